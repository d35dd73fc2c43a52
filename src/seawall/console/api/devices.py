"""``/api/v1/devices`` and ``/api/v1/coverage``: who is protected, by what, and what nobody sees."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import get
from litestar.connection import Request

from seawall.access.roles import Permission
from seawall.console import coverage
from seawall.console.api import needs
from seawall.policy.trail import Sorted
from seawall.store.devices import About, Device


class DeviceItem(msgspec.Struct, frozen=True, kw_only=True):
    """An enrolled device."""

    id: str
    principal: str
    about: About
    enrolled: int
    """Unix milliseconds, as the other times."""
    seen: int
    revoked: int | None
    policy_version: int
    dropped: int


class DeviceList(msgspec.Struct, frozen=True):
    """Devices, the last seen first."""

    items: list[DeviceItem]


class TrailItem(msgspec.Struct, frozen=True, kw_only=True):
    """Texts or sessions, by whether they left a trail; docs/console.md has the definition."""

    followed: int
    unknown: int
    lost: int
    share: float | None


class CoverageItem(msgspec.Struct, frozen=True, kw_only=True):
    """What is covered, over the last ``days`` days."""

    days: int
    people: int
    protected: int
    unprotected: list[str]
    browsers: int
    clipboards: int
    silent: int
    texts: TrailItem
    sessions: TrailItem
    sites: list[coverage.Site]


@get(
    "/api/v1/devices",
    opt=needs(Permission.DEVICES_READ),
    tags=["devices"],
    operation_id="listDevices",
    summary="List devices",
)
async def list_devices(request: Request[Any, Any, Any]) -> DeviceList:
    """Enrolled devices; ended ones are not among them."""
    devices = request.app.state.desk.parts.store.devices()
    found = await asyncio.to_thread(lambda: devices.list(limit=coverage.devices_read_max))
    return DeviceList([_item(one) for one in found])


@get(
    "/api/v1/coverage",
    opt=needs(Permission.DEVICES_READ),
    tags=["devices"],
    operation_id="coverage",
    summary="What is covered",
)
async def read_coverage(request: Request[Any, Any, Any]) -> CoverageItem:
    """People, browsers, sites, and the share of AI use with a trail."""
    found = await asyncio.to_thread(coverage.read_coverage, request.app.state.desk)
    return CoverageItem(
        days=coverage.days,
        people=len(found.people),
        protected=found.protected,
        unprotected=list(found.unprotected),
        browsers=found.browsers,
        clipboards=found.clipboards,
        silent=found.silent,
        texts=_trail(found.trail.texts),
        sessions=_trail(found.trail.sessions),
        sites=list(found.sites),
    )


def _trail(made: Sorted) -> TrailItem:
    return TrailItem(followed=made.followed, unknown=made.unknown, lost=made.lost, share=made.share)


def _item(one: Device) -> DeviceItem:
    return DeviceItem(
        id=one.id,
        principal=one.principal,
        about=one.about,
        enrolled=one.created_ms,
        seen=one.seen_ms,
        revoked=one.revoked_ms,
        policy_version=one.policy_version,
        dropped=one.dropped,
    )


ROUTES = (list_devices, read_coverage)
