"""How a shop system is asked: politely, again when it is busy, and without its key reaching a message.

A shop limits how often it may be asked. An answer that says so, or that the shop is out of order for a moment, is
waited for as long as it says, within bounds, and the question is asked again. A redirect is not followed, so that the
key goes to the address that was given and nowhere else.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import msgspec

from seawall.model.errors import ConfigError, Unavailable, UsageError
from seawall.model.ports import UpstreamClient, UpstreamReply, UpstreamRequest

answer_bytes_max = 64 * 1024 * 1024
line_bytes_max = 16 * 1024 * 1024
tries_max = 8
pause_seconds_max = 120.0
_BUSY = (429, 500, 502, 503, 504, 509)
_LOOPBACK = ("127.0.0.1", "::1", "localhost")

Headers = Sequence[tuple[str, str]]
Row = dict[str, str]
"""One customer or order: values by the names in :data:`COLUMNS`; ``owner``, whose it is; ``key``, which one it is."""
COLUMNS = ("email", "phone", "first_name", "last_name", "street", "zip", "city", "order")
KINDS = ("email", "phone", "given", "family", "street", "postcode", "city", "order")


class Answer(msgspec.Struct, frozen=True):
    """A whole answer."""

    headers: dict[str, str]
    body: Any
    """None for an empty one."""


def address_of(shop: str) -> str:
    """The shop's address without a slash at its end; ``https://`` where none is written.

    Raises:
        UsageError: it is no address, or a key would travel in the clear.
    """
    whole = shop if "://" in shop else f"https://{shop}"
    parts = urlsplit(whole.rstrip("/"))
    if not parts.hostname or parts.username is not None or parts.query or parts.fragment:
        raise UsageError("This is no shop's address", advice="Write its host, as my-shop.myshopify.com.")
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise UsageError("A shop's address must begin with https://", advice="Its key must not travel in the clear.")
    return whole.rstrip("/")


class Asker:
    """Asks one shop."""

    def __init__(
        self,
        client: UpstreamClient,
        *,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        name: str = "The shop",
    ) -> None:
        self._client = client
        self.pause = pause
        self._name = name

    async def json(self, method: str, url: str, headers: Headers, body: bytes = b"") -> Answer:
        """Ask and read a JSON answer.

        Raises:
            ConfigError: the shop does not take the key, or the key may not read this.
            Unavailable: it does not answer, not in time, or not with what its API promises.
        """
        async for reply in self._tries(UpstreamRequest(method, url, [*headers, ("accept", "application/json")], body)):
            try:
                pieces, size = [], 0
                async for chunk in reply.chunks():
                    pieces.append(chunk)
                    size += len(chunk)
                    if size > answer_bytes_max:
                        raise Unavailable(f"{self._name} answers with too much at once")
                whole = b"".join(pieces)
                return Answer(dict(reply.headers), msgspec.json.decode(whole) if whole else None)
            except msgspec.DecodeError:
                raise Unavailable(f"{self._name} answers with something that is not JSON") from None
            finally:
                await reply.close()
        raise Unavailable(f"{self._name} did not answer after {tries_max} tries", advice="Try again later.")

    async def lines(self, url: str) -> AsyncIterator[bytes]:
        """The lines of a file, asked for without a key. One that breaks off is asked for again and goes on where it
        stopped.

        Raises:
            Unavailable: it can't be had whole.
        """
        done = 0
        for _ in range(tries_max):
            try:
                async for line in self._lines_after(url, done):
                    done += 1
                    yield line
                return
            except Unavailable as error:
                problem = error
                await self.pause(1.0)
        raise problem

    async def _lines_after(self, url: str, skip: int) -> AsyncIterator[bytes]:
        async for reply in self._tries(UpstreamRequest("GET", url, [], b"")):
            rest = b""
            try:
                async for chunk in reply.chunks():
                    *whole, rest = (rest + chunk).split(b"\n")
                    if len(rest) > line_bytes_max:
                        raise Unavailable(f"{self._name} answers with an endless line")
                    for line in whole:
                        if skip:
                            skip -= 1
                        else:
                            yield line
                if rest and not skip:
                    yield rest
                return
            finally:
                await reply.close()
        raise Unavailable(f"{self._name} did not hand out its file after {tries_max} tries")

    async def _tries(self, request: UpstreamRequest) -> AsyncIterator[UpstreamReply]:
        """Replies that are answers; busy ones are waited out."""
        for attempt in range(tries_max):
            try:
                reply = await self._client.send(request)
            except Unavailable:
                if attempt == tries_max - 1:
                    raise
                await self.pause(2.0**attempt)
                continue
            if reply.status in _BUSY:
                wait = wait_of(dict(reply.headers), attempt)
                await reply.close()
                await self.pause(wait)
                continue
            if reply.status not in (200, 204):
                await reply.close()
                raise self._refused(reply.status)
            yield reply
            return

    def _refused(self, status: int) -> Exception:
        if status in (401, 403):
            return ConfigError(f"{self._name} refuses the key ({status})", advice="May it read customers and orders?")
        if 300 <= status < 400:
            return ConfigError(f"{self._name} sends a redirect, which is not followed", advice="Give its own address.")
        return Unavailable(f"{self._name} answers with status {status}")


def wait_of(headers: dict[str, str], attempt: int) -> float:
    """Seconds to wait by what a busy answer says, else ever longer."""
    told = headers.get("retry-after", "")
    if told.replace(".", "", 1).isdigit():
        return min(float(told), pause_seconds_max)
    if (reset := headers.get("x-rate-limit-time-reset-ms", "")).isdigit():
        return min(int(reset) / 1000, pause_seconds_max)
    return min(2.0**attempt, pause_seconds_max)


def text(value: object) -> str:
    """A value as a cell; nothing for what is none."""
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def with_addresses(base: Row, addresses: object, names: Mapping[str, str]) -> list[Row | None]:
    """A row for each address that says something, or one without any.

    Args:
        base: what all rows share, and what stands in where an address does not say it.
        names: what the system calls the parts of an address, by our names for them.
    """
    found: list[Row | None] = []
    for address in addresses if isinstance(addresses, list) else ():
        if isinstance(address, dict):
            parts = {ours: _first(address.get(theirs)) for ours, theirs in names.items()}
            if any(parts.values()):
                found.append({**base, **{ours: part for ours, part in parts.items() if part}})
    return found or [base]


def _first(value: object) -> str:
    """A part of an address; of several lines the first."""
    return text(value[0] if isinstance(value, list) and value else value)
