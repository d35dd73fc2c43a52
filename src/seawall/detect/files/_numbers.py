"""Numbers and dates of cells as a person would type them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

# Built-in number formats that show dates or times: ECMA-376 part 1, section 18.8.30.
_DATE_IDS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_DATE_CODE = re.compile(r"[ymdhs]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_code_chars_max = 255


def is_date_format(number: int, code: str = "") -> bool:
    """Whether a number format shows its number as a date; ``code`` is the format's own text where it has one."""
    if code:
        return bool(_DATE_CODE.search(_LITERAL.sub("", code[:_code_chars_max])))
    return number in _DATE_IDS


def plain_number(text: str) -> str:
    """``4111111111111111`` for ``4.111111111111111E15``, ``7`` for ``7.0``."""
    if "E" not in text and "e" not in text and "." not in text:
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 1e17 else repr(value)


def date_text(serial: str) -> str:
    """An Excel date (days since 1899-12-30) in ISO 8601; what is no number stays as it is."""
    try:
        days = float(serial)
        moment = datetime(1899, 12, 30) + timedelta(days=days)  # noqa: DTZ001 - a sheet's dates have no zone
    except (ValueError, OverflowError):
        return serial
    return moment.date().isoformat() if days.is_integer() else moment.isoformat(" ", "seconds")
