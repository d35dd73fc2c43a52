"""How many harmless texts raise something: what people at shops give a chatbot and get back, in which nobody is.

    python -m bench.harmless [--half looked|held] [--alarms]

``harmless_texts.txt`` holds a text a line, ``language|kind|text``: answers of a service, products called after people,
recipes, routes, brands, plants, books and films, months and feasts, posts advertised, labels, headings, capitals,
streets. All were written before anybody looked at what is found in them; the first, third, fifth … were then looked at
to mend causes, the others never. Kinds ``figures`` (authors and artists everybody knows) and ``firstnames`` (colleagues
by their first names) do name people, and are counted apart. ``--alarms`` shows those of the half that was looked at.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from seawall.app import open_engine

PEOPLE = ("figures", "firstnames")
"""Kinds of texts in which somebody is, though no customer."""


def texts(half: str) -> Iterator[tuple[str, str, str]]:
    """``(language, kind, text)`` of a half."""
    lines = Path(__file__).with_name("harmless_texts.txt").read_text("utf-8").splitlines()
    for line in lines[0 if half == "looked" else 1 :: 2]:
        language, kind, text = line.split("|", 2)
        yield language, kind, text.replace("\\n", "\n")


def main() -> None:
    """Print the figures of both halves or one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--half", choices=("looked", "held"))
    parser.add_argument("--alarms", action="store_true")
    options = parser.parse_args()
    engine = open_engine()
    for half in [options.half] if options.half else ("looked", "held"):
        there, raised, by_detector = Counter[bool](), Counter[bool](), Counter[str]()
        for language, kind, text in texts(half):
            found = engine.inspect(text).findings
            there[kind in PEOPLE] += 1
            raised[kind in PEOPLE] += bool(found)
            if kind not in PEOPLE:
                by_detector.update({one.detector for one in found})
            if options.alarms and half == "looked" and found:
                said = ", ".join(f"{one.detector} {one.confidence} {text[one.start : one.end]!r}" for one in found)
                print(f"{language} {kind}: {said} in {text!r}")
        print(
            f"{half}: {raised[False]} of {there[False]} texts with nobody in them raise some ({dict(by_detector)}); "
            f"of those with figures or colleagues {raised[True]} of {there[True]}"
        )


if __name__ == "__main__":
    main()
