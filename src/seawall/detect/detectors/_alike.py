"""Numbers that stand in a crowd of their like: where too many of the others fail a check, this one holds it by chance.

One number in ten passes a check digit, two in three begin as a telephone number of North America may. A column of parcel
numbers so holds cards and telephone numbers by the dozen; among real ones next to none fails. Asked only for what no
word introduces.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from seawall.detect import late_re as re

near_chars = 500
"""How far the others are looked for, on either side."""
others_max = 40
others_min = 3
"""Fewer that fail prove nothing."""
_RUNS = re.compile(r"[0-9]{1,40}|[A-Za-z]{1,40}|[^0-9A-Za-z]")


def by_chance(text: str, start: int, end: int, share: float, holds: Callable[[str], bool]) -> bool:
    """Whether more than this share of the values of the same form nearby fail what the one at ``start`` holds."""
    others = others_of(text, start, end)
    if len(others) < others_min:
        return False
    failing = sum(not holds(other) for other in others)
    return failing >= others_min and failing > share * len(others)


def others_of(text: str, start: int, end: int) -> list[str]:
    """Values of the same form nearby: as many digits and letters between the same marks."""
    form = _form(_shape(text[start:end]))
    before = form.findall(text, max(0, start - near_chars), start)
    after = form.findall(text, end, end + near_chars)
    return [*before[-others_max:], *after[:others_max]]


def _shape(value: str) -> str:
    """The value as a regex for its like."""
    return "".join(
        f"[0-9]{{{len(run)}}}"
        if run[0].isdigit()
        else f"[A-Za-z]{{{len(run)}}}"
        if run[0].isalpha()
        else re.escape(run)
        for run in _RUNS.findall(value)
    )


@lru_cache(maxsize=256)
def _form(shape: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){shape}(?![\w-])", re.ASCII)
