"""An organisation's Firefox (office.py) holds: whatever people and pages do in it, with its server and without."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from end_to_end.running import Running
from extension.firefox import ADDON, UUID, BidiError, Tab
from extension.office import BLOCKING, CLOSED, MASKING, OWN, Office
from extension.standin import StandIn
from extension.test_editors import EDITORS, FOCUS, serve_editors
from extension.test_hands import EDITORS as MAKES
from extension.test_hands import GUARDED, INNER
from extension.test_hands import OWN as MAKE
from extension.test_matrix import CARD, MAIL, TEXT, WAYS, run
from extension.test_ways import GROUPS, hasty, serve_ways, tried
from extension.waiting import poll

pytestmark = pytest.mark.xdist_group("firefox")
SERVICE = """const texts = ["an ordinary question", "my card is %s"];
onmessage = ({ data, ports: [port] }) => fetch("/from-worker", { method: "POST", body: texts[data] })
  .then(() => port.postMessage("sent"), () => port.postMessage("stopped"));"""
TELL = """async (n) => { await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((done) => { const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data); active.postMessage(n, [port2]) }) }"""


def shown(page: Tab, words: str) -> str:
    """What the card or a note says, once it says this."""
    return str(poll(lambda: words in (said := page.shown()) and said))


def value(page: Tab, selector: str = "#box") -> str:
    return str(page.evaluate("(s) => { const e = document.querySelector(s); return e.value ?? e.innerText }", selector))


def paste(page: Tab, text: str, into: str = "#box") -> None:
    page.bring_to_front()
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text, active=True)
    page.click(into)
    page.press("Control+V")


def test_firefox_takes_the_pack_without_a_fault_and_the_extension_enrols(office: Office, server: Running) -> None:
    page = office.browser.open("about:policies")
    told = page.evaluate("Services.policies.getActivePolicies()")
    assert told["3rdparty"]["Extensions"][ADDON]["serverUrl"] == office.between.url
    assert set(told) == {"3rdparty", "AllowedDomainsForApps", "ExtensionSettings", "Preferences"}
    assert page.evaluate("document.querySelectorAll('#errors tbody tr').length") == 0
    own = office.popup.evaluate("chrome.management.getSelf()")
    assert (own["installType"], own["mayDisable"]) == ("admin", False)
    assert "internal:privateBrowsingAllowed" in own["permissions"]
    status = office.tell(kind="status")
    assert (status["managed"], status["person"], status["problem"]) == (True, "fox@shop.example", "")
    assert "firefox" in server.run("ext", "devices").stdout


@pytest.fixture(scope="module")
def pages(_office: Office) -> Iterator[tuple[Office, Tab, Tab]]:
    """One page that gets stand-ins and one that gets nothing, for all that a page can do by itself."""
    yield _office, _office.open(MASKING, fresh=True), _office.open(BLOCKING, fresh=True)
    _office.browser.close_tabs(_office.popup.context)


@pytest.mark.parametrize("way", WAYS)
def test_what_a_page_sends_by_itself_goes_masked_or_not_at_all(pages: tuple[Office, Tab, Tab], way: str) -> None:
    office, masking, stern = pages
    office.site.clear()
    run(masking, WAYS[way], TEXT)
    if way not in ("fetch of an address", "form by script"):  # these have no body to mask
        office.site.wait_for("Ship to qz")
    assert office.holding() == []
    office.site.clear()
    assert run(stern, WAYS[way], TEXT) in ("stopped", "ran")
    run(stern, WAYS[way], "a polite reminder")
    office.site.wait_for("a polite reminder")
    office.browser.close_tabs(office.popup.context, masking.context, stern.context)
    assert office.holding() == []


NO_FRAME_POLICY = ("what a frame has to hold to", "the same as an attribute", "the same in markup")
"""Only Chromium tells a server what a frame's page has to hold to."""


