"""Which letters beyond Latin a text holds, told at the speed of looking for a byte.

In UTF-8 every script's letters begin with bytes of their own, so that looking for these bytes tells the script without
a look at each letter (Unicode 16, the blocks' ranges).
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntFlag

from seawall.detect import late_re as re

round_chars = 400
"""How far from such letters what belongs to them may stand: a house number, a field's name in Latin letters."""
short_chars = 2_000
_LETTERS = re.compile("[^\0-\u036f\u2000-\u2bff\ud800-\uf8ff\ufe00-\ufe6f\U00010000-\U0010ffff]+")
"""Letters beyond Latin, with the digits and marks of their scripts. What most texts are full of comes first: a class is
gone through in order for each character."""


class Script(IntFlag):
    """Letters of a kind."""

    NONE = 0
    GREEK = 1
    CYRILLIC = 2
    HEBREW = 4
    ARABIC = 8
    DEVANAGARI = 16
    THAI = 32
    KANA = 64
    HAN = 128
    HANGUL = 256
    BENGALI = 512
    TAMIL = 1024
    GEORGIAN = 2048
    ARMENIAN = 4096


_SIGNS = (
    (Script.GREEK, (b"\xce", b"\xcf")),
    (Script.CYRILLIC, (b"\xd0", b"\xd1")),
    (Script.HEBREW, (b"\xd7",)),
    (Script.ARABIC, (b"\xd8", b"\xd9")),
    (Script.DEVANAGARI, (b"\xe0\xa4", b"\xe0\xa5")),
    (Script.THAI, (b"\xe0\xb8", b"\xe0\xb9")),
    (Script.KANA, (b"\xe3\x81", b"\xe3\x82", b"\xe3\x83")),
    (Script.HAN, (b"\xe4", b"\xe5", b"\xe6", b"\xe7", b"\xe8", b"\xe9")),
    (Script.HANGUL, (b"\xea", b"\xeb", b"\xec", b"\xed")),
    (Script.BENGALI, (b"\xe0\xa6", b"\xe0\xa7")),
    (Script.TAMIL, (b"\xe0\xae", b"\xe0\xaf")),
    (Script.GEORGIAN, (b"\xe1\x83",)),
    (Script.ARMENIAN, (b"\xd4", b"\xd5")),
)


_BITS = tuple((int(script), signs) for script, signs in _SIGNS)
"""The same in plain numbers: to add flags up costs more than to look for the bytes."""
_OTHERS = bytes(set(range(256)) - {sign[0] for _, signs in _SIGNS for sign in signs})
"""All bytes no letter of these begins with."""


def scripts_in(text: str) -> Script:
    """The scripts of which a text holds letters."""
    if text.isascii():
        return Script.NONE
    data = text.encode("utf-8", "surrogatepass")
    if not data.translate(None, _OTHERS):
        return Script.NONE
    found = 0
    for script, signs in _BITS:
        for sign in signs:
            if sign in data:
                found |= script
                break
    return Script(found)


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """Where in a text letters beyond Latin stand, each with its surroundings; a short text is one. What reads such
    scripts letter by letter need not read the Latin rest of a long text."""
    if len(text) <= short_chars:
        yield 0, len(text)
        return
    low = high = 0
    for letters in _LETTERS.finditer(text):
        start, end = letters.span()
        if start - round_chars > high or not high:
            if high:
                yield low, high
            low = max(0, start - round_chars)
        high = min(len(text), end + round_chars)
    if high:
        yield low, high
