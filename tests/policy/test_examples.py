"""Every built-in policy's own examples, and that an example which does not hold is seen."""

from __future__ import annotations

import pytest

from seawall.model.errors import ConfigError
from seawall.policy import PolicySet, builtin_sources
from seawall.policy.examples import read_examples, run_examples
from seawall.policy.policy import read_policy

BUILTIN = PolicySet.compile(builtin_sources())


@pytest.mark.parametrize("id", list(BUILTIN.policies))
def test_the_examples_of_a_built_in_policy_hold(id: str) -> None:
    policy = BUILTIN.policies[id]
    outcomes = run_examples(BUILTIN, [policy])
    assert [outcome for outcome in outcomes if not outcome.passed] == []
    assert {example.takes_part for example in read_examples(policy)} == {True, False}


def write(examples: str) -> str:
    return f'@id("ours")\n{examples}\npermit (principal, action == Action::"block", resource == Tool::"x");'


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ('@example_a("detector=email tool=x -> mask")', "it comes to block by ours"),
        ('@example_a("detector=email tool=y -> mask")', "the policy has no part in it"),
        ('@example_not_a("nothing tool=x -> block")', "the policy has a part in it"),
    ],
)
def test_an_example_that_does_not_hold_says_what_came_instead(example: str, said: str) -> None:
    policies = PolicySet.compile({**builtin_sources(), "ours.cedar": write(example)})
    (outcome,) = run_examples(policies, [policies.policies["ours"]])
    assert not outcome.passed
    assert said in outcome.explanation


@pytest.mark.parametrize(
    "example",
    [
        "detector=email",
        "detector=email -> shout",
        "colour=red -> block",
        "category=secrets -> block",
        "records=many -> block",
        "principal=ana -> block",
        "something -> block",
    ],
)
def test_an_example_that_cannot_be_read_is_refused(example: str) -> None:
    policy = read_policy("ours.cedar", write(f'@example_a("{example}")'))
    with pytest.raises(ConfigError, match="The example a of ours"):
        read_examples(policy)


def test_observe_mode_does_not_change_what_examples_come_to() -> None:
    observing = PolicySet.compile(builtin_sources(), observe=True)
    assert all(outcome.passed for outcome in run_examples(observing))
