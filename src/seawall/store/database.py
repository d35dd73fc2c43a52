"""One database, SQLite or PostgreSQL, and the few places where they differ.

``engine`` is SQLAlchemy for everything that is not on a request's path. On SQLite its transactions begin with ``BEGIN
IMMEDIATE``: a transaction that reads first and writes later would otherwise fail whenever another commit came between.
``reader`` never takes the write lock. ``hot()`` is a raw driver connection for the ledger's writer and the key
snapshot, where SQLAlchemy's 15 µs a statement would be most of the cost; its SQL is written with ``?`` and translated.

SQLite runs in WAL mode with ``synchronous=FULL``: a commit is on disk when it returns. ``secure_delete`` overwrites
what retention and erasure take away.
"""

from __future__ import annotations

import contextlib
import functools
import secrets
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from seawall.model.errors import ConfigError, IntegrityError, SeawallError, Unavailable
from seawall.model.settings import database_file_name

writer_cache_kib, reader_cache_kib = 4_096, 2_048
"""Pages of a SQLite file that a connection keeps for itself; the system keeps the file in memory besides."""
busy_timeout_ms = 10_000
_IMMEDIATE = "BEGIN IMMEDIATE"
connect_timeout_seconds = 5
statement_timeout_ms = 60_000
views_kept_max = 4
whole_rows_max = 16
"""So many rows are inserted with one statement on SQLite, whatever their number."""
statements_remembered_max = 256
"""Prepared statements of one SQLite connection: a dozen tables in each of these sizes."""


class Hot:
    """A raw connection of one thread, in autocommit until :meth:`begin`."""

    def __init__(self, connection: Any, begin: str, *, postgres: bool) -> None:
        self._connection = connection
        self.postgres = postgres
        self._cursor = connection.cursor()
        self._begin = begin
        self.busy = False

    def begin(self) -> None:
        """Start a transaction that may write.

        On SQLite one that writes as fast as it can takes the lock again the moment it lets go, and SQLite's own waiting
        looks only every 100 ms: another process could miss every opening for as long as it has patience. So this looks
        every few milliseconds, at times that do not repeat.
        """
        if self._begin != _IMMEDIATE:
            self._cursor.execute(self._begin)
        else:
            self._begin_immediate()
        self.busy = True

    def _begin_immediate(self) -> None:
        execute = self._cursor.execute
        execute("PRAGMA busy_timeout=0")
        try:
            give_up = 0.0
            while True:
                try:
                    execute(_IMMEDIATE)
                except sqlite3.OperationalError as error:
                    now = time.monotonic()
                    give_up = give_up or now + busy_timeout_ms / 1000
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or now > give_up:
                        raise
                    time.sleep(0.0005 + 0.003 * secrets.randbelow(1000) / 1000)
                else:
                    return
        finally:
            execute(f"PRAGMA busy_timeout={busy_timeout_ms}")

    def commit(self) -> None:
        """Make it durable."""
        self._cursor.execute("COMMIT")
        self.busy = False

    def rollback(self) -> None:
        """Take it back. Does nothing outside a transaction."""
        if self.busy:
            self.busy = False
            self._cursor.execute("ROLLBACK")

    @contextlib.contextmanager
    def transaction(self) -> Iterator[Hot]:
        """Commit at the end, roll back on any error."""
        self.begin()
        try:
            yield self
            self.commit()
        except BaseException:
            with contextlib.suppress(Exception):
                self.rollback()
            raise

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> int:
        """Run one statement; returns how many rows it touched."""
        if self.postgres:
            sql = translated(sql)
        self._cursor.execute(sql, parameters)
        return int(self._cursor.rowcount)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Run one query and fetch everything."""
        if self.postgres:
            sql = translated(sql)
        self._cursor.execute(sql, parameters)
        return self._cursor.fetchall()  # type: ignore[no-any-return]  # both drivers fetch lists of tuples

    def row(self, sql: str, parameters: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """Run one query and fetch its first row."""
        if self.postgres:
            sql = translated(sql)
        self._cursor.execute(sql, parameters)
        return self._cursor.fetchone()  # type: ignore[no-any-return]  # both drivers fetch a tuple or None

    def stream(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Run one query without parameters and give its rows as they are needed, inside an open transaction."""
        with contextlib.closing(self._connection.cursor(*("seawall",) * self.postgres)) as cursor:
            cursor.execute(sql)
            while rows := cursor.fetchmany(1_000):
                yield from rows

    def insert(self, into: str, rows: Sequence[Sequence[object]], conflict: str = "") -> None:
        """Insert rows, many with one statement.

        ``into`` is ``table(column, …)``. One statement for many rows lets the driver release the interpreter once
        instead of once a row, so that the event loop runs on while the database works; a few fixed sizes keep the
        statements prepared. SQLite remembers enough of them for every size a batch mostly has.
        """
        columns = into.count(",") + 1
        at = 0
        while at < len(rows):
            left = len(rows) - at
            count = left if left <= whole_rows_max and not self.postgres else min(64, 1 << left.bit_length() - 1)
            flat = [value for row in rows[at : at + count] for value in row]
            self._cursor.execute(_insert_sql(into, columns, count, conflict, self.postgres), flat)
            at += count

    def alive(self) -> bool:
        """Whether the server still answers on it."""
        try:
            self._cursor.execute("SELECT 1")
        except Exception:  # noqa: BLE001  # any fault means no
            return False
        return True

    def close(self) -> None:
        """Let go of the connection."""
        with contextlib.suppress(Exception):
            self._connection.close()


