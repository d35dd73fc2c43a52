"""The book of data rooms: sealed, ended on time, each change with its event, on both databases."""

from __future__ import annotations

import msgspec
import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import EventKind
from seawall.model.rooms import Room, RoomFile
from seawall.store import rooms as book_module
from seawall.store.rooms import TIME_OVER, remembered_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store

ANA = "person:ana@shop.example"
TEXT = "order_id,email\n1,anna.berg@shop.example\n"
HOUR = 3_600_000


def room(clock: ManualClock, name: str = "returns") -> Room:
    return Room(
        name=name,
        tool="openai-api",
        readers=("agent:returns",),
        files=(RoomFile(name="a.csv", fields=("order_id", "email"), records=1, chars=len(TEXT)),),
        expires_ms=clock.now_ms() + HOUR,
    )


def files(store: Store) -> list[tuple[object, ...]]:
    with store.database.view() as hot:
        return hot.rows("SELECT sealed FROM room_files")


def test_a_room_is_opened_read_and_closed_and_nothing_of_it_stays(store: Store, clock: ManualClock) -> None:
    book = store.room_book()
    made = book.open(room(clock), [TEXT], by=ANA)
    assert book.text(made, 0) == TEXT
    assert book.find("returns") == made
    assert all(b"anna.berg" not in bytes(row[0]) for row in files(store))
    with pytest.raises(UsageError):
        book.open(room(clock), [TEXT], by=ANA)
    book.close("returns", by=ANA)
    assert files(store) == []
    assert [one.ended_ms for one in book.list()] == [clock.now_ms()]
    with pytest.raises(NotFound):
        book.text(made, 0)
    with pytest.raises(NotFound):
        book.close("returns", by=ANA)
    again = book.open(room(clock), [TEXT], by=ANA)
    assert again.id != made.id
    assert book.names_key(again) != book.names_key(made)
    events = [found.event for found in store.events().page(EventFilter(room="rooms")).events]
    assert [one.kind for one in events] == [
        EventKind.ROOMS_ROOM_OPENED,
        EventKind.ROOMS_ROOM_CLOSED,
        EventKind.ROOMS_ROOM_OPENED,
    ]
    assert events[0].detail["fields"] == "order_id,email"


def test_a_room_whose_time_is_over_ends_by_itself_and_is_forgotten_later(store: Store, clock: ManualClock) -> None:
    book = store.room_book()
    book.open(room(clock), [TEXT], by=ANA)
    assert book.sweep() == 0
    clock.advance(HOUR)
    assert book.sweep() == 1
    assert files(store) == []
    (ended,) = book.list()
    assert ended.ended_ms == clock.now_ms()
    assert book.sweep() == 0
    event = store.events().page(EventFilter(room="rooms")).events[0].event
    assert (event.kind, event.principal) == (EventKind.ROOMS_ROOM_CLOSED, TIME_OVER)
    clock.advance(remembered_ms)
    book.sweep()
    assert book.list() == []


def test_a_file_moved_to_another_place_does_not_open(store: Store, clock: ManualClock) -> None:
    book = store.room_book()
    made = book.open(room(clock), [TEXT], by=ANA)
    store.writer.run(lambda hot, _tail: hot.execute("UPDATE room_files SET number = 1"))
    with pytest.raises(NotFound):
        book.text(made, 0)
    with pytest.raises(Exception, match="does not open"):
        book.text(msgspec.structs.replace(made), 1)


def test_a_room_holds_less_from_then_on_and_ends_without_readers(store: Store, clock: ManualClock) -> None:
    book = store.room_book()
    made = book.open(room(clock), [TEXT], by=ANA)
    file = msgspec.structs.replace(made.files[0], records=0, chars=15)
    leaner = msgspec.structs.replace(made, files=(file,), by="[erased]")
    book.lessen(leaner, {0: "order_id,email\n"}, 1, by="x")
    assert (book.find("returns"), book.text(made, 0)) == (leaner, "order_id,email\n")
    book.lessen(msgspec.structs.replace(leaner, readers=()), {}, 0, by="x")
    (ended,) = book.list()
    assert (ended.readers, ended.ended_ms, files(store)) == ((), clock.now_ms(), [])
    again = book.open(room(clock), [TEXT], by=ANA)
    book.lessen(leaner, {0: ""}, 1, by="x")  # of the room that ended
    assert book.text(again, 0) == TEXT
    kinds = [found.event.kind for found in store.events().page(EventFilter(room="rooms")).events]
    assert kinds.count(EventKind.ROOMS_PERSON_ERASED) == 2


def test_no_more_rooms_than_the_limit(store: Store, clock: ManualClock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_module, "rooms_max", 1)
    book = store.room_book()
    book.open(room(clock), [TEXT], by=ANA)
    with pytest.raises(LimitExceeded):
        book.open(room(clock, "other"), [TEXT], by=ANA)
    clock.advance(HOUR)
    book.open(room(clock, "other"), [TEXT], by=ANA)
