"""Tables in every layout: where they are, their header, how many rows; linear on hostile text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import keeps_pace
from seawall.app import open_engine
from seawall.detect.tables import cells_rows_max, cells_under, find_tables, kind_of, plain, statement_cells

ROWS = [(f"Ana {n}", f"a{n}@mail.example", f"{n}.90") for n in range(12)]
HEADER = ("name", "email", "total")
LAYOUTS = {
    "CSV": "\n".join(",".join(row) for row in (HEADER, *ROWS)),
    "TSV": "\n".join("\t".join(row) for row in (HEADER, *ROWS)),
    "Markdown": "\n".join(f"| {' | '.join(row)} |" for row in (HEADER, ("---",) * 3, *ROWS)),
    "HTML": "<table><tr><th>name</th><th>email</th><th>total</th></tr>"
    + "".join(f"<tr><td>{a}</td><td>{b}</td><td>{c}</td></tr>" for a, b, c in ROWS)
    + "</table>",
    "JSON": "[" + ",".join(f'{{"name": "{a}", "email": "{b}", "total": {c}}}' for a, b, c in ROWS) + "]",
    "SQL": "INSERT INTO customers (name, email, total) VALUES "
    + ", ".join(f"('{a}', '{b}', {c})" for a, b, c in ROWS)
    + ";",
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_table_is_found_in_every_layout_with_its_columns_and_rows(layout: str) -> None:
    text = f"Please look at this:\n\n{LAYOUTS[layout]}\n\nThank you."
    (table,) = [one for one in find_tables(text) if one.layout == layout]
    assert table.count == len(ROWS)
    assert table.kinds() == ("", "email", "money"), "a bare name may be a product's"
    assert "Please" not in text[table.start : table.end]
    for cells, row in zip(table.cells, ROWS, strict=False):
        assert [text[a:b].strip() for a, b in cells] == list(row)


SINGLE = "".join(f"INSERT INTO customers (name, email, total) VALUES ('{a}', '{b}', {c});\n" for a, b, c in ROWS)


@pytest.mark.parametrize(
    ("name", "text", "layout"),
    [
        ("fenced CSV", f"Here:\n\n```csv\n{LAYOUTS['CSV']}\n```\n\nSort it.", "CSV"),
        ("fenced TSV", f"1. look\n   ```\n{LAYOUTS['TSV']}\n   ```", "TSV"),
        ("pasted cells", "\r\n".join("\t".join(row) for row in ROWS) + "\r\n", "TSV"),
        ("a statement a row", SINGLE, "SQL"),
        ("JSON lines", "\n".join(f'{{"name": "{a}", "email": "{b}", "total": {c}}}' for a, b, c in ROWS), "JSON"),
        ("HTML", LAYOUTS["HTML"], "HTML"),
    ],
)
def test_what_people_paste_is_a_bulk_with_every_row_counted(name: str, text: str, layout: str) -> None:
    (bulk,) = [one for one in open_engine().scan(text) if one.detector == "bulk_records"]
    assert bulk.count == len(ROWS), name
    assert "columns: email" in bulk.reasons[1]
    assert bulk.reasons[2] == f"layout: {layout}"


def test_prose_and_short_lists_are_no_tables() -> None:
    assert find_tables("Well, yes, no, perhaps.\nOne, two.\nAnd so on, and on.") == []
    assert find_tables("name,email\nAna,a@mail.example") == []
    assert find_tables("def f(a, b):\n    return a\n\n\ndef g(c, d, e):\n    return c, d\n") == []


def test_quoted_cells_keep_their_delimiters() -> None:
    text = 'name,email\n"Lima, Ana",a@mail.example\n"Berg, Bo",b@mail.example\n"Cruz, Di",c@mail.example\n'
    (table,) = find_tables(text)
    assert [text[a:b] for a, b in table.cells[0]] == ["Lima, Ana", "a@mail.example"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("customerEmail", "email"),
        ("CUSTOMER_EMAIL", "email"),
        ("Customer e-mail", "email"),
        ("Cost (USD)", "cost"),
        ("vorname", "name"),
        ("SKU", "product"),
        ("colour", ""),
        ("", ""),
    ],
)
def test_columns_are_known_however_they_are_written(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("name", ["first__name", "First _ Name", "first - _name", "_first_name_", "firstName"])
def test_marks_in_a_row_are_one_in_a_columns_name(name: str) -> None:
    assert plain(name) == "first name"


@given(st.text(max_size=200))
def test_any_text_is_read_and_tables_lie_inside_it(text: str) -> None:
    for table in find_tables(text):
        assert 0 <= table.start <= table.end <= len(text)
        assert table.count >= 3
        for cells in table.cells:
            assert all(table.start <= a <= b <= len(text) for a, b in cells)
    assert plain(text) == plain(plain(text)) or not text.isascii()


@pytest.mark.parametrize("pump", [",", "|", "a,b\n", "<tr>", "<td>", '"a":', "{", "insert into a ", "(),(", '"', "\t"])
def test_hostile_text_costs_its_length(pump: str) -> None:
    short = pump * (20_000 // len(pump))
    assert keeps_pace(find_tables, short, short * 4, factor=12, slack=0.3)


def test_the_cells_under_a_header_are_told_with_its_name() -> None:
    drawn = " id | telefon     | note\n----+-------------+-----\n  7 | 0617 206893 | ok\n  8 | 0101 234776 | -\n\nbye"
    semicolons = 'naam;"tel";bsn\nJo;06123;1\nBo;06124;2\nno more\n'

    def phone(name: str, _: tuple[str, ...]) -> bool:
        return kind_of(name) == "phone"

    assert [(name, drawn[a:b]) for name, (a, b) in cells_under(drawn, phone)] == [
        ("telefon", "0617 206893"),
        ("telefon", "0101 234776"),
    ]
    assert [semicolons[a:b] for _, (a, b) in cells_under(semicolons, phone)] == ["06123", "06124"]
    people = "Last Name,Email\nGallagher,s@shop.example\n"
    assert [people[a:b] for _, (a, b) in cells_under(people, lambda name, _: name == "Last Name")] == ["Gallagher"]
    assert not list(cells_under("def call(self, phone):\n    return 1, 2\n", phone))
    assert not list(cells_under("nothing, here\n", phone))


def test_no_more_rows_than_said_are_told_and_long_tables_cost_their_length() -> None:
    text = "a;tel\n" + "1;0617206893\n" * (2 * cells_rows_max)
    assert len(list(cells_under(text, lambda name, _: name == "tel"))) == cells_rows_max


@given(st.text(alphabet='a1;,|\t\n"- tel', max_size=200))
def test_cells_lie_inside_any_text(text: str) -> None:
    assert all(0 <= start <= end <= len(text) for _, (start, end) in cells_under(text, lambda *_: True))


def test_the_values_of_statements_are_told_with_their_columns() -> None:
    insert = "insert into a.`t` (`id`, \"last\", n) values (1, 'O''Neill', NULL),\n (2,N'Lee\\'s', 3);\nselect 1"
    copy = "COPY t (id, last) FROM stdin;\n1\tKing\n2\tRai\n\\.\n3\tno\n"

    def told(text: str) -> list[str]:
        return [text[a:b] for name, (a, b) in statement_cells(text, lambda name, _: name == "last")]

    assert told(insert) == ["O''Neill", "Lee\\'s"]
    assert told(copy) == ["King", "Rai"]
    assert told("insert into t values (1, 'x')") == []
    assert told("create table t (id int, last text);\ninsert into t values (1, 'x')") == ["x"]
    assert told("COPY t (id, last) FROM stdin;\n1\tKing\tone too many\n") == []


@given(st.text(alphabet="('a1,);\\\"\t\n`", max_size=120))
def test_values_lie_inside_any_statement(rest: str) -> None:
    for head in ("insert into t (a,b) values (", "COPY t (a, b) FROM stdin;\n"):
        text = head + rest
        assert all(0 <= start <= end <= len(text) for _, (start, end) in statement_cells(text, lambda *_: True))


@pytest.mark.parametrize("pump", ["('a','b'),", "insert into t (a,b) values ('", "''", "(", "COPY t (a) FROM stdin;\n"])
def test_hostile_statements_cost_their_length(pump: str) -> None:
    short = "insert into t (a,b) values " + pump * (20_000 // len(pump))
    cells = lambda text: list(statement_cells(text, lambda *_: True))  # noqa: E731
    assert keeps_pace(cells, short, short * 4, factor=12, slack=0.3)
    pumped = pump * (20_000 // len(pump))
    assert len(cells(pumped)) <= len(pumped), "no row is told for every statement above it"
