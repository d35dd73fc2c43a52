"""Records without a delimiter: rows and columns in every layout, linear on hostile text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import keeps_pace
from seawall.app import open_engine
from seawall.detect.records import find_records

COLUMNS = ("name", "email", "phone")
ROWS = [(f"Ana Lima{n}", f"a{n}@mail.example", f"+49 30 9018{n:04d}") for n in range(12)]


def _widths(rows: list[tuple[str, ...]]) -> list[int]:
    return [max(map(len, column)) for column in zip(*rows, strict=True)]


def _fixed(between: str) -> str:
    rows = [COLUMNS, *ROWS]
    return "\n".join(between.join(c.ljust(w) for c, w in zip(row, _widths(rows), strict=True)).rstrip() for row in rows)


def _each(form: str, row_form: str, between: str = "") -> str:
    return "".join(
        row_form.format(n=n, row=between.join(form.format(k=k, v=v) for k, v in zip(COLUMNS, row, strict=True)))
        for n, row in enumerate(ROWS, 1)
    )


LAYOUTS = {
    "YAML": "customers:\n" + _each("{k}: {v}", "  - {row}\n", "\n    "),
    "mysql": _each("{k:>10}: {v}\n", "********** {n}. row **********\n{row}"),
    "psql": _each("{k:<8}| {v}\n", "-[ RECORD {n} ]---\n{row}"),
    "mails": _each("{k}: {v}\n", "{row}\n"),
    "XML": "<all>" + _each("<{k}>{v}</{k}>", "<customer>{row}</customer>\n") + "</all>",
    "attributes": _each('{k}="{v}"', "<customer {row}/>\n", " "),
    "fixed": _fixed("  "),
    "lines": _fixed(" │ "),
    "TeX": _fixed(" & "),
    "lists": json.dumps({k: [row[at] for row in ROWS] for at, k in enumerate(COLUMNS)}),
    "rows": json.dumps({"columns": COLUMNS, "rows": ROWS}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_records_are_found_with_their_rows_and_columns(layout: str) -> None:
    text = f"Please look at this.\n\n{LAYOUTS[layout]}\n\nThank you."
    table = max(find_records(text), key=lambda one: one.count)
    assert table.count == len(ROWS)
    assert {"email", "phone"} <= set(table.kinds())
    assert "Please" not in text[table.start : table.end]
    assert ROWS[-1][1] in text[table.start : table.end]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_records_are_one_bulk_with_its_rows(layout: str) -> None:
    findings = [one for one in open_engine().scan(LAYOUTS[layout]) if one.detector == "bulk_records"]
    assert [one.count for one in findings] == [len(ROWS)]
    (columns,) = [reason for reason in findings[0].reasons if reason.startswith("columns: ")]
    assert "email" in columns
    assert "phone" in columns


def test_a_long_list_of_names_is_one_bulk_and_a_story_is_none() -> None:
    engine = open_engine()
    first = ("Maria", "Jonas", "Petra", "Omar", "Lena", "Sofia", "Hugo", "Ivan")
    last = ("Keller", "Berger", "Novak", "Rossi", "Haddad", "Meyer", "Dubois", "Silva", "Larsen", "Kowalski")
    names = [f"{a} {b}" for a in first for b in last]
    found = [one for one in engine.scan("name\n" + "\n".join(names)) if one.detector == "bulk_records"]
    assert len(found) == 1
    assert found[0].count >= 50
    story = " ".join(f"Then {name} said that the weather in the hills had been bad all week." for name in names)
    assert not [one for one in engine.scan(story) if one.detector == "bulk_records"]


@given(st.text(alphabet='ab:|<>/"=[]{},& \n\t│1@', max_size=300))
def test_any_text_is_read_and_records_lie_inside_it(text: str) -> None:
    for table in find_records(text):
        assert 0 <= table.start <= table.end <= len(text)
        assert table.count >= 3


@pytest.mark.parametrize(
    "pump",
    ["a: b\n", "a:", "<a>b</a>", "<a ", ' a="b"', '"a":[1,', "],[", "a  b\n", "│", " & ", "\t", '"', "email: a\n"],
)
def test_hostile_text_costs_its_length(pump: str) -> None:
    short = pump * (20_000 // len(pump))
    assert keeps_pace(find_records, short, short * 4, factor=12, slack=0.3)
