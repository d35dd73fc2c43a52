"""Devices: which browsers and clipboards are protected, whether the protection works, who and what is not covered."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any
from urllib.parse import urlencode

from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console import coverage
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.errors import NotFound
from seawall.store.devices import Device

rows_max = 200
tools_named_max = 6
INSTALLS = {
    "admin": "by policy",
    "normal": "from a store",
    "development": "by hand",
    "sideload": "by another program",
    "other": "another way",
}
_STATES = {"": "In use", "silent": "Silent", "failing": "With a failing test", "revoked": "Ended"}
_KINDS = {"": "All", "chromium": "Chromium", "firefox": "Firefox", "clipboard": "Clipboard"}
_DONE = {"revoked": "The device is ended. It goes on enforcing the last policy it had, and is told nothing new."}


async def show(visit: Visit) -> Response[Any]:
    """Coverage, then the devices that fit the filters."""
    given = {name: visit.query(name).strip()[:200] for name in ("q", "kind", "state")}
    covered = await asyncio.to_thread(coverage.read_coverage, visit.desk)
    store = visit.parts.store.devices()
    everything = given["state"] == "revoked"
    devices = await asyncio.to_thread(lambda: store.list(everything=everything, limit=coverage.devices_read_max))
    failing = {test.device for test in await asyncio.to_thread(store.failing_tests)}
    found = [one for one in devices if _fits(one, given, failing, visit.now_ms)]
    shown = found[:rows_max]
    kept = {name: value for name, value in given.items() if value}
    return visit.page(
        "devices.html",
        covered=covered,
        failing=[(site, layer) for site in covered.sites for layer in site.layers if layer.failing],
        devices=shown,
        failing_devices=failing,
        silent={one.id for one in shown if coverage.is_silent(one, visit.now_ms)},
        left_out=len(found) - len(shown),
        tools=await asyncio.to_thread(_tools_seen, visit, {one.principal for one in shown}),
        given=given,
        filtered=bool(kept),
        address="/devices" + (f"?{urlencode(kept)}" if kept else ""),
        states=_STATES,
        kinds=_KINDS,
        installs=INSTALLS,
        days=coverage.days,
        silent_days=coverage.silent_days,
        done=_DONE.get(visit.query("done"), ""),
    )


def _fits(one: Device, given: dict[str, str], failing: set[str], now_ms: int) -> bool:
    words = (one.principal, one.id, one.about.os, one.about.name, one.about.browser)
    state = given["state"]
    return (
        (not given["q"] or any(given["q"].lower() in word.lower() for word in words))
        and (given["kind"] not in _KINDS or not given["kind"] or one.about.browser == given["kind"])
        and (state != "revoked" or one.revoked_ms is not None)
        and (state != "silent" or coverage.is_silent(one, now_ms))
        and (state != "failing" or one.id in failing)
    )


def _tools_seen(visit: Visit, people: set[str]) -> dict[str, list[str]]:
    """By person, the tools they were seen with, the most used first."""
    day_ms = 86_400_000
    since = visit.now_ms - coverage.days * day_ms
    counts = visit.parts.store.charts().counts(
        "people", ("principal", "tool"), since_ms=since, until_ms=visit.now_ms + 1
    )
    found: dict[str, list[str]] = defaultdict(list)
    for one in counts:
        person, tool = one.words
        if person in people and tool and len(found[person]) < tools_named_max:
            found[person].append(tool)
    return dict(found)


async def one(visit: Visit) -> Response[Any]:
    """One device: what it is, how its layers fare, and its end."""
    device_id = str(visit.request.path_params["device"])[:64]
    store = visit.parts.store.devices()
    device = await asyncio.to_thread(store.get, device_id)
    if device is None:
        raise NotFound("There is no such device", advice="It may have been named wrongly; see the list.")
    tests = [test for test in await asyncio.to_thread(store.tests) if test.device == device_id]
    seen = await asyncio.to_thread(_tools_seen, visit, {device.principal})
    return visit.page(
        "device.html",
        device=device,
        tests=sorted(tests, key=lambda test: (test.ok, test.site, test.layer)),
        tools=seen.get(device.principal, []),
        silent=coverage.is_silent(device, visit.now_ms),
        installs=INSTALLS,
        days=coverage.days,
    )


async def revoke(visit: Visit) -> Response[Any]:
    """End a device."""
    store, by = visit.parts.store.devices(), str(visit.caller.principal)
    device_id = str(visit.request.path_params["device"])[:64]
    await asyncio.to_thread(lambda: store.revoke(device_id, by=by))
    return visit.go("/devices?done=revoked")


PAGE = Page(
    title="Devices",
    group=Group.REACH,
    order=3,
    routes=(
        Route(method="GET", path="/devices", permission=Permission.DEVICES_READ, answer=show),
        Route(method="GET", path="/devices/{device:str}", permission=Permission.DEVICES_READ, answer=one),
        Route(method="POST", path="/devices/{device:str}", permission=Permission.DEVICES_WRITE, answer=revoke),
    ),
)
