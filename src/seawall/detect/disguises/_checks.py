"""What tells that something was disguised and not just written so: check digits that hold, bytes that are text, pieces
that together are a value."""

from __future__ import annotations

import binascii
import zlib
from collections.abc import Iterator, Sequence

from seawall.detect import late_re as re
from seawall.detect.detectors.iban import mod97
from seawall.detect.detectors.payment_card import brand_of, luhn, noughts

plain_bytes_max = 512 * 1024
lzma_bytes_max = 64 * 1024 * 1024
trims_max = 3
"""So many pieces before and after may not belong to a value."""
_EMAIL = re.compile(r"[0-9A-Za-z][0-9A-Za-z._%+-]{0,63}@(?:[0-9A-Za-z-]{1,63}\.){1,6}[A-Za-z]{2,24}")
_HEADS = re.compile(
    r"(?:A(?:KIA|SIA|Iza|BIA)|gh[opsu]_|github_pat_|glpat-|sk-|[srp]k_(?:live|test)_|xox[abpr]-|xapp-|ya29\.|SG\.|npm_|pypi-|hf_|shp(?:at|ca|pa|ss)_"
    r"|dop_v1_|whsec_|sq0|key-|AC[0-9a-f]{6}|eyJ)[0-9A-Za-z._/+=-]{12,}"
)
"""How the keys of vendors begin whose keys people paste most."""
_ORDINARY = {ord("-"): "+", ord("_"): "/", ord("\n"): None, ord("\r"): None}
_CARD_SIZES = {(4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3)}


def is_card(digits: str) -> bool:
    """13 to 19 digits in some brand's range with a right Luhn digit that are not all alike, nor mostly noughts as counters are."""
    return (
        13 <= len(digits) <= 19
        and digits.isascii()
        and digits.isdigit()
        and brand_of(digits) is not None
        and luhn(digits)
        and len(set(digits)) > 1
        and noughts not in digits
    )


def is_iban(text: str) -> bool:
    """Two letters, two digits and 11 to 30 more, with right check digits."""
    if not (15 <= len(text) <= 34 and text.isascii() and text.isalnum() and text[:2].isalpha() and text[2:4].isdigit()):
        return False
    return mod97(text.upper())


def value_in(pieces: Sequence[str]) -> tuple[int, int, str] | None:
    """The value some pieces are together: which of them (first, one past the last) and what it says.

    Only what shows by itself counts: check digits, the form of an address, the beginning of a vendor's key, a country
    code, three, two and four digits. A piece that is an address or a key on its own is no part of another.
    """
    count = len(pieces)
    for first in range(min(trims_max, count - 1)):
        for last in range(count, max(count - trims_max, first + 1), -1):
            plain = _together(pieces[first:last])
            if plain:
                return first, last, plain
    return None


def _together(pieces: Sequence[str]) -> str:
    compact = "".join(pieces)
    if " " in compact:
        compact = compact.replace(" ", "")
        # Of a number in groups each is a piece, whether a sign or a blank stands before it: 4111 <b>1111</b> 1111 1111.
        groups = (
            [piece.split(" ") for piece in pieces] if compact.isdigit() else [[one.replace(" ", "")] for one in pieces]
        )
        pieces = [group for some in groups for group in some if group]
        if len(pieces) < 2:
            return ""
    sizes = tuple(map(len, pieces))
    if compact.isdigit():
        even = len(set(sizes[:-1])) == 1 and sizes[-1] <= sizes[0]
        if is_card(compact) and (even or sizes in _CARD_SIZES):
            return (" " if sizes in _CARD_SIZES else "").join(pieces)
        if sizes == (3, 2, 4):
            return "-".join(pieces)
        return compact if len(compact) == 9 and (even or max(sizes) == 1) else ""
    if "@" in compact:
        whole = any("@" in piece and _EMAIL.fullmatch(piece) for piece in pieces)
        return compact if not whole and _EMAIL.fullmatch(compact) else ""
    if compact[0] == "+" and compact[1:].isdigit() and 8 <= len(compact) <= 16:
        return compact
    if is_iban(compact):
        return compact
    if compact.count("-") == 2 and re.fullmatch(r"\d{3}-\d\d-\d{4}", compact):
        return compact
    key = len(compact) >= 16 and _HEADS.fullmatch(compact) and not any(_HEADS.fullmatch(piece) for piece in pieces)
    return compact if key and any(map(str.isdigit, compact)) else ""


_UNSEEN = dict.fromkeys(map(ord, "\t\n\r\xa0\xad\u200b\u200c\u200d\u200e\u200f\u2009\u202f\u2060\u3000\ufeff"))
"""What people's texts hold besides what is printed: editors of web pages write every second blank as one that does not break."""


def text_in(data: bytes) -> str | None:
    """What bytes say, unpacked where they are packed; None when it is no text."""
    unpacked = _unpacked(data)
    if unpacked is None or len(unpacked) < 6:
        return None
    try:
        plain = unpacked.decode("utf-16-le" if unpacked[1:4:2] == b"\0\0" else "utf-8")
    except UnicodeDecodeError:
        return None
    if plain.isprintable():
        return plain
    return plain if plain.translate(_UNSEEN).isprintable() else None


def _unpacked(data: bytes) -> bytes | None:
    try:
        if data[:2] in (b"\x1f\x8b", b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
            return zlib.decompressobj(47).decompress(data, plain_bytes_max)
        if data[:3] == b"BZh":
            import bz2

            return bz2.BZ2Decompressor().decompress(data, plain_bytes_max)
        if data[:6] == b"\xfd7zXZ\0":
            import lzma

            try:
                return lzma.LZMADecompressor(memlimit=lzma_bytes_max).decompress(data, plain_bytes_max)
            except lzma.LZMAError:
                return None
    except (zlib.error, OSError, EOFError):
        return None
    return data


def from_64(run: str) -> bytes:
    """The bytes of base64 in either alphabet, padded or not; none where it is no base64."""
    compact = run.translate(_ORDINARY)
    body = compact.rstrip("=")
    try:
        return binascii.a2b_base64(body[: len(body) - (len(body) % 4 == 1)] + "=" * (-len(body) % 4 % 3))
    except binascii.Error:
        return b""


def text_behind_deflate(data: bytes) -> str | None:
    """What bytes say that were packed without any header."""
    try:
        return text_in(zlib.decompressobj(-15).decompress(data, plain_bytes_max))
    except zlib.error:
        return None


def reads_well(plain: str) -> bool:
    """Whether characters that came out of numbers can be a value or words: hardly any signs among them."""
    return plain.isprintable() and sum(map(str.isalnum, plain)) * 10 >= 6 * len(plain)


def windows(text: str, sign: re.Pattern[str], reach: int) -> Iterator[tuple[int, int]]:
    """The surroundings of a sign, wherever it stands, as far as they do not touch: expressions that are slow on ordinary
    text need look nowhere else."""
    low = high = -1
    for match in sign.finditer(text):
        if match.start() - reach > high:
            if high > 0:
                yield low, high
            low = max(0, match.start() - reach)
        high = min(len(text), match.end() + reach)
    if high > 0:
        yield low, high
