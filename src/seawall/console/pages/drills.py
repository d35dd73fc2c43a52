"""Drills: what became of the made-up customer on each channel, run by run, as `seawall drill` recorded it."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.event import Event, EventKind
from seawall.store.search import EventFilter

events_read_max = 200
LOOKS = {"stopped": "allow", "GOT THROUGH": "block", "failed": "mask"}


async def show(visit: Visit) -> Response[Any]:
    """The latest runs, newest first; channels in the order they were tried."""
    wanted = EventFilter(kind=EventKind.DRILL_CHANNEL_TRIED)
    page = await asyncio.to_thread(lambda: visit.parts.store.events().page(wanted, limit=events_read_max))
    runs: dict[str, list[Event]] = {}
    for found in page.events:
        runs.setdefault(found.event.detail.get("drill", ""), []).insert(0, found.event)
    if page.before is not None and len(runs) > 1:
        runs.popitem()  # the oldest may not be whole
    return visit.page("drills.html", runs=runs, looks=LOOKS)


PAGE = Page(
    title="Drills",
    group=Group.WATCH,
    order=3,
    routes=(Route(method="GET", path="/drills", permission=Permission.EVENTS_READ, answer=show),),
)
