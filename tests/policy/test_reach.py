"""Reach is found by deciding cases made from a policy's own constants."""

from __future__ import annotations

from seawall.policy import PolicySet, builtin_sources
from seawall.policy.reach import reach


def of(rule: str) -> tuple[int, int, bool]:
    policies = PolicySet.compile({**builtin_sources(), "ours.cedar": f'@id("ours") {rule}'})
    found = reach(policies, policies.policies["ours"])
    return found.applies, found.decides, found.barred


def test_constants_far_from_the_ordinary_are_reached() -> None:
    for condition in (
        "context.records == 41237",
        'context.detector == "a_detector_of_the_shop"',
        'principal in Team::"night" && resource == Tool::"t9"',
        'principal == Agent::"refunds" && context.operation == "write"',
        "context.strict && !context.complete",
        'context.shopper && context.channel == "chatbot"',
        'context.confidence == "possible" && resource.grade == "local"',
    ):
        applies, decides, _ = of(f'permit (principal, action == Action::"block", resource) when {{ {condition} }};')
        assert applies, condition
        assert decides, condition


def test_what_can_never_hold_never_applies() -> None:
    assert of("permit (principal, action, resource) when { context.records < 0 };") == (0, 0, False)


def test_every_built_in_policy_decides_something() -> None:
    policies = PolicySet.compile(builtin_sources())
    for policy in policies.policies.values():
        assert reach(policies, policy).decides, policy.id
