"""Virtual keys in memory: found in under 2 µs, refreshed from the database at least every 500 ms.

Refreshing reads one number, the ``keys`` counter, and only when it moved the rows that are newer. A key presented for
the first time is compared in constant time with its stored HMAC; afterwards the SHA-256 of the whole presented text
leads straight to it, until anything about any key changes.

Rate and budget are counted here and added to the database with each refresh, which also brings what other processes
counted. The workers of one server count together (counts.py), so a limit holds for them to the request. Between two
refreshes each server sees only its own, so ``n`` machines may together let through what they get in half a second more
than the limit; never less. A crash forgets at most the last half second.
"""

from __future__ import annotations

import hmac
import threading
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

import msgspec

from seawall.model.keys import VirtualKey, digest, split
from seawall.store.counts import FRESH, MINUTE, MINUTE_FRESH, MINUTE_KNOWN, PREVIOUS, TOTAL, Counts, Row
from seawall.store.database import Hot
from seawall.store.keyring import read_keys
from seawall.store.writer import Writer

cache_entries_max = 10_000
minute_ms = 60_000
rows_at_once = 100
_SPEND = (
    "key_spent(key,requests,tokens,used_ms)",
    "ON CONFLICT (key) DO UPDATE SET requests = key_spent.requests + excluded.requests,"
    " tokens = key_spent.tokens + excluded.tokens,"
    " used_ms = CASE WHEN excluded.used_ms > key_spent.used_ms THEN excluded.used_ms ELSE key_spent.used_ms END",
)
_MINUTE = (
    "key_minutes(minute,key,requests)",
    "ON CONFLICT (minute,key) DO UPDATE SET requests = key_minutes.requests + excluded.requests",
)


class _Mine:
    """What this process counted of one key and the database does not have yet."""

    __slots__ = ("minute", "minute_requests", "requests", "tokens", "used_ms")

    def __init__(self) -> None:
        self.requests = 0
        self.tokens = 0
        self.minute = 0
        self.minute_requests = 0
        self.used_ms = 0


class _Taken(msgspec.Struct, frozen=True):
    """Counts on their way to the database."""

    key: str
    requests: int
    tokens: int
    used_ms: int
    minute: int
    minute_requests: int


