"""A JSON array that arrives piece by piece (Gemini's ``streamGenerateContent`` without ``alt=sse``), as blocks.

A block is one element with whatever stands before it (the opening bracket, a comma, white space); the last block is the
closing bracket. Same methods as :class:`seawall.dialects.sse.Events`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from seawall.model import limits
from seawall.model.errors import LimitExceeded

_OUTSIDE = re.compile(rb'["{}\[\]]')
_INSIDE = re.compile(rb'["\\]')


class Elements:
    """Splits the bytes of a JSON array into blocks and puts blocks together again."""

    content_type = "application/json"

    def __init__(self) -> None:
        self._rest = bytearray()
        self._at = 0
        self._depth = 0
        self._in_string = False
        self._elements = 0

    between = False
    """Elements are told apart by their brackets, so every byte has to be looked at."""

    def feed(self, chunk: bytes) -> list[bytes]:
        """The blocks that are complete now.

        Raises:
            LimitExceeded: one element over ``answer_bytes_max``.
        """
        rest = self._rest
        rest += chunk
        blocks: list[bytes] = []
        while (block := self._next()) is not None:
            blocks.append(block)
        if len(rest) > limits.answer_bytes_max:
            raise LimitExceeded("One part of the answer is too large", advice="Ask for a shorter answer.")
        return blocks

    def _next(self) -> bytes | None:
        """The next block, or None when more bytes are needed. Goes on where it stopped."""
        rest = self._rest
        while self._at < len(rest):
            if self._in_string:
                found = _INSIDE.search(rest, self._at)
                if found is None:
                    self._at = len(rest)
                elif found[0] == b'"':
                    self._in_string = False
                    self._at = found.end()
                elif found.end() == len(rest):  # a backslash whose character is still on its way
                    self._at = found.start()
                    return None
                else:
                    self._at = found.end() + 1
                continue
            found = _OUTSIDE.search(rest, self._at)
            if found is None:
                self._at = len(rest)
                break
            self._at = found.end()
            mark = found[0]
            if mark == b'"':
                self._in_string = True
            elif mark in (b"{", b"["):
                self._depth += 1
            else:
                self._depth -= 1
                if self._depth == 1 or (self._depth == 0 and mark == b"]"):
                    block = bytes(rest[: self._at])
                    del rest[: self._at]
                    self._at = 0
                    return block
        return None

    def rest(self) -> bytes:
        """What is left when the bytes have ended."""
        rest = bytes(self._rest)
        self._rest.clear()
        self._at = 0
        return rest

    def locate(self, block: bytes) -> tuple[str, int, int, bytes] | None:
        """Name (always empty), start, end and bytes of the element in a block, to its end where it is broken off; None
        for the closing bracket."""
        start = block.find(b"{")
        end = block.rfind(b"}") + 1 or len(block)
        return ("", start, end, block[start:end]) if 0 <= start < end else None

    def join(self, made: Sequence[tuple[str, bytes]], block: bytes, start: int) -> bytes:
        """New elements in front of the one in a block, or in front of the closing bracket."""
        if not made:
            return block
        new = b",\n".join(payload for _, payload in made)
        if start < 0:
            return b",\n" + new + block
        return block[:start] + new + b",\n" + block[start:]

    def close(self, made: Sequence[tuple[str, bytes]], *, begun: bool) -> bytes:
        """New elements after the last block, and the closing bracket."""
        if not made:
            return b""
        return (b",\n" if begun else b"[") + b",\n".join(payload for _, payload in made) + b"]"
