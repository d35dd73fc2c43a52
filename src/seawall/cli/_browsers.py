"""The drill in a browser: this machine's own, in an empty profile, before a page that stands in for an AI tool.

What is proved first is that the same text can be copied and pasted in that browser at all, and that the page can be
opened, be sent to and be given a file: without that, a text that does not arrive would prove nothing.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import msgspec

from seawall.model.drills import FAILED, NOT_TRIED, STOPPED, THROUGH, Trial, betrays, customer, user_agent
from seawall.model.errors import Unavailable, UsageError

if TYPE_CHECKING:
    from seawall.policy.endpoint_policy import Asked
    from seawall.wire.devtools import Devtools, Installed, Tab
    from seawall.wire.drill_site import DrillSite

USUAL = "chatgpt.com"
"""The page to try where no tool's is open."""
NEUTRAL = "drill.example"
"""A page of nobody's, where nothing guards: what is copied and pasted there shows that the browser can."""
install_seconds_max = 45.0
"""How long a managed browser may take to install the extension, enrol and fetch its policy."""
report_seconds_max = 5.0
_WAYS = {"paste": "paste", "request": "request", "file": "upload", "open": ""}
"""What the extension calls the way of a trial's channel. Opening a page that is closed is not reported."""
reading_seconds = 0.5
"""From a page's opening to what is done there: nobody pastes faster, and a guard may use the time to get ready."""
settle_seconds = 1.5
"""How long a text that was stopped is given to turn up all the same."""
answer_seconds_max = 5.0
_MS = 1000
Attempt: TypeAlias = "Callable[[Devtools, DrillSite, Tab, str], _Try | None]"
"""Hands the customer over; None where a harmless text does not arrive either."""
_Seen = TypeVar("_Seen")


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where to try: an AI tool's host that is open to people, and one that is closed."""

    open: str
    closed: str = ""
    extension: str
    """Id of this installation's extension."""


class Server(NamedTuple):
    """What Seawall's server knows of the browser that is driven."""

    enrolled: Callable[[], bool]
    """Whether its extension has enrolled and fetched a policy."""
    reported: Callable[[], Mapping[str, str]]
    """Ids of what it reported, by the way out."""


NOBODY = Server(lambda: False, dict)


def target_of(asked: Asked, extension: str) -> Target:
    """Where to try in this shop, by the policy its browsers get: an approved tool's page before any other open one."""
    from seawall.model.approvals import ToolState
    from seawall.policy.endpoint_policy import content

    hosts: dict[ToolState, str] = {}
    for tool in content(asked).tools:
        for host in tool.hosts:
            if "*" not in host:
                hosts.setdefault(tool.state, host)
    chosen = hosts.get(ToolState.APPROVED) or hosts.get(ToolState.UNLISTED) or USUAL
    closed = hosts.get(ToolState.BLOCKED, "")
    return Target(open=chosen, closed=closed if closed != chosen else "", extension=extension)


def named(path: str) -> Installed:
    """A browser that somebody names by its program.

    Raises:
        UsageError: there is no such program.
    """
    import shutil

    from seawall.wire.devtools import Installed

    found = shutil.which(path)
    if found is None:
        raise UsageError(f"{path} is no program", advice="Name a Chrome, Edge or Chromium, or leave --browser out.")
    kind = next((one for one in ("edge", "chromium", "chrome") if one in Path(found).name.lower()), "chrome")
    return Installed(kind, found)


class _Try(msgspec.Struct, kw_only=True):
    """What came of handing a text over."""

    text: str | None
    """What arrived; None for nothing."""
    delay_ms: float | None = None


