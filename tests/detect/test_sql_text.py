"""A dump is masked to its last row, whatever says what its columns are, and stays a dump."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import engine_of
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.detect.sql_text import Statements, lead_chars_max, seam
from seawall.detect.streaming import StreamMasker
from seawall.detect.tables import created_tables
from seawall.model.finding import Finding

COLUMNS = ("id", "last_name", "phone", "dob", "note")
ROWS = [
    (n, ["O'Brien", "Hermighausen", "Öztürk"][n % 3], 491701234000 + n, f"1984-05-{1 + n % 28:02d}", "a, b); (c")
    for n in range(700)
]
CREATE = (
    "CREATE TABLE IF NOT EXISTS `shop`.`buyers` (\n  `id` int(11) NOT NULL AUTO_INCREMENT,\n"
    "  `last_name` varchar(60),\n"
    "  `phone` bigint(20) DEFAULT NULL,\n  `dob` date,\n  `note` enum('a','b') DEFAULT 'a',\n  PRIMARY KEY (`id`)\n);\n"
)


def value(one: object) -> str:
    return str(one) if isinstance(one, int) else "'" + str(one).replace("'", "''") + "'"


def row(one: tuple[object, ...]) -> str:
    return "(" + ",".join(map(value, one)) + ")"


DUMPS = {
    "one statement of all": CREATE + "INSERT INTO `buyers` VALUES " + ",".join(map(row, ROWS)) + ";\n",
    "a row a line": CREATE + "INSERT INTO `buyers` VALUES\n" + ",\n".join(map(row, ROWS)) + ";\n",
    "a statement a row": CREATE + "".join(f"INSERT INTO buyers VALUES {row(one)};\n" for one in ROWS),
    "columns named": f"INSERT INTO buyers ({', '.join(COLUMNS)}) VALUES\n" + ",\n".join(map(row, ROWS)) + ";\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("phone", "person_name", "date_of_birth", "email", "street_address")


def rows_of(dump: str) -> list[tuple[object, ...]]:
    base = sqlite3.connect(":memory:")
    base.execute(f"CREATE TABLE buyers ({','.join(COLUMNS)})")
    base.executescript(dump[dump.index("INSERT") :])
    return base.execute("SELECT * FROM buyers").fetchall()


@pytest.mark.parametrize("name", DUMPS)
def test_every_row_of_a_dump_is_masked_and_it_stays_one(engine: Engine, name: str) -> None:
    dump = DUMPS[name]
    shown: list[str] = []

    def inspect(part: str) -> tuple[list[Finding], bool]:
        shown.append(part)
        return engine.inspect(part).findings, True

    pseudonymizer = Pseudonymizer(b"a key of a test", keep_numbers=True)
    masker = StreamMasker(inspect, pseudonymizer, ".sql", 8_000)
    out = masker.feed(dump) + masker.finish()
    assert Restorer(pseudonymizer.entries).restore(out) == dump
    assert len(shown) > 3
    for before, after in zip(rows_of(dump), rows_of(out), strict=True):
        assert [one == other for one, other in zip(before, after, strict=True)] == [True, False, False, False, True]
        assert isinstance(after[2], int)


def test_what_a_table_is_made_of() -> None:
    assert created_tables(CREATE) == {"buyers": COLUMNS}
    assert created_tables('create table [dbo].[T] ([a] int, b decimal(10,2) NOT NULL, "c" text)')["t"] == (
        "a",
        "b",
        "c",
    )
    assert created_tables("CREATE TABLE nothing (") == {"nothing": ()}


@pytest.mark.parametrize("pump", ["CREATE TABLE t (", "a int,", "create table ", "(", "insert into t values (1),"])
def test_hostile_dumps_cost_their_length(pump: str) -> None:
    text = "CREATE TABLE t (" + pump * (200_000 // len(pump))
    created_tables(text)
    known = Statements()
    for place in range(0, len(text), 50_000):
        piece = text[place : place + 50_000]
        assert len(known.lead(piece)) <= 2 * lead_chars_max
        known.step(piece)


@given(st.text(alphabet="(1,');\n \\INSERT", max_size=200), st.integers(2, 120))
def test_a_seam_lies_behind_a_line_or_a_row(text: str, limit: int) -> None:
    cut = seam(text, limit)
    assert cut == 0 or (text[:cut].endswith(("\n", "),")) and cut <= limit + 1)
