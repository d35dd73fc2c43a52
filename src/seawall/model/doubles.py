"""Parts that do their duty in memory: for tests, demos and embedding. They are shipped and kept honest by tests.

Each fits a protocol of model/ports.py. None reads a clock or uses randomness, so what they do can be repeated:
secrets they issue count up and are worthless outside a test.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Generator, Mapping

from seawall.model import limits
from seawall.model.errors import LedgerUnavailable
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.keys import PREFIX, VirtualKey, digest, split
from seawall.model.words import Category


class ManualClock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now_ms: int = 1_750_000_000_000) -> None:
        self._now_ms = now_ms
        self._monotonic_ns = 0

    def now_ms(self) -> int:
        """Unix time in milliseconds."""
        return self._now_ms

    def monotonic_ns(self) -> int:
        """Nanoseconds since this clock was made."""
        return self._monotonic_ns

    def advance(self, ms: float) -> None:
        """Let time pass."""
        self._now_ms += int(ms)
        self._monotonic_ns += int(ms * 1_000_000)


class Settled:
    """An awaitable that is already done: with nothing, or with an error."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def __await__(self) -> Generator[None, None, None]:
        if self._error is not None:
            raise self._error
        return
        yield  # type: ignore[unreachable]  # what makes this function a generator


class MemoryLedger:
    """Keeps events in a list. Set ``failing`` to see what a request does when no ledger takes its event."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.failing = False
        self.failing_kinds: set[EventKind] = set()

    def submit(self, event: Event) -> Awaitable[None]:
        """Take the event at once, or fail with LedgerUnavailable when awaited if ``failing`` or its kind is set."""
        if self.failing or event.kind in self.failing_kinds:
            return Settled(LedgerUnavailable("The ledger takes no events", advice="Look at its disk or database."))
        self.events.append(event)
        return Settled()


class MemoryKeys:
    """Virtual keys in a dictionary, with rate and budget counted in this process only."""

    def __init__(self, ring_secret: bytes = b"ring secret of a test, not a secret") -> None:
        self._ring_secret = ring_secret
        self._keys: dict[str, VirtualKey] = {}
        self._spent: dict[str, int] = {}
        self._minutes: dict[str, tuple[int, int]] = {}

    def issue(
        self,
        principal: str | Principal,
        *,
        now_ms: int = 0,
        lifetime_ms: int = 10**15,
        tools: frozenset[str] = frozenset(),
        models: frozenset[str] = frozenset(),
        categories: frozenset[Category] = frozenset(),
        budget: int | None = None,
        rate_per_minute: int | None = None,
        networks: tuple[str, ...] = (),
    ) -> str:
        """Make a key and return the whole secret (``sw_…``); the first one is ``sw_testkey00001_secret1``."""
        who = Principal.parse(principal) if isinstance(principal, str) else principal
        number = len(self._keys) + 1
        public, secret = f"testkey{number:05d}", f"secret{number}"
        self._keys[public] = VirtualKey(
            id=public,
            principal=who,
            digest=digest(self._ring_secret, public, secret),
            created_ms=now_ms,
            expires_ms=now_ms + lifetime_ms,
            tools=tools,
            models=models,
            categories=categories,
            budget=budget,
            rate_per_minute=rate_per_minute,
            networks=networks,
        )
        return f"{PREFIX}{public}_{secret}"

    def revoke(self, key_id: str) -> None:
        """Take a key away."""
        del self._keys[key_id]

    def find(self, secret: str, now_ms: int) -> VirtualKey | None:
        """The live key with this secret, compared in constant time."""
        parts = split(secret)
        key = self._keys.get(parts[0]) if parts else None
        if parts is None or key is None or not key.live(now_ms):
            return None
        return key if hmac.compare_digest(key.digest, digest(self._ring_secret, *parts)) else None

    def live(self, key_id: str, now_ms: int) -> VirtualKey | None:
        """The live key of this public id."""
        key = self._keys.get(key_id)
        return key if key is not None and key.live(now_ms) else None

    def spend(self, key_id: str, tokens: int, now_ms: int, requests: int = 1) -> int | None:
        """Count one request, or several at once: None to go on, else milliseconds until it may try again."""
        key = self._keys.get(key_id)
        if key is None:
            return None
        if key.budget is not None and self._spent.get(key_id, 0) + requests > key.budget:
            return max(1, key.expires_ms - now_ms)
        minute, used = self._minutes.get(key_id, (0, 0))
        if minute != now_ms // 60_000:
            minute, used = now_ms // 60_000, 0
        if key.rate_per_minute is not None and used >= key.rate_per_minute:
            return 60_000 - now_ms % 60_000
        self._minutes[key_id] = (minute, used + 1)
        self._spent[key_id] = self._spent.get(key_id, 0) + requests
        return None


class MemoryVault:
    """Pseudonym maps in a dictionary. Nothing expires unless ``forget`` says so."""

    def __init__(self) -> None:
        self._conversations: dict[str, dict[str, str]] = {}

    async def load(self, conversation: str) -> Mapping[str, str]:
        """Pseudonym to value, empty when there is none."""
        return dict(self._conversations.get(conversation, {}))

    def save(self, conversation: str, entries: Mapping[str, str], lifetime_ms: int = 0) -> Awaitable[None]:
        """Add entries.

        Raises:
            LimitExceeded: never here; the real vault bounds a conversation at ``pseudonyms_per_conversation_max``.
        """
        known = self._conversations.setdefault(conversation, {})
        for pseudonym, value in entries.items():
            if len(known) < limits.pseudonyms_per_conversation_max:
                known.setdefault(pseudonym, value)
        return Settled()

    def forget(self, conversation: str) -> None:
        """What the end of a conversation's life does."""
        self._conversations.pop(conversation, None)
