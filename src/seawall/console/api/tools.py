"""``/api/v1/tools``: the approved list and every other tool Seawall knows, with facts, sources and dates."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.params import QueryParameter

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.model.approvals import ToolState
from seawall.model.days import day_of
from seawall.policy.approved_list import approved_list
from seawall.policy.catalogue import catalogue
from seawall.policy.list_document import FIRST_LINE, ToolItem, document, item


class ToolList(msgspec.Struct, frozen=True, kw_only=True):
    """Tools, in the catalogue's order."""

    catalogue: str
    """The catalogue's version."""
    items: list[ToolItem]


def signed_list(desk: Any) -> str:
    """The approved list as it stands, signed. Both the API and the page hand it out."""
    parts = desk.parts
    content = document(parts.settings, parts.approvals(), parts.clock.now_ms(), parts.policy().hash)
    return str(parts.store.notes.sign_document(FIRST_LINE, content))


@get("/api/v1/tools", opt=needs(Permission.TOOLS_READ), tags=["tools"], operation_id="listTools", summary="List tools")
async def list_tools(
    request: Request[Any, Any, Any],
    standing: Annotated[ToolState | None, QueryParameter(description="Only tools in this state")] = None,
) -> ToolList:
    """The approved list with ``standing=approved``; everything Seawall knows without."""
    parts = request.app.state.desk.parts
    today = day_of(parts.clock.now_ms())
    listed = approved_list(parts.settings, parts.approvals()).values()
    return ToolList(
        catalogue=catalogue(parts.settings).version,
        items=[item(one, today) for one in listed if standing is None or one.state is standing],
    )


@get(
    "/api/v1/tools/signed",
    opt=needs(Permission.TOOLS_READ),
    tags=["tools"],
    operation_id="signedTools",
    summary="The approved list, signed",
    description="A signed note (C2SP); `seawall tools verify` checks it with the public key alone.",
    media_type="text/plain; charset=utf-8",
)
async def signed_tools(request: Request[Any, Any, Any]) -> str:
    """For whoever must be able to prove what was approved when."""
    return signed_list(request.app.state.desk)


ROUTES = (list_tools, signed_tools)
