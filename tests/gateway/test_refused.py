"""Refusals in the ledger: told once, counted after, never in the caller's way."""

from seawall.gateway.refusal import Refusal
from seawall.gateway.refused import RefusalLog, minute_ms
from seawall.model.doubles import ManualClock, MemoryLedger
from seawall.model.event import EventKind

BAD_KEY = Refusal(401, "seawall_bad_key", "unknown")


async def test_a_flood_is_one_event_a_minute() -> None:
    ledger, clock = MemoryLedger(), ManualClock()
    log = RefusalLog(ledger, clock)
    first = await log.record(BAD_KEY, None, "10.0.0.1")
    for _ in range(99):
        assert await log.record(BAD_KEY, None, "10.0.0.1") == first
    assert [event.id for event in ledger.events] == [first]
    await log.record(BAD_KEY, None, "10.0.0.2")
    clock.advance(minute_ms)
    await log.record(BAD_KEY, None, "10.0.0.1")
    assert [event.detail for event in ledger.events] == [
        {"code": "seawall_bad_key", "address": "10.0.0.1"},
        {"code": "seawall_bad_key", "address": "10.0.0.2"},
        {"code": "seawall_bad_key", "more_before": "99", "address": "10.0.0.1"},
    ]
    assert {event.kind for event in ledger.events} == {EventKind.GATEWAY_REQUEST_REFUSED}


async def test_a_ledger_that_fails_does_not_hide_the_refusal() -> None:
    ledger = MemoryLedger()
    ledger.failing = True
    assert await RefusalLog(ledger, ManualClock()).record(BAD_KEY, None, "x") == ""