@pytest.mark.parametrize("group", [*GROUPS, "beside"])
def test_no_way_out_that_few_sites_take_carries_it(office: Office, group: str) -> None:
    serve_ways(office.site)
    # Firefox makes no such requests unless it is told to; a form with a file by script is not sent there.
    lacking = ("ping of a link", "prefetch", "form with a file by script", *NO_FRAME_POLICY)
    assert tried(office.site, office.open(BLOCKING, "/ways"), group, lacking) == {}


def test_what_a_page_asks_for_in_its_first_line_carries_nothing(office: Office) -> None:
    serve_ways(office.site)
    hasty(office.site, office.open(BLOCKING, "/hasty", fresh=True))


def test_a_paste_is_asked_about_goes_in_masked_and_reads_back_in_the_answer(office: Office) -> None:
    page = office.open(MASKING)
    for into in ("#box", "#rich"):
        paste(page, TEXT, into)
        said = shown(page, "Masked before it goes to")
        assert "••• 1111" in said
        assert MAIL not in said
        assert "paste" not in page.evaluate("got")
        page.press("Enter")
        poll(lambda into=into: "qz" in value(page, into))
        assert MAIL not in value(page, into)
    page.evaluate("document.querySelector('#answer').textContent = 'Dear ' + document.querySelector('#box').value")
    poll(lambda: MAIL in page.evaluate("document.querySelector('#answer').innerText"))


@pytest.mark.parametrize("press", ["Enter", "click"])
def test_what_was_typed_is_asked_about_when_it_is_sent(office: Office, press: str) -> None:
    page = office.open(MASKING)
    page.evaluate(
        """() => { const box = document.querySelector('#box');
          const go = () => { post(box.value, '/typed'); box.value = '' };
          box.addEventListener('keydown', (e) => { if (e.key === 'Enter') { e.preventDefault(); go() } });
          document.querySelector('#send').addEventListener('click', go) }"""
    )
    page.click("#box")
    page.type(TEXT)
    send = (lambda: page.click("#send")) if press == "click" else (lambda: page.press("Enter"))
    send()
    shown(page, "Masked before it goes to")
    page.press("Enter")
    poll(lambda: "qz" in value(page))
    send()
    office.site.wait_for("Ship to qz")


def test_a_page_without_a_field_is_told_of_what_was_masked(office: Office) -> None:
    office.site.serve("/own", MAKE % MAKES["no field"])
    page = office.open(MASKING, "/own")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", TEXT, active=True)
    page.click("#send")
    page.press("Control+V")
    shown(page, "Masked before it goes to")
    assert page.evaluate("model") == ""
    page.press("Enter")
    poll(lambda: "Ship to qz" in page.evaluate("model"))


def test_lines_and_a_drop_are_put_in_as_the_editor_is_told_of_them(office: Office) -> None:
    office.site.serve("/own", MAKE % MAKES["told blocks"])
    page = office.open(MASKING, "/own")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", f"Dear team,\nship to {MAIL}", active=True)
    page.click("#at")
    page.press("Control+V")
    shown(page, "Masked before it goes to")
    page.press("Enter")
    poll(lambda: "Dear team,\nship to qz" in page.evaluate("model"))
    page.evaluate(
        """(text) => { const t = new DataTransfer(); t.setData('text/plain', text);
          at.dispatchEvent(new DragEvent('drop',
            { dataTransfer: t, bubbles: true, cancelable: true, composed: true })) }""",
        CARD,
    )
    shown(page, "Masked before it goes to")
    assert page.evaluate("model").endswith(".example")
    page.press("Enter")
    poll(lambda: ".example9999" in page.evaluate("model").replace(" ", ""))


def test_a_page_that_is_an_editor_as_a_whole_has_what_was_typed_masked_in_place(office: Office) -> None:
    office.site.serve("/own", MAKE % MAKES["whole page"])
    page = office.open(MASKING, "/own")
    page.bring_to_front()
    page.evaluate("(focusAt(), 1)")
    page.type(TEXT)
    page.press("Enter")
    shown(page, "Masked before it goes to")
    page.press("Enter")
    poll(lambda: "qz" in page.evaluate("model"))
    page.press("Enter")
    office.site.wait_for("Ship to qz")


