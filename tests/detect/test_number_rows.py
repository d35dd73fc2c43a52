"""Rows come back as they were packed."""

from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.number_rows import NumberRows, packed

_number = st.integers(0, 2**32 - 1)


@given(st.lists(st.lists(st.tuples(_number, _number), max_size=4)))
def test_rows(rows: list[list[tuple[int, int]]]) -> None:
    kept = NumberRows(packed(rows))
    assert len(kept) == len(rows)
    assert [kept[number] for number in range(len(rows))] == [tuple(row) for row in rows]
