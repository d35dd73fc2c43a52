"""Keys in memory: found, counted, and gone in every process when revoked in one."""

import subprocess
import sys
import timeit
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.model.doubles import ManualClock
from seawall.model.exchange import Principal
from seawall.model.ports import Keys
from seawall.store.counts import SharedCounts
from seawall.store.keyring import KeyOrder
from seawall.store.snapshot import KeySnapshot, _room, _wait, minute_ms
from seawall.store.store import Store

AGENT = Principal.parse("agent:recommender")


def test_found_by_the_whole_secret_only(store: Store, clock: ManualClock) -> None:
    secret, key = store.key_ring().issue(KeyOrder(principal=AGENT))
    keys: Keys = store.keys()
    now = clock.now_ms()
    assert keys.find(secret, now) == keys.find(secret, now) == key
    other = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    for wrong in (other, secret + "x", secret[:-1], "sw_x_y", "", "sk-proj-abc", "sw_" + "\ud800"):
        assert keys.find(wrong, now) is None
    assert keys.find(secret, key.expires_ms) is None


def test_changes_elsewhere_arrive_with_a_beat(opened: Callable[[], Store], clock: ManualClock) -> None:
    first, second = opened(), opened()
    keys = second.keys()
    secret, key = first.key_ring().issue(KeyOrder(principal=AGENT))
    second.beat()
    assert keys.find(secret, clock.now_ms()) == key
    first.key_ring().revoke(key.id)
    second.beat()
    assert keys.find(secret, clock.now_ms()) is None


def test_budget_is_shared_and_survives_a_restart(opened: Callable[[], Store], clock: ManualClock) -> None:
    first, second = opened(), opened()
    _, key = first.key_ring().issue(KeyOrder(principal=AGENT, budget=10))
    mine, theirs = first.keys(), second.keys()
    now = clock.now_ms()
    assert [mine.spend(key.id, 5, now) for _ in range(4)] == [None] * 4
    assert [theirs.spend(key.id, 5, now) for _ in range(4)] == [None] * 4
    first.beat()
    second.beat()
    assert [theirs.spend(key.id, 5, now) for _ in range(3)] == [None, None, key.expires_ms - now]
    second.beat()
    first.beat()
    assert mine.spend(key.id, 5, now) == key.expires_ms - now
    third = opened()
    assert third.keys().spend(key.id, 5, now) == key.expires_ms - now
    listed = third.key_ring().list()[0]
    assert (listed.requests, listed.used_ms) == (10, now)


def test_a_batch_counts_as_its_requests_against_the_budget_and_once_against_the_rate(
    opened: Callable[[], Store], clock: ManualClock
) -> None:
    store = opened()
    _, key = store.key_ring().issue(KeyOrder(principal=AGENT, budget=10, rate_per_minute=4))
    keys, now = store.keys(), clock.now_ms()
    assert keys.spend(key.id, 0, now, 11) == key.expires_ms - now
    assert [keys.spend(key.id, 0, now, requests) for requests in (8, 1)] == [None, None]
    assert keys.spend(key.id, 0, now, 2) == key.expires_ms - now
    assert keys.spend(key.id, 0, now) is None
    store.beat()
    assert store.key_ring().list()[0].requests == 10


def test_workers_of_one_server_keep_to_a_budget_and_a_rate_to_the_request(
    opened: Callable[[], Store], clock: ManualClock
) -> None:
    first, second = opened(), opened()
    shared = SharedCounts()
    first.count_with(shared)
    second.count_with(shared)
    _, budgeted = first.key_ring().issue(KeyOrder(principal=AGENT, budget=3))
    _, rated = first.key_ring().issue(KeyOrder(principal=AGENT, rate_per_minute=3))
    mine, theirs = first.keys(), second.keys()
    clock.advance(minute_ms - clock.now_ms() % minute_ms)
    now = clock.now_ms()
    for key in (budgeted, rated):
        spent = [keys.spend(key.id, 0, now) is None for keys in (mine, theirs, mine, theirs, mine)]
        assert spent == [True, True, True, False, False]
    for _ in range(2):
        first.beat()
        second.beat()
        assert mine.spend(budgeted.id, 0, now) == theirs.spend(budgeted.id, 0, now) == budgeted.expires_ms - now
    assert {one.requests for one in first.key_ring().list()} == {3}


