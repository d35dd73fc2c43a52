"""No text makes any detector slower than linear: each one's own words, signs and hits, over and over, and what its
patterns are written to match, whole and broken off. The ``deep`` profile takes every pattern instead of a few, and
``python -m bench.hostile`` all there is with a megabyte each.

Thread time of a text against that of one four times as long, so that a slow machine and a busy one pass alike. Eight
times is allowed where four is right: short texts pay for starting, long ones for memory.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from bench.hostile import MORE, RAW, cases_of, made_seeds
from hypothesis import settings

from cost import keeps_pace, seconds
from seawall.app import open_engine
from seawall.detect.engine import Engine, builtin_detectors

DETECTORS = builtin_detectors()
short_chars = 6_000
seeds_max = 4
made_quick_max = 3


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def seeds(name: str) -> list[str]:
    """What this detector looks for, in small pieces."""
    detector = DETECTORS[name]
    found = [example.text[:48] for example in detector.hits[:2]]
    found += [literal for pattern in detector.patterns[:2] for literal in pattern.literals[:1]]
    found += [f"{word} 1" for word in detector.context.positive[:1]]
    quick = settings.default is not None and settings.default.max_examples <= 60
    return found[:seeds_max] + made_seeds(name, detector, made_quick_max if quick else None)


def whole(engine: Engine) -> Callable[[str], None]:
    """A look in which no detector may fail: one that gave up would be quick."""

    def inspect(text: str) -> None:
        assert engine.inspect(text).failed == ()

    return inspect


CASES = [(name, seed) for name in DETECTORS for seed in seeds(name)] + [("raw", seed) for seed in (*RAW, *MORE)]


@pytest.mark.parametrize(("name", "number"), [(name, number) for number, (name, _) in enumerate(CASES)])
def test_four_times_the_text_takes_about_four_times_as_long(engine: Engine, name: str, number: int) -> None:
    seed, inspect = CASES[number][1], whole(engine)
    short, long = (seed * (chars // len(seed)) for chars in (short_chars, 4 * short_chars))
    assert keeps_pace(inspect, short, long, factor=8, slack=0.1), f"{name}: a text of its own signs"
    assert seconds(lambda: inspect(short)) < 2, "two seconds for six thousand characters is no speed"


def test_many_orders_beside_many_people_cost_their_number(engine: Engine) -> None:
    """Each order looks for people in reach, not at all people: what only shows in texts far longer than the others."""
    line = "Customer Ana placed order #10234 for two mugs\n"

    assert keeps_pace(whole(engine), line * 2_000, line * 8_000, factor=8, slack=0.1)


def test_many_orders_of_which_nothing_is_told_share_one_look(engine: Engine) -> None:
    """Each number's story would lie in the same few lines: they are read once and not once a number."""
    talk, orders = "The parcel left the warehouse on Monday. ", '"order_id":1234,'

    assert keeps_pace(whole(engine), talk * 1_200, orders * 3_000, factor=150, slack=0.02)


@pytest.mark.parametrize("name", DETECTORS)
def test_the_megabyte_run_has_texts_of_every_detector_as_long_as_asked(name: str) -> None:
    cases = list(cases_of(name, DETECTORS[name]))
    assert len(cases) > 2 * len(DETECTORS[name].hits)
    for case in cases[:: max(1, len(cases) // 10)]:
        assert len(case.text(500)) == 500


@pytest.mark.parametrize("seed", ["AZAPA1010A\t", "Key 123e4567-e12b-12d1-a456-426655440000 "])
def test_what_stands_beside_eighty_of_its_like_is_looked_at_once(engine: Engine, seed: str) -> None:
    """A number that holds its check, a value that several anchors share: 65 and 38 times what plain findings cost."""
    plain = "Customer 1 wrote from anna.berg1@example.com, call +49 30 9018201. "
    text, plain = (piece * (24_000 // len(piece)) for piece in (seed, plain))
    engine.inspect(text)
    assert keeps_pace(engine.inspect, plain, text, factor=20, slack=0.01)


def test_many_people_who_say_their_name_in_japanese_cost_their_number(engine: Engine) -> None:
    line = "山田花子です。"

    assert keeps_pace(engine.inspect, line * 2_000, line * 8_000, factor=8, slack=0.1)
