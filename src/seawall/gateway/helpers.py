"""A worker's helper processes, seen from the worker: started when large requests come, asked, watched, replaced.

The first large request starts the first helper and does not wait for it: until it is ready (a second or so), and
whenever none is free, the worker's own threads inspect, as they do for everything smaller. So a helper is never needed
for an answer, and nothing a helper does or fails to do lets a text through that was not inspected:

    it knows other fingerprint sets, or runs other rules   → inspected in the worker
    somebody killed it (SIGKILL, SIGTERM)                  → inspected in the worker
    it ended by a fault of its own, or says nonsense       → counts as not inspected: a text that can break a helper
                                                             must not get to break the worker
    it is silent                                           → the request ends at its deadline as settings say; the
                                                             helper is given ``overrun_seconds_max`` more, then killed

Whatever ends a helper, the next large request starts another.
"""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress

from seawall.dialects.dialect import FilePart
from seawall.gateway.faults import tell
from seawall.gateway.helper import Job, Line, Order, Ready, Report, SentFile, frame_bytes_max
from seawall.gateway.inspection import Deadline, FileSeen, Outcome, size_of
from seawall.model.errors import IntegrityError, SeawallError

ASSIST = (sys.executable, "-P", "-c", "import sys; from seawall import app; app.assist(int(sys.argv[1]))")
"""The command of a helper; the number of its socket follows."""
start_seconds_max = 120
"""How long a helper may take to be ready; one that has to compile its rules needs the time."""
again_seconds_min = 1.0
"""Between two starts, so that helpers that die at once don't keep a core busy."""
failed_again_seconds_min = 60.0
"""After one that could not start at all."""
overrun_seconds_max = 10.0
"""How long after the deadline a helper may still work, so that the same request finds its text remembered when it is
tried again; then it is killed."""
end_seconds_max = 1.0
_KILLED = (-signal.SIGKILL, -signal.SIGTERM)


