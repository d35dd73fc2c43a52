"""``seawall workflows``: what feeds an AI and what stands before it, on a command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from seawall.cli import EXIT_CLEAN, EXIT_FINDINGS, _tables
from seawall.model.workflows import Feed, Gatekeeper, Means, Workflow

if TYPE_CHECKING:
    from seawall.model.settings import Settings
    from seawall.store import Store

BY = "service:command-line"
_MEANS = [one.value for one in Means]
_GATEKEEPERS = [one.value for one in Gatekeeper]
_FEEDS = [one.value for one in Feed]


@click.group()
def _workflows() -> None:
    """Keep the register of workflows that hand data to an AI, and see which have no gatekeeper."""


@contextmanager
def _opened(ctx: click.Context) -> Iterator[tuple[Store, Settings]]:
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    with app.open_store(settings, data) as store:
        yield store, settings


@_workflows.command(name="list")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, format_: str) -> int:
    """List workflows with proof and faults; exit 1 when any has a fault. JSON holds the proposals too."""
    from seawall.console.api.workflows import workflow_list

    with _opened(ctx) as (store, settings):
        register = workflow_list(store, settings)
    status = EXIT_FINDINGS if register.findings else EXIT_CLEAN
    if format_ == "json":
        _tables.json_line(register)
        return status
    rows = [
        (
            one.id,
            one.name,
            one.tool,
            ", ".join(one.feeds),
            one.gatekeeper.value,
            _tables.moment(one.seen) if one.seen else "never",
            one.owner,
            one.review_by,
            ", ".join(one.faults),
        )
        for one in register.items
    ]
    heads = ("ID", "NAME", "TOOL", "FED WITH", "GATEKEEPER", "LAST THROUGH IT", "OWNER", "REVIEW", "FAULTS")
    _tables.show(heads, rows, format_, first="workflows add")
    if format_ == "table":
        for finding in register.findings:
            click.echo(f"{finding.name}: {finding.what} {finding.advice}", err=True)
        if register.proposals:
            click.echo(f"{len(register.proposals)} more were seen: seawall workflows propose", err=True)
    return status


@_workflows.command()
@_tables.format_option("table", "json", "csv")
@click.pass_context
def propose(ctx: click.Context, format_: str) -> int:
    """List what was seen and is not in the register."""
    from seawall.console.api.workflows import workflow_list

    with _opened(ctx) as (store, settings):
        register = workflow_list(store, settings)
    if format_ == "json":
        _tables.json_line({"proposals": register.proposals, "left_out": register.proposals_left_out})
        return EXIT_CLEAN
    rows = [
        (", ".join(it.runners) or "staff", it.tool, ", ".join(it.feeds), it.gatekeeper.value, one.why)
        for one in register.proposals
        for it in (one.entry,)
    ]
    _tables.show(("RUNS AS", "TOOL", "FED WITH", "GATEKEEPER", "WHY"), rows, format_)
    return EXIT_CLEAN


@_workflows.command()
@click.argument("name")
@click.option("--tool", required=True, help="Id of the AI tool it feeds.")
@click.option(
    "--means", type=click.Choice([one.value for one in Means]), required=True, help="How the data gets there."
)
@click.option("--gatekeeper", type=click.Choice(_GATEKEEPERS), default="none", show_default=True)
@click.option("--feed", multiple=True, type=click.Choice(_FEEDS), help="Repeat for several.")
@click.option("--as", "runner", multiple=True, metavar="PRINCIPAL", help="What it runs as; default: the staff.")
@click.option("--owner", default="", help="Who answers for it.")
@click.option("--review-by", default="", metavar="DAY", help="When somebody looks at it again, 2027-03-31.")
@click.option("--id", "id_", default="", metavar="ID", help="Replace this entry instead of making one.")
@_tables.format_option("table", "json")
@click.pass_context
def add(ctx: click.Context, /, **given: Any) -> int:
    """List a workflow under NAME and print its id."""
    made = Workflow(
        id=given["id_"],
        name=given["name"],
        tool=given["tool"],
        means=Means(given["means"]),
        gatekeeper=Gatekeeper(given["gatekeeper"]),
        feeds=tuple(Feed(one) for one in given["feed"]),
        runners=given["runner"],
        owner=given["owner"],
        review_by=given["review_by"],
    )
    with _opened(ctx) as (store, _settings):
        kept = store.workflow_book().save(made, by=BY)
    if given["format_"] == "json":
        _tables.json_line(kept)
    else:
        click.echo(kept.id)
    return EXIT_CLEAN


@_workflows.command()
@click.argument("id_", metavar="ID")
@click.pass_context
def remove(ctx: click.Context, id_: str) -> int:
    """Take a workflow off the register; the ledger keeps what it said."""
    with _opened(ctx) as (store, _settings):
        store.workflow_book().remove(id_, by=BY)
    click.echo(f"{id_} is off the register.", err=True)
    return EXIT_CLEAN


COMMAND = _workflows
