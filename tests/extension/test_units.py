"""What the extension tests by itself, in node: beside the other tests, so that no core waits for it."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOLD_MAX = 20_000
"""Characters of what was said that a failure shows; the last say what went wrong."""


@pytest.mark.timeout(600)
@pytest.mark.xdist_group("node")
def test_the_extensions_own_tests_pass() -> None:
    told = subprocess.run(
        ["npm", "--prefix", str(ROOT / "extension"), "test", "--silent"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0, told.stdout[-TOLD_MAX:] + told.stderr[-TOLD_MAX:]
