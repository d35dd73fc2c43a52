"""Where the master key of a restored installation comes from and goes to. The rest is in test_backup.py."""

from pathlib import Path

import pytest

from seawall.model.doubles import ManualClock
from seawall.model.errors import UsageError
from seawall.store.restoring import restore_backup
from seawall.store.store import Store
from store.conftest import event

PASSPHRASE = "a synthetic passphrase"


@pytest.fixture
def file(tmp_path: Path, clock: ManualClock) -> Path:
    with Store.open(data=tmp_path / "old", clock=clock) as store:
        store.ledger().append([event(n) for n in range(3)])
        store.verify()
        store.backup(tmp_path / "file.backup", passphrase=PASSPHRASE)
    return tmp_path / "file.backup"


def test_the_key_that_was_there_is_kept_beside(file: Path, tmp_path: Path, clock: ManualClock) -> None:
    data = tmp_path / "new"
    Store.open(data=data, clock=clock).close()
    theirs = (data / "seawall.key").read_text()
    restore_backup(file, "", data=data, clock=clock, passphrase=PASSPHRASE)
    assert (data / "seawall.key").read_text() == (tmp_path / "old" / "seawall.key").read_text()
    assert (data / "seawall.key.before-restore-1").read_text() == theirs
    restore_backup(file, "", data=data, clock=clock, passphrase=PASSPHRASE, force=True)
    assert not (data / "seawall.key.before-restore-2").exists()


def test_what_this_machine_remembers_of_a_longer_ledger_is_let_go(
    file: Path, tmp_path: Path, clock: ManualClock
) -> None:
    data = tmp_path / "old"
    with Store.open(data=data, clock=clock) as store:
        store.ledger().append([event(n) for n in range(3, 9)])
        assert store.verify().fault is None
    restore_backup(file, "", data=data, clock=clock, force=True)
    with Store.open(data=data, clock=clock) as store:
        assert store.verify().fault is None


def test_what_is_no_backup(tmp_path: Path, clock: ManualClock) -> None:
    for content in (b"", b"hello", b"\x1f\x8b"):
        (tmp_path / "x").write_bytes(content)
        with pytest.raises(UsageError):
            restore_backup(tmp_path / "x", "", data=tmp_path, clock=clock)
