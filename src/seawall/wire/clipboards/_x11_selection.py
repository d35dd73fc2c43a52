"""One of X11's selections: what its owner holds, and what the agent gives instead once it has taken it over.

There are two that people use: CLIPBOARD (copy and paste) and PRIMARY (what is marked, pasted by the middle button).
Both are read and answered alike; the connection and the agent's window are the driver's.
Conventions: ICCCM 2.0, chapter 2. INCR is read; what is too large for one request is refused.
"""

from __future__ import annotations

import struct
import time
from collections.abc import Callable

from seawall.model import limits
from seawall.model.clipboard import Bare, Choose, Content, Window
from seawall.wire.clipboards._html import said_beside, words_of
from seawall.wire.clipboards._x11_connection import NONE, Connection

piece_seconds_max = 1.0
"""How long the owner of a selection may stay silent."""
read_seconds_max = 4.0
"""How long one read of a selection may take in all, however many pieces come."""
forms_max = 24
forms_bytes_max = 4 * 1024 * 1024
_TEXTS = ("UTF8_STRING", "text/plain;charset=utf-8", "text/plain;charset=UTF-8", "STRING", "text/plain", "TEXT")
HTML = "text/html"
"""Read for its words where there is no text beside it, else for what it says besides."""
_ABOUT = frozenset({"TARGETS", "TIMESTAMP", "MULTIPLE", "SAVE_TARGETS", "DELETE", "INSERT_PROPERTY"})
_FILES = frozenset({"text/uri-list", "x-special/gnome-copied-files", "application/x-kde-cutselection"})
_HINTS = frozenset({"x-kde-passwordManagerHint", "application/x-kde-passwordManagerHint"})


