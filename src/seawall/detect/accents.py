"""Words as people type them in haste: without the marks over their letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "ß": "ss", "ı": "i", "đ": "d", "æ": "ae", "ð": "d", "þ": "th"})
_MARKS = dict.fromkeys(range(0x300, 0x370))
"""The marks that Latin letters bear."""
_plain_chars_min, _plain_words_chars_min = 5, 8
"""What is shorter without its marks is often another word: *ne le*, *so the*, *fon*."""


def typed(found: Iterable[str]) -> tuple[str, ...]:
    """Words, and those with marks over their letters also as people type them in haste: ``teléfono``, ``telefono``."""
    words = list(found)
    if not words:
        return ()
    # All at once: they are thousands, in lists that are made when a detector is imported.
    apart = unicodedata.normalize("NFD", "\n".join(words).translate(_LETTERS)).translate(_MARKS).split("\n")
    said: dict[str, None] = {}
    for word, plain in zip(words, apart, strict=True):
        said[word] = None
        least = _plain_words_chars_min if " " in plain else _plain_chars_min
        if not word.isascii() and plain.isascii() and len(plain) >= least:
            said[plain] = None
    return tuple(said)
