"""Group commit: one thread a process turns a queue of events into few transactions.

A request's event is encoded by the request itself and gathered by its event loop. The thread takes what is gathered,
writes it with one transaction and one fsync, and wakes whoever waits with one call into the loop. What is gathered goes
to the thread when somebody waits for it, when it is ``linger_seconds`` old or fills a batch; while the thread commits,
the next batch gathers. A batch also lets half as many wait as waited for the one before it, but for a millisecond at
most: alone, a request never waits for others. The busier the process, the larger the batches and the cheaper each
event; and as a request waits for its event only when its answer has come, a slow vendor's time is spent gathering.

What else must be written durably and soon (pseudonym maps, changes of keys) rides in the same transaction as a *job*,
a function of the connection and the ledger's tail, each in a savepoint of its own. Orders of one kind ride *together*:
one function for all of them, one after the other only if that fails.

When a transaction fails, everything in it fails with LedgerUnavailable and nothing of it was acknowledged; the next
batch opens a new connection. An event the database refuses for what it holds is found by writing the batch one by one,
so it can't take its neighbours down.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Awaitable, Callable, Generator, Sequence
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from seawall.model.doubles import Settled
from seawall.model.errors import LedgerUnavailable, SeawallError
from seawall.model.event import Event
from seawall.store.database import Database, Hot, unavailable
from seawall.store.records import Record, record
from seawall.store.tail import Tail

T = TypeVar("T")
Job = Callable[[Hot, Tail], T]
Together = Callable[[Hot, Sequence[Any]], None]
"""Does the work of several orders at once."""

queue_max = 20_000
"""Events waiting at most. Over it the disk is hopelessly behind, and requests fail at once instead of piling up."""
batch_max = 1_024
linger_seconds = 0.005
"""How long an event that nobody waits for yet is gathered; also the most a crash can take of what nobody waits for."""
patience_seconds = 0.001
"""How long those who wait are made to wait for others, where others are to be expected."""
answer_seconds_max = 30
"""How long a database may take for a batch before those who wait are told that it does not answer. A machine that lost
its network, or a disk that hangs, says nothing at all; should it come back, what was under way may still be written."""
again_seconds = 1
"""From then on whoever else comes waits so long at most."""
close_seconds_max = 30


class _Waiting:
    """Something queued, and who waits for it."""

    __slots__ = ("done", "error", "future", "gather", "job", "order", "record", "result", "together")

    def __init__(
        self,
        item: Record | None = None,
        job: Job[Any] | None = None,
        gather: Gather | None = None,
        together: Together | None = None,
        order: object = None,
    ) -> None:
        self.record = item
        self.job = job
        self.together = together
        self.order = order
        self.gather = gather
        self.future: asyncio.Future[Any] | None = gather.loop.create_future() if gather is not None else None
        self.done = threading.Event() if gather is None else None
        self.result: Any = None
        self.error: SeawallError | None = None


class Ticket(Generic[T]):
    """What a request holds of something it queued. Awaiting it makes it urgent."""

    __slots__ = ("_future", "_gather")

    def __init__(self, future: asyncio.Future[T], gather: Gather) -> None:
        self._future = future
        self._gather = gather

    def __await__(self) -> Generator[Any, None, T]:
        if not self._future.done():
            self._gather.hurry()
        return self._future.__await__()


class Gather:
    """What one event loop has to write, until the thread takes it. Used on that loop, but for :meth:`take`."""

    __slots__ = (
        "_alarm",
        "_busy",
        "_hastened",
        "_items",
        "_patience",
        "_send",
        "_timer",
        "_under_way",
        "_waited",
        "loop",
    )

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Callable[[list[_Waiting]], None]) -> None:
        self.loop = loop
        self._send = send
        self._items: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self._busy = False
        """Whether the thread has a batch of this loop."""
        self._waited = 0
        """How many wait for something that is still here."""
        self._patience = 0
        """How many may wait before it goes."""
        self._hastened = False
        """Whether the timer is the short one."""
        self._under_way = 0

    def __len__(self) -> int:
        return len(self._items) + self._under_way

    def add(self, waiting: _Waiting) -> Ticket[Any]:
        """Gather one more."""
        self._items.append(waiting)
        if not self._busy:
            if len(self._items) >= batch_max:
                self._go()
            elif self._timer is None:
                self._timer = self.loop.call_later(linger_seconds, self._go)
        assert waiting.future is not None
        return Ticket(waiting.future, self)

    def hurry(self) -> None:
        """Somebody waits."""
        if self._busy or self._items:
            self._waited += 1
        if self._items and not self._busy:
            self._go_soon()

    def take(self) -> list[_Waiting]:
        """What is gathered, for whoever closes the ledger."""
        items, self._items = self._items, []
        return items

    def settled(self, waiting: list[_Waiting]) -> None:
        """The thread is done with a batch: wake who waits, and hand over what has gathered meanwhile."""
        self._under_way -= len(waiting)
        self._busy = self._under_way > 0
        if self._alarm is not None and not self._busy:
            self._alarm.cancel()
            self._alarm = None
        _wake(waiting)
        if self._items and not self._busy:
            if self._waited or len(self._items) >= batch_max:
                self._go_soon()
            else:
                self._timer = self.loop.call_later(linger_seconds, self._go)

    def _go_soon(self) -> None:
        """Go now if as many wait as were to be expected, else in a moment."""
        if self._waited > self._patience or len(self._items) >= batch_max:
            self._go()
        elif not self._hastened:
            self._hastened = True
            if self._timer is not None:
                self._timer.cancel()
            self._timer = self.loop.call_later(patience_seconds, self._go)

    def _go(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._hastened = False
        self._patience, self._waited = self._waited // 2, 0
        items = self.take()
        if items:
            self._busy = True
            self._under_way += len(items)
            self._alarm = self.loop.call_later(answer_seconds_max, self._late, items)
            self._send(items)

    def _late(self, items: list[_Waiting]) -> None:
        """The database does not answer: fail who waits for it, and what has gathered behind it."""
        silent = LedgerUnavailable(f"The database did not answer within {answer_seconds_max} seconds")
        late = [*items, *self.take()]
        for one in late:
            one.error = silent
        _wake(late)
        self._alarm = self.loop.call_later(again_seconds, self._late, [])


class Writer:
    """The one thread of a process that writes to the ledger. It starts with the first thing to write."""

    def __init__(self, database: Database, tail: Tail) -> None:
        self._database = database
        self._tail = tail
        self._queue: SimpleQueue[list[_Waiting] | None] = SimpleQueue()
        self._gathers: dict[asyncio.AbstractEventLoop, Gather] = {}
        self._hot: Hot | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._closed = False
        self.failing = False
        """Whether the database took the last events it was given: not so while its disk is full."""

    # -- for those who write

    def submit(self, event: Event) -> Awaitable[None]:
        """Queue an event; the awaitable is done when it is on disk, or raises LedgerUnavailable."""
        try:
            item = record(event)
        except SeawallError as error:
            return Settled(error)
        gather = self._gather()
        return gather if isinstance(gather, Settled) else gather.add(_Waiting(item, gather=gather))

    def submit_job(self, job: Job[T]) -> Awaitable[T]:
        """Queue a job; the awaitable gives what it returned once that is on disk."""
        gather = self._gather()
        if isinstance(gather, Settled):
            return gather  # type: ignore[return-value]  # it raises
        return gather.add(_Waiting(job=job, gather=gather))

    def submit_together(self, work: Together, order: object) -> Awaitable[None]:
        """Queue an order that is carried out with all others for the same work in its batch."""
        gather = self._gather()
        if isinstance(gather, Settled):
            return gather
        return gather.add(_Waiting(gather=gather, together=work, order=order))

    def append(self, events: list[Event]) -> None:
        """Write events and wait, from a thread without an event loop.

        Raises:
            LedgerUnavailable: they were not all written.
        """
        for at in range(0, len(events), batch_max):
            waiting = [_Waiting(record(event)) for event in events[at : at + batch_max]]
            self._put(waiting)
            for one in waiting:
                self._wait(one)

    def run(self, job: Job[T]) -> T:
        """Run a job in a transaction and wait for it, from a thread without an event loop.

        Raises:
            LedgerUnavailable: the database failed.
            SeawallError: whatever the job raised.
        """
        waiting = _Waiting(job=job)
        self._put([waiting])
        return self._wait(waiting)  # type: ignore[no-any-return]  # the job's own result

    def close(self) -> None:
        """Write what is queued, sign a last checkpoint, stop. Later submissions fail."""
        with self._starting:
            self._closed = True
            thread = self._thread
        for gather in list(self._gathers.values()):
            if items := gather.take():
                self._start()
                thread = self._thread
                self._queue.put(items)
        if thread is not None:
            self._queue.put(None)
            thread.join(close_seconds_max)

    # -- queueing

    def _gather(self) -> Gather | Settled:
        """Where the running loop gathers, or the error why it can't now."""
        loop = asyncio.get_running_loop()
        gather = self._gathers.get(loop)
        if gather is None:
            for ended in [loop for loop in self._gathers if loop.is_closed()]:
                if items := self._gathers.pop(ended).take():
                    self._put(items)
            gather = self._gathers[loop] = Gather(loop, self._hand_over)
        if self._closed or len(gather) >= queue_max:
            return Settled(_no_room(closed=self._closed))
        return gather

    def _hand_over(self, items: list[_Waiting]) -> None:
        if self._closed:
            _settle(items, _no_room(closed=True))
            return
        if self._thread is None:
            self._start()
        self._queue.put(items)

    def _put(self, waiting: list[_Waiting]) -> None:
        if self._closed:
            raise _no_room(closed=True)
        self._hand_over(waiting)

    def _wait(self, waiting: _Waiting) -> Any:
        assert waiting.done is not None
        waiting.done.wait()
        if waiting.error is not None:
            raise waiting.error
        return waiting.result

    def _start(self) -> None:
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="seawall-ledger", daemon=True)
                self._thread.start()

    # -- the thread

    def _serve(self) -> None:
        queue = self._queue
        open_for_more = True
        while open_for_more:
            first = queue.get()
            batch = [] if first is None else first
            open_for_more = first is not None
            with contextlib.suppress(Empty):
                while len(batch) < batch_max:
                    more = queue.get_nowait()
                    if more is None:
                        open_for_more = False
                    else:
                        batch += more
            if batch:
                self._write(batch)
        self._finish()

    def _finish(self) -> None:
        """The last checkpoint, then let go."""
        with contextlib.suppress(Exception):
            self._transact([_Waiting(job=lambda hot, tail: tail.checkpoint(hot, tail.lock(hot)))])
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
            together: dict[Together, list[_Waiting]] = {}
            for one in batch:
                if one.job is not None:
                    self._run_job(hot, one)
                elif one.together is not None:
                    together.setdefault(one.together, []).append(one)
            for work, orders in together.items():
                self._run_together(hot, work, orders)
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
            self.failing = True
            raise LedgerUnavailable(*_words_of(error)) from error
        self._tail.settle(committed=True)
        self.failing = self.failing and not records

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

    def _run_together(self, hot: Hot, work: Together, orders: list[_Waiting]) -> None:
        """All of one kind at once; when that fails, each on its own, so that the fault finds its owner."""
        hot.execute("SAVEPOINT job")
        try:
            work(hot, [one.order for one in orders])
        except SeawallError as error:
            hot.execute("ROLLBACK TO SAVEPOINT job")
            if len(orders) == 1:
                orders[0].error = error
        else:
            orders = []
        hot.execute("RELEASE SAVEPOINT job")
        if len(orders) > 1:
            for one in orders:
                self._run_together(hot, work, [one])

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
    gathers: dict[Gather, list[_Waiting]] = {}
    for one in batch:
        if error is not None:
            one.error = LedgerUnavailable(error.message, advice=error.advice)
        if one.gather is not None:
            gathers.setdefault(one.gather, []).append(one)
        elif one.done is not None:
            one.done.set()
    for gather, waiting in gathers.items():
        with contextlib.suppress(RuntimeError):  # the loop was closed: nobody waits any more
            gather.loop.call_soon_threadsafe(gather.settled, waiting)


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
