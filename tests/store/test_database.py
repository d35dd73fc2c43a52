"""One way to both databases: addresses, transactions, failures that tell nothing they should not."""

import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from seawall.model.errors import ConfigError, Unavailable
from seawall.store.database import Database, normal_url, translated
from seawall.store.store import Store


def test_addresses(tmp_path: Path) -> None:
    assert normal_url("", tmp_path).database == str(tmp_path / "seawall.db")
    for written in ("postgresql://u:p@h/d", "postgres://u:p@h/d", "postgresql+psycopg://u:p@h/d"):
        assert normal_url(written, tmp_path).drivername == "postgresql+psycopg"
    assert normal_url("sqlite:////somewhere/else.db", tmp_path).database == "/somewhere/else.db"
    for wrong in ("mysql://u:hunter22@h/d", "sqlite://", "nonsense", "sqlite:///:memory:"):
        with pytest.raises(ConfigError) as caught:
            normal_url(wrong, tmp_path)
        assert "hunter22" not in str(caught.value)


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path: Path) -> None:
    database = Database(normal_url("postgresql://u:hunter22@127.0.0.1:1/d", tmp_path))
    with pytest.raises(Unavailable) as caught:
        database.hot()
    assert "hunter22" not in str(caught.value)
    assert "OperationalError" in str(caught.value)
    database.close()


def test_the_file_is_private_and_durable(tmp_path: Path) -> None:
    database = Database(normal_url("", tmp_path))
    hot = database.hot()
    assert hot.row("PRAGMA journal_mode") == ("wal",)
    assert hot.row("PRAGMA synchronous") == (2,)
    assert hot.row("PRAGMA secure_delete") == (1,)
    hot.close()
    database.close()
    assert (tmp_path / "seawall.db").stat().st_mode & 0o077 == 0


def test_many_rows_with_one_statement(store: Store) -> None:
    hot = store.database.hot()
    for count in (0, 1, 3, 11, 16, 17, 64, 65, 200):
        hot.execute("DELETE FROM counters")
        hot.insert("counters(name,value)", [(f"n{n}", n) for n in range(count)])
        assert hot.row("SELECT count(*), coalesce(sum(value),0) FROM counters") == (count, sum(range(count)))
    hot.begin()
    assert len(list(hot.stream("SELECT name FROM counters"))) == 200
    hot.rollback()
    hot.rollback()  # outside a transaction: nothing
    hot.close()


def test_a_transaction_is_all_or_nothing(store: Store) -> None:
    hot = store.database.hot()

    def fail() -> None:
        with hot.transaction():
            hot.execute("INSERT INTO counters(name,value) VALUES ('x',1)")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with hot.transaction():
        hot.execute("INSERT INTO counters(name,value) VALUES ('y',1)")
    assert hot.rows("SELECT name FROM counters WHERE name IN ('x','y')") == [("y",)]
    hot.close()


def test_a_view_does_not_change_and_does_not_write(store: Store) -> None:
    hot = store.database.hot()
    with store.database.view() as view:
        assert view.rows("SELECT name FROM counters WHERE name = 'late'") == []
        hot.execute("INSERT INTO counters(name,value) VALUES ('late',1)")
        assert view.rows("SELECT name FROM counters WHERE name = 'late'") == []
    with store.database.view(unchanging=False) as view:
        assert view.rows("SELECT name FROM counters WHERE name = 'late'") == [("late",)]
    with pytest.raises(Unavailable), store.database.view() as view:
        view.execute("DELETE FROM counters")
    hot.close()


def test_writers_through_the_engine_wait_for_each_other(store: Store) -> None:
    """A transaction that reads first and writes later must not fail because another came between."""
    with store.engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO counters(name,value) VALUES ('shared',0)"))
    failed: list[Exception] = []

    def add() -> None:
        try:
            for _ in range(20):
                with store.engine.begin() as connection:
                    lock = " FOR UPDATE" if store.database.postgres else ""
                    value = connection.execute(
                        sa.text(f"SELECT value FROM counters WHERE name = 'shared'{lock}")
                    ).scalar_one()
                    connection.execute(
                        sa.text("UPDATE counters SET value = :v WHERE name = 'shared'"), {"v": value + 1}
                    )
        except sa.exc.SQLAlchemyError as error:
            failed.append(error)

    threads = [threading.Thread(target=add) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    with store.database.view() as hot:
        assert hot.row("SELECT value FROM counters WHERE name = 'shared'") == (80,)


def test_marks_are_translated() -> None:
    assert translated("a = ? AND b = ?") == "a = %s AND b = %s"
