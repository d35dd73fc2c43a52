"""The end of the ledger: appends a batch of records inside a transaction.

Whoever appends holds the lock on the one row of ``tree`` (SQLite's write lock, a row lock on PostgreSQL), so the order
is total and the numbers are dense however many processes write. In the same transaction go, once a batch and not once
an event: the events, their bodies, the hourly roll-ups, the hashes of completed subtrees, the search index of
completed segments, and the new peaks with a keyed seal over them. The seal is what a change made to that row behind
Seawall's back cannot forge; a signed checkpoint follows every ``checkpoint_events`` events or ``checkpoint_ms``.

What this process remembers between batches (numbers of names) is thrown away when the row's ``epoch`` is not the one
it knows, which is what a restore changes.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

from seawall.model.errors import IntegrityError
from seawall.store.database import Hot
from seawall.store.merkle import Frontier
from seawall.store.notes import NoteSigner
from seawall.store.records import NOTHING, Record, commitment, leaf_of, salt_bytes
from seawall.store.rollups import Rollup
from seawall.store.subjects import SubjectKeys

segment_bits = 10
"""A segment is 1,024 events: what the search index says "may be in here" of."""
checkpoint_events = 1_000
checkpoint_ms = 60_000
name_chars_max = 400
names_remembered_max = 200_000

_EVENTS = "events(seq,id,time,kind,action,channel,principal,tool,key,facets,commitments)"
_BODIES = "bodies(seq,envelope,envelope_salt,detail,detail_salt,sealed_for)"
_READ = "SELECT size, peaks, seal, epoch, checkpoint_size, checkpoint_ms FROM tree WHERE id = 1"
_INDEXED = "SELECT time,kind,action,channel,principal,tool,key,facets FROM events WHERE seq >= ? AND seq < ?"


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
        missing = {word: _plain(word) for word in words if word not in known}
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


def _plain(word: str) -> str:
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
        self._epoch = ""
        self._trusted: tuple[int, bytes] | None = None
        self._checkpoint: tuple[int, int] = (0, 0)

    def lock(self, hot: Hot) -> Frontier:
        """Take the lock on the ledger's end, until the transaction ends, and read it.

        Raises:
            IntegrityError: the row was changed by something that is not Seawall.
        """
        row = hot.row(_READ + " FOR UPDATE" if hot.postgres else _READ)
        if row is None:
            raise IntegrityError("The ledger has no end", advice="The row of table tree is missing: restore a backup.")
        size, peaks, seal, epoch, checkpoint_size, checkpointed_ms = row
        if epoch != self._epoch:
            self._names.forget()
            self._trusted = None
            self._epoch = epoch
        if (size, peaks) != self._trusted:
            if not hmac.compare_digest(seal, tree_seal(self._secret, size, peaks, epoch)):
                raise IntegrityError("The ledger's end was changed", advice="Run `seawall ledger verify`.")
            self._trusted = (size, peaks)
        self._checkpoint = (checkpoint_size, checkpointed_ms)
        return Frontier.parse(size, peaks)

    def append(self, hot: Hot, records: Sequence[Record]) -> Frontier:
        """Write a batch; the transaction is the caller's. Returns the tree as it is then."""
        frontier = self.lock(hot)
        first = frontier.size
        numbers = self._names.learn(hot, _words(records))
        roll = Rollup(numbers)
        events, bodies, leaves = [], [], []
        salts = os.urandom(2 * salt_bytes * len(records))
        keys = self._subjects.for_writing(hot, records)
        for offset, item in enumerate(records):
            event = item.event
            seq = first + offset
            at = 2 * salt_bytes * offset
            envelope_salt = salts[at : at + salt_bytes]
            promised = commitment(envelope_salt, item.envelope)
            detail, detail_salt, sealed_for, hidden = item.detail, None, None, NOTHING
            if detail is not None:
                detail_salt = salts[at + salt_bytes : at + 2 * salt_bytes]
                hidden = commitment(detail_salt, detail)
                if item.subjects:
                    detail, sealed_for = keys.seal(item.subjects, detail, promised)
            leaves.append(leaf_of(promised, hidden))
            kind, action, channel, principal, tool, facets = roll.add(event)
            key = numbers[event.key]
            both = promised + hidden
            events.append((seq, event.id, event.time, kind, action, channel, principal, tool, key, facets, both))
            bodies.append((seq, item.envelope, envelope_salt, detail, detail_salt, sealed_for))
        hot.insert(_EVENTS, events)
        hot.insert(_BODIES, bodies)
        roll.write(hot)
        keys.note(hot, first, records)
        self._grow(hot, frontier, leaves)
        return frontier

    def _grow(self, hot: Hot, frontier: Frontier, leaves: Sequence[bytes]) -> None:
        """Extend the tree, index the segments this completed, and move the end."""
        before = frontier.size
        completed = frontier.extend(leaves)
        if completed:
            hot.insert("nodes(height,position,hash)", completed)
        for segment in range(before >> segment_bits, frontier.size >> segment_bits):
            index_segment(hot, segment)
        peaks = frontier.packed()
        seal = tree_seal(self._secret, frontier.size, peaks, self._epoch)
        hot.execute("UPDATE tree SET size = ?, peaks = ?, seal = ? WHERE id = 1", (frontier.size, peaks, seal))
        self._trusted = (frontier.size, peaks)
        if frontier.size - self._checkpoint[0] >= checkpoint_events or self.checkpoint_due():
            self.checkpoint(hot, frontier)

    def checkpoint_due(self) -> bool:
        """Whether the last checkpoint seen is older than ``checkpoint_ms``."""
        return self._now_ms() - self._checkpoint[1] >= checkpoint_ms

    def checkpoint(self, hot: Hot, frontier: Frontier) -> str:
        """Sign the tree as it is, unless the last checkpoint says so already; returns the signed note."""
        if frontier.size == self._checkpoint[0]:
            row = hot.row("SELECT note FROM checkpoints WHERE size = ?", (frontier.size,))
            if row is not None:
                return str(row[0])
        now = self._now_ms()
        note = self._signer.sign(frontier.size, frontier.root())
        hot.insert("checkpoints(size,time,note)", [(frontier.size, now, note)], "ON CONFLICT (size) DO NOTHING")
        hot.execute("UPDATE tree SET checkpoint_size = ?, checkpoint_ms = ? WHERE id = 1", (frontier.size, now))
        self._checkpoint = (frontier.size, now)
        return note

    def settle(self, *, committed: bool) -> None:
        """Tell the tail how its transaction ended."""
        self._names.settle(committed=committed)
        if not committed:
            self._trusted = None


def _words(records: Sequence[Record]) -> set[str]:
    """Every word of a batch that has a number."""
    words: set[str] = set()
    for item in records:
        event = item.event
        words.update((event.kind, event.action or "", event.channel or "", event.principal, event.tool, event.key))
        words.add(event.risk_path)
        for finding in event.findings:
            words.add("detector:" + finding.detector)
            words.add(finding.action)
        for category in event.categories:
            words.add("category:" + category)
        for policy in event.policies:
            words.add("policy:" + policy)
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
