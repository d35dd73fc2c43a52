"""Digits written as words in languages outside ASCII: Russian, Ukrainian, Greek, Hindi."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._counted import digits_of, known
from seawall.detect.disguises._spoken import digits_min, runs

words_min = 6
_LEADS = (b"\xd0", b"\xce", b"\xe0\xa4")
"""How these scripts begin in UTF-8."""


@lru_cache(maxsize=1)
def _known() -> dict[str, object]:
    return {word: said for word, said in known().items() if not word.isascii()}


def _pieces(text: str) -> Iterator[Piece]:
    data = text.encode("utf-8", "surrogatepass")
    if not any(lead in data for lead in _LEADS):
        return
    for run in runs(text, _known(), words_min):
        words = [word for word, _, _ in run]
        plain = digits_of(words)
        if any(not word.isdecimal() for word in words) and len(plain) >= digits_min:
            yield Piece(run[0][1], run[-1][2], plain)


_RUSSIAN = "четыре" + " один" * 15
_TOLD = "восемь девятьсот двадцать шесть сто четырнадцать семьдесят семь ноль пять"

DISGUISE = Disguise(
    says="through digits spelled abroad",
    pieces=_pieces,
    hits=(
        Example(f"номер карты {_RUSSIAN}", _RUSSIAN, "payment_card"),
        Example(f"мой телефон {_TOLD}", _TOLD, "phone"),
    ),
    misses=("раз, два, три, четыре, пять, вышел зайчик погулять",),
)
