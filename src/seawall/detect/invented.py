"""Keys that look real and open nothing: published in a manual, written over by hand, or with a wrong check sum.

A vendor's sign in front of a body thrown by dice is a finding; these three say that nobody threw the dice. Published
keys are kept as digests, so that this file holds none.
"""

from __future__ import annotations

import re
from itertools import pairwise

run_min = 6
"""So many characters that each follow the one before (``123456``, ``abcdef``) come out of dice once in a million."""

# Digests (FNV-1a, 64 bits) of the sample keys in github.com/firebase/firebase-android-sdk (Apache-2.0; named by
# betterleaks' rule for Google keys, MIT, 25 November 2026); the last three in docs.stripe.com (26 November 2026).
_digests = (
    "6acbd824bd32bbd4 29a336c7244f48dd 08b545962adc7d8b e7666dbb286c6c2e 99b2726346a1e92a 12113c2e6979f447 "
    "828818f833257868 6835e0f288832a40 816cd10fdb11ead0 adbd04e3fe1b6d49 db9422f1dd332dcc 515cb771a4238032 "
    "e754678ea2b14ef1 c73f1e61952e6987 294c63f8344d5df1 ddd19c486d095d84"
    " 67e733c2f9035757 43f62e8bcdd84601"
)
_published = frozenset(_digests.split())


def digest(value: str) -> str:
    """FNV-1a of a key: it need not be kept from anybody, only out of this file."""
    state = 0xCBF29CE484222325
    for byte in value.encode("utf-8", "replace"):
        state = (state ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{state:016x}"


def published(value: str) -> bool:
    """Whether a vendor printed this very key in its own samples."""
    return len(value) <= 200 and digest(value) in _published


def written_over(body: str) -> bool:
    """Whether somebody made a real key harmless by writing over its beginning or end: ``123456789f579a06f6…``.

    A key typed from end to end (``1234567890abcdef1234…``) is none that was written over; what it is, its name says.
    """
    part = max(re.split("[-_.:]", body), key=len)
    if _run(part) < run_min and _run(part[::-1], -1) < run_min:
        return False
    return _in_runs(part) * 2 < len(part)


def _run(text: str, step: int = 1) -> int:
    """How many characters at the beginning follow one another."""
    size = 1
    for before, after in pairwise(text[:40]):
        if ord(after) - ord(before) != step:
            break
        size += 1
    return size


def _in_runs(text: str) -> int:
    """How many characters are part of a run of four or more."""
    total, size = 0, 1
    for before, after in pairwise(text + "\0"):
        if ord(after) - ord(before) == 1:
            size += 1
            continue
        if size >= 4:
            total += size
        size = 1
    return total


_letters = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_places = {character: place for place, character in enumerate(_letters)}
_generator = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def bech32_holds(value: str) -> bool:
    """Whether the check sum of BIP 173 is right, as it is in every age key."""
    if len(value) > 200 or not value.isascii():
        return False
    human, one, data = value.lower().rpartition("1")
    if not one or not human or any(character not in _places for character in data):
        return False
    digits = [ord(c) >> 5 for c in human] + [0] + [ord(c) & 31 for c in human] + [_places[c] for c in data]
    check = 1
    for digit in digits:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ digit
        for place, part in enumerate(_generator):
            if top >> place & 1:
                check ^= part
    return check == 1
