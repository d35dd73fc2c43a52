"""Texts made to be slow, a megabyte each: what a character costs every detector, and whether a longer text costs more.

    python -m bench.hostile [--detectors email,phone] [--chars 65536] [--worst 30] [--every 1] [--all]

For each detector: its hits, its misses, what its patterns and gates are written to match (shortest, longest, broken
off), its words and literals; each repeated with several signs between, as it is and with other figures every time, and
all of them mixed. Beside them other people's formats: CSV, JSON, HTML, SQL, base64, logs. Every text is looked at with
``--chars`` characters and a quarter of them; the dearest ``--worst``, and whatever grew, with 256 KB and 1 MB too
(``--all``: each of them). ``--every 10`` takes one text of ten. CPU time of the thread, in microseconds a character.

``tests/detect/test_hostile.py`` takes a few of the same seeds, short, in every run of the suite.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import cycle
from typing import Any, NamedTuple

from seawall.app import open_engine
from seawall.detect.detector import Detector
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.portable import _emit

CHARACTERS = "aA1bZ0 -.,_:/\"@#='x9(){}[]+\n\t<>|%&"
made_chars_max = 120
LONG = (256 * 1024, 1024 * 1024)
grows_at = 1.5
"""So many times the cost of a character with four times the text is worth a longer look."""
RAW = ("pass:", "password=", "pwd: a", "a@", "a.", "a:b@", "1.", "1-", "1 ", "name: ", "Mr ", "://", "::", '"', '{"a":')
MORE = (
    "a,b\n",
    '<path d="M0 2a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v2h2a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2"/>',
    "|1|",
    "<td>",
    "eyJ",
    "-----BEGIN ",
    "sk_live_",
    "+49 ",
    "DE89 ",
    "é1 ",
    "а@",
    "\u200b",
    "\n",
    "A1" * 8,
    "[[",
    "((",
    '{"',
    "\\u0041",
    "\ud800",
    "\udfff1 ",
    "4111 1111 1111 1111 ",
    "1/",
)
SEPARATORS = (" ", "\n", ",", "", "; ", '", "', "|", "\t", "é ")
_ops: Any = re._constants  # type: ignore[attr-defined]
_parser: Any = re._parser  # type: ignore[attr-defined]


def made(items: Sequence[Any], dice: random.Random, longest: bool) -> str:
    """A text that a parsed expression is written to match."""
    text = ""
    for op, argument in items:
        if op is _ops.LITERAL:
            text += chr(argument)
        elif op in (_ops.IN, _ops.NOT_LITERAL):
            one = re.compile(_class(op, argument), re.ASCII)
            text += dice.choice([character for character in CHARACTERS if one.fullmatch(character)] or ["a"])
        elif op is _ops.BRANCH:
            text += made(list(dice.choice(argument[1])), dice, longest)
        elif op is _ops.SUBPATTERN:
            text += made(list(argument[3]), dice, longest)
        elif op in (_ops.MAX_REPEAT, _ops.MIN_REPEAT):
            for _ in range(min(argument[1], 40) if longest else argument[0]):
                text += made(list(argument[2]), dice, longest)
        if len(text) > made_chars_max:
            break
    return text[:made_chars_max]


def _class(op: Any, argument: Any) -> str:
    if op is _ops.NOT_LITERAL:
        return f"[^{re.escape(chr(argument))}]"
    return str(_emit((op, argument)))


def made_seeds(name: str, detector: Detector, most: int | None = None) -> list[str]:
    """What a detector's patterns and gates match, at its shortest or longest, whole or broken off; at most so many."""
    dice = random.Random(name)
    regexes = [pattern.regex for pattern in detector.patterns] + [*detector.gate, *detector.gate_cased]
    if most is not None:
        regexes = dice.sample(regexes, min(most, len(regexes)))
    whole = [made(list(_parser.parse(regex, re.ASCII)), dice, dice.random() < 0.5) for regex in regexes]
    return [text[: max(1, int(len(text) * dice.choice((1, 0.6))))] for text in whole]


class Case(NamedTuple):
    """One hostile text, made as long as asked."""

    detector: str
    says: str
    text: Callable[[int], str]


