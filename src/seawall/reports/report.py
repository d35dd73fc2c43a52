"""What a report format is: rows in, bytes out, piece by piece, so that a report of any length needs little memory.

A format is one plug-in in ``reports/formats/`` that exports ``REPORT``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from seawall.model import plugins

Value = str | int | float | bool | None | tuple[str, ...]


class Table(msgspec.Struct, kw_only=True):
    """Rows on their way into a report. Rows may be made while they are written."""

    title: str
    columns: tuple[str, ...]
    rows: Iterable[Mapping[str, Value]]
    """Each row holds a value for every column; what it holds beyond them is left out."""
    notes: list[tuple[str, str]] = []
    """What a reader must know besides: ``(about what, what)``, such as files that could not be read. Looked at after
    the last row, so whoever makes the rows may still be adding to it."""
    version: str = ""
    """Version of Seawall, for formats that name their maker."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in of ``reports/formats/``."""

    media: str
    suffix: str
    write: Callable[[Table], Iterator[bytes]]
    """Raises UsageError when the format can't hold this table."""


def formats() -> dict[str, Report]:
    """Every report format by its id."""
    from seawall.reports import formats as folder

    return plugins.collect(folder, "REPORT", Report)


def report(name: str) -> Report:
    """One format by its id, importing no other."""
    from seawall.reports import formats as folder

    return plugins.load(folder, name, "REPORT", Report)
