"""How text looks once it is written in fewer characters than a byte has values: every base keeps some bits of each byte
in place, and the bytes of text have few values. So what may be encoded text can be told from names, hashes and keys by
an expression, before anything is unwrapped.
"""

from __future__ import annotations

import string
from collections.abc import Callable

BASE64 = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
BASE32 = string.ascii_uppercase + "234567"
BASE32_HEX = string.digits + string.ascii_uppercase[:22]


def class_of(alphabet: str, holds: Callable[[int], bool]) -> str:
    """The characters of some values, as an expression."""
    return "[" + "".join(sign for value, sign in enumerate(alphabet) if holds(value)) + "]"


def three_bytes(alphabet: str, *, backwards: bool = False) -> str:
    """Four characters that stand for three bytes of ASCII text."""
    parts = (*_one_byte(alphabet), class_of(alphabet, lambda value: value % 4 < 2), "[0-9A-Za-z+/_-]")
    return "".join(reversed(parts)) if backwards else "".join(parts)


def eleven_bytes(alphabet: str, *, between: str = "", backwards: bool = False) -> str:
    """Fourteen characters that stand for eleven bytes of ASCII text: in fewer, names look alike by chance."""
    parts = (*[three_bytes(alphabet, backwards=backwards)] * 3, "".join(_one_byte(alphabet)[:: -1 if backwards else 1]))
    return between.join(reversed(parts) if backwards else parts)


def _one_byte(alphabet: str) -> tuple[str, str]:
    return class_of(alphabet, lambda value: 8 <= value < 32), class_of(alphabet, lambda value: 2 <= value % 16 < 8)


def five_bytes(alphabet: str) -> str:
    """Eight characters of base32 that stand for five bytes of ASCII text."""
    high, any_ = class_of(alphabet, lambda value: value >= 8), class_of(alphabet, lambda _: True)
    return (
        class_of(alphabet, lambda value: 4 <= value < 16)
        + class_of(alphabet, lambda value: value % 4 < 2)
        + any_
        + class_of(alphabet, lambda value: 2 <= value % 16 < 8)
        + class_of(alphabet, lambda value: value % 2 == 0)
        + high
        + class_of(alphabet, lambda value: 1 <= value % 8 < 4)
        + any_
    )


def wide_bytes(alphabet: str) -> str:
    """Eight characters that stand for three ASCII letters of UTF-16, little end first, as PowerShell takes commands."""
    return (
        class_of(alphabet, lambda value: 8 <= value < 32)
        + class_of(alphabet, lambda value: value % 16 == 0)
        + class_of(alphabet, lambda value: value < 2)
        + class_of(alphabet, lambda _: True)
        + "A"
        + class_of(alphabet, lambda value: 2 <= value < 8)
        + class_of(alphabet, lambda value: value % 4 == 0)
        + "A"
    )
