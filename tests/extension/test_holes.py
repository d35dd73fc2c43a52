"""Ways round the obvious: shadow roots, nodes in no document, real drags, forms, addresses, workers without a gate."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from extension.conftest import Browser, poll
from extension.policy import stern as stern_policy
from extension.stage import Card
from extension.test_matrix import BLOCKING, CARD, MAIL, MASKING, TEXT, run

pytestmark = [pytest.mark.xdist_group("extension")]
CLEAN = "a polite reminder"
ECHO_WORKER = """onmessage = ({ data }) => fetch(new URL('/send', location.origin), { method: 'POST',
  body: typeof data === 'string' ? data : data.deep[0].get('text') })
    .then(() => postMessage('sent'), () => postMessage('stopped'))"""
SHARED = """onconnect = ({ ports: [port] }) => (port.onmessage = ({ data }) =>
  fetch('/send', { method: 'POST', body: data }).then(() => port.postMessage('sent')))"""
SERVICE = """onmessage = ({ data }) => fetch('/send', { method: 'POST', body: data.text })"""
PICKING = """<!doctype html><html lang="en"><title>stand-in</title><button id="go">Go</button><script>
  window.names = [];
  const heard = (input) => { input.type = 'file';
    input.addEventListener('change', () => names.push(input.files[0].name)); return input };
  class Own extends HTMLElement { constructor() { super();
    this.inner = this.attachShadow({ mode: this.localName.endsWith('closed') ? 'closed' : 'open' });
    this.inner.append(heard(document.createElement('input'))) } }
  customElements.define('own-open', class extends Own {}); customElements.define('own-closed', class extends Own {});
  const inputs = {
    open: () => document.body.appendChild(document.createElement('own-open')).inner.querySelector('input'),
    closed: () => document.body.appendChild(document.createElement('own-closed')).inner.querySelector('input'),
    detached: () => heard(document.createElement('input')),
    nested: () => document.createElement('div').appendChild(heard(document.createElement('input'))),
    declared: () => { const input = document.querySelector('#declared').shadowRoot.querySelector('input');
      return heard(input) },
  };
  go.onclick = () => inputs[window.kind]().click();
