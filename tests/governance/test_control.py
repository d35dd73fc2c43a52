"""Every control's own examples, and what evidence says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seawall.governance.control import (
    Control,
    State,
    by_share,
    controls,
    of_event,
    share,
)
from seawall.governance.facts import Facts, Last

EVERY = controls()
CASES = [(id, name) for id, control in EVERY.items() for name in control.examples]


@pytest.mark.parametrize(("id", "name"), CASES)
def test_each_example_comes_to_its_state(id: str, name: str) -> None:
    facts, state = EVERY[id].examples[name]
    read = EVERY[id].read(facts)
    assert read.state is state
    assert read.words.endswith((".", "?"))
    assert read.evidence


@pytest.mark.parametrize("id", EVERY)
def test_each_control_can_be_in_force_and_can_fail_to_be(id: str) -> None:
    states = {state for _, state in EVERY[id].examples.values()}
    assert State.IN_FORCE in states
    assert states - {State.IN_FORCE}


@pytest.mark.parametrize("control", EVERY.values(), ids=EVERY)
def test_each_control_says_what_it_is_for(control: Control) -> None:
    assert control.title
    assert control.promise.endswith(".")
    assert all(re.fullmatch(r"[A-Z]+-\d+", one) for one in control.requirements)
    assert control.requirements


def test_the_guide_lists_each_control() -> None:
    text = (Path(__file__).parents[2] / "docs" / "governance.md").read_text()
    assert [id for id in EVERY if f"`{id}`" not in text] == []


def test_evidence_of_an_event_names_it_or_says_never() -> None:
    there = of_event("Last call", Last(ms=5, event="evt_1", number=3, count=1200), days=30)
    assert (there.figure, there.ms, there.event, there.number) == ("1,200 in 30 days", 5, "evt_1", 3)
    assert of_event("Last call", Last()).figure == "never"
    assert of_event("Last call", Last(), days=30).figure == "never"
    assert of_event("Last call", Last(ms=5, event="evt_1"), days=30).figure == "0 in 30 days"


def test_shares() -> None:
    assert share(1, 3, "people") == "1 of 3 people (33 %)"
    assert share(0, 0, "people") == "0 of 0 people"
    assert [by_share(part, whole) for part, whole in ((3, 3), (1, 3), (0, 3), (0, 0))] == [
        State.IN_FORCE,
        State.PARTLY,
        State.NOT,
        State.UNKNOWN,
    ]


def test_an_installation_nothing_is_known_of_claims_little() -> None:
    claimed = {id for id, control in EVERY.items() if control.read(Facts()).state is State.IN_FORCE}
    assert claimed == {"policies_enforced", "key_lifetimes", "unused_keys", "unapproved_tools", "retention"}
