"""Trains the light names tier and writes src/seawall/detect/names.model: same inputs, same bytes.

    pip install faker==40.54.0          # names and places of some 60 locales, MIT
    apt-get install wamerican           # English words (SCOWL, permissive), optional
    PYTHONPATH=src python bench/train_names.py [--sentences 80000] [--epochs 5]

Sentences come from bench/names_sentences.py with generated names, places and firms; ordinary text without names comes
from the Python standard library's documentation. A third is written in small letters, as people write in chats. The model sees
only seven of ten names in its filters while it learns, so that it also learns to do without.
"""

# ruff: noqa: E501  shapes of names and streets read best on one line

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import random
import re
import sys
import sysconfig
import time
from collections import defaultdict
from pathlib import Path

from names_sentences import (
    ADDRESSES,
    COMPANY_HEADS,
    COMPANY_TAILS,
    ENGLISH,
    ENGLISH_NEWS,
    ENGLISH_WITHOUT_NAMES,
    KNOWN_COMPANIES,
    OTHERS,
    PRODUCTS,
    ROMANISED,
    TIMES,
    TITLES,
    WORDS,
    listed,
)

from seawall.detect.names import (
    _ROLES,
    LABELS,
    Filter,
    Model,
    around_features,
    bucket,
    buckets_bits,
    mood,
    near_features,
    own_features,
    token_regex,
)

TARGET = Path(__file__).parents[1] / "src" / "seawall" / "detect" / "names.model"
LATIN_LOCALES = listed(
    "cs_CZ,da_DK,de_AT,de_CH,de_DE,en_GB,en_IE,en_IN,en_KE,en_NG,en_NZ,en_US,es_AR,es_CL,es_CO,es_ES,"
    "es_MX,et_EE,fi_FI,fr_BE,fr_CA,fr_CH,fr_FR,ha_NG,hr_HR,hu_HU,id_ID,ig_NG,it_IT,lt_LT,lv_LV,nl_BE,"
    "nl_NL,no_NO,pl_PL,pt_BR,pt_PT,ro_RO,sk_SK,sl_SI,sv_SE,tr_TR,tw_GH,yo_NG,zu_ZA"
)
held_out = 0.3


