"""Objects of an S3-compatible store, read one after the other: a bucket is listed page by page, each object asked for.

Facts: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html, API_GetObject.html and
https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html (503 ``SlowDown`` is to be waited out,
ever longer), read 25 November 2026. Requests are signed (signing.py); nothing is written. Redirects are not followed:
a bucket elsewhere says which region it is in, and the error repeats that.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import unquote_plus, urlsplit

import msgspec
from lxml import etree

from seawall.model import limits
from seawall.model.errors import ConfigError, LimitExceeded, NotFound, Unavailable, UsageError
from seawall.model.ports import Clock, UpstreamClient, UpstreamReply, UpstreamRequest
from seawall.wire.signing import EMPTY, Credentials, encoded, query_text, signed

tries_max = 8
pause_seconds_max = 60.0
listing_bytes_max = 16 * 1024 * 1024
answer_seconds_max = 60.0
keys_at_once = 1_000
_BUSY = (429, 500, 502, 503, 504)
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")

T = TypeVar("T")


class StoredObject(msgspec.Struct, frozen=True):
    """One object as the listing has it."""

    key: str
    size: int
    stamp: str
    """Names this state of it: its entity tag and when it was last written."""


class Bucket:
    """One bucket. ``objects`` and ``content`` block; use it in the thread that made it."""

    def __init__(
        self,
        client: UpstreamClient,
        credentials: Credentials,
        clock: Clock,
        *,
        address: str,
        endpoint: str = "",
        region: str = "us-east-1",
        run: Callable[[Awaitable[object]], object],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """Args:
            address: ``s3://bucket/beginning/of/keys``.
            endpoint: the store's address where it is not Amazon's; buckets are then part of the path.
            run: waits for something asynchronous.

        Raises:
            UsageError: an address is none, or a key would travel with what was signed in the clear.
        """
        parts = urlsplit(address)
        if parts.scheme != "s3" or not _BUCKET.fullmatch(parts.netloc):
            raise UsageError(f"{address[:80]!r} is no bucket", advice="Write s3://bucket or s3://bucket/folder/.")
        self.bucket, self._prefix = parts.netloc, parts.path.lstrip("/")
        if endpoint:
            where = urlsplit(endpoint)
            if where.scheme != "https" and where.hostname not in _LOOPBACK:
                raise UsageError("An object store's address must begin with https://")
            self._base, self._root = f"{where.scheme}://{where.netloc}", f"{where.path.rstrip('/')}/{self.bucket}"
        elif "." in self.bucket:  # no certificate covers it as a host's name
            self._base, self._root = f"https://s3.{region}.amazonaws.com", f"/{self.bucket}"
        else:
            self._base, self._root = f"https://{self.bucket}.s3.{region}.amazonaws.com", ""
        self._client, self._credentials, self._clock = client, credentials, clock
        self._region, self._run, self._pause = region, run, pause

    def objects(self) -> Iterator[StoredObject]:
        """Every object below the address, in the order the store lists them.

        Raises:
            ConfigError: the store does not take the key, or the bucket is elsewhere or is none.
            Unavailable: it does not answer, or not as its API promises.
        """
        token = ""
        while True:
            asked = [("list-type", "2"), ("max-keys", str(keys_at_once)), ("encoding-type", "url")]
            asked += [("prefix", self._prefix)] if self._prefix else []
            asked += [("continuation-token", token)] if token else []
            raw = self._waited(self._whole("", asked, listing_bytes_max))
            found, following = _listing(raw)
            yield from found
            if not following:
                return
            if following == token:
                raise Unavailable("The object store gives the same page of its listing again and again")
            token = following

    def content(self, key: str) -> bytes:
        """An object's bytes.

        Raises:
            NotFound: it is gone.
            LimitExceeded: it is larger than ``limits.file_bytes_max``.
            ConfigError, Unavailable: as :meth:`objects`; also for one that is archived.
        """
        return self._waited(self._whole("/" + encoded(key, path=True), [], limits.file_bytes_max))

    def _waited(self, work: Awaitable[bytes]) -> bytes:
        done = self._run(work)
        assert isinstance(done, bytes)
        return done

    async def _whole(self, path: str, asked: list[tuple[str, str]], most: int) -> bytes:
        """An answer's bytes; asked for again where it breaks off in the middle."""
        problem = Unavailable("The object store does not answer", advice="Try again later.")
        for attempt in range(tries_max):
            try:
                reply = await self._answered(path, asked)
                try:
                    pieces = bytearray()
                    async for chunk in reply.chunks():
                        pieces += chunk
                        if len(pieces) > most:
                            raise LimitExceeded(f"Larger than {most // 2**20} MB")
                    return bytes(pieces)
                finally:
                    await reply.close()
            except _Busy as busy:
                problem = busy
            except (ConfigError, NotFound, LimitExceeded):
                raise
            except Unavailable as error:
                problem = error
            await self._pause(min(2.0**attempt, pause_seconds_max))
        raise Unavailable(problem.message, advice=f"It was tried {tries_max} times. Try again later.")

    async def _answered(self, path: str, asked: list[tuple[str, str]]) -> UpstreamReply:
        moment = datetime.fromtimestamp(self._clock.now_ms() / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
        headers = [("x-amz-content-sha256", EMPTY), ("x-amz-date", moment)]
        headers += [("x-amz-security-token", self._credentials.token)] if self._credentials.token else []
        path = self._root + path or "/"
        proof = signed(
            self._credentials, "GET", path, asked, [("host", urlsplit(self._base).netloc), *headers],
            moment=moment, region=self._region,
        )  # fmt: skip
        url = f"{self._base}{path}" + (f"?{query_text(asked)}" if asked else "")
        reply = await self._client.send(UpstreamRequest("GET", url, [*headers, ("authorization", proof)], b""))
        if reply.status == 200:
            return reply
        told = dict(reply.headers)
        code = await _code(reply)
        raise self._refusal(reply.status, code, told.get("x-amz-bucket-region", ""))

    def _refusal(self, status: int, code: str, region: str) -> Exception:
        if status in _BUSY:
            return _Busy(f"The object store is busy ({code or status})")
        if status == 404 and code in ("NoSuchKey", ""):
            return NotFound("The object is gone")
        if code == "InvalidObjectState":
            return NotFound("The object is archived, and has to be restored before it can be read")
        if region and region != self._region:
            return ConfigError(f"The bucket is in {region[:40]}", advice=f"Say --region {region[:40]}.")
        if status in (401, 403):
            return ConfigError(
                f"The object store refuses the key ({code or status})",
                advice="May it list and read this bucket, is the region right, and this machine's clock?",
            )
        return ConfigError(f"The object store refuses the question ({code or status})", advice="Is the bucket there?")


class _Busy(Unavailable):
    """Wait and ask again."""


async def _code(reply: UpstreamReply) -> str:
    """The error's code, if it says one."""
    raw = bytearray()
    try:
        async for chunk in reply.chunks():
            raw += chunk
            if len(raw) > 64 * 1024:
                break
    except Unavailable:
        pass
    finally:
        await reply.close()
    found = re.search(rb"<Code>([A-Za-z]{1,60})</Code>", raw)
    return found[1].decode() if found else ""


def _listing(raw: bytes) -> tuple[list[StoredObject], str]:
    """The objects of a page, and the token of the next.

    Raises:
        Unavailable: it is no listing.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
        if etree.QName(root).localname != "ListBucketResult":
            raise ValueError
        # Not every store encodes keys when it is asked to, and not all write the same namespace.
        plain = unquote_plus if root.findtext("{*}EncodingType") == "url" else str
        found = [
            StoredObject(
                plain(one.findtext("{*}Key") or ""),
                int(one.findtext("{*}Size") or 0),
                f"{one.findtext('{*}ETag') or ''} {one.findtext('{*}LastModified') or ''}",
            )
            for one in root.findall("{*}Contents")
        ]
        more = (root.findtext("{*}IsTruncated") or "").strip() == "true"
        token = (root.findtext("{*}NextContinuationToken") or "").strip()
    except (etree.XMLSyntaxError, ValueError):
        raise Unavailable("The object store does not answer as its API promises") from None
    if more and not token:
        raise Unavailable("The object store says there is more, and not how to ask for it")
    return found, token if more else ""


@contextmanager
def opened(
    address: str, credentials: Credentials, clock: Clock, *, endpoint: str = "", region: str = ""
) -> Iterator[Bucket]:
    """A bucket, with connections of its own. Raises as :class:`Bucket`."""
    from seawall.wire.http import HttpClient

    with asyncio.Runner() as runner:

        async def waited(work: Awaitable[T]) -> T:
            return await work

        async def made() -> HttpClient:
            return HttpClient(first_byte_seconds=answer_seconds_max, idle_seconds=answer_seconds_max)

        async def ended(client: HttpClient) -> None:
            await client.close()

        client = runner.run(made())
        try:
            yield Bucket(
                client, credentials, clock, address=address, endpoint=endpoint, region=region or "us-east-1",
                run=lambda work: runner.run(waited(work)),
            )  # fmt: skip
        finally:
            runner.run(ended(client))


__all__ = ["Bucket", "StoredObject", "opened"]
