"""Names of processes, and programs that must not hold anything up."""

import os
import sys

import pytest

from seawall.wire.clipboards import _processes
from seawall.wire.clipboards._processes import names_of, run


def test_a_process_is_called_what_its_program_is() -> None:
    names = names_of(os.getpid())
    assert any("python" in name or "pytest" in name for name in names)
    assert names_of(0) == names_of(-1) == names_of(2**22 + 1) == ()


def test_what_a_program_prints_is_cut_and_its_failures_are_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run([sys.executable, "-c", "print('x' * 100)"], bytes_max=10) == b"x" * 10
    assert run(["cat"], b"given", bytes_max=100) == b"given"
    assert run(["false"], bytes_max=10) == run(["/nonexistent"], bytes_max=10) == b""
    monkeypatch.setattr(_processes, "program_seconds_max", 0.1)
    assert run(["sleep", "9"], bytes_max=10) == b""
