"""/api/v1/safe-use."""

from __future__ import annotations

from seawall.console.parts import Parts


async def test_whoever_may_ask_is_told_what_is_safe(browser, token, parts: Parts) -> None:
    told = (await browser.client.get("/api/v1/safe-use", headers=token("staff"))).json()
    assert told["policies"] == parts.policy().hash
    assert [one["name"] for one in told["safe"]][:3] == ["Product descriptions", "Public copy", "Anonymised examples"]
    assert {one["name"]: one["approved"] for one in told["unsafe"]}["Card security codes"] == "block"
    assert [tool["id"] for tool in told["tools"]] == ["openai-api"]
    assert (await browser.client.get("/api/v1/safe-use")).status_code == 401
