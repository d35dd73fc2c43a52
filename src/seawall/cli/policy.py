"""``seawall policy``: check, try, show and replay the policies in force or a folder of changed ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, EXIT_PARTIAL, _tables
from seawall.cli._durations import Duration

if TYPE_CHECKING:
    from seawall.model.event import Event
    from seawall.model.settings import Settings
    from seawall.policy import PolicySet
    from seawall.policy.replay import Change, Replayed
    from seawall.policy.table import Row
    from seawall.store import Store

_format = click.option("--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True)
_folder = click.argument("folder", required=False, metavar="[DIR]")
replayed_events_max = 1_000_000
_COLORS = {"allow": "green", "coach": "cyan", "mask": "yellow", "block": "red"}


@click.group()
def _policy() -> None:
    """Check, try, show and replay policies.

    DIR is a folder of Cedar policies that are added to the built-in ones; without it, the folder in the settings
    (policy.dir). docs/policy.md says how to write one.
    """


@_policy.command()
@_folder
@_format
@click.pass_context
def lint(ctx: click.Context, folder: str | None, format_: str) -> int:
    """Find what is wrong with policies and what could be clearer. Exit 1 when anything is wrong; hints alone are 0."""
    from seawall.detect import detectors
    from seawall.model import plugins
    from seawall.policy import builtin_sources
    from seawall.policy.lint import Weight
    from seawall.policy.lint import lint as remarks_on

    sources = _sources(ctx, folder) or builtin_sources()
    known = {*plugins.names(detectors), "exact_match", "bulk_records"}
    remarks = remarks_on(sources, detectors=known)
    if format_ == "json":
        _json({"policies": len(sources), "remarks": [_plain(remark) for remark in remarks]})
    else:
        for remark in remarks:
            mark = click.style(remark.weight.value, fg="red" if remark.weight is Weight.ERROR else "yellow")
            click.echo(f"{remark.source}: {mark} {remark.rule}: {remark.text}")
        errors = sum(remark.weight is Weight.ERROR for remark in remarks)
        counts = (len(sources), "policy", "policies"), (errors, "error"), (len(remarks) - errors, "hint")
        click.echo(", ".join(_tables.counted(*one) for one in counts))
    return EXIT_FINDINGS if any(remark.weight is Weight.ERROR for remark in remarks) else EXIT_CLEAN


@_policy.command()
@_folder
@_format
@click.pass_context
def test(ctx: click.Context, folder: str | None, format_: str) -> int:
    """Run the examples that stand in the policies' files. Exit 1 when one does not hold."""
    from seawall.policy.examples import run_examples

    outcomes = run_examples(_policies(ctx, folder))
    failed = [outcome for outcome in outcomes if not outcome.passed]
    if format_ == "json":
        _json({"passed": len(outcomes) - len(failed), "failed": len(failed), "examples": [*map(_plain, outcomes)]})
        return EXIT_FINDINGS if failed else EXIT_CLEAN
    for outcome in outcomes:
        mark = click.style("pass", fg="green") if outcome.passed else click.style("FAIL", fg="red")
        explanation = f": {outcome.explanation}" if outcome.explanation else ""
        click.echo(f"{mark} {outcome.policy} {outcome.name.replace('_', ' ')}{explanation}")
    click.echo(f"{len(outcomes) - len(failed)} passed, {len(failed)} failed")
    return EXIT_FINDINGS if failed else EXIT_CLEAN


@_policy.command()
@click.option("--for", "principal", default="person:anyone", show_default=True, help="Who reads it; teams count.")
@_format
@click.pass_context
def guide(ctx: click.Context, principal: str, format_: str) -> int:
    """Write what staff may use AI for, as the policies in force have it: Markdown, or JSON."""
    from seawall.cli._desk import open_desk
    from seawall.console.api.safe_use import guide_for
    from seawall.model.days import day_of
    from seawall.model.exchange import Principal
    from seawall.policy.safe_use import as_markdown

    with open_desk(ctx) as desk:
        told = guide_for(desk.parts, Principal.parse(principal))
        today, organisation = day_of(desk.parts.clock.now_ms()), desk.parts.settings.endpoint.organisation
    if format_ == "json":
        _json(_plain(told))
    else:
        click.echo(as_markdown(told, today, organisation), nl=False)
    return EXIT_CLEAN


@_policy.command()
@_folder
@_format
@click.option("--tools", is_flag=True, help="One column for each tool of the settings instead of each state.")
@click.pass_context
def show(ctx: click.Context, folder: str | None, format_: str, tools: bool) -> int:
    """Show what happens to each kind of data on its way to each kind of tool, and the policies behind it."""
    from seawall.policy.table import STATES, Column, table

    policies = _policies(ctx, folder)
    columns: tuple[Column, ...] = STATES
    if tools:
        from seawall.policy.catalogue import tools as known_tools

        columns = tuple(Column(id, tool) for id, tool in known_tools(_settings(ctx)).items()) or STATES
    rows = table(policies, columns)
    if format_ == "json":
        described = [_described(policies, id) for id in sorted(policies.policies)]
        _json({"hash": policies.hash, "observe": policies.observe, "strict": policies.strict,
               "rows": [_plain(row) for row in rows], "policies": described})  # fmt: skip
        return EXIT_CLEAN
    _show_rows(rows)
    click.echo()
    for id in sorted(policies.policies):
        policy = policies.policies[id]
        hard = click.style(" (can't be lifted)", dim=True) if policy.hard else ""
        click.echo(f"{click.style(id, bold=True)}{hard}\n  {policy.title}. {policy.why}")
    if policies.observe:
        click.echo("\nObserve mode is on: all this is recorded and nothing is enforced.")
    return EXIT_CLEAN


