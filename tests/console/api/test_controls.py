"""/api/v1/controls."""

from __future__ import annotations

import csv
import io

from seawall.console.parts import Parts

PATH = "/api/v1/controls"


async def test_the_register_is_read_with_its_checkpoint(browser, token, parts: Parts) -> None:
    told = (await browser.client.get(PATH, headers=token("auditor"))).json()
    assert parts.store.notes.verifier.open(told["checkpoint"]).size
    by = {row["id"]: row for row in told["controls"]}
    assert by["backups"]["state"] == "not in force"
    assert by["backups"]["words"].startswith("There is no backup.")
    answer = await browser.client.get(f"{PATH}/csv", headers=token("auditor"))
    assert answer.headers["content-type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(answer.text)))
    assert {line["id"] for line in lines} == {*by}
    assert (await browser.client.get(PATH, headers=token("staff"))).status_code == 403


async def test_a_control_is_given_to_somebody_and_nobody_writes_its_state(browser, token) -> None:
    headers, call = token("security"), browser.client.put
    given = await call(f"{PATH}/backups", json={"owner": "bo", "review_by": "2027-03-31"}, headers=headers)
    assert (given.status_code, given.json()["owner"], given.json()["state"]) == (200, "bo", "not in force")
    assert (await call(f"{PATH}/backups", json={"state": "in force"}, headers=headers)).status_code == 400
    assert (await call(f"{PATH}/backups", json={"review_by": "soon"}, headers=headers)).status_code == 400
    assert (await call(f"{PATH}/nothing", json={}, headers=headers)).status_code == 404
    assert (await call(f"{PATH}/backups", json={}, headers=token("auditor"))).status_code == 403
