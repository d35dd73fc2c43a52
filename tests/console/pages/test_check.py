"""Taking a checked text along, and saying of a finding that it is nothing sensitive."""

from __future__ import annotations

import re

import msgspec
import pytest

from seawall.console.parts import Parts
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.event import EventKind
from seawall.store.search import EventFilter

TEXT = "Write to ines.costa@mail.example about 4111 1111 1111 1111"


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return msgspec.structs.replace(parts, approvals=parts.store.approvals())


def approve(parts: Parts, tool: str) -> None:
    parts.store.approval_book().decide_tool(ToolDecision(tool=tool, state=ToolState.APPROVED), by="person:ana")
    parts.store.beat()


async def test_a_blocked_text_is_offered_masked_for_the_approved_tool(owner, parts: Parts) -> None:
    await owner.open("/check")
    page = (await owner.post("/check", {"text": TEXT, "tool": "funnybot"})).text
    assert "data-open-masked" not in page, "nothing people open is approved yet"
    approve(parts, "claude-work")
    page = (await owner.post("/check", {"text": TEXT, "tool": "funnybot"})).text
    assert "What may go to Claude Team and Enterprise instead" in page
    assert re.search(
        r'href="https://claude\.ai/[^"]*" target="_blank" rel="noopener noreferrer" data-open-masked', page
    )
    ready = re.search(r'<pre id="ready"[^>]*>(.*?)</pre>', page, re.DOTALL)
    assert ready
    words = re.sub(r"<[^>]+>", "", ready.group(1))
    assert "ines.costa" not in words
    assert "4111" not in words
    assert 'data-value="ines.costa@mail.example"' in ready.group(1)


async def test_a_key_is_told_with_how_to_revoke_it_here_and_in_its_event(owner) -> None:
    await owner.open("/check")
    page = (await owner.post("/check", {"text": "token ghp_" + "q8ZtP2vXw7Lm4KdR9sYbq8ZtP2vXw7Lm4KdR"})).text
    assert "To revoke GitHub: github.com &gt; Settings" in page
    event = re.search(r'href="(/events/evt_[^"]+)"', page)
    assert event
    assert "To revoke GitHub: github.com &gt; Settings" in (await owner.open(event.group(1))).text
    page = (await owner.post("/check", {"text": TEXT})).text
    assert "To revoke" not in page


async def test_what_may_go_nowhere_is_offered_nowhere(owner, parts: Parts) -> None:
    approve(parts, "claude-work")
    await owner.open("/check")
    page = (await owner.post("/check", {"text": f"{TEXT}, CVV 123", "tool": "openai-api"})).text
    assert "This stays here." in page
    assert "data-take" not in page


async def test_saying_not_sensitive_counts_against_the_detector_and_lets_nothing_through(owner, parts: Parts) -> None:
    await owner.open("/check")
    page = (await owner.post("/check?doubt=1", {"text": TEXT, "tool": "openai-api"})).text
    assert "counted as wrong" in page
    (score,) = parts.store.feedback_book().scores()
    assert (score.detector, score.wrong) == ("payment_card", 1)
    (event,) = parts.store.events().page(EventFilter(kind=EventKind.DETECT_FINDING_JUDGED)).events
    assert event.event.principal == "person:ana@shop.example"
    page = (await owner.post("/check", {"text": TEXT, "tool": "openai-api"})).text
    assert "4111 1111 1111 1111" not in re.sub(r"<[^>]+>", "", page.split('id="leaves"')[1].split("</pre>")[0])


@pytest.mark.parametrize("place", ["9", "-1", "x", "", "²"])
async def test_a_doubt_about_nothing_changes_nothing(owner, parts: Parts, place: str) -> None:
    await owner.open("/check")
    answer = await owner.post(f"/check?doubt={place}", {"text": TEXT, "tool": "openai-api"})
    assert answer.status_code == 200
    assert "counted as wrong" not in answer.text
    assert parts.store.feedback_book().scores() == []
