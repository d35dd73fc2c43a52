"""``/api/v1/tools``: the approved list and every other tool Seawall knows, with facts, sources and dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.params import QueryParameter

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.discovery.catalogue import Facts
from seawall.model.approvals import ToolState
from seawall.model.words import Category, Grade
from seawall.policy.approved_list import Listed, Origin, approved_list
from seawall.policy.catalogue import catalogue


class ToolItem(msgspec.Struct, frozen=True, kw_only=True):
    """A tool, where it stands, and what is known of it."""

    id: str
    name: str
    vendor: str
    kind: str
    plan: str
    grade: Grade
    state: ToolState
    origin: Origin
    """Whose word the state is."""
    permits: list[Category]
    teams: list[str]
    owner: str
    review_by: str
    overdue: bool
    """Whether its review is due; an approval without a day for it is."""
    hosts: list[str]
    shared_hosts: list[str]
    facts: Facts


class ToolList(msgspec.Struct, frozen=True, kw_only=True):
    """Tools, in the catalogue's order."""

    catalogue: str
    """The catalogue's version."""
    items: list[ToolItem]


def item(listed: Listed, today: str) -> ToolItem:
    """A listed tool as the API tells it."""
    known, tool = listed.known, listed.tool
    return ToolItem(
        id=known.id,
        name=tool.name or known.id,
        vendor=known.vendor,
        kind=known.kind,
        plan=known.plan,
        grade=tool.grade,
        state=listed.state,
        origin=listed.origin,
        permits=sorted(tool.permits),
        teams=sorted(tool.teams),
        owner=listed.owner,
        review_by=listed.review_by,
        overdue=listed.overdue(today),
        hosts=list(known.hosts()),
        shared_hosts=list(known.shared),
        facts=known.facts,
    )


@get("/api/v1/tools", opt=needs(Permission.TOOLS_READ), tags=["tools"], operation_id="listTools", summary="List tools")
async def list_tools(
    request: Request[Any, Any, Any],
    standing: Annotated[ToolState | None, QueryParameter(description="Only tools in this state")] = None,
) -> ToolList:
    """The approved list with ``standing=approved``; everything Seawall knows without."""
    parts = request.app.state.desk.parts
    today = datetime.fromtimestamp(parts.clock.now_ms() / 1000, UTC).strftime("%Y-%m-%d")
    listed = approved_list(parts.settings, parts.approvals()).values()
    return ToolList(
        catalogue=catalogue(parts.settings).version,
        items=[item(one, today) for one in listed if standing is None or one.state is standing],
    )


ROUTES = (list_tools,)
