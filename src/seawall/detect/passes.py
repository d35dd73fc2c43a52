"""The passes over a text: which part of it meets which Hyperscan database, and what was seen there.

*shapes* and *doors* see everything. *doors* says, piece by piece, no more than whether there is a digit, a run of
them, and which disguises there may be. Where a digit is, *figures* and *odd figures* look too: shapes and disguises
that are none without; *marks* asks on where a text has a sign that prose has not, *signs* where it has one that neither
figures nor mail addresses have, *numerals* where many digits are, *runs* where letters and digits stand in a long row.
*numbers* (cards, phones, national ids: patterns in which digits follow one another) sees only the surroundings of digit
runs, which most prose and code has none of; *asking* (those of them that are nothing without a word) only what of these
lies near such a word, in a long text detector by detector. *words* and *foreign* are asked for the pieces in which a
candidate stands. So ordinary text costs two passes with the expressions Hyperscan is fastest at.

A hit is one integer, ``end offset << number_bits | expression``, because sorting and unpacking integers is cheap.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any, AnyStr, NamedTuple

import hyperscan

from seawall.detect import late_re
from seawall.detect.context_words import FOLDED
from seawall.detect.portable import PLAIN, PROSE
from seawall.detect.rulebook import (
    ASKING,
    DOORS,
    FIGURES,
    FOREIGN,
    MARKS,
    NUMBERS,
    NUMERALS,
    ODD_FIGURES,
    PLACES,
    RUNS,
    SHAPES,
    SIGNS,
    WORDS,
    Kind,
    Rulebook,
)
from seawall.model import limits

number_bits = 15
number_mask = (1 << number_bits) - 1
block_chars = 256 * 1024
"""How much is handed to *shapes* at once; bounds the list of hits."""
_block_overlap_chars = limits.pattern_chars_max + 64
"""What a block sees of its neighbours, so that nothing depends on where a block ends."""
_piece_chars = 2048
"""How much is looked at for one digit run."""

_PROSE, _PLAIN = bytes(PROSE), bytes(PLAIN)
_few_digits = 8
_DISGUISE, _DIGITS, _NUMERALS, _RUN = map(int, (Kind.DISGUISE, Kind.DIGITS, Kind.NUMERALS, Kind.RUN))

_edge, _inside = late_re.compile(r'[,;|\t"\n]'), late_re.compile(r'[^,;|\t"\n]')
"""What is an edge of a table's cell, and what is not: an address may go over three of them."""

Area = tuple[int, int]
"""Where matches can end: after the first of two places, at the second or before."""


class Seen(NamedTuple):
    """What *doors* saw."""

    runs: list[Area]
    """Where matches of *numbers* can end: areas in order that do not touch."""
    figures: list[Area]
    """The same of *figures*."""
    disguises: set[int]
    """The disguises there may be."""


