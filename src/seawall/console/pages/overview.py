"""The start page: first steps while there is nothing to show, then what the roll-ups say. Nothing is invented: a part
without data is left out, and what Seawall can't see is said."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import Any

import msgspec
from litestar.response import Response

from seawall.access.keys import KeyFault, key_findings
from seawall.access.roles import Permission
from seawall.console import charts
from seawall.console.parts import Group, Page, Route
from seawall.console.visit import Visit
from seawall.model.event import EventKind
from seawall.model.words import Action, Category, Channel, RiskPath
from seawall.policy.catalogue import APPROVED, PUBLIC, tools
from seawall.store import Store

days = 30
tools_max = 8
decisions_max = 6
ending_key_days = 7
_DAY_MS = 86_400_000
_DECIDED = frozenset({EventKind.GATEWAY_EXCHANGE_DECIDED.value, EventKind.CHECK_TEXT_DECIDED.value})
"""Texts on their way to an AI, whoever sent them."""
_LAYERS = (Action.BLOCK, Action.MASK, Action.COACH, Action.ALLOW)
RISK_NAMES = {
    RiskPath.STAFF_PASTE: ("Staff pasting data", "People and services sending data to tools we approved."),
    RiskPath.TOOL_ACCUMULATION: ("Unvetted tools collecting data", "Anything meant for a tool nobody approved."),
    RiskPath.AI_PHISHING: ("AI-written phishing", "Mail is not looked at yet."),
}


class Decision(msgspec.Struct, frozen=True):
    """Something only a person can settle."""

    what: str
    detail: str
    link: str
    label: str


class Numbers(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the page draws, read in one go."""

    dates: list[int]
    chart: charts.StackedArea
    daily: dict[str, list[int]]
    heat: dict[str, list[charts.HeatCell]]
    paths: dict[str, int]
    drilled: int
    """Texts of drills, which no other number here counts."""
    channels: dict[str, int]
    decisions: list[Decision]
    keys_live: int
    keys_used: int


async def start(visit: Visit) -> Response[Any]:
    """To the overview, or to where a role without it begins."""
    return visit.go("/overview" if visit.may(Permission.OVERVIEW_READ) else "/check")


async def show(visit: Visit) -> Response[Any]:
    """The overview."""
    numbers = await asyncio.to_thread(_read, visit)
    base_url = visit.parts.settings.server.public_url or str(visit.request.base_url).rstrip("/")
    upstreams = visit.parts.settings.upstream
    return visit.page(
        "overview.html",
        numbers=numbers,
        days=days,
        plot=charts,
        columns=list(Category),
        risks=RISK_NAMES,
        base_url=base_url,
        model=next((m for u in upstreams for m in u.models if "*" not in m), "gpt-4o-mini"),
        upstreams=[upstream.name for upstream in upstreams],
        commands=visit.parts.commands,
    )


def _read(visit: Visit) -> Numbers | None:
    """The numbers of the last days; None while there is nothing to show. Blocking."""
    store, now = visit.parts.store, visit.now_ms
    first = (now // _DAY_MS - days + 1) * _DAY_MS
    dates = [first + at * _DAY_MS for at in range(days)]
    read = store.charts().counts
    daily = {action.value: [0] * days for action in _LAYERS}
    paths = dict.fromkeys(RISK_NAMES, 0)
    drilled = 0
    channels: dict[str, int] = defaultdict(int)
    traffic = read(
        "traffic", ("kind", "action", "channel", "risk_path"), since_ms=first, until_ms=now + 1, step_hours=24
    )
    for one in traffic:
        kind, action, channel, path = one.words
        if path == RiskPath.DRILL:
            drilled += one.counts["events"] if kind in _DECIDED else 0
        elif kind in _DECIDED and action in daily:
            daily[action][(one.start_ms - first) // _DAY_MS] += one.counts["events"]
            paths[RiskPath(path)] += one.counts["events"]
            channels[channel] += one.counts["events"]
    if not any(any(values) for values in daily.values()):
        return None
    exposure: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in read("exposure", ("tool", "category"), since_ms=first, until_ms=now + 1):
        tool, category = one.words
        exposure[tool][category] += one.counts["findings"]
    ranked = sorted(exposure, key=lambda tool: -sum(exposure[tool].values()))[:tools_max]
    ring = store.key_ring().list()
    return Numbers(
        dates=dates,
        chart=charts.stacked_area(daily),
        daily=daily,
        heat=charts.heat({tool: exposure[tool] for tool in ranked}, [category.value for category in Category]),
        paths={path.value: number for path, number in paths.items()},
        drilled=drilled,
        channels={name: channels[name] for name in (c.value for c in Channel) if channels.get(name)},
        decisions=_decisions(visit, store, first)[:decisions_max],
        keys_live=len(ring),
        keys_used=sum(1 for one in ring if one.used_ms is not None and one.used_ms >= first),
    )


def _decisions(visit: Visit, store: Store, since_ms: int) -> list[Decision]:
    """What waits for a person: tools in use that nobody approved, keys that end soon, keys nobody uses."""
    known = {tool.id: tool for tool in tools(visit.parts.settings).values()}
    users: dict[str, set[str]] = defaultdict(set)
    people = store.charts().counts(
        "people", ("tool", "principal", "action"), since_ms=since_ms, until_ms=visit.now_ms + 1
    )
    for one in people:
        tool, principal, action = one.words
        if tool and action and tool not in {APPROVED.id, PUBLIC.id} and not (tool in known and known[tool].approved):
            users[tool].add(principal)
    waiting = [
        Decision(
            known[tool].name if tool in known else tool,
            f"wanted by {len(people)} {'sender' if len(people) == 1 else 'senders'}, not approved",
            f"/events?tool={tool}",
            "See events",
        )
        for tool, people in sorted(users.items(), key=lambda item: -len(item[1]))
    ]
    if not visit.may(Permission.KEYS_READ):
        return waiting
    soon, rules = visit.now_ms + ending_key_days * _DAY_MS, visit.parts.settings.keys
    for listed in store.key_ring().list():
        key = listed.key
        name = key.label or str(key.principal)
        if key.expires_ms < soon and key.expires_ms - key.created_ms > ending_key_days * _DAY_MS:
            waiting.append(Decision(name, "key ends within a week", f"/keys#key-{key.id}", "See key"))
        elif found := key_findings(key, listed.used_ms, visit.now_ms, rules):
            words = {KeyFault.UNUSED: f"key unused for {rules.unused_days} days", KeyFault.LONG_LIVED: "long-lived key"}
            waiting.append(Decision(name, words[found[-1].fault], f"/keys#key-{key.id}", "See key"))
    return waiting


PAGE = Page(
    title="Overview",
    group=Group.WATCH,
    order=1,
    routes=(
        Route(method="GET", path="/overview", permission=Permission.OVERVIEW_READ, answer=show),
        Route(method="GET", path="/", permission=Permission.ACCOUNT, answer=start),
    ),
)
