"""Sortable ids (ULIDs) and random public ids."""

from __future__ import annotations

import os

_CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_PAIRS = [high + low for high in _CROCKFORD for low in _CROCKFORD]
"""Two characters at once: the digits of base 1,024."""
_SHIFTS = range(120, -1, -10)


def ulid(now_ms: int, prefix: str = "evt_") -> str:
    """An id that sorts by time: 48 bits of milliseconds, 80 random bits, in Crockford base32 (26 characters)."""
    try:
        noise = _noise.pop()
    except IndexError:
        noise = _more_noise()
    number = (now_ms & 0xFFFF_FFFF_FFFF) << 80 | noise
    return prefix + "".join([_PAIRS[number >> shift & 1023] for shift in _SHIFTS])


_noise: list[int] = []
"""Random numbers of 80 bits for the next ids: the operating system is asked for some at a time."""
_noise_numbers = 64


def _more_noise() -> int:
    drawn = os.urandom(10 * _noise_numbers)
    _noise.extend([int.from_bytes(drawn[at : at + 10]) for at in range(10, len(drawn), 10)])
    return int.from_bytes(drawn[:10])


os.register_at_fork(after_in_child=_noise.clear)
"""Two processes must not give the same ids."""
