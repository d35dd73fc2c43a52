"""How little a short text starts: counted in modules, since time says little on a busy machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from seawall.app import open_engine

ENGINE = """
from seawall.app import open_engine
assert [found.detector for found in open_engine().scan("call +49 30 9018200 or mail anna@shop.example")]
"""
CHECK = """
import sys
from seawall.cli import main
try:
    main(["check", "-"])
except SystemExit as end:
    assert end.code == 1, end.code
"""
HELP = """
import contextlib, io
from seawall.cli import main
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()) as said:
    main(["--help"])
assert "verify-gateway" in said.getvalue()
"""
HEAVY = {
    *("phonenumbers", "stdnum", "cryptography", "sqlalchemy", "alembic", "numpy", "starlette", "jinja2", "pyreqwest"),
    *("asyncio", "ssl", "http", "email", "xml", "sqlite3", "multiprocessing", "concurrent", "logging", "socket"),
    *("typing_extensions", "pkgutil"),
}
"""What neither needs. ``cedarpy`` and ``click`` a check does need."""
CLICKS = {"inspect", "ast", "tokenize", "bz2", "lzma"}
"""What comes with ``click`` and what opens archives, and the engine does not need."""


def modules_of(program: str, home: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint('MODULES', *sys.modules, file=sys.stderr)"],
        input="call +49 30 9018200 or mail anna@shop.example",
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        env={**os.environ, "XDG_DATA_HOME": str(home)},  # not whatever this machine's own Seawall keeps
    )
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("MODULES")]
    return line.split()[1:]


@pytest.mark.parametrize(
    ("program", "heavy", "own_max", "all_max"),
    [(ENGINE, HEAVY | CLICKS, 93, 207), (CHECK, HEAVY, 165, 360), (HELP, HEAVY - {"socket"}, 90, 290)],
)
def test_a_short_text_imports_little(program: str, heavy: set[str], own_max: int, all_max: int, tmp_path: Path) -> None:
    open_engine()  # so that all is kept
    loaded = modules_of(program, tmp_path)
    assert {name.partition(".")[0] for name in loaded} & heavy == set()
    assert sum(name.startswith("seawall") for name in loaded) < own_max
    assert len(loaded) < all_max


def test_no_expression_of_a_detector_is_compiled_before_it_is_needed(tmp_path: Path) -> None:
    program = """
import re._compiler, sys
made, compile = [], re._compiler.compile
re._compiler.compile = lambda p, flags=0: (made.append(sys._getframe(2).f_globals["__name__"]), compile(p, flags))[1]
from seawall.detect.engine import builtin_detectors, builtin_disguises
[*builtin_detectors().values(), *builtin_disguises().values()]
from collections import Counter
own = Counter(name for name in made if name.startswith("seawall"))
assert own.total() <= 8, own
"""
    modules_of(program, tmp_path)
