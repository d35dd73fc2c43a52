"""Changes that weaken protection and wait for a second person.

Every such change is made in this store, in one of five ways: a decision about a tool (approvals.py), a value that is
let off (feedback.py), an agent's key that shows it values (keyring.py), an account whose person may confirm
(people.py), weaker settings or policy files (standing.py). Each asks :meth:`Gate.held` in its own transaction
before it writes. Where two people are asked for, a proposal is written instead, and the caller hears
:class:`SecondPersonNeeded`; no edge, page or command can go around it, because none of them writes these tables.

A change takes two different people. Who proposes as a person is one of them; what a token or the command line proposes
may be anybody's, so it takes two others. When the second has confirmed, the change is made in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

import msgspec

from seawall.model.errors import LimitExceeded, NotFound, SecondPersonNeeded, UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

open_days = 7
open_max = 500
people_needed = 2
CONFIRMERS = ("owner", "security")
"""Roles whose people may confirm, as access/roles.py has it; a house test holds the two equal."""
_DAY_MS = 86_400_000
_PERSON = "person:"
T = TypeVar("T")


class ChangeState(StrEnum):
    """Where a proposed change stands."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    REFUSED = "refused"
    EXPIRED = "expired"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A change somebody proposed."""

    id: str
    kind: str
    """``tool``, ``value``, ``key``, ``user`` or ``settings``: which part of the store makes it."""
    words: str
    """What it does, for people. Holds no value."""
    body: msgspec.Raw = msgspec.Raw(b"null")
    """What to do, as the part that makes it wrote it down."""
    by: str
    created_ms: int
    expires_ms: int
    state: ChangeState = ChangeState.OPEN
    confirmed_by: tuple[str, ...] = ()
    decided_by: str = ""
    decided_ms: int = 0

    @property
    def people(self) -> frozenset[str]:
        """The people who are for it."""
        return frozenset(name for name in (self.by, *self.confirmed_by) if name.startswith(_PERSON))

    def may_confirm(self, who: str) -> bool:
        """Whether this person would be one more."""
        return self.state is ChangeState.OPEN and who.startswith(_PERSON) and who not in self.people


Apply = Callable[[Hot, Tail, bytes, str], str]
"""Makes a change: what to do and who proposed it; returns a secret to be shown once, or nothing."""


class Gate:
    """Decides, in the transaction of a change, whether it waits."""

    def __init__(self, mode: Callable[[], str]) -> None:
        """``mode`` says ``auto``, ``always`` or ``never`` (the setting ``policy.two_person``)."""
        self._mode = mode

    def asked_for(self, hot: Hot) -> bool:
        """Whether a weakening change takes two people now: with ``auto``, once there are two who may confirm."""
        mode = self._mode()
        if mode != "auto":
            return mode == "always"
        return self.has_two(hot)

    def has_two(self, hot: Hot) -> bool:
        """Whether there are two people who may confirm."""
        marks = ",".join("?" * len(CONFIRMERS))
        sql = f"SELECT count(*) FROM users WHERE disabled_ms IS NULL AND role IN ({marks})"  # noqa: S608  # only marks
        row = hot.row(sql, CONFIRMERS)
        return row is not None and int(row[0]) >= people_needed

    def held(self, hot: Hot, tail: Tail, kind: str, body: object, words: str, *, by: str, now: int) -> Change | None:
        """The proposal that was written instead, or None when the change may be made.

        Raises:
            LimitExceeded: there are ``open_max`` open ones.
        """
        if not self.asked_for(hot):
            return None
        _expire(hot, tail, now)
        count = hot.row("SELECT count(*) FROM changes WHERE state = 'open'")
        if count is not None and count[0] >= open_max:
            raise LimitExceeded("Too many changes wait for a second person", advice="Decide some of them first.")
        made = Change(
            id=ulid(now, "chg_"),
            kind=kind,
            words=words,
            body=msgspec.Raw(msgspec.json.encode(body)),
            by=by,
            created_ms=now,
            expires_ms=now + open_days * _DAY_MS,
        )
        _write(hot, made)
        tail.append(hot, [record(_event(EventKind.CHANGES_CHANGE_PROPOSED, now, by, made))])
        return made


def settle(outcome: Change | T) -> T:
    """What a change came to.

    Raises:
        SecondPersonNeeded: it was proposed instead of made.
    """
    if isinstance(outcome, Change):
        raise SecondPersonNeeded(
            "This weakens protection, so it waits for a second person",
            advice=f"Somebody else confirms it under Changes within {open_days} days ({outcome.id}).",
        )
    return outcome


class ChangeBook:
    """Proposals and what became of them. Blocking; from an event loop, use a thread."""

    def __init__(
        self, database: Database, writer: Writer, gate: Gate, now_ms: Callable[[], int], apply: Mapping[str, Apply]
    ) -> None:
        self._database = database
        self._writer = writer
        self._gate = gate
        self._now_ms = now_ms
        self._apply = apply

    def list(self, limit: int = 200) -> tuple[Change, ...]:
        """Open ones first, then the newest. Those past their end are ended by looking."""
        now = self._now_ms()
        with self._database.view(unchanging=False) as hot:
            late = hot.row("SELECT count(*) FROM changes WHERE state = 'open' AND expires_ms <= ?", (now,))
        if late is not None and late[0]:
            self._writer.run(lambda hot, tail: _expire(hot, tail, now))
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows(
                "SELECT body FROM changes ORDER BY CASE WHEN state = 'open' THEN 0 ELSE 1 END, id DESC LIMIT ?",
                (limit,),
            )
        return tuple(CHANGE.decode(row[0]) for row in rows)

    def asked_for(self) -> bool:
        """Whether a weakening change takes two people now."""
        with self._database.view(unchanging=False) as hot:
            return self._gate.asked_for(hot)

    def confirm(self, change_id: str, *, by: str) -> tuple[Change, str]:
        """Be one more person for a change; with the second it is made. Returns it with a secret to show once, if any.

        Raises:
            NotFound: no open change has this id.
            UsageError: ``by`` is no person, or for it already.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> tuple[Change, str]:
            _expire(hot, tail, now)
            found = _open(hot, change_id)
            if not found.may_confirm(by):
                raise UsageError("Nobody confirms their own change", advice="Ask a colleague who may.")
            made = msgspec.structs.replace(found, confirmed_by=(*found.confirmed_by, by))
            secret = ""
            if len(made.people) >= people_needed:
                made = msgspec.structs.replace(made, state=ChangeState.CONFIRMED, decided_by=by, decided_ms=now)
                secret = self._apply[made.kind](hot, tail, bytes(made.body), made.by)
            _write(hot, made)
            tail.append(hot, [record(_event(EventKind.CHANGES_CHANGE_CONFIRMED, now, by, made))])
            return made, secret

        return self._writer.run(job)

    def refuse(self, change_id: str, *, by: str) -> Change:
        """Refuse a change; who proposed it takes it back by the same.

        Raises:
            NotFound: no open change has this id.
        """
        now = self._now_ms()

        def job(hot: Hot, tail: Tail) -> Change:
            _expire(hot, tail, now)
            found = _open(hot, change_id)
            made = msgspec.structs.replace(found, state=ChangeState.REFUSED, decided_by=by, decided_ms=now)
            _write(hot, made)
            tail.append(hot, [record(_event(EventKind.CHANGES_CHANGE_REFUSED, now, by, made))])
            return made

        return self._writer.run(job)


