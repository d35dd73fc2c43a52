"""Base64 in either alphabet, base32, base58 and hexadecimal, packed by gzip, zlib, bzip2 or xz too: text wrapped to travel. Base64
also backwards and turned by thirteen letters.

A run is unwrapped only where what comes out is text. Pictures, hashes, keys and programs are not; names in programs and
paths of files are refused by how they look, before anything is unwrapped.
"""

from __future__ import annotations

import base64
import binascii
import codecs
from collections.abc import Callable, Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._alphabets import BASE32, BASE32_HEX, BASE64, eleven_bytes, five_bytes, wide_bytes
from seawall.detect.disguises._checks import from_64, text_behind_deflate, text_in

run_chars_max = 512 * 1024
odd_chars_max = 4096
"""Longer ones are not tried in the odder ways."""
_odd_min = 18
_short = 12
"""Fewer characters hold nothing that could be told from a word."""
_digits_min = 20
"""Fewer digits and nothing else are a number as it stands."""
_ALPHABET = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/_-"
_RUNS_ONLY = bytes(byte if byte in _ALPHABET else 0x20 for byte in range(256))
_TURNED = re.compile(eleven_bytes(codecs.encode(BASE64, "rot13")))
_DEFLATED = (3, 5)
"""How the last block of what is packed begins, with fixed codes or with its own."""
_RUN = re.compile(r"[0-9A-Za-z+/_-]{12,}(?:\r?\n[0-9A-Za-z+/_-]{12,}){0,20000}={0,6}")
_HEX = re.compile(r"(?:0x)?((?:[0-9A-Fa-f]{2})+)")
_LOWER = re.compile(r"(?:0x)?(?:[0-9a-f]{2})+|[a-z2-7]*[2-7][a-z2-7]*={0,6}")
"""Small letters only: hexadecimal, or base32 as some write it. Anything else is a word, a program's name or a path."""
_NAME = re.compile(r"[/_-]{0,2}(?:(?:[A-Z]?[a-z]{2,}+|[A-Z]{3,}+|[0-9]{1,4}+)[/_-]{0,2})+")
"""Words run together as in ``getElementById``, ``the_function_name`` and ``some/path``: what is encoded has too many
single letters among its capitals and digits to look so."""
_B32 = re.compile(r"[A-Z2-7]+={0,6}")
base58_chars_max = 200
_58 = {c: n for n, c in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")}
_DIGIT = re.compile(r"[0-9]")
_B32_HEX = re.compile(r"[0-9A-V]{16,}")


def _pieces(text: str) -> Iterator[Piece]:
    data = text.encode("latin-1", "replace")
    place = done = 0
    for run in data.translate(_RUNS_ONLY).split():
        if len(run) < _short:
            continue
        at = data.find(run, place)
        place = at + len(run)
        if at < done:
            continue
        match = _RUN.match(text, at)
        if match is not None and (piece := _unwrapped(match)) is not None:
            done = piece.end
            yield piece


def _unwrapped(match: re.Match[str]) -> Piece | None:
    run = match.group()
    if len(run) > run_chars_max:
        return None
    for read in _readers(run):
        data = read(run)
        plain = text_in(data)
        if plain is None and read is from_64 and _odd_min <= len(run) <= odd_chars_max and _DIGIT.search(run):
            packed = bool(data) and data[0] & 7 in _DEFLATED
            plain = text_behind_deflate(data) if packed else None
            if plain is None and _TURNED.search(run):
                plain = text_in(from_64(codecs.encode(run, "rot13")))
        if plain is not None:
            return Piece(*match.span(), plain)
    if "=" in match.string[max(0, match.start() - 2) : match.start()] and len(run) <= odd_chars_max:
        plain = text_in(from_64(run.rstrip("=")[::-1]))
        if plain is not None:
            begin = match.start() - (2 if match.string[match.start() - 2 : match.start() - 1] == "=" else 1)
            return Piece(max(0, begin), match.end(), plain)
    return None


def _readers(run: str) -> tuple[Callable[[str], bytes], ...]:
    """What a run can be, going by the characters it has."""
    if run.isdigit():
        return (_from_hex,) if len(run) >= _digits_min else ()
    if run.islower():
        return (_from_hex, _from_32) if _LOWER.fullmatch(run) else ()
    if run.isupper():
        return (_from_hex, _from_32, _from_32_hex)
    return () if _NAME.fullmatch(run) else (_from_hex, from_64, _from_58)


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


def _from_58(run: str) -> bytes:
    """The alphabet without what looks alike."""
    if len(run) > base58_chars_max or not run.isalnum() or not _DIGIT.search(run) or not set(run) <= _58.keys():
        return b""
    number = 0
    for character in run:
        number = number * 58 + _58[character]
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def _from_32_hex(run: str) -> bytes:
    """The alphabet that goes on from the digits (RFC 4648, section 7)."""
    body = run.rstrip("=")
    if not _B32_HEX.fullmatch(body):
        return b""
    try:
        return base64.b32hexdecode(body + "=" * (-len(body) % 8))
    except binascii.Error:
        return b""


_GATE = (
    eleven_bytes(BASE64),
    eleven_bytes(codecs.encode(BASE64, "rot13")),
    eleven_bytes(BASE64, backwards=True),
    rf"(?:{wide_bytes(BASE64)}){{2}}",
    r"[QR][g-v][Ndt9][CG][0-9A-Za-z+/_-]{12}",
    r"\b(?:H4sI|eJ[wxyz]|eN[o-r]|eAE|Qlpo|/Td6WFo)[0-9A-Za-z+/_-]{12}",
    r"(?:[2-7][0-9A-Fa-f]){9}",
    r"\b(?:1[fF]8[bB]08|78(?:9[cC]|01|[dD][aA])|425[aA]68|[fF][dD]377[aA]58)[0-9A-Fa-f]{20}",
    rf"(?:{five_bytes(BASE32)}){{2}}",
    rf"(?:{five_bytes(BASE32.lower())}){{2}}",
    rf"(?:{five_bytes(BASE32_HEX)}){{2}}",
    r"[0-9A-Za-z+/]{8}[0-9+/][0-9A-Za-z+/]{0,9}=",
    r"(?:[0-9a-z]{1,2}[A-Z]{1,2}){3}[0-9A-Za-z]{6}",
    r"(?:[0-9a-z]{1,3}[A-Z]{1,3}){2}[0-9A-Za-z]{0,4}[0-9][0-9A-Za-z]{4}",
)
"""Eleven bytes of ASCII text and more, in every base and turn; Cyrillic and Greek; what the packers begin with; and, for base58
and what is packed without a beginning of its own, capitals and digits among small letters as no name has them."""

DISGUISE = Disguise(
    says="through an encoding",
    gate=_GATE,
    in_runs=True,
    pieces=_pieces,
    hits=(
        Example("token: YW5hLmxpbWFAbWFpbC5leGFtcGxl", "YW5hLmxpbWFAbWFpbC5leGFtcGxl", "email"),
        Example("616e612e6c696d61406d61696c2e6578616d706c65", "616e612e6c696d61406d61696c2e6578616d706c65", "email"),
        Example("MFXGCLTMNFWWCQDNMFUWYLTFPBQW24DMMU======", "MFXGCLTMNFWWCQDNMFUWYLTFPBQW24DMMU======", "email"),
        Example("card NDExMSAxMTExIDExMTEgMTExMQ== thanks", "NDExMSAxMTExIDExMTEgMTExMQ==", "payment_card"),
    ),
    misses=(
        "d41d8cd98f00b204e9800998ecf8427e da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4",
        "the_function_name_is_long_enough_here and/some/path/to/a/file/that/is/long",
        "getElementsByTagNameAndClass HTTPServerErrorHandlerFactory2 MAX_CONNECTIONS_PER_HOST",
    ),
)
