"""Looks at everything in a request: its texts, message by message, and its files.

Small requests are inspected where they are, middling ones too, but one at a time. Large ones are inspected in threads,
and what is long in them by helper processes (helpers.py): one large prompt delays nobody. When the deadline passes, or
a detector fails, the outcome says ``failed`` and the settings decide what that means; it never means "clean" by itself.
Waiting for a turn is not held against a request; one that would wait too long is asked to come again later.
"""

from __future__ import annotations

import asyncio
import math
import re
import threading
import time
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Protocol, TypeVar

import msgspec

from seawall.detect.documents import read_document
from seawall.detect.engine import Engine
from seawall.detect.masking import masked_sample
from seawall.detect.pseudonym_grammar import without_codes
from seawall.detect.pseudonyms import without_pseudonyms
from seawall.detect.shop_talk import REASON as TALK_MODEL
from seawall.dialects.dialect import Decoded, FilePart, Unit
from seawall.gateway.call import Busy
from seawall.gateway.labels import sheets, with_more
from seawall.gateway.long_texts import in_blocks
from seawall.gateway.scan_cache import PartsSeen, ScanCache, Seen
from seawall.gateway.seams import Window, crossing, joined, windows
from seawall.model.errors import SeawallError
from seawall.model.exchange import Part
from seawall.model.finding import Finding
from seawall.model.words import unread_kind

T = TypeVar("T")

inline_bytes_max = 4 * 1024
"""Bodies up to this are inspected on the loop, those of all requests under way in a row."""
turn_bytes_max = 12 * 1024
"""Bodies up to this are inspected on the loop too, one in each round of it, unless a helper is free; larger ones in a
thread, where they delay nobody. For these a thread that the loop shares the interpreter with would cost a seventh more
than it inspects."""
asked_bytes_min = inline_bytes_max
"""Texts and files of this size together are given to a helper that is free."""
helped_bytes_min = 16 * 1024
"""Of this size they have one started, if none is."""
long_chars_min = 1024 * 1024
"""Texts over this are inspected block by block (long_texts.py)."""
turn_seconds_max = 0.005
"""What takes the loop longer than this, of its own time, has the first helper started for its like."""
threads = 2
waiting_max = 64
"""Large requests of one worker that wait for inspection; more are turned away."""
queue_seconds_max = 60.0
"""How long one waits for its turn before it is turned away."""
deadline_bytes = 64 * 1024
"""What the deadline of the settings is for; a request of twice as much gets it twice. The densest texts there are, an
address in every line, take half of the usual deadline on a slow machine."""
deadlines_max = 16
"""How many deadlines the largest request gets."""
_CROWDED = "Too many large requests wait to be inspected"
LATER = "Try again in a few seconds."


