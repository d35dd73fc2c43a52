"""What you may use AI for: what is safe, what is not, approved tools. Written from the policies in force, for print."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api.safe_use import guide_for
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.days import day_of
from seawall.policy.safe_use import as_markdown, in_words, safe_where


async def show(visit: Visit) -> Response[Any]:
    """The guide for whoever is signed in."""
    told = await asyncio.to_thread(guide_for, visit.parts, visit.caller.principal)
    return visit.page(
        "safe_use.html",
        guide=told,
        where=safe_where(told),
        in_words=in_words,
        organisation=visit.parts.settings.endpoint.organisation,
        policies=visit.parts.policy().policies,
        today=day_of(visit.now_ms),
    )


async def as_file(visit: Visit) -> Response[Any]:
    """The guide as Markdown, for a handbook."""
    told = await asyncio.to_thread(guide_for, visit.parts, visit.caller.principal)
    today = day_of(visit.now_ms)
    content = as_markdown(told, today, visit.parts.settings.endpoint.organisation)
    return visit.file(content, f"ai-use-{today}-{told.version}.md")


PAGE = Page(
    title="What is safe",
    group=Group.USE,
    order=4,
    routes=(
        Route(method="GET", path="/safe-use", permission=Permission.TOOLS_ASK, answer=show),
        Route(method="GET", path="/safe-use/markdown", permission=Permission.TOOLS_ASK, answer=as_file),
    ),
)
