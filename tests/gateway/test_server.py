"""The server: which path goes where, whose address is believed, how it starts, shares a port and drains."""

import asyncio
import signal
import sys
from typing import Any

import pytest

from seawall.gateway.call import Call
from seawall.gateway.server import Router, bind, networks, serve, within
from seawall.model.doubles import ManualClock
from seawall.model.errors import ConfigError

seconds_max = 30


class EchoEdge:
    """Takes /v1/ and says who asked; ``/v1/slow`` waits to be released."""

    def __init__(self) -> None:
        self.release = asyncio.Event()
        self.started = asyncio.Event()

    def takes(self, path: str) -> bool:
        return path.startswith("/v1/")

    async def answer(self, call: Call, client: str) -> None:
        if call.path == "/v1/slow":
            self.started.set()
            await self.release.wait()
        call.answer(200, [], client.encode())


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "lifespan":
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": f"{scope['scheme']} {scope['client'][0]}".encode()})


async def ask(port: int, path: str, *headers: str) -> str:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    lines = [f"GET {path} HTTP/1.1", "Host: x", "Connection: close", *headers, "", ""]
    writer.write("\r\n".join(lines).encode())
    said = await asyncio.wait_for(reader.read(), seconds_max)
    writer.close()
    await writer.wait_closed()
    return said.decode().partition("\r\n\r\n")[2]


async def listens(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return False
    writer.close()
    return True


class Served:
    def __init__(self, edge: EchoEdge | None, **options: Any) -> None:
        self.sock = bind("127.0.0.1", 0)
        self.port: int = self.sock.getsockname()[1]
        self.stop = asyncio.Event()
        self.task = asyncio.create_task(
            serve(edge, app, sock=self.sock, clock=ManualClock(), stop=self.stop, signals=False, **options)
        )

    async def __aenter__(self) -> "Served":
        return self

    async def __aexit__(self, *_: object) -> None:
        self.stop.set()
        await self.task


async def test_ai_calls_go_to_the_gateway_and_the_rest_to_the_application() -> None:
    async with Served(EchoEdge()) as served:
        assert await ask(served.port, "/v1/chat") == "127.0.0.1"
        assert await ask(served.port, "/login") == "http 127.0.0.1"


async def test_forwarded_addresses_are_believed_from_trusted_proxies_only() -> None:
    forwarded = ("X-Forwarded-For: 1.2.3.4, 9.9.9.9", "X-Forwarded-Proto: https")
    async with Served(EchoEdge()) as served:
        assert await ask(served.port, "/login", *forwarded) == "http 127.0.0.1"
    async with Served(EchoEdge(), trusted_proxies=["127.0.0.0/8"]) as served:
        assert await ask(served.port, "/login", *forwarded) == "https 9.9.9.9"
        assert await ask(served.port, "/v1/x", *forwarded) == "9.9.9.9"
    async with Served(EchoEdge(), trusted_proxies=["127.0.0.0/8", "9.0.0.0/8"]) as served:
        assert await ask(served.port, "/v1/x", *forwarded) == "1.2.3.4"


async def test_a_drain_lets_the_running_answer_finish() -> None:
    edge = EchoEdge()
    async with Served(edge) as served:
        slow = asyncio.create_task(ask(served.port, "/v1/slow"))
        await edge.started.wait()
        served.stop.set()
        async with asyncio.timeout(seconds_max):
            while await listens(served.port):
                pass
        assert not served.task.done()
        edge.release.set()
        assert await slow == "127.0.0.1"
        await asyncio.wait_for(served.task, seconds_max)


async def test_a_drain_is_bounded() -> None:
    edge = EchoEdge()
    async with Served(edge, drain_seconds=0.05) as served:
        slow = asyncio.create_task(ask(served.port, "/v1/slow"))
        await edge.started.wait()
        served.stop.set()
        assert await slow == ""
        await asyncio.wait_for(served.task, seconds_max)


async def test_workers_share_a_port_and_one_alone_may_refuse_to() -> None:
    first = bind("127.0.0.1", 0)
    second = bind("127.0.0.1", first.getsockname()[1])
    with pytest.raises(ConfigError, match="Cannot listen"):
        bind("127.0.0.1", first.getsockname()[1], shared=False)
    first.close()
    second.close()


async def test_sigterm_drains_and_the_process_ends_well() -> None:
    code = (
        "from seawall.gateway.server import bind, run, serve\n"
        "from seawall.model.doubles import ManualClock\n"
        "sock = bind('127.0.0.1', 0)\n"
        "run(serve(None, None, sock=sock, clock=ManualClock(), ready=lambda h, p: print(p, flush=True)))\n"
    )
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    port = int(await process.stdout.readline())
    assert "Not found" in await ask(port, "/")
    process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(process.wait(), seconds_max) == 0


def test_networks() -> None:
    ranges = networks(["10.0.0.0/8", "2001:db8::/32"])
    assert within("10.1.2.3", ranges)
    assert within("::ffff:10.1.2.3", ranges)
    assert within("2001:db8::1", ranges)
    assert not within("11.1.2.3", ranges)
    assert not within("nonsense", ranges)
    with pytest.raises(ConfigError):
        networks(["shop"])


def test_router_without_proxies_believes_the_peer() -> None:
    assert Router(None, None, ("127.0.0.1", 1), (), secure=False)._trusted == ()
