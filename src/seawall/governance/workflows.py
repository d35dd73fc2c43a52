"""Is each workflow that feeds an AI watched (AC-6)? What the register says, held against what was seen.

A gatekeeper is not believed: it is proved by texts of the workflow that came through it lately. A workflow that names
its principals is proved when each of them was seen there; one of the staff when anybody was. What the register does
not know and events or keys show is proposed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import msgspec

from seawall.model.event import Event, EventKind
from seawall.model.words import Category, Channel
from seawall.model.workflows import Feed, Gatekeeper, Means, Standing, Workflow

_KINDS = {
    Gatekeeper.GATEWAY: EventKind.GATEWAY_EXCHANGE_DECIDED,
    Gatekeeper.BROWSER: EventKind.ENDPOINT_EXCHANGE_DECIDED,
    Gatekeeper.CLIPBOARD: EventKind.ENDPOINT_EXCHANGE_DECIDED,
    Gatekeeper.CHECK: EventKind.CHECK_TEXT_DECIDED,
}
_CHANNELS = {
    Gatekeeper.BROWSER: Channel.BROWSER,
    Gatekeeper.CLIPBOARD: Channel.CLIPBOARD,
    Gatekeeper.MCP: Channel.MCP,
    Gatekeeper.SQL: Channel.SQL,
}


def kind_of(gatekeeper: Gatekeeper) -> EventKind | None:
    """The one kind of event a gatekeeper writes about what it let through or stopped; None if any kind may be."""
    return _KINDS.get(gatekeeper)


def channel_of(gatekeeper: Gatekeeper) -> Channel | None:
    """The channel of its events; None if any may be."""
    return _CHANNELS.get(gatekeeper)


def written_by(event: Event) -> Gatekeeper:
    """Which gatekeeper an event is the word of; ``none`` when it is none's.

    Who asks the check API says for itself which channel the text is on, so a check proves the check and nothing else.
    """
    if event.kind is EventKind.CHECK_TEXT_DECIDED:
        return Gatekeeper.CHECK
    for gatekeeper in (Gatekeeper.MCP, Gatekeeper.SQL, Gatekeeper.CLIPBOARD, Gatekeeper.BROWSER, Gatekeeper.GATEWAY):
        kind, channel = kind_of(gatekeeper), channel_of(gatekeeper)
        if (kind is None or event.kind is kind) and (channel is None or event.channel is channel):
            return gatekeeper
    return Gatekeeper.NONE


class Fault(StrEnum):
    """What can be wrong with a workflow."""

    UNGATED = "ungated"
    UNPROVED = "unproved"
    NO_OWNER = "no_owner"
    NO_REVIEW = "no_review"
    OVERDUE = "overdue"
    UNDECLARED = "undeclared"


class WorkflowFinding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault of one workflow, in words."""

    workflow: str
    fault: Fault
    what: str
    advice: str


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """What of one workflow came through its gatekeeper in the time looked at."""

    last: Mapping[str, tuple[int, str]] = {}
    """For each principal seen: when last, in Unix milliseconds, and the id of that event."""
    categories: frozenset[Category] = frozenset()
    """Kinds of data in it, of the newest events."""


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A workflow with what became of the claim."""

    workflow: Workflow
    seen_ms: int = 0
    """When something last came through the gatekeeper; 0 for never in the time looked at."""
    event: str = ""
    """The event that proves it."""
    findings: tuple[WorkflowFinding, ...] = ()

    @property
    def proved(self) -> bool:
        """Whether it has a gatekeeper, and events show so."""
        ours = {finding.fault for finding in self.findings}
        return not ours & {Fault.UNGATED, Fault.UNPROVED}


def judge(workflow: Workflow, seen: Seen, *, today: str, days: int) -> Judged:
    """What is wrong with one entry.

    Args:
        workflow: the entry.
        seen: what came through its gatekeeper in the last ``days`` days; of no meaning without a gatekeeper.
        today: the day, ``2027-03-31``.
        days: how far back was looked.
    """
    found: list[tuple[Fault, str, str]] = []
    missing = [one for one in workflow.runners if one not in seen.last]
    if workflow.gatekeeper is Gatekeeper.NONE:
        found.append(
            (
                Fault.UNGATED,
                "Nothing looks at the data before the AI gets it.",
                "Give it a gateway key, or protect the browsers it runs in, then name that as its gatekeeper.",
            )
        )
    elif not seen.last or missing:
        whom = f" by {', '.join(missing)}" if missing else ""
        found.append(
            (
                Fault.UNPROVED,
                f"Nothing sent{whom} came through the {workflow.gatekeeper.value} gatekeeper in {days} days.",
                "Send something through it, correct the entry, or take it off if it runs no more.",
            )
        )
    if not workflow.owner:
        found.append((Fault.NO_OWNER, "Nobody answers for it.", "Name an owner."))
    if not workflow.review_by:
        found.append((Fault.NO_REVIEW, "It has no day for its review.", "Set a day within a year."))
    elif workflow.review_by < today:
        found.append(
            (Fault.OVERDUE, f"Its review was due on {workflow.review_by}.", "Look at it again and set the next day.")
        )
    undeclared = sorted({category.value for category in seen.categories} - {feed.value for feed in workflow.feeds})
    if undeclared and workflow.gatekeeper is not Gatekeeper.NONE:
        names = ", ".join(name.replace("_", " ") for name in undeclared)
        found.append(
            (Fault.UNDECLARED, f"The register does not say that it is fed with {names}.", "Add it, or stop sending it.")
        )
    ms, event = max(seen.last.values(), default=(0, ""))
    return Judged(
        workflow=workflow,
        seen_ms=ms,
        event=event,
        findings=tuple(
            WorkflowFinding(workflow=workflow.id, fault=fault, what=what, advice=advice)
            for fault, what, advice in found
        ),
    )


class Flow(msgspec.Struct, frozen=True, kw_only=True):
    """One identity, or the staff together, and one tool, as seen or as a live key allows."""

    runner: str
    """``service:newsletter``; empty for the staff."""
    tool: str
    texts: int = 0
    keys: int = 0
    """Live keys that open the tool for it."""


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """An entry the register lacks, filled in as far as was seen."""

    workflow: Workflow
    why: str


def unlisted(flows: Iterable[Flow], workflows: Sequence[Workflow]) -> list[Flow]:
    """Those no entry covers, the busiest first. A dismissed entry covers too: somebody has looked at it."""
    covered = {(runner, one.tool) for one in workflows for runner in (one.runners or ("",))}
    left = [flow for flow in flows if (flow.runner, flow.tool) not in covered]
    return sorted(left, key=lambda flow: (-flow.texts, flow.runner, flow.tool))


def propose(flow: Flow, newest: Event | None, categories: Iterable[Category], *, days: int) -> Proposal:
    """The entry for a flow nobody listed.

    Args:
        flow: who and where to.
        newest: the newest event of it, if any.
        categories: kinds of data found in it.
        days: how far back was looked.
    """
    kind, _, name = flow.runner.partition(":")
    means = {"agent": Means.AGENT, "service": Means.KEY}.get(kind, Means.STAFF)
    gatekeeper = written_by(newest) if newest is not None else Gatekeeper.NONE
    if newest is None and flow.keys:
        gatekeeper = Gatekeeper.GATEWAY
    if newest is not None and newest.channel is Channel.CHATBOT:
        means = Means.CHATBOT
    reasons = []
    if flow.keys:
        reasons.append(f"holds {flow.keys} live {'key' if flow.keys == 1 else 'keys'}")
    if flow.texts:
        reasons.append(f"sent {flow.texts} {'text' if flow.texts == 1 else 'texts'} in {days} days")
    return Proposal(
        workflow=Workflow(
            name=f"{name or 'Staff'} with {flow.tool}",
            feeds=tuple(Feed(category.value) for category in Category if category in set(categories)),
            tool=flow.tool,
            means=means,
            gatekeeper=gatekeeper,
            runners=(flow.runner,) if flow.runner else (),
        ),
        why=" and ".join(reasons),
    )


class Register(msgspec.Struct, frozen=True, kw_only=True):
    """All of it."""

    days: int
    """How far back events were looked at."""
    items: tuple[Judged, ...] = ()
    dismissed: tuple[Workflow, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    proposals_left_out: int = 0

    @property
    def findings(self) -> tuple[WorkflowFinding, ...]:
        """Every fault of every entry."""
        return tuple(finding for judged in self.items for finding in judged.findings)

    @property
    def gated(self) -> int:
        """Entries whose gatekeeper is proved."""
        return sum(judged.proved for judged in self.items)


def listed(workflows: Iterable[Workflow]) -> list[Workflow]:
    """Those that are entries, by name."""
    ours = [one for one in workflows if one.standing is Standing.LISTED]
    return sorted(ours, key=lambda one: (one.name.lower(), one.id))
