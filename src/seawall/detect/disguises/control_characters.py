"""Control characters and terminal colours between the characters of a value; nobody sees them."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_CONTROL = r"[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]"
_RUN = re.compile(rf"(?:\x1b\[[0-9;]{{0,16}}[A-Za-z]|{_CONTROL}){{1,64}}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        yield Piece(*match.span(), "")


DISGUISE = Disguise(
    says="through control characters",
    gate=(
        r"[0-9A-Za-z@.][\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]{1,8}[0-9A-Za-z@.+_-]",
        r"[0-9A-Za-z@.]\x1b\[[0-9;]{0,8}m",
    ),
    pieces=_pieces,
    letters=False,
    hits=(
        Example("card 4111\x001111\x001111\x001111", "4111\x001111\x001111\x001111", "payment_card"),
        Example("ana.\x1b[1mlima\x1b[0m@mail.example", "ana.\x1b[1mlima\x1b[0m@mail.example", "email"),
    ),
    misses=("a\x00b\x00c", "\x1b[31mERROR\x1b[0m 404 not found"),
)
