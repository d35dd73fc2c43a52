"""What somebody let off in the console is no finding of `check` either; what `explain` says of it is its own tests'."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from end_to_end.running import run
from seawall.app import load_settings, open_store, value_fingerprints
from seawall.cli._exceptions import StoredExceptions
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.feedback import ValueException
from seawall.model.settings import database_file_name
from seawall.model.words import Action, Category, Confidence

OURS, THEIRS = "ana.synthetic@customers.example", "bo.synthetic@customers.example"


@pytest.fixture
def kept(tmp_path: Path) -> ValueException:
    with open_store(load_settings(data=tmp_path), tmp_path) as store:
        made = FindingRecord(
            detector="email",
            category=Category.CUSTOMER_PII,
            confidence=Confidence.LIKELY,
            action=Action.MASK,
            masked="a•••",
            fingerprint=value_fingerprints(store)(OURS),
        )
        seen = Event(id="evt_1", time=1, kind=EventKind.CHECK_TEXT_DECIDED, findings=(made,))
        return store.feedback_book().let_off(seen, 0, days=2, reason="our own address", by="person:ana@shop.example")


def test_check_finds_the_others_only_and_counts_what_was_let_off(tmp_path: Path, kept: ValueException) -> None:
    (tmp_path / "texts").mkdir()
    for number in range(3):
        (tmp_path / "texts" / f"{number}.txt").write_text(f"write to {OURS}" + (f" or {THEIRS}" if number == 1 else ""))
    folder = str(tmp_path / "texts")
    ended = run(tmp_path, "check", folder)
    assert ended.returncode == 1
    assert "1 finding in 1 of 3 sources; 3 let off ('seawall explain' says which)" in ended.stdout
    sources = json.loads(run(tmp_path, "check", folder, "--format", "json", "--workers", "2").stdout)["sources"]
    assert [len(source["findings"]) for source in sources] == [0, 1, 0], "other processes see it too"
    assert [source["action"] for source in sources] == ["allow", "mask", "allow"]
    assert [source["let_off"][0]["detector"] for source in sources] == ["email"] * 3
    line = run(tmp_path, "check", "--jsonl", "-", input=json.dumps({"id": 1, "text": f"write to {OURS}"}) + "\n")
    assert json.loads(line.stdout)["findings"] == []
    elsewhere = run(tmp_path / "other", "check", "-", input=f"write to {OURS}")
    assert elsewhere.returncode == 1, "another data directory has no such exception"


def test_a_database_without_exceptions_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(load_settings(data=tmp_path), tmp_path):
        pass
    monkeypatch.setattr("seawall.app.open_store", lambda *_: pytest.fail("it was opened"))
    let_off = StoredExceptions({"data": str(tmp_path), "config": None})
    assert let_off("email", OURS) == let_off.edition() == ""


def test_a_resumed_check_knows_that_exceptions_have_changed(tmp_path: Path, kept: ValueException) -> None:
    path, journal = tmp_path / "a.txt", str(tmp_path / "journal")
    path.write_text(f"write to {OURS}")
    assert run(tmp_path, "check", str(path), "--resume", journal).returncode == 0
    with open_store(load_settings(data=tmp_path), tmp_path) as store:
        store.feedback_book().end(kept.id, by="person:ana@shop.example")
    again = run(tmp_path, "check", str(path), "--resume", journal)
    assert again.returncode == 2
    assert "other rules" in again.stderr


def test_nothing_is_read_before_there_is_a_finding_and_nothing_without_a_database(tmp_path: Path) -> None:
    stored = StoredExceptions({"data": str(tmp_path), "config": None})
    assert stored("email", OURS) == ""
    assert stored.edition() == ""
    assert list(tmp_path.iterdir()) == [], "asking makes no database"


def test_a_database_that_cannot_be_read_takes_no_finding_away(tmp_path: Path) -> None:
    (tmp_path / database_file_name).write_bytes(b"this is no database" * 100)
    ended = run(tmp_path, "check", "-", input=f"write to {OURS}")
    assert ended.returncode == 1
    assert ended.stderr.count("what was let off in the console is not known") == 1
    assert OURS not in ended.stdout + ended.stderr
