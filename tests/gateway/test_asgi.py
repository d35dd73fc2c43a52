"""The ASGI side of the port: scope, bodies both ways, making it late, and applications that fail."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from fakes.raw_http import edge
from seawall.gateway import asgi
from seawall.gateway.call import Call

App = Callable[[Any, Any, Any], Awaitable[None]]


def serving(app: App) -> Callable[[Call], Awaitable[None]]:
    async def handle(call: Call) -> None:
        await asgi.run(app, call, asgi.http_scope(call, ("127.0.0.1", 8400), client="10.0.0.1", secure=True))

    return handle


async def body_of(receive: Any) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        assert message["type"] == "http.request"
        body, more = body + message["body"], message["more_body"]
    return body


async def test_scope_and_bodies() -> None:
    seen: dict[str, Any] = {}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.update(scope)
        body = await body_of(receive)
        await send({"type": "http.response.start", "status": 201, "headers": [(b"x-a", b"b"), (b"connection", b"x")]})
        await send({"type": "http.response.body", "body": body[::-1]})

    async with edge(serving(app)) as e:
        client = await e.connect()
        client.write(b"POST /a%20b/c?d=e HTTP/1.1\r\nHost: x\r\nCookie: y\r\nContent-Length: 3\r\n\r\nabc")
        assert await client.answer() == (201, b"cba")
        client.write(b"POST /2 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
        assert await client.answer() == (201, b"cba")
    assert (seen["method"], seen["path"], seen["raw_path"], seen["query_string"]) == ("POST", "/2", b"/2", b"")
    assert (seen["scheme"], seen["client"], seen["state"]) == ("https", ("10.0.0.1", 0), {})


async def test_who_asks_for_the_head_only_gets_what_a_get_would_begin_with() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200 if scope["method"] == "GET" else 405, "headers": []})
        await send({"type": "http.response.body", "body": b"alive"})

    async with edge(serving(app)) as e:
        said = await e.say(b"HEAD /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    head, body = said.split(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"content-length: 5" in head
    assert body == b""


async def test_streams_and_promised_lengths() -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        length = [(b"content-length", b"6")] if scope["path"] == "/known" else []
        await send({"type": "http.response.start", "status": 200, "headers": length})
        await send({"type": "http.response.body", "body": b"abc", "more_body": True})
        await send({"type": "http.response.body", "body": b"def"})
        assert (await receive())["type"] == "http.request"
        assert (await receive())["type"] == "http.disconnect"

    async with edge(serving(app)) as e:
        client = await e.connect()
        client.write(b"GET /known HTTP/1.1\r\nHost: x\r\n\r\n")
        assert await client.answer() == (200, b"abcdef")
        said = await e.say(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert said.endswith(b"3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n")


async def test_an_application_that_raises_gives_500_and_keeps_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise RuntimeError("ana@shop.example")

    async with edge(serving(app)) as e:
        said = await e.say(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 500 ")
    assert b"ana@" not in said
    assert "RuntimeError" in caplog.text
    assert "ana@" not in caplog.text


async def test_an_application_is_made_once_when_first_asked_for_and_again_only_if_that_failed() -> None:
    made: list[int] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        scope["answered"] = True

    def make() -> App:
        time.sleep(0.02)
        made.append(threading.get_ident())
        if len(made) == 1:
            raise RuntimeError
        return app

    async def asked() -> bool:
        scope: dict[str, Any] = {}
        await later(scope, None, None)
        return "answered" in scope

    later = asgi.Later(make)
    assert not made
    first = await asyncio.gather(*[asked() for _ in range(5)], return_exceptions=True)
    assert [type(one) for one in first] == [RuntimeError] * 5
    with pytest.raises(RuntimeError):
        await asked()
    assert len(made) == 1, "not for each request anew"
    later.again_seconds = 0
    assert await asyncio.gather(*[asked() for _ in range(5)]) == [True] * 5
    assert await asked()
    assert await later.begin() is app, "what is made is not made again"
    assert len(made) == 2
    assert threading.get_ident() not in made


async def test_some_questions_are_answered_without_it_until_it_is_there() -> None:
    made: list[str] = []

    def said(who: str) -> App:
        async def app(scope: Any, receive: Any, send: Any) -> None:
            made.append(f"{who} {scope['method']} {scope['path']}")

        return app

    later = asgi.Later(lambda: said("made"), said("before"), {"/healthz"})
    await later({"method": "GET", "path": "/healthz"}, None, None)
    await later({"method": "POST", "path": "/healthz"}, None, None)
    await later({"method": "GET", "path": "/healthz"}, None, None)
    assert made == ["before GET /healthz", "made POST /healthz", "made GET /healthz"]
