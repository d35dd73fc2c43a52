"""Lint finds what would not work, what would not be understood, and what was probably meant otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from seawall.policy import builtin_sources
from seawall.policy.lint import Weight, lint

WORDS = """
@title("Support may not send lists")
@why("Lists are exports.")
@message("This holds {found}.")
@alternative("Send one case.")
"""


def policy(
    rule: str = 'permit (principal, action == Action::"block", resource) when { context.records > 5 };',
    words: str = WORDS,
    example: str = '@example_six("detector=email records=6 -> block")',
    id: str = "ours",
) -> dict[str, str]:
    return {"ours.cedar": f'@id("{id}")\n{words}\n{example}\n{rule}'}


def rules(sources: dict[str, str], **more: object) -> list[tuple[str, str]]:
    return [(remark.weight.value, remark.rule) for remark in lint(sources, **more)]  # type: ignore[arg-type]


def test_the_built_in_policies_are_clean() -> None:
    assert lint(builtin_sources()) == []


def test_a_good_policy_is_clean() -> None:
    assert lint(policy()) == []


@pytest.mark.parametrize(
    ("sources", "found"),
    [
        (policy(rule="permit (principal"), ("error", "compiles")),
        (policy(rule='permit (principal, action == Action::"shout", resource);'), ("error", "compiles")),
        (policy(rule="permit (principal, action, resource) when { context.colour == 1 };"), ("error", "compiles")),
        (policy(rule='permit (principal, action, resource) when { action == Action::"mask" };'), ("error", "compiles")),
        (
            policy(rule="permit (principal, action, resource); permit (principal, action, resource);"),
            ("error", "compiles"),
        ),
        (policy(id="another"), ("error", "compiles")),
        (policy(words=WORDS + '@hard("true")'), ("error", "compiles")),
        (policy(words=WORDS + '@obligations("shout")'), ("error", "compiles")),
        (policy(words=""), ("error", "message")),
        (policy(words=WORDS.replace("{found}", "{value}")), ("error", "message")),
        (policy(words=WORDS.replace("one case", "appropriate data")), ("hint", "vague")),
        (policy(words=WORDS.replace("This holds", "You violated our rules with")), ("hint", "blame")),
        (policy(example=""), ("error", "example")),
        (policy(example='@example_not_this("detector=email -> mask")'), ("error", "example")),
        (policy(example='@example_five("detector=email records=5 -> block")'), ("error", "example")),
        (policy(example='@example_odd("odd -> block")'), ("error", "example")),
    ],
)
def test_each_fault_is_found(sources: dict[str, str], found: tuple[str, str]) -> None:
    assert rules(sources) == [found]


def test_words_that_never_occur_are_named_with_the_nearest() -> None:
    rule = 'permit (principal, action == Action::"block", resource) when { context.category == "customer_pi" };'
    remarks = lint(policy(rule=rule, example=""))
    assert any(remark.text == 'category is never "customer_pi"; did you mean "customer_pii"?' for remark in remarks)
    rule = rule.replace("category", "detector").replace("customer_pi", "emial")
    remarks = lint(policy(rule=rule, example='@example_a("detector=emial -> block")'), detectors=["email", "phone"])
    assert [remark.text for remark in remarks] == ['There is no detector "emial"; did you mean "email"?']
    assert lint(policy(rule=rule, example='@example_a("detector=emial -> block")')) == []


def test_policies_without_effect_are_found() -> None:
    never = policy(
        rule='permit (principal, action == Action::"block", resource) '
        "when { context.records > 5 && context.records < 4 };",
        example="",
    )
    assert ("hint", "effect") in rules(never)
    shadowed = policy(
        rule='permit (principal, action == Action::"coach", resource) when { context.detector == "bulk_records" '
        '&& context.direction == "out" };',
        example="",
    )
    hints = [remark for remark in lint(shadowed) if remark.weight is Weight.HINT]
    assert [hint.rule for hint in hints] == ["effect"]
    assert "bulk-records" in hints[0].text


def test_a_policy_that_only_asks_for_what_cannot_be_lifted_is_told_so() -> None:
    touching = policy(
        rule='permit (principal, action == Action::"allow", resource) when { context.category == "customer_pii" && '
        'context.direction == "out" && resource.grade == "consumer" };',
        example="",
    )
    hints = [remark for remark in lint(touching) if remark.rule == "hard-forbid"]
    assert "customer-data-to-public-tool" in hints[0].text


def test_taking_protection_away_is_said() -> None:
    lifting = policy(
        rule='forbid (principal, action == Action::"block", resource) when { context.detector == "bulk_records" };',
        example='@example_a("detector=bulk_records category=order_history -> mask")',
    )
    assert ("hint", "lifts") in rules(lifting)
    soft = builtin_sources()["bulk_records.cedar"]
    assert rules({"bulk_records.cedar": soft.replace("These never", "Those never") + "// ours"}) == [("hint", "lifts")]


def test_a_hard_forbid_cannot_be_replaced_renamed_or_imitated() -> None:
    hard = builtin_sources()["card_security_code.cedar"]
    assert rules({"card_security_code.cedar": hard.replace("forbid (", "permit (")}) == [("error", "compiles")]
    assert rules({"card-security-code.cedar": hard + "// ours"}) == [("error", "compiles")]
    imitation = hard.replace('@id("card-security-code")', '@id("ours")')
    assert rules({"ours.cedar": imitation}) == [("error", "compiles")]
    assert rules({"default_deny.cedar": policy(id="default-deny")["ours.cedar"]}) == [("error", "compiles")]


def test_two_files_with_the_same_id_are_refused() -> None:
    text = policy(id="no-lists")["ours.cedar"]
    assert rules({"no_lists.cedar": text, "no-lists.cedar": text}) == [("error", "compiles")]


def test_the_example_in_the_documentation_is_clean() -> None:
    page = (Path(__file__).parents[2] / "docs" / "policy.md").read_text()
    (text,) = re.findall(r"```cedar\n(.*?)```", page, re.DOTALL)
    assert lint({"no_lists_from_support.cedar": text}, detectors=["exact_match", "email"]) == []
