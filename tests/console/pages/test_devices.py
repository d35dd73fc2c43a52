"""The devices page, as people meet it."""

from __future__ import annotations

import pytest

from console.story import tell_of_devices
from seawall.console.parts import Parts
from seawall.store.devices import Device


@pytest.fixture
def devices(parts: Parts, clock) -> list[Device]:
    return tell_of_devices(parts, clock)


async def test_without_devices_the_page_says_what_to_do_first(owner) -> None:
    page = (await owner.open("/devices")).text
    assert "No browser is protected yet" in page
    assert 'href="/devices/links"' in page
    assert "0 of 1" in page


async def test_the_page_shows_who_is_covered_what_fails_and_what_leaves_no_trail(devices, owner) -> None:
    await owner.open("/devices")
    assert "2 of 3" in owner.text
    assert "cy@shop.example" in owner.text
    assert "fetch was not seen" in owner.text
    assert owner.text.index("Where the protection does not work") < owner.text.index("AI sites people use")
    assert "of 3 texts Seawall saw" in owner.text


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("q=cy@", {2}),
        ("kind=clipboard", {3}),
        ("state=silent", {2}),
        ("state=failing", {1}),
        ("state=revoked", set()),
        ("q=nobody", set()),
        ("kind=nonsense&state=nonsense", {0, 1, 2, 3}),
    ],
)
async def test_filters(devices, owner, query: str, shown: set[int]) -> None:
    page = (await owner.open(f"/devices?{query}")).text
    assert {at for at, one in enumerate(devices) if f"/devices/{one.id}" in page} == shown
    assert bool(shown) != ("No device fits" in page)


async def test_a_device_is_looked_at_and_ended(devices, owner, parts: Parts) -> None:
    await owner.open(f"/devices/{devices[1].id}")
    assert "Firefox of bo@shop.example" in owner.text
    assert "fetch was not seen" in owner.text
    assert "by hand" in owner.text
    assert "The device is ended" in (await owner.post(f"/devices/{devices[1].id}", {})).text
    assert parts.store.devices().get(devices[1].id).revoked_ms is not None
    assert f"/devices/{devices[1].id}" in (await owner.open("/devices?state=revoked")).text
    assert (await owner.open("/devices/dev_nobody")).status_code == 404