class Passes:
    """A rulebook's databases with scratch memory for every thread that scans at the same time."""

    def __init__(self, book: Rulebook) -> None:
        if book.compiled and book.expressions >= number_mask:
            raise ValueError(f"More than {number_mask} expressions: raise number_bits")
        self._book = book
        self._doors = book.doors
        self._door_chars = book.door_chars
        self._kinds = [int(entry.kind) for entry in book.entries]
        self._reach = book.reach + 1
        self._figure_reach = book.figure_reach + 1
        self._idle: tuple[deque[hyperscan.Scratch], ...] = tuple(deque() for _ in range(book.places))

    def shapes(self, data: bytes) -> list[int]:
        """Every hit of *shapes*, by end offset."""
        hits: list[int] = []
        if len(data) <= block_chars:
            self._scan(SHAPES, data, hits)
        else:
            for begin in range(0, len(data), block_chars):
                low = max(0, begin - _block_overlap_chars)
                part: list[int] = []
                self._scan(SHAPES, data[low : begin + block_chars + 64], part)
                _move(part, hits, low, begin, begin + block_chars)
        if len(hits) > 1:
            hits.sort()
        return hits

    def doors(self, data: bytes) -> Seen:
        """What there may be in a text, and where."""
        size, doors, kinds = len(data), self._doors, self._kinds
        told = Seen([], [], set())
        for begin in range(0, size, _piece_chars):
            seen: list[int] = []
            end = begin + _piece_chars + self._door_chars
            piece = data if end >= size and not begin else data[begin:end]
            self._scan(DOORS, piece, seen)
            signs = piece.translate(None, _PROSE)
            if len(signs) >= _few_digits or (signs and not signs.isdigit()):
                self._scan(MARKS, piece, seen)
                if signs.translate(None, _PLAIN):
                    self._scan(SIGNS, piece, seen)
            # Grows while it is gone through: what is asked on adds to what was seen.
            for hit in seen:
                number = hit & number_mask
                kind = kinds[number]
                if kind == _DISGUISE:
                    told.disguises.update(doors[number])
                elif kind == _DIGITS:
                    _widen(told.runs, begin - self._reach, end + self._reach)
                elif kind == _NUMERALS:
                    self._scan(NUMERALS, piece, seen)
                elif kind == _RUN:
                    self._scan(RUNS, piece, seen)
                else:
                    _widen(told.figures, begin - self._figure_reach, end + self._figure_reach)
                    self._scan(ODD_FIGURES, piece, seen)
        return told

    def figures(self, data: bytes, areas: Sequence[Area]) -> list[int]:
        """Every hit of *figures* that ends in one of some areas, by end offset."""
        return self._within(FIGURES, data, areas, self._figure_reach)

    def numbers(self, data: bytes, areas: Sequence[Area]) -> list[int]:
        """Every hit of *numbers* that ends in one of some areas, by end offset."""
        return self._within(NUMBERS, data, areas, self._reach)

    def asking(self, data: bytes, areas: Sequence[Area]) -> list[int]:
        """Every hit of *asking* that ends in one of some areas, by end offset."""
        return self._within(ASKING, data, areas, self._reach)

    def asked(self, data: bytes, near: Mapping[int, Sequence[Area]]) -> list[int]:
        """The same of some detectors' patterns, each in areas of its own."""
        hits: set[int] = set()  # a pattern that two have is one expression
        for place, number in enumerate(self._book.asked, PLACES):
            if number in near:
                hits.update(self._within(place, data, near[number], self._reach))
        return sorted(hits)

    def _within(self, place: int, data: bytes, areas: Sequence[Area], reach: int) -> list[int]:
        hits: list[int] = []
        for low, high in areas:
            if low <= 0 and high >= len(data):
                self._scan(place, data, hits)
            else:
                part: list[int] = []
                first = max(0, low - reach)
                self._scan(place, data[first : high + 1], part)
                _move(part, hits, first, low, high)
        if len(hits) > 1:
            hits.sort()
        return hits

    def words(self, data: bytes, begin: int, end: int) -> list[int]:
        """Every hit of *words* that ends after ``begin``, at ``end`` or before. What stands beside a hit says whether
        it is a word."""
        first = max(0, begin - self._book.word_chars_max)
        part: list[int] = []
        self._scan(WORDS, data[first:end].translate(FOLDED), part)
        hits: list[int] = []
        _move(part, hits, first, begin, end)
        return hits

    def foreign(self, data: bytes) -> list[tuple[int, int]]:
        """The same of words outside Latin-1; ``data`` is lower-case UTF-8, and so are the offsets."""
        hits: list[int] = []
        self._scan(FOREIGN, data, hits)
        refers = self._book.refers_of
        return [(hit >> number_bits, word) for hit in hits for word, _ in refers(hit & number_mask)]

    def _scan(self, place: int, data: bytes, hits: list[int]) -> None:
        database = self._book.database(place)
        idle = self._idle[place]
        try:
            scratch = idle.pop()
        except IndexError:
            scratch = hyperscan.Scratch(database)
        try:
            database.scan(data, match_event_handler=_collect, context=hits, scratch=scratch)
        finally:
            idle.append(scratch)


def hidden(piece: str) -> str:
    """As many characters of nothing; of the few that go over edges of cells these are left."""
    return "\0" * len(piece) if _edge.search(piece) is None else _inside.sub("\0", piece)


def blanked(text: AnyStr, spans: Sequence[tuple[int, int]], joint: AnyStr, hide: Callable[[AnyStr], AnyStr]) -> AnyStr:
    """The same with some stretches, in any order, put out of sight."""
    parts: list[AnyStr] = []
    done = 0
    for start, end in sorted(spans):
        if end > done:
            start = max(start, done)
            parts += (text[done:start], hide(text[start:end]))
            done = end
    parts.append(text[done:])
    return joint.join(parts)


def _widen(areas: list[Area], low: int, high: int) -> None:
    """One more area behind the others, made one with the last where they touch."""
    low = max(0, low)
    if areas and low <= areas[-1][1]:
        low = areas.pop()[0]
    areas.append((low, high))


def _move(part: list[int], hits: list[int], by: int, low: int, high: int) -> None:
    """Hits of a piece that began at ``by``, with their offsets in the whole text; those that end in (low, high]."""
    shift = by << number_bits
    least, most = (low + 1) << number_bits, (high + 1) << number_bits
    hits += [moved for hit in part if least <= (moved := hit + shift) < most]


def _collect(number: int, begin: int, end: int, flags: int, hits: Any) -> None:  # noqa: ARG001 - Hyperscan's shape
    hits.append(end << number_bits | number)
