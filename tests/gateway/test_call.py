"""A call's two sides: reading its body in the ways a handler may want, and answering once."""

import pytest

from fakes.raw_http import edge
from seawall.gateway.call import Call


async def test_pieces_and_whole() -> None:
    async def handle(call: Call) -> None:
        pieces = []
        while piece := await call.chunk():
            pieces.append(piece)
        call.answer(200, [], b"".join(pieces))

    async with edge(handle) as e:
        client = await e.connect()
        client.write(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\n\r\nabc")
        client.write(b"def")
        assert await client.answer() == (200, b"abcdef")


async def test_headers_are_found_in_lower_case_and_the_first_counts() -> None:
    async def handle(call: Call) -> None:
        call.answer(200, [], (call.header(b"x-a") or b"") + (call.header(b"x-none") or b"-"))

    async with edge(handle) as e:
        assert (await e.say(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nx-a: 2\r\n\r\n")).endswith(b"1-")


async def test_an_answer_begins_once() -> None:
    async def handle(call: Call) -> None:
        call.begin(200, [], 0)
        with pytest.raises(AssertionError):
            call.begin(200, [])
        call.end()
        call.end()

    async with edge(handle) as e:
        assert (await e.say(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")).count(b"HTTP/1.1") == 1


async def test_lines_of_our_own_stand_in_the_head() -> None:
    async def handle(call: Call) -> None:
        call.answer(200, [(b"x-a", b"1")], b"body", own=b"x-own: 2\r\n")

    async with edge(handle) as e:
        head, _, body = (await e.say(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")).partition(b"\r\n\r\n")
        assert b"\r\nx-a: 1\r\nx-own: 2\r\n" in head
        assert body == b"body"
        assert not (await e.say(b"HEAD / HTTP/1.1\r\nHost: x\r\n\r\n")).endswith(b"body")


async def test_statuses_without_a_body_have_none() -> None:
    async def handle(call: Call) -> None:
        call.answer(204, [])

    async with edge(handle) as e:
        said = await e.say(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert b"content-length" not in said
        assert b"transfer-encoding" not in said
