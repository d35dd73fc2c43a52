"""Contracts, price lists and internal papers, recognised by any paragraph of theirs.

A text's words, folded, are hashed five at a time; of each four hashes in a row the smallest is kept. This is winnowing:
Schleimer et al., SIGMOD 2003, https://theory.stanford.edu/~aiken/publications/papers/sigmod03.pdf. So whatever eight
words two texts have in common, one kept hash is common too, wherever the texts begin, and a small edit costs only the
hashes around it. Hashes in many documents of a set are boilerplate and are left out. Hashes are keyed; no word is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from seawall.detect.detector import Judgement
from seawall.detect.exact.building import Piles, Spill, Writing
from seawall.detect.exact.index import Column, Header, Index, Keying
from seawall.detect.exact.kinds import fold
from seawall.model.errors import LimitExceeded, UsageError
from seawall.model.words import Category, Confidence

gram_words = 5
window_grams = 4
matches_min = 5
"""Common hashes that make a match: about a dozen words in a row, or two sentences with changes."""
gap_chars_max = 600
"""Common hashes further apart than this belong to two pasted pieces."""
boilerplate_share = 5
"""In more than one of so many documents (and more than two), a hash is boilerplate."""
documents_max = 100_000
words_remembered_max = 200_000
text_words_min = gram_words + window_grams
_WORD = re.compile(r"[^\W_]+")
_MULTIPLIER, _MODULUS = 0x9E3779B97F4A7C15, (1 << 61) - 1
_LEAVING = pow(_MULTIPLIER, gram_words - 1, _MODULUS)


class Gram(msgspec.Struct, frozen=True):
    """A kept hash and the words it stands for."""

    fingerprint: int
    first: int
    """Number of its first word."""
    last: int
    """Number of the last word that was looked at when it was kept: it ends at most three words before."""


class Winnow:
    """Texts to kept hashes."""

    def __init__(self, keying: Keying) -> None:
        self._keying = keying
        self._words: dict[int, int] = {}

    def grams(self, text: str) -> Iterator[Gram]:
        """The kept hashes of a text, in order."""
        values = self._values(text)
        hashes = _rolled(values)
        kept = smallest = -1
        for newest in range(window_grams - 1, len(hashes)):
            oldest = newest - window_grams + 1
            if smallest < oldest:
                smallest = oldest
                for place in range(oldest + 1, newest + 1):
                    if hashes[place] <= hashes[smallest]:
                        smallest = place
            elif hashes[newest] <= hashes[smallest]:
                smallest = newest
            if smallest != kept:
                kept = smallest
                # Winnowed hashes are small ones; multiplying by an odd number spreads them over all 64 bits again.
                spread = hashes[kept] * _MULTIPLIER & 0xFFFFFFFFFFFFFFFF
                yield Gram(spread, kept, newest + gram_words - 1)

    def _values(self, text: str) -> list[int]:
        """Each word's own keyed hash."""
        known = self._words
        values = []
        for word in _WORD.findall(text):
            value = known.get(hash(word))
            if value is None:
                if len(known) > words_remembered_max:
                    known.clear()
                value = known[hash(word)] = self._keying.of("gram word", fold(word))
            values.append(value)
        return values


def _rolled(values: list[int]) -> list[int]:
    """The hash of every ``gram_words`` values in a row, each made from the one before."""
    if len(values) < gram_words:
        return []
    value = 0
    for one in values[:gram_words]:
        value = (value * _MULTIPLIER + one) % _MODULUS
    hashes = [value]
    for leaving, coming in zip(values, values[gram_words:], strict=False):
        value = ((value - leaving * _LEAVING) * _MULTIPLIER + coming) % _MODULUS
        hashes.append(value)
    return hashes


class DocumentSetBuilder:
    """Collects documents and writes a set."""

    def __init__(self, keying: Keying, *, spill: Spill, category: Category) -> None:
        self._keying = keying
        self._winnow = Winnow(keying)
        self._piles = Piles(spill)
        self._category = category
        self._titles: list[str] = []

    def add(self, title: str, texts: Iterable[str]) -> bool:
        """One document; False when it is too short to be recognised.

        Raises:
            LimitExceeded: over ``documents_max`` documents.
        """
        if len(self._titles) >= documents_max:
            raise LimitExceeded(f"A set has at most {documents_max:,} documents", advice="Build several sets.")
        number = len(self._titles).to_bytes(4, "big")
        found = {gram.fingerprint for text in texts for gram in self._winnow.grams(text)}
        if len(found) < matches_min:
            return False
        for fingerprint in found:
            self._piles.add(fingerprint.to_bytes(8, "big"), number)
        self._titles.append(title)
        return True

    def write(self, out: BinaryIO, *, name: str, built_ms: int, progress: Callable[[int], None] = lambda _n: None,
              **more: str | int) -> Header:  # fmt: skip
        """Write the set.

        Raises:
            UsageError: no document was added.
        """
        count = len(self._titles)
        if not count:
            raise UsageError("There is no document with enough text", advice="A document needs a dozen words or more.")
        writing = Writing(self._keying, name=name, form="documents", built_ms=built_ms, rows=count)
        writing.keys(self._piles, range(count), progress, most=max(2, count // boilerplate_share))
        sizes = writing.rows_counted()
        column = Column(name="text", kind="text", category=self._category, values=sum(sizes.values()))
        return writing.write(
            out, columns=(column,), titles=tuple(self._titles), sizes=tuple(sizes[n] for n in range(count)), **more
        )

    def close(self) -> None:
        """Let temporary files go."""
        self._piles.close()


class DocumentSets:
    """All sets of documents in use."""

    def __init__(self, indexes: Sequence[Index], keying: Keying) -> None:
        self.indexes = list(indexes)
        self._winnow = Winnow(keying)

    def find(self, text: str) -> Iterator[Judgement]:
        """The passages of a text that come from known documents."""
        if not self.indexes or len(text) < 2 * text_words_min:
            return
        seen: dict[tuple[int, int], list[Gram]] = {}
        for gram in self._winnow.grams(text):
            for number, index in enumerate(self.indexes):
                first, last = index.find(gram.fingerprint)
                for place in range(first, last):
                    seen.setdefault((number, index.row(place)), []).append(gram)
        if not seen:
            return
        spans = [match.span() for match in _WORD.finditer(text)]
        for (number, document), grams in seen.items():
            yield from _passages(self.indexes[number].header, document, grams, spans)


def _passages(
    header: Header, document: int, grams: list[Gram], spans: Sequence[tuple[int, int]]
) -> Iterator[Judgement]:
    size = max(1, header.sizes[document])
    run: list[Gram] = []
    for gram in [*grams, None]:
        if gram is not None and (not run or spans[gram.first][0] - spans[run[-1].last][1] <= gap_chars_max):
            run.append(gram)
            continue
        distinct = len({one.fingerprint for one in run})
        if distinct >= min(matches_min, max(3, size)):
            share = min(100, max(1, round(100 * distinct / size)))
            yield Judgement(
                start=spans[run[0].first][0],
                end=spans[run[-1].last][1],
                confidence=Confidence.VERY_LIKELY,
                reasons=(f"exact match: {header.name}", f"{share} % of {header.titles[document]}"),
                weight=distinct,
                category=header.columns[0].category,
                covers=True,
            )
        run = [gram] if gram is not None else []
