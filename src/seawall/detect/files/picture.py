"""Pictures: the text in them, where something that reads pictures was handed over (``wire/ocr.py``); else reported.

Only kinds whose size stands in a known place go to it, so that a picture of a gigapixel is refused before anything
unpacks it. Sizes: PNG (RFC 2083), JPEG (ITU-T T.81 B.2.2), GIF89a, BMP, WebP (RFC 9649), TIFF 6.0, Netpbm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files._magic import GRAY, NETPBM, kind
from seawall.model import limits

_KINDS = frozenset({"image/png", "image/jpeg", "image/gif", "image/bmp", "image/webp", "image/tiff"})
_parted = re.compile(r"(?<=\w) ?@ ?(?=[\w-]{1,63}\.\w)")
"""An address whose @ was read with a space beside it."""
segments_max = 500
"""Parts of a JPEG looked at for its size."""


def size_of(data: bytes, media: str) -> tuple[int, int] | None:
    """Width and height in pixels; None when they can't be read."""
    if media == GRAY:
        match = NETPBM.match(data)
        return (int(match[1]), int(match[2])) if match is not None else None
    if len(data) < 30:
        return None
    if media == "image/png":
        return _numbers(data, 16, 4, "big") if data[12:16] == b"IHDR" else None
    if media == "image/gif":
        return _numbers(data, 6, 2, "little")
    if media == "image/bmp":
        width, height = _numbers(data, 18, 4, "little")
        return width, abs(height - (1 << 32) if height >> 31 else height)
    if media == "image/webp":
        return _webp(data)
    return _jpeg(data) if media == "image/jpeg" else _tiff(data)


def _numbers(data: bytes, at: int, size: int, order: str) -> tuple[int, int]:
    little = order == "little"
    one, two = data[at : at + size], data[at + size : at + 2 * size]
    return int.from_bytes(one, "little" if little else "big"), int.from_bytes(two, "little" if little else "big")


def _webp(data: bytes) -> tuple[int, int] | None:
    kind = data[12:16]
    if kind == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 ":
        width, height = _numbers(data, 26, 2, "little")
        return width & 0x3FFF, height & 0x3FFF
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    at = 2
    for _ in range(segments_max):
        while data[at : at + 1] == b"\xff" and data[at + 1 : at + 2] == b"\xff":
            at += 1
        if data[at : at + 1] != b"\xff" or at + 9 > len(data):
            return None
        mark = data[at + 1]
        if 0xC0 <= mark <= 0xCF and mark not in (0xC4, 0xC8, 0xCC):
            height, width = _numbers(data, at + 5, 2, "big")
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None


def _tiff(data: bytes) -> tuple[int, int] | None:
    """Of its largest page."""
    order = "little" if data[:2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")

    at, best = number(4, 4), (0, 0)
    for _ in range(limits.pictures_max):
        if not 8 <= at < len(data) - 2:
            break
        count, sizes = number(at, 2), {}
        for entry in range(at + 2, at + 2 + 12 * min(count, 200), 12):
            tag, kind = number(entry, 2), number(entry + 2, 2)
            if tag in (256, 257):
                sizes[tag] = number(entry + 8, 2 if kind == 3 else 4)
        here = sizes.get(256, 0), sizes.get(257, 0)
        best = max(best, here, key=lambda size: size[0] * size[1])
        at = number(at + 2 + 12 * count, 4)
    return best if best[0] and best[1] else None


def _kind(source: Source) -> tuple[str, str]:
    if NETPBM.match(source.head):
        return GRAY, "picture"
    return kind(source)


def _sniff(source: Source) -> int:
    media, _ = _kind(source)
    return 80 if media in _KINDS or media == GRAY else 0


def _read(source: Source) -> Iterator[Read]:
    media, title = _kind(source)
    reader = source.budget.pictures
    if reader is None:
        yield Unread("", f"{title}: not inspected", media)
        return
    size = size_of(source.data, media)
    if size is None or not size[0] or not size[1]:
        yield Unread("", f"{title}: damaged, its size can't be read", media)
        return
    if size[0] * size[1] > limits.picture_pixels_max:
        yield Unread("", f"{title}: more than {limits.picture_pixels_max // 10**6} million pixels", media)
        return
    source.budget.take_picture()
    text = _parted.sub("@", reader.text(source.data))
    source.budget.take_bytes(len(text))
    yield FilePart("text in the picture", text)


FORMAT = Format(media="image/*", title="picture", sniff=_sniff, read=_read)
