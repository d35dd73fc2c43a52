"""A text of any length cut into windows that are inspected one by one, each with its table's header in front.

A window ends where a record ends, so that no finding stands over a seam. Only a line longer than a window is cut in its
middle; the next window then begins ``pattern_chars_max`` before the cut. Row ten million of a table is seen like row
one, because the header stands before it, too.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from seawall.detect.cells import layout_of, record_end
from seawall.model import limits

window_chars = 256 * 1024
header_chars_max = 8 * 1024


class Window(msgspec.Struct, frozen=True):
    """A piece of a text, ready to be inspected. ``at`` turns its offsets into the whole text's."""

    text: str
    """The header, if there is one and it is not this window's own, and the piece."""
    lead: int
    """Characters of ``text`` that are the repeated header."""
    offset: int
    """Where in the whole text the piece begins."""
    lines: int
    """Line ends of the whole text before the piece."""
    line_start: int
    """Where in the whole text the line begins that the piece begins in."""
    known_until: int
    """What begins before this place of the whole text was told by the window before."""
    until: int
    """What begins at this place of the whole text or later, the next window tells."""

    def at(self, offset: int) -> int:
        """The whole text's offset for one in :attr:`text`; the piece's first for what lies in the repeated header."""
        return self.offset + max(offset - self.lead, 0)

    def tells(self, start: int, end: int) -> bool:
        """Whether this window is the one to tell a finding of :attr:`text` (of several that see it, one does)."""
        return end > self.lead and self.known_until <= self.at(start) < self.until

    def halves(self) -> tuple[Window, ...]:
        """Two windows for this one, cut where a record ends; none where that can't be."""
        piece = self.text[self.lead :]
        cut = record_end(piece, len(piece) // 2 + 1)
        if not cut or cut == len(piece):
            return ()
        header = self.text[: self.lead]
        second = msgspec.structs.replace(
            self,
            text=header + piece[cut:],
            offset=self.offset + cut,
            lines=self.lines + piece.count("\n", 0, cut),
            line_start=self.offset + cut,
        )
        return msgspec.structs.replace(self, text=header + piece[:cut]), second


class Windows:
    """Cuts one text. ``feed`` it, the last time with ``last``."""

    def __init__(self, suffix: str = "", chars: int = window_chars) -> None:
        """``suffix`` is the file name's (``.csv``), as a hint."""
        self._suffix = suffix
        self._chars = chars
        self._waiting = ""
        self._header: str | None = None
        self._offset = self._lines = self._line_start = self._known_until = 0

    def feed(self, text: str, last: bool = False) -> Iterator[Window]:
        """The windows that are complete after this piece."""
        self._waiting += text
        while len(self._waiting) > self._chars or (last and self._waiting):
            yield self._next()

    def _next(self) -> Window:
        waiting = self._waiting
        first = self._header is None
        if self._header is None:
            layout = layout_of(waiting, self._suffix)
            end = layout.header_end if layout is not None else 0
            self._header = waiting[:end] if end <= header_chars_max else ""
        cut = len(waiting) if len(waiting) <= self._chars else record_end(waiting, self._chars)
        overlap = 0
        if not cut:
            cut, overlap = self._chars, min(limits.pattern_chars_max, self._chars // 2)
        lead = "" if first else self._header
        past = self._offset + cut - overlap
        window = Window(
            lead + waiting[:cut],
            len(lead),
            self._offset,
            self._lines,
            self._line_start,
            self._known_until,
            past if overlap else 1 << 62,
        )
        self._lines += waiting.count("\n", 0, cut - overlap)
        if begins := waiting.rfind("\n", 0, cut - overlap) + 1:
            self._line_start = self._offset + begins
        self._offset = self._known_until = past
        self._waiting = waiting[cut - overlap :]
        return window
