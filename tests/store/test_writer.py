"""Group commit: what is acknowledged is on disk, what fails is told, and both go on afterwards."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from seawall.model.errors import LedgerUnavailable, NotFound, UsageError
from seawall.store import records
from seawall.store import writer as writer_module
from seawall.store.database import Hot
from seawall.store.search import EventFilter
from seawall.store.store import Store
from seawall.store.tail import Tail
from seawall.wire.clock import SystemClock
from store.conftest import event


def count(store: Store) -> int:
    with store.database.view() as hot:
        row = hot.row("SELECT count(*) FROM events")
    assert row is not None
    return int(row[0])


async def test_a_batch_is_one_transaction(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    commits = 0
    original = Hot.commit

    def counting(self: Hot) -> None:
        nonlocal commits
        commits += 1
        original(self)

    await store.ledger().submit(event(0))
    monkeypatch.setattr(Hot, "commit", counting)
    await asyncio.gather(*(store.ledger().submit(event(n)) for n in range(1, 501)))
    assert count(store) == 501
    assert commits < 100


async def test_a_failing_database_fails_everyone_waiting_and_recovers(store: Store) -> None:
    hot = store.database.hot()
    await store.ledger().submit(event(0))
    hot.execute("ALTER TABLE bodies RENAME TO elsewhere")
    results = await asyncio.gather(*(store.ledger().submit(event(n)) for n in range(1, 21)), return_exceptions=True)
    assert all(isinstance(one, LedgerUnavailable) for one in results)
    assert len({id(one) for one in results}) == 20
    hot.execute("ALTER TABLE elsewhere RENAME TO bodies")
    hot.close()
    await store.ledger().submit(event(30))
    assert [one.event.id for one in store.events().page(EventFilter()).events] == [event(30).id, event(0).id]
    assert store.verify().fault is None


async def test_a_lost_connection_is_replaced(store: Store) -> None:
    await store.ledger().submit(event(0))
    assert store.writer._hot is not None
    store.writer._hot.close()
    await store.ledger().submit(event(1))
    assert count(store) == 2


async def test_an_event_the_database_refuses_fails_alone(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "id_chars_max", 1_000)  # let one through that PostgreSQL has no room for
    events = [event(0), event(1, id="x" * 500), event(2)]
    results = await asyncio.gather(*(store.ledger().submit(one) for one in events), return_exceptions=True)
    refused = [LedgerUnavailable] if store.database.postgres else [type(None)]
    assert [type(one) for one in results] == [type(None), *refused, type(None)]
    assert count(store) == (2 if store.database.postgres else 3)
    assert store.verify().fault is None


async def test_an_event_that_cannot_be_fails_without_reaching_the_database(store: Store) -> None:
    for wrong in ({"id": ""}, {"bytes_out": 2**70}, {"categories": {"customer_pii": -1}}):
        with pytest.raises(UsageError):
            await store.ledger().submit(event(1, **wrong))
    assert count(store) == 0


async def test_jobs_ride_along_and_fail_alone(store: Store) -> None:
    def good(hot: Hot, _tail: Tail) -> str:
        hot.execute("INSERT INTO counters(name,value) VALUES ('a',1)")
        return "done"

    def bad(hot: Hot, _tail: Tail) -> None:
        hot.execute("INSERT INTO counters(name,value) VALUES ('b',1)")
        raise NotFound("There is nothing")

    results = await asyncio.gather(
        store.ledger().submit(event(0)),
        store.writer.submit_job(bad),
        store.writer.submit_job(good),
        store.ledger().submit(event(1)),
        return_exceptions=True,
    )
    assert (results[0], results[2], results[3]) == (None, "done", None)
    assert isinstance(results[1], NotFound)
    with store.database.view() as hot:
        assert hot.rows("SELECT name FROM counters WHERE name IN ('a','b')") == [("a",)]
    with pytest.raises(NotFound):
        store.writer.run(bad)


async def test_the_queue_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "queue_max", 0)
    with pytest.raises(LedgerUnavailable, match="too far behind"):
        await store.ledger().submit(event(0))


async def test_a_closed_ledger_takes_nothing(opened: Callable[[], Store]) -> None:
    store = opened()
    waiting = [store.ledger().submit(event(n)) for n in range(50)]
    store.close()
    await asyncio.gather(*waiting)
    with pytest.raises(LedgerUnavailable, match="closed"):
        await store.ledger().submit(event(99))
    with pytest.raises(LedgerUnavailable, match="closed"):
        store.ledger().append([event(99)])
    again = opened()
    assert count(again) == 50
    hot = again.database.hot()
    assert hot.rows("SELECT checkpoint_size, size FROM tree") == [(50, 50)]
    hot.close()


async def test_a_caller_who_went_away_harms_nobody(store: Store) -> None:
    gone = asyncio.ensure_future(store.ledger().submit(event(0)))
    gone.cancel()
    await store.ledger().submit(event(1))
    assert count(store) == 2


_LOAD = """
import asyncio, sys
sys.path.insert(0, sys.argv[3])
from pathlib import Path
from store.conftest import event
from seawall.store import Store
from seawall.wire.clock import SystemClock

