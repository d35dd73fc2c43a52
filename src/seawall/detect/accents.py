"""Words as people type them in haste: without the marks over their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "ð": "d", "þ": "th"})
_plain_chars_min, _plain_words_chars_min = 5, 8
"""What is shorter without its marks is often another word: *ne le*, *so the*, *fon*."""


def typed(found: Iterable[str]) -> tuple[str, ...]:
    """Words, and those with marks over their letters also as people type them in haste: ``teléfono``, ``telefono``."""
    said: dict[str, None] = {}
    for word in found:
        said[word] = None
        if not word.isascii():
            apart = unicodedata.normalize("NFD", word.translate(_LETTERS))
            plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
            if plain.isascii() and len(plain) >= (_plain_words_chars_min if " " in plain else _plain_chars_min):
                said[plain] = None
    return tuple(said)
