"""Real processes for benchmarks: started on free ports, measured over their whole tree, ended by their own id."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path


def free_port() -> int:
    """A port nobody listens on at the moment."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def tree(pid: int) -> list[int]:
    """A process and everything it started."""
    found = [pid]
    for one in found:
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def cpu_us(pid: int) -> float:
    """CPU time of the whole tree so far, in µs.

    For each process the larger of what the scheduler counted for its living threads (``schedstat``, exact) and what the
    kernel booked for it and its ended children (``stat``, in ticks of 10 ms, ended threads included).
    """
    return sum(map(_process_cpu_us, tree(pid)))


def _process_cpu_us(pid: int) -> float:
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        booked = sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    except OSError:
        return 0.0
    exact = 0
    for thread in threads:
        try:
            exact += int((thread / "schedstat").read_text().split()[0])
        except OSError:
            continue
    return max(exact / 1e3, booked * 1e6 / os.sysconf("SC_CLK_TCK"))


def rss_mb(pid: int, *, alone: bool = False) -> float:
    """Resident memory of a process, or of its whole tree with pages they share counted in each."""
    pages = 0
    for one in [pid] if alone else tree(pid):
        try:
            pages += int(Path(f"/proc/{one}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def calibrate() -> float:
    """CPU seconds of a fixed piece of work: how fast this machine is at the moment."""
    begin = time.thread_time()
    total = 0
    for n in range(400_000):
        total += n * n % 7
    return time.thread_time() - begin


class Running:
    """A started process."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: dict[str, str] | None = None,
        cwd: str | None = None,
        speaks: bool = False,
    ) -> None:
        """``speaks``: its first lines on stdout are wanted. What nobody reads would fill the pipe and stop it."""
        self.process = subprocess.Popen(
            list(command),
            env={**os.environ, **(env or {})},
            cwd=cwd,
            stdout=subprocess.PIPE if speaks else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def line(self) -> str:
        """Its next line on stdout."""
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def wait_for(self, port: int, seconds: float = 120) -> None:
        """Wait until it listens. Raises RuntimeError when it ends or never does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise RuntimeError(f"{self.process.args} ended")
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise RuntimeError(f"{self.process.args} does not listen")

    def end(self) -> None:
        """Ask it to end, and make it."""
        self.process.terminate()
        try:
            self.process.wait(8)
        except subprocess.TimeoutExpired:
            for pid in tree(self.process.pid):
                try:
                    os.kill(pid, 9)
                except ProcessLookupError:
                    continue
            self.process.wait(5)
