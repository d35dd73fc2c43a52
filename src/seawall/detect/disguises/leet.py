"""Letters for the digits they look like, inside a number: ``4lll llll llll llll``, ``O`` for 0, ``S`` for 5."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import is_card

_ONE = "[0-9OoIlSsBZzgq]"
_RUN = re.compile(rf"(?<![0-9A-Za-z])(?:{_ONE}{{2,6}}(?:[ -]{_ONE}{{2,7}}){{1,5}}|{_ONE}{{9,19}})(?![0-9A-Za-z])")
_DIGITS = str.maketrans("OoIlSsBZzgq", "00115582299")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run = match.group()
        digits = sum(map(str.isdigit, run))
        letters = len(run) > digits and any(map(str.isalpha, run))
        plain = run.translate(_DIGITS)
        if letters and digits and is_card(plain.replace(" ", "").replace("-", "")):
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="letters for digits",
    gate=(
        r"[0-9][OoIlSsBZzgq][0-9OoIlSsBZzgq]{2}",
        r"[OoIlSsBZzgq][0-9][0-9OoIlSsBZzgq]{2}",
        r"[OoIlSsBZzgq]{3}[ -][0-9]{2,6}[ -]",
        r"[0-9][ -][OoIlSsBZzgq]{3,6}\b",
    ),
    pieces=_pieces,
    guess=True,
    hits=(
        Example("card 4lll llll llll llll", "4lll llll llll llll", "payment_card"),
        Example("credit card SSSS 5555 5555 4444", "SSSS 5555 5555 4444", "payment_card"),
    ),
    misses=("size 10 Ol 1l", "sku Z0OB-l0S1"),
)
