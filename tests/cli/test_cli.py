import os
from pathlib import Path

import click
import pytest

from end_to_end.running import run
from seawall.cli import _global_options_first, cli, main


@pytest.mark.parametrize(
    ("given", "sorted_out"),
    [
        (["up", "--data", "d", "--port", "1"], ["--data", "d", "up", "--port", "1"]),
        (["keys", "list", "--config=c"], ["--config=c", "keys", "list"]),
        (["--data", "a", "check", "--", "--data"], ["--data", "a", "check", "--", "--data"]),
        (["check", "--data"], ["check", "--data"]),
        ([], []),
    ],
)
def test_data_and_config_may_stand_anywhere(given: list[str], sorted_out: list[str]) -> None:
    assert _global_options_first(given) == sorted_out


def test_help_lists_every_command_and_an_unknown_one_is_usage(tmp_path: Path) -> None:
    helped = run(tmp_path, "--help")
    assert helped.returncode == 0
    assert all(f"\n  {name} " in helped.stdout for name in ("check", "doctor", "keys", "up", "verify-gateway"))
    unknown = run(tmp_path, "chek")
    assert (unknown.returncode, unknown.stderr.rstrip().endswith("No such command 'chek'. Did you mean check?")) == (
        2,
        True,
    )
    assert "Did you mean" not in run(tmp_path, "qqqqqq").stderr


def test_a_reader_that_goes_away_is_no_finding(tmp_path: Path) -> None:
    import subprocess
    import sys

    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "seawall", "--data", str(tmp_path), "block", "export", "hosts"]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True)
    os.close(writing)
    assert (ended.returncode, "Traceback" in ended.stderr, "Exception" in ended.stderr) == (3, False, False)


def test_the_module_is_the_same_as_the_program(tmp_path: Path) -> None:
    import subprocess
    import sys

    shown = subprocess.run([sys.executable, "-m", "seawall", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == run(tmp_path, "--version").stdout


@pytest.mark.parametrize(
    ("prepared", "code", "told"),
    [
        ({"seawall.db": "this is no database"}, 3, "is damaged, or no database of Seawall. Put it aside"),
        (
            {"seawall.toml": '[store]\nurl = "postgresql://u:Str4nge-Pw@127.0.0.1:1/x"'},
            3,
            "PostgreSQL at 127.0.0.1 does not answer",
        ),
        ({"seawall.toml": "[server"}, 2, "data/seawall.toml is not TOML: "),
        ({"seawall.toml": '[policy]\ntwo_person = "maybe"'}, 2, "Write one of auto, always, never."),
        (None, 2, "can't be the data directory"),
    ],
)
def test_a_data_directory_that_can_t_be_used_is_told_in_one_line(
    tmp_path: Path, prepared: dict[str, str] | None, code: int, told: str
) -> None:
    data = tmp_path / "data"
    if prepared is None:
        data.write_text("a file")
    else:
        data.mkdir(mode=0o700)
        for name, text in prepared.items():
            (data / name).write_text(text)
    for command in (["keys", "list"], ["up", "--port", "0"]):
        ended = run(data, *command)
        assert (ended.returncode, ended.stderr.count("\n")) == (code, 1), ended.stderr
        assert told in ended.stderr
        assert "Str4nge" not in ended.stderr
    if prepared is not None:
        assert run(data, "doctor").returncode == 1


@pytest.mark.parametrize("fault", [KeyError("ana.synthetic@shop.example"), PermissionError(13, "Not yours", "a.txt")])
def test_a_fault_nobody_foresaw_shows_its_place_and_never_its_words(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.command()
    def breaks() -> None:
        raise fault

    monkeypatch.setattr(cli, "get_command", lambda _context, _name: breaks)
    with pytest.raises(SystemExit) as ended:
        main(["breaks"])
    assert ended.value.code == 3
    said = capsys.readouterr().err
    assert "ana.synthetic" not in said
    assert said.count("\n") == 1
    assert ("KeyError at" in said) or said == "seawall: a.txt: Not yours\n"
