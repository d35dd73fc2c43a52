"""Trains the model of shop talk and writes src/seawall/detect/shop_talk.model: same texts, same file.

    python -m bench.train_shop_talk [--strength 8] [--folds 8] [--check]

It learns from texts of our own: ``five_classes/train_*.jsonl``, ``dev.jsonl``, ``held_out.jsonl`` and the words of
``terms.jsonl``, ``phrases.jsonl`` and ``parts.jsonl`` (never ``unseen*.jsonl``). Each kind has a logistic regression of
its own against all else, found by Newton's method to many digits, so that the rounded weights don't depend on the
machine.
``--check`` only prints what models reach that have not seen a text's neighbours in file and language.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from bench._common_words import common_words
from bench._machine_texts import SAID, machine_texts
from bench.five_classes import FOLDER, Text, texts
from seawall.detect.shop_talk import (
    KINDS,
    Model,
    buckets_bits,
    built,
    built_weight,
    chunks,
    different,
    features,
    sentences,
    weight_most,
    window_chars,
)

TARGET = Path(__file__).parents[1] / "src" / "seawall" / "detect" / "shop_talk.model"
CLASSES = ("order_history", "internal_pricing", "supplier_contract")
TERMS = {"terms": 0.2, "phrases": 0.5}
"""Files of what is no text but a few words, and what one of them counts beside a text."""
joined_texts, joined_weight = 800, 0.5
"""So many longer texts are put together for each kind, and what one of them counts."""
TOLD_EACH = 24
"""So many texts are put together of each language's and class's ``parts.jsonl``."""
ORDINARY = ("ordinary", "counter", "made")
"""Files of what is no talk of a shop at all: it teaches, and no threshold is taken from it."""
TOLD = ("told", "told harmless", "alone", "common")
MADE = (*ORDINARY, *TOLD)
WEIGHTS = {
    "counter": 5.0,
    "ordinary": 6.0,
    "made": 4.0,
    "train_six": 4.0,
    "train_ten": 2.0,
    "train_eleven": 1.5,
    "train_twelve": 6.0,
    "told": 0.15,
    "told harmless": 0.5,
    "alone": 0.5,
    "common": 0.5,
}
"""What a text counts that was written against a false alarm, or put together from parts, and a harmless one's sentence
by itself, for a run may be no more; others count one."""
given_up = 400
"""One in so many likely runs is given up, so that what is built like nothing is asked for in few."""
texts_min = 2
"""So many texts a feature is in, or it is left out."""
Floats = Any
Row = tuple[list[int], list[float]]


def learned_from() -> dict[str, list[Text]]:
    """The labelled texts, by file."""
    names = ["dev", "held_out", *ORDINARY, *sorted(path.stem for path in FOLDER.glob("train_*.jsonl"))]
    found = {name: texts(name) for name in names if name != "made"}
    made = [Text("", "", frozenset(), "made", text) for text in made_up(random.Random(20_261_126))]
    made += [Text("", "", frozenset(), "made", text) for text in machine_texts(random.Random(20_261_128))]
    put = told(random.Random(20_261_127))
    talked = [one for name, those in found.items() if name not in ORDINARY for one in those]
    return {
        **found,
        "made": made,
        "told": [text for text in put if text.label],
        "told harmless": [text for text in put if not text.label],
        "common": common_words(talked, random.Random(20_261_129)),
        "alone": [
            Text("", text.lang, frozenset(), "alone", text.text[start:end])
            for name, those in found.items()
            if name != "ordinary"
            for text in those
            if not text.label | text.also
            for start, end, _ in sentences(text.text)
        ],
    }


def told(dice: random.Random) -> list[Text]:
    """Texts of a few parts each, as people run on; a part has slots for the goods and for a number."""
    found = []
    for line in (FOLDER / "parts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        label = frozenset(filter(None, (row["label"],)))
        for _ in range(TOLD_EACH):
            goods = dice.choice(row["goods"])
            parts = dice.sample(row["parts"], dice.choice((2, 2, 3, 3, 4, 5, 6)))
            text = dice.choice((", ", ", ", ". ", ". ", " ", "\n", " - ", "; ")).join(parts)
            text = _number.sub(lambda _: _amount(dice), text.replace("{g}", goods))
            found.append(
                Text("", row["lang"], label, "told", text[:1].upper() + text[1:] if dice.random() < 0.4 else text)
            )
    return found


_number = re.compile("{n}")


def _amount(dice: random.Random) -> str:
    whole = dice.choice((dice.randint(2, 9), dice.randint(10, 99), dice.randint(100, 3_000)))
    cents = f"{dice.choice(',.')}{dice.choice((50, 90, 95, 20, 80, 99))}" if dice.random() < 0.3 else ""
    sign = dice.choice(("", "", "", "", " €", " euro", "€"))
    return f"{whole}{cents}{sign}"


_heads = [
    *("b", "br", "d", "f", "g", "gr", "h", "j", "k", "l", "m", "n"),
    *("p", "r", "s", "st", "sch", "t", "tr", "v", "w", "z", "pr", "kl"),
]
_middles = [
    *("a", "e", "i", "o", "u", "aa", "ee", "oo", "ie", "oe", "en"),
    *("er", "el", "an", "on", "in", "ar", "ing", "um", "or", "ij", "and"),
]
_verbs = "add fix remove update define adjust regenerate drop mention support rename move handle bump"
_nouns = "header test option parser buffer symbol table function warning build page file limit target"


def made_up(dice: random.Random) -> list[str]:
    """Stretches of what machines write: lists of codes, rows of numbers, changes, logs, dumps, settings."""
    letters, digits, hexes = "abcdefghijklmnopqrstuvwxyz", "0123456789", "0123456789abcdef"
    verbs, nouns = _verbs.split(), _nouns.split()

    def some(of: str, low: int, high: int) -> str:
        return "".join(dice.choice(of) for _ in range(dice.randint(low, high)))

    def name() -> str:
        return f"{some(letters, 3, 9)}{dice.choice('_-./')}{some(letters, 2, 8)}"

    def date() -> str:
        return f"20{some(digits, 2, 2)}-0{dice.randint(1, 9)}-{dice.randint(10, 28)}"

    def few(low: int, high: int) -> str:
        return some(digits, low, high)

    def said(low: int, high: int) -> str:
        return "".join(dice.choice(_heads) + dice.choice(_middles) for _ in range(dice.randint(low, high)))

    lines = (
        lambda: f'    "{some(letters, 1, 1).upper()}{few(3, 4)}",',
        lambda: f"  '{few(6, 10)}':{{'en': '{some(letters, 4, 9).title()}'}},",
        lambda: "\t".join(few(1, 6) for _ in range(6)),
        lambda: ", ".join(f"0x{some(hexes, 2, 8)}" for _ in range(8)) + ",",
        lambda: f"\t* {name()} ({some(letters, 4, 12)}): {dice.choice(verbs).title()} {dice.choice(nouns)}.",
        lambda: f"  * {dice.choice(verbs).title()} the {dice.choice(nouns)} of {name()}. Closes: #{few(6, 6)}",
        lambda: f"{date()} {few(2, 2)}:{few(2, 2)} INFO {name()} {dice.choice(nouns)}={few(1, 5)}",
        lambda: f"{few(8, 8)}: {' '.join(some(hexes, 4, 4) for _ in range(8))}",
        lambda: f"{name()} = {few(1, 3)}.{few(1, 2)}",
        lambda: f"{some(letters, 3, 8)};{few(1, 4)},{few(2, 2)};{few(2, 2)} %;{date()}",
        lambda: f"{few(2, 2)}.{few(2, 2)}.20{few(2, 2)} {few(3, 3)} {some(letters, 2, 5)}",
        lambda: f"def {some(letters, 3, 8)}({some(letters, 1, 5)}, {some(letters, 1, 5)}={few(1, 3)}):",
        lambda: some(letters + letters.upper() + digits + "+/", 76, 76),
        lambda: f"version {few(1, 1)}.{few(1, 2)}.{few(1, 2)} ({date()})",
    )
    lists = (
        lambda: f'        "{said(2, 4).title()}",',
        lambda: f"'{few(2, 2)}{said(1, 2)}{said(1, 2).title()}{said(1, 3).title()}F', '{said(1, 3)}',",
        lambda: f"    {said(2, 3)}{said(1, 2).title()};",
        lambda: f"export {{ {said(1, 3).title()}{said(1, 2).title()} }} from './{said(2, 3)}'",
        lambda: f"| {said(2, 3).title()}{said(1, 2).title()} | {said(2, 3).title()}",
        lambda: f"    '{said(2, 3)}': {few(1, 2)},",
    )
    files = (
        lambda: (
            f"#: {said(1, 2)}/{said(2, 2)}.pl:{few(2, 4)} {said(1, 2)}/{said(2, 2)}.pm:{few(2, 4)}\n"
            f'msgid "{said(2, 3).title()} {said(1, 2)}"\nmsgstr "{dice.choice(("", said(2, 4).title()))}"\n'
        ),
        lambda: f" {few(6, 6)} {said(2, 3).title()} {dice.choice(verbs)} {dice.choice(nouns)}",
        lambda: (
            f"* {dice.choice(verbs).title()} the {dice.choice(nouns)} of {name()}. "
            f"({dice.choice(('Bug ', 'bug', 'fd.o ', 'Issue ', 'PR', 'Closes: '))}#{few(4, 6)}"
            f"{dice.choice(('', f'; {said(2, 2).title()} {said(2, 3).title()}'))})"
        ),
        lambda: (
            f"SELECT {said(2, 3)}_save(NULL,'{few(4, 4)}','{said(2, 3).title()} {said(2, 3)}','A','', NULL, false, "
            f"string_to_array('{said(1, 1).upper()}:{said(1, 1).upper()}', ':'), false);"
        ),
        lambda: (
            f"{dice.choice(('', '#', 'A', 'B', 'c'))}{few(1, 2)}"
            f"{dice.choice(('', f'x{few(1, 2)}', f'×{few(1, 2)}'))} {said(2, 2)}"
        ),
        lambda: f'Item "{said(2, 3)}" {few(1, 1)}\n"\\s-1{said(2, 3).upper()}\\s0" {few(1, 1)}',
        lambda: (
            f" -- {said(2, 3).title()} {said(2, 3).title()} <{said(2, 2)}@{said(2, 2)}.example>  {few(2, 2)} "
            f"{said(1, 1).title()} 20{few(2, 2)} {few(2, 2)}:{few(2, 2)}:{few(2, 2)} +0{few(1, 1)}00"
        ),
        lambda: f"{few(1, 2)}.{few(1, 2)} s | {few(1, 2)}.{few(2, 2)}% | {said(1, 3)}",
        lambda: f"{said(1, 3).title()}{dice.choice(('', '', f' {said(2, 3).title()}', f'-{said(1, 2).title()}'))}",
    )
    heads = (
        lambda: f"{date()}  {said(2, 3).title()} {said(2, 3).title()}  <{said(1, 2)}@{said(2, 2)}.example>",
        lambda: (
            f"{date()}  {said(2, 3).title()} {said(2, 3).title()}\n\n\tRelease {few(1, 1)}.{few(1, 1)}.{few(1, 2)}."
        ),
        lambda: f"{few(1, 1)}.{few(1, 2)}.{few(1, 2)} ({date()})",
        lambda: f"{date()} - V{few(1, 1)}.{few(1, 1)}.{few(1, 1)}-rc{few(1, 1)}",
        lambda: f"# for {said(2, 3).title()} {few(1, 1)}.{few(1, 1)}. 20{few(2, 2)}.",
        lambda: (
            f" * {dice.choice(verbs)} the {dice.choice(nouns)} in the range.\n *\n * @since {few(1, 1)}.{few(1, 2)}.0"
        ),
        lambda: f"return {few(1, 1)}; // {said(1, 2).upper()}{few(1, 2)}: {dice.choice(nouns)} + {few(1, 1)}-byte size",
        lambda: f'declare module "{said(2, 3)}" {{\n    {said(1, 2)}?: {said(2, 2).title()}[];',
        lambda: f"from .{said(1, 2)}_{dice.choice(nouns)} import {said(2, 3).title()}",
        lambda: f"{said(2, 3).upper()} {said(1, 2).upper()}; {some(hexes, 4, 4).upper()} {some(hexes, 4, 4).upper()}",
    )
    texts = ["\n".join(line() for _ in range(dice.randint(3, 20)))[:1_400] for line in lines for _ in range(12)]
    texts += [
        "\n".join(line() for _ in range(dice.randint(20, 90)))[:1_450] for line in (*lists, *files) for _ in range(16)
    ]
    return texts + [
        "\n".join(line() for _ in range(dice.randint(1, 3))) for line in (*lines, *heads, *files) for _ in range(10)
    ]


def joined(dice: random.Random, those: Sequence[Text], count: int) -> list[Text]:
    """Longer texts: harmless ones in a row, half of them with one among them that is not."""
    by_lang: dict[str, tuple[list[Text], list[Text]]] = {}
    for one in those:
        by_lang.setdefault(one.lang, ([], []))[bool(one.label)].append(one)
    pools = [pools for pools in by_lang.values() if len(pools[0]) > 5 and pools[1]]
    found = []
    for at in range(count):
        harmless, others = dice.choice(pools)
        row = dice.sample(harmless, dice.randint(2, 5))
        if at % 2:
            row.insert(dice.randint(0, len(row)), dice.choice(others))
        label = frozenset(name for one in row for name in one.label)
        also = frozenset(name for one in row for name in one.also) - label
        text = dice.choice(("\n", "\n\n", " ")).join(one.text for one in row)
        if len(text) <= window_chars:
            found.append(Text("", row[0].lang, label, "joined", text, also))
    return found


def digest() -> str:
    """Names the texts that were learned from: a model of other ones is out of date."""
    files = [FOLDER / f"{name}.jsonl" for name in ("dev", "held_out", *ORDINARY[:2])]
    files += [
        FOLDER / "parts.jsonl",
        SAID,
        *sorted(FOLDER.glob("train_*.jsonl")),
        *(FOLDER / f"{name}.jsonl" for name in TERMS),
    ]
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def terms() -> list[tuple[str, str, float]]:
    """Words of one class, its name (of none, the empty one), and what they count."""
    return [
        (term, row["label"], weight)
        for name, weight in TERMS.items()
        for row in map(json.loads, (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines())
        for term in row["terms"]
    ]


def said(text: str, *, whole: bool = True) -> Counter[str]:
    """A text's features; of a term only what its words say."""
    heard = chunks(text)
    seen: Counter[str] = Counter()
    for chunk in different(heard):
        seen.update(features(chunk))
    if whole:
        seen.update(dict.fromkeys(built(text, heard), built_weight))
    return seen