class KeySnapshot:
    """Fits :class:`seawall.model.ports.Keys`."""

    def __init__(self, ring_secret: bytes) -> None:
        self._secret = ring_secret
        self._keys: dict[str, VirtualKey] = {}
        self._cache: dict[bytes, VirtualKey] = {}
        self._version = 0
        self._mine: dict[str, _Mine] = {}
        self._dirty: dict[str, _Mine] = {}
        self.counts = Counts()
        """What keys with limits have used; :class:`SharedCounts` where several workers serve."""
        self._lock = threading.Lock()
        """Held for a few instructions by whoever counts; never while the database is asked."""

    def find(self, secret: str, now_ms: int) -> VirtualKey | None:
        """The live key with this secret, or None when it is unknown, expired or revoked."""
        try:
            seen = sha256(secret.encode()).digest()
        except UnicodeEncodeError:
            return None
        key = self._cache.get(seen)
        if key is None:
            key = self._match(secret)
            if key is None:
                return None
            if len(self._cache) >= cache_entries_max:
                self._cache.clear()
            self._cache[seen] = key
        return key if key.live(now_ms) else None

    def live(self, key_id: str, now_ms: int) -> VirtualKey | None:
        """The live key of this public id, for whoever was let in with it before and holds something else as proof."""
        key = self._keys.get(key_id)
        return key if key is not None and key.live(now_ms) else None

    def _match(self, secret: str) -> VirtualKey | None:
        parts = split(secret)
        if parts is None:
            return None
        key = self._keys.get(parts[0])
        # An unknown id costs the same as a known one with a wrong secret.
        expected = key.digest if key is not None else bytes(32)
        same = hmac.compare_digest(expected, digest(self._secret, *parts))
        return key if same and key is not None else None

    def spend(self, key_id: str, tokens: int, now_ms: int, requests: int = 1) -> int | None:
        """Count one request, or one that stands for several: None to go on, else milliseconds until it may try again.

        The rate is a sliding minute: this minute's requests plus the share of the last minute's that is still within
        60 seconds. A used-up budget answers with what is left of the key's life.
        """
        key = self._keys.get(key_id)
        if key is None:
            return None
        minute = now_ms // minute_ms
        with self._lock:
            if key.budget is not None or key.rate_per_minute is not None:
                wait_ms = self._held(key, minute, now_ms, requests)
                if wait_ms is not None:
                    return wait_ms
            mine = self._mine.get(key_id)
            if mine is None:
                mine = self._mine[key_id] = _Mine()
            if minute > mine.minute:
                mine.minute, mine.minute_requests = minute, 0
            mine.minute_requests += 1
            mine.requests += requests
            mine.tokens += tokens
            mine.used_ms = now_ms
            self._dirty[key_id] = mine
        return None

    def _held(self, key: VirtualKey, minute: int, now_ms: int, requests: int) -> int | None:
        """What a key with limits has to wait, or None, and then it is counted."""
        with self.counts.locked():
            row = self.counts.row(key.id)
            if key.budget is not None and row[TOTAL] + row[FRESH] + requests > key.budget:
                return max(1, key.expires_ms - now_ms)
            _turn(row, minute)
            if key.rate_per_minute is not None:
                into = now_ms % minute_ms
                used = row[MINUTE_KNOWN] + row[MINUTE_FRESH]
                if not _room(key.rate_per_minute, used, row[PREVIOUS], into):
                    return _wait(key.rate_per_minute, used, row[PREVIOUS], into)
            row[MINUTE_FRESH] += 1
            row[FRESH] += requests
        return None

    # -- kept fresh by the store's pulse

    def refresh(self, hot: Hot) -> bool:
        """Read what changed since the last time; returns whether anything did."""
        row = hot.row("SELECT value FROM counters WHERE name = 'keys'")
        version = int(row[0]) if row else 0
        if version == self._version:
            return False
        if version < self._version:  # the database was restored from a backup: start over
            self._keys, self._version = {}, 0
        keys = dict(self._keys)
        for key, _version in read_keys(hot, "WHERE version > ?", (self._version,)):
            keys[key.id] = key
        self._keys = keys
        self._cache = {}
        self._version = version
        return True

    def exchange(self, hot: Hot, writer: Writer, now_ms: int) -> None:
        """Write down what was counted here and learn what others counted.

        Raises:
            LedgerUnavailable: the database failed; the counts are kept for the next time.
        """
        with self.counts.exchanging() as alone:
            if alone:
                self._exchange(hot, writer, now_ms // minute_ms)

    def _exchange(self, hot: Hot, writer: Writer, minute: int) -> None:
        with self._lock:
            dirty, self._dirty = self._dirty, {}
            taken = [
                _Taken(name, mine.requests, mine.tokens, mine.used_ms, mine.minute, mine.minute_requests)
                for name, mine in dirty.items()
            ]
        if taken:
            try:
                writer.run(lambda to, _tail: _write(to, taken, minute))
            except BaseException:
                with self._lock:
                    self._dirty = dirty | self._dirty
                raise
            self._settle(taken)
        self._learn(hot, minute)

    def _settle(self, taken: list[_Taken]) -> None:
        """What was counted here is in the database now."""
        limited = self._limited()
        with self._lock, self.counts.locked():
            for one in taken:
                mine = self._mine[one.key]
                mine.requests -= one.requests
                mine.tokens -= one.tokens
                if mine.minute == one.minute:
                    mine.minute_requests -= one.minute_requests
                if one.key not in limited:
                    continue
                row = self.counts.row(one.key)
                row[FRESH] -= one.requests
                row[TOTAL] += one.requests
                if row[MINUTE] == one.minute:
                    row[MINUTE_FRESH] -= one.minute_requests
                    row[MINUTE_KNOWN] += one.minute_requests

    def _limited(self) -> set[str]:
        return {key.id for key in self._keys.values() if key.budget is not None or key.rate_per_minute is not None}

    def _learn(self, hot: Hot, minute: int) -> None:
        limited = self._limited()
        if not limited:
            return
        totals = hot.rows("SELECT key, requests FROM key_spent")
        minutes = hot.rows("SELECT minute, key, requests FROM key_minutes WHERE minute >= ?", (minute - 1,))
        for some in batched(totals):
            with self._lock, self.counts.locked():
                for name, requests in some:
                    if name in limited:
                        self.counts.row(name)[TOTAL] = requests
        for parts in batched(minutes):
            with self._lock, self.counts.locked():
                for at, name, requests in parts:
                    if name in limited:
                        _learn_minute(self.counts.row(name), minute, at, requests)


def batched(rows: Sequence[tuple[Any, ...]]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Some rows at a time, since others wait for the lock meanwhile."""
    for at in range(0, len(rows), rows_at_once):
        yield rows[at : at + rows_at_once]


def _learn_minute(row: Row, minute: int, at: int, requests: int) -> None:
    """What the database has of one minute."""
    _turn(row, minute)
    if at == row[MINUTE]:
        row[MINUTE_KNOWN] = requests
    elif at == row[MINUTE] - 1:
        row[PREVIOUS] = requests


def _turn(row: Row, minute: int) -> None:
    """Make ``minute`` the current one, unless it is or is past."""
    if minute > row[MINUTE]:
        row[PREVIOUS] = row[MINUTE_KNOWN] + row[MINUTE_FRESH] if row[MINUTE] == minute - 1 else 0
        row[MINUTE], row[MINUTE_KNOWN], row[MINUTE_FRESH] = minute, 0, 0


def _write(hot: Hot, taken: list[_Taken], minute: int) -> None:
    spent = [(one.key, one.requests, one.tokens, one.used_ms) for one in taken]
    hot.insert(_SPEND[0], spent, _SPEND[1])
    minutes = [(one.minute, one.key, one.minute_requests) for one in taken if one.minute_requests]
    hot.insert(_MINUTE[0], minutes, _MINUTE[1])
    hot.execute("DELETE FROM key_minutes WHERE minute < ?", (minute - 2,))


def _room(rate: int, used: int, previous: int, into: int) -> bool:
    """Whether a sliding minute, ``into`` ms after the full one, has room for one more."""
    return used + -(-previous * (minute_ms - into) // minute_ms) < rate


def _wait(rate: int, used: int, previous: int, into: int) -> int:
    """Milliseconds until there is room again, if nobody else asks: when enough of a minute has slid out."""
    if used < rate:
        return -(-minute_ms * (previous - rate + used + 1) // previous) - into
    return minute_ms - into - (-minute_ms * (used - rate + 1) // used)
