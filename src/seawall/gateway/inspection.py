"""Looks at everything in a request: its texts, message by message, and its files.

Small requests are inspected where they are. Large ones are inspected in threads (Hyperscan lets go of the interpreter
lock), with a deadline: one large prompt delays nobody. When the deadline passes, or a detector fails, the outcome says
``failed`` and the settings decide what that means; it never means "clean" by itself.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import msgspec

from seawall.detect.documents import read_document
from seawall.detect.engine import Engine
from seawall.detect.masking import masked_sample
from seawall.detect.pseudonym_grammar import without_codes
from seawall.detect.pseudonyms import without_pseudonyms
from seawall.dialects.dialect import Decoded, FilePart, Unit
from seawall.gateway.scan_cache import PartsSeen, ScanCache, Seen
from seawall.model.errors import SeawallError
from seawall.model.words import unread_kind

T = TypeVar("T")

inline_bytes_max = 4 * 1024
"""Bodies up to this are inspected on the loop; larger ones in a thread, where they delay nobody."""
threads = 2
waiting_max = 64
"""Large requests of one worker under inspection or waiting for it; more are turned away."""


class FileSeen(msgspec.Struct, frozen=True):
    """What was found in one file of the request."""

    path: str
    seen: tuple[Seen, ...]
    complete: bool
    """Whether all of the file could be read."""
    unread: tuple[str, ...] = ()
    """Kinds of what in it could not."""


class Inspected(msgspec.Struct, frozen=True):
    """All that was seen in a request."""

    parts: PartsSeen
    """Beside each part of the request, its findings."""
    files: tuple[FileSeen, ...]
    inspected: int
    """Strings that were inspected, of :attr:`Decoded.strings`."""
    failed: bool = False
    """Something should have been inspected and was not: a detector failed or time ran out."""


class Deadline:
    """Told to work in a thread that its time is up."""

    def __init__(self) -> None:
        self.passed = threading.Event()


class Pool:
    """The worker's threads for large inspections."""

    def __init__(self, deadline_seconds: float) -> None:
        self._deadline_seconds = deadline_seconds
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="seawall-inspect")
        self._waiting = 0

    async def run(self, work: Callable[[Deadline], T]) -> T:
        """Run work in a thread within the deadline.

        Raises:
            TimeoutError: the deadline passed, or too much is waiting already. The work is told to stop.
        """
        if self._waiting >= waiting_max:
            raise TimeoutError
        deadline = Deadline()
        self._waiting += 1
        future = asyncio.get_running_loop().run_in_executor(self._executor, work, deadline)
        future.add_done_callback(self._done)
        try:
            return await asyncio.wait_for(asyncio.shield(future), self._deadline_seconds)
        finally:
            deadline.passed.set()

    def _done(self, future: asyncio.Future[T]) -> None:
        self._waiting -= 1
        if not future.cancelled():
            future.exception()  # taken, so that nobody logs it with its words

    def close(self) -> None:
        """Let the threads end."""
        self._executor.shutdown(wait=False, cancel_futures=True)


class Inspector:
    """Scans requests with the engine, remembering what it has seen."""

    def __init__(self, engine: Engine, cache: ScanCache, fingerprint: Callable[[str], str]) -> None:
        self._engine = engine
        self._cache = cache
        self._fingerprint = fingerprint

    def look(self, decoded: Decoded, deadline: Deadline | None = None) -> Inspected:
        """Inspect a request. Never raises for what it finds or fails at; :attr:`Inspected.failed` tells."""
        seen: list[tuple[Seen, ...]] = []
        missing = 0
        edition = self._engine.edition
        for unit in _units(decoded):
            key = (
                self._cache.key(unit.kind + edition, unit.role, decoded.body[unit.start : unit.end])
                if unit.kind
                else None
            )
            known = self._cache.get(key, unit.last - unit.first) if key is not None else None
            if known is None:
                known, lost = self._scan(decoded, unit, deadline)
                missing += lost
                if key is not None and not lost:
                    self._cache.put(key, known)
            seen += known
        files = tuple(self._read(file, deadline) for file in decoded.files)
        read = sum(file.complete for file in files)
        return Inspected(
            parts=tuple(seen),
            files=files,
            inspected=len(decoded.parts) - missing + read,
            failed=missing > 0 or (deadline is not None and deadline.passed.is_set()),
        )

    def text(self, text: str, *, answer: bool = False) -> tuple[tuple[Seen, ...], bool]:
        """``(findings, whether it was inspected in full)`` of one text. In an ``answer`` pseudonyms are the rule: there
        the engine gets to see none."""
        try:
            outcome = self._engine.inspect(without_codes(text) if answer else text)
        except Exception:  # noqa: BLE001 - a fault in a detector is contained; the text counts as not inspected
            return (), False
        complete = not outcome.failed and not outcome.truncated
        if not outcome.findings:
            return (), complete
        told: dict[tuple[str, str, int], tuple[str, str]] = {}
        seen: list[Seen] = []
        for finding in outcome.findings if answer else without_pseudonyms(text, outcome.findings):
            value = text[finding.start : finding.end]
            # A text full of data mostly holds the same few values again and again.
            same = (finding.detector, value, finding.count)
            known = told.get(same)
            if known is None:
                known = told[same] = masked_sample(text, finding), self._fingerprint(value)
            seen.append(Seen(finding, known[0], known[1]))
        return tuple(seen), complete

    def _scan(self, decoded: Decoded, unit: Unit, deadline: Deadline | None) -> tuple[PartsSeen, int]:
        found: list[tuple[Seen, ...]] = []
        lost = 0
        for part in decoded.parts[unit.first : unit.last]:
            if deadline is not None and deadline.passed.is_set():
                found.append(())
                lost += 1
                continue
            seen, complete = self.text(part.text)
            found.append(seen)
            lost += not complete
        return tuple(found), lost

    def _read(self, file: FilePart, deadline: Deadline | None) -> FileSeen:
        if deadline is not None and deadline.passed.is_set():
            return FileSeen(file.path, (), complete=False)
        try:
            document = read_document(file.name or "file", file.read(), pictures=self._engine.pictures)
        except (SeawallError, ValueError):
            return FileSeen(file.path, (), complete=False)
        seen: list[Seen] = []
        complete = not document.unread
        for part in document.parts:
            found, whole = self.text(part.text)
            seen += found
            complete = complete and whole
        return FileSeen(file.path, tuple(seen), complete, tuple(unread_kind(one.media) for one in document.unread))


def _units(decoded: Decoded) -> Iterator[Unit]:
    """The body's units in order, with nameless ones for the parts between them."""
    done = 0
    for unit in sorted(decoded.units, key=lambda unit: unit.first):
        if unit.first < done:
            continue  # nested in the one before
        if unit.first > done:
            yield Unit("", "", "", 0, 0, done, unit.first)
        yield unit
        done = unit.last
    if done < len(decoded.parts):
        yield Unit("", "", "", 0, 0, done, len(decoded.parts))
