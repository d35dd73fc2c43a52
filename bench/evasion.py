"""How much of a public evasion generator's variants is still found: evadex (MIT), in a virtual environment of its own.

    python -m bench.evasion [--misses 20]

Every text variant evadex makes of its built-in card numbers, IBANs and US social security numbers is checked twice:
bare, and after the word a form would have (``card number:``). Found means: a finding of the right kind overlaps it.
The disguises were written without it (0.670 bare, 0.711 beside a word); families it showed missing were added then.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections import defaultdict
from typing import Any

from bench._gateway_peers import environment
from seawall.app import open_engine

_DUMP = """
import json, sys
from evadex.core import registry
from evadex.payloads.builtins import BUILTIN_PAYLOADS
registry.load_builtins()
wanted = {"credit_card", "iban", "ssn"}
for payload in BUILTIN_PAYLOADS:
    if payload.category.value not in wanted:
        continue
    for generator in registry.all_generators():
        applies = generator.applicable_categories
        if not generator.auto_applicable or (applies is not None and payload.category not in applies):
            continue
        for variant in generator.generate(payload.value):
            if variant.strategy == "text":
                print(json.dumps([payload.category.value, generator.name, variant.technique, variant.value]))
"""
_EXPECTED = {
    "credit_card": ("payment_card", "Card number"),
    "iban": ("iban", "IBAN"),
    "ssn": ("national_id", "Social security number"),
}


def variants() -> list[list[str]] | None:
    """``[kind, generator, technique, text]`` of each variant; None when evadex can't be had."""
    binaries = environment("evadex")
    if binaries is None:
        return None
    made = subprocess.run([str(binaries / "python"), "-c", _DUMP], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


def found(engine: Any, kind: str, text: str, before: str) -> bool:
    """Whether the right detector finds something in the variant."""
    detector = _EXPECTED[kind][0]
    whole = before + text
    return any(one.detector == detector and one.end > len(before) for one in engine.inspect(whole).findings)


def main() -> None:
    """Print the share found for each of the generator's families."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--misses", type=int, default=0, help="show so many that were missed")
    arguments = parser.parse_args()
    rows = variants()
    if rows is None:
        print("evadex could not be installed")
        return
    engine = open_engine()
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    missed = []
    for kind, generator, technique, text in rows:
        bare = found(engine, kind, text, "")
        beside = found(engine, kind, text, f"{_EXPECTED[kind][1]}: ")
        count = counts[generator]
        count[0] += 1
        count[1] += bare
        count[2] += bare or beside
        if not (bare or beside):
            missed.append((kind, generator, technique, text))
    print("| family | variants | found bare | found beside its word |\n|---|---|---|---|")
    for name, (total, bare_count, beside_count) in sorted(counts.items()):
        print(f"| {name} | {total} | {bare_count / total:.2f} | {beside_count / total:.2f} |")
    total = len(rows)
    sums = [sum(count[at] for count in counts.values()) for at in (1, 2)]
    print(f"| all | {total} | {sums[0] / total:.3f} | {sums[1] / total:.3f} |")
    step = max(1, len(missed) // max(1, arguments.misses))
    for one in missed[::step][: arguments.misses]:
        print(*one[:3], ascii(one[3]))


if __name__ == "__main__":
    main()
