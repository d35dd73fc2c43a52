"""Reads from the store what :mod:`seawall.governance.workflows` judges; page, API and command show the same. Blocking.

Each entry costs one search an identity, and each proposal one: a search finds the newest fitting events by the ledger's
own lists, so none of them reads the month.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from seawall.governance.workflows import (
    Flow,
    Proposal,
    Register,
    Seen,
    channel_of,
    judge,
    kind_of,
    listed,
    propose,
    unlisted,
    written_by,
)
from seawall.model.days import day_of
from seawall.model.words import Category
from seawall.model.workflows import Gatekeeper, Standing, Workflow
from seawall.policy.catalogue import APPROVED, PUBLIC, of_upstream
from seawall.store.search import EventFilter, Found

if TYPE_CHECKING:
    from seawall.model.settings import Settings
    from seawall.store import Store

days = 30
proposals_max = 30
events_read = 50
"""Newest events of one identity at one tool, from which kinds of data are told."""
staff_asked_max = 20
"""People asked about, the busiest first, until one of them was seen."""
_DAY_MS = 86_400_000
_PERSON = "person:"


def read_register(store: Store, settings: Settings) -> Register:
    """Every entry with its proof and faults, and what nobody listed."""
    reader = _Reader(store, settings)
    workflows = store.workflow_book().list()
    items = [judge(one, reader.seen(one), today=day_of(reader.now_ms), days=days) for one in listed(workflows)]
    left = unlisted(reader.flows(), workflows)
    return Register(
        days=days,
        items=tuple(items),
        dismissed=tuple(one for one in workflows if one.standing is Standing.DISMISSED),
        proposals=tuple(reader.proposal(flow) for flow in left[:proposals_max]),
        proposals_left_out=max(0, len(left) - proposals_max),
    )


def proposal_for(store: Store, settings: Settings, runner: str, tool: str) -> Proposal | None:
    """The proposal about one identity (empty: the staff) and tool, if there is any reason for one."""
    reader = _Reader(store, settings)
    found = next((flow for flow in reader.flows() if (flow.runner, flow.tool) == (runner, tool)), None)
    return reader.proposal(found) if found else None


class _Reader:
    """What one look at the store needs more than once."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self.now_ms = store.clock.now_ms()
        self._since_ms = self.now_ms - days * _DAY_MS
        self._search = store.events()
        self._keys = [one.key for one in store.key_ring().list()]
        self._behind = sorted({of_upstream(upstream).id for upstream in settings.upstream})
        charts, since, until = store.charts(), self._since_ms, self.now_ms + 1
        self._sent = [
            (who, tool, one.counts["events"])
            for one in charts.counts("people", ("principal", "tool", "action"), since_ms=since, until_ms=until)
            for who, tool, action in (one.words,)
            if tool not in _NO_TOOL and action  # what has no action is no text: somebody decided about the tool
        ]
        self._kinds: Mapping[str, set[str]] = defaultdict(set)
        for one in charts.counts("exposure", ("tool", "category"), since_ms=since, until_ms=until):
            self._kinds[one.words[0]].add(one.words[1])

    def flows(self) -> list[Flow]:
        """Each service and agent with each tool it reaches, and the staff with each tool sensitive data went to."""
        texts: dict[tuple[str, str], int] = defaultdict(int)
        keys: dict[tuple[str, str], int] = defaultdict(int)
        for principal, tool, number in self._sent:
            if runner := _runner(principal):
                texts[runner, tool] += number
            elif principal.startswith(_PERSON) and self._kinds[tool]:
                texts["", tool] += number
        for key in self._keys:
            if runner := _runner(str(key.principal)):
                for tool in sorted(key.tools) or self._behind:
                    keys[runner, tool] += 1
        pairs = sorted({*texts, *keys})
        return [Flow(runner=who, tool=tool, texts=texts[who, tool], keys=keys[who, tool]) for who, tool in pairs]

    def proposal(self, flow: Flow) -> Proposal:
        """The entry for a flow, from its newest events."""
        if flow.runner:
            events = self._events(EventFilter(since_ms=self._since_ms, principal=flow.runner, tool=flow.tool))
            kinds = _categories(events)
        else:
            people = self._staff_at(flow.tool)[:1]
            events = [
                found
                for who in people
                for found in self._events(EventFilter(since_ms=self._since_ms, principal=who, tool=flow.tool))
            ]
            kinds = frozenset(Category(name) for name in self._kinds[flow.tool] if name in set(Category))
        newest = next((found.event for found in events if written_by(found.event) is not Gatekeeper.NONE), None)
        return propose(flow, newest, kinds, days=days)

    def seen(self, workflow: Workflow) -> Seen:
        """What came through a workflow's gatekeeper."""
        gatekeeper = workflow.gatekeeper
        if gatekeeper is Gatekeeper.NONE:
            return Seen()
        last: dict[str, tuple[int, str]] = {}
        categories: frozenset[Category] = frozenset()
        for who in workflow.runners or self._staff_at(workflow.tool)[:staff_asked_max]:
            wanted = EventFilter(
                since_ms=self._since_ms,
                kind=kind_of(gatekeeper),
                channel=channel_of(gatekeeper),
                principal=who,
                tool=workflow.tool,
            )
            through = [found for found in self._events(wanted) if written_by(found.event) is gatekeeper]
            if through:
                last[who] = (through[0].event.time, through[0].event.id)
                categories |= _categories(through)
                if not workflow.runners:
                    break
        return Seen(last=last, categories=categories)

    def _events(self, wanted: EventFilter) -> list[Found]:
        return list(self._search.page(wanted, limit=events_read).events)

    def _staff_at(self, tool: str) -> list[str]:
        """People who sent something to a tool, the busiest first."""
        texts: dict[str, int] = defaultdict(int)
        for who, where, number in self._sent:
            if where == tool and who.startswith(_PERSON):
                texts[who] += number
        return sorted(texts, key=lambda who: (-texts[who], who))


def _runner(principal: str) -> str:
    """The principal if it is a service or an agent of the shop, not Seawall's own."""
    kind, _, name = principal.partition(":")
    return principal if kind in {"service", "agent"} and name not in _OURS else ""


_NO_TOOL = frozenset({"", APPROVED.id, PUBLIC.id})
"""What a text is judged for when its sender names no tool."""
_OURS = frozenset({"command-line", "settings-file", "drill", "canary", "browsers", "seawall"})
"""Principals under which Seawall itself writes events."""


def _categories(events: list[Found]) -> frozenset[Category]:
    known = set(Category)
    return frozenset(Category(name) for found in events for name in found.event.categories if name in known)
