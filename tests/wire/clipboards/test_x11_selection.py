"""What is marked and pasted by the middle button, beside what is copied: two selections, each with its own owner."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import pytest

from desktop import XDesktop, until
from seawall.model.clipboard import Change, Window
from seawall.wire.clipboards._x11_connection import Connection
from seawall.wire.clipboards.x11 import X11Clipboard
from wire.clipboards.test_x11 import end, serve


@pytest.fixture(scope="module")
def desktop() -> Iterator[XDesktop]:
    desktop = XDesktop()
    yield desktop
    desktop.stop()


@pytest.fixture
def clipboard(desktop: XDesktop) -> Iterator[X11Clipboard]:
    clipboard = X11Clipboard(desktop.environ)
    yield clipboard
    clipboard.close()


def mark(desktop: XDesktop, text: str) -> None:
    desktop.give("xclip", "-selection", "primary", given=text.encode())


def marked(desktop: XDesktop) -> bytes:
    return desktop.run("xclip", "-out", "-selection", "primary", "-target", "UTF8_STRING")


def test_what_is_marked_is_told_of_read_and_given_apart_from_what_is_copied(
    desktop: XDesktop, clipboard: X11Clipboard
) -> None:
    desktop.copy(b"copied")
    mark(desktop, "marked")
    changes = clipboard.changes()
    assert [next(changes), next(changes)] == [Change.COPIED, Change.SELECTED]
    assert clipboard.selected.fresh
    assert clipboard.selected.read().text == "marked"
    assert not clipboard.selected.fresh
    assert clipboard.read().text == "copied"
    clipboard.selected.offer(lambda window: "chosen" if "xclip" in window.names else "marked")
    thread, heard = serve(clipboard)
    assert marked(desktop) == b"chosen"
    assert desktop.run("xsel", "--output", "--primary") == b"marked"
    assert desktop.paste() == b"copied"
    # Marked anew, it is that program's again.
    mark(desktop, "other")
    assert until(lambda: Change.SELECTED in heard)
    assert marked(desktop) == b"other"
    end(clipboard, thread)


def test_whose_it_is_is_known(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    mark(desktop, "marked")
    assert not clipboard.selected.is_of(Window(names=("claude",), pid=1))
    assert not clipboard.selected.is_of(Window())
    other = Connection(desktop.environ)
    window = other.create_window(0)
    assert other.own_selection(window, other.atom("PRIMARY"))
    assert clipboard.selected.is_of(Window(pid=other.pid(window)))
    other.close()


def test_the_window_that_the_pointer_comes_into_is_told_of(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    thread, heard = serve(clipboard)
    with desktop.window("xterm", "-class", "Claude", "-geometry", "20x5+0+0", "-e", "cat"):
        assert until(lambda: Change.FOCUSED in heard)
        point(desktop, 700, 500)
        heard.clear()
        assert until(lambda: point(desktop, 60, 40) or point(desktop, 61, 41) or Change.POINTED in heard)
        end(clipboard, thread)
        assert "Claude" in clipboard.pointed().names


def point(desktop: XDesktop, x: int, y: int) -> None:
    """Move the pointer there."""
    hand = Connection(desktop.environ)
    hand._send(41, 0, struct.pack("<IIhhHHhh", 0, hand.root, 0, 0, 0, 0, x, y))
    hand.atom("CLIPBOARD")  # answered after it was moved
    hand.close()
