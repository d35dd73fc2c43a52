"""Counters for Prometheus: events from the roll-ups, and a few of this process. Counts only, never people or content.

A counter must only grow, and adding up a year of hours at every scrape would be slow. So hours that are over are added
up once and remembered; a scrape reads the last few.
"""

from __future__ import annotations

import threading
from collections import Counter
from typing import TYPE_CHECKING

from seawall import __version__
from seawall.store.charts import Charts

if TYPE_CHECKING:
    from seawall.console.desk import Desk
    from seawall.model.ports import Clock

hour_ms = 3_600_000
settled_hours = 2
"""Events may be written a little after the hour they belong to; an hour older than this no longer changes."""
series_max = 2_000
_LABELS = ("kind", "channel", "tool", "action")


class Totals:
    """Events ever, by kind, channel, tool and action."""

    def __init__(self, charts: Charts, clock: Clock) -> None:
        self._charts = charts
        self._clock = clock
        self._settled: Counter[tuple[str, ...]] = Counter()
        self._settled_ms = 0
        self._lock = threading.Lock()

    def events(self) -> Counter[tuple[str, ...]]:
        """The counts now. Blocking."""
        now = self._clock.now_ms()
        with self._lock:
            until = (now // hour_ms - settled_hours) * hour_ms
            if until > self._settled_ms:
                self._settled.update(self._read(self._settled_ms, until))
                self._settled_ms = until
            return self._settled + self._read(self._settled_ms, now + hour_ms)

    def _read(self, since_ms: int, until_ms: int) -> Counter[tuple[str, ...]]:
        found = self._charts.counts("traffic", _LABELS, since_ms=since_ms, until_ms=until_ms)
        return Counter({one.words: one.counts["events"] for one in found})


def exposition(desk: Desk) -> str:
    """The whole page in Prometheus' text format 0.0.4. Blocking."""
    events = desk.totals.events()
    lines = [
        "# HELP seawall_info What runs here.",
        "# TYPE seawall_info gauge",
        f'seawall_info{{version="{_escaped(__version__)}"}} 1',
        "# HELP seawall_start_time_seconds When this process started.",
        "# TYPE seawall_start_time_seconds gauge",
        f"seawall_start_time_seconds {desk.started_ms / 1000:.3f}",
        "# HELP seawall_events_total Events in the ledger.",
        "# TYPE seawall_events_total counter",
    ]
    for words, number in sorted(events.most_common(series_max)):
        labels = ",".join(f'{name}="{_escaped(word)}"' for name, word in zip(_LABELS, words, strict=True))
        lines.append(f"seawall_events_total{{{labels}}} {number}")
    for family, meaning in (
        ("check", "Texts checked by this process, by verdict."),
        ("sign_in", "Sign-in attempts on this process, by outcome."),
        ("fault", "Unexpected faults of this process, by kind."),
    ):
        lines += [f"# HELP seawall_console_{family}_total {meaning}", f"# TYPE seawall_console_{family}_total counter"]
        lines += [
            f'seawall_console_{family}_total{{outcome="{_escaped(outcome)}"}} {number}'
            for (name, outcome), number in sorted(desk.counted.items())
            if name == family
        ]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
