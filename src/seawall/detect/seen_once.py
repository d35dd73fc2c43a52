"""Where an expression matches, looked for once, however often a sweep asks.

A sweep looks round each of its anchors. Where these stand close together the same characters would be read again for
each: with one at every tenth character and a look at a hundred and sixty, sixteen times. :class:`SeenOnce` reads each
character once, in order, and answers from what it noted.
"""

from __future__ import annotations

from bisect import bisect_left
from re import Pattern

_match_chars_max = 64
"""No match of an expression that is looked for so may be longer."""


class SeenOnce:
    """The matches of one expression in one text. Asked for places in ascending order."""

    __slots__ = ("_ahead", "_ends", "_regex", "_starts", "_text", "_tried", "_until")

    def __init__(self, regex: Pattern[str], text: str, ahead: int) -> None:
        """``ahead``: how much further than asked to look, which pays where questions come thick."""
        self._regex, self._text, self._ahead = regex, text, ahead
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._until = 0
        self._tried = -1

    def within(self, low: int, high: int) -> bool:
        """Whether a match lies between two places."""
        return bool(self._nearest(low, high, 1))

    def fresh(self, low: int, high: int) -> list[int]:
        """Where up to two matches between two places begin, the nearest first. None is given out twice, nor one that
        stands before another that was."""
        found = self._nearest(max(low, self._tried + 1), high, 2)
        if found:
            self._tried = found[0]
        return found

    def _nearest(self, low: int, high: int, most: int) -> list[int]:
        if high > self._until:
            self._look(max(low, self._until), high + self._ahead)
        starts, ends = self._starts, self._ends
        found: list[int] = []
        place = bisect_left(starts, high) - 1
        while place >= 0 and starts[place] >= low:
            if ends[place] <= high:
                found.append(starts[place])
                if len(found) == most:
                    break
            place -= 1
        return found

    def _look(self, begin: int, stop: int) -> None:
        if self._ends:
            begin = max(begin, self._ends[-1])
        for match in self._regex.finditer(self._text, begin, stop + _match_chars_max):
            if match.start() >= stop:
                break
            self._starts.append(match.start())
            self._ends.append(match.end())
        self._until = stop
