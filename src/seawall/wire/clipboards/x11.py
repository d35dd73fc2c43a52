"""X11: the agent takes over the clipboard and answers each program on its own.

XFIXES tells of every new owner. The gate reads the text and, when policy would mask or block it for an AI program, has
the driver own the CLIPBOARD selection from then on. Whoever pastes then asks this driver: the X server says which
process the asking window belongs to (X Resource extension, from the socket's credentials), so a shop's program gets
what was copied and an AI program what policy leaves of it, from one and the same clipboard.

Other forms of what was copied (HTML, RTF, …) are kept, too, and given to everyone but programs whose text was changed.

What is only marked (PRIMARY, the middle button) is taken over later: its program takes the marks away when it loses the
selection, so the gate waits until the pointer comes into an AI program's window, or that comes to the front.
"""

from __future__ import annotations

import contextlib
import os
import struct
from collections.abc import Iterator

from seawall.model.clipboard import Bare, Change, Choose, ClipboardDriver, Content, Window
from seawall.wire.clipboards._processes import names_of
from seawall.wire.clipboards._x11_connection import Connection
from seawall.wire.clipboards._x11_selection import Selection

windows_max = 256
title_bytes_max = 1024
_PROPERTY_CHANGE = 0x400000
_ENTER_WINDOW = 0x10
_ENTERED = 7


class X11Clipboard:
    """The clipboard of one X display."""

    def __init__(self, environ: dict[str, str]) -> None:
        """Connect and ask to be told of changes. Raises Unavailable when there is no display to connect to."""
        self._x = Connection(environ)
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_write, False)
        self._window = self._x.create_window(_PROPERTY_CHANGE)
        self._active = self._x.atom("_NET_ACTIVE_WINDOW")
        self._clients = self._x.atom("_NET_CLIENT_LIST")
        self._copied = Selection(self._x, self._window, "CLIPBOARD", self._asking)
        self.selected = Selection(self._x, self._window, "PRIMARY", self._asking)
        self._x.select_events(self._x.root, _PROPERTY_CHANGE)
        self._watched: set[int] = set()
        self._under = 0
        self._watch_windows()
        self._stopped = False

    def changes(self) -> Iterator[Change]:
        """New owners and windows coming to the front; answers programs that paste meanwhile."""
        while not self._stopped:
            event = self._x.next_event(wake=self._wake_read)
            if event is None:
                return
            kind = event[0] & 0x7F
            if kind == self._copied.event:
                owner, selection, _, moment = struct.unpack_from("<IIII", event, 8)
                copied = selection == self._copied.atom
                if (self._copied if copied else self.selected).owned(owner, moment):
                    yield Change.COPIED if copied else Change.SELECTED
            elif kind == 30:
                asked = struct.unpack_from("<I", event, 16)[0]
                (self.selected if asked == self.selected.atom else self._copied).answer(event)
            elif kind == 28 and struct.unpack_from("<I", event, 4)[0] == self._x.root:
                if (name := struct.unpack_from("<I", event, 8)[0]) == self._active:
                    yield Change.FOCUSED
                elif name == self._clients:
                    self._watch_windows()
            elif kind == _ENTERED:
                self._under = struct.unpack_from("<I", event, 12)[0]
                yield Change.POINTED

    def read(self) -> Content:
        """The text of the clipboard's owner. Reads the other forms, too, so that an offer can hand them on."""
        return self._copied.read()

    def front(self) -> Window:
        """The window the window manager says is active."""
        active = self._x.get_property(self._x.root, self._active, 0, 4).numbers()
        return self._about(active[0]) if active and active[0] else Window()

    def pointed(self) -> Window:
        """The window the pointer came into last."""
        return self._about(self._under) if self._under else Window()

    def offer(self, choose: Choose, bare: Bare | None = None) -> None:
        """Take the clipboard over and answer with what ``choose`` says; a program whose text it leaves as it was
        copied gets the other forms, too, unless it is ``bare``."""
        self._copied.offer(choose, bare)

    def write(self, text: str) -> None:
        """Own the clipboard and give everyone the same text."""
        self._copied.write(text)

    def stop(self) -> None:
        """Wake whoever waits, so that it ends."""
        self._stopped = True
        with contextlib.suppress(OSError):
            os.write(self._wake_write, b"x")

    def close(self) -> None:
        """Hang up. What this driver owned leaves the clipboard with it."""
        self._x.close()
        for end in (self._wake_read, self._wake_write):
            with contextlib.suppress(OSError):
                os.close(end)

    # Windows.

    def _watch_windows(self) -> None:
        """Ask to be told when the pointer comes into a window: before somebody can paste there with it."""
        for window in self._client_list():
            if window not in self._watched:
                self._x.select_events(window, _ENTER_WINDOW)
        self._watched = set(self._client_list())

    def _client_list(self) -> tuple[int, ...]:
        return self._x.get_property(self._x.root, self._clients, 0, 4 * windows_max).numbers()

    def _asking(self, requestor: int) -> Window:
        """Who is behind a window that asks. It is often a hidden one, so its process's visible windows are looked for.

        Where the server does not know the process (a program on another machine), it is taken to be the window in
        front.
        """
        pid = self._x.pid(requestor)
        if not pid:
            return self.front()
        front = self.front()
        if front.pid == pid:
            return front
        names: list[str] = []
        for window in self._client_list():
            if self._x.pid(window) == pid:
                names += self._about(window).names
        return Window(names=tuple(dict.fromkeys([*names, *names_of(pid)])), pid=pid)

    def _about(self, window: int) -> Window:
        names = [
            part.decode("utf-8", "replace")
            for part in self._x.get_property(window, self._x.atom("WM_CLASS"), 0, title_bytes_max).value.split(b"\0")
            if part
        ]
        title = b""
        for name in ("_NET_WM_NAME", "WM_NAME"):
            title = title or self._x.get_property(window, self._x.atom(name), 0, title_bytes_max).value
        pid = self._x.pid(window)
        if not pid:
            said = self._x.get_property(window, self._x.atom("_NET_WM_PID"), 0, 4).numbers()
            pid = said[0] if said else 0
        return Window(
            names=tuple(dict.fromkeys([*names, *names_of(pid)])), title=title.decode("utf-8", "replace"), pid=pid
        )


def _fits(platform: str, environ: dict[str, str]) -> int:
    return 10 if platform.startswith("linux") and environ.get("DISPLAY") else 0


DRIVER = ClipboardDriver(title="X11", tested=True, fits=_fits, open=X11Clipboard)
