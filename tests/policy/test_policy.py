"""One file, one policy: what it must say and what is refused."""

from __future__ import annotations

import pytest

from seawall.model.errors import ConfigError
from seawall.model.words import Action
from seawall.policy.policy import expected_id, policy_chars_max, read_policy

HEAD = '@id("ours")'


def test_a_policy_is_taken_apart() -> None:
    policy = read_policy(
        "folder/ours.cedar",
        f'{HEAD} @title("T") @why("W") @message("M {{found}}") @alternative("A") @requirement("AUP-1") '
        '@obligations("hold, notify") @example_one("nothing -> allow") '
        'forbid (principal, action in [Action::"allow", Action::"coach"], resource) unless { context.strict };',
    )
    assert (policy.id, policy.forbids, policy.actions) == ("ours", True, {Action.ALLOW, Action.COACH})
    assert (policy.title, policy.why, policy.message, policy.alternative) == ("T", "W", "M {found}", "A")
    assert policy.obligations == ("hold", "notify")
    assert policy.examples == {"one": "nothing -> allow"}
    assert not policy.hard


def test_no_action_in_the_head_is_every_action() -> None:
    assert read_policy("ours.cedar", f"{HEAD} permit (principal, action, resource);").actions == set(Action)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "// only a comment",
        f"{HEAD} permit (principal, action, resource); permit (principal, action, resource);",
        f"{HEAD} permit (principal == ?principal, action, resource);",
        "permit (principal, action, resource);",
        '@id("other") permit (principal, action, resource);',
        f'{HEAD} permit (principal, action == Action::"shout", resource);',
        f'{HEAD} permit (principal, action == Verb::"mask", resource);',
        f'{HEAD} permit (principal, action, resource) when {{ action == Action::"mask" }};',
        f'{HEAD} @obligations("sing") permit (principal, action, resource);',
        f"{HEAD} permit (principal, action, resource); " + "/" * policy_chars_max,
    ],
)
def test_what_is_not_one_policy_is_refused_with_the_files_name(text: str) -> None:
    with pytest.raises(ConfigError, match=r"ours\.cedar"):
        read_policy("ours.cedar", text)


def test_a_file_is_named_like_its_policy() -> None:
    assert expected_id("policies/mask_credentials.cedar") == "mask-credentials"
