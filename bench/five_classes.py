"""How well texts as people at shops paste them are told apart: five sensitive classes, credentials, and harmless ones.

    python -m bench.five_classes [--file dev|held_out|unseen|unseen_two|…] [--around 1500] [--misses]

``five_classes/`` holds the texts, one JSON object a line, written by hand from how shops write, no detector
seen; every value in them is invented. A text counts for a class when any finding of that category is in it, however
sure; what it may as well be taken for (``also``) counts neither way. ``--misses`` names the texts that were missed or
raised without cause; texts themselves are shown for ``dev`` alone, so that nobody fits to the others. With ``--around``
each stands between so many characters of ``ordinary.jsonl``, as in a long mail; what is found there is not counted.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from seawall.app import open_engine
from seawall.model.words import Category

FOLDER = Path(__file__).parent / "five_classes"
FILES = (
    "dev",
    "held_out",
    "unseen",
    "unseen_two",
    "unseen_three",
    "unseen_four",
    "unseen_five",
    "unseen_six",
    "unseen_seven",
    "unseen_eight",
)
SPLIT = "\N{BROKEN BAR}"
"""Stands inside made-up keys that look like a vendor's, so that no scanner of repositories takes them for live."""


@dataclass(frozen=True)
class Text:
    """One labelled text; an empty label is a harmless text."""

    id: str
    lang: str
    label: frozenset[str]
    kind: str
    text: str
    also: frozenset[str] = frozenset()
    """Classes it may be taken for as well, counted neither way: a rebate in a contract, a name in passing."""


@dataclass
class Tally:
    """What was found against what is there, counted in texts."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    """By language: how many labels there are."""
    found: Counter[str] = field(default_factory=Counter)
    """By language: how many of them were found."""
    safe: int = 0
    raised: int = 0
    """Harmless texts with any finding."""
    misses: list[tuple[Text, list[str], list[str]]] = field(default_factory=list)
    """The text, the classes it was missed for, the classes it was wrongly taken for."""


def texts(name: str) -> list[Text]:
    """The texts of one file, with their keys put together."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text("utf-8").split("\n")[:-1])
    return [
        Text(
            id=row["id"],
            lang=row["lang"],
            label=frozenset(row["label"]),
            kind=row["kind"],
            text=row["text"].replace(SPLIT, ""),
            also=frozenset(row.get("also", ())),
        )
        for row in rows
    ]


def counted(those: Iterable[Text], look: Callable[[str], set[str]]) -> Tally:
    """Every text looked at once."""
    tally = Tally()
    for one in those:
        classes = look(one.text)
        missed, wrong = sorted(one.label - classes), sorted(classes - one.label - one.also)
        tally.right.update(one.label & classes)
        tally.missed.update(missed)
        tally.wrong.update(wrong)
        tally.there[one.lang] += len(one.label)
        tally.found[one.lang] += len(one.label & classes)
        tally.safe += not one.label
        tally.raised += not one.label and bool(classes)
        if missed or wrong:
            tally.misses.append((one, missed, wrong))
    return tally


def surroundings(chars: int) -> Callable[[], str]:
    """Stretches of ordinary text, each another."""
    pool, dice = [one.text for one in texts("ordinary")], random.Random(1)

    def stretch() -> str:
        text = ""
        while len(text) < chars:
            text += dice.choice(pool) + "\n\n"
        return text

    return stretch


def table(tally: Tally) -> str:
    """The figures as Markdown."""
    lines = ["| class | texts | precision | recall | F1 |", "|---|---|---|---|---|"]
    for name in map(str, Category):
        right, missed, wrong = tally.right[name], tally.missed[name], tally.wrong[name]
        precision, recall, f1 = (
            _share(right, right + wrong),
            _share(right, right + missed),
            _share(2 * right, 2 * right + missed + wrong),
        )
        lines.append(f"| `{name}` | {right + missed} | {precision} | {recall} | {f1} |")
    lines.append(
        f"\nHarmless texts with any finding: {tally.raised} of {tally.safe} ({_share(tally.raised, tally.safe)})\n"
    )
    lines.append(
        "Recall by language: "
        + ", ".join(
            f"{lang} {_share(tally.found[lang], count)} of {count}"
            for lang, count in sorted(tally.there.items(), key=lambda item: (-item[1], item[0]))
            if count
        )
    )
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def listed(tally: Tally, *, shown: bool) -> str:
    """One line for each text that was missed or raised without cause; its text only where ``shown``."""
    lines = []
    for one, missed, wrong in tally.misses:
        said = [f"missed {', '.join(missed)}"] * bool(missed) + [f"false {', '.join(wrong)}"] * bool(wrong)
        lines.append(f"{one.id} {one.lang} {one.kind}: {'; '.join(said)}" + f"\n    {one.text!r}" * shown)
    return "\n".join(lines)


def main() -> None:
    """Print the tables of one file or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--file", choices=FILES, help="only this one; all otherwise")
    parser.add_argument("--misses", action="store_true", help="name what was missed and what was raised without cause")
    parser.add_argument("--around", type=int, default=0, metavar="CHARS", help="put each between ordinary text")
    options = parser.parse_args()
    engine = open_engine()
    stretch = surroundings(options.around)

    def look(text: str) -> set[str]:
        before = stretch()
        found = engine.inspect(f"{before}{text}\n\n{stretch()}" if options.around else text).findings
        low, high = len(before), len(before) + len(text)
        return {str(one.category) for one in found if one.start < high and one.end > low}

    for name in [options.file] if options.file else FILES:
        tally = counted(texts(name), look)
        print(f"\n{name}\n\n{table(tally)}")
        if options.misses:
            print("\n" + listed(tally, shown=name == "dev"))


if __name__ == "__main__":
    main()