class World:
    """Names, places, streets and jobs to fill slots with."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.people: list[tuple[list[str], list[str]]] = []
        self.cities: list[str] = []
        self.countries: list[str] = []
        self.streets: list[str] = []
        self.jobs: list[str] = []
        self.words = common_words()
        for locale in LATIN_LOCALES:
            self._add_people(locale)
        for given, family in ROMANISED.values():
            self.people.append((given.split(","), family.split(",")))
        self._add_places()

    def _add_people(self, locale: str) -> None:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        given = words_of(provider, ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary"))
        family = words_of(provider, ("last_names", "last_names_male", "last_names_female", "last_names_unisex"))
        if given and family:
            self.people.append((given, family))

    def _add_places(self) -> None:
        from faker.providers import address, job

        for module in pkgutil.iter_modules(address.__path__):
            if module.name not in LATIN_LOCALES:
                continue
            provider = importlib.import_module(f"faker.providers.address.{module.name}").Provider
            self.cities += words_of(provider, ("cities", "city_names", "towns", "communes", "municipalities"))
            self.countries += words_of(provider, ("countries",))
            self.streets += words_of(provider, ("streets", "street_names", "street_prefixes"))
        self.cities += listed(
            "London,Paris,Berlin,Munich,Vienna,Madrid,Rome,Milan,Lisbon,Porto,Warsaw,Prague,Oslo,Copenhagen"
        )
        self.cities += listed(
            "New York,Los Angeles,San Francisco,Chicago,Boston,Seattle,Toronto,Sydney,Tokyo,Dubai,Lagos"
        )
        self.cities += listed(
            "Springfield,Fairview,Riverside,Maryland Heights,Port Charles,Saint Paul,East Haven,Lake Forest"
        )
        self.jobs = [str(name).split(",")[0] for name in job.Provider.jobs]

    def person_parts(self) -> tuple[list[str], list[str]]:
        return self.dice.choice(self.people)

    def given(self) -> str:
        return self.dice.choice(self.person_parts()[0])

    def family(self) -> str:
        name = self.dice.choice(self.person_parts()[1])
        return f"{name}-{self.family()}" if self.dice.random() < 0.02 else name

    def person(self) -> str:
        given, family = self.person_parts()
        first, last = self.dice.choice(given), self.dice.choice(family)
        roll = self.dice.random()
        if roll < 0.5:
            return f"{first} {last}"
        if roll < 0.66:
            return first
        if roll < 0.72:
            return f"{first} {self.dice.choice('ABCDEFGHJKLMNPRSTW')}. {last}"
        if roll < 0.76:
            return f"{first[0]}. {last}"
        if roll < 0.80:
            return f"{first} {self.dice.choice(given)} {last}"
        if roll < 0.88:
            return f"{self.dice.choice(TITLES)} {last if self.dice.random() < 0.6 else first + ' ' + last}"
        if roll < 0.91:
            return f"{first} {last} {self.dice.choice(['Jr.', 'Sr.', 'II', 'III', 'PhD', 'MD'])}"
        if roll < 0.94:
            return f"{first} {last} {self.dice.choice(family)}"
        if roll < 0.96:
            return f"{first} {self.dice.choice(['van', 'van der', 'de', 'da', 'von', 'di', 'O’', 'del', 'bin', 'al'])} {last}"
        return f"{first} {last}".upper() if roll < 0.98 else last

    def company(self) -> str:
        roll = self.dice.random()
        if roll < 0.4:
            return self.dice.choice(KNOWN_COMPANIES)
        if roll < 0.7:
            return f"{self.dice.choice(COMPANY_HEADS)} {self.dice.choice(COMPANY_TAILS)}"
        if roll < 0.8:
            return f"{self.family()} {self.dice.choice(COMPANY_TAILS)}"
        if roll < 0.85:
            return f"{self.family()}-{self.family()}"
        if roll < 0.9:
            return f"{self.family()}, {self.family()} and {self.family()}"
        if roll < 0.94:
            word = self.dice.choice(self.words)
            return self.dice.choice(
                [word.title(), word.title() + self.dice.choice(["ly", "ify", "Soft", "Map", "Hub", " Gov"])]
            )
        return f"{self.family()} & {self.family()} {self.dice.choice(COMPANY_TAILS)}"

    def street(self) -> str:
        number = self.dice.randint(1, 9999)
        roll = self.dice.random()
        if roll < 0.12:
            return f"{number} {self.given()} {self.family()} {self.dice.choice(['Street', 'St', 'Rd', 'Way', 'laan', 'weg', 'utca'])}"
        if roll < 0.2:
            return f"{self.dice.choice(['Rue', 'Calle', 'Via', 'C/', 'Av.', 'Avenida'])} {self.given()} {self.family()} {number}"
        if roll < 0.27:
            return f"{number} {self.family()}{self.dice.choice(['straße', 'gade', 'vej', 'gatan', 'laan', 'straat', 'weg'])} {number % 99}"
        if roll < 0.3:
            return f"{number} P.O. Box {number % 700}"
        if roll < 0.5:
            kind = self.dice.choice(["Street", "Road", "Avenue", "Lane", "Drive", "Court", "Way", "Place", "Boulevard"])
            return f"{number} {self.family()} {kind}"
        if roll < 0.75 and self.streets:
            return f"{self.dice.choice(self.streets)} {number}"
        prefix = self.dice.choice(["Via", "Rue", "Calle", "Rua", "ulica", "Avenue", "Rue de la"])
        return f"{prefix} {self.family()} {number}"

    def fill(self, slot: str) -> tuple[str, str]:
        """``(text, label)`` of a slot."""
        dice = self.dice
        if slot in "PFS":
            return {"P": self.person, "F": self.given, "S": self.family}[slot](), "P"
        if slot == "C":
            city = dice.choice(self.cities)
            return (city.upper() if dice.random() < 0.12 else city), "L"
        if slot == "K":
            return dice.choice(self.countries), "L"
        if slot == "O":
            return self.company(), "G"
        if slot == "A":
            return self.street(), "L"
        if slot == "E":
            return f"{self.given().lower()}@shop.example", "O"
        if slot == "N":
            return str(dice.choice([dice.randint(1, 31), dice.randint(100, 99999), dice.randint(10**7, 10**11)])), "O"
        return dice.choice({"D": PRODUCTS, "T": self.jobs, "M": TIMES, "W": self.words}[slot]), "O"


def words_of(provider: object, fields: tuple[str, ...]) -> list[str]:
    """All strings of some of a Faker provider's lists, once each."""
    found: dict[str, None] = {}
    for field in fields:
        value = getattr(provider, field, ())
        if isinstance(value, property):
            continue
        items = value.keys() if hasattr(value, "keys") else value
        found.update((item, None) for item in items if isinstance(item, str) and 1 < len(item) < 28)
    return list(found)


