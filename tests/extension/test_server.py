"""The extension against a real ``seawall`` process: enrolment, policy, reports, tools that open and close."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Worker

from end_to_end.running import Running
from extension.between import Answer, Between, invite
from extension.conftest import ROOT, SECONDS_MAX, poll, started
from extension.stage import axe
from extension.standin import StandIn

pytestmark = pytest.mark.xdist_group("extension")
JSON = {"content-type": "application/json", "etag": '"old"'}
CARD = "4111 1111 1111 1111"


class Desk:
    """A browser with the extension, its own popup open, and the server behind ``between``."""

    def __init__(
        self, context: BrowserContext, worker: Worker, server: Running, between: Between, site: StandIn
    ) -> None:
        self.context, self.server, self.between, self.site = context, server, between, site
        self.id = worker.url.split("/")[2]
        self.popup = self.open(f"chrome-extension://{self.id}/popup.html")

    def open(self, url: str) -> Page:
        page = self.context.new_page()
        page.set_default_timeout(SECONDS_MAX * 1000)
        page.goto(url)
        return page

    def tell(self, **message: Any) -> Any:
        return self.popup.evaluate("(message) => chrome.runtime.sendMessage(message)", message)

    def kept(self, name: str) -> Any:
        return self.popup.evaluate("(name) => chrome.storage.local.get(name).then((all) => all[name])", name)

    def keep(self, **values: Any) -> None:
        self.popup.evaluate("(values) => chrome.storage.local.set(values)", values)

    def link(self) -> str:
        return invite(self.server, self.between.url)["link"]

    def enrol(self) -> None:
        assert self.tell(kind="enrol", link=self.link()) == {"problem": ""}
        poll(lambda: self.tell(kind="status")["version"] > 0)

    def kill_worker(self) -> None:
        """As Chromium ends an idle worker; the next event starts it again."""
        session = self.context.new_cdp_session(self.popup)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()


@pytest.fixture(scope="module")
def desk(
    playwright: Playwright, built: Path, site: StandIn, server: Running, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    between = Between(server.url)
    context, worker = started(playwright, tmp_path_factory.mktemp("desk"), site.port, built / "chromium")
    try:
        yield Desk(context, worker, server, between, site)
    finally:
        context.close()
        between.close()


@pytest.fixture
def enrolled(desk: Desk) -> Iterator[Desk]:
    """Enrolled, with nothing waiting and everything passing."""
    if not desk.kept("device") or desk.kept("line")["problem"]:
        desk.enrol()
    poll(lambda: not desk.kept("queue"))
    desk.between.asked.clear()
    yield desk
    desk.between.down = False
    desk.between.change = lambda _path, answer: answer
    for page in desk.context.pages[2:]:
        page.close()


def note(number: int) -> dict[str, Any]:
    return {
        "kind": "decision",
        "site": "chatgpt.com",
        "tool": "chatgpt",
        "account": "work",
        "channel": "paste",
        "layer": "dom",
        "action": "mask",
        "outcome": "masked",
        "policies": ["mask-payment-data"],
        "findings": [
            {"detector": "payment_card", "category": "payment_data", "count": number, "confidence": "very_likely",
             "samples": ["••• 1111"]}
        ],
        "chars": 64,
    }  # fmt: skip


def held(desk: Desk, count: int = 50) -> list[int]:
    """How often each of our numbered reports is in the server's ledger."""
    page = desk.tell(kind="reported")
    return [
        finding["count"]
        for event in page["events"][:count]
        for finding in event["findings"]
        if event["kind"] == "decision" and event["outcome"] == "masked"
    ]


