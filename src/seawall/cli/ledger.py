"""``seawall ledger``: check, export and prune the ledger."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, _tables
from seawall.cli._durations import Duration
from seawall.model.errors import IntegrityError, UsageError

if TYPE_CHECKING:
    from seawall.model.settings import Settings
    from seawall.store import Store
    from seawall.store.notes import Checkpoint
    from seawall.store.verification import Report

BY = "service:command-line"
checkpoint_bytes_max = 64 * 1024


@click.group()
def _ledger() -> None:
    """Check, export and prune the ledger of everything Seawall decided."""


@contextlib.contextmanager
def _opened(ctx: click.Context, *, begins: bool = False) -> Iterator[tuple[Store, Settings]]:
    from seawall import app
    from seawall.model.settings import database_file_name

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    if not begins and not settings.store.url and not (data / database_file_name).exists():
        # A new one would hold, and whoever mistyped the folder, or lost the database, would not hear of it.
        raise UsageError(f"There is no ledger in {data}", advice="Name the data directory of a Seawall: --data DIR.")
    with app.open_store(settings, data) as store:
        yield store, settings


@_ledger.command()
@click.argument("export", required=False, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--key", metavar="KEY", help="The public key an EXPORT must be signed with (seawall ledger key).")
@click.option(
    "--checkpoint", type=click.Path(exists=True, dir_okay=False), help="A checkpoint that was kept elsewhere."
)
@_tables.format_option("table", "json")
@click.pass_context
def verify(ctx: click.Context, export: str | None, key: str | None, checkpoint: str | None, format_: str) -> int:
    """Recompute every hash and signature; exit 1 and name the first event that is wrong.

    Without EXPORT it checks this installation's ledger. With an EXPORT (a file made by `seawall ledger export`, - for
    standard input) it needs nothing but the file and the public KEY.
    """
    if export is not None:
        if checkpoint is not None:
            raise UsageError("--checkpoint is for the ledger itself, not for an export")
        return _verify_export(export, key or "", format_)
    if key is not None:
        raise UsageError("--key is for checking an export", advice="Name the export's file.")
    try:
        with _opened(ctx) as (store, _settings):
            report = store.verify(_witnessed(store, checkpoint), progress=_progress if sys.stderr.isatty() else _quiet)
    except IntegrityError as error:  # so much is gone that it does not even open
        from seawall.store.verification import Fault, Report

        report = Report("", 0, "", 0, 0, Fault(str(error).rstrip(".")))
    return _tell(report, format_)


def _witnessed(store: Store, path: str | None) -> list[Checkpoint]:
    if path is None:
        return []
    with open(path, encoding="utf-8") as file:
        return [store.ledger().verifier.open(file.read(checkpoint_bytes_max))]


def _quiet(_number: int) -> None:
    """No progress where nobody watches."""


def _progress(number: int) -> None:
    click.echo(f"\r{_tables.counted(number, 'event')}", err=True, nl=False)


def _tell(report: Report, format_: str) -> int:
    if format_ == "json":
        _tables.json_line(report)
    elif report.fault is None:
        gone = f", {report.erased:,} of them without what retention or erasure took" if report.erased else ""
        click.echo(
            f"The ledger holds: {_tables.counted(report.size, 'event')}{gone}, "
            f"{_tables.counted(report.checkpoints, 'signed checkpoint')}."
        )
        click.echo(f"Origin {report.origin}, root {report.root}.")
    else:
        where = f"Event {report.fault.number:,}" if report.fault.number is not None else "The ledger"
        named = f" ({report.fault.event})" if report.fault.event else ""
        click.echo(f"The ledger does NOT hold. {where}{named}: {report.fault.what}.")
    return EXIT_CLEAN if report.fault is None else EXIT_FINDINGS


def _verify_export(path: str, key: str, format_: str) -> int:
    from seawall.store.export import check_export, line_bytes_max
    from seawall.store.notes import NoteVerifier

    if key:
        NoteVerifier.typed(key)

    def lines(file: IO[bytes]) -> Iterator[bytes]:
        while line := file.readline(line_bytes_max + 1):
            yield line

    try:
        with click.open_file(path, "rb") as file:
            checked = check_export(lines(file), key)
    except IntegrityError as error:
        if format_ == "json":
            _tables.json_line({"holds": False, "fault": str(error)})
        else:
            click.echo(f"The export does NOT hold. {str(error).removesuffix('.')}.")
        return EXIT_FINDINGS
    if format_ == "json":
        _tables.json_line(
            {
                "holds": True,
                "origin": checked.checkpoint.origin,
                "key": checked.key,
                "pinned": bool(key),
                "first": checked.first,
                "events": checked.events,
                "erased": checked.erased,
            }
        )
        return EXIT_CLEAN
    last = checked.first + checked.events - 1
    span = f"events {checked.first:,} to {last:,}" if checked.events else "no events"
    click.echo(f"The export holds: {span} of {checked.checkpoint.origin}, unbroken and signed.")
    if not key:
        click.echo(f"Signed by a key that is in the file itself. Compare it with yours: {checked.key}", err=True)
    return EXIT_CLEAN


@_ledger.command()
@click.option("--format", "format_", type=click.Choice(["jsonl", "ocsf"]), default="jsonl", show_default=True)
@click.option("--since", type=Duration(), help="Only events of this long ago or younger, as 30d.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output by default.")
@click.pass_context
def export(ctx: click.Context, format_: str, since: int | None, output: Path | None) -> int:
    """Write the ledger as lines of JSON.

    jsonl can be checked by anyone: `seawall ledger verify FILE --key KEY`. ocsf is for a SIEM (OCSF 1.8).
    """
    with contextlib.ExitStack() as stack:
        store, _settings = stack.enter_context(_opened(ctx))
        out: IO[bytes] = sys.stdout.buffer
        if output is not None:
            out = stack.enter_context(output.open("wb"))
        since_ms = None if since is None else store.clock.now_ms() - since
        if format_ == "jsonl":
            out.writelines(store.export(since_ms))
        else:
            out.writelines(store.export_ocsf(since_ms))
        out.flush()
    return EXIT_CLEAN


@_ledger.command()
@click.pass_context
def key(ctx: click.Context) -> int:
    """Print the public key checkpoints and exports are signed with. Keep it where you check exports."""
    with _opened(ctx, begins=True) as (store, _settings):
        click.echo(str(store.ledger().verifier))
    return EXIT_CLEAN


@_ledger.command()
@click.pass_context
def checkpoint(ctx: click.Context) -> int:
    """Print the ledger as it is now, as a signed checkpoint (C2SP). Keep it elsewhere to find out cut-off events."""
    with _opened(ctx) as (store, _settings):
        click.echo(store.ledger().checkpoint(), nl=False)
    return EXIT_CLEAN


@_ledger.command()
@click.option("--days", type=click.IntRange(1), help="Older than this; store.retention_days by default.")
@click.pass_context
def retain(ctx: click.Context, days: int | None) -> int:
    """Take the findings out of old events now. A running Seawall does it every hour."""
    with _opened(ctx) as (store, settings):
        taken = store.retention().apply(days or settings.store.retention_days)
    click.echo(f"{_tables.counted(taken.details, 'event')} lost their findings; the ledger still verifies.")
    return EXIT_CLEAN


@_ledger.command()
@click.argument("who")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_context
def erase(ctx: click.Context, who: str, yes: bool) -> int:
    """Forget a customer (customer:ID) or an employee (person:ana@shop.example). This can't be undone."""
    if ":" not in who:
        raise UsageError(f"{who[:60]!r} is nobody", advice="Write customer:ID or person:ana@shop.example.")
    if not yes:
        click.confirm(f"Forget {who} for good?", abort=True, err=True)
    from seawall import app
    from seawall.cli import _sets
    from seawall.model.finding import subject_print

    with _opened(ctx) as (store, settings):
        known_as = subject_print(app.value_fingerprints(store), who)
        for name, places in _erase_from_rooms(store, settings, who, known_as).items():
            click.echo(f"{_tables.counted(places, 'place')} taken out of the data room {name}.")
        for name, rows in _sets.erase_subject(store, known_as).items():
            click.echo(f"{_tables.counted(rows, 'row')} taken out of the fingerprint set {name}.")
        # Events know a customer by the fingerprint of ``customer:ID``; those of older versions by that itself.
        taken = store.retention().erase(who, known_as=[known_as], by=BY)
    click.echo(
        f"{_tables.counted(taken.details, 'event')} lost their findings, {taken.events:,} everything but their hash."
    )
    hours = settings.gateway.pseudonym_lifetime_hours
    click.echo(f"What stand-ins of open AI conversations stand for goes by itself, {hours} hours after their last use.")
    return EXIT_CLEAN


def _erase_from_rooms(store: Store, settings: Settings, who: str, known_as: str) -> dict[str, int]:
    """While the fingerprint sets still tell whose what is."""
    if not store.room_book().list():
        return {}
    import asyncio

    from seawall import app
    from seawall.cli import _sets
    from seawall.console.room_erasure import erase_from_rooms

    engine = app.open_engine(settings=settings)
    app.tell_own_data(engine, settings, store.data)
    ids = _sets.id_columns(store)
    return asyncio.run(erase_from_rooms(store, engine, who, known_as=known_as, id_columns=ids, by=BY))


COMMAND = _ledger
