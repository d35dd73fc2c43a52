"""Channels of ``seawall drill`` beside the server's own: this desktop's clipboard, and block lists by resolving.

Each is tried without hands where it can be. Where it can't, the trial says why, so that no line reads as if it were
covered.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from seawall.model.drills import FAILED, NOT_TRIED, STOPPED, THROUGH, Trial
from seawall.model.errors import SeawallError, Unavailable

if TYPE_CHECKING:
    from seawall.model.approvals import Approvals
    from seawall.model.settings import Settings

paste_seconds_max = 3.0
"""How long the clipboard agent has to take over what was copied."""
child_seconds_max = 20
hosts_tried_max = 8
_MS = 1000


def clipboard(settings: Settings, text: str, mark: str, environ: Mapping[str, str] = os.environ) -> Trial:
    """Copy the customer and paste it as an AI program would: a process that goes by the name of one.

    Only X11 tells an agent which program asks; elsewhere it goes by the window in front, which is nobody's to choose
    here. What was on the clipboard before is gone afterwards.
    """
    from seawall import desktop
    from seawall.model.clipboard import Broker, split_rule

    channel = "clipboard"
    if not settings.clipboard.apps:
        return Trial(channel=channel, state=NOT_TRIED, control="clipboard.apps names no AI program")
    try:
        name, copied = desktop.open_clipboard(environ)
    except Unavailable as error:
        return Trial(channel=channel, state=NOT_TRIED, control=f"{error.message}; run it in a desktop session")
    if not isinstance(copied, Broker):
        copied.close()
        why = f"on {name} an agent goes by the window in front: paste the customer into an AI program by hand"
        return Trial(channel=channel, state=NOT_TRIED, control=why)
    copied.write(text)
    answering = threading.Thread(target=lambda: list(copied.changes()), daemon=True)
    answering.start()
    try:
        told = _pasted_by(split_rule(settings.clipboard.apps[0])[0].strip("*?") or "chatgpt", mark, environ)
    finally:
        copied.stop()
        answering.join(child_seconds_max)
        copied.close()
    if told is None:
        return Trial(channel=channel, state=FAILED, control="the program that was to paste gave no answer")
    if told.raw:
        return Trial(
            channel=channel, state=THROUGH, control="no clipboard agent took it over (`seawall clipboard install`)"
        )
    how = "the clipboard agent gave stand-ins" if told.some else "the clipboard agent gave nothing"
    return Trial(channel=channel, state=STOPPED, control=how, delay_ms=told.after_ms)


class _Pasted(msgspec.Struct):
    """What the child saw. Never the text."""

    raw: bool
    some: bool
    after_ms: float


def _pasted_by(program: str, mark: str, environ: Mapping[str, str]) -> _Pasted | None:
    """What a process of this name is given. It is this interpreter under another name, which is what an agent sees."""
    script = "import sys; from seawall.cli._channels import paste; paste(sys.argv[1], float(sys.argv[2]))"
    try:
        done = subprocess.run(
            [str(Path(sys.executable).with_name(program)), "-c", script, mark, str(paste_seconds_max)],
            executable=sys.executable,
            capture_output=True,
            env=dict(environ),
            timeout=child_seconds_max,
        )
        return msgspec.json.decode(done.stdout, type=_Pasted)
    except (OSError, subprocess.SubprocessError, msgspec.DecodeError):
        return None


def paste(mark: str, seconds: float) -> None:
    """In the child: read the clipboard until it holds the customer no more or the time is up, and say how it ended."""
    from seawall import desktop

    _, seen = desktop.open_clipboard(os.environ)
    started = time.monotonic()
    try:
        while True:
            text = seen.read().text
            after = time.monotonic() - started
            if mark not in text or after > seconds:
                break
    finally:
        seen.close()
    told = _Pasted(raw=mark in text, some=bool(text), after_ms=after * _MS)
    sys.stdout.write(msgspec.json.encode(told).decode())


def block_lists(
    settings: Settings, approvals: Approvals, now_ms: int, resolve: Callable[[str], Sequence[str]]
) -> Trial:
    """Whether names of closed tools still resolve on this network, beside one that must.

    Args:
        resolve: addresses of a name; empty where it has none.
    """
    from seawall.policy.blocking import blocked_tools, open_hosts

    channel = "block lists (names)"
    closed = [page for tool in blocked_tools(settings, approvals, now_ms) for page in tool.pages if "*" not in page]
    free = [host for host in open_hosts(settings, approvals, now_ms) if "*" not in host]
    if not closed or not free:
        return Trial(channel=channel, state=NOT_TRIED, control="no tool is closed, or none is open to compare with")
    if not _leads_somewhere(resolve(free[0])):
        why = f"the open tool's {free[0]} does not resolve here either, so nothing would be proved"
        return Trial(channel=channel, state=NOT_TRIED, control=why)
    tried = closed[:: max(1, len(closed) // hosts_tried_max)][:hosts_tried_max]
    started = time.monotonic()
    still = [host for host in tried if _leads_somewhere(resolve(host))]
    delay = (time.monotonic() - started) / len(tried) * _MS
    if len(still) == len(tried):
        why = "no list is in use on this network (`seawall block export`)"
        return Trial(channel=channel, state=NOT_TRIED, control=why)
    if still:
        return Trial(channel=channel, state=THROUGH, control=f"still open: {', '.join(still[:3])}", delay_ms=delay)
    return Trial(channel=channel, state=STOPPED, control=f"{len(tried)} closed names do not resolve", delay_ms=delay)


def _leads_somewhere(addresses: Sequence[str]) -> bool:
    """Whether any of these is an address one could reach a service at."""
    import ipaddress

    found = [ipaddress.ip_address(one.partition("%")[0]) for one in addresses]
    return any(not (one.is_unspecified or one.is_loopback) for one in found)


def addresses_of(name: str) -> list[str]:
    """What this machine's resolver says."""
    import socket

    try:
        return sorted({str(row[4][0]) for row in socket.getaddrinfo(name, 443, type=socket.SOCK_STREAM)})
    except OSError:
        return []


def try_all(settings: Settings, approvals: Approvals, now_ms: int, text: str, mark: str) -> list[Trial]:
    """Every channel of this file, in the order people meet them. One that fails stops no other."""
    tries: dict[str, Callable[[], Trial]] = {
        "clipboard": lambda: clipboard(settings, text, mark),
        "block lists (names)": lambda: block_lists(settings, approvals, now_ms, addresses_of),
    }
    trials = []
    for channel, attempt in tries.items():
        try:
            trials.append(attempt())
        except SeawallError as error:
            trials.append(Trial(channel=channel, state=FAILED, control=error.message))
    return trials
