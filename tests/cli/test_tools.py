"""``seawall tools``: the list, the signed document, and that it can be checked with the key alone."""

from __future__ import annotations

import base64
import json
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from end_to_end.running import run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "seawall.toml").write_text('[[tool]]\nid = "claude-work"\napproved = true\nowner = "ana"\n')
    return folder


def test_the_list(data: Path) -> None:
    listed = json.loads(run(data, "tools", "list", "--standing", "approved", "--format", "json").stdout)
    assert [(one["id"], one["owner"], one["overdue"]) for one in listed["items"]] == [("claude-work", "ana", True)]
    assert "claude-work" in run(data, "tools", "list", "--format", "csv").stdout


def test_a_signed_list_holds_anywhere_and_a_changed_one_nowhere(data: Path, tmp_path: Path) -> None:
    key = run(data, "ledger", "key").stdout.strip()
    file = tmp_path / "list.txt"
    assert run(data, "tools", "export", "--output", str(file)).returncode == 0
    nowhere = tmp_path / "no installation"
    held = run(nowhere, "tools", "verify", str(file), "--key", key)
    assert (held.returncode, held.stderr) == (0, "")
    assert "The list holds: 1 approved tools" in held.stdout
    told = json.loads(run(nowhere, "tools", "verify", str(file), "--key", key, "--format", "json").stdout)
    assert told["list"]["tools"][0]["id"] == "claude-work"
    changed = file.read_text().replace('"claude-work"', '"deepseek"')
    refused = run(nowhere, "tools", "verify", "-", "--key", key, input=changed)
    assert refused.returncode == 1
    assert refused.stdout.startswith("The list does NOT hold.")
    assert run(nowhere, "tools", "verify", "-", "--key", "nonsense", input=file.read_text()).returncode == 2
    assert not nowhere.exists()
    _by_hand(file.read_text(), key)
    with pytest.raises(InvalidSignature):
        _by_hand(changed, key)


def _by_hand(note: str, key: str) -> None:
    """As docs/endpoint.md tells those who have no Seawall."""
    text, _, tail = note.rpartition("\n\n")
    signature = base64.b64decode(tail.split()[-1])[4:]
    public = base64.b64decode(key.split("+", 2)[2])[1:]
    Ed25519PublicKey.from_public_bytes(public).verify(signature, (text + "\n").encode())
