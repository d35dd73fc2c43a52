import itertools

from hypothesis import given
from hypothesis import strategies as st

from seawall.console import charts


@given(st.integers(0, 10**12))
def test_a_scale_reaches_the_largest_value_in_even_whole_steps(most: int) -> None:
    top, ticks = charts.scale(most)
    assert top >= most
    assert top <= max(1, most) * 2.5
    assert (ticks[0], ticks[-1]) == (top, 0)
    assert len({high - low for high, low in itertools.pairwise(ticks)}) == 1


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=60))
def test_a_stack_stays_in_its_box_and_keeps_its_sums(days: list[tuple[int, int]]) -> None:
    low, high = [day[0] for day in days], [day[1] for day in days]
    drawn = charts.stacked_area({"block": low, "allow": high})
    assert [area.total for area in drawn.areas] == [sum(low), sum(high)]
    for area in drawn.areas:
        points = area.path.removeprefix("M").removesuffix("z").split("L") if area.path else []
        for point in points:
            x, y = map(float, point.split())
            assert 0 <= x <= charts.width
            assert 0 <= y <= charts.height


def test_layers_lie_on_one_another() -> None:
    drawn = charts.stacked_area({"block": [1, 1], "allow": [1, 3]})
    assert drawn.ticks == (4, 3, 2, 1, 0)
    assert drawn.areas[0].path == "M0.0 120.0L600.0 120.0L600.0 160.0L0.0 160.0z"
    assert drawn.areas[1].path == "M0.0 80.0L600.0 0.0L600.0 120.0L0.0 120.0z"


def test_an_empty_layer_is_not_drawn_and_one_day_is_a_bar() -> None:
    drawn = charts.stacked_area({"block": [0], "allow": [5]})
    assert drawn.areas[0].path == ""
    assert drawn.areas[1].path.startswith("M0.0 ")
    assert "600.0" in drawn.areas[1].path


def test_heat_follows_the_counts() -> None:
    cells = charts.heat({"a": {"x": 100, "y": 1}, "b": {}}, ["x", "y"])
    assert [(cell.count, cell.heat) for cell in cells["a"]] == [(100, 4), (1, 1)]
    assert [cell.heat for cell in cells["b"]] == [0, 0]
