"""Values written backwards: an IBAN, a card number. A mail address is one either way."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import is_card, is_iban

_RUN = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Z](?:[ -]?[0-9A-Z]){10,36}[ -]?\d\d[ -]?[A-Z]{2}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])\d[0-9 -]{11,26}\d(?![0-9A-Za-z])"
)
_TOGETHER = {ord(" "): None, ord("-"): None}


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        plain = match.group()[::-1]
        compact = plain.translate(_TOGETHER)
        if is_card(compact) or is_iban(compact):
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="written backwards",
    gate=(r"\d[0-9 -]{12}", r"[0-9A-Z][ -]?[0-9A-Z][ -]?[0-9A-Z][ -]?\d\d[ -]?[A-Z]{2}\b"),
    pieces=_pieces,
    guess=True,
    hits=(
        Example("my card backwards: 0015 0150 1501 5015", "0015 0150 1501 5015", "payment_card"),
        Example("ref 00 0310 2350 4400 4073 98ED", "00 0310 2350 4400 4073 98ED", "iban"),
    ),
    misses=("order 4444555555555555 shipped", "tracking 1Z999AA10123456784"),
)
