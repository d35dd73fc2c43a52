"""The ledger as the rest of Seawall sees it: submit events, take checkpoints, prove what it holds."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from seawall.model.errors import NotFound
from seawall.model.event import Event
from seawall.store.database import Hot
from seawall.store.merkle import Frontier, NodeAt, consistency_proof, inclusion_proof, node_hash, stored_height
from seawall.store.notes import NoteVerifier
from seawall.store.records import commitment_bytes, leaf_of
from seawall.store.tail import Tail
from seawall.store.writer import Writer


class EventLedger:
    """Fits :class:`seawall.model.ports.Ledger`. One for a process; any number of processes may share a database."""

    def __init__(self, writer: Writer, verifier: NoteVerifier) -> None:
        self._writer = writer
        self.verifier = verifier
        """The public key checkpoints are signed with; its text is what an auditor pins."""

    def submit(self, event: Event) -> Awaitable[None]:
        """Queue an event and return at once; the awaitable is done when the event is on disk.

        Call it on a running event loop.

        Raises (when awaited):
            LedgerUnavailable: it was not written.
        """
        return self._writer.submit(event)

    def append(self, events: Sequence[Event]) -> None:
        """Write events and wait until they are on disk, for callers without an event loop.

        Raises:
            LedgerUnavailable: they were not all written.
        """
        self._writer.append(list(events))

    def checkpoint(self) -> str:
        """The ledger as it is now, as a signed C2SP checkpoint; kept with the earlier ones.

        Raises:
            LedgerUnavailable: the database did not answer.
        """
        return self._writer.run(_sign)

    def ready(self) -> None:
        """Whether events would be written: the database answers and, if it took none the last time, it does again.

        Raises:
            LedgerUnavailable: it does not.
        """
        self.checkpoint()  # of a ledger that has not grown it writes nothing, which a full disk allows
        if self._writer.failing:
            self._writer.run(_touch)
            self._writer.failing = False


def _touch(hot: Hot, _tail: Tail) -> None:
    """Write something, however little, to see whether the disk takes it."""
    hot.execute("UPDATE tree SET checkpoint_ms = checkpoint_ms + 1 WHERE id = 1")


def _sign(hot: Hot, tail: Tail) -> str:
    return tail.checkpoint(hot, tail.lock(hot))


def stored_nodes(hot: Hot, size: int) -> NodeAt:
    """Hashes of complete subtrees of a ledger of ``size`` events, for building proofs.

    Subtrees come from the stored heights, and below those from the events of one block of 256. Each block read is
    remembered, so one proof reads each at most once.
    """
    blocks: dict[tuple[int, int], list[bytes]] = {}

    def level(height: int, block: int) -> list[bytes]:
        """The 256 hashes of ``height`` under subtree ``block`` of the next stored height."""
        found = blocks.get((height, block))
        if found is None:
            first = block << stored_height
            last = min(first + (1 << stored_height), size >> height)
            if height == 0:
                sql = "SELECT commitments FROM events WHERE seq >= ? AND seq < ? ORDER BY seq"
                found = [leaf(row[0]) for row in hot.rows(sql, (first, last))]
            else:
                sql = "SELECT hash FROM nodes WHERE height = ? AND position >= ? AND position < ? ORDER BY position"
                found = [row[0] for row in hot.rows(sql, (height, first, last))]
            blocks[height, block] = found
        return found

    def node(height: int, position: int) -> bytes:
        base = height - height % stored_height
        first = position << (height - base)
        row = level(base, first >> stored_height)
        start = first & ((1 << stored_height) - 1)
        hashes = row[start : start + (1 << (height - base))]
        while len(hashes) > 1:
            hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    return node


def leaf(commitments: bytes) -> bytes:
    """The leaf hash of an event as table ``events`` holds it."""
    return leaf_of(commitments[:commitment_bytes], commitments[commitment_bytes:])


def peaks_at(hot: Hot, size: int) -> Frontier:
    """The tree as it was with ``size`` events."""
    from seawall.store.merkle import peak_places

    node = stored_nodes(hot, size)
    return Frontier(size, [node(height, position) for height, position in peak_places(size)])


def prove_inclusion(hot: Hot, index: int, size: int) -> list[bytes]:
    """The audit path of event ``index`` in the ledger of ``size`` events.

    Raises:
        NotFound: there is no such event.
    """
    if not 0 <= index < size:
        raise NotFound("There is no such event in that ledger")
    return inclusion_proof(index, size, stored_nodes(hot, size))


def prove_consistency(hot: Hot, first: int, second: int) -> list[bytes]:
    """Proof that the ledger of ``second`` events begins with the one of ``first``.

    Raises:
        NotFound: unless ``0 < first <= second``.
    """
    if not 0 < first <= second:
        raise NotFound("There is no such pair of ledger sizes")
    return consistency_proof(first, second, stored_nodes(hot, second))
