"""The passes over a text: which part of it meets which Hyperscan database, and what was seen there.

*shapes* sees everything. *numbers* (cards, phones, national ids: patterns in which digits follow one another) sees only
the surroundings of digit runs, which one small expression looks for piece by piece: most prose and code has none.
*words* and *foreign* are asked later, for the pieces in which a candidate stands. So ordinary text costs one pass with
the expressions Hyperscan is fastest at.

A hit is one integer, ``end offset << number_bits | expression``, because sorting and unpacking integers is cheap.
"""

from __future__ import annotations

from collections import deque
from typing import Any

import hyperscan

from seawall.detect.portable import DIGIT_RUN, digit_run_chars_max
from seawall.detect.rulebook import FOREIGN, NUMBERS, SHAPES, WORDS, Rulebook
from seawall.model import limits

number_bits = 13
number_mask = (1 << number_bits) - 1
block_chars = 256 * 1024
"""How much is handed to *shapes* at once; bounds the list of hits."""
_block_overlap_chars = limits.pattern_chars_max + 64
"""What a block sees of its neighbours, so that nothing depends on where a block ends."""
_piece_chars = 2048
"""How much is looked at for one digit run."""


class Passes:
    """A rulebook's databases with scratch memory for every thread that scans at the same time."""

    def __init__(self, book: Rulebook) -> None:
        if len(book.entries) >= number_mask:
            raise ValueError(f"More than {number_mask} expressions: raise number_bits")
        self._databases = book.databases
        self._reach = book.reach + 1
        self._runs = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        flags = hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL
        self._runs.compile(expressions=[DIGIT_RUN.encode()], ids=[0], flags=[flags])
        self._idle: tuple[deque[hyperscan.Scratch], ...] = tuple(deque() for _ in range(5))

    def hits(self, data: bytes) -> list[int]:
        """Every hit of *shapes* and *numbers*, by end offset."""
        hits: list[int] = []
        if len(data) <= block_chars:
            self._scan(SHAPES, data, hits)
        else:
            for begin in range(0, len(data), block_chars):
                low = max(0, begin - _block_overlap_chars)
                part: list[int] = []
                self._scan(SHAPES, data[low : begin + block_chars + 64], part)
                _move(part, hits, low, begin, begin + block_chars)
        for low, high in self._digit_areas(data):
            if low == 0 and high >= len(data):
                self._scan(NUMBERS, data, hits)
            else:
                part = []
                first = max(0, low - self._reach)
                self._scan(NUMBERS, data[first : high + 1], part)
                _move(part, hits, first, low, high)
        hits.sort()
        return hits

    def words(self, data: bytes) -> list[int]:
        """Every hit of a context word."""
        hits: list[int] = []
        self._scan(WORDS, data, hits)
        return hits

    def foreign(self, data: bytes) -> list[int]:
        """Every hit of a context word outside Latin-1; ``data`` is lower-case UTF-8, and so are the offsets."""
        hits: list[int] = []
        self._scan(FOREIGN, data, hits)
        return hits

    def _digit_areas(self, data: bytes) -> list[tuple[int, int]]:
        """Where matches of *numbers* can end: ranges in order that do not touch."""
        areas: list[tuple[int, int]] = []
        for begin in range(0, len(data), _piece_chars):
            seen: list[int] = []
            self._scan(4, data[begin : begin + _piece_chars + digit_run_chars_max], seen)
            if not seen:
                continue
            low, high = max(0, begin - self._reach), begin + _piece_chars + digit_run_chars_max + self._reach
            if areas and low <= areas[-1][1]:
                low = areas.pop()[0]
            areas.append((low, high))
        return areas

    def _scan(self, place: int, data: bytes, hits: list[int]) -> None:
        database = self._runs if place == 4 else self._databases[place]
        idle = self._idle[place]
        try:
            scratch = idle.pop()
        except IndexError:
            scratch = hyperscan.Scratch(database)
        try:
            database.scan(data, match_event_handler=_collect, context=hits, scratch=scratch)
        finally:
            idle.append(scratch)


def _move(part: list[int], hits: list[int], by: int, low: int, high: int) -> None:
    """Hits of a piece that began at ``by``, with their offsets in the whole text; those that end in (low, high]."""
    shift = by << number_bits
    least, most = (low + 1) << number_bits, (high + 1) << number_bits
    hits += [moved for hit in part if least <= (moved := hit + shift) < most]


def _collect(number: int, begin: int, end: int, flags: int, hits: Any) -> None:  # noqa: ARG001 - Hyperscan's shape
    hits.append(end << number_bits | number)
