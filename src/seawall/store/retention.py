"""Takes away what must not be kept: old findings after the retention time, everything about a person who asks.

Retention removes the detail of events that are older than so many days (findings with their masked samples, messages,
subjects); who used which tool when, and what was decided, stays. Erasure destroys the key of a subject, so that no
copy of a sealed detail opens any more, and clears what the ledger's tables hold of it; of a principal it clears the
whole event. The hashes stay in both cases, and the ledger still verifies.

What is taken is written down before it is: a check of the ledger allows for as much as was, and for no more
(``on_record``), so that nobody else takes findings away unseen.

On SQLite what is deleted is overwritten (``secure_delete``) and the write-ahead log is emptied; on PostgreSQL the rows
are vacuumed. Backups taken before still hold it: delete them on the same schedule.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from seawall.model.errors import UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.store.database import Database, Hot
from seawall.store.keyring import day_ms
from seawall.store.records import read
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import Tail, plain_name
from seawall.store.writer import Writer

events_at_once = 2_000
"""One transaction takes this many events, so that requests never wait long behind a large clean-up."""
_STRIP = "UPDATE bodies SET detail = NULL, detail_salt = NULL, sealed_for = NULL"
_BLANK = _STRIP + ", envelope = NULL, envelope_salt = NULL"


_HOLDING = "FROM events e JOIN bodies b ON b.seq = e.seq WHERE e.seq >= ? AND e.time < ? AND b.detail IS NOT NULL"
"""Events from a number on, older than a time, that still hold their detail."""


class Taken(msgspec.Struct, frozen=True):
    """What was taken away."""

    details: int = 0
    """Events that lost their detail."""
    events: int = 0
    """Events of which nothing but the hashes is left."""


class Retention:
    """Applies retention and erasure. Blocking, and slow for large ledgers: use a thread."""

    def __init__(self, database: Database, writer: Writer, subjects: SubjectKeys, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._subjects = subjects
        self._now_ms = now_ms

    def apply(self, days: int) -> Taken:
        """Take the detail of events older than ``days``. Picks up where the last run stopped.

        Raises:
            UsageError: fewer than one day.
            LedgerUnavailable: the database failed; what was done stays done.
        """
        if days < 1:
            raise UsageError("Events are kept for at least one day", advice="Set store.retention_days to 1 or more.")
        before = self._now_ms() - days * day_ms
        taken = 0
        at = self._mark()
        if not self._older_after(at, before):
            return Taken()
        due = self._due(at, before)
        if due:
            self._record(EventKind.STORE_RETENTION_APPLIED, {"events": str(due), "before": str(before)})
        size = self._size()
        contiguous = True
        start = at
        while start < size:
            stop = min(start + events_at_once, size)
            done, left = self._writer.run(lambda hot, _tail, a=start, b=stop: _strip_old(hot, a, b, before))  # type: ignore[misc]
            taken += done
            contiguous = contiguous and not left
            if contiguous:
                self._writer.run(lambda hot, _tail, to=stop: _set_mark(hot, to))  # type: ignore[misc]
            elif not done and not self._older_after(stop, before):
                break
            start = stop
        if taken:
            self._finish()
        return Taken(details=taken)

    def overdue(self, days: int) -> bool:
        """Whether an event older than this still holds its detail."""
        with self._database.view(unchanging=False) as hot:
            row = hot.row(f"SELECT 1 {_HOLDING} LIMIT 1", (self._mark(), self._now_ms() - days * day_ms))
        return row is not None

    def erase(self, who: str, *, known_as: Sequence[str] = (), by: str = "") -> Taken:
        """Forget a subject (``customer:ID``) or a principal (``person:ana@shop.example``).

        ``known_as`` are further names events have for the subject: its fingerprint. The event that records it names
        neither. Doing it twice is no error.

        Raises:
            LedgerUnavailable: the database failed; run it again.
        """
        name = self._subjects.hashed(who)
        names = (name, *map(self._subjects.hashed, known_as))
        by = "" if by == who else by  # nobody who is forgotten is named by the record of it
        told = self._writer.run(lambda hot, _tail: _count(hot, names, plain_name(who)))
        self._record_erasure(name, told, by)
        details = events = 0
        for one in names:
            self._writer.run(partial(_destroy_key, name=one))
            while some := self._writer.run(partial(_strip, name=one)):
                details += some
        while some := self._writer.run(lambda hot, tail: _blank_principal(hot, tail, plain_name(who))):
            events += some
        self._finish()
        more = Taken(max(0, details - told.details), max(0, events - told.events))
        if more != Taken():  # some came in the meantime
            self._record_erasure(name, more, by)
        return Taken(details, events)

    def _record_erasure(self, name: str, taken: Taken, by: str) -> None:
        told = {"subject": name, "details": str(taken.details), "events": str(taken.events)}
        self._record(EventKind.STORE_SUBJECT_ERASED, told, by)

    def _due(self, start: int, before: int) -> int:
        """How many events are older than this and still hold their detail."""
        with self._database.view(unchanging=False) as hot:
            row = hot.row(f"SELECT count(*) {_HOLDING}", (start, before))
        return int(row[0]) if row else 0

    def _older_after(self, start: int, before: int) -> bool:
        with self._database.view(unchanging=False) as hot:
            return hot.row("SELECT 1 FROM events WHERE seq >= ? AND time < ? LIMIT 1", (start, before)) is not None

    def _mark(self) -> int:
        with self._database.view(unchanging=False) as hot:
            row = hot.row("SELECT value FROM counters WHERE name = 'retained'")
        return int(row[0]) if row else 0

    def _size(self) -> int:
        with self._database.view(unchanging=False) as hot:
            row = hot.row("SELECT size FROM tree WHERE id = 1")
        return int(row[0]) if row else 0

    def _record(self, kind: EventKind, detail: dict[str, str], by: str = "") -> None:
        now = self._now_ms()
        self._writer.append([Event(id=ulid(now), time=now, kind=kind, principal=by, detail=detail)])

    def _finish(self) -> None:
        """Make sure what was deleted is gone from the files too, as far as the database allows."""
        with contextlib.suppress(Exception):  # another reader may hold the log; it is emptied the next time
            hot = self._database.hot()
            hot.execute("VACUUM bodies, room_files, pseudonyms" if hot.postgres else "PRAGMA wal_checkpoint(TRUNCATE)")
            hot.close()


class OnRecord(msgspec.Struct, frozen=True):
    """What the ledger says was taken away."""

    before: int = 0
    """Events older than this may lack their detail."""
    details: int = 0
    """So many others may, for somebody was forgotten."""
    events: int | None = 0
    """Of so many nothing but the hashes is left; None when a record of it is itself too old to say."""


def on_record(hot: Hot) -> OnRecord:
    """What retention and erasure wrote down. Whoever asks checks the events themselves."""
    before = details = 0
    events: int | None = 0
    rows = hot.rows(
        "SELECT b.envelope, b.detail FROM events e JOIN bodies b ON b.seq = e.seq JOIN names n ON n.id = e.kind"
        " WHERE n.text IN (?,?) AND b.envelope IS NOT NULL",
        (EventKind.STORE_RETENTION_APPLIED.value, EventKind.STORE_SUBJECT_ERASED.value),
    )
    for envelope, detail in rows:
        event = read(envelope, detail)
        if event.kind is EventKind.STORE_RETENTION_APPLIED:
            before = max(before, int(event.detail.get("before", 0)))
        elif detail is None:
            events = None
        else:
            details += int(event.detail["details"])
            events = None if events is None else events + int(event.detail["events"])
    return OnRecord(before, details, events)


def _count(hot: Hot, names: Sequence[str], principal: str) -> Taken:
    """What erasing takes."""
    details = 0
    for name in names:
        row = hot.row("SELECT count(*) FROM subject_events WHERE subject = ?", (name,))
        details += int(row[0]) if row else 0
    row = hot.row(
        "SELECT count(*) FROM events WHERE principal = (SELECT id FROM names WHERE text = ?)",
        (principal,),
    )
    return Taken(details, int(row[0]) if row else 0)


def _strip_old(hot: Hot, first: int, stop: int, before: int) -> tuple[int, bool]:
    """Strip one stretch; returns how many, and whether a younger event is among them."""
    old = "SELECT seq FROM events WHERE seq >= ? AND seq < ? AND time < ?"
    rows = hot.rows(
        "SELECT b.seq FROM bodies b JOIN events e ON e.seq = b.seq"  # nothing is put in
        " WHERE b.seq >= ? AND b.seq < ? AND e.time < ? AND b.detail IS NOT NULL",
        (first, stop, before),
    )
    if rows:
        sql = f"{_STRIP} WHERE seq >= ? AND seq < ? AND detail IS NOT NULL AND seq IN ({old})"
        hot.execute(sql, (first, stop, first, stop, before))
        hot.execute(
            f"DELETE FROM subject_events WHERE seq >= ? AND seq < ? AND seq IN ({old})",  # noqa: S608  # ours
            (first, stop, first, stop, before),
        )
    younger = hot.row("SELECT 1 FROM events WHERE seq >= ? AND seq < ? AND time >= ? LIMIT 1", (first, stop, before))
    return len(rows), younger is not None


def _set_mark(hot: Hot, to: int) -> None:
    hot.execute(
        "INSERT INTO counters(name,value) VALUES ('retained',?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (to,),
    )


def _destroy_key(hot: Hot, _tail: Tail, name: str) -> None:
    hot.execute("DELETE FROM subject_keys WHERE subject = ?", (name,))


def _strip(hot: Hot, _tail: Tail, name: str) -> int:
    return _strip_subject(hot, name)


def _strip_subject(hot: Hot, name: str) -> int:
    rows = hot.rows("SELECT seq FROM subject_events WHERE subject = ? LIMIT ?", (name, events_at_once))
    for (seq,) in rows:
        hot.execute(f"{_STRIP} WHERE seq = ?", (seq,))
        hot.execute("DELETE FROM subject_events WHERE seq = ?", (seq,))
    return len(rows)


def _blank_principal(hot: Hot, tail: Tail, principal: str) -> int:
    """Clear some of a principal's events, and its name when none is left."""
    row = hot.row("SELECT id FROM names WHERE text = ?", (principal,))
    if row is None:
        return 0
    tail.roll(hot, lock=True)  # what is not counted yet could not be counted afterwards
    rows = hot.rows("SELECT seq FROM events WHERE principal = ? LIMIT ?", (row[0], events_at_once))
    for (seq,) in rows:
        hot.execute(f"{_BLANK} WHERE seq = ?", (seq,))
        hot.execute("UPDATE events SET principal = 0 WHERE seq = ?", (seq,))
    if not rows:
        hot.execute("UPDATE names SET text = ? WHERE id = ?", (f"erased:{row[0]}", row[0]))
        tail.renew(hot)  # every process remembers the old word's number, and must not
    return len(rows)
