"""What a decision and an exception make of a tool, and for how long."""

from __future__ import annotations

from seawall.model.approvals import Approvals, ToolDecision, ToolException, ToolState
from seawall.model.exchange import Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Channel, Confidence, Grade, Operation, PrincipalKind
from seawall.policy import PolicySet, builtin_sources, decide
from seawall.policy.approvals import standing

POLICY = PolicySet.compile(builtin_sources())
ANA = Principal(PrincipalKind.PERSON, "ana@shop.example")
TOOL = Tool(id="notes", name="Notes", grade=Grade.BUSINESS)
PRICES = Finding(
    detector="price_list", category=Category.INTERNAL_PRICING, confidence=Confidence.LIKELY, start=0, end=1
)
EMAIL = Finding(detector="email", category=Category.CUSTOMER_PII, confidence=Confidence.LIKELY, start=0, end=1)


def decision(state: ToolState, **more: object) -> Approvals:
    return Approvals(decisions={"notes": ToolDecision(tool="notes", state=state, **more)})


def exception(*categories: Category, until_ms: int = 100) -> Approvals:
    made = ToolException(
        id="exc_1", principal=str(ANA), tool="notes", categories=categories, since_ms=0, until_ms=until_ms
    )
    return Approvals(exceptions=(made,))


def outcome(tool: Tool, *findings: Finding, operation: Operation = Operation.SEND) -> Action:
    return decide(POLICY, Exchange(ANA, tool, Channel.GATEWAY, operation=operation), findings).action


def test_a_decision_approves_blocks_and_takes_back() -> None:
    approved = standing(TOOL, ANA, decision(ToolState.APPROVED, permits=(Category.INTERNAL_PRICING,)), 0)
    assert outcome(approved, PRICES) is Action.ALLOW
    assert outcome(approved, EMAIL) is Action.MASK
    assert outcome(approved, operation=Operation.VISIT) is Action.ALLOW
    blocked = standing(TOOL, ANA, decision(ToolState.BLOCKED), 0)
    assert outcome(blocked) is Action.BLOCK
    assert outcome(blocked, operation=Operation.VISIT) is Action.BLOCK
    unlisted = standing(TOOL, ANA, decision(ToolState.UNLISTED), 0)
    assert outcome(unlisted) is Action.ALLOW
    assert outcome(unlisted, EMAIL) is Action.BLOCK


def test_what_the_settings_say_can_be_tightened_and_not_widened() -> None:
    mine = Tool(id="notes", grade=Grade.BUSINESS, approved=True)
    assert standing(mine, ANA, decision(ToolState.BLOCKED), 0, fixed=True).blocked
    assert not standing(mine, ANA, decision(ToolState.UNLISTED), 0, fixed=True).approved
    assert not standing(TOOL, ANA, decision(ToolState.APPROVED), 0, fixed=True).approved
    wide = decision(ToolState.APPROVED, permits=tuple(Category))
    assert standing(mine, ANA, wide, 0, fixed=True).permits == frozenset()


def test_an_exception_counts_for_its_person_tool_and_kind_until_its_end() -> None:
    approvals = exception(Category.INTERNAL_PRICING)
    assert outcome(standing(TOOL, ANA, approvals, 99), PRICES) is Action.ALLOW
    assert outcome(standing(TOOL, ANA, approvals, 99), PRICES, EMAIL) is Action.BLOCK
    assert outcome(standing(TOOL, ANA, approvals, 100), PRICES) is Action.BLOCK
    other = Principal(PrincipalKind.PERSON, "bo@shop.example")
    assert standing(TOOL, other, approvals, 50) == TOOL
    assert standing(Tool(id="else"), ANA, approvals, 50).excepted == frozenset()


def test_an_exception_opens_a_blocked_tool_and_lets_no_customer_data_into_it() -> None:
    blocked = Tool(id="notes", grade=Grade.CONSUMER, blocked=True)
    opened = standing(blocked, ANA, exception(Category.CUSTOMER_PII), 1)
    assert outcome(opened, operation=Operation.VISIT) is Action.ALLOW
    assert outcome(opened, EMAIL) is Action.BLOCK


def test_an_exception_that_was_ended_early_is_over() -> None:
    (made,) = exception().exceptions
    ended = ToolException(
        **{field: getattr(made, field) for field in made.__struct_fields__ if field != "ended_ms"}, ended_ms=5
    )
    assert standing(TOOL, ANA, Approvals(exceptions=(ended,)), 10).excepted == frozenset()
