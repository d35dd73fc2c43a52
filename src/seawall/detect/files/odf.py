"""OpenDocument texts, sheets and presentations (LibreOffice): body, headers, footers, notes, properties.

Structure: OASIS OpenDocument 1.3 part 3. Repeated cells and rows are written once: a sheet may claim a thousand
million of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files import _office, _package, _xml
from seawall.detect.files._cells import Grid
from seawall.model.errors import BadExchange

_PARAGRAPHS = frozenset({"p", "h", "table-row", "line-break"})
_SPACES = frozenset({"s", "tab", "line-break"})
_CELLS = frozenset({"table-cell"})


def _sniff(source: Source) -> int:
    if source.head[:4] != b"PK\x03\x04":
        return 0
    return (
        95
        if b"mimetypeapplication/vnd.oasis.opendocument." in source.head
        or ("content.xml" in source.package_names and "META-INF/manifest.xml" in source.package_names)
        else 0
    )


def _read(source: Source) -> Iterator[Read]:
    if b"manifest:encryption-data" in _package.named(source, "META-INF/manifest.xml"):
        yield Unread("", "encrypted", FORMAT.media)
        return
    content = _package.named(source, "content.xml")
    if b"office:spreadsheet" in content[:200_000] or b"opendocument.spreadsheet" in source.head[:120]:
        yield from _sheets(content)
    else:
        yield FilePart("", _xml.paragraphs(content, _PARAGRAPHS, _SPACES, _CELLS))
    for name, place, reader in (
        ("styles.xml", "headers and footers", _running),
        ("meta.xml", "properties", _office.values_of),
    ):
        yield from _office.part(source, name, place, reader)
    for name in sorted(source.package_names):
        if name.startswith("Pictures/") and not name.endswith("/"):
            yield from _pictures(source, name)


def _pictures(source: Source, name: str) -> Iterator[Read]:
    if source.budget.pictures is None:
        yield Unread(f"!/{name}", "picture: not inspected", "image/*")
    else:
        yield from _office.picture(source, name)


def _running(data: bytes) -> str:
    return _xml.paragraphs(data, _PARAGRAPHS, _SPACES, _CELLS)


class _Tables:
    """Turns the events of a spreadsheet's content into grids."""

    def __init__(self) -> None:
        self.done: list[Grid] = []
        self.grid = Grid("sheet")
        self.row = 0
        self.row_step = 1
        self.column = 0
        self.column_step = 1
        self.pieces: list[str] = []
        self.value = ""
        self.other: list[str] = []
        self.inside = False

    def opened(self, name: str, attributes: _xml.Attributes) -> None:
        """An element begins."""
        if name == "table":
            self.grid = Grid(_xml.attribute(attributes, "name") or f"sheet {len(self.done) + 1}")
            self.done.append(self.grid)
            self.row = 0
        elif name == "table-row":
            self.row_step = _count(_xml.attribute(attributes, "number-rows-repeated"))
            self.row += 1
            self.column = 0
        elif name in ("table-cell", "covered-table-cell"):
            self.column_step = _count(_xml.attribute(attributes, "number-columns-repeated"))
            self.pieces = []
            self.value = next(
                (value for key in ("date-value", "value") if (value := _xml.attribute(attributes, key))), ""
            )
            self.inside = True

    def closed(self, name: str) -> None:
        """An element ends."""
        if name in ("p", "h") and self.inside:
            self.pieces.append("\n")
        elif name in ("table-cell", "covered-table-cell"):
            self.inside = False
            # The shown text may be rounded or ####; the stored value is what leaves with the file.
            shown = "".join(self.pieces).strip()
            text = shown if not self.value or self.value in shown else f"{self.value} {shown}".strip()
            self.grid.cell(self.column, text)
            self.column += self.column_step
        elif name == "table-row":
            self.grid.end_row(self.row)
            self.row += self.row_step - 1

    def characters(self, text: str) -> None:
        """Text between elements."""
        (self.pieces if self.inside else self.other).append(text)


def _sheets(content: bytes) -> Iterator[Read]:
    tables = _Tables()
    fault = ""
    try:
        _xml.parse(content, tables.opened, tables.closed, tables.characters)
    except BadExchange as error:
        fault = error.message
    for grid in tables.done:
        if part := grid.part():
            yield part
    yield FilePart("other text", "\n".join(tables.other))
    if fault:
        yield Unread("", fault, FORMAT.media)


def _count(text: str) -> int:
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


FORMAT = Format(
    media="application/vnd.oasis.opendocument",
    title="OpenDocument file",
    sniff=_sniff,
    read=_read,
)
