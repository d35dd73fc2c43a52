"""Wayland: the compositor's data-control protocol, spoken by wl-clipboard's programs.

Wayland shows a clipboard to nobody but the window in front, except through data-control (wlroots compositors such as
sway and Hyprland, KDE; not GNOME, where this driver says so). ``wl-paste --watch`` waits for changes; ``wl-paste`` and
``wl-copy`` read and write. Which window is in front only the compositor knows: sway is asked by ``swaymsg``. Where no
one tells, the gate sees no AI window and leaves everything as it is.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import subprocess
from collections.abc import Iterator

from seawall.model import limits
from seawall.model.clipboard import Change, ClipboardDriver, Content, Window
from seawall.model.errors import Unavailable
from seawall.wire.clipboards._processes import names_of, run

start_seconds_max = 0.5
"""How long a compositor without data-control may take to send the watcher away."""
answer_bytes_max = 4 * 1024 * 1024
tree_depth_max = 64
_TEXTS = ("text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "STRING", "TEXT")
_FILES = frozenset({"text/uri-list", "x-special/gnome-copied-files", "application/x-kde-cutselection"})
_HINTS = frozenset({"x-kde-passwordManagerHint", "application/x-kde-passwordManagerHint"})


class WaylandClipboard:
    """The clipboard of one Wayland session."""

    def __init__(self, environ: dict[str, str]) -> None:
        """Start watching. Raises Unavailable when wl-clipboard is not there or the compositor lets nobody watch."""
        self._environ = environ
        path = environ.get("PATH")
        self._paste, self._copy = shutil.which("wl-paste", path=path), shutil.which("wl-copy", path=path)
        if not self._paste or not self._copy:
            raise Unavailable("wl-paste and wl-copy are not there", advice="Install the package wl-clipboard.")
        self._sway = shutil.which("swaymsg", path=path) if environ.get("SWAYSOCK") else None
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        self._written: str | None = None
        # It runs a program for each change; that one prints a line and never what was copied.
        self._watching = self._start([self._paste, "--watch", "echo", "changed"])
        self._focusing = (
            self._start([self._sway, "--type", "subscribe", "--monitor", '["window"]']) if self._sway else None
        )
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._watching.wait(start_seconds_max)
        if self._watching.poll() is not None:
            self.close()
            raise Unavailable(
                "This desktop shows its clipboard to no program",
                advice="Use the browser extension (docs/clipboard.md).",
            )

    def changes(self) -> Iterator[Change]:
        """Lines of the watching programs."""
        pipes = {self._out(self._watching): Change.COPIED}
        if self._focusing is not None:
            pipes[self._out(self._focusing)] = Change.FOCUSED
        while True:
            ready, _, _ = select.select([*pipes, self._wake_read], [], [])
            if self._wake_read in ready:
                return
            for descriptor in ready:
                change = pipes[descriptor]
                if not os.read(descriptor, 1 << 16):
                    del pipes[descriptor]
                    if change is Change.COPIED:
                        raise Unavailable("The Wayland session is gone", advice="Start again inside a session.")
                elif change is Change.FOCUSED or not self._own():
                    yield change

    def read(self) -> Content:
        """What ``wl-paste`` gives, as text."""
        kinds = self._run("--list-types", bytes_max=64 * 1024).decode("utf-8", "replace").splitlines()
        if any(kind in _HINTS for kind in kinds):
            return Content(skipped="concealed")
        if any(kind in _FILES for kind in kinds):
            return Content(skipped="files")
        form = next((kind for kind in _TEXTS if kind in kinds), None)
        if form is None:
            return Content(skipped="no text" if kinds else "empty")
        data = self._run("--no-newline", "--type", form, bytes_max=limits.clipboard_bytes_max + 1)
        if len(data) > limits.clipboard_bytes_max:
            return Content(skipped="too large")
        return Content(text=data.decode("utf-8", "replace")) if data else Content(skipped="no answer")

    def front(self) -> Window:
        """The focused window of sway's tree; unknown on other compositors."""
        if not self._sway:
            return Window()
        try:
            tree = json.loads(
                run([self._sway, "--type", "get_tree", "--raw"], bytes_max=answer_bytes_max, environ=self._environ)
            )
        except (ValueError, RecursionError):
            return Window()
        return _focused(tree, 0) or Window()

    def write(self, text: str) -> None:
        """Hand a text to ``wl-copy``, or have it clear the clipboard."""
        self._written = text
        if text:
            run([str(self._copy), "--type", "text/plain;charset=utf-8"], text.encode(), environ=self._environ)
        else:
            run([str(self._copy), "--clear"], environ=self._environ)

    def stop(self) -> None:
        """Wake whoever waits, so that it ends."""
        with contextlib.suppress(OSError):
            os.write(self._wake_write, b"x")

    def close(self) -> None:
        """End the watching programs."""
        for process in (self._watching, self._focusing):
            if process is not None:
                process.terminate()
                process.wait(5)
                if process.stdout is not None:
                    process.stdout.close()
        for end in (self._wake_read, self._wake_write):
            with contextlib.suppress(OSError):
                os.close(end)

    def _own(self) -> bool:
        """Whether the clipboard holds what this driver put there."""
        return self._written is not None and self.read().text == self._written

    def _run(self, *arguments: str, bytes_max: int) -> bytes:
        return run([str(self._paste), *arguments], bytes_max=bytes_max, environ=self._environ)

    def _start(self, program: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            program,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environ,
        )

    @staticmethod
    def _out(process: subprocess.Popen[bytes]) -> int:
        assert process.stdout is not None
        return process.stdout.fileno()


def _focused(node: object, depth: int) -> Window | None:
    if not isinstance(node, dict) or depth > tree_depth_max:
        return None
    if node.get("focused") and node.get("pid"):
        properties = node.get("window_properties") or {}
        said = [node.get("app_id"), properties.get("class"), properties.get("instance")]
        names = [name for name in said if isinstance(name, str) and name]
        pid = int(node["pid"])
        return Window(tuple(dict.fromkeys([*names, *names_of(pid)])), str(node.get("name") or ""), pid)
    for child in [*(node.get("nodes") or []), *(node.get("floating_nodes") or [])]:
        found = _focused(child, depth + 1)
        if found is not None:
            return found
    return None


def _fits(platform: str, environ: dict[str, str]) -> int:
    return 20 if platform.startswith("linux") and environ.get("WAYLAND_DISPLAY") else 0


DRIVER = ClipboardDriver(title="Wayland", tested=True, fits=_fits, open=WaylandClipboard)
