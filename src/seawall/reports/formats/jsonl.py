"""JSON lines: one object a row, in the order of the columns."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from seawall.reports.report import Report, Table

_encode = msgspec.json.Encoder().encode


def _write(table: Table) -> Iterator[bytes]:
    for row in table.rows:
        yield _encode({column: row.get(column) for column in table.columns}) + b"\n"


REPORT = Report(media="application/jsonl", suffix=".jsonl", write=_write)
