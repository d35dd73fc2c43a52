"""The house style as tests: sizes, mirrored tests, no leftovers, no machine paths, no registry hosts in locks."""

import ast
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "seawall"
file_lines_max = 600
function_lines_max = 70
# A plug-in folder is covered as a whole: one test runs every plug-in's own hits, misses, passes and fails.
PLUGIN_FOLDERS = (
    *("detect/detectors", "detect/disguises", "detect/vendors", "detect/files", "dialects/providers"),
    *("discovery/blocklists", "discovery/packs"),
    *("console/pages", "policy/policies", "reports/formats", "governance/controls"),
)
# Pure declarations and entry points that other tests exercise on every run.
WITHOUT_OWN_TEST = {"__main__.py", "model/ports.py", "model/errors.py"}


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", *patterns],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name and (ROOT / name).exists()]


def sources() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)


def test_files_and_functions_stay_small() -> None:
    for path in sources():
        text = path.read_text()
        assert len(text.splitlines()) <= file_lines_max, f"{path} wants a wall"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1
                assert length <= function_lines_max, f"{path.name}:{node.name} has {length} lines"


def test_every_source_file_has_its_test_file() -> None:
    missing = []
    for path in sources():
        inside = path.relative_to(SOURCE)
        folder = str(inside.parent)
        if path.name == "__init__.py" or str(inside) in WITHOUT_OWN_TEST or folder in PLUGIN_FOLDERS:
            continue
        if folder == "cli" and path.name.startswith("_"):
            continue  # shared by commands, and covered by the tests that run these commands for real
        if folder == "model" and "def " not in path.read_text():
            continue
        stem = inside.stem.lstrip("_")
        if not (ROOT / "tests" / inside.parent / f"test_{stem}.py").exists():
            missing.append(str(inside))
    assert not missing, f"no test file mirrors {missing}"


def test_no_leftovers_and_no_paths_of_a_developers_machine() -> None:
    marks = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|(^|[^\w.])/(wo" r"rk|fa" r"rm)/", re.MULTILINE)
    found = [
        f"{path.relative_to(ROOT)}: {match.group(0)!r}"
        for path in tracked("*.py", "*.md", "*.toml", "*.html", "*.css", "*.js", "Makefile", "*.sh")
        if (match := marks.search(path.read_text()))
    ]
    assert not found


def test_lock_files_name_no_host() -> None:
    for path in tracked("requirements/*.txt", "*package-lock.json"):
        assert "://" not in re.sub(r'"(url|funding)": .*', "", path.read_text()), path


def test_every_public_thing_says_what_it_is() -> None:
    silent = []
    for path in sources():
        tree = ast.parse(path.read_text())
        if not ast.get_docstring(tree) and path.name != "__init__.py":
            silent.append(f"{path.relative_to(SOURCE)}")
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                if not node.name.startswith("_") and not ast.get_docstring(node):
                    silent.append(f"{path.relative_to(SOURCE)}:{node.name}")
    assert not silent, f"no docstring: {silent}"
