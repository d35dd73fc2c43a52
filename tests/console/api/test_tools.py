"""GET /api/v1/tools: the approved list as JSON, and everything else with its facts."""

from __future__ import annotations

from seawall.policy.list_document import FIRST_LINE, read_document


async def test_the_list_has_states_facts_and_sources(browser, token) -> None:
    answer = await browser.client.get("/api/v1/tools", headers=token("staff"))
    assert answer.status_code == 200
    told = answer.json()
    assert told["catalogue"]
    items = {one["id"]: one for one in told["items"]}
    assert items["openai-api"]["state"] == "approved"
    assert items["openai-api"]["overdue"] is True, "nobody set a day for its review"
    assert items["chatgpt"]["facts"]["trains"]["value"] == "opt_out"
    assert items["chatgpt"]["facts"]["trains"]["source"].startswith("https://")
    assert items["midjourney"]["facts"]["dpa"]["value"] == "unknown"
    assert items["funnybot"]["origin"] == "settings"


async def test_the_approved_list_is_short(browser, token) -> None:
    answer = await browser.client.get("/api/v1/tools?standing=approved", headers=token("auditor"))
    assert [one["id"] for one in answer.json()["items"]] == ["openai-api"]
    assert (await browser.client.get("/api/v1/tools?standing=else", headers=token("auditor"))).status_code == 400


async def test_the_signed_list_is_under_the_ledgers_key(browser, token, store) -> None:
    answer = await browser.client.get("/api/v1/tools/signed", headers=token("staff"))
    assert answer.headers["content-type"].startswith("text/plain")
    told = read_document(store.notes.verifier.read(answer.text, FIRST_LINE))
    assert [one.id for one in told.tools] == ["openai-api"]
