"""Digits written as words, as people dictate a number: ``four one one one``, ``double two``, in eight languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece

digits_min = 6
_NUMBERS = (
    "zero oh nought null nul nulle cero zéro zerò cyfra",
    "one eins ein une uno um jeden een én",
    "two zwei zwo deux dos due dois dwa twee",
    "three drei trois tres tre três trzy drie",
    "four vier quatre cuatro quattro quatro cztery",
    "five fünf fuenf cinq cinco cinque pięć piec vijf",
    "six sechs seis sei sześć szesc zes",
    "seven sieben sept siete sette sete siedem zeven",
    "eight acht huit ocho otto oito osiem",
    "nine neun neuf nueve nove dziewięć dziewiec negen",
)
_VALUE = {word: str(digit) for digit, words in enumerate(_NUMBERS) for word in words.split()}
_TIMES = {"double": 2, "triple": 3, "treble": 3, "doppel": 2, "doble": 2}
_WORD = "|".join(sorted((*_VALUE, *_TIMES), key=len, reverse=True))
_RUN = re.compile(rf"\b(?:{_WORD}|\d)(?:[ ,.\-–]{{1,3}}(?:{_WORD}|\d)\b){{5,60}}", re.IGNORECASE)
_EACH = re.compile(rf"{_WORD}|\d", re.IGNORECASE)
_ASCII = "|".join(sorted((word for word in (*_VALUE, *_TIMES) if word.isascii()), key=len, reverse=True))


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        digits, times, spelled = [], 1, 0
        for word in _EACH.findall(match.group().lower()):
            if word in _TIMES:
                times = _TIMES[word]
                continue
            spelled += not word.isdigit()
            digits.append(_VALUE.get(word, word) * times)
            times = 1
        plain = "".join(digits)
        if spelled >= 3 and len(plain) >= digits_min:
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="through spelled digits",
    gate=(rf"\b(?:{_ASCII})[ ,.-]{{1,3}}(?:{_ASCII})[ ,.-]{{1,3}}",),
    caseless=True,
    pieces=_pieces,
    hits=(
        Example(
            "card four one one one one one one one one one one one one one one one thanks",
            "four one one one one one one one one one one one one one one one",
            "payment_card",
        ),
        Example(
            "Kreditkarte vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
            "vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
            "payment_card",
        ),
    ),
    misses=("one two three four, who is at the door", "two for the price of one, four or five sizes"),
)
