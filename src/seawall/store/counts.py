"""What limited keys have used, in memory that all workers of one server see.

Workers forked from one process share a piece of memory and a lock, so that a budget of three is three for all of them
together and to the request. A key has one row of numbers in it, found by a hash of its id. The lock is one of the
operating system's, on a file nobody else has: it is let go when a worker dies.

A process on its own has rows of its own and no lock. Servers that share a database tell each other by it
(snapshot.py).
"""

from __future__ import annotations

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from mmap import mmap
from pathlib import Path
from typing import Protocol

rows_max = 1 << 14
tries_max = 64
TOTAL, FRESH, MINUTE, MINUTE_KNOWN, MINUTE_FRESH, PREVIOUS = range(6)
"""What a row's numbers are: requests as the database has them; requests counted since; the minute the rest is of;
requests of it as the database has them, and counted since; requests of the minute before."""
_WIDTH = 7


class Row(Protocol):
    """The six numbers of a key."""

    def __getitem__(self, place: int, /) -> int: ...
    def __setitem__(self, place: int, number: int, /) -> None: ...


class Counts:
    """Rows of one process."""

    def __init__(self) -> None:
        self._rows: dict[str, Row] = {}

    def row(self, key_id: str) -> Row:
        """A key's numbers, all 0 at first. Only to be had, and used, within :meth:`locked`."""
        found = self._rows.get(key_id)
        if found is None:
            found = self._rows[key_id] = self._new(key_id)
        return found

    def _new(self, _key_id: str) -> Row:
        return [0] * 6

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else counts meanwhile. For a few instructions."""
        yield

    @contextmanager
    def exchanging(self) -> Iterator[bool]:
        """Whether nobody else is telling the database what was counted; if so, nobody does meanwhile."""
        yield True


class SharedCounts(Counts):
    """Rows of all processes forked from the one that made this."""

    def __init__(self) -> None:
        super().__init__()
        self._memory = memoryview(mmap(-1, rows_max * _WIDTH * 8)).cast("q")
        self._file, path = tempfile.mkstemp(prefix="seawall-counts-")
        Path(path).unlink()  # the lock lives as long as somebody has it open

    def _new(self, key_id: str) -> Row:
        name = int.from_bytes(blake2b(key_id.encode(), digest_size=8).digest(), "big", signed=True) or 1
        for attempt in range(tries_max):
            at = (name + attempt) % rows_max * _WIDTH
            if self._memory[at] in (0, name):
                self._memory[at] = name
                return self._memory[at + 1 : at + _WIDTH]
        return super()._new(key_id)  # thousands of limited keys: these are counted by each worker, as over servers

    @contextmanager
    def locked(self) -> Iterator[None]:
        fcntl.lockf(self._file, fcntl.LOCK_EX, 1, 0)
        try:
            yield
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, 0)

    @contextmanager
    def exchanging(self) -> Iterator[bool]:
        try:
            fcntl.lockf(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, 1)
        except OSError:
            yield False  # never waited for: whoever has it may itself wait for the database
            return
        try:
            yield True
        finally:
            fcntl.lockf(self._file, fcntl.LOCK_UN, 1, 1)
