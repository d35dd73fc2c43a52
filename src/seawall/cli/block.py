"""``seawall block``: the approved list as block lists for what a network or a device management already runs."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from seawall.discovery import blocklists
from seawall.model import plugins


@click.group()
def _block() -> None:
    """Write lists that close AI tools which are not approved."""


@_block.command()
@click.argument("format", type=click.Choice([name.replace("_", "-") for name in plugins.names(blocklists)]))
@click.option("--to", "sink", default="", metavar="ADDRESS", help="Answer with this address instead of with nothing.")
@click.option("--day", default="", metavar="YYYY-MM-DD", help="Day in the comment; today when left out.")
@click.pass_context
def export(ctx: click.Context, format: str, sink: str, day: str) -> int:  # what its user calls it
    """Write a block list on stdout: every known AI tool that is not on the approved list.

    Approved tools, tools somebody has an exception for, and hosts that serve much else than AI are never in it.
    """
    import ipaddress

    from seawall import app
    from seawall.discovery.blocking import Blocklist, Order
    from seawall.model.errors import UsageError
    from seawall.policy.blocking import blocked_tools, open_hosts
    from seawall.policy.catalogue import catalogue

    data = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=data)
    try:
        sink = str(ipaddress.ip_address(sink)) if sink else ""
        made = datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC) if day else None
    except ValueError:
        raise UsageError("--to is an IP address, --day a day like 2026-11-25") from None
    with app.open_store(settings, data) as store:
        approvals, now_ms = store.approval_book().current(), store.clock.now_ms()
    made = made or datetime.fromtimestamp(now_ms / 1000, UTC)
    order = Order(
        tools=tuple(blocked_tools(settings, approvals, now_ms)),
        open_hosts=open_hosts(settings, approvals, now_ms),
        made=made.strftime("%Y-%m-%d"),
        version=catalogue(settings).version,
        sink=sink,
        explain_url=f"{settings.server.public_url.rstrip('/')}/blocked" if settings.server.public_url else "",
    )
    chosen = plugins.load(blocklists, format.replace("-", "_"), "BLOCKLIST", Blocklist)
    click.echo(chosen.write(order), nl=False)
    click.echo(chosen.use, err=True)
    return 0


COMMAND = _block
