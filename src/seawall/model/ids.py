"""Sortable ids (ULIDs) and random public ids."""

from __future__ import annotations

import os

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [high + low for high in _CROCKFORD for low in _CROCKFORD]
"""Two characters at once: the digits of base 1,024."""
_SHIFTS = range(120, -1, -10)


def ulid(now_ms: int, prefix: str = "evt_") -> str:
    """An id that sorts by time: 48 bits of milliseconds, 80 random bits, in Crockford base32 (26 characters)."""
    number = (now_ms & 0xFFFF_FFFF_FFFF) << 80 | int.from_bytes(os.urandom(10))
    return prefix + "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])
