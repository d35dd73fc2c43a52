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
    """Say whether a TOOL (an id, a name, a host or an address) may be used for these kinds of DATA.

    No kind of data means harmless text. Exit 0 for yes, also where data is masked on the way; 1 for no.
    """
    import msgspec

    from seawall import app
    from seawall.model.exchange import Principal
    from seawall.policy.approvals import standing
    from seawall.policy.approved_list import alternatives, approved_list, is_fixed
    from seawall.policy.asking import Answer, May, may, meant
    from seawall.policy.catalogue import catalogue, teams_of, tool_named

    folder = app.data_dir(ctx.obj["data"])
    settings = app.with_echo(app.load_settings(ctx.obj["config"], data=folder))
    who = msgspec.structs.replace(Principal.parse(principal), teams=teams_of(settings, principal))
    with app.open_store(settings, folder) as store:
        approvals, now_ms = store.approval_book().current(), store.clock.now_ms()
    listed, policy = approved_list(settings, approvals), app.open_policy(settings)

    def answered(id: str) -> Answer:
        named = tool_named(settings, id)
        stands = standing(named, who, approvals, now_ms, fixed=is_fixed(settings, named.id))
        return may(policy, settings, who, stands, [Category(one) for one in data])

    ids = meant(listed, catalogue(settings), tool)
    answer, *others = [answered(id) for id in ids or (tool,)]
    plans = {listed[one.tool].tool.name: one.may for one in others if one.may is not answer.may}
    each = alternatives(listed, frozenset(who.teams))
    offered = each.get(listed[ids[0]].known.kind, each[""]) if ids else each[""]
    instead = offered if answer.may is May.NO and offered.tool not in {"", *ids} else None
    if format_ == "json":
        _tables.json_line(
            {**msgspec.to_builtins(answer), "known": bool(ids), "plans": plans, "instead": instead and instead.tool}
        )
        return int(answer.may is May.NO)
    if not ids:
        click.echo(f"No AI tool called {tool[:100]!r} is known here, so nobody has decided on it.", err=True)
    click.echo(f"{answer.may.value.capitalize()}. {answer.message} {answer.alternative}".strip())
    for name, other in plans.items():
        click.echo(f"{name}, which has the same address in an account of its own: {other.value}.")
    if instead:
        click.echo(f"Instead: {instead.name}, {instead.url}")
    click.echo(f"By {', '.join(answer.policies)}.", err=True)
    return int(answer.may is May.NO)


COMMAND = _ask
