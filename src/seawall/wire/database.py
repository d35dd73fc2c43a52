"""Rows of another program's database, read in order without holding them all: for fingerprint sets and checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from seawall.model.errors import Unavailable, UsageError

rows_at_once = 2_000
connect_seconds_max = 10
_SYSTEM = frozenset({"information_schema", "pg_catalog", "pg_toast"})
beginning = "1970-01-01 00:00:00"
narrowing = re.compile(r"(?<![:\w]):since\b")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}", re.ASCII)
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}


def narrows(sql: str) -> bool:
    """Whether a query takes what changed since a moment: it has the parameter ``:since``."""
    return narrowing.search(sql) is not None


@contextmanager
def query(url: str, sql: str, since: str = "") -> Iterator[tuple[list[str], Iterator[list[str]]]]:
    """The columns' names and the rows of a query, as text; nothing is written, and what was begun is undone.

    Args:
        url: ``postgresql://…`` or ``sqlite:///…``.
        since: what stands in for ``:since`` in the query, ``2026-11-25 10:00:00`` in UTC; empty for the beginning of
            time.

    Raises:
        UsageError: another kind of address, or the database refuses the query. Never repeats address or query.
        Unavailable: the database does not answer, or stops doing so.
    """
    scheme, mark, rest = url.partition("://")
    if not mark or scheme not in _DRIVERS:
        raise UsageError("This is no address of a database", advice="Write postgresql://user@host/name.")
    if since and not _MOMENT.fullmatch(since):
        raise UsageError(f"{since[:40]!r} is no moment", advice="Write 2026-11-25 10:00:00, in UTC.")
    options = {"connect_timeout": connect_seconds_max} if scheme != "sqlite" else {}
    engine = sa.create_engine(f"{_DRIVERS[scheme]}://{rest}", connect_args=options, poolclass=sa.NullPool)
    try:
        with engine.connect() as connection:
            if scheme != "sqlite":
                connection.execute(sa.text("SET TRANSACTION READ ONLY"))
            # A colon is one, and no parameter, but for the one that has a meaning. What stands in for it is written
            # out: as a parameter it would be a text, which databases do not compare with times.
            moment = (since or beginning) + ("" if scheme == "sqlite" else "+00")
            text = narrowing.sub(f"'{moment}'", sql).replace(":", "\\:")
            found = connection.execution_options(stream_results=True, yield_per=rows_at_once).execute(sa.text(text))
            if not found.returns_rows:
                raise UsageError("The query returns no rows", advice="Write a SELECT.")
            yield list(found.keys()), ([_text(value) for value in row] for row in found)
            connection.rollback()
    except sa.exc.OperationalError as error:
        raise Unavailable(
            f"The database does not answer or refuses the query ({type(error.orig).__name__})",
            advice="Check address, password and query.",
        ) from None
    except sa.exc.SQLAlchemyError as error:
        raise UsageError(
            f"The database refuses the query ({type(getattr(error, 'orig', error)).__name__})",
            advice="Try it in the database's own shell.",
        ) from None
    finally:
        engine.dispose()


def tables(url: str) -> list[tuple[str, str]]:
    """``(name for people, SELECT of all its rows)`` of every table of a database, the system's own left out.

    Raises as :func:`query`.
    """
    scheme, mark, rest = url.partition("://")
    if not mark or scheme not in _DRIVERS:
        raise UsageError("This is no address of a database", advice="Write postgresql://user@host/name.")
    path = rest.lstrip("/").partition("?")[0]
    if scheme == "sqlite" and path and not any(Path(each).exists() for each in (path, "/" + path)):
        raise UsageError("There is no such database file")  # SQLite would make one
    engine = sa.create_engine(f"{_DRIVERS[scheme]}://{rest}", poolclass=sa.NullPool)
    quote = engine.dialect.identifier_preparer.quote
    found: list[tuple[str, str]] = []
    try:
        look = sa.inspect(engine)
        schemas = [None] if scheme == "sqlite" else [s for s in look.get_schema_names() if s not in _SYSTEM]
        for schema in schemas:
            for table in sorted(look.get_table_names(schema)):
                name = table if schema in (None, "public") else f"{schema}.{table}"
                place = quote(table) if schema is None else f"{quote(schema)}.{quote(table)}"
                found.append((name, f"SELECT * FROM {place}"))  # noqa: S608 - names from the catalogue, quoted
    except sa.exc.SQLAlchemyError as error:
        raise Unavailable(
            f"The database does not answer ({type(getattr(error, 'orig', error)).__name__})",
            advice="Check address and password.",
        ) from None
    finally:
        engine.dispose()
    return found


def _text(value: object) -> str:
    return "" if value is None else str(value)
