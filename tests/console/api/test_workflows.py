"""/api/v1/workflows."""

from __future__ import annotations

from seawall.console.parts import Parts

ENTRY = {
    "name": "Newsletter",
    "tool": "openai-api",
    "means": "key",
    "gatekeeper": "gateway",
    "owner": "ana",
    "feeds": ["customer_pii", "product_data"],
    "runners": ["service:newsletter"],
    "review_by": "2027-03-31",
}
PATH = "/api/v1/workflows"


async def test_a_workflows_life_and_its_faults(browser, token, parts: Parts) -> None:
    headers, call = token("security"), browser.client.request
    made = await call("POST", PATH, json=ENTRY, headers=headers)
    assert made.status_code == 201, made.text
    assert {name: made.json()[name] for name in ENTRY} == ENTRY
    assert (made.json()["proved"], made.json()["faults"]) == (False, ["unproved"])
    told = (await call("GET", PATH, headers=token("auditor"))).json()
    assert (told["gated"], [one["fault"] for one in told["findings"]]) == (0, ["unproved"])
    assert told["findings"][0]["name"] == "Newsletter"
    changed = await call("PUT", f"{PATH}/{made.json()['id']}", json={**ENTRY, "gatekeeper": "none"}, headers=headers)
    assert changed.json()["faults"] == ["ungated"]
    assert (await call("DELETE", f"{PATH}/{made.json()['id']}", headers=headers)).status_code == 204
    assert (await call("DELETE", f"{PATH}/{made.json()['id']}", headers=headers)).status_code == 404
    assert (await call("GET", PATH, headers=headers)).json()["items"] == []


async def test_what_cannot_be_listed_is_a_problem_with_advice(browser, token, parts: Parts) -> None:
    for wrong in ({"tool": "nobody-knows"}, {"runners": ["newsletter"]}, {"review_by": "soon"}, {"more": 1}):
        answer = await browser.client.post(PATH, json={**ENTRY, **wrong}, headers=token("owner"))
        assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json"), wrong
    assert parts.store.workflow_book().list() == []


async def test_who_may_only_read_lists_nothing(browser, token) -> None:
    assert (await browser.client.post(PATH, json=ENTRY, headers=token("auditor"))).status_code == 403
    assert (await browser.client.get(PATH, headers=token("staff"))).status_code == 403
