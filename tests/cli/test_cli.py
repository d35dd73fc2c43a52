from pathlib import Path

import pytest

from end_to_end.running import run
from seawall.cli import _global_options_first


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
    assert run(tmp_path, "no-such-command").returncode == 2


def test_the_module_is_the_same_as_the_program(tmp_path: Path) -> None:
    import subprocess
    import sys

    shown = subprocess.run([sys.executable, "-m", "seawall", "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout == run(tmp_path, "--version").stdout
