"""Background duties: done at once, done again, and never in each other's way."""

import threading

import pytest

from seawall.model.doubles import ManualClock
from seawall.store.database import Hot
from seawall.store.pulse import Pulse
from seawall.store.store import Store


def test_duties_run_when_due_and_a_failing_one_keeps_nobody(store: Store, clock: ManualClock) -> None:
    pulse = Pulse(store.database, clock.now_ms)
    done: list[str] = []
    broken = False

    def fragile(hot: Hot) -> None:
        if broken:
            raise RuntimeError
        done.append("fragile")

    assert pulse.add("fragile", fragile)
    assert not pulse.add("fragile", fragile)
    assert pulse.add("slow", lambda _hot: done.append("slow"), every_ms=1_000)
    broken = True
    pulse.beat(all_of_them=False)
    assert done == ["fragile", "slow"]
    assert pulse.failing == {"fragile": "RuntimeError"}
    clock.advance(1_000)
    broken = False
    pulse.beat(all_of_them=False)
    assert done == ["fragile", "slow", "fragile", "slow"]
    assert pulse.failing == {}
    pulse.close()
    assert done[-2:] == ["fragile", "slow"]


def test_the_first_time_is_told(store: Store, clock: ManualClock) -> None:
    pulse = Pulse(store.database, clock.now_ms)

    def fail(_hot: Hot) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        pulse.add("x", fail)
    pulse.close()


def test_the_thread_beats_by_itself_and_ends(store: Store, clock: ManualClock) -> None:
    pulse = Pulse(store.database, clock.now_ms)
    beaten = threading.Semaphore(0)
    pulse.add("count", lambda _hot: beaten.release() and None)
    pulse.start()
    pulse.start()
    for _ in range(3):
        assert beaten.acquire(timeout=60)
    pulse.close()
    pulse.start()
    assert not any(thread.name == "seawall-pulse" and thread is pulse._thread for thread in threading.enumerate())
