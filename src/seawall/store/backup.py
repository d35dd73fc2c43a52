"""Backs a whole database up into one portable file while it serves, and restores it, to SQLite or PostgreSQL.

The file is gzip over lines of JSON: a head (schema revision, signed checkpoint of the ledger), for each table its
columns and then its rows, for each fingerprint set its name and size and then its bytes in base64, and a foot with
counts and a SHA-256 over all before. It is read in one unchanging view of the database, so it is consistent however
busy Seawall is; a set is replaced whole, so what is read of it is one set.

Secrets in it are sealed under the master key as they are in the database. The master key itself is put in only under a
passphrase; without one it is left out, and the backup is of use only beside ``seawall.key``, kept somewhere else.

A restore is one transaction: tables as they were at the backup's revision, its rows, the migrations since, a check of
the whole ledger. When anything does not fit, the database stays as it was.
"""

from __future__ import annotations

import gzip
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from seawall.model.errors import ConfigError, IntegrityError, UsageError
from seawall.store.database import Database, Hot
from seawall.store.migrate import current, revisions, tables_at, upgrade
from seawall.store.sealing import MasterKey

FORMAT = "seawall backup 2"
FORMATS = (FORMAT, "seawall backup 1")
"""What can be restored. The first knew no fingerprint sets."""
rows_at_once = 500
line_bytes_max = 16 * 1024 * 1024
piece_bytes = 3 * 256 * 1024
"""Of a fingerprint set in one line; a multiple of three, as base64 likes it."""

Take = Callable[[str, Iterator[bytes]], None]
"""Takes a fingerprint set of a backup: its name and its bytes, all of which have to be read."""


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first line."""

    format: str
    revision: str
    created_ms: int
    checkpoint: str
    verifier: str
    master_key: dict[str, str] | None
    """Sealed under a passphrase, or left out."""


class TableHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before a table's rows."""

    table: str
    columns: tuple[str, ...]
    binary: tuple[str, ...]
    """Columns whose values are base64."""


class SetHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands before a fingerprint set's bytes."""

    set: str
    bytes: int


class Foot(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line."""

    rows: dict[str, int]
    sha256: str


class Written(msgspec.Struct, frozen=True):
    """What a backup holds."""

    rows: int
    bytes: int
    with_key: bool
    sets: int = 0


_ENCODE = msgspec.json.Encoder().encode
NO_SETS: Mapping[str, memoryview] = {}


def write_backup(database: Database, path: Path, head: Head, sets: Mapping[str, memoryview] = NO_SETS) -> Written:
    """Write a backup; the file appears whole, readable by its owner only, or not at all.

    Args:
        sets: the fingerprint sets, by name.

    Raises:
        Unavailable: the database did not answer.
        OSError: the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    total = 0
    try:
        with os.fdopen(descriptor, "wb") as raw:
            with gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=1, mtime=0, filename="") as packed:
                for line, rows in _lines(database, head, sets):
                    packed.write(line)
                    total += rows
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(path)
    finally:
        with suppress(FileNotFoundError):
            draft.unlink()
    return Written(total, path.stat().st_size, head.master_key is not None, len(sets))


def _lines(database: Database, head: Head, sets: Mapping[str, memoryview]) -> Iterator[tuple[bytes, int]]:
    """Each line with how many rows it is."""
    running = sha256()
    rows: dict[str, int] = {}

    def counted(line: bytes) -> bytes:
        running.update(line)
        return line

    yield counted(_ENCODE(head) + b"\n"), 0
    layout = sa.MetaData()
    ours = tables_at(head.revision)
    layout.reflect(database.reader, only=lambda name, _metadata: name in ours)
    with database.view() as hot:
        for table in sorted(layout.tables.values(), key=lambda one: one.name):
            if table.name == "alembic_version":
                continue
            columns = [str(column.name) for column in table.columns]
            binary = [str(column.name) for column in table.columns if isinstance(column.type, sa.LargeBinary)]
            yield counted(_ENCODE(TableHead(str(table.name), tuple(columns), tuple(binary))) + b"\n"), 0
            places = [columns.index(name) for name in binary]
            names = ",".join(f'"{name}"' for name in columns)
            rows[table.name] = 0
            for row in hot.stream(f'SELECT {names} FROM "{table.name}"'):  # noqa: S608  # names the database gave us
                values = list(row)
                for place in places:
                    if values[place] is not None:
                        values[place] = b64encode(values[place]).decode()
                rows[table.name] += 1
                yield counted(_ENCODE(values) + b"\n"), 1
    for name, content in sets.items():
        yield counted(_ENCODE(SetHead(name, len(content))) + b"\n"), 0
        for at in range(0, len(content), piece_bytes):
            yield counted(b'"' + b64encode(content[at : at + piece_bytes]) + b'"\n'), 0
    yield _ENCODE(Foot(rows, running.hexdigest())) + b"\n", 0


