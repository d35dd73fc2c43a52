"""Excel workbooks of before 2007 (BIFF8, and BIFF5 as far as it is the same): every sheet's cells and comments.

Structure: [MS-XLS] version 2023; sections are named where they matter. Cells are read record by record and never laid
out densely.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from seawall.detect.documents import Format, Read, Source, Unread
from seawall.detect.files import _ole
from seawall.detect.files._cells import Grid
from seawall.detect.files._numbers import date_text, is_date_format, plain_number
from seawall.model.errors import BadExchange

_BOF, _EOF, _CONTINUE, _FILEPASS, _BOUNDSHEET, _SST = 0x0809, 0x000A, 0x003C, 0x002F, 0x0085, 0x00FC
_LABELSST, _LABEL, _RSTRING, _NUMBER, _RK, _MULRK = 0x00FD, 0x0204, 0x00D6, 0x0203, 0x027E, 0x00BD
_FORMULA, _STRING, _FORMAT, _XF, _TXO, _CODEPAGE = 0x0006, 0x0207, 0x041E, 0x00E0, 0x01B6, 0x0042


def _sniff(source: Source) -> int:
    return 95 if _ole.streams(source) & {"Workbook", "Book"} else 0


def _read(source: Source) -> Iterator[Read]:
    compound = _ole.Compound(source.data)
    data = compound.stream("Workbook") or compound.stream("Book")
    if not data:
        raise BadExchange("cut off or damaged: it holds no workbook")
    book = _Book(data)
    for grid in book.grids:
        if part := grid.part():
            yield part
    if book.fault:
        yield Unread("", book.fault, FORMAT.media)


class _Book:
    """Walks the records of the workbook stream."""

    def __init__(self, data: bytes) -> None:
        self.fault = ""
        self.grids: list[Grid] = []
        self._names: list[str] = []
        self._strings: list[str] = []
        self._formats: dict[int, str] = {}
        self._styles: list[int] = []
        self._wide = True
        self._codepage = "cp1252"
        self._row = -1
        self._cells: list[tuple[int, int, str]] = []
        self._formula_at = (0, 0)
        self._notes: list[str] = []
        try:
            self._walk(data)
        except (struct.error, IndexError):
            self.fault = "cut off or damaged: the rest of it can't be read"
            self._finish_sheet()

    def _walk(self, data: bytes) -> None:
        at, depth = 0, 0
        while at + 4 <= len(data):
            kind, length = struct.unpack_from("<HH", data, at)
            body = data[at + 4 : at + 4 + length]
            at += 4 + length
            if kind == _FILEPASS:
                raise BadExchange("encrypted: it asks for a password")
            if kind in (_SST, _TXO):
                pieces = [body]
                while data[at : at + 2] == b"\x3c\x00":
                    size = struct.unpack_from("<H", data, at + 2)[0]
                    pieces.append(data[at + 4 : at + 4 + size])
                    at += 4 + size
                if kind == _SST:
                    self._strings = _shared_strings(pieces)
                elif len(pieces) > 1:
                    self._notes.append(_ole.text_of(pieces[1][1:], wide=bool(pieces[1][:1] == b"\x01")))
            elif kind == _BOF:
                depth += 1
                self._begin(body, depth)
            elif kind == _EOF:
                depth -= 1
                self._finish_sheet()
                if not any(data[at:]):
                    break
            else:
                self._record(kind, body)
        self._finish_sheet()

    def _begin(self, body: bytes, depth: int) -> None:
        version, kind = struct.unpack_from("<HH", body)
        self._wide = version >= 0x0600
        if kind in (0x0010, 0x0040) and depth == 1:
            number = len(self.grids)
            self.grids.append(Grid(self._names[number] if number < len(self._names) else f"sheet {number + 1}"))

    def _record(self, kind: int, body: bytes) -> None:
        if kind == _LABELSST:
            row, column, _, index = struct.unpack_from("<HHHI", body)
            self._cell(row, column, self._strings[index] if index < len(self._strings) else "")
        elif kind in (_LABEL, _RSTRING):
            row, column, _ = struct.unpack_from("<HHH", body)
            self._cell(row, column, self._text(body[6:]))
        elif kind == _NUMBER:
            row, column, style, value = struct.unpack_from("<HHHd", body)
            self._cell(row, column, self._number(value, style))
        elif kind == _RK:
            row, column, style, value = struct.unpack_from("<HHHI", body)
            self._cell(row, column, self._number(_rk(value), style))
        elif kind == _MULRK:
            row, column = struct.unpack_from("<HH", body)
            for number in range((len(body) - 6) // 6):
                style, value = struct.unpack_from("<HI", body, 4 + number * 6)
                self._cell(row, column + number, self._number(_rk(value), style))
        elif kind == _FORMULA:
            row, column, style = struct.unpack_from("<HHH", body)
            self._formula_at = (row, column)
            if body[12:14] != b"\xff\xff":
                self._cell(row, column, self._number(struct.unpack_from("<d", body, 6)[0], style))
        elif kind == _STRING:
            self._cell(*self._formula_at, self._text(body))
        elif kind == _BOUNDSHEET:
            length, flags = body[6], body[7]
            text = body[8:] if self._wide else body[7:]
            self._names.append(_ole.text_of(text[: length * (1 + (flags & 1))], wide=self._wide and bool(flags & 1)))
        elif kind == _FORMAT:
            self._formats[struct.unpack_from("<H", body)[0]] = self._text(body[2:]) if self._wide else ""
        elif kind == _XF:
            self._styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _CODEPAGE:
            page = struct.unpack_from("<H", body)[0]
            self._codepage = f"cp{page}" if page in range(1250, 1259) or page in (874, 932, 936, 949, 950) else "cp1252"

    def _text(self, body: bytes) -> str:
        """An unrich string with a 16-bit count (2.5.294), or the byte string of BIFF5."""
        count = struct.unpack_from("<H", body)[0]
        if not self._wide:
            return _ole.text_of(body[2 : 2 + count], wide=False, codepage=self._codepage)
        wide = bool(body[2] & 1)
        return _ole.text_of(body[3 : 3 + count * (1 + wide)], wide=wide, codepage="latin-1")

    def _number(self, value: float, style: int) -> str:
        code = self._styles[style] if style < len(self._styles) else 0
        text = repr(value)
        return date_text(text) if is_date_format(code, self._formats.get(code, "")) else plain_number(text)

    def _cell(self, row: int, column: int, text: str) -> None:
        if text:
            self._cells.append((row, column, text))

    def _finish_sheet(self) -> None:
        """Hand the cells over in reading order; records may come in any."""
        if not self.grids:
            self._cells.clear()
            return
        grid, at = self.grids[-1], -1
        for row, column, text in sorted(self._cells):
            if row != at and at >= 0:
                grid.end_row(at + 1)
            grid.cell(column, text)
            at = row
        if self._cells:
            grid.end_row(at + 1)
        for note in self._notes:
            grid.cell(0, note)
            grid.end_row(at + 2)
        self._cells, self._notes = [], []


def _rk(value: int) -> float:
    """A number packed into 30 bits (2.5.217)."""
    number: float
    if value & 2:
        number = float(struct.unpack("<i", struct.pack("<I", value))[0] >> 2)
    else:
        number = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", value & 0xFFFFFFFC))[0]
    return number / 100 if value & 1 else number


def _shared_strings(pieces: list[bytes]) -> list[str]:
    """The shared string table (2.4.265), whose strings run on over Continue records.

    Where a string's characters are cut by a record's end, the next record begins with a byte that says anew whether
    they are one or two bytes wide (2.5.293).
    """
    reader = _Run(pieces)
    strings: list[str] = []
    try:
        reader.take(4)
        unique = struct.unpack("<I", reader.take(4))[0]
        for _ in range(unique):
            count, flags = struct.unpack("<HB", reader.take(3))
            runs = struct.unpack("<H", reader.take(2))[0] if flags & 8 else 0
            extra = struct.unpack("<I", reader.take(4))[0] if flags & 4 else 0
            strings.append(reader.characters(count, bool(flags & 1)))
            reader.take(runs * 4 + extra)
    except (struct.error, EOFError):
        pass
    return strings


class _Run:
    """Bytes that go on over several records."""

    def __init__(self, pieces: list[bytes]) -> None:
        self._pieces = pieces
        self._number = 0
        self._at = 0

    def take(self, count: int) -> bytes:
        """The next bytes, over as many records as it takes."""
        taken = b""
        while len(taken) < count:
            piece = self._pieces[self._number] if self._number < len(self._pieces) else None
            if piece is None:
                raise EOFError
            found = piece[self._at : self._at + count - len(taken)]
            taken += found
            self._at += len(found)
            if self._at >= len(piece):
                self._number += 1
                self._at = 0
        return taken

    def characters(self, count: int, wide: bool) -> str:
        """Characters of a string, whose width may change where a record ends."""
        text = ""
        while count > 0:
            if self._number >= len(self._pieces):
                raise EOFError
            piece = self._pieces[self._number]
            size = 2 if wide else 1
            raw = piece[self._at : self._at + count * size]
            text += raw[: len(raw) // size * size].decode("utf-16-le" if wide else "latin-1", "replace")
            count -= max(1, len(raw) // size) if raw else 0
            self._at += len(raw)
            if self._at >= len(piece):
                self._number += 1
                self._at = 0
                if count > 0 and self._number < len(self._pieces):
                    wide = bool(self._pieces[self._number][:1] == b"\x01")
                    self._at = 1
        return text


FORMAT = Format(media="application/vnd.ms-excel", title="Excel workbook of before 2007", sniff=_sniff, read=_read)
