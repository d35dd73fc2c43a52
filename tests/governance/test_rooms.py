"""What goes into a data room and who may read there."""

from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.governance.rooms import Outside, Unchosen, check, chosen, fields_of, listed, outside
from seawall.model import rooms as bounds
from seawall.model.errors import LimitExceeded, UsageError
from seawall.model.exchange import Principal
from seawall.model.rooms import Room, RoomFile

NOW = 1_795_000_000_000
READER = Principal.parse("agent:returns")
ROOM = Room(
    name="returns",
    tool="openai-api",
    readers=("agent:returns",),
    files=(RoomFile(name="a.csv", fields=("sku",), records=1, chars=9),),
    expires_ms=NOW + 3_600_000,
)
TABLE = 'order;note;sku\n1;"two\nlines; one cell";L-1\n2;short\n'


def test_only_a_reader_reads_only_what_is_there_only_until_it_ends() -> None:
    assert outside(ROOM, READER, (), NOW) is None
    assert outside(ROOM, READER, {"openai-api"}, NOW, "a.csv") is None
    assert outside(None, READER, (), NOW) is Outside.NO_ROOM
    assert outside(ROOM, Principal.parse("agent:other"), (), NOW) is Outside.NOT_A_READER
    assert outside(ROOM, READER, {"other-tool"}, NOW) is Outside.OTHER_TOOL
    assert outside(ROOM, READER, (), NOW, "b.csv") is Outside.NO_FILE
    assert outside(ROOM, READER, (), ROOM.expires_ms) is Outside.ENDED
    assert outside(msgspec.structs.replace(ROOM, ended_ms=NOW), READER, (), NOW) is Outside.ENDED


def test_an_agent_reads_where_whom_it_acts_for_may_read_too() -> None:
    acting = msgspec.structs.replace(READER, acting_for="person:ana@shop.example")
    assert outside(ROOM, acting, (), NOW) is Outside.FOR_NO_READER
    both = msgspec.structs.replace(ROOM, readers=(*ROOM.readers, "person:ana@shop.example"))
    assert outside(both, acting, (), NOW) is None
    assert outside(both, READER, (), NOW) is None


def test_of_a_table_only_the_chosen_columns_go_in_and_quoted_cells_stay_whole() -> None:
    file, text = chosen("a.csv", TABLE, ("sku", "note"))
    assert (file.fields, file.records, file.chars) == (("sku", "note"), 2, len(text))
    assert list(csv.reader(io.StringIO(text), delimiter=";")) == [
        ["sku", "note"],
        ["L-1", "two\nlines; one cell"],
        ["", "short"],
    ]


def test_of_objects_only_the_chosen_members_go_in() -> None:
    objects = [{"sku": "L-1", "email": "ana@shop.example"}, {"sku": "L-2"}]
    assert json.loads(chosen("a.json", json.dumps(objects), ("sku",))[1]) == [{"sku": "L-1"}, {"sku": "L-2"}]
    lines = "\n".join(map(json.dumps, objects))
    assert chosen("a.jsonl", lines, ("email",))[1] == '{"email":"ana@shop.example"}\n{}\n'


def test_what_has_fields_asks_which_and_a_text_has_none() -> None:
    for fields, words in (((), "Please choose the fields of a.csv"), (("price",), "has not all of the fields")):
        with pytest.raises(Unchosen, match=words) as told:
            chosen("a.csv", TABLE, fields)
        assert told.value.there == ("order", "note", "sku")
        assert "order" not in str(told.value), "without a header it is somebody's data"
    assert listed([str(n) for n in range(13)]).endswith("'11', …")
    assert fields_of("a.csv", TABLE) == ("order", "note", "sku")
    assert fields_of("notes.txt", TABLE) == ()
    assert chosen("notes.txt", TABLE, ())[1] == TABLE
    for broken in ("{", '[{"sku": 1}', "\ud800"):
        with pytest.raises(UsageError, match="can't be read as JSON"):
            chosen("broken.json", broken, ())
        assert fields_of("broken.json", broken) == ()
    with pytest.raises(LimitExceeded, match="nested too deep"):
        chosen("deep.json", "[" * 100_000, ())
    assert chosen("list.json", '["red", "blue"]', ())[1] == '["red", "blue"]'


def test_limits_and_nonsense_are_refused() -> None:
    check(ROOM, NOW)
    for wrong in (
        {"name": "Returns"},
        {"name": "../x"},
        {"files": ()},
        {"readers": ()},
        {"readers": ("nobody",)},
        {"files": ROOM.files * 2},
        {"files": (RoomFile(name="a/b"),)},
        {"expires_ms": NOW},
        {"expires_ms": NOW + (bounds.hours_max + 1) * 3_600_000},
    ):
        with pytest.raises(UsageError):
            check(msgspec.structs.replace(ROOM, **wrong), NOW)
    for much in (
        {"files": (RoomFile(name="a", chars=bounds.room_chars_max + 1),)},
        {"readers": tuple(f"agent:a{n}" for n in range(bounds.readers_max + 1))},
    ):
        with pytest.raises(LimitExceeded):
            check(msgspec.structs.replace(ROOM, **much), NOW)
    with pytest.raises(LimitExceeded):
        chosen("a.txt", "x" * (bounds.file_chars_max + 1), ())


@given(st.text(max_size=200), st.sampled_from(["a.csv", "a.json", "a.jsonl", "a.txt"]), st.lists(st.text(max_size=4)))
def test_no_text_breaks_choosing(text: str, name: str, fields: list[str]) -> None:
    try:
        file, kept = chosen(name, text, fields)
    except (UsageError, LimitExceeded):
        return
    assert file.chars == len(kept)
