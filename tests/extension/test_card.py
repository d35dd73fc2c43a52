"""The card on a page that is strict, hostile and curious: it shows, keys and clicks use it, it leaves no trace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from console.chromium import NARROW, WIDE, picture
from extension.conftest import Browser, poll
from extension.stage import BLOCKS, MASKS, TEXT, Card, faults_of_looks

pytestmark = [pytest.mark.xdist_group("extension")]
VALUES = ("ana.garcia@shop.example", "4111 1111 1111 1111", "901820")
STRICT = (
    "default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HOSTILE = """<!doctype html><html lang="en"><title>strict</title>
<style nonce="n">
* { display: none !important; color: red !important; opacity: 0 !important; pointer-events: none !important }
html, body, main, textarea, [contenteditable] {
  display: block !important; opacity: 1 !important; pointer-events: auto !important }
html { font-size: 3px !important; direction: rtl }
#over { display: block !important; position: fixed; inset: 0; z-index: 2147483647; opacity: .01 !important }</style>
<main><h1>x</h1><textarea id="box" rows="3"></textarea><div id="rich" contenteditable="true">write here</div></main>
<div id="over"></div>
<script nonce="n">
  window.seen = [];
  const kinds = ["keydown", "keypress", "keyup", "input", "beforeinput", "paste", "copy", "focusin", "focusout",
    "click", "pointerdown"];
  for (const kind of kinds) for (const capture of [true, false]) addEventListener(kind, (event) =>
    seen.push([kind, event.key ?? "", event.data ?? "", event.target.tagName ?? ""].join(" ")), capture);
