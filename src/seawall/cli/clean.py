"""``seawall clean``: puts messy tables and texts in order on this machine, so that no public AI is needed for it."""

from __future__ import annotations

import csv
import io
import itertools
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from seawall.cli import EXIT_CLEAN, EXIT_PARTIAL
from seawall.model.errors import BadExchange, SeawallError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from seawall.detect.tidying import Tidier, Wishes

cell_chars_max = 4 * 1024 * 1024
_DECLARED = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)
_TABLES = {".csv", ".tsv", ".tab", ".psv"}
_MAYBE_TABLES = {"", ".txt", ".text", ".dat", ".asc", ".out", ".bak"}
"""Files that are a table when all of their first lines look alike; no other may hold one."""
_DELIMITERS = {"csv": ",", "tsv": "\t"}


class _Sink(Protocol):
    def write(self, text: str, /) -> object: ...


@click.command()
@click.argument("paths", nargs=-1, metavar="FILE…|-")
@click.option("--out", metavar="FILE|DIR", help="Write here instead of to standard output.")
@click.option("--force", is_flag=True, help="Write over files that are there.")
@click.option("--to", type=click.Choice(["csv", "tsv", "jsonl"]), default="csv", show_default=True)
@click.option("--dates", is_flag=True, help="Write dates as 2026-03-04, where day and month can be told apart.")
@click.option(
    "--day-first/--month-first", default=None, help="How 03/04/2026 is meant where a column does not show it."
)
@click.option(
    "--phones", metavar="REGION", help="Write phone numbers as +49…; local ones are of this region (DE, US …)."
)
@click.option("--keep-empty", is_flag=True, help="Keep columns that hold nothing.")
@click.option("--dedupe", is_flag=True, help="Leave out rows that came before.")
def _clean(
    paths: tuple[str, ...],
    out: str | None,
    force: bool,
    to: str,
    dates: bool,
    day_first: bool | None,
    phones: str | None,
    keep_empty: bool,
    dedupe: bool,
) -> int:
    """Put messy tables in order, offline: UTF-8, one delimiter, no stray blanks, no empty rows and columns.

    Reads CSV, TSV and other delimited text in any encoding. Other text keeps its layout: it becomes UTF-8, and
    characters that nobody sees go. What can't be known for sure is left as it was and counted. To take sensitive data
    out as well, hand the result to 'seawall mask'.
    """
    from seawall.detect.tidying import Wishes

    if not paths or (out is None and len(paths) > 1):
        raise UsageError("Name a file, or several and --out DIR")
    if phones is not None and not _known_region(phones):
        raise UsageError(f"{phones[:10]!r} is no region", advice="Write two letters: DE, US, FR …")
    wishes = Wishes(
        dates=dates, day_first=day_first, phones=(phones or "").upper(), empty_columns=not keep_empty, dedupe=dedupe
    )
    if out is None:
        screen = io.TextIOWrapper(sys.stdout.buffer, "utf-8", "surrogateescape", newline="")
        _tidy(paths[0], _reader(paths[0]), screen, to, wishes)
        screen.detach()
        return EXIT_CLEAN
    return _files(paths, out, to, wishes, force=force)


def _files(paths: tuple[str, ...], out: str, to: str, wishes: Wishes, *, force: bool) -> int:
    from seawall.cli import _textfiles

    failed = False
    for source, target in _textfiles.targets(paths, out, force=force):
        try:
            with _textfiles.whole_or_nothing(target) as file:
                writer = io.TextIOWrapper(file, "utf-8", "surrogateescape", newline="", write_through=True)
                _tidy(str(source), _reader(str(source)), writer, to, wishes)
                writer.detach()
        except SeawallError as error:
            failed = True
            click.echo(f"seawall: {source}: {error}", err=True)
    return EXIT_PARTIAL if failed else EXIT_CLEAN


def _known_region(region: str) -> bool:
    import phonenumbers

    return region.upper() in phonenumbers.SUPPORTED_REGIONS


def _reader(path: str) -> Callable[[], io.TextIOBase]:
    """Opens a text from its beginning, as often as it is asked, in the encoding it is in."""
    from seawall.cli import _bytes
    from seawall.detect.text_encoding import decode

    if path == "-":
        data = _bytes.take("-")
        decoded = decode(data)
        if decoded is None and data:
            raise BadExchange("Standard input holds no text")
        text = decoded.text if decoded else ""
        return lambda: io.StringIO(text, newline="")
    with Path(path).open("rb") if Path(path).is_file() else _missing(path) as file:
        head = file.read(1024 * 1024)
    decoded = decode(head)
    if decoded is None and head:
        raise BadExchange(f"{path} holds no text", advice="Save spreadsheets and documents as CSV or text first.")
    encoding = decoded.encoding if decoded else "utf-8"
    skipped = len(decoded.mark) if decoded else 0
    errors = "strict" if decoded is None or decoded.exact else "replace"
    if errors == "replace":
        click.echo(f"seawall: {path}: some characters can't be read in any encoding and become U+FFFD", err=True)

    def open_() -> io.TextIOBase:
        file = Path(path).open("rb")  # noqa: SIM115 - whoever asked for it closes it
        file.seek(skipped)
        return io.TextIOWrapper(file, encoding, errors, newline="")

    return open_


