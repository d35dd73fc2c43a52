"""Names, telephones and addresses in short messages as people of some sixty countries write them.

    python -m bench.people_messages [--half looked|held] [--misses]

``people_messages.txt`` holds a message a line: a country, and the message with ``[n:a name]``, ``[p:a telephone]`` and
``[a:an address]`` in it; behind ``-`` texts in which nobody is. They were written before anybody looked at what is
found in them; the first, third, fifth … were then looked at to mend causes, the others never. *touched* counts what a
finding of its kind overlaps, *whole* what is covered for four fifths or more. ``--misses`` shows those of the half that
was looked at.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from seawall.app import open_engine

KINDS = {"n": "person_name", "p": "phone", "a": "street_address"}
_MARK = re.compile(r"\[([npa]):([^\]]+)\]")
_whole_share = 0.8
Gold = list[tuple[str, int, int]]


def messages(half: str) -> Iterator[tuple[str, Gold]]:
    """Each message of a half without its marks, and what stands where."""
    lines = Path(__file__).with_suffix(".txt").read_text("utf-8").splitlines()
    for line in lines[0 if half == "looked" else 1 :: 2]:
        marked = line.partition("|")[2]
        text, gold, done = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[done : mark.start()]
            gold.append((KINDS[mark.group(1)], len(text), len(text) + len(mark.group(2))))
            text, done = text + mark.group(2), mark.end()
        yield text + marked[done:], gold


def main() -> None:
    """Print the figures of both halves or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("looked", "held"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    engine = open_engine()
    for half in [options.half] if options.half else ("looked", "held"):
        there, touched, whole, wrong = (Counter[str]() for _ in range(4))
        for text, gold in messages(half):
            found = [(one.detector, one.start, one.end) for one in engine.inspect(text).findings]
            for kind, start, end in gold:
                covered = sum(max(0, min(end, high) - max(start, low)) for name, low, high in found if name == kind)
                there[kind] += 1
                touched[kind] += covered > 0
                whole[kind] += covered >= _whole_share * (end - start)
                if options.misses and half == "looked" and covered < _whole_share * (end - start):
                    print(f"{kind} {text[start:end]!r} in {text!r}")
            wrong.update(
                name for name, low, high in found if all(high <= start or end <= low for _, start, end in gold)
            )
        print(f"{half}: " + "; ".join(
            f"{kind} {there[kind]}, touched {touched[kind] / there[kind]:.2f}, whole {whole[kind] / there[kind]:.2f}"
            for kind in KINDS.values()
        ) + f"; nobody's: {sum(wrong.values())}")  # fmt: skip


if __name__ == "__main__":
    main()
