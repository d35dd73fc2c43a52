"""What machines ask of a service: does it live, is it ready, which version, and its counters (Prometheus text)."""

from __future__ import annotations

import asyncio
from typing import Any

from litestar import get
from litestar.connection import Request
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.api import needs
from seawall.console.liveness import Alive, Readiness, Version, readiness
from seawall.console.metrics import exposition


@get("/healthz", opt=needs(Permission.PROBE), tags=["probes"], operation_id="healthz", summary="Does it live?")
async def healthz() -> Alive:
    """Answers as long as the process does; looks at nothing."""
    return Alive()


@get("/readyz", opt=needs(Permission.PROBE), tags=["probes"], operation_id="readyz", summary="Is it ready?")
async def readyz(request: Request[Any, Any, Any]) -> Response[Readiness]:
    """The store answers, the ledger takes events, detectors and policies are loaded; else 503."""
    desk = request.app.state.desk
    parts = desk.parts
    waiting = (("store", desk.accounts.has_owner), ("ledger", parts.store.ledger().ready))
    found = await readiness(parts.engine.detectors, parts.policy, waiting)
    return Response(found, status_code=200 if found.ready else 503)


@get("/version", opt=needs(Permission.PROBE), tags=["probes"], operation_id="version", summary="Which version?")
async def version() -> Version:
    """Name and version."""
    return Version()


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
