"""Letters turned by thirteen places (ROT13), where it would hide an IBAN."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import is_iban

_RUN = re.compile(
    r"(?<![0-9A-Za-z])[A-Z]{2}\d\d(?:[0-9A-Z]{11,30}|(?:[ -][0-9A-Z]{4}){2,7}(?:[ -][0-9A-Z]{1,4})?)(?![0-9A-Za-z])"
)
_TOGETHER = {ord(" "): None, ord("-"): None}


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        plain = codecs.encode(match.group(), "rot13")
        if is_iban(plain.translate(_TOGETHER)):
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="through ROT13",
    gate=(r"\b[A-Z]{2}\d\d[ -]?[0-9A-Z]{4}[ -]?[0-9A-Z]{3}",),
    pieces=_pieces,
    guess=True,
    hits=(Example("to QR89 3704 0044 0532 0130 00", "QR89 3704 0044 0532 0130 00", "iban"),),
    misses=("part QR89 3704 0044 0532 0130 01",),
)
