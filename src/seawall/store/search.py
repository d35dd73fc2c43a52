"""Finds events: newest first, page by page, fast at millions.

Pages are cut by ledger number (keyset paging), so a page costs the same wherever it is and new events do not shift it.
Nothing is indexed row by row: the words an event is filtered by are small numbers in the narrow table ``events``, and
each full segment of 1,024 events has a list of the words and times that occur in it. A search for something rare visits
only the segments that list it; a search for something common fills its page from the first few.

Free text is looked for in what the event itself says (masked samples, paths, messages, ids), in the stored bytes and
without regard to ASCII case, inside whatever the other filters leave. It reads at most ``scan_events_max`` events for
one page and then answers with what it has and a cursor to go on from, so no search can hold the database for long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from seawall.model import limits
from seawall.model.errors import NotFound, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.words import Action, Category, Channel
from seawall.store.bodies import read_bodies
from seawall.store.database import Database, Hot
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import facet, segment_bits

scan_events_max = 200_000
text_chars_max = 200
_SEGMENT = 1 << segment_bits
_RUN = 64
"""Neighbouring segments are read together, this many at most."""


class EventFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which events. Everything that is set must hold; empty means any."""

    since_ms: int | None = None
    until_ms: int | None = None
    """Exclusive."""
    kind: EventKind | None = None
    room: str = ""
    """The first part of the kind: ``keys`` for everything about keys."""
    action: Action | None = None
    tool: str = ""
    principal: str = ""
    channel: Channel | None = None
    key: str = ""
    category: Category | None = None
    detector: str = ""
    policy: str = ""
    text: str = ""


class Found(msgspec.Struct, frozen=True):
    """One event in a page."""

    number: int
    """Its place in the ledger, from 0."""
    event: Event
    erased: bool = False
    """Whether its detail was taken away by retention or erasure."""


class Page(msgspec.Struct, frozen=True):
    """Some events, newest first."""

    events: tuple[Found, ...]
    before: int | None
    """Hand it in to go on; None at the end."""
    searched_to_ms: int | None = None
    """Set when a text search stopped early: everything newer than this was looked at."""


