"""What an event costs the ledger, on SQLite and PostgreSQL, beside what the machine's disk and database allow.

    python -m bench.ledger [--seconds 2] [--events 50000] [--full] [--postgres-growth]

*Rate*: 1, 16 and 64 tasks that each wait for their event, as requests do, beside a file that is appended to and synced,
and beside plain INSERTs of the same bytes into one table, 64 a transaction, in the same run and on the same disk.
PostgreSQL is a real server of its own with fsync on, started as tests/postgres.py does; without its package it is left
out.

*Growth*: events appended 1,024 at a time until there are ``--events`` (``--full``: 5 million), and what one costs at
each mark on the way: CPU of this process, time, and bytes of database. CPU is the figure to trust on a busy machine.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.ids import ulid
from seawall.model.words import Action, Category, Channel, Confidence, Direction
from seawall.store import Store
from seawall.wire.clock import SystemClock

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

WAITING = 64
CHUNK = 1_024
MARKS = (10_000, 50_000, 100_000, 500_000, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000)


def event(number: int) -> Event:
    """An exchange with one masked address, synthetic, as the gateway writes most often."""
    now = 1_764_000_000_000 + number
    finding = FindingRecord(
        detector="email",
        category=Category.CUSTOMER_PII,
        confidence=Confidence.VERY_LIKELY,
        action=Action.MASK,
        path="/messages/0/content",
        start=32,
        end=62,
        masked="a•••@e•••.com",
        fingerprint=f"{number:024x}",
        reasons=("form",),
    )
    return Event(
        id=ulid(now),
        time=now,
        kind=EventKind.GATEWAY_EXCHANGE_DECIDED,
        principal=f"person:p{number % 300}@shop.example",
        tool="assistant",
        channel=Channel.GATEWAY,
        direction=Direction.OUT,
        action=Action.MASK,
        findings=(finding,),
        categories={"customer_pii": 1},
        policies=("mask-customer-data",),
        policy_set="a" * 64,
        message="An e-mail address was masked on its way.",
        model="model-1",
        conversation=f"c_{number:032x}",
        key="abcdefghijkl",
        inspected=1,
        strings=1,
        bytes_out=830,
    )


SIZE = len(msgspec.json.encode(event(1)))


def paced(seconds: float, batch: Callable[[], int]) -> tuple[float, float]:
    """``(items a second, CPU µs an item)`` of batches repeated for some seconds."""
    count, cpu, begin = 0, time.process_time(), time.perf_counter()
    while time.perf_counter() - begin < seconds:
        count += batch()
    return count / (time.perf_counter() - begin), (time.process_time() - cpu) / count * 1e6


def synced_file(folder: Path, seconds: float) -> tuple[float, float]:
    """Appends of 64 events' bytes, each synced."""
    payload = os.urandom(SIZE * WAITING)
    with (folder / "raw").open("ab", buffering=0) as file:

        def batch() -> int:
            file.write(payload)
            os.fdatasync(file.fileno())
            return WAITING

        return paced(seconds, batch)


def plain_inserts(connection: Any, mark: str, seconds: float) -> tuple[float, float]:
    """Rows of an event's bytes into one table, 64 a transaction."""
    cursor = connection.cursor()
    cursor.execute("CREATE TABLE plain (id BIGINT PRIMARY KEY, body BYTEA)")
    row = f"({mark},{mark})"
    sql = "INSERT INTO plain VALUES " + ",".join([row] * WAITING)
    body, at = os.urandom(SIZE), 0

    def batch() -> int:
        nonlocal at
        values: list[object] = []
        for number in range(at, at + WAITING):
            values += (number, body)
        at += WAITING
        cursor.execute("BEGIN")
        cursor.execute(sql, values)
        cursor.execute("COMMIT")
        return WAITING

    return paced(seconds, batch)


def submitted(store: Store, seconds: float, tasks: int) -> tuple[float, float]:
    """Events that tasks submit and wait for."""
    ledger = store.ledger()

    async def run() -> int:
        end = time.perf_counter() + seconds
        written = [0] * tasks

        async def one(task: int) -> None:
            while time.perf_counter() < end:
                await ledger.submit(event(task * 10_000_000 + written[task]))
                written[task] += 1

        await asyncio.gather(*map(one, range(tasks)))
        return sum(written)

    cpu, begin = time.process_time(), time.perf_counter()
    count = asyncio.run(run())
    return count / (time.perf_counter() - begin), (time.process_time() - cpu) / count * 1e6