@functools.lru_cache(512)
def translated(sql: str) -> str:
    """``?`` becomes psycopg's ``%s``. Our SQL has no other use of either character."""
    return sql.replace("?", "%s")


@functools.lru_cache(512)
def _insert_sql(into: str, columns: int, count: int, conflict: str, postgres: bool) -> str:
    one = "(" + ",".join(["%s" if postgres else "?"] * columns) + ")"
    return f"INSERT INTO {into} VALUES {','.join([one] * count)} {conflict}"  # noqa: S608  # names are ours


class _WriteFirst:
    """Listens on the SQLite engine: no implicit transactions by the driver, ``BEGIN IMMEDIATE`` by us."""

    @staticmethod
    def listen(engine: sa.Engine, *, begin: str) -> None:
        @sa.event.listens_for(engine, "connect")
        def connected(connection: sqlite3.Connection, _record: object) -> None:
            connection.isolation_level = None
            _prepare_sqlite(connection, writes=begin != "BEGIN")

        @sa.event.listens_for(engine, "begin")
        def begun(connection: sa.Connection) -> None:
            connection.exec_driver_sql(begin)


def _prepare_sqlite(connection: sqlite3.Connection, *, writes: bool) -> None:
    for pragma in (
        f"busy_timeout={busy_timeout_ms}",
        "journal_mode=WAL" if writes else "query_only=ON",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "temp_store=MEMORY",
        f"cache_size=-{writer_cache_kib if writes else reader_cache_kib}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def normal_url(url: str, data: Path) -> sa.URL:
    """The address as SQLAlchemy wants it: SQLite in the data directory when empty, psycopg for PostgreSQL.

    Raises:
        ConfigError: neither of the two. The message has no password in it.
    """
    if not url:
        return sa.URL.create("sqlite+pysqlite", database=str(data / database_file_name))
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise ConfigError("store.url is not an address", advice="Write postgresql://user:password@host/db.") from error
    if parsed.drivername in {"postgresql", "postgres", "postgresql+psycopg"}:
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername in {"sqlite", "sqlite+pysqlite"} and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite+pysqlite")
    raise ConfigError(
        f"Seawall keeps no data in {parsed.drivername}",
        advice="Use postgresql://…, or leave store.url empty for SQLite.",
    )


class Database:
    """Engines and raw connections to one database."""

    def __init__(self, url: sa.URL) -> None:
        self.url = url
        self._views: list[Hot] = []
        self.postgres = url.get_backend_name() == "postgresql"
        if self.postgres:
            options = f"-c statement_timeout={statement_timeout_ms} -c timezone=UTC"
            self._arguments: dict[str, Any] = {
                "connect_timeout": connect_timeout_seconds,
                "options": options,
                "keepalives_idle": 10,
                "keepalives_interval": 5,
                "keepalives_count": 4,
                "tcp_user_timeout": 30_000,  # ms; a server that vanished without a word is given up, not waited for
                "application_name": "seawall",
            }
            self.engine = sa.create_engine(url, connect_args=self._arguments, pool_pre_ping=True, pool_size=5)
            self.reader = self.engine
        else:
            assert url.database is not None
            self.path = Path(url.database)
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._touch()
            self.engine = sa.create_engine(url, poolclass=sa.QueuePool)
            self.reader = sa.create_engine(url, poolclass=sa.QueuePool)
            _WriteFirst.listen(self.engine, begin=_IMMEDIATE)
            _WriteFirst.listen(self.reader, begin="BEGIN")

    def _touch(self) -> None:
        """Make the file readable by its owner only before SQLite makes it readable by its umask."""
        if not self.path.exists():
            self.path.touch(mode=0o600)

    def hot(self, *, read_only: bool = False) -> Hot:
        """A raw connection for one thread.

        A read-only one never waits for the write lock; its transaction is one unchanging view of the database.

        Raises:
            Unavailable: the database does not answer.
        """
        try:
            if not self.postgres:
                connection: Any = sqlite3.connect(
                    self.path,
                    isolation_level=None,
                    check_same_thread=False,
                    cached_statements=statements_remembered_max,
                )
                _prepare_sqlite(connection, writes=not read_only)
                return Hot(connection, "BEGIN" if read_only else _IMMEDIATE, postgres=False)
            import psycopg

            given = self.url.translate_connect_args(username="user", database="dbname") | dict(self.url.query)
            connection = psycopg.connect(autocommit=True, **(self._arguments | given))
            view = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
            return Hot(connection, view if read_only else "BEGIN", postgres=True)
        except Exception as error:
            raise unavailable(error) from error

    @contextlib.contextmanager
    def view(self, *, unchanging: bool = True) -> Iterator[Hot]:
        """A pooled read-only connection, showing one unchanging state of the database unless told otherwise.

        Raises:
            Unavailable: the database does not answer.
        """
        hot = self._take_view()
        try:
            if unchanging:
                hot.begin()
            yield hot
            hot.rollback()
        except BaseException as error:
            hot.close()
            if is_databases(error):
                raise unavailable(error) from error
            raise
        if len(self._views) < views_kept_max:
            self._views.append(hot)
        else:
            hot.close()

    def _take_view(self) -> Hot:
        """A connection from the pool that still works, else a new one."""
        while True:
            try:
                hot = self._views.pop()
            except IndexError:
                return self.hot(read_only=True)
            if not self.postgres or hot.alive():
                return hot
            hot.close()

    def close(self) -> None:
        """Let go of every pooled connection."""
        while self._views:
            self._views.pop().close()
        self.engine.dispose()
        if self.reader is not self.engine:
            self.reader.dispose()


def is_databases(error: BaseException) -> bool:
    """Whether a fault is a driver's or SQLAlchemy's, whose words may quote statements and values."""
    return type(error).__module__.partition(".")[0] in {"sqlite3", "psycopg", "sqlalchemy"}


def why_not_opened(error: BaseException, database: Database) -> SeawallError:
    """What is told of a database that can't be opened, without a driver's words."""
    cause = error.__cause__ or error
    if database.postgres:
        return Unavailable(
            f"PostgreSQL at {database.url.host or 'this machine'} does not answer ({type(cause).__name__})",
            advice="Is it running, and are host, database, user and password in store.url right?",
        )
    if getattr(cause, "sqlite_errorcode", 0) in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return IntegrityError(
            f"{database.path} is damaged, or no database of Seawall",
            advice="Put it aside and bring back a backup with `seawall restore FILE`.",
        )
    return Unavailable(
        f"{database.path} can't be opened ({type(cause).__name__})",
        advice="See that its disk has room, that this user may write there, and that nothing holds it.",
    )


def unavailable(error: BaseException) -> Unavailable:
    """What is told of a database that fails: the kind of fault, never the statement, its values or a password."""
    return Unavailable(
        f"The database did not answer ({type(error).__name__})",
        advice="See that its disk has room and, for PostgreSQL, that store.url is right and the server runs.",
    )