def _repeated(seed: str) -> Callable[[int], str]:
    return lambda chars: (seed * (chars // len(seed) + 1))[:chars]


def _varied(pieces: Sequence[str]) -> Callable[[int], str]:
    """Pieces in turn, with other figures each time: what remembers a value is not helped."""

    def text(chars: int) -> str:
        dice, parts, size = random.Random(1), [], 0
        for piece in cycle(pieces):
            parts.append("".join(dice.choice("0123456789") if one in "0123456789" else one for one in piece))
            size += len(piece)
            if size >= chars:
                return "".join(parts)[:chars]
        raise AssertionError

    return text


def _mixed(pieces: Sequence[str], seed: int) -> Callable[[int], str]:
    def text(chars: int) -> str:
        dice, parts, size = random.Random(seed), [], 0
        while size < chars:
            parts += (dice.choice(pieces), dice.choice(SEPARATORS))
            size += len(parts[-2]) + len(parts[-1])
        return "".join(parts)[:chars]

    return text


def cases_of(name: str, detector: Detector) -> Iterator[Case]:
    """A detector's hostile texts."""
    dice = random.Random(name)
    seeds = [example.text for example in detector.hits] + list(detector.misses) + made_seeds(name, detector)
    seeds += [literal for pattern in detector.patterns for literal in pattern.literals]
    seeds += [f"{word} 1" for word in (*detector.context.positive[:8], *detector.context.negative[:4])]
    seeds = [seed for seed in dict.fromkeys(seeds) if seed]
    for seed in seeds:
        mark = dice.choice(SEPARATORS)
        yield Case(name, f"repeated {seed + mark!r}", _repeated(seed + mark))
        mark = dice.choice(SEPARATORS)
        yield Case(name, f"varied {seed + mark!r}", _varied([seed + mark]))
    yield Case(name, "all its seeds", _varied([seed + " " for seed in seeds]))
    yield Case(name, "its seeds, mixed", _mixed(seeds, 1))
    yield Case(name, "its hits, mixed", _mixed([example.text for example in detector.hits], 2))


def formats() -> Iterator[Case]:
    """Other people's formats, and signs without an end."""
    dice = random.Random(7)
    row = "4711,Anna Berg,anna.berg@shop.example,+49 30 9018200,Hauptstr. 5,10115,Berlin,4111 1111 1111 1111,19.99\n"
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    block = "".join(dice.choice(letters) for _ in range(3_000))
    for says, pieces in {
        "CSV": [row],
        "CSV of figures": ["12345678,87654321,55555555,1234567890123\n"],
        "semicolons": [row.replace(",", ";")],
        "JSON": ['{"id": 4711, "name": "Anna Berg", "email": "anna.berg@shop.example", "phone": "+49 30 9018200"},\n'],
        "HTML": ["<tr><td>4711</td><td>Anna Berg</td><td>anna.berg@shop.example</td><td>4711 0815</td></tr>"],
        "Markdown": ["| 4711 | Anna Berg | anna.berg@shop.example | +49 30 9018200 |\n"],
        "SQL": ["INSERT INTO customers VALUES (4711, 'Anna Berg', 'anna@shop.example', '+49 30 9018200');\n"],
        "log": [
            "2026-11-25T10:00:00Z INFO worker id=4711 order=1234567 ip=10.0.0.1 user=anna@shop.example took 35 ms\n"
        ],
        "base64": [block],
        "hex": [block.encode().hex()],
        "figures": ["123456789 "],
        "figures in one row": ["1234567890"],
        "figures and letters": ["a1b2c3 "],
        "capitalised words": ["Anna Berg Lyon Springfield "],
        "words": ["the parcel that you sent to my house is late "],
    }.items():
        yield Case("formats", says, _varied(pieces))
    for seed in (*RAW, *MORE):
        yield Case("signs", repr(seed), _repeated(seed))


def cost(engine: Engine, text: str) -> float:
    """Microseconds of CPU a character."""
    started = time.thread_time()
    seen = engine.inspect(text)
    took = time.thread_time() - started
    if seen.failed:
        print("FAILED:", *seen.failed)
    return took / len(text) * 1e6


def grown(engine: Engine, cases: Sequence[Case], chars: int) -> list[tuple[float, float, Case]]:
    """What a character costs with so many and with a quarter of them, the dearest first."""
    looked = []
    for case in cases:
        short, long = cost(engine, case.text(chars // 4)), cost(engine, case.text(chars))
        if long > grows_at * short:  # a busy machine only ever adds
            long = min(long, cost(engine, case.text(chars)))
        looked.append((long, short, case))
    return sorted(looked, key=lambda one: -one[0])


def main() -> None:
    """Print the dearest, and what grew."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--detectors", default="", help="only these, comma-separated; also formats and signs")
    parser.add_argument("--chars", type=int, default=65_536, help="characters of the first look")
    parser.add_argument("--worst", type=int, default=30, help="how many get a longer look")
    parser.add_argument("--every", type=int, default=1, help="take one text of so many")
    parser.add_argument("--all", action="store_true", help="look at every text with a megabyte")
    options = parser.parse_args()
    engine, chars = open_engine(), options.chars
    asked = set(filter(None, options.detectors.split(",")))
    known = builtin_detectors().items()
    cases = [case for name, one in known if not asked or name in asked for case in cases_of(name, one)]
    cases = cases[:: options.every] + [case for case in formats() if not asked or case.detector in asked]
    engine.inspect("".join(case.text(300) for case in cases))  # what is made at first use is no text's cost
    looked = grown(engine, cases, chars)
    middle = looked[len(looked) // 2][0]
    print(f"{len(looked)} texts; at {chars} characters the middle one costs {middle:.2f} us a character\n")
    sizes = (chars // 4, chars, *LONG)
    print(f"| detector | text | {' | '.join(f'{size // 1024} KB' for size in sizes)} |")
    print(f"|---|---|{'---:|' * len(sizes)}")
    for place, (long, short, case) in enumerate(looked):
        if options.all or place < options.worst or (long > grows_at * short and long > 2 * middle):
            longer = [cost(engine, case.text(size)) for size in LONG]
            figures = " | ".join(f"{figure:.2f}" for figure in (short, long, *longer))
            grew = " GROWS" if max(longer) > grows_at * long else ""
            print(f"| {case.detector} | {case.says.replace('|', chr(92) + '|')[:90]} | {figures} |{grew}", flush=True)


if __name__ == "__main__":
    main()