def row_of(seen: Counter[str], known: frozenset[str]) -> Row:
    """Features as the model sees them: buckets, and how much of each. What is in one text alone teaches nothing."""
    root = math.sqrt(max(1, sum(seen.values())))
    mask = (1 << buckets_bits) - 1
    kept = [name for name in seen if name in known]
    places = [crc32(name.encode("utf-8", "surrogatepass")) & mask for name in kept]
    return places, [seen[name] / root for name in kept]


class Matrix:
    """Rows of few places among many."""

    def __init__(self, rows: list[Row]) -> None:
        sizes = [len(places) for places, _ in rows]
        self.owner = np.repeat(np.arange(len(rows)), sizes)
        self.place = np.array([place for places, _ in rows for place in places], dtype=np.int64)
        self.much = np.array([much for _, shares in rows for much in shares])
        self.shape = (len(rows), 1 << buckets_bits)

    def times(self, weights: Floats) -> Floats:
        """Each row's sum."""
        return np.bincount(self.owner, self.much * weights[self.place], self.shape[0])

    def back(self, values: Floats) -> Floats:
        """Each place's sum."""
        return np.bincount(self.place, self.much * values[self.owner], self.shape[1])


def regression(rows: Matrix, right: Floats, counts: Floats, strength: float, precision: float) -> tuple[Floats, float]:
    """Weights and bias of a logistic regression, by Newton's method with conjugate gradients."""
    sign = np.where(right, 1.0, -1.0)
    weights, bias = np.zeros(rows.shape[1]), 0.0

    def loss(weights: Floats, bias: float) -> float:
        margin = sign * (rows.times(weights) + bias)
        return float(0.5 * (weights @ weights + bias * bias) + strength * (counts * np.logaddexp(0, -margin)).sum())

    for _ in range(200):
        margin = sign * (rows.times(weights) + bias)
        doubt = 1 / (1 + np.exp(np.minimum(margin, 500)))
        pull = -strength * counts * sign * doubt
        slope, slope_bias = weights + rows.back(pull), bias + pull.sum()
        size = math.sqrt(float(slope @ slope) + slope_bias**2)
        if size < precision * strength * len(sign):
            break
        curve = strength * counts * doubt * (1 - doubt)
        step, step_bias = _conjugate(rows, curve, -slope, -slope_bias)
        now, share = loss(weights, bias), 1.0
        while share > 1e-6 and loss(weights + share * step, bias + share * step_bias) > now:
            share /= 2
        weights, bias = weights + share * step, bias + share * step_bias
    return weights, float(bias)


