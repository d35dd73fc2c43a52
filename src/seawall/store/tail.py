"""The end of the ledger: appends a batch of records inside a transaction.

Whoever appends holds the lock on the one row of ``tree`` (SQLite's write lock, a row lock on PostgreSQL), so the order
is total and the numbers are dense however many processes write. A process remembers the row as it left it and first
tries to move it on from there; only when another process came between does it read the row and try again.

In the same transaction go the events, their bodies, the hashes of completed subtrees, the search index of completed
segments, every ``roll_events`` events the hourly counts (rollups.py), and the new peaks with a keyed seal over them.
The seal is what a change made to that row behind Seawall's back cannot forge; a signed checkpoint follows every
``checkpoint_events`` events or ``checkpoint_ms``.

What a process remembers is thrown away when the row's ``epoch`` is not the one it knows: a restore changes it.
"""

from __future__ import annotations

import hmac
import os
import secrets
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

import msgspec

from seawall.model.errors import IntegrityError
from seawall.model.event import Event
from seawall.store.database import Hot
from seawall.store.merkle import Frontier
from seawall.store.notes import NoteSigner
from seawall.store.records import NOTHING, Record, commitment, leaf_of, salt_bytes
from seawall.store.rollups import Roller
from seawall.store.subjects import SubjectKeys

segment_bits = 10
"""A segment is 1,024 events: what the search index says "may be in here" of."""
checkpoint_events = 1_000
checkpoint_ms = 60_000
name_chars_max = 400
names_remembered_max = 200_000
facets_remembered_max = 10_000

_EVENTS = "events(seq,id,time,kind,action,channel,principal,tool,key,facets,commitments)"
_BODIES = "bodies(seq,envelope,envelope_salt,detail,detail_salt,sealed_for)"
_READ = "SELECT size, peaks, seal, epoch, rolled, checkpoint_size, checkpoint_ms FROM tree WHERE id = 1"
_MOVE = "UPDATE tree SET size = ?, peaks = ?, seal = ? WHERE id = 1 AND size = ? AND seal = ?"
_INDEXED = "SELECT time,kind,action,channel,principal,tool,key,facets FROM events WHERE seq >= ? AND seq < ?"


class End(msgspec.Struct):
    """The one row of ``tree``, as this process last saw it under the lock."""

    frontier: Frontier
    seal: bytes
    epoch: str
    rolled: int
    """How many events the hourly counts hold."""
    checkpoint_size: int
    checkpoint_ms: int


class _Promised(msgspec.Struct, frozen=True):
    """A record with its salts and commitments."""

    record: Record
    envelope_salt: bytes
    envelope: bytes
    detail_salt: bytes | None
    detail: bytes
    leaf: bytes


def tree_seal(secret: bytes, size: int, peaks: bytes, epoch: str) -> bytes:
    """The keyed hash that stands beside the peaks."""
    return hmac.digest(secret, f"{size} {epoch} ".encode() + peaks, sha256)


def facet(kind: str, value: str) -> str:
    """How a detector, category or policy is named in ``names``, apart from a tool or person of the same name."""
    return f"{kind}:{value}"