def try_browsers(
    target: Target,
    mark: str,
    environ: Mapping[str, str] = os.environ,
    found: list[Installed] | None = None,
    note: Callable[[str], None] = lambda _line: None,
    server: Server = NOBODY,
) -> list[Trial]:
    """Every browser of this machine that can be driven, by each way out it has."""
    if sys.platform == "win32":
        why = "on Windows no browser is driven: paste the customer below into an AI tool"
        return [Trial(channel="browser", state=NOT_TRIED, control=why)]
    from seawall.wire.devtools import installed

    browsers = installed(environ) if found is None else found
    if not browsers:
        why = "no Chrome, Edge or Chromium is on this machine: paste the customer below into an AI tool elsewhere"
        return [Trial(channel="browser", state=NOT_TRIED, control=why)]
    trials = []
    for browser in browsers:
        note(f"Driving {browser.name}: {browser.path}")
        try:
            trials += _one(browser, target, mark, environ, server)
        except Unavailable as error:
            why = f"{error.message}: paste the customer below into an AI tool"
            trials.append(Trial(channel=browser.name, state=NOT_TRIED, control=why))
    return trials


def _one(
    browser: Installed,
    target: Target,
    mark: str,
    environ: Mapping[str, str],
    server: Server,
) -> list[Trial]:
    from seawall.wire.devtools import Devtools, managed
    from seawall.wire.drill_site import DrillSite

    hosts = tuple(host for host in (target.open, target.closed, NEUTRAL) if host)
    comes = managed(browser, target.extension)
    with (
        DrillSite() as site,
        Devtools(browser, [*site.arguments(hosts), f"--user-agent={user_agent(mark)}"], environ) as driven,
    ):
        neutral = driven.open(f"https://{NEUTRAL}/")
        if NEUTRAL not in site.opened or not _copied_and_pasted(neutral, mark):
            why = "nothing can be copied and pasted in it even where nothing guards, so nothing is proved"
            return [Trial(channel=browser.name, state=FAILED, control=why)]
        if comes:
            _until(lambda: server.enrolled() or None, install_seconds_max)
        trials = [
            _on_page(driven, site, target, channel, attempt, mark)
            for channel, attempt in (("paste into", _pasting), ("request of", _sending), ("file given to", _handing))
        ]
        if target.closed:
            trials.append(_opening(driven, site, target))
        if comes:
            ways = {_WAYS[one.channel.split()[0]] for one in trials if one.state == STOPPED} - {""}
            _until(lambda: ways <= server.reported().keys() or None, report_seconds_max if server.enrolled() else 0)
            for trial in trials:
                trial.event = server.reported().get(_WAYS[trial.channel.split()[0]], "")
        for trial in trials:
            trial.channel = f"{browser.name}: {trial.channel}"
        return trials


def _copied_and_pasted(page: Tab, mark: str) -> bool:
    """Copy the customer from the page and paste it there; afterwards it is on this browser's own clipboard."""
    page.run(f"box.value = {json.dumps(customer(mark))}; box.focus(); box.select()")
    page.press("c", "copy")
    page.run("box.value = ''; box.focus()")
    told = _arriving(page, "box.value", answer_seconds_max, since=lambda: page.press("v", "paste"))
    return betrays(told.text or "", mark)


def _on_page(driven: Devtools, site: DrillSite, target: Target, channel: str, attempt: Attempt, mark: str) -> Trial:
    """One way out of a page that was just opened, so that no question of an earlier one stands in the way."""
    channel = f"{channel} {target.open}"
    page = driven.open(f"https://{target.open}/")
    if target.open not in site.opened or page.address() != f"https://{target.open}/":
        return _shut(page, site, target.open, channel)
    page.run("box.focus()")
    _until(lambda: None, reading_seconds)
    told = attempt(driven, site, page, mark)
    if told is None:
        why = "a harmless one was not taken either, so nothing is proved"
        return Trial(channel=channel, state=FAILED, control=why)
    if told.text is not None and betrays(told.text, mark):
        return Trial(channel=channel, state=THROUGH, control=f"it arrived whole{_without(driven, target)}")
    page.escape()  # to the extension's question, if it asks one: the person thinks better of it, and that is reported
    what = "nothing of it arrived" if told.text is None else "stand-ins arrived"
    return Trial(channel=channel, state=STOPPED, control=what, delay_ms=told.delay_ms)


def _pasting(_driven: Devtools, _site: DrillSite, page: Tab, _mark: str) -> _Try:
    return _arriving(page, "box.value", settle_seconds, since=lambda: page.press("v", "paste"))


