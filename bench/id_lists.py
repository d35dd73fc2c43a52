"""False alarms on dense lists of ids: articles, parcels of twenty carriers, orders, invoices, technical numbers.

    pip install python-stdnum           # the package's own dependency already
    python -m bench.id_lists [--megabytes 3] [--seed 1] [--kinds] [--shapes 20]

``_id_lists.py`` makes them with their check digits, in thirteen layouts, one to six columns, with the names shop
systems give their columns and without. Nothing in them is a person's, so each finding is a false alarm, a bulk
too. ``--kinds`` says what was taken for what; ``--shapes`` shows so many, digits as 9 and letters as A.
"""

from __future__ import annotations

import argparse
from collections import Counter

from bench._id_lists import Lists, shape
from seawall.app import open_engine

NOT_STRUCTURED = frozenset({"person_name", "street_address"})


def main() -> None:
    """Print alarms a megabyte, by detector."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--megabytes", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", action="store_true", help="what was taken for what, by list")
    parser.add_argument("--shapes", type=int, default=0, help="show so many of each detector, as shapes")
    options = parser.parse_args()
    engine = open_engine()
    counts: Counter[str] = Counter()
    lists: Counter[str] = Counter()
    shown: dict[str, list[str]] = {}
    size = 0
    for name, text in Lists(options.seed).lists(int(options.megabytes * 1e6)):
        size += len(text)
        for one in engine.inspect(text).findings:
            counts[one.detector] += 1
            lists[f"{one.detector}: {name}"] += 1
            before = text[max(0, one.start - 12) : one.start]
            shown.setdefault(one.detector, []).append(
                f"{shape(before)!r} [{shape(text[one.start : one.end][:60])!r}] {one.confidence.value} {one.reasons}"
            )
    megabytes = size / 1e6
    structured = sum(count for name, count in counts.items() if name not in NOT_STRUCTURED)
    print(f"{megabytes:.2f} MB, seed {options.seed}: {structured / megabytes:.1f} structured findings a MB\n")
    print("| detector | a MB |\n|---|---|")
    for name, count in counts.most_common():
        print(f"| `{name}` | {count / megabytes:.1f} |")
    if options.kinds:
        print("\n".join(f"{count:6} {name}" for name, count in lists.most_common(60)))
    for name, found in sorted(shown.items()) if options.shapes else ():
        print(name)
        print("\n".join(f"   {one}" for one in found[:: max(1, len(found) // options.shapes)][: options.shapes]))


if __name__ == "__main__":
    main()
