"""Many sources checked: by one process, by several, or on a Ray cluster; with the same reports in the same order.

An :class:`Item` says what is to be looked at and goes to a worker; its report comes back. Workers are started afresh
and build the same inspector from the same settings, so where an item is looked at changes nothing about its report.
Reports can be kept in a file while they come (``Journal``); a later run takes from there what has not changed since.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from seawall.cli._inspecting import SourceReport, open_inspector
from seawall.model.errors import ConfigError, Unavailable, UsageError

if TYPE_CHECKING:
    from seawall.cli._inspecting import Inspector

workers_max = 64
ahead_per_worker = 4
"""Items handed out before the first of them is back; bounds what is in memory."""
line_bytes_max = 256 * 1024 * 1024


class Item(msgspec.Struct, frozen=True):
    """One thing to look at."""

    name: str
    """As it is shown."""
    path: str = ""
    """A file to read, ``-`` for standard input; empty when ``data`` or ``rows`` hold it already."""
    data: bytes = b""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    unread: str = ""
    """Why it can't be looked at."""
    known: str = ""
    """Names this state of it where the source can tell without handing it out."""
    fetch: Callable[[], Item] | None = None
    """Gets what it holds, once it is clear that it has to be looked at. Stays in this process."""

    def stamp(self) -> str:
        """Names this state of it: what its source says, a file's size and time, else a hash of what it holds."""
        if self.known:
            return self.known
        if self.path:
            try:
                about = Path(self.path).stat()
            except OSError:
                return ""
            return f"{about.st_size}-{about.st_mtime_ns}"
        return hashlib.blake2b(self.data + msgspec.msgpack.encode((self.header, self.rows)), digest_size=16).hexdigest()


def fetched(items: Iterable[Item]) -> Iterator[Item]:
    """The items with what they hold."""
    for item in items:
        yield item if item.fetch is None else item.fetch()


Where = Mapping[str, str | None]
Run = Callable[[Iterable[Item]], Iterator[SourceReport]]


def look(inspector: Inspector, item: Item) -> SourceReport:
    """The report of one item."""
    if item.unread:
        return inspector.unseen(item.name, item.unread)
    if item.path:
        return inspector.path(item.path)
    return inspector.table(item.name, item.header, item.rows) if item.header else inspector.data(item.name, item.data)


@contextlib.contextmanager
def workers(where: Where, tool: str | None, count: int, cluster: str | None) -> Iterator[Run]:
    """Something that turns items into reports, in order.

    Raises:
        UsageError: there can't be so many workers, or Ray is not installed.
    """
    if cluster is not None:
        with _ray(where, tool, cluster) as run:
            yield run
        return
    if not 1 <= count <= workers_max:
        raise UsageError(f"--workers takes 1 to {workers_max}")
    inspector = open_inspector(where, tool)  # also with workers: a wrong setting is said here, and the cache is filled
    if count == 1:
        yield lambda items: (look(inspector, item) for item in items)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(count, context, _begin, (dict(where), tool)) as pool:
            yield lambda items: _in_order(items, lambda item: pool.submit(_work, item), lambda job: job.result(), count)
    except BrokenProcessPool:
        raise Unavailable(
            "A worker was ended from outside, perhaps for want of memory",
            advice="Try fewer --workers; with --resume FILE the next run goes on where this one was.",
        ) from None


_inspector: list[Inspector] = []


def _begin(where: Where, tool: str | None) -> None:
    _inspector.append(open_inspector(where, tool))


def _work(item: Item) -> SourceReport:
    return look(_inspector[0], item)


def _in_order(
    items: Iterable[Item], submit: Callable[[Item], Any], result: Callable[[Any], SourceReport], count: int
) -> Iterator[SourceReport]:
    waiting: deque[Any] = deque()
    for item in items:
        waiting.append(submit(item))
        if len(waiting) >= count * ahead_per_worker:
            yield result(waiting.popleft())
    while waiting:
        yield result(waiting.popleft())


