"""The ledger's end: who moves it, what goes with it, and what a forged end does."""

from collections.abc import Callable

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import LedgerUnavailable
from seawall.store.database import Hot
from seawall.store.store import Store
from seawall.store.tail import Names, checkpoint_events, checkpoint_ms, index_segment, plain_name
from store.conftest import event


def checkpoints(store: Store) -> list[int]:
    with store.database.view() as hot:
        return [row[0] for row in hot.rows("SELECT size FROM checkpoints ORDER BY size")]


def test_checkpoints_by_count_and_by_time(store: Store, clock: ManualClock) -> None:
    store.ledger().append([event(0)])
    store.ledger().append([event(1)])
    assert checkpoints(store) == [1]
    clock.advance(checkpoint_ms)
    store.ledger().append([event(2)])
    store.ledger().append([event(n) for n in range(3, 3 + checkpoint_events)])
    assert checkpoints(store)[:2] == [1, 3]
    assert len(checkpoints(store)) == 3


def test_a_forged_end_stops_the_ledger(opened: Callable[[], Store]) -> None:
    store = opened()
    store.ledger().append([event(0)])
    hot = store.database.hot()
    size, peaks, seal = hot.rows("SELECT size, peaks, seal FROM tree")[0]
    hot.execute("UPDATE tree SET peaks = ?", (bytes(32),))
    with pytest.raises(LedgerUnavailable, match="end was changed"):
        opened().ledger().append([event(1)])
    hot.execute("UPDATE tree SET peaks = ?", (peaks,))
    hot.execute("UPDATE tree SET seal = ?", (bytes(32),))
    with pytest.raises(LedgerUnavailable, match="end was changed"):
        store.ledger().append([event(1)])
    hot.execute("UPDATE tree SET seal = ?", (seal,))
    store.ledger().append([event(1)])
    hot.execute("DELETE FROM tree")
    with pytest.raises(LedgerUnavailable, match="no end"):
        store.ledger().append([event(2)])
    hot.insert(
        "tree(id,size,peaks,seal,epoch,origin,rolled,checkpoint_size,checkpoint_ms)",
        [(1, size, peaks, seal, "", "", 0, 0, 0)],
    )
    hot.close()


def test_words_have_one_number_in_every_process(store: Store) -> None:
    hot = store.database.hot()
    first, second = Names(), Names()
    with hot.transaction():
        one = dict(first.learn(hot, ["a", "b", ""]))
    first.settle(committed=True)
    with hot.transaction():
        other = dict(second.learn(hot, ["c", "b", "a"]))
    assert one[""] == 0
    assert (one["a"], one["b"]) == (other["a"], other["b"])
    assert len({*other.values()}) == 4
    hot.close()


def test_a_number_learned_in_a_failed_transaction_is_forgotten(store: Store) -> None:
    hot = store.database.hot()
    names = Names()
    hot.begin()
    names.learn(hot, ["ghost"])
    hot.rollback()
    names.settle(committed=False)
    assert "ghost" not in names.learn(hot, [])
    hot.close()


def test_words_are_stored_as_any_database_can() -> None:
    assert plain_name("a\0b") == "a\ufffdb"
    assert plain_name("a\ud800") == "a?"
    assert len(plain_name("x" * 1_000)) == 400


def test_strange_words_do_not_stop_the_ledger(store: Store) -> None:
    store.ledger().append([event(0, principal="person:a\0b", tool="x" * 900, policies=("\ud800",)), event(1)])
    assert store.verify().fault is None


def test_segments_are_indexed_once(store: Store) -> None:
    store.ledger().append([event(n) for n in range(1_024)])

    def listed(hot: Hot) -> tuple[int, ...]:
        row = hot.row("SELECT (SELECT count(*) FROM segment_names), (SELECT count(*) FROM segments)")
        assert row is not None
        return row

    hot = store.database.hot()
    before = listed(hot)
    index_segment(hot, 0)
    assert listed(hot) == before
    assert before[1] == 1
    hot.close()
