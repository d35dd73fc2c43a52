"""What a device tells can't hold a value, whatever is written into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.app import open_engine
from seawall.console.telling import Listener, Told, told_again
from seawall.detect.masking import COVER
from seawall.discovery.catalogue import builtin
from seawall.model.errors import UsageError
from seawall.model.words import Action
from seawall.store.devices import About, Device

DEVICE = Device(
    id="dev_a", principal="person:ana@shop.example", created_ms=0, seen_ms=0, revoked_ms=None, about=About(),
    policy_version=0, dropped=0,
)  # fmt: skip


@pytest.fixture(scope="module")
def listener() -> Listener:
    return Listener(open_engine(), builtin(), lambda id: id == "mask-customer-data", lambda id: False)


def told(**more: object) -> Told:
    given = {"id": "00000000-0000-4000-8000-000000000001", "time": "2026-11-18T12:00:00Z", "kind": "decision", **more}
    return Told(**given)


@pytest.mark.parametrize(
    "sample", [COVER, f"a{COVER}@s{COVER}", f"{COVER} 4242", f"DE{COVER} 00", f"{COVER} (250 records)", f"sk_l{COVER}"]
)
def test_masked_samples_are_kept(listener: Listener, sample: str) -> None:
    assert listener.sample(sample) == sample


@pytest.mark.parametrize(
    "sample", ["", "4242", "4111 1111 1111 1111", f"{COVER} 42424", f"maria{COVER}", f"{COVER}\n4", "x" * 100 + COVER]
)
def test_what_shows_more_is_covered(listener: Listener, sample: str) -> None:
    assert listener.sample(sample) == COVER


@given(st.text(max_size=80))
def test_no_sample_shows_more_than_four_characters(listener: Listener, text: str) -> None:
    kept = listener.sample(text)
    assert sum(character.isalnum() for character in kept.replace("records", "")) <= 7
    assert COVER in kept


def test_free_text_keeps_its_harmless_words(listener: Listener) -> None:
    kept = listener.covered("Answer for maria.lindqvist@mail.example about her blue mug, please.")
    assert kept.startswith("Answer for m")
    assert kept.endswith("about her blue mug, please.")
    assert "lindqvist" not in kept


def test_actions_say_what_was_done(listener: Listener) -> None:
    for action, outcome, done, would in (
        (Action.BLOCK, "stopped", Action.BLOCK, None),
        (Action.MASK, "masked", Action.MASK, None),
        (Action.BLOCK, "sent", Action.ALLOW, "block"),
        (Action.COACH, "sent", Action.COACH, None),
    ):
        event = listener.report(DEVICE, told(action=action, outcome=outcome), 1).event
        assert (event.action, event.detail.get("would")) == (done, would)


def test_policies_nobody_knows_are_left_out(listener: Listener) -> None:
    event = listener.report(DEVICE, told(policies=("mask-customer-data", "whatever")), 1).event
    assert event.policies == ("mask-customer-data",)


def test_catches_and_visits_are_counted(listener: Listener) -> None:
    caught = listener.report(DEVICE, told(site="chatgpt.com", layer="page", action=Action.BLOCK, outcome="stopped"), 1)
    assert (caught.catch.site, caught.catch.layer, caught.catch.decided, caught.catch.caught) == (
        "chatgpt.com",
        "page",
        1,
        1,
    )
    visit = listener.report(DEVICE, told(kind="visit", tool="grok"), 1)
    assert (visit.catch.visits, visit.catch.decided) == (1, 0)
    assert listener.report(DEVICE, told(kind="grant", detail={"minutes": 15}), 1).catch is None


def test_a_self_test_is_kept_by_site_and_layer(listener: Listener) -> None:
    report = listener.report(
        DEVICE, told(kind="selfTest", site="claude.ai", detail={"layer": "page", "ok": False, "what": "no hook"}), 5
    )
    assert (report.test.site, report.test.layer, report.test.ok, report.test.what) == (
        "claude.ai",
        "page",
        False,
        "no hook",
    )


@pytest.mark.parametrize("wrong", [{"id": "x"}, {"time": "x"}])
def test_ids_and_times_must_be_such(listener: Listener, wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        listener.report(DEVICE, told(**wrong), 1)


def test_what_was_told_is_told_back(listener: Listener) -> None:
    event = listener.report(DEVICE, told(site="grok.com", action=Action.BLOCK, outcome="sent", chars=64), 1_000).event
    again = told_again(event)
    assert (again["site"], again["action"], again["outcome"], again["chars"]) == ("grok.com", "block", "sent", 64)
    assert again["received"] == "1970-01-01T00:00:01Z"
