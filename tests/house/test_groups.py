"""Tests of one group run in one process: browsers' policies and a built extension belong to one at a time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

GROUPED = """
import os, pytest

@pytest.mark.xdist_group("one")
@pytest.mark.parametrize("n", range(12))
def test_where(n):
    with open(os.environ["WHERE"], "a") as told:
        told.write(os.environ["PYTEST_XDIST_WORKER"] + "\\n")
"""


def test_a_groups_tests_run_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_grouped.py").write_text(GROUPED)
    where = tmp_path / "where"
    command = (sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup", "-p", "no:cacheprovider")
    command += ("--basetemp", str(tmp_path / "base"), "-p", "xdist")
    env = {"PATH": "/usr/bin:/bin", "WHERE": str(where), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # which take seconds
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()
    ran = where.read_text().split()
    assert len(ran) == 12
    assert len(set(ran)) == 1, "pytest-xdist does not see the groups of this pytest"
