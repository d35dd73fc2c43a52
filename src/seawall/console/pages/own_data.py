"""Own data: the fingerprint sets by which Seawall knows the shop's own customers, orders, prices and papers."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.own_sets import own_sets
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit


async def show(visit: Visit) -> Response[Any]:
    """Every set: what it knows, how old it is, and what to do where something is wrong."""
    sets = await asyncio.to_thread(own_sets, visit.parts)
    return visit.page("own_data.html", sets=sets, late=[one.name for one in sets if one.late(visit.now_ms)])


PAGE = Page(
    title="Own data",
    group=Group.RULES,
    order=3,
    routes=(Route(method="GET", path="/own-data", permission=Permission.EVENTS_READ, answer=show),),
)
