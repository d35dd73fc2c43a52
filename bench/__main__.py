"""Runs every benchmark of this folder that needs no data of its own, one after the other, and prints its tables.

``python -m bench`` for all, ``python -m bench engine ledger`` for some. Each runs in a process of its own.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parent
NEEDS_DATA = {"detection_quality", "credentials_quality", "names_quality"}
"""Measures of precision and recall: they take the folder with the labelled texts as an argument."""
SLOW = {"hostile"}
"""Half an hour and more; run it by its name."""
NOT_BENCHES = {"train_names", "names_sentences", "names_chats", "names_heldout"}
"""What the names model is made of and measured on."""


def main() -> int:
    """0 when all of them ran to their end."""
    known = [path.stem for path in sorted(FOLDER.glob("*.py")) if not path.stem.startswith("_")]
    chosen = sys.argv[1:] or [name for name in known if name not in NEEDS_DATA | SLOW | NOT_BENCHES]
    failed = []
    for name in chosen:
        print(f"\n== {name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], cwd=FOLDER.parent, check=False).returncode:
            failed.append(name)
    print("\nDid not finish: " + ", ".join(failed) if failed else "\nAll ran to their end.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