class EventSearch:
    """Searches one database. Blocking; use a thread from an event loop."""

    def __init__(self, database: Database, subjects: SubjectKeys) -> None:
        self._database = database
        self._subjects = subjects

    def page(self, wanted: EventFilter, *, before: int | None = None, limit: int = 50) -> Page:
        """The next events older than number ``before`` that fit, newest first.

        Raises:
            UsageError: a limit or a text that cannot be.
            Unavailable: the database did not answer.
        """
        if not 0 < limit <= limits.page_rows_max:
            raise UsageError(f"A page has 1 to {limits.page_rows_max} events")
        if len(wanted.text) > text_chars_max:
            raise UsageError(f"A text to search for has at most {text_chars_max} characters")
        with self._database.view() as hot:
            return self._page(hot, wanted, before, limit)

    def event(self, event_id: str) -> Found:
        """One event by its id.

        Raises:
            NotFound: there is none.
        """
        with self._database.view() as hot:
            number = _number_of(hot, event_id)
            found = self._read(hot, [number] if number is not None else [])
        if not found:
            raise NotFound("No event has this id", advice="It may be in another workspace, or was mistyped.")
        return found[0]

    def _page(self, hot: Hot, wanted: EventFilter, before: int | None, limit: int) -> Page:
        row = hot.row("SELECT size FROM tree WHERE id = 1")
        size = int(row[0]) if row else 0
        end = size if before is None else max(0, min(before, size))
        terms = _terms(hot, wanted)
        if terms is None:
            return Page((), None)
        where, parameters, words = terms
        numbers: list[int] = []
        looked_at = 0
        for first, stop in _stretches(hot, words, wanted, end, size):
            sql = f"SELECT seq FROM events WHERE seq >= ? AND seq < ?{where} ORDER BY seq DESC LIMIT ?"  # noqa: S608
            if not wanted.text:
                fitting = hot.rows(sql, (first, stop, *parameters, limit + 1 - len(numbers)))
                numbers += [row[0] for row in fitting]
            else:
                fitting = hot.rows(sql, (first, stop, *parameters, _SEGMENT * _RUN))
                looked_at += len(fitting)
                numbers += self._with_text(hot, [row[0] for row in fitting], wanted.text, limit + 1 - len(numbers))
            if len(numbers) > limit:
                break
            if looked_at >= scan_events_max and first > 0:
                return Page(tuple(self._read(hot, numbers)), first, _time_of(hot, first))
        found = self._read(hot, numbers[:limit])
        return Page(tuple(found), numbers[limit - 1] if len(numbers) > limit else None)

    def _with_text(self, hot: Hot, numbers: Sequence[int], text: str, limit: int) -> list[int]:
        """Those of some events, newest first, whose stored text holds ``text``; at most ``limit``."""
        needle = text.casefold()
        found: list[int] = []
        for at in range(0, len(numbers), 500):
            some = numbers[at : at + 500]
            places = ",".join("?" * len(some))
            sql = f"SELECT seq,envelope,detail,sealed_for FROM bodies WHERE seq IN ({places}) ORDER BY seq DESC"  # noqa: S608
            for seq, envelope, detail, sealed_for in hot.rows(sql, some):
                if sealed_for or not text.isascii():
                    hit = any(needle in _said(event) for _seq, event in self._one(hot, seq))
                else:
                    hit = needle.encode() in ((envelope or b"") + b"\0" + (detail or b"")).lower()
                if hit:
                    found.append(seq)
                    if len(found) == limit:
                        return found
        return found

    def _one(self, hot: Hot, seq: int) -> Iterator[tuple[int, Event]]:
        for number, event in read_bodies(hot, self._subjects, "WHERE seq = ?", (seq,)):
            if event is not None:
                yield number, event

    def _read(self, hot: Hot, numbers: Sequence[int]) -> list[Found]:
        """Whole events by number, in the order given; those of which nothing is left are passed over."""
        found: dict[int, Found] = {}
        for at in range(0, len(numbers), 200):
            some = numbers[at : at + 200]
            places = ",".join("?" * len(some))
            bare = {
                row[0]
                for row in hot.rows(
                    f"SELECT seq FROM bodies WHERE seq IN ({places}) AND detail IS NULL",  # noqa: S608  # only marks
                    some,
                )
            }
            for number, event in read_bodies(hot, self._subjects, f"WHERE seq IN ({places})", some):
                if event is not None:
                    lost = number in bare and _had_detail(hot, number)
                    found[number] = Found(number, event, lost or _unreadable(event))
        return [found[number] for number in numbers if number in found]


def _had_detail(hot: Hot, number: int) -> bool:
    row = hot.row("SELECT commitments FROM events WHERE seq = ?", (number,))
    return row is not None and any(row[0][32:])


def _unreadable(event: Event) -> bool:
    """Whether an event that counted findings shows none: its subject's key is gone."""
    return bool(event.categories) and not event.findings


def _said(event: Event) -> str:
    return msgspec.json.encode(event).decode().casefold()


def _terms(hot: Hot, wanted: EventFilter) -> tuple[str, list[object], list[int]] | None:
    """SQL conditions, their parameters, and the numbers a segment must list; None when nothing can fit."""
    conditions = ""
    parameters: list[object] = []
    words: list[int] = []
    columns = {
        "kind": wanted.kind,
        "action": wanted.action,
        "tool": wanted.tool,
        "principal": wanted.principal,
        "channel": wanted.channel,
        "key": wanted.key,
    }
    facets = {"category": wanted.category, "detector": wanted.detector, "policy": wanted.policy}
    for column, word in columns.items():
        if word:
            number = _number(hot, word)
            if number is None:
                return None
            conditions += f" AND {column} = ?"
            parameters.append(number)
            words.append(number)
    for kind, word in facets.items():
        if word:
            number = _number(hot, facet(kind, word))
            if number is None:
                return None
            conditions += " AND facets LIKE ?"
            parameters.append(f"% {number} %")
            words.append(number)
    if wanted.room:
        kinds = [_number(hot, kind) for kind in EventKind if kind.startswith(wanted.room + ":")]
        known = [number for number in kinds if number is not None]
        if not known:
            return None
        conditions += f" AND kind IN ({','.join('?' * len(known))})"
        parameters += known
    if wanted.since_ms is not None:
        conditions += " AND time >= ?"
        parameters.append(wanted.since_ms)
    if wanted.until_ms is not None:
        conditions += " AND time < ?"
        parameters.append(wanted.until_ms)
    return conditions, parameters, words


