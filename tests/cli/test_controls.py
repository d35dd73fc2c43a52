"""``seawall controls`` as auditors and scripts use it."""

from __future__ import annotations

import json
from pathlib import Path

from end_to_end.running import run


def test_the_register_follows_what_is_done(tmp_path: Path) -> None:
    data = tmp_path / "data"
    listed = run(data, "controls", "list", "--format", "json")
    assert listed.returncode == 1
    before = {row["id"]: row["state"] for row in json.loads(listed.stdout)["controls"]}
    assert (before["backups"], before["ledger_whole"]) == ("not in force", "partly")
    assert run(data, "backup", str(tmp_path / "kept")).returncode == 0
    assert run(data, "ledger", "verify").returncode == 0
    told = json.loads(run(data, "controls", "list", "--format", "json").stdout)["controls"]
    after = {row["id"]: row["state"] for row in told}
    assert (after["backups"], after["ledger_whole"]) == ("in force", "in force")
    assert run(data, "controls", "assign", "backups", "--owner", "bo", "--review-by", "2027-03-31").returncode == 0
    table = run(data, "controls", "list").stdout
    assert "2027-03-31" in table
    assert run(data, "controls", "list", "--format", "csv").stdout.startswith("id,control,requirements,state")
    assert run(data, "controls", "assign", "nothing").returncode == 2


def test_a_signed_register_holds_anywhere_and_a_changed_one_nowhere(tmp_path: Path) -> None:
    data, nowhere, file = tmp_path / "data", tmp_path / "nowhere", tmp_path / "register.txt"
    key = run(data, "ledger", "key").stdout.strip()
    assert run(data, "controls", "export", "--signed", "--output", str(file)).returncode == 0
    held = run(nowhere, "controls", "verify", str(file), "--key", key)
    assert (held.returncode, held.stderr) == (0, "")
    assert held.stdout.startswith("The register holds:")
    changed = file.read_text().replace('"not in force"', '"in force"', 1)
    assert changed != file.read_text()
    refused = run(nowhere, "controls", "verify", "-", "--key", key, input=changed)
    assert refused.returncode == 1
    assert refused.stdout.startswith("The register does NOT hold.")
    assert run(nowhere, "controls", "verify", "-", "--key", key, input="nonsense").returncode == 1
    plain = json.loads(run(data, "controls", "export").stdout)
    assert plain["key"] == key
