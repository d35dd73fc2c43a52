"""gzip: one packed file, read in turn."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import Format, Member, Read, Source, Unread
from seawall.detect.files import _stream

_NAMES = {".tgz": ".tar", ".gz": ""}


def _sniff(source: Source) -> int:
    return 90 if source.head.startswith(b"\x1f\x8b\x08") else 0


def _read(source: Source) -> Iterator[Read]:
    import zlib

    # 16 kB of it hold 16 MB at most; 31 asks for the gzip form
    data, fault = _stream.unpack(source, lambda: zlib.decompressobj(31), 16 * 1024)
    yield Member(_stream.inner_name(source.name, _NAMES), data)
    if fault:
        yield Unread("", fault, FORMAT.media)


FORMAT = Format(media="application/gzip", title="gzip file", sniff=_sniff, read=_read, archive=True)
