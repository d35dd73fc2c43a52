"""Detectors: how often people found each one right, and the values that were let off for a while."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit

exceptions_shown_max = 200


async def show(visit: Visit) -> Response[Any]:
    """Every detector with what was said of it; exceptions, those in force first."""
    book = visit.parts.store.feedback_book()
    scores, exceptions = await asyncio.to_thread(lambda: (book.scores(), book.exceptions(exceptions_shown_max)))
    detectors = visit.parts.engine.detectors
    judged = {score.detector: score for score in scores}
    return visit.page(
        "detectors.html",
        judged=scores,
        quiet=sorted(set(detectors) - set(judged)),
        category_of={name: detector.category for name, detector in detectors.items()},
        live=[one for one in exceptions if one.until_ms > visit.now_ms],
        ended=sum(one.until_ms <= visit.now_ms for one in exceptions),
    )


async def end(visit: Visit) -> Response[Any]:
    """Look for a value again from now on."""
    exception_id = str(visit.request.path_params["exception_id"])[:64]
    book, by = visit.parts.store.feedback_book(), str(visit.caller.principal)
    await asyncio.to_thread(lambda: book.end(exception_id, by=by))
    return visit.go("/detectors")


PAGE = Page(
    title="Detectors",
    group=Group.RULES,
    order=4,
    routes=(
        Route(method="GET", path="/detectors", permission=Permission.EVENTS_READ, answer=show),
        Route(
            method="POST",
            path="/detectors/exceptions/{exception_id:str}",
            permission=Permission.FEEDBACK_WRITE,
            answer=end,
        ),
    ),
)
