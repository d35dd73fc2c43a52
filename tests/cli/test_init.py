"""The first owner from a shell."""

from pathlib import Path

import pytest

from seawall import app
from seawall.cli import EXIT_CLEAN, EXIT_USAGE, main
from seawall.console import passwords
from seawall.model.settings import Settings
from seawall.store.accounts import Accounts

PASSWORD = "correct horse battery staple"


def run(data: Path, *arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(data), "init", *arguments])
    return int(ended.value.code or 0)


def test_it_makes_the_owner_once(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("SYNTHETIC_PASSWORD", PASSWORD)
    assert run(tmp_path, "--owner", "Ana@shop.example", "--password-env", "SYNTHETIC_PASSWORD") == EXIT_CLEAN
    said = capsys.readouterr()
    assert "ana@shop.example is the owner" in said.out
    assert PASSWORD not in said.out + said.err
    with app.open_store(Settings(), tmp_path) as store:
        accounts = Accounts(store.database, store.master.box("accounts"))
        found = accounts.for_sign_in("ana@shop.example")
        assert found is not None
        assert found[0].role == "owner"
        assert passwords.fits(PASSWORD, found[1])
        assert accounts.factors(found[0].id) == ()
    assert run(tmp_path, "--owner", "eve@shop.example", "--password-env", "SYNTHETIC_PASSWORD") == EXIT_USAGE
    assert "already has an owner" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "password", "says"),
    [
        (("--owner", "ana@shop.example"), "short", "will not do"),
        (("--owner", "ana@shop.example"), "", "empty or not set"),
        (("--owner", "nobody"), PASSWORD, "not an e-mail address"),
        ((), PASSWORD, "--owner"),
    ],
)
def test_it_says_what_is_wrong(tmp_path: Path, monkeypatch, capsys, arguments, password, says) -> None:
    monkeypatch.setenv("SYNTHETIC_PASSWORD", password)
    assert run(tmp_path, *arguments, "--password-env", "SYNTHETIC_PASSWORD") == EXIT_USAGE
    assert says in capsys.readouterr().err
