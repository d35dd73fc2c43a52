"""/api/v1/rollups agree with the events they count."""

from console.story import tell
from seawall.console.parts import Parts


async def test_counts_agree_with_the_events(browser, token, parts: Parts, clock) -> None:
    tell(parts, clock)
    headers = token("auditor")
    get = browser.client.get
    told = (await get("/api/v1/rollups/traffic?by=action,tool&since_ms=0", headers=headers)).json()["items"]
    events = (await get("/api/v1/events?room=check&limit=200", headers=headers)).json()["items"]
    decided = [item for item in told if item["words"]["action"]]
    assert sum(item["counts"]["events"] for item in decided) == len(events)
    for item in decided:
        mine = [e for e in events if (e["action"], e["tool"]) == (item["words"]["action"], item["words"]["tool"])]
        assert item["counts"]["events"] == len(mine)
    since = clock.now_ms() - 40 * 86_400_000
    path = f"/api/v1/rollups/exposure?by=category&step_hours=24&since_ms={since}"
    days = (await get(path, headers=headers)).json()["items"]
    found = sum(sum(event.get("categories", {}).values()) for event in events)
    assert sum(item["counts"]["findings"] for item in days) == found


async def test_people_are_counted_for_those_who_may_see_events(browser, token, parts: Parts, clock) -> None:
    tell(parts, clock, days=3)
    path = "/api/v1/rollups/people?by=principal&since_ms=0"
    told = (await browser.client.get(path, headers=token("privacy"))).json()["items"]
    assert "person:ana@shop.example" in {item["words"]["principal"] for item in told}
    assert (await browser.client.get(path, headers=token("manager"))).status_code == 403
    traffic = await browser.client.get("/api/v1/rollups/traffic", headers=token("manager"))
    assert traffic.status_code == 200


async def test_what_cannot_be_is_a_problem(browser, token) -> None:
    headers = token("auditor")
    for query in ("traffic?by=nobody", "weather", "traffic?step_hours=0", "traffic?step_hours=1&since_ms=0"):
        answer = await browser.client.get(f"/api/v1/rollups/{query}", headers=headers)
        assert answer.status_code in {400, 404}, query
        assert answer.headers["content-type"] == "application/problem+json"
