"""Pseudonym maps: which stand-in was given for which value in which conversation, sealed and short-lived.

Each save is one sealed row under a key made for the conversation alone, so nothing of one conversation opens with
another's key, and the table shows neither values, pseudonyms nor conversation ids (only a keyed hash of the id). When
a conversation's life ends the rows go; until the sweep they no longer load. Reading takes the new rows only: what this
process has read before, it remembers for as long as the conversation lives.

Part numbers are the time in milliseconds or one more than the last, so they never repeat: what is remembered of a
conversation that has ended since can't be mistaken for the one that took its place.
"""

from __future__ import annotations

import asyncio
import hmac
import threading
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from seawall.model import limits
from seawall.model.errors import LimitExceeded
from seawall.store.database import Database, Hot
from seawall.store.sealing import Box, MasterKey
from seawall.store.writer import Writer

conversations_remembered_max = 2_000
entries_remembered_max = 50_000
"""Of all conversations together; one that has more alone is read anew each time."""
_asked_at_once = 128
default_lifetime_ms = 24 * 3_600_000
_DECODE = msgspec.json.Decoder(dict[str, str])


class _Known(msgspec.Struct, frozen=True):
    """A conversation as this process has read it."""

    last_part: int
    entries: dict[str, str]
    expires_ms: int
    """Then or later: another process may have pushed it out."""


class _Order(NamedTuple):
    """One save on its way to the database."""

    name: str
    sealed: bytes
    """Empty when only the end of life moves."""
    fresh: int
    """How many entries it adds."""
    now_ms: int
    expires_ms: int


class Vault:
    """Fits :class:`seawall.model.ports.PseudonymVault`."""

    def __init__(
        self, database: Database, writer: Writer, master: MasterKey, now_ms: Callable[[], int], lifetime_ms: int
    ) -> None:
        self._database = database
        self._writer = writer
        self._keyed = hmac.new(master.subkey("pseudonyms"), digestmod=sha256)
        self._now_ms = now_ms
        self._lifetime_ms = lifetime_ms
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._entries = 0
        """How many those hold in all."""
        self._lock = threading.Lock()
        """For the two above: on PostgreSQL maps are read in threads."""

    async def load(self, conversation: str) -> Mapping[str, str]:
        """Pseudonym to value, empty when there is none (any more).

        Raises:
            Unavailable: the database did not answer.
            IntegrityError: a row was changed.
        """
        name = self._name(conversation)
        if self._database.postgres:
            return await asyncio.to_thread(self._load, name, conversation)
        return self._load(name, conversation)  # 30 µs on SQLite, where readers never wait; a thread costs more

    def save(self, conversation: str, entries: Mapping[str, str], lifetime_ms: int = 0) -> Awaitable[None]:
        """Add entries and push the conversation's end of life out (by the vault's own lifetime where none is given);
        queued at once, on disk when the awaitable is done.

        An entry whose pseudonym is known keeps the value it has.

        Raises (when awaited):
            LimitExceeded: the conversation has ``pseudonyms_per_conversation_max`` already.
            LedgerUnavailable: it could not be written.
        """
        name = self._name(conversation)
        now = self._now_ms()
        known = self._known.get(name)
        seen = known.entries if known is not None and now < known.expires_ms else {}
        fresh = {key: value for key, value in entries.items() if key not in seen}
        sealed = self._box(conversation).seal(msgspec.json.encode(fresh), name.encode()) if fresh else b""
        expires = now + (lifetime_ms or self._lifetime_ms)
        return self._writer.submit_together(_save_all, _Order(name, sealed, len(fresh), now, expires))

    def end(self, conversation: str) -> None:
        """Delete a conversation's map now. Blocking."""
        name = self._name(conversation)
        self._writer.run(lambda hot, _tail: _forget(hot, name))
        self._forget(name)

    def _name(self, conversation: str) -> str:
        return self._hashed(conversation.encode("utf-8", "replace")).hex()

    def _box(self, conversation: str) -> Box:
        return Box(self._hashed(b"box of " + conversation.encode("utf-8", "replace")))

    def _hashed(self, text: bytes) -> bytes:
        """HMAC-SHA256. From a copy of a keyed one, because ``hmac.digest`` lets go of the interpreter for each."""
        keyed = self._keyed.copy()
        keyed.update(text)
        return keyed.digest()

    def _load(self, name: str, conversation: str) -> Mapping[str, str]:
        with self._database.view(unchanging=False) as hot:
            row = hot.row(
                "SELECT last_part, expires_ms FROM conversations WHERE id = ? AND expires_ms > ?",
                (name, self._now_ms()),
            )
            if row is None:
                self._forget(name)
                return {}
            known = self._known.get(name) or _Known(0, {}, 0)
            rows = []
            if known.last_part != row[0]:
                # Part numbers never come back, so a number of an earlier life of this conversation has no rows now.
                first = hot.row("SELECT min(part) FROM pseudonyms WHERE conversation = ?", (name,))
                if first is None or first[0] is None or known.last_part < first[0]:
                    known = _Known(0, {}, 0)
                sql = "SELECT part, sealed FROM pseudonyms WHERE conversation = ? AND part > ? ORDER BY part"
                rows = hot.rows(sql, (name, known.last_part))
        entries = known.entries
        if rows:
            box = self._box(conversation)
            entries = dict(entries)
            for _part, sealed in rows:
                for pseudonym, value in _DECODE.decode(box.unseal(sealed, name.encode())).items():
                    entries.setdefault(pseudonym, value)
        self._remember(name, _Known(rows[-1][0] if rows else known.last_part, entries, row[1]))
        return MappingProxyType(entries)

    def _remember(self, name: str, known: _Known) -> None:
        with self._lock:
            self._drop(name)
            self._known[name] = known
            self._entries += len(known.entries)
            while len(self._known) > conversations_remembered_max or self._entries > entries_remembered_max:
                self._drop(next(iter(self._known)))

    def _forget(self, name: str) -> None:
        with self._lock:
            self._drop(name)

    def _drop(self, name: str) -> None:
        known = self._known.pop(name, None)
        if known is not None:
            self._entries -= len(known.entries)


