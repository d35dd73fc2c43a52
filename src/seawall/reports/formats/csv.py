"""CSV (RFC 4180), UTF-8. Cells a spreadsheet would take for a formula get an apostrophe in front, as OWASP advises."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from seawall.reports.report import Report, Table, Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _write(table: Table) -> Iterator[bytes]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    writer.writerow(table.columns)
    yield line.getvalue().encode()
    for row in table.rows:
        line.seek(0)
        line.truncate()
        writer.writerow([_cell(row.get(column)) for column in table.columns])
        yield line.getvalue().encode("utf-8", "replace")


REPORT = Report(media="text/csv; charset=utf-8", suffix=".csv", write=_write)
