"""Base64 in either alphabet, base32, hexadecimal and base85, packed by gzip or zlib too: text wrapped to travel.

A run is unwrapped only where what comes out is text. Pictures, hashes, keys and programs are not.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Iterator

from seawall.detect.disguise import Disguise, Example, Piece

run_chars_max = 512 * 1024
plain_bytes_max = 512 * 1024
_short = 12
"""Fewer characters hold nothing that could be told from a word."""
_RUN = re.compile(r"<~[!-uz\s]{10,200000}~>|[0-9A-Za-z+/_-]{12,}(?:\r?\n[0-9A-Za-z+/_-]{12,}){0,20000}={0,6}")
_SPACED_HEX = re.compile(r"\b[0-9A-Fa-f]{2}(?:(?:[ :,-]|\\?0x|, ?0x)[0-9A-Fa-f]{2}){7,20000}\b")
_HEX = re.compile(r"(?:0x)?((?:[0-9A-Fa-f]{2})+)")
_LOWER = re.compile(r"(?:0x)?(?:[0-9a-f]{2})+|[a-z2-7]*[2-7][a-z2-7]*={0,6}")
"""Small letters only: hexadecimal, or base32 as some write it. Anything else is a word, a program's name or a path."""
_B32 = re.compile(r"[A-Z2-7]+={0,6}")
_B85 = re.compile(r"(?<![^\s\"'])[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{20,4000}(?![^\s\"'])")
_NOT_HEX = re.compile(r"[^0-9A-Fa-f]|0x")


def _pieces(text: str) -> Iterator[Piece]:
    found = [piece for match in _RUN.finditer(text) if (piece := _unwrapped(match)) is not None]
    found += [
        Piece(*match.span(), plain)
        for match in _SPACED_HEX.finditer(text)
        if (plain := _text(_from_hex(_NOT_HEX.sub("", match.group())))) is not None
    ]
    found += [
        Piece(*match.span(), plain)
        for match in _B85.finditer(text)
        if _mixed(match.group()) and (plain := _text(_from_85(match.group()))) is not None
    ]
    found.sort(key=lambda piece: (piece.start, -piece.end))
    done = 0
    for piece in found:
        if piece.start >= done:
            done = piece.end
            yield piece


def _mixed(run: str) -> bool:
    return not (run.isalnum() or run.islower() or run.isupper() or len(run) % 5 == 1)


def _unwrapped(match: re.Match[str]) -> Piece | None:
    run = match.group()
    if len(run) > run_chars_max or (run.islower() and not _LOWER.fullmatch(run)):
        return None
    for read in (_from_ascii_85,) if run.startswith("<~") else (_from_hex, _from_32, _from_64):
        plain = _text(read(run))
        if plain is not None:
            return Piece(*match.span(), plain)
    return None


def _from_ascii_85(run: str) -> bytes:
    try:
        return base64.a85decode(run, adobe=True)
    except ValueError:
        return b""


def _from_85(run: str) -> bytes:
    try:
        return base64.b85decode(run)
    except ValueError:
        return b""


def _from_hex(run: str) -> bytes:
    whole = _HEX.fullmatch(run)
    return bytes.fromhex(whole.group(1)) if whole else b""


def _from_32(run: str) -> bytes:
    run = run.upper() if run.islower() else run
    if not _B32.fullmatch(run):
        return b""
    try:
        return base64.b32decode(run.rstrip("=") + "=" * (-len(run.rstrip("=")) % 8))
    except binascii.Error:
        return b""


def _from_64(run: str) -> bytes:
    compact = run.translate(_ORDINARY)
    body = compact.rstrip("=")
    try:
        return binascii.a2b_base64(body[: len(body) - (len(body) % 4 == 1)] + "=" * (-len(body) % 4 % 3))
    except binascii.Error:
        return b""


_ORDINARY = {ord("-"): "+", ord("_"): "/", ord("\n"): None, ord("\r"): None}


def _text(data: bytes) -> str | None:
    """What bytes say, unpacked where they are packed; None when it is no text."""
    if data[:2] in (b"\x1f\x8b", b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
        try:
            data = zlib.decompressobj(47).decompress(data, plain_bytes_max)
        except zlib.error:
            return None
    if len(data) < 6:
        return None
    try:
        plain = data.decode("utf-16-le" if data[1:4:2] == b"\0\0" else "utf-8")
    except UnicodeDecodeError:
        return None
    seen = sum(map(plain.count, "\n\r\t")) if not plain.isprintable() else 0
    if seen and not plain.translate({9: None, 10: None, 13: None}).isprintable():
        return None
    return plain if plain.isprintable() or seen else None


_ANA = "ana.lima@mail.example"

DISGUISE = Disguise(
    says="through an encoding",
    gate=(
        r"(?:\b|[^0-9A-Za-z+/_-])[0-9A-Za-z+/_-]{16}",
        r"\b[0-9A-Fa-f]{2}[ :,-][0-9A-Fa-f]{2}[ :,-][0-9A-Fa-f]{2}[ :,-][0-9A-Fa-f]{2}[ :,-]",
        r"(?:0x|<~)[!-~]{8}",
        r"[0-9A-Za-z!#$%&()*+;<=>?@^_`{|}~-]{20}",
    ),
    pieces=_pieces,
    hits=(
        Example("token: YW5hLmxpbWFAbWFpbC5leGFtcGxl", "YW5hLmxpbWFAbWFpbC5leGFtcGxl", "email"),
        Example("61 6e 61 2e 6c 69 6d 61 40 6d 61 69 6c 2e 65 78 61 6d 70 6c 65",
                "61 6e 61 2e 6c 69 6d 61 40 6d 61 69 6c 2e 65 78 61 6d 70 6c 65", "email"),
        Example("616e612e6c696d61406d61696c2e6578616d706c65", "616e612e6c696d61406d61696c2e6578616d706c65", "email"),
        Example("MFXGCLTMNFWWCQDNMFUWYLTFPBQW24DMMU======", "MFXGCLTMNFWWCQDNMFUWYLTFPBQW24DMMU======", "email"),
        Example("card NDExMSAxMTExIDExMTEgMTExMQ== thanks", "NDExMSAxMTExIDExMTEgMTExMQ==", "payment_card"),
    ),
    misses=(
        "d41d8cd98f00b204e9800998ecf8427e da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
        "the_function_name_is_long_enough_here and/some/path/to/a/file/that/is/long",
    ),
)  # fmt: skip
