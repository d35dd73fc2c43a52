"""A person taken out of a room's file: their rows, their objects, their words, and nobody else's."""

from __future__ import annotations

import pytest

from seawall.governance.room_erasure import without
from seawall.governance.rooms import chosen

TABLE = 'customer_id,pieces,note\nC-1,2,"two\nlines"\nC-17,17,fine\nC-2,1,"C-1, or C-17?"\n'


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_their_rows_go_and_the_others_stay_as_they_were(mark: str) -> None:
    text = TABLE.replace(",", mark).replace(f"C-1{mark} or", "C-1, or")
    file, kept = chosen("a.csv", text, ("customer_id", "pieces", "note"))
    left_file, left, gone = without(file, kept, (), "c-1", {"customer_id"})
    assert (gone, left_file.records, left_file.chars) == (1, 2, len(left))
    assert left == kept.replace(kept[kept.index("C-1") : kept.index("C-17")], "")
    assert without(file, kept, (), "C-3", {"customer_id"}) == (file, kept, 0)
    at = kept.index("lines")
    assert without(file, kept, {(at, at + 5)}, "C-99", ())[1] == left


def test_a_short_number_counts_where_ids_stand_only() -> None:
    file, kept = chosen("a.csv", "customer,pieces\n4,17\n17,4\n", ("customer", "pieces"))
    assert without(file, kept, (), "17", {"customer"})[1] == "customer,pieces\n4,17\n"
    assert without(file, kept, (), "17", ())[2] == 0
    long, kept = chosen("b.csv", "a,b\n1234567,x\n1,y\n", ("a", "b"))
    assert without(long, kept, (), "1234567", ())[1] == "a,b\n1,y\n"
    note, text = chosen("c.txt", "17 lamps", ())
    assert without(note, text, (), "17", ())[1] == text


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("a.json", '[{"id":"C-1","n":[1]},{"id":"C-2","n":2}]', '[{"id":"C-2","n":2}]\n'),
        ("b.json", '[{"id":"C-1"}]', "[]\n"),
        ("a.jsonl", '{"id":"C-1"}\n{"id":"C-2"}\n{"id":"C-1"}\n', '{"id":"C-2"}\n'),
        ("c.jsonl", '{"id":"C-1"}\n', ""),
    ],
)
def test_their_objects_go(name: str, text: str, left: str) -> None:
    fields = ("id", "n") if '"n"' in text else ("id",)
    file, kept = chosen(name, text, fields)
    less, found, gone = without(file, kept, (), "C-1", ())
    assert (found, less.records + gone, less.chars) == (left, file.records, len(left))
    assert without(less, found, (), "C-1", ()) == (less, found, 0)


def test_of_a_text_the_words_go() -> None:
    file, text = chosen("notes.txt", "C-1 and anna@shop.example, not C-17. c-1!", ())
    at = text.index("anna")
    less, left, gone = without(file, text, {(at, at + 17), (at, at + 4)}, "C-1", ())
    assert left == "[erased] and [erased], not C-17. [erased]!"
    assert (gone, less.chars) == (3, len(left))
