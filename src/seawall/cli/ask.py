"""``seawall ask``: may this tool be used for that?"""

from __future__ import annotations

import click

from seawall.cli import _tables
from seawall.model.words import Category


@click.command()
@click.argument("tool")
@click.argument("data", nargs=-1, type=click.Choice([category.value for category in Category]))
@click.option("--for", "principal", default="person:anyone", show_default=True, help="Who asks.")
@_tables.format_option("table", "json")
@click.pass_context
def _ask(ctx: click.Context, tool: str, data: tuple[str, ...], principal: str, format_: str) -> int:
    """Say whether a TOOL (an id, or a host) may be used for these kinds of DATA; none means harmless text.

    Exit 0 for yes, also where data is masked on the way; 1 for no.
    """
    import msgspec

    from seawall import app
    from seawall.model.exchange import Principal
    from seawall.policy.approvals import standing
    from seawall.policy.approved_list import is_fixed
    from seawall.policy.asking import May, may
    from seawall.policy.catalogue import catalogue, teams_of, tool_named

    folder = app.data_dir(ctx.obj["data"])
    settings = app.load_settings(ctx.obj["config"], data=folder)
    at = catalogue(settings).find(tool) if "." in tool else None
    named = tool_named(settings, at.tools[0].id if at else tool)
    who = msgspec.structs.replace(Principal.parse(principal), teams=teams_of(settings, principal))
    with app.open_store(settings, folder) as store:
        approvals, now_ms = store.approval_book().current(), store.clock.now_ms()
    stands = standing(named, who, approvals, now_ms, fixed=is_fixed(settings, named.id))
    answer = may(app.open_policy(settings), settings, who, stands, [Category(one) for one in data])
    if format_ == "json":
        _tables.json_line(answer)
    else:
        click.echo(f"{answer.may.value.capitalize()}. {answer.message} {answer.alternative}".strip())
        click.echo(f"By {', '.join(answer.policies)}.", err=True)
    return int(answer.may is May.NO)


COMMAND = _ask
