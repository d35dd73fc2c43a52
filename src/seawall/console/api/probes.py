"""What machines ask of a service: does it live, is it ready, which version, and its counters (Prometheus text)."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import get
from litestar.connection import Request
from litestar.response import Response

from seawall import __version__
from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.metrics import exposition


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

    name: str
    version: str


@get("/healthz", opt=needs(Permission.PROBE), tags=["probes"], operation_id="healthz", summary="Does it live?")
async def healthz() -> Alive:
    """Answers as long as the process does; looks at nothing."""
    return Alive()


@get("/readyz", opt=needs(Permission.PROBE), tags=["probes"], operation_id="readyz", summary="Is it ready?")
async def readyz(request: Request[Any, Any, Any]) -> Response[Readiness]:
    """The store answers, the ledger takes events, detectors and policies are loaded; else 503."""
    desk = request.app.state.desk
    parts = desk.parts
    found = {"engine": "ok" if parts.engine.detectors else "no detectors", "policy": "ok"}
    try:
        parts.policy()
    except Exception as error:  # noqa: BLE001 - a probe reports whatever is wrong and never fails itself
        found["policy"] = type(error).__name__
    for name, probe in (("store", desk.accounts.has_owner), ("ledger", parts.store.ledger().ready)):
        try:
            await asyncio.to_thread(probe)
            found[name] = "ok"
        except Exception as error:  # noqa: BLE001 - as above
            found[name] = type(error).__name__
    ready = all(value == "ok" for value in found.values())
    return Response(Readiness(ready=ready, parts=found), status_code=200 if ready else 503)


@get("/version", opt=needs(Permission.PROBE), tags=["probes"], operation_id="version", summary="Which version?")
async def version() -> Version:
    """Name and version."""
    return Version("seawall", __version__)


@get(
    "/metrics",
    opt=needs(Permission.METRICS_READ),
    tags=["probes"],
    operation_id="metrics",
    summary="Counters for Prometheus",
    description="For a token with metrics:read, or a process on this machine that comes straight (no proxy headers).",
    media_type="text/plain; version=0.0.4",
)
async def metrics(request: Request[Any, Any, Any]) -> str:
    """Counters of this process and of events. Names tools and categories, never people or content."""
    return await asyncio.to_thread(exposition, request.app.state.desk)


ROUTES = (healthz, readyz, version, metrics)
