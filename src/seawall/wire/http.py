"""HTTP/1.1 to AI vendors over pooled connections: the gateway's ``UpstreamClient``.

Written on asyncio and llhttp (httptools) like the gateway's own edge, because any client library costs more than the
whole inspection (docs/decisions/0002-http-edge.md has the measurement). HTTP/2 is left out on purpose: every AI vendor
speaks 1.1 with keep-alive, and one connection a stream keeps back-pressure simple.

Deadlines are kept by one sweep over the connections in use, not by a timer a request. A connection that the vendor
closed while it lay in the pool is noticed and replaced; a request is sent a second time only if the first one got not
a single byte of answer over a connection that had been used before (RFC 9112, 9.3.1).

Errors say what happened and to which host. They never hold a URL, a header or a body.
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import zlib
from collections import deque
from collections.abc import AsyncIterator, Callable
from functools import lru_cache
from typing import cast
from urllib.parse import urlsplit

import httptools

from seawall.model import limits
from seawall.model.errors import Unavailable, UpstreamSilent, UsageError
from seawall.model.ports import UpstreamRequest

idle_seconds_max = 50
idle_connections_max = 256
"""Connections kept open to one origin while nobody uses them."""
connections_max = 2_048
"""Connections to one origin at a time."""
heads_remembered_max = 256
unread_bytes_max = 256 * 1024
"""Answer bytes read ahead of the client that takes them."""
_BODILESS = (204, 304)
_STAYS_ALIVE = (
    (socket.SOL_SOCKET, "SO_KEEPALIVE", 1),
    (socket.IPPROTO_TCP, "TCP_KEEPIDLE", 60),
    (socket.IPPROTO_TCP, "TCP_KEEPINTVL", 30),
)
"""While a model thinks nothing is sent, and routers on the way forget connections that are silent for some minutes."""


def _why(error: OSError) -> str:
    """Why there is no connection. asyncio's own words for it hold a tuple or several errors in brackets."""
    if error.errno is None:
        return "none of its addresses answered"
    return (error.strerror or "") if isinstance(error, socket.gaierror) else os.strerror(error.errno)


