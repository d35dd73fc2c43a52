"""The Wayland driver against a real compositor (sway) and real programs that copy, paste and come to the front."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop import WaylandDesktop, until
from seawall.model import limits
from seawall.model.clipboard import Change, Window
from seawall.model.errors import Unavailable
from seawall.wire.clipboards import wayland
from seawall.wire.clipboards.wayland import WaylandClipboard


@pytest.fixture(scope="module")
def desktop() -> Iterator[WaylandDesktop]:
    desktop = WaylandDesktop()
    yield desktop
    desktop.stop()


@pytest.fixture
def clipboard(desktop: WaylandDesktop) -> Iterator[WaylandClipboard]:
    clipboard = WaylandClipboard(desktop.environ)
    yield clipboard
    clipboard.close()


def test_a_copy_is_heard_and_read_and_its_own_is_not(desktop: WaylandDesktop, clipboard: WaylandClipboard) -> None:
    changes = clipboard.changes()
    desktop.copy("Größe 42 🙂\n".encode())
    assert next(changes) is Change.COPIED
    assert clipboard.read().text == "Größe 42 🙂\n"
    clipboard.write("stand-in")
    assert until(lambda: desktop.paste() == b"stand-in")
    desktop.copy(b"next")
    while clipboard.read().text != "next":
        next(changes)
    clipboard.write("")
    assert until(lambda: clipboard.read().skipped == "empty")


def test_the_window_that_comes_to_the_front_is_known(desktop: WaylandDesktop, clipboard: WaylandClipboard) -> None:
    assert clipboard.front() == Window()
    with desktop.window("foot", "--app-id=claude-desktop", "--title=Claude", "sleep", "600"):
        for change in clipboard.changes():
            if change is Change.FOCUSED:
                break
        front = clipboard.front()
        assert (front.names[0], front.title) == ("claude-desktop", "Claude")
        assert "foot" in front.names


@pytest.mark.parametrize(
    ("kind", "content", "skipped"),
    [
        ("image/png", b"\x89PNG", "no text"),
        ("text/uri-list", b"file:///a", "files"),
        ("x-kde-passwordManagerHint", b"secret", "concealed"),
    ],
)
def test_what_is_not_looked_at(
    desktop: WaylandDesktop, clipboard: WaylandClipboard, kind: str, content: bytes, skipped: str
) -> None:
    desktop.copy(content, "--type", kind)
    assert until(lambda: clipboard.read().skipped == skipped)


def test_a_text_over_the_limit_is_not_read(
    desktop: WaylandDesktop, clipboard: WaylandClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "clipboard_bytes_max", 100)
    desktop.copy(b"x" * 101)
    assert until(lambda: clipboard.read().skipped == "too large")


def test_stopping_ends_the_wait_and_a_session_that_ends_is_said(clipboard: WaylandClipboard) -> None:
    clipboard.stop()
    assert list(clipboard.changes()) == []


def test_without_a_session_or_its_programs_it_says_what_to_do(desktop: WaylandDesktop) -> None:
    with pytest.raises(Unavailable, match="wl-clipboard"):
        WaylandClipboard({**desktop.environ, "PATH": "/nonexistent"})
    with pytest.raises(Unavailable, match="extension"):
        WaylandClipboard({**desktop.environ, "WAYLAND_DISPLAY": "wayland-none"})
    assert wayland.DRIVER.fits("linux", {"WAYLAND_DISPLAY": "wayland-1", "DISPLAY": ":0"}) > 10
