"""The console and API are an ASGI application; this hands it calls from the same port the gateway listens on.

Plain HTTP is spoken (ASGI 3.0, HTTP spec 2.3). Web sockets are not: the console streams with server-sent events where
it streams at all. Nor is the lifespan: the console has nothing to do at a start or an end.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, MutableMapping
from typing import Any
from urllib.parse import unquote

from seawall.gateway.call import Call, ClientGone, SlowBody
from seawall.gateway.faults import tell
from seawall.model.errors import BadExchange

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Later:
    """An application that is made when it is first asked for, away from the event loop.

    Making the console takes longer than all else at a start and a tenth of a worker's memory; a worker that is only
    ever asked as a gateway has neither.
    """

    again_seconds = 10
    """A making that failed is not tried again sooner."""

    def __init__(self, make: Callable[[], App], before: App | None = None, paths: Collection[str] = ()) -> None:
        """``before`` answers ``GET`` of some paths as long as nothing else had it made."""
        self._make = make
        self._before = before
        self._paths = paths
        self._made: asyncio.Task[App] | None = None
        self._begun = 0.0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer a call, the first ones when the application is made."""
        unmade = self._made is None or not self._made.done()
        if self._before is not None and unmade and scope["method"] == "GET" and scope["path"] in self._paths:
            await self._before(scope, receive, send)
            return
        made = self.begin()
        app = made.result() if made.done() else await asyncio.shield(made)
        await app(scope, receive, send)

    def begin(self) -> asyncio.Task[App]:
        """Have it made, if it is not or could not be: whoever has just started Seawall by hand looks at the console."""
        made, now = self._made, asyncio.get_running_loop().time()
        failed = made is not None and made.done() and made.exception() is not None
        if made is None or (failed and now >= self._begun + self.again_seconds):
            self._begun = now
            made = self._made = asyncio.create_task(asyncio.to_thread(self._make))
        return made


class Exchange:
    """One call as the application sees it."""

    __slots__ = ("_call", "_done", "_gone", "_headers", "_status")

    def __init__(self, call: Call) -> None:
        self._call = call
        self._done = False
        self._gone = asyncio.Event()
        self._status = 0
        self._headers: list[tuple[bytes, bytes]] = []

    async def receive(self) -> Message:
        """The next piece of the body, or that the client has gone."""
        call = self._call
        if self._done:
            await self._gone.wait()
            return {"type": "http.disconnect"}
        try:
            chunk = await call.chunk()
        except (ClientGone, SlowBody, BadExchange):
            self._done = True
            self._gone.set()
            return {"type": "http.disconnect"}
        self._done = not chunk or call.complete
        return {"type": "http.request", "body": chunk, "more_body": not self._done}

    async def send(self, message: Message) -> None:
        """Take a piece of the answer."""
        call = self._call
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [(bytes(name), bytes(value)) for name, value in message.get("headers", ())]
            return
        body, more = message.get("body", b""), message.get("more_body", False)
        if not call.begun:
            headers = [h for h in self._headers if h[0].lower() not in _FRAMING]
            call.begin(self._status, headers, _length(self._headers, None if more else len(body)))
        call.write(body)
        if more:
            call.flush()
            await call.drained()
        else:
            call.end()
            self._gone.set()


def http_scope(call: Call, server: tuple[str, int], *, client: str, secure: bool) -> Message:
    """What ASGI wants to know of a call. ``client`` is the address after trusted proxies were believed."""
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.0" if call.version_1_0 else "1.1",
        "method": "GET" if call.method == "HEAD" else call.method,  # the call leaves the body out
        "scheme": "https" if secure else "http",
        "path": unquote(call.path),
        "raw_path": call.path.encode("ascii"),
        "query_string": call.query,
        "root_path": "",
        "headers": call.headers,
        "client": (client, 0) if client else None,
        "server": server,
        "state": {},
    }


async def run(app: App, call: Call, scope: Message) -> None:
    """Have the application answer a call. An application that raises gives a bare 500; it has logged its reason."""
    exchange = Exchange(call)
    try:
        await app(scope, exchange.receive, exchange.send)
    except Exception as error:  # noqa: BLE001 - the edge's last resort: the connection answers 500
        tell(error)


_FRAMING = frozenset({b"connection", b"content-length", b"transfer-encoding", b"keep-alive", b"date"})


def _length(headers: list[tuple[bytes, bytes]], known: int | None) -> int | None:
    """The length to announce: the body's own, else what the application promises."""
    if known is not None:
        return known
    for name, value in headers:
        if name.lower() == b"content-length" and value.isdigit():
            return int(value)
    return None
