"""JSON lines (the results of a batch) as blocks. Same methods as :class:`seawall.dialects.sse.Events`."""

from __future__ import annotations

from collections.abc import Sequence

from seawall.model import limits
from seawall.model.errors import LimitExceeded

CONTENT_TYPES = frozenset(
    (
        "application/x-jsonl",
        "application/jsonl",
        "application/x-ndjson",
        "application/octet-stream",
        "application/binary",
    )
)
"""What vendors and those who speak as they do call it; clients ask for ``application/binary``."""


class Lines:
    """Splits a byte stream into lines, each of which is a block, and puts blocks together again."""

    content_type = "application/x-jsonl"
    between = False
    """Lines are as different as the answers in them."""

    def __init__(self) -> None:
        self._rest = bytearray()

    def feed(self, chunk: bytes) -> list[bytes]:
        """The lines that are complete now.

        Raises:
            LimitExceeded: one line over ``answer_bytes_max``.
        """
        whole, end, rest = chunk.rpartition(b"\n")
        if not end:
            self._rest += rest
            if len(self._rest) > limits.answer_bytes_max:
                raise LimitExceeded("One line of the answer is too large", advice="Ask for shorter answers.")
            return []
        lines = [line + b"\n" for line in (bytes(self._rest) + whole).split(b"\n")]
        self._rest = bytearray(rest)
        return lines

    def rest(self) -> bytes:
        """What is left when the bytes have ended: a last line without its end, or nothing."""
        rest = bytes(self._rest)
        self._rest.clear()
        return rest

    def locate(self, block: bytes) -> tuple[str, int, int, bytes] | None:
        """Name (always empty), start, end and bytes of a line's document; None for an empty line."""
        payload = block.strip()
        start = block.find(payload)
        return ("", start, start + len(payload), payload) if payload else None

    def join(self, made: Sequence[tuple[str, bytes]], block: bytes, start: int) -> bytes:
        """New lines in front of one."""
        return self.close(made, begun=True) + block

    def close(self, made: Sequence[tuple[str, bytes]], *, begun: bool) -> bytes:
        """New lines after the last one."""
        return b"".join(payload + b"\n" for _, payload in made)
