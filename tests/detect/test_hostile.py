"""No text makes any detector slower than linear: each one's own words, signs and hits, over and over, and what its
patterns are written to match, whole and broken off. The ``deep`` profile takes every pattern instead of a few.

Thread time of a text against that of one four times as long, so that a slow machine and a busy one pass alike. Eight
times is allowed where four is right: short texts pay for starting, long ones for memory.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import settings

from cost import keeps_pace, seconds
from seawall.app import open_engine
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.portable import _emit

DETECTORS = builtin_detectors()
short_chars = 6_000
seeds_max = 4
made_quick_max = 3
RAW = ("pass:", "password=", "pwd: a", "a@", "a.", "a:b@", "1.", "1-", "1 ", "name: ", "Mr ", "://", "::", '"', '{"a":')
MORE = (
    "a,b\n",
    "|1|",
    "<td>",
    "eyJ",
    "-----BEGIN ",
    "sk_live_",
    "+49 ",
    "DE89 ",
    "é1 ",
    "а@",
    "\u200b",
    "\n",
    "A1" * 8,
    "[[",
    "((",
    '{"',
    "\\u0041",
    "\ud800",
    "\udfff1 ",
    "4111 1111 1111 1111 ",
    "1/",
)
CHARACTERS = "aA1bZ0 -.,_:/\"@#='x9(){}[]+\n\t<>|%&"
made_chars_max = 120
_ops: Any = re._constants  # type: ignore[attr-defined]
_parser: Any = re._parser  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def made(items: Sequence[Any], dice: random.Random, longest: bool) -> str:
    """A text that a parsed expression is written to match."""
    text = ""
    for op, argument in items:
        if op is _ops.LITERAL:
            text += chr(argument)
        elif op in (_ops.IN, _ops.NOT_LITERAL):
            one = re.compile(_class(op, argument), re.ASCII)
            text += dice.choice([character for character in CHARACTERS if one.fullmatch(character)] or ["a"])
        elif op is _ops.BRANCH:
            text += made(list(dice.choice(argument[1])), dice, longest)
        elif op is _ops.SUBPATTERN:
            text += made(list(argument[3]), dice, longest)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            for _ in range(min(argument[1], 40) if longest else argument[0]):
                text += made(list(argument[2]), dice, longest)
        if len(text) > made_chars_max:
            break
    return text[:made_chars_max]


def _class(op: Any, argument: Any) -> str:
    if op is _ops.NOT_LITERAL:
        return f"[^{re.escape(chr(argument))}]"
    return str(_emit((op, argument)))


def made_seeds(name: str) -> list[str]:
    """What a detector's patterns and gates match, at its shortest or longest, whole or broken off."""
    dice = random.Random(name)
    detector = DETECTORS[name]
    regexes = [pattern.regex for pattern in detector.patterns] + [*detector.gate, *detector.gate_cased]
    if settings.default.max_examples <= 60:
        regexes = dice.sample(regexes, min(made_quick_max, len(regexes)))
    whole = [made(list(_parser.parse(regex, re.ASCII)), dice, dice.random() < 0.5) for regex in regexes]
    return [text[: max(1, int(len(text) * dice.choice((1, 0.6))))] for text in whole]


def seeds(name: str) -> list[str]:
    """What this detector looks for, in small pieces."""
    detector = DETECTORS[name]
    found = [example.text[:48] for example in detector.hits[:2]]
    found += [literal for pattern in detector.patterns[:2] for literal in pattern.literals[:1]]
    found += [f"{word} 1" for word in detector.context.positive[:1]]
    return found[:seeds_max]


CASES = [(name, seed) for name in DETECTORS for seed in (*seeds(name), *made_seeds(name))] + [
    ("raw", seed) for seed in (*RAW, *MORE)
]


@pytest.mark.parametrize(("name", "number"), [(name, number) for number, (name, _) in enumerate(CASES)])
def test_four_times_the_text_takes_about_four_times_as_long(engine: Engine, name: str, number: int) -> None:
    seed = CASES[number][1]

    def inspect(text: str) -> None:
        assert engine.inspect(text).failed == ()

    short, long = (seed * (chars // len(seed)) for chars in (short_chars, 4 * short_chars))
    assert keeps_pace(inspect, short, long, factor=8, slack=0.1), f"{name}: a text of its own signs"
    assert seconds(lambda: inspect(short)) < 2, "two seconds for six thousand characters is no speed"


def test_many_orders_beside_many_people_cost_their_number(engine: Engine) -> None:
    """Each order looks for people in reach, not at all people: what only shows in texts far longer than the others."""
    line = "Customer Ana placed order #10234 for two mugs\n"

    assert engine.inspect(line * 8_000).failed == ()
    assert keeps_pace(engine.inspect, line * 2_000, line * 8_000, factor=8, slack=0.1)


def test_many_orders_of_which_nothing_is_told_share_one_look(engine: Engine) -> None:
    """Each number's story would lie in the same few lines: they are read once and not once a number."""
    talk, orders = "The parcel left the warehouse on Monday. ", '"order_id":1234,'

    assert engine.inspect(orders * 3_000).failed == ()
    assert keeps_pace(engine.inspect, talk * 1_200, orders * 3_000, factor=150, slack=0.02)
