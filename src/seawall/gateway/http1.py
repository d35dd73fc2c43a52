"""HTTP/1.1 as Seawall serves it: bytes of one connection in, calls out, answers back in order.

Theory of operation. llhttp (through httptools, every leniency off) finds the requests in the bytes; this file decides
what is acceptable, in which order things are answered, and how much of anything may wait in memory. A call reaches
the handler as soon as its head is complete; its body is handed over when the handler asks, so that a wrong key or a
too large body is refused before anything is read. Requests pipelined behind a call wait for their turn, and reading
stops while they wait.

What two HTTP parsers could read differently is refused, because the second one may be the vendor's: several or odd
Content-Lengths, Content-Length beside Transfer-Encoding, any Transfer-Encoding but one plain ``chunked``, folded
headers, a missing or second Host, control characters. Trailers are dropped. Upgrades are not taken: the request is
answered as it stands and the connection closed. (llhttp takes whatever follows such a head for the other protocol; a
body announced by its length is therefore counted off here, and one in chunks read by a parser of its own, for Java's
clients ask for h2c with every first request.)

No timer runs for a single request. The listener sweeps all its connections once a second and closes those whose
deadline has passed: heads, bodies and readers that are too slow, and idle connections.

Sources: RFC 9110, RFC 9112 (section 6.3 message body length, 11.2 request smuggling), llhttp's README on leniencies.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from email.utils import formatdate
from http import HTTPStatus
from typing import cast

import httptools

from seawall.gateway.call import STATUS_LINE, Busy, Call, ClientGone, Header, SlowBody
from seawall.gateway.faults import tell
from seawall.model import limits
from seawall.model.errors import BadExchange

pipelined_calls_max = 16
"""Requests that may wait behind the one being answered; the rest of a flood is dropped with the connection."""
body_bytes_per_second_min = 8 * 1024
"""What a body must average after its first ``slow_body_seconds_max``."""
idle_seconds_max = 75
slow_reader_seconds_max = 60
half_closed_seconds_max = 2
"""How long a client that has closed its sending side is answered; after that it is taken for gone, as it mostly is."""
linger_seconds_max = 2
"""How long a refused sender may go on sending before the connection closes in its face."""
write_buffer_bytes_max = 256 * 1024
connections_max = 10_000
"""Open connections of one worker; more are closed as they come."""
bodies_bytes_max = 256 * 1024 * 1024
"""All request bodies one worker holds at a time; more calls are asked to come back."""

_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


Handle = Callable[[Call], Awaitable[None]]


class Listener:
    """What the connections of one worker share: the handler, the clock's date, the limits, the drain."""

    def __init__(self, handle: Handle, *, now: Callable[[], float], wall: Callable[[], int] | None = None) -> None:
        self.handle = handle
        self.now = now
        """Monotonic seconds (the loop's time)."""
        self._wall = wall
        self.connections: set[Connection] = set()
        self.draining = False
        self.bodies_bytes = 0
        self.date_line = b""
        self.refused = 0
        """Connections that sent what is no acceptable HTTP; a metric."""
        self.tick()

    def __call__(self) -> Connection:
        """A protocol for a new connection."""
        return Connection(self)

    def tick(self) -> None:
        """Refresh the date and close what is past its deadline. Called once a second."""
        date = formatdate(self._wall() / 1000 if self._wall else 0, usegmt=True).encode()
        self.date_line = b"date: " + date + b"\r\n\r\n" if self._wall else b"\r\n"
        now = self.now()
        for connection in [c for c in self.connections if c.overdue(now)]:
            connection.expire()

    def drain(self) -> None:
        """Close idle connections; the busy ones close when their answer is complete."""
        self.draining = True
        for connection in list(self.connections):
            connection.close_when_idle()


