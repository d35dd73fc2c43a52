"""A text under inspection: the hits of the one pass, context words near a place, candidates for validators."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from seawall.detect import late_re as re
from seawall.detect.context_words import FOREIGN_FOLDED, ends
from seawall.detect.detector import Judgement, Pattern
from seawall.detect.passes import Area, Passes, number_bits, number_mask
from seawall.detect.rulebook import Rulebook
from seawall.detect.shop_talk import Talk, builtin_model
from seawall.detect.tables import Table, find_tables
from seawall.model.words import Confidence

_piece_chars = 4096
"""How much is listened to for words at a time."""
glances_max = 4
"""So many times in a text only what lies round a candidate is listened to: most texts have no more of them, and a
piece is worth its price where many ask."""
_glance_chars = 512
_DIGITS = b"0123456789"
_out_of_reach = 10_000
_newline_distance = 40
"""How many characters a line break between word and value counts for."""
_BLANK_LINE = re.compile(r"\n[ \t\r]{0,40}\n")
"""What stands beyond one says nothing against a value: another paragraph may be about a parcel."""
_next_number = re.compile(r"\w{0,12}[ \t.:：#=\"'(-]{1,5}(?:\w{1,3}[ \t.:#]{1,2})?\+?\(?\w{0,3}-?[0-9]")
"""What follows a word behind a value when the word is about the number after it: ``…, order 4711``."""


Row = tuple[int, int, str]
"""A word's end offset, 1 or -1, and the word as reasons show it."""
Heard = tuple[list[Row], list[int], list[int]]
"""A detector's words in a piece of text, in order, where they end, and where the positive ones do."""
_SILENCE: Heard = ([], [], [])
Seen = tuple[dict[int, list[int]], dict[int, list[list[int]]]]
"""By expression of *words*, where its hits end; and where each of its spellings does, once somebody asked."""


