"""Names of people: precision, recall and F1 on labelled texts, alarms on texts without names, speed.

    python bench/names_quality.py FOLDER

FOLDER holds ``presidio_large.jsonl`` (``{"text", "spans": [[start, end, label]]}``) and ``ordinary_text.jsonl`` (``{"slice", "text"}``),
whichever there are. Neighbouring spans of persons are joined on both sides; a prediction counts when intersection over
union is at least 0.5, one to one. All detectors run, as they do in use. Time is CPU time, after a pass that warms up.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from seawall.detect.engine import Engine

Span = tuple[int, int]


def joined(spans: list[Span]) -> list[Span]:
    """Spans that touch or have one character between them as one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] <= 1:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def matched(gold: list[Span], found: list[Span]) -> int:
    """How many gold spans have a prediction of their own that fits."""
    left, hits = list(found), 0
    for start, end in gold:
        for low, high in left:
            inside = min(end, high) - max(start, low)
            if inside > 0 and inside / (max(end, high) - min(start, low)) >= 0.5:
                left.remove((low, high))
                hits += 1
                break
    return hits


def persons(engine: Engine, text: str) -> list[Span]:
    """Where the engine sees a person."""
    return [(f.start, f.end) for f in engine.inspect(text).findings if f.detector == "person_name"]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    engine = Engine()
    labelled = folder / "presidio_large.jsonl"
    if labelled.exists():
        rows = [json.loads(line) for line in labelled.read_text().splitlines()]
        for row in rows:
            engine.inspect(row["text"])
        begin = time.thread_time()
        answers = [persons(engine, row["text"]) for row in rows]
        seconds = time.thread_time() - begin
        hits = wanted = given = 0
        for row, found in zip(rows, answers, strict=True):
            gold = joined([(start, end) for start, end, label in row["spans"] if label == "PERSON"])
            merged = joined(found)
            hits, wanted, given = hits + matched(gold, merged), wanted + len(gold), given + len(merged)
        precision, recall = hits / max(1, given), hits / max(1, wanted)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        size = sum(len(row["text"]) for row in rows) / 1e3
        print(
            f"{labelled.name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, {size / seconds:.0f} KB/s"
        )
    ordinary = folder / "ordinary_text.jsonl"
    sizes: dict[str, int] = {}
    alarms: dict[str, int] = {}
    for line in ordinary.read_text().splitlines() if ordinary.exists() else ():
        row = json.loads(line)
        sizes[row["slice"]] = sizes.get(row["slice"], 0) + len(row["text"])
        alarms[row["slice"]] = alarms.get(row["slice"], 0) + len(persons(engine, row["text"]))
    for name, size in sizes.items():
        print(f"{ordinary.name} {name}: {1e6 * alarms[name] / size:.1f} alarms a MB")


if __name__ == "__main__":
    main()
