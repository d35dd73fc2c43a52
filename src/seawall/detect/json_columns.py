"""What stands under the same names all through a JSON text, learnt from its first values, as columns are in a table.

Rows of JSON are rows: under ``email`` stands the same in each. So what a detector found under most of the same names is
taken for the rest, and what nobody found anything in is left out of what is looked at again. Findings lie inside one
value each, whole where it is a number, so that JSON stays JSON.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec

from seawall.detect import cells
from seawall.detect import late_re as re
from seawall.detect.columns import Inspect, Kind, cells_learnt_min, lies_inside, named_missed_max, share_min, whole_cell
from seawall.detect.json_text import NOWHERE, Paths, State, Value, View, is_number, trimmed
from seawall.detect.tables import kind_of
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

named_share_min = 0.2
"""The same of what stands under a name that says what it holds."""
_word = re.compile(r"[^\W\d_]{2}")
"""In what a finding leaves of a value, this says that it is no whole one; the end of a house's number is none."""
_short_chars = 6
"""A number or word without quotes that is no longer is nothing by itself."""


class JsonColumns:
    """Reads one JSON text, and remembers what stood where."""

    def __init__(self, *, lines: bool) -> None:
        """``lines``: each line is a text of its own."""
        self._paths = Paths()
        self._lines = lines
        self._state = State()
        self._next = State()
        self._kinds: dict[int, Kind] | None = None
        self._dull: set[int] = set()
        """Ways on which only numbers and words without quotes stood, and nobody's."""
        self._narrow = False

    def step(self) -> None:
        """Go on behind what was last looked at."""
        self._state = self._next

    def findings(self, text: str, end: int, inspect: Inspect, *, whole: bool) -> tuple[list[Finding], bool]:
        """What to mask of a text up to ``end``, and whether it is all of it. ``whole``: what is known is to be tried
        again."""
        values, self._next = self._paths.values(text[:end], self._state, lines=self._lines)
        if self._kinds is not None and self._narrow and not whole:
            return self._narrowly(text if self._next.in_string else text[:end], values, inspect)
        view = View(text)
        found, complete = inspect(view.text)
        pieces = self._pieces(text, values, view, found)
        if self._kinds is None and complete:
            self._learn(text, values, pieces, found)
            self._narrow = True
        typed = self._typed(text, values)
        full = typed + self._others(text, values, pieces)
        if self._narrow:
            narrow, all_ = self._narrowly(text if self._next.in_string else text[:end], values, inspect)
            complete &= all_
            self._narrow = self._shows_all(values, full, narrow)
        return full, complete

    def _narrowly(self, text: str, values: list[Value], inspect: Inspect) -> tuple[list[Finding], bool]:
        kinds = self._kinds or {}
        out = [
            (value.begin, value.end if value.bare else value.end + 1)
            for value in values
            if not value.name
            and (value.path in kinds or (value.path in self._dull and value.end - value.start <= _short_chars))
        ]
        view = View(text, out)
        found, complete = inspect(view.text)
        pieces = self._pieces(text, values, view, found)
        return self._typed(text, values) + self._others(text, values, pieces), complete

    def _typed(self, text: str, values: list[Value]) -> list[Finding]:
        kinds = self._kinds
        if not kinds:
            return []
        found = []
        for value in values:
            kind = kinds.get(value.path)
            if kind is None or value.name or (value.bare and not is_number(text[value.start : value.end])):
                continue
            start = value.start + (value.bare and text[value.start] == "-")
            whole = whole_cell(text[start : value.end], start, kind)
            found += [whole] if whole is not None else []
        return found

    def _pieces(
        self, text: str, values: list[Value], view: View, found: Sequence[Finding]
    ) -> list[tuple[Finding, list[tuple[int, int, int]]]]:
        """Each finding, with the values it lies in, by number, and what of them it covers."""
        starts = [value.start for value in values]
        last = len(values) - 1 if self._next.in_string else -1
        told = []
        for one in found:
            if one.detector == "bulk_records":
                continue
            start, end = view.back(one.start, one.end)
            pieces = []
            for number in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
                value = values[number]
                # What goes on behind the piece is masked as far as it goes, for the piece can end later.
                low, high = max(start, value.start), end if number == last else min(end, value.end)
                if low < high and any(map(str.isalnum, text[low:high])):
                    pieces.append((number, low, high))
            if len(pieces) > 1:
                pieces = [piece for piece in pieces if not values[piece[0]].name]
            if pieces:
                told.append((one, pieces))
        return told

    def _others(
        self,
        text: str,
        values: list[Value],
        told: Sequence[tuple[Finding, list[tuple[int, int, int]]]],
    ) -> list[Finding]:
        """What was found in values of which nothing is known."""
        kinds = self._kinds or {}
        priced = any(kind.detector == "price_list" for kind in kinds.values())
        merged = []
        for one, pieces in told:
            if cells.is_talk(one) and (len(pieces) > 1 or not _says_much(text, values[pieces[0][0]])):
                continue
            if one.detector == "price_list" and len(pieces) > 1 and priced:
                continue
            for number, low, high in pieces:
                value = values[number]
                if value.path in kinds and not value.name:
                    continue
                if value.bare:
                    if not is_number(text[value.start : value.end]):
                        continue
                    low, high = value.start + (text[value.start] == "-"), value.end
                elif "\\" in text[value.start : value.end]:
                    low, high = trimmed(text, low, high)
                if low < high and not cells.is_land(one, text[value.start : value.end]):
                    merged.append(msgspec.structs.replace(one, start=low, end=high))
        return merged

    def _learn(
        self,
        text: str,
        values: list[Value],
        told: Sequence[tuple[Finding, list[tuple[int, int, int]]]],
        found: Sequence[Finding],
    ) -> None:
        counts: Counter[int] = Counter()
        quoted: set[int] = set()
        for value in values:
            if not value.name and value.end > value.start and value.path != NOWHERE:
                counts[value.path] += not value.bare or is_number(text[value.start : value.end])
                if not value.bare:
                    quoted.add(value.path)
        seen: dict[int, Counter[tuple[str, Category]]] = {}
        once: set[int] = set()
        touched: set[int] = set()
        prices = False
        for one, pieces in told:
            if cells.is_talk(one):
                continue
            prices |= one.detector == "price_list" and len(pieces) > 1
            for number, low, high in pieces:
                value = values[number]
                touched.add(value.path)
                said = text[value.start : value.end]
                left = said[: max(0, low - value.start)] + " " + said[max(0, high - value.start) :]
                if (value.bare or not _word.search(left)) and number not in once and not cells.is_land(one, said):
                    once.add(number)
                    seen.setdefault(value.path, Counter())[one.detector, one.category] += 1
        self._kinds = {}
        for path, count in counts.items():
            name = self._paths.names[path]
            named = cells.DETECTORS.get(kind_of(name))
            if named is None and prices and kind_of(name) == "cost":
                self._kinds[path] = Kind("price_list", Category.INTERNAL_PRICING, ("field's name",))
                continue
            most = seen[path].most_common(1)[0] if path in seen else None
            if most is None:
                continue
            if named is not None and named[1] is most[0][1] and most[1] >= named_share_min * count:
                self._kinds[path] = Kind(*most[0], ("field's name",))
            elif count >= cells_learnt_min and most[1] >= share_min * count:
                self._kinds[path] = Kind(*most[0], ("found in most of its fields",))
        self._dull = {path for path, count in counts.items() if path not in quoted and path not in touched}

    def _shows_all(self, values: list[Value], full: Sequence[Finding], narrow: Sequence[Finding]) -> bool:
        """Whether what was left out hid nothing, but for names in doubt."""
        spans = sorted((one.start, one.end) for one in narrow)
        starts = [value.start for value in values]
        missed: Counter[int] = Counter()
        counts = Counter(value.path for value in values)
        for one in full:
            if cells.is_talk(one) or lies_inside(spans, one):
                continue
            if one.detector != "person_name":
                return False
            path = values[bisect_right(starts, one.start) - 1].path
            missed[path] += one.confidence is not Confidence.POSSIBLE
        return all(count <= named_missed_max * counts[path] for path, count in missed.items())


def _says_much(text: str, value: Value) -> bool:
    return not value.bare and text.count(" ", value.start, value.end) >= cells.words_told_min
