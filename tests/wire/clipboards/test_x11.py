"""The X11 driver against a real X server and real programs that copy and paste."""

from __future__ import annotations

import os
import struct
import threading
from collections.abc import Iterator

import pytest

from desktop import XDesktop, until
from seawall.model import limits
from seawall.model.clipboard import Change, Content, Window
from seawall.model.errors import Unavailable
from seawall.wire.clipboards import _x11_selection, x11
from seawall.wire.clipboards._x11_connection import Connection
from seawall.wire.clipboards.x11 import X11Clipboard


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


class Owner(threading.Thread):
    """A program that owns the clipboard and answers as a test says; hostile ones, too."""

    def __init__(self, desktop: XDesktop, answers: dict[str, object]) -> None:
        super().__init__(daemon=True)
        self.x = Connection(desktop.environ)
        self.window = self.x.create_window(0)
        self.clipboard = self.x.atom("CLIPBOARD")
        self.answers = answers
        self.asked: list[str] = []
        self._wake_read, self._wake_write = os.pipe()

    def own(self) -> None:
        assert self.x.own_selection(self.window, self.clipboard)
        self.start()

    def run(self) -> None:
        pieces_for: tuple[int, int, bytes] | None = None
        while (event := self.x.next_event(wake=self._wake_read)) is not None:
            kind = event[0] & 0x7F
            if kind == 28 and pieces_for and event[16] == 1:
                requestor, place, piece = pieces_for
                self.x.set_property(requestor, place, self.x.atom("UTF8_STRING"), 8, piece)
            if kind != 30:
                continue
            moment, _, requestor, selection, target, place = struct.unpack_from("<IIIIII", event, 4)
            name = self.x.atom_name(target)
            self.asked.append(name)
            if name == "TARGETS":
                value = b"".join(struct.pack("<I", self.x.atom(form)) for form in self.answers)
                self.x.set_property(requestor, place, self.x.atom("ATOM"), 32, value)
            else:
                answer = self.answers.get(name)
                if answer == "silence":
                    continue
                if answer == "endless":
                    self.x.select_events(requestor, 0x400000)
                    pieces_for = (requestor, place, b"a" * 65536)
                    self.x.set_property(requestor, place, self.x.atom("INCR"), 32, struct.pack("<I", 1))
                elif isinstance(answer, tuple):
                    self.x.set_property(requestor, place, self.x.atom(answer[0]), answer[1], answer[2])
                else:
                    assert isinstance(answer, bytes)
                    self.x.set_property(requestor, place, self.x.atom(name), 8, answer)
            self.x.tell_converted(requestor, selection, target, place, moment)

    def stop(self) -> None:
        os.write(self._wake_write, b"x")
        self.join(30)
        self.x.close()


@pytest.fixture
def owned(desktop: XDesktop) -> Iterator[object]:
    owners: list[Owner] = []

    def own(answers: dict[str, object]) -> Owner:
        owners.append(Owner(desktop, answers))
        owners[-1].own()
        return owners[-1]

    yield own
    for owner in owners:
        owner.stop()


def serve(clipboard: X11Clipboard, *, offer: object = None) -> tuple[threading.Thread, list[Change]]:
    """Run a driver's loop in a thread, as the gate would."""
    seen: list[Change] = []

    def loop() -> None:
        for change in clipboard.changes():
            if change is Change.COPIED and offer is not None:
                clipboard.read()
                clipboard.offer(offer)  # type: ignore[arg-type]
            seen.append(change)

    thread = threading.Thread(target=loop, daemon=True)
    thread.start()
    return thread, seen


def end(clipboard: X11Clipboard, thread: threading.Thread) -> None:
    clipboard.stop()
    thread.join(30)
    assert not thread.is_alive()


@pytest.mark.parametrize("text", ["Größe 42 für Zoë 🙂", "x" * 3_000_000], ids=["short", "in pieces"])
def test_what_a_program_copies_is_read(desktop: XDesktop, clipboard: X11Clipboard, text: str) -> None:
    desktop.copy(text.encode())
    assert next(clipboard.changes()) is Change.COPIED
    assert clipboard.read().text == text


