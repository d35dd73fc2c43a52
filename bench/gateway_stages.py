"""Where the CPU time of a plain request goes: microseconds a stage, in one process and without sockets.

    python -m bench.gateway_stages [--requests 600] [--connections 16] [--beside "300 KB"]

The gateway with everything on (a real store in a temporary folder, the engine, the policies) is fed by connections that
hand it bytes and take its answers; the vendor is an object that answers at once, like bench/upstream.c does. Stages are
timed by the thread's own CPU clock, each without the stages inside it, so other programs disturb it only by what they
leave in the processor's caches. Timing costs a microsecond a call, and is in the figures.

With ``--beside`` it measures instead how long the event loop, and with it every small request, is kept waiting while
one such prompt after the other is in flight: between two turns of the loop, the CPU time of all the worker's threads,
since whoever holds the interpreter keeps the loop waiting. What other programs take from the processors is not in it.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, cast

import uvloop

from bench.gateway import NUMBER, prompts
from seawall import app
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.dialects.body import Decoded
from seawall.dialects.dialect import Dialect
from seawall.gateway import gateway, judging
from seawall.gateway.answering import AnswerWatch
from seawall.gateway.call import Call
from seawall.gateway.door import Door
from seawall.gateway.http1 import Connection, Listener
from seawall.gateway.inspection import Inspector
from seawall.gateway.memory import settle
from seawall.gateway.server import Router, thread_switch_seconds
from seawall.model.exchange import Principal
from seawall.model.ports import UpstreamRequest
from seawall.model.settings import Settings, UpstreamSettings
from seawall.store import Store
from seawall.store.keyring import KeyOrder
from seawall.store.vault import Vault
from seawall.store.writer import Writer
from seawall.wire.clock import SystemClock

STAGES: tuple[tuple[Any, str, str], ...] = (
    (Connection, "data_received", "read the request"),
    (Door, "admit", "check the key"),
    (Dialect, "decode", "take the body apart"),
    (Engine, "inspect", "find what is sensitive, in prompt and answer"),
    (Inspector, "look", "look it up in the scan cache"),
    (Inspector, "text", "samples and fingerprints of findings"),
    (judging, "decide", "decide"),
    (Pseudonymizer, "mask", "mask"),
    (Decoded, "splice", "put texts back into bodies"),
    (judging, "event_with", "make the event"),
    (gateway, "judge", "the rest of judging"),
    (Writer, "submit", "encode the event"),
    (Vault, "save", "seal the stand-ins"),
    (Dialect, "answer", "take the answer apart"),
    (AnswerWatch, "whole", "restore and inspect the answer, but for the engine"),
    (Call, "answer", "write the answer"),
)
larges, helper_starts_seconds = 40, 3.0
_ADDRESS = re.compile(rb"[A-Za-z0-9._-]+@[A-Za-z0-9._-]+")
_FILLER = (
    b"The parcel left our warehouse on Monday and should arrive soon. We are glad to help with anything else. " * 8
)


class Reply:
    """A vendor's answer that is here already."""

    status = 200

    def __init__(self, body: bytes) -> None:
        self.headers = (("content-type", "application/json"),)
        self._body = body

    async def chunks(self) -> AsyncIterator[bytes]:
        """All of it."""
        yield self._body

    async def close(self) -> None:
        """Nothing to let go of."""


class Vendor:
    """Repeats the first address it is sent in an answer of about 1 KB."""

    async def send(self, request: UpstreamRequest) -> Reply:
        """Answer."""
        await asyncio.sleep(0)
        found = _ADDRESS.search(request.body)
        said = b"We wrote to " + (found[0] if found else b"nobody") + b". " + _FILLER
        return Reply(
            b'{"id":"1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":'
            b'{"role":"assistant","content":"' + said + b'"},"finish_reason":"stop"}],'
            b'"usage":{"prompt_tokens":90,"completion_tokens":210,"total_tokens":300}}'
        )


class Wire(asyncio.Transport):
    """What a connection writes to; every answer asks for the next request."""

    def __init__(self, taken: Callable[[bytes], None]) -> None:
        super().__init__({"peername": ("127.0.0.1", 1)})
        self._taken = taken

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Nothing waits here."""

    def is_closing(self) -> bool:
        """Never."""
        return False

    def pause_reading(self) -> None:
        """All of a request is here already."""

    def resume_reading(self) -> None:
        """As before."""

    def write(self, data: Any) -> None:
        """An answer."""
        self._taken(bytes(data))


async def feed(listener: Listener, request: Callable[[int], bytes], first: int, count: int, connections: int) -> int:
    """Ask so many requests over so many connections; how many were not answered with 200."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[None] = loop.create_future()
    asked = answered = wrong = 0

    def another(connection: Connection) -> None:
        nonlocal asked
        if asked < count:
            asked += 1
            loop.call_soon(connection.data_received, request(first + asked))

    def open_one() -> None:
        connection = listener()

        def taken(data: bytes) -> None:
            nonlocal answered, wrong
            answered += 1
            wrong += not data.startswith(b"HTTP/1.1 200")
            if answered == count:
                done.set_result(None)
            another(connection)

        connection.connection_made(Wire(taken))
        another(connection)

    for _ in range(connections):
        open_one()
    await done
    return wrong