class Names:
    """Numbers for words, the same in every process, remembered once learned."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {"": 0}
        self._fresh: list[str] = []

    def learn(self, hot: Hot, words: Iterable[str]) -> dict[str, int]:
        """A dictionary that holds at least these words; new ones are added to the table."""
        known = self._known
        missing = {word: plain_name(word) for word in words if word not in known}
        if missing:
            texts = sorted(set(missing.values()))
            hot.insert("names(text)", [(text,) for text in texts], "ON CONFLICT (text) DO NOTHING")
            numbers: dict[str, int] = {}
            for at in range(0, len(texts), 200):
                some = texts[at : at + 200]
                places = ",".join("?" * len(some))
                numbers.update(hot.rows(f"SELECT text, id FROM names WHERE text IN ({places})", some))  # noqa: S608
            for word, text in missing.items():
                known[word] = numbers[text]
                self._fresh.append(word)
        return known

    def settle(self, *, committed: bool) -> None:
        """Keep what was learned, or forget it with the transaction that taught it."""
        if not committed:
            for word in self._fresh:
                self._known.pop(word, None)
        self._fresh.clear()
        if len(self._known) > names_remembered_max:
            self.forget()

    def forget(self) -> None:
        """Start over."""
        self._known = {"": 0}
        self._fresh.clear()


def plain_name(word: str) -> str:
    """A word as both databases store it: no NUL, no lone surrogate, bounded."""
    return word[:name_chars_max].replace("\0", "\N{REPLACEMENT CHARACTER}").encode("utf-8", "replace").decode()


class Tail:
    """One process's view of the ledger's end. Used by one thread at a time, under :class:`~.writer.Writer`."""

    def __init__(
        self, seal_secret: bytes, subjects: SubjectKeys, signer: NoteSigner, now_ms: Callable[[], int]
    ) -> None:
        self._secret = seal_secret
        self._subjects = subjects
        self._signer = signer
        self._now_ms = now_ms
        self._names = Names()
        self._facets: dict[tuple[tuple[str, ...], ...], str] = {}
        self._roller = Roller(subjects, self._names.learn, now_ms)
        self._end: End | None = None

    def lock(self, hot: Hot) -> Frontier:
        """Take the lock on the ledger's end, until the transaction ends, and read it.

        Raises:
            IntegrityError: the row was changed by something that is not Seawall.
        """
        row = hot.row(_READ + " FOR UPDATE" if hot.postgres else _READ)
        if row is None:
            raise IntegrityError("The ledger has no end", advice="The row of table tree is missing: restore a backup.")
        size, peaks, seal, epoch, rolled, checkpoint_size, checkpointed_ms = row
        if not hmac.compare_digest(seal, tree_seal(self._secret, size, peaks, epoch)):
            raise IntegrityError("The ledger's end was changed", advice="Run `seawall ledger verify`.")
        if self._end is None or self._end.epoch != epoch:
            self.forget()
        self._end = End(Frontier.parse(size, peaks), seal, epoch, rolled, checkpoint_size, checkpointed_ms)
        return self._end.frontier

    def renew(self, hot: Hot) -> None:
        """Begin a new epoch, inside the caller's transaction: every process forgets what it remembers."""
        frontier = self.lock(hot)
        assert self._end is not None
        epoch = secrets.token_hex(8)
        seal = tree_seal(self._secret, frontier.size, frontier.packed(), epoch)
        hot.execute("UPDATE tree SET epoch = ?, seal = ? WHERE id = 1", (epoch, seal))
        self.forget()

    def forget(self) -> None:
        """Start over, as after a restore."""
        self._names.forget()
        self._facets.clear()
        self._roller.forget()
        self._end = None

    def append(self, hot: Hot, records: Sequence[Record]) -> Frontier:
        """Write a batch; the transaction is the caller's. Returns the tree as it is then."""
        promised = _promise(records)
        leaves = [one.leaf for one in promised]
        first, end = self._move(hot, leaves)
        numbers = self._names.learn(hot, _words(records))
        keys = self._subjects.for_writing(hot, records)
        events, bodies = [], []
        for seq, one in enumerate(promised, first):
            event = one.record.event
            detail, sealed_for = one.record.detail, None
            if detail is not None and one.record.subjects:
                detail, sealed_for = keys.seal(one.record.subjects, detail, one.envelope)
            events.append(
                (
                    seq,
                    event.id,
                    event.time,
                    numbers[event.kind],
                    numbers[event.action or ""],
                    numbers[event.channel or ""],
                    numbers[event.principal],
                    numbers[event.tool],
                    numbers[event.key],
                    self._facet_text(hot, event),
                    one.envelope + one.detail,
                )
            )
            bodies.append((seq, one.record.envelope, one.envelope_salt, detail, one.detail_salt, sealed_for))
        hot.insert(_EVENTS, events)
        hot.insert(_BODIES, bodies)
        keys.note(hot, first, records)
        for segment in range(first >> segment_bits, end.frontier.size >> segment_bits):
            index_segment(hot, segment)
        self._roller.add(first, records)
        if self._roller.due(end.rolled):
            self.roll(hot)
        if end.frontier.size - end.checkpoint_size >= checkpoint_events or self.checkpoint_due():
            self.checkpoint(hot, end.frontier)
        return end.frontier

    def _move(self, hot: Hot, leaves: Sequence[bytes]) -> tuple[int, End]:
        """Take the lock and extend the tree; returns the first new leaf's number and the end as it is then."""
        if self._end is None:
            self.lock(hot)
        assert self._end is not None
        while True:
            end = self._end
            before, old_seal = end.frontier.size, end.seal
            grown = end.frontier.copy()
            completed = grown.extend(leaves)
            peaks = grown.packed()
            seal = tree_seal(self._secret, grown.size, peaks, end.epoch)
            if hot.execute(_MOVE, (grown.size, peaks, seal, before, old_seal)) == 1:
                break
            self.lock(hot)
        end.frontier, end.seal = grown, seal
        if completed:
            hot.insert("nodes(height,position,hash)", completed)
        return before, end

    def _facet_text(self, hot: Hot, event: Event) -> str:
        """The numbers of an event's detectors, categories and policies, as `` 3 17 20 ``."""
        key = (event.policies, tuple(event.categories), tuple([finding.detector for finding in event.findings]))
        text = self._facets.get(key)
        if text is None:
            words = {facet("policy", policy) for policy in event.policies}
            words.update(facet("category", category) for category in event.categories)
            words.update(facet("category", finding.category) for finding in event.findings)
            words.update(facet("detector", finding.detector) for finding in event.findings)
            numbers = self._names.learn(hot, words)
            text = " " + "".join(f"{number} " for number in sorted({numbers[word] for word in words})) if words else ""
            if len(self._facets) >= facets_remembered_max:
                self._facets.clear()
            self._facets[key] = text
        return text

    def roll(self, hot: Hot, *, lock: bool = False) -> None:
        """Bring the hourly counts up to the ledger's end; ``lock`` it first unless this transaction has."""
        if lock or self._end is None:
            self.lock(hot)
        assert self._end is not None
        row = hot.row("SELECT rolled FROM tree WHERE id = 1")
        self._end.rolled = int(row[0]) if row else 0
        if self._end.rolled < self._end.frontier.size:
            self._roller.write(hot, self._end.rolled, self._end.frontier.size)
            self._end.rolled = self._end.frontier.size

    def checkpoint_due(self) -> bool:
        """Whether the last checkpoint seen is older than ``checkpoint_ms``."""
        return self._end is None or self._now_ms() - self._end.checkpoint_ms >= checkpoint_ms

    def checkpoint(self, hot: Hot, frontier: Frontier) -> str:
        """Sign the tree as it is, unless the last checkpoint says so already; returns the signed note."""
        row = hot.row("SELECT note FROM checkpoints WHERE size = ?", (frontier.size,))
        if row is not None:
            return str(row[0])
        now = self._now_ms()
        note = self._signer.sign(frontier.size, frontier.root())
        hot.insert("checkpoints(size,time,note)", [(frontier.size, now, note)])
        hot.execute("UPDATE tree SET checkpoint_size = ?, checkpoint_ms = ? WHERE id = 1", (frontier.size, now))
        if self._end is not None:
            self._end.checkpoint_size, self._end.checkpoint_ms = frontier.size, now
        return note

    def settle(self, *, committed: bool) -> None:
        """Tell the tail how its transaction ended."""
        self._names.settle(committed=committed)
        self._roller.settle(committed=committed)
        if not committed:
            self._facets.clear()
            self._end = None


