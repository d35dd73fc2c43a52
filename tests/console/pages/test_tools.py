"""The pages AI tools and May I, walked as people walk them."""

from __future__ import annotations

import msgspec
import pytest

from console.conftest import SETTINGS
from seawall.console.parts import Parts
from seawall.model.approvals import ToolState
from seawall.model.event import EventKind
from seawall.policy.list_document import FIRST_LINE, read_document
from seawall.store.approvals import ToolRequest
from seawall.store.search import EventFilter

APPROVE = {"state": "approved", "grade": "business", "owner": "ana", "review_by": "2027-03-31"}


@pytest.fixture
def parts(parts: Parts) -> Parts:
    return msgspec.structs.replace(parts, approvals=parts.store.approvals())


async def test_a_tool_is_approved_with_owner_and_review_and_shows(owner, parts: Parts) -> None:
    assert (await owner.post("/tools/claude-work", {**APPROVE, "owner": ""})).status_code == 422
    assert (await owner.post("/tools/claude-work", {**APPROVE, "review_by": "soon"})).status_code == 422
    await owner.open("/tools/claude-work")
    page = (await owner.post("/tools/claude-work", APPROVE)).text
    assert "in force everywhere" in page
    parts.store.beat()
    page = (await owner.open("/tools")).text
    assert "Claude Team and Enterprise" in page
    assert "2027-03-31" in page
    (found,) = parts.store.events().page(EventFilter(kind=EventKind.TOOLS_STATE_CHANGED)).events
    assert found.event.tool == "claude-work"


async def test_customer_data_in_the_clear_needs_an_agreement(owner, parts: Parts) -> None:
    await owner.open("/tools/claude-work")
    wanted = {**APPROVE, "permits": "customer_pii"}
    refused = await owner.post("/tools/claude-work", wanted)
    assert refused.status_code == 422
    assert "data processing agreement" in refused.text
    await owner.open("/tools/claude-work")
    assert (await owner.post("/tools/claude-work", {**wanted, "agreement": "2026-10-01"})).status_code == 200
    assert parts.store.approval_book().current().decisions["claude-work"].agreement == "2026-10-01"


async def test_an_overdue_review_is_shown(owner, parts: Parts) -> None:
    assert "overdue" not in (await owner.open("/tools")).text
    await owner.open("/tools/grok")
    await owner.post("/tools/grok", {**APPROVE, "review_by": "2020-01-01"})
    parts.store.beat()
    assert "overdue" in (await owner.open("/tools")).text


async def test_a_request_is_allowed_for_some_days_and_ended(owner, parts: Parts) -> None:
    book = parts.store.approval_book()
    asked = book.ask(ToolRequest(id="", principal="person:bo@shop.example", tool="deepseek", reason="to try it"))
    page = (await owner.open("/tools")).text
    assert "bo@shop.example asks for deepseek" in page
    answered = await owner.post(f"/tools/requests/{asked.id}", {"do": "approve", "days": "3", "answer": "Fine."})
    assert "answered" in answered.text
    parts.store.beat()
    assert "Exceptions in force" in (await owner.open("/tools")).text
    (exception,) = book.current().exceptions
    await owner.post(f"/tools/exceptions/{exception.id}", {})
    assert book.current().exceptions == ()


async def test_may_i_answers_with_reason_policy_alternative_and_a_way_to_ask(owner, parts: Parts) -> None:
    page = (await owner.open("/blocked?host=chat.deepseek.com")).text
    assert "DeepSeek" in page
    assert 'class="badge block">No' in page
    assert 'href="/policies/' in page
    assert "Ask for an exception" in page
    secret = "maria.lindqvist@mail.example"
    page = (await owner.post("/ask", {"tool": "deepseek", "reason": f"translate for {secret}"})).text
    assert "on its way" in page
    (request,) = parts.store.approval_book().requests()
    assert "translate for" in request.reason
    assert secret not in request.reason
    assert "customer" not in (await owner.open("/ask?tool=nobody-knows")).text.split("What would go into it")[0].lower()


async def test_an_approved_tool_is_a_yes_and_customer_data_goes_masked(owner) -> None:
    assert 'class="badge allow">Yes' in (await owner.open("/ask?tool=openai-api")).text
    page = (await owner.open("/ask?tool=openai-api&data=customer_pii")).text
    assert "Yes, this way" in page
    assert SETTINGS.upstream[0].tool == "openai-api"


async def test_a_search_finds_by_host_and_kind(owner) -> None:
    page = (await owner.open("/tools?q=midjourney.com")).text
    assert "/tools/midjourney" in page
    assert "/tools/deepseek" not in page
    assert ToolState.UNLISTED.value in page
    assert (await owner.open("/tools/nobody")).status_code == 404


async def test_the_signed_list_is_a_file_under_the_ledgers_key(owner, parts: Parts) -> None:
    assert 'href="/tools/list/signed"' in (await owner.open("/tools")).text
    kept = await owner.client.get("/tools/list/signed")
    assert kept.headers["content-disposition"] == 'attachment; filename="approved-ai-tools-2026-11-18.txt"'
    told = read_document(parts.store.notes.verifier.read(kept.text, FIRST_LINE))
    assert [one.id for one in told.tools] == ["openai-api"]
