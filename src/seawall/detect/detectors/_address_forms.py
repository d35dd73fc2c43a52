"""What an address in other letters than Latin is made of: kinds of pieces, which of them prove one, and its examples."""

from __future__ import annotations

from typing import NamedTuple

from seawall.detect import late_re as re
from seawall.detect.detector import Example
from seawall.detect.scripts import Script


class Form(NamedTuple):
    """How addresses are written in a script."""

    script: Script
    name: str
    pieces: re.Pattern[str]
    """One piece, its kind being the group."""
    proofs: tuple[frozenset[str], ...]
    """Kinds that make an address when they stand together."""
    gap: re.Pattern[str]
    """What may stand between two pieces."""


def proofs(text: str) -> tuple[frozenset[str], ...]:
    """Kinds that stand together, from ``house+ward road+code``."""
    return tuple(frozenset(proof.split("+")) for proof in text.split())


def of_any(text: str) -> str:
    """The alternatives of a regex with the longest first, from ``a|b|c``."""
    return "|".join(sorted(text.split("|"), key=len, reverse=True))


def examples(text: str) -> tuple[Example, ...]:
    """A line each, with the address in brackets."""
    lines = text.strip().splitlines()
    return tuple(
        Example(line.replace("[", "").replace("]", ""), (line[line.index("[") + 1 : line.index("]")],))
        for line in lines
    )
