"""``/api/v1/rollups``: the hourly counts charts are drawn from. Counts of people ask for more than the others."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any, Literal

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.params import FromPath, QueryParameter

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.store.charts import Cube

_month_ms = 30 * 24 * 3_600_000

By = Annotated[str, QueryParameter(max_length=200, description="Columns to keep apart, comma separated")]
Moment = Annotated[int | None, QueryParameter(ge=0, le=2**53, description="Unix time in milliseconds")]
Step = Annotated[int | None, QueryParameter(ge=1, le=24 * 366, description="Hours a point; left out for one total")]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One cell or point."""

    start_ms: int
    words: dict[str, str]
    """The value of each column that was asked for."""
    counts: dict[str, int]


class Points(msgspec.Struct, frozen=True, kw_only=True):
    """Counts over a time."""

    since_ms: int
    until_ms: int
    items: list[Point]


async def _read(
    request: Request[Any, Any, Any], cube: Cube, by: str, since: int | None, until: int | None, step: int | None
) -> Points:
    store, now = request.app.state.desk.parts.store, request.app.state.desk.parts.clock.now_ms()
    columns = tuple(name for name in by.split(",") if name)
    until_ms = now if until is None else until
    since_ms = until_ms - _month_ms if since is None else since
    found = await asyncio.to_thread(
        lambda: store.charts().counts(cube, columns, since_ms=max(0, since_ms), until_ms=until_ms, step_hours=step)
    )
    return Points(
        since_ms=since_ms,
        until_ms=until_ms,
        items=[
            Point(start_ms=one.start_ms, words=dict(zip(columns, one.words, strict=True)), counts=one.counts)
            for one in found
        ],
    )


@get(
    "/api/v1/rollups/{cube:str}",
    opt=needs(Permission.OVERVIEW_READ),
    tags=["rollups"],
    operation_id="readRollup",
    summary="Hourly counts",
    description="`traffic` by kind, channel, tool, action, risk_path; `exposure` by tool, category, detector, action.",
)
async def read_counts(
    request: Request[Any, Any, Any],
    cube: FromPath[Literal["traffic", "exposure"]],
    by: By = "",
    since_ms: Moment = None,
    until_ms: Moment = None,
    step_hours: Step = None,
) -> Points:
    """The last 30 days unless told otherwise."""
    return await _read(request, cube, by, since_ms, until_ms, step_hours)


@get(
    "/api/v1/rollups/people",
    opt=needs(Permission.EVENTS_READ),
    tags=["rollups"],
    operation_id="readPeopleRollup",
    summary="Hourly counts of people",
    description="By principal, tool, action, direction (`out`, `in`). Needs events:read, since it names people.",
)
async def read_people(
    request: Request[Any, Any, Any],
    by: By = "",
    since_ms: Moment = None,
    until_ms: Moment = None,
    step_hours: Step = None,
) -> Points:
    """The last 30 days unless told otherwise."""
    return await _read(request, "people", by, since_ms, until_ms, step_hours)


ROUTES = (read_counts, read_people)
