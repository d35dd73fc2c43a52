"""What a browser goes through: reloaded, started anew, tampered with, its worker ended, with no server at any time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Playwright

from extension.conftest import REGISTER, Browser, paste, poll, started
from extension.policy import policy, stern
from extension.stage import Card
from extension.standin import StandIn
from extension.test_matrix import BLOCKING, CARD, MAIL, MASKING, TEXT, WAYS, end_worker, run

pytestmark = [pytest.mark.xdist_group("extension")]

HISTORY = """<!doctype html><title>stand-in</title><p id=old>Dear %s</p><script>window.post = (body) =>
  fetch('/send', { method: 'POST', body }).then(() => 'sent', () => 'stopped')</script>"""


class Life:
    """One profile through several browsers."""

    def __init__(self, playwright: Playwright, built: Path, site: StandIn, profile: Path) -> None:
        self.playwright, self.built, self.site, self.profile = playwright, built, site, profile
        self.browser = self.begin()

    def begin(self) -> Browser:
        context, worker = started(self.playwright, self.profile, self.site.port, self.built / "chromium")
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"https://{BLOCKING}")
        return Browser(context, self.site, worker)

    def again(self) -> Browser:
        self.browser.context.close()
        self.browser = self.begin()
        return self.browser


@pytest.fixture(scope="module")
def life(
    playwright: Playwright, built: Path, site: StandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Life]:
    made = Life(playwright, built, site, tmp_path_factory.mktemp("life"))
    made.browser.await_own_policy()
    made.browser.keep(policy=stern(), grants=[], customers=None)
    yield made
    made.browser.context.close()


def layers(browser: Browser) -> set[str]:
    """The layers of the reports that wait for a server."""
    queue: list[dict[str, Any]] = browser.worker.evaluate(
        "chrome.storage.local.get('queue').then((all) => all.queue ?? [])"
    )
    return {report["layer"] for report in queue if report["kind"] == "decision"}


def holds(browser: Browser, page: Page) -> None:
    """A paste is asked about, what the page sends is stopped, and nothing raw arrives."""
    browser.site.clear()
    browser.worker.evaluate("chrome.storage.local.set({ queue: [] })")
    page.evaluate("document.querySelector('#box').value = ''")
    paste(page, TEXT)
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    poll(lambda: not Card(page).find("dialog"))
    assert run(page, WAYS["beacon"], TEXT) == "stopped"
    assert page.evaluate("post('a polite reminder')") == "sent"
    browser.site.wait_for("a polite reminder")
    assert not browser.site.holding(MAIL)
    assert not browser.site.holding(CARD)


def test_it_holds_through_a_reload_a_restart_and_tampering(life: Life) -> None:
    browser = life.browser
    page = browser.open(BLOCKING)
    holds(browser, page)
    poll(lambda: layers(browser) == {"dom", "page"})

    end_worker(browser)
    wake(browser)
    holds(browser, page)
    poll(lambda: layers(browser) == {"dom", "page"})

    # In storage, by whoever can write there: what the page follows is written again from what was signed.
    loose = policy(tools=[], observe=True)
    browser.worker.evaluate("(policy) => chrome.storage.local.set({ policy })", loose)
    end_worker(browser)
    browser = life.again()
    poll(lambda: not browser.worker.evaluate("chrome.storage.local.get('policy').then(({ policy }) => policy.observe)"))
    page = browser.open(BLOCKING)
    holds(browser, page)
    poll(lambda: layers(browser) == {"dom", "page"})

    # By the page: nothing of the extension's is in its reach.
    told = page.evaluate(
        """() => { const line = document.createElement('i');
          document.dispatchEvent(new MouseEvent('seawall-line', { relatedTarget: line }));
          return [typeof chrome === 'undefined' || !chrome.storage, JSON.stringify(Object.entries(localStorage))] }"""
    )
    assert told == [True, "[]"]
    holds(browser, page)

    # The extension is reloaded, as an update does it: the open tab goes on without its worker.
    browser.worker.evaluate("setTimeout(() => chrome.runtime.reload(), 50)")
    poll(lambda: page.evaluate("post('still here')") == "sent")
    paste(page, TEXT)
    Card(page).wait("dialog")
    page.keyboard.press("Escape")
    assert run(page, WAYS["beacon"], TEXT) == "stopped"
    assert not browser.site.holding(MAIL)


def wake(browser: Browser) -> None:
    """Any message starts an ended worker; a page's visit is one."""
    browser.open(MASKING).close()
    poll(lambda: browser.worker.evaluate("1"))


