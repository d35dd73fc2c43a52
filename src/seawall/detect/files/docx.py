"""Word documents: body, headers, footers, notes, comments, properties, embedded files.

Structure: ECMA-376 part 1, section 11 (WordprocessingML). Deleted text of tracked changes (``w:delText``) is in the
file and so is read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import Format, Read, Source
from seawall.detect.files import _office

_PARTS = re.compile(
    r"word/(document|header|footer|footnotes|endnotes|comments|glossary/document)\d*\.xml", re.IGNORECASE
)


def _sniff(source: Source) -> int:
    return 95 if source.package and any(name.startswith("word/") for name in source.package_names) else 0


def _read(source: Source) -> Iterator[Read]:
    names = [name for name in sorted(source.package_names) if _PARTS.fullmatch(name)]
    names.sort(key=lambda name: name != "word/document.xml")
    for name in names:
        place = "" if name == "word/document.xml" else name.removeprefix("word/").removesuffix(".xml")
        yield from _office.part(source, name, place)
    yield from _office.rest(source, "word")


FORMAT = Format(
    media="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    title="Word document",
    sniff=_sniff,
    read=_read,
)
