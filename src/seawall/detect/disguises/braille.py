"""Braille letters, and digits after the number sign."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_CELLS = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵"
_LETTERS = dict(zip(_CELLS, "abcdefghijklmnopqrstuvwxyz", strict=True)) | {"⠲": ".", "⠈": "@", "⠤": "-", "⠀": " "}
_DIGITS = dict(zip(_CELLS, "1234567890", strict=False))
_RUN = re.compile("[\u2800-\u28ff](?:[ -]?[\u2800-\u28ff]){3,400}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        plain, number = [], False
        for cell in match.group():
            if cell == "⠼":
                number = True
            else:
                number = number and (cell in _DIGITS or cell in " -")
                plain.append(_DIGITS.get(cell, cell) if number else _LETTERS.get(cell, cell))
        yield Piece(*match.span(), "".join(plain))


_NUMBER = "⠼⠙⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁⠁"

DISGUISE = Disguise(
    says="through braille",
    pieces=_pieces,
    letters=False,
    hits=(Example(f"card number {_NUMBER}", _NUMBER, "payment_card"),),
    misses=("⠓⠑⠇⠇⠕ ⠺⠕⠗⠇⠙",),
)
