"""The book of what people said about findings, and of values let off for a while.

An opinion is one row a finding, so that saying it twice or changing one's mind never counts double. Exceptions name a
value by detector and keyed fingerprint; :class:`ExceptionSnapshot` holds those in force in memory and looks at one
counter four times a second. Every change is one transaction with its event in the ledger.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

import msgspec

from seawall.model.errors import LimitExceeded, NotFound, UsageError
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.feedback import (
    NOTHING_EXCEPTED,
    DetectorScore,
    ExceptedValues,
    Opinion,
    ValueException,
    exception_days_max,
)
from seawall.model.ids import ulid
from seawall.store.changes import Change, Gate, settle
from seawall.store.database import Database, Hot
from seawall.store.keyring import day_ms, next_version
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

COUNTER = "feedback"
exceptions_max = 10_000
reason_chars_max = 300


class _LetOff(msgspec.Struct, frozen=True, kw_only=True):
    """A value to be let off, as a proposal keeps it: fingerprint and masked sample."""

    exception: ValueException
    event: str
    days: int


class FeedbackBook:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, now_ms: Callable[[], int], gate: Gate) -> None:
        """``gate`` holds back what weakens protection until a second person has confirmed it."""
        self._gate = gate
        self._database = database
        self._writer = writer
        self._now_ms = now_ms

    def say(self, event: Event, number: int, *, right: bool, by: str) -> Opinion:
        """Say of a finding whether it was right. The last word counts.

        Raises:
            NotFound: the event has no finding of this number.
        """
        found = _finding(event, number)
        now = self._now_ms()
        made = Opinion(event=event.id, number=number, detector=found.detector, right=right, by=by, time_ms=now)

        def job(hot: Hot, tail: Tail) -> None:
            row = (made.event, made.number, made.detector, int(made.right), made.by, made.time_ms)
            hot.insert(f"opinions({_COLUMNS})", [row], _LAST_WORD)
            detail = {"event": made.event, "finding": str(number), "right": "yes" if right else "no"}
            tail.append(hot, [record(_event(EventKind.DETECT_FINDING_JUDGED, now, by, found.detector, detail))])

        self._writer.run(job)
        return made

    def opinions(self, event_id: str) -> dict[int, Opinion]:
        """What was said of an event's findings, by finding."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                "SELECT event,number,detector,agreed,by_whom,time FROM opinions WHERE event = ?", (event_id,)
            )
        return {
            row[1]: Opinion(event=row[0], number=row[1], detector=row[2], right=bool(row[3]), by=row[4], time_ms=row[5])
            for row in rows
        }

    def scores(self) -> list[DetectorScore]:
        """How often people agreed with each detector, the worst first."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows("SELECT detector, sum(agreed), count(*) FROM opinions GROUP BY detector")
        scores = [
            DetectorScore(detector=name, right=int(right), wrong=int(all_) - int(right)) for name, right, all_ in rows
        ]
        return sorted(scores, key=lambda score: (score.precision or 0, -score.wrong, score.detector))

    def let_off(self, event: Event, number: int, *, days: int, reason: str, by: str) -> ValueException:
        """Take the value of a finding for nothing sensitive, for so many days and in this detector only.

        Raises:
            NotFound: the event has no finding of this number.
            UsageError: the finding stands for no single value, or days or reason do not fit.
            LimitExceeded: too many are in force.
            SecondPersonNeeded: it was proposed instead.
        """
        found = _finding(event, number)
        if not found.fingerprint or found.count > 1:
            raise UsageError("This stands for many values", advice="Only a single value can be let off.")
        if not 0 < days <= exception_days_max:
            raise UsageError(f"An exception lasts 1 to {exception_days_max} days")
        if not reason.strip() or len(reason) > reason_chars_max or not reason.isprintable():
            raise UsageError(f"Say why, in at most {reason_chars_max} characters")
        now = self._now_ms()
        made = ValueException(
            id=ulid(now, "vex_"),
            detector=found.detector,
            fingerprint=found.fingerprint,
            masked=found.masked,
            reason=reason.strip(),
            by=by,
            since_ms=now,
            until_ms=now + days * day_ms,
        )

        words = f"{made.masked} is no {made.detector} for {days} days"
        order = _LetOff(exception=made, event=event.id, days=days)

        def job(hot: Hot, tail: Tail) -> Change | ValueException:
            held = self._gate.held(hot, tail, "value", order, words, by=by, now=now)
            if held is not None:
                return held
            self._grant(hot, tail, made, event.id, now)
            return made

        return settle(self._writer.run(job))

    def apply(self, hot: Hot, tail: Tail, body: bytes, by: str) -> str:
        """Let a value off that two people were for (:data:`seawall.store.changes.Apply`); its days begin now."""
        now, order = self._now_ms(), msgspec.json.decode(body, type=_LetOff)
        made = msgspec.structs.replace(order.exception, by=by, since_ms=now, until_ms=now + order.days * day_ms)
        self._grant(hot, tail, made, order.event, now)
        return ""

    def _grant(self, hot: Hot, tail: Tail, made: ValueException, event_id: str, now: int) -> None:
        count = hot.row("SELECT count(*) FROM value_exceptions WHERE until_ms > ?", (now,))
        if count is not None and count[0] >= exceptions_max:
            raise LimitExceeded("Too many values are let off", advice="End some, or tune the detector.")
        hot.insert("value_exceptions(id,until_ms,body)", [(made.id, made.until_ms, _body(made))])
        next_version(hot, COUNTER)
        detail = {"exception": made.id, "event": event_id, "until": str(made.until_ms)}
        tail.append(hot, [record(_event(EventKind.DETECT_EXCEPTION_GRANTED, now, made.by, made.detector, detail))])

    def end(self, exception_id: str, *, by: str) -> None:
        """End an exception now. Ending it twice is no error.

        Raises:
            NotFound: there is none of this id.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> None:
            row = hot.row("SELECT body FROM value_exceptions WHERE id = ?", (exception_id,))
            if row is None:
                raise NotFound("No exception has this id")
            found = _EXCEPTION.decode(row[0])
            if found.until_ms <= now:
                return
            ended = msgspec.structs.replace(found, until_ms=now)
            hot.execute(
                "UPDATE value_exceptions SET until_ms = ?, body = ? WHERE id = ?", (now, _body(ended), exception_id)
            )
            next_version(hot, COUNTER)
            detail = {"exception": found.id}
            tail.append(hot, [record(_event(EventKind.DETECT_EXCEPTION_ENDED, now, by, found.detector, detail))])

        self._writer.run(job)

    def exceptions(self, limit: int = 200) -> list[ValueException]:
        """Those in force and those that ended, the last to end first."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows("SELECT body FROM value_exceptions ORDER BY until_ms DESC LIMIT ?", (limit,))
        return [_EXCEPTION.decode(row[0]) for row in rows]


class ExceptionSnapshot:
    """The values let off now, in memory. Call it for them."""

    def __init__(self) -> None:
        self._version = -1
        self._value: ExceptedValues = NOTHING_EXCEPTED

    def __call__(self) -> ExceptedValues:
        return self._value

    def refresh(self, hot: Hot, now_ms: int) -> None:
        """Read anew when anything changed since."""
        row = hot.row("SELECT value FROM counters WHERE name = ?", (COUNTER,))
        version = int(row[0]) if row else 0
        if version != self._version:
            live = hot.rows("SELECT body FROM value_exceptions WHERE until_ms > ?", (now_ms,))
            found = [_EXCEPTION.decode(row[0]) for row in live]
            self._value = MappingProxyType({(one.detector, one.fingerprint): one.until_ms for one in found})
            self._version = version


_COLUMNS = "event,number,detector,agreed,by_whom,time"
_LAST_WORD = (
    "ON CONFLICT (event,number) DO UPDATE SET"
    " agreed = excluded.agreed, by_whom = excluded.by_whom, time = excluded.time"
)
_EXCEPTION = msgspec.json.Decoder(ValueException)


def _body(exception: ValueException) -> str:
    return msgspec.json.encode(exception).decode()


def _finding(event: Event, number: int) -> FindingRecord:
    if not 0 <= number < len(event.findings):
        raise NotFound("This event has no such finding", advice="It may have been erased since.")
    return event.findings[number]


def _event(kind: EventKind, now: int, by: str, detector: str, detail: dict[str, str]) -> Event:
    return Event(id=ulid(now), time=now, kind=kind, principal=by, detail={"detector": detector, **detail})
