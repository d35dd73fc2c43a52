"""Enrolment links: make one for a person, hand it over by copy or QR code, end it before its time."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console import factors
from seawall.console.parts import Page, Route
from seawall.console.people import known_people
from seawall.console.visit import Visit
from seawall.model.errors import UsageError

day_ms = 86_400_000
LIFETIMES = {1: "1 day", 7: "7 days", 30: "30 days", 90: "90 days"}
_DONE = {"ended": "The link is ended. Browsers it enrolled stay enrolled."}


async def show(visit: Visit, problem: str = "", given: dict[str, str] | None = None) -> Response[Any]:
    """Links that still enrol, and the form for one more."""
    devices = visit.parts.store.devices()
    links = await asyncio.to_thread(devices.enrolments)
    people = await asyncio.to_thread(known_people, visit.desk) if visit.may("devices:write") else frozenset()
    return visit.page(
        "links.html",
        status=422 if problem else 200,
        links=links,
        people=sorted(name.removeprefix("person:") for name in people),
        lifetimes=LIFETIMES,
        built=bool(visit.parts.packages()),
        given=given or {"for": visit.query("for")[:254]},
        problem=problem,
        done=_DONE.get(visit.query("done"), ""),
    )


async def make(visit: Visit) -> Response[Any]:
    """Make a link and show it, this once."""
    given = await visit.form()
    who = given.get("for", "").strip()
    whole, days = given.get("uses", "1").strip(), given.get("days", "7")
    try:
        if not who:
            raise UsageError("Say whom the link is for", advice="An e-mail address.")
        if not (whole.isascii() and whole.isdigit() and len(whole) < 6):
            raise UsageError("The number of browsers is a whole number")
        if not days.isdigit() or int(days) not in LIFETIMES:
            raise UsageError("Choose how long the link is good")
        name = who if ":" in who else f"person:{who.lower()}"
        devices, by = visit.parts.store.devices(), str(visit.caller.principal)
        ttl_ms = int(days) * day_ms
        token = await asyncio.to_thread(lambda: devices.allow(name, ttl_ms=ttl_ms, uses=int(whole), by=by))
    except UsageError as error:
        return await show(visit, f"{error.message}. {error.advice}".strip(), given)
    signer = await asyncio.to_thread(visit.parts.store.policy_signer)
    public = visit.parts.settings.server.public_url
    here = factors.site(public, visit.request.url.scheme, visit.request.headers.get("host", ""))
    link = f"{here.origin}/endpoint/enroll#{token}.{signer.link_text}"
    width, picture = factors.qr_picture(link)
    return visit.page(
        "link_new.html",
        link=link,
        who=name.removeprefix("person:"),
        uses=int(whole),
        ends_ms=visit.now_ms + ttl_ms,
        width=width,
        picture=picture,
    )


async def end(visit: Visit) -> Response[Any]:
    """End a link now."""
    devices, by = visit.parts.store.devices(), str(visit.caller.principal)
    link_id = str(visit.request.path_params["link"])[:64]
    await asyncio.to_thread(lambda: devices.withdraw(link_id, by=by))
    return visit.go("/devices/links?done=ended")


PAGE = Page(
    title="Enrolment links",
    routes=(
        Route(method="GET", path="/devices/links", permission=Permission.DEVICES_READ, answer=show),
        Route(method="POST", path="/devices/links", permission=Permission.DEVICES_WRITE, answer=make),
        Route(method="POST", path="/devices/links/{link:str}", permission=Permission.DEVICES_WRITE, answer=end),
    ),
)
