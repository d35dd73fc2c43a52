"""Escapes of programming languages: ``\\u0040``, ``\\x40``, ``\\u{40}``, and the same escaped once more."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_ONE = r"\\{1,4}(?:u([0-9A-Fa-f]{4})|u\{([0-9A-Fa-f]{1,6})\}|x([0-9A-Fa-f]{2})|U([0-9A-Fa-f]{8}))"
_RUN = re.compile(rf"(?:{_ONE}){{1,4096}}")
_EACH = re.compile(_ONE)


def _character(match: re.Match[str]) -> str:
    code = int(next(group for group in match.groups() if group), 16)
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\N{REPLACEMENT CHARACTER}"


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        yield Piece(*match.span(), _EACH.sub(_character, match.group()))


DISGUISE = Disguise(
    says="through character escapes",
    gate=(r"\\[uUx][0-9A-Fa-f{]",),
    pieces=_pieces,
    hits=(
        Example(r'{"to": "ana.lima\u0040mail.example"}', r"ana.lima\u0040mail.example", "email"),
        Example(r'{"a": "{\"to\": \"ana.lima\\u0040mail.example\"}"}', r"ana.lima\\u0040mail.example", "email"),
        Example(r"card \x34\x31\x31\x31 1111 1111 1111", r"\x34\x31\x31\x31 1111 1111 1111", "payment_card"),
    ),
    misses=(r"print('\u2014 done')", r"[\x00-\x7f]"),
)
