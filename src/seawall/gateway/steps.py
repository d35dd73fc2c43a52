"""Requests under way at the same time go in step: all of them take a step before any takes the next.

A request runs through more code than the processor's near caches hold, so that one after the other would fetch all of
it from far away again. In step, the first one fetches what a step needs and the others find it there; at sixteen
connections that is a fifth of a plain request's cost. Where a request is alone it does not wait.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator
from typing import TypeVar

from seawall.gateway.inspection import LATER, Crowded

T = TypeVar("T")

turns_waiting_max = 256
"""So many fresh requests may wait for a long step: ten milliseconds each, where every line of a text is an address."""
turn_seconds_max = 10.0
"""How long one of these waits before it is asked to come again; what is dearer than that has every turn."""


class Steps:
    """Awaited between two steps of a request. One for a worker; used on its loop."""

    __slots__ = ("_long", "_waiting", "under_way")

    def __init__(self) -> None:
        self.under_way = 0
        """How many requests are."""
        self._long = asyncio.Lock()
        self._waiting = 0
        """How many wait for it who may be turned away."""

    def __await__(self) -> Generator[None, None, None]:
        if self.under_way > 1:
            yield  # the loop comes back after everybody else who is ready has had a turn

    async def alone(self, step: Callable[[], T], *, begun: bool = False) -> T:
        """Take a step so long that others should not wait for several of its kind: one in each round of the loop.
        What goes on with a request (``begun``) is not turned away.

        Raises:
            Crowded: too many wait for their turn, or it did not come within ``turn_seconds_max``.
        """
        if begun or not self._long.locked():
            async with self._long:
                return await self._taken(step)
        if self._waiting >= turns_waiting_max:
            raise Crowded(_CROWDED, advice=LATER)
        self._waiting += 1
        try:
            async with asyncio.timeout(turn_seconds_max):
                await self._long.acquire()
        except TimeoutError:
            raise Crowded(_CROWDED, advice=LATER) from None
        finally:
            self._waiting -= 1
        try:
            return await self._taken(step)
        finally:
            self._long.release()

    async def _taken(self, step: Callable[[], T]) -> T:
        taken = step()
        await self
        return taken


_CROWDED = "Too many requests wait to be inspected"
