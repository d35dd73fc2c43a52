"""May I: the policy set's answer in three words."""

from __future__ import annotations

import pytest

from seawall.model.approvals import NO_APPROVALS
from seawall.model.exchange import Principal, Tool
from seawall.model.settings import Settings, ToolSettings
from seawall.model.words import Category, Grade, PrincipalKind
from seawall.policy import PolicySet, builtin_sources
from seawall.policy.approved_list import approved_list
from seawall.policy.asking import May, may, meant
from seawall.policy.catalogue import catalogue

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


@pytest.mark.parametrize(
    ("named", "ids"),
    [
        ("chatgpt.com", ("chatgpt-business", "chatgpt")),
        ("www.chatgpt.com", ("chatgpt-business", "chatgpt")),
        ("https://chatgpt.com/c/1?q=a.b", ("chatgpt-business", "chatgpt")),
        ("chatgpt.com/c/1", ("chatgpt-business", "chatgpt")),
        ("ChatGPT", ("chatgpt", "chatgpt-business")),
        ("chatgpt-business", ("chatgpt-business", "chatgpt")),
        (" deepseek ", ("deepseek",)),
        ("nonsense", ()),
        ("", ()),
        ("shop.example", ()),
    ],
)
def test_names_hosts_and_addresses_mean_tools(named: str, ids: tuple[str, ...]) -> None:
    settings = Settings(tool=(ToolSettings(id="chatgpt-business", approved=True),))
    assert meant(approved_list(settings, NO_APPROVALS), catalogue(settings), named) == ids


def test_what_was_asked_about_is_spoken_of_and_not_what_stands_for_it() -> None:
    both = may(POLICY, Settings(), ANA, APPROVED, [Category.CUSTOMER_PII, Category.CREDENTIALS])
    assert "customers' details and passwords or keys" in both.message
    assert "e-mail" not in both.message
