"""``/api/v1/workflows``: what feeds an AI, what stands before it, and what is wrong with that."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import delete, get, post, put
from litestar.connection import Request
from litestar.params import FromPath, JSONBody

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.workflows import read_register
from seawall.governance.workflows import Fault, Judged
from seawall.model.errors import UsageError
from seawall.model.workflows import Feed, Gatekeeper, Means, Standing, Workflow
from seawall.policy.approved_list import approved_list

_Name = Annotated[str, msgspec.Meta(min_length=1, max_length=120)]


class WorkflowEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the register holds of a workflow."""

    name: _Name
    tool: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    """Id of a known AI tool."""
    means: Means
    gatekeeper: Gatekeeper = Gatekeeper.NONE
    owner: Annotated[str, msgspec.Meta(max_length=200)] = ""
    feeds: Annotated[tuple[Feed, ...], msgspec.Meta(max_length=10)] = ()
    runners: Annotated[tuple[Annotated[str, msgspec.Meta(max_length=220)], ...], msgspec.Meta(max_length=20)] = ()
    """Principals it runs as; empty means the staff."""
    review_by: Annotated[str, msgspec.Meta(max_length=10)] = ""
    standing: Standing = Standing.LISTED


class WorkflowItem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry with its proof."""

    id: str
    name: str
    tool: str
    means: Means
    gatekeeper: Gatekeeper
    owner: str
    feeds: tuple[Feed, ...]
    runners: tuple[str, ...]
    review_by: str
    standing: Standing
    proved: bool
    """Whether events show that it goes through its gatekeeper."""
    seen: int | None
    """When something last came through, in Unix milliseconds."""
    event: str
    """Id of the event that proves it."""
    faults: tuple[Fault, ...]


class FindingItem(msgspec.Struct, frozen=True, kw_only=True):
    """One fault in words."""

    workflow: str
    name: str
    fault: Fault
    what: str
    advice: str


class ProposalItem(msgspec.Struct, frozen=True, kw_only=True):
    """An entry the register lacks."""

    why: str
    entry: WorkflowEntry


class WorkflowList(msgspec.Struct, frozen=True, kw_only=True):
    """The register."""

    days: int
    """How far back a gatekeeper is looked for in events."""
    gated: int
    """Entries whose gatekeeper is proved."""
    items: list[WorkflowItem]
    findings: list[FindingItem]
    proposals: list[ProposalItem]
    proposals_left_out: int


def item(judged: Judged) -> WorkflowItem:
    """An entry as API and command line tell it."""
    one = judged.workflow
    return WorkflowItem(
        id=one.id,
        name=one.name,
        tool=one.tool,
        means=one.means,
        gatekeeper=one.gatekeeper,
        owner=one.owner,
        feeds=one.feeds,
        runners=one.runners,
        review_by=one.review_by,
        standing=one.standing,
        proved=judged.proved,
        seen=judged.seen_ms or None,
        event=judged.event,
        faults=tuple(finding.fault for finding in judged.findings),
    )


def entry(workflow: Workflow) -> WorkflowEntry:
    """What is handed in to keep a workflow."""
    return WorkflowEntry(**{name: getattr(workflow, name) for name in WorkflowEntry.__struct_fields__})


def workflow_list(store: Any, settings: Any) -> WorkflowList:
    """The whole register as API and command line tell it. Blocking."""
    register = read_register(store, settings)
    names = {judged.workflow.id: judged.workflow.name for judged in register.items}
    return WorkflowList(
        days=register.days,
        gated=register.gated,
        items=[item(judged) for judged in register.items],
        findings=[
            FindingItem(
                workflow=one.workflow, name=names[one.workflow], fault=one.fault, what=one.what, advice=one.advice
            )
            for one in register.findings
        ],
        proposals=[ProposalItem(why=one.why, entry=entry(one.workflow)) for one in register.proposals],
        proposals_left_out=register.proposals_left_out,
    )


@get(
    "/api/v1/workflows",
    opt=needs(Permission.GOVERNANCE_READ),
    tags=["governance"],
    operation_id="listWorkflows",
    summary="The register of workflows that feed an AI",
)
async def list_workflows(request: Request[Any, Any, Any]) -> WorkflowList:
    """Each with what stands before it, whether events prove that, what is wrong, and what is not listed yet."""
    parts = request.app.state.desk.parts
    return await asyncio.to_thread(workflow_list, parts.store, parts.settings)


@post(
    "/api/v1/workflows",
    opt=needs(Permission.GOVERNANCE_WRITE),
    tags=["governance"],
    operation_id="addWorkflow",
    summary="List a workflow",
)
async def add_workflow(request: Request[Any, Any, Any], data: JSONBody[WorkflowEntry]) -> WorkflowItem:
    """Makes an entry and its event in one transaction."""
    return await _save(request, data, "")


@put(
    "/api/v1/workflows/{workflow:str}",
    opt=needs(Permission.GOVERNANCE_WRITE),
    tags=["governance"],
    operation_id="changeWorkflow",
    summary="Change a workflow's entry",
)
async def change_workflow(
    request: Request[Any, Any, Any], workflow: FromPath[str], data: JSONBody[WorkflowEntry]
) -> WorkflowItem:
    """Replaces the whole entry."""
    return await _save(request, data, workflow)


@delete(
    "/api/v1/workflows/{workflow:str}",
    opt=needs(Permission.GOVERNANCE_WRITE),
    tags=["governance"],
    operation_id="removeWorkflow",
    summary="Take a workflow off the register",
)
async def remove_workflow(request: Request[Any, Any, Any], workflow: FromPath[str]) -> None:
    """It is proposed again while it is seen."""
    book, by = request.app.state.desk.parts.store.workflow_book(), str(request.state.caller.principal)
    await asyncio.to_thread(lambda: book.remove(workflow, by=by))


async def _save(request: Request[Any, Any, Any], data: WorkflowEntry, workflow_id: str) -> WorkflowItem:
    parts, by = request.app.state.desk.parts, str(request.state.caller.principal)
    made = Workflow(id=workflow_id, **msgspec.structs.asdict(data))
    kept = await asyncio.to_thread(lambda: keep(parts, made, by))
    register = await asyncio.to_thread(read_register, parts.store, parts.settings)
    return next((item(one) for one in register.items if one.workflow.id == kept.id), item(Judged(workflow=kept)))


def keep(parts: Any, workflow: Workflow, by: str) -> Workflow:
    """Save an entry from page or API.

    Raises:
        UsageError: nobody knows the tool; else as :meth:`seawall.store.workflows.WorkflowBook.save`.
    """
    if workflow.tool not in approved_list(parts.settings, parts.approvals()) and workflow.tool not in _used(parts):
        raise UsageError("Nobody knows this tool", advice="Take an id from the page AI tools, or add a [[tool]].")
    kept: Workflow = parts.store.workflow_book().save(workflow, by=by)
    return kept


def _used(parts: Any) -> set[str]:
    """Tools that were seen in use under a name no list has."""
    now = parts.clock.now_ms()
    counts = parts.store.charts().counts("people", ("tool",), since_ms=now - 30 * 86_400_000, until_ms=now + 1)
    return {one.words[0] for one in counts}


ROUTES = (list_workflows, add_workflow, change_workflow, remove_workflow)
