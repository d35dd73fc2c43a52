"""Small tables as programs print them: every cell under its column's name; and tables of things, code, lists."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.app import open_engine
from seawall.detect.disguises.layouts import DISGUISE

ENGINE = open_engine()
NAMES = ("customer_name", "birth_date", "phone", "cvv", "account_number", "status")
ROWS = (
    ("Anna Müller", "1984-03-07", "030 901820", "737", "12345678", "open"),
    ("Jan Weber", "1990-11-23", "089 4455667", "212", "87654321", "closed"),
    ("Zoe Brien", "1975-07-01", "040 123987", "918", "23456789", "open"),
)
KINDS = ("person_name", "date_of_birth", "phone", "card_security_code", "bank_account")
WIDTHS = [max(len(row[n]) for row in (NAMES, *ROWS)) for n in range(len(NAMES))]
RULE = "+".join(["", *("-" * (width + 2) for width in WIDTHS), ""])


def lines(gap: str, *, right: bool = False, numbered: bool = False) -> list[str]:
    made = []
    for number, row in enumerate((NAMES, *ROWS)):
        cells = [cell.rjust(width) if right else cell.ljust(width) for cell, width in zip(row, WIDTHS, strict=True)]
        made.append((f"{number - 1 if number else ' '}  " if numbered else "") + gap.join(cells).rstrip())
    return made


def boxed(edge: str, rule: str) -> str:
    rows = [
        f"{edge} {edge.join(f' {c.ljust(w)} ' for c, w in zip(row, WIDTHS, strict=True))[1:-1]} {edge}" for row in ROWS
    ]
    head = f"{edge} {edge.join(f' {c.ljust(w)} ' for c, w in zip(NAMES, WIDTHS, strict=True))[1:-1]} {edge}"
    return "\n".join([rule, head, rule.replace("-", "="), *(line for row in rows for line in (row, rule))])


TABLES = {
    "data frame": "\n".join(lines("  ", right=True, numbered=True)),
    "single blanks": "\n".join(lines(" ", right=True, numbered=True)),
    "left": "\n".join(lines("   ")),
    "ruled": "\n".join([(made := lines("  "))[0], "  ".join("-" * width for width in WIDTHS), *made[1:]]),
    "reStructuredText": "\n".join(
        [(rule := "  ".join("=" * width for width in WIDTHS)), (made := lines("  "))[0], rule, *made[1:], rule]
    ),
    "grid": boxed("|", RULE),
    "box": boxed("│", RULE.replace("+", "┼").replace("-", "─")),
    "wiki": '{| class="wikitable"\n! '
    + " !! ".join(NAMES)
    + "\n"
    + "".join(f"|-\n| {' || '.join(row)}\n" for row in ROWS)
    + "|}",
    "Jira": f"||{'||'.join(NAMES)}||\n" + "\n".join(f"|{'|'.join(row)}|" for row in ROWS),
    "TeX": " & ".join(NAMES) + " \\\\ \\hline\n" + "\n".join(" & ".join(row) + " \\\\" for row in ROWS),
    "commas and blanks": "\n".join(", ".join(row) for row in (NAMES, *ROWS)),
    "names and rows": json.dumps({"columns": NAMES, "index": [0, 1, 2], "data": ROWS}, ensure_ascii=False, indent=1),
    "tuples": f"columns = {list(NAMES)!r}\nrows = {list(ROWS)!r}",
    "numbered": json.dumps(
        {n: {str(i): row[c] for i, row in enumerate(ROWS)} for c, n in enumerate(NAMES)}, ensure_ascii=False
    ),
}


@pytest.mark.parametrize("layout", TABLES)
def test_every_cell_is_read_under_its_name(layout: str) -> None:
    text = TABLES[layout]
    seen = {(one.detector, text[one.start : one.end]) for one in ENGINE.scan(text)}
    missed = [cell for row in ROWS for kind, cell in zip(KINDS, row, strict=False) if (kind, cell) not in seen]
    assert missed == []


@pytest.mark.parametrize(
    "text",
    [
        "  sku  pieces   size\n0 A-1     737  12/27\n1 A-2     212  11/23\n",
        "pairs = [('tel', 'telex'), ('len', 'len'), ('lex', 'lexpr'), ('val', 'val')]",
        "class Person(BaseModel):\n    first_name: str\n    last_name: str\n    fullname: str | None\n",
        '{"name": {"type": "string"}, "phone": {"type": "string"}}',
        "Name     Type     Null\nphone    text     yes\n",
    ],
)
def test_other_tables_and_code_stay_silent(text: str) -> None:
    assert ENGINE.scan(text) == []


_PARTS = (
    "name",
    "cvv",
    "phone",
    "Anna",
    "737",
    "  ",
    " ",
    "\n",
    "|",
    "||",
    "--",
    "==",
    "│",
    ", ",
    " & ",
    '["',
    '", "',
    '"]',
    "[",
    "{",
    '": ',
)


@given(st.lists(st.sampled_from(_PARTS), max_size=60).map("".join))
def test_pieces_ascend_apart_within_the_text(text: str) -> None:
    done = 0
    for piece in DISGUISE.pieces(text):
        assert done <= piece.start <= piece.end <= len(text)
        done = piece.end


@pytest.mark.parametrize(
    "part", ["- ", "--", "name  cvv\n", "a", "('a',", '"name": [', "name | cvv\n", "│", "[[[1,", "name, "]
)
def test_the_cost_grows_with_the_length_alone(part: str) -> None:
    text = part * (24_000 // len(part))
    assert costs_at_most(lambda: list(DISGUISE.pieces(text)), 0.8)


def test_rows_a_program_prints_are_no_orders_told_in_words() -> None:
    text = (
        "NAME                 READY  STATUS     RESTARTS  AGE  NODE\n"
        "web-7d9f8c6b5-x2x4z  1/1    Running    0         12d  node-1\n"
        "cron-28391           0/1    Completed  0         3h   node-1\n"
    )
    assert ENGINE.scan(text) == []


def test_names_apart_by_one_blank_are_columns_where_the_rows_say_so() -> None:
    text = (
        "   order_id customer_name birth_date        phone  cvv\n"
        "0      1001   Anna Müller 1984-03-07   030 901820  737\n"
        "1      1002     Jan Weber 1990-11-23  089 4455667  212\n"
    )
    seen = {text[one.start : one.end] for one in ENGINE.scan(text)}
    assert {"Anna Müller", "Jan Weber", "1984-03-07", "1990-11-23", "737", "212"} <= seen
