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
from seawall.policy.guide_words import WORDS, preferred
from seawall.policy.safe_use import as_markdown, in_words, safe_where, translated


def language_of(visit: Visit) -> str:
    """The language asked for by the switch, else the browser's first that the guide is written in."""
    asked = visit.query("language")
    return asked if asked in WORDS else preferred(visit.request.headers.get("accept-language", ""))


async def show(visit: Visit) -> Response[Any]:
    """The guide for whoever is signed in."""
    language = language_of(visit)
    words = WORDS[language]
    told = translated(await asyncio.to_thread(guide_for, visit.parts, visit.caller.principal), words)
    return visit.page(
        "safe_use.html",
        guide=told,
        language=language,
        languages=WORDS,
        words=words,
        where=safe_where(told, words),
        in_words=in_words,
        organisation=visit.parts.settings.endpoint.organisation,
        policies=visit.parts.policy().policies,
        today=day_of(visit.now_ms),
    )


async def as_file(visit: Visit) -> Response[Any]:
    """The guide as Markdown, for a handbook."""
    told = await asyncio.to_thread(guide_for, visit.parts, visit.caller.principal)
    today = day_of(visit.now_ms)
    language = language_of(visit)
    content = as_markdown(told, today, visit.parts.settings.endpoint.organisation, WORDS[language])
    return visit.file(content, f"ai-use-{today}-{told.version}{'' if language == 'en' else '-' + language}.md")


PAGE = Page(
    title="What is safe",
    group=Group.USE,
    order=4,
    routes=(
        Route(method="GET", path="/safe-use", permission=Permission.TOOLS_ASK, answer=show),
        Route(method="GET", path="/safe-use/markdown", permission=Permission.TOOLS_ASK, answer=as_file),
    ),
)