_ENTER = (
    "conversations(id,expires_ms,entries,last_part)",
    "ON CONFLICT (id) DO UPDATE SET expires_ms = CASE WHEN excluded.expires_ms > conversations.expires_ms"
    " THEN excluded.expires_ms ELSE conversations.expires_ms END",
)
_COUNT = (
    "conversations(id,expires_ms,entries,last_part)",
    "ON CONFLICT (id) DO UPDATE SET entries = excluded.entries, last_part = excluded.last_part",
)


def _save_all(hot: Hot, orders: Sequence[_Order]) -> None:
    """Carry out several saves with five statements.

    Raises:
        LimitExceeded: a conversation of theirs has no room.
    """
    ends: dict[str, int] = {}
    for order in orders:
        ends[order.name] = max(order.expires_ms, ends.get(order.name, 0))
    names = sorted(ends)  # in one order everywhere, so that two processes can't wait for each other
    now_ms = orders[0].now_ms
    for name, expires_ms, _, _ in _conversations(hot, names):
        if expires_ms <= now_ms:
            _forget(hot, name)  # a conversation that has ended starts empty
    hot.insert(_ENTER[0], [(name, ends[name], 0, 0) for name in names], _ENTER[1])  # holds the rows
    known = {name: (entries, last_part) for name, _, entries, last_part in _conversations(hot, names)}
    rows, counted = [], {}
    for order in orders:
        if not order.sealed:
            continue
        entries, last_part = known[order.name]
        if entries + order.fresh > limits.pseudonyms_per_conversation_max:
            raise LimitExceeded(
                "This conversation holds too many masked values", advice="Start a new conversation to go on."
            )
        part = max(last_part + 1, order.now_ms)
        rows.append((order.name, part, order.sealed))
        known[order.name] = entries + order.fresh, part
        counted[order.name] = (order.name, ends[order.name], entries + order.fresh, part)
    hot.insert("pseudonyms(conversation,part,sealed)", rows)
    hot.insert(_COUNT[0], list(counted.values()), _COUNT[1])


def _conversations(hot: Hot, names: Sequence[str]) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for at in range(0, len(names), _asked_at_once):
        some = list(names[at : at + _asked_at_once])
        count = 1 << (len(some) - 1).bit_length()  # few different statements, which stay prepared
        some += some[-1:] * (count - len(some))
        places = ",".join("?" * count)
        sql = f"SELECT id, expires_ms, entries, last_part FROM conversations WHERE id IN ({places})"  # noqa: S608
        found += hot.rows(sql, some)
    return found


def _forget(hot: Hot, name: str) -> None:
    hot.execute("DELETE FROM pseudonyms WHERE conversation = ?", (name,))
    hot.execute("DELETE FROM conversations WHERE id = ?", (name,))


def sweep(hot: Hot, now_ms: int) -> int:
    """Delete conversations whose life has ended, inside the caller's transaction; returns how many."""
    over = [row[0] for row in hot.rows("SELECT id FROM conversations WHERE expires_ms <= ? LIMIT 1000", (now_ms,))]
    for name in over:
        _forget(hot, name)
    return len(over)
