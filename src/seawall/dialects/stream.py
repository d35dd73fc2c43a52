"""Streamed answers: text channels handed to transforms and put back byte for byte.

An event whose texts come back unchanged passes as the bytes it came in. Text a transform holds back leaves with the next
delta of its channel, or, when the channel ends first, in a delta of the vendor's own shape made for it. Where a vendor
repeats a whole text at the end (``response.output_text.done``, ``response.completed``), the repetition is transformed as
a whole. However the bytes are split, the output is the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from seawall.dialects.body import Facts


@dataclass(frozen=True, slots=True)
class Channel:
    """One run of text inside an answer."""

    key: tuple[str | int, ...]
    """Equal for equal channels of one answer (``("text", choice)``, ``("tool", choice, call)`` …)."""
    kind: str
    """``text``, ``refusal``, ``reasoning``, ``tool`` (arguments or input of a call) or ``other`` (whole texts beside the
    answer: echoed instructions, citations, error messages)."""
    json: bool = False
    """The text is JSON text (tool-call arguments as they grow): what the transform puts in must be escaped for a JSON
    string, and a pseudonym may come escaped."""
    whole: bool = False
    """Everything comes in one ``feed`` followed by ``flush``."""
    repeat: bool = False
    """This text has already passed in deltas; findings in it were counted there."""
    signed: bool = False
    """The vendor signs this text (Anthropic thinking): what the transform returns is not used, the bytes stay. It is
    fed so that it can be inspected."""
    path: str = ""
    """Where it stands, for events people read."""


class Transform(Protocol):
    """What the gateway supplies for one channel. Concatenated output depends on concatenated input only."""

    def feed(self, text: str) -> str:
        """Take more text, return what may leave now. May hold text back."""
        ...

    def flush(self) -> str:
        """The channel ends: return what is held back. Not used again afterwards."""
        ...


OpenChannel = Callable[[Channel], Transform]


class AnswerStream(Protocol):
    """A streamed answer on its way through. One per answer; not thread-safe."""

    facts: Facts

    def feed(self, chunk: bytes) -> bytes:
        """Take bytes from the vendor as they come, return bytes for the client (possibly none).

        Raises:
            LimitExceeded: one event over ``answer_bytes_max``.
            BadExchange: an event that is not what the dialect promises and that can't be passed on uninspected.
        """
        ...

    def finish(self) -> bytes:
        """The vendor's bytes have ended: whatever was held back, in the vendor's own shape."""
        ...

    def fail(self, status: int, code: str, message: str) -> bytes:
        """End the answer from our side: what may still leave, then the vendor's own error event. Nothing may follow.

        What transforms hold back is dropped, not sent: the reason may be what they hold.
        """
        ...


@dataclass(frozen=True, slots=True)
class StreamMap:
    """How to read one kind of stream."""
