"""What leaves a page: the stand-in's own log never holds a raw value, and clean text always arrives."""

from __future__ import annotations

import pytest

from extension.conftest import Browser, paste, poll
from extension.stage import Card

pytestmark = [pytest.mark.xdist_group("extension")]
CARD = "4111 1111 1111 1111"


def test_a_pasted_card_reaches_neither_editor_nor_server(browser: Browser) -> None:
    page = browser.open("chat.deepseek.com")
    paste(page, f"pay with {CARD} please")
    assert CARD not in page.input_value("#box")
    assert browser.site.holding(CARD) == []


def test_a_body_with_a_card_is_not_sent_and_a_clean_one_is(browser: Browser) -> None:
    page = browser.open("chat.deepseek.com")
    page.evaluate("(body) => void post(body).then((told) => (window.told = told))", f"pay with {CARD}")
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: page.evaluate("window.told") == "stopped")
    assert page.evaluate("post('how do I write a polite reminder?')") == "sent"
    browser.site.wait_for("a polite reminder")
    assert browser.site.holding(CARD) == []


def test_the_stand_in_finds_what_it_was_sent_however_it_is_packed(browser: Browser) -> None:
    """Without the extension in the way, so that an empty log means something."""
    page = browser.open("unguarded.example")
    sent = page.evaluate(
        """async (card) => {
          const squeezed = new Blob([card]).stream().pipeThrough(new CompressionStream("gzip"));
          const form = new FormData(); form.append("f", new File([card], "a.txt"));
          const socket = new WebSocket("wss://unguarded.example/socket");
          await new Promise((done) => (socket.onopen = done)); socket.send("frame " + card);
          await new Promise((done) => (socket.onmessage = done));
          await post(card, "/plain"); await post(btoa(card), "/base64"); await post(form, "/form");
          await post(await new Response(squeezed).blob(), "/gzip");
          await post(new URLSearchParams({ f: card }), "/query");
          await fetch("/get?q=" + encodeURIComponent(card));
          await post(JSON.stringify([JSON.stringify({ a: card })]), "/json");
        }""",
        CARD,
    )
    assert sent is None
    ways = {"/plain", "/base64", "/form", "/gzip", "/query", "/get", "/json", "/socket"}
    poll(lambda: ways <= {entry.target.partition("?")[0] for entry in browser.site.holding(CARD)})
