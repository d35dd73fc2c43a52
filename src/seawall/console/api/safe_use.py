"""``/api/v1/safe-use``: what staff may use AI for, as the policies in force have it."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import get
from litestar.connection import Request

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.model.exchange import Principal
from seawall.policy.approved_list import approved_list
from seawall.policy.catalogue import teams_of
from seawall.policy.safe_use import Guide, guide


def guide_for(parts: Any, who: Principal) -> Guide:
    """The guide for one reader."""
    reader = Principal(who.kind, who.name, teams=teams_of(parts.settings, str(who)))
    return guide(parts.policy(), parts.settings, approved_list(parts.settings, parts.approvals()), reader)


@get(
    "/api/v1/safe-use",
    opt=needs(Permission.TOOLS_ASK),
    tags=["policies"],
    operation_id="readSafeUse",
    summary="What staff may use AI for",
)
async def read_safe_use(request: Request[Any, Any, Any]) -> Guide:
    """Safe classes, unsafe ones with what happens to them, approved tools; with a version."""
    return await asyncio.to_thread(guide_for, request.app.state.desk.parts, request.state.caller.principal)


ROUTES = (read_safe_use,)
