"""Which tools the shop knows, as policy sees them: its upstreams, and the tools people meet elsewhere."""

from __future__ import annotations

from seawall.model.exchange import Tool
from seawall.model.settings import Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Grade

APPROVED = Tool(id="approved-tool", name="an approved AI tool", grade=Grade.BUSINESS, approved=True)
"""What a text is judged for when no tool is named."""
PUBLIC = Tool(id="public-chatbot", name="a public AI chatbot", grade=Grade.CONSUMER, approved=False)
"""A consumer chatbot nobody approved: the other end of the scale."""


def of_upstream(upstream: UpstreamSettings) -> Tool:
    """The tool behind an ``[[upstream]]``."""
    id = upstream.tool or upstream.name
    return Tool(
        id=id,
        name=id,
        grade=upstream.grade,
        approved=upstream.approved,
        permits=frozenset(upstream.permits),
        teams=frozenset(upstream.teams),
    )


def of_tool(tool: ToolSettings) -> Tool:
    """The tool of a ``[[tool]]``."""
    return Tool(
        id=tool.id,
        name=tool.name or tool.id,
        vendor=tool.vendor,
        grade=tool.grade,
        approved=tool.approved,
        permits=frozenset(tool.permits),
        teams=frozenset(tool.teams),
    )


def tools(settings: Settings) -> dict[str, Tool]:
    """Every tool the settings know, by id. A ``[[tool]]`` says more than an ``[[upstream]]`` of the same id."""
    known = {tool.id: tool for tool in map(of_upstream, settings.upstream)}
    return known | {tool.id: tool for tool in map(of_tool, settings.tool)}


def tool_named(settings: Settings, name: str | None) -> Tool:
    """The tool a person names: by tool id or upstream name; an approved one when nothing is named.

    A name the settings do not know is a tool nobody approved, of unknown grade.
    """
    if not name or name == APPROVED.id:
        return APPROVED
    if name == PUBLIC.id:
        return PUBLIC
    by_upstream = {upstream.name: of_upstream(upstream) for upstream in settings.upstream}
    return tools(settings).get(name) or by_upstream.get(name) or Tool(id=name, name=name)


def teams_of(settings: Settings, principal: str) -> tuple[str, ...]:
    """The teams a principal (``person:ana@shop.example``) is in."""
    return tuple(name for name, members in settings.teams.items() if principal in members)
