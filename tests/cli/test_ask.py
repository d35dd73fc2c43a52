"""``seawall ask`` as people use it."""

import json
from pathlib import Path

from end_to_end.running import run


def test_the_answer_is_yes_this_way_or_no(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text('[[tool]]\nid = "chatgpt-business"\napproved = true\n')
    asked = run(tmp_path, "ask", "chatgpt-business", "customer_pii", "--format", "json")
    assert (asked.returncode, json.loads(asked.stdout)["may"]) == (0, "this way"), asked.stderr
    refused = run(tmp_path, "ask", "chat.deepseek.com", "customer_pii")
    assert refused.returncode == 1
    assert refused.stdout.startswith("No.")
    assert "approved" in refused.stdout
    assert run(tmp_path, "ask", "chatgpt-business", "everything").returncode == 2