def test_before_a_server_has_spoken_the_built_in_policy_holds_and_a_link_that_is_none_is_said_so(desk: Desk) -> None:
    status = desk.tell(kind="status", host="chat.deepseek.com")
    assert (status["version"], status["server"], status["tool"]["id"]) == (0, "", "deepseek")
    assert desk.tell(kind="enrol", link="https://shop.example/nothing") == {"problem": "enrolLink"}
    assert desk.tell(kind="enrol", link="http://shop.example/endpoint/enroll#swe_x_y") == {"problem": "enrolLink"}
    wrong = desk.link().rpartition(".")[0] + "." + "A" * 43
    assert desk.tell(kind="enrol", link=wrong) == {"problem": "enrolKey"}
    assert desk.tell(kind="enrol", link=f"{desk.between.url}/endpoint/enroll#swe_{'a' * 16}_b") == {
        "problem": "enrolRefused"
    }
    assert desk.kept("device") is None


def test_the_popup_enrols_by_a_pasted_link_and_says_whose_policy_holds(desk: Desk) -> None:
    desk.popup.reload()
    desk.popup.wait_for_selector("#enrol:not([hidden])")
    desk.popup.fill("#link", desk.link())
    desk.popup.keyboard.press("Enter")
    poll(lambda: (desk.tell(kind="status")["version"]) > 0)
    desk.popup.reload()
    poll(lambda: "Example Shop" in desk.popup.inner_text("main"))
    shown = desk.popup.inner_text("main")
    assert "You are protected" in shown
    assert "ana@shop.example" in shown
    assert re.search(r"Version [A-Z][a-z]+ \d+, \d{4}", shown)
    assert desk.popup.is_hidden("#enrol")
    assert desk.popup.get_attribute("#about a", "href") == "https://shop.example/security"
    assert desk.kept("device")["pubKey"] == desk.kept("signed")["key"]


def test_blocked_tools_are_closed_by_the_browsers_own_rules_and_open_when_they_are_approved(enrolled: Desk) -> None:
    page = enrolled.open("https://chatgpt.com/")
    assert page.url == "https://chatgpt.com/"
    closed = "fetch('https://chat.deepseek.com/x').then(() => false, () => true)"
    poll(lambda: page.evaluate(closed))  # the policy is kept before the browser has taken its rules
    page.goto("https://chat.deepseek.com/")
    assert page.url == f"chrome-extension://{enrolled.id}/blocked.html?tool=deepseek&host=chat.deepseek.com"
    poll(lambda: page.locator("a[href^='http'][href$='/safe-use']").count() == 1)
    before = enrolled.tell(kind="status")["version"]
    approve(enrolled, "deepseek")
    poll(lambda: state(enrolled, "chat.deepseek.com") == "approved")
    assert enrolled.tell(kind="status")["version"] > before
    page.goto("https://chat.deepseek.com/")
    assert page.url == "https://chat.deepseek.com/"
    approve(enrolled, "deepseek", "blocked")
    poll(lambda: state(enrolled, "chat.deepseek.com") == "blocked")
    page.goto("https://chat.deepseek.com/other")
    assert "blocked.html" in page.url


def test_tenant_headers_are_on_the_wire_for_their_hosts_only(enrolled: Desk) -> None:
    enrolled.site.clear()
    enrolled.open("https://chatgpt.com/")
    enrolled.open("https://ordinary.example/")
    pages = [one for one in enrolled.site.entries() if one.target == "/"]  # and no icon that a browser asks for beside
    seen = {one.host: {name.lower(): value for name, value in one.headers.items()} for one in pages}
    assert seen["chatgpt.com"]["x-example-workspace"] == "org-example"
    assert "x-example-workspace" not in seen["ordinary.example"]


