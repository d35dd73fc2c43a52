"""Charts agree with the ledger whatever was rolled up when and by whom."""

from collections import Counter
from collections.abc import Callable

import pytest

from seawall.model.errors import UsageError
from seawall.model.words import Action, Category, Direction
from seawall.store.charts import Counts
from seawall.store.rollups import hour_ms
from seawall.store.store import Store
from store.conftest import START, event, finding

HOUR = START // hour_ms * hour_ms
EVER = {"since_ms": START - 100 * hour_ms, "until_ms": START + 100 * hour_ms}


def totals(found: list[Counts], measure: str) -> dict[tuple[str, ...], int]:
    return {one.words: one.counts[measure] for one in found}


def test_counts_by_action_and_by_hour(store: Store) -> None:
    events = [event(n, action=Action.BLOCK if n % 4 == 0 else Action.MASK, time=START + n * 60_000) for n in range(300)]
    store.ledger().append(events)
    found = store.charts().counts("traffic", ["action"], **EVER, step_hours=1)
    expected = Counter((one.time // hour_ms * hour_ms, one.action or "") for one in events)
    assert {(one.start_ms, one.words[0]): one.counts["events"] for one in found} == expected
    assert [one.start_ms for one in found] == sorted(one.start_ms for one in found)
    total = store.charts().counts("traffic", **EVER)
    assert len(total) == 1
    assert total[0].counts == {"events": 300, "findings": 300, "bytes_out": 30_000, "bytes_in": 3_000}


def test_what_each_tool_was_sent(store: Store) -> None:
    shown = finding(1, action=Action.ALLOW, start=0, end=100, category=Category.INTERNAL_PRICING, detector="price_list")
    hidden = finding(2, start=0, end=7, count=40, detector="bulk_records")
    store.ledger().append(
        [
            event(1, findings=(shown, hidden), categories={"internal_pricing": 1, "customer_pii": 1}),
            event(2, tool="chatgpt", findings=(shown,), categories={"internal_pricing": 5}, action=Action.COACH),
        ]
    )
    found = store.charts().counts("exposure", ["tool", "category", "action"], **EVER)
    assert totals(found, "chars") == {
        ("openai-api", "internal_pricing", "allow"): 100,
        ("openai-api", "customer_pii", "mask"): 7,
        ("chatgpt", "internal_pricing", "allow"): 100,
        ("chatgpt", "internal_pricing", "coach"): 0,
    }
    assert totals(found, "records")["openai-api", "customer_pii", "mask"] == 40
    # Four findings of the second event were left out of it; they count by category, under no detector.
    by_detector = store.charts().counts("exposure", ["detector"], **EVER, where={"tool": "chatgpt"})
    assert totals(by_detector, "findings") == {("price_list",): 1, ("",): 4}
    priced = store.charts().counts("exposure", [], **EVER, where={"category": "internal_pricing"})
    assert priced[0].counts["findings"] == 6


def test_interleaved_processes_and_a_crash_lose_no_count(opened: Callable[[], Store]) -> None:
    first, second = opened(), opened()
    for number in range(0, 900, 3):
        first.ledger().append([event(number), event(number + 1)])
        second.ledger().append([event(number + 2)])
    # What a process counted but had not written when it died is read back from the ledger by the next one.
    third = opened()
    third.ledger().append([event(n) for n in range(900, 1_300)])
    found = third.charts().counts("people", ["principal"], **EVER)
    expected = Counter((event(n).principal,) for n in range(1_300))
    assert totals(found, "events") == expected
    hot = third.database.hot()
    assert hot.rows("SELECT sum(events) FROM hourly_traffic") == hot.rows("SELECT rolled FROM tree")
    hot.close()


def test_days_begin_where_the_shop_is(store: Store) -> None:
    midnight = HOUR - HOUR % (24 * hour_ms)
    store.ledger().append([event(1, time=midnight - hour_ms), event(2, time=midnight + hour_ms)])
    apart = store.charts().counts("traffic", **EVER, step_hours=24)
    assert [one.start_ms for one in apart] == [midnight - 24 * hour_ms, midnight]
    together = store.charts().counts("traffic", **EVER, step_hours=24, offset_hours=-2)
    assert [one.start_ms for one in together] == [midnight - 2 * hour_ms]
    assert store.charts().counts("traffic", since_ms=midnight, until_ms=midnight + 1)[:1] == []


def test_a_cube_has_the_columns_it_has(store: Store) -> None:
    with pytest.raises(UsageError, match="people has no category"):
        store.charts().counts("people", ["category"], **EVER)
    with pytest.raises(UsageError, match="too many points"):
        store.charts().counts("people", since_ms=0, until_ms=START, step_hours=1)
    assert store.charts().counts("people", **EVER, where={"principal": "person:nobody@shop.example"}) == []


def test_people_tell_what_was_sent_from_what_came_back(store: Store) -> None:
    store.ledger().append([event(1), event(2), event(3, direction=Direction.IN)])
    found = store.charts().counts("people", ["tool", "direction"], **EVER)
    assert totals(found, "events") == {("openai-api", "out"): 2, ("openai-api", "in"): 1}
