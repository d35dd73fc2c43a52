"""A person erased out of open rooms: files, stand-ins, readers and openers."""

from __future__ import annotations

from console.test_rooms import ANA, reader
from seawall.console.parts import Parts
from seawall.console.room_erasure import erase_from_rooms
from seawall.console.rooms import Draft, open_room, put_back
from seawall.detect.detector import Judgement
from seawall.model.event import EventKind
from seawall.model.finding import Confidence
from seawall.model.words import Category
from seawall.store.search import EventFilter

MAIL, OTHER = "anna.berg@shop.example", "john.smith@post.example"
TABLE = f"customer_id,email\nC-1,{MAIL}\nC-2,{OTHER}\n"
STORY = f"{MAIL} wrote twice, {OTHER} once."


class Anna:
    """An exact match that knows one address."""

    edition = "anna"

    def find(self, text: str, _found: object):
        at = -1
        while (at := text.find(MAIL, at + 1)) >= 0:
            yield Judgement(
                start=at,
                end=at + len(MAIL),
                confidence=Confidence.VERY_LIKELY,
                reasons=("customers",),
                category=Category.CUSTOMER_PII,
                subject="a1",
                weight=5,
            )


def opened(parts: Parts, readers: tuple[str, ...] = ("agent:returns",), by: str = ANA) -> None:
    drafts = (
        Draft(name="a.csv", text=TABLE, fields=("customer_id", "email")),
        Draft(name="notes.txt", text=STORY),
        Draft(name="calm.txt", text="Lamps arrive on Monday."),
    )
    open_room(parts, name="returns", tool="openai-api", readers=readers, hours=1, drafts=drafts, by=by)


async def test_a_person_is_gone_from_files_and_stand_ins_and_the_rest_works_on(parts: Parts, monkeypatch) -> None:
    monkeypatch.setattr(parts.engine, "known", Anna())
    opened(parts)
    mine = reader(parts)
    before = (await mine.read("returns", "a.csv")).text
    hers, his = (line.split(",")[1] for line in before.splitlines()[1:])
    assert await put_back(parts, "returns", f"{hers} {his}", ANA) == (f"{MAIL} {OTHER}", 2)
    taken = await erase_from_rooms(parts.store, parts.engine, "customer:C-1", known_as="a1", by="x")
    assert taken == {"returns": 2}
    after = await mine.read("returns", "a.csv")
    assert after.text == "\n".join([line for line in before.splitlines() if hers not in line]) + "\n"
    assert (await mine.read("returns", "notes.txt")).text == f"[erased] wrote twice, {his} once."
    assert [file.records for file in (await mine.files("returns")).files] == [1, 0, 0]
    assert await put_back(parts, "returns", f"{hers} {his}", ANA) == (f"{hers} {OTHER}", 1)
    (event,) = parts.store.events().page(EventFilter(kind=EventKind.ROOMS_PERSON_ERASED)).events
    assert event.event.detail == {"room": "returns", "places": "2"}
    assert await erase_from_rooms(parts.store, parts.engine, "customer:C-1", known_as="a1", by="x") == {}


async def test_who_opened_or_reads_is_forgotten_as_such(parts: Parts) -> None:
    opened(parts, (ANA, "agent:returns"))
    assert await erase_from_rooms(parts.store, parts.engine, ANA, known_as="a2", by="x") == {"returns": 0}
    (room,) = parts.store.room_book().list()
    assert (room.readers, room.by, room.ended_ms) == (("agent:returns",), "[erased]", 0)
    await erase_from_rooms(parts.store, parts.engine, "agent:returns", known_as="a3", by="x")
    (room,) = parts.store.room_book().list()
    assert (room.readers, bool(room.ended_ms)) == ((), True)
    assert await erase_from_rooms(parts.store, parts.engine, ANA, known_as="a2", by="x") == {}
