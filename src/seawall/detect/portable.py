"""The regex subset that Python, Hyperscan and JavaScript read alike, and what follows from a pattern's syntax tree.

:func:`study` refuses what is outside the subset (see detector.py for the list) and derives two things: the pattern's
width in characters, and its *gate*, a regex for Hyperscan. Hyperscan reports every end at which a pattern matches:
``sk_[a-z]{20,99}`` on a long key would be reported eighty times. The gate is the pattern cut to the shortest form in
which it can end (``sk_[a-z]{20}``), so that a match is reported about once; the exact end is the Python regex's work. A
pattern that ends in ``\\b`` can only end there and stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import msgspec

from seawall.model import limits
from seawall.model.errors import PluginError

_parser: Any = re._parser  # type: ignore[attr-defined]  # the standard library's own parser; the tests pin what we need
_ops: Any = re._constants  # type: ignore[attr-defined]


digits_min, gap_max = 4, 3
_GAP, _ANY_GAP = rf"[^\d]{{1,{gap_max}}}", rf"[^\d]{{0,{gap_max}}}"
DIGIT_RUN = rf"\d(?:\d{{4}}|{_GAP}\d{_ANY_GAP}\d{_ANY_GAP}\d|\d{_GAP}\d{_ANY_GAP}\d|\d\d{_GAP}\d)"
"""Four digits, something between two of them, at most three characters anywhere; or five in a row. A year is none."""
digit_run_chars_max = digits_min + gap_max * (digits_min - 1)


PROSE = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \n.,;:!?'\"()-")
"""What words alone are written with; a ``?`` stands for letters beyond Latin-1, too."""
PLAIN = PROSE | frozenset(b"0123456789@") | frozenset(range(0xC0, 0x100))
"""The same with figures, mail addresses and the letters of Latin-1."""


class Study(msgspec.Struct, frozen=True):
    """What is known of a regex without running it."""

    width_min: int
    width_max: int
    """Characters a match can have."""
    gate: str
    """The shortest form, in Hyperscan's syntax (which is PCRE's for this subset)."""
    gate_width: int
    """Characters the shortest form can have: no match begins further before the place where it was seen."""
    prefix: str
    """Fixed text every match begins with, empty when there is none."""
    ends_at_boundary: bool
    numeric: bool
    """Every match holds a run of digits as :data:`DIGIT_RUN` sees it."""
    figured: bool
    """Every match holds at least one digit."""
    signed: bool
    """Every match holds a sign that words, figures and mail addresses have not (:data:`PLAIN`)."""


def study(regex: str) -> Study:
    """Check that a regex is in the subset and derive what the engine needs.

    Raises:
        PluginError: naming the construct that is not portable.
    """
    try:
        tree = _parser.parse(regex, re.ASCII)
    except re.error as error:
        raise PluginError(f"Not a regular expression ({error.msg} at {error.pos})", advice=_advice) from None
    if tree.state.flags & ~(re.ASCII | re.UNICODE):
        raise PluginError("Inline flags differ between engines", advice=_advice)
    _check(tree, regex)
    low, high = tree.getwidth()
    if high > limits.pattern_chars_max:
        raise PluginError(f"A pattern can match more than {limits.pattern_chars_max} characters", advice=_advice)
    if low == 0:
        raise PluginError("A pattern can match nothing at all", advice=_advice)
    items = list(tree)
    bounded = bool(items) and items[-1][0] is _ops.AT
    gate = regex if bounded else _shortest(items)
    gate_width = int(high) if bounded else int(_parser.parse(gate, re.ASCII).getwidth()[1])
    return Study(
        int(low),
        int(high),
        gate,
        gate_width,
        _prefix(items),
        bounded,
        numeric=_numeric(tree),
        figured=_holds(items, _is_digit),
        signed=_holds(items, _is_sign),
    )


def common_head(regex: str, gate: str) -> str:
    """What a regex and its gate both begin with, as a regex; empty when that is nothing or no more than ``\\b``."""
    head = ""
    for one, other in zip(_parser.parse(regex, re.ASCII), _parser.parse(gate, re.ASCII), strict=False):
        if _emit(one) != _emit(other):
            break
        head += _emit(one)
    return "" if head in ("\\b", "\\B") else head


_advice = "Use literals, classes, \\d, \\w, \\b, groups, alternation and repeats with an upper bound."


def _check(tree: Any, regex: str) -> None:
    for op, argument in tree:
        if op in (_ops.LITERAL, _ops.NOT_LITERAL):
            _check_character(argument)
        elif op is _ops.IN:
            for kind, value in argument:
                if kind is _ops.CATEGORY and value in (_ops.CATEGORY_SPACE, _ops.CATEGORY_NOT_SPACE):
                    raise PluginError("\\s differs between engines", advice=_advice)
                if kind is _ops.LITERAL:
                    _check_character(value)
        elif op is _ops.BRANCH:
            for branch in argument[1]:
                _check(branch, regex)
        elif op is _ops.SUBPATTERN:
            if argument[1] or argument[2]:
                raise PluginError("Inline flags differ between engines", advice=_advice)
            _check(argument[3], regex)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            if argument[1] == _ops.MAXREPEAT:
                raise PluginError("A repeat has no upper bound", advice=_advice)
            _check(argument[2], regex)
        elif op is _ops.AT:
            if argument not in (_ops.AT_BOUNDARY, _ops.AT_NON_BOUNDARY):
                raise PluginError("Only \\b and \\B may tie a pattern to a place", advice=_advice)
        else:
            raise PluginError(f"{str(op).lower()} is not portable", advice=_advice)


def _holds(items: list[Any], wanted: Callable[[Any, Any], bool]) -> bool:
    """Whether whatever a sequence matches holds a character of a kind. ``wanted``: whether an item that matches a
    single character matches nothing else."""
    for op, argument in items:
        if op is _ops.BRANCH:
            held = all(_holds(list(branch), wanted) for branch in argument[1])
        elif op is _ops.SUBPATTERN:
            held = _holds(list(argument[3]), wanted)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            held = argument[0] > 0 and _holds(list(argument[2]), wanted)
        else:
            held = wanted(op, argument)
        if held:
            return True
    return False


_State = tuple[int, int, bool]
"""Digits seen in a run so far, other characters since the last of them, and whether any stand between two."""


def _numeric(tree: Any) -> bool:
    return all(_is_run(state) for state in _walk(list(tree), {(0, 0, False)}))


def _is_run(state: _State) -> bool:
    return state[0] > digits_min or (state[0] == digits_min and state[2])


def _walk(items: list[Any], states: set[_State]) -> set[_State]:
    """Every state a sequence can leave behind, whatever it matches."""
    for op, argument in items:
        if op is _ops.BRANCH:
            states = set().union(*(_walk(list(branch), states) for branch in argument[1]))
        elif op is _ops.SUBPATTERN:
            states = _walk(list(argument[3]), states)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            states = _repeated(list(argument[2]), argument[0], argument[1], states)
        elif op is not _ops.AT:
            states = {_step(_is_digit(op, argument), state) for state in states}
    return states


def _repeated(body: list[Any], low: int, high: int, states: set[_State]) -> set[_State]:
    for _ in range(low):
        states = _walk(body, states)
    for _ in range(high - low):
        more = states | _walk(body, states)
        if more == states:
            break
        states = more
    return states


def _step(digit: bool, state: _State) -> _State:
    """What one character does. One that may be a digit or not is taken for none: a digit would only help."""
    seen, gap, apart = state
    if _is_run(state):
        return state
    if digit:
        return seen + 1, 0, apart or gap > 0
    return (seen, gap + 1, apart) if seen and gap < gap_max else (0, 0, False)


def _is_digit(op: Any, argument: Any) -> bool:
    """Whether a single-character item matches digits only."""
    if op is _ops.LITERAL:
        return 0x30 <= int(argument) <= 0x39
    if op is not _ops.IN:
        return False
    return all(
        (kind is _ops.LITERAL and 0x30 <= value <= 0x39)
        or (kind is _ops.RANGE and value[0] >= 0x30 and value[1] <= 0x39)
        or (kind is _ops.CATEGORY and value is _ops.CATEGORY_DIGIT)
        for kind, value in argument
    )


def _is_sign(op: Any, argument: Any) -> bool:
    """Whether a single-character item matches none of :data:`PLAIN`."""
    if op is _ops.LITERAL:
        return int(argument) not in PLAIN
    if op is not _ops.IN:
        return False
    one = re.compile(_emit((op, argument)), re.ASCII)
    return not any(one.fullmatch(chr(code)) for code in PLAIN)


def _check_character(code: int) -> None:
    if code > 0x7F:
        raise PluginError("A pattern holds a character that is not ASCII", advice=_advice)


def _prefix(items: list[Any]) -> str:
    text = ""
    for op, argument in items:
        if op is _ops.LITERAL:
            text += chr(argument)
        elif not (op is _ops.AT and not text):
            break
    return text


def _shortest(items: list[Any]) -> str:
    """The regex of a sequence, its tail cut to the shortest form in which it can end."""
    while items:
        op, argument = items[-1]
        head = "".join(_emit(item) for item in items[:-1])
        if op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            low, _, body = argument
            if low == 0:
                items = items[:-1]
                continue
            once = _group(_shortest(list(body)))
            again = f"{_group(''.join(_emit(item) for item in body))}{{{low - 1}}}" if low > 1 else ""
            return head + again + once
        if op is _ops.SUBPATTERN:
            return head + _group(_shortest(list(argument[3])))
        if op is _ops.BRANCH:
            return head + _group("|".join(_shortest(list(branch)) for branch in argument[1]))
        return head + _emit(items[-1])
    return ""


def _group(inner: str) -> str:
    return f"(?:{inner})"


def _emit(item: Any) -> str:
    op, argument = item
    if op is _ops.LITERAL:
        return _character(argument)
    if op is _ops.NOT_LITERAL:
        return f"[^{_character(argument)}]"
    if op is _ops.IN:
        return "[" + "".join(_member(kind, value) for kind, value in argument) + "]"
    if op is _ops.AT:
        return "\\b" if argument is _ops.AT_BOUNDARY else "\\B"
    if op is _ops.SUBPATTERN:
        return _group("".join(_emit(part) for part in argument[3]))
    if op is _ops.BRANCH:
        return _group("|".join("".join(_emit(part) for part in branch) for branch in argument[1]))
    low, high, body = argument
    return f"{_group(''.join(_emit(part) for part in body))}{{{low},{high}}}"


_categories = {
    "CATEGORY_DIGIT": "\\d",
    "CATEGORY_NOT_DIGIT": "\\D",
    "CATEGORY_WORD": "\\w",
    "CATEGORY_NOT_WORD": "\\W",
}


def _member(kind: Any, value: Any) -> str:
    if kind is _ops.NEGATE:
        return "^"
    if kind is _ops.RANGE:
        return f"{_character(value[0])}-{_character(value[1])}"
    if kind is _ops.CATEGORY:
        return _categories[str(value)]
    return _character(value)


def _character(code: int) -> str:
    character = chr(code)
    return character if character.isalnum() and character.isascii() else f"\\x{code:02x}"
