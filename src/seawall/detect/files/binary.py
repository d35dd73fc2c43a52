"""What is no text: pictures, sound, programs, databases. Named by magic number and reported, never silently clean.

Of databases and other binaries that are mostly made of text, the readable strings are inspected all the same; the
report that the file as a whole was not read stands beside it."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files import _strings
from seawall.detect.files._magic import kind
from seawall.detect.text_encoding import decode

_WORTH_STRINGS = frozenset(
    {
        "application/vnd.apache.parquet",
        "application/x-orc",
        "application/avro",
        "application/vnd.apache.arrow.file",
        "application/x-msaccess",
        "application/vnd.ms-outlook-pst",
        "application/postscript",
        "application/x-pgdump",
    }
)


def _sniff(source: Source) -> int:
    if kind(source)[0]:
        return 75
    if not source.data:
        return 0
    return 10 if decode(source.data[:65536]) is None else 1


def _read(source: Source) -> Iterator[Read]:
    media, title = kind(source)
    text = ""
    if media in _WORTH_STRINGS or not media:
        text = _strings.strings(source.data)
        if not media and len(text) * 10 < len(source.data) * 3:
            text = ""
    if text:
        yield FilePart("strings", text)
    reason = f"{title}: not inspected" if title else "a kind of file Seawall does not know: not inspected"
    if text:
        reason = reason.replace("not inspected", "only its readable strings were inspected")
    yield Unread("", reason, media or "application/octet-stream")


FORMAT = Format(media="application/octet-stream", title="binary file", sniff=_sniff, read=_read)
