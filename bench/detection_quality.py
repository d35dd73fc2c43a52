"""Precision, recall and F1 of the structured detectors on labelled texts, and alarms per MB on ordinary ones.

    python bench/detection_quality.py FOLDER [--show TYPE]

FOLDER holds ``presidio_large.jsonl``, ``presidio_unit.jsonl`` (``{"text", "spans": [[start, end, label]]}``; unit files carry the
type under test in ``ent`` and only that type is judged) and ``ordinary_text.jsonl`` (``{"slice", "text"}``), whichever there
are. A prediction counts when type and place agree: intersection over union at least 0.5, one to one. ``--show`` prints
misses and false alarms of a type: for labelled test sets only, never for real data.
"""

from __future__ import annotations

import argparse
import collections
import json
from pathlib import Path

from seawall.detect.engine import Engine
from seawall.model.finding import Finding

TYPES = {
    "email": "EMAIL",
    "phone": "PHONE",
    "payment_card": "CARD",
    "iban": "IBAN",
    "ip_address": "IP",
}
"""Detector to label; ``national_id`` counts as SSN where its reason names the United States' number, not a driving licence."""
STRUCTURED = ("EMAIL", "PHONE", "CARD", "IBAN", "SSN", "IP")
NOT_STRUCTURED = {"person_name", "street_address"}
Span = tuple[int, int]


def label(finding: Finding) -> str | None:
    """The test sets' label of a finding, None for kinds they don't label."""
    if finding.detector == "national_id":
        return (
            "SSN"
            if any("United States" in reason and "driving" not in reason for reason in finding.reasons)
            else "OTHER_ID"
        )
    if finding.detector == "street_address":
        return "ADDRESS"
    return TYPES.get(finding.detector)


def overlap(a: Span, b: Span) -> float:
    """Intersection over union."""
    inside = min(a[1], b[1]) - max(a[0], b[0])
    return inside / (max(a[1], b[1]) - min(a[0], b[0])) if inside > 0 else 0.0


class Score:
    """True and false positives and misses of one type."""

    def __init__(self) -> None:
        self.true = self.false = self.missed = 0
        self.seen: list[tuple[str, str, str]] = []

    def add(self, text: str, wanted: list[Span], found: list[Span]) -> None:
        """Match one text's spans one to one."""
        left = list(found)
        for gold in wanted:
            best = max(left, key=lambda span: overlap(gold, span), default=None)
            if best is not None and overlap(gold, best) >= 0.5:
                left.remove(best)
                self.true += 1
            else:
                self.missed += 1
                self.seen.append(("missed", text[gold[0] : gold[1]], text[max(0, gold[0] - 40) : gold[1] + 30]))
        self.false += len(left)
        self.seen += [("false", text[a:b], text[max(0, a - 40) : b + 30]) for a, b in left]

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision = self.true / (self.true + self.false) if self.true + self.false else 0.0
        recall = self.true / (self.true + self.missed) if self.true + self.missed else 0.0
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def judge(engine: Engine, path: Path) -> dict[str, Score]:
    """Score every labelled text of a file, by type."""
    scores: dict[str, Score] = collections.defaultdict(Score)
    for line in path.read_text().splitlines():
        case = json.loads(line)
        found: dict[str, list[Span]] = collections.defaultdict(list)
        for finding in engine.inspect(case["text"]).findings:
            kind = label(finding)
            if kind:
                found[kind].append((finding.start, finding.end))
        wanted: dict[str, list[Span]] = collections.defaultdict(list)
        for start, end, kind in case["spans"]:
            wanted[kind].append((start, end))
        for kind in [case["ent"]] if "ent" in case else {*STRUCTURED, "ADDRESS"}:
            scores[kind].add(case["text"], wanted[kind], found[kind])
    return scores


def alarms(engine: Engine, path: Path) -> dict[str, tuple[int, collections.Counter[str], list[str]]]:
    """Characters, alarms by detector and samples per slice of ordinary text."""
    slices: dict[str, tuple[int, collections.Counter[str], list[str]]] = {}
    for line in path.read_text().splitlines():
        case = json.loads(line)
        size, counts, samples = slices.get(case["slice"], (0, collections.Counter(), []))
        for finding in engine.inspect(case["text"]).findings:
            counts[finding.detector] += 1
            around = case["text"][max(0, finding.start - 30) : finding.end + 20]
            samples.append(f"{finding.detector}: {around!r} {finding.reasons}")
        slices[case["slice"]] = (size + len(case["text"]), counts, samples)
    return slices


def report(scores: dict[str, Score], name: str, show: str | None) -> None:
    """Print one file's table."""
    total = Score()
    print(f"\n{name}: type precision recall F1 (true/false/missed)")
    for kind in sorted(scores):
        score = scores[kind]
        print(
            "  {:9} {:.3f} {:.3f} {:.3f}".format(kind, *score.figures), f"({score.true}/{score.false}/{score.missed})"
        )
        if kind in STRUCTURED:
            total.true, total.false = total.true + score.true, total.false + score.false
            total.missed += score.missed
        if show == kind:
            for what, value, around in score.seen:
                print(f"    {what} {value!r} in {around!r}")
    print("  {:9} {:.3f} {:.3f} {:.3f}".format("all", *total.figures), "(structured: without addresses)")


def main() -> None:
    """Run over the files of a folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", help="print misses and false alarms of this type (ALARMS for ordinary text)")
    options = parser.parse_args()
    engine = Engine()
    for name in ("presidio_large", "presidio_unit"):
        path = options.folder / f"{name}.jsonl"
        if path.exists():
            report(judge(engine, path), name, options.show)
    path = options.folder / "ordinary_text.jsonl"
    if path.exists():
        for name, (size, counts, samples) in sorted(alarms(engine, path).items()):
            structured = sum(count for detector, count in counts.items() if detector not in NOT_STRUCTURED)
            print(f"\nordinary {name}: {structured / size * 1e6:.1f} structured alarms per MB {dict(counts)}")
            if options.show == "ALARMS":
                print("\n".join(f"  {sample}" for sample in samples))


if __name__ == "__main__":
    main()
