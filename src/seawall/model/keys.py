"""Virtual keys: ``sw_<public id>_<secret>``. The secret is shown once and only its keyed hash is kept."""

from __future__ import annotations

import hashlib
import hmac

import msgspec

from seawall.model.exchange import Principal
from seawall.model.words import Category

PREFIX = "sw_"


class VirtualKey(msgspec.Struct, frozen=True, kw_only=True):
    """A key a person, service or agent uses against the gateway instead of the vendor's own."""

    id: str
    """Public id, safe to show and log: 12 characters of lower-case base32."""
    principal: Principal
    digest: bytes
    """HMAC-SHA256 of the secret under the installation's key-ring secret."""
    created_ms: int
    expires_ms: int
    revoked_ms: int | None = None
    tools: frozenset[str] = frozenset()
    """Tools it may reach; empty means every approved tool."""
    models: frozenset[str] = frozenset()
    """Model names or ``prefix*`` it may ask for; empty means all."""
    categories: frozenset[Category] = frozenset()
    """Categories it is for; empty means all. No other passes in the clear, sent or in an answer, nor is restored."""
    budget: int | None = None
    """Requests it may make over its life."""
    rate_per_minute: int | None = None
    networks: tuple[str, ...] = ()
    """CIDR ranges it may come from; empty means anywhere."""
    replaces: str | None = None
    """The key it was rotated from; both work until the old one's overlap ends."""
    label: str = ""

    def live(self, now_ms: int) -> bool:
        """Neither expired nor revoked."""
        return now_ms < self.expires_ms and (self.revoked_ms is None or now_ms < self.revoked_ms)


def split(secret: str) -> tuple[str, str] | None:
    """``(public id, secret)`` of a presented key, or None when it does not look like one."""
    if not secret.startswith(PREFIX) or len(secret) > 128:
        return None
    public, underscore, rest = secret[len(PREFIX) :].partition("_")
    return (public, rest) if underscore and public and rest and secret.isascii() else None


def digest(ring_secret: bytes, public_id: str, secret: str) -> bytes:
    """What is stored of a key's secret."""
    return hmac.digest(ring_secret, f"{public_id}:{secret}".encode(), hashlib.sha256)
