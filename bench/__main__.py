"""Runs every benchmark of this folder that needs no data of its own, one after the other, and prints its tables.

``python -m bench`` for all, ``python -m bench engine ledger`` for some. Each runs in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NEEDS_DATA = {"detection_quality", "credentials_quality", "names_quality", "detectors"}
"""Measures of precision and recall: they take the folder with the labelled texts as an argument."""
SLOW = {"hostile"}
"""Half an hour and more; run it by its name."""
TRAINING = {"train_names", "train_shop_talk"}
"""They write the models anew instead of measuring them."""


def benchmarks() -> list[str]:
    """Every file of this folder that is a program; the others are what these are made of."""
    files = sorted(FOLDER.glob("[a-z]*.py"))
    return [path.stem for path in files if 'if __name__ == "__main__"' in path.read_text("utf-8")]


def main() -> int:
    """0 when all of them ran to their end."""
    chosen = sys.argv[1:] or [name for name in benchmarks() if name not in NEEDS_DATA | SLOW | TRAINING]
    failed = []
    for name in chosen:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=FOLDER.parent, check=False).returncode:
            failed.append(name)
    print("\nDid not finish: " + ", ".join(failed) if failed else "\nAll ran to their end.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
