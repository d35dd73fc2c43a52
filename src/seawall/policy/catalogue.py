"""Which tools the shop knows, as policy sees them: its upstreams, its own entries, and the catalogue of AI tools."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from seawall.discovery.catalogue import Catalogue, KnownTool, builtin
from seawall.model.exchange import Tool
from seawall.model.settings import Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Grade

APPROVED = Tool(id="approved-tool", name="an approved AI tool", grade=Grade.BUSINESS, approved=True)
"""What a text is judged for when no tool is named."""
PUBLIC = Tool(id="public-chatbot", name="a public AI chatbot", grade=Grade.CONSUMER, approved=False)
"""A consumer chatbot nobody approved: the other end of the scale."""


def of_upstream(upstream: UpstreamSettings) -> Tool:
    """The tool behind an ``[[upstream]]``, called as the catalogue calls the entry of the same id."""
    id = upstream.tool or upstream.name
    known = builtin().tools.get(id)
    return Tool(
        id=id,
        name=known.name if known else id,
        vendor=known.vendor if known else "",
        grade=upstream.grade,
        approved=upstream.approved,
        permits=frozenset(upstream.permits),
        teams=frozenset(upstream.teams),
    )


def of_tool(tool: ToolSettings) -> Tool:
    """The tool of a ``[[tool]]``; what it leaves out comes from the catalogue's entry of the same id."""
    known = builtin().tools.get(tool.id)
    return Tool(
        id=tool.id,
        name=tool.name or (known.name if known else tool.id),
        vendor=tool.vendor or (known.vendor if known else ""),
        grade=known.grade if known and tool.grade is Grade.UNKNOWN else tool.grade,
        approved=tool.approved and not tool.blocked,
        permits=frozenset(tool.permits),
        teams=frozenset(tool.teams),
        blocked=tool.blocked,
    )


def of_known(known: KnownTool) -> Tool:
    """A tool of the catalogue, on which nobody has decided."""
    return Tool(id=known.id, name=known.name, vendor=known.vendor, grade=known.grade)


def tools(settings: Settings) -> dict[str, Tool]:
    """Every tool the settings know, by id. A ``[[tool]]`` says more than an ``[[upstream]]`` of the same id."""
    known = {tool.id: tool for tool in map(of_upstream, settings.upstream)}
    return known | {tool.id: tool for tool in map(of_tool, settings.tool)}


def tool_named(settings: Settings, name: str | None) -> Tool:
    """The tool a person names: by tool id or upstream name; an approved one when nothing is named.

    A name nobody knows is a tool nobody approved, of unknown grade.
    """
    if not name or name == APPROVED.id:
        return APPROVED
    if name == PUBLIC.id:
        return PUBLIC
    by_upstream = {upstream.name: of_upstream(upstream) for upstream in settings.upstream}
    found = tools(settings).get(name) or by_upstream.get(name)
    if found is not None:
        return found
    known = builtin().tools.get(name)
    return of_known(known) if known else Tool(id=name, name=name)


def teams_of(settings: Settings, principal: str) -> tuple[str, ...]:
    """The teams a principal (``person:ana@shop.example``) is in."""
    return tuple(name for name, members in settings.teams.items() if principal in members)


def catalogue(settings: Settings) -> Catalogue:
    """The catalogue with the shop's own entries laid over it: they outlive every update of it.

    Raises:
        ConfigError: a host of a ``[[tool]]`` is none.
    """
    return _catalogue(settings.tool)


@lru_cache(maxsize=8)
def _catalogue(own: tuple[ToolSettings, ...]) -> Catalogue:
    return builtin().with_tools(_entry(tool) for tool in own)


def _entry(tool: ToolSettings) -> KnownTool:
    known = builtin().tools.get(tool.id, KnownTool(id=tool.id, name=tool.id, kind="own"))
    return msgspec.structs.replace(
        known,
        name=tool.name or known.name,
        vendor=tool.vendor or known.vendor,
        kind=tool.kind or known.kind,
        grade=known.grade if tool.grade is Grade.UNKNOWN else tool.grade,
        chat=tuple(dict.fromkeys((*tool.hosts, *known.chat))),
        url=tool.url or known.url,
    )
