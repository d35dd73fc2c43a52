"""What was seen before need not be scanned again: agents send the whole conversation with every turn.

Keys are keyed hashes of a message's bytes, entries hold places and stand-ins of findings; neither tells a value.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict

import msgspec

from seawall.model.finding import Finding

units_max = 20_000
findings_max = 200_000
"""Findings kept in all; bounds the memory of conversations full of them."""


class Seen(msgspec.Struct, frozen=True):
    """One finding with what the ledger says of its value."""

    finding: Finding
    masked: str
    fingerprint: str


PartsSeen = tuple[tuple[Seen, ...], ...]
"""For each part of a unit, its findings."""


class ScanCache:
    """A bounded memory of scanned units, the least lately used forgotten first. Used from the loop and from threads."""

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.blake2b(secret, key=b"seawall scan cache", digest_size=32).digest()
        self._units: OrderedDict[bytes, PartsSeen] = OrderedDict()
        self._findings = 0
        self._lock = threading.Lock()
        self.hits = 0
        self.misses = 0

    def key(self, kind: str, role: str, content: bytes) -> bytes:
        """The name of a unit: equal bytes at a place of the same kind, read by the same role."""
        label = f"{kind}\0{role}\0".encode()
        return hashlib.blake2b(label + content, key=self._secret, digest_size=16).digest()

    def get(self, key: bytes, parts: int) -> PartsSeen | None:
        """What was seen, or None. ``parts`` must agree, so that findings can't land on the wrong text."""
        with self._lock:
            seen = self._units.get(key)
            if seen is None or len(seen) != parts:
                self.misses += 1
                return None
            self.hits += 1
            self._units.move_to_end(key)
            return seen

    def put(self, key: bytes, seen: PartsSeen) -> None:
        """Remember a unit."""
        with self._lock:
            old = self._units.pop(key, ())
            self._findings += _count(seen) - _count(old)
            self._units[key] = seen
            while len(self._units) > units_max or self._findings > findings_max:
                _, dropped = self._units.popitem(last=False)
                self._findings -= _count(dropped)


def _count(seen: PartsSeen) -> int:
    return sum(map(len, seen))
