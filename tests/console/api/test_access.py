"""/api/v1/access."""

from console import story
from seawall.console.parts import Parts


async def test_the_matrix_is_read_by_those_who_may_and_nobody_else(browser, token, parts: Parts, clock) -> None:
    story.tell(parts, clock, days=2)
    told = (await browser.client.get("/api/v1/access", headers=token("auditor"))).json()
    assert told["complete"]
    way = next(one for one in told["items"] if one["principal"] == "agent:refunds" and one["tool"] == "openai-api")
    assert way["keys"]
    assert way["categories"]["customer_pii"] == {"action": "mask", "policies": ["mask-customer-data"]}
    assert (await browser.client.get("/api/v1/access", headers=token("staff"))).status_code == 403
    assert (await browser.client.get("/api/v1/access")).status_code == 401