def _number(hot: Hot, word: str) -> int | None:
    row = hot.row("SELECT id FROM names WHERE text = ?", (str(word),))
    return row[0] if row else None


def _stretches(hot: Hot, words: Sequence[int], wanted: EventFilter, end: int, size: int) -> Iterator[tuple[int, int]]:
    """Ranges of numbers below ``end`` that may hold what is wanted, newest first.

    The segment that is still filling has no list yet, so it always may.
    """
    full = size >> segment_bits
    if end > full << segment_bits:
        yield full << segment_bits, end
        end = full << segment_bits
    if end == 0:
        return
    if not words and wanted.since_ms is None and wanted.until_ms is None:
        for stop in range(end, 0, -_SEGMENT * _RUN):
            yield max(0, stop - _SEGMENT * _RUN), stop
        return
    last = (end - 1) >> segment_bits
    run: list[int] = []
    for segment in _candidates(hot, words, wanted, last):
        if run and (run[-1] != segment + 1 or len(run) == _RUN):
            yield run[-1] << segment_bits, min(end, (run[0] + 1) << segment_bits)
            run = []
        run.append(segment)
    if run:
        yield run[-1] << segment_bits, min(end, (run[0] + 1) << segment_bits)


def _candidates(hot: Hot, words: Sequence[int], wanted: EventFilter, last: int) -> Iterator[int]:
    """Full segments up to ``last`` that list every word and overlap the time, newest first."""
    sql = "SELECT s.segment FROM segments s"
    parameters: list[Any] = []
    for at, word in enumerate(dict.fromkeys(words)):
        sql += f" JOIN segment_names n{at} ON n{at}.segment = s.segment AND n{at}.name = ?"
        parameters.append(word)
    sql += " WHERE s.segment <= ?"
    parameters.append(last)
    if wanted.since_ms is not None:
        sql += " AND s.time_max >= ?"
        parameters.append(wanted.since_ms)
    if wanted.until_ms is not None:
        sql += " AND s.time_min < ?"
        parameters.append(wanted.until_ms)
    for row in hot.rows(sql + " ORDER BY s.segment DESC", parameters):
        yield row[0]


def _time_of(hot: Hot, seq: int) -> int | None:
    row = hot.row("SELECT time FROM events WHERE seq = ?", (seq,))
    return row[0] if row else None


_CROCKFORD = {digit: value for value, digit in enumerate("0123456789ABCDEFGHJKMNPQRSTVWXYZ")}


def _number_of(hot: Hot, event_id: str) -> int | None:
    """Where an event stands. Its id says when it was made, which leaves a segment or two to look through."""
    body = event_id.rpartition("_")[2]
    spots: list[tuple[int, int]] = []
    row = hot.row("SELECT size FROM tree WHERE id = 1")
    size = int(row[0]) if row else 0
    full = size >> segment_bits << segment_bits
    spots.append((full, size))
    if len(body) == 26 and all(digit in _CROCKFORD for digit in body):
        made = 0
        for digit in body[:10]:
            made = made << 5 | _CROCKFORD[digit]
        near = hot.rows(
            "SELECT segment FROM segments WHERE time_max >= ? AND time_min <= ? ORDER BY segment DESC",
            (made - 60_000, made + 60_000),
        )
        spots += [(row[0] << segment_bits, (row[0] + 1) << segment_bits) for row in near]
    spots.append((0, full))  # ids made elsewhere, or long before they were written
    for first, stop in spots:
        hit = hot.row("SELECT seq FROM events WHERE seq >= ? AND seq < ? AND id = ?", (first, stop, event_id))
        if hit is not None:
            return int(hit[0])
    return None
