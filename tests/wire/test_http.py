"""The upstream client against scripted vendors on loopback: pooling, framing, faults, bounds."""

import asyncio
import contextlib
import gzip
import socket
import ssl
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from seawall.model.errors import Unavailable, UpstreamSilent, UsageError
from seawall.model.ports import UpstreamRequest
from seawall.wire.http import HttpClient, _why, unread_bytes_max

Script = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Vendor:
    """Runs a script on each connection it accepts; remembers the requests it read."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.connections = 0
        self.requests: list[bytes] = []

    async def __aenter__(self) -> "Vendor":
        self.tasks: set[asyncio.Task[None]] = set()
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{self.server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        self.server.close()
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task
        self.tasks.add(task)
        try:
            await self.script(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            self.tasks.discard(task)
            writer.close()


async def take(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            return head + await reader.readexactly(int(line.split(b":")[1]))
    return head


def answering(*answers: bytes, forever: bool = True) -> Script:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for answer in answers:
            await take(reader)
            writer.write(answer)
            await writer.drain()
        if forever:
            await reader.read()

    return script


def post(url: str, body: bytes = b"{}", **headers: str) -> UpstreamRequest:
    return UpstreamRequest("POST", url, [(k.replace("_", "-"), v) for k, v in headers.items()], body)


async def read(reply: object) -> bytes:
    return b"".join([chunk async for chunk in reply.chunks()])  # type: ignore[attr-defined]


OK = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok"


async def test_sends_what_it_is_told_and_reuses_the_connection() -> None:
    seen = []

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            seen.append(await take(reader))
            writer.write(
                b"HTTP/1.1 201 Made\r\nX-Thing: a\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
            )

    async with Vendor(script) as vendor:
        client = HttpClient()
        for _ in range(3):
            reply = await client.send(post(vendor.url + "/v1/x?y=1", b"body", x_a="1"))
            assert (reply.status, await read(reply)) == (201, b"abcde")
            assert ("x-thing", "a") in reply.headers
        assert vendor.connections == client.connections == 1
        (origin,) = client._origins.values()
        (connection,) = origin.all
        sock = connection._transport.get_extra_info("socket")
        assert sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        host = vendor.url.removeprefix("http://")
        assert seen[0] == f"POST /v1/x?y=1 HTTP/1.1\r\nhost: {host}\r\nx-a: 1\r\ncontent-length: 4\r\n\r\nbody".encode()
        await client.close()
        assert client.connections == 0


async def test_concurrent_requests_get_a_connection_each() -> None:
    async with Vendor(answering(OK)) as vendor:
        client = HttpClient()
        replies = await asyncio.gather(*(client.send(post(vendor.url + "/")) for _ in range(4)))
        assert [await read(reply) for reply in replies] == [b"ok"] * 4
        assert vendor.connections == 4
        await client.close()


async def test_a_connection_the_vendor_closed_in_the_pool_is_replaced() -> None:
    async with Vendor(answering(OK, forever=False)) as vendor:
        client = HttpClient()
        for _ in range(3):
            reply = await client.send(post(vendor.url + "/"))
            assert await read(reply) == b"ok"
        assert vendor.connections == 3
        await client.close()


async def test_a_request_is_repeated_only_when_an_old_connection_said_nothing() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        writer.write(OK)
        vendor.requests.append(await take(reader))  # the second request on this connection gets no answer

    async with Vendor(script) as vendor:
        client = HttpClient()
        await read(await client.send(post(vendor.url + "/")))
        assert await read(await client.send(post(vendor.url + "/", b"second"))) == b"ok"
        assert vendor.connections == 2
        await client.close()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)

    async with Vendor(silent) as vendor:
        client = HttpClient()
        with pytest.raises(Unavailable, match="without an answer"):
            await client.send(post(vendor.url + "/"))
        assert vendor.connections == 1
        await client.close()


@pytest.mark.parametrize(
    "answer",
    [
        b"nonsense\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nokk",
        b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        b"HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx: " + b"y" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-le",
    ],
    ids=["no http", "two lengths", "length and chunked", "upgrade", "endless head", "cut head"],
)
async def test_what_is_not_http_is_an_error_without_its_content(answer: bytes) -> None:
    async with Vendor(answering(answer, forever=False)) as vendor:
        client = HttpClient()
        with pytest.raises(Unavailable) as caught:
            await client.send(post(vendor.url + "/secret-path"))
        assert "secret-path" not in str(caught.value)
        assert "nonsense" not in str(caught.value)
        assert client.connections == 0
        await client.close()


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\nzz\r\n",
    ],
    ids=["short", "no last chunk", "bad chunk"],
)
async def test_a_body_that_breaks_off_is_never_taken_for_whole(answer: bytes) -> None:
    async with Vendor(answering(answer, forever=False)) as vendor:
        client = HttpClient()
        with pytest.raises(Unavailable):
            await read(await client.send(post(vendor.url + "/")))
        await client.close()


async def test_a_body_may_end_with_the_connection() -> None:
    async with Vendor(answering(b"HTTP/1.1 200 OK\r\n\r\nuntil the end", forever=False)) as vendor:
        client = HttpClient()
        assert await read(await client.send(post(vendor.url + "/"))) == b"until the end"
        await client.close()


async def test_interim_answers_are_skipped() -> None:
    async with Vendor(answering(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nlink: x\r\n\r\n" + OK)) as vendor:
        client = HttpClient()
        reply = await client.send(post(vendor.url + "/"))
        assert reply.status == 200
        assert "link" not in dict(reply.headers)
        assert await read(reply) == b"ok"
        await client.close()


async def test_unasked_bytes_end_the_connection() -> None:
    async with Vendor(answering(OK + b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil")) as vendor:
        client = HttpClient()
        assert await read(await client.send(post(vendor.url + "/"))) == b"ok"
        assert await read(await client.send(post(vendor.url + "/"))) == b"ok"
        assert vendor.connections == 2
        await client.close()


async def test_silence_is_told_from_failure() -> None:
    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if b"/begin" in await take(reader):
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nok")
        await reader.read()

    async with Vendor(script) as vendor:
        client = HttpClient(first_byte_seconds=0.05, idle_seconds=0.05)
        with pytest.raises(UpstreamSilent):
            await client.send(post(vendor.url + "/"))
        reply = await client.send(post(vendor.url + "/begin"))
        with pytest.raises(UpstreamSilent):
            await read(reply)
        assert client.connections == 0
        await client.close()


async def test_nobody_listens() -> None:
    async with Vendor(answering(OK)) as vendor:
        url = vendor.url
    client = HttpClient()
    with pytest.raises(Unavailable, match=r"^No connection to 127\.0\.0\.1, port \d+: Connection refused$"):
        await client.send(post(url + "/"))
    await client.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError("Multiple exceptions: [Errno 111] …, [Errno 101] …"), "none of its addresses answered"),
        (socket.gaierror(-2, "Name or service not known"), "Name or service not known"),
        (ConnectionRefusedError(111, "Connect call failed ('127.0.0.1', 1)"), "Connection refused"),
    ],
)
def test_why_there_is_no_connection_is_said_in_words(error: OSError, words: str) -> None:
    assert _why(error) == words


async def test_a_reader_that_does_not_read_stops_the_vendor() -> None:
    sent = 0

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await take(reader)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 64000000\r\n\r\n")
        writer.transport.set_write_buffer_limits(65536)
        for _ in range(64):
            writer.write(bytes(1_000_000))
            await writer.drain()
            sent += 1_000_000

    async with Vendor(script) as vendor:
        client = HttpClient()
        reply = await client.send(post(vendor.url + "/"))
        while not reply.paused:  # noqa: ASYNC110 - what is waited for is an attribute, not an event
            await asyncio.sleep(0)
        assert sent < 32_000_000
        total = 0
        async for chunk in reply.chunks():
            assert len(chunk) < 4 * unread_bytes_max
            total += len(chunk)
        assert total == 64_000_000
        await client.close()


async def test_letting_go_in_the_middle_drops_the_connection() -> None:
    gone = asyncio.Event()

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\nok")
        await reader.read()
        gone.set()

    async with Vendor(script) as vendor:
        client = HttpClient()
        reply = await client.send(post(vendor.url + "/"))
        await reply.close()
        await asyncio.wait_for(gone.wait(), 60)
        with pytest.raises(Unavailable):
            await read(reply)
        await client.close()


async def test_cancelling_the_wait_drops_the_connection() -> None:
    gone = asyncio.Event()

    async def script(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await take(reader)
        asked.set()
        await reader.read()
        gone.set()

    asked = asyncio.Event()
    async with Vendor(script) as vendor:
        client = HttpClient()
        task = asyncio.create_task(client.send(post(vendor.url + "/")))
        await asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(gone.wait(), 60)
        await client.close()


def _encoded(encoding: str, body: bytes) -> bytes:
    return f"HTTP/1.1 200 OK\r\ncontent-encoding: {encoding}\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body


async def test_gzip_is_decoded_although_nobody_asked_for_it() -> None:
    async with Vendor(answering(_encoded("gzip", gzip.compress(b"hello " * 100)))) as vendor:
        client = HttpClient()
        reply = await client.send(post(vendor.url + "/"))
        assert not {"content-encoding", "content-length"} & dict(reply.headers).keys()
        assert await read(reply) == b"hello " * 100
        await client.close()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [("gzip", gzip.compress(bytes(50_000_000))), ("gzip", b"no gzip"), ("br", b"x")],
    ids=["bomb", "broken", "unknown"],
)
async def test_bad_encodings_are_errors(encoding: str, body: bytes) -> None:
    async with Vendor(answering(_encoded(encoding, body))) as vendor:
        client = HttpClient()
        with pytest.raises(Unavailable):
            await read(await client.send(post(vendor.url + "/")))
        await client.close()


@pytest.mark.parametrize(
    "request_",
    [
        post("http://127.0.0.1:1/", x="a\r\nb: c"),
        post("http://127.0.0.1:1/a b"),
        post("http://127.0.0.1:1/a\r\nb: c"),
        post("ftp://127.0.0.1/"),
        post("http://user@127.0.0.1/"),
        UpstreamRequest("HEAD", "http://127.0.0.1:1/", [], b""),
    ],
    ids=["header", "space", "line break", "scheme", "user", "head"],
)
async def test_what_cannot_be_sent_is_not_sent(request_: UpstreamRequest) -> None:
    with pytest.raises(UsageError):
        await HttpClient().send(request_)


def _certificate(folder: Path) -> Path:
    """A self-signed certificate for 127.0.0.1, key and certificate in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    path = folder / "both.pem"
    path.write_bytes(pem)
    return path


async def test_tls_is_spoken_and_only_the_trusted_is_trusted(tmp_path: Path) -> None:
    pem = _certificate(tmp_path)
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(pem)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while True:
                await take(reader)
                writer.write(OK)
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=ours)
    url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    trusting = HttpClient(tls=ssl.create_default_context(cafile=str(pem)))
    for _ in range(2):
        assert await read(await trusting.send(post(url))) == b"ok"
    assert trusting.connections == 1
    await trusting.close()
    careful = HttpClient()
    with pytest.raises(Unavailable, match="No trusted TLS"):
        await careful.send(post(url))
    await careful.close()
    server.close()
    for _ in range(5):
        await asyncio.sleep(0)
