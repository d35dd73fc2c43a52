"""What rooms are handed instead of reaching for it: the ledger, keys, upstreams, conversation maps, the clock.

``gateway`` and ``gates`` import neither ``store`` nor ``wire``; app.py gives them objects that fit these protocols.
Each has a shipped double in model/doubles.py (``MemoryLedger``, ``MemoryKeys`` …) that tests and demos use.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from typing import Protocol

import msgspec

from seawall.model.event import Event
from seawall.model.keys import VirtualKey


class Clock(Protocol):
    """Where time comes from, so that pure rooms and tests never read it themselves."""

    def now_ms(self) -> int:
        """Unix time in milliseconds."""
        ...

    def monotonic_ns(self) -> int:
        """For durations only."""
        ...


class Ledger(Protocol):
    """Takes events. An event is durable once the awaitable it got back is done."""

    def submit(self, event: Event) -> Awaitable[None]:
        """Queue an event for the next group commit and return at once.

        Awaiting the result waits until the event is on disk.

        Raises (when awaited):
            LedgerUnavailable: the event was not written; the request it belongs to must fail.
        """
        ...


class Keys(Protocol):
    """Looks up virtual keys from a snapshot in memory. Never blocks, never awaits a database."""

    def find(self, secret: str, now_ms: int) -> VirtualKey | None:
        """The live key with this secret, or None when it is unknown, expired or revoked.

        Compares in constant time. A revocation made in any process is in force here within a second.
        """
        ...

    def live(self, key_id: str, now_ms: int) -> VirtualKey | None:
        """The same by its public id, for whoever was let in with it before and holds something else as proof."""
        ...

    def spend(self, key_id: str, tokens: int, now_ms: int, requests: int = 1) -> int | None:
        """Count one request against rate and budget: None to go on, else milliseconds until it may try again. One that
        stands for several (a batch) counts as so many against the budget."""
        ...


class PseudonymVault(Protocol):
    """Keeps each conversation's pseudonym map, sealed, with a lifetime."""

    async def load(self, conversation: str) -> Mapping[str, str]:
        """Pseudonym to value, empty when there is none (any more)."""
        ...

    def save(self, conversation: str, entries: Mapping[str, str], lifetime_ms: int = 0) -> Awaitable[None]:
        """Add entries and push the conversation's end of life out, by the vault's own lifetime where none is given:
        begun at once, durable when awaited."""
        ...


class UpstreamRequest(msgspec.Struct, frozen=True):
    """What leaves for an AI vendor."""

    method: str
    url: str
    headers: Sequence[tuple[str, str]]
    body: bytes


class UpstreamReply(Protocol):
    """What comes back, its body still on its way."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        ...

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        """Names in lower case, in the order they came."""
        ...

    def chunks(self) -> AsyncIterator[bytes]:
        """The body as it arrives. Raises Unavailable when the upstream dies or goes silent in the middle."""
        ...

    async def close(self) -> None:
        """Let go of the connection, also in the middle of the body."""
        ...


class UpstreamClient(Protocol):
    """Speaks HTTP to AI vendors over pooled connections."""

    async def send(self, request: UpstreamRequest) -> UpstreamReply:
        """Send and wait for the reply's head.

        Raises:
            Unavailable: no connection, no TLS, no reply in time; ``detail`` says which (never a URL with a key).
        """
        ...
