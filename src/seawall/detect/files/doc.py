"""Word documents of before 2007: the text of body, footnotes, headers, comments and text boxes.

Structure: [MS-DOC] version 2023, sections 2.5 (File Information Block) and 2.8.35 (the piece table, Clx). All of the
document's texts stand one after another in the pieces, so reading every piece reads every one of them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files import _ole
from seawall.model.errors import BadExchange

_pieces_max = 500_000
# Marks of cells, rows, breaks, fields and anchors (section 2.4.1).
_MARKS = str.maketrans(
    {"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t", "\x1e": "-", "\x13": " ", "\x14": " ", "\x15": " "}
    | dict.fromkeys("\x00\x01\x02\x05\x08\x1f", "")
)


def _sniff(source: Source) -> int:
    return 94 if "WordDocument" in _ole.streams(source) else 0


def _read(source: Source) -> Iterator[Read]:
    compound = _ole.Compound(source.data)
    main = compound.stream("WordDocument")
    if len(main) < 0x1AA or main[:2] not in (b"\xec\xa5", b"\xdc\xa5"):
        raise BadExchange("cut off or damaged: its text can't be found")
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if flags & 0x0100:
        raise BadExchange("encrypted: it asks for a password")
    table = compound.stream("1Table" if flags & 0x0200 else "0Table")
    start, length = struct.unpack_from("<II", main, 0x01A2)
    try:
        text = _pieces(main, table[start : start + length])
    except (struct.error, IndexError):
        raise BadExchange("cut off or damaged: its text can't be found") from None
    yield FilePart("", text.translate(_MARKS))
    if any(entry.name.startswith(("Data", "ObjectPool")) and entry.size > 4096 for entry in compound.entries):
        yield Unread("", "pictures or embedded objects: not inspected", "image/*")


def _pieces(main: bytes, clx: bytes) -> str:
    at = 0
    while clx[at : at + 1] == b"\x01":  # property modifiers come first and say nothing about text
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise BadExchange("damaged: its list of text pieces can't be found")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    plc = clx[at + 5 : at + 5 + size]
    count = min((len(plc) - 4) // 12, _pieces_max)
    positions = struct.unpack_from(f"<{count + 1}I", plc)
    texts: list[str] = []
    left = 2 * len(main)  # pieces may overlap in a hostile file; together they are no longer than the stream is
    for number in range(count):
        length = positions[number + 1] - positions[number]
        offset = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
        packed = bool(offset & 0x40000000)
        offset &= 0x3FFFFFFF
        if not 0 < length <= left:
            continue
        left -= length
        raw = main[offset // 2 : offset // 2 + length] if packed else main[offset : offset + 2 * length]
        texts.append(raw.decode("cp1252" if packed else "utf-16-le", "replace"))
    return "".join(texts)


FORMAT = Format(media="application/msword", title="Word document of before 2007", sniff=_sniff, read=_read)
