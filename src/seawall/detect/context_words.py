"""Context words as plain literals: what Hyperscan looks for, and which of its hits are words.

    "card number"  ──►  cardnumber, card number              two literals, nothing for a compiler to think about
    "CARD_NUMBER2" ──►  card number2     (folded)            one of them ends before the 2
                        _ before, a digit behind             a word as programs write it

As regular expressions with their boundaries, in small letters and as parts of ``camelCase``, some two thousand words
took most of the seconds that compiling all detectors takes. As literals they take none: the text is folded before it
is searched (small letters, a blank for ``-`` and ``_``), and the characters beside a hit say whether it is a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_capitals = bytes([*range(65, 91), *(code for code in range(0xC0, 0xDF) if code != 0xD7)])
FOLDED = bytes.maketrans(_capitals + b"-_", bytes(code + 32 for code in _capitals) + b"  ")
"""What each Latin-1 character of a text becomes before words are looked for."""
FOREIGN_FOLDED = bytes.maketrans(b"-_", b"  ")
"""The same of UTF-8 in small letters, for words outside Latin-1: ``rodné_číslo``."""

_SMALL = frozenset(range(97, 123))
_WORDY = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_TAIL = frozenset(b"0123456789_")
"""What may stand behind a word and is no part of it."""
_TAIL_OF_PART = _TAIL | frozenset(range(65, 91))
"""The same behind a part of ``camelCase``."""
_BLANK = 32


_ALNUM = _WORDY - {95}


class Spelling(NamedTuple):
    """One way a word is written, and what must stand beside it there."""

    chars: int
    opens: bool | None
    """Whether it begins with a letter or digit of ASCII; None for a letter beyond, before which anything may stand."""
    closes: bool | None
    """The same of its end; None also where the word may go on."""
    marks: tuple[tuple[int, int], ...]
    """Hyphens and underscores of its own: how far before its end, and which."""
    part: bytes
    """It as a part of ``camelCase``; empty where it can't be one."""
    plain: bool
    """It begins and ends with a letter or digit of ASCII, and has no marks of its own: what most words are."""


def literals(word: str) -> Iterator[tuple[bytes, int]]:
    """What a word is looked for as in a folded text, each with the number :func:`spelling` knows it by. Nothing for
    words outside Latin-1."""
    stem = word.removesuffix("*")
    if any(ord(character) > 0xFF for character in stem):
        return
    for number in range(1 << stem.count(" ")):
        yield _spelled(stem, number).encode("latin-1").translate(FOLDED), number


def spelling(word: str, number: int) -> Spelling:
    """How to tell that a literal is the word."""
    stem = word.removesuffix("*")
    spelled = _spelled(stem, number)
    size = len(spelled)
    bare = stem.replace(" ", "")
    part = b""
    if number == 0 and len(stem) > 2 and bare.isascii() and bare.isalpha():
        part = "".join(piece.capitalize() for piece in stem.split(" ")).encode()
    opens = ord(stem[0]) in _WORDY if stem[0].isascii() else None
    closes = None if word.endswith("*") or not stem[-1].isascii() else ord(stem[-1]) in _WORDY
    marks = tuple((size - at, ord(character)) for at, character in enumerate(spelled) if character in "-_")
    return Spelling(size, opens, closes, marks, part, bool(opens and closes and not marks))


def _spelled(stem: str, number: int) -> str:
    """A word with each of its blanks there or not, as the bits of ``number`` say."""
    first, *others = stem.split(" ")
    return first + "".join((" " if number >> at & 1 else "") + other for at, other in enumerate(others))


def ends(data: bytes, end: int, one: Spelling) -> tuple[int, ...]:
    """Where the word whose literal ends at ``end`` ends: there, or behind the mark that follows it; nowhere when what
    stands there is no word."""
    begin = end - one.chars
    before = data[begin - 1] if begin else _BLANK
    after = data[end] if end < len(data) else _BLANK
    if one.plain and before not in _ALNUM and after not in _WORDY:
        return (end,)  # as most stand
    tail = _TAIL
    if one.opens is not None and before != 95 and (before in _WORDY) == one.opens:
        if not one.part or before not in _SMALL or data[begin:end] != one.part:
            return ()
        tail = _TAIL_OF_PART
    elif any(data[end - back] != mark for back, mark in one.marks):
        return ()
    if one.closes is None:
        return (end,)
    whole = (after in _WORDY) != one.closes
    if after in tail:
        return (end, end + 1) if whole else (end + 1,)
    return (end,) if whole else ()


def foreign_literal(word: str) -> bytes:
    """How a context word outside Latin-1 is looked for in lower-case UTF-8; empty for others. No word boundaries: many
    of these scripts have none."""
    stem = word.removesuffix("*")
    return b"" if all(ord(character) <= 0xFF for character in stem) else stem.encode().translate(FOREIGN_FOLDED)
