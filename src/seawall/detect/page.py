"""A text under inspection: the hits of the one pass, context words near a place, candidates for validators."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from seawall.detect.detector import Context, Judgement, Pattern
from seawall.detect.rulebook import Rulebook
from seawall.detect.tables import Table, find_tables
from seawall.model.words import Confidence

_newline_distance = 40
"""How many characters a line break between word and value counts for."""


class Surroundings:
    """One text with the context words seen in it. Detectors are named by their number in the rulebook."""

    __slots__ = ("_by_detector", "_foreign", "_lowered", "_tables", "book", "text", "word_hits")

    def __init__(self, book: Rulebook, text: str, word_hits: list[tuple[int, int]], foreign: bool) -> None:
        self.book = book
        self.text = text
        self.word_hits = word_hits
        self._foreign = foreign
        self._lowered: str | None = None
        self._tables: list[Table] | None = None
        self._by_detector: dict[int, tuple[list[int], list[int], list[str]]] = {}

    def near(self, detector: int, start: int, end: int) -> tuple[str | None, str | None]:
        """The positive and the negative word that count for a value at ``start``:``end``: nearest of each, the negative
        only if nothing positive is nearer."""
        context = self.book.detectors[detector].context
        ends, signs, words = self._words(detector)
        if not ends:
            return None, None
        best = {1: (10_000, ""), -1: (10_000, "")}
        low = bisect_right(ends, start - context.before)
        high = bisect_right(ends, end + context.after)
        for index in range(low, high):
            word_end = ends[index]
            if start < word_end <= end:
                continue
            word_start = word_end - len(words[index])
            distance = start - word_end if word_end <= start else max(0, word_start - end) + 8
            between = self.text[word_end:start] if word_end <= start else self.text[end:word_start]
            distance += _newline_distance * between.count("\n")
            if distance < best[signs[index]][0]:
                best[signs[index]] = (distance, words[index])
        positive, negative = best[1], best[-1]
        return positive[1] or None, (negative[1] or None) if negative[0] < positive[0] else None

    def speaks(self, detector: int) -> bool:
        """Whether the text has any positive word of a detector."""
        return 1 in self._words(detector)[1]

    def any_near(self, detector: int, start: int, end: int) -> bool:
        """Whether a positive word is within reach of anything between ``start`` and ``end``."""
        context = self.book.detectors[detector].context
        ends, signs, _ = self._words(detector)
        low = bisect_right(ends, start - context.before)
        return any(sign > 0 for sign in signs[low : bisect_right(ends, end + context.after + 32)])

    def all_near(self, detector: int, start: int, end: int) -> tuple[str, ...]:
        """Every positive word within reach, nearest first, each once."""
        context = self.book.detectors[detector].context
        ends, signs, words = self._words(detector)
        low = bisect_right(ends, start - context.before)
        high = bisect_right(ends, end + context.after)
        reach = [(abs(start - ends[i]), words[i]) for i in range(low, high) if signs[i] > 0]
        return tuple(dict.fromkeys(word for _, word in sorted(reach)))

    def between(self, detector: int, start: int, end: int) -> list[tuple[int, str]]:
        """The detector's words that end in a range."""
        ends, _, words = self._words(detector)
        return [(ends[i], words[i]) for i in range(bisect_left(ends, start), bisect_right(ends, end))]

    def _words(self, detector: int) -> tuple[list[int], list[int], list[str]]:
        known = self._by_detector.get(detector)
        if known is None:
            known = self._by_detector[detector] = self._gather(detector)
        return known

    def _gather(self, detector: int) -> tuple[list[int], list[int], list[str]]:
        signs = self.book.signs[detector]
        hits = sorted({(end, *signs[number]) for end, number in self.word_hits if number in signs})
        if self._foreign:
            finder = _foreign_words(self.book.detectors[detector].context)
            if finder is not None and self.lowered is not None:
                known = {stem: sign for sign, stem in signs.values()}
                seen = {(m.end(), known[m.group()], m.group()) for m in finder.finditer(self.lowered)}
                hits = sorted(seen.union(hits))
        return [hit[0] for hit in hits], [hit[1] for hit in hits], [hit[2] for hit in hits]

    @property
    def tables(self) -> list[Table]:
        """The text's tables."""
        if self._tables is None:
            self._tables = find_tables(self.text)
        return self._tables

    @property
    def lowered(self) -> str | None:
        """The text in lower case; None in the rare case that its offsets would differ."""
        if self._lowered is None:
            self._lowered = self.text.lower()
        return self._lowered if len(self._lowered) == len(self.text) else None


class Match:
    """A pattern's match as a validator sees it (``detector.Candidate``)."""

    __slots__ = (
        "_detector",
        "_match",
        "_near",
        "_surroundings",
        "disguised",
        "end",
        "match_end",
        "match_start",
        "pattern",
        "start",
        "text",
    )

    def __init__(
        self, surroundings: Surroundings, detector: int, pattern: Pattern, match: re.Match[str], disguised: bool
    ) -> None:
        self.text = surroundings.text
        self.pattern = pattern
        self.match_start, self.match_end = match.span()
        self.start, self.end = match.span(pattern.group)
        self.disguised = disguised
        self._match = match
        self._detector = detector
        self._surroundings = surroundings
        self._near: tuple[str | None, str | None] | None = None

    @property
    def value(self) -> str:
        """``text[start:end]``."""
        return self.text[self.start : self.end]

    def groups(self) -> tuple[str | None, ...]:
        """The pattern's capture groups."""
        return self._match.groups()

    def context(self) -> str | None:
        """The nearest positive context word."""
        if self._near is None:
            self._near = self._surroundings.near(self._detector, self.start, self.end)
        return self._near[0]

    def nearby(self) -> tuple[str, ...]:
        """All positive context words within reach, nearest first."""
        return self._surroundings.all_near(self._detector, self.start, self.end)

    def against(self) -> str | None:
        """The nearest negative context word, unless a positive one is nearer."""
        if self._near is None:
            self._near = self._surroundings.near(self._detector, self.start, self.end)
        return self._near[1]

    def accept(
        self,
        *reasons: str,
        confidence: Confidence | None = None,
        start: int | None = None,
        end: int | None = None,
        weight: int = 0,
    ) -> Judgement:
        """A judgement that this is a finding."""
        return Judgement(
            start=self.start if start is None else start,
            end=self.end if end is None else end,
            confidence=self.pattern.confidence if confidence is None else confidence,
            reasons=self.pattern.reasons + reasons,
            weight=weight,
        )


class Sweep:
    """A text as a sweep sees it (``detector.Page``)."""

    __slots__ = ("_detector", "_surroundings", "anchors", "findings", "text")

    def __init__(
        self,
        surroundings: Surroundings,
        detector: int,
        anchors: Sequence[int],
        findings: Sequence[tuple[str, int, int]],
    ) -> None:
        self.text = surroundings.text
        self.anchors = anchors
        self.findings = findings
        self._detector = detector
        self._surroundings = surroundings

    @property
    def tables(self) -> Sequence[Table]:
        """The text's tables."""
        return self._surroundings.tables

    def words(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The detector's context words that end in a range."""
        return self._surroundings.between(self._detector, start, end)


@lru_cache(maxsize=256)
def _foreign_words(context: Context) -> re.Pattern[str] | None:
    """Words in scripts Hyperscan does not see, longest first. No word boundaries: many of these scripts have none."""
    words = [w.removesuffix("*") for w in (*context.positive, *context.negative) if any(ord(c) > 0xFF for c in w)]
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))) if words else None
