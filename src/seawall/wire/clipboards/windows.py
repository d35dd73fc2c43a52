"""Windows, by its documented API through ctypes. Never run on Windows by the suite: see ``tested`` below.

A hidden message-only window is told of changes (``AddClipboardFormatListener``, ``WM_CLIPBOARDUPDATE``) and of windows
coming to the front (``SetWinEventHook``, ``EVENT_SYSTEM_FOREGROUND``); both come through its message loop, so that
waiting costs nothing. Source: https://learn.microsoft.com/windows/win32/dataxchg/clipboard and .../winauto.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from typing import Any

from seawall.model import limits
from seawall.model.clipboard import Change, ClipboardDriver, Content, Window
from seawall.model.errors import Unavailable

open_tries_max = 10
title_chars_max = 512
_WM_QUIT, _WM_CLIPBOARDUPDATE, _WM_APP_FRONT = 0x0012, 0x031D, 0x8001
_CF_UNICODETEXT, _CF_HDROP = 13, 15
_HWND_MESSAGE = -3
_EVENT_SYSTEM_FOREGROUND, _WINEVENT_OUTOFCONTEXT = 0x0003, 0
_GMEM_MOVEABLE = 0x0002
_QUERY_LIMITED = 0x1000
_CONCEALED = ("ExcludeClipboardContentFromMonitorProcessing", "Clipboard Viewer Ignore")


class _Message(ctypes.Structure):
    """MSG."""

    _fields_ = [
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
        ("time", ctypes.c_uint32),
        ("x", ctypes.c_long),
        ("y", ctypes.c_long),
    ]


class WindowsClipboard:
    """The clipboard of one Windows session."""

    def __init__(self, _environ: dict[str, str], user32: Any = None, kernel32: Any = None) -> None:
        """Listen. ``user32`` and ``kernel32`` are the system's libraries unless a test hands in others."""
        self._user, self._kernel = user32 or _library("user32"), kernel32 or _library("kernel32")
        for name in ("CreateWindowExW", "GetForegroundWindow", "GetClipboardData", "SetWinEventHook"):
            getattr(self._user, name).restype = ctypes.c_void_p
        for name in ("GlobalAlloc", "GlobalLock", "OpenProcess"):
            getattr(self._kernel, name).restype = ctypes.c_void_p
        self._kernel.GlobalSize.restype = ctypes.c_size_t
        self._thread = self._kernel.GetCurrentThreadId()
        self._window = self._user.CreateWindowExW(
            0, "STATIC", "Seawall", 0, 0, 0, 0, 0, ctypes.c_void_p(_HWND_MESSAGE), None, None, None
        )
        if not self._window or not self._user.AddClipboardFormatListener(ctypes.c_void_p(self._window)):
            raise Unavailable("Windows does not let this program listen to the clipboard")
        self._hooked = _hook(self._front_changed)
        self._hook = self._user.SetWinEventHook(
            _EVENT_SYSTEM_FOREGROUND, _EVENT_SYSTEM_FOREGROUND, None, self._hooked, 0, 0, _WINEVENT_OUTOFCONTEXT
        )
        self._concealed = [self._user.RegisterClipboardFormatW(name) for name in _CONCEALED]
        self._own_number = 0

    def _front_changed(self, *_: Any) -> None:
        self._user.PostMessageW(ctypes.c_void_p(self._window), _WM_APP_FRONT, 0, 0)

    def changes(self) -> Iterator[Change]:
        """The messages of the hidden window."""
        message = _Message()
        while self._user.GetMessageW(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == _WM_CLIPBOARDUPDATE:
                if self._user.GetClipboardSequenceNumber() != self._own_number:
                    yield Change.COPIED
            elif message.message == _WM_APP_FRONT:
                yield Change.FOCUSED
            else:
                self._user.DispatchMessageW(ctypes.byref(message))

    def read(self) -> Content:
        """``CF_UNICODETEXT``, unless a format says that monitors are to stay away."""
        if any(self._user.IsClipboardFormatAvailable(form) for form in self._concealed):
            return Content(skipped="concealed")
        if self._user.IsClipboardFormatAvailable(_CF_HDROP):
            return Content(skipped="files")
        if not self._user.IsClipboardFormatAvailable(_CF_UNICODETEXT):
            return Content(skipped="no text")
        if not self._open():
            return Content(skipped="no answer")
        try:
            handle = ctypes.c_void_p(self._user.GetClipboardData(_CF_UNICODETEXT))
            size = self._kernel.GlobalSize(handle) if handle.value else 0
            if size > 2 * limits.clipboard_bytes_max:
                return Content(skipped="too large")
            place = self._kernel.GlobalLock(handle) if size else None
            if not place:
                return Content(skipped="empty")
            try:
                raw = ctypes.string_at(place, size)
            finally:
                self._kernel.GlobalUnlock(handle)
        finally:
            self._user.CloseClipboard()
        text = raw.decode("utf-16-le", "replace").split("\0", 1)[0]
        return Content(text=text) if text else Content(skipped="empty")

    def front(self) -> Window:
        """The foreground window: its program's file name and its title."""
        window = ctypes.c_void_p(self._user.GetForegroundWindow())
        title = ctypes.create_unicode_buffer(title_chars_max)
        self._user.GetWindowTextW(window, title, title_chars_max)
        pid = ctypes.c_uint32()
        self._user.GetWindowThreadProcessId(window, ctypes.byref(pid))
        return Window(self._names(pid.value), title.value, pid.value)

    def write(self, text: str) -> None:
        """Empty the clipboard and put a text there."""
        if not self._open():
            return
        try:
            self._user.EmptyClipboard()
            if text:
                raw = text.encode("utf-16-le", "replace") + b"\0\0"
                handle = ctypes.c_void_p(self._kernel.GlobalAlloc(_GMEM_MOVEABLE, len(raw)))
                place = self._kernel.GlobalLock(handle)
                if place:
                    ctypes.memmove(place, raw, len(raw))
                    self._kernel.GlobalUnlock(handle)
                    self._user.SetClipboardData(_CF_UNICODETEXT, handle)  # the system owns the memory from here on
        finally:
            self._user.CloseClipboard()
        self._own_number = self._user.GetClipboardSequenceNumber()

    def stop(self) -> None:
        """End the message loop."""
        self._user.PostThreadMessageW(self._thread, _WM_QUIT, 0, 0)

    def close(self) -> None:
        """Stop listening."""
        self._user.UnhookWinEvent(ctypes.c_void_p(self._hook))
        self._user.RemoveClipboardFormatListener(ctypes.c_void_p(self._window))
        self._user.DestroyWindow(ctypes.c_void_p(self._window))

    def _open(self) -> bool:
        """Another program may have it open for a moment."""
        return any(self._user.OpenClipboard(ctypes.c_void_p(self._window)) for _ in range(open_tries_max))

    def _names(self, pid: int) -> tuple[str, ...]:
        process = ctypes.c_void_p(self._kernel.OpenProcess(_QUERY_LIMITED, False, pid))
        if not process.value:
            return ()
        buffer, size = ctypes.create_unicode_buffer(1024), ctypes.c_uint32(1024)
        try:
            if not self._kernel.QueryFullProcessImageNameW(process, 0, buffer, ctypes.byref(size)):
                return ()
        finally:
            self._kernel.CloseHandle(process)
        name = buffer.value.rpartition("\\")[2]
        return (name.removesuffix(".exe").removesuffix(".EXE"), name)


def _library(name: str) -> Any:
    with contextlib.suppress(AttributeError, OSError):
        return getattr(ctypes, "WinDLL")(name, use_last_error=True)  # noqa: B009 - it exists on Windows only
    raise Unavailable("This is not Windows")


def _hook(function: Any) -> Any:
    """A WINEVENTPROC."""
    kind = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
    ints = (ctypes.c_long, ctypes.c_long, ctypes.c_uint32, ctypes.c_uint32)
    return kind(None, ctypes.c_void_p, ctypes.c_uint32, ctypes.c_void_p, *ints)(function)


def _fits(platform: str, _environ: dict[str, str]) -> int:
    return 10 if platform == "win32" else 0


DRIVER = ClipboardDriver(title="Windows", tested=False, fits=_fits, open=WindowsClipboard)
