"""A request's body on its way in: what media it is, and what it is once decompressed."""

from __future__ import annotations

import zlib

from seawall.gateway.call import Call
from seawall.gateway.refusal import Refusal
from seawall.model import limits
from seawall.model.errors import LimitExceeded

_JSON = frozenset({b"application/json", b"text/json", b"application/x-json"})


async def read(call: Call, bytes_max: int) -> bytes:
    """The whole body, decompressed.

    Raises:
        Refusal: 415 for what is not JSON or compressed in a way not read here, 400 for broken compression.
        LimitExceeded: over ``bytes_max``, before or after decompression.
        BadExchange: it did not arrive.
    """
    media = call.header(b"content-type")
    if media is not None and media.partition(b";")[0].strip().lower() not in _JSON and b"+json" not in media:
        raise Refusal(415, "seawall_not_json", "Only JSON bodies (content-type: application/json) are taken here.")
    encoding = (call.header(b"content-encoding") or b"identity").strip().lower()
    if encoding not in (b"identity", b"", b"gzip", b"x-gzip", b"deflate"):
        raise Refusal(415, "seawall_bad_encoding", "Send the body uncompressed or with gzip.")
    body = await call.body(bytes_max)
    return body if encoding in (b"identity", b"") else inflate(body, bytes_max)


def inflate(body: bytes, bytes_max: int) -> bytes:
    """A gzip or zlib body, decompressed within ``bytes_max`` and ``decompression_ratio_max``.

    Raises:
        Refusal: 400 when it is broken, cut short or has something behind it.
        LimitExceeded: it becomes too large.
    """
    allowed = min(bytes_max, len(body) * limits.decompression_ratio_max)
    inflater = zlib.decompressobj(wbits=47)
    try:
        out = inflater.decompress(body, allowed + 1)
    except zlib.error:
        raise Refusal(400, "seawall_bad_encoding", "The body's compression is broken.") from None
    if len(out) > allowed:
        raise LimitExceeded("The body becomes too large when decompressed", advice="Send less at once.")
    if not inflater.eof or inflater.unused_data:
        raise Refusal(400, "seawall_bad_encoding", "The body's compression is broken.")
    return out
