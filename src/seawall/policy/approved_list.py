"""The approved list: every known tool with where it stands, for whom and what it may be used, and since whose word.

It is put together from three places, the later one saying more: the catalogue (what exists), what was decided on the
console, and the settings (``[[tool]]`` and ``[[upstream]]``), whose word a decision may tighten and never widen.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from seawall.discovery.catalogue import KnownTool
from seawall.model.approvals import Approvals, ToolDecision, ToolState
from seawall.model.exchange import Tool
from seawall.model.settings import Settings
from seawall.policy.approvals import standing
from seawall.policy.catalogue import catalogue, of_known, tools

CHECK_PAGE = "/check"


class Origin(StrEnum):
    """Whose word a tool's state is."""

    SETTINGS = "settings"
    CONSOLE = "console"
    NOBODY = "nobody"


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One tool as the list has it."""

    known: KnownTool
    tool: Tool
    """As policy sees it, for nobody in particular."""
    state: ToolState
    origin: Origin
    owner: str = ""
    review_by: str = ""
    agreement: str = ""
    note: str = ""
    by: str = ""
    decided_ms: int = 0
    built_in: bool = False
    """The echo: nothing goes to anybody, so there is nobody's word to be looked at again."""

    @property
    def ownerless(self) -> bool:
        """Whether nobody answers for an approved tool."""
        return self.state is ToolState.APPROVED and not self.owner and not self.built_in

    def overdue(self, today: str) -> bool:
        """Whether its review is due: ``review_by`` is before ``today``, or an approved tool has none."""
        if self.state is not ToolState.APPROVED or self.built_in:
            return False
        return not self.review_by or self.review_by < today


class Alternative(msgspec.Struct, frozen=True):
    """Where somebody is sent instead."""

    tool: str
    name: str
    url: str


def is_fixed(settings: Settings, tool_id: str) -> bool:
    """Whether the settings name a tool, so that the console may only tighten it."""
    return tool_id in _named(settings)


def _named(settings: Settings) -> set[str]:
    return {tool.id for tool in settings.tool} | {upstream.tool or upstream.name for upstream in settings.upstream}


def approved_list(settings: Settings, approvals: Approvals) -> dict[str, Listed]:
    """Every tool by its id, in the catalogue's order, the shop's own last."""
    named, fixed = tools(settings), _named(settings)
    owners: dict[str, tuple[str, str]] = {}
    said = [(one.id, one.owner, one.review_by) for one in settings.tool]
    for id, owner, day in said + [(one.tool or one.name, one.owner, one.review_by) for one in settings.upstream]:
        first = owners.get(id, ("", ""))
        owners[id] = first[0] or owner, first[1] or day
    leading_out = {one.tool or one.name for one in settings.upstream if not one.base_url.startswith("builtin:")}
    built_in = {one.tool or one.name for one in settings.upstream} - leading_out - {one.id for one in settings.tool}
    known = dict(catalogue(settings).tools)
    for id, tool in named.items():
        known.setdefault(id, KnownTool(id=id, name=tool.name, vendor=tool.vendor, kind="api", grade=tool.grade))
    listed = {}
    for id, entry in known.items():
        base = named.get(id) or of_known(entry)
        tool = standing(base, "", approvals, 0, fixed=id in fixed)
        decision = approvals.decisions.get(id)
        owner, review_by = owners.get(id, ("", ""))
        listed[id] = Listed(
            known=msgspec.structs.replace(entry, grade=tool.grade),
            tool=tool,
            state=_state(tool),
            origin=_origin(decision, is_named=id in fixed),
            owner=owner or (decision.owner if decision else ""),
            review_by=review_by or (decision.review_by if decision else ""),
            agreement=decision.agreement if decision else "",
            note=decision.note if decision else "",
            by=decision.by if decision else "",
            decided_ms=decision.decided_ms if decision else 0,
            built_in=id in built_in,
        )
    return listed


def _state(tool: Tool) -> ToolState:
    if tool.blocked:
        return ToolState.BLOCKED
    return ToolState.APPROVED if tool.approved else ToolState.UNLISTED


def _origin(decision: ToolDecision | None, *, is_named: bool) -> Origin:
    if decision is not None and (not is_named or decision.state is not ToolState.APPROVED):
        return Origin.CONSOLE
    return Origin.SETTINGS if is_named else Origin.NOBODY


def alternatives(listed: Mapping[str, Listed], teams: frozenset[str] = frozenset()) -> dict[str, Alternative]:
    """By kind of tool, the approved one to offer instead; under ``""`` the one for every other kind.

    With no approved tool that has an address, it is the page of this console that masks a text.
    """
    chosen: dict[str, Alternative] = {}
    general = None
    for one in listed.values():
        url = one.known.opens_at
        if one.state is not ToolState.APPROVED or not url or (one.tool.teams and not one.tool.teams & teams):
            continue
        here = Alternative(one.known.id, one.tool.name, url)
        chosen.setdefault(one.known.kind, here)
        if one.known.kind == "assistant" or general is None:
            general = chosen.get("assistant", here)
    chosen[""] = general or Alternative("", "", CHECK_PAGE)
    return chosen
