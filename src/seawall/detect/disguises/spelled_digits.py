"""Digits written as words, as people dictate a number: ``four one one one``, ``double two``, ``forty-one eleven``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._spoken import NUMBER_WORDS, TIMES, digits_min, digits_of, runs

words_min = 4
spelled_min = 3
_KNOWN = {**NUMBER_WORDS, **TIMES}
_ASCII = "|".join(
    sorted((word for word in _KNOWN if word.isascii() and word.isalpha() and len(word) > 2), key=lambda w: (-len(w), w))
)
"""For the gate. No number of many digits is without two of these in a row."""


def _pieces(text: str) -> Iterator[Piece]:
    for run in runs(text, _KNOWN, words_min):
        words = [word for word, _, _ in run]
        plain = digits_of(words)
        if sum(not word.isdecimal() for word in words) >= spelled_min and len(plain) >= digits_min:
            yield Piece(run[0][1], run[-1][2], plain)


DISGUISE = Disguise(
    says="through spelled digits",
    gate=(rf"\b(?:{_ASCII})[ ,.:;/|_+\n-]{{1,4}}(?:{_ASCII})\b",),
    caseless=True,
    in_prose=True,
    pieces=_pieces,
    credentials=False,
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
        Example(
            "card number forty-one eleven eleven eleven eleven eleven eleven eleven",
            "forty-one eleven eleven eleven eleven eleven eleven eleven",
            "payment_card",
        ),
        Example("card: four\n" + "one\n" * 15, ("four\n" + "one\n" * 15).rstrip(), "payment_card"),
    ),
    misses=("one two three four, who is at the door", "two for the price of one, four or five sizes"),
)
