"""Which of several findings on the same characters stands: the one with the stronger evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

import msgspec

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement

_digit = re.compile(r"\d")
part_chars = 12
"""How long a piece of a finding is a finding for certain."""
Found = tuple[str, Judgement]
"""A detector's id and what it says."""


def settle(found: Iterable[Found], text: str = "") -> list[Found]:
    """Findings without overlap, by start.

    Of two that overlap, the better stands: higher confidence, then weight of evidence, then length, then the detector's
    name (so that the outcome never depends on order). A judgement that ``covers`` competes only with its own kind. Of
    one made of ``parts`` the longest piece stands that better ones leave, if it is half of it or ``part_chars``;
    ``text`` says which marks at its ends belong to neither.
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
            kept += _winners(cluster, text) if len(cluster) > 1 else cluster
            cluster = []
        cluster.append(item)
        if judgement.end > reach:
            reach = judgement.end
    kept += _winners(cluster, text) if len(cluster) > 1 else cluster
    for name in {name for name, _ in covering}:
        kept += _winners([item for item in covering if item[0] == name], text)
    kept.sort(key=lambda item: (item[1].start, -item[1].end, item[0]))
    return kept


def hushed(found: Iterable[Found], noise: Iterable[Found], text: str) -> tuple[list[Found], list[Found]]:
    """``(kept, dropped)``: findings without those that lie over noise with better evidence than their own.

    One made of ``parts`` is cut to what the noise leaves of it. What ``covers`` and what knows the shop's own data by
    its category stays.
    """
    stretches = settle(noise)
    starts = [one.start for _, one in stretches]
    ends = [one.end for _, one in stretches]
    kept: list[Found] = []
    dropped: list[Found] = []
    for item in found:
        name, judgement = item
        over = slice(bisect_right(ends, judgement.start), bisect_left(starts, judgement.end))
        better = [one for one in stretches[over] if _evidence(one)[:2] < _evidence(item)[:2]]
        if judgement.covers or judgement.category is not None or not better:
            kept.append(item)
        elif judgement.parts and (
            rest := _left(item, [one.start for _, one in better], [one.end for _, one in better], text)
        ):
            kept.append(rest)
        else:
            dropped.append((name, judgement))
    return kept, dropped


def _place(item: Found) -> tuple[int, int]:
    return item[1].start, -item[1].end


def _winners(cluster: list[Found], text: str) -> list[Found]:
    """Greedy by evidence over findings that touch one another."""
    starts: list[int] = []
    ends: list[int] = []
    taken: list[Found] = []
    for item in sorted(cluster, key=_evidence):
        # What is taken never overlaps, so only the one that begins last before this item's end could be in its way.
        at = bisect_left(starts, item[1].end)
        if at and ends[at - 1] > item[1].start:
            rest = _left(item, starts, ends, text) if item[1].parts else None
            if rest is None:
                continue
            item = rest
            at = bisect_left(starts, item[1].end)
        if at == 0 or ends[at - 1] <= item[1].start:
            starts.insert(at, item[1].start)
            ends.insert(at, item[1].end)
            taken.append(item)
    return taken


def _left(item: Found, starts: list[int], ends: list[int], text: str) -> Found | None:
    """What those that stand leave of a finding: its longest piece, if there is enough of it."""
    name, judgement = item
    best, at = (0, 0), judgement.start
    over = slice(bisect_right(ends, judgement.start), bisect_left(starts, judgement.end))
    for start, end in (*zip(starts[over], ends[over], strict=True), (judgement.end, judgement.end)):
        if start - at > best[1] - best[0]:
            best = (at, start)
        at = end
    start, end = best
    while start < end and not text[start : start + 1].isalnum():
        start += 1
    while end > start and not text[end - 1 : end].isalnum():
        end -= 1
    if end - start < min(part_chars, (judgement.end - judgement.start) / 2) or start == end:
        return None
    if _digit.search(text, judgement.start, judgement.end) and not _digit.search(text, start, end):
        return None  # all that told where it is lies in the better one
    return name, msgspec.structs.replace(judgement, start=start, end=end)


def _evidence(item: Found) -> tuple[int, int, int, str, int]:
    name, judgement = item
    return (
        -judgement.confidence.rank,
        -judgement.weight,
        judgement.start - judgement.end,
        name,
        judgement.start,
    )
