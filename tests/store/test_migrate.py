"""Migrations: run by whoever comes first, once, and equal to the tables the code names."""

import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from postgres import PostgresServer
from seawall.model.errors import ConfigError
from seawall.store.database import Database, normal_url
from seawall.store.migrate import current, migrate, revisions, tables_at


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return ""
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.database()


_OPEN = """
import sys
from pathlib import Path
from seawall.store import Store
from seawall.wire.clock import SystemClock
sys.stdin.readline()
with Store.open(sys.argv[1], data=Path(sys.argv[2]), clock=SystemClock()) as store:
    print(store.ledger().verifier)
"""


def test_several_processes_may_start_at_once_on_an_empty_database(empty: str, tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _OPEN, empty, str(tmp_path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(4)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    found = {process.communicate(timeout=60)[0] for process in processes}
    assert all(process.returncode == 0 for process in processes)
    assert len(found) == 1


def test_it_stops_at_the_head_and_does_nothing_there(empty: str, tmp_path: Path) -> None:
    database = Database(normal_url(empty, tmp_path))
    migrate(database)
    migrate(database)
    with database.reader.connect() as connection:
        assert current(connection) == revisions()[-1]
    database.close()


def test_a_newer_database_is_refused(empty: str, tmp_path: Path) -> None:
    database = Database(normal_url(empty, tmp_path))
    migrate(database)
    with database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999_later'"))
    with pytest.raises(ConfigError, match="newer Seawall"):
        migrate(database)
    database.close()


def test_each_revision_follows_the_one_before() -> None:
    assert revisions()[0] == "0001_ledger"
    assert tables_at("0001_ledger") < tables_at(revisions()[-1]) or len(revisions()) == 1
    assert {"events", "alembic_version"} <= tables_at("0001_ledger")
