"""Requests under way take their steps together, and one that is alone waits for nobody."""

import asyncio
import functools

import pytest

from seawall.gateway import steps as module
from seawall.gateway.inspection import Crowded
from seawall.gateway.steps import Steps


async def walk(name: str, steps: Steps, trail: list[str]) -> None:
    for step in "123":
        trail.append(name + step)
        await steps


def test_all_take_a_step_before_any_takes_the_next() -> None:
    async def together() -> list[str]:
        steps, trail = Steps(), list[str]()
        steps.under_way = 3
        await asyncio.gather(*(walk(name, steps, trail) for name in "abc"))
        return trail

    assert asyncio.run(together()) == ["a1", "b1", "c1", "a2", "b2", "c2", "a3", "b3", "c3"]


def test_one_alone_goes_on_at_once() -> None:
    async def alone() -> bool:
        steps, turned = Steps(), list[bool]()
        steps.under_way = 1
        asyncio.get_running_loop().call_soon(turned.append, True)
        await walk("a", steps, [])
        return bool(turned)

    assert not asyncio.run(alone())


def test_long_steps_are_taken_one_in_each_round_of_the_loop() -> None:
    async def together() -> list[str]:
        steps, trail, loop = Steps(), list[str](), asyncio.get_running_loop()
        steps.under_way = 3

        def long(name: str) -> str:
            loop.call_soon(trail.append, "others")
            trail.append(name)
            return name

        taken = await asyncio.gather(*(steps.alone(functools.partial(long, name)) for name in "abc"))
        assert taken == ["a", "b", "c"]
        return trail[:5]

    assert asyncio.run(together()) == ["a", "others", "b", "others", "c"]


def test_a_long_step_that_fails_keeps_nobody_out() -> None:
    async def two() -> tuple[bool, int]:
        steps = Steps()
        failed = await asyncio.gather(steps.alone(lambda: 1 // 0), return_exceptions=True)
        return isinstance(failed[0], ZeroDivisionError), await steps.alone(lambda: 7)

    assert asyncio.run(two()) == (True, 7)


@pytest.mark.parametrize("limit", [{"turns_waiting_max": 1}, {"turn_seconds_max": 0}])
def test_who_would_wait_too_long_for_a_long_step_is_turned_away(
    monkeypatch: pytest.MonkeyPatch, limit: dict[str, int]
) -> None:
    for name, value in limit.items():
        monkeypatch.setattr(module, name, value)

    async def several() -> list[object]:
        steps = Steps()
        steps.under_way = 5
        fresh = [steps.alone(lambda: "fresh") for _ in range(3)]
        going_on = steps.alone(lambda: "begun", begun=True)
        told: list[object] = list(await asyncio.gather(*fresh, going_on, return_exceptions=True))
        return [*told, await steps.alone(lambda: "later")]

    first, second, third, begun, later = asyncio.run(several())
    assert (first, begun, later) == ("fresh", "begun", "later")
    assert isinstance(third, Crowded)
    assert isinstance(second, Crowded) or second == "fresh"
