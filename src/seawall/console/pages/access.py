"""Access: who can reach which AI tool, and what happens to each kind of data on that way."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.access import days, read_rights
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.words import Category
from seawall.policy.rights import Right

rows_max = 200
asked_chars_max = 100


async def show(visit: Visit) -> Response[Any]:
    """The matrix, narrowed down by a word and to those without a key."""
    asked = visit.query("q").strip()[:asked_chars_max]
    rows, cut = await asyncio.to_thread(read_rights, visit.parts)
    found = [row for row in rows if _fits(row, asked.lower())]
    return visit.page(
        "access.html",
        rows=found[:rows_max],
        left_out=max(0, len(found) - rows_max),
        cut=cut,
        any_at_all=bool(rows),
        asked=asked,
        categories=list(Category),
        days=days,
        policies=visit.parts.policy().policies,
    )


def _fits(row: Right, asked: str) -> bool:
    return not asked or any(asked in word.lower() for word in (str(row.principal), row.tool.id, row.tool.name))


PAGE = Page(
    title="Access",
    group=Group.REACH,
    order=2,
    routes=(Route(method="GET", path="/access", permission=Permission.KEYS_READ, answer=show),),
)
