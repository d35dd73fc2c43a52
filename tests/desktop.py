"""Desktops for tests: a real X server, a real Wayland compositor, a session bus with a notification service.

Each is started by its constructor, without a screen, and stopped by :meth:`stop`. sway refuses to run as root, so that
as root it (and every program of its session) runs as ``nobody``.
"""

from __future__ import annotations

import os
import pwd
import select
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

start_seconds_max = 60
program_seconds_max = 60


def until(true: Callable[[], object], seconds: float = 30.0) -> bool:
    """Look again and again until something is so; False when it is not so in time."""
    import time

    deadline = time.monotonic() + seconds
    pause = select.poll()
    while time.monotonic() < deadline:
        if true():
            return True
        pause.poll(20)
    return bool(true())


class Session:
    """Programs of one session, run and started with its environment."""

    def __init__(self, environ: dict[str, str], as_user: list[str] | None = None) -> None:
        self.environ = environ
        self._as_user = as_user or []
        self.started: list[subprocess.Popen[bytes]] = []

    def run(self, *program: str, given: bytes = b"") -> bytes:
        """What a program prints."""
        done = subprocess.run(
            [*self._as_user, *program],
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=program_seconds_max,
            env=self.environ,
        )
        return done.stdout

    def give(self, *program: str, given: bytes) -> None:
        """Run a program that goes on in the background (``xclip``): its output must not be waited for."""
        subprocess.run(
            [*self._as_user, *program],
            input=given,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=program_seconds_max,
            env=self.environ,
        )

    def start(self, *program: str) -> subprocess.Popen[bytes]:
        """A program that runs until the session stops."""
        process = subprocess.Popen(
            [*self._as_user, *program],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environ,
        )
        self.started.append(process)
        return process

    @contextmanager
    def window(self, *program: str) -> Iterator[None]:
        """A program whose window is open until the block ends: the next test's must not find it in front."""
        process = self.start(*program)
        try:
            yield
        finally:
            self.started.remove(process)
            _end(process)

    def stop(self) -> None:
        """End everything that was started, last first."""
        while self.started:
            _end(self.started.pop())


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class XDesktop(Session):
    """An X server (Xvfb) with a window manager (openbox)."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="swx-"))
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            pass_fds=[write],
        )
        os.close(write)
        number = ""
        while "\n" not in number and select.select([read], [], [], start_seconds_max)[0]:
            piece = os.read(read, 16).decode()
            if not piece:
                break
            number += piece
        os.close(read)
        number = number.strip()
        path = os.environ["PATH"]
        super().__init__({"DISPLAY": f":{number}", "PATH": path, "HOME": str(self._folder), "LC_ALL": "C.UTF-8"})
        self.started.append(server)
        if not number:
            self.stop()
            raise RuntimeError("Xvfb did not start")
        self.start("openbox", "--sm-disable")

    def copy(self, text: bytes, *more: str) -> None:
        """Copy as a program does."""
        self.give("xclip", "-selection", "clipboard", *more, given=text)

    def paste(self, program: str = "xclip") -> bytes:
        """Paste as a program does: ``xclip`` or ``xsel``."""
        if program == "xclip":
            return self.run("xclip", "-out", "-selection", "clipboard", "-target", "UTF8_STRING")
        return self.run("xsel", "--output", "--clipboard")

    def stop(self) -> None:
        """End the session."""
        super().stop()
        shutil.rmtree(self._folder, ignore_errors=True)


class WaylandDesktop(Session):
    """A Wayland compositor (sway) without a screen."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="sww-"))
        as_user: list[str] = []
        if os.geteuid() == 0:
            user = pwd.getpwnam("nobody")
            shutil.chown(self._folder, user.pw_uid, user.pw_gid)
            as_user = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        (self._folder / "config").write_text("default_border none\n")
        super().__init__(
            {
                "PATH": os.environ["PATH"],
                "HOME": str(self._folder),
                "XDG_RUNTIME_DIR": str(self._folder),
                "LC_ALL": "C.UTF-8",
                "WLR_BACKENDS": "headless",
                "WLR_LIBINPUT_NO_DEVICES": "1",
                "WLR_RENDERER": "pixman",
            },
            as_user,
        )
        self.start("sway", "--config", str(self._folder / "config"))
        if not until(lambda: self._find("wayland-?") and self._find("sway-ipc.*"), start_seconds_max):
            self.stop()
            raise RuntimeError("sway did not start")
        self.environ["WAYLAND_DISPLAY"] = self._find("wayland-?")[0].name
        self.environ["SWAYSOCK"] = str(self._find("sway-ipc.*")[0])

    def _find(self, pattern: str) -> list[Path]:
        return list(self._folder.glob(pattern))

    def copy(self, text: bytes, *more: str) -> None:
        """Copy as a program does."""
        self.give("wl-copy", *more, given=text)

    def paste(self) -> bytes:
        """What is on the clipboard."""
        return self.run("wl-paste", "--no-newline")

    def stop(self) -> None:
        """End the session."""
        super().stop()
        shutil.rmtree(self._folder, ignore_errors=True)


class Notifications(Session):
    """A session bus with a notification service (dunst) on a display."""

    def __init__(self, display: str) -> None:
        bus = subprocess.Popen(
            ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert bus.stdout is not None
        address = bus.stdout.readline().decode().strip()
        super().__init__(
            {"DBUS_SESSION_BUS_ADDRESS": address, "DISPLAY": display, "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        )
        self.started.append(bus)
        self._bus = bus
        self.start("dunst", "-conf", "/dev/null")
        if not until(lambda: b"history" in self.run("dunstctl", "help") and self.history() is not None):
            self.stop()
            raise RuntimeError("dunst did not start")

    def history(self) -> bytes | None:
        """What was shown and is gone again, or is shown now, as D-Bus text; None when nobody answers."""
        self.run("dunstctl", "close-all")
        return self.run("dunstctl", "history") or None

    def stop(self) -> None:
        """End bus and service."""
        super().stop()
        if self._bus.stdout is not None:
            self._bus.stdout.close()