def test_a_tampered_or_older_policy_is_refused_and_said_once_and_the_last_good_one_holds(enrolled: Desk) -> None:
    good = enrolled.tell(kind="status")["version"]
    old = enrolled.kept("signed")["envelope"]
    approve(enrolled, "claude")

    def spoil(path: str, answer: Answer) -> Answer:
        if path != "policy" or answer[0] != 200:
            return answer
        envelope = json.loads(answer[2])
        payload = json.loads(base64.b64decode(envelope["payload"])) | {"observe": True}
        envelope["payload"] = base64.b64encode(json.dumps(payload).encode()).decode()
        return answer[0], answer[1], json.dumps(envelope).encode()

    enrolled.between.change = spoil
    for _ in range(2):  # twice, and told of once
        poll(lambda: enrolled.tell(kind="refresh") or enrolled.kept("line")["problem"] == "policyRefused")
    status = enrolled.tell(kind="status")
    assert (status["version"], status["problem"], status["observe"]) == (good, "policyRefused", False)
    poll(lambda: [event for event in enrolled.between.events() if event["kind"] == "policyRefused"])
    enrolled.between.change = lambda _path, answer: answer
    poll(lambda: enrolled.tell(kind="refresh") or enrolled.tell(kind="status")["version"] > good)
    assert enrolled.tell(kind="status")["problem"] == ""
    replay = json.dumps(old).encode()
    enrolled.between.change = lambda path, answer: (200, JSON, replay) if path == "policy" else answer
    enrolled.tell(kind="refresh")
    assert enrolled.tell(kind="status")["version"] > good
    poll(lambda: len([one for one in enrolled.between.events() if one["kind"] == "policyRefused"]) == 2)
    whys = [event["detail"]["why"] for event in enrolled.between.events() if event["kind"] == "policyRefused"]
    assert whys == ["its signature is of no key this browser knows", "its version is lower than one there was"]


def test_what_is_kept_is_verified_anew_when_the_worker_starts(enrolled: Desk) -> None:
    policy = enrolled.kept("policy")
    enrolled.kill_worker()
    enrolled.keep(policy={**policy, "observe": True, "tools": []})
    poll(lambda: enrolled.tell(kind="status") and enrolled.kept("policy") == policy)


def test_reports_arrive_once_though_the_server_goes_away_and_the_worker_dies(enrolled: Desk) -> None:
    enrolled.between.down = True
    enrolled.tell(kind="report", report=note(101))
    poll(lambda: any(path == "events" for _, path, _ in enrolled.between.asked))
    enrolled.kill_worker()
    enrolled.tell(kind="report", report=note(102))
    enrolled.kill_worker()
    assert [one["findings"][0]["count"] for one in enrolled.kept("queue")] == [101, 102]
    lost: list[str] = []

    def lose(path: str, answer: Answer) -> Answer | None:
        if path == "events" and not lost:
            lost.append(path)
            return None  # the server has it, the browser does not know
        return answer

    enrolled.between.down, enrolled.between.change = False, lose
    for number in (103, 104):
        enrolled.keep(sending={"failures": 0, "notBefore": 0})
        enrolled.tell(kind="report", report=note(number))
        poll(lambda: lost)
    enrolled.keep(sending={"failures": 0, "notBefore": 0})
    enrolled.tell(kind="report", report=note(105))
    poll(lambda: not enrolled.kept("queue"))
    assert len([one for one in enrolled.between.sent() if one["findings"][0]["count"] == 101]) > 1
    numbers = [number for number in held(enrolled) if number > 100]
    assert sorted(numbers) == [101, 102, 103, 104, 105]


def test_a_full_queue_drops_the_oldest_and_says_how_many(enrolled: Desk) -> None:
    enrolled.between.down = True
    enrolled.tell(kind="report", report=note(1))
    first = enrolled.kept("queue")[0]
    enrolled.keep(queue=[{**first, "id": f"00000000-0000-4000-8000-{n:012d}"} for n in range(500)])
    enrolled.tell(kind="report", report=note(2))
    queue = enrolled.kept("queue")
    assert len(queue) == 500
    assert queue[0]["id"].endswith("000001")
    assert queue[-1]["findings"][0]["count"] == 2
    assert enrolled.tell(kind="status")["dropped"] == 1
    enrolled.keep(queue=queue[-3:], sending={"failures": 0, "notBefore": 0})
    enrolled.between.down = False
    enrolled.tell(kind="report", report=note(3))
    poll(lambda: enrolled.tell(kind="status")["dropped"] == 0)


