"""What is told of a database nobody opened."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from seawall.store.unopened import nothing_let_off


def made(file: Path, *statements: str) -> Path:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA journal_mode=WAL")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return file


def test_a_table_without_rows_says_so_and_one_with_a_row_does_not(tmp_path: Path) -> None:
    table = "CREATE TABLE value_exceptions (id TEXT)"
    assert nothing_let_off(made(tmp_path / "a b%20#.db", table))
    assert not nothing_let_off(made(tmp_path / "one.db", table, "INSERT INTO value_exceptions VALUES ('a')"))


def test_it_is_seen_while_somebody_writes(tmp_path: Path) -> None:
    file = made(tmp_path / "used.db", "CREATE TABLE value_exceptions (id TEXT)")
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO value_exceptions VALUES ('a')")
        assert nothing_let_off(file), "not committed yet"
        other.execute("COMMIT")
        assert not nothing_let_off(file), "in the log, not in the file yet"
    other.close()


def test_what_cannot_be_told_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "rubbish.db").write_bytes(b"rubbish" * 1000)
    assert not nothing_let_off(tmp_path / "rubbish.db")
    assert not nothing_let_off(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()
    assert not nothing_let_off(made(tmp_path / "before.db", "CREATE TABLE events (id TEXT)"))
