"""Quoted-printable, as in the source of mails: ``ana=40shop.example``, lines cut by ``=``."""

from __future__ import annotations

from collections.abc import Iterator
from quopri import decodestring

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_NEXT_SETTING = re.compile(r"[A-Za-z_][\w.-]{0,40}[ ]{0,2}[=:]")
_FIELD = re.compile(r"[?&][A-Za-z_][\w.\[\]-]{0,40}$")
_RUN = re.compile(r"(?:=[0-9A-F]{2}|=\r?\n){1,4096}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        plain = decodestring(match.group().encode()).decode("utf-8", "replace")
        if "\ufffd" in plain:
            continue  # no byte of a letter: ``TWILIO_SID=AC…`` is an assignment
        if plain.isalnum() and len(match.group()) == 3:
            continue  # nobody writes a letter so, and only one: ``page=42`` is an assignment too
        if text[match.end() : match.end() + 1].isdigit() and match.group()[-3:] == "=20":
            continue  # ``status=200``
        if _FIELD.search(text, max(0, match.start() - 42), match.start()):
            continue  # ``&payment_date=20%3A12``
        if not plain and _NEXT_SETTING.match(text, match.end()):
            continue  # ``KEY=c2VjcmV0=`` and a setting on the line below
        if plain.isprintable() or plain.isspace():
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="through quoted-printable",
    gate=(r"=(?:40|2[BDE]|3D|5F|0[9AD]|20[^0-9]|[0-9A-F]{2}=)", r"[0-9A-Za-z]=\r?\n"),
    pieces=_pieces,
    hits=(
        Example("write to ana.lima=40mail.example please", "ana.lima=40mail.example", "email"),
        Example("reach ana.lima@ma=\nil.example please", "ana.lima@ma=\nil.example", "email"),
    ),
    misses=("KEY=ana@mail.=\nexample=2", "width=20 height=40", "a=3D b", "id=4111111111111111&page=45"),
)