def test_a_frame_of_no_tools_host_in_a_tools_page_is_guarded_when_somebody_writes_there(office: Office) -> None:
    office.site.serve("/inner", INNER)
    office.site.serve(
        "/outer",
        '<!doctype html><title>Tool</title><h1>Tool</h1><iframe src="https://composer.example/inner"></iframe>',
    )
    page = office.open(MASKING, "/outer")
    page.evaluate("(text) => navigator.clipboard.writeText(text)", TEXT, active=True)
    tree = office.browser.command("browsingContext.getTree", root=page.context)
    inner = Tab(office.browser, tree["contexts"][0]["children"][0]["context"])
    inner.click("#at")
    poll(lambda: "composer.exampletrue" in office.popup.evaluate(GUARDED))
    inner.press("Control+V")
    poll(lambda: "Masked before it goes to" in inner.shown() + page.shown())
    inner.press("Enter")
    poll(lambda: "qz" in inner.evaluate("model"))
    inner.press("Enter")
    office.site.wait_for("Ship to qz")
    assert inner.evaluate("say('a polite reminder')") == "sent"
    inner.evaluate("(text) => say(text)", TEXT)


@pytest.fixture(scope="module")
def bundle(site: StandIn, tmp_path_factory: pytest.TempPathFactory) -> None:
    serve_editors(site, tmp_path_factory.mktemp("sites") / "sites.js")


@pytest.mark.usefixtures("bundle")
@pytest.mark.parametrize("name", EDITORS)
def test_the_editors_ai_sites_use_are_pasted_into_and_sent_from_masked(office: Office, name: str) -> None:
    page = office.open(MASKING, f"/site/{name}")
    page.bring_to_front()
    poll(lambda: page.evaluate("document.body.dataset.ready"))
    page.evaluate(FOCUS)
    page.evaluate("(text) => navigator.clipboard.writeText(text)", TEXT, active=True)
    page.type("Hello ")
    page.press("Control+V")
    shown(page, "Masked before it goes to")
    assert page.evaluate("read()").strip() == "Hello"
    page.press("Enter")
    poll(lambda: "Hello Ship to qz" in page.evaluate("read()").replace("\xa0", " "))
    page.press("Enter")
    office.site.wait_for("Hello Ship to qz")

    page.press("Control+A")
    page.press("Delete")
    poll(lambda: not page.evaluate("read()").strip())
    page.type(TEXT)
    poll(lambda: page.evaluate("read()") == TEXT)
    if EDITORS.index(name) % 2:
        page.click("#send")
    else:
        page.press("Enter")
    shown(page, "Masked before it goes to")
    page.press("Enter")
    poll(lambda: "qz" in (read := page.evaluate("read()")) and MAIL not in read)
    office.site.clear()
    page.click("#send")
    office.site.wait_for("Ship to qz")


def test_files_chosen_and_dropped_are_read_before_the_page_hears_of_them(office: Office, tmp_path: Path) -> None:
    bad, good = tmp_path / "orders.txt", tmp_path / "notes.txt"
    bad.write_text(TEXT)
    good.write_text("lamps on Monday")
    page = office.open(BLOCKING)
    page.choose("#file", bad)
    shown(page, "can't go")
    page.press("Escape")
    poll(lambda: page.evaluate("document.querySelector('#file').files.length") == 0)
    assert page.evaluate("got") == []
    page.choose("#file", good)
    poll(lambda: "change" in page.evaluate("got"))
    for data in ("t.setData('text/plain', TEXT)", "t.items.add(new File([TEXT], 'a.txt'))"):
        poll(lambda: not page.shown())
        page.evaluate(
            f"""(TEXT) => {{ const t = new DataTransfer(); {data};
              document.querySelector('#box').dispatchEvent(new DragEvent('drop',
                {{ dataTransfer: t, bubbles: true, cancelable: true, composed: true }})) }}""",
            TEXT,
        )
        shown(page, "can't go")
        page.press("Escape")
    assert "drop" not in page.evaluate("got")


