"""A plug-in never imports another plug-in; files that start with an underscore are shared by a folder's plug-ins."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "seawall"
FOLDERS = (
    "cli",
    "console/pages",
    "detect/detectors",
    "detect/files",
    "detect/vendors",
    "dialects/providers",
    "discovery/blocklists",
    "discovery/packs",
)


def imported(path: Path) -> set[str]:
    """Dotted names a file imports, ``from a import b`` as ``a`` and ``a.b``."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize("folder", [folder for folder in FOLDERS if (SOURCE / folder).is_dir()])
def test_plugins_never_import_one_another(folder: str) -> None:
    package = "seawall." + folder.replace("/", ".")
    plugins = {path.stem for path in (SOURCE / folder).glob("*.py") if not path.stem.startswith("_")}
    crossing = [
        f"{path.name} imports {name}"
        for path in (SOURCE / folder).glob("*.py")
        for name in imported(path)
        if name.startswith(package + ".") and name.removeprefix(package + ".").split(".")[0] in plugins - {path.stem}
    ]
    assert crossing == []


def test_the_rule_sees_a_crossing(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("from seawall.cli.check import x\nimport seawall.cli.mask")
    assert {"seawall.cli.check", "seawall.cli.check.x", "seawall.cli.mask"} <= imported(tmp_path / "a.py")
