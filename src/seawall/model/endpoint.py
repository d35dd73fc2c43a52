"""What an endpoint (browser extension, clipboard agent) reports, as docs/extension-protocol.md has it.

Detectors, counts and masked samples; never a value, a text, a file's name or an address's path.
"""

from __future__ import annotations

import msgspec

from seawall.model.words import Category, Confidence

ENVELOPE_CONTEXT = b"seawall-endpoint-policy-v1\n"
"""Stands before a policy's bytes when they are signed, so that the signature is good for nothing else."""


class FoundKind(msgspec.Struct, frozen=True, kw_only=True):
    """Everything one detector found in one text."""

    detector: str
    category: Category
    count: int
    confidence: Confidence
    samples: tuple[str, ...] = ()
    """Masked samples, three at most."""


class EndpointEvent(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One thing that happened on an endpoint."""

    id: str
    """A UUID. An id that came before is taken and not recorded again."""
    time: str
    """RFC 3339, UTC."""
    kind: str = "decision"
    site: str = ""
    tool: str = ""
    account: str = "unknown"
    channel: str = ""
    layer: str = ""
    action: str = ""
    outcome: str = ""
    policies: tuple[str, ...] = ()
    findings: tuple[FoundKind, ...] = ()
    chars: int = 0
    """Length of the text, rounded up to a power of two."""
    detail: dict[str, str] = {}
    policy_version: int = 0
    extension_version: str = ""