def test_a_closed_tool_is_the_block_page_and_tenants_are_named_on_the_wire(office: Office) -> None:
    page = office.open(CLOSED, fresh=True)  # it becomes a page of the extension, whose tabs others count
    poll(lambda: page.url == f"moz-extension://{UUID}/blocked.html?tool=deepseek&host={CLOSED}")
    poll(lambda: "is not open here" in page.evaluate("document.body.innerText"))
    page = office.open(MASKING)
    assert page.evaluate(f"fetch('https://{CLOSED}/x').then(() => 'open', () => 'closed')") == "closed"
    seen = [one for one in office.site.entries() if (one.host, one.target) == (MASKING, "/")]
    assert {name.lower(): v for name, v in seen[0].headers.items()}["x-example-workspace"] == "org-example"
    assert not [one for one in office.site.entries() if one.host == CLOSED]


def test_the_network_layer_stops_what_no_page_can_be_asked_about(office: Office) -> None:
    office.site.serve("/sw.js", SERVICE % CARD, "text/javascript")
    page = office.open(MASKING)
    assert page.evaluate(TELL, 0) == "sent"
    assert page.evaluate(TELL, 1) == "stopped"
    with pytest.raises(BidiError, match="NS_ERROR"):  # typed into the address bar, or another site's link
        page.goto(f"https://{MASKING}/?q=my+card+is+{CARD.replace(' ', '+')}")
    key = "_".join(("sk", "live", "4eC39HqLyjWDarjtT1zdp7dcX2"))  # made up, in a vendor's form
    with pytest.raises(BidiError, match="NS_ERROR"):
        page.goto(f"https://{MASKING}/?q={key}")

    # The background sleeps, and is woken for a shop's own tool as for those of the catalogue.
    about = office.browser.open("about:policies")
    for host in (MASKING, OWN):
        office.tell(kind="status")  # it began with the policy's hosts
        about.evaluate(f"WebExtensionPolicy.getByID('{ADDON}').extension.terminateBackground()")
        with pytest.raises(BidiError, match="NS_ERROR"):
            page.goto(f"https://{host}/?q=my+card+is+{CARD.replace(' ', '+')}")

    def stopped() -> list[tuple[str, str]]:
        """What the network layer did with this card; other tests' values may be told of beside it."""
        return [
            (one["outcome"], one["site"])
            for one in office.tell(kind="reported")["events"]
            if one["layer"] == "network" and one["findings"][0]["samples"] == ["••• 1111"]
        ]

    wanted = {("stopped", MASKING), ("stopped", OWN)}
    assert poll(lambda: wanted <= set(stopped())), stopped()


@pytest.mark.parametrize(
    "go",
    [
        "location.href = '/go?q=' + encodeURIComponent(TEXT)",
        "open('/go?q=' + encodeURIComponent(TEXT))",
        """(() => { const a = document.createElement('a'); a.target = '_blank';
          a.href = '/go?q=' + encodeURIComponent(TEXT); a.dispatchEvent(new MouseEvent('click')) })()""",
    ],
)
def test_no_address_carries_it_away(office: Office, go: str) -> None:
    page = office.open(BLOCKING)
    page.evaluate("(text) => { window.TEXT = text }", TEXT)
    tabs = office.browser.tabs()
    page.evaluate(f"setTimeout(() => {{ {go} }})")
    poll(page.shown)
    assert page.url == f"https://{BLOCKING}/"
    assert office.browser.tabs() == tabs


