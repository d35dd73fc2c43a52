"""What people and administrators see of the endpoint, in a real Chromium: enrolment, devices, reports."""

from __future__ import annotations

import pytest

from console.chromium import WIDE
from console.stage import Stage, axe, faults_of_looks, shot
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.errors import SecondPersonNeeded

pytestmark = [pytest.mark.xdist_group("chromium")]


def test_the_enrolment_page_knows_its_link_and_sees_the_extension_come(stage: Stage) -> None:
    token = stage.parts.store.devices().allow("person:bo@shop.example")
    link = f"/endpoint/enroll#{token}.{stage.parts.store.policy_signer().link_text}"
    seen = stage.watched(signed_in=False, viewport=WIDE)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url + str(request.headers)))
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.page.goto(link)
    seen.page.get_by_text("The extension is not in this browser yet").wait_for()
    assert seen.page.get_by_role("region", name="Your link").inner_text() == stage.url + link
    seen.page.get_by_role("button", name="Copy link").click()
    seen.page.get_by_role("button", name="Copied").wait_for()
    assert seen.page.evaluate("navigator.clipboard.readText()") == stage.url + link
    shot(seen, "enrolment")
    seen.page.evaluate("document.documentElement.setAttribute('data-seawall-extension', '0.1.0')")
    seen.page.get_by_text("The extension is in this browser (version 0.1.0)").wait_for()
    assert not any(token in one for one in asked), "the secret half of the link never leaves the browser"
    seen.page.goto("/signin")
    seen.page.goto("/endpoint/enroll#swe_half")
    seen.page.get_by_text("This address is not a whole enrolment link").wait_for()
    assert not seen.faults


def test_the_enrolment_page_is_accessible_and_keeps_to_its_width(stage: Stage) -> None:
    seen = stage.watched(signed_in=False, viewport=WIDE)
    token = stage.parts.store.devices().allow("person:bo@shop.example")
    seen.page.goto(f"/endpoint/enroll#{token}.{stage.parts.store.policy_signer().link_text}")
    seen.page.locator("summary").last.click()
    assert faults_of_looks(seen, "enrolment") == []
    assert not seen.faults


def test_a_link_is_made_and_copied_by_keyboard(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    seen.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    seen.page.goto("/devices/links")
    seen.page.get_by_label("For whom").fill("bo@shop.example")
    seen.page.keyboard.press("Enter")
    seen.page.get_by_role("heading", name="The link for bo@shop.example").wait_for()
    seen.page.get_by_role("button", name="Copy link").focus()
    seen.page.keyboard.press("Enter")
    seen.page.get_by_role("button", name="Copied").wait_for()
    assert "/endpoint/enroll#swe_" in seen.page.evaluate("navigator.clipboard.readText()")
    seen.page.get_by_text("As a QR code").click()
    shot(seen, "link-new")
    assert axe(seen) == []
    assert not seen.faults


def test_pages_of_the_endpoint_are_accessible_and_keep_to_their_width(stage: Stage) -> None:
    seen = stage.watched(viewport=WIDE)
    device = stage.parts.store.devices().list()[0]
    store = stage.parts.store
    store.two_person = "always"
    for by in ("person:bo@shop.example", "service:command-line"):
        with pytest.raises(SecondPersonNeeded):
            store.approval_book().decide_tool(ToolDecision(tool="grok", state=ToolState.APPROVED), by=by)
    store.change_book().refuse(store.change_book().list()[0].id, by="person:ana@shop.example")
    pages = {"changes": "/changes", "devices": "/devices", "device": f"/devices/{device.id}", "links": "/devices/links"}
    found = []
    for name, path in pages.items():
        seen.page.goto(path)
        for summary in seen.page.locator("summary").all():
            summary.click()
        found += faults_of_looks(seen, name)
    assert found == []
    assert not seen.faults
