"""Each character is read once, and the answers are those of a look at every place."""

from __future__ import annotations

import random
import re

import pytest

from seawall.detect.seen_once import SeenOnce

WORD = re.compile("ab+c?")


@pytest.mark.parametrize("ahead", [0, 7, 100])
def test_answers_are_those_of_looking_again_each_time(ahead: int) -> None:
    dice = random.Random(ahead)
    text = "".join(dice.choice("aabbc ") for _ in range(600))
    seen, high = SeenOnce(WORD, text, ahead), 0
    while (high := high + dice.randint(1, 30)) < len(text):
        low = max(0, high - 40)
        again = any(match.end() <= high for match in WORD.finditer(text, low))
        assert seen.within(low, high) is again, (low, high)


def test_two_at_a_time_the_nearest_first_and_none_twice() -> None:
    seen = SeenOnce(WORD, "ab ab ab ab ab", 0)
    assert seen.fresh(0, 8) == [6, 3]
    assert seen.fresh(0, 8) == [], "what stands before one given out is not given out any more"
    assert seen.fresh(0, 14) == [12, 9]


def test_a_match_that_goes_on_beyond_the_place_asked_for_does_not_lie_before_it() -> None:
    seen = SeenOnce(WORD, "xxabbbbc", 0)
    assert not seen.within(0, 5)
    assert seen.within(0, 8)
