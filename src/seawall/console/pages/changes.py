"""Changes: what would weaken protection and waits for a second person, and what became of earlier ones."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.errors import UsageError
from seawall.store.changes import ChangeState, open_days

KINDS = {"tool": "Approved list", "value": "Value let off", "key": "Key", "user": "Account", "settings": "Settings"}
_DONE = {
    "proposed": "This weakens protection, so nothing has changed yet. Somebody else confirms it here.",
    "confirmed": "The change is made and in force within a second; settings from the next start on.",
    "seconded": "You are for it. One more person is needed, because a program proposed it.",
    "refused": "The change is refused. Nothing was changed.",
}


async def show(visit: Visit, problem: str = "") -> Response[Any]:
    """Open ones, then the latest that were decided."""
    book = visit.parts.store.change_book()
    changes = await asyncio.to_thread(book.list)
    return visit.page(
        "changes.html",
        status=422 if problem else 200,
        waiting=[one for one in changes if one.state is ChangeState.OPEN],
        decided=[one for one in changes if one.state is not ChangeState.OPEN],
        asked_for=await asyncio.to_thread(book.asked_for),
        mode=visit.parts.store.two_person,
        me=str(visit.caller.principal),
        kinds=KINDS,
        days=open_days,
        problem=problem,
        done=_DONE.get(visit.query("done"), ""),
    )


async def decide(visit: Visit) -> Response[Any]:
    """Confirm or refuse a change."""
    change_id = str(visit.request.path_params["change"])[:64]
    given = await visit.form()
    book, by = visit.parts.store.change_book(), str(visit.caller.principal)
    if given.get("do") == "refuse":
        await asyncio.to_thread(lambda: book.refuse(change_id, by=by))
        return visit.go("/changes?done=refused")
    if given.get("do") != "confirm":
        raise UsageError("Say confirm or refuse")
    try:
        made, secret = await asyncio.to_thread(lambda: book.confirm(change_id, by=by))
    except UsageError as error:
        return await show(visit, str(error))
    if secret:
        return visit.page("change_key.html", change=made, secret=secret)
    return visit.go(f"/changes?done={'confirmed' if made.state is ChangeState.CONFIRMED else 'seconded'}")


PAGE = Page(
    title="Changes",
    group=Group.RULES,
    order=5,
    routes=(
        Route(method="GET", path="/changes", permission=Permission.CHANGES_READ, answer=show),
        Route(method="POST", path="/changes/{change:str}", permission=Permission.CHANGES_WRITE, answer=decide),
    ),
)
