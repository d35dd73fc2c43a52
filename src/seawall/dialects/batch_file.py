"""A batch's file: JSON lines, each a request of its own, read as one body.

Before the lines stands what was sent beside the file (its name, other fields of the form) as a line of JSON of ours, so
that one walk, one verdict and one set of stand-ins hold for everything of an upload. A line is read with the field map
of the endpoint that it asks for, and nothing of it is written anew: only strings are exchanged, as in any other body.

Parsers differ in which of two equal keys they take. A line with such keys is refused wherever in it they stand, because
one of them could name the endpoint or the model.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from seawall.dialects.body import Decoded, Facts, FilePart, Unit, Unseen
from seawall.dialects.field_map import BodyMap, Node, record, text
from seawall.dialects.json_spans import checked_json
from seawall.dialects.reading import read_body
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded
from seawall.model.exchange import Part

piece_bytes = 128 * 1024
"""How much of a batch file is read in one go, so that others get their turns between."""
_LINES = "Send JSON lines in UTF-8, one request a line."
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_LEAD = BodyMap(
    record(
        {"file_name": text("user"), "fields": Node(named=True, other=Node(role="unknown", named=True))}, role="unknown"
    )
)


@dataclass(frozen=True, slots=True)
class Batching:
    """How a dialect's batch files are read."""

    kinds: Mapping[str, BodyMap]
    """For each operation that lines may ask for, the map of a whole line."""
    kind_of: Callable[[Mapping[str, Any]], str]
    """Which of these a line asks for. Raises BadExchange where it is none."""
    kind_at: Callable[[str], str]
    """Which of these the endpoint of a whole batch is; empty where it is none."""
    made: Callable[[Mapping[str, Any]], Sequence[str]]
    """What is told of a batch to the ids of the files that came of it."""
    tells: bool = False
    """Whether a file's own lines tell that it is for a batch, and not what it was sent for."""


def line_map(body: BodyMap, root: Node, *names: str) -> BodyMap:
    """The map of a line in which a body of this map stands, with the line's own fields whose spelling matters."""
    controls = frozenset(b'"' + name.encode() + b'"' for name in names)
    return BodyMap(root, roles=body.roles, model_prefix=body.model_prefix, controls=controls)


def counted_in(*names: str) -> Callable[[Any], int]:
    """How many elements the array has that stands under these names of a body, in snake case too; 1 where none does."""

    def count(body: Any) -> int:
        for name in names:
            snake = re.sub("[A-Z]", lambda m: "_" + m[0].lower(), name)
            body = body.get(name, body.get(snake)) if isinstance(body, dict) else None
        return max(1, len(body)) if isinstance(body, list) else 1

    return count


def lead_of(file_name: str, fields: Mapping[str, str]) -> bytes:
    """The line before the content: what was sent beside the file."""
    return msgspec.json.encode({"file_name": file_name, "fields": dict(fields)})


def first_kind(content: bytes, batching: Batching) -> str:
    """What the first line of a batch file asks for.

    Raises:
        BadExchange: there is none, or it is no request.
    """
    for number, start, end in _lines(content):
        return _checked(content[start:end], number, batching)
    raise BadExchange("The batch file has no line", advice=_LINES)


def requests_of(content: bytes) -> int:
    """How many lines of a batch file, which has been read, hold a request."""
    return sum(not line.isspace() and line != b"" for line in content.split(b"\n"))


def pieces(content: bytes) -> Iterator[tuple[bytes, int]]:
    """A batch file in pieces of whole lines, each with the number of the line before it: what is read in one go."""
    at = number = 0
    while at < len(content):
        end = content.find(b"\n", at + piece_bytes)
        end = len(content) if end < 0 else end + 1
        piece = content[at:end]
        yield piece, number
        number += piece.count(b"\n")
        at = end


def read_lead(lead: bytes) -> Decoded:
    """What was sent beside a file."""
    return read_body(lead, _LEAD)


def read_lines(piece: bytes, number: int, kind: str, batching: Batching) -> Decoded:
    """A piece of a batch file whose lines ask for ``kind``, behind so many lines.

    Raises:
        BadExchange: a line is no JSON, no request, asks for what is not passed on, or for something else.
        LimitExceeded: more strings than one body may have.
    """
    if _SURROGATE.search(piece):
        piece = b"\n".join([checked_json(line) if line.strip() else line for line in piece.split(b"\n")])
    collected = Collected(piece)
    for nth, start, end in _lines(piece, number):
        line = piece[start:end]
        if _checked(line, nth, batching) != kind:
            raise BadExchange(
                f"Line {nth} of the batch file asks for another endpoint than the first",
                advice="Send a batch for each endpoint.",
            )
        try:
            decoded = read_body(line, batching.kinds[kind])
        except BadExchange as error:
            raise BadExchange(f"Line {nth} of the batch file: {error}", advice=_LINES) from None
        collected.add(decoded, start, f"/line {nth}")
    return collected.decoded()


def together(lead: Decoded, read: Sequence[Decoded]) -> Decoded:
    """A whole file with what was sent beside it. The first line of :attr:`Decoded.body` is the lead.

    Raises:
        LimitExceeded: more strings than one body may have.
    """
    collected = Collected(b"".join([lead.body, b"\n", *(one.body for one in read)]))
    collected.add(lead, 0, "")
    at = len(lead.body) + 1
    for one in read:
        collected.add(one, at, "")
        at += len(one.body)
    return collected.decoded()


