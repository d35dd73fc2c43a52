"""Reading members of ZIP packages within the budget, for archives and the office formats alike.

The sizes a package declares are not believed: bytes are counted as they come out, and reading stops at the limit.
"""

from __future__ import annotations

import zipfile
import zlib

from seawall.detect.documents import Budget, Source
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded

_step_bytes = 1024 * 1024


def opened(source: Source) -> zipfile.ZipFile:
    """The package.

    Raises:
        BadExchange: when it is cut off or damaged, or has too many members.
    """
    if source.package is None:
        if source.data.count(b"PK\x01\x02") > 4 * limits.archive_members_max:
            raise LimitExceeded("holds more members than Seawall reads from one file")
        raise BadExchange("cut off or damaged: its list of members can't be read")
    return source.package


def member(package: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """One member's bytes.

    Raises:
        BadExchange: it is encrypted, damaged or packed in a way Seawall does not know.
        LimitExceeded: it unpacks to too much.
    """
    if info.flag_bits & 0x1:
        raise BadExchange("encrypted")
    pieces: list[bytes] = []
    size = 0
    try:
        with package.open(info) as stream:
            while piece := stream.read(_step_bytes):
                size += len(piece)
                budget.take_bytes(len(piece))
                budget.take_ratio(info.compress_size, size)
                if size > limits.file_bytes_max:
                    raise LimitExceeded(f"unpacks to over {limits.file_bytes_max // 2**20} MB")
                pieces.append(piece)
    except NotImplementedError:  # what zipfile raises for a method of packing it does not know
        raise BadExchange(f"packed by a method Seawall does not unpack (method {info.compress_type})") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        raise BadExchange("damaged: its packed data does not unpack") from None
    return b"".join(pieces)


def named(source: Source, name: str) -> bytes:
    """A member of an office document by its name; empty when it is not there. Raises as :func:`member`."""
    package = opened(source)
    try:
        return member(package, package.getinfo(name), source.budget)
    except KeyError:
        return b""
