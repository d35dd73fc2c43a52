"""The page Controls, walked as people walk it."""

from __future__ import annotations

import json

from seawall.console.parts import Parts


async def test_what_is_not_in_force_comes_first_with_what_to_do(owner) -> None:
    page = (await owner.open("/controls")).text
    assert page.index('id="backups"') < page.index('id="console_roles"')
    assert "There is no backup." in page
    assert page.count("examples, run now") > 10
    only = (await owner.open("/controls?state=unknown")).text
    assert 'id="backups"' not in only
    assert 'id="drills"' in only


async def test_a_control_gets_an_owner_and_a_day(owner, parts: Parts) -> None:
    await owner.open("/controls")
    page = (await owner.post("/controls/backups", {"owner": "bo", "review_by": "2027-03-31"})).text
    assert "written down" in page
    assert parts.store.steward_book().all()["backups"].owner == "bo"
    assert (await owner.post("/controls/backups", {"review_by": "soon"})).status_code == 422
    assert (await owner.post("/controls/nothing", {})).status_code == 404


async def test_the_register_is_kept_as_a_file(owner, parts: Parts) -> None:
    kept = await owner.client.get("/controls/export/json")
    assert kept.headers["content-disposition"] == 'attachment; filename="controls-2026-11-18.json"'
    assert parts.store.notes.verifier.open(json.loads(kept.text)["checkpoint"]).size
    table = await owner.client.get("/controls/export/csv")
    assert table.headers["content-disposition"] == 'attachment; filename="controls-2026-11-18.csv"'
    assert table.text.startswith("id,control,requirements,state")
