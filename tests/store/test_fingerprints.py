import threading
from pathlib import Path

import pytest

from seawall.model.errors import IntegrityError, NotFound, Unavailable, UsageError
from seawall.store import fingerprints
from seawall.store.fingerprints import FingerprintFolder, Sets, Watch


def put(folder: FingerprintFolder, name: str, content: bytes) -> None:
    with folder.replacing(name) as file:
        file.write(content)


def test_a_set_appears_whole_and_who_has_the_old_one_keeps_it(tmp_path: Path) -> None:
    folder = FingerprintFolder(tmp_path)
    assert folder.stamps() == {}
    put(folder, "customers", b"first")
    old = folder.mapped("customers")
    with folder.replacing("customers") as file:
        file.write(b"second")
        assert bytes(folder.mapped("customers")) == b"first"
    assert bytes(folder.mapped("customers")) == b"second"
    folder.drop("customers")
    assert bytes(old) == b"first"
    assert list(folder.path.iterdir()) == []
    assert folder.path.stat().st_mode & 0o077 == 0


def test_a_failed_build_changes_nothing(tmp_path: Path) -> None:
    folder = FingerprintFolder(tmp_path)
    put(folder, "a", b"first")
    with pytest.raises(TypeError), folder.replacing("a") as file:
        file.writelines([b"half", None])  # type: ignore[list-item]
    assert bytes(folder.mapped("a")) == b"first"
    assert [path.name for path in folder.path.iterdir()] == ["a.fingerprints"]


@pytest.mark.parametrize("name", ["", "../x", "A", "a/b", "a.b", "-a", "a" * 64, "a\n"])
def test_a_name_can_lead_nowhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="can't be the name"):
        FingerprintFolder(tmp_path).drop(name)


def test_what_is_not_there_and_too_many_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = FingerprintFolder(tmp_path)
    for work in (folder.mapped, folder.drop):
        with pytest.raises(NotFound, match="no fingerprint set"):
            work("none")
    monkeypatch.setattr(fingerprints, "sets_max", 1)
    put(folder, "a", b"")
    assert bytes(folder.mapped("a")) == b""
    with pytest.raises(UsageError, match="Drop one"):
        put(folder, "b", b"x")
    put(folder, "a", b"y")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "fingerprints").write_text("a file is in the way")
    with pytest.raises(Unavailable, match="room"):
        put(FingerprintFolder(tmp_path), "a", b"x")


def test_a_watch_hands_over_what_is_new_by_itself(tmp_path: Path) -> None:
    folder = FingerprintFolder(tmp_path)
    handed: list[dict[str, bytes]] = []
    told = threading.Event()

    def load(sets: Sets) -> None:
        handed.append({name: bytes(content) for name, (_, content) in sets.items()})
        if any(content == b"bad" for content in handed[-1].values()):
            raise IntegrityError("Damaged")
        told.set()

    watch = Watch(folder, load)
    assert watch.look()
    assert not watch.look()
    watch.start()
    try:
        told.clear()
        put(folder, "a", b"one")
        assert told.wait(60)
        told.clear()
        put(folder, "a", b"two")
        assert told.wait(60)
        assert handed == [{}, {"a": b"one"}, {"a": b"two"}]
    finally:
        watch.close()
    put(folder, "a", b"bad")
    with pytest.raises(IntegrityError):
        watch.look()
    with pytest.raises(IntegrityError):
        watch.look()


def test_a_spill_has_no_name(tmp_path: Path) -> None:
    folder = FingerprintFolder(tmp_path)
    with folder.spill() as file:
        file.write(b"x")
        assert list(folder.path.iterdir()) == []


def test_sets_take_the_place_of_all_others_together_or_not_at_all(tmp_path: Path) -> None:
    folder = FingerprintFolder(tmp_path)
    for name in ("a", "b"):
        with folder.replacing(name) as file:
            file.write(b"old")
    with folder.all_replaced() as sets:
        sets.take("b", iter([b"ne", b"w"]))
        sets.take("c", iter([b"new"]))
    assert [bytes(folder.mapped(name)) for name in folder.stamps()] == [b"old", b"old"]
    with folder.all_replaced() as sets:
        sets.take("b", iter([b"ne", b"w"]))
        sets.take("c", iter([b"new"]))
        sets.commit()
    assert {name: bytes(folder.mapped(name)) for name in folder.stamps()} == {"b": b"new", "c": b"new"}
    assert not [path for path in folder.path.iterdir() if path.name.startswith(".")]


def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    folder = FingerprintFolder(tmp_path)
    put(folder, "a", b"first")
    for left in (".a.0123abcd", ".ab.0123abcd"):
        (folder.path / left).write_bytes(b"half")
    with folder.alone("a"):
        put(folder, "a", b"second")
    assert sorted(path.name for path in folder.path.iterdir()) == [".a.lock", ".ab.0123abcd", "a.fingerprints"]


def test_two_do_not_work_on_one_set_at_once(tmp_path: Path) -> None:
    folder, told = FingerprintFolder(tmp_path), threading.Event()
    order: list[str] = []

    def second() -> None:
        with folder.alone("a", told.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with folder.alone("a"), folder.alone("b"):
        thread.start()
        assert told.wait(60)
        order.append("first")
    thread.join(60)
    assert order == ["first", "second"]
