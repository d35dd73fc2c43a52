"""``seawall user``: adds people who sign in, with a role, and lists them."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from seawall.cli import cli

PASSWORD = {"PW": "correct horse battery staple"}


def run(folder: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["--data", str(folder), *words], env=PASSWORD, standalone_mode=False)
    return (0 if result.exception is None else 2), f"{result.output}{result.exception or ''}"


def test_a_person_is_added_after_the_owner_and_listed(tmp_path: Path) -> None:
    more = ("--password-env", "PW")
    failed, told = run(tmp_path, "user", "add", "bo@shop.example", "--role", "security", *more)
    assert failed
    assert "no owner yet" in told
    assert run(tmp_path, "init", "--owner", "ana@shop.example", *more)[0] == 0
    assert "as security" in run(tmp_path, "user", "add", "Bo@shop.example", "--role", "security", *more)[1]
    assert "already an account" in run(tmp_path, "user", "add", "bo@shop.example", "--role", "staff", *more)[1]
    listed = run(tmp_path, "user", "list", "--format", "csv")[1]
    assert "bo@shop.example,security" in listed
    assert "ana@shop.example,owner" in listed


def test_nobody_waits_for_a_password_that_no_one_can_type(tmp_path: Path) -> None:
    assert "Name a variable with --password-env" in run(tmp_path, "init", "--owner", "ana@shop.example")[1]
