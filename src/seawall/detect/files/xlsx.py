"""Excel workbooks: every sheet (hidden ones too), comments, defined names, pivot caches, text boxes, properties.

Structure: ECMA-376 part 1, section 18 (SpreadsheetML). Cells are read as events and never laid out densely: readers
that do so can be made to ask for half a terabyte by a workbook of 5 kB with one cell in its last corner. Dates are
stored as numbers with a format, so a sheet shows them here as ISO 8601 dates when the cell's style is a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files import _office, _package, _xml
from seawall.detect.files._cells import Grid
from seawall.detect.files._numbers import date_text, is_date_format, plain_number
from seawall.model.errors import BadExchange

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_EXTRAS = (
    ("xl/comments", "comments"),
    ("xl/threadedComments/", "comments"),
    ("xl/persons/", "comment authors"),
    ("xl/drawings/", "text boxes"),
    ("xl/charts/", "charts"),
    ("xl/pivotCache/", "pivot cache"),
    ("xl/externalLinks/", "cached external data"),
    ("xl/queryTables/", "queries"),
    ("xl/connections", "connections"),
)
_TELLING = ("v", "displayName", "connection", "command", "ref")
_shared_strings_max = 20_000_000


def _sniff(source: Source) -> int:
    names = source.package_names
    return 95 if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names) else 0


def _read(source: Source) -> Iterator[Read]:
    strings = _shared_strings(_package.named(source, "xl/sharedStrings.xml"))
    dates = _date_styles(_package.named(source, "xl/styles.xml"))
    names, defined = _sheet_names(source)
    for name in sorted(source.package_names, key=_natural):
        if name.startswith(("xl/worksheets/", "xl/chartsheets/", "xl/macrosheets/")) and name.endswith(".xml"):
            grid = Grid(names.get(name, name.rsplit("/", 1)[-1].removesuffix(".xml")))
            fault = ""
            try:
                _sheet(_package.named(source, name), grid, strings, dates)
            except BadExchange as error:
                fault = error.message
            if part := grid.part():
                yield part
            if fault:
                yield Unread(grid.name, fault)
    if defined:
        yield FilePart("defined names", "\n".join(defined))
    for name in sorted(source.package_names):
        place = next((words for prefix, words in _EXTRAS if name.startswith(prefix)), "")
        if place and name.endswith(".xml"):
            yield from _office.part(source, name, place, _texts_and_values)
    yield from _office.rest(source, "xl")


def _natural(name: str) -> tuple[int, str]:
    digits = re.sub(r"\D", "", name)
    return int(digits[:9] or 0), name


def _shared_strings(data: bytes) -> list[str]:
    """The texts cells point at (``xl/sharedStrings.xml``); phonetic guides (``rPh``) are left out."""
    strings: list[str] = []
    pieces: list[str] = []
    silent = [0]

    def opened(name: str, _: _xml.Attributes) -> None:
        if name == "si":
            pieces.clear()
        elif name == "rPh":
            silent[0] += 1

    def closed(name: str) -> None:
        if name == "si":
            if len(strings) >= _shared_strings_max:
                raise BadExchange("holds more texts than Seawall reads from one workbook")
            strings.append("".join(pieces))
        elif name == "rPh":
            silent[0] -= 1

    def characters(text: str) -> None:
        if not silent[0]:
            pieces.append(text)

    if data:
        _xml.parse(data, opened, closed, characters)
    return strings


def _date_styles(data: bytes) -> frozenset[int]:
    """Indexes of the cell styles that show a number as a date (section 18.8.30)."""
    codes: dict[int, str] = {}
    styles: list[int] = []
    inside = [False]

    def opened(name: str, attributes: _xml.Attributes) -> None:
        if name == "numFmt":
            codes[_number(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside[0] = True
        elif name == "xf" and inside[0]:
            styles.append(_number(attributes.get("numFmtId", "")))

    def closed(name: str) -> None:
        if name == "cellXfs":
            inside[0] = False

    if data:
        _xml.parse(data, opened, closed, lambda _: None)
    return frozenset(index for index, number in enumerate(styles) if is_date_format(number, codes.get(number, "")))


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _sheet_names(source: Source) -> tuple[dict[str, str], list[str]]:
    """Sheet file to the name on its tab, and the workbook's defined names."""
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []
    defined: list[str] = []
    now: list[str] = []

    def relation(name: str, attributes: _xml.Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "").lstrip("/")
            targets[attributes.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"

    def opened(name: str, attributes: _xml.Attributes) -> None:
        if name == "sheet":
            sheets.append((_xml.attribute(attributes, "id"), attributes.get("name", "")))
        now[:] = [attributes.get("name", "")] if name == "definedName" else []

    def characters(text: str) -> None:
        if now:
            defined.append(f"{now[0]}: {text}")

    relations, workbook = (_package.named(source, name) for name in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml"))
    if relations:
        _xml.parse(relations, relation, lambda _: None, lambda _: None)
    if workbook:
        _xml.parse(workbook, opened, lambda _: now.clear(), characters)
    return {targets.get(id_, ""): name for id_, name in sheets}, defined


class _Cell:
    """The cell being read."""

    __slots__ = ("column", "kind", "row", "style", "texts")

    def __init__(self) -> None:
        self.row = self.column = 0
        self.kind = ""
        self.style = -1
        self.texts: list[str] = []


def _sheet(data: bytes, grid: Grid, strings: list[str], dates: frozenset[int]) -> None:
    at = _Cell()
    taking = [False]

    def opened(name: str, attributes: _xml.Attributes) -> None:
        if name == "c":
            reference = _REFERENCE.fullmatch(attributes.get("r", ""))
            at.column = _column(reference[1]) if reference else at.column + 1
            at.kind = attributes.get("t", "n")
            at.style = _number(attributes.get("s", ""))
            at.texts = []
        elif name == "row":
            stated = _number(attributes.get("r", ""))
            at.row = stated if stated > 0 else at.row + 1
            at.column = -1
        elif name in ("v", "t", "f"):
            taking[0] = name != "f"

    def closed(name: str) -> None:
        if name in ("v", "t", "f"):
            taking[0] = False
        elif name == "c":
            grid.cell(at.column, _value(at, strings, dates))
        elif name == "row":
            grid.end_row(at.row)
        elif name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
            grid.cell(0, "".join(at.texts))
            grid.end_row(at.row + 1)

    def characters(text: str) -> None:
        if taking[0]:
            at.texts.append(text)

    if data:
        _xml.parse(data, opened, closed, characters)


def _column(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def _value(cell: _Cell, strings: list[str], dates: frozenset[int]) -> str:
    text = "".join(cell.texts)
    if cell.kind == "s":
        index = _number(text.strip())
        return strings[index] if 0 <= index < len(strings) else ""
    if cell.kind == "b":
        return "TRUE" if text.strip() == "1" else "FALSE"
    if cell.kind != "n" or not text:
        return text
    if cell.style in dates:
        return date_text(text)
    return plain_number(text)


def _texts_and_values(data: bytes) -> str:
    """Character data and the ``v``, ``name``, ``displayName`` … attributes where caches and comments keep theirs."""
    lines: list[str] = []
    pieces: list[str] = []

    def flush() -> None:
        if text := "".join(pieces).strip():
            lines.append(text)
        pieces.clear()

    def opened(_: str, attributes: _xml.Attributes) -> None:
        pieces.extend(f" {attributes[key]}" for key in _TELLING if attributes.get(key))

    def closed(name: str) -> None:
        if name in ("p", "r", "comment", "si", "sharedItems", "person", "t", "cell", "dbPr", "s", "n"):
            if name in ("t", "r", "s", "n"):
                pieces.append(" ")
            else:
                flush()

    _xml.parse(data, opened, closed, pieces.append)
    flush()
    return "\n".join(lines)


FORMAT = Format(
    media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    title="Excel workbook",
    sniff=_sniff,
    read=_read,
)
