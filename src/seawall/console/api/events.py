"""``/api/v1/events``: the ledger's events, newest first, with filters and cursors."""

from __future__ import annotations

import asyncio
import re
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.params import FromPath, QueryParameter

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.model import limits
from seawall.model.errors import UsageError
from seawall.model.event import Event, EventKind
from seawall.model.words import Action, Category, Channel
from seawall.store.search import EventFilter, Found

_CURSOR = re.compile(r"n([0-9]{1,18})")


class EventItem(Event, frozen=True, kw_only=True, omit_defaults=True):
    """One event. Fields at their default are left out. Nothing in it is an inspected value."""

    number: int
    """Its place in the ledger, from 0."""
    erased: bool = False
    """Its findings were taken away by retention or erasure; the ledger still proves that it happened."""


class EventList(msgspec.Struct, frozen=True, kw_only=True):
    """Some events, newest first."""

    items: list[EventItem]
    next: str | None
    """Cursor of the next page; null at the end."""
    searched_to_ms: int | None
    """Set when a text search stopped early: everything newer was looked at; go on with ``next``."""


class ProvenEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One event with the proof that the signed ledger holds it."""

    event: EventItem
    checkpoint: str
    """C2SP signed note: origin, size, root and signature."""
    leaf: str
    """The event's leaf hash, in hex."""
    inclusion: list[str]
    """The audit path from the event's leaf to that root (RFC 6962), each hash in hex."""


def item(found: Found) -> EventItem:
    """An event as the API tells it."""
    return EventItem(**msgspec.structs.asdict(found.event), number=found.number, erased=found.erased)


def cursor(number: int | None) -> str | None:
    """A page's end as a cursor. Its form is nobody's business but ours."""
    return None if number is None else f"n{number}"


def number_of(text: str | None) -> int | None:
    """What a cursor stands for.

    Raises:
        UsageError: it is not one of ours.
    """
    if not text:
        return None
    match = _CURSOR.fullmatch(text)
    if match is None:
        raise UsageError("That cursor is not one this API gave out", advice="Start again without it.")
    return int(match.group(1))


Word = Annotated[str, QueryParameter(max_length=400)]
Moment = Annotated[int | None, QueryParameter(ge=0, le=2**53, description="Unix time in milliseconds")]


@get(
    "/api/v1/events",
    opt=needs(Permission.EVENTS_READ),
    tags=["events"],
    operation_id="listEvents",
    summary="Search events",
)
async def list_events(
    request: Request[Any, Any, Any],
    since_ms: Moment = None,
    until_ms: Moment = None,
    kind: Annotated[EventKind | None, QueryParameter()] = None,
    room: Annotated[str, QueryParameter(max_length=40, description="First part of the kind: keys, gateway …")] = "",
    action: Annotated[Action | None, QueryParameter()] = None,
    category: Annotated[Category | None, QueryParameter()] = None,
    channel: Annotated[Channel | None, QueryParameter()] = None,
    tool: Word = "",
    principal: Word = "",
    key: Word = "",
    detector: Word = "",
    policy: Word = "",
    text: Annotated[str, QueryParameter(max_length=200)] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=limits.page_rows_max)] = 50,
    cursor_: Annotated[str, QueryParameter(name="cursor", max_length=40)] = "",
) -> EventList:
    """Everything that is set must hold."""
    wanted = EventFilter(
        since_ms=since_ms,
        until_ms=until_ms,
        kind=kind,
        room=room,
        action=action,
        category=category,
        channel=channel,
        tool=tool,
        principal=principal,
        key=key,
        detector=detector,
        policy=policy,
        text=text,
    )
    search = request.app.state.desk.parts.store.events()
    page = await asyncio.to_thread(lambda: search.page(wanted, before=number_of(cursor_), limit=limit))
    return EventList(
        items=[item(found) for found in page.events], next=cursor(page.before), searched_to_ms=page.searched_to_ms
    )


@get(
    "/api/v1/events/{event_id:str}",
    opt=needs(Permission.EVENTS_READ),
    tags=["events"],
    operation_id="getEvent",
    summary="One event, with proof",
)
async def one_event(request: Request[Any, Any, Any], event_id: FromPath[str]) -> ProvenEvent:
    """With the proof that the signed ledger holds it."""
    desk = request.app.state.desk
    found = await asyncio.to_thread(desk.parts.store.events().event, event_id)
    proof = await asyncio.to_thread(desk.proof, found.number)
    return ProvenEvent(
        event=item(found), checkpoint=proof.checkpoint, leaf=proof.leaf.hex(), inclusion=[h.hex() for h in proof.path]
    )


ROUTES = (list_events, one_event)
