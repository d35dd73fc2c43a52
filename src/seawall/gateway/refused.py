"""Refused calls in the ledger: the first of a kind at once, a flood of them as one event a minute."""

from __future__ import annotations

from seawall.gateway.door import Visitor
from seawall.gateway.refusal import Refusal
from seawall.model.errors import LedgerUnavailable
from seawall.model.event import Event, EventKind
from seawall.model.ids import ulid
from seawall.model.ports import Clock, Ledger
from seawall.model.words import Action, Channel

minute_ms = 60_000
kinds_max = 4_096


class RefusalLog:
    """Writes down who was turned away and why, without letting those at the door fill the ledger."""

    def __init__(self, ledger: Ledger, clock: Clock) -> None:
        self._ledger = ledger
        self._clock = clock
        self._kinds: dict[tuple[str, str], tuple[str, int, int]] = {}
        """For each code and caller: the last event's id, when it was written, and how many came since."""

    async def record(self, refusal: Refusal, visitor: Visitor | None, client: str) -> str:
        """The id of the event that tells of this refusal. A ledger that fails is no news to one who is refused."""
        now = self._clock.now_ms()
        kind = (refusal.code, visitor.key.id if visitor is not None else client)
        last, when, more = self._kinds.get(kind, ("", 0, 0))
        if last and now - when < minute_ms:
            self._kinds[kind] = (last, when, more + 1)
            return last
        if len(self._kinds) >= kinds_max:
            self._kinds.clear()
        id = ulid(now)
        self._kinds[kind] = (id, now, 0)
        detail = {"code": refusal.code}
        if more:
            detail["more_before"] = str(more)
        if client:
            detail["address"] = client
        event = Event(
            id=id,
            time=now,
            kind=EventKind.GATEWAY_REQUEST_REFUSED,
            principal=str(visitor.principal) if visitor is not None else "",
            key=visitor.key.id if visitor is not None else "",
            channel=Channel.GATEWAY,
            action=None if refusal.vendors else Action.BLOCK,
            message=refusal.message,
            status=refusal.status,
            detail=detail,
        )
        try:
            await self._ledger.submit(event)
        except LedgerUnavailable:
            return ""
        return id
