"""Counts that several processes share: exact together, and none waits for another that hangs or died."""

import os
import signal
from collections.abc import Callable

import pytest

from seawall.store import counts
from seawall.store.counts import FRESH, TOTAL, Counts, SharedCounts


def in_a_child(work: Callable[[], None]) -> int:
    """A forked process that does some work; its id."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


@pytest.mark.parametrize("made", [Counts, SharedCounts])
def test_rows_are_told_apart_and_start_at_nothing(made: type[Counts]) -> None:
    one = made()
    with one.locked():
        one.row("a")[TOTAL] = 7
        one.row("b")[FRESH] = 9
        assert list(one.row("a")) == [7, 0, 0, 0, 0, 0]
        assert list(one.row("b")) == [0, 9, 0, 0, 0, 0]
    with one.exchanging() as alone:
        assert alone


def test_processes_count_together_to_the_request() -> None:
    shared = SharedCounts()

    def count() -> None:
        for _ in range(2_000):
            with shared.locked():
                shared.row("key")[FRESH] += 1

    for child in [in_a_child(count) for _ in range(3)]:
        assert os.waitpid(child, 0)[1] == 0
    with shared.locked():
        assert shared.row("key")[FRESH] == 6_000


def test_one_exchanges_at_a_time_and_who_is_killed_holds_nothing() -> None:
    shared = SharedCounts()
    reads, writes = os.pipe()

    def hold() -> None:
        with shared.exchanging(), shared.locked():
            os.write(writes, b"x")
            signal.pause()

    child = in_a_child(hold)
    os.read(reads, 1)
    with shared.exchanging() as alone:
        assert not alone
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with shared.exchanging() as alone, shared.locked():
        assert alone


def test_where_there_is_no_room_a_process_counts_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "rows_max", 4)
    monkeypatch.setattr(counts, "tries_max", 4)
    shared = SharedCounts()
    with shared.locked():
        for number in range(9):
            shared.row(f"key {number}")[TOTAL] += number
        assert [shared.row(f"key {number}")[TOTAL] for number in range(9)] == list(range(9))
