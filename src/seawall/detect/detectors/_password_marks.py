"""Which of the rarer forms of a password a text may hold."""

from __future__ import annotations

from functools import cache

from seawall.detect.detectors._password_forms import FORMS, Form
from seawall.detect.detectors._password_records import RECORDS

_forms: tuple[Form, ...] = (*FORMS, *RECORDS)


@cache
def _marks() -> frozenset[str]:
    return frozenset(mark for form in _forms for mark in form.marks)


def forms_in(lowered: str) -> list[Form]:
    """Those with a mark in a text in small letters. Many share one, so that each is looked for once, at C speed."""
    stand = set(filter(lowered.__contains__, _marks()))
    return [form for form in _forms if not stand.isdisjoint(form.marks)] if stand else []