def _sending(_driven: Devtools, site: DrillSite, page: Tab, mark: str) -> _Try | None:
    """A request that the page makes by itself, as its own code does with what it was given."""
    plain = f"Harmless {mark}"
    page.run(f"void fetch('/say', {{ method: 'POST', body: {json.dumps(plain)} }})")
    if _until(lambda: site.sent(plain), answer_seconds_max) is None:
        return None
    beginning = "Drilled "
    body = json.dumps(f"{beginning}{customer(mark)}")
    took = page.run(
        f"(() => {{ const start = performance.now();"
        f" fetch('/say', {{ method: 'POST', body: {body} }}).catch(() => 0); return performance.now() - start; }})()"
    )
    text = _until(lambda: site.sent(beginning), settle_seconds)
    return _Try(text=text, delay_ms=float(took) if isinstance(took, (int, float)) else None)


def _handing(driven: Devtools, _site: DrillSite, page: Tab, mark: str) -> _Try | None:
    """A file chosen in the page's field."""
    plain, real = driven.profile / "drill-plain.txt", driven.profile / "drill.txt"
    plain.write_text(f"Harmless {mark}", "utf-8")
    real.write_text(customer(mark), "utf-8")
    if _arriving(page, "chosen", answer_seconds_max, since=lambda: page.choose("#file", plain)).text is None:
        return None
    page.run("chosen = ''; file.value = ''")
    return _arriving(page, "chosen", settle_seconds, since=lambda: page.choose("#file", real))


def _opening(driven: Devtools, site: DrillSite, target: Target) -> Trial:
    """The page of a tool that is closed."""
    channel = f"open {target.closed} (closed)"
    started = time.monotonic()
    page = driven.open(f"https://{target.closed}/")
    delay = (time.monotonic() - started) * _MS
    if page.address() == f"https://{target.closed}/" and target.closed in site.opened:
        why = f"it opens{_without(driven, target)}"
        return Trial(channel=channel, state=THROUGH, control=why)
    trial = _shut(page, site, target.closed, channel)
    return msgspec.structs.replace(trial, delay_ms=delay if trial.state == STOPPED else None)


def _shut(page: Tab, site: DrillSite, host: str, channel: str) -> Trial:
    """Why a page is not there: closed by the extension or by the browser's own list, or only not reached."""
    address = page.address()
    if address.startswith("chrome-extension://"):
        return Trial(channel=channel, state=STOPPED, control="the extension shows why it is closed instead")
    wrong = page.go(f"https://{host}/")
    if "BLOCKED_BY" in wrong and host not in site.opened:
        return Trial(channel=channel, state=STOPPED, control=f"the browser itself does not open it ({wrong})")
    return Trial(channel=channel, state=FAILED, control=f"the page could not be opened ({wrong or 'no answer'})")


def _without(driven: Devtools, target: Target) -> str:
    """Whether Seawall's extension is in this browser, in words."""
    if (driven.profile / "Default" / "Extensions" / target.extension).is_dir():
        return ", although Seawall's extension is installed: does its policy only watch?"
    return "; no management installs Seawall's extension in this browser (`seawall ext policy`)"


def _arriving(
    page: Tab,
    expression: str,
    seconds: float,
    *,
    since: Callable[[], object],
) -> _Try:
    """Do something and see what an expression in the page comes to be. The delay is until then, or until it was dealt
    with where nothing comes."""
    started = time.monotonic()
    since()
    dealt = (time.monotonic() - started) * _MS
    text = _until(lambda: page.run(expression) or None, seconds)
    if not isinstance(text, str):
        return _Try(text=None, delay_ms=dealt)
    return _Try(text=text, delay_ms=(time.monotonic() - started) * _MS)


def _until(look: Callable[[], _Seen | None], seconds: float) -> _Seen | None:
    """What a look gives as soon as it is something; None when it stays nothing."""
    from seawall.wire.devtools import pause

    end = time.monotonic() + seconds
    while (found := look()) is None and time.monotonic() < end:
        pause()
    return found
