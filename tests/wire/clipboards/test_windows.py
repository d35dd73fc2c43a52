"""The Windows driver's own logic, with libraries that answer as Microsoft documents; Windows itself is not here."""

from __future__ import annotations

import ctypes
from typing import Any

import pytest

from seawall.model.clipboard import Change
from seawall.model.errors import Unavailable
from seawall.wire.clipboards import windows
from seawall.wire.clipboards.windows import WindowsClipboard


class Function:
    """A library's function: called, and with attributes ctypes lets a caller set."""

    restype: Any = None

    def __init__(self, call: Any) -> None:
        self._call = call

    def __call__(self, *arguments: Any) -> Any:
        return self._call(*arguments)


class Library:
    """A library whose functions are given, the others answering 1."""

    def __init__(self, **functions: Any) -> None:
        self._functions = {name: Function(call) for name, call in functions.items()}

    def __getattr__(self, name: str) -> Function:
        return self._functions.setdefault(name, Function(lambda *_: 1))


class FakeWindows:
    """One session: its clipboard's formats and memory, its messages."""

    def __init__(self) -> None:
        self.formats: dict[int, bytes] = {}
        self.registered: list[str] = []
        self.messages: list[int] = []
        self.number = 1
        self.memory: dict[int, Any] = {}
        self.busy = 0

    def libraries(self) -> tuple[Library, Library]:
        user = Library(
            RegisterClipboardFormatW=self.register,
            IsClipboardFormatAvailable=lambda form: int(form in self.formats),
            OpenClipboard=self.open,
            GetClipboardData=lambda form: self.hold(self.formats[form]),
            EmptyClipboard=self.empty,
            SetClipboardData=self.put,
            GetClipboardSequenceNumber=lambda: self.number,
            GetMessageW=self.message,
            PostThreadMessageW=lambda _thread, message, *_: self.messages.append(message),
            PostMessageW=lambda _window, message, *_: self.messages.append(message),
            GetForegroundWindow=lambda: 5,
            GetWindowTextW=lambda _window, buffer, _size: setattr(buffer, "value", "Claude"),
            GetWindowThreadProcessId=lambda _window, pid: setattr(pid._obj, "value", 44),
        )
        kernel = Library(
            GlobalSize=lambda handle: len(self.memory[handle.value]),
            GlobalLock=lambda handle: ctypes.addressof(self.memory[handle.value]),
            GlobalAlloc=lambda _flags, size: self.hold(bytes(size)),
            QueryFullProcessImageNameW=self.image,
        )
        return user, kernel

    def register(self, name: str) -> int:
        self.registered.append(name)
        return 0xC000 + len(self.registered)

    def open(self, _window: Any) -> int:
        self.busy -= 1
        return int(self.busy < 0)

    def hold(self, data: bytes) -> int:
        buffer = ctypes.create_string_buffer(data, len(data))
        self.memory[ctypes.addressof(buffer)] = buffer
        return ctypes.addressof(buffer)

    def empty(self) -> int:
        self.formats.clear()
        self.number += 1
        return 1

    def put(self, form: int, handle: Any) -> None:
        self.formats[form] = self.memory[handle.value].raw
        self.number += 1

    def message(self, pointer: Any, *_: Any) -> int:
        if not self.messages:
            return 0
        pointer._obj.message = self.messages.pop(0)
        return int(pointer._obj.message != 0x0012)

    def image(self, _process: Any, _flags: int, buffer: Any, _size: Any) -> int:
        buffer.value = "C:\\Users\\ana\\AppData\\Local\\Claude\\claude.exe"
        return 1


@pytest.fixture
def session() -> FakeWindows:
    return FakeWindows()


@pytest.fixture
def clipboard(session: FakeWindows) -> WindowsClipboard:
    return WindowsClipboard({}, *session.libraries())


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le") + b"\0\0"


def test_text_is_read_also_when_another_program_has_the_clipboard_open_for_a_moment(
    session: FakeWindows, clipboard: WindowsClipboard
) -> None:
    session.formats = {13: utf16("Größe 🙂") + utf16("left over")}
    session.busy = 3
    assert clipboard.read().text == "Größe 🙂"
    session.busy = 1000
    assert clipboard.read().skipped == "no answer"


@pytest.mark.parametrize(
    ("formats", "skipped"),
    [
        ({13: utf16("x"), 0xC001: b""}, "concealed"),
        ({13: utf16("x"), 0xC002: b""}, "concealed"),
        ({15: b""}, "files"),
        ({2: b""}, "no text"),
        ({13: b""}, "empty"),
        ({13: b"x\0" * (5 * 1024 * 1024)}, "too large"),
    ],
)
def test_what_is_not_looked_at(
    session: FakeWindows, clipboard: WindowsClipboard, formats: dict[int, bytes], skipped: str
) -> None:
    session.formats = formats
    assert clipboard.read().skipped == skipped


def test_changes_are_heard_and_its_own_are_not(session: FakeWindows, clipboard: WindowsClipboard) -> None:
    session.messages = [0x031D, 0x0400]
    changes = clipboard.changes()
    assert next(changes) is Change.COPIED
    clipboard.write("stand-in")
    assert session.formats == {13: utf16("stand-in")}
    session.messages += [0x031D]
    clipboard._front_changed()
    assert next(changes) is Change.FOCUSED
    clipboard.write("")
    assert session.formats == {}
    clipboard.stop()
    assert list(changes) == []
    clipboard.close()


def test_the_window_in_front_is_its_programs(clipboard: WindowsClipboard) -> None:
    assert clipboard.front().names == ("claude", "claude.exe")
    assert (clipboard.front().title, clipboard.front().pid) == ("Claude", 44)


def test_it_says_when_this_is_no_windows() -> None:
    with pytest.raises(Unavailable, match="Windows"):
        windows.DRIVER.open({})
    assert not windows.DRIVER.tested
