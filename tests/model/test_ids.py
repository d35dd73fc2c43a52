import os
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


def test_a_forked_process_gives_ids_of_its_own() -> None:
    ulid(1)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, ulid(1).encode())
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reading, 100).decode() not in {ulid(1) for _ in range(200)}
    os.close(reading)
    os.close(writing)
