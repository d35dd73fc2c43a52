"""What stands between a field's name and the value behind it, however a program spells the name."""

from __future__ import annotations

reach_chars = 56
_FOLDED = str.maketrans("_-", "  ")


def behind(text: str, start: int, name: str) -> tuple[str, str] | None:
    """``(before the name, between it and start)`` where ``name`` stands last before ``start``: as it is, with ``_`` or ``-``
    for its blanks, or without them. None where it does not."""
    before = text[max(0, start - reach_chars) : start]
    low = before.lower()
    if len(low) != len(before):
        return None
    folded, plain = low.translate(_FOLDED), name.translate(_FOLDED)
    closed = plain.replace(" ", "")
    begin, size = max((folded.rfind(plain), len(plain)), (low.rfind(closed), len(closed)))
    return (before[:begin], before[begin + size :]) if begin >= 0 else None
