"""Signed endpoint policies made from settings as the server makes them, for tests that read them."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from seawall.detect.engine import builtin_detectors
from seawall.model.approvals import NO_APPROVALS, Approvals
from seawall.model.exchange import Principal
from seawall.model.settings import Settings
from seawall.model.words import PrincipalKind
from seawall.policy import PolicySet, builtin_sources
from seawall.policy.endpoint_policy import Asked, Content, content
from seawall.store.envelopes import EnvelopeSigner

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)
DETECTORS = {id: detector.category for id, detector in builtin_detectors().items()}


def key_of(seed: int) -> str:
    """The public key of a synthetic signing key."""
    key = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return base64.b64encode(key.public_key().public_bytes_raw()).decode()


_MADE: dict[tuple[str, bool], Content] = {}


def _content(named: str, settings: Settings, approvals: Approvals, observe: bool) -> Content:
    """What the same settings were found to decide before: asking for every tool takes its time."""
    if (named, observe) not in _MADE:
        _MADE[named, observe] = content(
            Asked(
                policy=PolicySet.compile(builtin_sources(), observe=observe),
                settings=settings,
                approvals=approvals,
                principal=Principal(PrincipalKind.PERSON, "ana@shop.example"),
                detectors=DETECTORS,
                now_ms=NOW_MS,
            )
        )
    return _MADE[named, observe]


def members(settings: Settings, version: int, *, observe: bool = False, approvals: Approvals = NO_APPROVALS) -> Any:
    """The payload of a person's policy as plain values."""
    made = _content(repr((settings, approvals)), settings, approvals, observe)
    expires = (NOW + timedelta(days=30)).isoformat().replace("+00:00", "Z")
    return msgspec.to_builtins(made) | {"format": 1, "version": version, "issued": NOW.isoformat(), "expires": expires}


def sealed(payload: Any, seed: int = 1) -> bytes:
    """The envelope of any payload, signed by the synthetic key of this seed."""
    return msgspec.json.encode(EnvelopeSigner(bytes([seed]) * 32).seal(msgspec.json.encode(payload)))


def envelope(settings: Settings, version: int = 1, seed: int = 1, **more: Any) -> bytes:
    """The envelope of a policy made from settings."""
    return sealed(members(settings, version, **more), seed)
