"""Precision, recall and F1 of the structured detectors on generated shop texts of 30 languages and all phone regions.

    pip install faker==40.54.0          # names, streets and filler sentences of each locale, MIT
    python -m bench.structured_heldout [--half b] [--texts 6000] [--seed 1] [--show phone] [--regions]

``_shop_texts.py`` holds the sentences, ``_shop_values.py`` makes what stands in them. Half ``a`` was looked at while the
detectors were improved; half ``b`` has the other half of the sentences, and nobody looked at what is missed there. A
finding counts where type and place agree: intersection over union at least half, one to one. ``--show`` prints misses and
false alarms of a type: everything in these texts is made up.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import phonenumbers
from faker import Faker

from bench._shop_texts import ANYWHERE, LANGUAGES, LINES
from bench._shop_values import NOISE, PERSONAL, Values, ibans
from bench.detection_quality import Score, overlap
from seawall.app import open_engine

TYPES = ("email", "phone", "payment_card", "iban", "national_id", "ip_address", "date_of_birth")
SLOTS = {"EMAIL": "email", "PHONE": "phone", "INTL": "phone", "CARD": "payment_card", "IBAN": "iban", "ID": "national_id",
         "IP": "ip_address", "DOB": "date_of_birth"}  # fmt: skip
NOT_JUDGED = {"person_name", "street_address", "order_record", "bulk_records", "exact_match"}
SHARED_FORMS = {"bank_account", "passport"}
Gold = tuple[int, int, str, str]
"""Start, end, type, ``noise`` or ``mistyped`` (a wrong check digit beside the number's own name: counted by itself, as a
customer's number one digit off is still near the customer's), and what it is in particular."""


class Writer:
    """Texts with their gold spans."""

    def __init__(self, seed: int, half: str) -> None:
        self.values = Values(seed)
        self.random = self.values.random
        self.half = "ab".index(half)
        self.fakers = {}
        for language, (locale, _) in LANGUAGES.items():
            self.fakers[language] = Faker(locale)
            self.fakers[language].seed_instance(seed)
        self.regions = sorted(phonenumbers.SUPPORTED_REGIONS)

    def texts(self, count: int) -> Iterator[tuple[str, list[Gold]]]:
        """That many; every phone region comes again and again."""
        lines = {language: _halved(text, self.half) for language, text in LINES.items()}
        anywhere = _halved(ANYWHERE, self.half)
        for number in range(count):
            language = self.random.choice(list(LANGUAGES))
            region = self.random.choice(LANGUAGES[language][1])
            if language in ("en", "en-gb") and number % 2:
                region = self.regions[number // 2 % len(self.regions)]
            chosen = [self.random.choice(anywhere if self.random.random() < 0.2 else lines[language])]
            while self.random.random() < 0.4:
                chosen.append(self.random.choice(lines[language]))
            faker = self.fakers[language]
            if self.random.random() < 0.5:
                chosen.insert(self.random.randint(0, len(chosen)), faker.sentence(nb_words=12))
            yield self._fill("\n".join(chosen), language, region)

    def _fill(self, template: str, language: str, region: str) -> tuple[str, list[Gold]]:
        text, gold = "", []
        for part in re.split(r"(\{[A-Za-z]+\})", template.replace("\\n", "\n")):
            name = part[1:-1] if part[:1] == "{" and part[-1:] == "}" and part[1:-1].isalpha() else ""
            if not name:
                text += part
                continue
            before, value, kind, detail = self._value(name, language, region)
            text += before
            if kind:
                gold.append((len(text), len(text) + len(value), kind, detail))
            text += value
        return text, gold

    def _value(self, name: str, language: str, region: str) -> tuple[str, str, str, str]:
        """``(text before it, value, type, detail)``."""
        values, faker = self.values, self.fakers[language]
        if name in NOISE:
            return "", values.noise(name), "noise", name
        if name == "NAME":
            return "", faker.name(), "", ""
        if name == "STREET":
            return "", faker.address().replace("\n", ", "), "", ""
        if name in ("PHONE", "INTL"):
            value, form = values.phone(region, national=False if name == "INTL" else None)
            return "", value, "phone", f"{region} {form}"
        if name == "CARD":
            value, form = values.card()
            return "", value, "payment_card", form
        if name == "IBAN":
            country = region if region in ibans() and self.random.random() < 0.5 else self.random.choice(list(ibans()))
            value, form = values.iban(country)
            return "", value, "iban", f"{country} {form}"
        if name == "ID":
            return self._national_id(region, language)
        if name == "IP":
            value, form = values.ip()
            return "", value, "ip_address", form
        if name == "DOB":
            born = faker.date_of_birth(minimum_age=18, maximum_age=90)
            form = self.random.choice(("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y"))
            return "", born.strftime(form), "date_of_birth", form
        return "", faker.email(), "email", ""

    def _national_id(self, region: str, language: str) -> tuple[str, str, str, str]:
        known = [one for one in (region, *LANGUAGES[language][1]) if one in PERSONAL]
        wrong = self.random.random() < 0.15
        label, value, module = self.values.national_id(known[0] if known else "US", wrong=wrong)
        joined = label + self.random.choice((": ", " ", " is ", " - ", "\n"))
        return joined, value, "mistyped" if wrong else "national_id", f"{module} wrong" if wrong else module


def _halved(text: str, half: int) -> list[str]:
    return [line for number, line in enumerate(text.strip().split("\n")) if number % 2 == half]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--half", choices=("a", "b"), default="b")
    parser.add_argument("--texts", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", help="a type, or noise")
    parser.add_argument("--regions", action="store_true", help="phones and national numbers by country")
    options = parser.parse_args()
    engine = open_engine()
    scores: dict[str, Score] = defaultdict(Score)
    details: dict[str, Counter[str]] = {"found": Counter(), "all": Counter()}
    confused: Counter[str] = Counter()
    mistyped: Counter[str] = Counter()
    chars = 0
    for text, gold in Writer(options.seed, options.half).texts(options.texts):
        chars += len(text)
        found = [one for one in engine.inspect(text).findings if one.detector not in NOT_JUDGED]
        off = [(start, end) for start, end, of, _ in gold if of == "mistyped"]
        told = [
            one
            for one in found
            if one.detector == "national_id" and any(overlap((one.start, one.end), at) for at in off)
        ]
        mistyped["all"] += len(off)
        mistyped["found"] += len(told)
        found = [one for one in found if one not in told]
        for kind in TYPES:
            wanted = [(start, end) for start, end, of, _ in gold if of == kind]
            scores[kind].add(text, wanted, [(one.start, one.end) for one in found if one.detector == kind])
        for start, end, kind, detail in gold:
            seen = {one.detector for one in found if overlap((start, end), (one.start, one.end)) > 0}
            if kind in TYPES:
                details["all"][f"{kind}: {detail}"] += 1
                details["found"][f"{kind}: {detail}"] += kind in seen
            for other in seen - {kind}:
                confused[f"{kind if kind in TYPES else detail} taken for {other}"] += 1
    print(f"wrong check digits beside their own name: {mistyped['found']} of {mistyped['all']} found as possible\n")
    _report(scores, details, confused, chars, options)


def _report(
    scores: dict[str, Score],
    details: dict[str, Counter[str]],
    confused: Counter[str],
    chars: int,
    options: argparse.Namespace,
) -> None:
    total = Score()
    print(f"half {options.half}, seed {options.seed}, {options.texts} texts, {chars / 1e6:.2f} MB\n")
    print("| detector | values | precision | recall | F1 |\n|---|---|---|---|---|")
    for kind in TYPES:
        score = scores[kind]
        total.true, total.false = total.true + score.true, total.false + score.false
        total.missed += score.missed
        print("| `{}` | {} | {:.3f} | {:.3f} | {:.3f} |".format(kind, score.true + score.missed, *score.figures))
    print("| all | {} | {:.3f} | {:.3f} | {:.3f} |".format(total.true + total.missed, *total.figures))
    print("\nconfused:", ", ".join(f"{what} {count}" for what, count in confused.most_common(25)))
    if options.regions:
        shares = ((details["found"][name] / count, name, count) for name, count in details["all"].items())
        print("\n".join(f"{share:.2f} of {count:4}  {name}" for share, name, count in sorted(shares) if share < 1))
    for what, value, around in scores[options.show].seen if options.show in TYPES else ():
        print(f"  {what} {value!r} in {around!r}")


if __name__ == "__main__":
    main()
