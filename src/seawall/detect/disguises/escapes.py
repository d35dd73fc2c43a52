"""Escapes of programming languages and style sheets: ``\\u0040``, ``\\x40``, ``\\u{40}``, ``%u0040``, ``U+0040``, ``\\40``,
``\\N{COMMERCIAL AT}``, and the same escaped once more; quotes of JSON written into a string of JSON."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_ONE = (
    r"(?:(?:\\{1,16}|%)u([0-9A-Fa-f]{4})|\\{1,16}[ux]\{([0-9A-Fa-f]{1,6})\}|\\{1,16}x([0-9A-Fa-f]{2})|\\{1,16}U([0-9A-Fa-f]{8})"
    r"|U\+([0-9A-Fa-f]{4,6})[ ,]?(?=[^0-9A-Fa-f]|$)|\\N\{U\+([0-9A-Fa-f]{1,6})\}|\\(0000[0-9A-Fa-f]{2})[ ]?|\\([2-7][0-9A-Fa-f])(?:[ ]|(?=\\))"
    r"|\\N\{([A-Z][A-Z -]{2,60})\}|\\{1,16}\")"
)
_RUN = re.compile(rf"(?:{_ONE}){{1,4096}}")
_EACH = re.compile(_ONE)
_BEGINS = re.compile(r"[\\%U](?=[\\uUxN0-7+\"])")
"""What an escape begins with. Finding it is one look a character; the expression itself tries all its ways at each."""


def _character(match: re.Match[str]) -> str:
    if match.group().endswith('"'):
        return '"'
    name = match.group(9)
    if name:
        try:
            return unicodedata.lookup(name)
        except KeyError:
            return match.group()
    code = int(next(group for group in match.groups() if group), 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\N{REPLACEMENT CHARACTER}"


def _pieces(text: str) -> Iterator[Piece]:
    done = 0
    for begins in _BEGINS.finditer(text):
        match = _RUN.match(text, begins.start()) if begins.start() >= done else None
        if match is not None:
            done = match.end()
            yield Piece(*match.span(), _EACH.sub(_character, match.group()))


_NAMED = "".join(f"\\N{{{unicodedata.name(character)}}}" for character in "4111")

DISGUISE = Disguise(
    says="through character escapes",
    gate=(
        r"[\\%][uUx][0-9A-Fa-f{]",
        r"U\+00[2-7][0-9A-Fa-f][ ,]?U\+00",
        r"\\N\{[A-Z]",
        r"\\(?:0000)?[2-7][0-9A-Fa-f][ ]?\\(?:0000)?[2-7][0-9A-Fa-f]",
        r"[A-Za-z_]\\{1,16}\"[ ]?:",
    ),
    pieces=_pieces,
    hits=(
        Example(r'{"to": "ana.lima\u0040mail.example"}', r"ana.lima\u0040mail.example", "email"),
        Example(r'{"a": "{\"to\": \"ana.lima\\u0040mail.example\"}"}', r"ana.lima\\u0040mail.example", "email"),
        Example(r'{"payload": "{\"first_name\": \"Kwame\", \"last_name\":\"Mensah\"}"}', "Kwame", "person_name"),
        Example(r"card \x34\x31\x31\x31 1111 1111 1111", r"\x34\x31\x31\x31 1111 1111 1111", "payment_card"),
        Example(rf"card {_NAMED} 1111 1111 1111", rf"{_NAMED} 1111 1111 1111", "payment_card"),
    ),
    misses=(r"print('\u2014 done')", r"[\x00-\x7f]"),
)
