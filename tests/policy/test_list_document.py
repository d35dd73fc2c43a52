"""The approved list as a document: what is approved, with terms and facts, and nothing else."""

from __future__ import annotations

import pytest

from seawall.model.approvals import Approvals, ToolDecision, ToolState
from seawall.model.errors import IntegrityError
from seawall.model.settings import Settings, ToolSettings
from seawall.model.words import Category, Grade
from seawall.policy.list_document import document, read_document

NOW = 1_795_000_000_000
SETTINGS = Settings(tool=(ToolSettings(id="claude-work", approved=True, owner="ana", review_by="2026-01-31"),))
DECIDED = ToolDecision(
    tool="grok", state=ToolState.APPROVED, grade=Grade.BUSINESS, permits=(Category.INTERNAL_PRICING,), teams=("buying",)
)


def test_approved_tools_stand_in_it_with_terms_and_dated_facts() -> None:
    content = document(SETTINGS, Approvals(decisions={"grok": DECIDED}), NOW, "abc")
    assert content.endswith("}\n")
    assert "\n\n" not in content, "an empty line would end a signed note's text"
    told = read_document(content)
    assert (told.made, told.policies) == ("2026-11-18T11:06:40Z", "abc")
    tools = {one.id: one for one in told.tools}
    assert set(tools) == {"claude-work", "grok"}
    assert tools["claude-work"].overdue
    assert tools["claude-work"].owner == "ana"
    assert tools["grok"].permits == [Category.INTERNAL_PRICING]
    assert tools["grok"].teams == ["buying"]
    assert tools["claude-work"].facts.trains.source.startswith("https://")


def test_nothing_approved_is_a_list_too() -> None:
    assert read_document(document(Settings(), Approvals(), NOW, "")).tools == []


@pytest.mark.parametrize("content", ["", "{}", "[]\n", '{"made": 1}'])
def test_what_is_no_list_says_so(content: str) -> None:
    with pytest.raises(IntegrityError, match="can't read it"):
        read_document(content)