class BackupReader:
    """Reads a backup's lines in order."""

    def __init__(self, path: Path) -> None:
        """Open it and read its head.

        Raises:
            UsageError: there is no such file, or it is no backup, or one of a newer Seawall.
        """
        try:
            self._file = gzip.open(path, "rb")  # noqa: SIM115  # read table by table; close() is below
            first = self._file.readline(line_bytes_max)
            self.head = msgspec.json.decode(first, type=Head)
        except (OSError, EOFError, msgspec.MsgspecError) as error:
            raise UsageError(
                f"{path.name} is no backup of Seawall", advice="Name a file that `seawall backup` wrote."
            ) from error
        if self.head.format not in FORMATS or self.head.revision not in revisions():
            raise UsageError("The backup was written by a newer Seawall", advice="Restore it with that version.")
        self._running = sha256(first)

    def tables(self, take: Take) -> Iterator[tuple[TableHead, Iterator[dict[str, Any]]]]:
        """Each table with its rows; take all rows before the next table. ``take`` is handed the fingerprint sets.

        Raises:
            IntegrityError: the file is damaged or cut off.
        """
        line = self._next()
        counts: dict[str, int] = {}
        while line.startswith(b'{"table"'):
            head = msgspec.json.decode(line, type=TableHead)
            after: list[bytes] = []
            yield head, self._rows(head, counts, after)
            line = after[0]
        while line.startswith(b'{"set"'):
            one = msgspec.json.decode(line, type=SetHead)
            after = []
            take(one.set, self._pieces(one, after))
            line = after[0]
        foot = msgspec.json.decode(line, type=Foot)
        if foot.rows != counts or foot.sha256 != self._before.hexdigest() or self._file.read(1):
            raise IntegrityError("The backup is damaged", advice="Use another copy.")

    def _rows(self, head: TableHead, counts: dict[str, int], after: list[bytes]) -> Iterator[dict[str, Any]]:
        counts[head.table] = 0
        while (line := self._next()).startswith(b"["):
            row = dict(zip(head.columns, msgspec.json.decode(line), strict=True))
            for name in head.binary:
                if row[name] is not None:
                    row[name] = b64decode(row[name], validate=True)
            counts[head.table] += 1
            yield row
        after.append(line)

    def _pieces(self, head: SetHead, after: list[bytes]) -> Iterator[bytes]:
        size = 0
        while (line := self._next()).startswith(b'"'):
            piece = b64decode(line[1:-2], validate=True)
            size += len(piece)
            yield piece
        if size != head.bytes:
            raise IntegrityError("The backup is damaged", advice="Use another copy.")
        after.append(line)

    def _next(self) -> bytes:
        try:
            line = self._file.readline(line_bytes_max)
        except (OSError, EOFError) as error:
            raise IntegrityError("The backup is damaged or cut off", advice="Use another copy.") from error
        if not line.endswith(b"\n"):
            raise IntegrityError("The backup is cut off", advice="Use another copy.")
        self._before = self._running.copy()
        self._running.update(line)
        return line

    def master_key(self, passphrase: str) -> MasterKey:
        """The installation's master key.

        Raises:
            UsageError: the backup has none, or another passphrase.
        """
        if self.head.master_key is None:
            raise UsageError(
                "The backup holds no master key",
                advice="Put the seawall.key that belongs to it into the data directory.",
            )
        return MasterKey.unwrapped(self.head.master_key, passphrase)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def holds_data(database: Database) -> bool:
    """Whether a database has anything in it that a restore would destroy."""
    inspector = sa.inspect(database.reader)
    with database.reader.connect() as connection:
        for table in ("events", "keys", "tokens", "users"):
            if inspector.has_table(table) and connection.execute(sa.text(f"SELECT 1 FROM {table} LIMIT 1")).first():  # noqa: S608
                return True
    return False


def restore(database: Database, reader: BackupReader, check: Callable[[Hot], None], take: Take) -> None:
    """Replace what is in the database with the backup; ``check(hot)`` looks at it before it is made final.

    ``take`` is handed the fingerprint sets and keeps them aside until all of it is.

    Raises:
        IntegrityError: the backup is damaged, or what ``check`` raised; the database is as it was.
    """
    with database.engine.begin() as connection:
        if (at := current(connection)) is not None:
            present, ours = sa.MetaData(), tables_at(at)
            present.reflect(connection, only=lambda name, _metadata: name in ours)
            present.drop_all(connection)
        upgrade(connection, reader.head.revision)
        layout = sa.MetaData()
        layout.reflect(connection)
        try:
            for head, rows in reader.tables(take):
                _fill(connection, layout, head, rows)
        except (msgspec.MsgspecError, ValueError, KeyError) as error:
            raise IntegrityError("The backup is damaged", advice="Use another copy.") from error
        if database.postgres:
            connection.execute(
                sa.text(
                    "SELECT setval(pg_get_serial_sequence('names','id'), (SELECT coalesce(max(id),0)+1 FROM names))"
                )
            )
        upgrade(connection, revisions()[-1])
        check(Hot(connection.connection.driver_connection, "", postgres=database.postgres))


def _fill(connection: sa.Connection, layout: sa.MetaData, head: TableHead, rows: Iterator[dict[str, Any]]) -> None:
    table = layout.tables.get(head.table)
    if table is None or {column.name for column in table.columns} != {*head.columns}:
        raise ConfigError(f"The backup's table {head.table[:40]} is not one of its own revision")
    some: list[dict[str, Any]] = []
    for row in rows:
        some.append(row)
        if len(some) == rows_at_once:
            connection.execute(table.insert(), some)
            some = []
    if some:
        connection.execute(table.insert(), some)
