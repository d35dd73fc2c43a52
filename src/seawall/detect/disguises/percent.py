"""Percent encoding, as in addresses of pages and form bodies: ``ana%40shop.example``, twice over too."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_RUN = re.compile(r"(?:%(?:25){0,2}[0-9A-Fa-f]{2}){1,4096}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        plain = match.group()
        for _ in range(3):
            plain = unquote(plain, errors="replace")
            if "%" not in plain:
                break
        if plain.isprintable() or plain.isspace():
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="through percent encoding",
    gate=(r"%[0-9A-Fa-f][0-9A-Fa-f]",),
    pieces=_pieces,
    hits=(
        Example("https://shop.example/?to=ana.lima%40mail.example", "ana.lima%40mail.example", "email"),
        Example("q=%34%31%31%31%20%31111%201111%201111 card", "%34%31%31%31%20%31111%201111%201111", "payment_card"),
        Example("to ana%2540mail.example now", "ana%2540mail.example", "email"),
    ),
    misses=("100%20off%20everything", "width: 50%25"),
)
