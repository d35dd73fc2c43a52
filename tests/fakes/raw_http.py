"""A listener on loopback whose clock is moved by hand, and plain-socket clients for it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from seawall.gateway.call import Call
from seawall.gateway.http1 import Listener

seconds_max = 30
Handle = Callable[[Call], Awaitable[None]]


class Edge:
    """A listener on loopback with a clock that is moved by hand."""

    def __init__(self, handle: Handle) -> None:
        self.time = 0.0
        self.seen: list[tuple[str, str, bytes, bytes]] = []
        self._handle = handle
        self.port = 0
        self.writers: list[asyncio.StreamWriter] = []
        self.listener = Listener(self._seen, now=lambda: self.time)

    async def _seen(self, call: Call) -> None:
        await self._handle(call)

    async def connect(self) -> "Client":
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.writers.append(writer)
        return Client(reader, writer)

    async def say(self, data: bytes) -> bytes:
        """Everything a fresh connection answers to some bytes until it closes."""
        client = await self.connect()
        client.write(data)
        client.writer.write_eof()
        return await client.rest()


class Client:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def write(self, data: bytes) -> None:
        self.writer.write(data)

    async def answer(self) -> tuple[int, bytes]:
        head = await asyncio.wait_for(self.reader.readuntil(b"\r\n\r\n"), seconds_max)
        status = int(head.split(b" ")[1])
        for line in head.lower().split(b"\r\n"):
            if line.startswith(b"content-length:"):
                return status, await self.reader.readexactly(int(line.split(b":")[1]))
        return status, b""

    async def rest(self) -> bytes:
        try:
            return await asyncio.wait_for(self.reader.read(), seconds_max)
        except ConnectionResetError:
            return b""
        finally:
            self.writer.close()


@asynccontextmanager
async def edge(handle: Handle) -> AsyncIterator[Edge]:
    made = Edge(handle)
    server = await asyncio.get_running_loop().create_server(made.listener, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()
    for connection in list(made.listener.connections):
        connection.abort()
    for writer in made.writers:
        writer.transport.abort()
    for _ in range(3):
        await asyncio.sleep(0)