def _conjugate(rows: Matrix, curve: Floats, wanted: Floats, wanted_bias: float) -> tuple[Floats, float]:
    step, step_bias = np.zeros_like(wanted), 0.0
    rest, rest_bias = wanted.copy(), wanted_bias
    way, way_bias = rest.copy(), rest_bias
    size = float(rest @ rest) + rest_bias**2
    least = size * 1e-4
    for _ in range(200):
        bent = curve * (rows.times(way) + way_bias)
        hill, hill_bias = way + rows.back(bent), way_bias + bent.sum()
        far = size / (float(way @ hill) + way_bias * hill_bias)
        step, step_bias = step + far * way, step_bias + far * way_bias
        rest, rest_bias = rest - far * hill, rest_bias - far * hill_bias
        new = float(rest @ rest) + rest_bias**2
        if new < least:
            break
        way, way_bias = rest + new / size * way, rest_bias + new / size * way_bias
        size = new
    return step, float(step_bias)


class Lesson:
    """Everything to learn from, as rows."""

    def __init__(self) -> None:
        by_file = learned_from()
        self.texts = [(name, text) for name, those in by_file.items() for text in those]
        self.terms = terms()
        seen = [said(text.text) for _, text in self.texts]
        term_seen = [said(term, whole=False) for term, _, _ in self.terms]
        texts_with = Counter(name for one in (*seen, *term_seen) for name in one)
        self.known = known = frozenset(name for name, count in texts_with.items() if count >= texts_min)
        print(f"{len(known)} of {len(texts_with)} features known")
        self.rows = [row_of(one, known) for one in seen]
        self.term_rows = [row_of(one, known) for one in term_seen]

    def fold(self, at: int, folds: int) -> int:
        """A writer's texts of one language stay together, two hundred lines at a time; of the many in English and
        German, a dozen. What is put together from parts is always learned from."""
        name, text = self.texts[at]
        if name in TOLD:
            return folds
        return crc32(f"{name} {text.lang} {at // (12 if text.lang in ('en', 'de') else 200)}".encode()) % folds

    def fit(
        self, kind: int, strength: float, without: frozenset[int] = frozenset(), precision: float = 1e-11
    ) -> tuple[Floats, float]:
        """One kind's weights, from all texts but some."""
        wanted = CLASSES[kind]
        used = [
            at
            for at, (_, text) in enumerate(self.texts)
            if at not in without and (wanted in text.label or wanted not in text.also)
        ]
        shop = [self.texts[at][1] for at in used if self.texts[at][0] not in MADE]
        longer = [one for one in joined(random.Random(kind), shop, joined_texts) if wanted not in one.also]
        right = [wanted in self.texts[at][1].label for at in used]
        right += [wanted in one.label for one in longer] + [label == wanted for _, label, _ in self.terms]
        counts = (
            [WEIGHTS.get(self.texts[at][0], 1.0) for at in used]
            + [joined_weight] * len(longer)
            + [weight for _, _, weight in self.terms]
        )
        longer_rows = [row_of(said(one.text), self.known) for one in longer]
        rows = Matrix([*(self.rows[at] for at in used), *longer_rows, *self.term_rows])
        return regression(rows, np.array(right), np.array(counts), strength, precision)

    def unseen_scores(self, strength: float, folds: int) -> Floats:
        """Each text's scores by models that have not seen its fold."""
        scores = np.zeros((len(self.texts), len(KINDS)))
        members = [frozenset(at for at in range(len(self.texts)) if self.fold(at, folds) == n) for n in range(folds)]
        alone = frozenset(at for at, (name, _) in enumerate(self.texts) if name == "alone")
        for those in members:
            listed = sorted(those)
            rows = Matrix([self.rows[at] for at in listed])
            for kind in range(len(KINDS)):
                weights, bias = self.fit(kind, strength, those | alone, 1e-6)
                scores[listed, kind] = rows.times(weights) + bias
        return scores

    def sides(self, kind: int) -> tuple[Floats, Floats]:
        """Which texts are of a kind, and which texts of a shop certainly are not."""
        wanted = CLASSES[kind]
        of = np.array([name not in TOLD and wanted in text.label for name, text in self.texts])
        other = np.array(
            [name not in MADE and wanted not in text.label and wanted not in text.also for name, text in self.texts]
        )
        return of, other


