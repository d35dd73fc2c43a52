"""What fingerprint sets cost: building, size, opening, look-ups and false matches, and what a text without a hit costs.

    python -m bench.fingerprint [millions of records, 1 if not said]

Records are synthetic: an e-mail address, a phone number and a customer id that says whose they are. Beside it, in the
same run, the same keys in a Python set, in SQLite and (where it is installed) in a sorted NumPy array; these hold no
rows and no people. CPU time of the process throughout; a busy machine changes ratios little.
"""

from __future__ import annotations

import mmap
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from seawall.detect.exact.building import SetBuilder
from seawall.detect.exact.index import Column, Index, Keying
from seawall.detect.exact.matching import Matcher
from seawall.model.finding import subject_print
from seawall.model.words import Category
from seawall.policy.fingerprint import value_fingerprint

KEYING = Keying(b"a key of the benchmark")
PROBES = 10_000_000
LOOKUPS = 300_000
PROSE = "The parcel left on Monday and will be there soon, said the carrier; nothing has to be done. " * 11


def people(count: int) -> Iterator[tuple[str, str, str]]:
    """Synthetic records."""
    for number in range(count):
        yield f"C-{number:08}", f"person{number}@customers{number % 997}.example", f"+49 170 {number:08}"


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU."""
    began = time.process_time()
    work()
    return time.process_time() - began


def line(name: str, value: str) -> None:
    """One figure."""
    print(f"  {name:<58} {value:>24}", flush=True)


def build(count: int, path: Path) -> None:
    """Write the set."""
    columns = [
        Column(name="email", kind="email", category=Category.CUSTOMER_PII),
        Column(name="phone", kind="phone", category=Category.CUSTOMER_PII),
    ]
    builder = SetBuilder(
        KEYING,
        columns,
        spill=lambda: tempfile.TemporaryFile(dir=path.parent),  # noqa: SIM115 - the builder closes it
        subject_print=lambda subject: subject_print(lambda value: value_fingerprint(b"v" * 32, value), subject),
    )

    def add() -> None:
        for id, email, phone in people(count):
            builder.add((email, phone), id)

    def write() -> None:
        with path.open("wb") as file:
            builder.write(file, name="bench", built_ms=1)

    line("build: normalise, hash and deal, CPU s", f"{cpu(add):,.1f}")
    line("build: sort and write, CPU s", f"{cpu(write):,.1f}")
    builder.close()
    line("build: memory at its most, MB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:,.0f}")


def update(count: int, index: Index, folder: Path) -> None:
    """What bringing the set up to date costs, one record in a hundred changed."""
    columns = [Column(name=column.name, kind=column.kind, category=column.category) for column in index.header.columns]
    builder = SetBuilder(
        KEYING,
        columns,
        spill=lambda: tempfile.TemporaryFile(dir=folder),  # noqa: SIM115 - the builder closes it
        subject_print=lambda subject: subject_print(lambda value: value_fingerprint(b"v" * 32, value), subject),
    )
    gone = bytearray(count)
    gone[: count // 100] = b"\1" * (count // 100)

    def all_of_it() -> None:
        for id, email, phone in people(count // 100):
            builder.add((email, phone), id)
        builder.carry(index, gone)
        with (folder / "updated").open("wb") as file:
            builder.write(file, name="bench", built_ms=2)

    line("update: one in a hundred changed, CPU s", f"{cpu(all_of_it):,.1f}")
    builder.close()


def rate(find: Callable[[int], object], keys: list[int]) -> str:
    """Look-ups of made keys a CPU second."""

    def all_of_them() -> None:
        for key in keys:
            find(key)

    return f"{len(keys) / min(cpu(all_of_them) for _ in range(3)):,.0f}"


def peers(count: int, keys: list[int], folder: Path) -> None:
    """The same keys, nothing else, in what else there is."""
    every = [KEYING.of("email", f"person{n}@customers{n % 997}.example") for n in range(min(count, 1_000_000))]
    held = set(every)
    size = sys.getsizeof(held) + 32 * len(held)
    line("Python set: bytes a key", f"{size / len(held):,.1f}")
    line("Python set: look-ups a CPU second", rate(held.__contains__, keys))
    base = sqlite3.connect(folder / "peer.db")
    base.execute("CREATE TABLE k (k INTEGER PRIMARY KEY) WITHOUT ROWID")
    base.executemany("INSERT OR IGNORE INTO k VALUES (?)", ((key - 2**63,) for key in every))
    base.commit()
    ask = base.execute
    line("SQLite: bytes a key", f"{(folder / 'peer.db').stat().st_size / len(held):,.1f}")
    line(
        "SQLite: look-ups a CPU second",
        rate(lambda key: ask("SELECT 1 FROM k WHERE k = ?", (key - 2**63,)).fetchone(), keys[:60_000]),
    )
    base.close()
    try:
        import numpy
    except ImportError:
        line("NumPy: not installed", "")
        return
    ordered = numpy.sort(numpy.array(every, dtype=numpy.uint64))
    line("NumPy sorted: bytes a key", "8.0")
    line(
        "NumPy sorted: look-ups a CPU second",
        rate(lambda key: ordered.searchsorted(numpy.uint64(key)), keys[:60_000]),
    )


def main() -> None:
    """Print the table."""
    count = int(float(sys.argv[1]) * 1_000_000) if len(sys.argv) > 1 else 1_000_000
    draw = random.Random(5)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "bench.fingerprints"
        print(f"{count:,} records: e-mail, phone, and whose they are")
        build(count, path)
        line("size, MB", f"{path.stat().st_size / 1e6:,.1f}")
        line("size, bytes a record", f"{path.stat().st_size / count:,.1f}")
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        held: list[Index] = []
        line("open, CPU ms", f"{cpu(lambda: held.append(Index(data, KEYING))) * 1000:,.2f}")
        index = held[0]
        line("read and verify all of it, CPU ms", f"{cpu(index.verify) * 1000:,.0f}")
        known = [f"person{n}@customers{n % 997}.example" for n in (draw.randrange(count) for _ in range(LOOKUPS))]
        keys = [KEYING.of("email", one) for one in known]
        line("look-ups a CPU second, fingerprints given", rate(index.find, keys))

        def hashed() -> None:
            for one in known:
                index.find(KEYING.of("email", one))

        line("look-ups a CPU second, hashing included", f"{LOOKUPS / cpu(hashed):,.0f}")
        missed = sum(first == last for first, last in map(index.find, keys))
        line(f"of {LOOKUPS:,} known values missed", f"{missed}")
        false = 0
        for _ in range(PROBES):
            first, last = index.find(draw.getrandbits(64))
            false += last > first
        line(f"false matches in {PROBES:,} random probes", f"{false}")
        update(count, index, folder)
        matcher = Matcher([index], KEYING)
        rounds = 300

        def clean() -> None:
            for _ in range(rounds):
                list(matcher.find(PROSE, []))

        line("a clean text of 1 KB, CPU µs", f"{cpu(clean) / rounds * 1e6 / len(PROSE) * 1024:,.1f}")
        peers(count, keys, folder)


if __name__ == "__main__":
    main()
