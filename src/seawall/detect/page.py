"""A text under inspection: the hits of the one pass, context words near a place, candidates for validators."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from seawall.detect.detector import Judgement, Pattern
from seawall.detect.passes import Area, Passes, number_bits, number_mask
from seawall.detect.rulebook import Rulebook
from seawall.detect.tables import Table, find_tables
from seawall.model.words import Confidence

_piece_chars = 4096
"""How much is listened to for words at a time."""
_out_of_reach = 10_000
_newline_distance = 40
"""How many characters a line break between word and value counts for."""


class Heard:
    """A detector's context words in a piece of text, by end offset; the lists belong together."""

    __slots__ = ("ends", "positive", "signs", "words")

    def __init__(self, hits: Iterable[tuple[int, int, str]]) -> None:
        rows = sorted(hits)
        self.ends = [row[0] for row in rows]
        self.signs = [row[1] for row in rows]
        self.words = [row[2] for row in rows]
        self.positive = [row[0] for row in rows if row[1] > 0]
        """Ends of the positive ones."""


_SILENCE = Heard(())


class Surroundings:
    """One text with the context words seen in it, looked for piece by piece where somebody asks. Detectors are named by
    their number in the rulebook."""

    __slots__ = ("_data", "_foreign_letters", "_passes", "_pieces", "_tables", "book", "text")

    def __init__(self, book: Rulebook, passes: Passes, text: str, data: bytes) -> None:
        self.book = book
        self.text = text
        self._data = data
        self._foreign_letters = not text.isascii() and b"?" in data
        self._passes = passes
        self._tables: list[Table] | None = None
        self._pieces: dict[int, dict[int, Heard]] = {}

    def near(self, detector: int, start: int, end: int) -> tuple[str | None, str | None]:
        """The positive and the negative word that count for a value at ``start``:``end``: nearest of each, the negative
        only if nothing positive is nearer."""
        context = self.book.detectors[detector].context
        first, last = start - context.before, end + context.after
        heard = self._heard(detector, first, last)
        ends = heard.ends
        if not ends:
            return None, None
        signs, words, text = heard.signs, heard.words, self.text
        closest, positive = _out_of_reach, ""
        closest_against, negative = _out_of_reach, ""
        for index in range(bisect_right(ends, first), bisect_right(ends, last)):
            word_end = ends[index]
            if word_end <= start:
                distance = start - word_end + _newline_distance * text.count("\n", word_end, start)
            elif word_end <= end:
                continue
            else:
                word_start = max(word_end - len(words[index]), end)
                distance = word_start - end + 8 + _newline_distance * text.count("\n", end, word_start)
            if signs[index] > 0:
                if distance < closest:
                    closest, positive = distance, words[index]
            elif distance < closest_against:
                closest_against, negative = distance, words[index]
        return positive or None, (negative or None) if closest_against < closest else None

    def next_word(self, detector: int, low: int, high: int) -> int:
        """Where the first positive word after ``low`` ends. Looks no further than it must to say whether that is at or
        before ``high``: what it returns beyond is only a place before which there is none."""
        positive = self._heard(detector, low, high).positive
        index = bisect_right(positive, low)
        return (
            positive[index] if index < len(positive) else max(high, 0) // _piece_chars * _piece_chars + _piece_chars + 1
        )

    def near_words(self, areas: Sequence[Area]) -> list[Area]:
        """Those parts of some areas in which a pattern that asks for a word can end: near a positive word of its
        detector."""
        reaches = [(number, *self.book.reaches[number]) for number in self.book.askers]
        widest = max((max(before, after) for _, before, after in reaches), default=0)
        kept: list[Area] = []
        for low, high in areas:
            spans = []
            first, last = max(0, low - widest), min(high + widest, len(self.text))
            for place in range(first // _piece_chars, last // _piece_chars + 1):
                heard = self._piece(place)
                for number, before, after in reaches:
                    if number in heard:
                        spans += [(word - after, word + before) for word in heard[number].positive]
            spans.sort()
            for begin, end in spans:
                begin, end = max(low, begin), min(high, end)
                if begin >= end:
                    continue
                if kept and begin <= kept[-1][1]:
                    if end > kept[-1][1]:
                        kept[-1] = (kept[-1][0], end)
                else:
                    kept.append((begin, end))
        return kept

    def all_near(self, detector: int, start: int, end: int) -> tuple[str, ...]:
        """Every positive word within reach, nearest first, each once."""
        context = self.book.detectors[detector].context
        first, last = start - context.before, end + context.after
        heard = self._heard(detector, first, last)
        ends = heard.ends
        within = range(bisect_right(ends, first), bisect_right(ends, last))
        reach = [(abs(start - ends[i]), heard.words[i]) for i in within if heard.signs[i] > 0]
        return tuple(dict.fromkeys(word for _, word in sorted(reach)))

    def between(self, detector: int, start: int, end: int) -> list[tuple[int, str]]:
        """The detector's words that end in a range."""
        heard = self._heard(detector, start - 1, end)
        within = range(bisect_left(heard.ends, start), bisect_right(heard.ends, end))
        return [(heard.ends[i], heard.words[i]) for i in within]

    def _heard(self, detector: int, low: int, high: int) -> Heard:
        """The words of at least all pieces in which something between ``low`` (exclusive) and ``high`` ends."""
        size = len(self.text)
        first = max(low, 0) // _piece_chars
        last = min(max(high - 1, 0), size) // _piece_chars
        if first >= last:
            return self._piece(first).get(detector, _SILENCE)
        together: list[tuple[int, int, str]] = []
        for number in range(first, last + 1):
            part = self._piece(number).get(detector)
            if part is not None:
                together.extend(zip(part.ends, part.signs, part.words, strict=True))
        return Heard(together) if together else _SILENCE

    def _piece(self, number: int) -> dict[int, Heard]:
        piece = self._pieces.get(number)
        if piece is None:
            piece = self._pieces[number] = self._listen(number)
        return piece

    def _listen(self, piece: int) -> dict[int, Heard]:
        """Every word that ends in a piece: after its first character or later, at its last or before."""
        begin = piece * _piece_chars
        end = begin + _piece_chars
        low = max(0, begin - self.book.word_chars_max)
        by_detector: dict[int, set[tuple[int, int, str]]] = {}
        meaning = self.book.heard
        for hit in self._passes.words(self._data[low : end + 1]):
            place = (hit >> number_bits) + low
            if begin < place <= end:
                for detector, sign, word in meaning[hit & number_mask]:
                    by_detector.setdefault(detector, set()).add((place, sign, word))
        if self._foreign_letters:
            for place, detector, sign, word in self._foreign(low, end + 1):
                if begin < place <= end:
                    by_detector.setdefault(detector, set()).add((place, sign, word))
        return {detector: Heard(hits) for detector, hits in by_detector.items()}

    def _foreign(self, low: int, high: int) -> list[tuple[int, int, int, str]]:
        """``(end, detector, sign, word)`` of words in scripts that one byte a character does not show. Of several that
        lie in one another the longest counts."""
        lowered = self.text[low:high].lower()
        if lowered.isascii() or len(lowered) != len(self.text[low:high]):
            return []
        data = lowered.encode("utf-8", "surrogatepass")
        found = []
        for hit in self._passes.foreign(data):
            end = low + len(data[: hit >> number_bits].decode("utf-8", "surrogatepass"))
            found += [(end, *meant) for meant in self.book.heard[hit & number_mask]]
        found.sort(key=lambda row: (row[1], row[0] - len(row[3]), -row[0]))
        kept: list[tuple[int, int, int, str]] = []
        for row in found:
            if not (kept and kept[-1][1] == row[1] and row[0] - len(row[3]) < kept[-1][0]):
                kept.append(row)
        return kept

    @property
    def tables(self) -> list[Table]:
        """The text's tables."""
        if self._tables is None:
            self._tables = find_tables(self.text)
        return self._tables


class Match:
    """A pattern's match as a validator sees it (``detector.Candidate``)."""

    __slots__ = (
        "_match",
        "_near",
        "_surroundings",
        "disguised",
        "end",
        "match_end",
        "match_start",
        "owner",
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
        self.owner = detector
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
            self._near = self._surroundings.near(self.owner, self.start, self.end)
        return self._near[0]

    def nearby(self) -> tuple[str, ...]:
        """All positive context words within reach, nearest first."""
        return self._surroundings.all_near(self.owner, self.start, self.end)

    def against(self) -> str | None:
        """The nearest negative context word, unless a positive one is nearer."""
        if self._near is None:
            self._near = self._surroundings.near(self.owner, self.start, self.end)
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

    __slots__ = ("_detector", "_so_far", "_surroundings", "anchors", "doubts", "text")

    def __init__(
        self,
        surroundings: Surroundings,
        detector: int,
        anchors: Sequence[int],
        so_far: Callable[[], Sequence[tuple[str, int, int]]],
        doubts: list[tuple[int, int]] | None = None,
    ) -> None:
        self.text = surroundings.text
        self.anchors = anchors
        self.doubts = doubts
        """Where places the sweep is not sure of are noted; None when nobody reads them again."""
        self._so_far = so_far
        self._detector = detector
        self._surroundings = surroundings

    @property
    def findings(self) -> Sequence[tuple[str, int, int]]:
        """What was found before this sweep, by start."""
        return self._so_far()

    @property
    def tables(self) -> Sequence[Table]:
        """The text's tables."""
        return self._surroundings.tables

    def words(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The detector's context words that end in a range."""
        return self._surroundings.between(self._detector, start, end)
