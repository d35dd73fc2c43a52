"""``seawall controls``: the register of controls with evidence, on a command line and as a file for an auditor."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, _tables
from seawall.cli._desk import open_desk
from seawall.model.errors import IntegrityError

BY = "service:command-line"
FIRST_LINE = "seawall controls register 1"


@click.group()
def _controls() -> None:
    """Show which controls are in force, with evidence; hand the register to an auditor, tied to the ledger."""


@_controls.command(name="list")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, format_: str) -> int:
    """List controls with state and evidence; exit 1 when one is not, or only partly, in force."""
    from seawall.console.api.controls import as_csv, whole
    from seawall.governance.control import State

    with open_desk(ctx) as desk:
        told = whole(desk)
    weak = any(row.state in {State.NOT, State.PARTLY} for row in told.controls)
    if format_ == "json":
        _tables.json_line(told)
    elif format_ == "csv":
        click.echo(as_csv(told).decode(), nl=False)
    else:
        rows = [
            (row.id, row.state.value, row.owner or "nobody", row.review_by or "no day", row.words)
            for row in told.controls
        ]
        _tables.show(("CONTROL", "STATE", "OWNER", "REVIEW", "WHY"), rows, format_)
    return EXIT_FINDINGS if weak else EXIT_CLEAN


@_controls.command()
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; standard output by default.")
@click.option("--signed", is_flag=True, help="As a note signed with the ledger's key.")
@click.pass_context
def export(ctx: click.Context, output: Path | None, signed: bool) -> int:
    """Write the register as JSON, with evidence and the ledger's signed checkpoint.

    Each piece of evidence names its event and that event's number; `seawall ledger export` has them all, and the
    checkpoint is what both are held against. Signed, it is checked with the public key alone by `seawall controls
    verify`.
    """
    import msgspec

    from seawall.console.api.controls import whole

    with open_desk(ctx) as desk:
        content = msgspec.json.format(msgspec.json.encode(whole(desk)), indent=1).decode() + "\n"
        text = desk.parts.store.notes.sign_document(FIRST_LINE, content) if signed else content
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, "utf-8")
    return EXIT_CLEAN


@_controls.command()
@click.argument("file", type=click.File("rb"))
@click.option("--key", required=True, metavar="KEY", help="The public key it must be signed with (seawall ledger key).")
def verify(file: IO[bytes], key: str) -> int:
    """Check a signed register and its checkpoint with nothing but the public KEY; exit 1 when one does not hold."""
    import msgspec

    from seawall.console.controls import Document
    from seawall.store.notes import NoteVerifier, document_bytes_max

    verifier = NoteVerifier.typed(key)
    try:
        note = file.read(document_bytes_max + 1).decode()
        told = msgspec.json.decode(verifier.read(note, FIRST_LINE), type=Document)
        size = verifier.open(told.checkpoint).size
    except (IntegrityError, UnicodeDecodeError, msgspec.DecodeError) as error:
        why = str(error) if isinstance(error, IntegrityError) else "It is no register this version reads"
        click.echo(f"The register does NOT hold. {why.rstrip('.')}.")
        return EXIT_FINDINGS
    holds, over = _tables.counted(len(told.controls), "control"), _tables.counted(size, "event")
    click.echo(f"The register holds: {holds} as of {told.made}, over {over}.")
    return EXIT_CLEAN


@_controls.command()
@click.argument("control")
@click.option("--owner", default="", help="Who answers for it.")
@click.option("--review-by", default="", metavar="DAY", help="When somebody looks at it again, 2027-03-31.")
@click.pass_context
def assign(ctx: click.Context, control: str, owner: str, review_by: str) -> int:
    """Say who answers for CONTROL and when it is looked at again. Its state is nobody's to write."""
    from seawall.console.api.controls import assign as give

    with open_desk(ctx) as desk:
        give(desk, control, owner, review_by, BY)
    click.echo(f"{control} is {owner or 'nobody'}'s, to be looked at by {review_by or 'no day'}.", err=True)
    return EXIT_CLEAN


COMMAND = _controls
