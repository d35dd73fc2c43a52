"""Trying a policy on what already happened, from the ledger alone.

An event holds what policy needs (who, which tool, which categories by which detectors, how sure, how many) and no text,
so a changed policy can be asked about last month without anybody's words being kept.

What an event cannot tell is filled in so that nothing looks safer than it was: findings beyond the hundred an event
holds are stood for by one of each missing category; a tool the settings do not know is nobody's approved tool. Whether
a value belonged to another customer is known from the event only as the decision it led to.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from seawall.model.errors import UsageError
from seawall.model.event import Event, FindingRecord
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Direction, PrincipalKind
from seawall.policy.deciding import decide
from seawall.policy.policy_set import PolicySet

examples_per_change_max = 5


class Change(msgspec.Struct, frozen=True):
    """Events that would now come to something else, counted together."""

    before: Action
    after: Action
    tool: str
    policies: tuple[str, ...]
    """The policies that would decide."""
    categories: tuple[str, ...]
    events: int
    principals: int
    """How many different people, services and agents."""
    examples: tuple[str, ...]
    """Ids of some of these events."""

    @property
    def stricter(self) -> bool:
        """Whether more would be kept in."""
        return self.after.rank > self.before.rank


class Replayed(msgspec.Struct, frozen=True):
    """What a replay came to."""

    decided: int
    """Events that held a decision and were decided again."""
    passed_over: int
    """Events that hold none (a key was issued), or whose detail is gone."""
    before: dict[str, int]
    """Events by what was done."""
    after: dict[str, int]
    """Events by what would be done."""
    changes: tuple[Change, ...]
    """The most frequent first."""


def replay(policy_set: PolicySet, events: Iterable[Event], tools: Mapping[str, Tool]) -> Replayed:
    """Decide past events with a policy set. ``tools`` are those the settings know, by id."""
    policy_set = policy_set.in_mode(strict=policy_set.strict)
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    passed_over = 0
    groups: dict[tuple[Action, Action, str, tuple[str, ...], tuple[str, ...]], tuple[list[str], set[str]]] = {}
    for event in events:
        rebuilt = rebuild(event, tools)
        if rebuilt is None or event.action is None:
            passed_over += 1
            continue
        verdict = decide(policy_set, *rebuilt)
        was = Action(event.detail.get("would", event.action))
        before[was.value] += 1
        after[verdict.action.value] += 1
        if verdict.action is not was:
            key = (was, verdict.action, event.tool, verdict.policies, tuple(sorted(event.categories)))
            ids, principals = groups.setdefault(key, ([], set()))
            ids.append(event.id)
            principals.add(event.principal)
    changes = [
        Change(*key, len(ids), len(principals), tuple(ids[:examples_per_change_max]))
        for key, (ids, principals) in groups.items()
    ]
    changes.sort(key=lambda change: (-change.events, change.tool, change.policies))
    return Replayed(sum(before.values()), passed_over, dict(before), dict(after), tuple(changes))


def rebuild(event: Event, tools: Mapping[str, Tool]) -> tuple[Exchange, list[Finding]] | None:
    """The exchange and findings an event was made of, or None when it holds no decision."""
    if event.action is None or event.channel is None:
        return None
    if event.categories and not event.findings:
        return None
    exchange = Exchange(
        principal=_principal(event.principal),
        tool=tools.get(event.tool) or Tool(id=event.tool, name=event.tool),
        channel=event.channel,
        direction=event.direction or Direction.OUT,
        conversation=event.conversation,
        model=event.model,
        subject=event.subject or None,
        coverage=Coverage(event.inspected, event.strings),
        categories=_categories(event.detail.get("key_categories", "")),
    )
    findings = [_finding(record) for record in event.findings]
    return exchange, findings + _left_out(event)


def _categories(text: str) -> frozenset[Category]:
    """What the key was for."""
    return frozenset(Category(word) for word in text.split(",") if word in Category._value2member_map_)


def _principal(text: str) -> Principal:
    try:
        return Principal.parse(text)
    except UsageError:
        return Principal(PrincipalKind.PERSON, text)


def _finding(record: FindingRecord) -> Finding:
    return Finding(
        detector=record.detector,
        category=record.category,
        confidence=record.confidence,
        count=record.count,
        subject=record.subject,
        start=record.start,
        end=record.end,
    )


def _left_out(event: Event) -> list[Finding]:
    """One finding for each category of which the event lists fewer than it counts."""
    listed = Counter(record.category.value for record in event.findings)
    return [
        Finding(detector="unlisted", category=Category(category), start=0, end=0)
        for category, count in sorted(event.categories.items())
        if event.findings_left_out and count > listed[category] and category in Category._value2member_map_
    ]
