"""The editors AI sites are built with, each on a stand-in that sends its own way: what people put in goes masked."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from extension.conftest import Browser, poll
from extension.stage import Card
from extension.standin import StandIn

pytestmark = [pytest.mark.xdist_group("extension")]
SITES = Path(__file__).parent / "sites"
EDITORS = ("prosemirror", "tiptap", "lexical", "quill", "slate", "codemirror", "textarea", "contenteditable")
CARD = "4111 1111 1111 1111"
MAIL = "ana.synthetic@customers.example"
TEXT = f"Ship to {MAIL}, paid with {CARD}"
PAGE = """<!doctype html><html lang="en"><title>stand-in</title><div id="editor"></div>
<button id="send">Send</button><pre id="answer"></pre><script src="/sites.js"></script></html>"""
FOCUS = """() => { const at = document.querySelector("#editor");
  const inner = (at.shadowRoot ?? at).querySelector("[contenteditable=true], textarea") ?? at;
  inner.focus() }"""
STRICT = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src blob:"


def serve_editors(site: StandIn, into: Path) -> None:
    """Bundle them into this file and serve each at /site/NAME."""
    subprocess.run(["node", "build.mjs", str(into)], cwd=SITES, check=True, timeout=120)
    site.serve("/sites.js", into.read_bytes(), "text/javascript")
    for name in EDITORS:
        site.serve(f"/site/{name}", PAGE, content_security_policy=f"{STRICT}; connect-src 'self' wss:")


@pytest.fixture(scope="module")
def bundle(site: StandIn, tmp_path_factory: pytest.TempPathFactory) -> None:
    serve_editors(site, tmp_path_factory.mktemp("sites") / "sites.js")


def at(browser: Browser, name: str) -> Page:
    page = browser.open(path=f"/site/{name}")
    poll(lambda: page.evaluate("document.body.dataset.ready"))
    page.bring_to_front()
    page.evaluate(FOCUS)
    return page


def content(page: Page) -> str:
    """A blank at a line's end stays the browser's own kind where an editor takes the paste itself."""
    return str(page.evaluate("read()")).replace("\xa0", " ")


def holding(page: Page, text: str) -> None:
    try:
        poll(lambda: text in content(page))
    except AssertionError:
        raise AssertionError(f"no {text!r} in {content(page)!r}") from None


def empty(page: Page) -> None:
    """Delete all there is; again where an editor had not taken in yet what was selected."""

    def deleted() -> bool:
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        return not content(page).strip()

    poll(deleted)


@pytest.mark.usefixtures("bundle")
@pytest.mark.parametrize("name", EDITORS)
def test_what_people_put_in_goes_masked_and_clean_text_goes_as_it_is(browser: Browser, name: str) -> None:
    page = at(browser, name)
    page.keyboard.type("How do I write a polite reminder?")
    page.keyboard.press("Enter")
    browser.site.wait_for("How do I write a polite reminder?")

    empty(page)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", TEXT)
    page.keyboard.type("Hello ")
    page.keyboard.press("Control+V")
    Card(page).wait("dialog")
    assert content(page).strip() == "Hello"
    page.keyboard.press("Enter")
    holding(page, "Hello Ship to qz")
    page.keyboard.press("Enter")
    browser.site.wait_for("Hello Ship to qz")
    for _ in range(3):  # what was pasted has never been in the editor, so nothing brings it back
        page.keyboard.press("Control+Z")
        assert MAIL not in content(page)
        assert CARD not in content(page)

    empty(page)
    page.keyboard.type(TEXT)
    poll(lambda: content(page) == TEXT)
    before = page.evaluate("sends")
    (page.click("#send") if EDITORS.index(name) % 2 else page.keyboard.press("Enter"))
    Card(page).wait("dialog")
    assert page.evaluate("sends") == before
    page.keyboard.press("Enter")
    holding(page, "Ship to qz")
    poll(lambda: MAIL not in content(page))
    assert content(page).startswith("Ship to qz")
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []
    browser.site.clear()
    page.click("#send")
    browser.site.wait_for("Ship to qz")


@pytest.fixture(autouse=True)
def _nothing_raw_arrived(browser: Browser) -> Iterator[None]:
    """Whatever a test does; the log is searched in every packing."""
    yield
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []
