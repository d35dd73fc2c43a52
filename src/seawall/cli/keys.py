"""``seawall keys``: virtual keys for the gateway."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from seawall.cli import _tables
from seawall.cli._durations import Duration
from seawall.model.words import Category

if TYPE_CHECKING:
    from seawall.model.keys import VirtualKey
    from seawall.store import Store

BY = "service:command-line"
_CATEGORIES = [category.value for category in Category]


@click.group()
def _keys() -> None:
    """Issue, list, rotate and revoke virtual keys.

    A virtual key is what a person, service or agent uses against the gateway instead of the vendor's own key. Its
    secret is shown once and kept nowhere.
    """


@contextlib.contextmanager
def _store(ctx: click.Context) -> Iterator[Store]:
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        yield store


def _shown(key: VirtualKey) -> dict[str, Any]:
    """A key without its digest."""
    return {
        "id": key.id,
        "for": str(key.principal),
        "acting_for": key.principal.acting_for,
        "created_ms": key.created_ms,
        "expires_ms": key.expires_ms,
        "tools": sorted(key.tools),
        "models": sorted(key.models),
        "categories": sorted(key.categories),
        "budget": key.budget,
        "rate_per_minute": key.rate_per_minute,
        "networks": list(key.networks),
        "replaces": key.replaces,
        "label": key.label,
    }


def _tell(secret: str, key: VirtualKey, format_: str) -> None:
    """The secret on stdout, alone, so that scripts can take it; the rest for people on stderr."""
    if format_ == "json":
        _tables.json_line({"key": secret, **_shown(key)})
        return
    click.echo(secret)
    ends = _tables.moment(key.expires_ms)
    click.echo(f"Key {key.id} for {key.principal}, until {ends}. The secret is not shown again.", err=True)


def _tell_unknown(ctx: click.Context, tools: Sequence[str]) -> None:
    """A key for a tool that no vendor of the settings stands for opens nothing."""
    from seawall import app

    settings = app.with_echo(app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"])))
    known = {name for one in settings.upstream for name in (one.name, one.tool or one.name)}
    for tool in sorted(set(tools) - known):
        there = ", ".join(sorted(known))
        click.echo(f"No [[upstream]] of the settings is or has the tool {tool!r} yet; there are {there}.", err=True)


@_keys.command()
@click.option("--for", "principal", required=True, metavar="PRINCIPAL", help="person:…, service:… or agent:…")
@click.option("--tool", multiple=True, help="Tool it may reach; repeat for several. Default: every approved one.")
@click.option("--model", multiple=True, help="Model or prefix* it may ask for; repeat for several.")
@click.option(
    "--category",
    multiple=True,
    type=click.Choice(_CATEGORIES),
    help="Kind of data it is for; repeat for several. No other passes in the clear, either way.",
)
@click.option("--ttl", type=Duration(), help="Lifetime, as 1h or 30d (1h for agents, else 30d; at most 365d).")
@click.option("--budget", type=click.IntRange(1), metavar="N", help="Requests over its whole life.")
@click.option("--rate", type=click.IntRange(1), metavar="N", help="Requests a minute.")
@click.option("--network", multiple=True, metavar="CIDR", help="Where it may be used from; repeat for several.")
@click.option("--acting-for", metavar="PRINCIPAL", help="Whom an agent acts for; it then has the rights of both only.")
@click.option("--team", multiple=True, help="Team of the principal, beside those in the settings.")
@click.option("--label", default="", help="A note for people.")
@_tables.format_option("table", "json")
@click.pass_context
def issue(ctx: click.Context, /, **given: Any) -> int:
    """Make a key and print its secret, once."""
    from seawall.model.exchange import Principal
    from seawall.store.keyring import KeyOrder

    acting_for = given["acting_for"]
    if acting_for is not None:
        Principal.parse(acting_for)
    principal = Principal.parse(given["principal"], teams=given["team"], acting_for=acting_for)
    order = KeyOrder(
        principal=principal,
        lifetime_ms=given["ttl"],
        tools=given["tool"],
        models=given["model"],
        categories=tuple(Category(one) for one in given["category"]),
        budget=given["budget"],
        rate_per_minute=given["rate"],
        networks=given["network"],
        label=given["label"],
    )
    with _store(ctx) as store:
        secret, key = store.key_ring().issue(order, by=BY)
    _tell(secret, key, given["format_"])
    _tell_unknown(ctx, given["tool"])
    return 0


@_keys.command("list")
@click.option("--all", "everything", is_flag=True, help="Expired and revoked keys too.")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, everything: bool, format_: str) -> int:
    """List keys, newest first, and say which live too long or are unused. Never shows a secret."""
    from seawall import app
    from seawall.access.keys import key_findings

    rules = app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"])).keys
    with _store(ctx) as store:
        listed, now_ms = store.key_ring().list(everything=everything), store.clock.now_ms()
    findings = {one.key.id: key_findings(one.key, one.used_ms, now_ms, rules) for one in listed}
    if format_ == "json":
        shown = [
            {
                **_shown(one.key),
                "state": one.state,
                "requests": one.requests,
                "used_ms": one.used_ms,
                "findings": findings[one.key.id],
            }
            for one in listed
        ]
        _tables.json_line({"keys": shown})
        return 0
    rows = [
        (
            one.key.id,
            str(one.key.principal),
            one.state,
            _tables.moment(one.key.expires_ms),
            _tables.moment(one.used_ms) if one.used_ms else "never",
            str(one.requests) + (f" of {one.key.budget}" if one.key.budget is not None else ""),
            one.key.label,
            ", ".join(found.fault.value for found in findings[one.key.id]),
        )
        for one in listed
    ]
    _tables.show(
        ("ID", "FOR", "STATE", "EXPIRES", "LAST USED", "REQUESTS", "LABEL", "FINDINGS"),
        rows,
        format_,
        first="keys issue --for PRINCIPAL",
    )
    if format_ == "table":
        for key_id, some in findings.items():
            for found in some:
                click.echo(f"{key_id}: {found.what} {found.advice}", err=True)
    return 0


@_keys.command()
@click.argument("id")
@click.option("--overlap", type=Duration(), default="1h", show_default=True, help="How long the old key still works.")
@_tables.format_option("table", "json")
@click.pass_context
def rotate(ctx: click.Context, id: str, overlap: int, format_: str) -> int:  # what its user calls it
    """Make a key with the same rights and print its secret, once; the old one ends after the overlap."""
    with _store(ctx) as store:
        secret, key = store.key_ring().rotate(id, by=BY, overlap_ms=overlap)
    _tell(secret, key, format_)
    return 0


@_keys.command()
@click.argument("id")
@click.pass_context
def revoke(ctx: click.Context, id: str) -> int:  # what its user calls it
    """End a key now. Every running Seawall refuses it within a second."""
    with _store(ctx) as store:
        store.key_ring().revoke(id, by=BY)
    click.echo(f"Key {id} is revoked.", err=True)
    return 0


COMMAND = _keys