@_policy.command()
@click.option("--since", type=Duration(), default="30d", show_default=True, help="How far back: 12h, 30d, 2w.")
@click.option("--with", "folder", metavar="DIR", help="Try the policies of this folder instead of those in force.")
@_format
@click.pass_context
def replay(ctx: click.Context, since: int, folder: str | None, format_: str) -> int:
    """Decide past events again and show what would change. Reads the ledger; nobody's words are needed for it."""
    from seawall import app
    from seawall.model.words import Action
    from seawall.policy.catalogue import APPROVED, PUBLIC, tools
    from seawall.policy.replay import replay as decide_again
    from seawall.wire.clock import SystemClock

    settings = _settings(ctx)
    policies = _policies(ctx, folder)
    with app.open_store(settings, app.data_dir(ctx.obj["data"])) as store:
        events = _Events(store, SystemClock().now_ms() - since)
        known = {APPROVED.id: APPROVED, PUBLIC.id: PUBLIC, **tools(settings)}
        replayed = decide_again(policies, events, known)
    if format_ == "json":
        _json({**_plain(replayed), "complete": not events.cut_short, "policy_set": policies.hash})
    else:
        counts = "  ".join(
            f"{action.value} {replayed.before.get(action.value, 0)} -> {replayed.after.get(action.value, 0)}"
            for action in Action
        )
        click.echo(f"{replayed.decided} decisions replayed, {replayed.passed_over} other events passed over")
        click.echo(counts)
        _show_changes(replayed)
    if events.cut_short:
        click.echo(f"seawall: stopped after {replayed_events_max} events; take a shorter --since", err=True)
        return EXIT_PARTIAL
    return EXIT_CLEAN


class _Events:
    """Events of the ledger, newest first, page by page."""

    def __init__(self, store: Store, since_ms: int) -> None:
        self._store, self._since_ms = store, since_ms
        self.cut_short = False

    def __iter__(self) -> Iterator[Event]:
        from seawall.model import limits
        from seawall.store.search import EventFilter

        search = self._store.events()
        wanted = EventFilter(since_ms=self._since_ms)
        before: int | None = None
        seen = 0
        while seen < replayed_events_max:
            page = search.page(wanted, before=before, limit=limits.page_rows_max)
            yield from (found.event for found in page.events)
            seen += len(page.events)
            before = page.before
            if before is None:
                return
        self.cut_short = True


def _settings(ctx: click.Context) -> Settings:
    from seawall import app

    return app.with_echo(app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"])))


def _sources(ctx: click.Context, folder: str | None) -> Mapping[str, str]:
    """The shop's own policies: those of the folder named here, else of the settings."""
    from seawall import app

    chosen = folder or _settings(ctx).policy.dir
    return app.read_policies(Path(chosen).expanduser()) if chosen else {}


def _policies(ctx: click.Context, folder: str | None) -> PolicySet:
    from seawall.policy import PolicySet, builtin_sources

    settings = _settings(ctx)
    return PolicySet.compile(
        {**builtin_sources(), **_sources(ctx, folder)},
        strict=settings.gateway.strict,
        observe=settings.policy.observe,
        teams=settings.teams,
    )


def _described(policies: PolicySet, id: str) -> dict[str, Any]:
    policy = policies.policies[id]
    names = ("id", "title", "why", "message", "alternative", "requirement", "hard", "forbids")
    return {name: getattr(policy, name) for name in names} | {"actions": sorted(policy.actions)}


def _show_rows(rows: list[Row]) -> None:
    first = max(len(row.name) for row in rows)
    widths = [max(len(cell.column), 5) for cell in rows[0].cells]
    heads = "  ".join(cell.column.ljust(width) for cell, width in zip(rows[0].cells, widths, strict=True))
    click.echo(click.style(" " * first + "  " + heads, bold=True))
    for row in rows:
        cells = (
            click.style(cell.action.value.ljust(width), fg=_COLORS[cell.action.value])
            for cell, width in zip(row.cells, widths, strict=True)
        )
        click.echo(f"{row.name.ljust(first)}  {'  '.join(cells)}".rstrip())


def _show_changes(replayed: Replayed) -> None:
    if not replayed.changes:
        click.echo("Nothing would change.")
    for change in replayed.changes:
        click.echo(_one_change(change))


def _one_change(change: Change) -> str:
    kinds = ", ".join(change.categories) or "nothing sensitive"
    who = f"{change.principals} principal{'s' if change.principals != 1 else ''}"
    arrow = click.style(f"{change.before.value} -> {change.after.value}", fg="red" if change.stricter else "green")
    return (
        f"{change.events:>7}  {arrow}  {change.tool}: {kinds}; by {', '.join(change.policies)}; {who}; "
        f"for example {change.examples[0]}"
    )


def _plain(value: object) -> Any:
    import msgspec

    return msgspec.to_builtins(value)


def _json(value: object) -> None:
    import msgspec

    click.echo(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())


COMMAND = _policy
COMMAND.name = "policy"
