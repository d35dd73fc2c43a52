"""JSON piece by piece: where its values lie, under which names, and what a text of it says without its escapes.

Nothing here minds whether the text is right: what can't be read as JSON is read as far as it can be, so that each value
that stands between quotes has its place, and names are forgotten rather than mistaken.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from seawall.detect import late_re as re

paths_max = 10_000
"""Most ways to a value that are told apart; what else there is has none, like a value behind ids that are names."""
depth_max = 200
NOWHERE = -1
"""The way to a value of which none is known."""

_TOKEN = re.compile(r'"((?:[^"\\\n]|\\.)*)("?)(\s{0,20}:)?|([{\[])|([}\]])|(\n)|[^\s{}\[\],:"]+')
_REST = re.compile(r'((?:[^"\\\n]|\\.)*)("?)')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|.)")
_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:[eE][+-]?[0-9]{1,3})?")
_ID = re.compile(r"[0-9]+|[0-9a-fA-F-]{16,}")


class Value(NamedTuple):
    """A value or a name, as it stands in the text: what is between the quotes, or a number or word without any."""

    start: int
    end: int
    path: int
    """Under which names it stands, as a number; :data:`NOWHERE` if nobody knows."""
    bare: bool
    """Whether it has no quotes."""
    name: bool
    """Whether it is a name of something."""
    begin: int
    """Where what can be left out with it begins: its name's quote, or its own."""


class State(NamedTuple):
    """Where in a text the reading stands."""

    open: tuple[tuple[int, bool], ...] = ()
    """The objects and lists around: the path of what is in them, and whether it is a list."""
    here: int = 0
    in_string: bool = False
    deeper: int = 0
    """How many more are open than are told apart."""


class Paths:
    """Gives every way to a value a number."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], int] = {}
        self.names: list[str] = [""]
        """The last name on each way; that of a list for what is in it."""

    def below(self, path: int, name: str) -> int:
        """The way that goes on with a name; an id for a name is any."""
        if path == NOWHERE:
            return path
        step = "*" if _ID.fullmatch(name) else name
        found = self._known.get((path, step))
        if found is None:
            if len(self._known) >= paths_max:
                return NOWHERE
            found = self._known[path, step] = len(self.names)
            self.names.append(self.names[path] if step == "[]" else step)
        return found

    def values(self, text: str, state: State, *, lines: bool) -> tuple[list[Value], State]:
        """The values of a piece and where the reading stands after it. ``lines``: each line is a text of its own."""
        found: list[Value] = []
        opened = list(state.open)
        here, place, within, deeper = state.here, 0, False, state.deeper
        if state.in_string:
            rest = _REST.match(text)
            if rest is not None:
                found.append(Value(0, rest.end(1), NOWHERE, False, False, 0))
                place, within = rest.end(), not rest[2] and rest.end() == len(text)
        begin = -1
        for token in _TOKEN.finditer(text, place):
            kind = token.lastindex
            start = token.start()
            if kind == 3 and token[2]:
                known = opened and not opened[-1][1] and not deeper
                here = self.below(opened[-1][0], token[1]) if known else NOWHERE
                found.append(Value(start + 1, token.end(1), here, False, True, start))
                begin = start
            elif kind in (2, 3):
                found.append(Value(start + 1, token.end(1), here, False, False, start if begin < 0 else begin))
                within, begin = not token[2] and token.end() == len(text), -1
            elif kind is None:
                found.append(Value(start, token.end(), here, True, False, start if begin < 0 else begin))
                begin = -1
            elif kind == 4:
                begin = -1
                if len(opened) == depth_max:
                    here, deeper = NOWHERE, deeper + 1
                    continue
                inside = self.below(here, "[]") if token[0] == "[" else here
                opened.append((inside, token[0] == "["))
                here = inside if token[0] == "[" else NOWHERE
            elif kind == 5:
                if deeper:
                    deeper -= 1
                elif opened:
                    opened.pop()
                within_list = opened and opened[-1][1] and not deeper
                here, begin = opened[-1][0] if within_list else NOWHERE if opened else 0, -1
            elif lines:
                opened, here, begin, deeper = [], 0, -1, 0
        return found, State(tuple(opened), here, within, deeper)


def seam(text: str, limit: int) -> int:
    """Where a piece may end: behind a line, else behind a value, else anywhere but inside an escape."""
    cut = text.rfind("\n", limit // 2, limit) + 1 or text.rfind("},", limit // 2, limit) + 1
    cut = cut or text.rfind('",', limit // 2, limit) + 1 or text.rfind(" ", limit // 2, limit) + 1 or limit
    while (back := text.rfind("\\", max(0, cut - 12), cut)) >= 0:
        cut = back
    return cut if cut > limit // 4 else limit


def is_number(text: str) -> bool:
    """Whether a value without quotes is a number and no word."""
    return _NUMBER.fullmatch(text) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of what stands between quotes, widened to the whole letters that are written as escapes in it, without
    those other escapes of which it holds a half."""
    low, high = max(0, start - 11), min(len(text), end + 11)
    while low > 0 and text[low - 1] == "\\":
        low -= 1
    for found in _ESCAPE.finditer(text, low, high):
        first, last = found.span()
        if first < start < last:
            start = first if found[1] else last
        if first < end < last:
            end = last if found[1] else first
    return start, end


class View:
    """A text without some of its stretches, its letters' escapes read, that knows where all of it stands."""

    def __init__(self, text: str, out: Sequence[tuple[int, int]] = ()) -> None:
        """``out``: what to leave out, in order."""
        self._places: list[int] = []
        self._pieces: list[tuple[int, int, bool]] = []
        """Start and end of each piece in the text, and whether it is an escape."""
        self._size = 0
        self._parts: list[str] = []
        escaped = "\\u" in text
        done = 0
        for start, end in (*out, (len(text), len(text))):
            if start > done:
                if escaped:
                    self._read(text, done, start)
                else:
                    self._add(text[done:start], done, start)
            done = max(done, end)
        self.text = "".join(self._parts)
        self._parts = []

    def _read(self, text: str, low: int, high: int) -> None:
        for found in _ESCAPE.finditer(text, low, high):
            letter = _letter(found[1], found[2]) if found[1] else ""
            if letter:
                if low < found.start():
                    self._add(text[low : found.start()], low, found.start())
                self._add(letter, found.start(), found.end(), escape=True)
                low = found.end()
        if low < high:
            self._add(text[low:high], low, high)

    def _add(self, said: str, start: int, end: int, *, escape: bool = False) -> None:
        self._places.append(self._size)
        self._pieces.append((start, end, escape))
        self._parts.append(said)
        self._size += len(said)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the view, which is not empty, lies in the text."""
        first = self._at(start)
        last = self._at(end - 1)
        return first[0], last[1]

    def _at(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._places, place) - 1
        start, end, escape = self._pieces[number]
        if escape:
            return start, end
        at = start + place - self._places[number]
        return at, at + 1


def _letter(one: str, two: str | None) -> str:
    """What an escape says where it is a letter beyond ASCII; else nothing, and it stays as it is."""
    code = int(one, 16)
    if 0xD800 <= code < 0xE000:
        return chr(0x10000 + ((code - 0xD800) << 10) + int(two, 16) - 0xDC00) if two and code < 0xDC00 else ""
    return chr(code) if code >= 0x80 and not two else ""
