"""``seawall ledger``: verify, export, prune, and say so plainly when something is wrong."""

import json
import sqlite3
from pathlib import Path

import pytest

from end_to_end.running import run
from seawall import app
from seawall.model.event import Event, EventKind, FindingRecord
from seawall.model.finding import subject_print
from seawall.model.ids import ulid
from seawall.model.settings import Settings
from seawall.model.words import Action, Category, Confidence

DAY = 86_400_000


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An installation with 40 events, one a day."""
    found = FindingRecord(
        detector="email",
        category=Category.CUSTOMER_PII,
        confidence=Confidence.LIKELY,
        action=Action.MASK,
        masked="s••@e•••.example",
        subject="customer:7",
    )
    with app.open_store(Settings(), tmp_path) as store:
        now = store.clock.now_ms()
        events = [
            Event(
                id=ulid(now - (39 - n) * DAY),
                time=now - (39 - n) * DAY,
                kind=EventKind.CHECK_TEXT_DECIDED,
                principal="person:ana@shop.example",
                action=Action.MASK,
                findings=(found,),
                categories={"customer_pii": 1},
            )
            for n in range(40)
        ]
        store.ledger().append(events)
    return tmp_path


def test_an_honest_ledger_and_its_export(data: Path, tmp_path: Path) -> None:
    verified = run(data, "ledger", "verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert verified.stdout.startswith("The ledger holds: 40 events")
    key = run(data, "ledger", "key").stdout.strip()
    export = tmp_path / "all.jsonl"
    assert run(data, "ledger", "export", "--output", str(export)).returncode == 0
    nowhere = tmp_path / "no installation"
    checked = run(nowhere, "ledger", "verify", str(export), "--key", key)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "events 0 to 39" in checked.stdout
    assert not nowhere.exists()
    unpinned = run(nowhere, "ledger", "verify", "-", "--format", "json", input=export.read_text())
    assert json.loads(unpinned.stdout)["pinned"] is False
    forged = run(nowhere, "ledger", "verify", "-", "--key", key, input=export.read_text().replace("mask", "coac", 1))
    assert forged.returncode == 1
    assert "does NOT hold. Event 0" in forged.stdout
    recent = run(data, "ledger", "export", "--since", "10d").stdout
    assert len(recent.splitlines()) == 11
    assert run(nowhere, "ledger", "verify", "-", "--key", key, input=recent).returncode == 0
    records = [json.loads(line) for line in run(data, "ledger", "export", "--format", "ocsf").stdout.splitlines()]
    assert {one["class_uid"] for one in records} == {2006}


def test_a_changed_ledger_is_named(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.checkpoint"
    kept.write_text(run(data, "ledger", "checkpoint").stdout)
    assert run(data, "ledger", "verify", "--checkpoint", str(kept)).returncode == 0
    with sqlite3.connect(data / "seawall.db") as connection:
        connection.execute("UPDATE bodies SET envelope = replace(envelope, 'ana', 'eve') WHERE seq = 7")
    verified = run(data, "ledger", "verify")
    assert verified.returncode == 1
    assert "Event 7" in verified.stdout
    told = json.loads(run(data, "ledger", "verify", "--format", "json").stdout)
    assert told["fault"]["number"] == 7


def test_retention_and_erasure(data: Path) -> None:
    assert run(data, "ledger", "retain", "--days", "30").stdout.startswith("10 events")
    assert run(data, "ledger", "erase", "customer:7", input="n\n").returncode != 0
    erased = run(data, "ledger", "erase", "customer:7", "--yes").stdout
    assert erased.startswith("30 events")
    assert "24 hours after their last use" in erased
    assert run(data, "ledger", "erase", "somebody", "--yes").returncode == 2
    verified = run(data, "ledger", "verify")
    assert verified.returncode == 0
    assert "40 of them without" in verified.stdout


def test_a_shopper_is_forgotten_by_the_id_the_shop_has(data: Path) -> None:
    """Events know a shopper by a fingerprint; whoever asks to be forgotten has an id."""
    with app.open_store(Settings(), data) as store:
        name = subject_print(app.value_fingerprints(store), "customer:4711")
        event = Event(id="evt_x", time=1, kind=EventKind.GATEWAY_EXCHANGE_DECIDED, subject=name, message="masked")
        store.ledger().append([event])
    assert run(data, "ledger", "erase", "customer:4711", "--yes").stdout.startswith("1 event lost")
    with app.open_store(Settings(), data) as store:
        assert store.events().event("evt_x").erased


def test_a_customer_leaves_open_rooms_too(data: Path, tmp_path: Path) -> None:
    rows = "customer_id,email,piece\nC-1,anna.berg@customers.example,lamp\nC-2,john.smith@customers.example,shade\n"
    (tmp_path / "c.csv").write_text(rows)
    (tmp_path / "notes.txt").write_text("anna.berg@customers.example wrote about C-2 and herself, C-1.")
    table, notes = str(tmp_path / "c.csv"), str(tmp_path / "notes.txt")
    built = run(data, "fingerprint", "build", "customers", table, "--columns", "email", "--subject", "customer_id")
    assert built.returncode == 0, built.stderr
    more = ("--tool", "builtin-echo", "--for", "agent:returns", "--fields", "email,piece")
    opened = run(data, "room", "open", "returns", table, notes, *more)
    assert opened.returncode == 0, opened.stderr
    erased = run(data, "ledger", "erase", "customer:C-1", "--yes")
    assert "3 places taken out of the data room returns." in erased.stdout, erased.stdout + erased.stderr
    with app.open_store(Settings(), data) as store:
        book = store.room_book()
        (room,) = book.list()
        assert book.text(room, 0) == "email,piece\njohn.smith@customers.example,shade\n"
        assert book.text(room, 1) == "[erased] wrote about C-2 and herself, [erased]."


def test_what_is_asked_for_in_vain(data: Path) -> None:
    assert run(data, "ledger", "verify", "--key", "x").returncode == 2
    mistyped = run(data, "ledger", "verify", "-", "--key", "x", input="{}")
    assert (mistyped.returncode, "It looks like NAME+1a2b3c4d+A" in mistyped.stderr) == (2, True)
    assert run(data, "ledger", "verify", "missing.jsonl").returncode == 2
    assert run(data, "ledger", "verify", "-", input="hello\n").returncode == 2


def test_a_ledger_that_is_not_there_does_not_hold(tmp_path: Path) -> None:
    """A folder that was mistyped, a database that was deleted or emptied, another one put in its place."""
    data = tmp_path / "data"
    nowhere = run(tmp_path / "mistyped", "ledger", "verify")
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "There is no ledger in" in nowhere.stderr
    assert not (tmp_path / "mistyped").exists()
    run(data, "keys", "issue", "--for", "person:ana@shop.example")
    assert run(data, "ledger", "verify").returncode == 0
    (data / "seawall.db").rename(tmp_path / "kept.db")
    run(data, "keys", "list")
    replaced = run(data, "ledger", "verify")
    assert replaced.returncode == 1
    assert "ledger.checkpoint beside it is of another ledger" in replaced.stdout
    assert run(data, "ledger", "verify").returncode == 1, "and it is not forgotten"
    (tmp_path / "kept.db").replace(data / "seawall.db")
    assert run(data, "ledger", "verify").returncode == 0
    with sqlite3.connect(data / "seawall.db") as database:
        database.execute("DELETE FROM tree")
    emptied = run(data, "ledger", "verify")
    assert emptied.returncode == 1
    assert "The ledger's end was taken out" in emptied.stdout
    assert json.loads(run(data, "ledger", "verify", "--format", "json").stdout)["fault"]["what"]
