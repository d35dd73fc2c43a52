"""``seawall backup``: one file, its passphrase from the environment only."""

from pathlib import Path

from end_to_end.running import run


def test_a_backup_with_and_without_the_key(tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(data, "keys", "issue", "--for", "agent:bot")
    bare = run(data, "backup", str(tmp_path / "bare.backup"))
    assert bare.returncode == 0, bare.stderr
    assert "keep a copy of seawall.key" in bare.stderr
    whole = run(data, "backup", str(tmp_path / "whole.backup"), "--passphrase-env", "PW", environ={"PW": "x" * 20})
    assert (whole.returncode, whole.stderr) == (0, "")
    assert (tmp_path / "whole.backup").stat().st_mode & 0o077 == 0
    for environ, said in (({}, "PW is not set"), ({"PW": "short"}, "too short")):
        refused = run(data, "backup", str(tmp_path / "no.backup"), "--passphrase-env", "PW", environ=environ)
        assert refused.returncode == 2
        assert said in refused.stderr
    assert run(data, "backup", str(tmp_path / "missing" / "a.backup")).returncode == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bare.backup", "data", "whole.backup"]


def test_into_a_folder_under_the_time_and_only_so_many_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for other in ("seawall-20251231T235959Z.backup", "seawall-20260101T000000Z.backup", "notes.txt", "seawall.backup"):
        (folder / other).touch()
    done = run(tmp_path / "data", "backup", str(folder), "--keep", "2")
    assert done.returncode == 0, done.stderr
    new = done.stdout.partition(":")[0].rpartition("/")[2]
    kept = sorted(path.name for path in folder.iterdir())
    assert kept == sorted(["seawall-20260101T000000Z.backup", new, "notes.txt", "seawall.backup"])
    assert run(tmp_path / "data", "backup", str(tmp_path / "one.backup"), "--keep", "2").returncode == 2
