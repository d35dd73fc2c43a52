"""AWS's event stream (``application/vnd.amazon.eventstream``): binary messages with headers and two checksums each.

A block is one message. Its payload is JSON; an event named ``chunk`` carries another JSON text in it as base64
(Bedrock's answers in a model's own shape), which is what is read here. What changes is framed anew, so texts are not
exchanged by their places in a block. Facts: https://smithy.io/2.0/aws/amazon-eventstream.html, read 2026-11-27.
Same methods as :class:`seawall.dialects.sse.Events`.
"""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Sequence

import msgspec

from seawall.dialects.stream import EVENT_STREAM
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded

CHUNK = "chunk"
EXCEPTION = "Exception"
"""What the names of events end with by which the vendor gives up."""
_prelude_bytes = 12
_framed_bytes = 16
"""Of a message without headers and payload."""
_TEXT = 7
_FIXED = {0: 0, 1: 0, 2: 1, 3: 2, 4: 4, 5: 8, 8: 8, 9: 16}
"""How long values of other types are; ``6``, bytes, says so itself as text does."""


class _Chunk(msgspec.Struct):
    bytes: str


class Messages:
    """Splits a byte stream into messages and makes new ones."""

    content_type = EVENT_STREAM
    between = False
    """Messages are told apart by their lengths, so every one has to be looked at."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """The messages that are complete now.

        Raises:
            LimitExceeded: one message over ``answer_bytes_max``.
            BadExchange: the bytes are no messages.
        """
        rest = self._rest
        rest += chunk
        blocks: list[bytes] = []
        while len(rest) >= _prelude_bytes:
            length, headers, told = struct.unpack_from(">III", rest)
            if length < _framed_bytes + headers or told != zlib.crc32(rest[:8]):
                raise BadExchange("The upstream's stream is no AWS event stream")
            if length > limits.answer_bytes_max:
                raise LimitExceeded("One event of the answer is too large", advice="Ask for a shorter answer.")
            if len(rest) < length:
                break
            block = bytes(rest[:length])
            del rest[:length]
            if zlib.crc32(block[:-4]) != int.from_bytes(block[-4:], "big"):
                raise BadExchange("An event of the upstream's stream arrived damaged")
            blocks.append(block)
        return blocks

    def rest(self) -> bytes:
        """What is left when the bytes have ended is no message, and nobody can read it."""
        self._rest.clear()
        return b""

    def locate(self, block: bytes) -> tuple[str, int, int, bytes] | None:
        """Name and payload of a message; its bytes don't stand in the block as they are. None where there is none."""
        length = int.from_bytes(block[4:8], "big")
        told = _headers(block[_prelude_bytes : _prelude_bytes + length])
        payload = block[_prelude_bytes + length : -4]
        if not payload:
            return None
        name = told.get(":event-type") or told.get(":exception-type") or told.get(":error-code") or ""
        if name == CHUNK:
            try:
                payload = base64.b64decode(msgspec.json.decode(payload, type=_Chunk).bytes, validate=True)
            except ValueError:
                raise BadExchange("An event of the upstream's stream is not what Bedrock promises") from None
        return name, -1, -1, payload

    def frame(self, name: str, payload: bytes) -> bytes:
        """A new message."""
        failed = name.endswith(EXCEPTION)
        if name == CHUNK:
            payload = msgspec.json.encode(_Chunk(base64.b64encode(payload).decode()))
        told = {
            ":exception-type" if failed else ":event-type": name,
            ":content-type": "application/json",
            ":message-type": "exception" if failed else "event",
        }
        headers = b"".join(
            struct.pack(f">B{len(key)}sBH", len(key), key.encode(), _TEXT, len(value)) + value.encode()
            for key, value in told.items()
        )
        prelude = struct.pack(">II", _framed_bytes + len(headers) + len(payload), len(headers))
        framed = prelude + struct.pack(">I", zlib.crc32(prelude)) + headers + payload
        return framed + struct.pack(">I", zlib.crc32(framed))

    def join(self, made: Sequence[tuple[str, bytes]], block: bytes, start: int) -> bytes:
        """New messages in front of a block."""
        return b"".join([*(self.frame(name, payload) for name, payload in made), block])

    def close(self, made: Sequence[tuple[str, bytes]], *, begun: bool) -> bytes:
        """New messages after the last block."""
        return self.join(made, b"", -1)


def _headers(raw: bytes) -> dict[str, str]:
    """Those that are text. Raises BadExchange where they are broken."""
    told: dict[str, str] = {}
    at = 0
    try:
        while at < len(raw):
            end = at + 1 + raw[at]
            name, kind = raw[at + 1 : end].decode(), raw[end]
            at = end + 1
            if kind in _FIXED:
                at += _FIXED[kind]
                continue
            size = int.from_bytes(raw[at : at + 2], "big")
            if kind == _TEXT:
                told[name] = raw[at + 2 : at + 2 + size].decode()
            at += 2 + size
    except (IndexError, UnicodeDecodeError):
        raise BadExchange("An event of the upstream's stream has broken headers") from None
    return told
