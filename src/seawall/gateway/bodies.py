"""A request's body on its way in: what media it is, and what it is once decompressed."""

from __future__ import annotations

import asyncio
import sys
import zlib
from codecs import BOM_UTF8
from collections.abc import Callable

from seawall.gateway.call import Call
from seawall.gateway.refusal import Refusal
from seawall.model import limits
from seawall.model.errors import LimitExceeded

_JSON = frozenset({b"application/json", b"text/json", b"application/x-json"})
_PLAIN = frozenset({b"identity", b""})
aside_bytes_min = 8 * 1024
"""A body of more, compressed, is decompressed in a thread: it may become ``decompression_ratio_max`` times as much."""
zstd_window_log_max = 23
"""8 MB, more than which nobody need take (RFC 9659)."""


async def read(call: Call, bytes_max: int) -> bytes:
    """The whole body, decompressed, without the byte-order mark that some Windows programs put before it.

    Raises:
        Refusal: 415 for what is not JSON or compressed in a way not read here, 400 for broken compression.
        LimitExceeded: over ``bytes_max``, before or after decompression.
        BadExchange: it did not arrive.
    """
    media = call.header(b"content-type")
    if media is not None and media.partition(b";")[0].strip().lower() not in _JSON and b"+json" not in media:
        raise Refusal(415, "seawall_not_json", "Only JSON bodies (content-type: application/json) are taken here.")
    return (await any_media(call, bytes_max)).removeprefix(BOM_UTF8)


async def any_media(call: Call, bytes_max: int) -> bytes:
    """The whole body whatever media it is, decompressed.

    Raises:
        Refusal: 415 for compression not read here, 400 where it is broken.
        LimitExceeded: over ``bytes_max``, before or after decompression.
        BadExchange: it did not arrive.
    """
    encoding = (call.header(b"content-encoding") or b"identity").strip().lower()
    if encoding not in _PLAIN and encoding not in _UNPACKED_BY:
        raise Refusal(415, "seawall_bad_encoding", "Send the body uncompressed or with gzip, deflate, br or zstd.")
    body = await call.body(bytes_max)
    if encoding not in _PLAIN:
        if len(body) > aside_bytes_min:
            body = await asyncio.to_thread(unpacked, body, encoding, bytes_max)
        else:
            body = unpacked(body, encoding, bytes_max)
    return body


def unpacked(body: bytes, encoding: bytes, bytes_max: int) -> bytes:
    """A compressed body as it was, within ``bytes_max`` and ``decompression_ratio_max``.

    Raises:
        Refusal: 400 when it is broken, cut short or has something behind it.
        LimitExceeded: it becomes too large.
    """
    allowed = min(bytes_max, len(body) * limits.decompression_ratio_max)
    try:
        out, whole = _UNPACKED_BY[encoding](body, allowed + 1)
    except _Broken:
        out, whole = b"", False
    if len(out) > allowed:
        raise LimitExceeded("The body becomes too large when decompressed", advice="Send less at once.")
    if not whole:
        raise Refusal(400, "seawall_bad_encoding", "The body's compression is broken. Send it uncompressed.")
    return out


class _Broken(Exception):
    """No such compression."""


def _zlib(body: bytes, most: int) -> tuple[bytes, bool]:
    """So many bytes of a gzip or zlib body at most, and whether these were all and nothing stood behind them."""
    inflater = zlib.decompressobj(wbits=47)
    try:
        return inflater.decompress(body, most), inflater.eof and not inflater.unused_data
    except zlib.error:
        raise _Broken from None


def _brotli(body: bytes, most: int) -> tuple[bytes, bool]:
    """The same for Brotli, whose last block may be longer than was asked for."""
    import brotli  # only who is sent such a body needs it

    reader = brotli.Decompressor()
    try:
        return reader.process(body, output_buffer_limit=most), reader.is_finished()
    except brotli.error:
        raise _Broken from None


def _zstd(body: bytes, most: int) -> tuple[bytes, bool]:
    """The same for one Zstandard frame."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd

    reader = zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: zstd_window_log_max})
    try:
        return reader.decompress(body, most), reader.eof and not reader.unused_data
    except zstd.ZstdError:
        raise _Broken from None


_UNPACKED_BY: dict[bytes, Callable[[bytes, int], tuple[bytes, bool]]] = {
    b"gzip": _zlib,
    b"x-gzip": _zlib,
    b"deflate": _zlib,
    b"br": _brotli,
    b"zstd": _zstd,
}
