"""Rows of another program's database, read in order without holding them all: for fingerprint sets and checks.

PostgreSQL by psycopg, MySQL and MariaDB (what WooCommerce, Magento and PrestaShop keep theirs in) by PyMySQL, SQLite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec
import sqlalchemy as sa

from seawall.model.errors import Unavailable, UsageError

rows_at_once = 2_000
connect_seconds_max = 10
_POSTGRES_TABLES = """
SELECT nspname, relname, relkind = 'r'
FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
WHERE relkind IN ('r', 'p', 'm') AND NOT relispartition
AND nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
ORDER BY nspname, relname
"""
"""Of PostgreSQL: tables and what is kept of views, with whether a table's heirs, which stand in the list themselves,
are to be left out. Partitions are not in it: what they belong to is read, which gives their rows."""
beginning = "1970-01-01 00:00:00"
narrowing = re.compile(r"(?<![:\w]):since\b")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}", re.ASCII)
ADDRESSES = "postgresql://user@host/name, mysql://user@host/name or sqlite:///path"
_DRIVERS = {
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
    "mysql": "mysql+pymysql",
    "mariadb": "mariadb+pymysql",
    "sqlite": "sqlite",
}
_MYSQL_TABLES = """
SELECT IF(table_schema = DATABASE(), '', table_schema), table_name, FALSE
FROM information_schema.tables
WHERE table_type = 'BASE TABLE' AND table_schema = COALESCE(DATABASE(), table_schema)
AND table_schema NOT IN ('mysql', 'information_schema', 'performance_schema', 'sys')
ORDER BY table_schema, table_name
"""
"""Of MySQL and MariaDB: those of the database the address names, or of all where it names none."""
_QUERY_FAULTS = frozenset({1046, 1052, 1054, 1109, 1142, 1143, 1146, 1305, 1370, 1792})
"""MySQL's errors that PyMySQL counts as the server's and are the query's: no database, column, table, function or
right, and writing (https://mariadb.com/kb/en/mariadb-error-codes/, 27 November 2026)."""
_BEGIN = {
    "postgresql": ("SET TRANSACTION READ ONLY",),
    "mysql": ("SET SESSION TRANSACTION READ ONLY", "SET SESSION time_zone = '+00:00'"),
    "mariadb": ("SET SESSION TRANSACTION READ ONLY", "SET SESSION time_zone = '+00:00'"),
    "sqlite": (),
}


def narrows(sql: str) -> bool:
    """Whether a query takes what changed since a moment: it has the parameter ``:since``."""
    return narrowing.search(sql) is not None


@contextmanager
def query(url: str, sql: str, since: str = "") -> Iterator[tuple[list[str], Iterator[list[str]]]]:
    """The columns' names and the rows of a query, as text; nothing is written, and what was begun is undone.

    Args:
        url: as :data:`ADDRESSES` says.
        since: what stands in for ``:since`` in the query, ``2026-11-25 10:00:00`` in UTC; empty for the beginning of
            time.

    Raises:
        UsageError: another kind of address, or the database refuses the query. Never repeats address or query.
        Unavailable: the database does not answer, or stops doing so.
    """
    if since and not _MOMENT.fullmatch(since):
        raise UsageError(f"{since[:40]!r} is no moment", advice="Write 2026-11-25 10:00:00, in UTC.")
    with _connected(url) as connection:
        kind = connection.dialect.name
        for statement in _BEGIN[kind]:
            connection.execute(sa.text(statement))
        # A colon is one, and no parameter, but for the one that has a meaning. What stands in for it is written
        # out: as a parameter it would be a text, which databases do not compare with times.
        moment = (since or beginning) + ("+00" if kind == "postgresql" else "")
        text = narrowing.sub(f"'{moment}'", sql).replace(":", "\\:")
        found = connection.execution_options(stream_results=True, yield_per=rows_at_once).execute(sa.text(text))
        if not found.returns_rows:
            raise UsageError("The query returns no rows", advice="Write a SELECT.")
        yield list(found.keys()), ([_text(value) for value in row] for row in found)
        connection.rollback()


def tables(url: str) -> list[tuple[str, str]]:
    """``(name for people, SELECT of all its rows)`` of every table of a database, the system's own left out; no row is
    in two of them.

    Raises as :func:`query`.
    """
    with _connected(url) as connection:
        kind = connection.dialect.name
        quote = connection.dialect.identifier_preparer.quote
        if kind == "sqlite":
            listed: Sequence[Sequence[object]] = [
                ("", table, 0) for table in sorted(sa.inspect(connection).get_table_names())
            ]
        else:
            listed = connection.execute(sa.text(_POSTGRES_TABLES if kind == "postgresql" else _MYSQL_TABLES)).all()
        found = []
        for schema, table, alone in ((str(row[0]), str(row[1]), row[2]) for row in listed):
            name = table if schema in ("", "public") else f"{schema}.{table}"
            place = f"{quote(schema)}.{quote(table)}" if schema else quote(table)
            found.append((name, f"SELECT * FROM {'ONLY ' if alone else ''}{place}"))  # noqa: S608 - quoted names
        return found


@contextmanager
def _connected(url: str) -> Iterator[sa.Connection]:
    scheme, mark, rest = url.partition("://")
    if not mark or scheme not in _DRIVERS:
        raise UsageError("This is no address of a database", advice=f"Write {ADDRESSES}.")
    path = rest.lstrip("/").partition("?")[0]
    if scheme == "sqlite" and path and not any(Path(each).exists() for each in (path, "/" + path)):
        raise UsageError("There is no such database file", advice="Check its path.")  # SQLite would make one
    options = {"connect_timeout": connect_seconds_max} if scheme != "sqlite" else {}
    try:
        engine = sa.create_engine(f"{_DRIVERS[scheme]}://{rest}", connect_args=options, poolclass=sa.NullPool)
    except (sa.exc.ArgumentError, ValueError):
        raise UsageError("This is no address of a database", advice=f"Write {ADDRESSES}.") from None
    try:
        with engine.connect() as connection:
            yield connection
    except sa.exc.SQLAlchemyError as error:
        fault = getattr(error, "orig", None) or error
        if isinstance(error, sa.exc.OperationalError) and not _QUERY_FAULTS.intersection(fault.args[:1]):
            raise Unavailable(
                f"The database does not answer or refuses the query ({type(fault).__name__})",
                advice="Check address, password and query.",
            ) from None
        raise UsageError(
            f"The database refuses the query ({type(fault).__name__})", advice="Try it in the database's own shell."
        ) from None
    finally:
        engine.dispose()


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).decode("utf-8", "replace")
    if isinstance(value, Mapping | Sequence):
        return msgspec.json.encode(value, enc_hook=str).decode()
    return str(value)