Sentence = tuple[list[str], list[str]]


def filled(world: World, pattern: str) -> Sentence:
    """Words and labels of one pattern."""
    text, marks = "", []
    for piece in re.split(r"(\{[A-Z]\})", pattern.replace("\\n", "\n")):
        if re.fullmatch(r"\{[A-Z]\}", piece):
            value, label = world.fill(piece[1])
            marks.append((len(text), len(text) + len(value), label))
            text += value
        else:
            text += piece
    text = cased(text, world.dice)
    words, labels = [], []
    for match in token_regex.finditer(text):
        label = next((mark for start, end, mark in marks if start <= match.start() < end), "O")
        words.append(match.group())
        labels.append(label)
    return words, labels


def cased(text: str, dice: random.Random) -> str:
    """The text as people write it: as it is, in small letters, now and then in capitals."""
    roll = dice.random()
    if roll < 0.33:
        return text.lower() if len(text.lower()) == len(text) else text
    if roll < 0.37:
        return text.upper() if len(text.upper()) == len(text) else text
    return text


def ordinary_sentences(dice: random.Random, count: int) -> list[Sentence]:
    """Sentences of the standard library's documentation and code lines, none of which names a person."""
    found = []
    for path in sorted(Path(sysconfig.get_paths()["stdlib"]).glob("*.py")):
        source = path.read_text(errors="replace")
        try:
            tree = ast.parse(source)
        except SyntaxError:
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
                found += re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n\s*\n", ast.get_docstring(node) or "")
        found += [line.strip() for line in source.splitlines()[::40]]
    named = re.compile(
        r"@|©|\(c\)|[Aa]uthor|[Cc]opyright|[Ww]ritten|[Cc]ontributed|\bby [A-Z]|Guido|Tim |Barry|Fred|Ka-Ping|Larry|Mark "
    )
    kept = sorted({" ".join(line.split())[:300] for line in found if len(line) > 12 and not named.search(line)})
    dice.shuffle(kept)
    sentences = []
    for line in kept[:count]:
        words = [match.group() for match in token_regex.finditer(cased(line, dice) if dice.random() < 0.3 else line)]
        sentences.append((words, ["O"] * len(words)))
    return sentences


