"""Request bodies: media types, compression, and bombs."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.raw_http import edge
from seawall.gateway import bodies
from seawall.gateway.call import Call
from seawall.gateway.refusal import Refusal, refusal_of
from seawall.model.errors import LimitExceeded, SeawallError


async def outcome(headers: bytes, body: bytes) -> tuple[int, bytes]:
    async def handle(call: Call) -> None:
        try:
            call.answer(200, [], await bodies.read(call, 100_000))
        except Refusal as refusal:
            call.answer(refusal.status, [], refusal.code.encode())
        except SeawallError as error:
            call.answer(refusal_of(error).status, [], b"")

    async with edge(handle) as e:
        client = await e.connect()
        client.write(b"POST / HTTP/1.1\r\nHost: x\r\n%sContent-Length: %d\r\n\r\n%s" % (headers, len(body), body))
        return await client.answer()


@pytest.mark.parametrize(
    "media", [b"", b"Content-Type: application/json; charset=utf-8\r\n", b"Content-Type: a/b+json\r\n"]
)
async def test_json_is_read(media: bytes) -> None:
    assert await outcome(media, b"{}") == (200, b"{}")


@pytest.mark.parametrize(
    "media", [b"text/plain", b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded"]
)
async def test_other_media_are_not(media: bytes) -> None:
    assert await outcome(b"Content-Type: %s\r\n" % media, b"{}") == (415, b"seawall_not_json")


@pytest.mark.parametrize(
    ("encoding", "body"), [(b"gzip", gzip.compress(b"{}" * 50, mtime=0)), (b"deflate", zlib.compress(b"{}" * 50))]
)
async def test_gzip_is_inflated(encoding: bytes, body: bytes) -> None:
    assert await outcome(b"Content-Encoding: %s\r\n" % encoding, body) == (200, b"{}" * 50)


@pytest.mark.parametrize("encoding", [b"br", b"zstd", b"gzip, gzip"])
async def test_other_encodings_are_refused(encoding: bytes) -> None:
    assert (await outcome(b"Content-Encoding: %s\r\n" % encoding, b"x"))[0] == 415


async def test_bombs_are_refused_and_cost_nothing() -> None:
    assert (await outcome(b"Content-Encoding: gzip\r\n", gzip.compress(bytes(40_000_000))))[0] == 413


@pytest.mark.parametrize(
    "body",
    [
        b"no gzip",
        gzip.compress(b"{}", mtime=0)[:-3],
        gzip.compress(b"{}", mtime=0) + b"more",
        gzip.compress(b"{}", mtime=0) * 2,
    ],
)
def test_broken_compression(body: bytes) -> None:
    with pytest.raises(Refusal, match="seawall_bad_encoding"):
        bodies.inflate(body, 1000)


@given(st.binary(min_size=1, max_size=5000))
def test_inflate_undoes_compress_within_bounds(data: bytes) -> None:
    packed = gzip.compress(data)
    assert bodies.inflate(packed, 10_000) == data
    with pytest.raises(LimitExceeded):
        bodies.inflate(packed, len(data) - 1)
