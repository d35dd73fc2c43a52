"""Counters only grow, whatever hour it is."""

from console.story import tell
from seawall.console.metrics import Totals
from seawall.console.parts import Parts


def test_settled_hours_are_added_once_and_the_sum_never_falls(parts: Parts, clock) -> None:
    totals = Totals(parts.store.charts(), clock)
    seen = 0
    for days in (1, 2, 1):
        tell(parts, clock, days=days)
        for hours in (0, 1, 5):
            clock.advance(hours * 3_600_000)
            now = sum(totals.events().values())
            assert now >= seen
            seen = now
    fresh = Totals(parts.store.charts(), clock)
    assert fresh.events() == totals.events()
