"""Every way out of a page, tried with customer data: the stand-in's log holds none of it, and clean text arrives."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from extension.conftest import STAGE, Browser, paste, poll
from extension.policy import policy, stern
from extension.stage import Card

pytestmark = [pytest.mark.xdist_group("extension")]
CARD = "4111 1111 1111 1111"
MAIL = "ana.synthetic@customers.example"
TEXT = f"Ship to {MAIL}, paid with {CARD}"
MASKING, BLOCKING, COACHING = "chatgpt.com", "chat.deepseek.com", "chat.mistral.ai"

TOLD = ".then(() => 'sent', () => 'stopped')"
SEND = "fetch(location.origin + '/send', { method: 'POST', body: TEXT })" + TOLD
WAYS = {
    "fetch with text": "post(TEXT)",
    "fetch with JSON": "post(JSON.stringify({ messages: [{ content: TEXT }] }))",
    "fetch with JSON in JSON": "post(JSON.stringify({ f: JSON.stringify([null, TEXT]) }))",
    "fetch with a form": "post(new URLSearchParams({ q: TEXT }))",
    "fetch with a Blob": "post(new Blob([TEXT]))",
    "fetch with bytes": "post(new TextEncoder().encode(TEXT))",
    "fetch with a file": """(() => { const form = new FormData();
        form.append('f', new File([TEXT], 'a.txt')); return post(form) })()""",
    "fetch of a Request": f"fetch(new Request('/send', {{ method: 'POST', body: TEXT }})){TOLD}",
    "fetch of a stream": f"""fetch('/send', {{ method: 'POST', duplex: 'half',
        body: new Blob([TEXT]).stream() }}){TOLD}""",
    "fetch of an address": f"fetch('/send?q=' + encodeURIComponent(TEXT)){TOLD}",
    "XMLHttpRequest": """new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send');
        x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send(TEXT) })""",
    "XMLHttpRequest with a Blob": """new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/send');
        x.onload = () => done('sent'); x.onerror = () => done('stopped'); x.send(new Blob([TEXT])) })""",
    "beacon": "navigator.sendBeacon('/send', TEXT) ? 'sent' : 'stopped'",
    "WebSocket": """new Promise((done) => { const s = new WebSocket('wss://' + location.host + '/socket');
        s.onopen = () => { s.send(TEXT); s.send('the end') };
        s.onmessage = (e) => String(e.data).includes('the end') && done('ran') })""",
    "frame without an address": f"""(() => {{ const frame = document.createElement('iframe');
        document.body.append(frame); return frame.contentWindow.{SEND} }})()""",
    "frame from text": f"""new Promise((done) => {{ const frame = document.createElement('iframe');
        frame.srcdoc = '<p>x'; frame.onload = () => frame.contentWindow.{SEND}.then(done);
        document.body.append(frame) }})""",
    "worker": f"""new Promise((done) => {{ const code = `onmessage = (event) => fetch('${{location.origin}}/send',
          {{ method: 'POST', body: event.data }}){TOLD}.then(postMessage)`;
        const worker = new Worker(URL.createObjectURL(new Blob([code])));
        worker.onmessage = (event) => done(event.data); worker.postMessage(TEXT) }})""",
    "form by script": """(() => { const form = document.createElement('form'); form.method = 'post';
        form.action = '/send'; form.target = '_blank'; const box = document.createElement('textarea');
        box.name = 'q'; box.value = TEXT; form.append(box); document.body.append(form); form.submit();
        return 'ran' })()""",
}


def run(page: Page, way: str, text: str) -> str:
    """The page's own code sends a text some way, without anybody having touched the page."""
    page.evaluate("(text) => { window.TEXT = text; window.outcome = undefined }", text)
    page.evaluate(
        "(code) => { const s = document.createElement('script'); s.textContent = code; document.head.append(s) }",
        f"Promise.resolve({way}).then((told) => (window.outcome = told), (error) => (window.outcome = String(error)))",
    )
    poll(lambda: page.evaluate("window.outcome") is not None)
    return str(page.evaluate("window.outcome"))


@pytest.fixture(scope="module")
def blocking(_browser: Browser) -> tuple[Browser, Page]:
    _browser.keep(policy=stern(), grants=[], customers=None)
    return _browser, _browser.open(BLOCKING)


@pytest.mark.parametrize("way", WAYS)
def test_what_the_page_sends_by_itself_is_stopped_and_clean_text_arrives(
    blocking: tuple[Browser, Page], way: str
) -> None:
    browser, page = blocking
    browser.site.clear()
    assert run(page, WAYS[way], TEXT) in ("stopped", "ran")
    run(page, WAYS[way], "a polite reminder")
    browser.site.wait_for("a polite reminder")
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []


@pytest.fixture(scope="module")
def masking(_browser: Browser) -> tuple[Browser, Page]:
    _browser.keep(policy=policy(), grants=[], customers=None)
    return _browser, _browser.open(MASKING)