def test_each_program_is_given_what_is_meant_for_it(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    asked: list[Window] = []

    def choose(window: Window) -> str | None:
        asked.append(window)
        return "stand-in" if "xclip" in window.names else "the value"

    thread, seen = serve(clipboard, offer=choose)
    desktop.copy(b"the value")
    assert until(lambda: seen)
    assert (desktop.paste("xclip"), desktop.paste("xsel")) == (b"stand-in", b"the value")
    assert {name for window in asked for name in window.names} >= {"xclip", "xsel"}
    assert all(window.pid for window in asked)
    end(clipboard, thread)


def test_nothing_is_given_where_nothing_may_go_and_asking_what_there_is_is_no_paste(
    desktop: XDesktop, clipboard: X11Clipboard
) -> None:
    asked: list[Window] = []
    thread, seen = serve(clipboard, offer=lambda window: asked.append(window))
    desktop.copy(b"the value")
    assert until(lambda: seen)
    assert b"UTF8_STRING" in desktop.run("xclip", "-out", "-selection", "clipboard", "-target", "TARGETS")
    assert asked == []
    assert desktop.paste() == b""
    assert {window.names[0] for window in asked} == {"xclip"}
    end(clipboard, thread)


def test_other_forms_go_along_only_with_text_as_it_was(
    desktop: XDesktop, clipboard: X11Clipboard, owned: object
) -> None:
    given = {"text": "bold"}
    thread, seen = serve(clipboard, offer=lambda _window: given["text"])
    owned({"UTF8_STRING": b"bold", "text/html": b"<b>bold</b>"})  # type: ignore[operator]
    assert until(lambda: seen)
    html = ("xclip", "-out", "-selection", "clipboard", "-target", "text/html")
    assert desktop.run(*html) == b"<b>bold</b>"
    given["text"] = "qzc"
    assert desktop.run(*html) == b""
    end(clipboard, thread)


def test_html_that_has_no_text_beside_it_is_read_and_given_only_where_it_may_go(
    desktop: XDesktop, clipboard: X11Clipboard, owned: object
) -> None:
    given = {"text": "bold & brave"}
    thread, seen = serve(clipboard, offer=lambda _window: given["text"])
    owned({"text/html": b"<b>bold</b> &amp; brave"})  # type: ignore[operator]
    assert until(lambda: seen)
    html = ("xclip", "-out", "-selection", "clipboard", "-target", "text/html")
    assert desktop.run(*html) == b"<b>bold</b> &amp; brave"
    assert desktop.paste() == b"bold & brave"
    given["text"] = "qzc"
    assert desktop.run(*html) == b""
    assert desktop.paste() == b"qzc"
    end(clipboard, thread)


def test_html_that_says_more_is_read_and_goes_to_no_window_that_gets_the_text_alone(
    desktop: XDesktop, clipboard: X11Clipboard, owned: object
) -> None:
    alone: list[bool] = [True]
    told: list[Content] = []

    def run() -> None:
        for change in clipboard.changes():
            if change is Change.COPIED:
                told.append(clipboard.read())
                clipboard.offer(lambda _window: "ana", lambda _window: alone[0])

    thread = threading.Thread(target=run)
    thread.start()
    html = ("xclip", "-out", "-selection", "clipboard", "-target", "text/html")
    owned({"UTF8_STRING": b"ana", "text/html": b"<a href='mailto:ana@b.example'>ana</a>"})  # type: ignore[operator]
    assert until(lambda: told)
    assert told[0] == Content(text="ana", beside="mailto:ana@b.example")
    assert until(lambda: desktop.paste() == b"ana")
    assert desktop.run(*html) == b""
    listed = ("xclip", "-out", "-selection", "clipboard", "-target", "TARGETS")
    assert b"text/html" not in desktop.run(*listed)
    alone[0] = False
    assert desktop.run(*html) == b"<a href='mailto:ana@b.example'>ana</a>"
    assert b"text/html" in desktop.run(*listed)
    end(clipboard, thread)


def test_a_copy_made_meanwhile_is_never_covered_by_an_older_one(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    desktop.copy(b"first")
    changes = clipboard.changes()
    next(changes)
    clipboard.read()
    desktop.copy(b"second")
    clipboard.offer(lambda _window: "first")
    assert desktop.paste() == b"second"
    assert next(changes) is Change.COPIED
    assert clipboard.read().text == "second"


@pytest.mark.parametrize(
    ("answers", "skipped"),
    [
        ({"UTF8_STRING": b"hunter2-synthetic", "x-kde-passwordManagerHint": b"secret"}, "concealed"),
        ({"image/png": b"\x89PNG"}, "no text"),
        ({"text/uri-list": b"file:///a", "UTF8_STRING": b"/a"}, "files"),
        ({"UTF8_STRING": "silence"}, "no answer"),
        ({"UTF8_STRING": b""}, "empty"),
        ({}, "empty"),
    ],
    ids=["password manager", "image", "files", "silent", "empty", "nothing"],
)
def test_what_is_not_looked_at(
    clipboard: X11Clipboard,
    owned: object,
    monkeypatch: pytest.MonkeyPatch,
    answers: dict[str, object],
    skipped: str,
) -> None:
    if skipped == "no answer":
        monkeypatch.setattr(_x11_selection, "piece_seconds_max", 0.3)
    owner = owned(answers)  # type: ignore[operator]
    assert clipboard.read().skipped == skipped
    if skipped in ("concealed", "files", "no text"):
        assert owner.asked == ["TARGETS"]


def test_an_owner_that_never_stops_is_stopped(
    clipboard: X11Clipboard, owned: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "clipboard_bytes_max", 300_000)
    owned({"UTF8_STRING": "endless"})  # type: ignore[operator]
    assert clipboard.read().skipped == "too large"


def test_an_owner_that_answers_with_nonsense_is_survived(clipboard: X11Clipboard, owned: object) -> None:
    owned({"UTF8_STRING": ("INTEGER", 32, b"\xff\xfe\xfd\x80" * 3), "TARGETS": b""})  # type: ignore[operator]
    assert len(clipboard.read().text) > 0


def test_an_owner_that_is_gone_leaves_nothing(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    owner = Owner(desktop, {"UTF8_STRING": b"x"})
    owner.own()
    owner.stop()
    assert clipboard.read().skipped == "no answer"


def test_the_window_in_front_is_known(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    with desktop.window("xterm", "-class", "claude-desktop", "-T", "Claude"):
        assert until(lambda: clipboard.front().title == "Claude")
        front = clipboard.front()
        assert {"claude-desktop", "xterm"} <= set(front.names)
        assert front.pid


def test_a_written_text_is_everybodys(desktop: XDesktop, clipboard: X11Clipboard) -> None:
    clipboard.write("for all")
    thread, _ = serve(clipboard)
    assert (desktop.paste("xclip"), desktop.paste("xsel")) == (b"for all", b"for all")
    end(clipboard, thread)


def test_the_driver_fits_where_there_is_a_display() -> None:
    assert x11.DRIVER.fits("linux", {"DISPLAY": ":1"}) > 0
    assert x11.DRIVER.fits("linux", {}) == x11.DRIVER.fits("darwin", {"DISPLAY": ":1"}) == 0
    with pytest.raises(Unavailable):
        x11.DRIVER.open({"DISPLAY": ":987"})
