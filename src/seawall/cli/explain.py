"""``seawall explain``: why each thing was found and which policy decided what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from seawall.cli import EXIT_CLEAN, EXIT_PARTIAL, Unavailable

if TYPE_CHECKING:
    from seawall.cli._inspecting import FoundRow, Inspector, SourceReport


@click.command()
@click.argument("path", default="-", metavar="[FILE|-]")
@click.option("--tool", help="Decide for this tool of the settings instead of for an approved one.")
@click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_context
def _explain(ctx: click.Context, path: str, tool: str | None, format_: str) -> int:
    """Show for a text or file what was found, the evidence for it, and the policy that decided.

    Values are shown masked. What was let off in the data directory's database is named with its end and who did it.
    """
    from seawall.cli import _inspecting

    inspector = _inspecting.open_inspector(ctx.obj, tool)
    report = inspector.path(path)
    if report.unread and not report.findings and report.unread[0].path == report.source:  # nothing of it was seen
        raise Unavailable(f"{_inspecting.printable(path)} {report.unread[0].reason}")
    if format_ == "json":
        click.echo(_as_json(inspector, report))
        return EXIT_PARTIAL if report.unread else EXIT_CLEAN
    click.echo(f"{_inspecting.printable(report.source)}: " + click.style(report.action.value, bold=True))
    click.echo(f"  asked for tool  {inspector.tool.id} ({'approved' if inspector.tool.approved else 'not approved'})")
    click.echo(f"  decided by      {', '.join(report.policies)}")
    if report.message:
        click.echo(f"  the person sees {report.message} {report.alternative}".rstrip())
    for number, row in enumerate(report.findings, 1):
        _show(inspector, number, row)
    if not report.findings:
        click.echo("  nothing sensitive was found")
    if report.let_off:
        click.echo("\nNo finding, because you said so:")
    for off in report.let_off:
        click.echo(f"   {off.detector}  {_inspecting.printable(off.masked)}  {_inspecting.printable(off.why)}")
    for item in report.unread:
        click.echo(f"  not inspected: {_inspecting.printable(item.path)}: {item.reason}", err=True)
    return EXIT_PARTIAL if report.unread else EXIT_CLEAN


def _as_json(inspector: Inspector, report: SourceReport) -> bytes:
    """What ``seawall check`` says of a source, with the tool it was asked for and what decided each finding alone."""
    import msgspec

    from seawall.cli._inspecting import as_json, finding_json

    findings = [finding_json(row) | {"policies": inspector.alone(row).policies} for row in report.findings]
    tool = {"id": inspector.tool.id, "approved": inspector.tool.approved}
    return msgspec.json.encode(as_json(report) | {"tool": tool, "findings": findings})


def _show(inspector: Inspector, number: int, row: FoundRow) -> None:
    from seawall.cli._inspecting import printable
    from seawall.detect.revoking import revoking

    where = f"{row.path} {row.place}".strip()
    click.echo(f"\n{number}. {click.style(row.detector, bold=True)}  {printable(row.masked)}")
    click.echo(f"   where       {printable(where)}, characters {row.start} to {row.end}")
    click.echo(f"   category    {row.category.value}")
    click.echo(f"   confidence  {row.confidence.value.replace('_', ' ')}")
    for index, reason in enumerate(row.reasons or ("the shape alone",)):
        click.echo(f"   {'evidence' if not index else '':<10}  {printable(reason)}")
    for what, advice in revoking(row.detector, row.reasons):
        click.echo(f"   to revoke   {what}: {advice}")
    if row.count > 1:
        click.echo(f"   stands for  {row.count} records")
    if row.subject:
        click.echo(f"   belongs to  {printable(row.subject)}")
    alone = inspector.alone(row)
    click.echo(f"   action      {alone.action.value}, by {', '.join(alone.policies)}")


COMMAND = _explain
COMMAND.name = "explain"
