"""The share of AI use with a trail: what counts where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.policy.trail import Use, group, trail


def approved(site: str, account: str) -> bool:
    return site == "ok.example" and account == "work"


@pytest.mark.parametrize(
    ("site", "account", "kind"),
    [
        ("ok.example", "work", "followed"),
        ("ok.example", "personal", "lost"),
        ("ok.example", "unknown", "unknown"),
        ("new.example", "work", "lost"),
        ("new.example", "personal", "lost"),
        ("new.example", "unknown", "lost"),
    ],
)
def test_each_use_is_sorted(site: str, account: str, kind: str) -> None:
    assert group(Use(site=site, account=account), approved) == kind


def test_the_gateway_always_leaves_a_trail_and_nothing_seen_has_no_share() -> None:
    assert trail(0, [], approved).texts.share is None
    made = trail(3, [Use(site="ok.example", account="personal", texts=1, sessions=2)], approved)
    assert (made.texts.followed, made.texts.lost, made.texts.share) == (3, 1, 0.75)
    assert (made.sessions.lost, made.sessions.share) == (2, 0.0)


@given(
    st.integers(0, 50),
    st.lists(
        st.builds(
            Use,
            site=st.sampled_from(["ok.example", "new.example"]),
            account=st.sampled_from(["work", "personal", "unknown"]),
            texts=st.integers(0, 9),
            sessions=st.integers(0, 9),
        )
    ),
)
def test_nothing_is_lost_or_counted_twice(calls: int, uses: list[Use]) -> None:
    made = trail(calls, uses, approved)
    assert made.texts.all == calls + sum(use.texts for use in uses)
    assert made.sessions.all == sum(use.sessions for use in uses)
