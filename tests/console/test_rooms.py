"""Reading in data rooms: one stand-in for a value in the whole room, values put back, everyone else kept out."""

from __future__ import annotations

import msgspec
import pytest

from seawall.console import rooms as reading
from seawall.console.parts import Parts
from seawall.console.rooms import Draft, Findings, Reader, close_room, issued_in_rooms, open_room, put_back
from seawall.model.errors import Denied, NotFound, Unavailable, UsageError
from seawall.model.event import EventKind
from seawall.model.exchange import Principal
from seawall.model.rooms import Room
from seawall.model.words import Action
from seawall.store.keyring import KeyOrder
from seawall.store.search import EventFilter

ANA = "person:ana@shop.example"
MAIL = "anna.berg@shop.example"
TABLE = f"order_id,email,note,margin\n10231,{MAIL},too small,41%\n10232,john.smith@post.example,damaged,38%\n"
STORY = f"{MAIL} wrote twice about the lamp."
DRAFTS = (
    Draft(name="returns.csv", text=TABLE, fields=("order_id", "email", "note")),
    Draft(name="notes.txt", text=STORY),
)


def opened(parts: Parts, drafts: tuple[Draft, ...] = DRAFTS, name: str = "returns") -> Room:
    return open_room(parts, name=name, tool="openai-api", readers=("agent:returns",), hours=1, drafts=drafts, by=ANA)


def reader(parts: Parts, who: str = "agent:returns", acting_for: str | None = None, **scope: object) -> Reader:
    order = KeyOrder(principal=Principal.parse(who, acting_for=acting_for), **scope)  # type: ignore[arg-type]
    return Reader(parts, Findings(), parts.store.key_ring().issue(order, by=ANA)[1])


async def test_a_reader_gets_stand_ins_that_agree_over_files_and_reads_and_come_back(parts: Parts) -> None:
    opened(parts)
    mine = reader(parts)
    assert [file.name for file in (await mine.files("returns")).files] == ["returns.csv", "notes.txt"]
    table = await mine.read("returns", "returns.csv")
    story = await reader(parts).read("returns", "notes.txt")
    assert table.verdict.action is Action.MASK
    assert "margin" not in table.text
    assert MAIL not in table.text + story.text
    stand_in = table.text.split("\n")[1].split(",")[1]
    assert stand_in in story.text
    assert (await mine.read("returns", "returns.csv")).text == table.text
    assert await put_back(parts, "returns", f"Write to {stand_in}.", ANA) == (f"Write to {MAIL}.", 1)
    page = parts.store.events().page(EventFilter(kind=EventKind.ROOMS_FILE_DECIDED)).events
    event = next(found.event for found in page if found.event.id == table.event)
    assert (event.detail["room"], event.detail["file"]) == ("returns", "returns.csv")
    assert event.categories["customer_pii"] == 2


async def test_who_is_kept_out_is_told_little_and_the_ledger_why(parts: Parts) -> None:
    opened(parts)
    with pytest.raises(NotFound, match="no such room for this key"):
        await reader(parts, "agent:other").read("returns", "notes.txt")
    with pytest.raises(NotFound, match="no such room for this key"):
        await reader(parts).files("nothing")
    with pytest.raises(NotFound, match="not in the room"):
        await reader(parts).read("returns", "customers.csv")
    with pytest.raises(Denied, match="other tools"):
        await reader(parts, tools=("claude",)).files("returns")
    mine = reader(parts)
    close_room(parts.store, "returns", ANA)
    with pytest.raises(Denied, match="has ended"):
        await mine.read("returns", "notes.txt")
    with pytest.raises(NotFound):
        await put_back(parts, "returns", "x", ANA)
    page = parts.store.events().page(EventFilter(kind=EventKind.ROOMS_FILE_REFUSED)).events
    assert [found.event.detail["why"] for found in reversed(page)] == [
        "opened for others",
        "no such room",
        "not in the room",
        "the key is for other tools",
        "the room has ended",
    ]


