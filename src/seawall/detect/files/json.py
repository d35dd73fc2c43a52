"""JSON and JSON lines, as they stand, with the escapes inside strings resolved in place.

Keeping the document's own text keeps keys next to values (``"cvv": "123"`` says what 123 is) and offsets true.
Resolving escapes matters: ``\\u0040`` is an ``@``, and the ``n`` of ``\\n`` is not the first letter of an address.
Works on broken JSON as well, since nothing is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files._escapes import unescape
from seawall.detect.text_encoding import decode

_SUFFIXES = (".json", ".jsonl", ".ndjson", ".geojson", ".ipynb", ".har", ".webmanifest")
_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\})|\[\s*(?:[\[{\"\]0-9-]|true|false|null))")


def _sniff(source: Source) -> int:
    if not _START.match(source.head):
        return 0
    return 60 if source.suffix in _SUFFIXES or "json" in source.media else 12


def _read(source: Source) -> Iterator[Read]:
    decoded = decode(source.data)
    if decoded is None:
        yield Unread("", "named or begun like JSON, but binary", FORMAT.media)
        return
    text, breaks = unescape(decoded.text)
    yield FilePart("", text, media="application/json", breaks=breaks)


FORMAT = Format(media="application/json", title="JSON file", sniff=_sniff, read=_read)
