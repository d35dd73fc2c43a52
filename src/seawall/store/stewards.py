"""Who answers for which control. Each change is one transaction with its event in the ledger."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from seawall.model.days import is_day
from seawall.model.errors import UsageError
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.stewards import Steward
from seawall.store.database import Database, Hot
from seawall.store.records import record
from seawall.store.tail import Tail
from seawall.store.writer import Writer

control_chars_max = 60
owner_chars_max = 200
_STEWARD = msgspec.json.Decoder(Steward)
_REPLACE = "ON CONFLICT (control) DO UPDATE SET body = excluded.body"


class StewardBook:
    """Blocking; from an event loop, use a thread."""

    def __init__(self, database: Database, writer: Writer, now_ms: Callable[[], int]) -> None:
        self._database = database
        self._writer = writer
        self._now_ms = now_ms

    def all(self) -> dict[str, Steward]:
        """By control."""
        with self._database.view(unchanging=False) as hot:
            rows = hot.rows("SELECT control, body FROM control_stewards")
        return {row[0]: _STEWARD.decode(row[1]) for row in rows}

    def assign(self, steward: Steward, *, by: str) -> Steward:
        """Say who answers for a control and when it is looked at again; empty takes that back.

        Raises:
            UsageError: a text or day that cannot be.
        """
        if not steward.control or len(steward.control) > control_chars_max:
            raise UsageError("That is no control's id")
        if len(steward.owner) > owner_chars_max or not steward.owner.isprintable():
            raise UsageError(f"An owner has at most {owner_chars_max} printable characters")
        if steward.review_by and not is_day(steward.review_by):
            raise UsageError("The review day is a day like 2027-03-31")
        now = self._now_ms()
        made = msgspec.structs.replace(steward, by=by, changed_ms=now)
        detail = {"control": made.control, "owner": made.owner, "review_by": made.review_by}
        event = Event(id=ulid(now), time=now, kind=EventKind.GOVERNANCE_CONTROL_ASSIGNED, principal=by, detail=detail)

        def job(hot: Hot, tail: Tail) -> None:
            body = msgspec.json.encode(made).decode()
            hot.insert("control_stewards(control,body)", [(made.control, body)], _REPLACE)
            tail.append(hot, [record(event)])

        self._writer.run(job)
        return made
