"""Hourly counts, so that a chart never reads events.

Three cubes, each row one UTC hour: *traffic* (kind, channel, tool, action, risk path), *people* (principal, tool,
action) and *exposure* (tool, category, detector, action of the finding: how much of which kind of data each tool was
sent, RISK-2). They are written in the transaction of the events they count, so they agree with the ledger always;
retention leaves them, because they hold no finding.
"""

from __future__ import annotations

from seawall.model.event import Event
from seawall.store.database import Hot

hour_ms = 3_600_000

_TRAFFIC = ("hour", "kind", "channel", "tool", "action", "risk_path")
_PEOPLE = ("hour", "principal", "tool", "action")
_EXPOSURE = ("hour", "tool", "category", "detector", "action")


def _upsert(table: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> tuple[str, str]:
    grown = ",".join(f"{count} = {table}.{count} + excluded.{count}" for count in counts)
    return f"{table}({','.join((*keys, *counts))})", f"ON CONFLICT ({','.join(keys)}) DO UPDATE SET {grown}"


_INTO_TRAFFIC = _upsert("hourly_traffic", _TRAFFIC, ("events", "findings", "bytes_out", "bytes_in"))
_INTO_PEOPLE = _upsert("hourly_people", _PEOPLE, ("events", "findings", "bytes_out"))
_INTO_EXPOSURE = _upsert("hourly_exposure", _EXPOSURE, ("findings", "records", "chars"))


class Rollup:
    """Counts of one batch, added to the tables at its end."""

    def __init__(self, numbers: dict[str, int]) -> None:
        """``numbers`` has a number for every word of the batch."""
        self._numbers = numbers
        self._traffic: dict[tuple[int, ...], list[int]] = {}
        self._people: dict[tuple[int, ...], list[int]] = {}
        self._exposure: dict[tuple[int, ...], list[int]] = {}

    def add(self, event: Event) -> tuple[int, int, int, int, int, str]:
        """Count an event; returns its kind, action, channel, principal and tool as numbers, and its facets."""
        numbers = self._numbers
        hour = event.time // hour_ms
        kind = numbers[event.kind]
        action = numbers[event.action or ""]
        channel = numbers[event.channel or ""]
        principal = numbers[event.principal]
        tool = numbers[event.tool]
        facets: set[int] = {numbers["policy:" + policy] for policy in event.policies} if event.policies else set()
        findings = 0
        if event.findings or event.categories:
            findings = self._expose(event, hour, tool, action, facets)
        key: tuple[int, ...] = (hour, kind, channel, tool, action, numbers[event.risk_path])
        counts = self._traffic.get(key)
        if counts is None:
            counts = self._traffic[key] = [0, 0, 0, 0]
        counts[0] += 1
        counts[1] += findings
        counts[2] += event.bytes_out
        counts[3] += event.bytes_in
        key = (hour, principal, tool, action)
        counts = self._people.get(key)
        if counts is None:
            counts = self._people[key] = [0, 0, 0]
        counts[0] += 1
        counts[1] += findings
        counts[2] += event.bytes_out
        return kind, action, channel, principal, tool, f" {' '.join(map(str, sorted(facets)))} " if facets else ""

    def _expose(self, event: Event, hour: int, tool: int, action: int, facets: set[int]) -> int:
        """Count findings by category and detector; returns how many there were, those left out included.

        Findings over ``findings_per_event_max`` are known by category only; they count under detector 0 and the
        event's own action.
        """
        numbers = self._numbers
        left = dict(event.categories)
        total = 0
        for finding in event.findings:
            category, detector = numbers["category:" + finding.category], numbers["detector:" + finding.detector]
            facets.add(category)
            facets.add(detector)
            self._count(
                (hour, tool, category, detector, numbers[finding.action]), 1, finding.count, finding.end - finding.start
            )
            left[finding.category] = left.get(finding.category, 0) - 1
            total += 1
        for name, rest in left.items():
            facets.add(numbers["category:" + name])
            if rest > 0:
                self._count((hour, tool, numbers["category:" + name], 0, action), rest, rest, 0)
                total += rest
        return total

    def _count(self, key: tuple[int, ...], findings: int, records: int, chars: int) -> None:
        counts = self._exposure.get(key)
        if counts is None:
            counts = self._exposure[key] = [0, 0, 0]
        counts[0] += findings
        counts[1] += records
        counts[2] += chars

    def write(self, hot: Hot) -> None:
        """Add this batch's counts to the tables."""
        for (into, conflict), cube in (
            (_INTO_TRAFFIC, self._traffic),
            (_INTO_PEOPLE, self._people),
            (_INTO_EXPOSURE, self._exposure),
        ):
            if cube:
                hot.insert(into, [(*key, *counts) for key, counts in cube.items()], conflict)
