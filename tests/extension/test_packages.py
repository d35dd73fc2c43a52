"""The built folders: Mozilla's lint has nothing against Firefox's, and a wheel takes none but a fresh build."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import hatch_build
import pytest

from extension.conftest import ROOT

pytestmark = pytest.mark.xdist_group("extension")
LINT = Path(__file__).parent / "webext" / "node_modules" / ".bin" / "web-ext"


def test_web_ext_lint_has_nothing_against_firefoxs_build(built: Path) -> None:
    told = subprocess.run(
        [LINT, "lint", "--source-dir", built / "firefox", "--no-config-discovery", "--output", "json"],
        capture_output=True,
        text=True,
        env={**os.environ, "NO_UPDATE_NOTIFIER": "1"},
        timeout=100,
        check=False,
    )
    found = json.loads(told.stdout)
    assert found["errors"] + found["warnings"] + found["notices"] == []
    assert told.returncode == 0


def test_scripts_are_ascii(built: Path) -> None:
    """One letter beyond it, and the browser keeps two bytes for each character of the script, in each process."""
    scripts = list(built.glob("*/*.js"))
    assert len(scripts) > 10
    assert [one for one in scripts if not one.read_bytes().isascii()] == []


def test_a_wheel_carries_no_extension_but_one_of_the_present_sources(built: Path, tmp_path: Path) -> None:
    for name in (*hatch_build.SINGLE, "src", "static"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        (tmp_path / "extension").mkdir(exist_ok=True)
        copy(ROOT / name, tmp_path / "extension" / name)
    hatch_build.refuse_old(tmp_path)  # none at all
    carried = tmp_path / "src" / "seawall" / "extension"
    carried.mkdir(parents=True)
    shutil.copy(built / "sources.sha256", carried)
    hatch_build.refuse_old(tmp_path)
    (tmp_path / "extension" / "src" / "wire.ts").write_text("// changed")
    with pytest.raises(RuntimeError, match="make extension"):
        hatch_build.refuse_old(tmp_path)