class HttpClient:
    """Connections to vendors, made when needed and kept for the next request. One per worker, bound to its loop."""

    def __init__(
        self,
        *,
        connect_seconds: float = limits.upstream_connect_seconds_max,
        first_byte_seconds: float = limits.upstream_first_byte_seconds_max,
        idle_seconds: float = limits.upstream_idle_seconds_max,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._connect_seconds = connect_seconds
        self.first_byte_seconds = first_byte_seconds
        self.idle_seconds = idle_seconds
        self._tls = tls
        self._origins: dict[str, Origin] = {}
        self._sweep_seconds = min(1.0, first_byte_seconds / 4, idle_seconds / 4)
        self._sweeper: asyncio.TimerHandle | None = None

    async def send(self, request: UpstreamRequest) -> Reply:
        """Send a request and wait for its answer's head.

        Raises:
            Unavailable: no connection, no TLS, or what came back is not HTTP.
            UpstreamSilent: nothing came back in time.
            UsageError: an address or header that can't be sent; or HEAD, which nobody needs here.
        """
        scheme, _, rest = request.url.partition("://")
        authority, slash, target = rest.partition("/")
        origin = self._origins.get(scheme + authority) or self._origin(scheme, authority)
        head = _head(request, origin.host_line, slash + target or "/")
        if self._sweeper is None:
            self._sweep()
        reused = origin.idle.pop() if origin.idle else None
        if reused is not None:
            try:
                return await reused.exchange(head, request.body)
            except _NotABit:
                pass
        connection = await self._connect(origin)
        try:
            return await connection.exchange(head, request.body)
        except _NotABit:
            raise Unavailable(f"{origin.host} closed the connection without an answer") from None

    async def close(self) -> None:
        """Close every connection. What is under way ends with Unavailable."""
        if self._sweeper is not None:
            self._sweeper.cancel()
            self._sweeper = None
        for origin in self._origins.values():
            for connection in list(origin.all):
                connection.abort()
        await asyncio.sleep(0)

    @property
    def connections(self) -> int:
        """How many connections are open, idle ones included."""
        return sum(len(origin.all) for origin in self._origins.values())

    def _origin(self, scheme: str, authority: str) -> Origin:
        parts = urlsplit(f"{scheme}://{authority}/")
        if scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            raise UsageError("An upstream's address must be http:// or https:// with a host")
        port = parts.port or (443 if scheme == "https" else 80)
        origin = Origin(parts.hostname, port, secure=scheme == "https", host_line=f"host: {authority}\r\n")
        self._origins[scheme + authority] = origin
        return origin

    async def _connect(self, origin: Origin) -> Connection:
        if len(origin.all) >= connections_max:
            raise Unavailable(f"Too many connections to {origin.host} at once", advice="Try again in a moment.")
        loop = asyncio.get_running_loop()
        tls = None
        if origin.secure:
            tls = self._tls = self._tls or ssl.create_default_context()
        try:
            async with asyncio.timeout(self._connect_seconds):
                _, connection = await loop.create_connection(
                    lambda: Connection(origin, self, loop),
                    origin.host,
                    origin.port,
                    ssl=tls,
                    server_hostname=origin.host if tls else None,
                )
        except TimeoutError:
            raise UpstreamSilent(f"{origin.host} took no connection in time") from None
        except ssl.SSLError as error:
            raise Unavailable(f"No trusted TLS with {origin.host}: {error.reason or 'handshake failed'}") from None
        except OSError as error:
            raise Unavailable(f"No connection to {origin.host}, port {origin.port}: {_why(error)}") from None
        return connection

    def _sweep(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        for origin in self._origins.values():
            for connection in [c for c in origin.all if now > c.deadline]:
                connection.expire()
        self._sweeper = loop.call_later(self._sweep_seconds, self._sweep)


class Origin:
    """One scheme, host and port, with its connections."""

    __slots__ = ("all", "host", "host_line", "idle", "port", "secure")

    def __init__(self, host: str, port: int, *, secure: bool, host_line: str) -> None:
        self.host = host
        self.port = port
        self.secure = secure
        self.host_line = host_line
        self.idle: list[Connection] = []
        self.all: set[Connection] = set()


class _NotABit(Exception):
    """The connection ended before the first byte of an answer."""


class Connection(asyncio.Protocol):
    """One connection to a vendor; carries one exchange at a time."""

    def __init__(self, origin: Origin, client: HttpClient, loop: asyncio.AbstractEventLoop) -> None:
        self.origin = origin
        self.deadline = float("inf")
        self._client = client
        self._loop = loop
        self._transport: asyncio.Transport = cast(asyncio.Transport, None)
        self._parser = httptools.HttpResponseParser(self)
        self._reply: Reply | None = None
        self._head: asyncio.Future[Reply] | None = None
        self._headers: list[tuple[str, str]] = []
        self._head_bytes = 0
        self._room = limits.header_bytes_max
        self._framed = False
        self._finished = False

    async def exchange(self, head: bytes, body: bytes) -> Reply:
        """Write a request and wait for the head of its answer. Raises Unavailable, or _NotABit when it may go again."""
        if self._transport.is_closing():
            raise _NotABit
        future = self._head = self._loop.create_future()
        self._reply = None
        self._headers = []
        self._head_bytes = 0
        self._room = limits.header_bytes_max
        self._finished = False
        self.deadline = self._loop.time() + self._client.first_byte_seconds
        if len(body) > 65536:
            self._transport.write(head)
            self._transport.write(body)
        else:
            self._transport.write(head + body)
        try:
            reply: Reply = await future
        except asyncio.CancelledError:
            self.abort()
            raise
        return reply

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        sock = transport.get_extra_info("socket")
        for level, name, value in _STAYS_ALIVE if sock is not None else ():
            if hasattr(socket, name):  # not everywhere
                sock.setsockopt(level, getattr(socket, name), value)
        self.origin.all.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self.origin.all.discard(self)
        if self in self.origin.idle:
            self.origin.idle.remove(self)
        if self._reply is not None:
            if not self._framed and exc is None:
                self._reply.end()
            else:
                self._reply.fail(Unavailable(f"{self.origin.host} closed the connection in the middle of its answer"))
            self._reply = None
        elif self._head is not None and not self._head.done():
            if self._head_bytes:
                self._fail_head(Unavailable(f"{self.origin.host} closed the connection in the middle of its answer"))
            else:
                self._fail_head(_NotABit())

    def eof_received(self) -> bool:
        return False

    def data_received(self, data: bytes) -> None:
        if self._head is None or self._finished:
            self.abort()  # a vendor that talks without being asked can't be trusted to be in step
            return
        reply = self._reply
        if reply is None:
            self._head_bytes += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserError:
            self._broken("What it answered is not HTTP")
            return
        except httptools.HttpParserUpgrade:
            self._broken("It wants another protocol")
            return
        if self._reply is None and self._head_bytes > limits.header_bytes_max and not self._finished:
            self._broken("Its answer's head is too long")
            return
        if reply is not None and not self._finished:
            self.deadline = self._loop.time() + self._client.idle_seconds
            reply.wake()

    def on_header(self, name: bytes, value: bytes) -> None:
        if self._reply is None:
            self._room -= len(name) + len(value) + 4
            if self._room < 0 or len(self._headers) >= limits.header_count_max:
                raise Unavailable("too long")
            self._headers.append((name.decode("latin-1").lower(), value.decode("latin-1")))

    def on_headers_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < 200 and status != 101:
            self._headers = []
            return
        if status == 101 or self._head is None or self._head.done():
            raise Unavailable("out of step")
        self._framed = status in _BODILESS or any(
            name in ("content-length", "transfer-encoding") for name, _ in self._headers
        )
        reply = self._reply = Reply(status, self._headers, self)
        self.deadline = self._loop.time() + self._client.idle_seconds
        self._head.set_result(reply)

    def on_body(self, data: bytes) -> None:
        reply = self._reply
        if reply is not None and reply.take(data):
            self._transport.pause_reading()
            self.deadline = float("inf")

    def on_message_complete(self) -> None:
        reply = self._reply
        if reply is None:
            return  # 100 Continue and its kind
        self._reply = None
        self._finished = True
        self.deadline = float("inf")
        reusable = self._parser.should_keep_alive() and self._transport.get_write_buffer_size() == 0
        if reusable and not reply.paused and len(self.origin.idle) < idle_connections_max:
            self.deadline = self._loop.time() + idle_seconds_max
            self.origin.idle.append(self)
        else:
            self._transport.close()
        reply.end()

    def resume(self) -> None:
        """Read on after the reader has caught up."""
        if not self._transport.is_closing():
            self.deadline = self._loop.time() + self._client.idle_seconds
            self._transport.resume_reading()

    def expire(self) -> None:
        """The deadline has passed: idle connections close, silent ones fail their exchange."""
        self.deadline = float("inf")
        silent = UpstreamSilent(f"{self.origin.host} did not answer in time")
        if self._reply is not None:
            reply, self._reply = self._reply, None
            reply.fail(silent)
        elif not self._finished:
            self._fail_head(silent)
        self.abort()

    def abort(self) -> None:
        """Drop the connection."""
        self.origin.all.discard(self)
        if self in self.origin.idle:
            self.origin.idle.remove(self)
        self._transport.abort()

    def _broken(self, why: str) -> None:
        error = Unavailable(f"{self.origin.host} did not answer as it should: {why}")
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.fail(error)
        self._fail_head(error)
        self.abort()

    def _fail_head(self, error: Exception) -> None:
        if self._head is not None and not self._head.done():
            self._head.set_exception(error)


class Reply:
    """An answer whose head is here and whose body is on its way. Its reader is its one iterator."""

    __slots__ = (
        "_chunks",
        "_connection",
        "_done",
        "_failure",
        "_inflate",
        "_unread",
        "_waiter",
        "headers",
        "paused",
        "status",
    )

    def __init__(self, status: int, headers: list[tuple[str, str]], connection: Connection) -> None:
        self.status = status
        self.headers = headers
        """Names in lower case. Without ``content-encoding`` once the body is decoded here."""
        self.paused = False
        self._connection = connection
        self._chunks: deque[bytes] = deque()
        self._unread = 0
        self._done = False
        self._failure: Exception | None = None
        self._waiter: asyncio.Future[None] | None = None
        self._inflate: Callable[[bytes], bytes] | None = None
        for name, value in headers:
            if name == "content-encoding" and value.strip().lower() not in ("", "identity"):
                self._inflate = _decoder(value, connection.origin.host)
        if self._inflate is not None:
            self.headers = [(n, v) for n, v in headers if n not in ("content-encoding", "content-length")]

    def chunks(self) -> AsyncIterator[bytes]:
        """The body as it arrives, decoded.

        Raises (while iterating):
            Unavailable: it ended too early, or its encoding is broken or not known.
            UpstreamSilent: nothing came for too long.
        """
        return self

    def __aiter__(self) -> Reply:
        return self

    async def __anext__(self) -> bytes:
        while True:
            if self._chunks:
                data = self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
                self._chunks.clear()
                self._unread = 0
                if self.paused:
                    self.paused = False
                    if not self._done:
                        self._connection.resume()
                if self._inflate is None:
                    return data
                inflated = self._inflate(data)
                if inflated:
                    return inflated
                continue
            if self._failure is not None:
                raise self._failure
            if self._done:
                raise StopAsyncIteration
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None

    @property
    def ready(self) -> bool:
        """Whether the next piece, or the end, is here already."""
        return bool(self._chunks) or self._done or self._failure is not None

    async def close(self) -> None:
        """Let go, also in the middle of the body; the connection is not used again then."""
        if not self._done and self._failure is None:
            self._failure = Unavailable("The answer was let go")
            self._connection.abort()

    # What the connection tells.

    def take(self, data: bytes) -> bool:
        """Keep a piece of the body; True when the reader should catch up first."""
        self._chunks.append(data)
        self._unread += len(data)
        if self._unread > unread_bytes_max and not self.paused:
            self.paused = True
            return True
        return False

    def end(self) -> None:
        """The body is complete."""
        self._done = True
        self.wake()

    def fail(self, error: Exception) -> None:
        """The body will never be complete."""
        self._failure = error
        self.wake()

    def wake(self) -> None:
        """Tell the reader to look again."""
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


def _head(request: UpstreamRequest, host_line: str, target: str) -> bytes:
    lines = _lines(request.method, target, host_line, tuple(request.headers))
    if request.body or request.method in ("POST", "PUT", "PATCH"):
        return b"%bcontent-length: %d\r\n\r\n" % (lines, len(request.body))
    return lines + b"\r\n"


@lru_cache(maxsize=heads_remembered_max)
def _lines(method: str, target: str, host_line: str, headers: tuple[tuple[str, str], ...]) -> bytes:
    """A head but for the length of its body; a gateway sends the same one again and again."""
    lines = [f"{method} {target} HTTP/1.1\r\n", host_line]
    lines += [f"{name}: {value}\r\n" for name, value in headers]
    text = "".join(lines)
    if method == "HEAD":
        raise UsageError("HEAD requests are not sent upstream")
    if text.count("\n") != len(lines) or text.count("\r") != len(lines) or "\0" in text or " " in target:
        raise UsageError("A header or address for the upstream holds a line break")
    return text.encode("latin-1")


def _decoder(encoding: str, host: str) -> Callable[[bytes], bytes]:
    """Inflates gzip and deflate piece by piece, within ``decompression_ratio_max``."""
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise Unavailable(f"{host} answered in an encoding it was not asked for")
    inflater = zlib.decompressobj(wbits=47)
    seen = [0, 0]

    def inflate(data: bytes) -> bytes:
        seen[0] += len(data)
        allowed = limits.decompression_ratio_max * seen[0] + 65536
        try:
            out = inflater.decompress(data, allowed - seen[1] + 1)
        except zlib.error:
            raise Unavailable(f"{host} answered with broken compression") from None
        seen[1] += len(out)
        if seen[1] > allowed or inflater.unconsumed_tail:
            raise Unavailable(f"{host} answered with compression that is out of all proportion")
        return out

    return inflate
