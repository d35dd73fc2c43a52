"""Counting a stretch of events, and keeping the tables at the ledger's heels."""

from seawall.model.doubles import ManualClock
from seawall.model.words import Action, RiskPath
from seawall.store.rollups import Rollup, hour_ms, roll_events, roll_ms, stretch
from seawall.store.store import Store
from store.conftest import event, finding


def rolled(store: Store) -> int:
    with store.database.view() as hot:
        return int(hot.rows("SELECT rolled FROM tree")[0][0])


def test_one_event_counts_in_three_cubes() -> None:
    rollup = Rollup()
    one = event(1, findings=(finding(1, count=3), finding(2)), categories={"customer_pii": 4}, action=Action.BLOCK)
    rollup.add(one)
    rollup.add(one)
    hour = one.time // hour_ms
    assert rollup.people == {(hour, one.principal, "openai-api", "block", "out"): [2, 8, 200]}
    assert list(rollup.traffic.values()) == [[2, 8, 200, 20]]
    assert rollup.exposure == {
        (hour, "openai-api", "category:customer_pii", "detector:email", "mask"): [4, 8, 80],
        (hour, "openai-api", "category:customer_pii", "", "block"): [4, 4, 0],
    }


def test_a_drills_text_is_nobodys_use_of_a_tool() -> None:
    rollup = Rollup()
    rollup.add(event(1, findings=(finding(1),), categories={"customer_pii": 1}, risk_path=RiskPath.DRILL))
    assert [(words[-1], counts[0]) for words, counts in rollup.traffic.items()] == [("drill", 1)]
    assert (rollup.people, rollup.exposure) == ({}, {})


def test_an_event_without_anything_counts_as_one() -> None:
    rollup = Rollup()
    rollup.add(event(1, findings=(), categories={}, action=None, channel=None, principal="", tool=""))
    assert rollup.exposure == {}
    assert [counts[0] for counts in rollup.traffic.values()] == [1]


def test_tables_follow_by_count_and_by_time(store: Store, clock: ManualClock) -> None:
    store.ledger().append([event(0)])
    assert rolled(store) == 1
    for number in range(1, 11):
        store.ledger().append([event(number)])
    assert rolled(store) == 1
    clock.advance(roll_ms)
    store.ledger().append([event(11)])
    assert rolled(store) == 12
    for number in range(roll_events):
        store.ledger().append([event(12 + number)])
    assert rolled(store) == 12 + roll_events


def test_upkeep_brings_a_quiet_ledger_up_to_date(store: Store) -> None:
    store.keys()
    for number in range(5):
        store.ledger().append([event(number)])
    store.beat()
    assert rolled(store) == 5


def test_a_stretch_reads_what_is_left(store: Store) -> None:
    store.ledger().append([event(n, findings=(finding(n, subject="customer:7"),)) for n in range(6)])
    hot = store.database.hot()
    whole = stretch(hot, store.subjects, 0, 6)
    assert sum(counts[0] for counts in whole.exposure.values()) == 6
    hot.execute("DELETE FROM subject_keys")
    erased = stretch(hot, store.subjects, 2, 5)
    assert sum(counts[0] for counts in erased.traffic.values()) == 3
    hot.close()
