"""Unpacking single streams (gzip, bzip2, xz) within the budget."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Protocol

from seawall.detect.documents import Source
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded

_step_bytes = 1024 * 1024


class Unpacker(Protocol):
    """What gzip, bz2 and lzma files of the standard library have in common."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most ``size``; none at the end."""
        ...


def unpack(source: Source, opened: Callable[[io.BytesIO], Unpacker]) -> tuple[bytes, str]:
    """The unpacked bytes, and why they stop early if they do (damaged or cut off), else nothing.

    Raises:
        LimitExceeded: it unpacks to too much.
        BadExchange: nothing at all can be unpacked.
    """
    stream = opened(io.BytesIO(source.data))
    pieces: list[bytes] = []
    size = 0
    fault = ""
    try:
        while piece := stream.read(_step_bytes):
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
    if fault and not pieces:
        raise BadExchange("damaged: its packed data does not unpack")
    return b"".join(pieces), fault


def inner_name(name: str, suffixes: dict[str, str]) -> str:
    """What the stream's content is called: ``orders.csv`` for ``orders.csv.gz``, ``a.tar`` for ``a.tgz``."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    for suffix, instead in suffixes.items():
        if base.lower().endswith(suffix) and len(base) > len(suffix):
            return base[: -len(suffix)] + instead
    return base or "content"
