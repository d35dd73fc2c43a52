"""Ways out that few sites take and one may (`sites/ways.js`), with customer data, and with clean text that arrives."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

import pytest

from extension.conftest import PLAIN, Browser, poll
from extension.policy import stern
from extension.standin import StandIn, readings
from extension.test_matrix import BLOCKING, CARD, MAIL, TEXT

pytestmark = [pytest.mark.xdist_group("extension")]
CLEAN = "a polite reminder"
GROUPS = ("bodies", "places", "forms", "heads", "addresses", "later")
NAMED = """onconnect = ({ ports: [port] }) => fetch("/send", { method: "POST", body: self.name })
  .then(() => port.postMessage("sent"), () => port.postMessage("stopped"))"""

FETCHING = """onfetch = (event) => event.preloadResponse &&
  event.respondWith(event.preloadResponse.then((told) => told || fetch(event.request)));
const say = (body) => fetch("/send", { method: "POST", body });
new BroadcastChannel("told").onmessage = ({ data }) => say(data);
oninstall = () => registration.scope.includes("way") && say(decodeURIComponent(registration.scope));
onmessage = () => navigator.locks.query().then(({ held }) => held.forEach(({ name }) => say(name)))"""

HASTY = """<!doctype html><title>hasty</title><textarea id="at"></textarea><script>
  var said = {}, heard = [], card = "4111111111111111", mail = "ana.synthetic@customers.example";
  var ways = `
    const go = (name, ...asked) => fetch(...asked).then(() => say(name, "sent"), () => say(name, "stopped"));
    go("path", at + "/s/" + card + "/" + mail);
    go("head", at + "/send", { headers: { "x-prompt": mail } });
    go("query", at + "/send?q=" + mail);
    const x = new XMLHttpRequest();
    x.open("GET", at + "/x/" + card + "/" + mail);
    x.onload = () => say("XHR", "sent");
    x.onerror = () => say("XHR", "stopped");
    x.send();
    go("clean", at + "/clean", { headers: { "x-version": "2026.11.26-rc1" } });`;
  new Function("at", "card", "mail", "say", ways)("", card, mail, (name, told) => (said[name] = told));
  var head = `const at = "${location.origin}", card = "${card}", mail = "${mail}",
    say = (...told) => postMessage(told);`;
  var worker = new Worker(URL.createObjectURL(new Blob([head + ways])));
  worker.onmessage = ({ data: [name, told] }) => (said["worker: " + name] = told);
  for (const kind of ["paste", "drop", "keydown"]) at.addEventListener(kind, (event) => {
    const given = event.clipboardData ?? event.dataTransfer; // Firefox lets a script put nothing into a paste
    if (!given || given.getData("text/plain")) heard.push(kind);
  });
  var all = { bubbles: true, cancelable: true, composed: true }, data = new DataTransfer();
  data.setData("text/plain", "Ship to " + mail);
  at.dispatchEvent(new ClipboardEvent("paste", { ...all, clipboardData: data }));
  at.dispatchEvent(new DragEvent("drop", { ...all, dataTransfer: data }));
  at.value = "Ship to " + mail;
  at.dispatchEvent(new KeyboardEvent("keydown", { ...all, key: "Enter" }));
  at.value = "";
</script>"""
"""Asks for addresses in its first line, and is pasted into, dropped on and sent from: nobody has read a policy yet, and
nothing that could be masked is sent."""


def hasty(site: StandIn, page: Any) -> None:
    """What the page did: only what holds nothing was sent, and that was."""
    poll(lambda: page.evaluate("Object.keys(said).length") == 10)
    said = page.evaluate("said")
    assert {name for name in said if said[name] == "sent"} == {"clean", "worker: clean"}
    assert page.evaluate("heard") == []
    assert [one.target for value in (MAIL, CARD) for one in site.holding(value)] == []


def serve_ways(site: StandIn) -> None:
    """A page at /ways that knows them."""
    site.serve("/ways.js", (Path(__file__).parent / "sites" / "ways.js").read_bytes(), "text/javascript")
    site.serve("/hasty", HASTY)
    site.serve("/named.js", NAMED, "text/javascript")
    site.serve("/fetching.js", FETCHING, "text/javascript")
    site.serve("/ways", PLAIN.replace("<script>", '<script src="/ways.js"></script><script>'))


def started(page: Any, group: str, text: str) -> tuple[list[str], list[str]]:
    """The names of a group's ways, and what each says once all have been gone."""
    names: list[str] = page.evaluate("([group, text]) => start(group, text)", [group, text])
    poll(lambda: page.evaluate("Object.keys(told).length") == len(names), 60)
    return names, [str(page.evaluate(f"told[{n}]")) for n in range(len(names))]


def tried(site: StandIn, page: Any, group: str, lacking: tuple[str, ...] = ()) -> dict[str, str]:
    """What is wrong with each way: customer data arrived, or clean text did not; ``lacking`` in this browser."""
    site.clear()
    names, said = started(page, group, TEXT)
    page.evaluate("() => { document.cookie = 'draft=; max-age=0'; history.replaceState(null, '', '/ways') }")
    clean_text = f"{group[0]} polite reminder"  # of its own: a picture that a browser had once is not asked for again
    clean = started(page, group, clean_text)[1]
    missing = set(range(len(names)))

    def arrived() -> bool:
        missing.difference_update([n for n in missing if site.holding(f"{clean_text} way{n}x")])
        return missing <= {names.index(name) for name in lacking if name in names}

    with contextlib.suppress(AssertionError):
        poll(arrived, 20)
    wrong = {names[n]: f"clean text did not arrive: {clean[n]}" for n in sorted(missing) if names[n] not in lacking}
    for entry in {id(one): one for value in (MAIL, CARD) for one in site.holding(value)}.values():
        found = re.search(r"way(\d+)x", " ".join(readings(entry.bytes())))
        name = names[int(found[1])] if found else f"{entry.method} {entry.target}"
        wrong[name] = f"customer data arrived: {said[int(found[1])] if found else ''}"
    return wrong


@pytest.mark.parametrize("group", [*GROUPS, "beside", "pieced", "rarer", "ruled", "further", "encoded"])
def test_no_way_out_carries_it_and_clean_text_arrives(browser: Browser, group: str) -> None:
    browser.keep(policy=stern(), grants=[], customers=None)
    serve_ways(browser.site)
    lacking = ("base of a sheet",)  # Chromium takes none
    assert tried(browser.site, browser.open(BLOCKING, "/ways"), group, lacking) == {}


def test_what_a_page_asks_for_in_its_first_line_carries_nothing(browser: Browser) -> None:
    browser.keep(policy=stern(), grants=[], customers=None)
    serve_ways(browser.site)
    hasty(browser.site, browser.open(BLOCKING, "/hasty"))


def test_a_browser_reports_nothing_of_what_a_page_was_kept_from_setting(browser: Browser) -> None:
    """A page's own security policy has the browser send the first forty characters of it."""
    browser.keep(policy=stern(), grants=[], customers=None)
    site = browser.site
    watched = "require-trusted-types-for 'script'; report-uri /report"
    for host, path in (("docs.shop.example", "/watched"), (BLOCKING, "/watched")):
        site.serve(path, PLAIN, content_security_policy_report_only=watched)
        page = browser.open(host, path)
        site.clear()
        page.evaluate("(card) => { document.body.insertAdjacentHTML('beforeend', '<i>' + card) }", CARD)
        if host == BLOCKING:
            page.evaluate("fetch('/clean')")
            site.wait_for("/clean")
            assert [one.target for one in site.holding(CARD)] == []
        else:
            site.wait_for(CARD)
