"""What goes into a data room and who may read there (AUD-7). Nothing gets in that was not chosen by name.

Of a table or of objects in JSON only the fields somebody named go in; the rest never reaches the room. A text goes in
whole. Why a reader is turned away is one of :class:`Outside`, for the ledger; the reader is told less.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

import msgspec

from seawall.model import rooms as limits
from seawall.model.errors import LimitExceeded, UsageError
from seawall.model.exchange import Principal
from seawall.model.rooms import Room, RoomFile

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_TABLES = frozenset({".csv", ".tsv", ".tab"})
_OBJECTS = frozenset({".json", ".jsonl", ".ndjson"})
_DELIMITERS = ",;\t|"
_told_max = 12


class Outside(StrEnum):
    """Why somebody may not read."""

    NO_ROOM = "no such room"
    ENDED = "the room has ended"
    NOT_A_READER = "opened for others"
    FOR_NO_READER = "whom the agent acts for is no reader"
    OTHER_TOOL = "the key is for other tools"
    NO_FILE = "not in the room"


def outside(
    room: Room | None, reader: Principal, tools: Collection[str], now_ms: int, file: str = ""
) -> Outside | None:
    """What keeps a reader out; None when nothing does. An agent's right is its own and that of whom it acts for.

    Args:
        tools: what the reader's key may reach; empty means everything.
        file: the file that is asked for, empty for the list of them.
    """
    if room is None:
        return Outside.NO_ROOM
    if str(reader) not in room.readers:
        return Outside.NOT_A_READER
    if reader.acting_for is not None and reader.acting_for not in room.readers:
        return Outside.FOR_NO_READER
    if not room.is_open(now_ms):
        return Outside.ENDED
    if tools and room.tool not in tools:
        return Outside.OTHER_TOOL
    return Outside.NO_FILE if file and room.place(file) < 0 else None


def check(room: Room, now_ms: int) -> None:
    """
    Raises:
        UsageError: a room like this cannot be; says why.
        LimitExceeded: too many files, fields or readers, or too much text.
    """
    if not _NAME.fullmatch(room.name):
        raise UsageError(f"A room's name has up to {limits.name_chars_max} small letters, digits and hyphens")
    if not room.files:
        raise UsageError("A room has at least one file")
    if not room.readers:
        raise UsageError("Please say who may read there", advice="Name principals, like agent:pricing.")
    if len(room.files) > limits.files_max or len(room.readers) > limits.readers_max:
        raise LimitExceeded(f"A room has at most {limits.files_max} files and {limits.readers_max} readers")
    for reader in room.readers:
        Principal.parse(reader)
    names = [file.name for file in room.files]
    if len(set(names)) < len(names):
        raise UsageError("Two files have the same name")
    for name in names:
        if not name or len(name) > limits.file_name_chars_max or "/" in name or not name.isprintable():
            raise UsageError(f"A file's name has 1 to {limits.file_name_chars_max} printable characters and no /")
    if sum(file.chars for file in room.files) > limits.room_chars_max:
        raise LimitExceeded(f"A room holds at most {limits.room_chars_max} characters")
    if not now_ms < room.expires_ms <= now_ms + limits.hours_max * 3_600_000:
        raise UsageError(f"A room ends within {limits.hours_max // 24} days")


def chosen(name: str, text: str, fields: Sequence[str]) -> tuple[RoomFile, str]:
    """A file as it goes into a room, and its text: of a table or of objects the named fields only.

    Raises:
        UsageError: it has fields and none was named, or one is named that it has not; says which there are.
        LimitExceeded: it is too long.
    """
    if len(fields) > limits.fields_max:
        raise LimitExceeded(f"At most {limits.fields_max} fields of a file can be chosen")
    kept, records = text, 0
    suffix = PurePosixPath(name.lower()).suffix
    if suffix in _OBJECTS and (found := _objects(text, by_line=suffix != ".json")) is not None:
        kept, records = _chosen_members(name, found, fields, by_line=suffix != ".json")
    elif suffix in _TABLES or fields:
        kept, records = _chosen_columns(name, text, fields)
    if len(kept) > limits.file_chars_max:
        raise LimitExceeded(f"{name} has more than {limits.file_chars_max} characters", advice="Make two of it.")
    return RoomFile(name=name, fields=tuple(fields), records=records, chars=len(kept)), kept


def fields_of(name: str, text: str) -> tuple[str, ...]:
    """The fields a file has to choose from; none for a text, and for what can't be read."""
    try:
        chosen(name, text, ())
    except Unchosen as error:
        return error.there[: limits.fields_max]
    except (UsageError, LimitExceeded):
        pass
    return ()


class Unchosen(UsageError):
    """A file with fields, of which none was chosen or one that it has not. What it has is in ``there`` and never in the
    message: without a header, the first line is somebody's data."""

    def __init__(self, message: str, there: Sequence[str]) -> None:
        super().__init__(message)
        self.there = tuple(there)


def listed(there: Sequence[str]) -> str:
    """Some names of fields, for a message."""
    return ", ".join(repr(one) for one in there[:_told_max]) + (", …" if len(there) > _told_max else "")


def _need(name: str, there: Sequence[str], fields: Sequence[str]) -> None:
    if not fields:
        raise Unchosen(f"Please choose the fields of {name}", there)
    if not set(fields) <= set(there):
        raise Unchosen(f"{name} has not all of the fields that were chosen", there)


def _chosen_columns(name: str, text: str, fields: Sequence[str]) -> tuple[str, int]:
    first = next((line for line in text.split("\n") if line.strip()), "")
    mark = max(_DELIMITERS, key=first.count)
    csv.field_size_limit(limits.file_chars_max)
    try:
        rows = [row for row in csv.reader(io.StringIO(text.lstrip("\ufeff\r\n"), newline=""), delimiter=mark) if row]
    except csv.Error:
        raise UsageError(f"{name} can't be read as a table", advice="Is every quote closed?") from None
    header = [cell.strip() for cell in rows[0]] if rows else []
    _need(name, header, fields)
    places = [header.index(field) for field in fields]
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=mark, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([row[at] if at < len(row) else "" for at in places] for row in rows[1:])
    return written.getvalue(), len(rows) - 1


def _objects(text: str, *, by_line: bool) -> list[dict[str, Any]] | None:
    """The objects of a list or of lines; None where the text is something else."""
    decode = msgspec.json.decode
    try:
        found = [decode(line) for line in text.split("\n") if line.strip()] if by_line else decode(text)
    except RecursionError:
        raise LimitExceeded("This JSON is nested too deep", advice="Write out what matters as a table.") from None
    except (msgspec.DecodeError, UnicodeEncodeError):
        advice = "Is it whole? As .txt it goes in as it stands."
        raise UsageError("A file named as JSON can't be read as JSON", advice=advice) from None
    if isinstance(found, dict):
        found = [found]
    return found if isinstance(found, list) and found and all(isinstance(one, dict) for one in found) else None


def _chosen_members(
    name: str, found: Sequence[dict[str, Any]], fields: Sequence[str], *, by_line: bool
) -> tuple[str, int]:
    _need(name, list(dict.fromkeys(member for one in found for member in one)), fields)
    kept = [{field: one[field] for field in fields if field in one} for one in found]
    lines = [msgspec.json.encode(one).decode() for one in kept]
    return ("\n".join(lines) if by_line else "[" + ",\n ".join(lines) + "]") + "\n", len(kept)
