"""The built extension in Debian's browsers, before stand-ins: one build, one server, one of each for this folder.

Playwright keeps an event loop running that tests of other folders must not meet.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hatch_build
import msgspec
import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, Worker, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from chromium_flags import LIGHT
from end_to_end.running import Running, up
from extension.office import _office, office
from extension.policy import SITES, policy
from extension.standin import StandIn
from extension.waiting import SECONDS_MAX, poll
from seawall.store.envelopes import EnvelopeSigner

__all__ = ["_office", "office", "poll"]
STAGE = "funnybot.example"
"""Where the card is shown by itself; the extension knows no such tool."""
ROOT = Path(__file__).parents[2] / "extension"
EXECUTABLE = "/usr/bin/chromium"
SIGNER = EnvelopeSigner(bytes(range(32)))
SETTINGS = """
[endpoint]
organisation = "Example Shop"
work_domains = ["shop.example"]
unknown_account = "work"
contact_name = "Security"
contact_url = "https://shop.example/security"
[[endpoint.tenant_headers]]
hosts = ["chatgpt.com", "*.chatgpt.com"]
name = "X-Example-Workspace"
value = "org-example"
[[tool]]
id = "chatgpt-business"
approved = true
[[tool]]
id = "perplexity"
approved = true
[[tool]]
id = "shop-assistant"
name = "Shop assistant"
hosts = ["assistant.shop.example"]
approved = true
"""
"""A shop's: customer data goes masked to one tool, not at all to another that is open, and the rest is closed."""
PLAIN = """<!doctype html><html lang="en"><title>stand-in</title>
<textarea id="box" rows="4" cols="60"></textarea><div id="rich" contenteditable="true" style="min-height:2em"></div>
<input id="file" type="file" multiple><button id="send">Send</button><pre id="answer"></pre>
<script>
  window.got = [];
  for (const kind of ["paste", "drop", "change"]) addEventListener(kind, (event) => got.push(kind));
  window.post = (body, path = "/send") => fetch(path, { method: "POST", body }).then(() => "sent", () => "stopped");
</script></html>"""


class Browser:
    """Chromium with the extension in it, and the stand-in that every host name leads to."""

    def __init__(self, context: BrowserContext, site: StandIn, worker: Worker) -> None:
        self.context, self.site, self._worker = context, site, worker
        self._opened: dict[str, Page] = {}
        self._idle: dict[str, Page] = {}

    @property
    def worker(self) -> Worker:
        """The extension's service worker as it is now: Chromium ends an idle one and starts it again."""
        alive = [one for one in self.context.service_workers if one.url.startswith("chrome-extension://")]
        return alive[-1] if alive else self._worker

    def wake(self) -> None:
        """See that the worker answers: whoever visits a tool's page starts one that was ended."""
        try:
            self.worker.evaluate("1")
        except PlaywrightError:
            self.open().close()
            poll(lambda: self.worker.evaluate("1"))

    def await_own_policy(self) -> None:
        """Registrations come first, and until the worker has written its own policy it would write over the tests'."""
        there = """Promise.all([chrome.scripting.getRegisteredContentScripts(), chrome.storage.local.get('policy')])
          .then(([scripts, { policy }]) => scripts.length >= 2 && policy !== undefined)"""
        poll(lambda: self.worker.evaluate(there))

    def keep(self, **kept: Any) -> None:
        """Put things into storage.local as the worker would, and see that pages there are guarded."""
        if "policy" in kept:  # signed, so that a worker that starts anew finds what it believes
            sealed = SIGNER.seal(json.dumps({**kept["policy"], "customers": kept.get("customers")}).encode())
            kept["signed"] = {"envelope": msgspec.to_builtins(sealed), "etag": "", "key": SIGNER.public_text}
        self.worker.evaluate("(kept) => chrome.storage.local.set(kept)", kept)
        hosts = sorted({host for tool in kept.get("policy", {"tools": []})["tools"] for host in tool["hosts"]})
        if hosts:
            self.worker.evaluate(REGISTER, [f"*://{host}/*" for host in hosts])

    def forget(self) -> None:
        self.worker.evaluate("() => chrome.storage.local.clear()")

    def tab(self, name: str, *, fresh: bool = False) -> Page:
        """The tab that an earlier test had under this name, in front, with whatever is in it; a new one where there is
        none, or where this must be ``fresh``: it costs more, with a process of its own, than most of what is tried."""
        page = None if fresh else self._idle.pop(name, None)
        if page is None or page.is_closed():
            page = self.context.new_page()
            page.set_default_timeout(SECONDS_MAX * 1000)
        else:
            page.bring_to_front()
        if not fresh:
            self._opened.setdefault(name, page)
        return page

    def open(self, host: str = "chatgpt.com", path: str = "/", *, fresh: bool = False) -> Page:
        """This address in the host's tab; in one more when a test opens a host again."""
        page = self.tab(host, fresh=fresh)
        page.goto(f"https://{host}{path}")
        return page

    def rest(self) -> None:
        """Keep the first tab of each name for the next test and close the others."""
        while SESSIONS:
            with contextlib.suppress(PlaywrightError):  # it went with its tab
                SESSIONS.popitem()[1].detach()
        self._idle |= self._opened
        self._opened = {}
        for page in self.context.pages[1:]:
            if page not in self._idle.values():
                page.close()