LIKELY, WHOLE, ALONE = (0.1, 0.75, 1.0), (-0.4, 0.5, 0.55), (0.7, 1.4, 2.0)
"""From which score on a stretch, a short text read as a whole, and a stretch of a long text in which no word of a
detector is, is likely of a kind. The last chosen by what is heard in manuals, changes and translations of programs, the
others by the scores of the ``unseen`` files before the seventh, whose texts are less hard than those written to teach;
so those say little of them any more, and ``unseen_seven.jsonl`` does."""
SURE = 2.0
"""So much more than likely is sure: fewer than one in a hundred of what is over that is something else."""


def shown(lesson: Lesson, scores: Floats) -> None:
    """Prints what scores reach."""
    for kind, name in enumerate(CLASSES):
        of, other = lesson.sides(kind)
        mine = scores[of, kind]
        rest = np.sort(scores[other, kind])[::-1]
        for share in (0.001, 0.002, 0.003, 0.006, 0.01, 0.02, 0.04):
            least = rest[int(share * len(rest))]
            over, wrong = int((mine > least).sum()), int((rest > least).sum())
            print(f"{name}: over {least:.2f}: recall {over / len(mine):.3f}, precision {over / (over + wrong):.3f}")


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--strength", type=float, default=8.0)
    parser.add_argument("--folds", type=int, default=3)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    lesson = Lesson()
    print(f"{len(lesson.texts)} texts, {len(lesson.terms)} terms")
    if options.check:
        shown(lesson, lesson.unseen_scores(options.strength, options.folds))
        return 0
    fitted = [lesson.fit(kind, options.strength) for kind in range(len(KINDS))]
    options.out.write_text(f"{packed(lesson, fitted)}{digest()}\n", "ascii")
    print(f"wrote {options.out.name}, {options.out.stat().st_size / 1e3:.0f} kB")
    return 0


