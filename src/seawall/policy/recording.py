"""From what was decided to what the ledger remembers. Every edge makes its events here, so that they read alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from seawall.detect.masking import masked_sample
from seawall.model import drills, limits
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.exchange import Exchange, Part
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import Action, RiskPath

Fingerprint = Callable[[str], str]
"""A value's keyed fingerprint, so that the same value can be found again without being stored."""


class Located(msgspec.Struct, frozen=True):
    """A finding with the part it was found in."""

    part: Part
    finding: Finding


def record(located: Located, action: Action, fingerprint: Fingerprint) -> FindingRecord:
    """A finding as the ledger keeps it: the value goes into a masked sample and a keyed fingerprint, and no further."""
    part, finding = located.part, located.finding
    return FindingRecord(
        detector=finding.detector,
        category=finding.category,
        confidence=finding.confidence,
        action=action,
        path=part.path,
        start=finding.start,
        end=finding.end,
        masked=masked_sample(part.text, finding),
        fingerprint=fingerprint(part.text[finding.start : finding.end]),
        reasons=finding.reasons,
        count=finding.count,
        subject=finding.subject,
    )


def event_of(
    kind: EventKind,
    exchange: Exchange,
    found: Sequence[Located],
    verdict: Verdict,
    *,
    id: str,
    time: int,
    fingerprint: Fingerprint,
) -> Event:
    """The event of a decision. What an edge knows besides (bytes, status, overhead, key) it adds to the result.

    ``verdict.actions`` must stand beside ``found``, as policy.decide returns them.
    """
    kept = list(zip(found, verdict.actions, strict=True))[: limits.findings_per_event_max]
    records = [record(located, action, fingerprint) for located, action in kept]
    categories = Counter(located.finding.category.value for located in found)
    event = event_with(
        kind, exchange, records, verdict, id=id, time=time, subject=exchange.subject or "", categories=categories
    )
    return msgspec.structs.replace(event, findings_left_out=len(found) - len(kept))


def event_with(
    kind: EventKind,
    exchange: Exchange,
    records: Sequence[FindingRecord],
    verdict: Verdict,
    *,
    id: str,
    time: int,
    subject: str = "",
    categories: Mapping[str, int] | None = None,
    key: str = "",
    bytes_out: int = 0,
    detail: Mapping[str, str] | None = None,
) -> Event:
    """The same, for an edge that has the records of its findings already and knows the rest."""
    kept = tuple(records[: limits.findings_per_event_max])
    return Event(
        id=id,
        time=time,
        kind=kind,
        principal=str(exchange.principal),
        tool=exchange.tool.id,
        channel=exchange.channel,
        direction=exchange.direction,
        action=verdict.action,
        risk_path=_path_of(exchange),
        findings=kept,
        findings_left_out=len(records) - len(kept),
        categories=dict(categories) if categories is not None else _counted(records),
        policies=verdict.policies,
        policy_set=verdict.policy_set,
        message=verdict.message,
        model=exchange.model,
        conversation=exchange.conversation,
        subject=subject,
        inspected=exchange.coverage.inspected,
        strings=exchange.coverage.strings,
        key=key,
        bytes_out=bytes_out,
        detail=_detail(exchange, verdict, detail),
    )


def _detail(exchange: Exchange, verdict: Verdict, more: Mapping[str, str] | None) -> dict[str, str]:
    """What a replay needs besides, where there is any, and what the edge adds."""
    detail = dict(more) if more else {}
    if verdict.would is not None:
        detail.setdefault("would", verdict.would.value)
    if exchange.categories:
        detail["key_categories"] = ",".join(sorted(exchange.categories))
    return detail


def _path_of(exchange: Exchange) -> RiskPath:
    if str(exchange.principal) == drills.PRINCIPAL:
        return RiskPath.DRILL
    return RiskPath.STAFF_PASTE if exchange.tool.approved else RiskPath.TOOL_ACCUMULATION


def _counted(records: Iterable[FindingRecord]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for one in records:
        name = one.category._value_  # ``value`` is looked up in Python code each time, and texts have many findings
        counts[name] = counts.get(name, 0) + 1
    return counts
