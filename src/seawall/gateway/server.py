"""One port for everything: AI calls go to the gateway, every other path to the console's ASGI application.

Each worker process runs one :func:`serve`. Workers share the port by SO_REUSEPORT (:func:`bind` in each of them) or by
a socket they inherit. SIGTERM or SIGINT stops accepting, lets running answers finish within a bound, and returns.
"""

from __future__ import annotations

import asyncio
import errno
import ipaddress
import signal
import socket
import ssl
import sys
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol

from seawall.gateway import asgi, memory
from seawall.gateway.accepting import Acceptor
from seawall.gateway.call import Call
from seawall.gateway.faults import tell
from seawall.gateway.http1 import Listener
from seawall.model.errors import ConfigError
from seawall.model.ports import Clock

backlog_max = 2_048
drain_seconds_max = 30
thread_switch_seconds = 0.0005
"""How soon a thread that inspects a large body must let the loop go on (Python's default is 5 ms)."""

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


class Edge(Protocol):
    """What answers AI calls: the gateway, as the server sees it."""

    def takes(self, path: str) -> bool:
        """Whether a path belongs to the gateway."""
        ...

    async def answer(self, call: Call, client: str) -> None:
        """Answer a call that came from an address."""
        ...


def bind(host: str, port: int, *, shared: bool = True) -> socket.socket:
    """A listening socket; ``shared`` lets other processes bind the same port too.

    Raises:
        ConfigError: the address can't be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared and hasattr(socket, "SO_REUSEPORT"):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        sock.bind((host, port))
        sock.listen(backlog_max)
    except OSError as error:
        sock.close()
        raise ConfigError(
            f"Cannot listen on {host} port {port}: {error.strerror}",
            advice="Is another Seawall running? Choose another --port."
            if error.errno == errno.EADDRINUSE
            else "Choose as --host an address of this machine, as --port one this user may have.",
        ) from None
    sock.setblocking(False)
    return sock


async def serve(
    edge: Edge | None,
    app: asgi.App | None,
    *,
    sock: socket.socket,
    clock: Clock,
    trusted_proxies: Iterable[str] = (),
    tls: ssl.SSLContext | None = None,
    ready: Callable[[str, int], None] | None = None,
    stop: asyncio.Event | None = None,
    signals: bool = True,
    drain_seconds: float = drain_seconds_max,
) -> None:
    """Serve until SIGTERM, SIGINT or ``stop``; then drain and return.

    ``ready`` is called with the address once connections are taken. Nothing is printed or logged here.

    Raises:
        ConfigError: a trusted proxy is no network.
    """
    loop = asyncio.get_running_loop()
    sys.setswitchinterval(thread_switch_seconds)
    loop.set_exception_handler(_told)
    stop = stop or asyncio.Event()
    host, port = sock.getsockname()[:2]
    router = Router(edge, app, (host, port), trusted_proxies, secure=tls is not None)
    listener = Listener(router, now=loop.time, wall=clock.now_ms)
    acceptor = Acceptor(sock, listener, tls=tls)
    if signals:
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stop.set)
        memory.settle()  # a process of its own, then
    ticking = loop.create_task(_tick(listener))
    try:
        if ready is not None:
            ready(host, port)
        await stop.wait()
    finally:
        acceptor.close()
        await _drain(listener, drain_seconds)
        ticking.cancel()
        with suppress(asyncio.CancelledError):
            await ticking
        if signals:
            for name in (signal.SIGTERM, signal.SIGINT):
                loop.remove_signal_handler(name)


def run(main: Awaitable[None]) -> None:
    """Run a worker's main coroutine on uvloop to its end."""
    import uvloop

    async def whole() -> None:
        await main

    uvloop.run(whole())


class Router:
    """Sends a call where its path belongs, and believes the proxies it was told to believe."""

    def __init__(
        self,
        edge: Edge | None,
        app: asgi.App | None,
        server: tuple[str, int],
        trusted_proxies: Iterable[str],
        *,
        secure: bool,
    ) -> None:
        self._edge = edge
        self._app = app
        self._server = server
        self._secure = secure
        self._trusted = networks(trusted_proxies)

    async def __call__(self, call: Call) -> None:
        """Answer a call."""
        client, secure = call.peer, self._secure
        if self._trusted:
            client, secure = self._behind_proxies(call)
        if self._edge is not None and self._edge.takes(call.path):
            await self._edge.answer(call, client)
        elif self._app is not None:
            scope = asgi.http_scope(call, self._server, client=client, secure=secure)
            await asgi.run(self._app, call, scope)
        else:
            call.answer(404, [(b"content-type", b"application/json")], b'{"error":{"message":"Not found"}}')

    def _behind_proxies(self, call: Call) -> tuple[str, bool]:
        """The client's address and scheme as the nearest proxy that is not ours saw them."""
        if not within(call.peer, self._trusted):
            return call.peer, self._secure
        hops = [hop.strip() for hop in (call.header(b"x-forwarded-for") or b"").decode("latin-1").split(",")]
        client = call.peer
        for hop in reversed([hop for hop in hops if hop]):
            client = hop.strip("[]")
            if not within(client, self._trusted):
                break
        proto = call.header(b"x-forwarded-proto")
        return client, proto.strip().lower() == b"https" if proto else self._secure


def networks(ranges: Iterable[str]) -> tuple[Network, ...]:
    """CIDR ranges, read. Raises ConfigError for what is none."""
    try:
        return tuple(ipaddress.ip_network(text, strict=False) for text in ranges)
    except ValueError as error:
        raise ConfigError(f"Not a network: {error}", advice="Write ranges like 10.0.0.0/8.") from None


def within(address: str, ranges: Iterable[Network]) -> bool:
    """Whether an address lies in one of some ranges; what is no address lies in none."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return any(ip in network for network in ranges)


def _told(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """What goes wrong in a callback is told like everything else: by type and place."""
    error = context.get("exception")
    if isinstance(error, BaseException):
        tell(error)


async def _tick(listener: Listener) -> None:
    while True:
        await asyncio.sleep(1)
        listener.tick()


async def _drain(listener: Listener, seconds: float) -> None:
    """Let busy connections finish, then cut what is left."""
    listener.drain()
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while listener.connections and loop.time() < end:  # noqa: ASYNC110 - runs once, at the end of a process
        await asyncio.sleep(0.02)
    for connection in list(listener.connections):
        connection.abort()
    await asyncio.sleep(0)
