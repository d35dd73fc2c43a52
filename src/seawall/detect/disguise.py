"""Readings: a text as it says something once a disguise is taken off, with the way back to the text as it came.

A disguise is a plug-in of ``detect/disguises/``: cheap gates that Hyperscan looks for (*doors* in passes.py), and a
function that finds the disguised pieces and says what each of them means. Here they become one reading: the pieces in
plain form, each with a little of the text round it, so that a word before an encoded value still counts. The engine
scans a reading like any text; what it finds in a piece is mapped back, so that spans always point at the text as it
came.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

context_chars = 96
"""How much of the text round a piece a reading holds."""
pieces_max = 200_000
"""Pieces of one disguise in one text; what comes after them is not read."""
reading_chars_max = 1024 * 1024
depth_max = 3
"""Disguises inside disguises."""
_GAP = "\n\n\n"


class Piece(msgspec.Struct, frozen=True, array_like=True):
    """Something disguised, and what it says."""

    start: int
    end: int
    """Where it is in the text, end exclusive."""
    plain: str
    """What it says; empty for characters nobody sees."""


_UNUSUAL = re.compile("[^\x00-\x7f\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0130\u0134-\u017e]")


def plainly_written(text: str) -> bool:
    """Whether a text is ASCII and letters of Latin-1 and Latin Extended-A alone, but for those that look like others or
    stand for two: what most of Europe writes, and no disguise without a gate is made of."""
    return text.isascii() or _UNUSUAL.search(text) is None


def one_by_one(found: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces that lie over one another no more: by start, of those that begin together the longest."""
    done = 0
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= done:
            done = piece.end
            yield piece


class Example(msgspec.Struct, frozen=True):
    """A text in which something disguised must be found."""

    text: str
    found: str
    """The exact piece of ``text`` the finding covers."""
    detector: str


class Disguise(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in of ``detect/disguises/``."""

    says: str
    """How a reason names it: ``through base64``."""
    gate: tuple[str, ...] = ()
    """Regexes in the portable subset, one of which is in every text that holds this disguise. Empty: looked for in
    texts that hold more than plain ASCII and accented letters (:func:`plainly_written`). Of each only whether it is
    there is asked, so that a run of one class (``[0-9a-f]{16}``) costs next to nothing; what begins with a choice of
    characters costs most."""
    in_prose: bool = False
    """Whether it can hide among words alone. Its gates are then looked for everywhere; else only where a text has a
    sign that prose has not, or more than a few digits."""
    in_digits: bool = False
    """Whether whatever of it a gate with a digit sees has eight of them and more, none far from the next. Those gates
    are then looked for only where such are."""
    in_runs: bool = False
    """Whether it is never without fourteen letters, digits and signs of base64 in a row."""
    caseless: bool = False
    """Whether the gates match capitals and small letters alike."""
    pieces: Callable[[str], Iterable[Piece]]
    """The disguised pieces of a text, ascending and apart. Pure, and linear in the text."""
    guess: bool = False
    """Taking it off is a guess: only very likely findings of numbers and solid things count, no guess is made inside
    another, and nothing is guessed where something very likely was found already."""
    named: bool = False
    """A piece begins with a name that stands in the text (its column's): what is found there
    counts however likely it is."""
    credentials: bool = True
    """Whether keys and passwords can come out. Where it hides numbers and addresses alone, an engine that looks for
    credentials only has no use for it, and what it hid is not looked through for them."""
    sentences: bool = True
    """Whether sentences come out that could not be read before. Where they could, shop talk is not looked for again."""
    letters: bool = True
    """What comes out reads like text. False where single characters were exchanged, so that names and streets may come
    out that nobody wrote."""
    hits: tuple[Example, ...]
    misses: tuple[str, ...]
    """Texts in which nothing may be found through it."""


class Reading:
    """One text with some of its pieces in plain form."""

    __slots__ = ("_begins", "_stretches", "text")

    def __init__(self, text: str, stretches: Sequence[tuple[int, int, int, bool]]) -> None:
        """``stretches``: (where it begins in the reading, where in the text, where it ends there, whether it is the
        same in both)."""
        self.text = text
        self._stretches = stretches
        self._begins = [stretch[0] for stretch in stretches]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span of the reading is in the text as it came; None when nothing in it was disguised, or when it lies
        over a gap between two places."""
        first = bisect_right(self._begins, start) - 1
        last = bisect_right(self._begins, end - 1) - 1
        if first < 0:
            return None
        if all(same for _, _, _, same in self._stretches[first : last + 1]) and not self._beside(
            start, end, first, last
        ):
            return None
        for one, two in zip(self._stretches[first:last], self._stretches[first + 1 : last + 1], strict=True):
            if one[2] != two[1]:
                return None
        begin, low, _, same = self._stretches[first]
        from_ = low + start - begin if same else low
        begin, low, high, same = self._stretches[last]
        return from_, low + end - begin if same else high

    def changed(self, piece: Piece) -> bool:
        """Whether something of the reading touches what was disguised: all else has been looked through already."""
        first = bisect_right(self._begins, piece.start) - 1
        last = bisect_right(self._begins, piece.end) - 1
        beside = first > 0 and piece.start == self._begins[first]
        return any(not same for _, _, _, same in self._stretches[max(0, first - beside) : last + 1])

    def _beside(self, start: int, end: int, first: int, last: int) -> bool:
        """Whether a span touches a piece: in ``x%3D4111…`` what was disguised is the sign that ends the word before."""
        before = first > 0 and start == self._begins[first] and not self._stretches[first - 1][3]
        following = last + 1 < len(self._begins) and end == self._begins[last + 1] and not self._stretches[last + 1][3]
        return before or following


def reading_of(text: str, pieces: Iterable[Piece]) -> Reading | None:
    """The reading of a text's pieces; None when there are none."""
    written: list[str] = []
    stretches: list[tuple[int, int, int, bool]] = []
    size = copied = 0

    def write(part: str, low: int, high: int, *, same: bool) -> None:
        nonlocal size
        stretches.append((size, low, high, same))
        written.append(part)
        size += len(part)

    for piece in _bounded(pieces):
        if size > reading_chars_max:
            break
        low = max(copied, piece.start - context_chars)
        if copied and low > copied:
            high = min(copied + context_chars, low)
            write(text[copied:high], copied, high, same=True)
            if high < low:
                write(_GAP, -1, -1, same=True)
        elif low > 0 and not copied:
            write(_GAP, -1, -1, same=True)
        if low < piece.start:
            write(text[low : piece.start], low, piece.start, same=True)
        write(piece.plain, piece.start, piece.end, same=False)
        copied = piece.end
    if not any(not same for _, _, _, same in stretches):
        return None
    high = min(len(text), copied + context_chars)
    write(text[copied:high], copied, high, same=True)
    return Reading("".join(written), stretches)


def _bounded(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for count, piece in enumerate(pieces):
        if count >= pieces_max:
            return
        yield piece
