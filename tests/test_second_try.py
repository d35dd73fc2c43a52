"""The second try of a test in a browser: with and without several processes, with fixtures, and twice in vain."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TRIED = """
import os, pathlib, pytest

pytest_plugins = ("second_try",)
told = pathlib.Path(os.environ["TOLD"])
pytestmark = pytest.mark.xdist_group("extension")

def say(word):
    with told.open("a") as file:
        file.write(word + " ")
    return told.read_text().split().count(word)

@pytest.fixture(scope="session")
def browser():
    yield say("begun")
    say("ended")
    if say("ending") == 1:
        raise RuntimeError("nothing ends well")

def test_well(browser):
    assert browser == 1

def test_by_chance(browser):
    assert browser == 2, "the browser of the first try"

def test_after_it(browser):
    assert browser == 2

def test_in_vain(browser):
    assert say("vain") > 5, "never"

@pytest.fixture
def left():
    yield
    assert say("left") == 2, "the end of the first try"

def test_whose_end_fails_by_chance(left):
    assert True
"""
ELSEWHERE = """
import pytest

@pytest.mark.xdist_group("other")
def test_elsewhere():
    assert False, "no browser here"
"""


@pytest.mark.parametrize("more", [(), ("-n", "2", "--dist", "loadgroup")], ids=["one process", "two"])
def test_what_fails_once_is_told_and_what_fails_twice_fails(tmp_path: Path, more: tuple[str, ...]) -> None:
    (tmp_path / "test_tried.py").write_text(TRIED)
    (tmp_path / "test_elsewhere.py").write_text(ELSEWHERE)
    told = tmp_path / "told"
    told.touch()
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "second_try",
            "--basetemp",
            str(tmp_path / "base"),
            *more,
        ],
        cwd=tmp_path,
        env={"PATH": "/usr/bin:/bin", "TOLD": str(told), "PYTHONPATH": str(Path(__file__).parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "2 failed, 4 passed, 3 tried again" in done.stdout
    for name, why in (("by_chance", "the browser of the first try"), ("whose_end_fails_by_chance", "the end of the")):
        assert f"tried again: test_tried.py::test_{name}" in done.stdout
        assert why in done.stdout
    assert "FAILED test_tried.py::test_in_vain" in done.stdout
    assert "FAILED test_elsewhere.py::test_elsewhere" in done.stdout
    assert told.read_text().split().count("vain") == 2
    assert told.read_text().split().count("begun") == told.read_text().split().count("ended")
