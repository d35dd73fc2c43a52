"""One HTTP call: a request whose body is read when it is wanted, and the answer to it.

The connection (http1.py) feeds a call and writes what it says; a handler reads the one and writes the other. A call
knows nothing of parsing, order or deadlines.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING

from seawall.model.errors import BadExchange, LimitExceeded, Unavailable

if TYPE_CHECKING:
    from seawall.gateway.http1 import Connection

Header = tuple[bytes, bytes]
Headers = list[Header]

body_unread_bytes_max = 64 * 1024
"""Body bytes kept while nobody has asked for them; then reading stops."""

BODILESS = frozenset({204, 304})
STATUS_LINE = {status.value: b"HTTP/1.1 %d %s\r\n" % (status.value, status.phrase.encode()) for status in HTTPStatus}


class SlowBody(BadExchange):
    """The request's body arrives too slowly."""


class ClientGone(Unavailable):
    """The client closed its connection before its request was complete."""


class Busy(Unavailable):
    """This worker has as much to do as it may."""

    retry_seconds = 1
    """When to come again."""


class Call:
    """One request and its answer. The handler reads the one and writes the other, each once."""

    __slots__ = (
        "_chunks",
        "_connection",
        "_failure",
        "_held",
        "_limit",
        "_waiter",
        "answered",
        "begun",
        "chunked",
        "complete",
        "expects_continue",
        "headers",
        "keep_alive",
        "length",
        "method",
        "path",
        "query",
        "received",
        "target",
        "version_1_0",
    )

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.target = b""
        self.headers: Headers = []
        """Names in lower case, in the order they came."""
        self.method = ""
        self.path = ""
        """The path before any decoding."""
        self.query = b""
        self.length: int | None = 0
        """Length of the body as announced; None when it comes in chunks."""
        self.keep_alive = True
        self.version_1_0 = False
        self.expects_continue = False
        self.complete = False
        """Whether the whole request has arrived."""
        self.received = 0
        self.begun = False
        """Whether the answer's head is decided."""
        self.answered = False
        self.chunked = False
        self._chunks: list[bytes] = []
        self._held = 0
        self._limit = body_unread_bytes_max
        self._waiter: asyncio.Future[None] | None = None
        self._failure: Exception | None = None

    @property
    def peer(self) -> str:
        """Address of the other end of the connection, empty for a local socket."""
        return self._connection.peer

    def header(self, name: bytes) -> bytes | None:
        """The first header of this name (in lower case)."""
        for key, value in self.headers:
            if key == name:
                return value
        return None

    async def body(self, bytes_max: int) -> bytes:
        """The whole body.

        Raises:
            LimitExceeded: it is over ``bytes_max``, announced or counted.
            SlowBody, ClientGone, BadExchange: it did not arrive, or is no valid body.
            Busy: too many bodies are being held already.
        """
        if not self.complete or self._failure is not None:
            if self.length is not None and self.length > bytes_max:
                raise LimitExceeded(f"The body has more than {bytes_max} bytes", advice="Send less at once.")
            self._connection.reserve(self, self.length or 0)
            self._limit = bytes_max
            self._ready_to_read()
            while not self.complete and self._failure is None:
                if self._held > bytes_max:
                    raise LimitExceeded(f"The body has more than {bytes_max} bytes", advice="Send less at once.")
                await self._more()
            if self._failure is not None:
                raise self._failure
        if self._held > bytes_max:
            raise LimitExceeded(f"The body has more than {bytes_max} bytes", advice="Send less at once.")
        chunks, self._chunks = self._chunks, []
        return chunks[0] if len(chunks) == 1 else b"".join(chunks)

    async def chunk(self) -> bytes:
        """The next piece of the body, empty at its end. Raises as :meth:`body`."""
        self._ready_to_read()
        while not self._chunks and not self.complete and self._failure is None:
            await self._more()
        if self._failure is not None:
            raise self._failure
        chunks, self._chunks = self._chunks, []
        self._held = 0
        self._connection.resume()
        return b"".join(chunks)

    def answer(self, status: int, headers: Iterable[Header], body: bytes = b"", *, own: bytes = b"") -> None:
        """Write a whole answer."""
        self.begin(status, headers, len(body), own=own)
        if not self.answered:  # by the client's leaving
            self.answered = True
            self._connection.send((body,) if body and self.method != "HEAD" else ())
            self._connection.finished(self)

    def begin(self, status: int, headers: Iterable[Header], length: int | None = None, *, own: bytes = b"") -> None:
        """Decide the answer's head. It leaves with the first byte of the body, or with :meth:`flush`.

        ``headers`` must not frame the body or the connection: this method does, from ``length`` (None: unknown).
        Reason phrases are ours, values are checked for line breaks. ``own`` are header lines of Seawall's making, which
        need no check, each with its line break.
        """
        assert not self.begun, "an answer begins once"
        self.begun = True
        connection = self._connection
        line = STATUS_LINE.get(status) or b"HTTP/1.1 %d \r\n" % status
        out = [line]
        for name, value in headers:
            if b"\n" in value or b"\r" in value or b"\0" in value:
                continue
            out += (name, b": ", value, b"\r\n")
        out.append(own)
        if length is not None and status not in BODILESS:
            out.append(b"content-length: %d\r\n" % length)
        elif status not in BODILESS:
            self.chunked = not self.version_1_0
            if self.chunked:
                out.append(b"transfer-encoding: chunked\r\n")
            else:
                self.keep_alive = False
        if not self.complete or connection.ends_with(self):
            self.keep_alive = False
        if not self.keep_alive:
            out.append(b"connection: close\r\n")
        elif self.version_1_0:
            out.append(b"connection: keep-alive\r\n")
        out.append(connection.listener.date_line)
        if self.method == "HEAD" or status in BODILESS:
            self.chunked = False
        connection.hold(out)

    def write(self, data: bytes) -> None:
        """Write a piece of the body. Await :meth:`drained` between pieces of a long one."""
        if self.method == "HEAD" or not data:
            return
        if self.chunked:
            self._connection.send((b"%x\r\n" % len(data), data, b"\r\n"))
        else:
            self._connection.send((data,))

    def flush(self) -> None:
        """Let the head go although there is no body yet."""
        self._connection.send(())

    async def drained(self) -> None:
        """Wait until the client has taken most of what was written."""
        if self._connection.write_paused:
            await self._connection.writable()

    def end(self) -> None:
        """Finish the answer."""
        assert self.begun, "an answer begins before it ends"
        if not self.answered:
            self.answered = True
            self._connection.send((b"0\r\n\r\n",) if self.chunked else ())
            self._connection.finished(self)

    def abort(self) -> None:
        """Cut the connection, so that nobody takes a broken answer for a whole one."""
        self.answered = True
        self._connection.abort()

    # From here on: what the connection tells the call.

    def feed(self, data: bytes) -> bool:
        """Take a piece of the body; False when no more should be read for now."""
        self.received += len(data)
        self._held += len(data)
        self._chunks.append(data)
        if self._held > self._limit:
            self._wake()
            return False
        if self._limit == body_unread_bytes_max:
            self._wake()
        return True

    def finish(self) -> None:
        """The request is complete."""
        self.complete = True
        self._wake()

    def fail(self, failure: Exception) -> None:
        """The request will never be complete."""
        self._failure = failure
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _more(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _ready_to_read(self) -> None:
        if self.expects_continue and not self.complete:
            self.expects_continue = False
            self._connection.send((b"HTTP/1.1 100 Continue\r\n\r\n",))
        self._connection.resume()
