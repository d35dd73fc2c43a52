"""Days as people write them in forms and files: ``2027-03-31``, in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime


def day_of(ms: int) -> str:
    """The day a moment in Unix milliseconds is in."""
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d")


def is_day(text: str) -> bool:
    """Whether a text is a day of this century, written as here."""
    try:
        return len(text) == 10 and text.startswith("20") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
