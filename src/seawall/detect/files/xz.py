"""xz: one packed file, read in turn."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import Format, Member, Read, Source, Unread
from seawall.detect.files import _stream

_NAMES = {".txz": ".tar", ".xz": ""}

_memory_bytes_max = 256 * 1024 * 1024


def _sniff(source: Source) -> int:
    return 90 if source.head.startswith(b"\xfd7zXZ\x00") else 0


def _read(source: Source) -> Iterator[Read]:
    import lzma

    # one kB of it may hold ten MB; a file may ask for a dictionary of four GB, and is refused
    data, fault = _stream.unpack(source, lambda: lzma.LZMADecompressor(memlimit=_memory_bytes_max), 1024)
    yield Member(_stream.inner_name(source.name, _NAMES), data)
    if fault:
        yield Unread("", fault, FORMAT.media)


FORMAT = Format(media="application/x-xz", title="xz file", sniff=_sniff, read=_read, archive=True)
