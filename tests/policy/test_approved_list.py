"""The list people and machines are shown."""

from __future__ import annotations

from seawall.model.approvals import NO_APPROVALS, Approvals, ToolDecision, ToolState
from seawall.model.settings import Settings, ToolSettings, UpstreamSettings
from seawall.model.words import Grade
from seawall.policy.approved_list import Origin, alternatives, approved_list, is_fixed

SETTINGS = Settings(
    upstream=(UpstreamSettings(name="openai", dialect="openai", base_url="https://api.example", tool="openai-api"),),
    tool=(
        ToolSettings(id="chatgpt-business", approved=True, owner="person:ana@shop.example", review_by="2026-12-31"),
        ToolSettings(id="shop-bot", name="Shop Bot", hosts=("bot.shop.example",), blocked=True),
    ),
)


def decided(tool: str, state: ToolState, **more: str) -> Approvals:
    return Approvals(decisions={tool: ToolDecision(tool=tool, state=state, **more)})


def test_the_settings_the_console_and_the_catalogue_say_who_said_so() -> None:
    listed = approved_list(SETTINGS, decided("claude-work", ToolState.APPROVED, owner="bo"))
    assert [
        (listed[id].state, listed[id].origin) for id in ("chatgpt-business", "claude-work", "grok", "shop-bot")
    ] == [
        (ToolState.APPROVED, Origin.SETTINGS),
        (ToolState.APPROVED, Origin.CONSOLE),
        (ToolState.UNLISTED, Origin.NOBODY),
        (ToolState.BLOCKED, Origin.SETTINGS),
    ]
    assert listed["chatgpt-business"].tool.grade is Grade.BUSINESS
    assert listed["chatgpt-business"].known.vendor == "OpenAI"
    assert listed["shop-bot"].known.chat == ("bot.shop.example",)
    assert listed["openai-api"].state is ToolState.APPROVED
    assert is_fixed(SETTINGS, "openai-api")
    assert not is_fixed(SETTINGS, "grok")


def test_the_console_takes_an_approval_of_the_settings_away() -> None:
    listed = approved_list(SETTINGS, decided("chatgpt-business", ToolState.BLOCKED))
    assert (listed["chatgpt-business"].state, listed["chatgpt-business"].origin) == (ToolState.BLOCKED, Origin.CONSOLE)


def test_a_review_is_overdue_after_its_day_or_without_one() -> None:
    listed = approved_list(SETTINGS, decided("claude-work", ToolState.APPROVED))
    assert not listed["chatgpt-business"].overdue("2026-12-31")
    assert listed["chatgpt-business"].overdue("2027-01-01")
    assert listed["claude-work"].overdue("2026-01-01"), "an approval nobody will look at again is overdue"
    assert not listed["grok"].overdue("2099-01-01")


def test_the_alternative_is_an_approved_tool_of_the_same_kind_else_the_general_one() -> None:
    listed = approved_list(SETTINGS, decided("deepl-pro", ToolState.APPROVED))
    found = alternatives(listed)
    assert found["translation"].tool == "deepl-pro"
    assert found[""].tool == "chatgpt-business"
    assert "image" not in found
    assert alternatives(approved_list(Settings(), NO_APPROVALS))[""].url == "/check"


def test_a_tool_kept_for_other_teams_is_no_alternative() -> None:
    kept = Settings(tool=(ToolSettings(id="claude-work", approved=True, teams=("finance",)),))
    assert alternatives(approved_list(kept, NO_APPROVALS))[""].url == "/check"
    assert alternatives(approved_list(kept, NO_APPROVALS), frozenset({"finance"}))[""].tool == "claude-work"


def test_whoever_looks_after_an_upstream_is_named_in_the_settings_and_the_echo_needs_nobody() -> None:
    settings = Settings(
        upstream=(
            UpstreamSettings(name="a", dialect="openai", base_url="https://a.example", tool="openai-api", owner="ana"),
            UpstreamSettings(name="b", dialect="azure", base_url="https://b.example", tool="openai-api"),
            UpstreamSettings(name="c", dialect="openai", base_url="https://c.example", review_by="2027-03-31"),
            UpstreamSettings(name="echo", dialect="openai", base_url="builtin:echo", tool="builtin-echo"),
        )
    )
    listed = approved_list(settings, Approvals())
    openai, other, echo = listed["openai-api"], listed["c"], listed["builtin-echo"]
    assert (openai.owner, openai.ownerless, openai.overdue("2026-01-01")) == ("ana", False, True)
    assert (other.ownerless, other.overdue("2027-03-31"), other.overdue("2027-04-01")) == (True, False, True)
    assert (echo.ownerless, echo.overdue("2099-01-01")) == (False, False)
