"""The page Workflows, walked as people walk it."""

from __future__ import annotations

from console import story
from seawall.console.parts import Parts
from seawall.model.workflows import Gatekeeper, Standing

ENTRY = {
    "name": "Newsletter",
    "owner": "ana@shop.example",
    "tool": "openai-api",
    "means": "key",
    "gatekeeper": "none",
    "runners": "service:newsletter",
    "feeds": "customer_pii",
    "review_by": "2020-01-01",
}


async def test_an_empty_register_says_how_it_fills(owner) -> None:
    assert "Nothing is listed yet" in (await owner.open("/workflows")).text


async def test_a_workflow_is_listed_shown_with_its_faults_changed_and_taken_off(owner, parts: Parts) -> None:
    await owner.open("/workflows/new")
    await owner.post("/workflows", ENTRY)
    await owner.open("/workflows")
    assert "Newsletter" in owner.text
    assert "no gatekeeper" in owner.text
    assert "overdue" in owner.text
    assert "0 of 1 have a proved gatekeeper" in owner.text
    (entry,) = parts.store.workflow_book().list()
    page = (await owner.open(f"/workflows/{entry.id}")).text
    assert 'value="service:newsletter"' in page
    await owner.post(f"/workflows/{entry.id}", {**ENTRY, "gatekeeper": "gateway", "review_by": "2027-01-01"})
    assert parts.store.workflow_book().list()[0].gatekeeper is Gatekeeper.GATEWAY
    await owner.open("/workflows")
    assert "not proved" in owner.text
    await owner.open(f"/workflows/{entry.id}")
    await owner.post(f"/workflows/{entry.id}/remove", {})
    assert parts.store.workflow_book().list() == []
    assert (await owner.open(f"/workflows/{entry.id}")).status_code == 404


async def test_a_wrong_entry_comes_back_as_it_was_typed(owner, parts: Parts) -> None:
    await owner.open("/workflows/new")
    page = await owner.post("/workflows", {**ENTRY, "review_by": "soon"})
    assert page.status_code == 422
    assert 'value="Newsletter"' in page.text
    assert (await owner.post("/workflows", {**ENTRY, "tool": "nobody-knows"})).status_code == 422
    assert parts.store.workflow_book().list() == []


async def test_a_proposal_is_listed_filled_in_or_dismissed_and_proposed_again(owner, parts: Parts, clock) -> None:
    story.tell(parts, clock, days=3)
    await owner.sign_in()
    page = (await owner.open("/workflows")).text
    assert "/workflows/new?runner=service%3Ahelpdesk&amp;tool=openai-api" in page
    page = (await owner.open("/workflows/new?runner=service%3Ahelpdesk&tool=openai-api")).text
    assert 'value="helpdesk with openai-api"' in page
    assert "sent" in owner.text
    await owner.open("/workflows")
    page = (await owner.post("/workflows/dismiss", {"runner": "service:helpdesk", "tool": "openai-api"})).text
    assert "not proposed again" in page
    assert "runner=service%3Ahelpdesk&amp;tool=openai-api" not in page
    (entry,) = parts.store.workflow_book().list()
    assert entry.standing is Standing.DISMISSED
    page = (await owner.post(f"/workflows/{entry.id}/remove", {})).text
    assert "runner=service%3Ahelpdesk&amp;tool=openai-api" in page
    assert (await owner.post("/workflows/dismiss", {"runner": "service:nobody", "tool": "x"})).status_code == 422
