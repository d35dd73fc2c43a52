"""Of findings on the same characters the better stands, in whatever order they came."""

from __future__ import annotations

from itertools import pairwise

import msgspec
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


def test_words_before_a_better_address_are_no_address_of_their_own() -> None:
    text = "Sie Ihre Anschrift Lindenallee 7, 15230 Frankfurt"
    better = Judgement(start=19, end=len(text), confidence=Confidence.VERY_LIKELY, weight=2, parts=True)
    wider = Judgement(start=0, end=len(text) - 10, confidence=Confidence.VERY_LIKELY, weight=1, parts=True)
    assert settle([("address", wider), ("address", better)], text) == [("address", better)]


def test_of_a_finding_made_of_parts_what_a_better_one_leaves_stands() -> None:
    text = "DE89 3704 0044 0532 0130 00, Lindenallee 14, 50968"
    number = ("iban", Judgement(start=0, end=27, confidence=Confidence.VERY_LIKELY, weight=2))
    place = Judgement(start=20, end=len(text), confidence=Confidence.VERY_LIKELY, weight=1)
    assert settle([number, ("address", place)], text) == [number]
    whole, rest = settle([number, ("address", msgspec.structs.replace(place, parts=True))], text)
    assert whole == number
    assert text[rest[1].start : rest[1].end] == "Lindenallee 14, 50968"
    short = Judgement(start=20, end=31, confidence=Confidence.VERY_LIKELY, weight=1, parts=True)
    assert settle([number, ("address", short)], text) == [number]


PIECED = st.builds(
    lambda start, size, level: (
        "address",
        Judgement(start=start, end=start + size, confidence=level, parts=True),
    ),
    st.integers(0, 60),
    st.integers(1, 40),
    st.sampled_from(LEVELS),
)


@given(st.lists(st.one_of(found(), PIECED), max_size=12), st.text(st.sampled_from("a, \n"), min_size=110, max_size=110))
def test_pieces_lie_within_what_they_are_of_and_never_overlap(items: list[Found], text: str) -> None:
    settled = settle(items, text)
    assert settled == settle(list(reversed(items)), text)
    plain = [judgement for _, judgement in settled if not judgement.covers]
    assert all(a.end <= b.start for a, b in pairwise(plain))
    for name, judgement in settled:
        assert judgement.start < judgement.end
        assert any(
            name == other and given.start <= judgement.start and judgement.end <= given.end for other, given in items
        )
