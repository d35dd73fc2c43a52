"""Check a text in a real Chromium: copy it masked, open an approved tool, put one's data back into the answer."""

from __future__ import annotations

import pytest

from console.chromium import NARROW, WIDE
from console.stage import Stage, axe, faults_of_looks, shot
from seawall.model.approvals import ToolDecision, ToolState

pytestmark = [pytest.mark.xdist_group("chromium")]
TEXT = "Write to ines.costa@mail.example about Maria Lindqvist,\ncard 4111 1111 1111 1111."


@pytest.fixture(scope="module")
def approving(stage: Stage) -> Stage:
    decision = ToolDecision(tool="claude-work", state=ToolState.APPROVED)
    stage.parts.store.approval_book().decide_tool(decision, by="person:ana@shop.example")
    stage.parts.store.beat()
    return stage


def test_a_masked_text_is_copied_opened_and_its_answer_restored_here(approving: Stage) -> None:
    seen = approving.watched(viewport=WIDE)
    page = seen.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.context.route("https://claude.ai/**", lambda route: route.fulfill(body="stand-in for the tool"))
    page.goto("/check")
    page.get_by_label("Tool it would go to").select_option("funnybot")
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_role("heading", name="What may go to Claude Team and Enterprise instead").wait_for()
    page.get_by_role("button", name="Copy masked text").focus()
    page.keyboard.press("Enter")
    page.get_by_text("stand-ins for your data. Paste them where you need them.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#ready").evaluate("one => one.textContent")
    assert copied.startswith("Write to ")
    assert copied.count("\n") == 1
    for value in ("ines.costa", "Lindqvist", "4111"):
        assert value not in copied
    stand_ins = page.locator("#ready mark.stand-in").all_inner_texts()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    answer = f"Dear {stand_ins[1].upper()}, **{stand_ins[0]}** is written to. Card: {stand_ins[-1].replace(' ', '-')}"
    page.get_by_label("The tool's answer").fill(answer)
    restored = page.get_by_role("region", name="With your data").inner_text()
    assert restored == "Dear Maria, **ines.costa@mail.example** is written to. Card: 4111 1111 1111 1111"
    page.get_by_text("3 values put back.").wait_for()
    assert asked == [], "restoring asks nobody"
    shot(seen, "check-restored")
    assert axe(seen) == []
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open Claude Team and Enterprise").click()
    assert opened.value.url.startswith("https://claude.ai/")
    assert opened.value.evaluate("window.opener") is None
    assert not seen.faults


def test_a_later_change_of_the_text_keeps_what_was_copied_restorable(approving: Stage) -> None:
    seen = approving.watched(viewport=WIDE)
    page = seen.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/check")
    box = page.get_by_label("Text", exact=True)
    box.fill("Write to ines.costa@mail.example")
    page.get_by_role("button", name="Copy masked text").click()
    page.get_by_text("1 stand-in for your data").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    box.fill("A lovely blue mug.")
    page.get_by_role("button", name="Copy text").wait_for()
    page.get_by_label("The tool's answer").fill(copied)
    assert page.get_by_role("region", name="With your data").inner_text() == "Write to ines.costa@mail.example"
    page.get_by_role("button", name="Copy text").click()
    page.get_by_text("Copied: 18 characters.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == "A lovely blue mug."
    assert not seen.faults


def test_a_finding_is_doubted_and_the_page_keeps_to_its_width(approving: Stage) -> None:
    seen = approving.watched(viewport=NARROW)
    page = seen.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/check")
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.locator("#result summary").click()
    page.get_by_role("button", name="Not sensitive").first.click()
    page.get_by_text("It is counted as wrong").wait_for()
    assert page.get_by_label("Text", exact=True).input_value() == TEXT
    page.get_by_role("button", name="Copy masked text").click()
    page.locator("#unmask").wait_for()
    page.locator("#result summary").click()
    assert faults_of_looks(seen, "check-doubted") == []
    assert not seen.faults
