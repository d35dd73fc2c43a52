"""Rows of another program's database, read once, in order, without holding them all: for fingerprint sets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from seawall.model.errors import Unavailable, UsageError

rows_at_once = 2_000
connect_seconds_max = 10
_DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg", "sqlite": "sqlite"}


@contextmanager
def query(url: str, sql: str) -> Iterator[tuple[list[str], Iterator[list[str]]]]:
    """The columns' names and the rows of a query, as text; nothing is written, and what was begun is undone.

    Args:
        url: ``postgresql://…`` or ``sqlite:///…``.

    Raises:
        UsageError: another kind of address, or the database refuses the query. Never repeats address or query.
        Unavailable: the database does not answer, or stops doing so.
    """
    scheme, mark, rest = url.partition("://")
    if not mark or scheme not in _DRIVERS:
        raise UsageError("This is no address of a database", advice="Write postgresql://user@host/name.")
    options = {"connect_timeout": connect_seconds_max} if scheme != "sqlite" else {}
    engine = sa.create_engine(f"{_DRIVERS[scheme]}://{rest}", connect_args=options, poolclass=sa.NullPool)
    try:
        with engine.connect() as connection:
            if scheme != "sqlite":
                connection.execute(sa.text("SET TRANSACTION READ ONLY"))
            found = connection.execution_options(stream_results=True, yield_per=rows_at_once).execute(
                sa.text(sql.replace(":", "\\:"))  # a colon is one, and no parameter
            )
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


def _text(value: object) -> str:
    return "" if value is None else str(value)
