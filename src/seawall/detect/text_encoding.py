"""Which encoding a text is in. UTF-8 is tried first and is nearly always right; only what is not costs more.

Order: byte order mark; what the container declares; UTF-16 and UTF-32 without a mark (by where the zero bytes lie);
UTF-8; UTF-8 with a few broken bytes; then charset-normalizer on a sample of the lines that are not ASCII. What holds
too many control characters is binary and gets no text at all.
"""

from __future__ import annotations

import codecs
import re

import msgspec

sample_bytes = 64 * 1024
few_high_bytes = 24
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Everything below space but tab, newline, vertical tab, form feed, return, backspace and escape; and DEL.
_CONTROL = re.compile(rb"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_TEXT = re.compile("[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_FOREIGN_RUN = re.compile(rb"[\x80-\xff][@-~]?[\x80-\xff][@-~]?[\x80-\xff]")
"""Three letters that are not ASCII, or such pairs as those of East Asian charsets, one behind the other."""
_NOT_ASCII_LINE = re.compile(rb"[^\n]{0,120}[\x80-\xff][^\n]{0,120}")


class Decoded(msgspec.Struct, frozen=True):
    """Text, and how it was got out of its bytes."""

    text: str
    encoding: str
    """A name Python's codecs know."""
    mark: bytes = b""
    """The byte order mark in front, which is not part of the text."""
    exact: bool = True
    """Whether encoding the text again gives the same bytes; else some were replaced by U+FFFD."""


def decode(data: bytes, declared: str = "") -> Decoded | None:
    """The text in some bytes, or None when they are no text. Never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding, mark)
    if declared and (decoded := _declared(data, declared)):
        return decoded
    sample = data[:sample_bytes]
    if 0 in sample or 0 in data:
        wide = _wide(sample)
        if wide:
            return _forgiving(data, wide)
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)


def _forgiving(data: bytes, encoding: str, mark: bytes = b"") -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding, mark)
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, "replace"), encoding, mark, exact=False)


def _declared(data: bytes, name: str) -> Decoded | None:
    try:
        encoding = codecs.lookup(name.strip().strip("\"'")).name
        text = data.decode(encoding)
    except (LookupError, ValueError):
        return None
    # Some codecs of Python (hex, zip …) turn bytes into bytes and are no charset; a declaration may also lie.
    return Decoded(text, encoding) if isinstance(text, str) and not _looks_wrong(text[:sample_bytes]) else None


def _looks_wrong(text: str) -> bool:
    return len(_CONTROL_TEXT.findall(text)) * 50 > len(text)


def _wide(sample: bytes) -> str:
    """UTF-16 or UTF-32 without a mark: the right reading is printable text with ordinary spaces or digits in it."""
    sample = sample[: len(sample) & ~3] or sample
    zeros = [sample[lane::4].count(0) for lane in range(4)]
    lane = max(1, len(sample) // 4)
    candidates = []
    if zeros[3] == lane and zeros[2] > lane * 0.9:
        candidates.append("utf-32-le")
    if zeros[0] == lane and zeros[1] > lane * 0.9:
        candidates.append("utf-32-be")
    candidates += (
        ["utf-16-le", "utf-16-be"] if zeros[1] + zeros[3] >= zeros[0] + zeros[2] else ["utf-16-be", "utf-16-le"]
    )
    for encoding in candidates:
        unit = 4 if "32" in encoding else 2
        try:
            text = sample[: len(sample) // unit * unit].decode(encoding, "strict" if unit == 4 else "replace")
        except UnicodeDecodeError:
            continue
        if text and not _looks_wrong(text) and _is_prose(text):
            return encoding
    return ""


def _is_prose(text: str) -> bool:
    """Printable, with the spaces, line ends or digits that any real text has as single characters."""
    odd = sum(1 for char in text[:4096] if not (char.isprintable() or char in "\t\r\n\f\v"))
    common = sum(1 for char in text[:4096] if char in " \r\n\t,.:;-0123456789")
    length = min(len(text), 4096)
    return odd * 50 <= length and (common * 40 >= length or text.isascii())


def _eight_bit(data: bytes) -> Decoded:
    good = sum(len(match) for match in _MULTIBYTE.findall(data[: 16 * sample_bytes]))
    high = sum(1 for byte in data[: 16 * sample_bytes] if byte >= 0x80)
    if good * 2 > high:
        # Mostly UTF-8 with a cut or a foreign byte in it, as logs have: guessing another charset would spoil the rest.
        return Decoded(data.decode("utf-8", "replace"), "utf-8", exact=False)
    sample = b"\n".join(_NOT_ASCII_LINE.findall(data)[:400])[: sample_bytes // 4]
    for encoding in (*_guess(sample), "cp1252"):
        try:
            return Decoded(data.decode(encoding), encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return Decoded(data.decode("latin-1"), "latin-1")


def _guess(sample: bytes) -> list[str]:
    """What charset-normalizer makes of the lines that are not ASCII.

    It needs letters to count: a name with one accent in it may be anything to it, and is Western in practice where it
    stands among letters of ASCII rather than in runs. Where few of the letters are not ASCII, only the Latin code pages
    are asked for.
    """
    high = sum(1 for byte in sample if byte >= 0x80)
    if high < few_high_bytes and (high * 5 < len(sample) or not _FOREIGN_RUN.search(sample)):
        return []
    from charset_normalizer import from_bytes

    latin = ["cp1252", "cp1250", "iso8859_2", "mac_roman", "cp1254"] if high * 5 < len(sample) else []
    best = from_bytes(sample, steps=5, chunk_size=2048, cp_isolation=latin).best()
    return [best.encoding] if best else []
