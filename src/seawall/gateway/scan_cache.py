"""What was seen before need not be scanned again: agents send the whole conversation with every turn.

Keys are keyed hashes of a message's bytes, entries hold places and stand-ins of findings; neither tells a value.
Entries are kept encoded, which takes a fifth of the memory and leaves the garbage collector nothing to look at.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict

import msgspec

from seawall.model.finding import Finding

bytes_max = 4 * 1024 * 1024
"""What all units together may take."""
unit_bytes = 240
"""What a unit takes besides its findings: its key and its place."""


class Seen(msgspec.Struct, frozen=True, gc=False):
    """One finding with what the ledger says of its value."""

    finding: Finding
    masked: str
    fingerprint: str


PartsSeen = tuple[tuple[Seen, ...], ...]
"""For each part of a unit, its findings."""


class ScanCache:
    """A bounded memory of scanned units, the least lately used forgotten first. Used from the loop and from threads."""

    _encode = msgspec.msgpack.Encoder().encode
    _decode = msgspec.msgpack.Decoder(PartsSeen).decode

    def __init__(self, secret: bytes) -> None:
        self._secret = hashlib.blake2b(secret, key=b"seawall scan cache", digest_size=32).digest()
        self._units: OrderedDict[bytes, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self.hits = 0
        self.misses = 0

    def key(self, kind: str, role: str, content: bytes) -> bytes:
        """The name of a unit: equal bytes at a place of the same kind, read by the same role."""
        label = f"{kind}\0{role}\0".encode()
        return hashlib.blake2b(label + content, key=self._secret, digest_size=16).digest()

    def __contains__(self, key: bytes) -> bool:
        return key in self._units

    def get(self, key: bytes, parts: int) -> PartsSeen | None:
        """What was seen, or None. ``parts`` must agree, so that findings can't land on the wrong text."""
        with self._lock:
            known = self._units.get(key)
            if known is not None:
                self._units.move_to_end(key)
        seen = self._decode(known) if known is not None else None
        if seen is None or len(seen) != parts:
            self.misses += 1
            return None
        self.hits += 1
        return seen

    def put(self, key: bytes, seen: PartsSeen) -> None:
        """Remember a unit."""
        known = self._encode(seen)
        with self._lock:
            old = self._units.pop(key, None)
            self._bytes += len(known) - len(old) if old is not None else len(known) + unit_bytes
            self._units[key] = known
            while self._bytes > bytes_max:
                _, dropped = self._units.popitem(last=False)
                self._bytes -= len(dropped) + unit_bytes