LOOP = """() => { window.told = { sent: 0, stopped: 0 };
  for (let lane = 0; lane < 2; lane++) (async () => { for (;;) {
    await new Promise((done) => setTimeout(done));
    told[await post('a polite reminder')]++ } })() }"""
OTHERS = """async (matches) => {
  await chrome.scripting.updateContentScripts(['page', 'content'].map((id) => ({ id, matches })));
  const { policy } = await chrome.storage.local.get('policy');
  await chrome.storage.local.set({ policy: { ...policy, pollSeconds: 301 } }) }"""
"""Registered for other hosts, and a policy to be put right: the worker registers anew, and looks at open tabs."""
REGISTERED = "chrome.scripting.getRegisteredContentScripts().then(([{ matches }]) => matches)"


@pytest.mark.parametrize("guarded", [True, False])
def test_guards_that_come_to_an_open_page_stop_nothing_harmless(browser: Browser, guarded: bool) -> None:
    browser.keep(policy=stern(), grants=[], customers=None)
    hosts = ["*://*.chat.deepseek.com/*" if guarded else "*://claude.ai/*"]
    if not guarded:
        browser.worker.evaluate(REGISTER, hosts)
    page = browser.open(BLOCKING, fresh=True)  # it goes on until it is closed
    page.evaluate(LOOP)
    for _ in range(3 if guarded else 1):
        browser.worker.evaluate(OTHERS, hosts)
        poll(lambda: browser.worker.evaluate(REGISTERED) != hosts)
        page.evaluate("told.sent = 0")
        poll(lambda: page.evaluate("told.sent") > 40)
    assert page.evaluate("told.stopped") == 0
    browser.site.clear()
    assert run(page, WAYS["beacon"], TEXT) == "stopped"
    assert page.evaluate("post('a polite reminder')") == "sent"
    assert not browser.site.holding(MAIL)


def test_stand_ins_outlive_a_reload_of_the_page_and_never_reach_a_disk(browser: Browser) -> None:
    page = browser.open(MASKING)
    paste(page, TEXT)
    Card(page).wait("dialog")
    page.keyboard.press("Enter")
    poll(lambda: "qz" in page.input_value("#box"))
    masked = page.input_value("#box")
    held = "chrome.storage.session.get().then(JSON.stringify)"
    poll(lambda: MAIL in browser.worker.evaluate(held))
    assert MAIL not in browser.worker.evaluate("chrome.storage.local.get().then(JSON.stringify)")
    browser.site.serve("/history", HISTORY % masked)
    page.goto(f"https://{MASKING}/history")
    poll(lambda: MAIL in page.inner_text("#old"))
    assert CARD in page.inner_text("#old")
    poll(lambda: "real value" in (page.get_attribute("#old", "title") or ""))
    poll(lambda: page.evaluate("CSS.highlights.get('seawall-real')?.size ?? 0") >= 2)
    # The page reads what it shows and sends it: out it goes as it came.
    assert page.evaluate("post(document.querySelector('#old').innerText)") == "sent"
    assert browser.site.wait_for("Dear Ship to qz")
    assert not browser.site.holding(MAIL)
    assert not browser.site.holding(CARD)
    other = browser.open("claude.ai")
    other.evaluate("(text) => (document.querySelector('#answer').textContent = text)", masked)
    assert other.inner_text("#answer") == masked  # another tab knows nothing of them
    page.close()
    poll(lambda: other.evaluate("1") and MAIL not in browser.worker.evaluate(held))
    assert json.loads(browser.worker.evaluate(held)) is not None
