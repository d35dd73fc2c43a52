"""Gates made of words, for sweeps that know more of them than anybody would write as one regular expression."""

from __future__ import annotations

from collections.abc import Iterable


def opening(names: Iterable[str]) -> str:
    """A gate for some words. A letter beyond ASCII is one or two of anything; words beyond Latin-1 have a gate of their own."""
    written = sorted(name for name in names if all(ord(letter) < 256 for letter in name))
    return r"\b(?:" + "|".join("".join(map(_letter, name)) for name in written) + ")"


def _letter(letter: str) -> str:
    if letter in " '-.%":
        return "[^a-z]"
    return letter if letter.isascii() else "[^ ]{1,2}"
