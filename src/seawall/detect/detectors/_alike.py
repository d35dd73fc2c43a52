"""Numbers that stand in a crowd of their like: where too many of the others fail a check, this one holds it by chance.

One number in ten passes a check digit, two in three begin as a telephone number of North America may. A column of parcel
numbers so holds cards and telephone numbers by the dozen; among real ones next to none fails. Asked only for what no
word introduces.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate

near_chars = 500
"""How far the others are looked for, on either side."""
others_max = 40
others_min = 3
"""Fewer that fail prove nothing."""
_RUNS = re.compile(r"[0-9]{1,40}|[A-Za-z]{1,40}|[^0-9A-Za-z]")


def by_chance(
    candidate: Candidate, share: float, check: str, holds: Callable[[str], bool], span: tuple[int, int] | None = None
) -> bool:
    """Whether more than this share of the values of the same form nearby fail what this one (or the part of it at
    ``span``) holds. Each is a neighbour of eighty others, so what a value came to is kept under the check's name."""
    start, end = span or (candidate.start, candidate.end)
    others = others_of(candidate.text, start, end)
    if len(others) < others_min:
        return False
    known: dict[str, bool] = candidate.memory.setdefault(("alike", check), {})
    for other in others:
        if other not in known:
            known[other] = holds(other)
    failing = len(others) - sum(map(known.__getitem__, others))
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
