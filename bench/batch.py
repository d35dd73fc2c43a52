"""Batch checks: MB/s of one process, of two workers, and of the engine alone, in one run on the same texts; and what
one large file costs in memory.

    python -m bench.batch [MB]
    python -m bench.batch --large MB

Texts are synthetic: support letters with an e-mail address and a card in one of five, and customer tables. CPU time is
of the whole process tree; wall time says little on a machine others use, too. ``--large`` writes one CSV file of
support notes, one in fifty with an address, and runs ``check``, ``clean`` and ``mask`` over it: their memory at its
most, as the kernel counted it for each process.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from seawall import app

PROGRAM = Path(sys.executable).parent / "seawall"
_WORDS = "the blue lamp with a long cable arrived on monday and we like it very much but one screw is missing please"
WORDS = _WORDS.split()


def letter(chance: random.Random) -> str:
    """One support letter of about 1 KB."""
    text = " ".join(chance.choice(WORDS) for _ in range(190))
    if chance.random() < 0.2:
        text += f"\nana{chance.randrange(9999)}.synthetic@customers.example, card 4111 1111 1111 1111"
    return text + "\n"


def table(chance: random.Random) -> str:
    """A customer export of 100 rows."""
    rows = [f"{n};Ana Sample;ana{chance.randrange(99999)}@customers.example;blue lamp" for n in range(100)]
    return "id;full name;email;item\n" + "\n".join(rows) + "\n"


def fill(folder: Path, megabytes: int, make: object) -> int:
    """Files of about 256 KB; how many bytes in all."""
    chance, size = random.Random(7), 0
    while size < megabytes * 1_000_000:
        text = ""
        while len(text) < 256_000:
            text += make(chance)  # type: ignore[operator]
        (folder / f"{size:010d}.txt").write_text(text)
        size += len(text)
    return size


def command(folder: Path, *options: str) -> tuple[float, float]:
    """CPU and wall seconds of a check."""
    before, begun = os.times(), time.monotonic()
    subprocess.run([PROGRAM, "check", str(folder), "--format", "jsonl", *options], stdout=subprocess.DEVNULL)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return cpu, time.monotonic() - begun


def large(megabytes: int) -> None:
    """Memory and speed over one large file."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        path, size = folder / "notes.csv", 0
        chance = random.Random(7)
        texts = [" ".join(chance.choice(WORDS) for _ in range(30)) for _ in range(997)]
        with path.open("w") as file:
            file.write("id,note\n")
            number = 0
            while size < megabytes * 1_000_000:
                lines = []
                for _ in range(10_000):
                    number += 1
                    told = f" n{number % 400_000}@customers.example" if not number % 50 else ""
                    lines.append(f"{number},{texts[number % 997]}{told}\n")
                size += file.write("".join(lines))
        print(f"{'one CSV of':<10} {size / 1e6:,.0f} MB {'memory at its most, MB':>28} {'MB/s of CPU':>12}")
        for name, options in (
            ("check", ["check", str(path), "--format", "jsonl"]),
            ("clean", ["clean", str(path), "--out", str(folder / "clean.csv")]),
            ("mask", ["mask", str(path), "--map", str(folder / "map.db"), "--out", str(folder / "masked.csv")]),
        ):
            child = subprocess.Popen([PROGRAM, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
            cpu = used.ru_utime + used.ru_stime
            ended = "" if child.returncode in (0, 1) else f"  (ended with {child.returncode})"
            print(f"{name:<24} {used.ru_maxrss / 1000:>28,.0f} {size / 1e6 / cpu:>12.2f}{ended}", flush=True)
            for made in ("clean.csv", "masked.csv"):
                (folder / made).unlink(missing_ok=True)


def main() -> int:
    """Print the table."""
    if sys.argv[1:2] == ["--large"]:
        large(int(sys.argv[2]))
        return 0
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    engine = app.open_engine()
    print(f"{'texts':<10} {'way':<18} {'MB/s of CPU':>12} {'MB/s of wall':>13}")
    for name, make in (("letters", letter), ("tables", table)):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            size = fill(folder, megabytes, make) / 1e6
            texts = [path.read_text() for path in sorted(folder.iterdir())]
            began, wall = time.process_time(), time.monotonic()
            for text in texts:
                engine.inspect(text)
            rows = [("engine alone", time.process_time() - began, time.monotonic() - wall)]
            rows += [
                (f"check, {count} worker{'s' * (count > 1)}", *command(folder, "--workers", str(count)))
                for count in (1, 2)
            ]
            for way, cpu, seconds in rows:
                print(f"{name:<10} {way:<18} {size / cpu:>12.2f} {size / seconds:>13.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