def sentences_for(world: World, count: int) -> list[Sentence]:
    """The training set, shuffled."""
    dice = world.dice
    english = ENGLISH.strip().split("\n")
    without = ENGLISH_WITHOUT_NAMES.strip().split("\n")
    news = ENGLISH_NEWS.strip().split("\n")
    places, plain = ADDRESSES.strip().split("\n"), WORDS.strip().split("\n")
    others = [pattern for text in OTHERS.values() for pattern in text.strip().split("\n")]
    sentences = []
    for _ in range(count):
        roll = dice.random()
        pool = others
        for share, patterns in ((0.34, english), (0.46, news), (0.6, without), (0.72, places), (0.84, plain)):
            if roll < share:
                pool = patterns
                break
        words, labels = filled(world, dice.choice(pool))
        while dice.random() < 0.3:
            more, marks = filled(world, dice.choice(dice.choice((without, plain, pool, english))))
            words, labels = words + more, labels + marks
        sentences.append((words, labels))
    sentences += ordinary_sentences(dice, count // 6)
    dice.shuffle(sentences)
    return sentences


def common_words() -> list[str]:
    """Words of everyday language in small letters, for the filter and for sentences without names."""
    common: set[str] = set()
    for line in (*ENGLISH_WITHOUT_NAMES.split("\n"), *(p for text in OTHERS.values() for p in text.split("\n"))):
        common.update(word for word in re.findall(r"(?<!\{)\b[^\W\d_]{2,}", line) if word.islower())
    dictionary = Path("/usr/share/dict/words")
    if dictionary.exists():
        common.update(w for w in dictionary.read_text().split() if w.islower() and w.isalpha())
    for module in pkgutil.iter_modules(importlib.import_module("faker.providers.lorem").__path__):
        provider = importlib.import_module(f"faker.providers.lorem.{module.name}").Provider
        common.update(word.lower() for word in getattr(provider, "word_list", ()) if word.isalpha())
    return sorted(common)


def filters(world: World, left_out: float) -> tuple[Filter, Filter, Filter]:
    """Given names, family names, common words; while the model learns a part of the names is left out."""
    given = sorted({word.lower() for names, _ in world.people for name in names for word in name.split()})
    family = sorted({word.lower() for _, names in world.people for name in names for word in name.split()})
    keep = [[name for name in names if world.dice.random() >= left_out] for names in (given, family)]
    print(f"{len(given)} given names, {len(family)} family names, {len(world.words)} common words")
    return Filter.of(keep[0]), Filter.of(keep[1]), Filter.of(world.words)


class Trainer:
    """An averaged perceptron with the features of the model itself."""

    def __init__(self, model: Model) -> None:
        self.model = model
        size = 4 << buckets_bits
        self.weights = [0] * size
        self.totals: dict[int, int] = defaultdict(int)
        self.stamps: dict[int, int] = defaultdict(int)
        self.step = 0
        self._buckets: dict[str, int] = {}

    def features(self, words: list[str]) -> tuple[list[list[int]], list[str], str]:
        """Static feature places of each word, their kinds, and the mood."""
        kinds = [self.model.kind(word) for word in words]
        rows = []
        for i, word in enumerate(words):
            names = own_features(word, kinds[i])
            for offset, role in _ROLES:
                j = i + offset
                names += near_features(role, words[j], kinds[j]) if 0 <= j < len(words) else [f"{role}edge"]
            rows.append([self.place(name) for name in names])
        return rows, kinds, mood(words)

    def place(self, feature: str) -> int:
        found = self._buckets.get(feature)
        if found is None:
            found = self._buckets[feature] = bucket(feature) << 2
        return found

    def learn(self, prepared: tuple[list[str], list[list[int]], list[str], str], labels: list[str]) -> int:
        """One pass over a sentence; how many words were labelled wrongly."""
        words, rows, kinds, feel = prepared
        weights = self.weights
        before, last, wrong = "O", "", 0
        for i, word in enumerate(words):
            previous = kinds[i - 1] if i else "^"
            following = kinds[i + 1] if i + 1 < len(words) else "$"
            joint = around_features(before, kinds[i], previous, following, feel, last)
            places = rows[i] + [self.place(name) for name in (*joint, f"b{before}{word.lower()}")]
            scores = [sum([weights[at + n] for at in places]) for n in range(4)]
            guess = scores.index(max(scores))
            gold = LABELS.index(labels[i])
            self.step += 1
            if guess != gold:
                wrong += 1
                for at in places:
                    self.change(at + gold, 1)
                    self.change(at + guess, -1)
            last, before = before, LABELS[guess]
        return wrong

    def change(self, at: int, by: int) -> None:
        self.totals[at] += (self.step - self.stamps[at]) * self.weights[at]
        self.stamps[at] = self.step
        self.weights[at] += by

    def averaged(self) -> bytes:
        """Weights over all steps, scaled into a signed byte."""
        values = [0.0] * len(self.weights)
        for at in self.stamps:
            total = self.totals[at] + (self.step - self.stamps[at]) * self.weights[at]
            values[at] = total / max(1, self.step)
        ordered = sorted(abs(value) for value in values if value)
        top = ordered[int(len(ordered) * 0.999)] if ordered else 1.0
        return bytes(max(-127, min(127, round(value / top * 127))) & 0xFF for value in values)


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=80_000)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    begin = time.perf_counter()
    world = World(random.Random(20_261_122))
    given, family, common = filters(world, held_out)
    model = Model(Model.pack(given, family, common, bytes(4 << buckets_bits)))
    sentences = sentences_for(world, options.sentences)
    trainer = Trainer(model)
    prepared = [(words, *trainer.features(words)) for words, _ in sentences]
    print(f"{len(sentences)} sentences, {sum(len(w) for w, _ in sentences)} words, {time.perf_counter() - begin:.0f} s")
    order = list(range(len(sentences)))
    for epoch in range(options.epochs):
        wrong = sum(trainer.learn(prepared[n], sentences[n][1]) for n in order)
        world.dice.shuffle(order)
        print(f"epoch {epoch + 1}: {wrong} wrong, {time.perf_counter() - begin:.0f} s", flush=True)
    given, family, common = filters(world, 0.0)
    options.out.write_bytes(Model.pack(given, family, common, trainer.averaged()))
    print(f"wrote {options.out.name}, {options.out.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
