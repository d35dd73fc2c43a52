"""Which of several findings on the same characters stands: the one with the stronger evidence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from seawall.detect.detector import Judgement

Found = tuple[str, Judgement]
"""A detector's id and what it says."""


def settle(found: Iterable[Found]) -> list[Found]:
    """Findings without overlap, by start.

    Of two that overlap, the better stands: higher confidence, then weight of evidence, then length, then the detector's
    name (so that the outcome never depends on order). A judgement that ``covers`` competes only with its own kind.
    """
    kept: list[Found] = []
    pool = sorted(found, key=_place)
    covering = [item for item in pool if item[1].covers]
    cluster: list[Found] = []
    reach = -1
    for item in pool:
        judgement = item[1]
        if judgement.covers:
            continue
        if judgement.start >= reach:
            kept += _winners(cluster) if len(cluster) > 1 else cluster
            cluster = []
        cluster.append(item)
        if judgement.end > reach:
            reach = judgement.end
    kept += _winners(cluster) if len(cluster) > 1 else cluster
    for name in {name for name, _ in covering}:
        kept += _winners([item for item in covering if item[0] == name])
    kept.sort(key=lambda item: (item[1].start, -item[1].end, item[0]))
    return kept


def _place(item: Found) -> tuple[int, int]:
    return item[1].start, -item[1].end


def _winners(cluster: list[Found]) -> list[Found]:
    """Greedy by evidence over findings that touch one another."""
    starts: list[int] = []
    ends: list[int] = []
    taken: list[Found] = []
    for item in sorted(cluster, key=_evidence):
        # What is taken never overlaps, so only the one that begins last before this item's end could be in its way.
        at = bisect_left(starts, item[1].end)
        if at == 0 or ends[at - 1] <= item[1].start:
            starts.insert(at, item[1].start)
            ends.insert(at, item[1].end)
            taken.append(item)
    return taken


def _evidence(item: Found) -> tuple[int, int, int, str, int]:
    name, judgement = item
    return (
        -judgement.confidence.rank,
        -judgement.weight,
        judgement.start - judgement.end,
        name,
        judgement.start,
    )
