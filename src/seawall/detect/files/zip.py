"""ZIP archives (and what is one inside: JAR, EPUB, APK). Each member is read in turn."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect.documents import Format, Member, Read, Source, Unread
from seawall.detect.files import _package
from seawall.model.errors import BadExchange, LimitExceeded


def _sniff(source: Source) -> int:
    return 40 if source.head[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08") else 0


def _read(source: Source) -> Iterator[Read]:
    package = _package.opened(source)
    for info in package.infolist():
        if info.is_dir():
            continue
        try:
            data = _package.member(package, info, source.budget)
        except BadExchange as error:
            yield Unread(f"!/{info.filename}", error.message)
        except LimitExceeded as error:
            yield Unread(f"!/{info.filename}", error.message)
            if source.budget.bytes_left < 0:
                return
        else:
            yield Member(info.filename, data)


FORMAT = Format(media="application/zip", title="ZIP archive", sniff=_sniff, read=_read, archive=True)
