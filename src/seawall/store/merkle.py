"""The Merkle tree of RFC 6962: appending, proving and checking, with nothing but SHA-256.

A leaf hash is ``SHA-256(0x00 || entry)``, an inner node ``SHA-256(0x01 || left || right)``, and the root of an empty
tree ``SHA-256("")``. A tree of any size is kept as its *peaks*: the roots of the complete subtrees its size is the sum
of, largest first (the "frontier", or compact range). Appending a leaf touches O(log n) of them, two on average, and
the root follows from the peaks alone.

Proof building asks its caller for hashes of complete subtrees by ``(height, position)``, so it does not care where they
are kept; checking follows RFC 9162, sections 2.1.3.2 and 2.1.4.2. This file has no I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
hash_bytes = 32
stored_height = 8
"""Every subtree whose height is a multiple of this is handed out when it completes, to be stored: one hash for 256
leaves, one more for 65,536 … A proof then reads at most 255 leaves and 255 stored hashes of each height."""

NodeAt = Callable[[int, int], bytes]
"""``node(height, position)``: the hash of the complete subtree over leaves ``position << height`` and on."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one leaf."""
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """A tree as its size and peaks. Two frontiers with equal size and root are the same tree."""

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, peaks: Iterable[bytes] = ()) -> None:
        """A tree of ``size`` leaves; an empty one by default.

        Raises:
            ValueError: there are not as many peaks as ``size`` has one bits.
        """
        self.size = size
        self.peaks = list(peaks)
        if len(self.peaks) != size.bit_count() or any(len(peak) != hash_bytes for peak in self.peaks):
            raise ValueError("a frontier has one peak of 32 bytes for each one bit of its size")

    @classmethod
    def parse(cls, size: int, peaks: bytes) -> Frontier:
        """Read what :meth:`packed` wrote. Raises ValueError as the constructor."""
        return cls(size, [peaks[at : at + hash_bytes] for at in range(0, len(peaks), hash_bytes)])

    def packed(self) -> bytes:
        """The peaks end to end, largest subtree first."""
        return b"".join(self.peaks)

    def copy(self) -> Frontier:
        """One that can grow on its own."""
        return Frontier(self.size, self.peaks)

    def extend(self, leaves: Sequence[bytes]) -> list[tuple[int, int, bytes]]:
        """Append leaf hashes; returns ``(height, position, hash)`` of each stored subtree this completed."""
        peaks = self.peaks
        size = self.size
        completed: list[tuple[int, int, bytes]] = []
        for leaf in leaves:
            current, height, rest = leaf, 0, size
            while rest & 1:
                current = sha256(b"\x01" + peaks.pop() + current).digest()
                height += 1
                rest >>= 1
                if not height % stored_height:
                    completed.append((height, size >> height, current))
            peaks.append(current)
            size += 1
        self.size = size
        return completed

    def root(self) -> bytes:
        """The Merkle tree head: peaks folded from the smallest up."""
        if not self.peaks:
            return EMPTY_ROOT
        current = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            current = node_hash(peak, current)
        return current


def peak_places(size: int) -> list[tuple[int, int]]:
    """``(height, position)`` of each peak of a tree of ``size`` leaves, largest first."""
    places = []
    start = 0
    for height in range(size.bit_length() - 1, -1, -1):
        if size >> height & 1:
            places.append((height, start >> height))
            start += 1 << height
    return places


def _split(count: int) -> int:
    """The largest power of two below ``count``."""
    return 1 << (count - 1).bit_length() - 1


def range_root(start: int, count: int, node: NodeAt) -> bytes:
    """Root of ``count`` leaves from ``start``, where ``start`` is a multiple of the next power of two of ``count``."""
    if count == 0:
        return EMPTY_ROOT
    if count & (count - 1) == 0:
        height = count.bit_length() - 1
        return node(height, start >> height)
    left = _split(count)
    return node_hash(range_root(start, left, node), range_root(start + left, count - left, node))


def inclusion_proof(index: int, size: int, node: NodeAt) -> list[bytes]:
    """The audit path of leaf ``index`` in the tree of ``size`` leaves, nearest sibling first.

    Raises:
        ValueError: there is no such leaf.
    """
    if not 0 <= index < size:
        raise ValueError("no such leaf")
    path: list[bytes] = []
    start, count = 0, size
    while count > 1:
        left = _split(count)
        if index - start < left:
            path.append(range_root(start + left, count - left, node))
            count = left
        else:
            path.append(range_root(start, left, node))
            start, count = start + left, count - left
    return path[::-1]


def check_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path proves that ``leaf`` stands at ``index`` in the tree with this size and root."""
    if not 0 <= index < size:
        return False
    place, last = index, size - 1
    current = leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            current = node_hash(sibling, current)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            current = node_hash(current, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and current == root


def consistency_proof(first: int, second: int, node: NodeAt) -> list[bytes]:
    """Hashes that prove the tree of ``second`` leaves to be an extension of the one of ``first``.

    Raises:
        ValueError: unless ``0 < first <= second``.
    """
    if not 0 < first <= second:
        raise ValueError("a consistency proof goes from a smaller tree that is not empty to a larger one")
    path: list[bytes] = []
    start, count, whole = 0, second, True
    while first - start != count:
        left = _split(count)
        if first - start <= left:
            path.append(range_root(start + left, count - left, node))
            count = left
        else:
            path.append(range_root(start, left, node))
            start, count, whole = start + left, count - left, False
    if not whole:
        path.append(range_root(start, count, node))
    return path[::-1]


def check_consistency(first: int, second: int, path: Sequence[bytes], first_root: bytes, second_root: bytes) -> bool:
    """Whether the path proves that the second tree begins with the whole of the first."""
    if not 0 < first <= second:
        return False
    if first == second:
        return not path and first_root == second_root
    steps = list(path)
    if first & (first - 1) == 0:
        steps.insert(0, first_root)
    if not steps:
        return False
    place, last = first - 1, second - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new = node_hash(new, step)
        place >>= 1
        last >>= 1
    return last == 0 and old == first_root and new == second_root