CHANGE = msgspec.json.Decoder(Change)


def _open(hot: Hot, change_id: str) -> Change:
    row = hot.row("SELECT body FROM changes WHERE id = ? AND state = 'open'", (change_id,))
    if row is None:
        raise NotFound("No open change has this id", advice="Somebody may have decided on it, or its time is over.")
    return CHANGE.decode(row[0])


def _expire(hot: Hot, tail: Tail, now: int) -> None:
    for row in hot.rows("SELECT body FROM changes WHERE state = 'open' AND expires_ms <= ?", (now,)):
        made = msgspec.structs.replace(CHANGE.decode(row[0]), state=ChangeState.EXPIRED, decided_ms=now)
        _write(hot, made)
        tail.append(hot, [record(_event(EventKind.CHANGES_CHANGE_EXPIRED, now, "service:seawall", made))])


def _write(hot: Hot, change: Change) -> None:
    hot.insert(
        "changes(id,state,expires_ms,body)",
        [(change.id, change.state.value, change.expires_ms, msgspec.json.encode(change).decode())],
        "ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body",
    )


def _event(kind: EventKind, now: int, by: str, change: Change) -> Event:
    detail = {"change": change.id, "what": change.words, "proposed_by": change.by, "state": change.state.value}
    return Event(id=ulid(now), time=now, kind=kind, principal=by, detail=detail)
