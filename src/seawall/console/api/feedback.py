"""``/api/v1/feedback``: how often people found each detector right."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import get
from litestar.connection import Request

from seawall.access.roles import Permission
from seawall.console.api import needs


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """One detector."""

    detector: str
    right: int
    wrong: int
    precision: float | None
    """The share that was right of those looked at."""


class Scores(msgspec.Struct, frozen=True, kw_only=True):
    """Every detector anybody judged, the worst first."""

    items: list[Score]


@get(
    "/api/v1/feedback",
    opt=needs(Permission.EVENTS_READ),
    tags=["feedback"],
    operation_id="readFeedback",
    summary="How often people found each detector right",
)
async def read_feedback(request: Request[Any, Any, Any]) -> Scores:
    """From what was said at the events of this installation."""
    book = request.app.state.desk.parts.store.feedback_book()
    scores = await asyncio.to_thread(book.scores)
    return Scores(
        items=[Score(detector=s.detector, right=s.right, wrong=s.wrong, precision=s.precision) for s in scores]
    )


ROUTES = (read_feedback,)
