"""``seawall token`` as people and scripts use it."""

import json
from pathlib import Path

from end_to_end.running import run


def test_a_token_from_issue_to_revocation(tmp_path: Path) -> None:
    issued = run(tmp_path, "token", "issue", "--role", "auditor", "--ttl", "2h", "--label", "quarterly")
    assert issued.returncode == 0, issued.stderr
    secret = issued.stdout.strip()
    assert secret.startswith("swt_")
    assert len(issued.stdout.splitlines()) == 1
    listed = json.loads(run(tmp_path, "token", "list", "--format", "json").stdout)["tokens"]
    assert [(one["role"], one["label"]) for one in listed] == [("auditor", "quarterly")]
    assert listed[0]["expires_ms"] - listed[0]["created_ms"] == 7_200_000
    assert run(tmp_path, "token", "revoke", listed[0]["id"]).returncode == 0
    assert json.loads(run(tmp_path, "token", "list", "--format", "json").stdout) == {"tokens": []}
    table = run(tmp_path, "token", "list", "--all").stdout
    assert "revoked" in table
    assert secret.split("_")[2] not in table


def test_a_role_is_one_of_the_known(tmp_path: Path) -> None:
    refused = run(tmp_path, "token", "issue", "--role", "root")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "auditor" in refused.stderr