def read_upload(lead: bytes, content: bytes, media_type: str, name: str) -> Decoded:
    """Any other file with what was sent beside it. The first line of :attr:`Decoded.body` is ``lead``."""
    body = lead + b"\n" + content
    collected = Collected(body)
    collected.add(read_body(lead, _LEAD), 0, "")
    if content:
        collected.files.append(FilePart("/file", "user", media_type, name, "raw", body, len(lead) + 1, len(body)))
    return collected.decoded()


def _lines(body: bytes, number: int = 0) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each line with something in it, behind so many lines."""
    at = 0
    while at < len(body):
        end = body.find(b"\n", at)
        end = len(body) if end < 0 else end
        number += 1
        if not body[at:end].isspace() and end > at:
            yield number, at, end
        at = end + 1


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("twins")
    return found


def _checked(line: bytes, number: int, batching: Batching) -> str:
    """The kind of a line.

    Raises:
        BadExchange: it is no request that can be passed on.
    """
    try:
        asked = json.loads(line, object_pairs_hook=_no_twins)
    except (ValueError, RecursionError):
        raise BadExchange(
            f"Line {number} of the batch file is not a JSON object in UTF-8 whose keys are all different", advice=_LINES
        ) from None
    if not isinstance(asked, dict):
        raise BadExchange(f"Line {number} of the batch file is not a JSON object", advice=_LINES)
    try:
        kind = batching.kind_of(asked)
    except BadExchange as error:
        raise BadExchange(f"Line {number} of the batch file {error.message}", advice=error.advice) from None
    spelled = batching.kinds[kind].controls
    for value in (asked, *asked.values()):
        for key in value if isinstance(value, dict) else ():
            plain = key.casefold()
            odd = plain != key and (b'"%b"' % plain.encode() in spelled or plain in ("model", "stream"))
            if odd:
                raise BadExchange(
                    f"Line {number} of the batch file has {plain!r} in an unusual spelling",
                    advice="Write it in lower case; some parsers would take it, others would not.",
                )
    return kind


class Collected:
    """Several documents of one body, taken apart one after the other."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._parts: list[Part] = []
        self._keys: list[str] = []
        self._spans: list[tuple[int, int, int]] = []
        self._inner: list[tuple[int, int, int, bytes]] = []
        self._units: list[Unit] = []
        self._unseen: list[Unseen] = []
        self._fixed: set[int] = set()
        self._ids: dict[str, None] = {}
        self._models: dict[str, None] = {}
        self._sealed = self._understood = 0
        self._apart: list[int] = []
        self.files: list[FilePart] = []

    def add(self, one: Decoded, offset: int, path: str) -> None:
        """One more document, which begins at an offset of the body."""
        parts, inner, files = len(self._parts), len(self._inner), len(self.files)
        if parts + len(one.parts) > limits.json_strings_max:
            raise LimitExceeded(
                f"The batch file has more than {limits.json_strings_max} strings", advice="Split it into several."
            )

        def within(document: int) -> int:
            return document + inner if document else 0

        self._apart += [parts, *(parts + number for number in one.apart)]
        self._parts += (
            [Part(path + part.path, part.text, part.role, part.media) for part in one.parts] if path else one.parts
        )
        self._keys += one.keys
        for start, end, document in one.spans:
            shift = 0 if document else offset
            self._spans.append((start + shift, end + shift, within(document)))
        for start, end, parent, held in one.inner:
            shift = 0 if parent else offset
            self._inner.append((start + shift, end + shift, within(parent), held))
        self._units += [
            msgspec.structs.replace(
                unit,
                path=path + unit.path,
                start=unit.start + offset,
                end=unit.end + offset,
                first=unit.first + parts,
                last=unit.last + parts,
                files_first=unit.files_first + files,
                files_last=unit.files_last + files,
            )
            for unit in one.units
        ]
        self.files += [
            msgspec.structs.replace(
                file, path=path + file.path, body=self._body, start=file.start + offset, end=file.end + offset
            )
            if file.body is one.body
            else msgspec.structs.replace(file, path=path + file.path)
            for file in one.files
        ]
        self._unseen += [msgspec.structs.replace(unseen, path=path + unseen.path) for unseen in one.unseen]
        self._fixed |= {number + parts for number in one.fixed}
        self._ids |= dict.fromkeys(one.conversation_ids)
        self._models |= dict.fromkeys(name for name in (one.model, *one.more_models) if name)
        self._sealed += one.sealed
        self._understood += one.understood

    def decoded(self) -> Decoded:
        """All of them as one."""
        models = list(self._models)
        return Decoded(
            body=self._body,
            parts=tuple(self._parts),
            keys=tuple(self._keys),
            units=tuple(self._units),
            files=tuple(self.files),
            unseen=tuple(self._unseen),
            fixed=frozenset(self._fixed),
            sealed=self._sealed,
            understood=self._understood,
            model=models[0] if models else "",
            more_models=tuple(models[1:]),
            stream=False,
            conversation_ids=tuple(self._ids),
            facts=Facts(),
            spans=tuple(self._spans),
            inner=tuple(self._inner),
            apart=frozenset(self._apart),
        )
