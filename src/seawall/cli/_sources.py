"""Where a check finds its items: files, the whole history of repositories, the tables of databases."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator, Sequence
from typing import IO

from seawall.cli._batch import Item
from seawall.model import limits
from seawall.model.errors import UsageError

rows_per_item = 2_000
rows_sampled = 1_000
"""Rows of a table that are looked at unless more are asked for."""


def files(paths: Sequence[str], exclude: Sequence[str]) -> Iterator[Item]:
    """Files and what is in folders."""
    from seawall.cli import _walking

    return (Item(path, path) for path in _walking.files(paths, exclude))


def history(repository: str) -> Iterator[Item]:
    """Every version of every file a git repository has ever held, each content once, under its first path.

    Raises:
        UsageError: it is no repository, or git is not there.
    """
    try:
        listed = subprocess.Popen(
            ["git", "-C", repository, "rev-list", "--objects", "--all"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        taken = subprocess.Popen(
            ["git", "-C", repository, "cat-file", "--batch"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        raise UsageError("git is not there", advice="Install it to check a repository's history.") from None
    assert listed.stdout is not None
    assert taken.stdin is not None
    assert taken.stdout is not None
    try:
        for line in listed.stdout:
            object_, _, path = line.rstrip(b"\n").partition(b" ")
            if path:
                item = _object(repository, object_, path.decode("utf-8", "replace"), taken.stdin, taken.stdout)
                if item is not None:
                    yield item
        if listed.wait() != 0:
            raise UsageError(f"{repository} is no git repository")
    finally:
        for process in (listed, taken):
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def _object(repository: str, object_: bytes, path: str, asked: IO[bytes], told: IO[bytes]) -> Item | None:
    """One object as an item; None for what is no file."""
    asked.write(object_ + b"\n")
    asked.flush()
    head = told.readline().split()
    if len(head) != 3:
        return None
    size = int(head[2])
    large = head[1] != b"blob" or size > limits.file_bytes_max
    data = b""
    for left in range(size, 0, -(1 << 20)):
        piece = told.read(min(left, 1 << 20))
        data += b"" if large else piece
    told.read(1)
    if head[1] != b"blob":
        return None
    name = f"{repository}@{object_[:12].decode('ascii')}:{path}"
    if large:
        return Item(name, unread=f"larger than {limits.file_bytes_max // 2**20} MB")
    return Item(name, data=data)


def database(url: str, rows_max: int | None) -> Iterator[Item]:
    """The tables of a database; of each the first ``rows_max`` rows the database gives, or all.

    Raises:
        UsageError, Unavailable: as ``wire/database.py`` says. The address is never repeated.
    """
    from seawall.wire.database import query, tables

    name = url.partition("?")[0].rstrip("/").rpartition("/")[2] or "database"
    for table, sql in tables(url):
        limited = sql if rows_max is None else f"{sql} LIMIT {rows_max}"
        with query(url, limited) as (header, rows):
            first = 1
            while batch := tuple(tuple(row) for row in itertools.islice(rows, rows_per_item)):
                last = first + len(batch) - 1
                whole = rows_max is not None and rows_max <= rows_per_item
                place = "" if whole else f" rows {first}-{last}"
                yield Item(f"{name}:{table}{place}", header=tuple(header), rows=batch)
                first = last + 1
