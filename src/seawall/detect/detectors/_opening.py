"""Gates made of words, for sweeps that know more of them than anybody would write as one regular expression."""

from __future__ import annotations

from collections.abc import Iterable

from seawall.detect import late_re as re

_MARKS = str.maketrans(dict.fromkeys(" '-.%", "[^a-z]"))
_beyond = re.compile(r"[^\x00-\x7f]")


def opening(names: Iterable[str]) -> str:
    """A gate for some words. A letter beyond ASCII is one or two of anything; words beyond Latin-1 have a gate of their own."""
    written = "|".join(sorted(name for name in names if name.isascii() or max(name) < "\u0100"))
    return r"\b(?:" + _beyond.sub("[^ ]{1,2}", written.translate(_MARKS)) + ")"


def by_letter(words: str) -> str:
    """The same alternatives (a regex without flags of its own, each beginning with a letter), those of one first letter
    together. Python tries every alternative at every word, and without capitals that mean anything none is ruled out by
    its first letter; so it has twenty to try instead of eighty."""
    groups: dict[str, list[str]] = {}
    for one in alternatives(words):
        groups.setdefault(one[0], []).append(one[1:])
    return "(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items()) + ")"


def alternatives(regex: str) -> list[str]:
    """What stands between the bars of the outermost level."""
    found, depth = [""], 0
    for character in regex:
        depth += (character in "([") - (character in ")]")
        if character == "|" and not depth:
            found.append("")
        else:
            found[-1] += character
    return found
