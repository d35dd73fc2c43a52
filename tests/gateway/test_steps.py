"""Requests under way take their steps together, and one that is alone waits for nobody."""

import asyncio

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
