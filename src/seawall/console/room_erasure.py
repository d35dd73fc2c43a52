"""Takes a person out of the data rooms: out of their files, out of what their stand-ins stand for, and as a reader."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from seawall.console.rooms import conversation_of
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.tables import kind_of, plain
from seawall.governance.room_erasure import ERASED, without
from seawall.model.errors import NotFound, Unavailable
from seawall.model.finding import Finding
from seawall.model.rooms import Room, RoomFile
from seawall.store import Store
from seawall.store.rooms import RoomBook

_ID_KINDS = frozenset({"name", "email"})
"""What columns of ids are called like: ``customer``, ``client id``, ``e-mail``."""


async def erase_from_rooms(
    store: Store, engine: Engine, who: str, *, known_as: str, id_columns: Collection[str] = (), by: str
) -> dict[str, int]:
    """In how many places somebody stood, by room. To be done before the fingerprint sets forget who that is.

    Args:
        who: ``customer:ID`` or ``person:ana@shop.example``.
        known_as: how findings write it.
        id_columns: what columns of customers' ids are called, beside those that say so.

    Raises:
        Unavailable: a file could not be inspected completely, so that who stands in it can't be told.
        LedgerUnavailable: the database failed; run it again.
    """
    book, taken = store.room_book(), dict[str, int]()
    for room in await asyncio.to_thread(book.list):
        leaner = msgspec.structs.replace(
            room,
            readers=tuple(reader for reader in room.readers if reader != who),
            by=ERASED if room.by == who else room.by,
        )
        old = await asyncio.to_thread(_texts, book, room) if room.is_open(store.clock.now_ms()) else []
        left = _Leaving(engine, room, who.partition(":")[2], known_as, {plain(column) for column in id_columns})
        kept = await asyncio.to_thread(left.files, old)
        texts = {number: text for number, (_, text, gone) in enumerate(kept) if gone}
        leaner = msgspec.structs.replace(leaner, files=tuple(file for file, _, _ in kept) or room.files)
        places = sum(gone for _, _, gone in kept)
        if leaner == room and not texts:
            continue
        await asyncio.to_thread(book.lessen, leaner, texts, places, by=by)
        taken[room.name] = places
        if texts and leaner.readers:
            await _forget(store, engine, leaner, [text for _, text, _ in kept])
        elif not leaner.readers:
            await asyncio.to_thread(store.pseudonyms().end, conversation_of(room))
    return taken


def _texts(book: RoomBook, room: Room) -> list[str]:
    try:
        return [book.text(room, number) for number in range(len(room.files))]
    except NotFound:  # it ended a moment ago
        return []


class _Leaving(NamedTuple):
    """Somebody who leaves a room."""

    engine: Engine
    room: Room
    name: str
    known_as: str
    id_columns: Collection[str]

    def files(self, texts: Sequence[str]) -> list[tuple[RoomFile, str, int]]:
        """Each file without them, and in how many places they stood."""
        kept = []
        for file, text in zip(self.room.files, texts, strict=False):
            found = _found(self.engine, self.room, text)
            spans = {(one.start, one.end) for one in found if self.known_as in one.subjects}
            ids = {field for field in file.fields if plain(field) in self.id_columns or kind_of(field) in _ID_KINDS}
            kept.append(without(file, text, spans, self.name, ids))
        return kept


def _found(engine: Engine, room: Room, text: str) -> Sequence[Finding]:
    seen = engine.inspect(text)
    if seen.failed or seen.truncated:
        raise Unavailable(
            f"A file of the room {room.name} could not be inspected completely",
            advice=f"Close the room (seawall room close {room.name}), then erase again.",
        )
    return seen.findings


async def _forget(store: Store, engine: Engine, room: Room, texts: Sequence[str]) -> None:
    """Keep only those stand-ins whose values still stand in the room."""
    vault, conversation = store.pseudonyms(), conversation_of(room)
    issued = await vault.load(conversation)
    if not issued:
        return

    def still_there() -> Mapping[str, str]:
        again = Pseudonymizer(store.room_book().names_key(room), issued, quote=False)
        there = {code for text in texts for code in again.mask(text, _found(engine, room, text)).entries}
        return {code: value for code, value in issued.items() if code in there}

    kept = await asyncio.to_thread(still_there)
    await asyncio.to_thread(vault.end, conversation)
    if kept:
        await vault.save(conversation, kept, max(1, room.expires_ms - store.clock.now_ms()))
