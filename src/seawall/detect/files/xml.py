"""XML and SVG as it stands, with entities and CDATA resolved in place. Nothing is parsed, so nothing can be fetched
or expanded, and a broken document is read as far as it goes. Element and attribute names stay next to their values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files._escapes import resolve
from seawall.detect.text_encoding import decode

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_ROOT = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\x00)?\?(?:\x00)?x(?:\x00)?m(?:\x00)?l")
_SUFFIXES = (".xml", ".svg", ".xsd", ".xsl", ".rss", ".atom", ".kml", ".gpx", ".plist", ".resx", ".csproj", ".xliff")


def _sniff(source: Source) -> int:
    if _ROOT.match(source.head):
        return 50
    return 15 if source.suffix in _SUFFIXES and source.head.lstrip()[:1] == b"<" else 0


def _read(source: Source) -> Iterator[Read]:
    declared = _DECLARED.search(source.head)
    decoded = decode(source.data, declared[1].decode("ascii") if declared else "")
    if decoded is None:
        yield Unread("", "begun like XML, but binary", FORMAT.media)
        return
    text, breaks = resolve(decoded.text)
    yield FilePart("", text, media="application/xml", breaks=breaks)
    if "<!ENTITY" in text:
        yield Unread("", "declares XML entities, which were not expanded", FORMAT.media)


FORMAT = Format(media="application/xml", title="XML file", sniff=_sniff, read=_read)
