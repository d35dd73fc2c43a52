"""Server-sent events as a partition of the bytes that came: blocks, each up to and with its blank line.

The WHATWG rules (https://html.spec.whatwg.org/multipage/server-sent-events.html): lines end with CRLF, LF or CR; an
event ends with a blank line; ``data`` lines are joined by LF; a line that starts with a colon is a comment; a BOM at
the start is skipped. Where blocks end depends on the bytes alone and not on how they were split; a CR at the very end
waits for the next byte, which may be its LF.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seawall.model import limits
from seawall.model.errors import LimitExceeded

_END = re.compile(rb"(?:\r\n|\n|\r(?!\n))(?:\r\n|\n|\r(?=[^\n]))")
_LINE = re.compile(rb"\r\n|\n|\r")
_BOM = b"\xef\xbb\xbf"


class Events:
    """Splits a byte stream into blocks and puts blocks together again."""

    content_type = "text/event-stream"

    def __init__(self) -> None:
        self._rest = bytearray()
        self._searched = 0
        self._returns = False

    @property
    def between(self) -> bool:
        """Whether bytes that once were a block, some text without line ends apart, are one again when they come now:
        nothing is held, and no line of this stream ended with a CR whose LF may follow."""
        return not self._rest and not self._returns

    def feed(self, chunk: bytes) -> list[bytes]:
        """The blocks that are complete now. Their concatenation, with :meth:`rest`, is what was fed.

        Raises:
            LimitExceeded: one event over ``answer_bytes_max``.
        """
        if not self._returns and b"\r" in chunk:
            self._returns = True
        if self._rest:
            self._rest += chunk
            blocks, end = self._split(self._rest, self._searched)
            del self._rest[:end]
        else:
            blocks, end = self._split(chunk, 0)
            if end != len(chunk):
                self._rest += chunk[end:]
        self._searched = max(0, len(self._rest) - 3)
        if len(self._rest) > limits.answer_bytes_max:
            raise LimitExceeded("One event of the answer is too large", advice="Ask for a shorter answer.")
        return blocks

    def _split(self, buffer: bytes | bytearray, since: int) -> tuple[list[bytes], int]:
        blocks: list[bytes] = []
        start = 0
        if not self._returns:
            while (at := buffer.find(b"\n\n", since)) >= 0:
                blocks.append(bytes(buffer[start : at + 2]))
                start = since = at + 2
            return blocks, start
        while (found := _END.search(buffer, since)) is not None:
            blocks.append(bytes(buffer[start : found.end()]))
            start = since = found.end()
        return blocks, start

    def rest(self) -> bytes:
        """What is left when the bytes have ended: an event without its blank line, or nothing."""
        rest = bytes(self._rest)
        self._rest.clear()
        self._searched = 0
        return rest

    def locate(self, block: bytes) -> tuple[str, int, int, bytes] | None:
        """Event name, start, end and bytes of a block's data; None when it has none (a comment, a heartbeat).

        Start is -1 when the data is spread over several lines, so that its bytes don't stand in the block as they are.
        """
        name = ""
        data: list[tuple[int, int]] = []
        at = len(_BOM) if block.startswith(_BOM) else 0
        while at < len(block):
            ends = _LINE.search(block, at)
            stop = ends.start() if ends else len(block)
            colon = block.find(b":", at, stop)
            if colon < 0:
                colon = stop
            value = min(colon + 1, stop)
            if block.startswith(b" ", value, stop):
                value += 1
            field = block[at:colon]
            if field == b"data":
                data.append((value, stop))
            elif field == b"event":
                name = block[value:stop].decode("utf-8", "replace")
            at = ends.end() if ends else stop
        if not data:
            return None
        if len(data) == 1:
            start, end = data[0]
            return name, start, end, block[start:end]
        return name, -1, -1, b"\n".join(block[start:end] for start, end in data)

    def frame(self, name: str, payload: bytes) -> bytes:
        """A new event. ``payload`` is one line."""
        return (b"event: " + name.encode() + b"\n" if name else b"") + b"data: " + payload + b"\n\n"

    def join(self, made: Sequence[tuple[str, bytes]], block: bytes, start: int) -> bytes:
        """New events in front of a block."""
        return b"".join([*(self.frame(name, payload) for name, payload in made), block])

    def close(self, made: Sequence[tuple[str, bytes]], *, begun: bool) -> bytes:
        """New events after the last block."""
        return b"".join(self.frame(name, payload) for name, payload in made)
