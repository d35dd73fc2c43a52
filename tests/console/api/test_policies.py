"""/api/v1/policies."""

from seawall.console.parts import Parts


async def test_policies_are_listed_and_read(browser, token, parts: Parts) -> None:
    headers = token("staff")
    told = (await browser.client.get("/api/v1/policies", headers=headers)).json()
    assert told["hash"] == parts.policy().hash
    assert {item["id"] for item in told["items"]} == set(parts.policy().policies)
    for item in told["items"]:
        one = (await browser.client.get(f"/api/v1/policies/{item['id']}", headers=headers)).json()
        assert f'@id("{item["id"]}")' in one["text"]
        assert one["examples"]
    assert (await browser.client.get("/api/v1/policies/nobody", headers=headers)).status_code == 404
