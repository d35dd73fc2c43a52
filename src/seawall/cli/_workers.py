"""Worker processes that share one port, and the parent that watches them. Used by ``seawall up``.

One worker runs in the command's own process. Several are forked from it, so that they share the memory of what was
loaded before (code, the compiled detectors) for as long as they don't write to it. They bind the port together
(SO_REUSEPORT); the parent holds it bound without listening, so that no other program takes it. It has no threads, for a
fork takes only one along. A worker that dies is replaced, by one of the code that was loaded then; one that can't start
ends everything. SIGTERM goes to all, and all drain.
"""

from __future__ import annotations

import contextlib
import errno
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import FrameType

from seawall.model.errors import ConfigError, Unavailable

start_seconds_max = 60
stop_seconds_max = 60
"""How long a worker may drain before it is ended."""
restarts_max = 20
"""How often dead workers are replaced before the parent gives up."""
_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def reserve(host: str, port: int) -> socket.socket:
    """The port, bound so that workers can share it; 0 takes a free one.

    Raises:
        ConfigError: somebody else has it.
    """
    sock = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        raise ConfigError(
            f"Cannot listen on {host} port {port}: {error.strerror}",
            advice="Is another Seawall running? Choose another --port."
            if error.errno == errno.EADDRINUSE
            else "Choose as --host an address of this machine, as --port one this user may have.",
        ) from None
    return sock


class Crew:
    """Some workers and who watches them."""

    def __init__(self, worker: Callable[..., None], arguments: tuple[object, ...], count: int) -> None:
        """``worker(*arguments, host, port, ready)`` serves until SIGTERM after calling ``ready()`` once it listens. It
        runs in a process that was forked from this one."""
        self._worker = worker
        self._arguments = arguments
        self._count = count
        self._context = multiprocessing.get_context("fork")
        self._processes: list[BaseProcess] = []
        self._parent_ends: list[socket.socket | Connection] = []
        """What only the parent holds: the reserved port, and the end of a pipe that closes when the parent is gone."""
        self._parent_gone: Connection
        """The workers' end of it."""
        self._stopping = False

    def run(self, host: str, port: int, ready: Callable[[str, int], None]) -> None:
        """Start all, say when all listen, watch until SIGTERM or SIGINT, then let all drain.

        Raises:
            Unavailable: a worker can't start, or workers die again and again.
        """
        with reserve(host, port) as held:
            host, port = held.getsockname()[:2]
            self._parent_gone, alive = self._context.Pipe(duplex=False)
            self._parent_ends = [held, alive]
            previous = {name: signal.signal(name, self._stop) for name in _SIGNALS}
            try:
                for _ in range(self._count):
                    self._processes.append(self._start(host, port))
                if not self._stopping:
                    ready(host, port)
                self._watch(host, port)
            finally:
                self._stop(signal.SIGTERM, None)
                for process in self._processes:
                    process.join(stop_seconds_max)
                    if process.is_alive():
                        process.kill()
                        process.join()
                for name, handler in previous.items():
                    signal.signal(name, handler)
                alive.close()
                self._parent_gone.close()

    def _start(self, host: str, port: int) -> BaseProcess:
        receiver, sender = self._context.Pipe(duplex=False)
        process = self._context.Process(target=self._main, args=(host, port, sender))
        # A signal that came to the worker before it let go of the parent's handlers would end its siblings.
        signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        sender.close()
        try:
            if not receiver.poll(start_seconds_max) or receiver.recv() != "listening":
                raise EOFError
        except EOFError:
            process.terminate()
            process.join()
            if not self._stopping:
                raise Unavailable(
                    "A worker could not start", advice="Run with --workers 1 to see what is wrong."
                ) from None
        finally:
            receiver.close()
        return process

    def _main(self, host: str, port: int, sender: Connection) -> None:
        """The life of a worker."""
        for name in _SIGNALS:
            signal.signal(name, signal.SIG_DFL)
        for end in self._parent_ends:
            end.close()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _SIGNALS)
        threading.Thread(target=self._end_with_parent, daemon=True).start()
        self._worker(*self._arguments, host, port, lambda: sender.send("listening"))

    def _end_with_parent(self) -> None:
        """A worker whose parent was killed has nobody to stop it later, so it stops now."""
        with contextlib.suppress(EOFError, OSError):
            self._parent_gone.recv_bytes()
        os.kill(os.getpid(), signal.SIGTERM)

    def _watch(self, host: str, port: int) -> None:
        restarts = 0
        while not self._stopping:
            wait([process.sentinel for process in self._processes], timeout=1)
            for place, process in enumerate(self._processes):
                if process.exitcode is None or self._stopping:
                    continue
                restarts += 1
                if restarts > restarts_max:
                    raise Unavailable("Workers keep dying", advice="Run with --workers 1 to see what is wrong.")
                self._processes[place] = self._start(host, port)

    def _stop(self, _signal: int, _frame: FrameType | None) -> None:
        self._stopping = True
        for process in self._processes:
            if process.is_alive():
                process.terminate()
