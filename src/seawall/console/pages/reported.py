"""What was reported about me: all that the ledger holds of who is signed in, and a way to say it was wrong.

Browsers, the clipboard agent, the gateway and the console's own checks all write under a person's name; here that
person reads them, sees who else may, and says of a finding that it was nothing sensitive. That counts against the
detector and lets nothing through.
"""

from __future__ import annotations

import asyncio
from typing import Any

from litestar.response import Response

from seawall.access.roles import PERMISSIONS, Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.templating import KIND_NAMES
from seawall.console.visit import Visit
from seawall.model.errors import NotFound, UsageError
from seawall.policy.approved_list import approved_list
from seawall.store.search import EventFilter

page_rows = 30
ACCOUNTS = {"work": "work account", "personal": "personal account", "unknown": "account not known"}
BY = {
    "paste": "pasted",
    "type": "typed",
    "drop": "dropped",
    "upload": "a file",
    "send": "sent",
    "request": "sent by the page",
    "navigate": "opened",
    "clipboard": "pasted into a program",
}
OUTCOMES = {
    "stopped": "stopped",
    "masked": "masked",
    "justified": "sent with a reason",
    "cancelled": "cancelled",
    "sent": "sent",
    "pending": "not decided yet",
}
"""As the extension's own page says them."""


async def show(visit: Visit) -> Response[Any]:
    """Newest first, page by page."""
    before_text = visit.query("before")
    before = int(before_text) if before_text.isascii() and before_text.isdigit() and len(before_text) < 19 else None
    wanted = EventFilter(principal=str(visit.caller.principal))
    store, settings = visit.parts.store, visit.parts.settings
    page = await asyncio.to_thread(lambda: store.events().page(wanted, before=before, limit=page_rows))
    listed = approved_list(settings, visit.parts.approvals())
    return visit.page(
        "reported.html",
        page=page,
        kinds=KIND_NAMES,
        accounts=ACCOUNTS,
        by=BY,
        outcomes=OUTCOMES,
        tools={id: one.tool.name or id for id, one in listed.items()},
        policies=visit.parts.policy().policies,
        readers=[role.value for role, has in PERMISSIONS.items() if Permission.EVENTS_READ in has],
        days=settings.store.retention_days,
        later=before is not None,
        done=visit.query("done") == "said",
    )


async def doubt(visit: Visit) -> Response[Any]:
    """Say of a finding in one's own event that it is nothing sensitive.

    Raises:
        NotFound: there is no such event under one's own name.
    """
    event_id, place = str(visit.request.path_params["event_id"])[:64], str(visit.request.path_params["number"])
    if not (place.isascii() and place.isdigit() and len(place) < 6):
        raise UsageError("Which finding is meant can't be read", advice="Use the button beside it.")
    store, me = visit.parts.store, str(visit.caller.principal)
    found = await asyncio.to_thread(store.events().event, event_id)
    if found.event.principal != me:
        raise NotFound("Nothing of this kind was reported about you", advice="Open the page anew.")
    await asyncio.to_thread(lambda: store.feedback_book().say(found.event, int(place), right=False, by=me))
    return visit.go("/reported?done=said")


PAGE = Page(
    title="About me",
    group=Group.USE,
    order=5,
    routes=(
        Route(method="GET", path="/reported", permission=Permission.ACCOUNT, answer=show),
        Route(
            method="POST",
            path="/reported/{event_id:str}/findings/{number:str}",
            permission=Permission.ACCOUNT,
            answer=doubt,
        ),
    ),
)
