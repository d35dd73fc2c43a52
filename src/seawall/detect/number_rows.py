"""Many short rows of pairs of numbers, packed: what each of ten thousand expressions refers to takes 90 KB so, and as
tuples 1.3 MB in every process."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

Row = tuple[tuple[int, int], ...]
_COUNT_BYTES = 4


class NumberRows:
    """Rows by their number. Immutable."""

    __slots__ = ("_pairs", "_starts")

    def __init__(self, packed: bytes) -> None:
        """``packed`` is what :func:`packed` made, on a machine of the same kind."""
        count = int.from_bytes(packed[:_COUNT_BYTES], "little")
        starts = (count + 1) * _COUNT_BYTES
        numbers = memoryview(packed)[_COUNT_BYTES:]
        self._starts = numbers[:starts].cast("I")
        self._pairs = numbers[starts:].cast("I")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> Row:
        begin, end = self._starts[number], self._starts[number + 1]
        if end - begin == 1:  # as most are
            return ((self._pairs[2 * begin], self._pairs[2 * begin + 1]),)
        numbers = self._pairs[2 * begin : 2 * end].tolist()
        return tuple(zip(numbers[::2], numbers[1::2], strict=True))


def packed(rows: Iterable[Sequence[tuple[int, int]]]) -> bytes:
    """Rows for :class:`NumberRows`."""
    starts, pairs = array("I", [0]), array("I")
    for row in rows:
        for pair in row:
            pairs.extend(pair)
        starts.append(len(pairs) // 2)
    return (len(starts) - 1).to_bytes(_COUNT_BYTES, "little") + starts.tobytes() + pairs.tobytes()
