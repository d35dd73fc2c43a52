"""Group commit: one thread a process turns a queue of events into few transactions.

A request's event is encoded and queued by the request itself, which then waits. The thread takes all that is waiting,
writes it with one transaction and one fsync, and wakes the waiting requests with one call into their event loop. While
it commits, the next batch gathers: the busier the process, the larger the batches and the cheaper each event.

What else must be written durably and soon (pseudonym maps, changes of keys) rides in the same transaction as a *job*,
a function of the connection and the ledger's tail, each in a savepoint of its own.

When a transaction fails, everything in it fails with LedgerUnavailable and nothing of it was acknowledged; the next
batch opens a new connection. An event the database refuses for what it holds is found by writing the batch one by one,
so it can't take its neighbours down.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from seawall.model.doubles import Settled
from seawall.model.errors import LedgerUnavailable, SeawallError
from seawall.model.event import Event
from seawall.store.database import Database, Hot, unavailable
from seawall.store.records import Record, record
from seawall.store.tail import Tail

T = TypeVar("T")
Job = Callable[[Hot, Tail], T]

queue_max = 20_000
"""Events waiting at most. Over it the disk is hopelessly behind, and requests fail at once instead of piling up."""
batch_max = 1_024
close_seconds_max = 30


class _Waiting:
    """Something queued, and who waits for it."""

    __slots__ = ("done", "error", "future", "job", "loop", "record", "result")

    def __init__(
        self,
        item: Record | None,
        job: Job[Any] | None,
        future: asyncio.Future[Any] | None = None,
        loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        self.record = item
        self.job = job
        self.future = future
        self.loop = loop
        self.done = threading.Event() if future is None else None
        self.result: Any = None
        self.error: SeawallError | None = None


class Writer:
    """The one thread of a process that writes to the ledger. It starts with the first thing to write."""

    def __init__(self, database: Database, tail: Tail) -> None:
        self._database = database
        self._tail = tail
        self._queue: SimpleQueue[_Waiting | None] = SimpleQueue()
        self._hot: Hot | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._closed = False

    # -- for those who write

    def submit(self, event: Event) -> Awaitable[None]:
        """Queue an event; the awaitable is done when it is on disk, or raises LedgerUnavailable."""
        try:
            item = record(event)
        except SeawallError as error:
            return Settled(error)
        return self._enqueue(item, None)

    def submit_job(self, job: Job[T]) -> Awaitable[T]:
        """Queue a job; the awaitable gives what it returned once that is on disk."""
        return self._enqueue(None, job)

    def append(self, events: list[Event]) -> None:
        """Write events and wait, from a thread without an event loop.

        Raises:
            LedgerUnavailable: they were not all written.
        """
        for at in range(0, len(events), batch_max):
            waiting = [_Waiting(record(event), None) for event in events[at : at + batch_max]]
            for one in waiting:
                self._put(one)
            for one in waiting:
                self._wait(one)

    def run(self, job: Job[T]) -> T:
        """Run a job in a transaction and wait for it, from a thread without an event loop.

        Raises:
            LedgerUnavailable: the database failed.
            SeawallError: whatever the job raised.
        """
        waiting = _Waiting(None, job)
        self._put(waiting)
        return self._wait(waiting)  # type: ignore[no-any-return]  # the job's own result

    def close(self) -> None:
        """Write what is queued, sign a last checkpoint, stop. Later submissions fail."""
        with self._starting:
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._queue.put(None)
            thread.join(close_seconds_max)

    # -- queueing

    def _enqueue(self, item: Record | None, job: Job[Any] | None) -> Awaitable[Any]:
        if self._closed or self._queue.qsize() >= queue_max:
            return Settled(_no_room(closed=self._closed))
        if self._thread is None:
            self._start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        self._queue.put(_Waiting(item, job, future, loop))
        return future

    def _put(self, waiting: _Waiting) -> None:
        if self._closed:
            raise _no_room(closed=True)
        if self._thread is None:
            self._start()
        self._queue.put(waiting)

    def _wait(self, waiting: _Waiting) -> Any:
        assert waiting.done is not None
        waiting.done.wait()
        if waiting.error is not None:
            raise waiting.error
        return waiting.result

    def _start(self) -> None:
        with self._starting:
            if self._thread is None and not self._closed:
                self._thread = threading.Thread(target=self._serve, name="seawall-ledger", daemon=True)
                self._thread.start()

    # -- the thread

    def _serve(self) -> None:
        queue = self._queue
        open_for_more = True
        while open_for_more:
            first = queue.get()
            batch = [] if first is None else [first]
            open_for_more = first is not None
            with contextlib.suppress(Empty):
                while len(batch) < batch_max:
                    more = queue.get_nowait()
                    if more is None:
                        open_for_more = False
                    else:
                        batch.append(more)
            if batch:
                self._write(batch)
        self._finish()

    def _finish(self) -> None:
        """The last checkpoint, then let go."""
        with contextlib.suppress(Exception):
            self._transact([_Waiting(None, lambda hot, tail: tail.checkpoint(hot, tail.lock(hot)))])
        self._drop()

    def _write(self, batch: list[_Waiting]) -> None:
        try:
            self._transact(batch)
        except _Refused as refused:
            if len(batch) > 1:
                for one in batch:
                    self._write([one])
                return
            _settle(batch, refused.why)
        except SeawallError as error:
            _settle(batch, error)
        else:
            _settle(batch, None)

    def _transact(self, batch: list[_Waiting]) -> None:
        """One transaction. Raises _Refused for what the data did, another SeawallError for what the database did."""
        hot = self._begin()
        try:
            records = [one.record for one in batch if one.record is not None]
            if records:
                self._tail.append(hot, records)
            for one in batch:
                if one.job is not None:
                    self._run_job(hot, one)
            hot.commit()
        except Exception as error:
            self._tail.settle(committed=False)
            blamed = self._is_data_fault(error)
            try:
                hot.rollback()
            except Exception:  # noqa: BLE001  # the connection is gone, and its transaction with it
                blamed = False
            if blamed:
                raise _Refused(LedgerUnavailable(f"The ledger refused an event ({type(error).__name__})")) from error
            self._drop()
            raise LedgerUnavailable(*_words_of(error)) from error
        self._tail.settle(committed=True)

    def _run_job(self, hot: Hot, one: _Waiting) -> None:
        assert one.job is not None
        hot.execute("SAVEPOINT job")
        try:
            one.result = one.job(hot, self._tail)
        except SeawallError as error:
            one.error = error
            hot.execute("ROLLBACK TO SAVEPOINT job")
            self._tail.settle(committed=False)
        hot.execute("RELEASE SAVEPOINT job")

    def _begin(self) -> Hot:
        """A connection with an open transaction. One that went stale while idle is replaced once."""
        if self._hot is not None:
            try:
                self._hot.begin()
            except Exception:  # noqa: BLE001  # whatever is wrong with the old connection, a new one is the cure
                self._drop()
            else:
                return self._hot
        try:
            self._hot = self._database.hot()
            self._hot.begin()
        except Exception as error:
            self._drop()
            raise LedgerUnavailable(*_words_of(error)) from error
        return self._hot

    def _drop(self) -> None:
        if self._hot is not None:
            self._hot.close()
            self._hot = None

    def _is_data_fault(self, error: Exception) -> bool:
        """Whether the batch itself is to blame, not the database. A closed psycopg connection is an InterfaceError."""
        names = {"DataError", "ProgrammingError"} if self._database.postgres else {"InterfaceError", "ProgrammingError"}
        kinds = {kind.__name__ for kind in type(error).__mro__}
        return isinstance(error, ValueError | OverflowError | TypeError) or not names.isdisjoint(kinds)


class _Refused(Exception):
    """A batch holds something the database does not take."""

    def __init__(self, why: LedgerUnavailable) -> None:
        super().__init__()
        self.why = why


def _words_of(error: Exception) -> tuple[str]:
    told = error if isinstance(error, SeawallError) else unavailable(error)
    return (str(told),)


def _no_room(*, closed: bool) -> LedgerUnavailable:
    if closed:
        return LedgerUnavailable("The ledger is closed", advice="Seawall is shutting down.")
    return LedgerUnavailable("The ledger is too far behind", advice="Try again soon; look at the database's disk.")


def _settle(batch: list[_Waiting], error: SeawallError | None) -> None:
    """Wake everyone who waits: threads one by one, each event loop with a single call."""
    loops: dict[asyncio.AbstractEventLoop, list[_Waiting]] = {}
    for one in batch:
        if error is not None:
            one.error = LedgerUnavailable(error.message, advice=error.advice)
        if one.done is not None:
            one.done.set()
        elif one.loop is not None:
            loops.setdefault(one.loop, []).append(one)
    for loop, waiting in loops.items():
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits any more
            loop.call_soon_threadsafe(_wake, waiting)


def _wake(waiting: list[_Waiting]) -> None:
    for one in waiting:
        future = one.future
        assert future is not None
        if future.done():
            continue
        if one.error is not None:
            future.set_exception(one.error)
        else:
            future.set_result(one.result)
