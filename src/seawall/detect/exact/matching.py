"""Exact matches in a text: candidates looked up in every set, and the rule which of them count.

A telling value counts alone. Any other counts when a value of another kind from one of the same rows stands within
``window_chars`` of it. Whose data it is are the subjects of these rows.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from seawall.detect.detector import Judgement
from seawall.detect.exact.candidates import (
    CITY,
    NAME,
    STREET,
    TEXT,
    Looks,
    Sieve,
    Value,
    exact_values,
    street_values,
    word_values,
)
from seawall.detect.exact.documents import DocumentSets
from seawall.detect.exact.index import Column, Index, Keying
from seawall.detect.exact.kinds import ID_KINDS, street_word, telling
from seawall.model.words import Category, Confidence

window_chars = 300
"""How far a corroborating value may stand."""
neighbours_max = 64
"""Matches looked at on each side for corroboration."""
rows_compared_max = 4_096
"""Rows of the rarer of two values that are looked for among the other's."""
subjects_max = 8
"""Data of more people than this is nobody's in particular."""
weight = 5
"""Outranks check digits and context words."""
_GROUPS = ((NAME, "name"), (STREET, "street"), (CITY, "city"), (TEXT, "text"))
_OF_KIND = {"name": NAME, "family": NAME, "street": STREET, "city": CITY, "text": TEXT}
_SAY_NOTHING = frozenset({frozenset({"name", "family"}), frozenset({"postcode", "city"})})
"""Pairs that go together in any case: a person with its family name, a town with its postcode."""
_SECRETS = frozenset({"api_key", "database_url", "jwt", "password", "private_key", "recovery_code"})
_PERSON = "person_name"
_WEAK_CARRIERS = ("family", "city")
"""Kinds of which every text holds some; looked up only where something else was found."""


class Hit(msgspec.Struct, eq=False):
    """A value that a set knows."""

    value: Value
    index: Index
    column: Column
    first: int
    last: int
    """Where its rows stand in the index."""
    rows: list[int] | None = None
    """The rows it shares with what corroborates it."""
    with_: str = ""
    """What corroborates it."""

    @property
    def count(self) -> int:
        """How many rows have it."""
        return self.last - self.first


class Matcher:
    """All sets in use. Immutable; another edition is another matcher."""

    def __init__(self, indexes: Sequence[Index], keying: Keying) -> None:
        self._keying = keying
        self.indexes = tuple(indexes)
        self._indexes = [index for index in indexes if index.header.form == "records"]
        self._documents = DocumentSets([index for index in indexes if index.header.form == "documents"], keying)
        self._columns = [{column.kind: column for column in index.header.columns} for index in self._indexes]
        names = repr([(index.header.name, index.header.built_ms, index.header.keys) for index in indexes])
        self.edition = hashlib.blake2b(names.encode(), digest_size=8).hexdigest() if indexes else ""
        self.looks = _looks([column for columns in self._columns for column in columns.values()], self._indexes)
        self._sieve = Sieve(self.looks, self._part_of)

    def find(self, text: str, found: Sequence[tuple[str, Judgement]]) -> Iterable[Judgement]:
        """Every exact match in a text. See :class:`seawall.detect.detector.Known`."""
        hits = self._hits(text) if self._indexes else []
        if hits:
            around = sorted((one.start, one.end, name) for name, one in found if name in _SECRETS or name == _PERSON)
            for judgement in _judged(hits):
                settled = _within(judgement, around)
                if settled is not None:
                    yield settled
        yield from self._documents.find(text)

    def _hits(self, text: str) -> list[Hit]:
        looks = self.looks
        hits: list[Hit] = []
        self._look_up(exact_values(text, looks), hits)
        if self._sieve.wanted and (words := self._sieve.words(text)):
            if "street" in looks.kinds:
                self._look_up(street_values(text, words), hits)
            later: list[Value] = []
            soon: list[Value] = []
            for value in word_values(text, words, looks):
                (later if value.kind in _WEAK_CARRIERS else soon).append(value)
            self._look_up(soon, hits)
            if hits or len({value.kind for value in later}) > 1:
                self._look_up(later, hits)
        return hits

    def _look_up(self, values: Iterable[Value], hits: list[Hit]) -> None:
        of, known = self._keying.of, list(zip(self._indexes, self._columns, strict=True))
        for value in values:
            fingerprint = of(value.kind, value.form)
            for index, columns in known:
                column = columns.get(value.kind)
                if column is not None:
                    first, last = index.find(fingerprint)
                    if last > first:
                        hits.append(Hit(value, index, column, first, last))

    def _part_of(self, folded: str) -> int:
        found = 0
        for bit, group in _GROUPS:
            word = street_word(folded) if bit == STREET else folded
            hashed = self._keying.of("word", f"{group}\0{word}")
            if any(index.knows_word(hashed) for index in self._indexes):
                found |= bit
        return found