async def test_whom_an_agent_acts_for_must_be_a_reader_too(parts: Parts) -> None:
    opened(parts)
    with pytest.raises(NotFound, match="no such room for this key"):
        await reader(parts, acting_for=ANA).files("returns")
    open_room(parts, name="both", tool="openai-api", readers=("agent:returns", ANA), hours=1, drafts=DRAFTS, by=ANA)
    assert (await reader(parts, acting_for=ANA).files("both")).name == "both"


async def test_stand_ins_of_a_room_are_known_to_its_readers_and_nobody_else(parts: Parts) -> None:
    opened(parts)
    code = (await reader(parts).read("returns", "notes.txt")).text.split("@")[0]
    asked = (code, "qzc" + "a" * 20)
    who = Principal.parse("agent:returns")
    assert await issued_in_rooms(parts.store, who, (), asked) == {code}
    assert await issued_in_rooms(parts.store, who, ("claude",), asked) == frozenset()
    assert await issued_in_rooms(parts.store, Principal.parse("agent:other"), (), asked) == frozenset()
    close_room(parts.store, "returns", ANA)
    assert await issued_in_rooms(parts.store, who, (), asked) == frozenset()


async def test_what_stood_for_what_is_gone_when_the_room_is_closed(parts: Parts) -> None:
    opened(parts)
    first = await reader(parts).read("returns", "notes.txt")
    close_room(parts.store, "returns", ANA)
    opened(parts)
    stand_in = first.text.split(" ")[0]
    assert await put_back(parts, "returns", stand_in, ANA) == (stand_in, 0)
    assert (await reader(parts).read("returns", "notes.txt")).text.split(" ")[0] != stand_in


def test_what_policy_would_block_for_a_reader_does_not_get_in(parts: Parts) -> None:
    rows = "\n".join(f"Person {n},user{n}@mail{n}.example,+4930901820{n:02}" for n in range(40))
    table = f"name,email,phone\n{rows}\n"
    with pytest.raises(UsageError, match=r"bulk_records.*Choose fewer fields"):
        opened(parts, (Draft(name="all.csv", text=table, fields=("name", "email", "phone")),))
    with pytest.raises(UsageError, match="card_security_code"):
        opened(parts, (Draft(name="a.txt", text="Card 4111 1111 1111 1111, CVV 123"),))
    with pytest.raises(UsageError, match="holds sensitive data"):
        opened(parts, (Draft(name=f"{MAIL}.txt", text="a lamp"),))
    with pytest.raises(UsageError, match="not approved"):
        open_room(parts, name="x", tool="funnybot", readers=("agent:a",), hours=1, drafts=DRAFTS, by=ANA)
    assert parts.store.room_book().list() == []


def test_a_table_without_a_header_tells_nobody_its_first_line(parts: Parts) -> None:
    table = f"{MAIL},Anna Berg,too small\njohn@post.example,John Smith,late\n"
    for fields in ((), ("sku",), (MAIL,)):
        with pytest.raises(UsageError) as told:
            opened(parts, (Draft(name="a.csv", text=table, fields=fields),))
        assert MAIL not in str(told.value)
        assert "line of names above" in str(told.value)
    assert parts.store.room_book().list() == []


async def test_a_key_for_some_kinds_of_data_reads_no_other_in_the_clear(parts: Parts) -> None:
    opened(parts, (Draft(name="notes.txt", text=STORY),))
    assert MAIL not in (await reader(parts, categories=("order_history",)).read("returns", "notes.txt")).text


def test_what_could_not_be_inspected_does_not_get_in(parts: Parts, monkeypatch) -> None:
    inspect = parts.engine.inspect
    failed = frozenset({"email"})
    monkeypatch.setattr(parts.engine, "inspect", lambda text: msgspec.structs.replace(inspect(text), failed=failed))
    with pytest.raises(Unavailable):
        opened(parts)
    assert parts.store.room_book().list() == []


async def test_findings_are_remembered_by_place_and_not_without_end(parts: Parts, monkeypatch) -> None:
    monkeypatch.setattr(reading, "remembered_max", 1)
    room, findings, seen = opened(parts), Findings(), []
    inspect = parts.engine.inspect
    monkeypatch.setattr(parts.engine, "inspect", lambda text: seen.append(text) or inspect(text))
    for number in (0, 0, 1, 0):
        findings.of(parts, room, number, parts.store.room_book().text(room, number))
    assert len(seen) == 3
