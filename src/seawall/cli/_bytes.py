"""Standard input or a file as text and back to the very same bytes, whatever they were."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec

from seawall.model import limits
from seawall.model.errors import LimitExceeded, Unavailable

ANY_BYTES = "utf-8+surrogateescape"
"""What bytes are read as that no encoding gives back unchanged: every byte that is not UTF-8 stands for itself."""


class Reading(msgspec.Struct, frozen=True):
    """Bytes as text. ``write(text)`` is the way back."""

    text: str
    encoding: str
    mark: bytes = b""

    def write(self, text: str) -> bytes:
        """The text as bytes of the same encoding, or of UTF-8 when it now holds what that encoding can't."""
        if self.encoding == ANY_BYTES:
            return text.encode("utf-8", "surrogateescape")
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.encode("utf-8", "surrogateescape")


def read(data: bytes, encoding: str = "") -> Reading:
    """Bytes as text such that ``read(data).write(read(data).text) == data``, always.

    ``encoding`` is one a :class:`Reading` of the same bytes had before; empty to find it out.
    """
    if encoding and encoding != ANY_BYTES:
        return Reading(data.decode(encoding), encoding)
    if not encoding:
        from seawall.detect.text_encoding import decode

        decoded = decode(data)
        if decoded and decoded.exact:
            reading = Reading(decoded.text, decoded.encoding, decoded.mark)
            if reading.write(decoded.text) == data:
                return reading
    return Reading(data.decode("utf-8", "surrogateescape"), ANY_BYTES)


def take(path: str) -> bytes:
    """The bytes of a file, ``-`` being standard input.

    Raises:
        Unavailable: it can't be opened.
        LimitExceeded: it is larger than ``limits.file_bytes_max``.
    """
    try:
        if path == "-":
            data = sys.stdin.buffer.read(limits.file_bytes_max + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(limits.file_bytes_max + 1)
    except OSError as error:
        raise Unavailable(f"{path} can't be read: {error.strerror or type(error).__name__}") from None
    if len(data) > limits.file_bytes_max:
        raise LimitExceeded(f"{path} is larger than {limits.file_bytes_max // 2**20} MB", advice="Give it in pieces.")
    return data


def digest(data: bytes) -> str:
    """Names an output, so that the way back knows the very bytes it gave."""
    return hashlib.sha256(data).hexdigest()
