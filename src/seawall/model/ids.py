"""Sortable ids (ULIDs) and random public ids."""

from __future__ import annotations

import secrets

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(now_ms: int, prefix: str = "evt_") -> str:
    """An id that sorts by time: 48 bits of milliseconds, 80 random bits, in Crockford base32 (26 characters)."""
    number = (now_ms & 0xFFFF_FFFF_FFFF) << 80 | secrets.randbits(80)
    return prefix + "".join(_CROCKFORD[(number >> shift) & 31] for shift in range(125, -1, -5))
