"""The enrolment page for people, and the page where links are made."""

from __future__ import annotations

import re

import httpx
import msgspec
import pytest
from litestar import Litestar

from seawall.console.app import create
from seawall.console.parts import Parts
from seawall.model.event import EventKind
from seawall.store.search import EventFilter


async def test_anyone_may_read_how_a_browser_is_protected(browser) -> None:
    page = await browser.open("/endpoint/enroll")
    assert page.status_code == 200
    assert str(page.url).endswith("/endpoint/enroll"), "nobody is sent to sign in"
    for words in ("Load unpacked", "about:addons", "by policy", "Never leaves this browser", "What you type, paste"):
        assert words in browser.text
    assert "unsafe" not in page.headers["content-security-policy"]
    assert page.headers["referrer-policy"] == "same-origin"


@pytest.mark.parametrize(
    ("agent", "opened"),
    [("Mozilla/5.0 Firefox/140.0", "Firefox"), ("Chrome/156.0 Edg/156.0", "Edge"), ("Chrome/156.0", "Chrome, Chrom")],
)
async def test_the_steps_of_ones_own_browser_are_open(browser, agent: str, opened: str) -> None:
    page = (await browser.open("/endpoint/enroll", headers={"user-agent": agent})).text
    assert [words[:13].strip() for words in re.findall(r"<details open><summary>([^<]+)", page)] == [opened]


async def test_only_packages_that_are_there_are_offered(browser, parts: Parts, other_routes: Litestar) -> None:
    assert "/extension/" not in (await browser.open("/endpoint/enroll")).text
    there = msgspec.structs.replace(parts, packages=lambda: frozenset({"seawall.xpi"}))
    transport = httpx.ASGITransport(app=create(there, other_routes), client=("127.0.0.1", 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        page = (await client.get("/endpoint/enroll")).text
    assert set(re.findall(r'href="(/extension/[^"]+)"', page)) == {"/extension/seawall.xpi"}


async def test_a_link_is_made_shown_once_enrols_and_is_ended(owner, parts: Parts) -> None:
    await owner.open("/devices/links")
    page = (await owner.post("/devices/links", {"for": "Bo@Shop.example", "days": "7", "uses": "2"})).text
    found = re.search(r"http://127.0.0.1:8400/endpoint/enroll#(swe_[^.]+)\.([A-Za-z0-9_-]{43})<", page)
    assert found
    assert 'role="img"' in page
    devices = parts.store.devices()
    (kept,) = devices.enrolments()
    assert (kept.principal, kept.uses_left) == ("person:bo@shop.example", 2)
    page = (await owner.open("/devices/links")).text
    assert "bo@shop.example" in page
    assert found.group(1) not in page
    assert "The link is ended" in (await owner.post(f"/devices/links/{kept.id}", {})).text
    assert devices.enrolments() == ()
    (event,) = parts.store.events().page(EventFilter(kind=EventKind.ENDPOINT_TOKEN_REVOKED)).events
    assert event.event.detail["for"] == "person:bo@shop.example"
    assert (await owner.post("/devices/links/nothing", {})).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [
        {"for": "", "days": "7", "uses": "1"},
        {"for": "bo@shop.example", "days": "8", "uses": "1"},
        {"for": "bo@shop.example", "days": "7", "uses": "0"},
        {"for": "bo@shop.example", "days": "7", "uses": "many"},
        {"for": "agent:refunds", "days": "7", "uses": "1"},
    ],
)
async def test_what_cannot_be_is_refused_with_a_reason(owner, parts: Parts, fields: dict[str, str]) -> None:
    await owner.open("/devices/links")
    answer = await owner.post("/devices/links", fields)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert parts.store.devices().enrolments() == ()
