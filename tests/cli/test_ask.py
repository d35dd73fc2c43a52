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


def test_an_address_is_answered_for_the_plan_that_is_approved_there_and_the_other_is_named(tmp_path: Path) -> None:
    (tmp_path / "seawall.toml").write_text('[[tool]]\nid = "chatgpt-business"\napproved = true\n')
    asked = run(tmp_path, "ask", "https://chatgpt.com/c/1?x=y", "customer_pii")
    assert asked.returncode == 0, asked.stderr
    assert asked.stdout.startswith("This way. ChatGPT Business and Enterprise gets stand-ins for customers' details")
    assert "ChatGPT, which has the same address in an account of its own: no." in asked.stdout
    by_name = run(tmp_path, "ask", "ChatGPT", "customer_pii")
    assert by_name.returncode == 1
    assert by_name.stdout.startswith("No. This holds customers' details. ChatGPT is not approved")
    assert (
        "ChatGPT Business and Enterprise, which has the same address in an account of its own: this way."
        in by_name.stdout
    )
    refused = run(tmp_path, "ask", "chat.deepseek.com", "order_history")
    assert "Instead: ChatGPT Business and Enterprise, https://chatgpt.com" in refused.stdout


def test_a_tool_nobody_knows_is_said_to_be_one(tmp_path: Path) -> None:
    asked = run(tmp_path, "ask", "nonsense", "--format", "json")
    assert (asked.returncode, json.loads(asked.stdout)["known"]) == (1, False)
    assert "No AI tool called 'nonsense' is known here" in run(tmp_path, "ask", "nonsense").stderr