class Selection:
    """A selection of one display, read and answered through the agent's window."""

    def __init__(self, x: Connection, window: int, name: str, asking: Callable[[int], Window]) -> None:
        """``asking`` says who is behind a window that asks."""
        self._x = x
        self._window = window
        self._asking = asking
        self.atom = x.atom(name)
        self.event = x.watch_selection(window, self.atom)
        self._incr = x.atom("INCR")
        self._drop = x.atom("SEAWALL_CLIPBOARD")
        self._choose: Choose | None = None
        self._bare: Bare | None = None
        self._text = ""
        self._names: list[str] = []
        self._forms: dict[str, tuple[int, int, bytes]] = {}
        self._moment = 0
        self.fresh = False
        """Somebody has become its owner since it was read last."""

    def owned(self, owner: int, moment: int) -> bool:
        """Take note of a new owner; whether it is anybody but the agent."""
        self._moment = moment
        if not owner or owner == self._window:
            return False
        self._choose = None
        self.fresh = True
        return True

    def is_of(self, window: Window) -> bool:
        """Whether the program of this window owns it."""
        owner = self._x.selection_owner(self.atom)
        return bool(window.pid) and bool(owner) and self._x.pid(owner) == window.pid

    def read(self) -> Content:
        """The text of the selection's owner. Reads the other forms, too, so that an offer can hand them on."""
        self.fresh = False
        deadline = time.monotonic() + read_seconds_max
        self._forms, self._text, self._names = {}, "", []
        listed = self._fetch("TARGETS", 64 * 1024, deadline)
        if listed is None:
            return Content(skipped="no answer")
        atoms = struct.unpack(f"<{len(listed[2]) // 4}I", listed[2][: len(listed[2]) // 4 * 4])
        names = [name for name in map(self._x.atom_name, atoms[: 4 * forms_max]) if name]
        if any(name in _HINTS for name in names):
            return Content(skipped="concealed")
        if any(name in _FILES for name in names):
            return Content(skipped="files")
        form = next((name for name in (*_TEXTS, HTML) if name in names), None)
        if form is None:
            return Content(skipped="no text" if names else "empty")
        fetched = self._fetch(form, limits.clipboard_bytes_max, deadline)
        if fetched is None:
            return Content(skipped="no answer")
        if len(fetched[2]) > limits.clipboard_bytes_max:
            return Content(skipped="too large")
        if form == HTML:
            self._text = words_of(fetched[2])
        else:
            self._text = fetched[2].decode("latin-1" if form == "STRING" else "utf-8", "replace").rstrip("\0")
        self._names = [name for name in names if name not in _ABOUT and name not in _TEXTS]
        if not self._text:
            return Content(skipped="empty")
        html = self._fetch(HTML, limits.clipboard_bytes_max, deadline) if form != HTML and HTML in names else None
        beside = said_beside(html[2], self._text) if html and len(html[2]) <= limits.clipboard_bytes_max else ""
        return Content(text=self._text, beside=beside)

    def offer(self, choose: Choose, bare: Bare | None = None) -> None:
        """Take the selection over and answer with what ``choose`` says; a program whose text it leaves as it was
        copied gets the other forms, too, unless it is ``bare``."""
        self._take_forms()
        self._choose, self._bare = choose, bare
        # As of the change that was read: whoever copied since then stays the owner, and is heard of next.
        if not self._x.own_selection(self._window, self.atom, self._moment):
            self._choose = None

    def write(self, text: str) -> None:
        """Own the selection and give everyone the same text."""
        self._text, self._forms = text, {}
        self._choose, self._bare = lambda _window: text or None, None
        self._x.own_selection(self._window, self.atom)

    def _take_forms(self) -> None:
        """Fetch the other forms from the present owner before taking over, as far as the limits go."""
        deadline = time.monotonic() + read_seconds_max
        left = forms_bytes_max
        for name in self._names[:forms_max]:
            fetched = self._fetch(name, left, deadline)
            if fetched is not None and len(fetched[2]) <= left:
                self._forms[name] = fetched
                left -= len(fetched[2])
        self._names = []

    def _fetch(self, form: str, bytes_max: int, deadline: float) -> tuple[int, int, bytes] | None:
        """Type, format and bytes of the selection in a form: over ``bytes_max`` bytes of it when it is larger, None
        when there is none or the owner does not answer in time."""
        target = self._x.atom(form)
        self._x.delete_property(self._window, self._drop)
        self._x.convert_selection(self._window, self.atom, target, self._drop)
        told = self._await(31, deadline)
        if told is None or struct.unpack_from("<IIII", told, 8)[1:] != (self.atom, target, self._drop):
            return None
        first = self._take(bytes_max)
        if first is None or first[0] != self._incr:
            return first
        kind, format_, size = 0, 8, 0
        pieces: list[bytes] = []
        while True:
            if self._await(28, deadline) is None:
                return None
            piece = self._take(bytes_max)
            if piece is None:
                continue  # a change of another kind
            if not piece[2]:
                return kind, format_, b"".join(pieces)
            kind, format_ = piece[0], piece[1]
            pieces.append(piece[2])
            size += len(piece[2])
            if size > bytes_max:
                return kind, format_, b"".join(pieces)

    def _await(self, kind: int, deadline: float) -> bytes | None:
        """The next event of a kind for the agent's own window; others wait their turn. None when the time is up."""
        until = min(deadline, time.monotonic() + piece_seconds_max)
        others: list[bytes] = []
        try:
            while (left := until - time.monotonic()) > 0:
                event = self._x.next_event(left)
                if event is None:
                    return None
                own = struct.unpack_from("<I", event, 8 if kind == 31 else 4)[0] == self._window
                if event[0] & 0x7F == kind and own and (kind != 28 or event[16] == 0):
                    return event
                if event[0] & 0x7F != 28 or not own:
                    others.append(event)
            return None
        finally:
            self._x.put_back(others)

    def _take(self, bytes_max: int) -> tuple[int, int, bytes] | None:
        """The property an owner put on the agent's window, and take it off; None when it is not there."""
        value = self._x.get_property(self._window, self._drop, 0, min(bytes_max, 1 << 20) + 4, delete=True)
        if not value.kind:
            return None
        pieces, size, left = [value.value], len(value.value), value.bytes_left
        while left and size <= bytes_max:
            more = self._x.get_property(self._window, self._drop, size, 1 << 20, delete=True)
            if not more.value:
                break
            pieces.append(more.value)
            size, left = size + len(more.value), more.bytes_left
        if left:
            self._x.delete_property(self._window, self._drop)
        return value.kind, value.format or 8, b"".join(pieces)

    def answer(self, event: bytes) -> None:
        """Somebody pastes: put what it may have on its window and tell it."""
        moment, _, requestor, selection, target, property_ = struct.unpack_from("<IIIIII", event, 4)
        property_ = property_ or target  # clients from before 1993
        choose = self._choose
        done = choose is not None and self._put(requestor, self._x.atom_name(target), property_, choose)
        self._x.tell_converted(requestor, selection, target, property_ if done else NONE, moment)

    def _put(self, requestor: int, form: str, property_: int, choose: Choose, *, nested: bool = False) -> bool:
        if form == "TIMESTAMP":
            return self._x.set_property(
                requestor, property_, self._x.atom("INTEGER"), 32, struct.pack("<I", self._moment)
            )
        if form == "MULTIPLE" and not nested:
            return self._put_several(requestor, property_, choose)
        if form == "TARGETS":
            # Programs ask for these all the time to know whether pasting is possible; that is no paste yet.
            forms = () if self._bare is not None and self._bare(self._asking(requestor)) else self._forms
            names = ["TARGETS", "TIMESTAMP", "MULTIPLE", *_TEXTS, *forms]
            value = b"".join(struct.pack("<I", self._x.atom(name)) for name in names)
            return self._x.set_property(requestor, property_, self._x.atom("ATOM"), 32, value)
        if form not in _TEXTS and form not in self._forms:
            return False
        window = self._asking(requestor)
        if form in self._forms and self._bare is not None and self._bare(window):
            return False
        text = choose(window)
        if text is None:
            return False
        if form in self._forms:
            kind, format_, value = self._forms[form]
            return text == self._text and self._x.set_property(requestor, property_, kind, format_, value)
        latin = form == "STRING"
        value = text.encode("latin-1" if latin else "utf-8", "replace")
        kind_name = "STRING" if latin else "UTF8_STRING" if form == "TEXT" else form
        return self._x.set_property(requestor, property_, self._x.atom(kind_name), 8, value)

    def _put_several(self, requestor: int, property_: int, choose: Choose) -> bool:
        asked = list(self._x.get_property(requestor, property_, 0, 8 * forms_max).numbers())
        pairs = list(zip(asked[::2], asked[1::2], strict=False))
        answered: list[int] = []
        for target, place in pairs:
            done = bool(place) and self._put(requestor, self._x.atom_name(target), place, choose, nested=True)
            answered += [target, place if done else NONE]
        value = struct.pack(f"<{len(answered)}I", *answered)
        return self._x.set_property(requestor, property_, self._x.atom("ATOM_PAIR"), 32, value)
