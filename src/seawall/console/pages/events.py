"""Events: search, filters that live in the address, pages by cursor, and the whole story of one event."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlencode

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.templating import KIND_NAMES
from seawall.console.visit import Visit
from seawall.model.errors import NotFound, SecondPersonNeeded, UsageError
from seawall.model.feedback import exception_days_max
from seawall.model.words import Action, Category, Channel
from seawall.policy.catalogue import tools
from seawall.store.search import EventFilter

page_rows = 50
_DAY_MS = 86_400_000
_PERIODS = {
    "1d": ("Last 24 hours", 1),
    "7d": ("Last 7 days", 7),
    "30d": ("Last 30 days", 30),
    "90d": ("Last 90 days", 90),
}
_ROOMS = {
    "gateway": "AI calls",
    "check": "Checks",
    "keys": "Keys",
    "tokens": "API tokens",
    "console": "Sign-in and accounts",
    "policy": "Policies",
    "fingerprint": "Fingerprints",
    "store": "Storage",
    "detect": "Inspection",
    "verify": "Probes",
    "endpoint": "Browsers and clipboards",
    "tools": "Approved list",
    "changes": "Changes by two people",
    "drill": "Drills",
    "governance": "Registers",
    "rooms": "Data rooms",
    "canary": "Planted facts",
}
_FILTERS = ("q", "period", "room", "action", "category", "tool", "who", "channel", "detector", "policy", "key")


def _filter(visit: Visit, given: dict[str, str]) -> EventFilter:
    period = _PERIODS.get(given["period"])
    return EventFilter(
        since_ms=visit.now_ms - period[1] * _DAY_MS if period else None,
        room=given["room"] if given["room"] in _ROOMS else "",
        action=Action(given["action"]) if given["action"] in Action._value2member_map_ else None,
        category=Category(given["category"]) if given["category"] in Category._value2member_map_ else None,
        channel=Channel(given["channel"]) if given["channel"] in Channel._value2member_map_ else None,
        tool=given["tool"],
        principal=_principal(given["who"]),
        detector=given["detector"],
        policy=given["policy"],
        key=given["key"],
        text=given["q"][:200],
    )


def _principal(text: str) -> str:
    """``ana@shop.example`` is ``person:ana@shop.example``."""
    return text if not text or ":" in text else f"person:{text}"


async def search(visit: Visit) -> Response[Any]:
    """The list, whole or as the piece htmx swaps in."""
    given = {name: visit.query(name).strip()[:400] for name in _FILTERS}
    before_text = visit.query("before")
    before = int(before_text) if before_text.isdigit() and len(before_text) < 19 else None
    wanted = _filter(visit, given)
    found = await asyncio.to_thread(
        lambda: visit.desk.parts.store.events().page(wanted, before=before, limit=page_rows)
    )
    kept = {name: value for name, value in given.items() if value}
    return visit.page(
        "events_list.html" if visit.is_fragment else "events.html",
        given=given,
        filtered=bool(kept),
        extra={name: kept[name] for name in ("channel", "detector", "policy", "key") if name in kept},
        page=found,
        older="/events?" + urlencode({**kept, "before": str(found.before)}) if found.before is not None else "",
        newest="/events" + ("?" + urlencode(kept) if kept else "") if before is not None else "",
        periods={key: name for key, (name, _) in _PERIODS.items()},
        rooms=_ROOMS,
        kinds=KIND_NAMES,
        actions=list(Action),
        categories=list(Category),
        tools=sorted(tools(visit.parts.settings)),
    )


async def one(visit: Visit) -> Response[Any]:
    """What happened, why, by which policies, and the proof that the ledger holds it."""
    event_id = str(visit.request.path_params["event_id"])
    if len(event_id) > 64:
        raise UsageError("That is no event's id")
    found = await asyncio.to_thread(visit.desk.parts.store.events().event, event_id)
    proof = await asyncio.to_thread(visit.desk.proof, found.number)
    known = visit.parts.policy()
    book = visit.parts.store.feedback_book()
    return visit.page(
        "event.html",
        opinions=await asyncio.to_thread(book.opinions, event_id),
        exception_days=exception_days_max,
        found=found,
        event=found.event,
        kind=KIND_NAMES.get(found.event.kind, found.event.kind.value),
        policies=[known.policies.get(id) or id for id in found.event.policies],
        same_set=not found.event.policy_set or known.hash == found.event.policy_set,
        proof=proof,
    )


async def judge(visit: Visit) -> Response[Any]:
    """Say whether a finding was right; a wrong one's value may be let off for some days."""
    event_id, place = str(visit.request.path_params["event_id"]), str(visit.request.path_params["number"])
    if not (place.isascii() and place.isdigit() and len(place) < 6):
        raise NotFound("This event has no such finding")
    number = int(place)
    given = await visit.form()
    if given.get("said") not in {"right", "wrong"}:
        raise UsageError("Say right or wrong")
    found = await asyncio.to_thread(visit.desk.parts.store.events().event, event_id[:64])
    book, by = visit.parts.store.feedback_book(), str(visit.caller.principal)
    right = given["said"] == "right"
    days = given.get("days", "").strip()
    proposed = False
    if days and not right:
        if not (days.isascii() and days.isdigit() and len(days) < 4):
            raise UsageError("The days are a whole number")
        reason = given.get("reason", "")
        try:
            await asyncio.to_thread(lambda: book.let_off(found.event, number, days=int(days), reason=reason, by=by))
        except SecondPersonNeeded:
            proposed = True
    await asyncio.to_thread(lambda: book.say(found.event, number, right=right, by=by))
    return visit.go("/changes?done=proposed" if proposed else f"/events/{event_id}#finding-{number}")


PAGE = Page(
    title="Events",
    group=Group.WATCH,
    order=2,
    routes=(
        Route(method="GET", path="/events", permission=Permission.EVENTS_READ, answer=search),
        Route(method="GET", path="/events/{event_id:str}", permission=Permission.EVENTS_READ, answer=one),
        Route(
            method="POST",
            path="/events/{event_id:str}/findings/{number:str}",
            permission=Permission.FEEDBACK_WRITE,
            answer=judge,
        ),
    ),
)
