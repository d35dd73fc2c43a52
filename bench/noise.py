"""False alarms on ordinary files nobody wrote for this: code, packages, documentation.

    python -m bench.noise [FOLDER…] [--megabytes 3] [--category credentials] [--cost]

Without a folder: the running Python's standard library and the documents in /usr/share/doc. Names and addresses are
left out (bench/names_quality.py counts them). What is found is not always wrong: published mail addresses
are addresses. Nothing that was found is printed, only how often. ``--cost`` prints what looking through disguises costs
instead: CPU time a KB in messages of 4 KB, with and without them, in turns.
"""

from __future__ import annotations

import argparse
import gzip
import random
import sysconfig
import time
from collections import Counter
from pathlib import Path

from seawall.app import open_engine
from seawall.detect.engine import Engine

file_chars_max = 200_000
SEPARATE = frozenset({"person_name", "street_address"})
ENDINGS = frozenset({".py", ".js", ".ts", ".json", ".md", ".txt", ".rst", ".html", ".css", ".gz", ""})


def texts(folder: Path, chars: int) -> list[str]:
    """Files of a folder in a random order that is always the same, until there is enough."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in ENDINGS)
    random.Random(7).shuffle(files)
    found: list[str] = []
    for path in files:
        if sum(map(len, found)) >= chars:
            break
        try:
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
                data = file.read(file_chars_max)
        except OSError:
            continue
        if b"\0" not in data[:1024]:
            found.append(data.decode("utf-8", "replace"))
    return found


def cost(engine: Engine, folder: Path, chars: int) -> tuple[float, float]:
    """CPU milliseconds a KB with and without disguises, the best of some rounds."""
    plain = Engine(detectors=engine.detectors, disguises={})
    messages = [text[at : at + 4096] for text in texts(folder, chars) for at in range(0, len(text), 4096)]
    best = [float("inf"), float("inf")]
    for _ in range(4):
        for place, one in enumerate((engine, plain)):
            begin = time.thread_time()
            for message in messages:
                one.inspect(message)
            best[place] = min(best[place], time.thread_time() - begin)
    size = sum(map(len, messages)) / 1e6
    return best[0] / size, best[1] / size


def main() -> None:
    """Print alarms a megabyte for each folder, by detector."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--megabytes", type=float, default=3.0)
    parser.add_argument("--category", help="Count findings of this category only.")
    parser.add_argument("--cost", action="store_true", help="What disguises cost instead.")
    options = parser.parse_args()
    engine = open_engine()
    if options.cost:
        for folder in options.folders or [Path(sysconfig.get_path("stdlib"))]:
            through, plain = cost(engine, folder, int(options.megabytes * 1e6))
            print(f"{folder.name}: {through:.3f} ms a KB through disguises, {plain:.3f} without: {through / plain:.2f}")
        return
    print("| folder | MB | findings a MB | without e-mail | most often |\n|---|---|---|---|---|")
    for folder in options.folders or [Path(sysconfig.get_path("stdlib")), Path("/usr/share/doc")]:
        counts: Counter[str] = Counter()
        size = 0
        for text in texts(folder, int(options.megabytes * 1e6)):
            size += len(text)
            found = (one for one in engine.inspect(text).findings if options.category in (None, one.category.value))
            counts.update(one.detector for one in found if one.detector not in SEPARATE)
        megabytes = max(size, 1) / 1e6
        most = ", ".join(f"{name} {count}" for name, count in counts.most_common(5))
        rest = counts.total() - counts["email"]
        print(
            f"| {folder.name} | {megabytes:.1f} | {counts.total() / megabytes:.1f} | {rest / megabytes:.1f} | {most} |"
        )


if __name__ == "__main__":
    main()
