"""The book of data rooms and what lies in them. Opening and closing are one transaction each with their event.

Files are sealed under a key made for the room alone. When a room ends they are deleted at once; its entry stays for
``remembered_ms``, so that whoever comes too late is told so, and the ledger stays for good.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

import msgspec

from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.rooms import Room, rooms_max
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.sealing import Box, MasterKey
from seawall.store.tail import Tail
from seawall.store.writer import Writer

remembered_ms = 30 * 86_400_000
TIME_OVER = "service:seawall"
"""Who closes a room whose time is over."""
_ROOM = msgspec.json.Decoder(Room)
_REPLACE = "ON CONFLICT (name) DO UPDATE SET body = excluded.body, due_ms = excluded.due_ms"


class RoomBook:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, master: MasterKey, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._secret = master.subkey("data rooms")
        self._now_ms = now_ms

    def open(self, room: Room, texts: Sequence[str], *, by: str) -> Room:
        """Open a room; ``texts`` stand beside ``room.files``.

        Raises:
            UsageError: a room of this name is open.
            LimitExceeded: ``rooms_max`` are open.
        """
        now = self._now_ms()
        made = msgspec.structs.replace(room, id=ulid(now, "room_"), by=by, created_ms=now, ended_ms=0)
        box = self._box(made)
        sealed = [
            (made.id, number, box.seal(text.encode("utf-8", "surrogatepass"), f"{number}".encode()))
            for number, text in enumerate(texts)
        ]

        def job(hot: Hot, tail: Tail) -> Room:
            old = _read(hot, made.name)
            if old is not None and old.is_open(now):
                raise UsageError(f"A room {made.name} is open", advice="Close it first, or take another name.")
            if sum(room.is_open(now) for room in _all(hot)) >= rooms_max:
                raise LimitExceeded(f"{rooms_max} rooms are open", advice="Close those that nobody needs.")
            if old is not None:
                _end(hot, tail, old, now, TIME_OVER)
            _keep(hot, made)
            hot.insert("room_files(room,number,sealed)", sealed)
            tail.append(hot, [record(_event(EventKind.ROOMS_ROOM_OPENED, made, now, by, _facts(made)))])
            return made

        return self._writer.run(job)

    def list(self) -> list[Room]:
        """Those that are open and those that ended of late, the newest first."""
        with self._database.view(unchanging=False) as hot:
            rooms = _all(hot)
        return sorted(rooms, key=lambda room: room.id, reverse=True)

    def find(self, name: str) -> Room | None:
        """The room of this name, open or ended of late."""
        with self._database.view(unchanging=False) as hot:
            return _read(hot, name)

    def text(self, room: Room, number: int) -> str:
        """What a file holds.

        Raises:
            NotFound: the room has ended since.
            IntegrityError: it was changed.
        """
        with self._database.view(unchanging=False) as hot:
            row = hot.row("SELECT sealed FROM room_files WHERE room = ? AND number = ?", (room.id, number))
        if row is None:
            raise NotFound("This room has ended")
        return self._box(room).unseal(row[0], f"{number}".encode()).decode("utf-8", "surrogatepass")

    def names_key(self, room: Room) -> bytes:
        """The key of the stand-ins given in a room."""
        return hmac.digest(self._secret, b"stand-ins " + room.id.encode(), sha256)

    def close(self, name: str, *, by: str) -> Room:
        """End a room and delete what lies in it; the room as it was.

        Raises:
            NotFound: no room of this name is open.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> Room:
            room = _read(hot, name)
            if room is None or not room.is_open(now):
                raise NotFound(f"No room {name[:40]!r} is open", advice="`seawall room list` shows those that are.")
            _end(hot, tail, room, now, by)
            return room

        return self._writer.run(job)

    def lessen(self, room: Room, texts: Mapping[int, str], places: int, *, by: str) -> None:
        """Keep less of a room: its files, readers and opener as they are given, and these texts of its files. A room
        that nobody may read any more ends."""
        now, box = self._now_ms(), self._box(room)
        sealed = [(box.seal(text.encode("utf-8", "surrogatepass"), f"{at}".encode()), at) for at, text in texts.items()]

        def job(hot: Hot, tail: Tail) -> None:
            there = _read(hot, room.name)
            if there is None or there.id != room.id:
                return
            kept = msgspec.structs.replace(there, files=room.files, readers=room.readers, by=room.by)
            for content, number in sealed:
                sql = "UPDATE room_files SET sealed = ? WHERE room = ? AND number = ?"
                hot.execute(sql, (content, room.id, number))
            _keep(hot, kept)
            told = {"room": room.name, "places": str(places)}
            tail.append(hot, [record(_event(EventKind.ROOMS_PERSON_ERASED, kept, now, by, told))])
            if not kept.readers:
                _end(hot, tail, kept, now, by)

        self._writer.run(job)

    def sweep(self) -> int:
        """End rooms whose time is over, and forget those that ended long ago; returns how many ended."""
        now = self._now_ms()
        with self._database.view(unchanging=False) as hot:
            if hot.row("SELECT 1 FROM rooms WHERE due_ms <= ? LIMIT 1", (now,)) is None:
                return 0

        def job(hot: Hot, tail: Tail) -> int:
            due = [_ROOM.decode(row[0]) for row in hot.rows("SELECT body FROM rooms WHERE due_ms <= ?", (now,))]
            for room in due:
                if room.ended_ms:
                    hot.execute("DELETE FROM rooms WHERE name = ?", (room.name,))
                else:
                    _end(hot, tail, room, now, TIME_OVER)
            return sum(not room.ended_ms for room in due)

        return self._writer.run(job)

    def _box(self, room: Room) -> Box:
        return Box(hmac.digest(self._secret, b"files " + room.id.encode(), sha256))


def _read(hot: Hot, name: str) -> Room | None:
    row = hot.row("SELECT body FROM rooms WHERE name = ?", (name,))
    return _ROOM.decode(row[0]) if row else None


def _all(hot: Hot) -> list[Room]:
    return [_ROOM.decode(row[0]) for row in hot.rows("SELECT body FROM rooms")]


def _keep(hot: Hot, room: Room) -> None:
    due = room.ended_ms + remembered_ms if room.ended_ms else room.expires_ms
    hot.insert("rooms(name,body,due_ms)", [(room.name, msgspec.json.encode(room).decode(), due)], _REPLACE)


def _end(hot: Hot, tail: Tail, room: Room, now: int, by: str) -> None:
    """Delete a room's files, note its end and tell of it once."""
    hot.execute("DELETE FROM room_files WHERE room = ?", (room.id,))
    if room.ended_ms:
        return
    _keep(hot, msgspec.structs.replace(room, ended_ms=now))
    why = "its time is over" if by == TIME_OVER else "closed"
    tail.append(hot, [record(_event(EventKind.ROOMS_ROOM_CLOSED, room, now, by, {"room": room.name, "why": why}))])


def _facts(room: Room) -> dict[str, str]:
    return {
        "room": room.name,
        "files": str(len(room.files)),
        "fields": ",".join(dict.fromkeys(field for file in room.files for field in file.fields))[:400],
        "readers": ",".join(room.readers),
        "expires": str(room.expires_ms),
        "content": sha256(msgspec.json.encode(room.files)).hexdigest(),
    }


def _event(kind: EventKind, room: Room, now: int, by: str, detail: dict[str, str]) -> Event:
    return Event(id=ulid(now), time=now, kind=kind, principal=by, tool=room.tool, detail=detail)
