"""Which field of a body means what. Data: one map an operation and API version, written in a provider's file.

A map is a graph of :class:`Node`. A node says what a value at its place means, whichever JSON type it turns out to
have: what a string is used for, which fields an object may have, what the elements of an array are. Whatever a map
doesn't name is met by ``other``, which is generic inspection as role ``unknown`` unless the node says better. So
forgetting a field in a map costs precision, never coverage; only the uses that *skip* inspection (``WORD``,
``SEALED``, ``FILE``) have to be right, and those look at the value's shape first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

UNKNOWN_ROLE = "unknown"


class Use(IntEnum):
    """What a string (or, where said so, a number) is for."""

    TEXT = 0
    """Content: inspected. A long whole number here is inspected too."""
    WORD = 1
    """An enum value, id or name of a thing: understood when it looks like one, else inspected."""
    QUIET = 2
    """A number that is never content (``max_tokens``, ``created``, an embedding). A string here is inspected."""
    ROLE = 3
    """Whose words the message holds."""
    SEALED = 4
    """Opaque to all but the vendor (a signature): stays as it is, counted apart. Inspected when it looks like text."""
    JSON = 5
    """JSON text inside a string (tool-call arguments): what is in it is inspected string by string."""
    FILE = 6
    """A file as base64 or data URL, or, where a sibling ``type`` says ``text``, as plain text."""
    MEDIA = 7
    """Media type or format of the file beside it."""
    FILE_NAME = 8
    """Name of the file beside it; inspected too."""
    FILE_KIND = 9
    """``type`` of the file beside it."""
    URL = 10
    """An address, or a file as data URL. An address is inspected; what stands behind it can't be."""
    REFERENCE = 11
    """Names a file the vendor already has, which can't be inspected from here."""
    MODEL = 12
    """The model asked for. Twice in one body is refused: parsers differ in which one they take."""
    STREAM = 13
    """Whether a stream is asked for (a boolean). Twice is refused."""
    CONVERSATION = 14
    """An id that ties this request to earlier ones."""
    ANSWER = 19
    """The same, of an answer that this request goes on from."""
    SIGNED = 15
    """Content the vendor signs: inspected, never edited."""
    NOISE = 16
    """Differs in every event of a stream and means nothing to us (``sequence_number``, ``obfuscation``)."""
    DELTA = 17
    """A piece of a growing text: content, never read as JSON of its own."""
    TOKEN = 18
    """A credential the caller gives the vendor for a connector of its own choosing: useless when masked, so it stays as
    it is and is counted as sealed. Inspected when it has not the shape of one."""

    MODEL_OF_ONE = 22
    """The model that one request of a batch asks for; each may ask for another."""
    PICTURE = 20
    """A picture that comes back, as base64: stays as it is, and counts as not seen. Text in its place is inspected."""
    SOUND = 21
    """The same of sound."""


@dataclass(slots=True, eq=False, repr=False)
class Node:
    """What a value at one place means. Built once when its provider's file is imported."""

    use: Use = Use.TEXT
    role: str = ""
    """Whose words; empty takes the enclosing message's role."""
    unit: str = ""
    """This value is a :class:`~seawall.dialects.body.Unit` of this kind."""
    named: bool = False
    """Keys under this node tell what their values are; they go to :attr:`Decoded.keys` as context."""
    tokens: bool = False
    """Numbers in an array here are token ids, which can't be read."""
    source: bool = False
    """An object that may hold a file together with its name and media type."""
    facts: tuple[str, ...] = ()
    """Fields of :class:`~seawall.dialects.body.Facts` a value here is added to (numbers) or set in (words)."""
    items: Node | None = None
    other: Node | None = None
    fields: dict[bytes, tuple[Node, str]] = field(default_factory=dict)
    """Raw key, quotes included, to the node and the path's segment."""

    def add(self, fields: Mapping[str, Node]) -> Node:
        """Name more fields, also ones that lead back here."""
        for name, node in fields.items():
            self.fields[b'"' + name.encode() + b'"'] = (node, "/" + name)
        return self


def anything(role: str = "") -> Node:
    """Inspect every string, key and long number at and under this place."""
    node = Node(role=role, named=True)
    node.items = node.other = node
    return node


UNKNOWN = anything(UNKNOWN_ROLE)
"""What meets a field no map names."""


def record(fields: Mapping[str, Node], *, role: str = "", unit: str = "", use: Use = Use.TEXT) -> Node:
    """An object with known fields. An array here holds such objects; a string here is content."""
    node = Node(use=use, role=role, unit=unit)
    node.items = node
    return node.add(fields)


def source(fields: Mapping[str, Node], *, role: str = "") -> Node:
    """An object that may hold a file with its name and media type."""
    node = record(fields, role=role)
    node.source = True
    return node


def listing(items: Node, *, role: str = "", use: Use = Use.TEXT, unit: str = "") -> Node:
    """An array of one kind of thing, or one such thing as it is, or a string that is content."""
    return Node(use=use, role=role, items=items, fields=items.fields, other=items.other, source=items.source, unit=unit)


def text(role: str = "") -> Node:
    """A string, or an array of strings, that is content."""
    node = Node(role=role)
    node.items = node
    return node


def word(*facts: str) -> Node:
    """A string, or an array of strings, that is structure."""
    node = Node(use=Use.WORD, facts=facts)
    node.items = node
    return node


