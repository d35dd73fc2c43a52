"""How well a pasted paragraph of a known paper is recognised after light editing: real prose that is on the machine.

    python -m bench.papers [--papers 120]

Half of the papers (descriptions of installed packages, licences, README files of /usr/share/doc) become a set, all of them with
the same cover page put in front. From each paper of the set, paragraphs of 50 to 160 words are pasted into a letter with some of
their words changed, left out or added, their sentences in another order, their lines broken anew, quotes and dashes of
another kind. *Found*: the paper is named, at the pasted piece. The other half's paragraphs, the cover page and texts that only quote
a sentence's beginning must not be. Nothing of the texts is printed.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import sysconfig
import tempfile
from pathlib import Path

from seawall.detect.exact.documents import DocumentSetBuilder, DocumentSets
from seawall.detect.exact.index import Index, Keying
from seawall.model.words import Category

COVER = (
    "This document is confidential and meant for the addressee only. If you received it in error, please tell the sender and "
    "delete it. No part of it may be copied or passed on without the written consent of the company. All prices are in "
    "euro and do not include value added tax unless stated otherwise. The general terms of business apply."
)
LETTER = (
    "Hello, I need a hand with the text below. Could you make it shorter and friendlier?\n\n",
    "\n\nThanks a lot, see you.",
)
_OTHER = "blue seven market almost river later people without often small reason simple under large again"


def papers(count: int) -> list[tuple[str, list[str]]]:
    """``(title, paragraphs)`` of papers with enough prose, always the same ones on the same machine."""
    site = Path(sysconfig.get_path("purelib"))
    files = [
        *site.glob("*.dist-info/METADATA"),
        *Path("/usr/share/common-licenses").glob("*"),
        *Path("/usr/share/doc").glob("*/README*"),
    ]
    found, known = [], set()
    for path in sorted(files):
        if path.suffix == ".gz" or not path.is_file():
            continue
        text = path.read_text("utf-8", "replace")[:60_000]
        parts = [part for part in re.split(r"\n\s*\n", text) if 50 <= len(part.split()) <= 160 and _prose(part)]
        if parts and parts[0] not in known:
            known.add(parts[0])
            found.append((f"{path.parent.name}/{path.name}", parts[:6]))
    random.Random(3).shuffle(found)
    return found[:count]


def _prose(part: str) -> bool:
    return sum(c.isalpha() or c.isspace() for c in part) > 0.9 * len(part)


def _runs(part: str) -> set[tuple[str, ...]]:
    """Every twelve words in a row."""
    words = re.findall(r"[^\W_]+", part.casefold())
    return {tuple(words[at : at + 12]) for at in range(len(words) - 11)}


def edited(part: str, share: float, dice: random.Random) -> str:
    """A paragraph as somebody makes it their own."""
    words = []
    for word in part.split():
        draw = dice.random()
        if draw < share * 0.5:
            words.append(dice.choice(_OTHER.split()))
        elif draw < share * 0.75:
            continue
        elif draw < share:
            words += [word, dice.choice(_OTHER.split())]
        else:
            words.append(word)
    sentences = re.split(r"(?<=[.!?]) ", " ".join(words))
    if share:
        dice.shuffle(sentences)
    text = (
        " ".join(sentences)
        .replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}")
        .replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
        .replace(" - ", " \N{EM DASH} ")
    )
    broken, line = [], ""
    for word in text.split():
        line = f"{line} {word}" if line else word
        if len(line) > 52:
            broken.append(line)
            line = ""
    return "\n".join([*broken, line])


def main() -> None:
    """Print how many paragraphs are recognised, by how much of them was changed, and the false alarms."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--papers", type=int, default=240)
    options = parser.parse_args()
    every = papers(options.papers)
    mine, others = every[::2], every[1::2]
    keying = Keying(b"a key of the benchmark")
    builder = DocumentSetBuilder(keying, spill=tempfile.TemporaryFile, category=Category.SUPPLIER_CONTRACT)
    for title, parts in mine:
        builder.add(title, [COVER, *parts])
    data = io.BytesIO()
    builder.write(data, name="papers", built_ms=0)
    sets = DocumentSets([Index(memoryview(data.getvalue()), keying)], keying)
    dice = random.Random(5)
    print("| words changed | pasted | recognised | share of the piece covered |\n|---|---|---|---|")
    for share in (0.0, 0.05, 0.1, 0.15, 0.25):
        tries = right = 0
        cover = 0.0
        for title, parts in mine:
            for part in parts:
                piece = edited(part, share, dice)
                found = [
                    one
                    for one in sets.find(LETTER[0] + piece + LETTER[1])
                    if any(title in reason for reason in one.reasons)
                ]
                tries += 1
                right += bool(found)
                cover += min(1.0, sum(one.end - one.start for one in found) / max(1, len(piece))) if found else 0
        print(f"| {share:.0%} | {tries} | {right / max(1, tries):.3f} | {cover / max(1, right):.2f} |")
    known = {run for _, parts in mine for part in parts for run in _runs(part)}
    strangers = [part for _, parts in others for part in parts]
    alarms = [part for part in strangers if list(sets.find(LETTER[0] + part + LETTER[1]))]
    alike = sum(not known.isdisjoint(_runs(part)) for part in alarms)
    print(f"paragraphs of {len(others)} other papers: {len(alarms)} of {len(strangers)} taken for one of the set,")
    print(f"of which {alike} have twelve words in a row in common with it (licences quote one another)")
    print(f"the cover page they all share: {len(list(sets.find(COVER)))} findings")


if __name__ == "__main__":
    main()
