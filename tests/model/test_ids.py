from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seawall.model.ids import ulid


@given(st.lists(st.integers(0, 2**48 - 1), min_size=2, unique=True))
def test_ids_sort_by_time(times: list[int]) -> None:
    assert all(earlier < later for earlier, later in pairwise(ulid(time) for time in sorted(times)))


def test_two_ids_of_one_millisecond_differ() -> None:
    assert ulid(1) != ulid(1)
    assert len(ulid(1)) == 30
