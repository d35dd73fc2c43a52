"""Brings a database to the newest schema when it is opened, safely when many processes open it at once.

Migrations are the files of ``migrations/versions``, named ``NNNN_what.py``; a file's stem is its revision and the last
in order is the head. To add one: the next number, ``down_revision`` = the stem before it, ``upgrade()`` with Alembic's
``op``. The whole way to the head is one transaction under a lock (SQLite's write lock, an advisory lock on
PostgreSQL): a process that dies in the middle leaves the database as it was.

Alembic is only imported when there is something to do, since every start pays for an import.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from seawall.model.errors import ConfigError
from seawall.store.database import Database

_FOLDER = Path(__file__).parent / "migrations"
_LOCK = 0x5EA_0A11  # an arbitrary number all Seawall processes agree on


def revisions() -> tuple[str, ...]:
    """Every revision there is, oldest first."""
    return tuple(sorted(path.stem for path in (_FOLDER / "versions").glob("[0-9]*.py")))


def current(connection: sa.Connection) -> str | None:
    """The revision a database is at; None when it is empty."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def tables_at(revision: str) -> frozenset[str]:
    """The tables there are at a revision, found by making them in memory."""
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        upgrade(connection, revision)
        names = sa.inspect(connection).get_table_names()
    engine.dispose()
    return frozenset(names)


def is_newest(database: Database) -> bool:
    """Whether the database is at the head, so that there is nothing to do."""
    with database.reader.connect() as connection:
        return current(connection) == revisions()[-1]


def migrate(database: Database) -> None:
    """Bring the database to the head.

    Raises:
        ConfigError: the database was written by a newer Seawall.
    """
    if is_newest(database):
        return
    with database.engine.begin() as connection:
        upgrade(connection, revisions()[-1])


def upgrade(connection: sa.Connection, target: str) -> None:
    """Run migrations up to ``target`` inside the transaction that is open on this connection.

    Raises:
        ConfigError: the database is at a revision this Seawall does not know.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    at = current(connection)
    if at is not None and at not in revisions():
        raise ConfigError(
            f"The database is at revision {at}, which this version does not know",
            advice="A newer Seawall wrote it; use that version, or restore a backup.",
        )
    if at == target:
        return
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory
    from alembic.script.revision import ResolutionError

    scripts = ScriptDirectory(str(_FOLDER))

    def steps(revision: object, _context: object) -> list[object]:
        try:
            return list(scripts._upgrade_revs(target, revision))  # type: ignore[arg-type]  # what its own command does
        except ResolutionError as error:
            raise ConfigError(f"There is no migration from {at} to {target}") from error

    context = MigrationContext.configure(connection, opts={"fn": steps})
    with Operations.context(context):
        context.run_migrations()
