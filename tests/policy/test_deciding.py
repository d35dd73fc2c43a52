"""The default policies as the contract states them."""

from __future__ import annotations

import pytest

from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Channel, Direction, Grade, Operation, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide

ANA = Principal(PrincipalKind.PERSON, "ana@shop.example")
POLICIES = PolicySet.compile(builtin_sources())
APPROVED = Tool("assistant", "Assistant", grade=Grade.BUSINESS, approved=True)
CONSUMER = Tool("chat", "Chat", grade=Grade.CONSUMER, approved=True)
UNAPPROVED = Tool("new", "New", grade=Grade.BUSINESS, approved=False)


def finding(category: Category, detector: str = "exact_match", **more: object) -> Finding:
    return Finding(detector=detector, category=category, start=0, end=1, **more)  # type: ignore[arg-type]


def exchange(tool: Tool = APPROVED, **more: object) -> Exchange:
    return Exchange(ANA, tool, Channel.GATEWAY, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("tool", [CONSUMER, UNAPPROVED, Tool("nobody-knows")])
@pytest.mark.parametrize("category", list(Category))
def test_all_six_categories_block_for_a_tool_that_is_consumer_grade_or_not_approved(
    tool: Tool, category: Category
) -> None:
    assert decide(POLICIES, exchange(tool), [finding(category)]).action is Action.BLOCK


@pytest.mark.parametrize(
    ("category", "action"),
    [
        (Category.CUSTOMER_PII, Action.MASK),
        (Category.ORDER_HISTORY, Action.MASK),
        (Category.PAYMENT_DATA, Action.MASK),
        (Category.CREDENTIALS, Action.MASK),
        (Category.INTERNAL_PRICING, Action.BLOCK),
        (Category.SUPPLIER_CONTRACT, Action.BLOCK),
    ],
)
def test_an_approved_tool_gets_stand_ins_and_no_business_secrets(category: Category, action: Action) -> None:
    verdict = decide(POLICIES, exchange(), [finding(category)])
    assert verdict.action is action
    assert verdict.actions == (action,)
    assert ("restore" in verdict.obligations) == (action is Action.MASK)


@pytest.mark.parametrize("category", list(Category))
def test_what_the_approval_covers_goes_in_the_clear(category: Category) -> None:
    tool = Tool("assistant", grade=Grade.BUSINESS, approved=True, permits=frozenset({category}))
    verdict = decide(POLICIES, exchange(tool), [finding(category)])
    assert (verdict.action, verdict.policies) == (Action.ALLOW, ("permitted-by-approval",))


@pytest.mark.parametrize("detector", ["card_security_code", "bulk_records"])
@pytest.mark.parametrize("category", list(Category))
def test_security_codes_and_whole_tables_block_whatever_is_permitted(detector: str, category: Category) -> None:
    tool = Tool("assistant", grade=Grade.LOCAL, approved=True, permits=frozenset(Category))
    verdict = decide(POLICIES, exchange(tool), [finding(category, detector)])
    assert verdict.action is Action.BLOCK
    assert detector.replace("_", "-") in verdict.policies


@pytest.mark.parametrize("tool", [APPROVED, CONSUMER, UNAPPROVED])
def test_nothing_sensitive_goes_through(tool: Tool) -> None:
    verdict = decide(POLICIES, exchange(tool), [])
    assert (verdict.action, verdict.policies) == (Action.ALLOW, ("nothing-sensitive",))


def test_every_finding_gets_its_own_action_and_the_strongest_comes_first() -> None:
    verdict = decide(
        POLICIES, exchange(), [finding(Category.CUSTOMER_PII, "email"), finding(Category.SUPPLIER_CONTRACT, "contract")]
    )
    assert verdict.actions == (Action.MASK, Action.BLOCK)
    assert verdict.policies == ("prices-and-contracts", "mask-customer-data")
    assert "supplier terms" in verdict.message
    assert "e-mail" not in verdict.message
    assert verdict.alternative
    assert verdict.obligations == ("justify",)


def test_a_tool_kept_for_other_teams_blocks_even_without_findings() -> None:
    tool = Tool("ledger", "Ledger", approved=True, grade=Grade.BUSINESS, teams=frozenset({"finance"}))
    assert decide(POLICIES, exchange(tool), []).policies == ("tool-not-for-this-team",)
    own = Exchange(Principal(PrincipalKind.PERSON, "bo", teams=("finance",)), tool, Channel.GATEWAY)
    assert decide(POLICIES, own, []).action is Action.ALLOW
    known = PolicySet.compile(builtin_sources(), teams={"finance": ["person:ana@shop.example"]})
    assert decide(known, exchange(tool), []).action is Action.ALLOW


def test_an_agent_has_no_more_rights_than_the_one_it_acts_for() -> None:
    tool = Tool("ledger", approved=True, grade=Grade.BUSINESS, teams=frozenset({"finance"}))
    policies = PolicySet.compile(builtin_sources(), teams={"finance": ["person:bo", "agent:books"]})

    def action(acting_for: str | None) -> Action:
        agent = Principal(PrincipalKind.AGENT, "books", acting_for=acting_for)
        return decide(policies, Exchange(agent, tool, Channel.GATEWAY), []).action

    assert action(None) is Action.ALLOW
    assert action("person:bo") is Action.ALLOW
    assert action("person:ana") is Action.BLOCK
    assert action("not a principal at all") is Action.BLOCK


def test_strict_inspection_blocks_what_could_not_be_read() -> None:
    half_read = exchange(coverage=Coverage(1, 2))
    assert decide(POLICIES, half_read, []).action is Action.ALLOW
    strict = PolicySet.compile(builtin_sources(), strict=True)
    assert decide(strict, half_read, []).policies == ("incomplete-inspection",)
    assert decide(strict, exchange(coverage=Coverage(2, 2)), []).action is Action.ALLOW
    with_finding = decide(strict, half_read, [finding(Category.CUSTOMER_PII)])
    assert (with_finding.action, with_finding.actions) == (Action.BLOCK, (Action.BLOCK,))


def test_answers_are_recorded_for_staff_and_guarded_for_shoppers() -> None:
    answer = exchange(direction=Direction.IN)
    assert decide(POLICIES, answer, [finding(Category.CUSTOMER_PII)]).policies == ("answer-recorded",)
    shopper = exchange(direction=Direction.IN, subject="customer:1")
    own = finding(Category.CUSTOMER_PII, subject="customer:1")
    other = finding(Category.CUSTOMER_PII, subject="customer:2")
    assert decide(POLICIES, shopper, [own]).action is Action.COACH
    verdict = decide(POLICIES, shopper, [own, other])
    assert verdict.action is Action.BLOCK
    assert verdict.policies[0] == "another-customers-data"
    assert "hold" in decide(POLICIES, exchange(subject="customer:1"), []).obligations


def test_no_ai_writes_payment_records() -> None:
    write = exchange(Tool("shop-db", approved=True, permits=frozenset(Category)), operation=Operation.WRITE)
    verdict = decide(POLICIES, write, [finding(Category.PAYMENT_DATA)])
    assert verdict.action is Action.BLOCK
    assert verdict.policies[0] == "ai-writes-payment-records"


def test_observe_mode_enforces_nothing_and_says_what_would_have_been() -> None:
    observing = PolicySet.compile(builtin_sources(), observe=True)
    verdict = decide(observing, exchange(CONSUMER), [finding(Category.CUSTOMER_PII)])
    assert (verdict.action, verdict.actions, verdict.would) == (Action.ALLOW, (Action.ALLOW,), Action.BLOCK)
    assert verdict.policies == ("customer-data-to-public-tool",)
    assert verdict.obligations == ()
