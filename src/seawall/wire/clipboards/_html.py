"""The words of a copied page, where no plain text stands beside it; and what it says besides one."""

from __future__ import annotations

import codecs
from html.parser import HTMLParser
from urllib.parse import unquote

_UNSEEN = frozenset({"script", "style", "head", "template"})
_APART = frozenset(
    ("address", "article", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
     "pre", "section", "table", "td", "th", "tr", "ul")
)  # fmt: skip


_LOOKS = frozenset(
    ("class", "style", "id", "src", "srcset", "width", "height", "lang", "dir", "face", "color", "size", "rel",
     "target", "colspan", "rowspan")
)  # fmt: skip
_letters_min = 5
"""Shorter texts are nobody's."""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _UNSEEN
        if tag in _APART:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN and self._hidden:
            self._hidden -= 1
        if tag in _APART:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)


def words_of(data: bytes) -> str:
    """What a reader of some HTML sees, one line a block. UTF-8, or UTF-16 where a byte order mark says so."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    reader = _Words()
    reader.feed(data.decode("utf-16" if wide else "utf-8", "replace"))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).splitlines())
    return "\n".join(line for line in lines if line)


class _Said(HTMLParser):
    """Every text, shown or not, and what stands in attributes that are more than looks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: dict[str, None] = {}
        self._code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code = tag in ("script", "style")
        if self._code or tag in ("meta", "link"):
            return
        for name, value in attrs:
            if value and name not in _LOOKS:
                self._add(unquote(value))

    def handle_endtag(self, tag: str) -> None:
        self._code = False

    def handle_data(self, data: str) -> None:
        if not self._code:
            self._add(data)

    def _add(self, said: str) -> None:
        if len(text := " ".join(said.split())) >= _letters_min:
            self.pieces[text] = None


def said_beside(data: bytes, plain: str) -> str:
    """What some HTML says that the plain text beside it does not: hidden texts, addresses of links, a cell's value; one
    a line. As the extension's ``saidBeside``."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    reader = _Said()
    reader.feed(data.decode("utf-16" if wide else "utf-8", "replace"))
    reader.close()
    shown = " ".join(plain.split())
    return "\n".join(text for text in reader.pieces if text not in shown)
