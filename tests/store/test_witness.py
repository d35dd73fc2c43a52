"""What this machine remembers of the ledger, outside the database."""

from pathlib import Path

from seawall.store.notes import NoteSigner
from seawall.store.witness import file_name, read_witness, write_witness

SIGNER = NoteSigner("seawall.internal/ledger/test", bytes(32))


def test_it_only_moves_forward(tmp_path: Path) -> None:
    verifier = SIGNER.verifier
    assert read_witness(tmp_path, verifier) is None
    assert write_witness(tmp_path, SIGNER.sign(5, bytes(32)), verifier) == 5
    assert write_witness(tmp_path, SIGNER.sign(3, bytes(32)), verifier) == 5
    assert write_witness(tmp_path, SIGNER.sign(9, bytes(32)), verifier) == 9
    known = read_witness(tmp_path, verifier)
    assert known is not None
    assert known.size == 9
    assert (tmp_path / file_name).stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == [file_name]


def test_another_ledgers_checkpoint_or_a_damaged_one_is_none(tmp_path: Path) -> None:
    write_witness(tmp_path, SIGNER.sign(5, bytes(32)), SIGNER.verifier)
    assert read_witness(tmp_path, NoteSigner("seawall.internal/ledger/other", bytes(32)).verifier) is None
    (tmp_path / file_name).write_bytes(b"\xff")
    assert read_witness(tmp_path, SIGNER.verifier) is None


def test_a_full_or_missing_folder_stops_nothing(tmp_path: Path) -> None:
    assert write_witness(tmp_path / "missing", SIGNER.sign(5, bytes(32)), SIGNER.verifier) == 5
