"""SQLite databases, as apps keep them and small shops export them: every table, row by row.

The bytes are opened in memory, so no file is. A database can be made to run what its maker likes when it is read:
views, triggers, virtual tables and tables with computed columns are left alone and named, values have a limit, and so
has all of the work. Of pages that are free, where deleted rows stay until something is written over them, the readable
strings are looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from seawall.detect.documents import FilePart, Format, Member, Read, Source, Unread
from seawall.detect.files import _strings
from seawall.detect.files._magic import kind
from seawall.detect.files._rows import readable, told_apart

if TYPE_CHECKING:
    import sqlite3

_MEDIA = "application/vnd.sqlite3"
batch_rows = 1_000
value_bytes_max = 16 * 1024 * 1024
steps_max, steps_counted = 2_000_000_000, 1_000_000
"""So many instructions of SQLite's machine may one file take, counted by the million."""
ratio_max = 200
_AS_WRITTEN = (18, 19)
"""Bytes of the header that say 2 where changes are kept in a file beside it, which memory has not."""
_GENERATED = (2, 3)
"""What SQLite calls the columns it computes, kept or not."""


def _sniff(source: Source) -> int:
    return 85 if kind(source)[0] == _MEDIA else 0


def _read(source: Source) -> Iterator[Read]:
    import sqlite3  # for the few who have such a file

    data = bytearray(source.data)
    for place in _AS_WRITTEN:
        if len(data) > place and data[place] == 2:
            data[place] = 1
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.deserialize(bytes(data))
        _tame(connection)
        yield from _tables(connection, source)
        yield FilePart("free pages", _strings.strings(b"\n".join(_free_pages(source.data))))
    except sqlite3.Error:
        # An encrypted or a damaged one. What it says of it may quote it.
        yield FilePart("strings", _strings.strings(source.data))
        yield Unread("", "a damaged SQLite database: only its readable strings were inspected", _MEDIA)
    finally:
        connection.close()


def _tame(connection: sqlite3.Connection) -> None:
    import sqlite3

    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, value_bytes_max)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    left = steps_max // steps_counted

    def counted() -> int:
        nonlocal left
        left -= 1
        return int(left < 0)

    connection.set_progress_handler(counted, steps_counted)


def _tables(connection: sqlite3.Connection, source: Source) -> Iterator[Read]:
    found = connection.execute("SELECT name, rootpage FROM sqlite_master WHERE type = 'table' ORDER BY rowid")
    for name, root in found.fetchall():
        source.budget.take_member()
        if not root or _computed(connection, name):
            yield Unread(name, "a table that is computed when it is read: not inspected", _MEDIA)
            continue
        yield from _rows(connection, source, name)


def _computed(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a column is made when it is read. A virtual table has no page of its own, and is not asked."""
    hidden = connection.execute("SELECT hidden FROM pragma_table_xinfo(?)", (table,))
    return any(kind in _GENERATED for (kind,) in hidden.fetchall())


def _rows(connection: sqlite3.Connection, source: Source, table: str) -> Iterator[Read]:
    quoted = table.replace('"', '""')
    cursor = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a table of the file itself, quoted
    names = told_apart([column[0] for column in cursor.description])
    before = 0
    while batch := cursor.fetchmany(batch_rows):
        files: list[tuple[int, bytes]] = []
        lines = [
            msgspec.json.encode({name: readable(value, row, files) for name, value in zip(names, values, strict=True)})
            for row, values in enumerate(batch, before + 1)
        ]
        for row, data in files:
            source.budget.take_member()
            yield Member(f"{table}/row {row}", data)
        text = b"\n".join(lines)
        source.budget.take_ratio(len(source.data), len(text), ratio_max)
        source.budget.take_bytes(len(text))
        yield Member(f"{table}/rows {before + 1} to {before + len(batch)}.jsonl", text)
        before += len(batch)


def _free_pages(data: bytes) -> Iterator[bytes]:
    """What pages hold that no table uses. Source: https://www.sqlite.org/fileformat2.html#the_freelist."""
    size = int.from_bytes(data[16:18], "big")
    size = 65_536 if size == 1 else size
    trunk, seen = int.from_bytes(data[32:36], "big"), set[int]()
    while trunk > 0 and trunk not in seen and (page := data[(trunk - 1) * size : trunk * size]):
        seen.add(trunk)
        count = min(int.from_bytes(page[4:8], "big"), size // 4 - 2)
        for place in range(8, 8 + 4 * count, 4):
            number = int.from_bytes(page[place : place + 4], "big")
            if number and number not in seen:
                seen.add(number)
                yield data[(number - 1) * size : number * size]
        trunk = int.from_bytes(page[:4], "big")


FORMAT = Format(media=_MEDIA, title="SQLite database", sniff=_sniff, read=_read, archive=True)
