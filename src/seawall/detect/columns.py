"""What the columns of a delimited text hold, learnt from its first rows, so that ten million more cost less to look at.

A column that its name types, or in which a detector found most of the first cells whole, holds the same thing in every
row: its cells are findings and need no look. Only what does not look like the column's kind is looked at, and all cells
of the other columns are, as a narrower table without what is known. Whether that narrower table shows all that the
whole rows showed is tried on the first block, and again now and then; where it does not, whole rows are read.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import msgspec

from seawall.detect import late_re as re
from seawall.detect.cells import Layout, cells_of, is_land, is_talk, surer, words_told_min
from seawall.detect.tables import kind_of
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

rows_learnt_max = 200
cells_learnt_min = 20
share_min = 0.6
"""Of a column's first cells, for the rest to be taken for the same."""
named_missed_max = 0.02
"""Of a column's cells: names that only the rest of a row shows, in a column of anything else, are mostly none."""

Inspect = Callable[[str], tuple[list[Finding], bool]]


class Kind(msgspec.Struct, frozen=True):
    """What every cell of a column is."""

    detector: str
    category: Category
    reasons: tuple[str, ...]


_LOOKS = {
    "email": r"[^\s@\"',;|]{1,64}@[^\s@\"',;|]{1,190}\.[^\W\d_]{2,24}",
    "phone": r"(?:[(]?(?:[ ()./-]{0,3}[0-9]){5,12}|(?:\+|00)(?:[ ()./-]{0,3}[0-9]){6,15})",
    "person_name": r"[^\W\d_]{1,40}\.?(?:[ '’.-]{1,2}[^\W\d_]{1,40}){0,6}\.?",
    "street_address": r"(?:[^\W\d_]|[ '’.,/#()-]|(?<![0-9]{6})[0-9]){1,200}",
    "date_of_birth": r"[0-9]{1,4}[./ -][0-9]{1,2}[./ -][0-9]{1,4}",
    "payment_card": r"(?:[ -]?[0-9]){8,19}",
    "iban": r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}",
    "ip_address": r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}",
    "card_security_code": r"[0-9]{3,4}",
    "card_expiry": r"[0-9]{2}[/-][0-9]{2,4}",
    "order_record": r"#?[A-Za-z]{0,4}[-/]?[0-9][0-9A-Za-z/-]{2,24}",
    "price_list": r"(?:[$€£]|[A-Z]{3})? ?[0-9]{1,9}(?:[.,][0-9]{1,4})? ?(?:[$€£%]|[A-Z]{3})?",
}
"""What a cell looks like of which no detector says anything better than its column does."""
_BETTER = {name: re.compile(look) for name, look in _LOOKS.items()}


