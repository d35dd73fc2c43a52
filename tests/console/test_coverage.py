"""Coverage adds up what browsers told: people, layers that fail, sites, and the share of AI use with a trail."""

from __future__ import annotations

import msgspec
import pytest

from console.story import tell_of_devices
from seawall.console import coverage
from seawall.console.desk import Desk
from seawall.console.parts import Parts
from seawall.model.approvals import ToolDecision, ToolState
from seawall.store.devices import Device


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return msgspec.structs.replace(parts, approvals=parts.store.approvals())


@pytest.fixture
def devices(parts: Parts, clock) -> list[Device]:
    return tell_of_devices(parts, clock)


def test_a_silent_browser_protects_nobody_and_a_clipboard_agent_no_browser(parts: Parts, devices) -> None:
    found = coverage.read_coverage(Desk(parts))
    assert [name.partition("@")[0] for name in found.people] == ["person:ana", "person:bo", "person:cy"]
    assert found.unprotected == ("person:cy@shop.example",)
    assert (found.protected, found.browsers, found.clipboards, found.silent) == (2, 2, 1, 1)
    parts.store.devices().revoke(devices[1].id)
    assert "person:bo@shop.example" in coverage.read_coverage(Desk(parts)).unprotected


def test_failing_layers_come_first_with_where_they_fail(parts: Parts, devices) -> None:
    first, *others = coverage.read_coverage(Desk(parts)).sites
    assert first.site == "chatgpt.com"
    assert first.protection == "failing"
    failing, passing = first.layers
    assert (failing.layer, failing.failing, failing.browsers) == ("page", 1, ("firefox 140.0",))
    assert failing.what == "fetch was not seen"
    assert (passing.layer, passing.failing, passing.passing) == ("dom", 0, 1)
    assert {site.site: site.protection for site in others} == {
        "claude.ai": "works",
        "chat.deepseek.com": "untested",
        "": "untested",
    }


def test_an_approval_of_the_work_plan_turns_work_sessions_into_followed_ones(parts: Parts, devices) -> None:
    before = coverage.read_coverage(Desk(parts)).trail
    assert (before.sessions.followed, before.sessions.lost) == (0, 2)
    assert (before.texts.unknown, before.texts.lost, before.texts.share) == (0, 3, 0.0)
    for tool in ("chatgpt-business", "claude-work"):
        parts.store.approval_book().decide_tool(ToolDecision(tool=tool, state=ToolState.APPROVED), by="person:ana")
    parts.store.beat()
    after = coverage.read_coverage(Desk(parts)).trail
    assert (after.sessions.followed, after.sessions.lost) == (1, 1)
    assert (after.texts.unknown, after.texts.lost) == (1, 2)
