"""Requests under way at the same time go in step: all of them take a step before any takes the next.

A request runs through more code than the processor's near caches hold, so that one after the other would fetch all of
it from far away again. In step, the first one fetches what a step needs and the others find it there; at sixteen
connections that is a fifth of a plain request's cost. Where a request is alone it does not wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from typing import TypeVar

T = TypeVar("T")


class Steps:
    """Awaited between two steps of a request. One for a worker; used on its loop."""

    __slots__ = ("_long", "under_way")

    def __init__(self) -> None:
        self.under_way = 0
        """How many requests are."""
        self._long = asyncio.Lock()

    def __await__(self) -> Generator[None, None, None]:
        if self.under_way > 1:
            yield  # the loop comes back after everybody else who is ready has had a turn

    async def alone(self, step: Callable[[], T]) -> T:
        """Take a step so long that others should not wait for several of its kind: one in each round of the loop."""
        async with self._long:
            taken = step()
            await self
        return taken
