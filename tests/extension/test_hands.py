"""A person's hands on editors and frames of many makes: what is put in is asked about before the page has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page

from extension.conftest import Browser, poll, session
from extension.stage import Card
from extension.test_matrix import BLOCKING, CARD, MAIL, MASKING, TEXT

pytestmark = [pytest.mark.xdist_group("extension")]
OWN = """<!doctype html><html lang="en"><title>stand-in</title><button id="send">Send</button><script>
  const say = (text, path = '/send') =>
    fetch(path, { method: 'POST', body: text }).then(() => 'sent', () => 'stopped');
  window.model = ''; window.sends = 0;
  const go = () => { sends++; say(model) };
</script>%s</html>"""
MAKES = (Path(__file__).parent / "sites" / "makes.html").read_text().split("<!-- make: ")[1:]
EDITORS = {name: code.partition("<!--")[0] for name, code in (one.split(" -->\n", 1) for one in MAKES)}


@pytest.fixture(autouse=True)
def _nothing_raw_arrived(browser: Browser) -> Iterator[None]:
    yield
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []


def at(browser: Browser, name: str, host: str = MASKING) -> Page:
    browser.site.serve("/own", OWN % EDITORS[name])
    return ready(browser.open(host, "/own"), name)


def ready(page: Page, name: str) -> Page:
    """With the focus in the editor."""
    if name == "written anew":
        poll(lambda: page.evaluate("window.anew"))
    page.evaluate("window.focusAt ? focusAt() : document.querySelector('#at').focus()")
    return page


def copy(page: Page, text: str) -> None:
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)


@pytest.mark.parametrize("name", EDITORS)
def test_what_is_pasted_and_what_is_typed_goes_masked(browser: Browser, name: str) -> None:
    page = at(browser, name)
    send = (lambda: page.click("#send")) if name == "pressed" else (lambda: page.keyboard.press("Enter"))
    copy(page, TEXT)
    page.keyboard.press("Control+V")
    Card(page).wait("dialog")
    assert page.evaluate("model") == ""
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.evaluate("model"))
    assert MAIL not in page.evaluate("model")
    send()
    browser.site.wait_for("Ship to qz")
    browser.site.clear()
    copy(page, "lamps")
    page.reload()
    ready(page, name).keyboard.type(TEXT)
    send()
    if name not in ("pressed", "hidden textarea", "no field"):  # what is not in the editor is met on its way out
        Card(page).wait("dialog")
        page.keyboard.press("Enter")
        poll(lambda: "qz" in page.evaluate("model") and MAIL not in page.evaluate("model"))
        page.keyboard.press("Enter")
    browser.site.wait_for("Ship to qz")


def drop(page: Page, text: str) -> None:
    """A text dragged from elsewhere into the editor."""
    box = page.locator("#at").bounding_box()
    assert box
    data = {"items": [{"mimeType": "text/plain", "data": text}], "files": [], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        told = {"type": kind, "x": box["x"] + 9, "y": box["y"] + box["height"] / 2, "data": data}
        session(page).send("Input.dispatchDragEvent", told)


def test_lines_and_drops_are_put_in_as_the_editor_is_told_of_them(browser: Browser) -> None:
    page = at(browser, "told blocks")
    copy(page, f"Dear team,\nship to {MAIL}\n{CARD}")
    page.keyboard.type("Hi. ")
    page.keyboard.press("Control+V")
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: page.evaluate("model").count("\n") == 2)
    page.keyboard.type("!")
    assert page.evaluate("model").startswith("Hi. Dear team,\nship to qz")
    drop(page, MAIL)
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: not Card(page).find("dialog"))
    page.keyboard.type("?")
    assert page.evaluate("model").endswith("!?")
    drop(page, MAIL)
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: page.evaluate("model").endswith("@mail.example"))
    page.keyboard.press("Enter")
    browser.site.wait_for("Dear team,")


def test_a_text_that_only_the_html_of_a_paste_says_is_asked_about_and_left_out(browser: Browser) -> None:
    """Pasted, and taken by the page itself."""
    page = at(browser, "plain text only")
    page.evaluate(
        """([plain, html]) => { const of = (text, type) => [type, new Blob([text], { type })];
          const both = [of(plain, 'text/plain'), of(html, 'text/html')];
          return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(both))]) }""",
        ["one lamp", f"<p>one <i hidden>{MAIL}</i>lamp</p>"],
    )
    page.keyboard.press("Control+V")
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: page.evaluate("model") == "one lamp")
    page.evaluate("void navigator.clipboard.read().then(([one]) => (window.types = one.types))")
    poll(lambda: page.evaluate("window.types"))
    assert page.evaluate("types") == ["text/plain"]


@pytest.mark.parametrize(("first", "last", "before", "after"), [(6, 6, "Hello ", "there"), (0, 11, "", "")])
def test_a_page_that_is_an_editor_as_a_whole_has_it_where_the_person_was(
    browser: Browser, first: int, last: int, before: str, after: str
) -> None:
    browser.site.serve(
        "/whole", "<!doctype html><title>w</title><p>Hello there<script>document.designMode = 'on'</script>"
    )
    page = browser.open(MASKING, "/whole")
    page.bring_to_front()
    copy(page, MAIL)
    page.evaluate(
        """([first, last]) => { const text = document.querySelector('p').firstChild;
          getSelection().setBaseAndExtent(text, first, text, last) }""",
        [first, last],
    )
    page.keyboard.press("Control+V")
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.inner_text("p"))
    shown = page.inner_text("p")
    assert shown.startswith(f"{before}qz")
    assert shown.endswith(f".example{after}")


def test_what_an_input_method_composes_is_asked_about_when_it_is_sent(browser: Browser) -> None:
    page = at(browser, "plain text only")
    devtools = session(page)
    for part in (TEXT[:3], TEXT[: len(TEXT) // 2], TEXT):
        devtools.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
    devtools.send("Input.insertText", {"text": TEXT})
    page.keyboard.press("Enter")
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.evaluate("model"))
    page.keyboard.press("Enter")
    browser.site.wait_for("Ship to qz")


def press(page: Page, command: str) -> None:
    """A command of the browser's own menu."""
    session(page).send("Input.dispatchKeyEvent", {"type": "keyDown", "key": "v", "code": "KeyV", "commands": [command]})


