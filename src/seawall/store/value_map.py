"""The way back from masked files, on disk: pseudonym to value, for as many values as the disk holds.

A file of its own (SQLite, mode 0600), made by ``seawall mask --map NAME.db``. Everything of one masked file is
committed at once, before the masked file is put in place, so that no masked file is ever without its way back. Recent
entries are kept in memory, and never more than :data:`cached_max` of them; that a new value is not there yet is mostly
known without asking the disk (a Bloom filter).
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator, MutableMapping, MutableSet
from pathlib import Path

from seawall.model.errors import ConfigError, NotFound

entries_max = 1_000_000_000
cached_max = 50_000
pending_max = 10_000
"""Entries written at once."""
filter_bits = 1 << 27
"""16 MiB: of ten million entries one in fifty that are not there is asked for in vain."""
cache_kib = 32 * 1024
_KIND = "seawall pseudonym map"


class ValueMap:
    """One map file, open. A context manager; closing it without :meth:`commit` forgets what was added."""

    entries_max = entries_max

    def __init__(self, path: Path, *, begin: bool) -> None:
        """Open a map; with ``begin`` one that is not there is made.

        Raises:
            NotFound: there is none.
            ConfigError: it can't be opened, or is no map.
        """
        if not path.exists():
            if not begin:
                raise NotFound(f"There is no map file {path}", advice="Name the one 'seawall mask --map' wrote.")
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            except OSError as error:
                raise ConfigError(f"The map file {path} can't be written: {error.strerror}") from None
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.execute(f"PRAGMA cache_size = -{cache_kib}")
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("BEGIN IMMEDIATE")
            for table in ("entries(name TEXT PRIMARY KEY, value TEXT)", "standing(name TEXT PRIMARY KEY)"):
                self._db.execute(f"CREATE TABLE IF NOT EXISTS {table} WITHOUT ROWID")
            self._db.execute("CREATE TABLE IF NOT EXISTS outputs(digest TEXT PRIMARY KEY, encoding TEXT, mark TEXT)")
            self._db.execute("CREATE TABLE IF NOT EXISTS about(kind TEXT, key BLOB)")
            if begin and not self._db.execute("SELECT 1 FROM about").fetchone():
                self._db.execute("INSERT INTO about VALUES (?, ?)", (_KIND, secrets.token_bytes(32)))
            row = self._db.execute("SELECT key FROM about WHERE kind = ?", (_KIND,)).fetchone()
        except sqlite3.Error:
            row = None
        if row is None:
            raise ConfigError(f"{path} is no map file of 'seawall mask'", advice="Name another file.")
        self.key = bytes(row[0])
        self._entries = _Entries(self._db)
        self.entries: MutableMapping[str, str] = self._entries
        self.standing: MutableSet[str] = _Standing(self._db)

    def __enter__(self) -> ValueMap:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def commit(self) -> None:
        """Make everything so far durable."""
        self._entries.flush()
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")

    def remember(self, digest: str, encoding: str, mark: str) -> None:
        """Note how an output (named by its digest) was written."""
        self._db.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?, ?)", (digest, encoding, mark))

    def remembered(self, digest: str) -> tuple[str, str] | None:
        """Encoding and byte order mark of an output of this map."""
        row = self._db.execute("SELECT encoding, mark FROM outputs WHERE digest = ?", (digest,)).fetchone()
        return (row[0], row[1]) if row else None


def _places(name: str) -> tuple[int, int]:
    """Where a name's two bits are."""
    hashed = hash(name)
    return hashed & (filter_bits - 1), hashed >> 30 & (filter_bits - 1)


def _stored(text: str) -> str | bytes:
    """SQLite's text can't hold a lone surrogate, so a value with one is stored as bytes."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


class _Entries(MutableMapping[str, str]):
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._cached: dict[str, str | None] = {}
        self._pending: dict[str, str] = {}
        self._maybe = bytearray(filter_bits // 8)
        for (name,) in db.execute("SELECT name FROM entries"):
            self._note(name)
        self._count = int(db.execute("SELECT count(*) FROM entries").fetchone()[0])

    def __getitem__(self, name: str) -> str:
        value = self.get(name)
        if value is None:
            raise KeyError(name)
        return value

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]
        """The value behind a pseudonym, or ``default``."""
        if name in self._cached:
            value = self._cached[name]
        elif not self._may_hold(name):
            return default
        elif (value := self._pending.get(name)) is None:
            row = self._db.execute("SELECT value FROM entries WHERE name = ?", (_stored(name),)).fetchone()
            found = row[0] if row else None
            value = found.decode("utf-8", "surrogatepass") if isinstance(found, bytes) else found
            self._keep(name, value)
        return default if value is None else value

    def __setitem__(self, name: str, value: str) -> None:
        self._count += self.get(name) is None
        self._note(name)
        self._pending[name] = value
        self._keep(name, value)
        if len(self._pending) >= pending_max:
            self.flush()

    def __delitem__(self, name: str) -> None:
        self._count -= self.get(name) is not None
        self._pending.pop(name, None)
        self._db.execute("DELETE FROM entries WHERE name = ?", (name,))
        self._keep(name, None)

    def __iter__(self) -> Iterator[str]:
        self.flush()
        return (row[0] for row in self._db.execute("SELECT name FROM entries"))

    def __len__(self) -> int:
        return self._count

    def flush(self) -> None:
        """Write what waits, in order, so that neighbours share a page."""
        rows = [(name, _stored(self._pending[name])) for name in sorted(self._pending)]
        self._db.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", rows)
        self._pending.clear()

    def _note(self, name: str) -> None:
        for place in _places(name):
            self._maybe[place >> 3] |= 1 << (place & 7)

    def _may_hold(self, name: str) -> bool:
        one, two = _places(name)
        return bool(self._maybe[one >> 3] >> (one & 7) & self._maybe[two >> 3] >> (two & 7) & 1)

    def _keep(self, name: str, value: str | None) -> None:
        if len(self._cached) >= cached_max:
            self._cached.clear()
        self._cached[name] = value


class _Standing(MutableSet[str]):
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._any = db.execute("SELECT 1 FROM standing LIMIT 1").fetchone() is not None

    def __contains__(self, name: object) -> bool:
        if not self._any:
            return False
        return self._db.execute("SELECT 1 FROM standing WHERE name = ?", (name,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        return (row[0] for row in self._db.execute("SELECT name FROM standing"))

    def __len__(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM standing").fetchone()[0])

    def add(self, name: str) -> None:
        """Note a code that stood in a text."""
        self._any = True
        self._db.execute("INSERT OR IGNORE INTO standing VALUES (?)", (name,))

    def discard(self, name: str) -> None:
        """Forget one."""
        self._db.execute("DELETE FROM standing WHERE name = ?", (name,))
