"""``/api/v1/rooms``: opened and closed by token, read by virtual key."""

from __future__ import annotations

import pytest

from seawall.console.parts import Parts
from seawall.model.exchange import Principal
from seawall.store.keyring import KeyOrder

MAIL = "anna.berg@shop.example"
ROOM = {
    "name": "returns",
    "tool": "openai-api",
    "readers": ["agent:returns"],
    "files": [{"name": "returns.csv", "text": f"order_id,email\n10231,{MAIL}\n", "fields": ["email"]}],
}


@pytest.fixture
def key(parts: Parts):
    def key(**scope: object) -> dict[str, str]:
        order = KeyOrder(principal=Principal.parse("agent:returns"), **scope)
        secret, _ = parts.store.key_ring().issue(order, by="person:ana@shop.example")
        parts.store.keys()
        parts.store.beat()
        return {"authorization": f"Bearer {secret}"}

    return key


async def test_a_room_from_opening_to_closing(browser, token, key) -> None:
    ours, read = token("security"), key()
    api = browser.client
    made = await api.post("/api/v1/rooms", json=ROOM, headers=ours)
    assert made.status_code == 201, made.text
    assert made.json()["files"] == [{"name": "returns.csv", "fields": ["email"], "records": 1, "chars": 29}]
    assert (await api.get("/api/v1/rooms", headers=token("auditor"))).json()["items"][0]["open"]
    listed = await api.get("/api/v1/rooms/returns/files", headers=read)
    assert listed.json()["room"] == "returns"
    file = await api.get("/api/v1/rooms/returns/files/returns.csv", headers=read)
    assert file.status_code == 200
    assert file.headers["content-type"] == "text/plain; charset=utf-8"
    assert file.headers["x-seawall-verdict"] == "mask"
    assert MAIL not in file.text
    again = await api.post("/api/v1/rooms/returns/restore", json={"text": file.text}, headers=ours)
    assert again.json() == {"text": f"email\n{MAIL}\n", "restored": 1}
    assert (await api.delete("/api/v1/rooms/returns", headers=ours)).status_code == 204
    late = await api.get("/api/v1/rooms/returns/files/returns.csv", headers=read)
    assert (late.status_code, late.json()["advice"]) == (403, "Ask whoever opened it for a new one.")


async def test_only_a_key_reads_and_only_within_its_limits(browser, token, key) -> None:
    api, path = browser.client, "/api/v1/rooms/returns/files"
    await api.post("/api/v1/rooms", json=ROOM, headers=token("owner"))
    for headers in ({}, token("owner"), {"authorization": "Bearer sw_aaaaaaaaaaaa_nothing"}):
        refused = await api.get(path, headers=headers)
        assert (refused.status_code, "sw_" in refused.json()["advice"]) == (401, True)
    assert (await api.get(path, headers={"x-api-key": key()["authorization"][7:]})).status_code == 200
    assert (await api.get(path, headers=key(networks=("10.0.0.0/8",)))).status_code == 403
    once = key(budget=1)
    assert (await api.get(path, headers=once)).status_code == 200
    spent = await api.get(path, headers=once)
    assert (spent.status_code, spent.json()["type"]) == (429, "urn:seawall:problem:too-many-requests")
    assert int(spent.headers["retry-after"]) > 0


async def test_a_room_that_cannot_be_is_refused_with_the_way_out(browser, token) -> None:
    ours = token("owner")
    without = {**ROOM, "files": [{**ROOM["files"][0], "fields": []}]}
    refused = await browser.client.post("/api/v1/rooms", json=without, headers=ours)
    assert refused.status_code == 400
    assert "'order_id', 'email'" in refused.json()["advice"]
    assert (await browser.client.post("/api/v1/rooms", json=ROOM, headers=token("auditor"))).status_code == 403
