"""Standard input or a file as text and back to the very same bytes, whatever they were."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import msgspec

from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded, Unavailable

ANY_BYTES = "utf-8+surrogateescape"
"""What bytes are read as that no encoding gives back unchanged: every byte that is not UTF-8 stands for itself."""


_PACKED = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
"""How files begin whose text can't be seen in their bytes: office files and archives, PDF, older office files, gzip,
bzip2, xz."""


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


def need_text(data: bytes) -> None:
    """Stop at what would come out as it went in, nothing in it masked: documents, archives, pictures.

    Raises:
        BadExchange: it holds no text, or none that stands there as such.
    """
    from seawall.detect.text_encoding import decode

    if data and (data.startswith(_PACKED) or decode(data) is None):
        raise BadExchange(
            "It holds no text",
            advice="Save spreadsheets and documents as CSV or text first; `seawall check` reads them as they are.",
        )


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
