"""The helper: a process beside a worker that inspects large texts and files, so that nothing waits for the lock there.

Python runs one thread of a process at a time, and one that inspects 300 KB makes the loop wait at each of the dozens of
places where a small request lets go of the interpreter lock. A helper has an interpreter, and a processor core, of its
own. It opens the same engine from the same settings, follows the same fingerprint sets, and says what the worker's own
inspection would have said; helpers.py is the worker's side and believes it only then.

They speak over a socket pair that nobody else has: eight bytes of length, then MessagePack. Texts and keys go one way,
places, masked samples and keyed fingerprints the other. Nothing touches a disk. A helper ends when its worker is gone.
"""

from __future__ import annotations

import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

import msgspec

from seawall.detect.engine import Engine
from seawall.gateway import memory
from seawall.gateway.faults import tell
from seawall.gateway.inspection import Deadline, FileSeen, Inspector, Outcome
from seawall.gateway.scan_cache import ScanCache
from seawall.model.errors import IntegrityError, SeawallError
from seawall.model.settings import Settings
from seawall.policy.fingerprint import value_fingerprint

T = TypeVar("T")

frame_bytes_max = 256 * 1024 * 1024
"""Largest frame; what does not fit into one is inspected in the worker."""
look_seconds = 1
"""How often an idle helper looks for new fingerprint sets, so that it does not keep one that was dropped."""
_LENGTH_BYTES = 8


class Order(msgspec.Struct, frozen=True, array_like=True):
    """What a helper is told first: how to inspect as its worker does. Holds keys, so it is never shown."""

    settings: Settings
    """The part of them that detection reads."""
    data: str
    """The data directory, for fingerprint sets."""
    sets_key: bytes
    values_key: bytes
    """What findings' values are fingerprinted with."""


class Ready(msgspec.Struct, frozen=True, array_like=True):
    """What a helper says once it can work."""

    rules: str
    """Names its rules and version; a worker uses no helper with others, as after an upgrade under its feet."""


class SentFile(msgspec.Struct, frozen=True, array_like=True):
    """A file to be read, out of its base64."""

    path: str
    name: str
    data: bytes | None
    """None when its base64 is broken."""


class Job(msgspec.Struct, frozen=True, array_like=True):
    """What is to be inspected."""

    edition: str
    """What the worker knows of the shop's own data (:attr:`Engine.edition`)."""
    seconds: float
    """When they have passed, what was not begun counts as not inspected."""
    texts: tuple[bytes, ...]
    """UTF-8, with lone surrogates as they come in JSON."""
    files: tuple[SentFile, ...] = ()
    answer: bool = False
    """Whether the texts are an answer's; see :meth:`Inspector.text`."""


class Report(msgspec.Struct, frozen=True, array_like=True):
    """What was seen."""

    current: bool
    """Whether the helper knew the same of the shop's own data; if not, nothing was inspected."""
    texts: tuple[Outcome, ...] = ()
    files: tuple[FileSeen, ...] = ()


class Line:
    """One end of the socket pair."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def send(self, frame: msgspec.Struct, seconds: float | None = None) -> None:
        """Send a frame. Raises OSError: the other end is gone, or does not read in time."""
        content = msgspec.msgpack.encode(frame)
        self._sock.settimeout(seconds)
        self._sock.sendall(len(content).to_bytes(_LENGTH_BYTES, "big"))
        self._sock.sendall(content)

    def receive(self, kind: type[T], seconds: float | None = None) -> T | None:
        """The next frame, None when the other end has closed.

        Raises:
            OSError: it did not come in time (TimeoutError), or the line broke.
            IntegrityError: it is no such frame.
        """
        ends = None if seconds is None else time.monotonic() + seconds
        head = self._exactly(_LENGTH_BYTES, ends)
        if head is None:
            return None
        size = int.from_bytes(head, "big")
        if size > frame_bytes_max:
            raise IntegrityError("A frame between a worker and its helper is too large")
        content = self._exactly(size, ends)
        if content is None:
            return None
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except msgspec.MsgspecError:
            raise IntegrityError("A frame between a worker and its helper is not readable") from None

    def waits(self, seconds: float) -> bool:
        """Whether something is to be read, waiting so long for it."""
        return bool(select.select([self._sock], [], [], seconds)[0])

    def close(self) -> None:
        """Hang up; who waits on the line is woken."""
        with suppress(OSError):
            self._sock.shutdown(socket.SHUT_RDWR)
        self._sock.close()

    def _exactly(self, size: int, ends: float | None) -> bytearray | None:
        content = bytearray(size)
        rest = memoryview(content)
        while rest:
            left = None if ends is None else ends - time.monotonic()
            if left is not None and left <= 0:
                raise TimeoutError
            self._sock.settimeout(left)
            count = self._sock.recv_into(rest)
            if count == 0:
                return None
            rest = rest[count:]
        return content


def taken(descriptor: int) -> Line:
    """The helper's end of the line, by the number it was started with. Makes the process one that ends with its worker.

    Signals that end a service or a terminal's programs all at once are left to the worker, which drains.
    """
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    return Line(socket.socket(fileno=descriptor))


def assist(line: Line, opened: Callable[[Order], tuple[Engine, Callable[[], object], str]]) -> None:
    """Inspect what comes over the line until it closes.

    Args:
        opened: makes of the order an engine, what reads new fingerprint sets into it, and the name of its rules.
    """
    try:
        order = line.receive(Order)
        if order is None:
            return
        engine, look, rules = opened(order)
        inspector = Inspector(engine, ScanCache(order.values_key), partial(value_fingerprint, order.values_key))
        memory.settle()
        line.send(Ready(rules))
        while True:
            if not line.waits(look_seconds):
                _looked(look)
            elif (job := line.receive(Job)) is None:
                return
            else:
                line.send(_report(job, inspector, look))
                del job
    except OSError:
        return  # the worker is gone
    except Exception as error:  # noqa: BLE001 - no fault may show what was being worked on; the worker starts another
        tell(error)


def _report(job: Job, inspector: Inspector, look: Callable[[], object]) -> Report:
    if inspector.edition != job.edition:
        _looked(look)
        if inspector.edition != job.edition:
            return Report(current=False)
    deadline = Deadline(job.seconds)
    texts = [text.decode("utf-8", "surrogatepass") for text in job.texts]
    return Report(
        current=True,
        texts=tuple(inspector.texts(texts, deadline, answer=job.answer)),
        files=tuple(
            FileSeen(file.path, (), complete=False)
            if file.data is None
            else inspector.read(file.path, file.name, partial(bytes, file.data), deadline)
            for file in job.files
        ),
    )


def _looked(look: Callable[[], object]) -> None:
    """Sets that can't be read are the worker's to tell of; here they only keep this helper from being believed."""
    with suppress(SeawallError, OSError):
        look()