@pytest.mark.parametrize("way", ["plain", "menu", "composed", "dictated", "dragged in the page"])
def test_ways_of_putting_a_text_in(browser: Browser, way: str) -> None:
    page = at(browser, "controlled")
    copy(page, TEXT)
    devtools = session(page)
    if way == "plain":
        page.keyboard.press("Control+Shift+V")
    elif way == "menu":
        press(page, "paste")
    elif way == "composed":
        devtools.send("Input.imeSetComposition", {"text": TEXT, "selectionStart": len(TEXT), "selectionEnd": len(TEXT)})
        devtools.send("Input.insertText", {"text": TEXT})
        page.keyboard.press("Enter")
    elif way == "dictated":
        devtools.send("Input.insertText", {"text": TEXT})
        page.keyboard.press("Enter")
    else:
        page.evaluate(
            """(text) => document.querySelector('#at').dispatchEvent(new InputEvent('beforeinput',
          { inputType: 'insertFromDrop', data: text, bubbles: true, cancelable: true, composed: true }))""",
            TEXT,
        )
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.evaluate("document.querySelector('#at').value"))
    page.keyboard.press("Enter")
    browser.site.wait_for("Ship to qz")


READS = {
    "readText": "navigator.clipboard.readText()",
    "read": "navigator.clipboard.read().then(async ([one]) => (await one.getType('text/plain')).text())",
}


@pytest.mark.parametrize("way", READS)
def test_a_page_that_takes_the_clipboard_by_itself_gets_stand_ins_or_nothing(browser: Browser, way: str) -> None:
    for host, told in ((MASKING, "Ship to qz"), (BLOCKING, "NotAllowedError")):
        page = at(browser, "controlled", host)
        browser.worker.evaluate("chrome.storage.local.set({ grants: [] })")
        copy(page, TEXT)
        page.evaluate(f"void {READS[way]}.then((text) => (window.told = text), ({{ name }}) => (window.told = name))")
        if host == BLOCKING:
            Card(page).wait("dialog")
            page.keyboard.press("Escape")
        poll(lambda page=page: page.evaluate("window.told"))
        assert told in page.evaluate("told")
        assert MAIL not in page.evaluate("told")


