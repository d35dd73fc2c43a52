"""The shop's customers for the browser extension: a filter that answers "certainly not" or "ask".

What a browser holds is made of other hashes than the server's: SHA-256 under a salt that goes to browsers
(docs/extension-protocol.md, FILTER), so that nobody learns the server's key from it. Like any filter it lets its holder
try guesses; a set says at its building whether it may be used so (sets of more than a million values never are).
"""

from __future__ import annotations

import base64
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from seawall.detect.exact.building import browser_digest_bytes
from seawall.detect.exact.index import Index

prefix_digits = 5
"""Hex digits of a hash that a browser shows when it asks: a million values share them evenly."""
rest_digits = 16
prefixes_max = 64
bits_max = 2**27
KINDS = ("email", "phone", "order")


class Bloom(msgspec.Struct, frozen=True):
    """A filter and what is needed to ask it."""

    bits: bytes
    size: int
    hashes: int
    kinds: dict[str, str]
    """Each kind of value in it, with its category."""


def bloom(sets: Sequence[Index], bits_per_key: int = 10) -> Bloom | None:
    """One filter over all sets that have values for browsers; None when none has."""
    values = sum(len(index.browser) // browser_digest_bytes for index in sets)
    if not values:
        return None
    size = min(bits_max, max(64, values * bits_per_key + 7 & ~7))
    hashes = max(1, min(16, round(size / values * math.log(2))))
    bits = bytearray(size // 8)
    for index in sets:
        for digest in _digests(index):
            for bit in places(digest, hashes, size):
                bits[bit >> 3] |= 1 << (bit & 7)
    kinds = {
        column.kind: column.category.value
        for index in sets
        if len(index.browser)
        for column in index.header.columns
        if column.kind in KINDS
    }
    return Bloom(bytes(bits), size, hashes, kinds)


def places(digest: bytes, hashes: int, size: int) -> list[int]:
    """The bits of a value with this hash."""
    a, b = int.from_bytes(digest[:4], "big"), int.from_bytes(digest[4:8], "big") | 1
    return [(a + number * b) % size for number in range(hashes)]


def confirm(sets: Sequence[Index], prefixes: Iterable[str]) -> dict[str, list[str]]:
    """For each prefix of five hex digits, the sixteen digits that follow in every value that begins with it.

    The browser compares; which value it meant is not told. Prefixes that are none, and those over ``prefixes_max``,
    are passed over.
    """
    answer: dict[str, list[str]] = {}
    for prefix in list(prefixes)[:prefixes_max]:
        if len(prefix) != prefix_digits or any(char not in "0123456789abcdef" for char in prefix):
            continue
        found: set[str] = set()
        for index in sets:
            count = len(index.browser) // browser_digest_bytes
            first = bisect_left(range(count), prefix, key=lambda n, held=index.browser: _digest(held, n).hex())  # type: ignore[misc]
            for number in range(first, count):
                whole = _digest(index.browser, number).hex()
                if not whole.startswith(prefix):
                    break
                found.add(whole[prefix_digits : prefix_digits + rest_digits])
        answer[prefix] = sorted(found)
    return answer


class BrowserCustomers:
    """What the console hands to browsers of the sets that are for them (``Customers`` in console/parts.py)."""

    def __init__(self, salt: bytes) -> None:
        """``salt``: the 16 bytes the sets' browser hashes were made with."""
        self._salt = salt
        self._sets: tuple[Index, ...] = ()
        self._filter: dict[str, Any] | None = None

    def renew(self, sets: Sequence[Index]) -> None:
        """Take other sets. Takes seconds for a million values, so not where anybody waits."""
        made = bloom(sets)
        self._filter = (
            None
            if made is None
            else {
                "bits": base64.b64encode(made.bits).decode(),
                "size": made.size,
                "hashes": made.hashes,
                "salt": base64.b64encode(self._salt).decode(),
                "kinds": made.kinds,
                "confirm": True,
            }
        )
        self._sets = tuple(sets)

    def filter(self) -> Mapping[str, Any] | None:
        """FILTER of docs/extension-protocol.md; None while no set is for browsers."""
        return self._filter

    def confirm(self, prefixes: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """As :func:`confirm`, for the sets of now."""
        return confirm(self._sets, prefixes)


def _digests(index: Index) -> Iterable[bytes]:
    for number in range(len(index.browser) // browser_digest_bytes):
        yield _digest(index.browser, number)


def _digest(held: memoryview, number: int) -> bytes:
    return bytes(held[number * browser_digest_bytes : (number + 1) * browser_digest_bytes])
