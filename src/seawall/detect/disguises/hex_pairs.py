"""Hexadecimal with something between the pairs: ``61 6e 61``, ``61:6E:61``, ``0x61, 0x6e``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import text_in

_RUN = re.compile(r"\b(?:0x)?[0-9A-Fa-f]{2}(?:(?:[ :,-]|\\?0x|, ?0x)[0-9A-Fa-f]{2}){7,20000}\b")
_NOT_HEX = re.compile(r"0x|[^0-9A-Fa-f]")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        plain = text_in(bytes.fromhex(_NOT_HEX.sub("", match.group())))
        if plain is not None:
            yield Piece(*match.span(), plain)


_SPACED = "61 6e 61 2e 6c 69 6d 61 40 6d 61 69 6c 2e 65 78 61 6d 70 6c 65"
_LISTED = "0x" + _SPACED.replace(" ", ", 0x")

DISGUISE = Disguise(
    says="through hexadecimal",
    gate=(
        r"[0-9A-Fa-f]{2}[ :,-][0-9A-Fa-f]{2}[ :,-][0-9A-Fa-f]{2}[ :,-][0-9A-Fa-f]{2}[ :,-]",
        r"0x[0-9A-Fa-f]{2}(?:, ?|\\)?0x",
    ),
    pieces=_pieces,
    hits=(Example(_SPACED, _SPACED, "email"), Example(f"bytes: {_LISTED}", _LISTED, "email")),
    misses=("de:ad:be:ef:00:01:02:03:04:05", "0xff, 0x00, 0xff, 0x00, 0xff, 0x00, 0xff, 0x00, 0xff"),
)
