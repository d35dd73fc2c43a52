import sqlite3
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from mariadb import MariaServer
from postgres import PostgresServer
from seawall.model.errors import SeawallError, Unavailable, UsageError
from seawall.wire.database import narrows, query, tables


@pytest.fixture(scope="module")
def server(postgres_server: PostgresServer) -> PostgresServer:
    return postgres_server


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
    for wrong in ("oracle://x/y", "shop.db", ""):
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


def test_each_row_of_a_postgresql_database_is_in_one_table_and_no_value_in_pythons_own_words(
    server: PostgresServer,
) -> None:
    """Partitions belong to what is divided, heirs to themselves; kept views are read, others are what they look at."""
    url = server.database()
    with psycopg.connect(url, autocommit=True) as connection:
        for statement in (
            "CREATE TABLE orders (id int, info jsonb, photo bytea, tags text[]) PARTITION BY RANGE (id)",
            "CREATE TABLE orders_a PARTITION OF orders FOR VALUES FROM (0) TO (10)",
            "CREATE TABLE orders_b PARTITION OF orders FOR VALUES FROM (10) TO (20)",
            """INSERT INTO orders VALUES (1, '{"mail": "ana@x.example"}', 'abc', '{a,b}'), (11, NULL, NULL, NULL)""",
            "CREATE TABLE people (mail text)",
            "CREATE TABLE buyers () INHERITS (people)",
            "INSERT INTO people VALUES ('p'); INSERT INTO buyers VALUES ('b')",
            "CREATE SCHEMA shop; CREATE MATERIALIZED VIEW shop.kept AS SELECT id FROM orders",
            "CREATE VIEW seen AS SELECT id FROM orders",
        ):
            connection.execute(statement)
    found = {}
    for name, sql in tables(url):
        with query(url, sql) as (_, rows):
            found[name] = sorted(rows)
    assert found == {
        "buyers": [["b"]],
        "orders": [["1", '{"mail":"ana@x.example"}', "abc", '["a","b"]'], ["11", "", "", ""]],
        "people": [["p"]],
        "shop.kept": [["1"], ["11"]],
    }


@pytest.fixture(scope="module")
def maria() -> Iterator[MariaServer]:
    made = MariaServer()
    yield made
    made.stop()


@pytest.mark.parametrize("scheme", ["mysql", "mariadb"])
def test_mysql_is_read_in_order_and_never_written(maria: MariaServer, scheme: str) -> None:
    with maria.connect() as connection, connection.cursor() as cursor:
        for statement in (
            f"CREATE DATABASE {scheme}_shop CHARACTER SET utf8mb4",
            f"USE {scheme}_shop",
            "CREATE TABLE `wp_o'rders` (id INT, mail VARCHAR(80), at DATETIME, seen TIMESTAMP NULL, raw LONGBLOB)",
            "SET time_zone = '+05:00'",
            "INSERT INTO `wp_o'rders` SELECT seq, CONCAT('p', seq, '@x.example'), '2026-11-25 09:00', NULL, NULL"
            " FROM seq_1_to_4999",
            "INSERT INTO `wp_o'rders` VALUES (5000, 'ünı', '2026-11-25 11:00', '2026-11-25 16:00', 'anå')",
            "CREATE VIEW looked AS SELECT id FROM `wp_o'rders`",
        ):
            cursor.execute(statement)
    url = maria.address(f"{scheme}_shop", scheme)
    ((name, sql),) = tables(url)
    assert name == "wp_o'rders"
    with query(url, f"{sql} ORDER BY id") as (heads, rows):
        assert heads == ["id", "mail", "at", "seen", "raw"]
        every = list(rows)
    assert (len(every), every[0]) == (5000, ["1", "p1@x.example", "2026-11-25 09:00:00", "", ""])
    assert every[-1] == ["5000", "ünı", "2026-11-25 11:00:00", "2026-11-25 11:00:00", "anå"]
    for column, wanted in (("at", ["5000"]), ("seen", ["5000"])):
        changed = f"SELECT id, 'a:b' FROM `wp_o'rders` WHERE {column} >= :since AND mail NOT LIKE '%@x.example'"
        with query(url, changed, "2026-11-25 10:59:59") as (_, rows):
            assert list(rows) == [[*wanted, "a:b"]]
    assert f"{scheme}_shop.wp_o'rders" in dict(tables(maria.address("", scheme)))
    for writes in ("DELETE FROM `wp_o'rders` RETURNING id", "DELETE FROM `wp_o'rders`", "CREATE TABLE more (a INT)"):
        with pytest.raises(SeawallError), query(url, writes) as (_, rows):
            list(rows)
    with query(url, "SELECT count(*) FROM `wp_o'rders`") as (_, rows):
        assert list(rows) == [["5000"]]
    assert [name for name, _ in tables(url)] == ["wp_o'rders"]


def test_mysqls_errors_repeat_neither_address_nor_query(maria: MariaServer) -> None:
    with pytest.raises(UsageError) as told, query(maria.address(), "SELECT secret_word FROM nowhere"):
        pass
    assert "secret_word" not in str(told.value)
    with pytest.raises(Unavailable) as gone, query("mysql://u:hunter2@127.0.0.1:9/x", "SELECT 1"):
        pass
    assert "hunter2" not in str(gone.value)
    with pytest.raises(UsageError, match="no address"), query("mysql://u:hunter2@host:port/x", "SELECT 1"):
        pass
