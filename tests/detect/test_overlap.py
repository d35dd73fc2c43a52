"""Of findings on the same characters the better stands, in whatever order they came."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.detector import Judgement
from seawall.detect.overlap import Found, settle
from seawall.model.words import Confidence

LEVELS = list(Confidence)


@st.composite
def found(draw: st.DrawFn) -> Found:
    start = draw(st.integers(0, 60))
    judgement = Judgement(
        start=start,
        end=start + draw(st.integers(1, 12)),
        confidence=draw(st.sampled_from(LEVELS)),
        weight=draw(st.integers(0, 2)),
        covers=draw(st.integers(0, 9)) == 0,
    )
    return draw(st.sampled_from(["card", "phone", "table"])), judgement


@given(st.lists(found(), max_size=20), st.randoms())
def test_what_stands_does_not_overlap_nor_depend_on_order(items: list[Found], random: object) -> None:
    settled = settle(items)
    assert settled == settle(list(reversed(items)))
    plain = [judgement for _, judgement in settled if not judgement.covers]
    assert all(a.end <= b.start for a, b in pairwise(plain))
    assert all(item in items for item in settled)


@given(st.lists(found(), max_size=20))
def test_whatever_falls_is_overlapped_by_something_at_least_as_good(items: list[Found]) -> None:
    settled = settle(items)
    for name, judgement in items:
        if judgement.covers or (name, judgement) in settled:
            continue
        assert any(
            other.start < judgement.end
            and judgement.start < other.end
            and other.confidence.rank >= judgement.confidence.rank
            for _, other in settled
            if not other.covers
        )
