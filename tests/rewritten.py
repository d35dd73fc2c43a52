"""Write down what pytest makes of the tests' asserts before its processes begin: else each of them does it all.

``python tests/rewritten.py`` does it for every module that is not as it was; what pytest finds it takes as its own.
"""

from __future__ import annotations

import compileall
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from _pytest.assertion import rewrite

TESTS = Path(__file__).parent
FOLDERS = (TESTS, TESTS.parent / "bench", TESTS.parent / "docs")
"""What tests import lies in these."""
STATE: Any = SimpleNamespace(trace=print)


def modules() -> list[Path]:
    """Ours, and none that npm brought."""
    return [path for folder in FOLDERS for path in folder.rglob("*.py") if "node_modules" not in path.parts]


def is_tests(path: Path) -> bool:
    """Whether pytest rewrites a module."""
    return path.name.startswith("test_") or path.name == "conftest.py"


def written(path: Path) -> bool:
    """Rewrite a module of tests, unless it is as it was."""
    folder = rewrite.get_cache_dir(path)
    kept = folder / (path.stem + rewrite.PYC_TAIL)
    if rewrite._read_pyc(path, kept) is not None:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    stat, code = rewrite._rewrite_test(path, None)  # type: ignore[arg-type]
    return rewrite._write_pyc(STATE, code, stat, kept)


def main() -> int:
    for path in modules():
        if is_tests(path):
            written(path)
        else:
            compileall.compile_file(path, quiet=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
