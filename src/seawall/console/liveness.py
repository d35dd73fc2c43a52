"""Whether this process lives and is ready, as whoever watches it asks every few seconds.

A worker that is a gateway only has no console (gateway/asgi.py), and it would have one made at the first of these
questions: so they are answered here, with none of the console's framework.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

from seawall import __version__

Message = MutableMapping[str, Any]
Check = tuple[str, Callable[[], object]]
"""A part and what raises when it does not work."""
PATHS = frozenset(("/healthz", "/readyz", "/version"))
check_seconds_max = 5
"""How long a part may take to say that it works."""
_under_way: dict[tuple[asyncio.AbstractEventLoop, str], asyncio.Future[str]] = {}
_HEADERS = [
    (b"content-type", b"application/json"),
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
]


class Alive(msgspec.Struct, frozen=True):
    """The process answers."""

    status: str = "ok"


class Readiness(msgspec.Struct, frozen=True, kw_only=True):
    """Whether requests would be served, part by part."""

    ready: bool
    parts: dict[str, str]
    """``ok``, or in a few words what is missing."""


class Version(msgspec.Struct, frozen=True):
    """What runs here."""

    name: str = "seawall"
    version: str = __version__


async def readiness(engine: object, policy: Callable[[], object], waiting: tuple[Check, ...]) -> Readiness:
    """What works of a process. ``waiting`` are checks that wait for a disk, which threads make."""
    found = {"engine": "ok" if engine else "no detectors", "policy": _outcome(policy)}
    for name, check in waiting:
        found[name] = await _within(name, check)
    return Readiness(ready=all(value == "ok" for value in found.values()), parts=found)


async def _within(name: str, check: Callable[[], object]) -> str:
    """A check's outcome, if it comes in time. One that hangs is not made a second time beside itself: a thread for each
    question would soon leave none for anything else."""
    place = (asyncio.get_running_loop(), name)
    made = _under_way.get(place)
    if made is None:
        made = _under_way[place] = asyncio.ensure_future(asyncio.to_thread(_outcome, check))
        made.add_done_callback(lambda _made: _under_way.pop(place, None))
    await asyncio.wait((made,), timeout=check_seconds_max)
    return made.result() if made.done() else "no answer"


def _outcome(check: Callable[[], object]) -> str:
    try:
        check()
    except Exception as error:  # noqa: BLE001 - a probe reports whatever is wrong and never fails itself
        return type(error).__name__
    return "ok"


class Liveness:
    """An ASGI application that answers these questions and no others."""

    def __init__(self, ready: Callable[[], Awaitable[Readiness]]) -> None:
        self._ready = ready

    async def __call__(self, scope: Message, _receive: object, send: Callable[[Message], Awaitable[None]]) -> None:
        """Answer ``GET`` of one of :data:`PATHS`."""
        status, said = 200, msgspec.json.encode(Alive() if scope["path"] == "/healthz" else Version())
        if scope["path"] == "/readyz":
            found = await self._ready()
            status, said = 200 if found.ready else 503, msgspec.json.encode(found)
        await send({"type": "http.response.start", "status": status, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": said})
