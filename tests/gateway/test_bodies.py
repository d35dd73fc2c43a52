"""Request bodies: media types, compression, and bombs."""

import asyncio
import gzip
import random
import subprocess
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fakes.raw_http import edge
from seawall.gateway import bodies
from seawall.gateway.call import Call
from seawall.gateway.refusal import Refusal, refusal_of
from seawall.model.errors import LimitExceeded, SeawallError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACK: dict[bytes, Callable[[bytes], bytes]] = {
    b"gzip": lambda data: gzip.compress(data, mtime=0),
    b"deflate": zlib.compress,
    b"br": brotli.compress,
    b"zstd": zstd.compress,
}


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


@pytest.mark.parametrize("encoding", PACK)
async def test_what_is_compressed_is_read(encoding: bytes) -> None:
    assert await outcome(b"Content-Encoding: %s\r\n" % encoding.upper(), PACK[encoding](b"{}" * 50)) == (
        200,
        b"{}" * 50,
    )


@pytest.mark.parametrize("encoding", [b"compress", b"gzip, gzip", b"zstd, br", b"dcz"])
async def test_other_encodings_are_refused(encoding: bytes) -> None:
    assert (await outcome(b"Content-Encoding: %s\r\n" % encoding, b"x"))[0] == 415


@pytest.mark.parametrize("headers", [b"", b"Content-Encoding: zstd\r\n"])
async def test_a_byte_order_mark_is_not_passed_on(headers: bytes) -> None:
    body = BOM_UTF8 + b'{"a":"\xef\xbb\xbf"}'
    assert await outcome(headers, zstd.compress(body) if headers else body) == (200, b'{"a":"\xef\xbb\xbf"}')


@pytest.mark.parametrize("encoding", PACK)
async def test_bombs_are_refused_and_cost_nothing(encoding: bytes) -> None:
    bomb = PACK[encoding](bytes(40_000_000))
    assert (await outcome(b"Content-Encoding: %s\r\n" % encoding, bomb))[0] == 413
    tracked = bodies._UNPACKED_BY[encoding](bomb, 5000)
    assert len(tracked[0]) < 64 * 1024
    assert not tracked[1]


async def test_what_may_become_long_is_unpacked_beside_the_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    aside: list[int] = []
    to_thread = asyncio.to_thread

    async def seen(work: Callable[..., bytes], body: bytes, *more: object) -> bytes:
        aside.append(len(body))
        return await to_thread(work, body, *more)

    monkeypatch.setattr(asyncio, "to_thread", seen)
    monkeypatch.setattr(bodies, "aside_bytes_min", 40)
    assert (await outcome(b"Content-Encoding: br\r\n", brotli.compress(b"{}")))[0] == 200
    assert not aside
    long = random.Random(1).randbytes(60)
    assert await outcome(b"Content-Encoding: br\r\n", brotli.compress(long)) == (200, long)
    assert len(aside) == 1


@pytest.mark.parametrize("encoding", PACK)
def test_broken_compression(encoding: bytes) -> None:
    packed = PACK[encoding](b"{}")
    for body in (b"no such thing", packed[:-1], packed + b"more", packed * 2):
        with pytest.raises(Refusal, match="seawall_bad_encoding"):
            bodies.unpacked(body, encoding, 1000)


def test_a_zstandard_window_of_more_than_8_mb_is_refused() -> None:
    options = {zstd.CompressionParameter.window_log: 24, zstd.CompressionParameter.compression_level: 1}
    packer = zstd.ZstdCompressor(options=options)
    packed = packer.compress(b"{}") + packer.flush()
    with pytest.raises(Refusal, match="seawall_bad_encoding"):
        bodies.unpacked(packed, b"zstd", 1000)


@given(st.binary(min_size=1, max_size=5000), st.sampled_from(sorted(PACK)))
def test_unpacked_undoes_compress_within_bounds(data: bytes, encoding: bytes) -> None:
    packed = PACK[encoding](data)
    assert bodies.unpacked(packed, encoding, 10_000) == data
    with pytest.raises(LimitExceeded):
        bodies.unpacked(packed, encoding, len(data) - 1)


def test_libraries_are_imported_for_such_a_body_only() -> None:
    code = "import sys, seawall.gateway.gateway; sys.exit('brotli' in sys.modules or 'backports.zstd' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
