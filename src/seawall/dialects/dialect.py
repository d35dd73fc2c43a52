"""What a dialect is: one vendor's AI API as bytes in, text parts out, and the changed text back in its place.

A dialect never re-serialises. :meth:`Dialect.decode` finds every string of a body by its bytes, names its place and its
role, and :meth:`Decoded.splice` exchanges only the strings it is told to: whitespace, key order, spellings of numbers,
duplicate keys, signed reasoning and unknown fields leave exactly as they came, so signatures hold and the vendor's
prompt cache keeps hitting. Answers go the same way, whole (:meth:`Dialect.answer`) or as a stream
(:meth:`Dialect.stream`).

What is inspected is decided by a field map (``dialects/field_map.py``) per operation. Whatever the map doesn't know is
inspected as role ``unknown``; whatever can't be read is listed in :attr:`Decoded.unseen`. Nothing is silently skipped.

The gateway's use of it, in one breath::

    match = dialect.route("POST", "/v1/chat/completions")         # None: not ours
    decoded = dialect.decode(match, body)                         # BadExchange, LimitExceeded
    … scan decoded.parts (cache by HMAC of decoded.body[unit.start:unit.end]) and decoded.files …
    out = decoded.splice({3: "Dear [PERSON_1], …"})               # parts by their index
    headers = dialect.auth(upstream_key)
    stream = dialect.stream(match, open_channel, content_type)    # open_channel(Channel) -> Transform
    for chunk in upstream: send(stream.feed(chunk))
    send(stream.finish())                                         # or stream.fail(status, code, message)
    stream.facts.tokens_in, stream.facts.finish, …

Everything here is pure: bytes and values in, bytes and values out. Nothing here shows a value in a ``repr`` or error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from seawall.dialects.batch_file import Batching
from seawall.dialects.body import Decoded, Facts, FilePart, Unit, Unseen
from seawall.dialects.field_map import BodyMap
from seawall.dialects.reading import read_body
from seawall.dialects.routes import Match, Route
from seawall.dialects.stream import AnswerStream, Channel, OpenChannel, StreamMap, Transform, framing
from seawall.model.errors import UsageError

__all__ = [
    "FILE_TEXT",
    "AnswerStream",
    "Channel",
    "Decoded",
    "Dialect",
    "Facts",
    "FilePart",
    "Match",
    "ModelCard",
    "OpenChannel",
    "Operation",
    "Route",
    "Saying",
    "Transform",
    "Unit",
    "Unseen",
    "file_operations",
]


@dataclass(frozen=True, slots=True)
class ModelCard:
    """One model to be listed by the gateway's own ``models`` answer."""

    id: str
    owner: str = ""
    """The upstream's name."""
    created: int = 0
    """Unix seconds, 0 when not known."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A text to be said in a vendor's own answer shape, for ``builtin:echo`` and tests."""

    text: str
    model: str
    id: str
    """Unique part of the answer's ids, letters and digits."""
    created: int
    """Unix seconds."""
    tokens_in: int = 0
    tokens_out: int = 0
    tells_usage: bool = False
    """Whether a stream says what it cost also where a vendor says so only to those who asked."""
    vectors: tuple[tuple[float, ...], ...] = ()
    """For each text that was to be embedded, its vector."""
    packed: bool = False
    """Whether the caller wants vectors as base64 of little-endian 32-bit floats, where the vendor has that form."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing a vendor's API does."""

    name: str
    request: BodyMap | None
    """None: the request has no body to inspect. It lists models then, or, where there is an ``answer``, fetches an
    earlier one by its id."""
    answer: BodyMap | None
    """None: the answer holds nobody's words (sound), and is handed on as it comes."""
    stream: StreamMap | None = None
    """None: this operation has no streamed form."""
    say: Callable[[Saying], Any] | None = None
    """The answer object that says a text; None where an answer holds no text (embeddings)."""
    say_streamed: Callable[[Saying], Sequence[tuple[str, Any]]] | None = None
    """The same as ``(event name or "", object)`` in the order they are streamed; a str object is sent as it is."""
    figure: Callable[[Saying], Any] | None = None
    """The answer object where it holds numbers and no text: vectors, or how many tokens there are."""
    gives: str = ""
    """What its answer is where nobody can look into it (:data:`seawall.model.words.UNREAD_KINDS`)."""
    formed: bool = False
    """Whether its request comes as a form with files, or as JSON all the same (gateway/forms.py)."""
    written: bool = False
    """Whether its answer may be plain text, and no JSON (a recording written down)."""
    recalled: bool = False
    """Whether its answer is fetched again by its id (a batch, a conversation)."""
    does: str = ""
    """What is asked for, where it is about things kept at the vendor rather than one body in and one answer out:
    ``upload``, ``resumable``, ``list``, ``fetch``, ``remove``, ``change``, ``content``, ``create`` or ``batch``, which
    is made of a file (gateway/filing.py)."""
    counted: Callable[[Any], int] | None = None
    """How many requests a batch's body (as JSON) holds; where a file holds them, 1."""
    asks: str = ""
    """Of a batch that is made: what its requests ask for, where the path says so."""
    kept: str = ""
    """The kind of these things: ``file``, ``batch`` or ``cache``."""
    under: str = ""
    """What their ids begin with in answers, and not in paths (``files/``)."""
    paged: Callable[[Sequence[tuple[str, msgspec.Raw]], str], Any] | None = None
    """``(id and object of each, where the next page begins or "")`` to the answer that lists them."""
    framed_as: str = ""
    """The content type of its streams, whatever the vendor calls them."""
    own_address: re.Pattern[bytes] | None = None
    """What names the vendor's own host in an answer where the client is to come back to; its first group stays."""


