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
import hashlib
import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any, AnyStr

import msgspec

Written = tuple[str, int]
"""An expression and its flags. The few that look at bytes, or for lone surrogates, are compiled as ever."""
_Numbers = tuple[int, int, dict[str, int], list[int]]
"""The flags it has then, its groups, their names, and the numbers. Most of these are small and take a byte each."""
_numbers_kept = msgspec.msgpack.Decoder(_Numbers)
_name_bytes, _place_bytes = 16, 4


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """All of them, each found by its name without a look at the others: what nobody asks for costs little memory."""

    names: memoryview
    """What :func:`_name` makes of them, in order."""
    places: memoryview
    """Where each begins in ``numbers``, and where the last ends."""
    numbers: memoryview

    def find(self, name: bytes) -> _Numbers | None:
        """One of them."""
        low, high = 0, len(self.names) // _name_bytes
        while low < high:
            middle = (low + high) // 2
            found = bytes(self.names[middle * _name_bytes : (middle + 1) * _name_bytes])
            if found == name:
                begin, end = self._place(middle), self._place(middle + 1)
                numbers: _Numbers = _numbers_kept.decode(self.numbers[begin:end])
                return numbers
            low, high = (middle + 1, high) if found < name else (low, middle)
        return None

    def _place(self, number: int) -> int:
        return int.from_bytes(self.places[number * _place_bytes : (number + 1) * _place_bytes], "little")


_kept = msgspec.msgpack.Decoder(_Kept)


class _Memory:
    """What this process remembers."""

    encoded: bytes | memoryview = b""
    known: _Kept | None = None


def remember(kept: bytes | memoryview) -> None:
    """Take expressions from what :func:`keep` gave, from now on."""
    _Memory.encoded, _Memory.known = kept, None


def compile(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``."""
    if isinstance(pattern, str) and (known := _known()) is not None:
        with contextlib.suppress(Exception):
            numbers = known.find(_name(pattern, int(flags)))
            if numbers is not None:
                return _made(pattern, *numbers)
    return re.compile(pattern, flags)


def keep(expressions: Iterable[Written]) -> bytes:
    """What some expressions compile to, for :func:`remember`; nothing where Python does it in another way."""
    kept: dict[bytes, bytes] = {}
    whole = [one for one in dict.fromkeys(expressions) if one[0].encode("utf-8", "ignore").decode() == one[0]]
    with contextlib.suppress(ImportError, AttributeError):
        if import_module("_sre").CODESIZE == 4:
            for one in whole:
                with contextlib.suppress(re.error):  # it says so when it is first used
                    kept[_name(*one)] = msgspec.msgpack.encode(_numbers(*one))
    names = sorted(kept)
    places = [0]
    for name in names:
        places.append(places[-1] + len(kept[name]))
    told = b"".join(place.to_bytes(_place_bytes, "little") for place in places)
    numbers = b"".join(map(kept.__getitem__, names))
    return msgspec.msgpack.encode(_Kept(memoryview(b"".join(names)), memoryview(told), memoryview(numbers)))


def _name(pattern: str, flags: int) -> bytes:
    written = f"{flags} {pattern}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(written, digest_size=_name_bytes).digest()


def _known() -> _Kept | None:
    if _Memory.encoded:
        with contextlib.suppress(msgspec.DecodeError):
            _Memory.known = _kept.decode(_Memory.encoded)
        _Memory.encoded = b""
    return _Memory.known


def _numbers(pattern: str, flags: int) -> _Numbers:
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    state = parsed.state
    first: Any = import_module("seawall.detect.first_letters")
    code = [int(number) for number in first.with_first_letters(parsed, compiler._code(parsed, flags), flags)]
    return int(flags | state.flags), state.groups - 1, dict(state.groupdict), code


def _made(pattern: str, flags: int, groups: int, names: dict[str, int], code: list[int]) -> re.Pattern[str]:
    called: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        called[number] = name
    sre: Any = import_module("_sre")
    made: re.Pattern[str] = sre.compile(pattern, flags, code, groups, names, tuple(called))
    return made