class Surroundings:
    """One text with the context words seen in it, looked for piece by piece where somebody asks. Detectors are named by
    their number in the rulebook."""

    __slots__ = (
        "_data",
        "_figures",
        "_foreign_heard",
        "_foreign_letters",
        "_glances",
        "_heard_of",
        "_lines",
        "_passes",
        "_pieces",
        "_tables",
        "_talk",
        "book",
        "memories",
        "text",
    )

    def __init__(self, book: Rulebook, passes: Passes, text: str, data: bytes) -> None:
        self.book = book
        self.text = text
        self._data = data
        self._foreign_letters = not text.isascii() and b"?" in data
        self._passes = passes
        self._figures: int | None = None
        self._tables: list[Table] | None = None
        self._talk: list[Talk] | None = None
        self._lines = "\n" in text
        self._pieces: dict[int, Seen] = {}
        self._foreign_heard: dict[int, dict[int, list[Row]]] = {}
        self._glances = 0
        self._heard_of: dict[int, Heard] = {}
        self.memories: dict[int, dict[Any, Any]] = {}
        """What each detector keeps of this text."""

    def near(self, detector: int, start: int, end: int) -> tuple[str | None, str | None]:
        """The positive and the negative word that count for a value at ``start``:``end``: nearest of each, the negative
        only if nothing positive is nearer. Of two that end at one place the longer counts; one behind the value that
        stands before another number is about that."""
        context = self.book.detectors[detector].context
        heard = self._heard(detector, start - context.before, end + context.after)
        if not heard:
            return None, None
        text, lines = self.text, self._lines
        closest, positive = _out_of_reach, ""
        closest_against, negative = _out_of_reach, ""
        for word_end, sign, word in heard:
            if word_end <= start:
                distance = start - word_end
                if lines:
                    breaks = text.count("\n", word_end, start)
                    if breaks > 1 and sign < 0 and _BLANK_LINE.search(text, word_end, start):
                        continue
                    if breaks and of_another_column(text, word_end, start):
                        continue
                    distance += _newline_distance * breaks
            elif word_end <= end:
                continue
            else:
                if _next_number.match(text, word_end, word_end + 24):
                    continue
                word_start = max(word_end - len(word), end)
                distance = word_start - end + 8
                if lines:
                    breaks = text.count("\n", end, word_start)
                    if breaks > 1 and sign < 0 and _BLANK_LINE.search(text, end, word_start):
                        continue
                    distance += _newline_distance * breaks
            if sign > 0:
                if distance < closest or (distance == closest and len(word) > len(positive)):
                    closest, positive = distance, word
            elif distance < closest_against or (distance == closest_against and len(word) > len(negative)):
                closest_against, negative = distance, word
        stands = closest_against < closest or (closest_against == closest and len(negative) > len(positive))
        return positive or None, (negative or None) if stands else None

    def next_word(self, detector: int, low: int, high: int) -> int:
        """Where the first positive word after ``low`` ends. Looks no further than it must to say whether that is at or
        before ``high``: what it returns beyond is only a place before which there is none."""
        first, last = max(low, 0) // _piece_chars, max(high - 1, 0) // _piece_chars
        for piece in range(first, last + 1):
            positive = self._of(piece, detector)[2]
            index = bisect_right(positive, low)
            if index < len(positive):
                return positive[index]
        return (last + 1) * _piece_chars + 1

    def near_words(self, areas: Sequence[Area]) -> dict[int, list[Area]]:
        """Those parts of some areas in which a pattern in *asking* can end, by its detector: near one of its words.
        What lies between the first and the last of them in one piece counts as near."""
        book, size = self.book, len(self.text)
        near: dict[int, list[Area]] = {}
        for number in book.asked:
            before, after = book.reaches[number]
            kept: list[Area] = []
            for low, high in areas:
                first, last = max(0, low - book.ask_widest), min(high + book.ask_widest, size)
                for place in range(first // _piece_chars, last // _piece_chars + 1):
                    if positive := self._of(place, number)[2]:
                        begin, end = max(low, positive[0] - after - 1), min(high, positive[-1] + before)
                        if kept and begin <= kept[-1][1]:
                            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
                        elif begin < end:
                            kept.append((begin, end))
            if kept:
                near[number] = kept
        return near

    def all_near(self, detector: int, start: int, end: int) -> tuple[str, ...]:
        """Every positive word within reach, nearest first, each once."""
        context = self.book.detectors[detector].context
        heard = self._heard(detector, start - context.before, end + context.after)
        text, lines = self.text, self._lines
        reach = sorted(
            (abs(start - place), word)
            for place, sign, word in heard
            if sign > 0 and not (lines and place <= start and of_another_column(text, place, start))
        )
        return tuple(dict.fromkeys(word for _, word in reach))

    def between(self, detector: int, start: int, end: int) -> list[tuple[int, str]]:
        """The detector's words that end in a range."""
        return [(place, word) for place, _, word in self._heard(detector, start - 1, end)]

    def _heard(self, detector: int, low: int, high: int) -> list[Row]:
        """The detector's words that end after ``low``, at ``high`` or before, in order."""
        low, high = max(low, 0), min(high, len(self.text))
        first, last = low // _piece_chars, max(high - 1, 0) // _piece_chars
        if self._glances < glances_max and high - low <= _glance_chars and first not in self._pieces:
            self._glances += 1
            if not self._foreign_letters:
                return self._meant(self._listen(low - 1, high), detector, low, high)
        rows, ends, _ = self._of(first, detector)
        if first == last:
            return rows[bisect_right(ends, low) : bisect_right(ends, high)] if rows else rows
        heard = rows[bisect_right(ends, low) :]
        for piece in range(first + 1, last + 1):
            rows, ends, _ = self._of(piece, detector)
            heard += rows[: bisect_right(ends, high)]
        return heard

    def _of(self, piece: int, detector: int) -> Heard:
        """A detector's words that end in a piece (after its first character or later, at its last or before)."""
        key = piece * len(self.book.names) + detector
        heard = self._heard_of.get(key)
        if heard is None:
            begin = piece * _piece_chars
            end = begin + _piece_chars
            seen = self._pieces.get(piece)
            if seen is None:
                seen = self._pieces[piece] = self._listen(begin - 1, end)
                if self._foreign_letters:
                    self._foreign_heard[piece] = self._listen_abroad(begin, end)
            rows = self._meant(seen, detector, begin, end)
            if self._foreign_letters and (abroad := self._foreign_heard[piece].get(detector)):
                rows = sorted({*rows, *abroad})
            heard = (rows, [row[0] for row in rows], [row[0] for row in rows if row[1] > 0]) if rows else _SILENCE
            self._heard_of[key] = heard
        return heard

    def _listen(self, begin: int, end: int) -> Seen:
        """What may be words and ends after ``begin``, at ``end`` or before."""
        hits: dict[int, list[int]] = {}
        for hit in self._passes.words(self._data, begin, end):
            number = hit & number_mask
            if number in hits:
                hits[number].append(hit >> number_bits)
            else:
                hits[number] = [hit >> number_bits]
        return hits, {}

    def _meant(self, seen: Seen, detector: int, begin: int, end: int) -> list[Row]:
        """What of it is a word of a detector's that ends after ``begin``, at ``end`` or before, in order. Other words
        cost nothing: few of those who have some ask in one text."""
        hits, spelled = seen
        book, data = self.book, self._data
        ears = book.ears(detector)
        rows = set()
        for number in hits.keys() & ears.keys():
            places = spelled.get(number)
            if places is None:
                stops = hits[number]
                places = spelled[number] = [
                    [place for stop in stops for place in ends(data, stop, one) if begin < place <= end]
                    for one in book.spellings(number)
                ]
            for sense in ears[number]:
                one = abs(sense) - 1
                if places[one]:
                    sign, says = 1 if sense > 0 else -1, book.says(number, one)
                    rows.update([(place, sign, says) for place in places[one]])
        return sorted(rows)

    def _listen_abroad(self, begin: int, end: int) -> dict[int, list[Row]]:
        """The same of words in scripts that one byte a character does not show, by the detector it means something
        to."""
        rows: dict[int, list[Row]] = {}
        for place, word in self._foreign(max(0, begin - self.book.word_chars_max), end + 1):
            if begin < place <= end:
                for detector, sign, says in self.book.meant[word]:
                    rows.setdefault(detector, []).append((place, sign, says))
        return {detector: _longest(heard) for detector, heard in rows.items()}

    def _foreign(self, low: int, high: int) -> list[tuple[int, int]]:
        """Words in scripts that one byte a character does not show: where they end, and their numbers."""
        lowered = self.text[low:high].replace("İ", "i").lower()  # the one letter that would get longer
        if lowered.isascii():
            return []
        data = lowered.encode("utf-8", "surrogatepass").translate(FOREIGN_FOLDED)
        return [
            (low + len(data[:place].decode("utf-8", "surrogatepass")), word)
            for place, word in self._passes.foreign(data)
        ]

    @property
    def figures(self) -> int:
        """How many digits there are in the text, or can be where it is not ASCII."""
        if self._figures is None:
            others = self._data.translate(None, _DIGITS) if self.text.isascii() else b""
            self._figures = len(self._data) - len(others)
        return self._figures

    @property
    def tables(self) -> list[Table]:
        """The text's tables."""
        if self._tables is None:
            self._tables = find_tables(self.text)
        return self._tables

    @property
    def talk(self) -> list[Talk]:
        """What of the text reads like a shop's orders, prices or contracts."""
        if self._talk is None:
            self._talk = builtin_model().talk(self.text)
        return self._talk


def of_another_column(text: str, word_end: int, start: int) -> bool:
    """Whether a word in a line above stands over another column than the value at ``start``, of as many cells."""
    line_end = text.find("\n", word_end, start)
    if line_end < 0:
        return False
    above = text.rfind("\n", max(0, word_end - _row_chars_max), word_end) + 1
    below, below_end = text.rfind("\n", 0, start) + 1, text.find("\n", start, start + _row_chars_max)
    if (
        line_end - above > _row_chars_max
        or start - below > _row_chars_max
        or (above == 0 and word_end > _row_chars_max)
    ):
        return False
    head, row = text[above:line_end], text[below : below_end if below_end >= 0 else len(text)][:_row_chars_max]
    for mark in "\t;|,":
        cells = head.count(mark)
        if cells and cells == row.count(mark) and not (mark == "," and (", " in head or ", " in row)):
            return text.count(mark, above, word_end) != text.count(mark, below, start)
    return False


_row_chars_max = 400
"""What is longer is no row of which the cells are counted."""


def _longest(rows: list[Row]) -> list[Row]:
    """Of several words that lie in one another the longest."""
    rows.sort(key=lambda row: (row[0] - len(row[2]), -row[0]))
    kept: list[Row] = []
    for row in rows:
        if not (kept and row[0] - len(row[2]) < kept[-1][0]):
            kept.append(row)
    return kept


class Match:
    """A pattern's match as a validator sees it (``detector.Candidate``)."""

    __slots__ = (
        "_match",
        "_near",
        "_surroundings",
        "disguised",
        "end",
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
        self.start, self.end = match.span(pattern.group)
        self.disguised = disguised
        self._match = match
        self.owner = detector
        self._surroundings = surroundings
        self._near: tuple[str | None, str | None] | None = None

    @property
    def match_start(self) -> int:
        """Where the whole match begins."""
        return self._match.start()

    @property
    def match_end(self) -> int:
        """Where it ends."""
        return self._match.end()

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

    @property
    def memory(self) -> dict[Any, Any]:
        """What the detector keeps of this text."""
        memories = self._surroundings.memories
        memory = memories.get(self.owner)
        if memory is None:
            memory = memories[self.owner] = {}
        return memory

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
    def figures(self) -> int:
        """How many digits there may be in the text."""
        return self._surroundings.figures

    @property
    def tables(self) -> Sequence[Table]:
        """The text's tables."""
        return self._surroundings.tables

    @property
    def talk(self) -> Sequence[Talk]:
        """What of the text reads like one of the kinds a model knows."""
        return self._surroundings.talk

    def words(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The detector's context words that end in a range."""
        return self._surroundings.between(self._detector, start, end)
