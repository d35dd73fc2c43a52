"""Numbers that stand in a crowd of their like: where too many of the others fail a check, this one holds it by chance.

One number in ten passes a check digit, two in three begin as a telephone number of North America may. A column of parcel
numbers so holds cards and telephone numbers by the dozen; among real ones next to none fails. Asked only for what no
word introduces.

Whether a word for orders, parcels or articles near a number names the number, or is only what is talked of.

    order 4111…, parcel no. 4111…, (order: 4111…)          the word names the number
    my parcel never came and you charged 4111…             it does not

A shop's people write of little else than orders and parcels, so a word for them somewhere before a card's number says
nothing. It names the number right before or behind it, with a few small words between, in a table's cells and in
pairs of names and values. What is strong by itself counts where a sentence's words stand between.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate
from seawall.detect.detectors._field_names import behind

near_chars = 500
"""How far the others are looked for, on either side."""
others_max = 40
others_min = 3
"""Fewer that fail prove nothing."""
_RUNS = re.compile(r"[0-9]{1,40}|[A-Za-z]{1,40}|[^0-9A-Za-z]")


def by_chance(
    candidate: Candidate, share: float, check: str, holds: Callable[[str], bool], span: tuple[int, int] | None = None
) -> bool:
    """Whether more than this share of the values of the same form nearby fail what this one (or the part of it at
    ``span``) holds. Each is a neighbour of eighty others, so what a value came to is kept under the check's name."""
    start, end = span or (candidate.start, candidate.end)
    others = others_of(candidate.text, start, end)
    if len(others) < others_min:
        return False
    known: dict[str, bool] = candidate.memory.setdefault(("alike", check), {})
    for other in others:
        if other not in known:
            known[other] = holds(other)
    failing = len(others) - sum(map(known.__getitem__, others))
    return failing >= others_min and failing > share * len(others)


def others_of(text: str, start: int, end: int) -> list[str]:
    """Values of the same form nearby: as many digits and letters between the same marks."""
    form = _form(_shape(text[start:end]))
    before = form.findall(text, max(0, start - near_chars), start)
    after = form.findall(text, end, end + near_chars)
    return [*before[-others_max:], *after[:others_max]]


def _shape(value: str) -> str:
    """The value as a regex for its like."""
    return "".join(
        f"[0-9]{{{len(run)}}}"
        if run[0].isdigit()
        else f"[A-Za-z]{{{len(run)}}}"
        if run[0].isalpha()
        else re.escape(run)
        for run in _RUNS.findall(value)
    )


@lru_cache(maxsize=256)
def _form(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){shape}(?![\w-])", re.ASCII)


after_chars = 24
other_words_min = 2
_CELLS = re.compile(r"[\t;|=<>{}\[\]\"_]|\n|,[^ ]")
"""What stands between cells, and names and values: there every word before may name the number."""
_REST = re.compile(r"^[^\W\d_]{1,16}")
"""What a stem goes on with: ``bestell|ungen``."""
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]{1,3})?")
_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "for",
        "with",
        "and",
        "or",
        "no",
        "nr",
        "num",
        "number",
        "numbers",
        "id",
        "ids",
        "code",
        "ref",
        "reference",
        "is",
        "was",
        "are",
        "it",
        "its",
        "this",
        "that",
        "my",
        "your",
        "our",
        "in",
        "on",
        "to",
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "von",
        "mit",
        "und",
        "oder",
        "ist",
        "war",
        "nummer",
        "meine",
        "ihre",
        "unsere",
        "zum",
        "zur",
        "le",
        "la",
        "les",
        "l",
        "de",
        "du",
        "des",
        "d",
        "et",
        "ou",
        "est",
        "avec",
        "numéro",
        "numero",
        "votre",
        "notre",
        "mon",
        "ma",
        "pour",
        "el",
        "los",
        "las",
        "del",
        "y",
        "o",
        "es",
        "con",
        "número",
        "nombre",
        "su",
        "tu",
        "mi",
        "para",
        "por",
        "il",
        "lo",
        "gli",
        "di",
        "e",
        "con",
        "numero",
        "de",
        "het",
        "een",
        "van",
        "en",
        "is",
        "met",
        "nummer",
        "uw",
        "mijn",
        "voor",
        "i",
        "z",
        "do",
        "nr",
        "numer",
        "jest",
        "no",
        "på",
        "och",
        "är",
        "för",
        "med",
        "nummer",
    ]
)
"""Words that may stand between a name and its number."""


def named_otherwise(candidate: Candidate) -> bool:
    """Whether the nearest word against a number names it; False too where there is none. Only what is strong by itself
    may ask: what a sentence tells of a parcel is also its number at times."""
    word = candidate.against()
    if word is None:
        return False
    word = word.removesuffix("*")
    around = behind(candidate.text, candidate.start, word)
    if around is not None:
        return _names(_REST.sub("", around[1], count=1))
    after = candidate.text[candidate.end : candidate.end + after_chars]
    place = after.lower().find(word)
    return place < 0 or _names(after[:place])


def _names(gap: str) -> bool:
    if _CELLS.search(gap):
        return True
    others = sum(word.lower() not in _SMALL for word in _WORD.findall(gap))
    return others < (1 if any(mark in gap for mark in ".?!:,\u2014") else other_words_min)
