"""Text files of any size read piece by piece, and written whole or not at all, in the encoding they came in.

``rewritten`` runs a file through a transformer of text. It keeps encoding, byte order mark and line ends; bytes that no
encoding gives back unchanged are carried through as they are. What it writes appears under its name only when all of it
is there and the caller has said so.
"""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

import msgspec

from seawall.cli._bytes import ANY_BYTES, need_text
from seawall.model.errors import BadExchange, ConfigError, Unavailable

piece_bytes = 256 * 1024
head_bytes = 1024 * 1024


class Transformer(Protocol):
    """Text in, text out, a piece at a time."""

    def feed(self, text: str) -> str:
        """What can be handed out after this piece."""
        ...

    def finish(self) -> str:
        """The rest."""
        ...


class Written(msgspec.Struct, frozen=True):
    """What was written."""

    digest: str
    encoding: str
    mark: bytes


class _Inexact(Exception):
    """The encoding that was tried does not give the same bytes back."""


def rewritten(
    source: Path,
    out: BinaryIO,
    transformer: Callable[[], Transformer],
    known: tuple[str, bytes] | None = None,
) -> Written:
    """Run a file through a transformer into ``out``, which is begun again when the first encoding tried is wrong.

    ``known`` is encoding and mark where they are known already.

    Raises:
        BadExchange: it is no text.
        Unavailable: it can't be read.
    """
    try:
        file = source.open("rb")
        head = file.read(head_bytes)
    except OSError as error:
        raise _unread(source, error) from None
    with file:
        for encoding, mark in [known] if known else _encodings(head):
            file.seek(len(mark))
            out.seek(0)
            out.truncate()
            try:
                return _through(file, out, transformer(), encoding, mark)
            except (_Inexact, UnicodeError):
                continue
    raise BadExchange(f"{source} can't be read as text")


def _unread(source: Path, error: OSError) -> Unavailable:
    return Unavailable(f"{source} can't be read: {error.strerror or type(error).__name__}")


def _encodings(head: bytes) -> list[tuple[str, bytes]]:
    from seawall.detect.text_encoding import decode

    need_text(head)
    decoded = decode(head)
    first = [(decoded.encoding, decoded.mark)] if decoded and decoded.encoding else []
    return [*first, (ANY_BYTES, b"")]


def _through(file: BinaryIO, out: BinaryIO, transformer: Transformer, encoding: str, mark: bytes) -> Written:
    name, errors = ("utf-8", "surrogateescape") if encoding == ANY_BYTES else (encoding, "strict")
    decoder = codecs.getincrementaldecoder(name)(errors)
    came, given, digest = hashlib.sha256(), hashlib.sha256(), hashlib.sha256(mark)
    out.write(mark)
    while True:
        piece = file.read(piece_bytes)
        came.update(piece)
        text = decoder.decode(piece, not piece)
        given.update(text.encode(name, errors))
        changed = (transformer.feed(text) + (transformer.finish() if not piece else "")).encode(name, errors)
        digest.update(changed)
        out.write(changed)
        if not piece:
            break
    if came.digest() != given.digest():
        raise _Inexact
    return Written(digest.hexdigest(), encoding, mark)


@contextlib.contextmanager
def whole_or_nothing(target: Path) -> Iterator[BinaryIO]:
    """A file to write that gets its name at the end, and is gone when anything went wrong before.

    Raises:
        ConfigError: the folder can't be written to.
        Unavailable: the disk is full, or fails.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:80]}.")
    except OSError as error:
        raise ConfigError(f"{target} can't be written: {error.strerror or type(error).__name__}") from None
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        why = error.strerror or type(error).__name__
        raise Unavailable(f"{target} was not written: {why}", advice="Name another --out, or make room.") from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def targets(paths: tuple[str, ...], out: str, *, force: bool) -> list[tuple[Path, Path]]:
    """Where each file goes: into the folder ``out``, or to the file ``out`` when there is one file to write.

    Raises:
        ConfigError: two would get one name, one would be written over itself or over another, or a name is missing.
    """
    sources = [Path(path) for path in paths]
    into = Path(out)
    one = len(sources) == 1 and not into.is_dir() and not out.endswith("/")
    pairs = [(source, into if one else into / source.name) for source in sources]
    names = [target for _, target in pairs]
    if len(set(names)) < len(names):
        raise ConfigError("Two of the files have the same name", advice="Give them one after the other.")
    for source, target in pairs:
        if target.exists() and (target.samefile(source) if source.exists() else False):
            raise ConfigError(f"{source} would be written over itself", advice="Name another --out.")
        if target.exists() and not force:
            raise ConfigError(f"{target} is there already", advice="Use --force to write over it.")
    return pairs


def digest_of(path: Path) -> str:
    """SHA-256 of a file. Raises Unavailable when it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unread(path, error) from None
