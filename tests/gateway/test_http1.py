"""The HTTP edge as transcripts: conformance, order, limits, and the smuggling tricks we know of."""

import asyncio
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fakes.raw_http import edge
from seawall.gateway import http1
from seawall.gateway.call import Busy, Call, ClientGone, SlowBody
from seawall.model import limits
from seawall.model.errors import BadExchange, LimitExceeded


async def mirror(call: Call) -> None:
    """Answers with what it understood."""
    body = await call.body(1_000_000)
    call.answer(200, [(b"x-length", b"%d" % len(body))], b"%s %s %s" % (call.method.encode(), call.path.encode(), body))


GET = b"GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n"


def post(body: bytes, path: bytes = b"/p", extra: bytes = b"") -> bytes:
    return b"POST %s HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\n\r\n%s" % (path, extra, len(body), body)


CHUNKED = b"POST /p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


async def test_keeps_the_connection_and_the_order() -> None:
    async with edge(mirror) as e:
        client = await e.connect()
        for n in range(3):
            client.write(post(b"n%d" % n))
            assert await client.answer() == (200, b"POST /p n%d" % n)
        client.write(b"".join(post(b"%d" % n, b"/%d" % n) for n in range(10)))
        for n in range(10):
            assert await client.answer() == (200, b"POST /%d %d" % (n, n))


async def test_pipelined_answers_wait_for_the_slow_first() -> None:
    release = asyncio.Event()

    async def handle(call: Call) -> None:
        if call.path == "/slow":
            await release.wait()
        await mirror(call)

    async with edge(handle) as e:
        client = await e.connect()
        client.write(post(b"1", b"/slow") + post(b"2", b"/fast"))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(client.reader.read(1), 0.05)
        release.set()
        assert [await client.answer(), await client.answer()] == [(200, b"POST /slow 1"), (200, b"POST /fast 2")]


@pytest.mark.parametrize(
    "last",
    [
        post(b"", b"/last", b"Connection: close\r\n"),
        b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
        b"NONSENSE\r\n\r\n",
    ],
    ids=["close", "upgrade", "nonsense"],
)
async def test_whatever_ends_the_connection_waits_for_what_came_before_it(last: bytes) -> None:
    async with edge(mirror) as e:
        said = await e.say(b"".join(post(b"", b"/%d" % n) for n in range(5)) + last)
        assert [said.count(b"POST /%d " % n) for n in range(5)] == [1] * 5
        assert said.count(b" /last ") == (b"/last" in last)
        assert said.count(b"connection: close") == 1
        assert said.index(b"connection: close") > said.index(b"POST /3 ")


async def test_who_stops_sending_is_still_answered_all_that_was_asked() -> None:
    async with edge(mirror) as e:
        client = await e.connect()
        client.write(post(b"1") + post(b"2"))
        client.writer.write_eof()
        assert [await client.answer(), await client.answer()] == [(200, b"POST /p 1"), (200, b"POST /p 2")]
        assert await client.reader.read() == b""


