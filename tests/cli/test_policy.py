"""``seawall policy`` as people use it: on the built-in policies, on a folder of their own, on a ledger with events."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from end_to_end.running import run
from seawall import app
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.settings import Settings
from seawall.model.words import Action, Category, Channel, Confidence, Direction
from seawall.wire.clock import SystemClock

OURS = """
@id("no-emails")
@title("No e-mail addresses at all")
@why("We write to customers from the shop system.")
@message("This holds {found}.")
@alternative("Use the order number.")
@example_email("detector=email -> block")
@example_not_phone("detector=phone -> mask")
permit (principal, action == Action::"block", resource) when { context.detector == "email" };
"""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    folder = tmp_path / "policies"
    folder.mkdir()
    (folder / "no_emails.cedar").write_text(OURS)
    return folder


def test_the_built_in_policies_are_clean_and_their_examples_hold(tmp_path: Path) -> None:
    linted = run(tmp_path, "policy", "lint")
    assert (linted.returncode, linted.stderr) == (0, "")
    assert "0 errors, 0 hints" in linted.stdout
    tested = run(tmp_path, "policy", "test", "--format", "json")
    assert tested.returncode == 0
    result = json.loads(tested.stdout)
    assert result["failed"] == 0
    assert result["passed"] == len(result["examples"]) > 30


def test_a_folder_of_ones_own(tmp_path: Path, ours: Path) -> None:
    assert run(tmp_path, "policy", "lint", str(ours)).returncode == 0
    assert "pass no-emails email" in run(tmp_path, "policy", "test", str(ours)).stdout
    (ours / "no_emails.cedar").write_text(OURS.replace('"email" };', '"emial" };'))
    linted = run(tmp_path, "policy", "lint", str(ours))
    assert linted.returncode == 1
    assert 'There is no detector "emial"; did you mean "email"?' in linted.stdout
    tested = run(tmp_path, "policy", "test", str(ours))
    assert tested.returncode == 1
    assert "FAIL no-emails email: it comes to mask by mask-customer-data" in tested.stdout
    (ours / "no_emails.cedar").write_text("permit (")
    assert run(tmp_path, "policy", "lint", str(ours)).returncode == 1
    assert run(tmp_path, "policy", "show", str(ours)).returncode == 2


def test_the_table(tmp_path: Path, ours: Path) -> None:
    shown = run(tmp_path, "policy", "show")
    assert shown.returncode == 0
    assert "Card security codes" in shown.stdout
    assert "can't be lifted" in shown.stdout
    rows = json.loads(run(tmp_path, "policy", "show", str(ours), "--format", "json").stdout)["rows"]
    assert [cell["action"] for cell in rows[0]["cells"]] == ["block"] * 4
    (tmp_path / "seawall.toml").write_text('[[tool]]\nid = "chat"\ngrade = "consumer"\n')
    assert " chat" in run(tmp_path, "policy", "show", "--tools").stdout


def test_a_folder_that_is_not_there_is_a_mistake_of_usage(tmp_path: Path) -> None:
    assert run(tmp_path, "policy", "lint", str(tmp_path / "none")).returncode == 2


async def test_a_replay_reads_the_ledger(tmp_path: Path, ours: Path) -> None:
    now = SystemClock().now_ms()
    email = FindingRecord(
        detector="email", category=Category.CUSTOMER_PII, confidence=Confidence.LIKELY, action=Action.MASK
    )

    def event(number: int, age_days: int) -> Event:
        return Event(
            id=f"evt_{number:026d}", time=now - age_days * 86_400_000, kind=EventKind.GATEWAY_EXCHANGE_DECIDED,
            principal="person:ana", tool="approved-tool", channel=Channel.GATEWAY, direction=Direction.OUT,
            action=Action.MASK, findings=(email,), categories={"customer_pii": 1}, policies=("mask-customer-data",),
        )  # fmt: skip

    with app.open_store(Settings(), tmp_path) as store:
        ledger = store.ledger()
        for number, age in enumerate((40, 3, 2)):
            await ledger.submit(event(number, age))
    unchanged = run(tmp_path, "policy", "replay")
    assert unchanged.returncode == 0, unchanged.stderr
    assert "Nothing would change." in unchanged.stdout
    replayed = json.loads(run(tmp_path, "policy", "replay", "--with", str(ours), "--format", "json").stdout)
    assert (replayed["decided"], replayed["before"], replayed["after"]) == (2, {"mask": 2}, {"block": 2})
    assert replayed["changes"][0]["policies"] == ["no-emails"]
    shown = run(tmp_path, "policy", "replay", "--with", str(ours), "--since", "8w")
    assert "3  mask -> block  approved-tool: customer_pii; by no-emails; 1 principal" in shown.stdout
    assert run(tmp_path, "policy", "replay", "--since", "soon").returncode == 2


def test_the_built_in_echo_is_a_tool_of_a_shop_without_vendors(tmp_path: Path) -> None:
    assert "builtin-echo" in run(tmp_path, "policy", "guide").stdout
    assert "builtin-echo" in run(tmp_path, "policy", "show", "--tools").stdout
    assert run(tmp_path, "ask", "builtin-echo").returncode == 0


def test_the_guide_for_staff_is_written_from_the_policies(tmp_path: Path) -> None:
    told = run(tmp_path, "policy", "guide")
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("# What you may use AI for\n\nVersion ")
    assert "Anonymised examples" in told.stdout
    assert json.loads(run(tmp_path, "policy", "guide", "--format", "json").stdout)["safe_here"] is True