def _looks(columns: Sequence[Column], indexes: Sequence[Index]) -> Looks:
    shapes: dict[str, frozenset[str] | None] = {}
    for column in columns:
        if column.kind in ID_KINDS or column.kind == "postcode":
            before = shapes.get(column.kind, frozenset())
            shapes[column.kind] = before | set(column.shapes) if column.shapes and before is not None else None
    sizes = [sum(map(int, re.findall(r"\d+", one))) for known in shapes.values() for one in known or ()]
    anything = not sizes or None in shapes.values()
    return Looks(
        id_lengths=(3, 40) if anything else (min(sizes), max(sizes)),
        kinds=frozenset(column.kind for column in columns),
        shapes=shapes,
        phone_lengths=frozenset(n for column in columns if column.kind == "phone" for n in column.lengths),
        countries=tuple(dict.fromkeys(code for index in indexes for code in index.header.countries))[:8],
        text_lengths=tuple(sorted({n for column in columns if column.kind == "text" for n in column.lengths})),
    )


def _judged(hits: list[Hit]) -> Iterator[Judgement]:
    hits.sort(key=lambda hit: (hit.value.start, hit.value.end))
    starts = [hit.value.start for hit in hits]
    for number, hit in enumerate(hits):
        if hit.rows is None and not telling(hit.column.kind, hit.value.form):
            _corroborate(number, hits, starts)
    spans: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        if hit.rows is not None or telling(hit.column.kind, hit.value.form):
            spans.setdefault((hit.value.start, hit.value.end), []).append(hit)
    for (start, end), same in spans.items():
        yield _judgement(start, end, same)


def _within(judgement: Judgement, around: list[tuple[int, int, str]]) -> Judgement | None:
    """A match inside a longer finding: none inside a secret, which is masked as a whole; a family name grows to the
    whole name that was found, so that the first name is not left standing."""
    place = bisect_right(around, (judgement.start, judgement.end, "\U0010ffff"))
    for start, end, name in reversed(around[max(0, place - 8) : place + 1]):
        if start <= judgement.start and judgement.end <= end and end - start > judgement.end - judgement.start:
            return None if name in _SECRETS else msgspec.structs.replace(judgement, start=start, end=end)
    return judgement


def _corroborate(number: int, hits: list[Hit], starts: list[int]) -> None:
    """Look for the nearest value that says something else of one of the same rows."""
    hit = hits[number]
    low = max(number - neighbours_max, bisect_left(starts, hit.value.start - window_chars))
    high = min(number + neighbours_max, bisect_left(starts, hit.value.end + window_chars))
    near = sorted(range(low, high), key=lambda n: abs(starts[n] - hit.value.start))
    for place in near:
        other = hits[place]
        if other.index is not hit.index or _touch(hit, other) or not _differ(hit, other):
            continue
        if frozenset((hit.column.kind, other.column.kind)) in _SAY_NOTHING:
            continue
        rows = _shared(hit, other)
        if rows:
            hit.rows, hit.with_ = rows, other.column.name
            if other.rows is None and not telling(other.column.kind, other.value.form):
                other.rows, other.with_ = rows, hit.column.name
            return


def _differ(one: Hit, other: Hit) -> bool:
    """Whether two values say two things of a row: of two kinds, or a firm's name and its contact's, without a word of
    either in the other."""
    if one.column.kind != other.column.kind:
        return True
    return one.column.kind == "name" and set(one.value.form.split()).isdisjoint(other.value.form.split())


def _touch(one: Hit, other: Hit) -> bool:
    return one.value.start < other.value.end and other.value.start < one.value.end


def _shared(one: Hit, other: Hit) -> list[int]:
    """The rows both stand in."""
    few, many = sorted((one, other), key=lambda hit: hit.count)
    index, shared = one.index, []
    for place in range(few.first, min(few.last, few.first + rows_compared_max)):
        row = index.row(place)
        low, high = many.first, many.last
        while low < high:
            middle = (low + high) // 2
            if index.row(middle) < row:
                low = middle + 1
            else:
                high = middle
        if low < many.last and index.row(low) == row:
            shared.append(row)
            if len(shared) > subjects_max:
                return []  # what so many share names nobody
    return shared


def _judgement(start: int, end: int, same: list[Hit]) -> Judgement:
    """One judgement for all sets that know this piece of text."""
    subjects: dict[str, None] = {}
    for hit in same:
        rows = hit.rows or [hit.index.row(place) for place in range(hit.first, min(hit.last, hit.first + 200))]
        subjects.update(dict.fromkeys(one for row in rows if (one := hit.index.subject(row)) is not None))
    known = " ".join(sorted(subjects)) if 0 < len(subjects) <= subjects_max else None
    reasons = dict.fromkeys(f"exact match: {hit.index.header.name}" for hit in same)
    reasons.update(dict.fromkeys(f"canary: {hit.index.header.name}" for hit in same if hit.index.header.canary))
    reasons.update(dict.fromkeys(f"column: {hit.column.name}" for hit in same))
    reasons.update(dict.fromkeys(f"with: {hit.with_}" for hit in same if hit.with_))
    ranked = sorted({hit.column.category for hit in same}, key=list(Category).index)
    return Judgement(
        start=start,
        end=end,
        confidence=Confidence.VERY_LIKELY,
        reasons=tuple(reasons),
        weight=weight,
        category=ranked[0],
        subject=known,
    )


__all__ = ["Matcher"]
