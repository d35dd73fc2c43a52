"""``builtin:echo``: an upstream that answers with what the model would have been sent.

It shows two things to somebody who has no account anywhere: what left (the stand-ins, spelled with dots so that they
are not taken for pseudonyms and stay visible), and the round trip (the same text once more, in which the gateway puts
the real values back as it does in every answer).
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence

import msgspec

from seawall.detect.pseudonyms import pseudonym_spans
from seawall.dialects.dialect import Decoded, Dialect, Match, ModelCard, Saying
from seawall.gateway.probes import SHOW_ALL
from seawall.model.errors import Unavailable, UsageError
from seawall.model.ports import Clock, UpstreamRequest

MODEL = "echo"
FIRST = "Seawall's echo."
ALL = f"{FIRST} Everything that left:\n\n"
embedding_dimensions = 8
_FOURS = re.compile(r".{1,4}")


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
        """Answer a request by saying what it holds.

        Raises:
            Unavailable: the operation has no answer that could say anything.
        """
        _, name, path = request.url.partition("?")[0].split("/", 2)
        dialect = self._dialects[name]
        match = dialect.route(request.method, "/" + path)
        assert match is not None, "the gateway routed it here"
        seconds = self._clock.now_ms() // 1000
        if dialect.operations[match.operation].request is None:
            return EchoReply("application/json", (_listed(dialect, match, seconds),))
        decoded = dialect.decode(match, request.body)
        words = sum(part.text.count(" ") + 1 for part in decoded.parts)
        text = said(decoded)
        saying = Saying(
            text=text,
            model=decoded.model or match.model or MODEL,
            id=f"echo{self._clock.monotonic_ns():x}",
            created=seconds,
            tokens_in=words,
            tokens_out=text.count(" ") + 1,
            tells_usage=_wants_usage(request.body),
        )
        try:
            content_type, pieces = dialect.say(match, saying, stream=_streams(match, decoded))
        except UsageError:
            raise Unavailable("The built-in echo has no answer for this kind of request") from None
        return EchoReply(content_type, pieces)


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
    """The text with every pseudonym in it spelled ``qzc4·k7t2·x9b·at·mail.example``, so that nothing restores it."""
    out, done = "", 0
    for start, end in pseudonym_spans(text):
        code, at, tail = text[start:end].partition("@")
        letters = "·".join(_FOURS.findall(code.replace(" ", "")))
        out += text[done:start] + letters + (f"·at·{tail}" if at else "")
        done = end
    return out + text[done:]


class _StreamOptions(msgspec.Struct):
    include_usage: bool = False


class _Options(msgspec.Struct):
    stream_options: _StreamOptions | None = None


def _wants_usage(body: bytes) -> bool:
    """Whether a chat completion's caller asked for what the stream cost; an SDK that did not is not told."""
    try:
        options = msgspec.json.decode(body, type=_Options).stream_options
    except msgspec.DecodeError:
        return False
    return options is not None and options.include_usage


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