_WHOLE_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_A-Z]+(?:[ '’-][^\W\d_]+\.?)*[ '’-][A-ZÀ-ÖØ-Þ][^\W\d_]+")
Outcome = tuple[tuple[Seen, ...], bool]
"""What was found in one text, and whether all of it was inspected."""


class FileSeen(msgspec.Struct, frozen=True):
    """What was found in one file of the request."""

    path: str
    seen: tuple[Seen, ...]
    complete: bool
    """Whether all of the file could be read."""
    unread: tuple[str, ...] = ()
    """Kinds of what in it could not."""
    plain: bool = False
    """Whether the file is the inspected text in UTF-8 and nothing else, so that it can be masked as text is."""


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
    """Tells work in a thread when its time is up."""

    def __init__(self, seconds: float = math.inf, *, waits: bool = False) -> None:
        """``waits``: whoever works may wait for others, so it is not the loop that does."""
        self.waits = waits
        self._ends = time.monotonic() + seconds
        self._given_up = threading.Event()

    def give_up(self) -> None:
        """Nobody waits any more."""
        self._given_up.set()

    @property
    def passed(self) -> bool:
        """Whether there is no time left."""
        return self._given_up.is_set() or self.left() == 0

    def left(self) -> float:
        """Seconds left."""
        return max(0.0, self._ends - time.monotonic())


class Aside(Protocol):
    """Who inspects what is long, so that nobody here has to (helpers.py). Blocks: never called on the loop."""

    def inspect(
        self,
        edition: str,
        texts: Sequence[str],
        files: Sequence[FilePart],
        deadline: Deadline,
        *,
        answer: bool,
        start: bool,
    ) -> tuple[Sequence[Outcome], Sequence[FileSeen]] | None:
        """What was found in each; None: inspect it here. ``start``: it is worth that there is somebody next time."""
        ...

    @property
    def free(self) -> bool:
        """Whether there is somebody who could do it now."""
        ...

    def wanted(self) -> None:
        """From now on there should be."""
        ...


class Crowded(Busy):
    """More requests wait for inspection than will be inspected soon."""

    retry_seconds = 10


class Pool:
    """The worker's threads for large inspections, each with a turn, and the turns in order."""

    def __init__(self, deadline_seconds: float) -> None:
        self._deadline_seconds = deadline_seconds
        self._executor = ThreadPoolExecutor(threads, thread_name_prefix="seawall-inspect")
        self._free = threads
        self._begun: deque[asyncio.Future[None]] = deque()
        """Those who wait with work that belongs to a request which had its turn before."""
        self._fresh: deque[asyncio.Future[None]] = deque()

    async def run(self, work: Callable[[Deadline], T], size: int = 0, *, begun: bool = False) -> T:
        """Run work on ``size`` bytes in a thread.

        The deadline is that of the settings for each started ``deadline_bytes``, and counts from when a thread is free:
        waiting for a turn is no fault of the request's. What goes on with a request (``begun``) goes first.

        Raises:
            TimeoutError: the deadline passed. The work is told to stop.
            Crowded: there was no turn within ``queue_seconds_max``, or too much is waiting already.
        """
        await self._turn(self._begun if begun else self._fresh)
        seconds = self.seconds(size)
        deadline = Deadline(seconds, waits=True)
        try:
            future = asyncio.get_running_loop().run_in_executor(self._executor, work, deadline)
        except BaseException:
            self._next()
            raise
        future.add_done_callback(self._done)
        try:
            return await asyncio.wait_for(asyncio.shield(future), seconds)
        finally:
            deadline.give_up()

    def seconds(self, size: int) -> float:
        """How long inspecting so many bytes may take."""
        return self._deadline_seconds * min(max(1, -(-size // deadline_bytes)), deadlines_max)

    async def _turn(self, queue: deque[asyncio.Future[None]]) -> None:
        """Wait until a thread is free, and take it."""
        if self._free:
            self._free -= 1
            return
        if len(self._begun) + len(self._fresh) >= waiting_max:
            raise Crowded(_CROWDED, advice=LATER)
        turn = asyncio.get_running_loop().create_future()
        queue.append(turn)
        try:
            async with asyncio.timeout(queue_seconds_max):
                await turn
        except BaseException as error:
            if turn.done() and not turn.cancelled():
                self._next()  # it came just as nobody waited any more
            else:
                with suppress(ValueError):  # passed over a moment ago
                    queue.remove(turn)
            if isinstance(error, TimeoutError):
                raise Crowded(_CROWDED, advice=LATER) from None
            raise

    def _next(self) -> None:
        """A thread is free: the next one's turn."""
        for queue in (self._begun, self._fresh):
            while queue:
                turn = queue.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._free += 1

    def _done(self, future: asyncio.Future[T]) -> None:
        self._next()
        if not future.cancelled():
            future.exception()  # taken, so that nobody logs it with its words

    def close(self) -> None:
        """Let the threads end."""
        self._executor.shutdown(wait=False, cancel_futures=True)


class Inspector:
    """Scans requests with the engine, remembering what it has seen."""

    def __init__(
        self, engine: Engine, cache: ScanCache, fingerprint: Callable[[str], str], aside: Aside | None = None
    ) -> None:
        self._engine = engine
        self._cache = cache
        self._fingerprint = fingerprint
        self._aside = aside

    @property
    def edition(self) -> str:
        """What is known of the shop's own data (:attr:`Engine.edition`)."""
        return self._engine.edition

    def helped(self, decoded: Decoded) -> bool:
        """Whether a request has so much new in it that the helper who is free had better look at it."""
        if not self.helper_free:
            return False
        size = sum(file.size for file in decoded.files)
        for unit in _units(decoded):
            if not unit.kind or self._key(unit, self.edition, decoded) not in self._cache:
                size += sum([len(part.text) for part in decoded.parts[unit.first : unit.last]])
        return size >= asked_bytes_min

    @property
    def helper_free(self) -> bool:
        """Whether a helper could be asked now."""
        return self._aside is not None and self._aside.free

    def on_loop(self, work: Callable[[], T]) -> T:
        """Do work that keeps everybody waiting; if for long, a helper is there for the next one."""
        began = time.thread_time()
        done = work()
        if self._aside is not None and time.thread_time() - began > turn_seconds_max:
            self._aside.wanted()
        return done

    def _key(self, unit: Unit, edition: str, decoded: Decoded) -> bytes:
        return self._cache.key(unit.kind + edition, unit.role, decoded.body[unit.start : unit.end])

    def look(self, decoded: Decoded, deadline: Deadline | None = None) -> Inspected:
        """Inspect a request. Never raises for what it finds or fails at; :attr:`Inspected.failed` tells.

        With a ``deadline`` that says so it may wait for a helper, and must not run on the loop.
        """
        edition = self.edition
        units = list(_units(decoded))
        keys = [self._key(unit, edition, decoded) if unit.kind else None for unit in units]
        known = [
            self._cache.get(key, unit.last - unit.first) if key is not None else None
            for unit, key in zip(units, keys, strict=True)
        ]
        fresh = [unit for unit, seen in zip(units, known, strict=True) if seen is None]
        texts = [part.text for unit in fresh for part in decoded.parts[unit.first : unit.last]]
        named = [sheet for unit in fresh for sheet in sheets(decoded, unit)] if any(decoded.keys) else []
        first_sheet = len(texts)
        texts += [sheet.text for sheet in named]
        seams = self._seams(edition, decoded, deadline)
        texts += [seam.text for seam, _, shares in seams if shares is None]
        outcomes, files = self._inspect_new(edition, texts, decoded, deadline)
        seen: list[tuple[Seen, ...]] = []
        missing = done = torn = 0
        told_by_name: dict[int, list[Seen]] = {}
        for sheet, (found, complete) in zip(named, outcomes[first_sheet:], strict=False):
            torn += not complete
            for number, one in sheet.found(found):
                told_by_name.setdefault(number, []).append(one)
        for unit, key, before in zip(units, keys, known, strict=True):
            if before is None:
                told = outcomes[done : done + unit.last - unit.first]
                done += len(told)
                parts = decoded.parts[unit.first : unit.last]
                before = tuple(_believed(part, found) for part, (found, _) in zip(parts, told, strict=True))
                if told_by_name:
                    before = tuple(
                        with_more(one, _believed(part, tuple(told_by_name.get(number, ()))))
                        for number, (one, part) in enumerate(zip(before, parts, strict=True), unit.first)
                    )
                lost = sum(not complete for _, complete in told)
                missing += lost
                if key is not None and not lost and not torn:
                    self._cache.put(key, before)
            seen += before
        count = len(seen)
        done += len(named)
        seen += [file.seen for file in reversed(files)]  # where a window's negative numbers find them
        for seam, key, shares in seams:
            if shares is None:
                found, complete = outcomes[done]
                done += 1
                shares = crossing(seam, found)
                if complete:
                    self._cache.put(key, shares)
                torn += not complete
            if any(shares):
                joined(seen, seam, shares)
        read = sum(file.complete for file in files)
        return Inspected(
            parts=tuple(seen[:count]),
            files=tuple([_with(file, found) for file, found in zip(files, reversed(seen[count:]), strict=True)]),
            inspected=len(decoded.parts) - missing + read,
            failed=missing + torn > 0 or (deadline is not None and deadline.passed),
        )

    def _seams(
        self, edition: str, decoded: Decoded, deadline: Deadline | None
    ) -> list[tuple[Window, bytes, PartsSeen | None]]:
        """What is read over the seams between texts, its name in the cache, and what was seen there before."""
        seams: list[tuple[Window, bytes, PartsSeen | None]] = []
        for window in windows(decoded):
            if deadline is not None and deadline.passed:
                break  # which tells by itself that not everything was inspected
            key = self._cache.key("seam" + edition, window.role, window.spelled)
            seams.append((window, key, self._cache.get(key, len(window.parts))))
        return seams

    def _inspect_new(
        self, edition: str, texts: Sequence[str], decoded: Decoded, deadline: Deadline | None
    ) -> tuple[Sequence[Outcome], Sequence[FileSeen]]:
        """Texts, and those files that were not read in full before: a conversation brings its documents every time."""
        files = decoded.files
        keys = [self._cache.key(file.form + edition, file.name, file.body[file.start : file.end]) for file in files]
        known = [self._cache.get(key, 1) or self._cache.get(key, 2) for key in keys]
        fresh = [file for file, before in zip(files, known, strict=True) if before is None]
        outcomes, read = self._inspect(edition, texts, fresh, deadline)
        left = iter(read)
        seen = []
        for file, key, before in zip(files, keys, known, strict=True):
            if before is not None:
                told = FileSeen(file.path, before[0], complete=True, plain=len(before) == 1)
            else:
                told = next(left)
                if told.complete:
                    self._cache.put(key, (told.seen,) if told.plain else (told.seen, ()))
            seen.append(told)
        return outcomes, seen

    def answered(self, text: str, deadline: Deadline | None = None) -> Outcome:
        """As :meth:`text` of an answer; a long one may be inspected aside when there is a ``deadline``."""
        outcomes, _ = self._inspect(self.edition, [text], (), deadline, answer=True)
        return outcomes[0]

    def texts(self, texts: Sequence[str], deadline: Deadline | None, *, answer: bool = False) -> list[Outcome]:
        """As :meth:`text` of each; what the time did not reach was not inspected."""
        return [
            ((), False)
            if deadline is not None and deadline.passed
            else self.text(text, answer=answer, deadline=deadline)
            for text in texts
        ]

    def text(self, text: str, *, answer: bool = False, deadline: Deadline | None = None) -> Outcome:
        """``(findings, whether it was inspected in full)`` of one text. In an ``answer`` pseudonyms are the rule: there
        the engine gets to see none."""
        plain = without_codes(text) if answer else text
        findings: Sequence[Finding]
        try:
            if len(text) > long_chars_min:
                passed = (lambda: deadline.passed) if deadline is not None else (lambda: False)
                findings, complete = in_blocks(self._engine.inspect, plain, passed)
            else:
                outcome = self._engine.inspect(plain)
                findings, complete = outcome.findings, not outcome.failed and not outcome.truncated
        except Exception:  # noqa: BLE001 - a fault in a detector is contained; the text counts as not inspected
            return (), False
        if not findings:
            return (), complete
        told: dict[tuple[str, str, int], tuple[str, str]] = {}
        seen: list[Seen] = []
        for finding in findings if answer else without_pseudonyms(text, findings):
            value = text[finding.start : finding.end]
            # A text full of data mostly holds the same few values again and again.
            same = (finding.detector, value, finding.count)
            known = told.get(same)
            if known is None:
                known = told[same] = masked_sample(text, finding), self._fingerprint(value)
            seen.append(Seen(finding, known[0], known[1]))
        return tuple(seen), complete

    def read(self, path: str, name: str, content: Callable[[], bytes], deadline: Deadline | None) -> FileSeen:
        """What stands in a file."""
        if deadline is not None and deadline.passed:
            return FileSeen(path, (), complete=False)
        try:
            data = content()
            document = read_document(name or "file", data, pictures=self._engine.pictures)
        except (SeawallError, ValueError):
            return FileSeen(path, (), complete=False)
        seen: list[Seen] = []
        complete = not document.unread
        for part in document.parts:
            found, whole = self.text(part.text, deadline=deadline)
            seen += found
            complete = complete and whole
        texts = [part.text for part in document.parts]
        return FileSeen(
            path,
            tuple(seen),
            complete,
            tuple(unread_kind(one.media) for one in document.unread),
            plain=len(texts) == 1 and texts[0].encode("utf-8", "replace") == data.removeprefix(BOM_UTF8),
        )

    def _inspect(
        self,
        edition: str,
        texts: Sequence[str],
        files: Sequence[FilePart],
        deadline: Deadline | None,
        *,
        answer: bool = False,
    ) -> tuple[Sequence[Outcome], Sequence[FileSeen]]:
        """Texts and files, aside if they are long and it can be, else here."""
        aside = self._aside if deadline is not None and deadline.waits else None
        size = size_of(texts, files) if aside is not None else 0
        if aside is not None and deadline is not None and size >= asked_bytes_min:
            start = size >= helped_bytes_min
            seen = aside.inspect(edition, texts, files, deadline, answer=answer, start=start)
            if seen is not None:
                return seen
        return (
            self.texts(texts, deadline, answer=answer),
            [self.read(file.path, file.name, file.read, deadline) for file in files],
        )


def _believed(part: Part, found: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """What is believed of what was found in a part of a request: in a tool's description and schema no guess.

    A programmer wrote these for the model. What is read there as a name is mostly an example's or an abbreviation's
    (``"M H DoM Mon DoW"``), and how a tool works reads like terms agreed with somebody: an agent whose tools are masked
    or blocked for that is of no use. What a rule proves, and what reads like a whole name, is found there as anywhere.
    """
    if not found or part.role != "schema":
        return found
    return tuple(one for one in found if not _guessed(part.text, one.finding))


def _guessed(text: str, finding: Finding) -> bool:
    if finding.detector == "person_name":
        return _WHOLE_NAME.fullmatch(text, finding.start, finding.end) is None
    return TALK_MODEL in finding.reasons


def _with(file: FileSeen, seen: tuple[Seen, ...]) -> FileSeen:
    """The file with what stands over its edges, too."""
    return file if seen is file.seen else msgspec.structs.replace(file, seen=seen)


def size_of(texts: Sequence[str], files: Sequence[FilePart]) -> int:
    """About how many bytes there are to inspect."""
    return sum(map(len, texts)) + sum(file.size for file in files)


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
