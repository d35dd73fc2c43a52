"""The characters a match of an expression can begin with, so that a search goes past all others at C speed.

Python works them out itself, but not behind ``\\b`` or a look around, and not where capitals and small letters count
alike: there it tries the whole expression at every character, and most of ours are such. Where it has not, this puts
them where it would have. It is asked once, when expressions are compiled to be kept (kept_re.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import import_module
from typing import Any

_sre: Any = import_module("_sre")
_compiler: Any = import_module("re._compiler")
ops: Any = import_module("re._constants")
_extra: dict[int, tuple[int, ...]] = import_module("re._casefix")._EXTRA_CASES
"""Small letters that count alike though each is its own."""

Item = tuple[Any, Any]
"""A part of a parsed expression, or of a class: what it is, and of what."""
characters_max = 20_000
"""A choice of more characters is of no use."""
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_NOWHERE = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)
"""What takes no character."""
_INFO_SIZE, _MASK, _WIDTH = 1, 2, 3


class _Unknown(Exception):
    """Anything may stand first."""


def with_first_letters(parsed: Any, code: list[int], flags: int) -> list[int]:
    """The numbers of an expression (``re._compiler._code``) with what its matches begin with."""
    if code[0] != ops.INFO or code[_MASK] or not code[_WIDTH] or _at_the_beginning(parsed):
        return code
    try:
        first, empty = _first(parsed, flags | parsed.state.flags)
    except _Unknown:
        return code
    if empty or not first:
        return code
    head = [ops.INFO, 0, ops.SRE_INFO_CHARSET, *code[_WIDTH : _WIDTH + 2]]
    _compiler._compile_charset(_compiler._optimize_charset(first)[0], flags | parsed.state.flags, head)
    head[_INFO_SIZE] = len(head) - 1
    return head + code[1 + code[_INFO_SIZE] :]


def _at_the_beginning(parsed: Any) -> bool:
    """Whether it is looked for nowhere else, which Python sees at once."""
    what, where = parsed.data[0]
    return what is ops.AT and where in (ops.AT_BEGINNING, ops.AT_BEGINNING_STRING)


def _first(items: Iterable[Item], flags: int) -> tuple[list[Item], bool]:
    """The class of what some items in a row begin with, and whether they may take no character."""
    found: list[Item] = []
    for what, of in items:
        if what in _NOWHERE:
            continue
        first, empty = _first_of(what, of, flags)
        found += first
        if not empty:
            return found, False
    return found, True


def _first_of(what: Any, of: Any, flags: int) -> tuple[list[Item], bool]:
    if what is ops.LITERAL:
        return _either_case([(what, of)], flags), False
    if what is ops.IN:
        return _either_case(of, flags), False
    if what is ops.BRANCH:
        branches = [_first(branch, flags) for branch in of[1]]
        return [one for first, _ in branches for one in first], any(empty for _, empty in branches)
    if what is ops.SUBPATTERN:
        _, more, less, inner = of
        if (more | less) & ~int(re.IGNORECASE):
            raise _Unknown
        return _first(inner, (flags | more) & ~less)
    if what in _REPEATS:
        least, _, inner = of
        first, empty = _first(inner, flags)
        return first, empty or not least
    if what is ops.ATOMIC_GROUP:
        return _first(of, flags)
    raise _Unknown


def _either_case(items: Sequence[Item], flags: int) -> list[Item]:
    """A class as it is, or with all that counts as one of its characters where case does not."""
    if any(what is ops.NEGATE for what, _ in items):
        raise _Unknown
    if not flags & re.IGNORECASE:
        return list(items)
    # What counts alike in ASCII alone counts alike in all of Unicode, too; a character too many only costs a look.
    lower, alike = _sre.unicode_tolower, _alike()
    found: set[int] = set()
    others: list[Item] = []
    for what, of in items:
        if what is ops.CATEGORY:
            others.append((what, of))
            continue
        low, high = (of, of) if what is ops.LITERAL else of
        if len(found) + high - low > characters_max:
            raise _Unknown
        for character in map(lower, range(low, high + 1)):
            for one in (character, *_extra.get(character, ())):
                found.add(one)
                found.update(alike.get(one, ()))
    return [*((ops.LITERAL, one) for one in sorted(found)), *others]


@cache
def _alike() -> dict[int, list[int]]:
    """By small letter, its capitals."""
    alike: dict[int, list[int]] = {}
    for code in range(0x110000):
        if (small := _sre.unicode_tolower(code)) != code:
            alike.setdefault(small, []).append(code)
    return alike
