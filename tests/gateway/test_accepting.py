"""New connections: all that wait are taken at a time, a full process pauses, TLS that fails leaves nothing behind."""

import asyncio
import errno
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest

from seawall.gateway import accepting
from seawall.gateway.accepting import Acceptor

BOUND = 5.0


class Greeter(asyncio.Protocol):
    """Says hello to whoever comes."""

    made = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        Greeter.made += 1
        transport.write(b"hello")
        transport.close()


@pytest.fixture(autouse=True)
def nobody_yet() -> None:
    Greeter.made = 0


def listening() -> socket.socket:
    sock = socket.socket()
    sock.bind(("127.0.0.1", 0))
    sock.listen(200)
    return sock


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(BOUND):
        while not true():  # noqa: ASYNC110 - a bounded wait for the other side
            await asyncio.sleep(0)


async def test_all_that_wait_are_taken_in_a_few_rounds_of_the_loop() -> None:
    sock = listening()
    clients = [socket.create_connection(sock.getsockname(), BOUND) for _ in range(100)]
    acceptor = Acceptor(sock, Greeter)
    rounds = 0
    while Greeter.made < len(clients) and rounds < 10:
        await asyncio.sleep(0)
        rounds += 1
    assert (Greeter.made, rounds < 10) == (100, True)
    assert all(client.recv(5) == b"hello" for client in clients)
    acceptor.close()
    for client in clients:
        client.close()


async def test_out_of_sockets_it_pauses_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accepting, "pause_seconds", 0.01)

    class Full:
        """A listening socket that finds no room twice, and hears of a client that has hung up."""

        def __init__(self, sock: socket.socket) -> None:
            self.sock = sock
            self.faults: list[OSError] = [
                OSError(errno.EMFILE, "none left"),
                ConnectionAbortedError(),
                OSError(errno.ENFILE, "none left"),
            ]

        def accept(self) -> Any:
            if self.faults:
                raise self.faults.pop(0)
            return self.sock.accept()

        def __getattr__(self, name: str) -> Any:
            return getattr(self.sock, name)

    full = Full(listening())
    acceptor = Acceptor(full, Greeter)  # type: ignore[arg-type]
    client = socket.create_connection(full.getsockname(), BOUND)
    await until(lambda: Greeter.made == 1)
    assert not full.faults
    client.close()
    full.faults = [OSError(errno.EMFILE, "none left")]
    other = socket.create_connection(full.getsockname(), BOUND)
    await until(lambda: not full.faults)
    acceptor.close()  # in the middle of a pause
    other.close()


async def test_a_handshake_that_fails_is_dropped_and_closing_takes_no_more() -> None:
    sock = listening()
    acceptor = Acceptor(sock, Greeter, tls=ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER))
    place = sock.getsockname()
    reader, writer = await asyncio.open_connection(*place)
    writer.write(b"GET / HTTP/1.1\r\n\r\n")
    async with asyncio.timeout(BOUND):
        with suppress(ConnectionError):  # its end or a reset, as the system likes
            assert b"hello" not in await reader.read()
    writer.close()
    waiting_reader, waiting = await asyncio.open_connection(*place)
    await until(lambda: bool(acceptor._opening))
    acceptor.close()
    async with asyncio.timeout(BOUND):
        with suppress(ConnectionError):
            assert await waiting_reader.read() == b""
    waiting.close()
    assert Greeter.made == 0
    with pytest.raises(OSError):  # refused or reset, as the system likes
        socket.create_connection(place, 1)