def test_a_reason_and_a_request_leave_without_the_values_in_them_and_a_visit_is_said_once(enrolled: Desk) -> None:
    justification = {"reason": "task", "text": f"the customer with card {CARD} asked"}
    enrolled.tell(kind="report", report={**note(7), "outcome": "justified", "justification": justification})
    asked = enrolled.tell(kind="requestTool", tool="grok", host="grok.com", reason=f"for {CARD}")
    assert [one["state"] for one in asked["requests"]] == ["open"]
    assert "grok" in [one["tool"] for one in enrolled.tell(kind="requests")["requests"]]
    enrolled.keep(visits={"day": "", "tools": []})
    for _ in range(3):
        enrolled.tell(kind="visit", host="chatgpt.com")
    enrolled.tell(kind="visit", host="ordinary.example")
    poll(lambda: not enrolled.kept("queue"))
    sent = b"".join(body for _, _, body in enrolled.between.asked)
    assert b"4111" not in sent
    assert "••• 1111 asked".encode() in sent
    assert [one["site"] for one in enrolled.between.events() if one["kind"] == "visit"] == ["chatgpt.com"]


def test_a_grant_counts_for_every_tab_ends_and_is_said(enrolled: Desk) -> None:
    now = enrolled.popup.evaluate("Date.now()")
    enrolled.keep(grants=[{"tool": "old", "detectors": ["email"], "until": now - 1}])
    enrolled.tell(kind="grant", grant={"tool": "chatgpt", "detectors": ["email"], "until": now + 900_000})
    assert [grant["tool"] for grant in enrolled.kept("grants")] == ["chatgpt"]
    poll(lambda: any(one["kind"] == "grant" and one["detail"]["minutes"] == 15 for one in enrolled.between.events()))
    enrolled.tell(kind="grant", grant={"tool": "claude", "detectors": ["email"], "until": now + 10**12})
    assert enrolled.kept("grants")[-1]["until"] <= now + 86_500_000


def test_the_page_of_what_was_reported_shows_both_sides_and_takes_a_complaint(enrolled: Desk) -> None:
    enrolled.tell(kind="report", report=note(55))
    poll(lambda: not enrolled.kept("queue"))
    page = enrolled.open(f"chrome-extension://{enrolled.id}/reported.html")
    page.wait_for_selector("#held button")
    poll(lambda: "••• 1111" in page.inner_text("#held"))
    assert "Card number × " in page.inner_text("#held"), "words, not the detector's id"
    assert "what people do on the page" in page.inner_text("#held")
    page.locator("#held button").first.click()
    poll(lambda: [one["detail"] for one in enrolled.between.events() if one["kind"] == "falseAlarm"])
    enrolled.between.down = True
    page.reload()
    poll(lambda: "does not answer" in page.inner_text("#state"))


def test_the_server_says_when_to_come_again_and_a_self_test_that_failed_is_seen_there(enrolled: Desk) -> None:
    detail = {"layer": "page", "ok": False, "what": "fetch is not ours"}
    failed = {"kind": "selfTest", "site": "chatgpt.com", "tool": "chatgpt", "layer": "page", "detail": detail}
    enrolled.tell(kind="report", report=failed)
    poll(lambda: not enrolled.kept("queue"))
    told = enrolled.tell(kind="reported")["events"]
    assert "chatgpt.com" in [one["site"] for one in told if one["kind"] == "selfTest"]
    enrolled.between.change = lambda path, _answer: (429, {"retry-after": "7200"}, b"")
    enrolled.tell(kind="report", report=note(9))
    poll(lambda: (enrolled.kept("sending") or {}).get("failures") == 1)
    wait = enrolled.kept("sending")["notBefore"] - enrolled.popup.evaluate("Date.now()")
    assert 7_100_000 < wait <= 7_200_000
    asked = len(enrolled.between.sent())
    enrolled.tell(kind="report", report=note(10))
    assert len(enrolled.between.sent()) == asked
    enrolled.keep(sending={"failures": 0, "notBefore": 0})
    enrolled.between.change = lambda _path, answer: answer
    enrolled.tell(kind="report", report=note(11))
    poll(lambda: not enrolled.kept("queue"))