@pytest.mark.parametrize("way", [way for way in WAYS if way not in ("fetch of an address", "form by script")])
def test_an_approved_tool_gets_stand_ins(masking: tuple[Browser, Page], way: str) -> None:
    browser, page = masking
    browser.site.clear()
    run(page, WAYS[way], TEXT)
    browser.site.wait_for("Ship to qz")
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []


def test_a_paste_is_asked_about_and_goes_in_masked(browser: Browser) -> None:
    page = browser.open(MASKING)
    for into in ("#box", "#rich"):
        paste(page, TEXT, into)
        card = Card(page)
        card.wait("dialog")
        assert "paste" not in page.evaluate("got")
        page.keyboard.press("Enter")
        poll(lambda into=into: "qz" in page.locator(into).evaluate("(e) => e.value ?? e.innerText"))
        assert MAIL not in page.locator(into).evaluate("(e) => e.value ?? e.innerText")
    page.keyboard.press("Escape")


def test_a_long_text_is_looked_at_beside_the_page_and_goes_masked_all_the_same(browser: Browser) -> None:
    page = browser.open(MASKING)
    long = "An ordinary sentence about lamps and shades. " * 4_000 + TEXT
    assert page.evaluate("(text) => post(text)", long) == "sent"
    browser.site.wait_for("Ship to qz")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", long)
    page.click("#box")
    page.keyboard.press("Control+V")
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "Ship to qz" in page.input_value("#box"))
    assert len(page.input_value("#box")) > 4_000 * 40
    assert browser.site.holding(MAIL) == []


BUSINESS = {
    "contract": (
        "This Agreement is entered into by and between Shop Example Ltd (Buyer) and Clay Works (Supplier). "
        "Payment terms are net 30. The minimum order quantity is 500 pieces. Supplier shall indemnify Buyer. "
        "Either party may terminate with 60 days written notice. Governing law: England."
    ),
    "price_list": "sku,product,unit cost,retail\n"
    + "".join(f"SKU-{n},Mug {n},{n}.20,{n * 2}.90\n" for n in range(1, 8)),
}


@pytest.mark.parametrize("kind", BUSINESS)
def test_a_contract_and_a_table_of_costs_are_stopped_when_pasted_and_when_sent(browser: Browser, kind: str) -> None:
    page = browser.open(BLOCKING)
    browser.site.clear()
    paste(page, BUSINESS[kind])
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: page.evaluate("document.activeElement?.id") == "box")
    assert page.input_value("#box") == ""
    assert run(page, WAYS["beacon"], BUSINESS[kind]) == "stopped"
    run(page, WAYS["fetch with text"], "a polite reminder")
    browser.site.wait_for("a polite reminder")
    assert browser.site.holding("minimum order quantity") == browser.site.holding("Mug 3,3.20") == []


def test_a_paste_that_is_cancelled_leaves_the_field_empty(browser: Browser) -> None:
    page = browser.open(BLOCKING)
    paste(page, TEXT)
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: page.evaluate("document.activeElement?.id") == "box")
    assert page.input_value("#box") == ""


def test_coaching_lets_the_text_in_and_says_a_word(browser: Browser) -> None:
    page = browser.open(COACHING)
    paste(page, TEXT)
    poll(lambda: page.input_value("#box") == TEXT)


@pytest.mark.parametrize("press", ["Enter", "click"])
def test_what_was_typed_is_asked_about_when_it_is_sent(browser: Browser, press: str) -> None:
    page = browser.open(MASKING)
    page.evaluate(
        """() => { const box = document.querySelector('#box');
          const go = () => { post(box.value, '/typed'); box.value = '' };
          box.addEventListener('keydown', (e) => { if (e.key === 'Enter') { e.preventDefault(); go() } });
          document.querySelector('#send').addEventListener('click', go) }"""
    )
    send = lambda: page.click("#send") if press == "click" else page.keyboard.press("Enter")  # noqa: E731
    page.click("#box")
    page.keyboard.type(TEXT)
    send()
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.input_value("#box"))
    send()
    browser.site.wait_for("Ship to qz")
    assert browser.site.holding(MAIL) == []
    assert browser.site.holding(CARD) == []


