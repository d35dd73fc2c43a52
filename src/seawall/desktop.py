"""Puts together what runs on a person's desktop, of the parts ``app.py`` opens and what only a desktop has."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from seawall import app
from seawall.model.errors import Unavailable

if TYPE_CHECKING:
    from seawall.gates.desktop_policy import DesktopPolicy, SignedPolicy
    from seawall.model.clipboard import Clipboard
    from seawall.model.endpoint import EndpointEvent
    from seawall.model.settings import Settings
    from seawall.wire.endpoint import Device
    from seawall.wire.endpoint_policy import PolicyFeed


def clipboard_folder(data: Path) -> Path:
    """Where a desktop's clipboard agent keeps its enrolment and its reports."""
    return data / "clipboard"


def open_clipboard(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> tuple[str, Clipboard]:
    """The driver that fits this desktop, by its id, and this desktop's clipboard. Close it when done.

    Raises:
        Unavailable: there is no desktop, or it shows its clipboard to no program.
    """
    from seawall.model import plugins
    from seawall.model.clipboard import ClipboardDriver
    from seawall.wire import clipboards

    around = dict(environ)
    drivers = plugins.collect(clipboards, "DRIVER", ClipboardDriver)
    fit, name = max((driver.fits(platform, around), name) for name, driver in drivers.items())
    if not fit:
        raise Unavailable("There is no desktop here", advice="Run inside a desktop session, not over SSH or cron.")
    return name, drivers[name].open(around)


def watch_clipboard(
    settings: Settings, data: Path, ready: Callable[[str], None], environ: Mapping[str, str] = os.environ
) -> None:
    """Guard this desktop's clipboard until SIGTERM or SIGINT; ``ready`` is told the driver's id once it listens.

    Raises:
        Unavailable: as :func:`open_clipboard`, or the desktop is gone.
        ConfigError: a setting, a policy or the enrolment is wrong.
    """
    from seawall.gates.clipboard import ClipboardGate, Parts
    from seawall.gates.desktop_policy import LocalPolicy
    from seawall.model.exchange import Principal
    from seawall.wire.clock import SystemClock
    from seawall.wire.endpoint import Outbox, load_device
    from seawall.wire.notices import DesktopNotice

    engine = app.open_engine(environ, settings)
    app.tell_own_data(engine, settings, data)
    folder = clipboard_folder(data)
    device = load_device(folder)
    name, clipboard = open_clipboard(environ)
    outbox = Outbox(folder, device)
    person = device.person if device and device.person else "this-desktop"
    policy: DesktopPolicy = LocalPolicy(settings, app.open_policy(settings), Principal.parse(f"person:{person}"))
    feed = None
    if device is not None:
        policy, feed = _signed_policy(folder, device, policy, outbox.add)
        feed.start()
    parts = Parts(
        clipboard=clipboard,
        engine=engine,
        policy=policy,
        notify=DesktopNotice(dict(environ)),
        report=outbox.add,
        clock=SystemClock(),
    )
    try:
        with _stopped_by_signals(clipboard.stop):
            ready(name)
            ClipboardGate(parts).run()
    finally:
        if feed is not None:
            feed.close()
        outbox.close()


@contextlib.contextmanager
def _stopped_by_signals(stop: Callable[[], None]) -> Iterator[None]:
    """SIGTERM and SIGINT call ``stop``, in a thread: a signal that comes just before the main thread goes to wait does
    not wake it, and what Python would run for it runs only when that wait is over."""
    import signal
    import socket
    import threading

    numbers = (signal.SIGTERM, signal.SIGINT)
    ours, told = socket.socketpair()
    told.setblocking(False)

    def wait() -> None:
        if ours.recv(1):
            stop()

    before = {number: signal.signal(number, lambda _number, _frame: None) for number in numbers}
    signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    thread = threading.Thread(target=wait, daemon=True, name="signals")
    thread.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(-1)
        for number, handler in before.items():
            signal.signal(number, handler)
        told.close()
        thread.join()
        ours.close()


def _signed_policy(
    folder: Path, device: Device, until_then: DesktopPolicy, report: Callable[[EndpointEvent], None]
) -> tuple[SignedPolicy, PolicyFeed]:
    """The policy of the server this desktop is enrolled with, and what keeps it new."""
    import uuid

    from seawall.gates.clipboard import rfc3339
    from seawall.gates.desktop_policy import SignedPolicy
    from seawall.model.endpoint import EndpointEvent
    from seawall.wire.clock import SystemClock
    from seawall.wire.endpoint_policy import PolicyFeed

    clock = SystemClock()
    signed = SignedPolicy(device.pub_key, until_then, clock.now_ms)

    def refused(why: str) -> None:
        report(
            EndpointEvent(
                id=str(uuid.uuid4()),
                time=rfc3339(clock.now_ms()),
                kind="policyRefused",
                layer="clipboard",
                detail={"why": why},
                policy_version=signed.version,
            )
        )

    return signed, PolicyFeed(folder, device, signed.take, refused)
