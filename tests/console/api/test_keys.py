"""/api/v1/keys: a key's whole life, and that a repeated request makes no second one."""

import pytest

from seawall.console.parts import Parts
from seawall.store.search import EventFilter


@pytest.fixture
def call(browser, token):
    headers = token("security")

    async def call(method: str, path: str, body=None, **more):
        mine = {**headers, **more}
        return await browser.client.request(method, f"/api/v1/keys{path}", json=body, headers=mine)

    return call


ORDER = {
    "principal": "agent:refunds",
    "acting_for": "person:ana@shop.example",
    "tools": ["openai-api"],
    "models": ["gpt-4o*"],
    "categories": ["customer_pii"],
    "budget": 100,
    "rate_per_minute": 10,
    "networks": ["10.0.0.0/8"],
    "label": "Refund agent",
}


async def test_a_keys_life(call, parts: Parts) -> None:
    issued = await call("POST", "", ORDER)
    assert issued.status_code == 201
    secret, key = issued.json()["secret"], issued.json()["key"]
    assert secret.startswith(f"sw_{key['id']}_")
    assert {name: key[name] for name in ORDER} == ORDER
    assert key["expires_ms"] - key["created_ms"] == 3_600_000, "an agent's key lives an hour"
    assert issued.headers.get("cache-control") == "no-store"
    listed = (await call("GET", "")).json()["items"]
    assert [one["id"] for one in listed] == [key["id"]]
    assert secret.split("_")[2] not in (await call("GET", f"/{key['id']}")).text
    rotated = (await call("POST", f"/{key['id']}/rotate", {"overlap_minutes": 5})).json()
    assert rotated["key"]["replaces"] == key["id"]
    assert rotated["secret"] != secret
    assert (await call("DELETE", f"/{key['id']}")).status_code == 204
    assert (await call("DELETE", f"/{key['id']}")).status_code == 204
    assert (await call("GET", f"/{key['id']}")).json()["state"] == "revoked"
    kinds = [found.event.kind.value for found in parts.store.events().page(EventFilter(room="keys")).events]
    assert kinds == ["keys:key:revoked", "keys:key:rotated", "keys:key:issued"]


async def test_a_key_that_lives_too_long_or_is_unused_says_so(call, clock) -> None:
    issued = await call("POST", "", {"principal": "service:old", "lifetime_seconds": 90 * 86_400})
    assert [one["fault"] for one in issued.json()["key"]["findings"]] == ["long_lived"]
    usual = await call("POST", "", {"principal": "service:usual"})
    assert usual.json()["key"]["findings"] == []
    clock.advance(3_000_000)
    items = (await call("GET", "")).json()["items"]
    old = next(one for one in items if one["principal"] == "service:old")
    assert old["findings"][0]["advice"].startswith("Issue one that lives 30 days or less")


async def test_a_repeated_request_makes_no_second_key(call) -> None:
    first = await call("POST", "", ORDER, **{"idempotency-key": "one"})
    again = await call("POST", "", ORDER, **{"idempotency-key": "one"})
    other = await call("POST", "", ORDER, **{"idempotency-key": "two"})
    assert (first.status_code, again.status_code, other.status_code) == (201, 409, 201)
    assert first.json()["key"]["id"] in again.json()["title"]
    assert len((await call("GET", "")).json()["items"]) == 2


async def test_pages_of_keys_meet_each_once(call) -> None:
    for number in range(5):
        await call("POST", "", {"principal": f"service:n{number}"})
    seen, cursor = [], ""
    for _ in range(5):
        page = (await call("GET", f"?limit=2&cursor={cursor}")).json()
        seen += [key["principal"] for key in page["items"]]
        cursor = page["next"] or ""
        if not cursor:
            break
    assert sorted(seen) == [f"service:n{number}" for number in range(5)]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"principal": "ana"},
        {"principal": "robot:r2"},
        {"principal": "person:ana", "lifetime_seconds": 0},
        {"principal": "person:ana", "lifetime_seconds": 366 * 86_400},
        {"principal": "person:ana", "budget": -1},
        {"principal": "person:ana", "networks": ["everywhere"]},
        {"principal": "person:ana", "label": "two\nlines"},
        {"principal": "person:ana", "secret": "mine"},
    ],
)
async def test_an_order_that_cannot_be_is_refused(call, body) -> None:
    answer = await call("POST", "", body)
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert (await call("GET", "")).json()["items"] == []


async def test_a_key_nobody_has(call) -> None:
    assert (await call("GET", "/nobody")).status_code == 404
    assert (await call("DELETE", "/nobody")).status_code == 404
    assert (await call("POST", "/nobody/rotate", {})).status_code == 404