def test_the_customer_filters_word_stands_when_the_server_does_not_answer_in_time(enrolled: Desk) -> None:
    poll(lambda: enrolled.tell(kind="confirm", prefixes=["0a1b2"]) == {"matches": {"0a1b2": []}})
    held_back = threading.Event()

    def hold(path: str, answer: Answer) -> Answer:
        if path == "confirm":
            held_back.wait(20)
        return answer

    enrolled.between.change = hold
    try:
        assert enrolled.tell(kind="confirm", prefixes=["0a1b2"]) is None
    finally:
        held_back.set()


def test_a_revoked_device_keeps_enforcing_and_says_so(enrolled: Desk) -> None:
    device = enrolled.kept("device")["id"]
    assert enrolled.server.run("ext", "revoke", device).returncode == 0
    poll(lambda: enrolled.tell(kind="refresh") or enrolled.tell(kind="status")["problem"] == "revoked")
    assert enrolled.tell(kind="status")["version"] > 0
    page = enrolled.open("https://grok.com/")
    assert "blocked.html" in page.url
    enrolled.popup.reload()
    enrolled.popup.wait_for_selector("#problem:not([hidden])")
    assert "does not know this browser" in enrolled.popup.inner_text("#problem")
    assert enrolled.popup.is_visible("#enrol")


def approve(desk: Desk, tool: str, to: str = "approved") -> None:
    """A decision as the console makes one."""
    from seawall.app import data_dir, load_settings, open_store
    from seawall.model.approvals import ToolDecision, ToolState

    data = data_dir(str(desk.server.data))
    with open_store(load_settings(None, data=data), data) as store:
        decision = ToolDecision(tool=tool, state=ToolState(to), owner="ana@shop.example", review_by="2027-06-01")
        store.approval_book().decide_tool(decision, by="person:owner@shop.example")


