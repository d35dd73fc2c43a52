"""Plain text of any encoding: prose, code, logs, CSV, YAML. The last resort for everything that is not binary."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.documents import Breaks, FilePart, Format, Read, Source, Unread
from seawall.detect.text_encoding import decode

_MEDIA = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".tab": "text/tab-separated-values",
    ".md": "text/markdown",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}

_rails_key = re.compile(r"(?:^|[/\\])(?:master|credentials[/\\]\w{1,24})\.key$")
_key_alone = re.compile(r"\s{0,8}[0-9a-f]{32}\s{0,8}")


def _sniff(_: Source) -> int:
    return 2


def _read(source: Source) -> Iterator[Read]:
    if not source.data:
        return
    decoded = decode(source.data)
    if decoded is None:
        # recognise() asks the binary format first for what it knows; this is a text that turns binary on the way.
        yield Unread("", "neither text nor a kind of file Seawall knows")
        return
    if _rails_key.search(source.name) and _key_alone.fullmatch(decoded.text):
        # Nothing but its name says what such a file holds, so the name is read as its first line.
        head = "master.key\n"
        yield FilePart("", head + decoded.text, media="text/plain", breaks=Breaks(((0, 0), (len(head), 0))))
        return
    yield FilePart("", decoded.text, media=_MEDIA.get(source.suffix, source.media or "text/plain"))


FORMAT = Format(media="text/plain", title="text file", sniff=_sniff, read=_read)