def _missing(path: str) -> io.BytesIO:
    from seawall.model.errors import Unavailable

    why = "it is a folder; name the files in it" if Path(path).is_dir() else "there is no such file"
    raise Unavailable(f"{path} can't be read: {why}")


def _tidy(name: str, reading: Callable[[], io.TextIOBase], sink: _Sink, to: str, wishes: Wishes) -> None:
    from seawall.detect.tidying import Survey, Tidier, lines_above_max, tidy_line

    csv.field_size_limit(cell_chars_max)
    try:
        suffix = Path(name).suffix.lower()
        delimiter, skipped = "", 0
        if suffix in _TABLES | _MAYBE_TABLES:
            delimiter, skipped = _delimiter(reading, sure=suffix in _TABLES)
        if not delimiter:
            with reading() as lines:
                for line in lines:
                    sink.write(tidy_line(line))
            return
        with reading() as text:
            rows = _rows(text, delimiter, skipped)
            survey = Survey(list(itertools.islice(rows, lines_above_max + 1)))
            for row in rows:
                survey.row(row)
        tidier = Tidier(survey, wishes)
        with reading() as text:
            rows = _rows(text, delimiter, skipped)
            _write(tidier, itertools.islice(rows, survey.above + 1, None), sink, to)
    except UnicodeError:
        raise BadExchange(f"{name} changes its encoding on the way", advice="Save it as UTF-8 first.") from None
    except csv.Error as error:
        raise BadExchange(f"{name} is not well-formed ({error})", advice="Is a quote never closed?") from None
    said = ", ".join(f"{count} {what}" for what, count in tidier.done.items() if count)
    click.echo(f"{name}: {said or 'nothing to do'}", err=True)


def _rows(text: io.TextIOBase, delimiter: str, skipped: int) -> Iterator[list[str]]:
    for _ in range(skipped):
        text.readline()
    return csv.reader(text, delimiter=delimiter)


def _delimiter(reading: Callable[[], io.TextIOBase], *, sure: bool) -> tuple[str, int]:
    """The delimiter that stands in the first lines about as often in each; nothing for text that is no table. Where it
    is not sure to be one, just as often in each, and not with a blank behind it throughout, as in sentences.

    Beside it, how many lines come before the table: Excel writes and reads ``sep=;`` in a first line of its own.
    JSON is no table: its objects hold commas and quotes as lines of a CSV do.
    """
    with reading() as text:
        lines = [line for line in (text.readline(65536) for _ in range(10)) if line.strip()]
    declared = _DECLARED.fullmatch(lines[0]) if lines else None
    if declared:
        return declared[1], 1
    records = list(_records(lines))
    if not records or records[0].lstrip().startswith(("{", "[")):
        return "", 0
    best = max(",;\t|", key=records[0].count)
    whole = records[:-1] or records
    if not sure and not _alike(whole, best):
        return "", 0
    return (best if records[0].count(best) and all(best in record for record in whole) else ""), 0


def _alike(records: list[str], delimiter: str) -> bool:
    try:
        sizes = {len(next(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter))) for record in records}
    except csv.Error:
        return False
    behind = re.compile(rf"{re.escape(delimiter)}[^ \t\r\n]")
    return len(sizes) == 1 and any(behind.search(record) for record in records)


def _records(lines: list[str]) -> Iterator[str]:
    """Lines, those that a quoted cell runs over together."""
    record = ""
    for line in lines:
        record += line
        if record.count('"') % 2 == 0:
            yield record
            record = ""
    if record:
        yield record


def _write(tidier: Tidier, rows: Iterable[list[str]], sink: _Sink, to: str) -> None:
    header = tidier.header()
    if to == "jsonl":
        import json

        header = _distinct(header)
        for row in _kept(tidier, rows):
            sink.write(json.dumps(dict(zip(header, row, strict=True)), ensure_ascii=False) + "\n")
        return
    writer = csv.writer(sink, delimiter=_DELIMITERS[to], lineterminator="\n")
    writer.writerow(header)
    writer.writerows(_kept(tidier, rows))


def _distinct(names: list[str]) -> list[str]:
    """Names as keys: one that came before gets a number, or its column would be lost."""
    keys: dict[str, None] = {}
    for name in names:
        key, number = name, 2
        while key in keys:
            key, number = f"{name} {number}", number + 1
        keys[key] = None
    return list(keys)


def _kept(tidier: Tidier, rows: Iterable[list[str]]) -> Iterator[list[str]]:
    for row in rows:
        tidied = tidier.row(row)
        if tidied is not None:
            yield tidied


COMMAND = _clean
COMMAND.name = "clean"
