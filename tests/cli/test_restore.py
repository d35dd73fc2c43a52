"""``seawall restore``: brings everything back, and nothing over something without being told."""

import json
import shutil
from pathlib import Path

from end_to_end.running import run
from postgres import PostgresServer


def test_from_sqlite_to_sqlite_and_postgresql(tmp_path: Path, postgres_server: PostgresServer) -> None:
    old, file, passphrase = tmp_path / "old", str(tmp_path / "all.backup"), {"PW": "a synthetic passphrase"}
    secret = run(old, "keys", "issue", "--for", "agent:bot").stdout.strip()
    assert run(old, "backup", file, "--passphrase-env", "PW", environ=passphrase).returncode == 0
    for name, store_url in (("sqlite", ""), ("postgresql", postgres_server.database())):
        environ = passphrase | {"SEAWALL__STORE__URL": store_url}
        data = tmp_path / name
        restored = run(data, "restore", file, "--passphrase-env", "PW", environ=environ)
        assert restored.returncode == 0, restored.stderr
        assert "Restored and verified: 1 event," in restored.stdout
        keys = json.loads(run(data, "keys", "list", "--format", "json", environ=environ).stdout)["keys"]
        assert [one["id"] for one in keys] == [secret.split("_")[1]]
        assert run(data, "ledger", "verify", environ=environ).returncode == 0
        again = run(data, "restore", file, "--passphrase-env", "PW", environ=environ)
        assert again.returncode == 2
        assert "--force" in again.stderr
        assert run(data, "restore", file, "--force", environ=environ).returncode == 0


def test_a_damaged_backup_changes_nothing(tmp_path: Path) -> None:
    run(tmp_path, "keys", "issue", "--for", "agent:bot")
    file = tmp_path / "all.backup"
    run(tmp_path, "backup", str(file))
    file.write_bytes(file.read_bytes()[:-30])
    broken = run(tmp_path, "restore", str(file), "--force")
    assert broken.returncode == 3
    assert "damaged or cut off" in broken.stderr
    assert len(json.loads(run(tmp_path, "keys", "list", "--format", "json").stdout)["keys"]) == 1


def test_without_its_key_nothing_is_made_that_stands_in_its_way(tmp_path: Path) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "all.backup"
    run(old, "keys", "issue", "--for", "agent:bot")
    run(old, "backup", str(file))
    refused = run(new, "restore", str(file))
    assert refused.returncode == 2
    assert "There is no seawall.key in" in refused.stderr
    assert list(new.iterdir()) == []
    shutil.copy(old / "seawall.key", new)
    assert run(new, "restore", str(file)).returncode == 0
