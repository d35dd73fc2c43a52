"""Chat: the sanctioned way to an approved AI tool for those who can install nothing.

There is no private path: the page asks here for a short-lived virtual key of its person and then talks to the gateway
like any other client, so that the same policy decides and the same ledger records. The conversation lives in the page.
What the server knows of it is what the gateway keeps anyway: events, and the sealed map that restores the person's own
values, from which :func:`masked` tells that person alone what was masked.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.checking import tool_for
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.errors import NotFound, UsageError
from seawall.model.event import EventKind
from seawall.model.exchange import Principal, Tool
from seawall.model.keys import VirtualKey
from seawall.policy.catalogue import of_upstream, teams_of
from seawall.store.keyring import KeyOrder

LABEL = "Chat page"
key_minutes = 60
keys_live_max = 4
"""Chat pages somebody has open at a time; one more ends the oldest one's key, and that page asks for a new one."""
rate_per_minute = 30
ECHO = "builtin:echo"


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A tool to chat with."""

    tool: str
    name: str
    dialect: str
    models: tuple[str, ...]
    """Those the settings name; empty when the tool is asked."""


def offers(visit: Visit) -> list[Offer]:
    """The approved tools behind the gateway that this person may use, each once."""
    parts, me = visit.parts, _me(visit)
    found: dict[str, Offer] = {}
    for upstream in parts.settings.upstream:
        tool = of_upstream(upstream)
        if tool.id not in found and _open_to(tool_for(parts, me, tool.id), me):
            models = tuple(model for model in upstream.models if not model.endswith("*"))
            found[tool.id] = Offer(
                tool=tool.id,
                name=tool.name or tool.id,
                dialect=upstream.dialect,
                models=("echo",) if upstream.base_url == ECHO else models,
            )
    return list(found.values())


def _me(visit: Visit) -> Principal:
    who = visit.caller.principal
    return Principal(who.kind, who.name, teams=teams_of(visit.parts.settings, str(who)))


def _open_to(tool: Tool, me: Principal) -> bool:
    return tool.approved and not tool.blocked and (not tool.teams or bool(tool.teams & set(me.teams)))


async def show(visit: Visit) -> Response[Any]:
    """The page."""
    return visit.page("chat.html", offers=offers(visit), hours=visit.parts.settings.gateway.pseudonym_lifetime_hours)


async def key(visit: Visit) -> Response[Any]:
    """A key for the gateway: this person's, for the tools offered, for an hour."""
    tools = tuple(one.tool for one in offers(visit))
    if not tools:
        raise UsageError("There is no approved tool to chat with")
    order = KeyOrder(
        principal=visit.caller.principal,
        lifetime_ms=key_minutes * 60_000,
        tools=tools,
        rate_per_minute=rate_per_minute,
        label=LABEL,
    )
    ring = visit.parts.store.key_ring()

    def issued() -> tuple[str, VirtualKey]:
        pair = ring.issue_for_page(order, live_max=keys_live_max)
        visit.parts.store.look_again()  # so that this process's gateway knows it at once
        return pair

    secret, made = await asyncio.to_thread(issued)
    return visit.json(msgspec.json.encode({"key": secret, "ends": made.expires_ms}).decode())


async def masked(visit: Visit) -> Response[Any]:
    """What was masked in one's own exchange: stand-in and value, for the person who sent the values and nobody else."""
    event_id = str(visit.request.path_params["event"])[:64]
    found = await asyncio.to_thread(visit.parts.store.events().event, event_id)
    event = found.event
    mine = event.principal == str(visit.caller.principal) and event.kind is EventKind.GATEWAY_EXCHANGE_DECIDED
    if not mine:
        raise NotFound("No event has this id")
    entries = {}
    if event.conversation:
        entries = dict(await visit.parts.store.pseudonyms().load(event.conversation))
    return visit.json(msgspec.json.encode({"masked": list(entries.items()), "policies": event.policies}).decode())


PAGE = Page(
    title="Chat",
    group=Group.USE,
    order=2,
    routes=(
        Route(method="GET", path="/chat", permission=Permission.CHAT_USE, answer=show),
        Route(method="POST", path="/chat/key", permission=Permission.CHAT_USE, answer=key),
        Route(method="GET", path="/chat/masked/{event:str}", permission=Permission.CHAT_USE, answer=masked),
    ),
)
