"""``seawall workflows`` as people and scripts use it."""

from __future__ import annotations

import json
from pathlib import Path

from end_to_end.running import run

ADD = ("Newsletter", "--tool", "openai-api", "--means", "key", "--gatekeeper", "gateway", "--feed", "customer_pii")


def test_a_workflow_from_proposal_to_removal(tmp_path: Path) -> None:
    assert run(tmp_path, "keys", "issue", "--for", "service:newsletter", "--tool", "openai-api").returncode == 0
    (proposed,) = json.loads(run(tmp_path, "workflows", "propose", "--format", "json").stdout)["proposals"]
    assert proposed["entry"]["runners"] == ["service:newsletter"]
    assert "service:newsletter" in run(tmp_path, "workflows", "propose").stdout
    added = run(tmp_path, "workflows", "add", *ADD, "--as", "service:newsletter", "--owner", "ana")
    assert added.returncode == 0, added.stderr
    listed = run(tmp_path, "workflows", "list", "--format", "json")
    told = json.loads(listed.stdout)
    assert listed.returncode == 1
    assert [one["fault"] for one in told["findings"]] == ["unproved", "no_review"]
    assert told["items"][0]["id"] == added.stdout.strip()
    assert "Newsletter: Nothing sent by service:newsletter came through" in run(tmp_path, "workflows", "list").stderr
    assert run(tmp_path, "workflows", "remove", added.stdout.strip()).returncode == 0
    assert run(tmp_path, "workflows", "list").returncode == 0


def test_a_day_that_is_none_is_said(tmp_path: Path) -> None:
    refused = run(tmp_path, "workflows", "add", *ADD, "--review-by", "soon")
    assert refused.returncode == 2
    assert "2027-03-31" in refused.stderr
