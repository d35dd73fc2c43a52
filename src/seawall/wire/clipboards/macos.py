"""macOS, by AppKit's documented classes through the Objective-C runtime. Never run on macOS by the suite.

NSPasteboard tells nobody of changes, so ``changeCount`` (a number, read without touching the content) is looked at
twice a second, with the frontmost application. Since macOS 15.4 reading the content may ask the person: allow Seawall
once under Privacy & Security. Content marked ``org.nspasteboard.ConcealedType`` is not read.
Sources: https://developer.apple.com/documentation/appkit/nspasteboard, .../nsworkspace, http://nspasteboard.org.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import threading
from collections.abc import Iterator
from typing import Any, Protocol

from seawall.model import limits
from seawall.model.clipboard import Change, ClipboardDriver, Content, Window
from seawall.model.errors import Unavailable

look_seconds = 0.5
_TEXT = "public.utf8-plain-text"
_FILES = "public.file-url"
_CONCEALED = ("org.nspasteboard.ConcealedType", "com.agilebits.onepassword")


class Pasteboard(Protocol):
    """What is asked of AppKit."""

    def count(self) -> int:
        """``changeCount``."""
        ...

    def kinds(self) -> list[str]:
        """The types on the pasteboard, without its content."""
        ...

    def text(self) -> str:
        """The text on it."""
        ...

    def put(self, text: str) -> None:
        """Clear it and, unless empty, put a text there."""
        ...

    def frontmost(self) -> tuple[str, str, int]:
        """Bundle identifier, name and process of the application in front."""
        ...


class MacClipboard:
    """The general pasteboard."""

    def __init__(self, _environ: dict[str, str], pasteboard: Pasteboard | None = None) -> None:
        """``pasteboard`` is AppKit's unless a test hands in another."""
        self._pasteboard = pasteboard or AppKit()
        self._count = self._pasteboard.count()
        self._stopped = threading.Event()

    def changes(self) -> Iterator[Change]:
        """Look twice a second."""
        front = self.front()
        while not self._stopped.wait(look_seconds):
            count = self._pasteboard.count()
            if count != self._count:
                self._count = count
                yield Change.COPIED
            now = self.front()
            if now != front:
                front = now
                yield Change.FOCUSED

    def read(self) -> Content:
        """The text, unless its program asks monitors to stay away."""
        kinds = self._pasteboard.kinds()
        if any(kind in _CONCEALED for kind in kinds):
            return Content(skipped="concealed")
        if _FILES in kinds:
            return Content(skipped="files")
        if _TEXT not in kinds:
            return Content(skipped="no text" if kinds else "empty")
        text = self._pasteboard.text()
        if len(text) > limits.clipboard_bytes_max:
            return Content(skipped="too large")
        return Content(text=text) if text else Content(skipped="no answer")

    def front(self) -> Window:
        """The frontmost application. A window's title would need the right to record the screen, so it is not read."""
        bundle, name, pid = self._pasteboard.frontmost()
        return Window(tuple(part for part in (name, bundle) if part), "", pid)

    def write(self, text: str) -> None:
        """Clear the pasteboard and put a text there."""
        self._pasteboard.put(text)
        self._count = self._pasteboard.count()

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()

    def close(self) -> None:
        """Nothing is held."""


class AppKit:
    """NSPasteboard and NSWorkspace by ``objc_msgSend``."""

    def __init__(self) -> None:
        found = ctypes.util.find_library("AppKit")
        runtime = ctypes.util.find_library("objc")
        if not found or not runtime:
            raise Unavailable("This is not macOS")
        ctypes.CDLL(found)
        self._objc = ctypes.CDLL(runtime)
        self._objc.objc_getClass.restype = self._objc.sel_registerName.restype = ctypes.c_void_p
        self._board = self._send(self._class("NSPasteboard"), "generalPasteboard")

    def count(self) -> int:
        """``changeCount``."""
        return int(self._send(self._board, "changeCount", result=ctypes.c_long))

    def kinds(self) -> list[str]:
        """``types``."""
        types = self._send(self._board, "types")
        number = self._send(types, "count", result=ctypes.c_ulong) if types else 0
        return [self._words(self._send(types, "objectAtIndex:", ctypes.c_ulong(index))) for index in range(number)]

    def text(self) -> str:
        """``stringForType:``."""
        return self._words(self._send(self._board, "stringForType:", self._string(_TEXT)))

    def put(self, text: str) -> None:
        """``clearContents`` and ``setString:forType:``."""
        self._send(self._board, "clearContents", result=ctypes.c_long)
        if text:
            self._send(self._board, "setString:forType:", self._string(text), self._string(_TEXT), result=ctypes.c_bool)

    def frontmost(self) -> tuple[str, str, int]:
        """``frontmostApplication``."""
        application = self._send(self._send(self._class("NSWorkspace"), "sharedWorkspace"), "frontmostApplication")
        if not application:
            return "", "", 0
        bundle = self._words(self._send(application, "bundleIdentifier"))
        name = self._words(self._send(application, "localizedName"))
        return bundle, name, int(self._send(application, "processIdentifier", result=ctypes.c_int))

    def _class(self, name: str) -> Any:
        return ctypes.c_void_p(self._objc.objc_getClass(name.encode()))

    def _send(self, target: Any, selector: str, *arguments: Any, result: Any = ctypes.c_void_p) -> Any:
        kinds = [type(argument) for argument in arguments]
        call = ctypes.CFUNCTYPE(result, ctypes.c_void_p, ctypes.c_void_p, *kinds)(("objc_msgSend", self._objc))
        name = ctypes.c_void_p(self._objc.sel_registerName(selector.encode()))
        answer = call(target, name, *arguments)
        return ctypes.c_void_p(answer) if result is ctypes.c_void_p else answer

    def _string(self, text: str) -> Any:
        raw = ctypes.c_char_p(text.encode())
        return self._send(self._class("NSString"), "stringWithUTF8String:", raw)

    def _words(self, string: Any) -> str:
        if not string:
            return ""
        return (self._send(string, "UTF8String", result=ctypes.c_char_p) or b"").decode("utf-8", "replace")


def _fits(platform: str, _environ: dict[str, str]) -> int:
    return 10 if platform == "darwin" else 0


DRIVER = ClipboardDriver(title="macOS", tested=False, fits=_fits, open=MacClipboard)