def test_an_answer_reads_with_the_values_in_place(browser: Browser) -> None:
    page = browser.open(MASKING)
    page.evaluate(
        """() => { const host = document.createElement('section'); host.id = 'web'; document.body.append(host);
          host.inner = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('p')) }"""
    )
    paste(page, TEXT)
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.input_value("#box"))
    page.evaluate("document.querySelector('#answer').textContent = 'Dear ' + document.querySelector('#box').value")
    poll(lambda: MAIL in page.inner_text("#answer"))
    assert CARD in page.inner_text("#answer")
    # Answers make a link of an address: it leads to the person's, and is the page's own again after that.
    page.evaluate(
        """() => { const link = document.createElement('a'); link.textContent = 'write'; link.id = 'link';
          link.href = 'mailto:' + /qz\\S+example/.exec(document.querySelector('#box').value)[0];
          link.onclick = (event) => { window.ledTo = link.href; event.preventDefault() };
          document.body.append(link) }"""
    )
    page.click("#link")
    assert page.evaluate("ledTo") == f"mailto:{MAIL}"
    poll(lambda: "mailto:qz" in page.evaluate("link.href"))
    # Answers of web components stand in no document: one that was there, and one that is made now.
    page.evaluate(
        """(text) => { const there = document.querySelector('#web').inner; there.textContent = text;
          const host = document.createElement('div');
          document.body.append(host); window.inner = host.attachShadow({ mode: 'closed' }).appendChild(
            document.createElement('p')); inner.append(text) }""",
        page.input_value("#box"),
    )
    poll(lambda: MAIL in page.evaluate("document.querySelector('#web').inner.textContent"))
    poll(lambda: MAIL in page.evaluate("inner.textContent"))
    # A button of the page's copies what the tool answered, with stand-ins: the person wants the values.
    page.evaluate(
        """(text) => navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([`<b>${text}</b>`],
          { type: 'text/html' }), 'text/plain': new Blob([text], { type: 'text/plain' }) })])""",
        page.input_value("#box"),
    )
    other = browser.open(STAGE)
    other.bring_to_front()
    assert MAIL in other.evaluate("navigator.clipboard.readText()")
    html = "navigator.clipboard.read().then(([one]) => one.getType('text/html')).then((blob) => blob.text())"
    assert CARD in other.evaluate(html)


def test_a_chosen_file_is_read_before_the_page_hears_of_it(browser: Browser, tmp_path: Path) -> None:
    bad, good = tmp_path / "orders.txt", tmp_path / "notes.txt"
    bad.write_text(TEXT)
    good.write_text("lamps on Monday")
    page = browser.open(BLOCKING)
    page.set_input_files("#file", str(bad))
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: page.evaluate("document.querySelector('#file').files.length") == 0)
    assert page.evaluate("got") == []
    page.set_input_files("#file", str(good))
    poll(lambda: "change" in page.evaluate("got"))
    assert page.evaluate("document.querySelector('#file').files[0].name") == "notes.txt"


def test_a_dropped_text_and_a_dropped_file_are_asked_about(browser: Browser) -> None:
    page = browser.open(BLOCKING)
    for data in ("t.setData('text/plain', TEXT)", "t.items.add(new File([TEXT], 'a.txt'))"):
        page.evaluate(
            f"""(TEXT) => {{ const t = new DataTransfer(); {data};
              document.querySelector('#box').dispatchEvent(new DragEvent('drop',
                {{ dataTransfer: t, bubbles: true, cancelable: true, composed: true }})) }}""",
            TEXT,
        )
        Card(page).wait("dialog")
        assert "drop" not in page.evaluate("got")
        page.keyboard.press("Escape")
        poll(lambda: page.evaluate("document.activeElement === document.body || document.activeElement?.id === 'box'"))


def test_a_persons_own_sign_in_is_left_alone(browser: Browser) -> None:
    """Address and password typed where a page asks for them, and the page's own token, are no customer's data."""
    page = browser.open(BLOCKING)
    page.evaluate(
        """() => { document.body.insertAdjacentHTML('beforeend',
          '<form id="f"><input id="me" type="email"><input id="word" type="password"><button>Go</button></form>');
          document.querySelector('#f').addEventListener('submit', (e) => { e.preventDefault();
            const token = 'ey' + 'Jh.ey' + 'Jz.Sflx_12345678';
            post(JSON.stringify({ email: me.value, password: word.value, csrf_token: token }), '/login')
              .then((told) => (window.told = told)) }) }"""
    )
    page.fill("#me", "owner.synthetic@shop.example")
    page.fill("#word", "synthetic horse battery")
    page.click("#f button")
    poll(lambda: page.evaluate("window.told") == "sent")
    assert browser.site.holding("owner.synthetic@shop.example")
    assert page.evaluate("(text) => { void post(text); return 1 }", TEXT) == 1
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    assert browser.site.holding(MAIL) == []


def test_it_goes_on_when_worker_storage_and_extension_are_gone(browser: Browser) -> None:
    page = browser.open(BLOCKING)
    assert page.evaluate("post('hello there')") == "sent"
    browser.forget()
    end_worker(browser)
    paste(page, TEXT)
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    assert run(page, WAYS["beacon"], TEXT) == "stopped"
    assert browser.site.holding(MAIL) == []


def end_worker(browser: Browser) -> None:
    """End the extension's worker, as Chromium ends an idle one."""
    devtools = browser.context.new_cdp_session(browser.context.pages[0])
    for target in devtools.send("Target.getTargets")["targetInfos"]:
        if target["type"] == "service_worker":
            devtools.send("Target.closeTarget", {"targetId": target["targetId"]})
