"""Gates made of words, for sweeps that know more of them than anybody would write as one regular expression."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from seawall.detect import late_re as re


def opening(names: Iterable[str], gates: Sequence[str]) -> str:
    """A gate for those of some words that none of some gates lets through. A letter beyond ASCII is one or two of
    anything; words beyond Latin-1 have a gate of their own."""
    known = [re.compile(gate, re.IGNORECASE | re.ASCII) for gate in gates]
    written = {name for name in names if all(ord(letter) < 256 for letter in name)}
    left = sorted(name for name in written if not any(gate.search(f"{name} ") for gate in known))
    return r"\b(?:" + "|".join("".join(map(_letter, name)) for name in left) + ")"


def _letter(letter: str) -> str:
    if letter in " '-.%":
        return "[^a-z]"
    return letter if letter.isascii() else "[^ ]{1,2}"
