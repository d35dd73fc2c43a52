"""A data room: chosen files and fields that an AI may read through Seawall until the room ends (AUD-7)."""

from __future__ import annotations

import msgspec

rooms_max = 200
"""Rooms that are open at once."""
files_max = 50
fields_max = 100
readers_max = 20
file_chars_max = 1_000_000
room_chars_max = 5_000_000
"""All files of one room together."""
name_chars_max = 40
file_name_chars_max = 100
hours_default = 24
hours_max = 30 * 24


class RoomFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a room tells of a file; its text is kept elsewhere, sealed."""

    name: str
    fields: tuple[str, ...] = ()
    """The columns or members that were chosen, in order; empty for a text."""
    records: int = 0
    """Rows or objects; 0 for a text."""
    chars: int = 0


class Room(msgspec.Struct, frozen=True, kw_only=True):
    """Who may read what, for which tool, and until when."""

    id: str = ""
    """``room_`` and a ULID; made by the store."""
    name: str
    """What its readers call it by: small letters, digits and hyphens."""
    tool: str
    """Id of the AI tool that the files are read for: policy decides as for it."""
    readers: tuple[str, ...]
    """Principals (``agent:pricing``) whose virtual keys open it."""
    files: tuple[RoomFile, ...]
    expires_ms: int
    created_ms: int = 0
    by: str = ""
    """Who opened it."""
    ended_ms: int = 0
    """When somebody closed it, or when its time was found to be over; 0 while it is open."""

    def is_open(self, now_ms: int) -> bool:
        """Whether it can be read."""
        return not self.ended_ms and now_ms < self.expires_ms

    def place(self, file: str) -> int:
        """Where a file stands in ``files``; -1 when it is none of them."""
        return next((number for number, one in enumerate(self.files) if one.name == file), -1)
