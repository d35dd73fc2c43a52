"""The walk over one body: token by token along its field map, collecting texts with their bytes.

This is the hot loop of every request, so it reads flat: one regular expression step covers a whole member, the common
case (known key, content or a common word) is handled in the loop, everything rarer in methods beside it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from seawall.dialects import shapes
from seawall.dialects.body import Decoded, Facts, FilePart, Unit, Unseen
from seawall.dialects.field_map import (
    BASE64_SHAPE,
    PLAIN_KEY,
    SEALED_SHAPE,
    TOKEN_SHAPE,
    UNKNOWN,
    UNKNOWN_ROLE,
    WORD_SHAPE,
    BodyMap,
    Node,
    Use,
    anything,
)
from seawall.dialects.json_spans import (
    CLOSES,
    MEMBER_OPENS,
    MEMBER_SCALAR,
    MEMBER_STRING,
    OPENS,
    TOKEN,
    checked_json,
    string_of,
    text_of,
)
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded
from seawall.model.exchange import Part

_COMMON_WORDS = frozenset(
    b'"%b"' % word
    for word in (
        b"user assistant system developer tool model text function string object array number integer boolean message "
        b"input_text output_text tool_use tool_result function_call function_call_output auto none ephemeral stop"
    ).split()
)
_LONG_INT = re.compile(rb"(?<![\w.+-])-?\d{7,}+(?:\.0+)?(?![\w.+-])")
"""A whole number long enough to be a phone, card or account number; fractions and exponents are measurements."""
_long_int_chars = 7
_numbers_window_bytes = 16 * 1024
_ANYTHING = {role: anything(role) for role in ("", "system", "user", "assistant", "tool", "schema", UNKNOWN_ROLE)}


def read_body(body: bytes, body_map: BodyMap, model: str = "", streams: bool = False) -> Decoded:
    """Take a JSON body apart.

    Raises:
        BadExchange: not one valid JSON document in UTF-8 (a byte-order mark, ``NaN``, trailing bytes), or one that
            parsers would read differently where it matters (``model`` or ``stream`` twice).
        LimitExceeded: nested deeper than ``json_depth_max`` or more than ``json_strings_max`` strings.
    """
    body = checked_json(body)
    if len(body) > _weighed_bytes:
        weigh(body)
    decoded = shapes.known(body, body_map, model, streams=streams)
    if decoded is None:
        reader = Reader(body_map, model)
        reader.walk(body, body_map.root, "", 0, "")
        decoded = reader.decoded(body, streams)
        if reader.holes is not None:
            shapes.learn(decoded, reader.holes, body_map, model, stream=reader.stream)
    return decoded


_WORDS = frozenset(
    (
        Use.WORD,
        Use.ROLE,
        Use.MODEL,
        Use.MODEL_OF_ONE,
        Use.CONVERSATION,
        Use.ANSWER,
        Use.REFERENCE,
        Use.MEDIA,
        Use.FILE_KIND,
        Use.QUIET,
    )
)
_SAYING = frozenset((Use.QUIET, Use.STREAM, Use.NOISE))
"""Uses of a number or literal that :meth:`Reader.scalar` takes note of."""
_TEXT, _WORD, _ROLE, _QUIET, _STREAM, _NOISE = Use.TEXT, Use.WORD, Use.ROLE, Use.QUIET, Use.STREAM, Use.NOISE
_TEXT_HOLE = shapes.TEXT
# Looking a member up on its class costs more than the rest of a comparison.
_DIGIT = re.compile(rb"\d")
_MEMBERS = (MEMBER_STRING, MEMBER_OPENS, MEMBER_SCALAR)
_BRACKET = ord("[")


_weighed_bytes = 256 * 1024
"""Smaller bodies can't hold enough to matter."""


def weigh(body: bytes) -> None:
    """Refuse a body of so many small things that walking it would take seconds.

    Raises:
        LimitExceeded: about ``json_strings_max`` strings, or four times as many brackets.
    """
    most = limits.json_strings_max
    if body.count(b'"') > 4 * most or body.count(b"[") + body.count(b"{") > 4 * most:
        raise LimitExceeded(f"The JSON has far more than {most} strings", advice="Send it in several requests.")


