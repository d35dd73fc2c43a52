"""Rows for people, spreadsheets and scripts, printed the same way by every command that lists something."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format`` with these choices, the first being the default; it is handed on as ``format_``."""
    return click.option(
        "--format", "format_", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print."
    )


def moment(ms: int) -> str:
    """A time as people read it, in UTC to the minute."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M UTC")


def counted(number: int, one: str, many: str = "") -> str:
    """``1 event``, ``1,204 events``; ``many`` where an s does not do."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def json_line(value: object) -> None:
    """One line of JSON on stdout."""
    import msgspec

    click.echo(msgspec.json.encode(value).decode())


def show(heads: Sequence[str], rows: Sequence[Sequence[str]], format_: str, *, first: str = "") -> None:
    """Rows as a table with aligned columns, or as CSV. Cells that a spreadsheet would run as a formula are quoted.
    ``first`` is the command that makes a first one, for whoever finds the table empty."""
    if format_ == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow([head.lower().replace(" ", "_") for head in heads])
        writer.writerows([["'" + cell if cell[:1] in "=+-@\t" and cell else cell for cell in row] for row in rows])
        return
    if not rows:
        click.echo("Nothing to list." + (f" `seawall {first}` makes one." if first else ""), err=True)
        return
    widths = [max(len(line[at]) for line in (heads, *rows)) for at in range(len(heads))]
    for line in (heads, *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
