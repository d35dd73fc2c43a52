"""The page where a second person confirms."""

from __future__ import annotations

import pytest

from seawall.console.parts import Parts
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.errors import SecondPersonNeeded
from seawall.model.exchange import Principal
from seawall.model.words import Category
from seawall.store.keyring import KeyOrder


async def test_a_one_person_shop_is_told_that_nothing_waits(owner) -> None:
    await owner.open("/changes")
    assert "only one person here may confirm" in owner.text
    assert "Nothing waits." in owner.text


async def test_one_proposes_and_takes_it_back(owner, parts: Parts) -> None:
    parts.store.two_person = "always"
    await owner.open("/tools/grok")
    tool = {"state": "approved", "grade": "business", "owner": "ana", "review_by": "2030-01-01"}
    page = (await owner.post("/tools/grok", tool)).text
    assert "nothing has changed yet" in page
    assert "Somebody else confirms it." in page
    assert "grok becomes approved, terms business" in page
    (one,) = parts.store.change_book().list()
    refused = await owner.post(f"/changes/{one.id}", {"do": "confirm"})
    assert refused.status_code == 422
    assert "Nobody confirms their own change" in refused.text
    assert "refused" in (await owner.post(f"/changes/{one.id}", {"do": "refuse"})).text
    assert parts.store.approval_book().current().decisions == {}
    assert (await owner.post(f"/changes/{one.id}", {"do": "refuse"})).status_code == 404


async def test_another_confirms_and_a_key_is_shown_once(owner, parts: Parts) -> None:
    parts.store.two_person = "always"
    bo, store = "person:bo@shop.example", parts.store
    for change in (
        lambda: store.approval_book().decide_tool(ToolDecision(tool="grok", state=ToolState.APPROVED), by=bo),
        lambda: store.key_ring().issue(
            KeyOrder(principal=Principal.parse("agent:mailer"), categories=(Category.CUSTOMER_PII,)), by=bo
        ),
    ):
        with pytest.raises(SecondPersonNeeded):
            change()
    await owner.open("/changes")
    key, tool = sorted(store.change_book().list(), key=lambda one: one.kind)
    assert "in force within a second" in (await owner.post(f"/changes/{tool.id}", {"do": "confirm"})).text
    page = (await owner.post(f"/changes/{key.id}", {"do": "confirm"})).text
    assert 'id="secret" class="secret"' in page
    assert "sw_" in page
    assert "sw_" not in (await owner.open("/changes")).text
    assert "confirmed" in owner.text