@dataclass(slots=True)
class _OpenUnit:
    node: Node
    path: str
    start: int
    first: int
    files_first: int
    depth: int


@dataclass(slots=True)
class _Source:
    """A file and what stands beside it, until its object ends."""

    start: int
    end: int
    path: str
    role: str


@dataclass(slots=True)
class Reader:
    """What one walk collects. Used once."""

    body_map: BodyMap
    model: str = ""
    more_models: list[str] = field(default_factory=list)
    model_at: tuple[int, int] = (0, 0)
    parts: list[Part] = field(default_factory=list)
    pending: list[tuple[str, str, str]] = field(default_factory=list)
    """Path, text and role ("" until the message's is known) of parts of the message being read."""
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    """Start, end and document (0 is the body, others are JSON texts inside it) of each part."""
    keys: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    files: list[FilePart] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    fixed: set[int] = field(default_factory=set)
    inner: list[tuple[int, int, int, bytes]] = field(default_factory=list)
    """JSON texts held in strings: start and end of the string, its document, the text."""
    noise: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """Stretches that differ in every event of a stream, with the facts they carry."""
    sealed: int = 0
    understood: int = 0
    message_role: str = ""
    stream: bool = False
    streams_seen: int = 0
    conversation_ids: list[str] = field(default_factory=list)
    facts: Facts = field(default_factory=Facts)
    open_unit: _OpenUnit | None = None
    sources: list[_Source] = field(default_factory=list)
    file_words: dict[Use, list[str]] = field(default_factory=dict)
    holes: list[shapes.Hole] | None = field(default_factory=list)
    """What differs between bodies of this shape; None when no shape could tell."""

    def walk(self, body: bytes, root: Node, path: str, document: int, key: str) -> None:
        """Read one valid document. ``key`` is the name it stands under, for context."""
        node = Node(items=root)  # the document is the one element of an array that isn't written
        stack: list[tuple[Node, str, int, str]] = []
        index, since = 0, 0  # in an array: elements so far and where the last one ended; in an object index is -1
        roles = self.body_map.raw_roles
        fields, pending, spans, keys = node.fields, self.pending, self.spans, self.keys
        holes = self.holes if document == 0 and self.holes is not None else []
        for m in TOKEN.finditer(body):
            kind = m.lastindex
            if kind in _MEMBERS:
                name, known = "", fields.get(m[1])
                if known is not None:
                    child, segment = known
                else:
                    child, segment, name = self.unnamed(m, node, path, document, len(stack))
                if kind == MEMBER_STRING:
                    use = child.use
                    start, end = m.span(2)
                    raw = body[start:end]
                    if use is _WORD and raw in _COMMON_WORDS and not child.facts:
                        self.understood += 1
                    elif use is _ROLE and not self.message_role and raw in roles:
                        self.message_role = roles[raw]
                        self.understood += 1
                    elif use is not _TEXT or child.unit or end - start == 2 or (raw[1] in b"{[" and b"\\\\u" in raw):
                        self.string(body, start, end, child, path + segment, document, name)
                    else:
                        pending.append((path + segment, text_of(raw), child.role))
                        spans.append((start, end, document))
                        keys.append(name)
                        holes.append((start, end, _TEXT_HOLE, ()))
                    continue
                if kind == MEMBER_SCALAR:
                    start, end = m.span(4)
                    if child.facts or child.use in _SAYING:
                        self.scalar(body, start, end, child, document)
                    elif end - start >= _long_int_chars:
                        self.numbers(body, start, end, child, path + segment, document, name)
                    continue
                start = m.start(3)
            elif kind == CLOSES:
                if index >= 0 and m.start(6) > since:
                    self.gap(body, since, m.start(6), node, path, document, key)
                if node.source:
                    self.end_source(body, document)
                if self.open_unit is not None and len(stack) == self.open_unit.depth:
                    self.end_unit(m.end())
                node, path, index, key = stack.pop()
                fields = node.fields
                since = m.end()
                continue
            elif kind is None:
                break
            else:  # an element of an array
                start = m.start(kind)
                if start > since:
                    index += self.gap(body, since, start, node, path, document, key)
                since = m.end(kind)
                child, segment, name = node.items or UNKNOWN, f"/{index}" if stack else "", key
                if kind != OPENS:
                    self.string(body, start, since, child, path + segment, document, name)
                    continue
            stack.append((node, path, index, key))
            path += segment
            node, fields, key = child, child.fields, name
            index = 0 if body[start] == _BRACKET else -1
            since = start + 1
            if node.unit or len(stack) > limits.json_depth_max:
                self.begin(node, path, start, len(stack), index)

    def begin(self, node: Node, path: str, start: int, depth: int, index: int) -> None:
        """An object or array begins that is a unit, or one too many inside one another."""
        if depth > limits.json_depth_max:
            raise LimitExceeded(
                f"The JSON is nested deeper than {limits.json_depth_max} levels", advice="Send a flatter document."
            )
        if self.open_unit is None and (index < 0 or not (node.items and node.items.unit)):
            self.begin_unit(node, path, start, depth)

    def begin_unit(self, node: Node, path: str, start: int, depth: int) -> None:
        """From here on texts belong to one unit, until :meth:`end_unit`."""
        self.settle(UNKNOWN_ROLE)
        self.open_unit = _OpenUnit(node, path, start, len(self.parts), len(self.files), depth)
        self.message_role = ""

    def end_unit(self, end: int) -> None:
        """The unit's role is known now, wherever in the object it stood."""
        opened = self.open_unit
        assert opened is not None
        role = self.message_role or opened.node.role or UNKNOWN_ROLE
        self.settle(role)
        self.units.append(
            Unit(
                opened.path,
                opened.node.unit,
                role,
                opened.start,
                end,
                opened.first,
                len(self.parts),
                opened.files_first,
                len(self.files),
            )
        )
        self.open_unit = None
        self.message_role = ""

    def settle(self, role: str) -> None:
        """Texts read since the last unit get the role that the map leaves to the message."""
        if self.pending:
            self.parts.extend([Part(path, text, own or role) for path, text, own in self.pending])
            self.pending.clear()

    def unnamed(self, m: re.Match[bytes], node: Node, path: str, document: int, depth: int) -> tuple[Node, str, str]:
        """A key the map has no entry for as it is spelled: what its value means, path segment, context name."""
        raw = m[1]
        text = text_of(raw)
        if b"\\" in raw:
            known = node.fields.get(string_of(text))
            if known is not None:
                return known[0], known[1], ""
        plain = text.casefold()
        if depth == 1 and document == 0 and plain != text and b'"%b"' % plain.encode() in self.body_map.controls:
            raise BadExchange(
                f"The body has {plain!r} in an unusual spelling",
                advice="Write it in lower case; some parsers would take it, others would not.",
            )
        child = node.other or UNKNOWN
        name = text if child.named else ""
        if PLAIN_KEY.fullmatch(raw):
            return child, "/" + text, name
        if text:
            self.add(path + "/*~key", text, child.role, m.start(1), m.end(1), document, "")
        return child, "/*", name

    def add(self, path: str, text: str, role: str, start: int, end: int, document: int, name: str) -> None:
        """One more part."""
        self.pending.append((path, text, role))
        self.spans.append((start, end, document))
        self.keys.append(name)

    def string(self, body: bytes, start: int, end: int, child: Node, path: str, document: int, name: str) -> None:
        """A string that isn't plainly content: by its use."""
        if child.unit and self.open_unit is None:
            self.begin_unit(child, path, start, -1)
            self.use(body, start, end, child, path, document, name)
            self.end_unit(end)
        else:
            self.use(body, start, end, child, path, document, name)

    def use(self, body: bytes, start: int, end: int, child: Node, path: str, document: int, name: str) -> None:
        """Do with a string what its place asks for; whatever has not the shape its place promises is inspected."""
        use = child.use
        if use is Use.SEALED or use is Use.TOKEN:
            shape = SEALED_SHAPE if use is Use.SEALED else TOKEN_SHAPE
            if shape.fullmatch(body, start, end):
                self.sealed += 1
                return
        elif use is Use.PICTURE or use is Use.SOUND:
            if SEALED_SHAPE.fullmatch(body, start, end):
                self.unseen.append(Unseen(path, "picture" if use is Use.PICTURE else "sound"))
                return
        elif use is _NOISE:
            self.noise.append((start, end, ()))
            self.understood += 1
            return
        elif use in _WORDS:
            if self.word(body, start, end, child, path, document):
                self.understood += 1
                return
        elif use is Use.FILE:
            self.sources.append(_Source(start, end, path, child.role))
            return
        elif use is Use.URL:
            if body[start + 1 : start + 6].lower() == b"data:":
                self.file("data-url", body, start, end, path, child.role)
                return
            if end - start > 2:
                self.unseen.append(Unseen(path, "remote file"))
        elif use is Use.FILE_NAME:
            self.file_words.setdefault(use, []).append(text_of(body[start:end]))
        elif use is Use.SIGNED:
            self.fixed.add(len(self.spans))
        self.text(body, start, end, child, path, document, name)

    def text(self, body: bytes, start: int, end: int, child: Node, path: str, document: int, name: str) -> None:
        """Content: as it reads, or string by string where it is JSON that a reader of plain text would misread."""
        raw = body[start:end]
        if len(raw) == 2:
            return
        text = text_of(raw)
        nested = child.use is Use.JSON or (raw[1] in b"{[" and b"\\\\u" in raw and child.use is _TEXT)
        if not (nested and self.nested(text, start, end, child, path, document, name)):
            self.add(path, text, child.role, start, end, document, name)
            if not nested and child.use is _TEXT:
                self.hole(start, end, _TEXT_HOLE, (), document)

    def hole(self, start: int, end: int, kind: int, facts: tuple[str, ...], document: int) -> None:
        """Note a stretch that differs between bodies of one shape."""
        if self.holes is not None and document == 0:
            self.holes.append((start, end, kind, facts))

    def nested(self, text: str, start: int, end: int, child: Node, path: str, document: int, name: str) -> bool:
        """Walk JSON held in a string; False when it is no JSON object or array, so that it is read as text."""
        inner = text.encode()
        if inner.lstrip()[:1] not in (b"{", b"["):
            return False
        try:
            inner = checked_json(inner)
        except (BadExchange, LimitExceeded):
            return False
        self.inner.append((start, end, document, inner))
        unit, self.open_unit = self.open_unit, None
        self.walk(inner, _ANYTHING.get(child.role, UNKNOWN), path + "!", len(self.inner), name)
        self.open_unit = unit
        return True

    def word(self, body: bytes, start: int, end: int, child: Node, path: str, document: int) -> bool:
        """Take note of a structural string. False when it doesn't look like one and has to be inspected."""
        text = text_of(body[start:end])
        use = child.use
        if use is Use.ROLE:
            role = self.body_map.roles.get(text, UNKNOWN_ROLE)
            self.message_role = role if self.message_role in ("", role) else UNKNOWN_ROLE
            return text in self.body_map.roles
        plain = WORD_SHAPE.fullmatch(body, start, end) is not None
        if use is Use.MODEL:
            self.model_named(text.removeprefix(self.body_map.model_prefix))
            self.model_at = (start, end) if document == 0 else (0, 0)
            self.hole(start, end, shapes.MODEL, (), document)
        elif use is Use.MODEL_OF_ONE:
            self.holes = None
            text = text.removeprefix(self.body_map.model_prefix)
            self.model = self.model or text
            if text not in (self.model, *self.more_models):
                self.more_models.append(text)
        elif use is Use.CONVERSATION or use is Use.ANSWER:
            self.conversation_ids.append(text)
        elif use is Use.REFERENCE:
            self.unseen.append(Unseen(path, "file reference", text))
        elif use in (Use.MEDIA, Use.FILE_KIND):
            self.file_words.setdefault(use, []).append(text)
        for fact in child.facts:
            if fact == "finish":
                self.facts.finish.append(text)
            elif type(getattr(self.facts, fact)) is str:
                setattr(self.facts, fact, text)
        if child.facts:
            self.hole(start, end, shapes.WORD, child.facts, document)
        return plain

    def model_named(self, model: str) -> None:
        """The body names a model; parsers that differ must not be able to choose between two."""
        if self.model and self.model != model:
            raise BadExchange("The request names more than one model", advice="Name the model once.")
        self.model = model

    def scalar(self, body: bytes, start: int, end: int, child: Node, document: int) -> None:
        """A number or literal that says something about the exchange."""
        if child.use is _STREAM:
            wanted = body[start:end] == b"true"
            if self.streams_seen and wanted != self.stream:
                raise BadExchange("The request both asks for a stream and doesn't", advice="Say it once.")
            self.streams_seen += 1
            self.stream = wanted
        elif child.use is _NOISE:
            self.noise.append((start, end, child.facts))
        raw = body[start:end]
        if not raw.isdigit() or len(raw) > 15:
            return
        if child.use is _QUIET and not child.facts:
            self.hole(start, end, shapes.NUMBER, (), document)
        elif child.facts:
            for fact in child.facts:
                counted = getattr(self.facts, fact)
                if type(counted) is int:  # an answer that has a number where its API promises a name tells nothing
                    setattr(self.facts, fact, counted + int(raw))
            self.hole(start, end, shapes.COUNT, child.facts, document)

    def numbers(self, body: bytes, start: int, end: int, child: Node, path: str, document: int, name: str) -> None:
        """Whole numbers long enough to be a phone, card or account number are content too."""
        while start < end:
            # Window by window, each to a comma: one search through megabytes of numbers would stop every other thread.
            comma = body.find(b",", start + _numbers_window_bytes, end)
            until = comma if comma >= 0 else end
            for m in _LONG_INT.finditer(body, start, until):
                digits = m[0].partition(b".")[0].decode()  # a column with gaps is one of floats: 4111111111111111.0
                self.add(path, digits, child.role, m.start(), m.end(), document, name)
            start = until

    def gap(self, body: bytes, since: int, start: int, node: Node, path: str, document: int, name: str) -> int:
        """What stands between two elements of an array: commas (their count is returned), numbers, literals."""
        if node.tokens and _DIGIT.search(body, since, start):
            if not (self.unseen and self.unseen[-1].path == path):
                self.unseen.append(Unseen(path, "token array"))
        elif start - since >= _long_int_chars:
            items = node.items or UNKNOWN
            if items.use is not _QUIET:
                self.numbers(body, since, start, items, path + "/*", document, name)
        return body.count(b",", since, start)

    def file(self, form: str, body: bytes, start: int, end: int, path: str, role: str) -> None:
        """One more file."""
        names = self.file_words.get(Use.FILE_NAME, [""])
        media = self.file_words.get(Use.MEDIA, [""])
        if form == "data-url":
            head = body[start + 6 : start + 200].partition(b",")[0]
            media = [head.partition(b";")[0].decode("ascii", "ignore").lower()]
        own = role or self.message_role or UNKNOWN_ROLE
        self.files.append(FilePart(path, own, media[-1], names[-1], form, body, start, end))

    def end_source(self, body: bytes, document: int) -> None:
        """The object that holds a file has ended, so that its type is known wherever it stood."""
        if self.sources or self.file_words:
            self.holes = None
        kinds = self.file_words.get(Use.FILE_KIND, [])
        for found in self.sources:
            start, end = found.start, found.end
            as_text = "text" in kinds
            if body[start + 1 : start + 6].lower() == b"data:":
                self.file("data-url", body, start, end, found.path, found.role)
            elif BASE64_SHAPE.fullmatch(body, start, end) and not (as_text and len(set(kinds)) == 1):
                self.file("base64", body, start, end, found.path, found.role)
            else:
                as_text = True
            if as_text:
                self.text(body, start, end, Node(role=found.role), found.path, document, "")
        self.sources.clear()
        self.file_words.clear()

    def decoded(self, body: bytes, streams: bool) -> Decoded:
        """Everything collected, as one value."""
        self.end_source(body, 0)
        self.settle(UNKNOWN_ROLE)
        return Decoded(
            body=body,
            parts=tuple(self.parts),
            keys=tuple(self.keys),
            units=tuple(self.units),
            files=tuple(self.files),
            unseen=tuple(self.unseen),
            fixed=frozenset(self.fixed),
            sealed=self.sealed,
            understood=self.understood,
            model=self.model,
            more_models=tuple(self.more_models),
            model_at=self.model_at,
            stream=self.stream or streams,
            conversation_ids=tuple(self.conversation_ids),
            facts=self.facts,
            spans=tuple(self.spans),
            inner=tuple(self.inner),
            noise=tuple(self.noise),
        )
