"""The passes over a text: which part of it meets which Hyperscan database, and what was seen there.

*shapes* and *doors* see everything. *doors* says, piece by piece, no more than whether there is a run of digits and
which disguises there may be. *numbers* (cards, phones, national ids: patterns in which digits follow one another) sees
only the surroundings of digit runs, which most prose and code has none of; *asking* (those of them that are nothing
without a word) only what of these lies near such a word. *words* and *foreign* are asked for the pieces in which a
candidate stands. So ordinary text costs two passes with the expressions Hyperscan is fastest at.

A hit is one integer, ``end offset << number_bits | expression``, because sorting and unpacking integers is cheap.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from typing import Any

import hyperscan

from seawall.detect.rulebook import ASKING, DOORS, FOREIGN, NUMBERS, PLACES, SHAPES, WORDS, Rulebook
from seawall.model import limits

number_bits = 13
number_mask = (1 << number_bits) - 1
block_chars = 256 * 1024
"""How much is handed to *shapes* at once; bounds the list of hits."""
_block_overlap_chars = limits.pattern_chars_max + 64
"""What a block sees of its neighbours, so that nothing depends on where a block ends."""
_piece_chars = 2048
"""How much is looked at for one digit run."""

Area = tuple[int, int]
"""Where matches can end: after the first of two places, at the second or before."""


class Passes:
    """A rulebook's databases with scratch memory for every thread that scans at the same time."""

    def __init__(self, book: Rulebook) -> None:
        if len(book.entries) >= number_mask:
            raise ValueError(f"More than {number_mask} expressions: raise number_bits")
        self._databases = book.databases
        self._doors = book.doors
        self._door_chars = book.door_chars
        self._reach = book.reach + 1
        self._idle: tuple[deque[hyperscan.Scratch], ...] = tuple(deque() for _ in range(PLACES))

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

    def doors(self, data: bytes) -> tuple[list[Area], set[int]]:
        """Where matches of *numbers* can end: areas in order that do not touch; and the disguises there may be."""
        size, doors = len(data), self._doors
        areas: list[Area] = []
        disguises: set[int] = set()
        for begin in range(0, size, _piece_chars):
            seen: list[int] = []
            end = begin + _piece_chars + self._door_chars
            self._scan(DOORS, data if end >= size and not begin else data[begin:end], seen)
            digits = False
            for hit in seen:
                opened = doors[hit & number_mask]
                if opened:
                    disguises.update(opened)
                else:
                    digits = True
            if digits:
                low = max(0, begin - self._reach)
                if areas and low <= areas[-1][1]:
                    low = areas.pop()[0]
                areas.append((low, end + self._reach))
        return areas, disguises

    def numbers(self, data: bytes, areas: Sequence[Area]) -> list[int]:
        """Every hit of *numbers* that ends in one of some areas, by end offset."""
        return self._within(NUMBERS, data, areas)

    def asking(self, data: bytes, areas: Sequence[Area]) -> list[int]:
        """Every hit of *asking* that ends in one of some areas, by end offset."""
        return self._within(ASKING, data, areas)

    def _within(self, place: int, data: bytes, areas: Sequence[Area]) -> list[int]:
        hits: list[int] = []
        for low, high in areas:
            if low <= 0 and high >= len(data):
                self._scan(place, data, hits)
            else:
                part: list[int] = []
                first = max(0, low - self._reach)
                self._scan(place, data[first : high + 1], part)
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

    def _scan(self, place: int, data: bytes, hits: list[int]) -> None:
        database = self._databases[place]
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
