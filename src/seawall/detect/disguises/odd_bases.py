"""Base45, uuencode and UTF-7: less common ways to write bytes as text."""

from __future__ import annotations

import binascii
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import from_64, text_in

_45 = {c: n for n, c in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")}
_RUN_45 = re.compile(
    r"(?<![0-9A-Z])[0-9A-Z$%*+./:-](?:[0-9A-Z$%*+./:-]| (?! )){11,4000}[0-9A-Z$%*+./:-](?![0-9A-Za-z])"
)
_UU = re.compile(
    r"(?:^|(?<=[ \t]))begin [0-7]{3,4} [^\n]{1,80}\r?\n((?:[!-`][ -`]{1,61}\r?\n){1,20000})`?\r?\n?(?:end)?",
    re.MULTILINE,
)
_UTF7 = re.compile(r"\+([A-Za-z0-9+/]{2,400})-")


def _pieces(text: str) -> Iterator[Piece]:
    yield from one_by_one([*_base45(text), *_uu(text), *_utf7(text)])


def _base45(text: str) -> Iterator[Piece]:
    for match in _RUN_45.finditer(text):
        run = match.group()
        if len(run) % 3 == 1 or run.isdigit():
            continue
        data = bytearray()
        for at in range(0, len(run), 3):
            part = [_45[character] for character in run[at : at + 3]]
            value = sum(digit * 45**place for place, digit in enumerate(part))
            if value >= 1 << (8 * (len(part) - 1)):
                break
            data += value.to_bytes(len(part) - 1, "big")
        else:
            plain = text_in(bytes(data))
            if plain is not None and plain.isascii():
                yield Piece(*match.span(), plain)


def _uu(text: str) -> Iterator[Piece]:
    for match in _UU.finditer(text):
        data = bytearray()
        try:
            for line in match.group(1).splitlines():
                data += binascii.a2b_uu(line)
        except binascii.Error:
            continue
        plain = text_in(bytes(data))
        if plain is not None:
            yield Piece(*match.span(), plain)


def _utf7(text: str) -> Iterator[Piece]:
    for match in _UTF7.finditer(text):
        plain = from_64(match.group(1)).decode("utf-16-be", "replace")
        if plain.isascii() and plain.isprintable():
            yield Piece(*match.span(), plain)


_UUENCODED = "begin 644 a\n" + binascii.b2a_uu(b"ana.lima@mail.example").decode() + "`\nend"

DISGUISE = Disguise(
    says="through an uncommon encoding",
    gate=(
        r"\bbegin [0-7]{3}", r"\+A[A-H][0-9A-Za-z+/]{1,8}-", r"[0-9A-Z./:-]{4}[$%*+][0-9A-Z$%*+./: -]{8}",
    ),
    pieces=_pieces,
    hits=(
        Example(f"{_UUENCODED}\n", _UUENCODED, "email"),
        Example("mail ana.lima+AEA-mail.example", "ana.lima+AEA-mail.example", "email"),
    ),
    misses=("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "getElementsByTagName2 HTTP/1.1 ABC-12345 $PATH", "a+b- C+AB-"),
)  # fmt: skip
