"""XML as events, for the office formats: no tree is built, so memory stays flat whatever the document holds.

Expat never fetches anything. A document that declares entities is refused at the declaration, before any can be
expanded: office programs write none, and the "billion laughs" is made of them.
"""

from __future__ import annotations

from collections.abc import Callable

from seawall.model.errors import BadExchange

Attributes = dict[str, str]


def local(name: str) -> str:
    """A name without its namespace prefix."""
    return name[name.find(":") + 1 :]


def attribute(attributes: Attributes, name: str) -> str:
    """An attribute whatever prefix it was written with, or nothing."""
    found = attributes.get(name)
    if found is not None:
        return found
    return next((value for key, value in attributes.items() if local(key) == name), "")


def _refuse(*_: object) -> None:
    raise BadExchange("declares XML entities, which are not expanded")


def parse(
    data: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    characters: Callable[[str], None],
) -> None:
    """Read a document; the callbacks get names without prefixes.

    Raises:
        BadExchange: when it declares entities or is not well formed.
    """
    from xml.parsers import expat

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = lambda name, attributes: start(local(name), attributes)
    parser.EndElementHandler = lambda name: end(local(name))
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadExchange(f"holds XML that breaks off or is malformed at line {error.lineno}") from None


def paragraphs(data: bytes, breaks: frozenset[str], tabs: frozenset[str], cells: frozenset[str]) -> str:
    """The running text of a document.

    Elements named in ``breaks`` end a line, those in ``cells`` end a table cell (a tab), those in ``tabs`` are white
    space themselves; every other boundary between elements joins what stands around it, as a word processor shows
    it: a card number cut into three runs is one number.
    """
    pieces: list[str] = []

    def opened(name: str, attributes: Attributes) -> None:
        if name in tabs:
            count = attribute(attributes, "c")
            pieces.append(
                "\n" if name in ("br", "cr", "line-break") else " " * min(int(count), 64) if count.isdigit() else "\t"
            )

    def closed(name: str) -> None:
        if name in cells:
            while pieces and pieces[-1] == "\n":
                pieces.pop()
            pieces.append("\t")
        elif name in breaks:
            pieces.append("\n")

    parse(data, opened, closed, pieces.append)
    return "".join(pieces)
