"""Checks a whole ledger against itself, its signed checkpoints and its own index; names the first event that is wrong.

What is recomputed from the bytes that are stored: each event's commitments, its columns and words in the table that is
searched, every leaf, every stored subtree, the root at every checkpoint, and the end. So a bit flipped anywhere in an
event, an event removed, added, moved or repeated, and a checkpoint that does not fit are all found. Halves of events
that retention or erasure took away count as absent, not as wrong: their commitments still hold the tree together, and
the ledger itself says how many that may be.

Cutting off the newest events together with their checkpoints leaves an older ledger that is consistent in itself. That
is found by comparing with a checkpoint kept elsewhere: this machine keeps the newest it saw in ``ledger.checkpoint``,
and an auditor keeps theirs.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from seawall.model.errors import IntegrityError
from seawall.model.event import Event
from seawall.store.database import Database, Hot
from seawall.store.merkle import Frontier
from seawall.store.notes import Checkpoint, NoteVerifier
from seawall.store.records import NOTHING, commitment, commitment_bytes, leaf_of, read
from seawall.store.retention import OnRecord, on_record
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import facet, plain_name, segment_bits, tree_seal

chunk_events = 1_000
_ROWS = """SELECT e.seq,e.id,e.time,e.kind,e.action,e.channel,e.principal,e.tool,e.key,e.facets,e.commitments,
b.envelope,b.envelope_salt,b.detail,b.detail_salt,b.sealed_for
FROM events e LEFT JOIN bodies b ON b.seq = e.seq WHERE e.seq >= ? AND e.seq < ? ORDER BY e.seq"""


class Fault(msgspec.Struct, frozen=True):
    """Something that is not as it was written."""

    what: str
    number: int | None = None
    """The event's place in the ledger; for a root that does not fit, the last event that may be to blame."""
    event: str = ""
    """Its id, as far as it can be believed."""


class Report(msgspec.Struct, frozen=True):
    """What a check found."""

    origin: str
    size: int
    root: str
    """Hex."""
    checkpoints: int
    erased: int
    """Events of which a half was taken away by retention or erasure."""
    fault: Fault | None = None
    """The first thing that is wrong; None when everything holds."""


class _Wrong(Exception):
    def __init__(self, what: str, number: int | None = None, event: str = "") -> None:
        super().__init__(what)
        self.fault = Fault(what, number, event)


class _Lost:
    """Events of which a part is gone, as if by retention or erasure."""

    def __init__(self, what: str) -> None:
        self.what = what
        self.count = 0
        self.first = (0, "")

    def add(self, number: int, event: str) -> None:
        self.count += 1
        if self.count == 1:
            self.first = (number, str(event))