</script><div id="declared"><template shadowrootmode="open"><input type="file"></template></div></html>"""
FORMS = """<!doctype html><html lang="en"><title>stand-in</title>
<form id="form" method="post" action="/send" target="answer"><textarea id="q" name="q"></textarea>
<input type="hidden" name="copy"><button id="go">Send</button></form><iframe name="answer"></iframe>
<div id="host"><template shadowrootmode="closed"><form method="post" action="/send" target="answer">
<textarea name="q"></textarea></form></template></div></html>"""


@pytest.fixture(autouse=True)
def _nothing_raw_arrived(browser: Browser) -> Iterator[None]:
    """Whatever a test does; the log is searched in every packing."""
    yield
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []


def choose(page: Page, press: Callable[[], None], file: Path) -> None:
    """Choose a file in the browser's own dialogue, as a person does: the events are the browser's."""
    devtools = page.context.new_cdp_session(page)
    opened: list[int] = []
    devtools.on("Page.fileChooserOpened", lambda event: opened.append(event["backendNodeId"]))
    devtools.send("Page.enable")
    devtools.send("DOM.enable")
    devtools.send("Page.setInterceptFileChooserDialog", {"enabled": True})
    press()
    poll(lambda: page.evaluate("1") and opened)
    devtools.send("DOM.setFileInputFiles", {"files": [str(file)], "backendNodeId": opened[0]})
    devtools.detach()


@pytest.mark.parametrize("kind", ["open", "closed", "declared", "detached", "nested"])
def test_a_file_chosen_where_the_window_hears_nothing_is_read_first(
    browser: Browser, tmp_path: Path, kind: str
) -> None:
    bad, good = tmp_path / "orders.txt", tmp_path / "notes.txt"
    bad.write_text(TEXT)
    good.write_text("lamps on Monday")
    browser.site.serve("/picking", PICKING)
    page = browser.open(BLOCKING, "/picking")
    page.evaluate("(kind) => (window.kind = kind)", kind)
    choose(page, lambda: page.click("#go"), bad)
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: not Card(page).find("dialog"))
    choose(page, lambda: page.click("#go"), good)
    poll(lambda: page.evaluate("names.length"))
    assert set(page.evaluate("names")) == {"notes.txt"}


def test_a_picker_by_script_gives_no_file_that_may_not_go(browser: Browser) -> None:
    page = browser.context.new_page()
    page.add_init_script(
        """window.showOpenFilePicker = async () => { const folder = await navigator.storage.getDirectory();
          return [await folder.getFileHandle(window.kind + '.txt', { create: true })] }"""
    )
    page.goto(f"https://{BLOCKING}/")
    picked = """([kind, text]) => void (async () => { window.kind = kind;
      const at = await (await navigator.storage.getDirectory()).getFileHandle(kind + '.txt', { create: true });
      const into = await at.createWritable(); await into.write(text); await into.close();
      window.told = await showOpenFilePicker().then(([one]) => one.getFile())
        .then(({ name }) => name, ({ name }) => name) })()"""
    page.evaluate(picked, ["bad", TEXT])
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: page.evaluate("window.told") == "AbortError")
    page.evaluate(picked, ["good", CLEAN])
    poll(lambda: page.evaluate("window.told") == "good.txt")


@pytest.mark.parametrize("what", ["text", "file"])
def test_a_real_drag_is_asked_about_before_the_page_has_it(browser: Browser, tmp_path: Path, what: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT)
    page = browser.open(BLOCKING)
    box = page.locator("#box").bounding_box()
    assert box
    devtools = page.context.new_cdp_session(page)
    items = [{"mimeType": "text/plain", "data": TEXT}] if what == "text" else []
    data = {"items": items, "files": [str(file)] if what == "file" else [], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        devtools.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data})
    Card(page).wait("dialog")
    assert "drop" not in page.evaluate("got")
    page.keyboard.press("Escape")
    poll(lambda: not Card(page).find("dialog"))
    assert page.input_value("#box") == ""


@pytest.mark.parametrize("way", ["click", "requestSubmit"])
def test_a_form_is_masked_in_its_fields_and_sent_by_the_next_press(browser: Browser, way: str) -> None:
    browser.site.serve("/forms", FORMS)
    page = browser.open(MASKING, "/forms")
    page.evaluate("(text) => (document.querySelector('[name=copy]').value = text)", TEXT)
    page.fill("#q", TEXT)
    send = (lambda: page.click("#go")) if way == "click" else (lambda: page.evaluate("form.requestSubmit()"))
    for field in ("q", "copy") if way == "click" else ("copy",):  # a click is asked about as a prompt first
        send()
        Card(page).wait("dialog")
        page.keyboard.press("Enter")
        poll(lambda field=field: MAIL not in page.evaluate(f"form.elements.namedItem('{field}').value"))
        poll(lambda: not Card(page).find("dialog"))
    send()
    browser.site.wait_for("Ship to qz")


def test_a_form_by_script_goes_masked_with_its_files_and_from_a_shadow_root(browser: Browser) -> None:
    browser.site.serve("/forms", FORMS)
    page = browser.open(MASKING, "/forms")
    page.evaluate(
        """(text) => { const input = document.createElement('input'); input.type = 'file'; input.name = 'f';
          const data = new DataTransfer(); data.items.add(new File([text], 'a.txt')); input.files = data.files;
          form.enctype = 'multipart/form-data'; form.append(input); q.value = 'please ' + text; form.submit() }""",
        TEXT,
    )
    sent = browser.site.wait_for("please Ship to qz")
    assert b'filename="a.txt"' in sent.body
    assert page.input_value("#q") == f"please {TEXT}"  # the page's own field is as it was


GOING = {
    "location": "location.href = '/go?q=' + encodeURIComponent(TEXT)",
    "link by script": """(() => { const a = document.createElement('a');
        a.href = '/go?q=' + encodeURIComponent(TEXT); a.click() })()""",
    "link to a new tab by script": """(() => { const a = document.createElement('a'); a.target = '_blank';
        a.href = '/go?q=' + encodeURIComponent(TEXT); a.dispatchEvent(new MouseEvent('click')) })()""",
    "window.open": "open('/go?q=' + encodeURIComponent(TEXT))",
    "form in the address": """(() => { const form = document.createElement('form'); form.action = '/go';
        const box = document.createElement('input'); box.name = 'q'; box.value = TEXT; form.append(box);
        document.body.append(form); form.submit() })()""",
    "another tool's address": "location.href = 'https://claude.ai/go?q=' + encodeURIComponent(TEXT)",
}


@pytest.mark.parametrize("way", GOING)
def test_no_address_carries_it_away_and_a_clean_one_is_gone_to(browser: Browser, way: str) -> None:
    page = browser.open(BLOCKING)
    page.evaluate("(text) => { window.TEXT = text; document.body.append('here') }", TEXT)
    go = f"setTimeout(() => {{ {GOING[way]} }})"
    page.evaluate(go)
    poll(lambda: "may not have" in Card(page).spoken() or Card(page).find("status"))
    assert page.url == f"https://{BLOCKING}/"
    page.evaluate("window.TEXT = 'a polite reminder'")
    if "new tab" in way or "open" in way:
        with page.context.expect_event("page") as opened:
            page.evaluate(go)
        opened.value.wait_for_url("**/go?*")
    else:
        with page.expect_navigation(url="**/go?*"):
            page.evaluate(go)
    browser.site.wait_for(CLEAN)


def test_a_data_channel_carries_what_a_person_may_send_and_no_more(browser: Browser) -> None:
    page = browser.open(MASKING)
    heard = page.evaluate(
        """async (texts) => {
          const [one, two] = [new RTCPeerConnection(), new RTCPeerConnection()];
          one.onicecandidate = ({ candidate }) => candidate && two.addIceCandidate(candidate);
          two.onicecandidate = ({ candidate }) => candidate && one.addIceCandidate(candidate);
          const heard = [];
          const all = new Promise((done) => { two.ondatachannel = ({ channel }) => {
            channel.onmessage = ({ data }) => heard.push(data) === texts.length && done() } });
          const channel = one.createDataChannel("out");
          await one.setLocalDescription(await one.createOffer());
          await two.setRemoteDescription(one.localDescription);
          await two.setLocalDescription(await two.createAnswer());
          await one.setRemoteDescription(two.localDescription);
          await new Promise((done) => { channel.onopen = done });
          for (const text of texts) channel.send(text);
          await Promise.race([all, new Promise((done) => setTimeout(done, 30_000))]);
          return heard }""",
        [TEXT, CLEAN],
    )
    assert len(heard) == 2
    assert heard[1] == CLEAN
    assert TEXT not in heard[0]
    assert MAIL not in heard[0]


def test_a_link_a_person_presses_is_met_at_the_click(browser: Browser) -> None:
    page = browser.open(BLOCKING)
    page.evaluate(
        """(text) => { const a = document.createElement('a'); a.textContent = 'more'; a.id = 'more';
          a.target = '_blank';
          a.href = '/go?q=' + encodeURIComponent(text);
          document.body.prepend(a) }""",
        TEXT,
    )
    before = len(page.context.pages)
    page.click("#more")
    poll(lambda: Card(page).find("status"))
    assert len(page.context.pages) == before


WORKERS = {
    "own script": "new Worker('/worker.js')",
    "module": "new Worker('/worker.js', { type: 'module' })",
    "worker of a worker": """(() => { const code = `const inner = new Worker('${location.origin}/worker.js');
      inner.onmessage = ({ data }) => postMessage(data); onmessage = ({ data }) => inner.postMessage(data)`;
      return new Worker(URL.createObjectURL(new Blob([code]))) })()""",
    "worker of a module": "new Worker('/outer.js', { type: 'module' })",
    "forbidden": "new Worker('/worker.js')",
}
ASKED = """new Promise((done) => { window.kept = [window.kept, %s]; const worker = window.kept[1];
  worker.onmessage = ({ data }) => data === 'sent' && done(data);
  for (const message of [%s].flat()) worker.postMessage(message) })"""


@pytest.mark.parametrize("way", WORKERS)
def test_workers_of_every_kind_send_nothing_raw(browser: Browser, way: str) -> None:
    """`forbidden`: the page's own policy lets it have no worker from a blob, so ours can't be put before it."""
    browser.site.serve("/worker.js", ECHO_WORKER, "text/javascript")
    outer = "const inner = new Worker('/worker.js'); inner.onmessage = ({ data }) => postMessage(data);"
    browser.site.serve("/outer.js", f"{outer} onmessage = ({{ data }}) => inner.postMessage(data);", "text/javascript")
    strict = {"content_security_policy": "worker-src 'self'"} if way == "forbidden" else {}
    browser.site.serve("/workers", "<!doctype html><title>stand-in</title>", **strict)
    page = browser.open(MASKING, "/workers")
    for message in ("TEXT", "{ deep: [new Map([['text', TEXT]])] }"):
        browser.site.clear()
        assert run(page, ASKED % (WORKERS[way], message), TEXT) == "sent"
        browser.site.wait_for("Ship to qz")
    # A message that waits for a person holds up the next.
    browser.keep(policy=stern_policy(), grants=[], customers=None)
    stern = browser.open(BLOCKING, "/workers")
    browser.site.clear()
    # What is said keeps its order: the answer is to the clean one, and the other has not gone before it.
    assert run(stern, ASKED % (WORKERS[way], f"[TEXT, '{CLEAN}']"), TEXT) == "sent"
    assert [entry.body for entry in browser.site.entries() if entry.target == "/send"] == [CLEAN.encode()]


def test_shared_and_service_workers_are_told_nothing_raw(browser: Browser) -> None:
    browser.site.serve("/shared.js", SHARED, "text/javascript")
    browser.site.serve("/service.js", SERVICE, "text/javascript")
    page = browser.open(MASKING)
    shared = """new Promise((done) => { const { port } = new SharedWorker('/shared.js');
      port.onmessage = ({ data }) => done(data); port.postMessage(TEXT) })"""
    assert run(page, shared, TEXT) == "sent"
    browser.site.wait_for("Ship to qz")
    handed = """new Promise((done) => { const { port1, port2 } = new MessageChannel(); void port2;
      navigator.serviceWorker.register('/service.js').then(() => navigator.serviceWorker.ready)
        .then(({ active }) => { active.postMessage({ text: TEXT }); done('ran') }) })"""
    browser.site.clear()
    run(page, handed, TEXT)
    browser.site.wait_for("Ship to qz")
