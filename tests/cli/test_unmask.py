"""``seawall unmask``; that it undoes ``mask`` stands in test_mask.py."""

from pathlib import Path

from end_to_end.running import run


def test_without_its_map_nothing_is_unmasked(tmp_path: Path) -> None:
    ended = run(tmp_path, "unmask", "-", "--map", str(tmp_path / "none.json"), input="x")
    assert ended.returncode == 2
    assert "none.json" in ended.stderr


def test_a_map_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text('{"not": "a map"')
    ended = run(tmp_path, "unmask", "-", "--map", str(tmp_path / "map.json"), input="x")
    assert ended.returncode in (2, 3)
    assert ended.stdout == ""
