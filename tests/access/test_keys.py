"""Keys that live too long or that nobody uses."""

from __future__ import annotations

import pytest

from seawall.access.keys import KeyFault, key_findings, token_findings
from seawall.model.exchange import Principal
from seawall.model.keys import VirtualKey
from seawall.model.settings import KeySettings

HOUR, DAY = 3_600_000, 86_400_000
RULES = KeySettings()


def key(principal: str = "service:newsletter", *, lives: int = 30 * DAY, revoked: int | None = None) -> VirtualKey:
    return VirtualKey(
        id="k", principal=Principal.parse(principal), digest=b"", created_ms=0, expires_ms=lives, revoked_ms=revoked
    )


def faults(one: VirtualKey, used: int | None = None, now: int = HOUR, rules: KeySettings = RULES) -> list[KeyFault]:
    return [found.fault for found in key_findings(one, used, now, rules)]


@pytest.mark.parametrize(
    ("principal", "lives", "long"),
    [
        ("service:newsletter", 30 * DAY, False),
        ("service:newsletter", 30 * DAY + 1, True),
        ("person:ana@shop.example", 90 * DAY, True),
        ("agent:refunds", DAY, False),
        ("agent:refunds", DAY + 1, True),
        ("agent:refunds", HOUR, False),
    ],
)
def test_from_when_a_key_is_long_lived(principal: str, lives: int, long: bool) -> None:
    assert faults(key(principal, lives=lives)) == ([KeyFault.LONG_LIVED] if long else [])


def test_what_is_said_names_both_spans_and_what_to_do() -> None:
    (found,) = key_findings(key(lives=90 * DAY), None, HOUR, RULES)
    assert found.what == "It lives 90 days, and 30 days is the most."
    assert "Issue one that lives 30 days or less" in found.advice
    (found,) = key_findings(key("agent:x", lives=36 * HOUR), None, HOUR, RULES)
    assert found.what == "It lives 36 hours, and 1 day is the most."


def test_from_when_a_key_is_unused() -> None:
    year = key(lives=365 * DAY)
    rules = KeySettings(lifetime_days_max=365)
    assert faults(year, None, 30 * DAY - 1, rules) == []
    assert faults(year, None, 30 * DAY, rules) == [KeyFault.UNUSED]
    assert faults(year, 20 * DAY, 45 * DAY, rules) == []
    assert faults(year, 20 * DAY, 50 * DAY, rules) == [KeyFault.UNUSED]
    assert faults(year, None, 7 * DAY, KeySettings(lifetime_days_max=365, unused_days=7)) == [KeyFault.UNUSED]


def test_a_key_that_has_ended_has_no_fault() -> None:
    assert faults(key(lives=90 * DAY), now=91 * DAY) == []
    assert faults(key(lives=90 * DAY, revoked=5), now=40 * DAY) == []


def test_a_token_is_long_lived_after_a_day() -> None:
    assert token_findings(0, DAY, RULES) == ()
    assert [one.fault for one in token_findings(0, 30 * DAY, RULES)] == [KeyFault.LONG_LIVED]
