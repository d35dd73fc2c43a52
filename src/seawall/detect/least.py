"""What every match of a regular expression has at least: digits, digits in a row, certain signs, and length where it
can hold no white space.

The extension looks for a pattern only where a text has that much (src/seawall/detect/export.py): most texts have few
places with seven digits close together, and few words of thirty characters.
"""

from __future__ import annotations

import re
from typing import Any

_parser: Any = re._parser  # type: ignore[attr-defined] # the only reader of Python's own syntax there is
_ops: Any = re._constants  # type: ignore[attr-defined]
_DIGITS = frozenset(range(48, 58))
_BLANKS = frozenset(range(33))


def digits_min(regex: str) -> int:
    """How many characters of each match are ASCII digits, at least."""
    return _digits(_parser.parse(regex, re.ASCII))


def solid_min(regex: str) -> int:
    """The least length of a match, where none can hold a character up to the space; else 0."""
    parsed = _parser.parse(regex, re.ASCII)
    return int(parsed.getwidth()[0]) if _solid(parsed) else 0


def run_min(regex: str) -> int:
    """How many ASCII digits in a row each match has, at least."""
    return _run(_parser.parse(regex, re.ASCII))


def needed(regex: str) -> str:
    """Characters that are in every match, letters and digits left out."""
    return "".join(sorted(_needed(_parser.parse(regex, re.ASCII))))


def _run(items: Any) -> int:
    best = now = 0
    for op, argument in items:
        if op is _ops.AT:
            continue
        size = _all_digits([(op, argument)])
        if size is None:
            inner = 0
            if op is _ops.SUBPATTERN:
                inner = _run(argument[3])
            elif op is _ops.BRANCH:
                inner = min(map(_run, argument[1]))
            elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT) and argument[0]:
                inner = _run(argument[2])
            best, now = max(best, inner), 0
        else:
            now += size
            best = max(best, now)
    return best


def _all_digits(items: Any) -> int | None:
    """The least length of what is digits and nothing else; None for what may hold something else."""
    total = 0
    for op, argument in items:
        size: int | None = None
        if op is _ops.LITERAL:
            size = 1 if argument in _DIGITS else None
        elif op is _ops.IN:
            found = _members(argument)
            size = 1 if found is not None and found <= _DIGITS else None
        elif op is _ops.SUBPATTERN:
            size = _all_digits(argument[3])
        elif op is _ops.BRANCH:
            sizes = [_all_digits(branch) for branch in argument[1]]
            size = None if None in sizes else min(size for size in sizes if size is not None)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            once = _all_digits(argument[2])
            size = None if once is None else argument[0] * once
        if size is None:
            return None
        total += size
    return total


def _needed(items: Any) -> set[str]:
    found: set[str] = set()
    for op, argument in items:
        if op is _ops.LITERAL:
            found |= {chr(argument)} if argument < 128 and not chr(argument).isalnum() else set()
        elif op is _ops.IN and len(argument) == 1:
            found |= _needed(argument)
        elif op is _ops.SUBPATTERN:
            found |= _needed(argument[3])
        elif op is _ops.BRANCH:
            found |= set.intersection(*map(_needed, argument[1]))
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT) and argument[0]:
            found |= _needed(argument[2])
    return found


def lengths(regex: str) -> range:
    """How long a match can be."""
    least, most = _parser.parse(regex, re.ASCII).getwidth()
    return range(int(least), int(most) + 1)


def _digits(items: Any) -> int:
    total = 0
    for op, argument in items:
        if op is _ops.LITERAL:
            total += argument in _DIGITS
        elif op is _ops.IN:
            found = _members(argument)
            total += found is not None and found <= _DIGITS
        elif op is _ops.SUBPATTERN:
            total += _digits(argument[3])
        elif op is _ops.BRANCH:
            total += min(_digits(branch) for branch in argument[1])
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            total += argument[0] * _digits(argument[2])
    return total


def _solid(items: Any) -> bool:
    for op, argument in items:
        if op is _ops.LITERAL:
            fits = argument not in _BLANKS
        elif op is _ops.IN:
            found = _members(argument)
            fits = found is not None and not found & _BLANKS
        elif op is _ops.SUBPATTERN:
            fits = _solid(argument[3])
        elif op is _ops.BRANCH:
            fits = all(_solid(branch) for branch in argument[1])
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            fits = _solid(argument[2])
        else:
            fits = op is _ops.AT
        if not fits:
            return False
    return True


def _members(argument: Any) -> set[int] | None:
    """A class's characters; None for one that names what it is not."""
    found: set[int] = set()
    for op, value in argument:
        if op is _ops.LITERAL:
            found.add(value)
        elif op is _ops.RANGE:
            found |= set(range(value[0], value[1] + 1))
        elif op is _ops.CATEGORY and value is _ops.CATEGORY_DIGIT:
            found |= _DIGITS
        elif op is _ops.CATEGORY and value is _ops.CATEGORY_WORD:
            found |= {code for code in range(128) if chr(code).isalnum() or code == 95}
        else:
            return None
    return found