def _promise(records: Sequence[Record]) -> list[_Promised]:
    """Salt and commit to each record."""
    salts = os.urandom(2 * salt_bytes * len(records))
    promised = []
    at = 0
    for item in records:
        salt = salts[at : at + salt_bytes]
        envelope = commitment(salt, item.envelope)
        hidden, detail_salt = NOTHING, None
        if item.detail is not None:
            detail_salt = salts[at + salt_bytes : at + 2 * salt_bytes]
            hidden = commitment(detail_salt, item.detail)
        promised.append(_Promised(item, salt, envelope, detail_salt, hidden, leaf_of(envelope, hidden)))
        at += 2 * salt_bytes
    return promised


def _words(records: Sequence[Record]) -> set[str]:
    """Every word of a batch that has a number in the events table."""
    words: set[str] = set()
    for item in records:
        event = item.event
        words.update((event.kind, event.action or "", event.channel or "", event.principal, event.tool, event.key))
    return words


def index_segment(hot: Hot, segment: int) -> None:
    """Note which words and times a full segment holds, so that a search can pass it over."""
    first = segment << segment_bits
    rows = hot.rows(_INDEXED, (first, first + (1 << segment_bits)))
    found: set[int] = set()
    for _time, *columns, facets in rows:
        found.update(columns)
        found.update(map(int, facets.split()))
    found.discard(0)
    times = [row[0] for row in rows]
    hot.insert("segment_names(name,segment)", [(name, segment) for name in sorted(found)], "ON CONFLICT DO NOTHING")
    hot.insert(
        "segments(segment,time_min,time_max)", [(segment, min(times), max(times))], "ON CONFLICT (segment) DO NOTHING"
    )
