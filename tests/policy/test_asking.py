"""May I: the policy set's answer in three words."""

from __future__ import annotations

import pytest

from seawall.model.exchange import Principal, Tool
from seawall.model.settings import Settings
from seawall.model.words import Category, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources
from seawall.policy.asking import May, may

POLICY = PolicySet.compile(builtin_sources())
ANA = Principal(PrincipalKind.PERSON, "ana@shop.example", teams=("support",))
APPROVED = Tool(id="notes", name="Notes", grade=Grade.BUSINESS, approved=True)


@pytest.mark.parametrize(
    ("tool", "categories", "answer"),
    [
        (APPROVED, [], May.YES),
        (APPROVED, [Category.CUSTOMER_PII], May.THIS_WAY),
        (APPROVED, [Category.CUSTOMER_PII, Category.SUPPLIER_CONTRACT], May.NO),
        (Tool(id="x", name="X", grade=Grade.CONSUMER), [Category.CUSTOMER_PII], May.NO),
        (Tool(id="x", name="X", grade=Grade.CONSUMER), [], May.NO),
        (Tool(id="x", name="X", approved=True, grade=Grade.BUSINESS, teams=frozenset({"finance"})), [], May.NO),
    ],
)
def test_the_answer_is_what_the_policies_say(tool: Tool, categories: list[Category], answer: May) -> None:
    told = may(POLICY, Settings(), ANA, tool, categories)
    assert told.may is answer
    assert told.policies
    assert told.message
    assert told.alternative


def test_data_is_spoken_of_before_the_tool_where_both_say_no() -> None:
    told = may(POLICY, Settings(), ANA, Tool(id="x", name="X", grade=Grade.CONSUMER), [Category.CUSTOMER_PII])
    assert told.policies[0] == "customer-data-to-public-tool"