async def test_a_flood_of_pipelined_calls_is_dropped() -> None:
    ran = 0

    async def handle(call: Call) -> None:
        nonlocal ran
        ran += 1
        await asyncio.sleep(0)
        await mirror(call)

    async with edge(handle) as e:
        await e.say(GET * 5000)
        assert ran <= http1.pipelined_calls_max


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\nHost: x\n\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n Host: x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: b\x00c\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\rA: b\r\n\r\n", 400),
        (b"GET /\x01 HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET / HTTP/1.2\r\nHost: x\r\n\r\n", 400),
        (b"GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 505),
        (b"CONNECT a:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n", 405),
        (b"FOO / HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET * HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET ftp://x/ HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 3\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +3\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 0x3\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3 3\r\n\r\nabc", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
        (
            b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            501,
        ),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n", 400),
        (b"POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"POST / HTTP/1.1\r\nHost: x\r\nExpect: the-best\r\nContent-Length: 1\r\n\r\na", 417),
        (b"GET / HTTP/1.1\r\nHost: x\r\nA: " + b"b" * limits.header_bytes_max + b"\r\n\r\n", 431),
        (b"GET /" + b"b" * limits.header_bytes_max + b" HTTP/1.1\r\nHost: x\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: x\r\n" + b"a: b\r\n" * limits.header_count_max + b"\r\n", 431),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
    ],
    ids=lambda value: (
        value[:60].decode("latin-1").encode("unicode_escape").decode() if isinstance(value, bytes) else ""
    ),
)
async def test_what_two_parsers_could_read_differently_is_refused(request_: bytes, status: int) -> None:
    ran: list[str] = []

    async def handle(call: Call) -> None:
        ran.append(call.path)
        await mirror(call)

    async with edge(handle) as e:
        said = await e.say(request_ + GET)
        assert said.startswith(b"HTTP/1.1 %d " % status), said[:80]
        head, body = said.split(b"\r\n\r\n")
        assert head.count(b"HTTP/1.1") == 1
        assert re.search(r"\. (Send|Seawall (takes|speaks)) ", json.loads(body)["error"]["message"]), "says what to do"
        assert b"connection: close" in said
        assert not ran


@pytest.mark.parametrize(
    "body",
    [
        b"zz\r\nabc\r\n0\r\n\r\n",
        b"0x3\r\nabc\r\n0\r\n\r\n",
        b"-3\r\nabc\r\n0\r\n\r\n",
        b"3 \r\nabc\r\n0\r\n\r\n",
        b"3\nabc\n0\n\n",
        b"3\r\nabcd\r\n0\r\n\r\n",
        b"ffffffffffffffffffff\r\nabc",
        b"3;a\nabc\r\n0\r\n\r\n",
    ],
)
async def test_a_broken_chunked_body_fails_its_call_and_ends_the_connection(body: bytes) -> None:
    async def handle(call: Call) -> None:
        with pytest.raises(BadExchange):
            await call.body(1000)
        call.answer(400, [], b"told")

    async with edge(handle) as e:
        said = await e.say(CHUNKED + body + GET)
        assert said.startswith(b"HTTP/1.1 400 ")
        assert said.endswith(b"told")
        assert said.count(b"HTTP/1.1") == 1


async def test_chunks_extensions_and_trailers_are_read_and_trailers_change_nothing() -> None:
    async def handle(call: Call) -> None:
        body = await call.body(1000)
        call.answer(200, [], body + b"|" + (call.header(b"authorization") or b"none"))

    async with edge(handle) as e:
        said = await e.say(CHUNKED + b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\nAuthorization: Bearer t\r\n\r\n")
        assert said.endswith(b"abcde|none")


async def test_the_path_of_an_absolute_target_is_taken() -> None:
    async with edge(mirror) as e:
        assert (await e.say(b"GET http://other/a/b?c HTTP/1.1\r\nHost: x\r\n\r\n")).endswith(b"GET /a/b ")


async def test_head_has_lengths_and_no_body() -> None:
    async with edge(mirror) as e:
        client = await e.connect()
        client.write(b"HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + GET)
        head = await client.reader.readuntil(b"\r\n\r\n")
        assert b"content-length: 8" in head
        assert (await client.answer())[1] == b"GET /a "


async def test_old_clients_get_old_answers() -> None:
    async def handle(call: Call) -> None:
        call.begin(200, [])
        call.write(b"no length")
        call.end()

    async with edge(handle) as e:
        said = await e.say(b"GET / HTTP/1.0\r\n\r\n")
        assert b"transfer-encoding" not in said
        assert said.endswith(b"\r\n\r\nno length")
    async with edge(mirror) as e:
        client = await e.connect()
        client.write(b"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        assert b"connection: keep-alive" in await client.reader.readuntil(b"\r\n\r\n")


@pytest.mark.parametrize("upgrade", [b"websocket", b"h2c"])
async def test_an_upgrade_is_answered_as_a_plain_request_and_the_connection_closed(upgrade: bytes) -> None:
    async with edge(mirror) as e:
        extra = b"Connection: upgrade\r\nUpgrade: " + upgrade + b"\r\n"
        said = await e.say(post(b"abc", b"/p", extra) + GET)
        assert said.endswith(b"POST /p abc")
        assert b"connection: close" in said
        assert said.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("upgrade", [b"websocket", b"h2c"])
@pytest.mark.parametrize("at_once", [True, False])
async def test_an_upgrade_with_a_body_in_chunks_is_answered_too(upgrade: bytes, at_once: bool) -> None:
    head = (
        b"POST /p HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: " + upgrade + b"\r\n"
        b"HTTP2-Settings: AAEAAEAAAAIAAAAB\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    chunks = b"3\r\nabc\r\n4;x=y\r\nd\r\ne\r\n0\r\nX-Later: 1\r\n\r\n"
    async with edge(mirror) as e:
        if at_once:
            said = await e.say(head + chunks + GET)
            assert said.count(b"HTTP/1.1") == 1
            assert said.endswith(b"POST /p abcd\r\ne")
        client = await e.connect()
        client.write(head)
        for place in range(len(chunks)):
            client.write(chunks[place : place + 1])
            await asyncio.sleep(0)
        assert await client.answer() == (200, b"POST /p abcd\r\ne")
        assert await client.reader.read() == b""


async def test_an_upgrade_with_broken_chunks_is_refused_and_heard_no_more() -> None:
    async def handle(call: Call) -> None:
        with pytest.raises(BadExchange):
            await call.body(1_000)
        call.answer(400, [], b"broken")

    async with edge(handle) as e:
        head = CHUNKED.replace(b"Host: x", b"Host: x\r\nConnection: Upgrade\r\nUpgrade: h2c")
        said = await e.say(head + b"3\r\nabcd\r\n0\r\n\r\n" + GET)
        assert said.startswith(b"HTTP/1.1 400")
        assert said.count(b"HTTP/1.1") == 1


async def test_nothing_after_close_is_heard() -> None:
    async with edge(mirror) as e:
        said = await e.say(post(b"a", b"/p", b"Connection: close\r\n") + GET)
        assert said.count(b"HTTP/1.1") == 1


async def test_continue_is_said_only_when_the_body_is_wanted() -> None:
    async with edge(mirror) as e:
        client = await e.connect()
        client.write(b"POST /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        assert await client.reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.write(b"abc")
        assert await client.answer() == (200, b"POST /p abc")

    async def refuse(call: Call) -> None:
        call.answer(401, [], b"no")

    async with edge(refuse) as e:
        client = await e.connect()
        client.write(b"POST /p HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        said = await client.rest()
        assert said.startswith(b"HTTP/1.1 401 ")
        assert b"connection: close" in said


async def test_a_client_that_stops_sending_still_gets_its_answer() -> None:
    async with edge(mirror) as e:
        assert (await e.say(post(b"abc"))).endswith(b"POST /p abc")


async def test_a_client_that_stops_in_the_middle_of_its_body() -> None:
    failed = asyncio.Event()

    async def handle(call: Call) -> None:
        with pytest.raises(ClientGone):
            await call.body(1000)
        failed.set()
        call.answer(400, [])

    async with edge(handle) as e:
        await e.say(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nabc")
        await asyncio.wait_for(failed.wait(), 60)


async def test_a_client_that_goes_cancels_its_call() -> None:
    cancelled, started = asyncio.Event(), asyncio.Event()

    async def handle(call: Call) -> None:
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            cancelled.set()

    async with edge(handle) as e:
        client = await e.connect()
        client.write(GET)
        await started.wait()
        client.writer.close()
        while not any(c._eof for c in e.listener.connections):  # noqa: ASYNC110
            await asyncio.sleep(0)
        e.listener.tick()
        await asyncio.sleep(0)
        assert not cancelled.is_set()  # it may only have closed its sending side
        e.time = http1.half_closed_seconds_max + 0.1
        e.listener.tick()
        await asyncio.wait_for(cancelled.wait(), 30)


async def test_bodies_are_bounded_before_and_while_they_are_read() -> None:
    async def handle(call: Call) -> None:
        try:
            await call.body(100_000)
        except LimitExceeded:
            call.answer(413, [], b"too large")

    async with edge(handle) as e:
        client = await e.connect()
        client.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n")
        assert (await client.answer())[0] == 413  # announced: refused unread
        assert await client.rest() == b""
        client = await e.connect()
        client.write(CHUNKED + b"".join(b"2000\r\n" + bytes(0x2000) + b"\r\n" for _ in range(20)))
        assert (await client.answer())[0] == 413


async def test_an_unread_body_is_not_taken_into_memory() -> None:
    held: list[int] = []
    release = asyncio.Event()

    async def handle(call: Call) -> None:
        await release.wait()
        held.append(call.received)
        total = 0
        while chunk := await call.chunk():
            total += len(chunk)
        call.answer(200, [], b"%d" % total)

    async with edge(handle) as e:
        client = await e.connect()
        client.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20000000\r\n\r\n")
        client.write(bytes(20_000_000))
        for _ in range(50):
            await asyncio.sleep(0)
        release.set()
        assert await client.answer() == (200, b"20000000")
        assert held[0] <= 64 * 1024 + 512 * 1024


async def test_all_bodies_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http1, "bodies_bytes_max", 150_000)

    async def handle(call: Call) -> None:
        try:
            body = await call.body(1_000_000)
            call.answer(200, [], b"%d" % len(body))
        except (Busy, LimitExceeded) as error:
            call.answer(503, [], type(error).__name__.encode())

    async with edge(handle) as e:
        first, second, third = [await e.connect() for _ in range(3)]
        first.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        while not e.listener.bodies_bytes:  # noqa: ASYNC110 - what is waited for is a number
            await asyncio.sleep(0)
        second.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        assert await second.answer() == (503, b"Busy")
        third.write(CHUNKED + b"10000\r\n" + bytes(0x10000) + b"\r\n")
        assert await third.answer() == (503, b"Busy")
        first.write(bytes(100_000))
        assert await first.answer() == (200, b"100000")
        assert e.listener.bodies_bytes == 0


async def test_slow_heads_bodies_and_idlers_are_shown_out() -> None:
    async def handle(call: Call) -> None:
        try:
            await call.body(1000)
            call.answer(200, [])
        except SlowBody:
            call.answer(408, [], b"slow")

    async with edge(handle) as e:
        silent, head, body, idle = [await e.connect() for _ in range(4)]
        head.write(b"GET / HTTP/1.1\r\nHost")
        body.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc")
        idle.write(GET)
        await idle.answer()
        while sum(bool(c._calls) for c in e.listener.connections) < 1:  # noqa: ASYNC110
            await asyncio.sleep(0)
        e.time = limits.slow_header_seconds_max + 1
        e.listener.tick()
        assert await silent.rest() == b""
        assert (await head.rest()).startswith(b"HTTP/1.1 408 ")
        e.time = limits.slow_body_seconds_max + 1.1
        e.listener.tick()
        assert (await body.rest()).endswith(b"slow")
        e.time = http1.idle_seconds_max + 1
        e.listener.tick()
        assert await idle.rest() == b""


async def test_a_reader_that_does_not_read_is_waited_for_and_then_cut() -> None:
    written = 0

    async def handle(call: Call) -> None:
        nonlocal written
        call.begin(200, [])
        for _ in range(200):
            call.write(bytes(1_000_000))
            written += 1
            await call.drained()
        call.end()

    async with edge(handle) as e:
        client = await e.connect()
        client.write(GET)
        before = -1
        while written != before or not any(one.write_paused for one in e.listener.connections):
            before = written
            await asyncio.sleep(0.02)
        assert 0 < written < 100
        e.time = http1.slow_reader_seconds_max + 1
        e.listener.tick()
        for _ in range(5):
            await asyncio.sleep(0)
        assert not e.listener.connections


async def test_a_drain_ends_idle_connections_and_lets_busy_ones_finish() -> None:
    release, started = asyncio.Event(), asyncio.Event()

    async def handle(call: Call) -> None:
        if call.path == "/slow":
            started.set()
            await release.wait()
        await mirror(call)

    async with edge(handle) as e:
        idle, busy, sending = [await e.connect() for _ in range(3)]
        idle.write(GET)
        await idle.answer()
        busy.write(post(b"x", b"/slow"))
        await started.wait()
        sending.write(b"POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab")
        while sum(bool(c._calls) for c in e.listener.connections) < 2:  # noqa: ASYNC110
            await asyncio.sleep(0)
        e.listener.drain()
        assert await idle.rest() == b""
        sending.write(b"cd")
        assert (await sending.rest()).endswith(b"POST /p abcd")
        release.set()
        said = await busy.rest()
        assert b"connection: close" in said
        assert said.endswith(b"POST /slow x")


async def test_a_handler_that_fails_gives_500_or_cuts_what_it_began(caplog: pytest.LogCaptureFixture) -> None:
    async def handle(call: Call) -> None:
        if call.path == "/begun":
            call.begin(200, [])
            call.write(b"half")
        raise ValueError("ana@shop.example")

    async with edge(handle) as e:
        assert (await e.say(GET)).startswith(b"HTTP/1.1 500 ")
        said = await e.say(b"GET /begun HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"0\r\n\r\n" not in said
    assert "ValueError at http1.py" in caplog.text
    assert "ana@" not in caplog.text


async def test_header_values_cannot_break_lines() -> None:
    async def handle(call: Call) -> None:
        call.answer(200, [(b"a", b"b\r\nset-cookie: x"), (b"c", b"d")])

    async with edge(handle) as e:
        said = await e.say(GET)
        assert b"set-cookie" not in said
        assert b"c: d" in said


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(st.binary(max_size=200), min_size=1, max_size=4), st.data())
def test_however_the_bytes_are_cut_the_calls_are_the_same(bodies: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(
        CHUNKED + b"".join(b"%x\r\n%s\r\n" % (1, b[i : i + 1]) for i in range(len(b))) + b"0\r\n\r\n"
        if n % 2
        else post(b)
        for n, b in enumerate(bodies)
    )
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=8)))
    pieces = [whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)]

    async def main() -> list[bytes]:
        seen: list[bytes] = []

        async def handle(call: Call) -> None:
            seen.append(await call.body(10_000))
            call.answer(200, [])

        async with edge(handle) as e:
            client = await e.connect()
            for piece in pieces:
                client.write(piece)
                await asyncio.sleep(0)
            for _ in bodies:
                assert (await client.answer())[0] == 200
            client.writer.close()
        return seen

    assert asyncio.run(main()) == bodies


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_noise_never_reaches_a_handler_unharmed_nor_hangs(noise: bytes) -> None:
    async def main() -> None:
        async with edge(mirror) as e:
            await e.say(noise)
            await e.say(b"POST /p HTTP/1.1\r\nHost: x\r\n" + noise)

    asyncio.run(main())
