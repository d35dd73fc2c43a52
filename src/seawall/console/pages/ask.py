"""May I use this tool for that? Yes, this way, or no: with the reason, the policy, what to use instead, and how to ask.

``/blocked`` is the same page for a host: where a proxy or name server leads people whose tool was closed.
"""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.checking import tool_for
from seawall.console.parts import Group, Page, Route
from seawall.console.telling import Listener
from seawall.console.visit import Visit
from seawall.discovery.catalogue import normal_host
from seawall.model.errors import UsageError
from seawall.model.exchange import Principal
from seawall.model.words import Category
from seawall.policy.approved_list import alternatives, approved_list
from seawall.policy.asking import Answer, may, meant
from seawall.policy.catalogue import catalogue, teams_of
from seawall.policy.endpoint_policy import TopicFact, facts_of
from seawall.store.approvals import ToolRequest


async def show(visit: Visit, problem: str = "", *, tool_id: str = "", asked: bool = False) -> Response[Any]:
    """The question, and its answer once a tool is named."""
    parts = visit.parts
    listed = approved_list(parts.settings, parts.approvals())
    host = normal_host(visit.query("host")[:253])
    at = catalogue(parts.settings).find(host) if host else None
    led = meant(listed, catalogue(parts.settings), host) if at else ()
    chosen = tool_id or visit.query("tool") or next(iter(led), "")
    named = [Category(name) for name in visit.request.query_params.getall("data", []) if name in set(Category)]
    found = listed.get(chosen)
    answer, offered = None, None
    plans: dict[str, Answer] = {}
    facts: tuple[TopicFact, ...] = ()
    if found is not None:
        me = _me(visit)
        answer = may(parts.policy(), parts.settings, me, tool_for(parts, me, chosen), named)
        for id in meant(listed, catalogue(parts.settings), chosen):
            other = may(parts.policy(), parts.settings, me, tool_for(parts, me, id), named)
            if other.may is not answer.may:
                plans[listed[id].tool.name] = other
        each = alternatives(listed, frozenset(me.teams))
        offered = each.get(found.known.kind, each[""])
        facts = facts_of([found.known])
    return visit.page(
        "ask.html",
        status=422 if problem else 200,
        tools=sorted(listed.values(), key=lambda one: one.tool.name.lower()),
        chosen=chosen,
        host=host,
        categories=list(Category),
        named=named,
        found=found,
        answer=answer,
        plans=plans,
        offered=offered if offered and offered.tool not in {"", chosen} else None,
        facts=facts,
        problem=problem,
        asked=asked or visit.query("asked") == "1",
        policies=parts.policy().policies,
    )


def _me(visit: Visit) -> Principal:
    who = visit.caller.principal
    return Principal(who.kind, who.name, teams=teams_of(visit.parts.settings, str(who)))


async def request(visit: Visit) -> Response[Any]:
    """Ask for the tool, in one's own words. What looks sensitive in them is masked before it is kept."""
    given = await visit.form()
    parts = visit.parts
    known = approved_list(parts.settings, parts.approvals())
    tool = given.get("tool", "")
    if tool not in known:
        return await show(visit, "Please say which tool you mean")
    listener = Listener(parts.engine, catalogue(parts.settings), lambda _: False, lambda _: False)
    reason = listener.covered(given.get("reason", "").strip()[:500])
    order = ToolRequest(id="", principal=str(visit.caller.principal), tool=tool, reason=reason)
    book = parts.store.approval_book()
    try:
        await asyncio.to_thread(lambda: book.ask(order))
    except UsageError as error:
        return await show(visit, str(error), tool_id=tool)
    return visit.go(f"/ask?asked=1&tool={tool}")


PAGE = Page(
    title="May I?",
    group=Group.USE,
    order=3,
    routes=(
        Route(method="GET", path="/ask", permission=Permission.TOOLS_ASK, answer=show),
        Route(method="POST", path="/ask", permission=Permission.TOOLS_ASK, answer=request),
        Route(method="GET", path="/blocked", permission=Permission.TOOLS_ASK, answer=show),
    ),
)