FILE_TEXT = Operation("text:file", None, None, framed_as="text", gives="other")
"""A file that comes back and is neither requests nor answers. An operation with a colon in its name is none that a path
asks for: it reads what stands in a file."""


def file_operations(
    file: BodyMap, paged: Callable[[Sequence[tuple[str, msgspec.Raw]], str], Any]
) -> dict[str, Operation]:
    """What OpenAI and Anthropic let do with files, by operation's name. ``file`` is what they tell of one."""
    return {
        "upload": Operation("upload", None, file, does="upload", kept="file"),
        "files": Operation("files", None, file, does="list", kept="file", paged=paged),
        "file": Operation("file", None, file, does="fetch", kept="file"),
        "file_removed": Operation("file_removed", None, file, does="remove", kept="file"),
        "file_content": Operation("file_content", None, file, does="content", kept="file"),
        FILE_TEXT.name: FILE_TEXT,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """One vendor's API. Data and small functions; nobody branches on its name."""

    name: str
    """What ``dialect = "…"`` in the settings names; the file's stem."""
    title: str
    source: str
    """Where the field maps come from: documentation addresses and the date they were read."""
    routes: tuple[Route, ...]
    operations: Mapping[str, Operation]
    auth: Callable[[str], tuple[tuple[str, str], ...]]
    """Headers (lower case) that carry the vendor's key upstream."""
    forwarded: frozenset[str]
    """Client headers (lower case) that the vendor needs to see, beside ``content-type`` and ``accept``."""
    defaults: tuple[tuple[str, str], ...] = ()
    """Headers the vendor demands, sent when the client sent none (``anthropic-version``)."""
    answered: frozenset[str] = frozenset()
    """Vendor headers worth handing back to the client (request id, rate limits); a trailing ``*`` is a prefix."""
    other_bases: tuple[str, ...] = ()
    """Where other vendors who speak it have the API, for clients that bring such a path along; in place of
    :attr:`home`. ``{}`` is any one segment."""
    versioned_base: bool = False
    """Whether the base addresses of vendors who speak it name the API's version, whatever it is with them."""
    batching: Batching | None = None
    """How the files of its batches are read; None where it has none."""
    file_named: Callable[[str], str] | None = None
    """The id of the file (or other thing kept at the vendor) that a reference in a request means; empty where it means
    something else, an address. None: nothing is uploaded through here, so that nobody can tell whose a file is."""
    closed: tuple[tuple[str, str], ...] = ()
    """Paths it has that are not passed on: a piece of each, and what to do instead."""
    otherwise: str = ""
    """What else to do where no upstream speaks it."""
    also_under: tuple[str, ...] = ()
    """First segments of paths all of which are :attr:`closed`."""
    failure: Callable[[int, str, str], Any]
    """``(HTTP status, code, message)`` to the vendor's error object."""
    listing: Callable[[Sequence[ModelCard]], Any]
    """The vendor's answer to a request for the models."""

    @property
    def home(self) -> str:
        """The first segment of its paths, without slashes."""
        return self.routes[0].template.split("/", 2)[1]

    def instead(self, path: str) -> str:
        """What to do instead of asking for a path that is not passed on; empty where nothing is known of it."""
        return next((advice for piece, advice in self.closed if piece in path), "")

    def route(self, method: str, path: str) -> Match | None:
        """Which operation a request is; None when this dialect has no such path. ``path`` comes without its query."""
        for route in self.routes:
            match = route.match(method, path)
            if match is not None:
                return match
        return None

    def decode(self, match: Match, body: bytes) -> Decoded:
        """Take a request's body apart.

        Raises:
            BadExchange: not valid JSON in UTF-8, or ambiguous where it decides something (``model`` named twice).
            LimitExceeded: too deep or too many strings.
        """
        body_map = self.operations[match.operation].request or BodyMap()
        return read_body(body, body_map, match.model, match.streams)

    def answer(self, match: Match, body: bytes) -> Decoded:
        """Take a whole (not streamed) answer apart, the vendor's error answers included.

        Raises:
            BadExchange, LimitExceeded: as :meth:`decode`.
        """
        body_map = self.operations[match.operation].answer or BodyMap()
        return read_body(body, body_map, match.model)

    def stream(self, match: Match, open_channel: OpenChannel, content_type: str = "text/event-stream") -> AnswerStream:
        """A transformer for a streamed answer. ``content_type`` is the vendor's: Gemini streams SSE or a JSON array.

        Raises:
            UsageError: the operation has no streamed form.
            BadExchange: the content type is no stream.
        """
        stream_map = self.operations[match.operation].stream
        if stream_map is None:
            raise UsageError(f"{self.title} does not stream {match.operation}")
        return AnswerStream(stream_map, open_channel, framing(content_type))

    def error(self, status: int, code: str, message: str) -> bytes:
        """An error answer's body in the vendor's own shape. ``code`` is ours (``seawall_blocked``), for programs."""
        return msgspec.json.encode(self.failure(status, code, message))

    def models(self, cards: Sequence[ModelCard]) -> bytes:
        """The body that lists models."""
        return msgspec.json.encode(self.listing(cards))

    def say(self, match: Match, saying: Saying, *, stream: bool) -> tuple[str, tuple[bytes, ...]]:
        """``(content type, chunks)`` of an answer that says a text, as the vendor would send it.

        Raises:
            UsageError: the operation's answers hold neither text nor numbers.
        """
        operation = self.operations[match.operation]
        if stream and operation.say_streamed is not None:
            assert operation.stream is not None, "what is said in pieces is a stream"
            events = framing(operation.stream.content_type)
            chunks = tuple(
                events.join([(name, said.encode() if isinstance(said, str) else msgspec.json.encode(said))], b"", -1)
                for name, said in operation.say_streamed(saying)
            )
            return events.content_type, chunks
        shape = operation.say or operation.figure
        if shape is None:
            raise UsageError(f"An answer to {match.operation} of {self.title} holds no text")
        return "application/json", (msgspec.json.encode(shape(saying)),)
