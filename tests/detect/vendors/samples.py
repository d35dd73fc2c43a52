"""Synthetic keys made from a shape: what a generator following the vendor's documentation could have issued.

Every sample is thrown from a seeded generator, so none is anyone's key; the same shape always gives the same sample.
"""

import random
import re
import string
from functools import cache
from typing import Any

_parser: Any = re._parser
_ops: Any = re._constants


def sample(regex: str, seed: str, longest: bool = False) -> str:
    """A string the regex matches; repeats with a range take their lower bound (plus a little), or the upper one."""
    dice = random.Random(f"{seed}:{regex}")
    while True:
        text = _walk(_parsed(regex), dice, longest)
        if text.startswith("AGE-SECRET-KEY-1"):
            text = _age_key(dice)
        if len(text) < 12 or any(c.isdigit() for c in text):
            assert re.fullmatch(regex, text, re.ASCII), regex
            return text


@cache
def _parsed(regex: str) -> list[Any]:
    return list(_parser.parse(regex, re.ASCII))


def _age_key(dice: random.Random) -> str:
    """With the check sum of BIP 173 that every age key has."""
    letters = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
    body = [letters.index(c) for c in (dice.choice(letters) for _ in range(52))]
    human = "age-secret-key-"
    digits = [ord(c) >> 5 for c in human] + [0] + [ord(c) & 31 for c in human] + body + [0] * 6
    check = 1
    for digit in digits:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ digit
        for place, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= part if top >> place & 1 else 0
    check ^= 1
    return "AGE-SECRET-KEY-1" + "".join(letters[d] for d in body + [check >> 5 * (5 - n) & 31 for n in range(6)])


def _walk(items: list[Any], dice: random.Random, longest: bool) -> str:
    return "".join(_one(op, argument, dice, longest) for op, argument in items)


def _one(op: Any, argument: Any, dice: random.Random, longest: bool) -> str:
    if op is _ops.LITERAL:
        return chr(argument)
    if op is _ops.IN:
        return dice.choice(_members(tuple(argument)))
    if op is _ops.SUBPATTERN:
        return _walk(list(argument[3]), dice, longest)
    if op is _ops.BRANCH:
        return _walk(list(dice.choice(argument[1])), dice, longest)
    assert op is _ops.MAX_REPEAT, op
    low, high, body = argument
    count = int(high) if longest else min(int(low) + (2 if high > low else 0), int(high))
    return "".join(_walk(list(body), dice, longest) for _ in range(count))


@cache
def _members(argument: tuple[Any, ...]) -> str:
    text = ""
    if argument[0][0] is _ops.NEGATE:
        barred = _members(argument[1:])
        return "".join(sign for sign in string.printable if sign not in barred)
    for kind, value in argument:
        if kind is _ops.RANGE:
            text += "".join(map(chr, range(value[0], value[1] + 1)))
        else:
            assert kind is _ops.LITERAL
            text += chr(value)
    return text