def number(*facts: str) -> Node:
    """A number that is never content, or an array of such."""
    node = Node(use=Use.QUIET, facts=facts)
    node.items = node
    return node


def words(*names: str) -> dict[str, Node]:
    """Fields that are structure."""
    return {name: word() for name in names}


def numbers(*names: str) -> dict[str, Node]:
    """Fields that are numbers and never content."""
    return {name: number() for name in names}


def use(kind: Use, role: str = "") -> Node:
    """A string for something particular."""
    return Node(use=kind, role=role)


def schema() -> Node:
    """A JSON Schema (structured outputs, tools): names are names, everything a person wrote is inspected."""
    node = record({}, role="schema")
    named = Node(role="schema", other=node)
    plain = Node(use=Use.WORD, role="schema")
    plain.items = plain
    node.items = node
    node.other = anything("schema")
    node.add({"type": plain, "format": plain, "required": plain, "$ref": plain, "$schema": plain})
    node.add({"properties": named, "$defs": named, "definitions": named, "patternProperties": named})
    node.add(dict.fromkeys(("items", "anyOf", "oneOf", "allOf", "additionalProperties", "not", "prefixItems"), node))
    node.add({key: text("schema") for key in ("description", "title", "enum")})
    node.add({key: number() for key in ("minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems")})
    return node


@dataclass(frozen=True, slots=True)
class BodyMap:
    """How to read one kind of body."""

    root: Node = UNKNOWN
    roles: Mapping[str, str] = field(
        default_factory=lambda: {
            "user": "user",
            "assistant": "assistant",
            "model": "assistant",
            "system": "system",
            "developer": "system",
            "tool": "tool",
            "function": "tool",
        }
    )
    """The vendor's role words in ours."""
    model_prefix: str = ""
    """Taken off a model's name in the body (``models/``)."""
    controls: frozenset[bytes] = frozenset(
        b'"' + name + b'"' for name in (b"model", b"stream", b"messages", b"previous_response_id", b"conversation")
    )
    """Top-level keys (lower case, with quotes) that a parser which ignores case could take from another spelling."""
    raw_roles: Mapping[bytes, str] = field(init=False, repr=False, default_factory=dict)
    """``roles`` by their spelling in the body."""
    shapes: list[tuple[Any, ...]] = field(init=False, repr=False, compare=False, default_factory=lambda: [()])
    """What shapes.py remembers of bodies read with this map: one tuple, exchanged as a whole."""

    def __post_init__(self) -> None:
        raw = {b'"' + word.encode() + b'"': role for word, role in self.roles.items()}
        object.__setattr__(self, "raw_roles", raw)


PLAIN_KEY = re.compile(rb'"[A-Za-z_$][A-Za-z_$.-]{0,38}\d{0,3}"')
"""A key that is a name of a field. Others may be data (``{"ana@shop.example": …}``) and are inspected."""
_KEY_STEMS = (
    rb"(?:sk-|[prs]k_(?:live|test)_|gh[oprsu]_|github_pat_|glpat-|xox[a-z]-|A[KS]IA[A-Z0-9]|AIza|ya29\.|eyJ[A-Za-z0-9]|hf_"
    rb"|npm_|pypi-|dop_v1_|SG\.|shp[a-z]{2}_|whsec_|sq0[a-z]{3}-|gsk_|xai-|pplx-|nvapi-|r8_|sw_|swt_)"
)
"""How vendors' secret keys begin. None of their ids does, so that these needn't be looked at."""
WORD_SHAPE = re.compile(
    rb'"(?=[A-Za-z0-9][^"]{0,127}")'
    rb"(?!" + _KEY_STEMS + rb"[\w.+/-]{12})"  # a secret key in an id's place
    rb'(?!\d(?:[-.]?\d){8}")'  # a national number in groups, and nothing else
    rb"(?>(?:[A-Za-z_.:/+-]++"
    rb"|(?!\d{9})\d(?>(?:[-_.:/+]?\d){0,8})(?![-_.:/+]?\d)"  # digits and groups of them, to their end
    rb')*)"|""'
)
"""An enum value or id. No nine digits in a row and no ten in groups, so that no card or phone number hides as one; no
secret key whose vendor shows."""
SEALED_SHAPE = re.compile(rb'"(?!(?:[A-Z]{2})?\d(?>(?:[-/_+]?\d)*)")(?>(?:[A-Za-z0-9+/=_-]|\\/|\\u003[dD]){16,})"|""')
"""Base64 in any spelling; some clients write ``\\/`` and ``\\u003d``. A number in groups is none."""
TOKEN_SHAPE = re.compile(
    rb'"(?:[Bb]earer )?(?![^"]*\d{9})'
    rb'(?!(?:[A-Z]{2})?\d(?>(?:[-/]?\d)*)")(?=[^"]*[A-Za-z])[A-Za-z0-9._~+/=-]{16,4096}+"|""'
)
"""An opaque credential (RFC 6750). No at-sign and no nine digits in a row: no address, card or phone passes as one."""
BASE64_SHAPE = re.compile(
    rb'"(?!(?:[A-Z]{2})?\d(?>(?:[-/_+ ]?\d){8,})")'
    rb'[A-Za-z0-9+/=_-]*+(?>(?:(?:\\[nr/]|\\u003[dD]|[ ])[A-Za-z0-9+/=_-]*+)*)"'
)
"""A file as base64, line breaks and escaped spellings included. A number in groups is none."""
