"""Hourly counts, so that a chart never reads events.

Three cubes, each row one UTC hour: *traffic* (kind, channel, tool, action, risk path), *people* (principal, tool,
action, direction) and *exposure* (tool, category, detector, action of the finding: how much of which kind of data each
tool was sent, RISK-2). The row of ``tree`` says how many events they hold (``rolled``); they are moved on every
``roll_events`` events or ``roll_ms``, in the transaction of a batch, and whoever reads a chart adds the few events
after that (charts.py). So they agree with the ledger always: a crash, or another process's events in between, only
means that the missing stretch is read back from the ledger. Retention leaves them, because they hold no finding. A
drill's texts count as traffic only, where their risk path tells them apart: nobody's data was sent to a tool.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from seawall.model.event import Event
from seawall.model.words import RiskPath
from seawall.store.bodies import read_events
from seawall.store.database import Hot
from seawall.store.records import Record
from seawall.store.subjects import SubjectKeys

hour_ms = 3_600_000
roll_events = 256
roll_ms = 1_000
stretch_events = 2_000

Learn = Callable[[Hot, Iterable[str]], dict[str, int]]
"""Gives a number for each word (:meth:`.tail.Names.learn`)."""

_TRAFFIC = ("hour", "kind", "channel", "tool", "action", "risk_path")
_PEOPLE = ("hour", "principal", "tool", "action", "direction")
_EXPOSURE = ("hour", "tool", "category", "detector", "action")


def _upsert(table: str, keys: tuple[str, ...], counts: tuple[str, ...]) -> tuple[str, str]:
    grown = ",".join(f"{count} = {table}.{count} + excluded.{count}" for count in counts)
    return f"{table}({','.join((*keys, *counts))})", f"ON CONFLICT ({','.join(keys)}) DO UPDATE SET {grown}"


_INTO_TRAFFIC = _upsert("hourly_traffic", _TRAFFIC, ("events", "findings", "bytes_out", "bytes_in"))
_INTO_PEOPLE = _upsert("hourly_people", _PEOPLE, ("events", "findings", "bytes_out"))
_INTO_EXPOSURE = _upsert("hourly_exposure", _EXPOSURE, ("findings", "records", "chars"))


class Rollup:
    """Counts of a stretch of events, by the words themselves."""

    def __init__(self) -> None:
        self.traffic: dict[tuple[int, str, str, str, str, str], list[int]] = {}
        self.people: dict[tuple[int, str, str, str, str], list[int]] = {}
        self.exposure: dict[tuple[int, str, str, str, str], list[int]] = {}

    def add(self, event: Event) -> None:
        """Count an event."""
        hour = event.time // hour_ms
        action = event.action or ""
        drill = event.risk_path is RiskPath.DRILL
        findings = self._expose(event, hour, action) if (event.findings or event.categories) and not drill else 0
        key = (hour, event.kind, event.channel or "", event.tool, action, event.risk_path)
        counts = self.traffic.get(key)
        if counts is None:
            counts = self.traffic[key] = [0, 0, 0, 0]
        counts[0] += 1
        counts[1] += findings
        counts[2] += event.bytes_out
        counts[3] += event.bytes_in
        if drill:
            return
        person = (hour, event.principal, event.tool, action, event.direction or "")
        counts = self.people.get(person)
        if counts is None:
            counts = self.people[person] = [0, 0, 0]
        counts[0] += 1
        counts[1] += findings
        counts[2] += event.bytes_out

    def _expose(self, event: Event, hour: int, action: str) -> int:
        """Count findings by category and detector; returns how many there were, those left out included.

        Findings over ``findings_per_event_max`` are known by category only; they count under no detector and the
        event's own action.
        """
        left: dict[str, int] = dict(event.categories)
        for finding in event.findings:
            category = finding.category
            key = (hour, event.tool, "category:" + category, "detector:" + finding.detector, finding.action)
            counts = self.exposure.get(key)
            if counts is None:
                counts = self.exposure[key] = [0, 0, 0]
            counts[0] += 1
            counts[1] += finding.count
            counts[2] += finding.end - finding.start
            left[category] = left.get(category, 0) - 1
        total = len(event.findings)
        for name, rest in left.items():
            if rest > 0:
                counts = self.exposure.setdefault((hour, event.tool, "category:" + name, "", action), [0, 0, 0])
                counts[0] += rest
                counts[1] += rest
                total += rest
        return total

    def write(self, hot: Hot, learn: Learn) -> None:
        """Add the counts to the tables."""
        cubes: tuple[dict[Any, list[int]], ...] = (self.traffic, self.people, self.exposure)
        numbers = learn(hot, {word for cube in cubes for _hour, *words in cube for word in words})
        for (into, conflict), cube in zip((_INTO_TRAFFIC, _INTO_PEOPLE, _INTO_EXPOSURE), cubes, strict=True):
            rows = [(hour, *[numbers[word] for word in words], *counts) for (hour, *words), counts in cube.items()]
            hot.insert(into, rows, conflict)


class Roller:
    """Counts what this process appends, and brings the tables up to date from time to time."""

    def __init__(self, subjects: SubjectKeys, learn: Learn, now_ms: Callable[[], int]) -> None:
        self._subjects = subjects
        self._learn = learn
        self._now_ms = now_ms
        self._rollup = Rollup()
        self._first = self._next = -1
        self._written_ms = 0
        self._written = False

    def add(self, first: int, records: Sequence[Record]) -> None:
        """Count a batch that starts at event ``first``. A gap (another process wrote) starts the count anew."""
        if first != self._next:
            self._rollup = Rollup()
            self._first = first
        add = self._rollup.add
        for item in records:
            add(item.event)
        self._next = first + len(records)

    def due(self, rolled: int) -> bool:
        """Whether it is time to write, the tables holding ``rolled`` events."""
        return self._next - rolled >= roll_events or self._now_ms() - self._written_ms >= roll_ms

    def write(self, hot: Hot, rolled: int, size: int) -> None:
        """Move the tables on from ``rolled`` events to ``size``, under the lock on the ledger's end."""
        if (rolled, size) == (self._first, self._next):
            self._rollup.write(hot, self._learn)
        else:
            for start in range(rolled, size, stretch_events):
                stretch(hot, self._subjects, start, min(start + stretch_events, size)).write(hot, self._learn)
        hot.execute("UPDATE tree SET rolled = ? WHERE id = 1", (size,))
        self._written = True

    def settle(self, *, committed: bool) -> None:
        """Tell how the transaction ended."""
        if not committed:
            self.forget()
        elif self._written:
            self._rollup = Rollup()
            self._first = self._next
            self._written_ms = self._now_ms()
        self._written = False

    def forget(self) -> None:
        """Lose count; the next write reads the ledger instead."""
        self._rollup = Rollup()
        self._first = self._next = -1


def stretch(hot: Hot, subjects: SubjectKeys, first: int, end: int) -> Rollup:
    """Counts of the events ``first`` up to ``end``, read from the ledger."""
    rollup = Rollup()
    for event in read_events(hot, subjects, "WHERE seq >= ? AND seq < ?", (first, end)):
        rollup.add(event)
    return rollup
