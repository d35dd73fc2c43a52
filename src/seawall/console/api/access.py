"""``/api/v1/access``: who can reach which AI tool with which kind of data."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar import get
from litestar.connection import Request

from seawall.access.roles import Permission
from seawall.console.access import days, read_rights
from seawall.console.api import needs


class Decided(msgspec.Struct, frozen=True):
    """What happens to one kind of data, and by which policies."""

    action: str
    policies: tuple[str, ...]


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """One identity and one tool."""

    principal: str
    acting_for: str | None
    tool: str
    approved: bool
    keys: tuple[str, ...]
    """Public ids of live keys that open the tool; empty when it was only seen in use."""
    texts: int
    """Sent there, whatever became of them."""
    answers: int
    """Answers from there in which data was found that was not sent."""
    categories: dict[str, Decided]
    """On the way out."""
    returning: dict[str, Decided]
    """On the way back, in an answer."""


class AccessMatrix(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    days: int
    """How far back use was looked at."""
    complete: bool
    """False when there were more rows than anyone can read."""
    items: list[Way]


@get(
    "/api/v1/access",
    opt=needs(Permission.KEYS_READ),
    tags=["access"],
    operation_id="readAccess",
    summary="Who can reach which AI tool with which data",
)
async def read_access(request: Request[Any, Any, Any]) -> AccessMatrix:
    """By live key or as seen in use; each category as the policies in force decide it, on the way out and back."""
    rows, cut = await asyncio.to_thread(read_rights, request.app.state.desk.parts)
    return AccessMatrix(
        days=days,
        complete=not cut,
        items=[
            Way(
                principal=str(row.principal),
                acting_for=row.principal.acting_for,
                tool=row.tool.id,
                approved=row.tool.approved,
                keys=row.keys,
                texts=row.texts,
                answers=row.answers,
                categories={name.value: Decided(c.action.value, c.policies) for name, c in row.cells.items()},
                returning={name.value: Decided(c.action.value, c.policies) for name, c in row.returning.items()},
            )
            for row in rows
        ],
    )


ROUTES = (read_access,)
