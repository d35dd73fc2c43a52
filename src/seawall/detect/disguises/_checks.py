"""What tells that something was disguised and not just written so: check digits that hold, bytes that are text."""

from __future__ import annotations

import zlib

from seawall.detect.detectors.iban import mod97
from seawall.detect.detectors.payment_card import brand_of, luhn

plain_bytes_max = 512 * 1024


def is_card(digits: str) -> bool:
    """13 to 19 digits in some brand's range with a right Luhn digit that are not all alike."""
    return (
        13 <= len(digits) <= 19
        and digits.isascii()
        and digits.isdigit()
        and brand_of(digits) is not None
        and luhn(digits)
        and len(set(digits)) > 1
    )


def is_iban(text: str) -> bool:
    """Two letters, two digits and 11 to 30 more, with right check digits."""
    if not (15 <= len(text) <= 34 and text.isascii() and text.isalnum() and text[:2].isalpha() and text[2:4].isdigit()):
        return False
    return mod97(text.upper())


def text_in(data: bytes) -> str | None:
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
    if plain.isprintable():
        return plain
    return plain if plain.translate({9: None, 10: None, 13: None}).isprintable() else None
