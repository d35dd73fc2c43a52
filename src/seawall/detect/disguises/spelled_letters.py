"""Letters by the radio alphabet, as people spell an address or an account on the telephone: ``Delta Echo eight nine``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._spoken import DIGITS, TIMES, runs

words_min = 8
letters_min = 2
_RADIO = [
    "alfa",
    "bravo",
    "charlie",
    "delta",
    "echo",
    "foxtrot",
    "golf",
    "hotel",
    "india",
    "juliett",
    "kilo",
    "lima",
    "mike",
    "november",
    "oscar",
    "papa",
    "quebec",
    "romeo",
    "sierra",
    "tango",
    "uniform",
    "victor",
    "whiskey",
    "xray",
    "yankee",
    "zulu",
]
_LETTERS = {word: word[0] for word in (*_RADIO, "alpha", "juliet", "whisky", "x-ray")}
_SIGNS = {
    **dict.fromkeys(("at", "arroba", "arobase"), "@"), **dict.fromkeys(("dot", "punkt", "point", "punto", "period"), "."),
    **dict.fromkeys(("dash", "hyphen", "minus"), "-"), "underscore": "_", "plus": "+",
}  # fmt: skip
_KNOWN = {**DIGITS, **TIMES, **_LETTERS, **_SIGNS}
_WORDS = "|".join(sorted((*_LETTERS, "at", "dot"), key=lambda word: (-len(word), word)))


def _pieces(text: str) -> Iterator[Piece]:
    for run in runs(text, _KNOWN, words_min):
        letters = sum(word in _LETTERS for word, _, _ in run)
        if letters < letters_min:
            continue
        plain, times = [], 1
        for word, _, _ in run:
            if word in TIMES:
                times = TIMES[word]
                continue
            plain.append((_LETTERS.get(word) or _SIGNS.get(word) or DIGITS.get(word) or word) * times)
            times = 1
        yield Piece(run[0][1], run[-1][2], "".join(plain))


_IBAN = (
    "Delta Echo eight nine three seven zero four zero zero four four zero five three two zero one three zero zero zero"
)

DISGUISE = Disguise(
    says="through the radio alphabet",
    gate=(rf"\b(?:{_WORDS})[ ,.:;/|\n-]{{1,4}}(?:{_WORDS})\b",),
    caseless=True,
    in_prose=True,
    pieces=_pieces,
    hits=(
        Example(f"IBAN: {_IBAN}", _IBAN, "iban"),
        Example("mail Alfa November Alfa at Mike Alfa India Lima dot Charlie Oscar Mike please",
                "Alfa November Alfa at Mike Alfa India Lima dot Charlie Oscar Mike", "email"),
    ),
    misses=("Hotel India, Golf Hotel, Papa Mike and Victor", "Romeo at Juliet dot"),
)  # fmt: skip
