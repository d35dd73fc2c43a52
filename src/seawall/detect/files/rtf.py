"""Rich Text Format: its text, without fonts, colours and pictures.

Control words: Microsoft Rich Text Format Specification 1.9.1. A small reader: groups nest, a group whose destination
is not text is skipped, ``\\'hh`` is a byte of the document's code page, ``\\uN`` a UTF-16 unit followed by a fallback.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from seawall.detect.documents import FilePart, Format, Read, Source, Unread

_TOKEN = re.compile(rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([^\\{}\r\n]+)")
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "xmlnstbl",
        "filetbl",
        "revtbl",
        "pgdsctbl",
        "mmathPr",
        "wgrffmtfilter",
        "fldinst",
        "blipuid",
    ]
)
_OBJECTS = {"pict": "picture: not inspected", "objdata": "embedded object: not inspected"}
_BREAKS = {
    "par": "\n",
    "line": "\n",
    "sect": "\n",
    "page": "\n",
    "row": "\n",
    "tab": "\t",
    "cell": "\t",
    "nestcell": "\t",
    "nestrow": "\n",
    "emdash": "\u2014",
    "endash": "\u2013",
    "lquote": "\u2018",
    "rquote": "\u2019",
    "ldblquote": "\u201c",
    "rdblquote": "\u201d",
    "bullet": "\u2022",
}
depth_max = 2000


class _Group:
    """What a group inherits from the one around it."""

    __slots__ = ("fallback", "skip")

    def __init__(self, skip: bool, fallback: int) -> None:
        self.skip = skip
        self.fallback = fallback


class _Reader:
    """Walks the tokens and keeps the text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.bytes = bytearray()
        self.codepage = "cp1252"
        self.groups = [_Group(False, 1)]
        self.drop = 0
        self.objects: list[str] = []
        self.starred = False

    def flush(self) -> None:
        """Turn bytes gathered so far into text; double-byte code pages need their bytes together."""
        if self.bytes:
            try:
                self.pieces.append(self.bytes.decode(self.codepage, "replace"))
            except LookupError:
                self.pieces.append(self.bytes.decode("cp1252", "replace"))
            self.bytes.clear()

    def word(self, name: str, number: int | None) -> None:
        """A control word."""
        group = self.groups[-1]
        if name in _OBJECTS:
            self.objects.append(_OBJECTS[name])
            group.skip = True
        elif name in _SKIPPED or self.starred:
            group.skip = True
        elif name == "ansicpg" and number:
            self.codepage = f"cp{number}"
        elif name == "uc":
            group.fallback = max(0, min(number or 0, 8))
        elif name == "u" and number is not None and not group.skip:
            self.flush()
            self.pieces.append(chr(number & 0xFFFF))
            self.drop = group.fallback
        elif name in _BREAKS and not group.skip:
            self.flush()
            self.pieces.append(_BREAKS[name])
        self.starred = False

    def text(self, data: bytes) -> None:
        """Literal bytes, of which the fallback of a ``\\u`` before is dropped."""
        if self.drop:
            cut = min(self.drop, len(data))
            data, self.drop = data[cut:], self.drop - cut
        if not self.groups[-1].skip:
            self.bytes += data

    def brace(self, brace: bytes) -> None:
        """A group opens or closes."""
        self.flush()
        self.drop = 0
        self.starred = False
        if brace == b"{":
            self.groups.append(_Group(self.groups[-1].skip, self.groups[-1].fallback))
        elif len(self.groups) > 1:
            self.groups.pop()


def _sniff(source: Source) -> int:
    return 90 if source.head.lstrip()[:5] == b"{\\rtf" else 0


def _read(source: Source) -> Iterator[Read]:
    reader = _Reader()
    for match in _TOKEN.finditer(source.data):
        word, number, code, symbol, brace, literal = match.groups()
        if word:
            if word == b"bin":
                yield Unread("", "binary data inside: the rest was not read", FORMAT.media)
                break
            reader.word(word.decode("ascii"), int(number) if number else None)
        elif code:
            reader.text(bytes([int(code, 16)]))
        elif symbol:
            if symbol == b"*":
                reader.starred = True
            elif symbol in b"\\{}":
                reader.text(symbol)
            else:
                reader.text({b"~": b" ", b"_": b"-", b"-": b""}.get(symbol, b"\n" if symbol in b"\r\n" else b""))
        elif brace:
            reader.brace(brace)
            if len(reader.groups) > depth_max:
                yield Unread("", "nested deeper than Seawall reads", FORMAT.media)
                break
        else:
            reader.text(literal)
    reader.flush()
    text = "".join(reader.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    yield FilePart("", text)
    for reason in dict.fromkeys(reader.objects):
        yield Unread("", f"{reason} ({reader.objects.count(reason)})", FORMAT.media)


FORMAT = Format(media="application/rtf", title="RTF document", sniff=_sniff, read=_read)