class Columns:
    """What is known of the columns of one text."""

    def __init__(self, layout: Layout, kinds: dict[int, Kind]) -> None:
        self.kinds = kinds
        self._layout = layout
        self._width = len(layout.header)
        self._kept = [column for column in range(self._width) if column not in kinds]
        self._typed = [(column, kinds[column], _BETTER.get(kinds[column].detector)) for column in sorted(kinds)]

    @classmethod
    def learnt(cls, text: str, layout: Layout, found: Sequence[Finding]) -> Columns:
        """From the first rows, the header not among them, and what was found in them."""
        named = {column: Kind(*kind, ("column header",)) for column, kind in layout.detectors().items()}
        prices = any(one.detector == "price_list" and "\n" in text[one.start : one.end] for one in found)
        for column, name in enumerate(layout.header) if prices else ():
            if kind_of(name) == "cost":
                named.setdefault(column, Kind("price_list", Category.INTERNAL_PRICING, ("column header",)))
        cells: Counter[int] = Counter()
        seen: dict[int, Counter[tuple[str, Category]]] = {}
        waiting = sorted(found, key=lambda one: one.start)
        first = 0
        for row in _first_rows(text, layout.delimiter):
            for column, start, end in row:
                cells[column] += 1
                while first < len(waiting) and waiting[first].end <= start:
                    first += 1
                for one in _covering(waiting, first, start, end):
                    if not (is_talk(one) or is_land(one, text[start:end])) and "\n" not in text[one.start : one.end]:
                        seen.setdefault(column, Counter())[one.detector, one.category] += 1
                        break
        kinds = {}
        for column in range(len(layout.header)):
            kind = named.get(column)
            most = seen[column].most_common(1)[0] if column in seen else None
            if most is not None and cells[column] >= cells_learnt_min and most[1] >= share_min * cells[column]:
                same = kind is None or (kind.category is most[0][1] and most[1] >= 0.9 * cells[column])
                kind = Kind(*most[0], ("found in most of its column",)) if same else kind
            if kind is not None:
                kinds[column] = kind
        return cls(layout, kinds)

    def detectors(self) -> dict[int, tuple[str, Category]]:
        """Column to what its cells are."""
        return {column: (kind.detector, kind.category) for column, kind in self.kinds.items()}

    def findings(self, text: str, header: str, inspect: Inspect) -> tuple[list[Finding], bool]:
        """What to mask in rows, and whether it is all of it."""
        mark = self._layout.delimiter
        names = next(_records(header, mark), ([], []))[0]
        rest = _Excerpt(mark, [names[column] for column in self._kept] if len(names) == self._width else [])
        odd = _Excerpt(mark, names)
        strays: dict[int, _Excerpt] = {}
        merged: list[Finding] = []
        wholes: dict[int, dict[int, Finding]] = {}
        for cells, starts in _records(text, mark):
            if len(cells) == 1 and not cells[0].strip():
                continue
            uneven = len(cells) != self._width
            for column, kind, look in self._typed:
                if column >= len(cells):
                    break
                whole = whole_cell(cells[column], starts[column], kind)
                if whole is None:
                    continue
                merged.append(whole)
                if look is None or look.fullmatch(text, whole.start, whole.end) is None:
                    name = names[column] if column < len(names) else ""
                    strays.setdefault(column, _Excerpt(mark, [name])).add([cells[column]], [starts[column]])
                    wholes.setdefault(column, {})[whole.start] = whole
            if uneven:
                odd.add(cells, starts)
            else:
                rest.add([cells[column] for column in self._kept], [starts[column] for column in self._kept])
        complete = True
        for excerpt in (rest, odd):
            if excerpt.rows:
                found, all_ = inspect(excerpt.text())
                complete &= all_
                known = sorted((one.start, one.end) for one in merged) if excerpt is odd else []
                merged += [one for one in excerpt.back(found) if not lies_inside(known, one)]
        better: dict[int, Finding] = {}
        for column, excerpt in strays.items():
            found, all_ = inspect(excerpt.text())
            complete &= all_
            for one in excerpt.back(found):
                whole = wholes[column].get(one.start)
                if whole is not None and (said := surer(whole, [one], 0)) is not whole:
                    better[one.start] = said
        if better:
            merged = [better.get(one.start, one) for one in merged]
        merged.sort(key=lambda one: one.start)
        return merged, complete

    def shows_all(self, text: str, full: Sequence[Finding], narrow: Sequence[Finding]) -> bool:
        """Whether what the narrower table showed is what the whole rows did, but for names in doubt."""
        cells, missed = Counter[int](), Counter[int]()
        spans = sorted((one.start, one.end) for one in narrow)
        by_start = sorted((one for one in full if not is_talk(one)), key=lambda one: one.start)
        place = 0
        for start, end, column in cells_of(text, self._layout.delimiter):
            cells[column] += 1
            while place < len(by_start) and by_start[place].start < end:
                one = by_start[place]
                place += 1
                if one.start < start or lies_inside(spans, one):
                    continue
                if one.detector != "person_name":
                    return False
                missed[column] += one.confidence is not Confidence.POSSIBLE
        return all(count <= named_missed_max * cells[column] for column, count in missed.items())


def whole_cell(cell: str, start: int, kind: Kind) -> Finding | None:
    """All of a cell that begins at ``start``, but for blanks around it; None where it holds no letter or figure."""
    value = cell.strip()
    if not value.isalnum() and not any(map(str.isalnum, value)):
        return None
    if len(value) != len(cell):
        start += len(cell) - len(cell.lstrip())
    return Finding(
        detector=kind.detector,
        category=kind.category,
        start=start,
        end=start + len(value),
        confidence=Confidence.LIKELY,
        reasons=kind.reasons,
    )


def lies_inside(spans: list[tuple[int, int]], one: Finding) -> bool:
    """Whether a finding lies in one of some spans that do not overlap."""
    at = bisect_right(spans, (one.start, 1 << 62)) - 1
    return at >= 0 and one.end <= spans[at][1]


def _covering(found: Sequence[Finding], first: int, start: int, end: int) -> Iterator[Finding]:
    for at in range(first, len(found)):
        one = found[at]
        if one.start > start:
            break
        if one.end >= end:
            yield one


