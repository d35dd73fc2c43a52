"""Secrets at rest: one key file, made once, readable by its owner; sealed records stay where they belong."""

import base64
import threading
from pathlib import Path

import pytest

from seawall.model.errors import ConfigError, IntegrityError, UsageError
from seawall.store.sealing import MasterKey, open_master_key

KEY = MasterKey(bytes(range(32)))


def test_records_open_in_their_context_only() -> None:
    box = KEY.box("totp")
    sealed = box.seal(b"synthetic", b"row 1")
    assert sealed != box.seal(b"synthetic", b"row 1")
    assert box.unseal(sealed, b"row 1") == b"synthetic"
    for other_box, other, context in (
        (box, sealed, b"row 2"),
        (KEY.box("other"), sealed, b"row 1"),
        (MasterKey(bytes(32)).box("totp"), sealed, b"row 1"),
        (box, sealed[:-1] + bytes([sealed[-1] ^ 1]), b"row 1"),
        (box, b"", b"row 1"),
        (box, sealed[:11], b"row 1"),
    ):
        with pytest.raises(IntegrityError):
            other_box.unseal(other, context)


def test_purposes_are_apart_and_stable() -> None:
    assert KEY.subkey("key ring") == MasterKey(bytes(range(32))).subkey("key ring")
    assert len({KEY.subkey("a"), KEY.subkey("b"), MasterKey(bytes(32)).subkey("a")}) == 3


def test_the_file_is_made_once_whole_and_private(tmp_path: Path) -> None:
    found: list[MasterKey] = []
    threads = [threading.Thread(target=lambda: found.append(open_master_key(tmp_path / "d"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(key.same_as(found[0]) for key in found)
    path = tmp_path / "d" / "seawall.key"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["seawall.key"]


def test_a_key_others_can_read_is_refused(tmp_path: Path) -> None:
    open_master_key(tmp_path)
    (tmp_path / "seawall.key").chmod(0o640)
    with pytest.raises(ConfigError, match="chmod 600"):
        open_master_key(tmp_path)


def test_a_setting_outweighs_the_file(tmp_path: Path) -> None:
    key = open_master_key(tmp_path, base64.b64encode(bytes(range(32))).decode() + "\n")
    assert key.same_as(KEY)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wrong", ["short", "ä", base64.b64encode(bytes(31)).decode(), "=" * 44])
def test_a_wrong_key_is_refused_without_being_repeated(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ConfigError) as caught:
        open_master_key(tmp_path, wrong)
    assert wrong not in str(caught.value)


def test_it_does_not_show_itself() -> None:
    assert str(KEY) == repr(KEY) == "MasterKey(…)"


def test_under_a_passphrase() -> None:
    wrapped = KEY.wrapped("a synthetic passphrase")
    assert MasterKey.unwrapped(wrapped, "a synthetic passphrase").same_as(KEY)
    for wrong in ({}, {"salt": "", "sealed": ""}, {"salt": "!", "sealed": wrapped["sealed"]}):
        with pytest.raises(UsageError):
            MasterKey.unwrapped(wrong, "a synthetic passphrase")
    with pytest.raises(UsageError):
        KEY.wrapped("too short")
