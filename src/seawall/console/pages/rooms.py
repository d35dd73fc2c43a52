"""Data rooms: what was opened for an AI to read, by whom, until when; and a form to open one."""

from __future__ import annotations

import asyncio
from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from litestar.datastructures import FormMultiDict
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Group, Page, Route
from seawall.console.rooms import Draft, close_room, drafts_of, open_room, put_back
from seawall.console.visit import Visit
from seawall.governance.rooms import fields_of
from seawall.model import limits
from seawall.model import rooms as bounds
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.rooms import Room
from seawall.policy.approved_list import approved_list

rows_max = 200
files_bytes_max = 8 * 1024 * 1024
"""Of all files chosen in the form together."""
hours_choices = {1: "an hour", 8: "8 hours", 24: "a day", 72: "3 days", 168: "a week", 720: "30 days"}
_EMPTY = dict.fromkeys(("name", "tool", "readers"), "") | {"hours": str(bounds.hours_default)}
_PASTED = Draft(name="", text="")
_DONE = {"opened": "The room is open.", "closed": "The room is closed, and what lay in it is deleted."}


async def show(visit: Visit) -> Response[Any]:
    """Rooms that are open, then those that ended of late."""
    rooms = await asyncio.to_thread(visit.parts.store.room_book().list)
    now = visit.now_ms
    return visit.page(
        "rooms.html",
        open_rooms=[room for room in rooms if room.is_open(now)],
        ended=[room for room in rooms if not room.is_open(now)][:rows_max],
        done=_DONE.get(visit.query("done"), ""),
    )


async def _form(
    visit: Visit, given: dict[str, str], drafts: Sequence[Draft] = (_PASTED,), problem: str = ""
) -> Response[Any]:
    """The first of the drafts is what was pasted, maybe nothing."""
    parts = visit.parts
    there = await asyncio.to_thread(lambda: [fields_of(draft.name, draft.text) for draft in drafts])
    tools = approved_list(parts.settings, parts.approvals())
    return visit.page(
        "room_new.html",
        status=422 if problem else 200,
        given={**_EMPTY, **given},
        tools=sorted(name for name, entry in tools.items() if entry.tool.approved),
        hours=hours_choices,
        drafts=[(draft, fields) for draft, fields in zip(drafts, there, strict=True)],
        most=files_bytes_max,
        problem=problem,
    )


async def new(visit: Visit) -> Response[Any]:
    """An empty form."""
    return await _form(visit, _EMPTY)


def _drafts(form: FormMultiDict) -> list[Draft]:
    """What was pasted, then what the chosen files give.

    Raises:
        UsageError: a file can't be read.
    """
    columns = [str(one).partition(":") for one in form.getall("fields", [])[: bounds.files_max * bounds.fields_max]]
    names, texts, contents = ([str(one) for one in form.getall(name, [])] for name in ("file", "text", "content"))
    found: list[Draft] = []
    for number, (name, text, content) in enumerate(zip(names, texts, contents, strict=False)):
        fields = tuple(field for at, _, field in columns if at == str(number))
        if content:
            try:
                found += drafts_of(name, b64decode(content, validate=True))
            except ValueError:
                raise UsageError(f"{name} did not arrive whole", advice="Choose it again.") from None
        else:
            name = name.strip() or ("text.txt" if text.strip() else "")
            found.append(Draft(name=name, text=text.replace("\r\n", "\n"), fields=fields))
    return found or [_PASTED]


async def save(visit: Visit) -> Response[Any]:
    """Open a room; files with columns come back once, to have them chosen."""
    form, given = await visit.request.form(), await visit.form()
    drafts: list[Draft] = [_PASTED]
    hours = int(given["hours"]) if given.get("hours", "").isdecimal() and len(given["hours"]) < 5 else 0
    by = str(visit.caller.principal)
    try:
        drafts = await asyncio.to_thread(_drafts, form)
        await asyncio.to_thread(
            lambda: open_room(
                visit.parts,
                name=given.get("name", "").strip(),
                tool=given.get("tool", ""),
                readers=given.get("readers", "").replace(",", " ").split(),
                hours=hours,
                drafts=[draft for draft in drafts if draft.name],
                by=by,
            )
        )
    except (UsageError, LimitExceeded) as error:
        return await _form(visit, given, drafts, str(error))
    return visit.go("/rooms?done=opened")


async def _room(visit: Visit) -> Room:
    found = await asyncio.to_thread(visit.parts.store.room_book().find, str(visit.request.path_params["room"]))
    if found is None:
        raise NotFound("There is no such room", advice="It may have ended long ago; the ledger still tells of it.")
    return found


async def one(visit: Visit, text: str = "", restored: int | None = None, problem: str = "") -> Response[Any]:
    """A room, how it is read, and where an answer's values are put back."""
    room = await _room(visit)
    return visit.page(
        "room.html",
        status=422 if problem else 200,
        room=room,
        is_open=room.is_open(visit.now_ms),
        address=str(visit.request.base_url).rstrip("/"),
        text=text,
        restored=restored,
        problem=problem,
    )


async def restore(visit: Visit) -> Response[Any]:
    """An AI's answer with the room's values put back, for this page only."""
    room, given = await _room(visit), (await visit.form()).get("text", "").replace("\r\n", "\n")
    if len(given) > limits.check_text_chars_max:
        return await one(visit, problem="This answer is too long to put back at once")
    try:
        text, count = await put_back(visit.parts, room.name, given, str(visit.caller.principal))
    except NotFound as error:
        return await one(visit, given, problem=str(error))
    return await one(visit, text, count)


async def close(visit: Visit) -> Response[Any]:
    """End a room."""
    room, by = await _room(visit), str(visit.caller.principal)
    await asyncio.to_thread(close_room, visit.parts.store, room.name, by)
    return visit.go("/rooms?done=closed")


_READ, _WRITE = Permission.GOVERNANCE_READ, Permission.GOVERNANCE_WRITE
_body_bytes_max = max(bounds.file_chars_max * 12, files_bytes_max * 3 // 2) + 64 * 1024
PAGE = Page(
    title="Data rooms",
    group=Group.REACH,
    order=5,
    routes=(
        Route(method="GET", path="/rooms", permission=_READ, answer=show),
        Route(method="GET", path="/rooms/new", permission=_WRITE, answer=new),
        Route(method="POST", path="/rooms", permission=_WRITE, answer=save, body_bytes_max=_body_bytes_max),
        Route(method="GET", path="/rooms/{room:str}", permission=_READ, answer=one),
        Route(method="POST", path="/rooms/{room:str}/close", permission=_WRITE, answer=close),
        Route(
            method="POST",
            path="/rooms/{room:str}/restore",
            permission=_WRITE,
            answer=restore,
            body_bytes_max=_body_bytes_max,
        ),
    ),
)