async def main():
    with Store.open(sys.argv[1], data=Path(sys.argv[2]), clock=SystemClock()) as store:
        async def submit(worker):
            number = worker
            while True:
                await store.ledger().submit(event(number, id=f"evt_{sys.argv[4]}_{number}"))
                sys.stdout.write(f"{sys.argv[4]}_{number}\\n")
                number += 32
        await asyncio.gather(*(submit(worker) for worker in range(32)))

sys.stdout.reconfigure(line_buffering=True)
asyncio.run(main())
"""


def test_kill_9_under_load_loses_no_acknowledged_event(url: str, tmp_path: Path) -> None:
    """Two processes write as fast as they can; both are killed without warning in the middle of it."""
    Store.open(url, data=tmp_path, clock=SystemClock()).close()
    tests = str(Path(__file__).parents[1])
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _LOAD, url, str(tmp_path), tests, name],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("a", "b")
    ]
    acknowledged: set[str] = set()
    for process in processes:
        assert process.stdout is not None
        acknowledged.update(process.stdout.readline().strip() for _ in range(300))
    for process in processes:
        os.kill(process.pid, signal.SIGKILL)
    for process in processes:
        # Read on through the same file: ``communicate`` would begin behind what that has read ahead, inside a line.
        assert process.stdout is not None
        assert process.stderr is not None
        with process.stdout, process.stderr:
            rest, said = process.stdout.read(), process.stderr.read()
        assert process.wait(30) == -signal.SIGKILL, said  # a writer that gave up early says why
        acknowledged.update(rest.split("\n")[:-1])
    assert len(acknowledged) >= 600
    with Store.open(url, data=tmp_path, clock=SystemClock()) as store:
        with store.database.view() as hot:
            written = {row[0].removeprefix("evt_") for row in hot.rows("SELECT id FROM events")}
        assert acknowledged <= written
        assert store.verify().fault is None
        store.ledger().append([event(1)])
        assert store.verify().fault is None


async def test_what_nobody_waits_for_is_written_soon(store: Store) -> None:
    tickets = [store.ledger().submit(event(number)) for number in range(3)]
    async with asyncio.timeout(60):
        while count(store) < 3:  # noqa: ASYNC110 - another thread's work
            await asyncio.sleep(0.002)
    await asyncio.gather(*tickets)


async def test_waiting_for_one_sends_everything_gathered_in_one_transaction(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "linger_seconds", 3600)
    tickets = [store.ledger().submit(event(number)) for number in range(5)]
    await tickets[4]
    assert count(store) == 5


async def test_who_waits_alone_waits_for_nobody_and_after_a_crowd_only_for_a_moment(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer_module, "linger_seconds", 3600)
    monkeypatch.setattr(writer_module, "patience_seconds", 3600)
    await store.ledger().submit(event(0))
    await store.ledger().submit(event(1))
    gather = store.writer._gathers[asyncio.get_running_loop()]
    crowd = [asyncio.ensure_future(_wait_for(store, number)) for number in range(2, 12)]
    await asyncio.gather(*crowd[:1])
    assert gather._patience <= 5
    monkeypatch.setattr(writer_module, "patience_seconds", 0.001)
    gather._patience = 5
    await store.ledger().submit(event(20))
    assert gather._patience == 0
    monkeypatch.setattr(writer_module, "patience_seconds", 3600)
    await store.ledger().submit(event(21))
    await asyncio.gather(*crowd)
    assert count(store) == 14


async def _wait_for(store: Store, number: int) -> None:
    await store.ledger().submit(event(number))


def test_a_loop_that_ended_loses_nothing(opened: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer_module, "linger_seconds", 3600)
    store = opened()

    async def submit(number: int) -> None:
        store.ledger().submit(event(number))

    asyncio.run(submit(0))
    asyncio.run(submit(1))
    store.close()
    again = opened()
    assert count(again) == 2


async def test_a_database_that_says_nothing_is_not_waited_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    await store.ledger().submit(event(0))
    monkeypatch.setattr(writer_module, "answer_seconds_max", 0.05)
    monkeypatch.setattr(writer_module, "again_seconds", 0.05)
    comes_back = threading.Event()
    hanging = store.writer.submit_job(lambda _hot, _tail: comes_back.wait(30))
    for late in (hanging, store.ledger().submit(event(1)), store.ledger().submit(event(2))):
        with pytest.raises(LedgerUnavailable, match="did not answer"):
            await late
    monkeypatch.setattr(writer_module, "answer_seconds_max", 30)
    comes_back.set()
    await asyncio.to_thread(store.ledger().append, [event(3)])
    await store.ledger().submit(event(4))
    written = {one.event.id for one in store.events().page(EventFilter()).events}
    assert written >= {event(0).id, event(3).id, event(4).id}, "what is acknowledged; the late ones may be there, too"
