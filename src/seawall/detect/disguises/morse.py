"""Digits in Morse code, as evasion tools offer it."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_CODES = ("-----", ".----", "..---", "...--", "....-", ".....", "-....", "--...", "---..", "----.")
_VALUE = {code: str(digit) for digit, code in enumerate(_CODES)}
_RUN = re.compile(r"(?<![.\-])[.\-]{5}(?:(?:[ /|]{1,3}|\r?\n)?[.\-]{5}){8,40}(?![.\-])")
_EACH = re.compile(r"[.\-]{5}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        digits = [_VALUE.get(code, "") for code in _EACH.findall(match.group())]
        if all(digits):
            yield Piece(*match.span(), "".join(digits))


_CARD = " ".join(_VALUE_OF for _VALUE_OF in (_CODES[int(digit)] for digit in "4111111111111111"))

DISGUISE = Disguise(
    says="through Morse code",
    gate=(r"[.-]{5}(?:[ /|]{1,3}|\n)[.-]{5}[ /|\n]", r"[.-]{45}"),
    pieces=_pieces,
    hits=(Example(f"card {_CARD} over", _CARD, "payment_card"),),
    misses=("----- ----- ----- ----- -----", "-" * 80, "." * 80),
)
