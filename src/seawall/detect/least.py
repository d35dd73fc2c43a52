"""What every match of a regular expression has at least: digits, and length where it can hold no white space.

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
