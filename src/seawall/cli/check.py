"""``seawall check``: sensitive data in texts, files and folders, with the action policy would take."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from seawall import __version__
from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_PARTIAL, _tables
from seawall.model.words import Action

if TYPE_CHECKING:
    from seawall.cli._batch import Item
    from seawall.cli._inspecting import FoundRow, Inspector, SourceReport

_shown_per_source_max = 20
_COLUMNS = (
    "source", "path", "place", "line", "column", "detector", "category", "start", "end", "confidence", "action",
    "count", "masked", "reasons",
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…|-]")
@click.option("--format", "format_", type=click.Choice(["table", "json", "jsonl", "csv", "sarif"]), default="table")
@click.option(
    "--fail-on",
    type=click.Choice([action.value for action in Action]),
    default="mask",
    show_default=True,
    help="Exit with 1 when any action is at or over this one; 'allow' means any finding at all.",
)
@click.option("--tool", help="Decide for this tool of the settings instead of for an approved one.")
@click.option("--jsonl", metavar="FILE|-", help='Read one {"id","text"} a line, write one answer a line, in order.')
@click.option("--git-history", is_flag=True, help="Take folders for git repositories; check all they have ever held.")
@click.option("--database", metavar="URL", help="Check a database: postgresql://…, mysql://…, sqlite:///… or env:NAME.")
@click.option("--rows", type=click.IntRange(0), default=1_000, show_default=True, help="Rows a table; 0 for all.")
@click.option("--objects", metavar="s3://BUCKET[/PREFIX]", help="Check the objects of an S3-compatible store.")
@click.option("--endpoint", default="", metavar="URL", help="Its address, where it is not Amazon's.")
@click.option("--region", default="", help="Its region; us-east-1 when left out.")
@click.option("--credentials", default="", metavar="SECRET", help="KEYID:SECRET as env:NAME; else the AWS_… variables.")
@click.option("--mailbox", metavar="URL", help="Check a mailbox: imaps://user@host or imaps://user@host/INBOX.")
@click.option("--password", default="", metavar="SECRET", help="The mailbox's password, as env:NAME or file:PATH.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes to check with.")
@click.option("--ray", metavar="local|auto|ADDRESS", help="Check on a Ray cluster instead (docs/batch.md).")
@click.option("--resume", metavar="FILE", help="Keep reports here, and take from here what was done before.")
@click.option("--exclude", metavar="GLOB", multiple=True, help="Leave these files and folders out (may be repeated).")
@click.pass_context
def _check(
    ctx: click.Context,
    /,
    paths: tuple[str, ...],
    format_: str,
    fail_on: str,
    tool: str | None,
    jsonl: str | None,
    git_history: bool,
    database: str | None,
    rows: int,
    workers: int,
    ray: str | None,
    resume: str | None,
    exclude: tuple[str, ...],
    **sources: str | None,
) -> int:
    """Find sensitive data in texts, files and folders ('-' is standard input).

    Reads text of any encoding, CSV, JSON, HTML, XML, mail, mailboxes, Office and OpenDocument files, PDF and
    archives; with --database the tables of a database, with --git-history every version a repository holds, with
    --objects an object store, with --mailbox a mailbox. What
    can't be read is named and makes the exit code 4; nothing is silently clean. Values are never
    shown, only masked samples. What the settings allow, or somebody let off in the console of the data
    directory, is no finding; how many there were is said.
    """
    from seawall.cli import _inspecting

    elsewhere = database or sources["objects"] or sources["mailbox"]
    if jsonl is None and not paths and not elsewhere:
        if sys.stdin.isatty():
            raise click.UsageError("Name files or folders to check, or '-' for standard input.")
        paths = ("-",)
    if jsonl is not None and paths:
        raise click.UsageError("--jsonl reads one stream; name files without it.")
    tally = _Tally(Action(fail_on))
    if jsonl is not None:
        _json_lines(_inspecting.open_inspector(ctx.obj, tool), jsonl, tally)
    else:
        items = _items(paths, exclude, git_history=git_history, database=database, rows=rows, **sources)
        progress = sys.stderr.isatty() and paths != ("-",)
        with _reports(ctx.obj, tool, items, workers, ray, resume) as reports:
            _WRITERS[format_]((_seen(report, tally, progress) for report in reports), tally)
        if progress:
            click.echo("\r\x1b[K", err=True, nl=False)
    for unread in tally.unread:
        click.echo(f"seawall: {_inspecting.printable(unread[0])}: {unread[1]}", err=True)
    return tally.exit_code()


def _items(
    paths: tuple[str, ...],
    exclude: tuple[str, ...],
    *,
    git_history: bool,
    database: str | None,
    rows: int,
    objects: str | None,
    endpoint: str | None,
    region: str | None,
    credentials: str | None,
    mailbox: str | None,
    password: str | None,
) -> Iterator[Item]:
    """Everything to look at."""
    import os

    from seawall.cli import _sources
    from seawall.wire.secrets import resolve

    if database is not None:
        yield from _sources.database(resolve(database, os.environ), rows or None)
    if objects:
        key = _secret(credentials or "")
        yield from _sources.objects(objects, endpoint=endpoint or "", region=region or "", credentials=key)
    if mailbox:
        yield from _sources.mailbox(mailbox, _secret(password or ""))
    if git_history:
        for path in paths:
            yield from _sources.history(path)
    else:
        yield from _sources.files(paths, exclude)


def _secret(reference: str) -> str:
    """What a reference stands for.

    Raises:
        click.UsageError: it is the secret itself, which others can read on a command line.
    """
    import os

    from seawall.wire.secrets import resolve

    if reference and not reference.startswith(("env:", "file:", "vault:")):
        raise click.UsageError("A secret on the command line can be read by others: write env:NAME or file:PATH.")
    return resolve(reference, os.environ) if reference else ""


@contextlib.contextmanager
def _reports(
    where: dict[str, str | None],
    tool: str | None,
    items: Iterator[Item],
    workers: int,
    ray: str | None,
    resume: str | None,
) -> Iterator[Iterator[SourceReport]]:
    """The reports of the items, by as many workers as asked for and with what an earlier run left."""
    from seawall.cli import _batch

    with _batch.workers(where, tool, workers, ray) as run:
        if resume is None:
            yield run(_batch.fetched(items))
            return
        journal = _batch.Journal(Path(resume), _batch.about(where, tool))
        try:
            yield journal.through(items, run)
        finally:
            journal.close()


class _Tally:
    """What the exit code and the last line need to know."""

    def __init__(self, fail_on: Action) -> None:
        self._fail_on = fail_on
        self.sources = self.findings = self.with_findings = self.let_off = 0
        self.failed = False
        self.unread: list[tuple[str, str]] = []

    def add(self, action: Action, findings: list[FoundRow]) -> None:
        """One more source or line."""
        self.sources += 1
        self.findings += len(findings)
        self.with_findings += bool(findings)
        # 'allow' is at or under every action, so taken literally nothing could pass it: it means "any finding".
        strict = self._fail_on is Action.ALLOW
        self.failed |= bool(findings) if strict else action.rank >= self._fail_on.rank

    def exit_code(self) -> int:
        """Findings weigh more than files that could not be read: both are failures, and the first is certain."""
        return EXIT_FINDINGS if self.failed else EXIT_PARTIAL if self.unread else EXIT_CLEAN


def _seen(report: SourceReport, tally: _Tally, progress: bool) -> SourceReport:
    tally.add(report.action, report.findings)
    tally.unread.extend((item.path, item.reason) for item in report.unread)
    tally.let_off += len(report.let_off)
    if progress:
        click.echo(f"\r\x1b[K{tally.sources} checked, {_tables.counted(tally.findings, 'finding')}", err=True, nl=False)
    return report


def _write_table(reports: Iterator[SourceReport], tally: _Tally) -> None:
    from seawall.cli._inspecting import printable
    from seawall.detect.revoking import revoking

    for report in reports:
        if not report.findings and not report.unread:
            continue
        style = {"block": "red", "mask": "yellow", "coach": "cyan"}.get(report.action.value)
        word = report.action.value if report.findings else "not fully inspected"
        click.echo(f"{printable(report.source)}  " + click.style(word, fg=style, bold=True))
        for row in report.findings[:_shown_per_source_max]:
            where = f"{row.path.removeprefix(report.source).lstrip('#!/')} {row.place}".strip()
            count = f" ({row.count} records)" if row.count > 1 else ""
            count = "" if row.masked.endswith(count) else count  # a table says so itself
            why = f"  {'; '.join(row.reasons)}" if row.reasons else ""
            click.echo(
                f"  {printable(where):<14}  {row.detector:<16}  {printable(row.masked)}{count}"
                f"  {row.confidence.value.replace('_', ' ')}{printable(why)}"
            )
        if len(report.findings) > _shown_per_source_max:
            click.echo(f"  … and {len(report.findings) - _shown_per_source_max} more (--format json shows all)")
        if report.findings and report.message:
            click.echo(f"  {report.message} {report.alternative}".rstrip())
        named = dict(pair for row in report.findings for pair in revoking(row.detector, row.reasons))
        for what, advice in sorted(named.items()):
            click.echo(f"  to revoke {what}: {advice}")
        for unread in report.unread:
            click.echo(f"  not inspected: {printable(unread.path)}: {unread.reason}")
    click.echo(
        f"{tally.findings} finding{'s' * (tally.findings != 1)} in {tally.with_findings} of {tally.sources} "
        f"source{'s' * (tally.sources != 1)}"
        + (f"; {tally.let_off} let off ('seawall explain' says which)" if tally.let_off else "")
        + (f"; {len(tally.unread)} not inspected" if tally.unread else "")
    )


def _write_json(reports: Iterator[SourceReport], tally: _Tally) -> None:
    import msgspec

    from seawall.cli._inspecting import as_json

    out = sys.stdout.buffer
    encode = msgspec.json.Encoder().encode
    out.write(b'{"sources":[')
    for number, report in enumerate(reports):
        out.write((b"," if number else b"") + b"\n" + encode(as_json(report)))
    unread = [{"path": path, "reason": reason} for path, reason in tally.unread]
    summary = {"sources": tally.sources, "findings": tally.findings, "unread": len(unread)}
    out.write(b'\n],"unread":' + encode(unread) + b',"summary":' + encode(summary) + b"}\n")
    out.flush()


def _write_json_lines(reports: Iterator[SourceReport], _: _Tally) -> None:
    import msgspec

    from seawall.cli._inspecting import as_json

    encode = msgspec.json.Encoder().encode
    for report in reports:
        sys.stdout.buffer.write(encode(as_json(report)) + b"\n")
        sys.stdout.buffer.flush()


def _write_report(name: str, reports: Iterator[SourceReport], tally: _Tally) -> None:
    from seawall.cli._inspecting import finding_json
    from seawall.reports.report import Table, report

    def rows() -> Iterator[Mapping[str, Any]]:
        for each in reports:
            for row in each.findings:
                yield {
                    **finding_json(row),
                    "source": each.source,
                    "line": row.line,
                    "column": row.column,
                    "action": row.action.value if row.action else each.action.value,
                }

    table = Table(title="findings", columns=_COLUMNS, rows=rows(), notes=tally.unread, version=__version__)
    for piece in report(name).write(table):
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


_WRITERS: dict[str, Callable[[Iterator[SourceReport], _Tally], None]] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_json_lines,
    "csv": lambda reports, tally: _write_report("csv", reports, tally),
    "sarif": lambda reports, tally: _write_report("sarif", reports, tally),
}


def _json_lines(inspector: Inspector, name: str, tally: _Tally) -> None:
    if name == "-":
        _answer_lines(inspector, sys.stdin.buffer, tally)
        return
    try:
        with open(name, "rb") as file:
            _answer_lines(inspector, file, tally)
    except OSError as error:
        tally.unread.append((name, f"can't be opened: {error.strerror or type(error).__name__}"))


def _answer_lines(inspector: Inspector, file: BinaryIO, tally: _Tally) -> None:
    from codecs import BOM_UTF8

    import msgspec

    from seawall.cli._inspecting import each_line, finding_json
    from seawall.dialects.json_spans import checked_json
    from seawall.model.errors import SeawallError

    encode, decode = msgspec.json.Encoder().encode, msgspec.json.Decoder().decode
    out = sys.stdout.buffer
    for number, line in each_line(file):
        if line.isspace():
            continue
        answer: dict[str, Any]
        id_ = None
        try:
            asked = decode(checked_json(line.removeprefix(BOM_UTF8) if number == 1 else line))
            id_ = asked.get("id")
            text = asked["text"]
            if not isinstance(text, str):
                raise TypeError
        except (SeawallError, AttributeError, KeyError, TypeError):
            tally.unread.append((f"line {number}", 'not a JSON object with "id" and a "text" that is a string'))
            answer = {"id": id_, "action": None, "findings": [], "line": number, "error": tally.unread[-1][1]}
        else:
            report = inspector.text("", text)
            tally.add(report.action, report.findings)
            tally.unread.extend((f"line {number}", item.reason) for item in report.unread)
            answer = {"id": id_, "action": report.action, "findings": [finding_json(row) for row in report.findings]}
            if report.unread:
                answer["error"] = report.unread[0].reason
        out.write(encode(answer) + b"\n")
        out.flush()


COMMAND = _check
COMMAND.name = "check"