def _first_rows(text: str, mark: str) -> Iterator[list[tuple[int, int, int]]]:
    for row, (cells, starts) in enumerate(_records(text, mark)):
        if row >= rows_learnt_max:
            return
        spans = []
        for column, (cell, start) in enumerate(zip(cells, starts, strict=True)):
            value = cell.strip()
            if any(map(str.isalnum, value)):
                low = start + cell.index(value)
                spans.append((column, low, low + len(value)))
        yield spans


def _records(text: str, mark: str) -> Iterator[tuple[list[str], list[int]]]:
    """The cells of each record, as their values stand there (without the quotes around them), and where each begins."""
    place, length = 0, len(text)
    while place < length:
        end = text.find("\n", place)
        stop = end if end >= 0 else length
        bare = stop - 1 if text.startswith("\r", stop - 1) and stop > place else stop
        if text.find('"', place, stop) < 0 and text.find("\r", place, bare) < 0:
            cells = text[place:bare].split(mark)
            starts = [place, *(place + at + n for n, at in enumerate(accumulate(map(len, cells[:-1])), 1))]
            place = stop + 1
        else:
            cells, starts, last = [], [], -1
            for start, finish, column in cells_of(text, mark, place):
                if column <= last:
                    place = start - (text[start - 1] == '"' and start > 0)
                    break
                last = column
                cells.append(text[start:finish])
                starts.append(start)
            else:
                place = length
        yield cells, starts


class _Excerpt:
    """Some cells of a table as a table of their own, that knows where they stand."""

    def __init__(self, mark: str, names: list[str]) -> None:
        self._mark = mark
        head = mark.join(_quoted(name, mark) for name in names) + "\n"
        self._parts = [head]
        self._length = len(head)
        self.rows: list[tuple[int, list[str], list[int]]] = []
        self._cut: tuple[int, list[int]] = -1, []
        """The row that was asked for last, and where its cells begin in the excerpt: rows may be wide."""

    def add(self, cells: list[str], starts: list[int]) -> None:
        """One row."""
        line = self._mark.join(cells)
        if '"' in line or "\n" in line or "\r" in line or line.count(self._mark) >= max(1, len(cells)):
            cells = [_quoted(cell, self._mark) for cell in cells]
            starts = [start - cell.startswith('"') for cell, start in zip(cells, starts, strict=True)]
            line = self._mark.join(cells)
        self.rows.append((self._length, cells, starts))
        self._parts += (line, "\n")
        self._length += len(line) + 1

    def text(self) -> str:
        """The table."""
        return "".join(self._parts)

    def back(self, found: Sequence[Finding]) -> Iterator[Finding]:
        """What was found in the excerpt, where it stands in the text; none reaches over a cell's edge."""
        places = [row[0] for row in self.rows]
        for one in found:
            if one.detector == "bulk_records":
                continue
            at = max(0, bisect_right(places, one.start) - 1)
            pieces: list[tuple[Finding, str]] = []
            while at < len(places) and places[at] < one.end:
                pieces += self._pieces(at, one)
                at += 1
            if not is_talk(one) or (len(pieces) == 1 and pieces[0][1].count(" ") >= words_told_min):
                yield from (piece for piece, _ in pieces)

    def _pieces(self, at: int, one: Finding) -> Iterator[tuple[Finding, str]]:
        place, cells, starts = self.rows[at]
        if self._cut[0] != at:
            self._cut = at, list(accumulate((len(cell) + 1 for cell in cells[:-1]), initial=place))
        places = self._cut[1]
        for number in range(max(0, bisect_right(places, one.start) - 1), len(cells)):
            place, cell, start = places[number], cells[number], starts[number]
            if place >= one.end:
                return
            low, high = max(one.start, place), min(one.end, place + len(cell))
            if low < high and any(map(str.isalnum, cell[low - place : high - place])):
                wrapped = cell[0] == '"'
                low, high = low - place + start, high - place + start
                low, high = max(low, start + wrapped), min(high, start + len(cell) - wrapped)
                if low < high and not is_land(one, cell):
                    yield msgspec.structs.replace(one, start=low, end=high), cell


def _quoted(cell: str, mark: str) -> str:
    """A cell as it stands in the text, quotes around it where there were some: what it holds is escaped already."""
    return f'"{cell}"' if '"' in cell or mark in cell or "\n" in cell or "\r" in cell else cell