SESSIONS: dict[Page, CDPSession] = {}


def session(page: Page) -> CDPSession:
    """The test's one session with this tab, which takes a part of all that the tab does, and knows who reads it how."""
    if page not in SESSIONS:
        SESSIONS[page] = page.context.new_cdp_session(page)
        SESSIONS[page].send("Accessibility.enable")
    return SESSIONS[page]


REGISTER = """async (matches) => {
  const all = await chrome.scripting.getRegisteredContentScripts();
  const there = all.filter(({ id }) => id === "page" || id === "content");
  await chrome.scripting.updateContentScripts(there.map(({ id }) => ({ id, matches })));
}"""


@pytest.fixture(scope="package")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as made:
        yield made


def _build(*mode: str) -> None:
    subprocess.run(["node", "build.mjs", *mode], cwd=ROOT, check=True, timeout=120)


@pytest.fixture(scope="package")
def built() -> Path:
    """dist/, built from what is checked out, unless it is there already: other processes' browsers read it too."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = ROOT / "dist" / "sources.sha256"
        if not stamp.is_file() or stamp.read_text().strip() != hatch_build.sources(ROOT):
            _build()
    return ROOT / "dist"


@pytest.fixture(scope="package")
def stage() -> Path:
    """The card by itself, as an extension."""
    _build("--stage")
    return ROOT / "build" / "stage"


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A real Seawall, for all who enrol a browser."""
    with up(tmp_path_factory.mktemp("server") / "data", settings=SETTINGS) as running:
        yield running


@pytest.fixture(scope="package")
def site() -> Iterator[StandIn]:
    server = StandIn()
    server.serve("/", PLAIN)
    yield server
    server.close()


def arguments(port: int, *extensions: Path) -> list[str]:
    """How Chromium is started so that it carries the extensions and every host name leads to ``port``."""
    carried = ",".join(str(one) for one in extensions)
    return [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        LIGHT,
        *([f"--disable-extensions-except={carried}", f"--load-extension={carried}"] if carried else []),
        "--ignore-certificate-errors",
        f"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ]


def started(playwright: Playwright, profile: Path, port: int, *extensions: Path) -> tuple[BrowserContext, Worker]:
    """Chromium with this profile and these extensions, and the worker of the first. On a busy machine a Chromium that
    loads an unpacked extension now and then never starts its worker: it is started again."""
    for last in (False, False, True):
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=EXECUTABLE, headless=False, args=arguments(port, *extensions)
        )
        try:
            if context.service_workers:
                return context, context.service_workers[0]
            return context, context.wait_for_event("serviceworker", timeout=20_000)
        except PlaywrightError:
            context.close()
            if last:
                raise
    raise AssertionError("unreachable")


@pytest.fixture(scope="package")
def _browser(
    playwright: Playwright, built: Path, stage: Path, site: StandIn, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    profile = tmp_path_factory.mktemp("profile")
    context, worker = started(playwright, profile, site.port, built / "chromium", stage)
    made = Browser(context, site, worker)
    made.await_own_policy()
    for host in (*SITES, STAGE):
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=f"https://{host}")
    yield made
    context.close()


@pytest.fixture
def browser(_browser: Browser) -> Iterator[Browser]:
    """The browser with the tests' policy in force and an empty log; it knows nothing of what tabs had before."""
    _browser.wake()
    _browser.worker.evaluate("chrome.storage.session.clear()")
    _browser.keep(policy=policy(), grants=[], customers=None)
    _browser.site.clear()
    yield _browser
    _browser.rest()


def paste(page: Page, text: str, into: str = "#box") -> None:
    """A real paste: the system clipboard and the keyboard."""
    page.bring_to_front()
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.click(into)
    page.keyboard.press("Control+V")