class Helper:
    """One helper process."""

    def __init__(self, command: Sequence[str]) -> None:
        ours, theirs = socket.socketpair()
        self.line = Line(ours)
        number = theirs.fileno()
        try:
            self.process = subprocess.Popen(
                [*command, str(number)], pass_fds=(number,), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        except BaseException:
            self.line.close()
            raise
        finally:
            theirs.close()

    def begin(self, order: Order, rules: str) -> bool:
        """Tell it what to do and wait until it can; whether it inspects as this worker does."""
        try:
            self.line.send(order, start_seconds_max)
            ready = self.line.receive(Ready, start_seconds_max)
        except (OSError, IntegrityError):
            return False
        return ready is not None and ready.rules == rules

    def ask(self, job: Job, seconds: float) -> Report:
        """What it saw. Raises OSError, IntegrityError: nothing that can be believed came back in time."""
        ends = time.monotonic() + seconds
        self.line.send(job, seconds)
        report = self.line.receive(Report, max(0.001, ends - time.monotonic()))
        if report is None:
            raise ConnectionResetError
        if report.current and (len(report.texts), len(report.files)) != (len(job.texts), len(job.files)):
            raise IntegrityError("A helper left something out")
        return report

    def ended(self, seconds: float) -> int | None:
        """What it ended with by itself, waiting so long for it: its line breaks a moment before it is gone."""
        with suppress(subprocess.TimeoutExpired):
            return self.process.wait(seconds)
        return None

    def end(self, seconds: float = 0) -> int:
        """Hang up, give it so long to end by itself, kill it; what it ended with."""
        self.line.close()
        if seconds and (code := self.ended(seconds)) is not None:
            return code
        self.process.kill()
        return self.process.wait()


class Helpers:
    """All helpers of one worker. Asked from its inspection threads."""

    def __init__(self, order: Order, rules: str, count: int, command: Sequence[str] = ASSIST) -> None:
        """``rules`` names what this worker inspects with; ``count`` helpers run at most."""
        self._order = order
        self._rules = rules
        self._count = count
        self._command = command
        self._lock = threading.Lock()
        self._free: list[Helper] = []
        self._running = 0
        """Those that are starting, free or at work."""
        self._not_before = 0.0
        self._busy: set[Helper] = set()
        self._closed = False
        self.counts: Counter[str] = Counter()
        """How many were started, were not fit, died or were behind; and jobs done."""

    def inspect(
        self,
        edition: str,
        texts: Sequence[str],
        files: Sequence[FilePart],
        deadline: Deadline,
        *,
        answer: bool,
        start: bool = True,
    ) -> tuple[Sequence[Outcome], Sequence[FileSeen]] | None:
        """What was found in each text and file, waiting for a helper; None: inspect it here. ``start``: where none is
        free, another is started for the next one, if there may be more."""
        if size_of(texts, files) > frame_bytes_max // 8:
            return None
        helper = self._take(start=start)
        if helper is None:
            return None
        sent = [SentFile(file.path, file.name, _content(file)) for file in files]
        job = Job(
            edition,
            deadline.left(),
            tuple(text.encode("utf-8", "surrogatepass") for text in texts),
            tuple(sent),
            answer,
        )
        try:
            report = helper.ask(job, deadline.left() + overrun_seconds_max)
        except (OSError, IntegrityError) as error:
            if self._lost(helper, error) in _KILLED:
                return None
            return [((), False)] * len(texts), [FileSeen(file.path, (), complete=False) for file in files]
        self._give_back(helper)
        self.counts["done" if report.current else "behind"] += 1
        return (report.texts, report.files) if report.current else None

    def close(self) -> None:
        """End them all."""
        with self._lock:
            self._closed = True
            ending = [*self._free, *self._busy]
            self._free = []
        for helper in ending:
            helper.line.close()
        for helper in ending:
            helper.end(end_seconds_max)

    @property
    def processes(self) -> list[int]:
        """Ids of those that could be asked now or are at work."""
        with self._lock:
            return [helper.process.pid for helper in (*self._free, *self._busy)]

    @property
    def free(self) -> bool:
        """Whether one could be asked now."""
        return bool(self._free)

    def wanted(self) -> None:
        """Start the first one, though nothing large enough for it has come: what is smaller takes long."""
        with self._lock:
            if self._running or not self._may_start():
                return
        threading.Thread(target=self._start, name="seawall-helper", daemon=True).start()

    def _may_start(self) -> bool:
        """Whether another may be started now; it counts as running then."""
        if self._closed or self._running >= self._count or time.monotonic() < self._not_before:
            return False
        self._running += 1
        self._not_before = time.monotonic() + again_seconds_min
        return True

    def _take(self, *, start: bool) -> Helper | None:
        with self._lock:
            while self._free:
                helper = self._free.pop()
                if helper.process.poll() is None:
                    self._busy.add(helper)
                    return helper
                helper.line.close()
                self._running -= 1
                self.counts["died"] += 1
            if not (start and self._may_start()):
                return None
        threading.Thread(target=self._start, name="seawall-helper", daemon=True).start()
        return None

    def _give_back(self, helper: Helper) -> None:
        with self._lock:
            self._busy.discard(helper)
            if not self._closed:
                self._free.append(helper)

    def _lost(self, helper: Helper, error: Exception) -> int | None:
        """Let go of a helper that failed at a job; what it had ended with by itself, None when it was still there."""
        ended = helper.ended(0 if isinstance(error, TimeoutError | IntegrityError) else end_seconds_max)
        helper.end()
        with self._lock:
            self._busy.discard(helper)
            self._running -= 1
            self.counts["died"] += 1
        return ended

    def _start(self) -> None:
        """Start one, in a thread that waits for it."""
        helper, fit = None, False
        try:
            helper = Helper(self._command)
            fit = helper.begin(self._order, self._rules)
        except Exception as error:  # noqa: BLE001 - no memory, no processes: the worker goes on without
            tell(error)
        killed = not fit and helper is not None and helper.ended(end_seconds_max) in _KILLED
        with self._lock:
            self.counts["started" if fit else "died" if killed else "unfit"] += 1
            if fit and helper is not None and not self._closed:
                self._free.append(helper)
                return
            self._running -= 1
            if not fit and not killed:
                self._not_before = time.monotonic() + failed_again_seconds_min
        if helper is not None:
            helper.end()


def _content(file: FilePart) -> bytes | None:
    """A file's bytes; None when there are none to be had, which the helper then says of it."""
    try:
        return file.read()
    except (SeawallError, ValueError):
        return None
