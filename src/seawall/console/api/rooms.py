"""``/api/v1/rooms``: data rooms for those who open them, and their files for the AI that reads them."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import delete, get, post
from litestar.connection import Request
from litestar.params import FromPath, JSONBody
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.rooms import Draft, Reader, close_room, open_room, put_back
from seawall.model import limits
from seawall.model import rooms as bounds
from seawall.model.rooms import Room, RoomFile

_body_bytes_max = bounds.room_chars_max * 6 + 64 * 1024
_ReaderName = Annotated[str, msgspec.Meta(max_length=220)]
_Field = Annotated[str, msgspec.Meta(max_length=200)]
BY_KEY = {**needs(Permission.ROOM_READ), "door": "key"}
"""What a route's ``opt`` says that is asked for by a virtual key."""


class RoomDraftFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file to put in: its text, and of a table or of objects the fields that are to be read."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=bounds.file_name_chars_max)]
    text: Annotated[str, msgspec.Meta(max_length=bounds.room_chars_max)]
    fields: Annotated[tuple[_Field, ...], msgspec.Meta(max_length=bounds.fields_max)] = ()


class RoomDraft(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A room to open."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=bounds.name_chars_max)]
    tool: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    """Id of the AI tool that reads it."""
    readers: Annotated[tuple[_ReaderName, ...], msgspec.Meta(min_length=1, max_length=bounds.readers_max)]
    """Principals whose virtual keys open it."""
    files: Annotated[tuple[RoomDraftFile, ...], msgspec.Meta(min_length=1, max_length=bounds.files_max)]
    hours: Annotated[int, msgspec.Meta(ge=1, le=bounds.hours_max)] = bounds.hours_default


class RoomItem(msgspec.Struct, frozen=True, kw_only=True):
    """A room. Times are Unix milliseconds."""

    id: str
    name: str
    tool: str
    readers: tuple[str, ...]
    files: tuple[RoomFile, ...]
    by: str
    open: bool
    created: int
    expires: int
    ended: int | None


class RoomList(msgspec.Struct, frozen=True, kw_only=True):
    """Rooms that are open or ended within 30 days, the newest first."""

    items: list[RoomItem]


class RoomFiles(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader may read, and until when."""

    room: str
    tool: str
    expires: int
    files: tuple[RoomFile, ...]


class AnswerToRestore(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An AI's answer with the stand-ins of a room in it."""

    text: Annotated[str, msgspec.Meta(max_length=limits.check_text_chars_max)]


class RestoredAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """The same with the values."""

    text: str
    restored: int


def item(room: Room, now_ms: int) -> RoomItem:
    """A room as API and command line tell it."""
    return RoomItem(
        id=room.id,
        name=room.name,
        tool=room.tool,
        readers=room.readers,
        files=room.files,
        by=room.by,
        open=room.is_open(now_ms),
        created=room.created_ms,
        expires=room.expires_ms,
        ended=room.ended_ms or None,
    )


@get(
    "/api/v1/rooms",
    opt=needs(Permission.GOVERNANCE_READ),
    tags=["governance"],
    operation_id="listRooms",
    summary="The data rooms",
)
async def list_rooms(request: Request[Any, Any, Any]) -> RoomList:
    """Names, readers and fields; never what the files hold."""
    parts = request.app.state.desk.parts
    rooms = await asyncio.to_thread(parts.store.room_book().list)
    return RoomList(items=[item(room, parts.clock.now_ms()) for room in rooms])


@post(
    "/api/v1/rooms",
    opt=needs(Permission.GOVERNANCE_WRITE),
    request_max_body_size=_body_bytes_max,
    tags=["governance"],
    operation_id="openRoom",
    summary="Open a data room",
    description="The chosen fields are kept sealed until the room ends. A file that policy would block is refused.",
)
async def open_one(request: Request[Any, Any, Any], data: JSONBody[RoomDraft]) -> RoomItem:
    """Choose, inspect, decide, keep."""
    parts, by = request.app.state.desk.parts, str(request.state.caller.principal)
    drafts = [Draft(name=file.name, text=file.text, fields=file.fields) for file in data.files]
    room = await asyncio.to_thread(
        lambda: open_room(
            parts, name=data.name, tool=data.tool, readers=data.readers, hours=data.hours, drafts=drafts, by=by
        )
    )
    return item(room, parts.clock.now_ms())


@delete(
    "/api/v1/rooms/{room:str}",
    opt=needs(Permission.GOVERNANCE_WRITE),
    tags=["governance"],
    operation_id="closeRoom",
    summary="Close a data room",
)
async def close_one(request: Request[Any, Any, Any], room: FromPath[str]) -> None:
    """In force at once; what lay in it is deleted."""
    store, by = request.app.state.desk.parts.store, str(request.state.caller.principal)
    await asyncio.to_thread(close_room, store, room, by)


@post(
    "/api/v1/rooms/{room:str}/restore",
    opt=needs(Permission.GOVERNANCE_WRITE),
    status_code=200,
    request_max_body_size=limits.check_text_chars_max * 6 + 4_096,
    tags=["governance"],
    operation_id="restoreFromRoom",
    summary="Put a room's values back into an answer",
)
async def restore(
    request: Request[Any, Any, Any], room: FromPath[str], data: JSONBody[AnswerToRestore]
) -> RestoredAnswer:
    """Only what was given in this room is exchanged; the event says how many."""
    text, count = await put_back(request.app.state.desk.parts, room, data.text, str(request.state.caller.principal))
    return RestoredAnswer(text=text, restored=count)


@get(
    "/api/v1/rooms/{room:str}/files",
    opt=BY_KEY,
    tags=["rooms"],
    operation_id="listRoomFiles",
    summary="What an AI may read in a room",
    description="Asked for with a virtual key (`Authorization: Bearer sw_…`) of one of the room's readers.",
)
async def list_files(request: Request[Any, Any, Any], room: FromPath[str]) -> RoomFiles:
    """The files and their fields."""
    found = await _reader(request).files(room)
    return RoomFiles(room=found.name, tool=found.tool, expires=found.expires_ms, files=found.files)


@get(
    "/api/v1/rooms/{room:str}/files/{file:str}",
    opt=BY_KEY,
    media_type="text/plain",
    tags=["rooms"],
    operation_id="readRoomFile",
    summary="A file of a room, as it may leave",
    description="Masked as policy says for the room's tool; each value has one stand-in in the whole room.",
)
async def read_file(request: Request[Any, Any, Any], room: FromPath[str], file: FromPath[str]) -> Response[str]:
    """Every read is an event."""
    reading = await _reader(request).read(room, file)
    headers = {"x-seawall-verdict": reading.verdict.action.value, "x-seawall-event": reading.event}
    return Response(reading.text, media_type="text/plain", headers=headers)


def _reader(request: Request[Any, Any, Any]) -> Reader:
    desk = request.app.state.desk
    return Reader(desk.parts, desk.room_findings, request.state.caller.key)


ROUTES = (list_rooms, open_one, close_one, restore, list_files, read_file)
