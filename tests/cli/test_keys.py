"""``seawall keys`` as people and scripts use it."""

import json
import re
from pathlib import Path

from end_to_end.running import run


def test_a_long_lived_key_or_token_is_told_with_what_to_do(tmp_path: Path) -> None:
    run(tmp_path, "keys", "issue", "--for", "agent:usual")
    secret = run(tmp_path, "keys", "issue", "--for", "service:old", "--ttl", "365d").stdout.strip()
    listed = run(tmp_path, "keys", "list")
    assert (listed.returncode, listed.stdout.count("long_lived")) == (0, 1)
    assert f"{secret.split('_')[1]}: It lives 365 days, and 30 days is the most. Issue one" in listed.stderr
    told = json.loads(run(tmp_path, "keys", "list", "--format", "json").stdout)["keys"]
    assert {one["for"]: [found["fault"] for found in one["findings"]] for one in told} == {
        "agent:usual": [],
        "service:old": ["long_lived"],
    }
    run(tmp_path, "token", "issue", "--role", "auditor", "--ttl", "30d", "--label", "nightly")
    tokens = run(tmp_path, "token", "list")
    assert "long_lived" in tokens.stdout
    assert "then revoke this token" in tokens.stderr
    (token,) = json.loads(run(tmp_path, "token", "list", "--format", "json").stdout)["tokens"]
    assert [found["fault"] for found in token["findings"]] == ["long_lived"]


def test_a_key_from_issue_to_revocation(tmp_path: Path) -> None:
    issued = run(
        tmp_path,
        *("keys", "issue", "--for", "agent:bot", "--tool", "openai-api", "--model", "gpt-*", "--ttl", "15m"),
        *("--category", "customer_pii", "--budget", "9", "--rate", "3", "--network", "10.0.0.0/8", "--label", "night"),
    )
    assert issued.returncode == 0, issued.stderr
    assert re.fullmatch(r"sw_[a-z2-7]{12}_[A-Za-z0-9-]{40,}\n", issued.stdout)
    secret = issued.stdout.strip()
    key_id = secret.split("_")[1]
    assert "not shown again" in issued.stderr
    assert secret not in issued.stderr
    assert "has the tool 'openai-api' yet; there are builtin-echo" in issued.stderr

    rotated = run(tmp_path, "keys", "rotate", key_id, "--overlap", "5m", "--format", "json")
    new = json.loads(rotated.stdout)
    assert (new["replaces"], new["budget"], new["for"]) == (key_id, 9, "agent:bot")
    assert new["key"].startswith(f"sw_{new['id']}_")

    assert run(tmp_path, "keys", "revoke", key_id).returncode == 0
    listed = json.loads(run(tmp_path, "keys", "list", "--all", "--format", "json").stdout)["keys"]
    assert {one["id"]: one["state"] for one in listed} == {key_id: "revoked", new["id"]: "live"}
    first = next(one for one in listed if one["id"] == key_id)
    assert (first["tools"], first["models"], first["networks"]) == (["openai-api"], ["gpt-*"], ["10.0.0.0/8"])
    assert first["categories"] == ["customer_pii"]
    assert "digest" not in first
    table = run(tmp_path, "keys", "list").stdout
    assert new["id"] in table
    assert key_id not in table
    assert secret.split("_")[2] not in table + json.dumps(listed)


def test_wrong_wishes_say_what_to_do(tmp_path: Path) -> None:
    for arguments, said in (
        (("issue", "--for", "bot"), "Write person:ana@shop.example"),
        (("issue", "--for", "agent:bot", "--ttl", "400d"), "at most 365 days"),
        (("issue", "--for", "agent:bot", "--ttl", "soon"), "90s, 30m"),
        (("issue", "--for", "agent:bot", "--network", "office"), "10.0.0.0/8"),
        (("issue",), "--for"),
    ):
        result = run(tmp_path, "keys", *arguments)
        assert result.returncode == 2, result
        assert said in result.stderr
        assert result.stdout == ""
    missing = run(tmp_path, "keys", "revoke", "nothing")
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "keys list" in missing.stderr
