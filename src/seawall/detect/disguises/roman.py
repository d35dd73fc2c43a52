"""Digits as Roman numerals: ``IV I I I``, N for zero."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_VALUE = dict(zip(("N", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"), "0123456789", strict=True)) | {
    "0": "0",
    "O": "0",
}
_ONE = r"(?:N|O|0|I{1,3}|IV|VI{0,3}|IX)"
_RUN = re.compile(rf"(?<![0-9A-Za-z]){_ONE}(?:[ ,./-]{{1,3}}{_ONE}){{7,20}}(?![0-9A-Za-z])")
_EACH = re.compile(r"[0-9A-Z]+")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        yield Piece(*match.span(), "".join(_VALUE[numeral] for numeral in _EACH.findall(match.group())))


_CARD = "IV" + " I" * 15

DISGUISE = Disguise(
    says="through Roman numerals",
    gate=(r"\b[IVXNO0]{1,4}[ ,./-]{1,3}[IVXNO0]{1,4}[ ,./-]{1,3}[IVXNO0]{1,4}[ ,./-]{1,3}[IVXNO0]{1,4}[ ,./-]{1,3}[IVXNO0]{1,4}[ ,./-]",),
    in_prose=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(Example(f"card number {_CARD} ok", _CARD, "payment_card"),),
    misses=("I, II, III, IV, V, VI, VII, VIII, IX", "0 0 0 0 0 0 0 0 0 0"),
)  # fmt: skip