def test_it_holds_with_the_server_away_and_the_event_page_asleep_and_reports_later(office: Office) -> None:
    office.between.down = True
    poll(lambda: office.popup.evaluate("chrome.extension.getViews().length") == 1, 60)  # the popup alone: it sleeps
    page = office.open(BLOCKING)
    assert run(page, WAYS["beacon"], TEXT) == "stopped"
    paste(page, TEXT)
    shown(page, "can't go")
    page.press("Escape")
    assert run(page, "post('hello there')", TEXT) == "sent"
    poll(lambda: office.popup.evaluate("chrome.storage.local.get('queue')").get("queue"))
    office.between.down = False
    office.popup.evaluate("chrome.storage.local.set({ sending: { failures: 0, notBefore: 0 } })")
    office.tell(kind="report", report={"kind": "selfTest", "site": MASKING, "tool": "chatgpt", "layer": "page",
                                       "detail": {"layer": "page", "ok": True, "what": ""}})  # fmt: skip
    poll(lambda: not office.popup.evaluate("chrome.storage.local.get('queue')").get("queue"), 60)
    sent = json.dumps(office.between.events(), ensure_ascii=False)
    assert MAIL not in sent
    assert CARD not in sent


@pytest.mark.parametrize(("email", "account", "told"), [
    ("ana.synthetic@mail.example", "personal", "stopped"),
    ("ana.synthetic@shop.example", "work", "sent"),
])  # fmt: skip
def test_a_personal_and_a_work_account_differ(office: Office, email: str, account: str, told: str) -> None:
    office.site.serve("/backend-api/me", json.dumps({"email": email, "orgs": {"data": []}}), "application/json")
    page = office.open(MASKING)
    assert page.evaluate("fetch('/backend-api/me').then((answer) => answer.json())")["email"] == email
    kept = "Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then(JSON.stringify)"
    poll(lambda: f'"account":"{account}"' in office.popup.evaluate(kept))
    assert run(page, "post(TEXT)", TEXT) == told
    assert email not in office.popup.evaluate(kept)


def test_a_storage_that_somebody_changed_mends_itself_at_once(office: Office) -> None:
    kept = "chrome.storage.local.get('policy')"
    good = office.popup.evaluate(kept)["policy"]
    office.popup.evaluate("(policy) => chrome.storage.local.set({ policy })", {**good, "observe": True, "tools": []})
    poll(lambda: office.popup.evaluate(kept)["policy"] == good)
    holds(office, office.open(BLOCKING))


def test_it_holds_when_its_background_is_killed_and_when_the_extension_is_reloaded(office: Office) -> None:
    page = office.open(BLOCKING)
    about = office.browser.open("about:policies")
    about.evaluate(f"WebExtensionPolicy.getByID('{ADDON}').extension.terminateBackground()")
    holds(office, page)
    office.popup.evaluate("chrome.storage.session.set({ before: true })")  # gone with the extension's former life
    with contextlib.suppress(BidiError):  # the page may be gone before it has answered
        office.popup.evaluate("void setTimeout(() => chrome.runtime.reload(), 50)")
    poll(lambda: popup_again(office), 60)
    holds(office, office.open(BLOCKING))
    # A page that was open all the time: Firefox has ended our side of it, and what goes without asking is nothing raw.
    assert run(page, WAYS["beacon"], TEXT) == "stopped"


def popup_again(office: Office) -> bool:
    tab = office._installed()
    if tab is None:
        return False
    try:
        again = tab.evaluate("chrome.storage.session.get('before').then(({ before }) => !before)")
    except BidiError:
        return False  # of the extension's former life, which has just ended
    office.popup = tab
    return bool(again)


def holds(office: Office, page: Tab) -> None:
    """A paste is asked about, what the page sends is stopped, and clean text arrives."""
    page.evaluate("document.querySelector('#box').value = ''")
    paste(page, TEXT)
    shown(page, "can't go")
    page.press("Escape")
    poll(lambda: "can't go" not in page.shown())  # a note of the side that Firefox ended may stay
    assert run(page, WAYS["beacon"], TEXT) == "stopped"
    assert run(page, "post('a polite reminder')", TEXT) == "sent"
    assert office.holding() == []
