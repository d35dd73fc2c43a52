"""``seawall token``: tokens for Seawall's own API."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from seawall.access.roles import Role
from seawall.cli import _tables
from seawall.cli._durations import Duration

if TYPE_CHECKING:
    from seawall.store import Store

BY = "service:command-line"


@click.group()
def _token() -> None:
    """Issue, list and revoke API tokens.

    A token (swt_…) lets a script use /api/v1 with one role. For AI calls through the gateway, issue a key instead.
    """


@contextlib.contextmanager
def _store(ctx: click.Context) -> Iterator[Store]:
    from seawall import app

    data = app.data_dir(ctx.obj["data"])
    with app.open_store(app.load_settings(ctx.obj["config"], data=data), data) as store:
        yield store


@_token.command()
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]), help="What it may do.")
@click.option("--ttl", type=Duration(), default="1h", show_default=True, help="Lifetime, at most 365d.")
@click.option("--label", default="", help="A note for people.")
@_tables.format_option("table", "json")
@click.pass_context
def issue(ctx: click.Context, role: str, ttl: int, label: str, format_: str) -> int:
    """Make a token and print it, once."""
    with _store(ctx) as store:
        secret, token = store.tokens().issue(Role(role).value, ttl_ms=ttl, label=label, by=BY)
    if format_ == "json":
        _tables.json_line({"token": secret, "id": token.id, "role": token.role, "expires_ms": token.expires_ms})
        return 0
    click.echo(secret)
    click.echo(
        f"Token {token.id}, role {token.role}, until {_tables.moment(token.expires_ms)}. It is not shown again.",
        err=True,
    )
    return 0


@_token.command("list")
@click.option("--all", "everything", is_flag=True, help="Expired and revoked tokens too.")
@_tables.format_option("table", "json", "csv")
@click.pass_context
def list_(ctx: click.Context, everything: bool, format_: str) -> int:
    """List tokens, newest first, and say which live too long. Never shows a secret."""
    import msgspec

    from seawall import app
    from seawall.access.keys import token_findings

    rules = app.load_settings(ctx.obj["config"], data=app.data_dir(ctx.obj["data"])).keys
    with _store(ctx) as store:
        tokens = store.tokens().list(everything=everything)
        now = store.clock.now_ms()
    findings = {
        one.id: token_findings(one.created_ms, one.expires_ms, rules) if one.live(now) else () for one in tokens
    }
    if format_ == "json":
        _tables.json_line({"tokens": [{**msgspec.structs.asdict(one), "findings": findings[one.id]} for one in tokens]})
        return 0
    rows = [
        (
            token.id,
            token.role,
            "live" if token.live(now) else "revoked" if token.revoked_ms is not None else "expired",
            _tables.moment(token.expires_ms),
            token.label,
            ", ".join(found.fault.value for found in findings[token.id]),
        )
        for token in tokens
    ]
    _tables.show(
        ("ID", "ROLE", "STATE", "EXPIRES", "LABEL", "FINDINGS"), rows, format_, first="token issue --role ROLE"
    )
    if format_ == "table":
        for token_id, some in findings.items():
            for found in some:
                click.echo(f"{token_id}: {found.what} {found.advice}", err=True)
    return 0


@_token.command()
@click.argument("id")
@click.pass_context
def revoke(ctx: click.Context, id: str) -> int:  # what its user calls it
    """End a token now, everywhere."""
    with _store(ctx) as store:
        store.tokens().revoke(id, by=BY)
    click.echo(f"Token {id} is revoked.", err=True)
    return 0


COMMAND = _token
