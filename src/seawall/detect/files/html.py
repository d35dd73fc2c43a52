"""HTML: the text as a browser lays it out, then what a reader does not see (attributes, comments, scripts, head).

Values cut by inline tags (``4111<b>1111</b>``) are joined, table rows are lines of tab-separated cells. Parsed by
libxml2's HTML parser as events, so no tree is built; it fetches nothing and knows no entity declarations.
"""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.documents import FilePart, Format, Read, Source, Unread
from seawall.detect.files._escapes import unescape
from seawall.detect.text_encoding import decode

_SUFFIXES = (".html", ".htm", ".xhtml", ".mht.html")
_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,400}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?"
    rb"<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_HIDDEN = frozenset({"script", "style", "noscript", "template"})
# Attributes that hold addresses of files, looks and behaviour rather than data about someone.
_DULL = frozenset(
    {
        "class",
        "style",
        "id",
        "rel",
        "type",
        "lang",
        "dir",
        "width",
        "height",
        "xmlns",
        "role",
        "target",
        "charset",
        "align",
        "valign",
        "border",
        "cellpadding",
        "cellspacing",
        "bgcolor",
        "color",
        "colspan",
        "rowspan",
        "http-equiv",
    }
)


class _Layout:
    """A parser target (lxml's interface) that lays text out in lines and cells."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.unseen: list[str] = []
        self._hidden = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens."""
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in ("td", "th"):
            self.seen.append("\t")
        elif tag not in _INLINE:
            self.seen.append("\n")
        for name, value in attributes.items():
            if value and name not in _DULL and not name.startswith("on"):
                self.unseen.append(f"{name}: {value}\n")

    def end(self, tag: str) -> None:
        """A tag closes."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
            self.unseen.append("\n")
        elif tag not in _INLINE and tag not in ("td", "th", "br"):
            self.seen.append("\n")

    def data(self, text: str) -> None:
        """Text."""
        (self.unseen if self._hidden else self.seen).append(text)

    def comment(self, text: str) -> None:
        """A comment, of which old mails and pages hold whole conversations."""
        self.unseen.append(f"{text}\n")

    def close(self) -> None:
        """The document ends."""


_BLANK = re.compile(r"[ \r\f\v]*\n[\s]*\n[ \r\f\v]*")
_INDENT = re.compile(r"\n[\s]*\n|[ ]*\n[ \t]*(?=\n)")


def layout(text: str) -> tuple[str, str]:
    """What a reader sees of a page, and what stands in it unseen."""
    from lxml import etree

    target = _Layout()
    parser = etree.HTMLParser(target=target, encoding="utf-8", no_network=True, remove_pis=True, huge_tree=True)
    data = text.encode("utf-8", "replace").replace(b"\x00", b" ")
    try:
        for at in range(0, len(data), 1 << 16):
            parser.feed(data[at : at + (1 << 16)])
        parser.close()
    except etree.XMLSyntaxError:
        # An empty page or one libxml2 gives up on; what it told us so far counts, the caller adds the raw text.
        target.unseen.append(text)
    return _BLANK.sub("\n", "".join(target.seen)).strip("\n"), unescape("".join(target.unseen))[0]


def _sniff(source: Source) -> int:
    if _START.match(source.head):
        return 55
    if source.media == "text/html" or (source.suffix in _SUFFIXES and b"<" in source.head):
        return 20
    return 0


def _read(source: Source) -> Iterator[Read]:
    declared = _CHARSET.search(source.head)
    decoded = decode(source.data, declared[1].decode("ascii") if declared else "")
    if decoded is None:
        yield Unread("", "begun like HTML, but binary", FORMAT.media)
        return
    seen, unseen = layout(decoded.text)
    yield FilePart("", seen, media="text/html")
    yield FilePart("hidden text", unseen, media="text/html")


FORMAT = Format(media="text/html", title="HTML page", sniff=_sniff, read=_read)
