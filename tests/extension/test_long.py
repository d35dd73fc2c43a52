"""Long texts, and dear ones: nobody's page stands still for them, and none goes unseen for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from extension.conftest import Browser, paste, poll
from extension.stage import Card
from extension.test_matrix import CARD, MASKING

pytestmark = [pytest.mark.xdist_group("extension")]
PAGE = """<!doctype html><html lang="en"><title>stand-in</title>
<textarea id="box" rows="4" cols="60"></textarea><script>
  window.turns = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { turns++; setTimeout(() => port2.postMessage(0), 5) };
  port2.postMessage(0);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); fetch("/send", { method: "POST", body: box.value }) }
  });
</script></html>"""
# Code like it, with nothing in it that is anybody's: dear, because much of it begins as numbers and names of values do.
# No longer than it takes: the tree in which the card is looked for holds every line of the box.
CLEAN = "".join(
    f"  const total{n} = items.map((item) => item.price * {n}).reduce((a, b) => a + b, 0); // see #{n}\n"
    for n in range(3_000)
)
DENSE = "".join(f"order number 4{n:06} refund {n}.20 for order #{n}, invoice RE-{n:06} shipped; " for n in range(3_000))


def at(browser: Browser, host: str) -> Page:
    browser.site.serve("/long", PAGE)
    page = browser.open(host, "/long", fresh=True)  # its turns go on until it is closed
    page.set_default_timeout(60_000)
    return page


def test_the_page_goes_on_while_a_dear_paste_is_looked_at(browser: Browser) -> None:
    page = at(browser, MASKING)
    before = page.evaluate("turns")
    paste(page, DENSE + f" Her card is {CARD}.")
    Card(page).wait("dialog")
    assert page.evaluate("turns") - before > 5
    assert page.evaluate("box.value") == ""
    page.keyboard.press("Escape")
    assert browser.site.holding(CARD) == []


def test_a_long_prompt_is_held_while_it_is_looked_at_and_goes_with_the_next_press(browser: Browser) -> None:
    page = at(browser, MASKING)
    page.evaluate("(text) => { box.value = text; box.focus() }", CLEAN)
    page.keyboard.press("Enter")
    poll(lambda: "still looking" in Card(page).spoken())
    assert not browser.site.holding("total2999 = items")

    def sent() -> bool:
        page.keyboard.press("Enter")
        return bool(browser.site.holding("total2999 = items"))

    poll(sent, 60)
