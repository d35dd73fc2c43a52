"""Unpacking single streams (gzip, bzip2, xz) within the budget, as far as they go when they are cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Protocol

from seawall.detect.documents import Source
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded


class Unpacker(Protocol):
    """What zlib, bz2 and lzma have in common: it unpacks one stream, of which several may follow one another."""

    @property
    def eof(self) -> bool:
        """Whether the stream has ended."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was fed beyond its end."""
        ...

    def decompress(self, data: memoryview, /) -> bytes:
        """What the next packed bytes hold."""
        ...


def unpack(source: Source, begin: Callable[[], Unpacker], step_bytes: int) -> tuple[bytes, str]:
    """The unpacked bytes, and why they stop early if they do (damaged or cut off), else nothing.

    ``step_bytes`` of packed data are fed at a time, few enough that what they can grow to at once is harmless.

    Raises:
        LimitExceeded: it unpacks to too much.
        BadExchange: nothing at all can be unpacked.
    """
    pieces: list[bytes] = []
    size = 0
    fault = ""
    try:
        for piece in _pieces(memoryview(source.data), begin, step_bytes):
            size += len(piece)
            source.budget.take_bytes(len(piece))
            source.budget.take_ratio(len(source.data), size)
            if size > limits.file_bytes_max:
                raise LimitExceeded(f"unpacks to over {limits.file_bytes_max // 2**20} MB")
            pieces.append(piece)
    except LimitExceeded:
        raise
    except Exception:  # noqa: BLE001 - each library has its own errors for bytes that do not unpack
        fault = "cut off or damaged: only a part of it unpacks"
    if fault and not any(pieces):
        raise BadExchange("damaged: its packed data does not unpack")
    return b"".join(pieces), fault


def _pieces(view: memoryview, begin: Callable[[], Unpacker], step_bytes: int) -> Iterator[bytes]:
    at = 0
    unpacker = begin()
    while at < len(view):
        yield unpacker.decompress(view[at : at + step_bytes])
        at = min(len(view), at + step_bytes)
        if unpacker.eof:
            at -= len(unpacker.unused_data)
            while at < len(view) and not (rest := bytes(view[at : at + 65536]).lstrip(b"\0")):
                at = min(len(view), at + 65536)  # tapes pad with zeros
            at = at if at == len(view) else min(len(view), at + 65536) - len(rest)
            if at == len(view):
                return
            unpacker = begin()
    raise EOFError


def inner_name(name: str, suffixes: dict[str, str]) -> str:
    """What the stream's content is called: ``orders.csv`` for ``orders.csv.gz``, ``a.tar`` for ``a.tgz``."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    for suffix, instead in suffixes.items():
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            return base[: -len(suffix)] + instead
    return base or "content"
