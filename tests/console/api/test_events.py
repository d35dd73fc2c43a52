"""GET /api/v1/events: filters, cursors and the proof, over events the real pipeline made."""

import pytest

from console.story import tell
from seawall.console.parts import Parts
from seawall.store.merkle import check_inclusion

TOTAL = 135


@pytest.fixture
def get(browser, token, parts: Parts, clock):
    tell(parts, clock)
    headers = token("auditor")

    async def get(path: str, **query):
        return await browser.client.get(path, params=query, headers=headers)

    return get


async def test_a_walk_by_cursor_meets_every_event_once(get) -> None:
    seen: list[int] = []
    cursor = ""
    for _ in range(60):
        page = (await get("/api/v1/events", limit=7, room="check", **({"cursor": cursor} if cursor else {}))).json()
        seen += [item["number"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == TOTAL
    assert seen == sorted(seen, reverse=True)


async def test_filters_hold_together(get) -> None:
    found = (await get("/api/v1/events", action="block", category="payment_data", tool="funnybot")).json()["items"]
    assert found
    for event in found:
        assert (event["action"], event["tool"]) == ("block", "funnybot")
        assert "payment_data" in event["categories"]
    assert (await get("/api/v1/events", tool="nobody-has-this")).json() == {
        "items": [],
        "next": None,
        "searched_to_ms": None,
    }


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"cursor": "n1; DROP TABLE events"}, 400),
        ({"cursor": "x"}, 400),
        ({"limit": 0}, 400),
        ({"limit": 201}, 400),
        ({"action": "shrug"}, 400),
        ({"since_ms": -1}, 400),
        ({"text": "x" * 201}, 400),
    ],
)
async def test_what_cannot_be_is_a_problem(browser, token, query, status) -> None:
    answer = await browser.client.get("/api/v1/events", params=query, headers=token("auditor"))
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


async def test_one_event_comes_with_a_proof_that_holds(get, parts: Parts) -> None:
    listed = (await get("/api/v1/events", limit=100, action="mask")).json()["items"][-1]
    told = (await get(f"/api/v1/events/{listed['id']}")).json()
    assert told["event"] == listed
    checkpoint = parts.store.ledger().verifier.open(told["checkpoint"])
    path = [bytes.fromhex(step) for step in told["inclusion"]]
    leaf = bytes.fromhex(told["leaf"])
    assert check_inclusion(leaf, listed["number"], checkpoint.size, path, checkpoint.root)
    assert not check_inclusion(bytes(32), listed["number"], checkpoint.size, path, checkpoint.root)


async def test_no_value_is_told(get) -> None:
    whole = (await get("/api/v1/events", limit=200)).text
    for value in ("maria.lindqvist", "4111 1111", "ines.costa", "DE89"):
        assert value not in whole


async def test_an_event_nobody_has_is_not_found(get) -> None:
    for name in ("evt_nobody", "evt_01ARZ3NDEKTSV4RRFFQ69G5FAV", "x" * 500):
        assert (await get(f"/api/v1/events/{name}")).status_code == 404
