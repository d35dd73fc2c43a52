"""Which texts can be numbers of JSON."""

from __future__ import annotations

exact_max = 2**53 - 1
"""The largest whole number that a program which knows only floats reads as it was written."""


def is_number(text: str) -> bool:
    """Whether a text can stand in JSON as a number and come back as it was, whatever reads it: no sign, no zero before
    it, and not too large."""
    return len(text) <= 16 and text.isascii() and text.isdecimal() and text[0] != "0" and int(text) <= exact_max
