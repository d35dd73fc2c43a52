"""The chat page's server half: the tools it offers, the key it hands out, whose masked values it tells to whom."""

from __future__ import annotations

import msgspec
import pytest

from console.conftest import SETTINGS
from seawall.console.pages import chat
from seawall.console.parts import Parts
from seawall.model.approvals import ToolDecision, ToolState
from seawall.model.event import Event, EventKind
from seawall.model.settings import UpstreamSettings
from seawall.store.keyring import ListedKey


@pytest.fixture
def parts(parts: Parts) -> Parts:
    more = (
        UpstreamSettings(name="own", dialect="openai", base_url="http://127.0.0.1:9/", models=("one", "two*")),
        UpstreamSettings(name="teams", dialect="anthropic", base_url="http://127.0.0.1:9/", teams=("legal",)),
        UpstreamSettings(name="new", dialect="gemini", base_url="http://127.0.0.1:9/", approved=False),
    )
    settings = msgspec.structs.replace(SETTINGS, upstream=(*SETTINGS.upstream, *more))
    return msgspec.structs.replace(parts, settings=settings, approvals=parts.store.approvals())


def keys(parts: Parts) -> list[ListedKey]:
    return [one for one in parts.store.key_ring().list() if one.key.label == chat.LABEL]


async def asked(owner) -> dict[str, object]:
    await owner.open("/account")
    answer = await owner.client.post("/chat/key", headers={"x-csrf-token": owner.csrf})
    assert answer.status_code == 200
    return answer.json()


async def test_only_approved_tools_of_ones_own_are_offered(owner, parts: Parts) -> None:
    page = (await owner.open("/chat")).text
    assert 'value="openai-api"' in page
    assert 'data-models="one"' in page
    assert 'value="teams"' not in page
    assert 'value="new"' not in page
    for tool in ("openai-api", "own"):
        parts.store.approval_book().decide_tool(ToolDecision(tool=tool, state=ToolState.BLOCKED), by="person:ana")
    parts.store.beat()
    page = (await owner.open("/chat")).text
    assert "No AI tool is set up to chat with" in page
    refused = await owner.client.post("/chat/key", headers={"x-csrf-token": owner.csrf})
    assert refused.status_code == 400
    assert keys(parts) == []


async def test_the_key_is_the_persons_own_for_an_hour_and_the_offered_tools(owner, parts: Parts) -> None:
    given = await asked(owner)
    (one,) = keys(parts)
    assert str(given["key"]).startswith(f"sw_{one.key.id}_")
    assert str(one.key.principal) == "person:ana@shop.example"
    assert one.key.tools == {"openai-api", "own"}
    assert one.key.expires_ms - parts.clock.now_ms() == 3_600_000
    assert one.key.categories == frozenset(), "it restores nothing that policy would not"


async def test_another_site_gets_no_key(owner, parts: Parts) -> None:
    assert (await owner.client.post("/chat/key")).status_code == 403
    assert keys(parts) == []


async def test_opening_the_page_often_leaves_a_few_keys_only(owner, parts: Parts, clock) -> None:
    for _ in range(chat.keys_live_max + 3):
        await asked(owner)
    assert len(keys(parts)) == chat.keys_live_max
    clock.advance(3_600_000)
    await owner.sign_in()
    await asked(owner)
    everything = [one for one in parts.store.key_ring().list(everything=True) if one.key.label == chat.LABEL]
    assert len(everything) == 1, "those that ended are gone"


@pytest.mark.parametrize(
    ("principal", "kind", "status"),
    [
        ("person:ana@shop.example", EventKind.GATEWAY_EXCHANGE_DECIDED, 200),
        ("person:bo@shop.example", EventKind.GATEWAY_EXCHANGE_DECIDED, 404),
        ("person:ana@shop.example", EventKind.GATEWAY_ANSWER_DECIDED, 404),
    ],
)
async def test_masked_values_are_told_to_whom_they_belong(owner, parts: Parts, principal, kind, status) -> None:
    event = Event(id="evt_one", time=parts.clock.now_ms(), kind=kind, principal=principal, conversation="c_1")
    await parts.store.ledger().submit(event)
    await parts.store.pseudonyms().save("c_1", {"Qzk": "Maria"})
    answer = await owner.client.get("/chat/masked/evt_one")
    assert answer.status_code == status
    assert ("Maria" in answer.text) == (status == 200)
    assert (await owner.client.get("/chat/masked/evt_none")).status_code == 404
