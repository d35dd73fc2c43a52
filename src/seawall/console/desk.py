"""What every request shares: the parts the console was handed, people and sessions, and a few facts about ourselves."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from seawall.console.metrics import Totals
from seawall.console.rooms import Findings
from seawall.model.event import Event, EventKind
from seawall.model.exchange import Principal
from seawall.model.ids import ulid
from seawall.store.accounts import Accounts
from seawall.store.ledger import prove_inclusion, stored_nodes
from seawall.store.sessions import Sessions, free_guesses, free_guesses_per_address

if TYPE_CHECKING:
    from seawall.console.parts import Parts


class Proof(msgspec.Struct, frozen=True):
    """That the ledger holds an event: a signed statement of the whole, and the way from the event to it."""

    checkpoint: str
    size: int
    leaf: bytes
    """The event's leaf hash."""
    path: tuple[bytes, ...]


class Desk:
    """One per process. Holds no state of a request; ``counted`` are process counters for ``/metrics``."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        box = parts.store.master.box("accounts")
        self.accounts = Accounts(parts.store.database, box)
        self.sessions = Sessions(parts.store.database, box)
        self._secret = parts.store.master.subkey("console guesses")
        self.totals = Totals(parts.store.charts(), parts.clock)
        self.room_findings = Findings()
        self.started_ms = parts.clock.now_ms()
        self.counted: Counter[tuple[str, str]] = Counter()
        public = urlsplit(parts.settings.server.public_url)
        self._public_host = (public.netloc or "").lower()
        self.https = public.scheme == "https"
        prefix = "__Host-" if self.https else ""
        self.session_cookie = f"{prefix}seawall"
        self.visitor_cookie = f"{prefix}seawall-visitor"
        self.trusted_networks = tuple(
            ipaddress.ip_network(text, strict=False) for text in parts.settings.server.trusted_proxies
        )

    def is_our_host(self, host: str) -> bool:
        """Whether a ``Host`` header names us. An address in digits does: a rebinding attack needs a name."""
        name = host.lower()
        if self._public_host and name == self._public_host:
            return True
        bare = name.rpartition(":")[0] if name.rpartition(":")[2].isdigit() and not name.endswith("]") else name
        if bare in {"localhost", self.parts.settings.server.host.lower()}:
            return True
        try:
            ipaddress.ip_address(bare.strip("[]"))
        except ValueError:
            return False
        return True

    def guess_names(self, address: str, email: str) -> dict[bytes, int]:
        """The keyed names wrong guesses are counted under, each with its free guesses."""
        return {
            self._keyed("account", email.strip().lower()): free_guesses,
            self._keyed("address", address): free_guesses_per_address,
        }

    def account_name(self, email: str) -> bytes:
        """The keyed name of an account's wrong guesses."""
        return self._keyed("account", email.strip().lower())

    def _keyed(self, kind: str, name: str) -> bytes:
        return hmac.digest(self._secret, f"guess {kind} {name}".encode(), hashlib.sha256)

    def proof(self, number: int) -> Proof:
        """That the signed ledger holds the event of this number. Blocking."""
        checkpoint = self.parts.store.ledger().checkpoint()
        size = int(checkpoint.split("\n", 2)[1])
        with self.parts.store.database.view() as hot:
            leaf = stored_nodes(hot, size)(0, number)
            return Proof(checkpoint, size, leaf, tuple(prove_inclusion(hot, number, size)))

    async def record(self, kind: EventKind, principal: Principal | str, **detail: str) -> str:
        """Write an event about the console itself and wait until it is durable; its id.

        Raises:
            LedgerUnavailable: it was not written, so what it tells of must not happen.
        """
        now = self.parts.clock.now_ms()
        event = Event(id=ulid(now), time=now, kind=kind, principal=str(principal), detail=detail)
        await self.parts.ledger.submit(event)
        return event.id