@contextlib.contextmanager
def _ray(where: Where, tool: str | None, address: str) -> Iterator[Run]:
    """Workers on a Ray cluster: ``local`` starts one on this machine, else ``auto`` or an address.

    Paths must lead to the same files on every node. Every node needs this version of Seawall and the same settings.
    """
    try:
        import ray
    except ImportError:
        raise UsageError("Ray is not installed", advice="pip install 'seawall[ray]', on every node.") from None
    open_inspector(where, tool)
    try:
        ray.init(address=None if address == "local" else address, log_to_driver=False, include_dashboard=False)
    except Exception as error:  # noqa: BLE001 - what Ray raises when a cluster does not answer differs by version
        raise Unavailable(
            f"Ray does not start or answer ({type(error).__name__})",
            advice="Is the address right, and the machine idle?",
        ) from None
    try:

        class Worker:
            def __init__(self) -> None:
                self._inspector = open_inspector(dict(where), tool)

            def look(self, item: Item) -> SourceReport:
                return look(self._inspector, item)

        count = max(int(ray.cluster_resources().get("CPU", 1)), 1)
        actors = [ray.remote(num_cpus=1)(Worker).remote() for _ in range(count)]
        turns = itertools.cycle(actors)
        yield lambda items: _in_order(items, lambda item: next(turns).look.remote(item), ray.get, count)
    finally:
        ray.shutdown()


class Journal:
    """Reports on disk, one JSON line each, so that a run that was stopped goes on where it was."""

    def __init__(self, path: Path, about: str) -> None:
        """``about`` names everything a report depends on besides its item: rules, policies, tool, own data, exceptions.

        Raises:
            ConfigError: the file can't be used, or was written under other rules.
        """
        self._about = about
        self._done: dict[tuple[str, str], bytes] = {}
        try:
            kept = self._read(path)
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            os.ftruncate(handle, kept)  # a line that was being written when the run was stopped
            self._file = os.fdopen(handle, "ab")
        except OSError as error:
            raise ConfigError(f"{path} can't be used: {error.strerror or type(error).__name__}") from None
        if not kept:
            self._write({"about": about})

    def _read(self, path: Path) -> int:
        """What is there already, and how many bytes of it are whole lines."""
        if not path.exists():
            return 0
        kept = 0
        with path.open("rb") as file:
            for number, line in enumerate(iter(lambda: file.readline(line_bytes_max), b"")):
                if not line.endswith(b"\n"):
                    break
                try:
                    entry = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
                    if number == 0:
                        same = msgspec.json.decode(entry["about"]) == self._about
                    else:
                        name, stamp = msgspec.json.decode(entry["item"], type=tuple[str, str])
                        self._done[name, stamp] = bytes(entry["report"])
                except (msgspec.MsgspecError, KeyError):
                    raise ConfigError(f"{path} is no file of an earlier run", advice="Name another file.") from None
                if number == 0 and not same:
                    raise ConfigError(
                        f"{path} was written under other rules, policies or another tool",
                        advice="Name another file, or delete it to begin again.",
                    )
                kept += len(line)
        return kept

    def through(self, items: Iterable[Item], run: Run) -> Iterator[SourceReport]:
        """The reports of all items, in order; only those that are not here yet are looked at."""
        fresh: deque[tuple[Item, str]] = deque()
        order: deque[bytes | None] = deque()

        def missing() -> Iterator[Item]:
            for item in items:
                stamp = item.stamp()
                known = self._done.get((item.name, stamp))
                if known is not None and stamp:
                    order.append(known)
                else:
                    order.append(None)
                    fresh.append((item, stamp))
                    yield item

        for report in run(fetched(missing())):
            while order and (known := order.popleft()) is not None:
                yield msgspec.json.decode(known, type=SourceReport)
            item, stamp = fresh.popleft()
            if stamp:
                self._write({"item": (item.name, stamp), "report": report})
            yield report
        for rest in order:
            assert rest is not None
            yield msgspec.json.decode(rest, type=SourceReport)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def _write(self, entry: dict[str, object]) -> None:
        self._file.write(msgspec.json.encode(entry) + b"\n")
        self._file.flush()


def about(where: Where, tool: str | None) -> str:
    """Names rules, policies, tool, the shop's own data and what was let off, for a journal."""
    from seawall import app
    from seawall.cli._exceptions import StoredExceptions

    settings = app.load_settings(where["config"], data=app.data_dir(where["data"]))
    engine = app.open_engine(settings=settings)
    app.tell_own_data(engine, settings, app.data_dir(where["data"]))
    own = engine.known.edition if engine.known is not None else ""
    parts = (
        engine.rules,
        app.open_policy(settings).hash,
        tool or "",
        own,
        StoredExceptions(where).edition(),
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
