"""TAR archives. Each regular member is read in turn; links and devices have no content of their own."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from seawall.detect.documents import Format, Member, Read, Source, Unread
from seawall.model import limits

if TYPE_CHECKING:
    import tarfile


def _sniff(source: Source) -> int:
    if source.head[257:262] == b"ustar":
        return 85
    # A tar of before POSIX has no magic; its checksum field is a number that adds up.
    return 20 if source.suffix == ".tar" and _checksum_holds(source.head[:512]) else 0


def _checksum_holds(header: bytes) -> bool:
    try:
        stated = int(header[148:156].strip(b"\x00 ") or b"-1", 8)
    except ValueError:
        return False
    return len(header) == 512 and stated == sum(header) - sum(header[148:156]) + 8 * 32


def _read(source: Source) -> Iterator[Read]:
    import tarfile

    try:
        with tarfile.open(fileobj=io.BytesIO(source.data), mode="r:") as archive:
            for info in archive:
                yield from _member(archive, info, source)
    except (tarfile.TarError, EOFError, OSError, ValueError):
        yield Unread("", "cut off or damaged: the rest of it can't be read", FORMAT.media)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source) -> Iterator[Read]:
    if not info.isreg():
        return
    if info.offset_data + info.size > len(source.data):
        yield Unread(f"!/{info.name}", "cut off: the archive is shorter than this member")
        return
    stream = archive.extractfile(info)
    data = stream.read(limits.file_bytes_max) if stream else b""
    source.budget.take_bytes(len(data))
    yield Member(info.name, data)


FORMAT = Format(media="application/x-tar", title="TAR archive", sniff=_sniff, read=_read, archive=True)