def state(desk: Desk, host: str) -> str:
    """A tool's state after asking the server."""
    desk.tell(kind="refresh")
    return str(desk.tell(kind="status", host=host)["tool"]["state"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_popup_and_report_page_have_nothing_that_axe_would_object_to(enrolled: Desk, scheme: Any) -> None:
    enrolled.tell(kind="report", report=note(9))
    for name, ready in (("popup.html", "dl#about dt"), ("reported.html", "#held li button")):
        page = enrolled.open("about:blank")
        page.emulate_media(color_scheme=scheme)

        def drawn(page: Page = page, name: str = name, ready: str = ready) -> object:
            page.goto(f"chrome-extension://{enrolled.id}/{name}")  # again, where the report was still on its way
            page.wait_for_selector(f"{ready}, #state:not(:empty)")
            return page.query_selector(ready)

        poll(drawn)
        assert axe(page) == [], name
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('a, button, input')")


def test_what_a_filter_hit_is_confirmed_by_is_the_real_servers_answer(enrolled: Desk) -> None:
    told = poll(lambda: enrolled.tell(kind="confirm", prefixes=["0a1b2", "fffff"]))
    assert set(told["matches"]) == {"0a1b2", "fffff"}


def test_a_key_in_an_address_is_stopped_by_the_browsers_own_rules_and_said(enrolled: Desk) -> None:
    """In a browser that lets no extension stop requests; the key is made up, in a vendor's form."""
    made = "chrome.declarativeNetRequest.getDynamicRules().then((all) => all.filter((one) => one.priority === 500000))"
    rules = poll(lambda: enrolled.popup.evaluate(made))
    assert len(rules) == enrolled.popup.evaluate("""(regexes) => Promise.all(regexes.map((regex) =>
      chrome.declarativeNetRequest.isRegexSupported({ regex, isCaseSensitive: true, requireCapturing: true })))
      .then((all) => all.filter(({ isSupported }) => isSupported).length)""", key_filters())  # fmt: skip
    assert len(rules) == len(key_filters()), "none is too large for the browser"
    enrolled.site.clear()
    key = "_".join(("sk", "live", "4eC39HqLyjWDarjtT1zdp7dcX2"))
    page = enrolled.open(f"https://chatgpt.com/?q=is+{key}+good&model=x")
    assert page.url == f"chrome-extension://{enrolled.id}/blocked.html?why=key&host=chatgpt.com"
    page.get_by_text("An access key was in this address").wait_for()
    assert page.get_by_role("link", name="Open ChatGPT").get_attribute("href") == "https://chatgpt.com/"
    assert axe(page) == []
    assert not enrolled.site.holding(key)
    assert enrolled.open("https://chatgpt.com/?q=how+do+keys+work").url.startswith("https://chatgpt.com/")
    enrolled.open(f"https://ordinary.example/?q={key}")
    # A browser may ask for the page's icon as well, with the page's address as the referrer.
    assert {one.host for one in enrolled.site.holding(key)} == {"ordinary.example"}
    told = poll(lambda: [one for one in enrolled.between.events() if one.get("layer") == "rules"])
    assert (told[0]["site"], told[0]["outcome"], told[0]["findings"][0]["detector"]) == (
        "chatgpt.com",
        "stopped",
        "api_key",
    )
    assert key not in json.dumps(enrolled.between.events())


def key_filters() -> list[str]:
    """The regexes as the extension makes them."""
    code = "import('./build/tests/filters.mjs').then(({ keyFilters }) => console.log(JSON.stringify(keyFilters())))"
    build = "npx --no-install esbuild src/policy/keys.ts --bundle --format=esm --outfile=build/tests/filters.mjs"
    subprocess.run(f"{build} --log-level=error", shell=True, cwd=ROOT, check=True, timeout=60)
    told = subprocess.run(["node", "-e", code], cwd=ROOT, check=True, capture_output=True, timeout=60)
    filters: list[str] = json.loads(told.stdout)
    return filters


COMPOSER = """<!doctype html><html lang="en"><title>stand-in</title><textarea id="box"></textarea><script>
  box.addEventListener('keydown', (event) => { if (event.key !== 'Enter') return; event.preventDefault();
    fetch(window.to, { method: 'POST', body: JSON.stringify({ messages: [{ content: { parts: [box.value] } }] }) });
    box.value = '' })</script></html>"""


def test_a_site_that_was_rebuilt_shows_in_the_console_at_its_first_prompts(enrolled: Desk) -> None:
    """Its profile names an address that prompts no longer go to; then it is as the profile says again."""
    enrolled.site.serve("/composer", COMPOSER)
    page = enrolled.open("https://chatgpt.com/composer")

    def prompt(number: int) -> None:
        page.click("#box")
        page.keyboard.type(f"How do I write polite reminder number {number}?")
        page.keyboard.press("Enter")

    page.evaluate("window.to = '/v9/ask'")
    prompt(1)
    prompt(2)
    told = poll(lambda: failing(enrolled), 60)
    assert told == [("chatgpt.com", "page", "prompts go to another address than this site's profile says")]
    page.evaluate("window.to = '/backend-api/conversation'")
    prompt(3)
    poll(lambda: not failing(enrolled), 60)
    assert "polite reminder number" not in json.dumps(enrolled.between.events())


def failing(desk: Desk) -> list[tuple[str, str, str]]:
    """What of sites the console's Devices shows as failing."""
    from seawall.app import data_dir, load_settings, open_store

    data = data_dir(str(desk.server.data))
    with open_store(load_settings(None, data=data), data) as store:
        return [
            (one.site, one.layer, one.what) for one in store.devices().failing_tests() if one.what.startswith("prompts")
        ]
