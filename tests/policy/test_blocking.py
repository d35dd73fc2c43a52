"""What a network keeps closed follows the approved list, and never closes what is approved for anybody."""

from __future__ import annotations

from seawall.discovery.blocking import Order
from seawall.model.approvals import NO_APPROVALS, Approvals, ToolDecision, ToolException, ToolState
from seawall.model.settings import EndpointSettings, Settings, ToolSettings
from seawall.policy.blocking import blocked_tools, open_hosts

SETTINGS = Settings(
    tool=(ToolSettings(id="chatgpt-business", approved=True), ToolSettings(id="xai-api", approved=True, teams=("it",)))
)


def hosts(settings: Settings = SETTINGS, approvals: Approvals = NO_APPROVALS, now_ms: int = 0) -> set[str]:
    return {host for one in blocked_tools(settings, approvals, now_ms) for host in one.hosts}


def test_approved_tools_are_open_and_everything_else_is_closed() -> None:
    closed = hosts()
    assert {"chat.deepseek.com", "claude.ai", "x.ai", "api.deepseek.com"} <= closed
    assert not closed & {"chatgpt.com", "chat.openai.com", "api.x.ai", "console.x.ai"}
    assert not closed & {"bing.com", "google.com", "notion.so", "zoom.us"}
    assert not closed & set(open_hosts(SETTINGS, NO_APPROVALS))


def test_an_open_host_below_a_closed_one_is_spared() -> None:
    order = Order(
        tools=tuple(blocked_tools(SETTINGS, NO_APPROVALS)),
        open_hosts=open_hosts(SETTINGS, NO_APPROVALS),
        made="2026-11-25",
        version="1",
    )
    assert set(order.spared()) == {"api.x.ai", "console.x.ai"}
    assert order.spares("x.ai")


def test_a_host_is_closed_once() -> None:
    named = [host for one in blocked_tools(Settings(), NO_APPROVALS) for host in one.hosts]
    assert len(named) == len(set(named))


def test_an_exception_of_anybody_leaves_a_tool_open_until_it_ends() -> None:
    one = ToolException(id="e", principal="person:ana@shop.example", tool="deepseek", since_ms=0, until_ms=10)
    approvals = Approvals(exceptions=(one,))
    assert "chat.deepseek.com" not in hosts(approvals=approvals, now_ms=5)
    assert "chat.deepseek.com" in hosts(approvals=approvals, now_ms=10)


def test_where_unlisted_tools_are_only_pointed_out_the_list_has_blocked_ones() -> None:
    gentle = Settings(endpoint=EndpointSettings(unlisted="coach"))
    assert hosts(gentle) == set()
    blocked = Approvals(decisions={"grok": ToolDecision(tool="grok", state=ToolState.BLOCKED)})
    assert hosts(gentle, blocked) >= {"grok.com"}
