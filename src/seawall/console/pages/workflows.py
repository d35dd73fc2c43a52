"""Workflows: what hands the shop's data to an AI, what stands before it, and whether events prove that."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api.workflows import keep
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.console.workflows import proposal_for, read_register
from seawall.model.errors import NotFound, UsageError
from seawall.model.workflows import Feed, Gatekeeper, Means, Standing, Workflow
from seawall.policy.approved_list import approved_list

rows_max = 300
_DONE = {
    "kept": "The entry is kept, and the ledger says so.",
    "removed": "The workflow is off the register.",
    "dismissed": "It is not proposed again.",
}
MEANS_NAMES = {
    Means.KEY: "A script or service with a key",
    Means.AGENT: "An agent",
    Means.CHATBOT: "A chatbot for shoppers",
    Means.EXPORT: "An exported file",
    Means.PLUGIN: "A plug-in",
    Means.STAFF: "People, by hand",
}
GATEKEEPER_NAMES = {
    Gatekeeper.GATEWAY: "Gateway, by its key",
    Gatekeeper.BROWSER: "Protected browser",
    Gatekeeper.CLIPBOARD: "Clipboard agent",
    Gatekeeper.CHECK: "Check API",
    Gatekeeper.MCP: "MCP gate",
    Gatekeeper.SQL: "SQL gate",
    Gatekeeper.NONE: "None",
}
_EMPTY = Workflow(name="", tool="", means=Means.KEY)


async def show(visit: Visit, problem: str = "") -> Response[Any]:
    """The register, its faults first, and what it lacks."""
    parts = visit.parts
    register = await asyncio.to_thread(read_register, parts.store, parts.settings)
    items = sorted(register.items, key=lambda one: (one.proved, not one.findings))
    return visit.page(
        "workflows.html",
        status=422 if problem else 200,
        register=register,
        items=items[:rows_max],
        left_out=max(0, len(items) - rows_max),
        means=MEANS_NAMES,
        gatekeepers=GATEKEEPER_NAMES,
        problem=problem,
        done=_DONE.get(visit.query("done"), ""),
    )


def _form(visit: Visit, workflow: Workflow, problem: str = "", why: str = "") -> Response[Any]:
    known = approved_list(visit.parts.settings, visit.parts.approvals())
    return visit.page(
        "workflow.html",
        status=422 if problem else 200,
        workflow=workflow,
        why=why,
        tools=sorted(known),
        feeds=list(Feed),
        means=MEANS_NAMES,
        gatekeepers=GATEKEEPER_NAMES,
        problem=problem,
    )


async def new(visit: Visit) -> Response[Any]:
    """An empty form, or one filled in from what was seen of an identity and tool."""
    parts, runner, tool = visit.parts, visit.query("runner")[:300], visit.query("tool")[:200]
    if not tool:
        return _form(visit, _EMPTY)
    found = await asyncio.to_thread(lambda: proposal_for(parts.store, parts.settings, runner, tool))
    return _form(visit, found.workflow, why=found.why) if found else _form(visit, _EMPTY)


async def one(visit: Visit) -> Response[Any]:
    """One entry's form."""
    return _form(visit, await _entry(visit))


async def _entry(visit: Visit) -> Workflow:
    book, wanted = visit.parts.store.workflow_book(), str(visit.request.path_params["workflow"])
    found = next((entry for entry in await asyncio.to_thread(book.list) if entry.id == wanted), None)
    if found is None:
        raise NotFound("There is no such workflow", advice="Somebody may have taken it off the register.")
    return found


async def save(visit: Visit) -> Response[Any]:
    """Keep a new entry or a changed one."""
    old = await _entry(visit) if "workflow" in visit.request.path_params else _EMPTY
    form, given = await visit.request.form(), await visit.form()
    made = Workflow(
        id=old.id,
        name=given.get("name", "").strip(),
        owner=given.get("owner", "").strip(),
        feeds=tuple(Feed(name) for name in map(str, form.getall("feeds", [])) if name in set(Feed)),
        tool=given.get("tool", "").strip(),
        means=Means(given["means"]) if given.get("means") in set(Means) else Means.KEY,
        gatekeeper=Gatekeeper(given["gatekeeper"]) if given.get("gatekeeper") in set(Gatekeeper) else Gatekeeper.NONE,
        runners=tuple(given.get("runners", "").replace(",", " ").split()),
        review_by=given.get("review_by", "").strip(),
    )
    by = str(visit.caller.principal)
    try:
        await asyncio.to_thread(lambda: keep(visit.parts, made, by))
    except UsageError as error:
        return _form(visit, made, str(error))
    return visit.go("/workflows?done=kept")


async def dismiss(visit: Visit) -> Response[Any]:
    """Say of something proposed that it is no workflow of the shop's."""
    given, parts = await visit.form(), visit.parts
    runner, tool = given.get("runner", ""), given.get("tool", "")
    found = await asyncio.to_thread(lambda: proposal_for(parts.store, parts.settings, runner, tool))
    if found is None:
        return await show(visit, "There is no such proposal any more")
    entry = found.workflow
    made = Workflow(
        name=entry.name, tool=entry.tool, means=entry.means, runners=entry.runners, standing=Standing.DISMISSED
    )
    by = str(visit.caller.principal)
    await asyncio.to_thread(lambda: keep(parts, made, by))
    return visit.go("/workflows?done=dismissed")


async def remove(visit: Visit) -> Response[Any]:
    """Take an entry off the register, dismissed ones too."""
    entry, by = await _entry(visit), str(visit.caller.principal)
    book = visit.parts.store.workflow_book()
    await asyncio.to_thread(lambda: book.remove(entry.id, by=by))
    return visit.go("/workflows?done=removed")


_READ, _WRITE = Permission.GOVERNANCE_READ, Permission.GOVERNANCE_WRITE
PAGE = Page(
    title="Workflows",
    group=Group.PROGRAMME,
    order=1,
    routes=(
        Route(method="GET", path="/workflows", permission=_READ, answer=show),
        Route(method="GET", path="/workflows/new", permission=_WRITE, answer=new),
        Route(method="POST", path="/workflows", permission=_WRITE, answer=save),
        Route(method="POST", path="/workflows/dismiss", permission=_WRITE, answer=dismiss),
        Route(method="GET", path="/workflows/{workflow:str}", permission=_WRITE, answer=one),
        Route(method="POST", path="/workflows/{workflow:str}", permission=_WRITE, answer=save),
        Route(method="POST", path="/workflows/{workflow:str}/remove", permission=_WRITE, answer=remove),
    ),
)