def making() -> float:
    """CPU µs of making one of these events, which the rates include."""
    begin = time.process_time()
    for number in range(5_000):
        event(number)
    return (time.process_time() - begin) / 5_000 * 1e6


@contextmanager
def postgres() -> Iterator[Any]:
    """A server with fsync on; None where the package is missing."""
    try:
        from postgres import PostgresServer

        server = PostgresServer(fsync=True)
    except (ImportError, RuntimeError) as error:
        print(f"(PostgreSQL is left out: {error})")
        yield None
        return
    try:
        yield server
    finally:
        server.stop()


def line(name: str, figures: tuple[float, float]) -> None:
    """One row."""
    print(f"| {name} | {figures[0]:,.0f} | {figures[1]:,.1f} |", flush=True)


def rates(folder: Path, server: Any, seconds: float) -> None:
    """The table of rates."""
    print(f"### Rate: events of {SIZE} bytes, {making():.1f} µs to make one\n")
    print("| what | a second | CPU µs of this process each |\n|---|---|---|")
    line("appended to a file, 64 a sync", synced_file(folder, seconds))
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode=WAL")
    plain.execute("PRAGMA synchronous=FULL")
    line("SQLite, plain INSERT, 64 a transaction", plain_inserts(plain, "?", seconds))
    plain.close()
    with Store.open(data=folder / "sqlite", clock=SystemClock()) as store:
        for tasks in (1, 16, WAITING):
            line(f"ledger on SQLite, {tasks} waiting", submitted(store, seconds, tasks))
    if server is None:
        return
    import psycopg

    with psycopg.connect(server.database(), autocommit=True) as connection:
        line("PostgreSQL, plain INSERT, 64 a transaction", plain_inserts(connection, "%s", seconds))
    with Store.open(server.database(), data=folder / "postgres", clock=SystemClock()) as store:
        for tasks in (1, 16, WAITING):
            line(f"ledger on PostgreSQL, {tasks} waiting", submitted(store, seconds, tasks))


def growth(store: Store, name: str, most: int, size: Callable[[], int]) -> None:
    """What an event costs as the ledger grows."""
    print(f"\n### Growth on {name}\n\n| events | CPU µs an event | µs an event | MB |\n|---|---|---|---|")
    ledger, written, since = store.ledger(), 0, 0
    cpu = took = 0.0
    marks = [mark for mark in MARKS if mark < most] + [most]
    while written < most:
        some = [event(number) for number in range(written, min(written + CHUNK, most))]
        began, begin = time.process_time(), time.perf_counter()
        ledger.append(some)
        cpu, took = cpu + time.process_time() - began, took + time.perf_counter() - begin
        written += len(some)
        if written >= marks[0]:
            each = (written - since) / 1e6
            print(f"| {written:,} | {cpu / each:,.1f} | {took / each:,.1f} | {size() / 1e6:,.0f} |", flush=True)
            marks, since, cpu, took = marks[1:], written, 0.0, 0.0


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--full", action="store_true", help="grow to 5,000,000 events")
    parser.add_argument("--postgres-growth", action="store_true", help="grow on PostgreSQL too")
    options = parser.parse_args()
    most = MARKS[-1] if options.full else options.events
    with tempfile.TemporaryDirectory() as name, postgres() as server:
        folder = Path(name)
        rates(folder, server, options.seconds)
        with Store.open(data=folder / "grown", clock=SystemClock()) as store:
            files = folder / "grown"
            growth(store, "SQLite", most, lambda: sum(file.stat().st_size for file in files.glob("seawall.db*")))
        if server is not None and options.postgres_growth:
            url = server.database()
            with Store.open(url, data=folder / "grown-postgres", clock=SystemClock()) as store:
                growth(store, "PostgreSQL", most, lambda: database_size(store))
    return 0


def database_size(store: Store) -> int:
    """Bytes of a PostgreSQL database."""
    with store.database.view() as hot:
        row = hot.row("SELECT pg_database_size(current_database())")
    return int(row[0]) if row else 0


if __name__ == "__main__":
    sys.exit(main())
