"""The matrix over a real store: keys that live, texts that were checked."""

from __future__ import annotations

from console import story
from seawall.console.access import read_rights
from seawall.console.parts import Parts
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.doubles import ManualClock
from seawall.model.words import Action, Category
from seawall.store.approvals import ToolRequest


def test_what_a_month_left_behind(parts: Parts, clock: ManualClock) -> None:
    story.tell(parts, clock, days=3)
    rows, cut = read_rights(parts)
    assert not cut
    by = {(str(row.principal), row.tool.id): row for row in rows}
    assert by["agent:refunds", "openai-api"].keys
    assert by["agent:refunds", "openai-api"].cells[Category.CUSTOMER_PII].action is Action.MASK
    strangers = [row for row in rows if not row.keys]
    assert strangers
    assert all(row.texts for row in strangers)
    assert by["person:ana@shop.example", "funnybot"].cells[Category.CREDENTIALS].action is Action.BLOCK


def test_who_decides_about_a_tool_or_asks_for_it_has_sent_nothing(parts: Parts) -> None:
    book = parts.store.approval_book()
    book.decide_tool(ToolDecision(tool="grok", state=ToolState.BLOCKED), by="person:ana@shop.example")
    book.ask(ToolRequest(id="", principal="person:bo@shop.example", tool="grok"))
    assert read_rights(parts) == ([], False)


def test_a_revoked_key_opens_nothing(parts: Parts) -> None:
    story.tell(parts, parts.clock, days=1)  # type: ignore[arg-type] # the fixture's clock is the manual one
    ring = parts.store.key_ring()
    for listed in ring.list():
        ring.revoke(listed.key.id, by="test")
    assert not any(row.keys for row in read_rights(parts)[0])
