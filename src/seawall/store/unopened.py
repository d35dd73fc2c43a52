"""What can be told of a SQLite file without all that opening a store takes, for commands that mostly need no more.

SQLAlchemy alone takes longer to import than a text to check.
"""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path


def nothing_let_off(file: Path) -> bool:
    """Whether it is certain that no value is or was let off. Where it can't be told (a schema of before, a damaged or a
    locked file), it is not: whoever opens the store then says why."""
    with (
        contextlib.suppress(sqlite3.Error),
        contextlib.closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        return connection.execute("SELECT 1 FROM value_exceptions LIMIT 1").fetchone() is None
    return False
