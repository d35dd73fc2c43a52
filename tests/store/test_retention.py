"""What is taken away is gone, from the files too, and the ledger still holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import UsageError
from seawall.model.event import EventKind
from seawall.store.keyring import day_ms
from seawall.store.search import EventFilter
from seawall.store.store import Store
from store.conftest import START, event, finding

EVER = {"since_ms": START - day_ms, "until_ms": START + 2_000 * 3_600_000}


def test_old_details_go_and_the_rest_stays(store: Store, clock: ManualClock) -> None:
    store.ledger().append([event(n, time=START + n * 60_000) for n in range(100)])
    before = store.charts().counts("exposure", ["detector"], **EVER)
    clock.advance(10 * day_ms + 50 * 60_000)
    taken = store.retention().apply(10)
    assert taken.details == 50
    assert store.retention().apply(10).details == 0
    page = store.events().page(EventFilter(kind=EventKind.GATEWAY_EXCHANGE_DECIDED), limit=100)
    assert [one.erased for one in page.events] == [False] * 50 + [True] * 50
    oldest = page.events[-1].event
    assert (oldest.principal, oldest.categories) == ("person:ana0@shop.example", {"customer_pii": 1})
    assert (oldest.findings, oldest.message) == ((), "")
    assert store.charts().counts("exposure", ["detector"], **EVER) == before
    report = store.verify()
    assert (report.fault, report.erased) == (None, 50)
    assert store.events().page(EventFilter(kind=EventKind.STORE_RETENTION_APPLIED)).events[0].event.detail == {
        "events": "50",
        "before": str(clock.now_ms() - 10 * day_ms),
    }


def test_retention_goes_on_where_it_stopped_even_among_mixed_times(store: Store, clock: ManualClock) -> None:
    store.ledger().append([event(n, time=START + (n % 2) * 20 * day_ms) for n in range(30)])
    clock.advance(21 * day_ms)
    assert store.retention().apply(10).details == 15
    clock.advance(20 * day_ms)
    assert store.retention().apply(10).details == 16  # the other fifteen, and the record of the first run
    assert store.verify().fault is None
    with pytest.raises(UsageError):
        store.retention().apply(0)


def everything(store: Store) -> str:
    hot = store.database.hot()
    tables = ("events", "bodies", "names", "subject_keys", "subject_events", "hourly_people", "segment_names")
    found = repr([hot.rows(f"SELECT * FROM {table}") for table in tables])
    hot.close()
    return found


def test_a_forgotten_customer_leaves_nothing_but_hashes(opened: Callable[[], Store], tmp_path: Path) -> None:
    store, other = opened(), opened()
    about = finding(1, subject="customer:4711", masked="ERIKA••••")
    both = (about, finding(2, subject="customer:8"))
    store.ledger().append([event(1, findings=(about,)), event(2, findings=both), event(3)])
    assert "ERIKA" not in everything(store)  # sealed from the start
    assert store.events().page(EventFilter(text="erika")).events[0].event.findings == both
    taken = store.retention().erase("customer:4711", by="person:ana@shop.example")
    assert (taken.details, taken.events) == (2, 0)
    found = store.events().page(EventFilter(kind=EventKind.GATEWAY_EXCHANGE_DECIDED)).events
    assert [one.erased for one in found] == [False, True, True]
    assert store.verify().fault is None
    assert store.retention().erase("customer:4711").details == 0
    # A customer who comes back starts a new key, in every process.
    other.ledger().append([event(9, findings=(about,))])
    assert store.events().page(EventFilter(text="erika")).events[0].event.id == event(9).id
    for one in store.events().page(EventFilter(room="store")).events:
        assert "4711" not in repr(one)


def test_destroying_the_key_is_enough(store: Store) -> None:
    """What a sweep has not reached yet, and what an older copy of the table holds, does not open."""
    store.ledger().append([event(1, findings=(finding(1, subject="customer:4711"),))])
    hot = store.database.hot()
    hot.execute("DELETE FROM subject_keys")
    hot.close()
    assert store.events().page(EventFilter()).events[0].erased
    fault = store.verify().fault
    assert fault is not None, "nobody put it down"
    assert (fault.number, fault.event) == (0, event(1).id)


@pytest.mark.parametrize("what", ["detail = NULL, detail_salt = NULL", "sealed_for = 'x'"])
def test_what_nobody_put_down_may_not_be_missing(store: Store, clock: ManualClock, what: str) -> None:
    store.ledger().append([event(n, time=START + n * 60_000) for n in range(20)])
    store.ledger().append([event(30, time=START + 30 * 60_000, findings=(finding(1, subject="customer:7"),))])
    clock.advance(10 * day_ms + 10 * 60_000)
    assert store.retention().apply(10).details == 10
    assert store.retention().erase("customer:7").details == 1
    assert store.verify().fault is None
    hot = store.database.hot()
    hot.execute(f"UPDATE bodies SET {what} WHERE seq = 15")
    hot.close()
    fault = store.verify().fault
    assert fault is not None
    assert fault.number == 15
    assert "retention and erasure have put down 1" in fault.what


def test_what_is_forgotten_of_an_employee_is_counted_too(store: Store, clock: ManualClock) -> None:
    store.ledger().append([event(n) for n in range(9)])
    store.retention().erase("person:ana1@shop.example", by="person:ana1@shop.example")
    assert "ana1" not in everything(store), "the record of it does not name who is forgotten"
    assert store.verify().fault is None
    hot = store.database.hot()
    hot.execute("UPDATE bodies SET envelope=NULL, envelope_salt=NULL, detail=NULL, detail_salt=NULL WHERE seq = 2")
    hot.close()
    fault = store.verify().fault
    assert fault is not None
    assert "all but its hashes" in fault.what
    # When the record itself is so old that it lost its words, nobody can tell any more, and nothing is claimed.
    clock.advance(20 * day_ms)
    store.retention().apply(10)
    assert store.verify().fault is None


def test_a_forgotten_employee_leaves_nothing_but_hashes(opened: Callable[[], Store], tmp_path: Path) -> None:
    store, other = opened(), opened()
    store.ledger().append([event(n) for n in range(1_200)])
    other.ledger().append([event(1_200)])
    taken = store.retention().erase("person:ana1@shop.example")
    assert taken.events == 400
    assert "ana1" not in everything(store)
    if not store.database.postgres:
        files = b"".join(path.read_bytes() for path in tmp_path.glob("seawall.db*"))
        assert b"ana1@shop" not in files
    report = store.verify()
    assert (report.fault, report.erased) == (None, 400)
    traffic = store.charts().counts("traffic", ["kind"], **EVER)
    assert sum(one.counts["events"] for one in traffic if one.words[0].startswith("gateway")) == 1_201
    # Other processes had learned the word's number; they must learn anew.
    other.ledger().append([event(1_202)])
    store.ledger().append([event(1_204)])
    assert store.verify().fault is None
    again = store.events().page(EventFilter(principal="person:ana1@shop.example")).events
    assert [one.event.id for one in again] == [event(1_204).id]
