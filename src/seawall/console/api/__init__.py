"""The JSON API under /api/v1: one file a noun, found by walking this folder. Each exports its
handlers as ``ROUTES``; every one names its permission in ``opt`` by :func:`needs`."""

from __future__ import annotations

from typing import Any

from seawall.access.roles import Permission


def needs(permission: Permission) -> dict[str, Any]:
    """What a route's ``opt`` says: its permission, and that it is asked for by token."""
    return {"permission": permission, "door": "api"}
