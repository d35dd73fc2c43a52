"""An organisation's Firefox: a pack of ours installs the xpi, and its management enrols it with a real Seawall.

The policy is the server's own: customer data goes masked to one tool, not at all to another, and a third is closed.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from end_to_end.running import Running
from extension.between import Between, invite
from extension.firefox import BidiError, Firefox, Tab, firefox
from extension.standin import StandIn
from extension.waiting import SECONDS_MAX, poll

POLICIES = Path("/etc/firefox/policies/policies.json")
CARD = "4111 1111 1111 1111"
MAIL = "ana.synthetic@customers.example"
MASKING, BLOCKING, CLOSED = "chatgpt.com", "www.perplexity.ai", "chat.deepseek.com"
OWN = "assistant.shop.example"
"""A tool of the shop's that no catalogue knows."""


class Office:
    """An organisation's Firefox, the extension's popup in it, and what stands between it and its server."""

    def __init__(self, browser: Firefox, site: StandIn, between: Between) -> None:
        self.browser, self.site, self.between = browser, site, between
        self.popup: Tab = poll(self._installed, 60)
        self._opened: dict[str, Tab] = {}
        self._idle: dict[str, Tab] = {}

    def _installed(self) -> Tab | None:
        try:
            return self.browser.own_page("popup.html")
        except BidiError:
            return None  # not yet

    def tell(self, **message: Any) -> Any:
        """What the event page answers. One that is just falling asleep has taken nothing, and is told again."""
        code = "(message) => chrome.runtime.sendMessage(message)"
        end = time.monotonic() + SECONDS_MAX
        while True:
            try:
                return self.popup.evaluate(code, message)
            except BidiError as error:
                if "Receiving end does not exist" not in str(error) or time.monotonic() > end:
                    raise

    def open(self, host: str, path: str = "/", *, fresh: bool = False) -> Tab:
        """This address in the tab that an earlier test had for the host: a new one costs five times what loading the
        page does. In a new one when a test opens a host again, and where it must be ``fresh``."""
        url, tab = f"https://{host}{path}", None if fresh else self._idle.pop(host, None)
        if tab is None or tab.context not in self.browser.tabs():
            tab = self.browser.open(url)
        else:
            tab.bring_to_front()
            tab.goto(url)
        if not fresh:
            self._opened.setdefault(host, tab)
        return tab

    def rest(self) -> None:
        """Keep the first tab of each host for the next test and close the others."""
        self._idle |= self._opened
        self._opened = {}
        self.browser.close_tabs(self.popup.context, *(tab.context for tab in self._idle.values()))

    def holding(self) -> list[str]:
        return [one.target for value in (MAIL, CARD) for one in self.site.holding(value)]


@pytest.fixture(scope="package")
def _office(built: Path, site: StandIn, server: Running, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    assert built.is_dir()
    if os.geteuid() != 0:
        pytest.skip("a browser's policies are root's to write")
    between = Between(server.url)
    pack = server.run(
        *("ext", "policy", "--browser", "firefox", "--for", "linux", "--server", between.url),
        *("--token", invite(server, between.url, "fox@shop.example")["enrollToken"]),
    )
    assert pack.returncode == 0, pack.stderr
    POLICIES.parent.mkdir(parents=True, exist_ok=True)
    POLICIES.write_text(pack.stdout)
    try:
        with firefox(tmp_path_factory.mktemp("firefox"), site.port) as browser:
            office = Office(browser, site, between)
            poll(lambda: office.tell(kind="status")["version"] > 0, 90)
            # From here on the event page sleeps early, and has to wake for most of what is tried. Not at once: on a
            # busy machine it takes a second to answer.
            about = browser.open("about:policies")
            about.evaluate("Services.prefs.setIntPref('extensions.background.idle.timeout', 1500)")
            yield office
    finally:
        POLICIES.unlink(missing_ok=True)
        between.close()


@pytest.fixture
def office(_office: Office) -> Iterator[Office]:
    """With an empty log, the popup's tab and one a host; nothing raw may have come to the stand-in in the end."""
    _office.site.clear()
    yield _office
    _office.rest()
    _office.between.down = False
    assert _office.holding() == []
