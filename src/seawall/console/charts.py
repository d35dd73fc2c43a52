"""Charts as numbers a template turns into SVG: no script, no style attribute, the same picture on paper. Pure.

Areas fill a box of 600 by 160 that the page stretches to its width; words stand beside it as HTML, so they keep their
size. Every chart also gives its numbers as a table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

width = 600
height = 160


class Area(msgspec.Struct, frozen=True):
    """One layer of a stack."""

    name: str
    path: str
    """The ``d`` of its SVG path."""
    total: int


class StackedArea(msgspec.Struct, frozen=True):
    """Layers over time, the first at the bottom."""

    areas: tuple[Area, ...]
    ticks: tuple[int, ...]
    """Numbers along the side, from the top, evenly spaced."""
    rules: tuple[float, ...]
    """Where each tick's line lies, from the top."""


def stacked_area(layers: Mapping[str, Sequence[int]]) -> StackedArea:
    """Stack layers of equal length. A layer that is zero all along is left out of the picture and keeps its total."""
    length = max((len(values) for values in layers.values()), default=0)
    sums = [sum(values[at] for values in layers.values()) for at in range(length)]
    top, ticks = scale(max(sums, default=0))
    below = [0] * length
    areas = []
    for name, values in layers.items():
        above = [low + value for low, value in zip(below, values, strict=True)]
        areas.append(Area(name, _between(below, above, top) if any(values) else "", sum(values)))
        below = above
    steps = len(ticks) - 1
    return StackedArea(tuple(areas), ticks, tuple(round(height * at / steps, 1) for at in range(steps + 1)))


def scale(most: int) -> tuple[int, tuple[int, ...]]:
    """A round number at or over ``most``, and the ticks from it down to 0: whole numbers, evenly spaced."""
    if most <= 1:
        return 1, (1, 0)
    for steps, size in ((steps, size) for size in _round_sizes(most) for steps in (4, 3, 5, 2)):
        if size * steps >= most and size * (steps - 1) < most:
            return size * steps, tuple(size * at for at in range(steps, -1, -1))
    return most, (most, 0)


def _round_sizes(most: int) -> list[int]:
    magnitude = 10 ** (len(str(most)) - 1)
    sizes = {max(1, magnitude * factor // ten) for factor in (1, 2, 5) for ten in (1, 10)}
    return sorted(sizes)


def _between(below: Sequence[int], above: Sequence[int], top: int) -> str:
    """The outline between two lines, forth along the upper one and back along the lower."""
    if len(above) == 1:  # a single day is a bar of the whole width
        below, above = [*below, *below], [*above, *above]
    step = width / (len(above) - 1)
    forth = [f"{round(at * step, 1)} {_y(value, top)}" for at, value in enumerate(above)]
    back = [f"{round(at * step, 1)} {_y(value, top)}" for at, value in enumerate(below)]
    return "M" + "L".join(forth) + "L" + "L".join(reversed(back)) + "z"


def _y(value: int, top: int) -> float:
    return round(height - height * value / top, 1)


class HeatCell(msgspec.Struct, frozen=True):
    """A count and how strong its colour is, 0 to 4."""

    count: int
    heat: int


def heat(rows: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> dict[str, list[HeatCell]]:
    """Counts as cells. Strength follows the rank by magnitude against the largest, so one giant leaves the rest
    visible."""
    most = max((count for row in rows.values() for count in row.values()), default=0)
    return {
        name: [HeatCell(row.get(column, 0), _strength(row.get(column, 0), most)) for column in columns]
        for name, row in rows.items()
    }


def _strength(count: int, most: int) -> int:
    """0 for none; else by the square root of the share, which spreads small counts."""
    if count <= 0:
        return 0
    share = (count / most) ** 0.5
    return 1 if share < 0.3 else 2 if share < 0.55 else 3 if share < 0.8 else 4
