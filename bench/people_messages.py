"""Names, telephones and addresses in short messages as people of some sixty countries write them.

    python -m bench.people_messages [--file people_at_work] [--half looked|held] [--misses]

``people_messages.txt`` holds a message a line: a country, and the message with ``[n:a name]``, ``[p:a telephone]`` and
``[a:an address]`` in it; behind ``-`` texts in which nobody is. ``people_at_work.txt`` has names only, behind a
language, where people write them at work: in the middle of tickets, notes, questions to an assistant, and 110 texts of
towns, brands, products and the like in which nobody is.

Both were written before anybody looked at what is found in them; the first, third, fifth … were then looked at to mend
causes, the others never. *touched* counts what a finding of its kind overlaps, *whole* what is covered for four fifths
or more, *right* the share of such findings that touch one. ``--misses`` shows those of the half that was looked at, and
what is nobody's.
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


def messages(half: str, file: str = "people_messages") -> Iterator[tuple[str, Gold]]:
    """Each message of a half without its marks, and what stands where."""
    lines = Path(__file__).with_name(f"{file}.txt").read_text("utf-8").splitlines()
    for line in lines[0 if half == "looked" else 1 :: 2]:
        marked = line.partition("|")[2].replace("\\n", "\n")
        text, gold, done = "", [], 0
        for mark in _MARK.finditer(marked):
            text += marked[done : mark.start()]
            gold.append((KINDS[mark.group(1)], len(text), len(text) + len(mark.group(2))))
            text, done = text + mark.group(2), mark.end()
        yield text + marked[done:], gold


def main() -> None:
    """Print the figures of both halves or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--file", choices=("people_messages", "people_at_work", "people_in_scripts"), default="people_messages"
    )
    parser.add_argument("--half", choices=("looked", "held"))
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    engine = open_engine()
    for half in [options.half] if options.half else ("looked", "held"):
        shown = options.misses and half == "looked"
        there, touched, whole, right, wrong = (Counter[str]() for _ in range(5))
        for text, gold in messages(half, options.file):
            found = [(one.detector, one.start, one.end) for one in engine.inspect(text).findings]
            for kind, start, end in gold:
                covered = sum(max(0, min(end, high) - max(start, low)) for name, low, high in found if name == kind)
                there[kind] += 1
                touched[kind] += covered > 0
                whole[kind] += covered >= _whole_share * (end - start)
                if shown and covered < _whole_share * (end - start):
                    print(f"missed {kind} {text[start:end]!r} in {text!r}")
            for name, low, high in found:
                right[name] += any(name == kind and low < end and start < high for kind, start, end in gold)
                if all(high <= start or end <= low for _, start, end in gold):
                    wrong[name] += 1
                    if shown:
                        print(f"nobody's {name} {text[low:high]!r} in {text!r}")
        print(f"{half}: " + "; ".join(
            f"{kind} {there[kind]}, touched {touched[kind] / there[kind]:.2f}, whole {whole[kind] / there[kind]:.2f}, "
            f"right {right[kind] / max(1, right[kind] + wrong[kind]):.2f}"
            for kind in KINDS.values() if there[kind]
        ) + f"; nobody's: {dict(wrong)}")  # fmt: skip


if __name__ == "__main__":
    main()
