"""Days as people write them."""

from __future__ import annotations

import pytest

from seawall.model.days import day_of, is_day


def test_a_day_there_and_back() -> None:
    assert day_of(1_795_000_000_000) == "2026-11-18"
    assert is_day(day_of(1_795_000_000_000))


@pytest.mark.parametrize("text", ["", "soon", "2027-02-29", "2027-3-1", "20270331", "1999-01-01", "2027-03-31 "])
def test_what_is_no_day(text: str) -> None:
    assert not is_day(text)
