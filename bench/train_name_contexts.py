"""Trains what tells people's names from things' by what stands round them: src/seawall/detect/name_contexts.model.

    PYTHONPATH=src python bench/train_name_contexts.py --faker-js fjs      # to install: see bench/train_names.py

The names model reads sentences of four kinds, and each name it finds is an example: those it learned from itself
(bench/train_names.py), in which people are; sentences in which names are of things (bench/names_things.py), and lists
of people; both beside one another; and labelled texts of a shop (bench/five_classes, what shop talk learns from too):
harmless ones, but for the colleagues in them, and ones about a customer. bench/perceptron.c does the sums, in whole
numbers.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import names_things
from names_at_work import _named
from names_ordinary import Text
from names_world import World
from train_names import filled, texts_for

from seawall.detect import name_contexts
from seawall.detect.detectors import person_name
from seawall.detect.name_contexts import bucket, buckets_bits, features
from seawall.detect.names import builtin_model, cue_regex

TARGET = Path(__file__).parents[1] / "src" / "seawall" / "detect" / "name_contexts.model"
FOLDER = Path(__file__).parent / "five_classes"
LEARNED = (
    "dev",
    "held_out",
    *(f"train_{number}" for number in ["one", "two", "three", "four", "five", "six", "seven", "eight"]),
    "counter",
)
_colleagues = (
    "Jozef Kim Pat Jo Kemal Lena Nuria Blas Inès Odile Lidia Anneke Raj Tilly Pina Ria Krysia Mona Maarjalt Snježani "
    "Aleny Ken Aisha Marta Leif Tarjalta Anna Béla Mrs Blair Green Müller Jane Sample Doe DOE JANE"
)
COLLEAGUES = frozenset(_colleagues.split())
"""Who is named in the harmless texts: not examples of things."""
Example = tuple[list[str], bool]


class Reader:
    """Reads texts as the detector does."""

    def __init__(self) -> None:
        self.model = builtin_model()
        self.cues = re.compile(cue_regex, re.IGNORECASE | re.ASCII)

    def read(self, text: str) -> list[tuple[int, int, list[str]]]:
        """Names the model finds, with their features."""
        model = self.model
        weighed: person_name.Weighed = {}
        forced = {match.end() - 1 for match in self.cues.finditer(text) if model.announced(text, match.end() - 1)}
        places = sorted(forced.union(model.places_in(text)))
        for low, high in person_name._windows(text, places):
            for run in model.runs(text, low, high, forced):
                list(person_name._named(text, run, [], [], weighed))
        return [
            (start, end, features(text, start, end, kinds, margin)) for (start, end), (margin, kinds) in weighed.items()
        ]


def joined(one: Text, two: Text, dice: random.Random) -> Text:
    """Two texts as one."""
    (text, marks), (more, further) = (one, two) if dice.random() < 0.7 else (two, one)
    text += dice.choice((" ", ". ", "\n", "\n\n"))
    return text + more, marks + [(start + len(text), end + len(text), label) for start, end, label in further]


def nobody(text: Text) -> Text:
    """The same without people."""
    return text[0], []


def made(world: World, count: int) -> Iterator[Text]:
    """Sentences put together, with people marked."""
    dice = world.dice
    yield from texts_for(world, count)
    for _ in range(count // 2):
        yield nobody(filled(world, names_things.things(dice)))
    for _ in range(count // 8):
        yield filled(world, names_things.people(dice))
    for _ in range(count // 3):
        ask, said = names_things.beside(dice)
        yield joined(nobody(filled(world, ask)), filled(world, _named(said, dice)), dice)


def told() -> Iterator[tuple[str, bool]]:
    """``(text, whether somebody's names are in it)`` of labelled texts."""
    for name in LEARNED:
        for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").split("\n")[:-1]:
            row = json.loads(line)
            about = {"customer_pii", "order_history"} & set(row["label"])
            if about or not row["label"]:
                yield row["text"].replace("\N{BROKEN BAR}", ""), bool(about)


def examples(world: World, count: int, often: int) -> list[Example]:
    """What is learned: features, and whether it is a thing."""
    reader, found, labelled = Reader(), [], []
    for text, marks in made(world, count):
        for start, end, said in reader.read(text):
            people = any(label == "P" and low < end and start < high for low, high, label in marks)
            found.append((said, not people))
    for text, somebody in told():
        for start, end, said in reader.read(text):
            if somebody or not COLLEAGUES & set(text[start:end].split()):
                labelled.append((said, not somebody))
    found += labelled * often
    random.Random(3).shuffle(found)
    return found


def pruned(found: list[Example], least: int) -> list[Example]:
    """Without features that come up seldom: what is seen once says nothing of other texts."""
    often = Counter(feature for said, _ in found for feature in said)
    return [([feature for feature in said if often[feature] >= least], thing) for said, thing in found]


def learned(found: list[Example], epochs: int, margin: int) -> array[int]:
    """What speaks for a thing, by bucket, over all steps."""
    data = array("I")
    nothing = [bucket("nothing")] * 28
    for said, thing in found:
        places = [bucket(feature) for feature in said]
        data.extend((1, int(thing), len(places), *places, *nothing))
    head = array("I", (1 << buckets_bits, epochs, margin, 20_261_127, 2, len(found)))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "perceptron"
        subprocess.run(["gcc", "-O2", "-o", program, Path(__file__).with_name("perceptron.c")], check=True)
        done = subprocess.run([program], input=head.tobytes() + data.tobytes(), stdout=subprocess.PIPE, check=True)
    totals = array("q", done.stdout)
    return array("q", (totals[at + 1] - totals[at] for at in range(0, len(totals), 4)))


def packed(weights: array[int], least: int) -> bytes:
    """The file's bytes."""
    ordered = sorted(abs(value) for value in weights if value)
    top = ordered[int(len(ordered) * 0.999)]
    signed = (max(-127, min(127, (value * 254 + top) // (2 * top))) for value in weights)
    return least.to_bytes(2, "big") + bytes(value & 255 for value in signed)


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=60_000)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--margin", type=int, default=40)
    parser.add_argument("--often", type=int, default=2, help="how often a labelled text counts")
    parser.add_argument("--seldom", type=int, default=12, help="features of fewer names are left out")
    parser.add_argument("--least", type=int, default=120, help="from which sum on a name is a thing's")
    parser.add_argument("--check", action="store_true", help="first learn from nine tenths and measure on the last")
    parser.add_argument("--faker-js", type=Path, required=True, help="folder of the unpacked npm package")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    begin = time.perf_counter()
    world = World(random.Random(20_261_127), options.faker_js)
    found = pruned(examples(world, options.sentences, options.often), options.seldom)
    print(
        f"{len(found)} names, {sum(thing for _, thing in found)} of things, {time.perf_counter() - begin:.0f} s",
        flush=True,
    )
    half = len(found) * 9 // 10
    if options.check:
        weights = packed(learned(found[:half], options.epochs, options.margin), options.least)
        model = name_contexts.Contexts(weights)
        sums = [(sum(model._weights[bucket(one)] for one in said), thing) for said, thing in found[half:]]
        for least in (0, 30, 60, 90, 120, 180, 240):
            lost = sum(value >= least for value, thing in sums if not thing) / sum(not thing for _, thing in sums)
            held = sum(value >= least for value, thing in sums if thing) / sum(thing for _, thing in sums)
            print(f"from {least}: {held:.3f} of things known, {lost:.4f} of people lost")
    options.out.write_bytes(packed(learned(found, options.epochs, options.margin), options.least))
    print(f"wrote {options.out.name}, {time.perf_counter() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