def watch() -> dict[str, int]:
    """Time every stage from now on: its name to nanoseconds."""
    spent: dict[str, int] = defaultdict(int)
    inside: list[int] = []
    clock = time.thread_time_ns

    def timed(work: Callable[..., Any], name: str) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            began = clock()
            inside.append(0)
            try:
                return work(*given, **named)
            finally:
                took = clock() - began
                spent[name] += took - inside.pop()
                if inside:
                    inside[-1] += took

        return run

    for owner, attribute, name in STAGES:
        setattr(owner, attribute, timed(getattr(owner, attribute), name))
    return spent


async def measure(folder: Path, requests: int, connections: int, beside: str | None) -> None:
    """Open everything, warm it up, measure, print."""
    texts = prompts()
    sys.setswitchinterval(thread_switch_seconds)
    settings = Settings(upstream=(UpstreamSettings(name="bench", dialect="openai", base_url="http://127.0.0.1:1"),))
    with Store.open(data=folder, clock=SystemClock()) as store:
        key, _ = store.key_ring().issue(KeyOrder(principal=Principal.parse("person:bench@shop.example")))
        edge, _ = app.build(settings, store, cast(Any, Vendor()))
        store.look_again()
        loop = asyncio.get_running_loop()
        listener = Listener(Router(edge, None, ("127.0.0.1", 1), (), secure=False), now=loop.time)

        def request(number: int, text: str = texts["1 KB"]) -> bytes:
            prompt = text.replace(NUMBER, f"{number:08d}")
            body = json.dumps({"model": "m", "messages": [{"role": "user", "content": prompt}]}).encode()
            head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: b\r\nAuthorization: Bearer {key}\r\n"
            return f"{head}Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body

        await feed(listener, request, 0, 300, connections)
        settle()
        try:
            if beside is None:
                await stages(listener, request, requests, connections)
            else:
                await waits(listener, lambda number: request(number, texts[beside]), beside)
        finally:
            edge.close()


async def stages(listener: Listener, request: Callable[[int], bytes], requests: int, connections: int) -> None:
    """What each stage costs."""
    began = time.process_time_ns(), time.thread_time_ns()
    wrong = await feed(listener, request, 1_000, requests, connections)
    whole, loops = time.process_time_ns() - began[0], time.thread_time_ns() - began[1]
    spent = watch()
    wrong += await feed(listener, request, 1_000_000, requests, connections)
    print("| stage | CPU µs a request |\n|---|---|")
    for name, nanoseconds in sorted(spent.items(), key=lambda one: -one[1]):
        print(f"| {name} | {nanoseconds / requests / 1000:.0f} |")
    print(f"\nUnwatched: {loops / requests / 1000:.0f} µs a request in the loop, ", end="")
    print(f"{(whole - loops) / requests / 1000:.0f} in the ledger's thread; {wrong} wrong answers.")


async def waits(listener: Listener, large: Callable[[int], bytes], name: str) -> None:
    """How long the loop is kept waiting."""
    await feed(listener, large, 0, 2, 1)
    await asyncio.sleep(helper_starts_seconds)  # the first ones start what inspects the others
    asked = {number: large(number) for number in range(1_001, 1_001 + larges)}
    loop, waited, ticking = asyncio.get_running_loop(), list[float](), True
    last = time.process_time()

    def tick() -> None:
        nonlocal last
        now = time.process_time()
        waited.append(now - last)
        last = now
        if ticking:
            loop.call_soon(tick)

    tick()
    wrong = await feed(listener, asked.__getitem__, 1_000, larges, 1)
    ticking = False
    longest = ", ".join(f"{1000 * one:.1f}" for one in sorted(waited)[: -larges // 4 : -1])
    print(f"{larges} times {name}, the longest waits of the loop in ms of the worker's CPU: {longest}; {wrong} wrong")


def main() -> int:
    """Run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=600)
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--beside", choices=[name for name in prompts() if name != "1 KB"])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        uvloop.run(measure(Path(folder), options.requests, options.connections, options.beside))
    return 0


if __name__ == "__main__":
    sys.exit(main())
