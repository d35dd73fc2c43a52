"""GET /api/v1/devices and /api/v1/coverage."""

from __future__ import annotations

from console.story import tell_of_devices
from seawall.console.parts import Parts


async def test_devices_and_coverage_are_told_without_secrets(browser, parts: Parts, clock, token) -> None:
    made = tell_of_devices(parts, clock)
    answer = await browser.client.get("/api/v1/devices", headers=token("auditor"))
    told = answer.json()["items"]
    assert {one["id"] for one in told} == {one.id for one in made}
    assert told[0]["about"]["browser"] in {"chromium", "firefox", "clipboard"}
    assert "digest" not in answer.text
    covered = (await browser.client.get("/api/v1/coverage", headers=token("privacy"))).json()
    assert (covered["people"], covered["protected"]) == (3, 2)
    assert covered["sites"][0]["layers"][0]["what"] == "fetch was not seen"
    assert covered["texts"]["share"] == 0.0
    assert (await browser.client.get("/api/v1/coverage", headers=token("staff"))).status_code == 403