INNER = OWN % EDITORS["controlled"]
QUOTED = INNER.replace("&", "&amp;").replace('"', "&quot;")
FRAMES = {
    "same host": 'src="/inner"',
    "other tool": 'src="https://claude.ai/inner"',
    "no tool's host": 'src="https://composer.example/inner"',
    "from text": f'srcdoc="{QUOTED}"',
    "sandboxed": f'sandbox="allow-scripts" srcdoc="{QUOTED}"',
}
OPEN = """(text) => { const made = open(text ? 'about:blank' : '/inner');
  if (text) { made.document.write(text); made.document.close() } }"""
GUARDED = """async () => {
  const [{ id }] = await chrome.tabs.query({ url: 'https://chatgpt.com/outer' });
  const target = { tabId: id, allFrames: true };
  const all = await chrome.scripting.executeScript({ target, func: () => location.host + globalThis.seawallGuards });
  return all.map(({ result }) => result) }"""


@pytest.mark.parametrize("kind", [*FRAMES, "window", "empty window"])
def test_an_editor_in_a_frame_or_another_window_is_guarded(browser: Browser, kind: str) -> None:
    browser.site.serve("/inner", INNER)
    frame = f"<iframe width=600 height=400 {FRAMES[kind]}></iframe>" if kind in FRAMES else ""
    browser.site.serve("/outer", f"<!doctype html><title>stand-in</title><h1>Tool</h1>{frame}")
    top = browser.open(MASKING, "/outer")
    copy(top, TEXT)
    inner: Page | Frame
    if kind in FRAMES:
        inner = poll(lambda: len(top.frames) > 1 and top.frames[1])
    else:
        with top.context.expect_page() as opened:
            top.evaluate(OPEN, INNER if kind.startswith("empty") else "")
        inner = top = opened.value
        top.bring_to_front()
    inner.click("#at")
    if kind == "no tool's host":  # the guards come when somebody writes there
        poll(lambda: top.evaluate("1") and "composer.exampletrue" in browser.worker.evaluate(GUARDED))
    top.keyboard.press("Control+V")
    poll(lambda: asked(top, inner))
    top.keyboard.press("Enter")
    poll(lambda: "qz" in inner.evaluate("model"))
    top.keyboard.press("Enter")
    browser.site.wait_for("Ship to qz")
    assert inner.evaluate("say('a polite reminder')") == "sent"
    assert inner.evaluate("(text) => say(text)", TEXT) in ("sent", "stopped")


def asked(page: Page, inner: Any) -> bool:
    """Whether there is a card, in the page or in the frame."""
    if Card(page).find("dialog"):
        return True
    host = inner.evaluate("[...document.documentElement.children].at(-1).localName")
    return bool(host == "div" and inner.evaluate("document.activeElement.localName") == "div")


def test_a_table_with_its_picture_is_pasted_as_text(browser: Browser) -> None:
    page = at(browser, "own paste", BLOCKING)
    page.evaluate("""() => { const t = new DataTransfer(); t.setData('text/plain', 'lamps\\t3');
      t.items.add(new File([new Uint8Array([137, 80, 78, 71])], 'image.png', { type: 'image/png' }));
      const how = { clipboardData: t, bubbles: true, cancelable: true, composed: true };
      at.dispatchEvent(new ClipboardEvent('paste', how)) }""")
    poll(lambda: "lamps" in page.evaluate("model"))


def test_a_dropped_folder_is_read_file_by_file(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "orders"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_text("lamps on Monday")
    bad = folder / "deep" / "b.txt"
    bad.write_text(TEXT)
    page = browser.open(BLOCKING)
    page.evaluate("""() => document.addEventListener('drop', (e) => { e.preventDefault();
      window.names = [...e.dataTransfer.files].map(({ name }) => name) })""")
    box = page.locator("#box").bounding_box()
    assert box

    def drop() -> None:
        data = {"items": [], "files": [str(folder)], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            session(page).send(
                "Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data}
            )

    drop()
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: not Card(page).find("dialog"))
    assert page.evaluate("window.names ?? null") is None
    bad.write_text("shades on Tuesday")
    drop()
    poll(lambda: page.evaluate("window.names"))
    assert sorted(page.evaluate("names")) == ["a.txt", "b.txt"]
