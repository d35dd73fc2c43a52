"""``seawall tools``: the approved list on a command line, and as a signed document anyone can check."""

from __future__ import annotations

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, _tables
from seawall.model.approvals import ToolState
from seawall.model.days import day_of
from seawall.model.errors import IntegrityError

if TYPE_CHECKING:
    from seawall.policy.list_document import ToolItem


@click.group()
def _tools() -> None:
    """Show the approved list; write and check it as a signed document."""


@_tools.command(name="list")
@click.option("--standing", type=click.Choice([one.value for one in ToolState]), help="Only tools in this state.")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, standing: str | None, format_: str) -> int:
    """List the AI tools Seawall knows and where they stand."""
    from seawall import app
    from seawall.policy.approved_list import approved_list
    from seawall.policy.list_document import item

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    with app.open_store(settings, data) as store:
        approvals, now_ms = store.approval_book().current(), store.clock.now_ms()
    today = day_of(now_ms)
    listed = approved_list(settings, approvals).values()
    items = [item(one, today) for one in listed if standing in (None, one.state.value)]
    if format_ == "json":
        _tables.json_line({"items": items})
        return EXIT_CLEAN
    rows = [
        (
            one.id,
            one.name,
            one.state.value,
            one.grade.value,
            ", ".join(one.permits),
            ", ".join(one.teams),
            one.owner,
            _review(one),
        )
        for one in items
    ]
    _tables.show(("ID", "NAME", "STATE", "GRADE", "IN THE CLEAR", "TEAMS", "OWNER", "REVIEW"), rows, format_)
    return EXIT_CLEAN


def _review(one: ToolItem) -> str:
    """``2027-03-01``, the same with "overdue", or "no day" where an approved tool lacks one."""
    if not one.overdue:
        return one.review_by
    return f"{one.review_by} overdue" if one.review_by else "no day"


@_tools.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output by default.")
@click.pass_context
def export(ctx: click.Context, output: Path | None) -> int:
    """Write the approved tools, their terms and facts, as a document signed with the ledger's key.

    Whoever has the public key (`seawall ledger key`) checks it without this installation: `seawall tools verify FILE
    --key KEY`.
    """
    from seawall import app
    from seawall.policy.list_document import FIRST_LINE, document

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    policies = app.open_policy(settings).hash
    with app.open_store(settings, data) as store:
        content = document(settings, store.approval_book().current(), store.clock.now_ms(), policies)
        note = store.notes.sign_document(FIRST_LINE, content)
    if output is None:
        click.echo(note, nl=False)
    else:
        output.write_text(note, "utf-8")
    return EXIT_CLEAN


@_tools.command()
@click.argument("file", type=click.File("rb"))
@click.option("--key", required=True, metavar="KEY", help="The public key it must be signed with (seawall ledger key).")
@_tables.format_option("table", "json")
def verify(file: IO[bytes], key: str, format_: str) -> int:
    """Check a signed list with nothing but the public KEY; exit 1 when it does not hold."""
    from seawall.policy.list_document import FIRST_LINE, read_document
    from seawall.store.notes import NoteVerifier, document_bytes_max

    verifier = NoteVerifier.typed(key)
    try:
        note = file.read(document_bytes_max + 1).decode()
        told = read_document(verifier.read(note, FIRST_LINE))
    except (IntegrityError, UnicodeDecodeError) as error:
        why = str(error) if isinstance(error, IntegrityError) else "It is not text"
        if format_ == "json":
            _tables.json_line({"holds": False, "fault": why})
        else:
            click.echo(f"The list does NOT hold. {why.rstrip('.')}.")
        return EXIT_FINDINGS
    if format_ == "json":
        _tables.json_line({"holds": True, "list": told})
        return EXIT_CLEAN
    names = ", ".join(one.id for one in told.tools) or "none"
    click.echo(
        f"The list holds: {len(told.tools)} approved tools as of {told.made}, signed by {key.partition('+')[0]}."
    )
    click.echo(f"Tools: {names}.")
    return EXIT_CLEAN


COMMAND = _tools
