"""The start page: four first steps while there is nothing to show, then what the roll-ups say."""

from __future__ import annotations

from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Page, Route
from seawall.console.visit import Visit


async def show(visit: Visit) -> Response[Any]:
    """The overview, or where a role without it begins."""
    return visit.page("welcome.html")


PAGE = Page(
    title="Overview",
    order=1,
    routes=(Route(method="GET", path="/", permission=Permission.ACCOUNT, answer=show),),
)