class Verification:
    """One pass over one ledger, in one unchanging view of it."""

    def __init__(
        self,
        database: Database,
        subjects: SubjectKeys,
        verifier: NoteVerifier,
        seal_secret: bytes,
        witnessed: Sequence[Checkpoint] = (),
        progress: Callable[[int], None] = lambda _number: None,
    ) -> None:
        """``witnessed`` are checkpoints kept outside this database, their signatures already checked."""
        self._database = database
        self._subjects = subjects
        self._verifier = verifier
        self._secret = seal_secret
        self._witnessed = witnessed
        self._progress = progress
        self._frontier = Frontier()
        self._names: dict[int, str] = {}
        self._roots: dict[int, list[tuple[bytes, str]]] = {}
        self._checkpoints = 0
        self._erased = 0
        self._allowed = OnRecord()
        self._lost = _Lost("its findings")
        self._blank = _Lost("all but its hashes")

    def run(self) -> Report:
        """Check everything.

        Raises:
            Unavailable: the database did not answer.
        """
        with self._database.view() as hot:
            return self.run_on(hot)

    def run_on(self, hot: Hot) -> Report:
        """Check everything in the transaction that is open on a connection."""
        fault = None
        try:
            self._check(hot)
        except _Wrong as wrong:
            fault = wrong.fault
        except (ValueError, TypeError, msgspec.MsgspecError) as error:
            fault = Fault(f"the tables hold something that is no ledger ({type(error).__name__})")
        size, root = self._frontier.size, self._frontier.root().hex()
        return Report(self._verifier.name, size, root, self._checkpoints, self._erased, fault)

    def _check(self, hot: Hot) -> None:
        self._names = {0: ""} | dict(hot.rows("SELECT id, text FROM names"))
        self._collect_roots(hot)
        self._compare_root()
        row = hot.row("SELECT size, peaks, seal, epoch, rolled FROM tree WHERE id = 1")
        if row is None:
            raise _Wrong("the ledger has no end")
        size = row[0]
        self._allowed = on_record(hot)
        for first in range(0, size, chunk_events):
            rows = hot.rows(_ROWS, (first, min(first + chunk_events, size)))
            for expected, stored in enumerate(rows, first):
                self._event(hot, expected, stored)
            if len(rows) < min(chunk_events, size - first):
                raise _Wrong("an event is missing", first + len(rows))
            self._progress(first + len(rows))
        self._end(hot, *row)

    def _collect_roots(self, hot: Hot) -> None:
        for size, note in hot.rows("SELECT size, note FROM checkpoints ORDER BY size"):
            try:
                checkpoint = self._verifier.open(note)
            except IntegrityError as error:
                raise _Wrong(f"checkpoint {size}: {error.message[0].lower()}{error.message[1:]}") from error
            if checkpoint.size != size:
                raise _Wrong(f"checkpoint {size} is one of {checkpoint.size} events")
            self._roots.setdefault(size, []).append((checkpoint.root, f"the checkpoint of {size} events"))
            self._checkpoints += 1
        for checkpoint in self._witnessed:
            said = f"a checkpoint of {checkpoint.size} events that was kept elsewhere"
            self._roots.setdefault(checkpoint.size, []).append((checkpoint.root, said))

    def _compare_root(self) -> None:
        for root, said in self._roots.pop(self._frontier.size, ()):
            if root != self._frontier.root():
                raise _Wrong(f"the events before it do not make {said}", self._frontier.size - 1)

    def _event(self, hot: Hot, expected: int, stored: tuple[Any, ...]) -> None:
        seq, identifier, *_ = stored
        if seq != expected:
            raise _Wrong("an event is missing", expected)
        try:
            leaf = self._leaf(hot, stored)
        except (IntegrityError, ValueError, TypeError, msgspec.MsgspecError) as error:
            raise _Wrong("its stored text was changed", seq, str(identifier)) from error
        completed = self._frontier.extend([leaf])
        for height, position, found in completed:
            row = hot.row("SELECT hash FROM nodes WHERE height = ? AND position = ?", (height, position))
            if row is None or row[0] != found:
                raise _Wrong(f"an event of the {1 << height} up to this one was changed", seq, str(identifier))
        self._compare_root()

    def _leaf(self, hot: Hot, stored: tuple[Any, ...]) -> bytes:
        (seq, identifier, *_columns, promised, envelope, envelope_salt, detail, detail_salt, sealed_for) = stored
        if not isinstance(promised, bytes) or len(promised) != 2 * commitment_bytes:
            raise _Wrong("its commitments were changed", seq, str(identifier))
        first, second = promised[:commitment_bytes], promised[commitment_bytes:]
        if envelope is None or envelope_salt is None:
            if not (envelope is envelope_salt is detail is detail_salt is None):
                raise _Wrong("a part of it is missing", seq, identifier)
            self._erased += 1
            self._blank.add(seq, identifier)
            return leaf_of(first, second)
        if commitment(envelope_salt, envelope) != first:
            raise _Wrong("its stored text was changed", seq, identifier)
        if detail is not None and sealed_for:
            detail = self._subjects.unseal(hot, sealed_for, detail, first)
        elif sealed_for:
            raise _Wrong("it names people but has no detail", seq, identifier)
        if detail is None:
            if second == NOTHING and (stored[13], detail_salt) != (None, None):
                raise _Wrong("it has a detail that was not written with it", seq, identifier)
            if stored[13] is None and detail_salt is not None:
                raise _Wrong("a part of it is missing", seq, identifier)
            if second != NOTHING:
                self._erased += 1
                if stored[2] >= self._allowed.before:
                    self._lost.add(seq, identifier)
        elif detail_salt is None or commitment(detail_salt, detail) != second:
            raise _Wrong("its stored detail was changed", seq, identifier)
        self._columns(stored, read(envelope, detail), whole=detail is not None or second == NOTHING)
        return leaf_of(first, second)

    def _columns(self, stored: tuple[Any, ...], event: Event, *, whole: bool) -> None:
        """The row that is searched must say what the event says."""
        seq, identifier, time, *numbers, facets = stored[:10]
        said = [self._names.get(number) for number in numbers]
        words = (event.kind, event.action or "", event.channel or "", event.principal, event.tool, event.key)
        meant = [plain_name(word) for word in words]
        if (identifier, time, said) != (event.id, event.time, meant):
            raise _Wrong("its row in the table of events was changed", seq, event.id)
        found = {self._names.get(int(number), "") for number in facets.split()}
        wanted = {facet("policy", policy) for policy in event.policies}
        wanted |= {facet("category", category) for category in event.categories}
        wanted |= {facet("category", finding.category) for finding in event.findings}
        wanted |= {facet("detector", finding.detector) for finding in event.findings}
        wanted = {plain_name(word) for word in wanted}
        if not (found == wanted if whole else found >= wanted):
            raise _Wrong("its words in the table of events were changed", seq, event.id)

    def _end(self, hot: Hot, size: int, peaks: bytes, seal: bytes, epoch: str, rolled: int) -> None:
        if self._frontier.packed() != peaks:
            raise _Wrong("the events do not make the ledger's end", size - 1)
        if not hmac.compare_digest(seal, tree_seal(self._secret, size, peaks, epoch)):
            raise _Wrong("the ledger's end was changed by something that is not Seawall")
        if self._roots:
            kept = max(self._roots)
            raise _Wrong(f"{kept - size} of the newest events are missing: {self._roots[kept][0][1]} says so", size)
        for lost, allowed in ((self._lost, self._allowed.details), (self._blank, self._allowed.events)):
            if allowed is not None and lost.count > allowed:
                rest = f", and {lost.count - 1:,} others as well" if lost.count > 1 else ""
                said = f"{lost.what} were taken away{rest}: retention and erasure have put down {allowed:,}"
                raise _Wrong(said, *lost.first)
        for table, expected in (("events", size), ("bodies", size)):
            row = hot.row(f"SELECT count(*) FROM {table}")  # noqa: S608  # one of the two above
            if row is None or row[0] != expected:
                raise _Wrong(f"table {table} has rows that belong to no event")
        row = hot.row("SELECT sum(events) FROM hourly_traffic")
        if row is None or int(row[0] or 0) != rolled:
            raise _Wrong("the hourly counts do not add up to the events")
        for segment, problem in _wrong_segments(hot, size):
            raise _Wrong(f"the search index of events {segment << segment_bits} and on {problem}")


def _wrong_segments(hot: Hot, size: int) -> Iterator[tuple[int, str]]:
    """Segments whose list of words or times is not what their events make it."""
    for segment in range(size >> segment_bits):
        first = segment << segment_bits
        rows = hot.rows(
            "SELECT time,kind,action,channel,principal,tool,key,facets FROM events WHERE seq >= ? AND seq < ?",
            (first, first + (1 << segment_bits)),
        )
        words = {number for row in rows for number in row[1:7]} | {int(n) for row in rows for n in row[7].split()}
        listed = {row[0] for row in hot.rows("SELECT name FROM segment_names WHERE segment = ?", (segment,))}
        times = hot.row("SELECT time_min, time_max FROM segments WHERE segment = ?", (segment,))
        if not listed >= words - {0}:  # words of events that were erased since may stand there still
            yield segment, "lacks words that they have"
        if times != (min(row[0] for row in rows), max(row[0] for row in rows)):
            yield segment, "lists other times than they have"
