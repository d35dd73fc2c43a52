"""A backup is consistent while events arrive, portable between the databases, and never restored when damaged."""

from __future__ import annotations

import gzip
import random
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from postgres import PostgresServer
from seawall.model.doubles import ManualClock
from seawall.model.errors import IntegrityError, UsageError
from seawall.model.exchange import Principal
from seawall.store import sealing
from seawall.store.backup import BackupReader
from seawall.store.keyring import KeyOrder
from seawall.store.restoring import restore_backup
from seawall.store.store import Store
from store.conftest import START, event, finding

PASSPHRASE = "a synthetic passphrase"


@pytest.fixture(autouse=True)
def _guessed_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """That guessing a passphrase is slow is for test_sealing.py and the commands; here every test would pay for it."""
    monkeypatch.setitem(sealing._SCRYPT, "n", 2**10)


def fill(store: Store) -> str:
    """Something of everything; returns a key's secret."""
    events = [event(n, findings=(finding(n, subject="customer:7"),) if n % 9 == 0 else ()) for n in range(1_100)]
    store.ledger().append(events)
    secret, _ = store.key_ring().issue(KeyOrder(principal=Principal.parse("agent:bot"), budget=5))
    store.tokens().issue("owner")
    return secret


@pytest.fixture(params=["sqlite", "postgresql"])
def elsewhere(request: pytest.FixtureRequest) -> str:
    """The address of an empty database to restore into; empty for SQLite in the data directory."""
    if request.param == "sqlite":
        return ""
    server: PostgresServer = request.getfixturevalue("postgres_server")
    return server.database()


async def test_everything_comes_back_on_either_database(
    store: Store, elsewhere: str, tmp_path: Path, clock: ManualClock
) -> None:
    secret = fill(store)
    await store.pseudonyms().save("one", {"EMAIL_1": "synthetic@example.com"})
    file = tmp_path / "all.backup"
    written = store.backup(file, passphrase=PASSPHRASE)
    assert written.with_key
    assert file.stat().st_mode & 0o077 == 0
    data = tmp_path / "new"
    data.mkdir()
    report = restore_backup(file, elsewhere, data=data, clock=clock, passphrase=PASSPHRASE)
    assert (report.size, report.fault) == (1_102, None)
    with Store.open(elsewhere, data=data, clock=clock) as back:
        assert back.keys().find(secret, clock.now_ms()) is not None
        assert await back.pseudonyms().load("one") == {"EMAIL_1": "synthetic@example.com"}
        assert back.events().event(event(9).id) == store.events().event(event(9).id)
        back.ledger().append([event(2_000, principal="person:new@shop.example")])
        report = back.verify()
        assert (report.size, report.fault) == (1_103, None)
        assert str(back.ledger().verifier) == str(store.ledger().verifier)


def test_it_is_one_moment_while_events_arrive(store: Store, tmp_path: Path, clock: ManualClock) -> None:
    fill(store)
    done = threading.Event()

    def write() -> None:
        number = 2_000
        while not done.is_set():
            store.ledger().append([event(number)])
            number += 1

    writing = threading.Thread(target=write)
    writing.start()
    try:
        store.backup(tmp_path / "busy.backup", passphrase=PASSPHRASE)
    finally:
        done.set()
        writing.join()
    data = tmp_path / "new"
    data.mkdir()
    report = restore_backup(tmp_path / "busy.backup", "", data=data, clock=clock, passphrase=PASSPHRASE)
    assert report.fault is None
    assert report.size >= 1_102


def test_without_a_passphrase_the_master_key_stays_out(
    opened: Callable[[], Store], url: str, tmp_path: Path, clock: ManualClock
) -> None:
    store = opened()
    fill(store)
    key = (tmp_path / "seawall.key").read_bytes().strip()
    file = tmp_path / "no-key.backup"
    assert not store.backup(file).with_key
    assert key not in gzip.decompress(file.read_bytes())
    other = tmp_path / "other"
    other.mkdir()
    with pytest.raises(UsageError, match=r"There is no seawall\.key"):
        restore_backup(file, "", data=other, clock=clock)
    assert list(other.iterdir()) == []
    sealing.open_master_key(other)
    with pytest.raises(UsageError, match="sealed with another master key"):
        restore_backup(file, "", data=other, clock=clock)
    with pytest.raises(UsageError, match="no master key"):
        restore_backup(file, "", data=other, clock=clock, passphrase=PASSPHRASE)
    (other / "seawall.key").write_bytes(key)
    assert restore_backup(file, "", data=other, clock=clock).fault is None


def test_it_overwrites_only_when_told_and_running_processes_notice(
    opened: Callable[[], Store], url: str, tmp_path: Path, clock: ManualClock
) -> None:
    store = opened()
    store.ledger().append([event(n) for n in range(10)])
    file = tmp_path / "ten.backup"
    store.backup(file)
    store.ledger().append([event(n, tool=f"tool-{n}") for n in range(10, 20)])
    assert store.verify().fault is None
    with pytest.raises(UsageError, match="data in this database"):
        restore_backup(file, url, data=tmp_path, clock=clock)
    assert restore_backup(file, url, data=tmp_path, clock=clock, force=True).size == 10
    store.ledger().append([event(30, tool="tool-15")])  # a word this process had learned from what is gone
    report = store.verify()
    assert (report.size, report.fault) == (11, None)


# The file alone is damaged: whichever database it came from, the same bytes are read by the same code.
@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
def test_damage_is_found_and_changes_nothing(store: Store, tmp_path: Path, clock: ManualClock) -> None:
    fill(store)
    file = tmp_path / "good.backup"
    store.backup(file, passphrase=PASSPHRASE)
    good = gzip.decompress(file.read_bytes())
    dice = random.Random(2)
    damaged = [
        good[:-1],
        good[: len(good) // 2],
        good + b"\n",
        b"",
        b"hello\n",
        good.replace(b"openai-api", b"openai-apj", 1),
    ]
    for _ in range(8):
        at = dice.randrange(len(good))
        damaged.append(good[:at] + bytes([good[at] ^ 1 << dice.randrange(8)]) + good[at + 1 :])
    data = tmp_path / "new"
    data.mkdir()
    shutil.copy(tmp_path / "seawall.key", data)
    with Store.open(data=data, clock=clock) as target:
        target.ledger().append([event(1)])
    bad = tmp_path / "bad.backup"
    for content in damaged:
        bad.write_bytes(gzip.compress(content, 1))
        with pytest.raises((IntegrityError, UsageError)):
            restore_backup(bad, "", data=data, clock=clock, force=True)
    bad.write_bytes(file.read_bytes()[:-20])
    with pytest.raises(IntegrityError):
        restore_backup(bad, "", data=data, clock=clock, force=True)
    with Store.open(data=data, clock=clock) as target:
        report = target.verify()
        assert (report.size, report.fault) == (1, None)


def test_a_passphrase_is_long_and_right(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too short"):
        store.backup(tmp_path / "a.backup", passphrase="short")
    store.backup(tmp_path / "a.backup", passphrase=PASSPHRASE)
    reader = BackupReader(tmp_path / "a.backup")
    assert reader.head.created_ms == START
    with pytest.raises(UsageError, match="does not open"):
        reader.master_key("another passphrase")
    assert reader.master_key(PASSPHRASE).same_as(store.master)
    reader.close()