def test_rate_is_a_sliding_minute_shared_by_all(opened: Callable[[], Store], clock: ManualClock) -> None:
    first, second = opened(), opened()
    _, key = first.key_ring().issue(KeyOrder(principal=AGENT, rate_per_minute=6))
    mine, theirs = first.keys(), second.keys()
    clock.advance(minute_ms - clock.now_ms() % minute_ms)
    now = clock.now_ms()
    assert [mine.spend(key.id, 0, now) for _ in range(7)] == [None] * 6 + [70_000]
    first.beat()
    second.beat()
    assert theirs.spend(key.id, 0, now) == 70_000
    # In the next minute the last one's six slide out, one each ten seconds.
    clock.advance(minute_ms)
    again = clock.now_ms()
    assert mine.spend(key.id, 0, again) == 10_000
    assert mine.spend(key.id, 0, again + 10_000) is None
    assert mine.spend(key.id, 0, again + 10_000) == 10_000


@given(st.integers(1, 50), st.integers(0, 60), st.integers(0, 60), st.integers(0, minute_ms - 1))
def test_after_the_wait_there_is_room_and_not_before(rate: int, used: int, previous: int, into: int) -> None:
    if _room(rate, used, previous, into):
        return
    wait = _wait(rate, used, previous, into)
    assert wait > 0

    def room(after: int) -> bool:
        then = into + after
        return _room(rate, used, previous, then) if then < minute_ms else _room(rate, 0, used, then - minute_ms)

    assert room(wait)
    assert not room(wait - 1)


def test_counts_are_kept_when_the_database_fails(store: Store, clock: ManualClock) -> None:
    _, key = store.key_ring().issue(KeyOrder(principal=AGENT, budget=3))
    keys = store.keys()
    now = clock.now_ms()
    assert keys.spend(key.id, 1, now) is None
    hot = store.database.hot()
    hot.execute("ALTER TABLE key_spent RENAME TO elsewhere")
    store.beat()
    assert keys.spend(key.id, 1, now) is None
    hot.execute("ALTER TABLE elsewhere RENAME TO key_spent")
    hot.close()
    store.beat()
    assert store.key_ring().list()[0].requests == 2
    assert [keys.spend(key.id, 1, now) for _ in range(2)] == [None, key.expires_ms - now]


def test_unknown_keys_are_not_counted() -> None:
    assert KeySnapshot(b"ring").spend("nothing", 1, 0) is None


def test_finding_is_quick(store: Store, clock: ManualClock) -> None:
    secret, _ = store.key_ring().issue(KeyOrder(principal=AGENT))
    keys, now = store.keys(), clock.now_ms()
    best = min(timeit.repeat(lambda: keys.find(secret, now), number=2_000, repeat=5)) / 2_000
    assert best < 20e-6  # 1 µs in truth; ten and more times that is a mistake, not a busy machine


_WATCH = """
import sys, time
from pathlib import Path
from seawall.store import Store
from seawall.wire.clock import SystemClock
clock = SystemClock()
with Store.open(sys.argv[1], data=Path(sys.argv[2]), clock=clock) as store:
    keys = store.keys()
    for line in sys.stdin:
        secret = line.strip()
        while keys.find(secret, clock.now_ms()) is None:
            time.sleep(0.001)
        print("seen", flush=True)
        while keys.find(secret, clock.now_ms()) is not None:
            time.sleep(0.001)
        print("gone", flush=True)
"""


def test_a_revocation_is_in_force_in_another_process_within_a_second(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from seawall.wire.clock import SystemClock

    clock = SystemClock()
    with Store.open(url, data=tmp_path, clock=clock) as store:
        other = subprocess.Popen(
            [sys.executable, "-c", _WATCH, url, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert other.stdin is not None
        assert other.stdout is not None

        def seconds() -> float:
            secret, key = store.key_ring().issue(KeyOrder(principal=AGENT))
            other.stdin.write(secret + "\n")
            other.stdin.flush()
            assert other.stdout.readline() == "seen\n"
            store.key_ring().revoke(key.id)
            began = clock.monotonic_ns()
            assert other.stdout.readline() == "gone\n"
            return (clock.monotonic_ns() - began) / 1e9

        assert any(seconds() < 1 for _ in range(5)), "a machine that is busy once is not busy each time"
        other.communicate(timeout=60)
        assert other.returncode == 0
