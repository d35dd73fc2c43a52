"""Hexadecimal with something between the pairs (``61 6e 61``, ``61:6E:61``, ``0x61, 0x6e``), in groups, and as the dumps of
``xxd`` and ``hexdump`` print it."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import text_in

_DUMP_LINE = r"(?:0x)?[0-9A-Fa-f]{4,16}:?[ \t]{1,3}[0-9A-Fa-f]{2,8}(?:[ ]{1,2}[0-9A-Fa-f]{2,8}){1,31}(?:[ \t]{1,48}\|?[ -~]{1,16}\|?)?(?![^\r\n])"
_DUMP = re.compile(rf"(?<![^\n]){_DUMP_LINE}(?:\r?\n{_DUMP_LINE}){{0,5000}}")
_PAIRS = r"(?:0[xX])?[0-9A-Fa-f]{2}(?:(?:[ :,;|-]|\r?\n|\\?0[xX]|, ?0[xX]|h[ ,])[0-9A-Fa-f]{2}){7,20000}"
_GROUPS = r"[0-9A-Fa-f]{4}(?:[ \n][0-9A-Fa-f]{4}){2,10000}(?:[ \n][0-9A-Fa-f]{2})?|[0-9A-Fa-f]{8}(?:[ \n][0-9A-Fa-f]{8}){1,5000}(?:[ \n][0-9A-Fa-f]{2,6})?"
_RUN = re.compile(rf"\b(?:{_PAIRS}h?|{_GROUPS})\b")
_NOT_HEX = re.compile(r"0[xX]|[^0-9A-Fa-f]")
_OFFSET = re.compile(r"(?:0x)?[0-9A-Fa-f]{4,16}:?[ \t]{1,3}")
_CELL = re.compile(r"((?:[0-9A-Fa-f]{2}){1,4})(?:[ ]{1,2}|(?=[ \t|]|$))")


def _pieces(text: str) -> Iterator[Piece]:
    yield from one_by_one([*_dumps(text), *_runs(text)])


def _runs(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        pairs = _NOT_HEX.sub("", match.group())
        plain = text_in(bytes.fromhex(pairs)) if len(pairs) % 2 == 0 else None
        if plain is not None:
            yield Piece(*match.span(), plain)


def _dumps(text: str) -> Iterator[Piece]:
    for match in _DUMP.finditer(text):
        data = b"".join(map(_line, match.group().splitlines()))
        plain = text_in(data)
        if plain is not None:
            yield Piece(*match.span(), plain)


def _line(line: str) -> bytes:
    """The bytes of a dump's line: 16 at most, up to the gap before the characters."""
    begin = _OFFSET.match(line)
    place = begin.end() if begin else 0
    pairs = ""
    while len(pairs) < 32 and (cell := _CELL.match(line, place)):
        pairs += cell.group(1)
        if line[cell.end(1) : cell.end(1) + 3] == "   ":
            break
        place = cell.end()
    return bytes.fromhex(pairs[:32])


_SPACED = "61 6e 61 2e 6c 69 6d 61 40 6d 61 69 6c 2e 65 78 61 6d 70 6c 65"
_LISTED = "0x" + _SPACED.replace(" ", ", 0x")
_XXD = "00000000: 616e 612e 6c69 6d61 406d 6169 6c2e 6578  ana.lima@mail.ex\n00000010: 616d 706c 65                             ample"

DISGUISE = Disguise(
    says="through hexadecimal",
    gate=(
        r"(?:[2-7][0-9A-Fa-f][ :,;|-]){5}",
        r"(?:0[xX][2-7][0-9A-Fa-f](?:, ?|\\)?){3}",
        r"(?:[2-7][0-9A-Fa-f]){2} (?:[2-7][0-9A-Fa-f]){2} (?:[2-7][0-9A-Fa-f]){2}\b",
        r"(?:[2-7][0-9A-Fa-f]\n){4}",
        r"[2-7][0-9A-Fa-f]h[ ,][2-7][0-9A-Fa-f]h[ ,]",
    ),
    in_digits=True,
    pieces=_pieces,
    hits=(
        Example(_SPACED, _SPACED, "email"),
        Example(f"bytes: {_LISTED}", _LISTED, "email"),
        Example(f"$ xxd a\n{_XXD}", _XXD, "email"),
    ),
    misses=("de:ad:be:ef:00:01:02:03:04:05", "0xff, 0x00, 0xff, 0x00, 0xff, 0x00, 0xff, 0x00, 0xff", "4111 1111 beef 0042 dead 0000"),
)  # fmt: skip
