"""What Word, Excel and PowerPoint packages share: their properties, embedded files and pictures.

Structure: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Member, Read, Source, Unread
from seawall.detect.files import _package, _xml
from seawall.model.errors import BadExchange

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp", ".heic")
_PARAGRAPHS = frozenset({"p", "br", "cr", "lastRenderedPageBreak", "tableStyleId"})
"""What ends a line. A slide's table names its style as text right before its first cell."""
_SPACES = frozenset({"tab", "br", "cr"})
_CELLS = frozenset({"tc"})
_ROWS = frozenset({"tr"})


def text_of(data: bytes) -> str:
    """Running text of a WordprocessingML or DrawingML part: paragraphs are lines, table rows are lines of tabs."""
    return _xml.paragraphs(data, _PARAGRAPHS | _ROWS, _SPACES, _CELLS)


def values_of(data: bytes) -> str:
    """Every piece of character data of a part, one a line with the element it stood in: ``creator: Ana Ruiz``."""
    lines: list[str] = []
    names: list[str] = []
    pieces: list[str] = []

    def opened(name: str, _: _xml.Attributes) -> None:
        names.append(name)
        pieces.clear()

    def closed(name: str) -> None:
        text = "".join(pieces).strip()
        if text:
            lines.append(f"{name}: {text}")
        pieces.clear()
        names.pop()

    _xml.parse(data, opened, closed, pieces.append)
    return "\n".join(lines)


def part(source: Source, name: str, place: str, reader: object = text_of) -> Iterator[Read]:
    """One part of the package as text, or why it can't be read."""
    try:
        data = _package.named(source, name)
        if data:
            yield FilePart(place, reader(data))  # type: ignore[operator] # either function above
    except BadExchange as error:
        yield Unread(place, error.message)


def picture(source: Source, name: str) -> Iterator[Read]:
    """A picture of the package: handed on where pictures are read, else reported."""
    short = posixpath.basename(name)
    if source.budget.pictures is None:
        yield Unread(f"!/{short}", "picture: not inspected", "image/*")
        return
    package = _package.opened(source)
    try:
        data = _package.member(package, package.getinfo(name), source.budget)
    except BadExchange as error:
        yield Unread(f"!/{short}", error.message)
    else:
        yield Member(short, data)


def rest(source: Source, folder: str) -> Iterator[Read]:
    """Properties, custom XML, embedded files and pictures of a package whose main folder is ``folder``."""
    for name in sorted(source.package_names):
        low = name.lower()
        if low.startswith("docprops/") and low.endswith(".xml"):
            yield from part(source, name, "properties", values_of)
        elif low.startswith("customxml/item") and "props" not in low and low.endswith(".xml"):
            yield from part(source, name, "custom XML", values_of)
        elif low.startswith(f"{folder}/embeddings/") or low.endswith("vbaproject.bin"):
            package = _package.opened(source)
            try:
                data = _package.member(package, package.getinfo(name), source.budget)
            except BadExchange as error:
                yield Unread(f"!/{name}", error.message)
            else:
                yield Member(posixpath.basename(name), data)
        elif low.endswith(_PICTURES) and low.startswith(f"{folder}/"):
            yield from picture(source, name)
