import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from postgres import PostgresServer
from seawall.model.errors import Unavailable, UsageError
from seawall.wire.database import narrows, query


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    made = PostgresServer()
    yield made
    made.stop()


def test_rows_of_a_postgresql_query_come_as_text_and_nothing_can_be_written(server: PostgresServer) -> None:
    url = server.database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE people (id int, mail text, since date)")
        connection.execute("INSERT INTO people SELECT n, 'p' || n || '@x.example' FROM generate_series(1, 5000) n")
    with query(url, "SELECT id, mail, since FROM people WHERE mail LIKE '%@x.example' ORDER BY id") as (heads, rows):
        assert heads == ["id", "mail", "since"]
        every = list(rows)
    assert (len(every), every[0], every[-1]) == (5000, ["1", "p1@x.example", ""], ["5000", "p5000@x.example", ""])
    with pytest.raises(UsageError, match="refuses"), query(url, "DELETE FROM people RETURNING id") as (_, rows):
        list(rows)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM people").fetchone() == (5000,)


def test_an_error_repeats_neither_address_nor_query(server: PostgresServer) -> None:
    with pytest.raises(UsageError) as told, query(server.database(), "SELECT secret_word FROM nowhere") as (_, rows):
        list(rows)
    assert "secret_word" not in str(told.value)
    with pytest.raises(Unavailable) as gone, query("postgresql://u:hunter2@127.0.0.1:9/x", "SELECT 1") as (_, rows):
        list(rows)
    assert "hunter2" not in str(gone.value)


def test_sqlite_and_what_is_no_address(tmp_path: Path) -> None:
    path = tmp_path / "shop.db"
    with sqlite3.connect(path) as made:
        made.execute("CREATE TABLE t (a, b)")
        made.execute("INSERT INTO t VALUES (1, 'x')")
    made.close()
    with query(f"sqlite:///{path}", "SELECT a, b FROM t") as (heads, rows):
        assert (heads, list(rows)) == (["a", "b"], [["1", "x"]])
    for wrong in ("mysql://x/y", "shop.db", ""):
        with pytest.raises(UsageError, match="no address"), query(wrong, "SELECT 1"):
            pass
    with pytest.raises(UsageError, match="SELECT"), query(f"sqlite:///{path}", "DELETE FROM t"):
        pass


def test_since_is_a_moment_and_any_other_colon_a_colon(server: PostgresServer, tmp_path: Path) -> None:
    url = server.database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (a int, at timestamptz, plain timestamp)")
        connection.execute("INSERT INTO t VALUES (1, '2026-11-25 09:00:00+00', '2026-11-25 09:00')")
        connection.execute("INSERT INTO t VALUES (2, '2026-11-25 12:00:00+01', '2026-11-25 11:00')")
    assert narrows("a >= :since")
    assert not narrows("a::since, ':x', :since_when")
    for column in ("at", "plain"):
        sql = f"SELECT a::text, ':x' FROM t WHERE {column} >= :since ORDER BY a"
        with query(url, sql) as (_, rows):
            assert list(rows) == [["1", ":x"], ["2", ":x"]]
        with query(url, sql, "2026-11-25 10:00:00") as (_, rows):
            assert list(rows) == [["2", ":x"]]
    with pytest.raises(UsageError, match="no moment"), query(url, sql, "x' OR 1=1"):
        pass