</script></html>"""


CALM = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>FunnyBot</title>
<style>body{font:16px sans-serif;margin:2em;color:#333;background:#fff}
@media (prefers-color-scheme: dark){body{background:#202123;color:#ddd}}
textarea{width:100%;box-sizing:border-box}</style><main><h1>FunnyBot</h1><p>Ask me anything.</p>
<label>Message<textarea id="box" rows="6"></textarea></label></main></html>"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    browser.site.serve("/strict", HOSTILE, content_security_policy=STRICT)
    browser.site.serve("/calm", CALM)
    page = browser.tab("card")
    page.set_viewport_size(WIDE)
    faults: list[str] = []
    failed = lambda error: faults.append(str(error))  # noqa: E731
    said = lambda message: faults.append(message.text) if message.type == "error" else None  # noqa: E731
    page.on("pageerror", failed)
    page.on("console", said)
    yield page
    page.remove_listener("pageerror", failed)
    page.remove_listener("console", said)
    assert [fault for fault in faults if "favicon" not in fault] == []


def strict(page: Page, query: str = "") -> Card:
    page.goto(f"https://funnybot.example/strict{query}")
    return Card(page)


def test_the_card_shows_on_a_strict_hostile_page_and_says_everything_but_the_values(page: Page) -> None:
    card = strict(page)
    card.ask(MASKS)
    dialog = card.wait("dialog", "Masked before it goes to FunnyBot")
    left, top, width, height = card.box(dialog)
    assert min(left, top) >= 0
    assert width > 400
    assert height > 200
    spoken = card.spoken()
    for words in (
        "stand-ins for",
        "E-mail address",
        "Card number",
        "••• 1111",
        "check digit",
        "Trains on what it is given",
        "not known",
        "funnybot.example, 1 Nov 2026",
        "Rule: mask-customer-data",
    ):
        assert words in spoken
    assert [value for value in VALUES if value in spoken] == []
    assert {p["name"]: p["value"].get("value") for p in dialog["properties"]}["modal"] is True
    assert dialog["description"]["value"].startswith("FunnyBot gets stand-ins")
    assert card.focused() == "Mask and paste"
    picture(page, "card-hostile")


def test_the_page_sees_an_empty_element_and_none_of_the_keys(page: Page) -> None:
    card = strict(page)
    page.focus("#box")
    card.ask(BLOCKS).wait("dialog")
    page.evaluate("seen.length = 0")
    card.press("I need it as it is")
    card.wait("radio", "The task")
    page.keyboard.press("Tab")
    page.keyboard.type("secret words")
    assert page.evaluate("seen.filter((line) => !line.includes('click') && !line.includes('pointer'))") == []
    host = page.evaluate(
        """() => { const host = [...document.documentElement.children].at(-1);
        const active = document.activeElement === host;
        return [host.tagName, host.shadowRoot === null, host.textContent, host.getAttributeNames().join(), active] }"""
    )
    assert host == ["DIV", True, "", "style", True]
    assert "ana.garcia" not in page.content()


@pytest.mark.parametrize(("key", "kind"), [("Enter", "mask"), ("Escape", "cancel")])
def test_enter_is_the_safe_choice_and_escape_cancels_and_the_editor_has_its_focus_back(
    page: Page, key: str, kind: str
) -> None:
    card = strict(page)
    page.focus("#rich")
    page.evaluate("getSelection().collapse(document.querySelector('#rich').firstChild, 5)")
    card.ask(MASKS).wait("dialog")
    page.keyboard.press(key)
    assert card.choice() == {"kind": kind}
    assert page.evaluate("[document.activeElement.id, getSelection().anchorOffset]") == ["rich", 5]
    assert page.evaluate("document.documentElement.children.length") == 2


def test_tab_stays_in_the_card_and_comes_to_every_offer(page: Page) -> None:
    card = strict(page)
    card.ask(BLOCKS).wait("dialog")
    assert card.focused() == "Cancel"
    met = []
    for _ in range(14):
        page.keyboard.press("Tab")
        met.append(card.focused())
    for name in (
        "Go to GoodBot for Work",
        "I need it as it is",
        "Ask for approval",
        "Cancel",
        "False alarm: Card number",
    ):
        assert name in met


def test_a_reason_is_asked_for_and_other_needs_words(page: Page) -> None:
    card = strict(page)
    card.ask(BLOCKS).wait("dialog")
    card.press("I need it as it is")
    card.wait("radio", "The task")
    assert "Counts for 15 minutes" in card.spoken()
    card.press("Paste as it is")
    card.wait("alert")
    card.press("Something else", "radio")
    card.press("In a few words", "textbox")
    page.keyboard.type("no")
    card.press("Paste as it is")
    page.keyboard.type("ne of it is real")
    card.press("Paste as it is")
    assert card.choice() == {"kind": "justify", "reason": "other", "text": "none of it is real"}


def test_only_what_a_person_did_counts(page: Page) -> None:
    card = strict(page)
    card.ask(BLOCKS).wait("dialog")
    page.evaluate(
        """() => { const host = document.activeElement;
        const far = {bubbles: true, composed: true};
        host.dispatchEvent(new KeyboardEvent("keydown", {key: "Escape", ...far}));
        host.dispatchEvent(new MouseEvent("click", far));
        host.click(); }"""
    )
    assert card.find("dialog") is not None
    page.evaluate("document.activeElement.remove()")  # a page that throws it out
    card.wait("dialog")
    page.evaluate("document.documentElement.lastChild.style.cssText = 'display:none'")
    poll(lambda: page.evaluate("getComputedStyle(document.documentElement.lastChild).display") == "block")
    page.keyboard.press("Escape")
    assert card.choice() == {"kind": "cancel"}


def test_a_page_that_keeps_throwing_it_out_gets_nothing(page: Page) -> None:
    card = strict(page)
    page.evaluate(
        "new MutationObserver((all) => all.forEach(({addedNodes}) => addedNodes.forEach((node) => node.remove())))"
        ".observe(document.documentElement, {childList: true})"
    )
    card.ask(MASKS)
    assert card.choice() == {"kind": "cancel"}


def test_a_page_that_opens_something_above_it_is_below_it_again(page: Page) -> None:
    card = strict(page)
    page.evaluate(
        """() => { const own = document.createElement("dialog"), layer = document.createElement("div");
          own.textContent = "own"; layer.popover = "manual";
          document.body.append(own, layer); window.open = () => { layer.showPopover(); own.showModal() } }"""
    )
    card.ask(MASKS)
    card.wait("dialog", "Masked before")
    page.evaluate("open()")
    poll(lambda: card.focused() == "Mask and paste")
    page.keyboard.press("Enter")
    assert card.choice() == {"kind": "mask"}


def test_the_approved_tool_opens_with_the_masked_text_on_the_clipboard(page: Page) -> None:
    page.goto("https://funnybot.example/calm")
    card = Card(page)
    card.ask(BLOCKS).wait("dialog")
    with page.context.expect_page() as opened:
        card.press("Go to GoodBot for Work")
    assert opened.value.url == "https://goodbot.example/new"
    assert opened.value.evaluate("window.opener") is None
    assert card.choice() == {"kind": "cancel"}
    page.bring_to_front()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[email]" in copied
    assert "[payment_card]" in copied
    assert [value for value in VALUES if value in copied] == []


def test_false_alarms_and_requests_reach_the_worker_without_a_value(page: Page) -> None:
    card = strict(page)
    card.ask(BLOCKS).wait("dialog")
    card.press("False alarm: E-mail address")
    card.wait("status")
    poll(lambda: "it is reported" in card.spoken())
    card.press("Ask for approval")
    card.press("What would you like", "textbox")
    page.keyboard.type("letters to customers")
    card.press("Send request")
    poll(lambda: "on its way" in card.spoken())
    alarm, request = card.told()
    assert alarm["report"]["kind"] == "falseAlarm"
    assert alarm["report"]["detail"] == {"detector": "email"}
    assert request == {
        "kind": "requestTool",
        "tool": "funnybot",
        "host": "funnybot.example",
        "reason": "letters to customers",
    }
    assert [value for value in VALUES if value in str(alarm)] == []


def test_a_request_that_can_not_be_sent_says_so(page: Page) -> None:
    card = strict(page, "?gone")
    card.ask(BLOCKS).wait("dialog")
    card.press("Ask for approval")
    card.press("Send request")
    poll(lambda: "try again later" in card.spoken())


def test_a_second_question_waits_for_the_first(page: Page) -> None:
    card = strict(page)
    card.ask(MASKS).ask(BLOCKS)
    card.wait("dialog", "Masked before")
    assert card.find("dialog", "can't go") is None
    page.keyboard.press("Enter")
    card.wait("dialog", "can't go")
    page.keyboard.press("Enter")
    assert card.choice() == {"kind": "cancel"}


def test_a_note_is_read_out_and_takes_no_focus(page: Page) -> None:
    card = strict(page)
    page.focus("#box")
    card.note("masked")
    poll(lambda: "values were masked" in card.spoken())
    assert card.wait("status")
    page.keyboard.type("on")
    assert page.input_value("#box") == "on"
    card.press("Close")
    poll(lambda: card.find("status") is None)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl"])
def test_every_language_fits_at_320_pixels(page: Page, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"https://funnybot.example/calm?open&lang={language}")
    card = Card(page)
    for cell in (MASKS, BLOCKS):
        card.ask(cell)
        page.locator("dialog").wait_for()
        wide = page.evaluate(
            """() => { const root = document.documentElement.lastElementChild.shadowRoot;
            const cut = (e) => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== "inline";
            return [...root.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth || cut(e))
              .map((e) => e.className || e.tagName) }"""
        )
        assert wide == []
        page.keyboard.press("Escape")
        card.choice()


@pytest.mark.parametrize(("width", "size"), [("wide", WIDE), ("narrow", NARROW)])
def test_it_looks_as_it_should_and_axe_has_nothing_against_it(page: Page, width: str, size: Any) -> None:
    page.set_viewport_size(size)
    page.goto("https://funnybot.example/calm?open")
    card = Card(page)
    page.fill("#box", "Please answer Ana.")
    for name, cell in (("mask", MASKS), ("block", BLOCKS)):
        card.ask(cell, account="personal", text=TEXT + " Also jo@shop.example, kim@shop.example, lee@shop.example.")
        page.locator("dialog").wait_for()
        assert faults_of_looks(page, f"{name}-{width}") == []
        if name == "block":
            page.get_by_role("button", name="I need it as it is").click(delay=300)
            page.get_by_role("radio").first.wait_for()
            assert faults_of_looks(page, f"justify-{width}") == []
        page.keyboard.press("Escape")
        card.choice()
    for kind in ("masked", "degraded"):
        card.note(kind)
        page.get_by_role("status").get_by_text("Seawall" if kind == "degraded" else "masked").wait_for()
        assert faults_of_looks(page, f"note-{kind}-{width}") == []
