"""Characters by their binary numbers: ``01100001 01101110 01100001``, ``0b1100001, 0b1101110``, all in one."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import reads_well

_RUN = re.compile(
    r"(?<![0-9A-Za-z])(?:0b)?[01]{6,8}(?P<gap>[ ,;|/_-]{1,2}0b|[ ,;|/_-]{1,2}|\r?\n)[01]{6,8}(?:(?P=gap)[01]{6,8}){6,20000}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?:[01]{8}){8,20000}(?![0-9A-Za-z])"
)
_NUMBER = re.compile(r"[01]{6,8}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run = match.group().replace("0b", "") if match["gap"] else match.group()
        plain = "".join(chr(int(code, 2)) for code in _NUMBER.findall(run))
        if reads_well(plain):
            yield Piece(*match.span(), plain)


_CODES = " ".join(f"{ord(character):08b}" for character in "ana.lima@mail.example")

DISGUISE = Disguise(
    says="through binary numbers",
    gate=(r"[01]{6,8}[ ,;|/_\n-]{1,2}(?:0b)?[01]{6,8}[ ,;|/_\n-]{1,2}(?:0b)?[01]{6,8}[ ,;|/_\n-]", r"[01]{64}"),
    in_digits=True,
    pieces=_pieces,
    hits=(
        Example(f"bits {_CODES}", _CODES, "email"),
        Example(_CODES.replace(" ", ""), _CODES.replace(" ", ""), "email"),
    ),
    misses=(
        "00000000 11111111 00000000 11111111 00000000 11111111 00000000 11111111 0",
        "10000000 items, 11000000 sold",
    ),
)