def packed(lesson: Lesson, fitted: list[tuple[Floats, float]]) -> str:
    """The model's file."""
    scales = [float(np.quantile(np.abs(weights), 0.9995)) / weight_most for weights, _ in fitted]
    rounded = [
        np.clip(np.floor(weights / scale + 0.5), -weight_most, weight_most).astype(int)
        for (weights, _), scale in zip(fitted, scales, strict=True)
    ]
    told = {
        "scale": [float(f"{scale:.6g}") for scale in scales],
        "bias": [round(bias, 6) for _, bias in fitted],
        "likely": list(LIKELY),
        "whole": list(WHOLE),
        "alone": list(ALONE),
        "sure": [likely + SURE for likely in LIKELY],
        "chance": [-1e9] * len(KINDS),
        "bare": [-1e9] * len(KINDS),
        "whole_chance": [-1e9] * len(KINDS),
    }
    weights = [int(one[place]) for place in range(1 << buckets_bits) for one in rounded]
    model = Model(Model.pack(told, weights))
    return Model.pack({**told, **_chances(lesson, model)}, weights)


def _chances(lesson: Lesson, model: Model) -> dict[str, list[float]]:
    """From which score of its words on a run is looked at, and one without a digit: all but one in :data:`given_up` of
    the likely ones are."""
    words: dict[str, list[list[float]]] = {name: [[] for _ in KINDS] for name in ("chance", "bare", "whole_chance")}
    for name, text in lesson.texts:
        if name in TOLD:
            continue
        for run in model.runs(text.text):
            read = text.text if run.whole else text.text[run.start : run.end]
            if model.scores(read)[run.kind] >= (WHOLE if run.whole else LIKELY)[run.kind]:
                words["whole_chance" if run.whole else "chance"][run.kind].append(run.words)
                if not re.search("[0-9]", read):
                    words["bare"][run.kind].append(run.words)
    return {name: [round(sorted(those)[len(those) // given_up], 3) for those in kinds] for name, kinds in words.items()}


if __name__ == "__main__":
    sys.exit(main())
