"""Writes requirements/*.txt: every dependency pinned with its hashes, and no index or download address."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOTE = "# Written by `make lock`; do not edit by hand.\n"


def compile_lock(uv: str, name: str, *arguments: str) -> None:
    """Resolve into requirements/NAME.txt, keeping versions already pinned unless asked to upgrade."""
    target = ROOT / "requirements" / f"{name}.txt"
    subprocess.run(
        [
            *(uv, "pip", "compile", "--quiet", "--generate-hashes", "--no-header", "--no-emit-index-url"),
            *("--universal", "--python-version", "3.11", *sys.argv[1:], *arguments, "-o", str(target)),
        ],
        check=True,
        cwd=ROOT,
    )
    target.write_text(NOTE + target.read_text().removeprefix(NOTE))


def main() -> None:
    """Lock the build tools, the product, its tests and the benchmark's peers."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", "uv"], check=True)
        uv = f"{folder}/bin/uv"
        compile_lock(uv, "build", "requirements/build.in")
        compile_lock(uv, "base", "pyproject.toml")
        compile_lock(uv, "test", "pyproject.toml", "--extra", "test", "-c", "requirements/base.txt")


if __name__ == "__main__":
    main()
