"""Facts: what nothing is known of, and what lies how far back."""

from __future__ import annotations

from seawall.governance.facts import DAY_MS, Facts, Last, PeopleFacts, TrailFacts
from seawall.model.event import EventKind


def test_what_never_happened_is_not_within_anything() -> None:
    facts = Facts(now_ms=10 * DAY_MS)
    assert facts.last(EventKind.KEYS_KEY_ISSUED) == Last()
    assert not facts.within(Last(), 10_000)
    assert facts.within(Last(ms=9 * DAY_MS), 1)
    assert not facts.within(Last(ms=9 * DAY_MS - 1), 1)


def test_sums() -> None:
    assert PeopleFacts(roles={"owner": 1, "staff": 2}).all == 3
    assert TrailFacts(followed=1, unknown=2, lost=3).all == 6
