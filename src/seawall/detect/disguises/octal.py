"""Characters by their octal numbers: ``\\141\\156\\141``, ``0o141, 0o156``, ``141 156 141``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import reads_well

_ESCAPES = r"(?:\\{1,2}0?[0-7]{2,3}){6,4096}"
_LIST = r"(?:0o)?0?[0-7]{2,3}(?P<gap>[ ,;|]{1,2}|, ?0o|\n)0?[0-7]{2,3}(?:(?P=gap)0?[0-7]{2,3}){6,20000}(?![0-9])"
_RUN = re.compile(rf"{_ESCAPES}|(?<![0-9.]){_LIST}")
_NUMBER = re.compile(r"[0-7]{2,4}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        codes = [int(code, 8) for code in _NUMBER.findall(match.group())]
        if min(codes) >= 9 and max(codes) < 0x7F:
            plain = "".join(map(chr, codes))
            if reads_well(plain):
                yield Piece(*match.span(), plain)


_CODES = [f"{ord(character):03o}" for character in "ana.lima@mail.example"]
_ESCAPED = "".join("\\" + code for code in _CODES)

DISGUISE = Disguise(
    says="through octal numbers",
    gate=(r"\\[0-7]{2,3}\\[0-7]{2,3}\\", r"0o[0-7]{2,3}, ?0o", r"\b[0-7]{2,3}(?:[ ,;|\n]{1,2}[0-7]{2,3}){7}"),
    in_digits=True,
    pieces=_pieces,
    hits=(Example(f"s = '{_ESCAPED}'", _ESCAPED, "email"), Example(" ".join(_CODES), " ".join(_CODES), "email")),
    misses=("077 066 055 044 033 022 011 100 101", r"[\001-\037\177]", "\\012\\015\\033\\012\\015\\033"),
)
