"""What expressions compile to, kept from one process to the next.

Python takes a millisecond to compile an expression, and a first text that holds a name and an address has to do with a
hundred of them. What comes out is a list of numbers; to make an expression of these takes a hundredth of that. So
app.py keeps the numbers beside the roster, under a name that changes with Python's version and with every byte of the
detectors. How Python makes expressions of numbers it promises to nobody. Whatever does not go as it does today makes
nothing wrong: Python itself looks such numbers through before it takes them, and an expression that can't be had this
way is compiled as ever.
"""

from __future__ import annotations

import contextlib
import re
from array import array
from collections.abc import Iterable
from importlib import import_module
from typing import Any, AnyStr

import msgspec

Written = tuple[str, int]
"""An expression and its flags. The few that look at bytes, or for lone surrogates, are compiled as ever."""
_Numbers = tuple[int, int, dict[str, int], memoryview]
"""The flags it has then, its groups, their names, and the numbers, four bytes each."""
_kept = msgspec.msgpack.Decoder(tuple[tuple[Written, _Numbers], ...])


class _Memory:
    """What this process remembers."""

    encoded: bytes | memoryview = b""
    known: dict[Written, _Numbers] | None = None


def remember(kept: bytes | memoryview) -> None:
    """Take expressions from what :func:`keep` gave, from now on."""
    _Memory.encoded, _Memory.known = kept, None


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``."""
    if isinstance(pattern, str) and (numbers := _known().pop((pattern, int(flags)), None)) is not None:  # asked once
        with contextlib.suppress(Exception):
            return _made(pattern, *numbers)
    return re.compile(pattern, flags)


def keep(expressions: Iterable[Written]) -> bytes:
    """What some expressions compile to, for :func:`remember`; nothing where Python does it in another way."""
    kept: list[tuple[Written, _Numbers]] = []
    whole = [one for one in dict.fromkeys(expressions) if one[0].encode("utf-8", "ignore").decode() == one[0]]
    with contextlib.suppress(ImportError, AttributeError):
        if import_module("_sre").CODESIZE == 4:
            for one in whole:
                with contextlib.suppress(re.error):  # it says so when it is first used
                    kept.append((one, _numbers(*one)))
    return msgspec.msgpack.encode(kept)


def _known() -> dict[Written, _Numbers]:
    known = _Memory.known
    if known is None:
        known = {}
        if _Memory.encoded:
            with contextlib.suppress(msgspec.DecodeError):
                known = dict(_kept.decode(_Memory.encoded))
        _Memory.known, _Memory.encoded = known, b""
    return known


def _numbers(pattern: str, flags: int) -> _Numbers:
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    state = parsed.state
    first: Any = import_module("seawall.detect.first_letters")
    code = array("I", first.with_first_letters(parsed, compiler._code(parsed, flags), flags)).tobytes()
    return int(flags | state.flags), state.groups - 1, dict(state.groupdict), memoryview(code)


def _made(pattern: str, flags: int, groups: int, names: dict[str, int], code: memoryview) -> re.Pattern[str]:
    called: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        called[number] = name
    sre: Any = import_module("_sre")
    made: re.Pattern[str] = sre.compile(pattern, flags, code.cast("I").tolist(), groups, names, tuple(called))
    return made
