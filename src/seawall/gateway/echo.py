"""``builtin:echo``: an upstream that answers with what the model would have been sent.

It shows two things to somebody who has no account anywhere: what left (the stand-ins, spelled with dots so that they
are not taken for pseudonyms and stay visible), and the round trip (the same text once more, in which the gateway puts
the real values back as it does in every answer).

Where numbers are asked for, it counts a word as a token, and makes vectors by hashing words, so that texts with the
same words are near each other. Neither says anything about what a model would make of the text.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import AsyncIterator, Mapping, Sequence

import msgspec

from seawall.detect.pseudonyms import pseudonym_spans
from seawall.dialects.dialect import Decoded, Dialect, Match, ModelCard, Saying
from seawall.gateway.probes import SHOW_ALL
from seawall.model.errors import UsageError
from seawall.model.ports import Clock, UpstreamRequest

MODEL = "echo"
FIRST = "This is the built-in echo."
ALL = f"{FIRST} Everything that left:\n\n"
dimensions = 256
"""Of a vector, unless the caller asks for another number."""
dimensions_max = 4096
_FOURS = re.compile(r".{1,4}")
_WORD = re.compile(r"\w+")


class EchoReply:
    """An answer that is here already."""

    def __init__(self, content_type: str, pieces: Sequence[bytes], status: int = 200) -> None:
        self.status = status
        self.headers: Sequence[tuple[str, str]] = (("content-type", content_type),)
        self._pieces = pieces

    async def chunks(self) -> AsyncIterator[bytes]:
        """The pieces, one at a time."""
        for piece in self._pieces:
            yield piece

    async def close(self) -> None:
        """Nothing to let go of."""


class EchoClient:
    """Fits ``UpstreamClient``; answers addresses like ``builtin:echo/openai/v1/chat/completions``."""

    def __init__(self, dialects: Mapping[str, Dialect], clock: Clock) -> None:
        self._dialects = dialects
        self._clock = clock

    async def send(self, request: UpstreamRequest) -> EchoReply:
        """Answer a request by saying what it holds; with 404 where no answer could say anything."""
        _, name, path = request.url.partition("?")[0].split("/", 2)
        dialect = self._dialects[name]
        match = dialect.route(request.method, "/" + path)
        assert match is not None, "the gateway routed it here"
        seconds = self._clock.now_ms() // 1000
        if match.answer_id or dialect.operations[match.operation].does:
            message = "The built-in echo keeps nothing to be fetched later"
            return EchoReply("application/json", (dialect.error(404, "not_found", message),), 404)
        if dialect.operations[match.operation].request is None:
            return EchoReply("application/json", (_listed(dialect, match, seconds),))
        if dialect.operations[match.operation].formed:
            return _no_answer(dialect)
        decoded = dialect.decode(match, request.body)
        words = sum(part.text.count(" ") + 1 for part in decoded.parts)
        text = said(decoded)
        options = _options(request.body)
        size = min(max(options.dimensions or options.outputDimensionality or dimensions, 1), dimensions_max)
        saying = Saying(
            text=text,
            model=decoded.model or match.model or MODEL,
            id=f"echo{self._clock.monotonic_ns():x}",
            created=seconds,
            tokens_in=words,
            tokens_out=text.count(" ") + 1,
            tells_usage=options.stream_options is not None and options.stream_options.include_usage,
            vectors=tuple(hashed_vector(text, size) for text in _inputs(decoded)),
            packed=options.encoding_format == "base64",
        )
        try:
            content_type, pieces = dialect.say(match, saying, stream=_streams(match, decoded))
        except UsageError:
            return _no_answer(dialect)
        return EchoReply(content_type, pieces)


def _no_answer(dialect: Dialect) -> EchoReply:
    message = "The built-in echo has no answer for this kind of request. Set up an [[upstream]] to try it."
    return EchoReply("application/json", (dialect.error(404, "not_found", message),), 404)


def _listed(dialect: Dialect, match: Match, seconds: int) -> bytes:
    """The echo's one model, in the vendor's list or, where one was asked for by name, alone."""
    listing = dialect.models([ModelCard(match.model or MODEL, "seawall", seconds)])
    if not match.model:
        return listing
    lists = [value for value in msgspec.json.decode(listing).values() if isinstance(value, list)]
    return msgspec.json.encode(lists[0][0])


def said(decoded: Decoded) -> str:
    """What the echo answers: the caller's last words as the model would have read them, and how they come back."""
    text = _last_words(decoded)
    if text.endswith(SHOW_ALL):
        return ALL + dotted(decoded.body.decode())
    shown = dotted(text)
    if shown == text:
        return f"{FIRST} The model would have read exactly this:\n\n{text}"
    return (
        f"{FIRST} The model would have read this; the dotted stand-ins took the place of your data:\n\n"
        f"{shown}\n\n"
        "And this is how an answer that uses them reaches you:\n\n"
        f"{text}"
    )


def dotted(text: str) -> str:
    """The text with every pseudonym in it spelled ``qzc4·k7t2·x9b·at·mail.example``, so that nothing restores it, and
    in small letters, so that nothing takes it for a name."""
    out, done = "", 0
    for start, end in pseudonym_spans(text):
        code, at, tail = text[start:end].partition("@")
        letters = "·".join(_FOURS.findall(code.replace(" ", ""))).lower()
        out += text[done:start] + letters + (f"·at·{tail}" if at else "")
        done = end
    return out + text[done:]


class _StreamOptions(msgspec.Struct):
    include_usage: bool = False


class _Options(msgspec.Struct):
    """What a caller says of the answer's form, by the vendors' names."""

    stream_options: _StreamOptions | None = None
    """An SDK that did not ask what a stream cost is not told."""
    encoding_format: str | None = None
    dimensions: int | None = None
    outputDimensionality: int | None = None  # noqa: N815


def _options(body: bytes) -> _Options:
    try:
        return msgspec.json.decode(body, type=_Options)
    except msgspec.DecodeError:
        return _Options()


def _inputs(decoded: Decoded) -> list[str]:
    """The texts to be embedded; none for other operations, and an empty one for each array of tokens."""
    return [
        " ".join(part.text for part in decoded.parts[unit.first : unit.last])
        for unit in decoded.units
        if unit.kind == "input"
    ]


def hashed_vector(text: str, size: int) -> tuple[float, ...]:
    """A vector of length 1 (or 0, for a text without words): each word adds or takes 1 at a place its hash names."""
    vector = [0.0] * size
    for word in _WORD.findall(text.casefold()):
        hashed = int.from_bytes(hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "little")
        vector[(hashed >> 1) % size] += 1 if hashed & 1 else -1
    length = math.hypot(*vector) or 1.0
    return tuple(value / length for value in vector)


def _streams(match: Match, decoded: Decoded) -> bool:
    return match.streams or decoded.stream


def _last_words(decoded: Decoded) -> str:
    """The last run of parts in the caller's own words; everything inspected when there is none."""
    last: list[str] = []
    for part in reversed(decoded.parts):
        if part.role == "user":
            last.append(part.text)
        elif last:
            break
    return "\n".join(reversed(last)) or "\n".join(part.text for part in decoded.parts)
