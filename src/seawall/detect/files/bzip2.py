"""bzip2: one packed file, read in turn."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import Format, Member, Read, Source, Unread
from seawall.detect.files import _stream

_NAMES = {".tbz2": ".tar", ".tbz": ".tar", ".bz2": ""}


def _sniff(source: Source) -> int:
    return (
        80
        if source.head.startswith(
            (b"BZh91AY", b"BZh81AY", b"BZh71AY", b"BZh61AY", b"BZh51AY", b"BZh41AY", b"BZh31AY", b"BZh21AY", b"BZh11AY")
        )
        else 0
    )


def _read(source: Source) -> Iterator[Read]:
    import bz2

    # one kB of it may hold twenty MB
    data, fault = _stream.unpack(source, bz2.BZ2Decompressor, 1024)
    yield Member(_stream.inner_name(source.name, _NAMES), data)
    if fault:
        yield Unread("", fault, FORMAT.media)


FORMAT = Format(media="application/x-bzip2", title="bzip2 file", sniff=_sniff, read=_read, archive=True)
