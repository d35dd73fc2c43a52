"""Compound files of other kinds than the ones read: encrypted Office files, old PowerPoint, installers.

Named and reported; the readable strings of those that are not encrypted are inspected all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files import _ole, _strings


def _sniff(source: Source) -> int:
    return 70 if source.head.startswith(_ole.MAGIC) else 0


def _read(source: Source) -> Iterator[Read]:
    names = {entry.name for entry in _ole.Compound(source.data).entries}
    if "EncryptedPackage" in names:
        yield Unread("", "encrypted: it asks for a password", FORMAT.media)
        return
    kind = "PowerPoint file of before 2007" if "PowerPoint Document" in names else "compound file of an unknown kind"
    yield FilePart("strings", _strings.strings(source.data))
    yield Unread("", f"{kind}: only its readable strings were inspected", FORMAT.media)


FORMAT = Format(media="application/x-ole-storage", title="compound file", sniff=_sniff, read=_read)
