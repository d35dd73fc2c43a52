"""SQLite files: rows under their columns' names, what lies in them as files, and databases made to do harm."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes.office_files import pdf
from seawall.app import open_engine
from seawall.detect.documents import Document, read_document
from seawall.detect.files import sqlite as reader

PEOPLE = (("Anna Berg", "1984-03-07", "737"), ("Jan Weber", "1990-11-23", "212"))


def made(tmp_path: Path, *statements: str, rows: tuple[tuple[object, ...], ...] = PEOPLE) -> bytes:
    path = tmp_path / "shop.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customers (name, birth_date, cvv)")
        connection.executemany("INSERT INTO customers VALUES (?, ?, ?)", rows)
        connection.commit()
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path.read_bytes()


def text(document: Document) -> str:
    return "\n".join(part.text for part in document.parts)


def test_every_row_is_read_under_its_columns(tmp_path: Path) -> None:
    document = read_document("shop.sqlite", made(tmp_path))
    assert not document.unread
    said = text(document)
    found = {(one.detector, said[one.start : one.end]) for one in open_engine().scan(said)}
    assert {("person_name", "Jan Weber"), ("date_of_birth", "1990-11-23"), ("card_security_code", "212")} <= found


def test_one_that_keeps_its_changes_beside_it_is_read_too(tmp_path: Path) -> None:
    data = bytearray(made(tmp_path))
    data[18:20] = b"\x02\x02"
    assert "Jan Weber" in text(read_document("shop.db", bytes(data)))


def test_what_lies_in_a_row_as_a_file_is_read_as_one(tmp_path: Path) -> None:
    data = made(tmp_path, rows=(("Anna Berg", pdf(["call 030 901820"]), "737"),))
    assert "call 030 901820" in text(read_document("shop.sqlite", data))


def test_a_deleted_row_is_seen_in_the_page_it_left(tmp_path: Path) -> None:
    filler = [(f"Customer {n}", "x" * 900, "") for n in range(40)]
    data = made(tmp_path, "PRAGMA secure_delete=OFF", "DELETE FROM customers", rows=(*PEOPLE, *filler))
    assert "Customer 30" in text(read_document("shop.sqlite", data))


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIRTUAL TABLE notes USING fts5(body)",
        "CREATE TABLE big (n, filled AS (zeroblob(1000000000)))",
        "CREATE TABLE big (n, filled/**/as/**/(zeroblob(1000000000)) stored)",
        "CREATE TABLE big (n, filled GENERATED ALWAYS AS (printf('%.*c', 1000000000, 'x')))",
    ],
)
def test_what_is_computed_is_left_alone_and_named(tmp_path: Path, statement: str) -> None:
    document = read_document("shop.sqlite", made(tmp_path, statement, "INSERT INTO customers VALUES ('Zoe', '', '')"))
    computed = [
        one.path for one in document.unread if one.reason.startswith("a table that is computed when it is read")
    ]
    assert computed in (["shop.sqlite#notes"], ["shop.sqlite#big"])
    assert "Jan Weber" in text(document)


def test_a_column_may_be_called_as_it_likes(tmp_path: Path) -> None:
    statements = ('CREATE TABLE "a""b" (n, [as (] text)', 'INSERT INTO "a""b" VALUES (1, \'call Zoe Brien\')')
    document = read_document("shop.sqlite", made(tmp_path, *statements))
    assert not document.unread
    assert "call Zoe Brien" in text(document)


def test_what_sqlite_keeps_of_values_to_plan_its_searches_is_read(tmp_path: Path) -> None:
    kept = (
        "PRAGMA writable_schema=ON",
        "CREATE TABLE stat (tbl, sample)",
        "INSERT INTO stat VALUES (1, 'call Zoe Brien')",
    )
    renamed = "UPDATE sqlite_master SET name = 'sqlite_stat4', tbl_name = 'sqlite_stat4'"
    spelled = "sql = replace(sql, 'stat', 'sqlite_stat4') WHERE name = 'stat'"
    data = made(tmp_path, *kept, f"{renamed}, {spelled}")
    assert "call Zoe Brien" in text(read_document("shop.sqlite", data))


def test_noughts_are_no_text(tmp_path: Path) -> None:
    document = read_document("shop.sqlite", made(tmp_path, "INSERT INTO customers VALUES (zeroblob(1000), '', '')"))
    assert "\\u0000" not in text(document)
    assert "Jan Weber" in text(document)


def test_views_and_triggers_are_never_run(tmp_path: Path) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    document = read_document("shop.sqlite", made(tmp_path, f"CREATE VIEW endless AS {endless}"))
    assert not document.unread
    assert "Jan Weber" in text(document)


def test_work_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "steps_max", 2_000)
    monkeypatch.setattr(reader, "steps_counted", 1_000)
    document = read_document("shop.sqlite", made(tmp_path, rows=PEOPLE * 2_000))
    assert [one.reason for one in document.unread] == [
        "a damaged SQLite database: only its readable strings were inspected"
    ]


@settings(max_examples=40)
@given(st.integers(0, 8191), st.binary(min_size=1, max_size=6), st.integers(100, 8192))
def test_a_damaged_one_is_reported_or_read(place: int, noise: bytes, end: int) -> None:
    data = bytearray(GOOD)
    data[place : place + len(noise)] = noise
    document = read_document("shop.sqlite", bytes(data[:end]))
    assert document.parts or document.unread


def _good() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE customers (name, birth_date, cvv)")
    connection.executemany("INSERT INTO customers VALUES (?, ?, ?)", PEOPLE)
    connection.commit()
    return bytes(connection.serialize())


GOOD = _good()
