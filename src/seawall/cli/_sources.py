"""Where a check finds its items: files, the whole history of repositories, the tables of databases,
object stores and mailboxes."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from collections.abc import Iterator, Sequence
from typing import IO

from seawall.cli._batch import Item
from seawall.model import limits
from seawall.model.errors import UsageError

_TOO_LARGE = f"larger than {limits.file_bytes_max // 2**20} MB"
_SIGNED = re.compile(rb"^[A-Z][A-Za-z]+(?:-[A-Za-z]+)*-by:.*$", re.MULTILINE)
"""Who signed a commit off or wrote it with others: told as its author is, who is not looked at either."""
rows_per_item = 2_000
rows_sampled = 1_000
"""Rows of a table that are looked at unless more are asked for."""


def files(paths: Sequence[str], exclude: Sequence[str]) -> Iterator[Item]:
    """Files and what is in folders."""
    from seawall.cli import _walking
    from seawall.cli._inspecting import encodable

    return (Item(encodable(path), path) for path in _walking.files(paths, exclude))


def history(repository: str) -> Iterator[Item]:
    """Every version of every file a git repository holds, each content once, under its first path, and what was said
    of its commits and tags. Those that only the reflog still knows are among them: they lie in its folder.

    Raises:
        UsageError: it is no repository, or git is not there.
    """
    try:
        listed = subprocess.Popen(
            ["git", "-C", repository, "rev-list", "--objects", "--all", "--reflog"],
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
            object_, blank, path = line.rstrip(b"\n").partition(b" ")
            if path or not blank:  # not the tree of a commit, which has a blank and no path
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
    """One object as an item: a file's content, or the words of a commit or tag; None for what is neither."""
    asked.write(object_ + b"\n")
    asked.flush()
    head = told.readline().split()
    if len(head) != 3:
        return None
    size = int(head[2])
    large = head[1] == b"tree" or size > limits.file_bytes_max
    data = b""
    for left in range(size, 0, -(1 << 20)):
        piece = told.read(min(left, 1 << 20))
        data += b"" if large else piece
    told.read(1)
    if head[1] == b"tree":
        return None
    if head[1] != b"blob":
        path = "message"
        data = _SIGNED.sub(b"", data.partition(b"\n\n")[2]).strip()
        if not data:
            return None
    name = f"{repository}@{object_[:12].decode('ascii')}:{path}"
    if large:
        return Item(name, unread=_TOO_LARGE)
    return Item(name, data=data)


def database_name(url: str) -> str:
    """What an address says of the database; nothing of who signs in where, which may hold a password."""
    place = url.partition("?")[0].partition("://")[2].rpartition("@")[2]
    return place.partition("/")[2].rstrip("/").rpartition("/")[2] or "database"


def database(url: str, rows_max: int | None) -> Iterator[Item]:
    """The tables of a database; of each the first ``rows_max`` rows the database gives, or all.

    Raises:
        UsageError, Unavailable: as ``wire/database.py`` says. The address is never repeated.
    """
    from seawall.wire.database import query, tables

    name = database_name(url)
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


def objects(address: str, *, endpoint: str, region: str, credentials: str) -> Iterator[Item]:
    """The objects of a bucket below an address, each as a file of its name.

    Args:
        credentials: ``KEYID:SECRET`` or ``KEYID:SECRET:TOKEN``; empty for those the environment names.

    Raises:
        UsageError, ConfigError, Unavailable: as ``wire/objects.py`` says.
    """
    from seawall.model.errors import ConfigError, LimitExceeded, NotFound
    from seawall.wire.clock import SystemClock
    from seawall.wire.objects import StoredObject, opened
    from seawall.wire.signing import Credentials

    def asked(key: str) -> bytes | str:
        """What an object holds, or why it can't be read."""
        try:
            return bucket.content(key)
        except (NotFound, LimitExceeded, ConfigError) as error:
            return error.message

    def item(one: StoredObject) -> Item:
        name = f"s3://{bucket.bucket}/{one.key}"
        if one.size > limits.file_bytes_max:
            return Item(name, unread=_TOO_LARGE)
        return Item(name, known=one.stamp, fetch=lambda: _held(name, asked(one.key)))

    parts = credentials.split(":", 2) if credentials else _named_by_environment()
    if len(parts) < 2 or not all(parts[:2]):
        raise UsageError(
            "There is no key for the object store",
            advice="Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give --credentials env:NAME (KEYID:SECRET).",
        )
    with opened(address, Credentials(*parts), SystemClock(), endpoint=endpoint, region=region) as bucket:
        for one in bucket.objects():
            if not one.key.endswith("/"):  # what consoles make to stand for a folder
                yield item(one)


def mailbox(address: str, secret: str) -> Iterator[Item]:
    """The letters of a mailbox, each as a file.

    Raises:
        UsageError, ConfigError, Unavailable: as ``wire/mailboxes.py`` says.
    """
    from seawall.model.errors import NotFound
    from seawall.wire.mailboxes import Letter, Mailbox

    with Mailbox(address, secret) as account:

        def asked(letter: Letter) -> bytes | str:
            try:
                return account.content(letter)
            except NotFound as error:
                return error.message

        for letter in account.letters():
            name = f"imap://{account.host}/{letter.folder}/{letter.uid}.eml"
            if letter.size > limits.file_bytes_max:
                yield Item(name, unread=_TOO_LARGE)
            else:
                yield Item(name, known=letter.stamp, fetch=lambda name=name, letter=letter: _held(name, asked(letter)))  # type: ignore[misc]


def _held(name: str, content: bytes | str) -> Item:
    return Item(name, unread=content) if isinstance(content, str) else Item(name, data=content)


def _named_by_environment() -> list[str]:
    names = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
    return [os.environ.get(name, "") for name in names]