class Connection(asyncio.Protocol):
    """One client's connection."""

    __slots__ = (
        "_body_since",
        "_calls",
        "_chunks",
        "_counted",
        "_deadline",
        "_deaf",
        "_eof",
        "_head_bytes",
        "_held",
        "_lingering",
        "_parser",
        "_parsing",
        "_read_paused",
        "_reserved",
        "_room",
        "_task",
        "_transport",
        "_writable",
        "closing",
        "listener",
        "peer",
        "write_paused",
    )

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.peer = ""
        self.closing = False
        """Whether the connection ends with the last call that is to be answered."""
        self.write_paused = False
        self._transport: asyncio.Transport = cast(asyncio.Transport, None)
        self._parser = httptools.HttpRequestParser(self)
        self._parsing: Call | None = None
        """The request whose bytes are arriving."""
        self._calls: deque[Call] = deque()
        """Calls in order of arrival; the first is being answered."""
        self._task: asyncio.Task[None] | None = None
        self._held: list[bytes] = []
        self._head_bytes = 0
        self._room = limits.header_bytes_max
        self._counted: int | None = None
        """Bytes still missing of a body that is counted here and not parsed by llhttp."""
        self._chunks: httptools.HttpRequestParser | None = None
        """Reads a body in chunks behind a head that asks for another protocol."""
        self._read_paused = False
        self._reserved = 0
        self._eof = False
        self._lingering = False
        self._deaf = False
        """Whether nothing that still arrives matters."""
        self._body_since = 0.0
        self._writable: asyncio.Future[None] | None = None
        self._deadline = listener.now() + limits.slow_header_seconds_max

    # What asyncio tells.

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._transport.set_write_buffer_limits(high=write_buffer_bytes_max)
        name = transport.get_extra_info("peername")
        self.peer = name[0] if isinstance(name, tuple) else ""
        self.listener.connections.add(self)
        if len(self.listener.connections) > connections_max:
            self._transport.abort()

    def data_received(self, data: bytes) -> None:
        if self._deaf:
            return
        if self._counted is not None or self._chunks is not None:
            self._take_rest(data)
            return
        if self._parsing is None or not self._parsing.method:
            self._head_bytes += len(data)
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade as upgrade:
            self.closing = True
            self._take_rest(data[upgrade.args[0] :])
            return
        except httptools.HttpParserError as error:
            self._refuse(error)
            return
        if (self._parsing is None or not self._parsing.method) and self._head_bytes > limits.header_bytes_max:
            self._refuse(_Refused(431))

    def eof_received(self) -> bool:
        """A client may close its sending side and still wait for its answer, for a moment."""
        self._eof = True
        self._deadline = self.listener.now() + half_closed_seconds_max
        if self._lingering or not self._calls:
            return False
        if self._parsing is not None:
            self._parsing.fail(ClientGone("The client stopped in the middle of its request"))
            self._parsing = None
        self.closing = True
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        self.listener.connections.discard(self)
        self.listener.bodies_bytes -= self._reserved
        self._reserved = 0
        self.closing = True
        gone = ClientGone("The client closed the connection")
        for call in self._calls:
            call.answered = True
            call.fail(gone)
        self._wake_writer()
        if self._task is not None:
            self._task.cancel()

    def pause_writing(self) -> None:
        self.write_paused = True
        self._deadline = self.listener.now() + slow_reader_seconds_max

    def resume_writing(self) -> None:
        self.write_paused = False
        self._wake_writer()

    # What the parser tells.

    def on_message_begin(self) -> None:
        self._parsing = Call(self)
        self._room = limits.header_bytes_max
        self._deadline = self.listener.now() + limits.slow_header_seconds_max

    def on_url(self, url: bytes) -> None:
        assert self._parsing is not None
        self._parsing.target += url
        self._room -= len(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        call = self._parsing
        assert call is not None
        if call.method:
            return  # a trailer: nothing after the body may change what the head said
        call.headers.append((name.lower(), value))
        self._room -= len(name) + len(value) + 4
        if self._room < 0 or len(call.headers) > limits.header_count_max:
            raise _Refused(431)

    def on_headers_complete(self) -> None:
        call = self._parsing
        assert call is not None
        self._head_bytes = 0
        if self._room < 0:
            raise _Refused(431)
        version = self._parser.get_http_version()
        if version not in ("1.1", "1.0"):
            raise _Refused(505)
        call.version_1_0 = version == "1.0"
        call.keep_alive = self._parser.should_keep_alive() and not self._parser.should_upgrade()
        _examine(call, self._parser.get_method().decode("ascii"))
        self._body_since = self.listener.now()
        if len(self._calls) >= pipelined_calls_max:
            raise _Refused(503)
        self._calls.append(call)
        if len(self._calls) == 1:
            self._start()
        else:
            self._pause()

    def on_body(self, data: bytes) -> None:
        call = self._parsing
        if call is None:
            return
        if call.length is None:
            self._grow(call, len(data))
        if not call.feed(data):
            self._pause()

    def on_message_complete(self) -> None:
        call = self._parsing
        if call is not None and call.length != 0 and self._parser.should_upgrade():
            if call.length is None:
                self._chunks = httptools.HttpRequestParser(_ChunksOnly(self))
                self._chunks.feed_data(b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n")
            else:
                self._counted = call.length
            return
        self._parsing = None
        if call is not None:
            call.finish()
            if not call.keep_alive:
                self.closing = self._deaf = True

    def on_chunks_complete(self) -> None:
        """The last chunk of a body that was read by a parser of its own; what follows it is not heard."""
        self._deaf = True
        call, self._parsing = self._parsing, None
        if call is not None:
            call.finish()

    # What calls ask for.

    def hold(self, lines: list[bytes]) -> None:
        """Keep an answer's head until something follows it, so that both leave in one packet."""
        self._held = lines

    def send(self, pieces: tuple[bytes, ...]) -> None:
        """Write pieces, after the head that may be held."""
        if self._held:
            pieces = (*self._held, *pieces)
            self._held = []
        if pieces and not self._transport.is_closing():
            self._transport.write(pieces[0] if len(pieces) == 1 else b"".join(pieces))

    def ends_with(self, call: Call) -> bool:
        """Whether nothing is answered after this call."""
        return self.listener.draining or (self.closing and self._calls[-1] is call)

    async def writable(self) -> None:
        """Wait until the client has read."""
        if self._writable is None:
            self._writable = asyncio.get_running_loop().create_future()
        await self._writable

    def finished(self, call: Call) -> None:
        """A call is answered: on to the next, or away."""
        assert self._calls[0] is call
        self._calls.popleft()
        self.listener.bodies_bytes -= self._reserved
        self._reserved = 0
        self._task = None
        if not call.keep_alive or (not self._calls and (self._eof or self.closing or self.listener.draining)):
            self._close(unread=not call.complete)
        elif self._calls:
            self._start()
            self.resume()
        else:
            self._deadline = self.listener.now() + idle_seconds_max
            self.resume()

    def reserve(self, call: Call, size: int) -> None:
        """Count a body against what the worker may hold. Raises Busy."""
        if self.listener.bodies_bytes + size > bodies_bytes_max:
            raise Busy("Too many large requests at once", advice="Try again in a second.")
        self._reserved += size
        self.listener.bodies_bytes += size

    def resume(self) -> None:
        """Read on, unless a pipelined call waits."""
        if self._read_paused and len(self._calls) <= 1 and not self._transport.is_closing():
            self._read_paused = False
            self._body_since = self.listener.now()
            self._transport.resume_reading()

    def abort(self) -> None:
        """Cut the connection at once."""
        self._held = []
        self._transport.abort()

    # What the listener asks for.

    def overdue(self, now: float) -> bool:
        """Whether the connection has used up its time in the state it is in."""
        if self.write_paused or self._lingering or self._eof or not self._calls:
            return now > self._deadline
        call = self._parsing
        if call is None or self._read_paused:
            return False
        if not call.method:
            return now > self._deadline
        allowed = limits.slow_body_seconds_max + call.received / body_bytes_per_second_min
        return now > self._body_since + allowed

    def expire(self) -> None:
        """Close what took too long: a slow body fails its call (which answers 408), the rest is cut."""
        call = self._parsing
        if self.write_paused or self._lingering or self._eof:
            self.abort()
        elif call is not None and self._calls and call is self._calls[0]:
            self._parsing = None
            call.fail(SlowBody("The request's body arrives too slowly"))
        elif call is not None and not self._calls:
            self._refuse(_Refused(408))
        else:
            self._transport.close()

    def close_when_idle(self) -> None:
        """Close now if nothing is being answered, else after it."""
        self.closing = True
        if not self._calls and not self._transport.is_closing():
            self._transport.close()

    # Within.

    def _start(self) -> None:
        task = asyncio.get_running_loop().create_task(self._run(self._calls[0]))
        self._task = task

    async def _run(self, call: Call) -> None:
        try:
            await self.listener.handle(call)
        except Exception as error:  # noqa: BLE001 - the last resort of a connection
            tell(error)
        finally:
            if not call.answered:
                # The handler gave up. Nothing of why is told here: what it was working on is none of our business.
                if call.begun:
                    call.abort()
                else:
                    call.keep_alive = False
                    call.answer(500, _JSON, _said("Seawall could not answer this request."))

    def _take_rest(self, data: bytes) -> None:
        """Take the next bytes of a body behind a head that asks for another protocol; what follows it is not heard."""
        call = self._parsing
        if self._chunks is not None:
            try:
                self._chunks.feed_data(data)
            except (httptools.HttpParserError, httptools.HttpParserUpgrade) as error:
                if not self._deaf:
                    self._refuse(error)
            return
        if self._counted is None:
            self._deaf = True
            return
        if call is not None and data and not call.feed(data[: self._counted]):
            self._pause()
        self._counted -= min(self._counted, len(data))
        if self._counted == 0 and call is not None:
            self._deaf = True
            self._parsing = None
            call.finish()

    def _grow(self, call: Call, size: int) -> None:
        """Count a piece of a body of unknown length, as :meth:`reserve` counts the others."""
        try:
            self.reserve(call, size)
        except Busy as busy:
            call.fail(busy)

    def _pause(self) -> None:
        if not self._read_paused and not self._transport.is_closing():
            self._read_paused = True
            self._transport.pause_reading()

    def _refuse(self, error: Exception) -> None:
        """Answer what is no acceptable HTTP, once everything before it is answered."""
        self.listener.refused += 1
        cause = error if isinstance(error, _Refused) else error.__context__
        status = cause.status if isinstance(cause, _Refused) else 400
        call, self._parsing = self._parsing, None
        self.closing = self._deaf = True
        if call is not None and call in self._calls:
            call.fail(BadExchange("The request's body is not valid HTTP", advice="Send a valid chunked body."))
        elif not self._calls and not self._transport.is_closing():
            body = _said(f"{HTTPStatus(status).phrase}. {_ADVICE.get(status) or _ADVICE[400]}")
            head = b"content-type: application/json\r\ncontent-length: %d\r\nconnection: close\r\n" % len(body)
            self._transport.write(STATUS_LINE[status] + head + self.listener.date_line + body)
            self._close(unread=True)

    def _close(self, *, unread: bool) -> None:
        """Close; with bytes still coming, first let the client read why."""
        self.closing = self._deaf = True
        if self._transport.is_closing():
            return
        if unread and not self._eof and self._transport.can_write_eof():
            self._lingering = True
            self._deadline = self.listener.now() + linger_seconds_max
            self._transport.write_eof()
            if self._read_paused:
                self._read_paused = False
                self._transport.resume_reading()
        else:
            self._transport.close()

    def _wake_writer(self) -> None:
        if self._writable is not None:
            if not self._writable.done():
                self._writable.set_result(None)
            self._writable = None


class _ChunksOnly:
    """What a parser may tell of a body whose head another one has read."""

    def __init__(self, connection: Connection) -> None:
        self.on_body = connection.on_body
        self.on_message_complete = connection.on_chunks_complete


class _Refused(Exception):
    """The parser's callbacks found something unacceptable."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


_JSON: tuple[Header, ...] = ((b"content-type", b"application/json"),)


_ADVICE = {
    400: "Send HTTP/1.1 as RFC 9112 has it: one Host, one Content-Length or a chunked body, every line ended by CR LF.",
    405: f"Seawall takes {', '.join(sorted(_METHODS))}.",
    408: f"Send the whole head of a request within {limits.slow_header_seconds_max} seconds.",
    417: "Send no Expect header, or 100-continue.",
    431: f"Send at most {limits.header_count_max} headers, with the path {limits.header_bytes_max} bytes.",
    501: "Send the body with Content-Length, or with Transfer-Encoding: chunked and nothing else there.",
    503: f"Wait for answers: at most {pipelined_calls_max} requests wait on one connection.",
    505: "Seawall speaks HTTP/1.1. Put a proxy in front for other versions.",
}
"""What to do instead, for a request that was not understood."""


def _said(message: str) -> bytes:
    return b'{"error":{"message":"%s","type":"invalid_request_error"}}' % message.encode()


def _examine(call: Call, method: str) -> None:
    """Check a complete head and note what it says about the body. Raises _Refused."""
    if method not in _METHODS:
        raise _Refused(405)
    hosts = codings = 0
    call.length = 0
    for name, value in call.headers:
        if name == b"host":
            hosts += 1
        elif name == b"content-length":
            call.length = int(value)
        elif name == b"transfer-encoding":
            codings += 1
            if codings > 1 or value.strip().lower() != b"chunked":
                raise _Refused(501)
            call.length = None
        elif name == b"expect":
            if value.lower() != b"100-continue":
                raise _Refused(417)
            call.expects_continue = not call.version_1_0
    if hosts > 1 or (hosts == 0 and not call.version_1_0) or (codings and call.version_1_0):
        raise _Refused(400)
    target = call.target
    if not target.startswith(b"/"):
        # The absolute form is for proxies and still has to be understood (RFC 9112, 3.2.2).
        scheme, mark, rest = target.partition(b"://")
        if not mark or scheme.lower() not in (b"http", b"https"):
            raise _Refused(400)
        target = b"/" + rest.partition(b"/")[2]
    path, _, call.query = target.partition(b"?")
    call.path = path.decode("ascii")
    call.method = method
