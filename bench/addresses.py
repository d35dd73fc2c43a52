"""Addresses character by character, on texts made for nothing else: 35 countries' forms in eleven layouts.

    python -m bench.addresses [--texts 1500] [--seed 11] [--show COUNTRY-OR-LAYOUT]

Streets and towns are mimesis' (MIT; pip install mimesis==22.2.0 in an environment of its own, made on first use), or
small lists of real ones below where it has none; how countries order the parts, and the layouts people write them in, are
our own. Texts of the layout ``noise`` have no address: how many get one all the same is printed beside. Beside Presidio's
locations with spaCy's small English model.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from bench._gateway_peers import environment
from bench.names_quality import Rows, characters, ours, peers, scores

# country: (mimesis locale or "", name, other names)
LOCALES = {
    "US": ("en", "USA"), "GB": ("en-gb", "United Kingdom"), "CA": ("en-ca", "Canada"), "AU": ("en-au", "Australia"),
    "DE": ("de", "Deutschland"), "AT": ("de-at", "Österreich"), "CH": ("de-ch", "Schweiz"), "NL": ("nl", "Netherlands"),
    "BE": ("nl-be", "Belgium"), "FR": ("fr", "France"), "ES": ("es", "España"), "MX": ("es-mx", "México"),
    "IT": ("it", "Italia"), "PT": ("pt", "Portugal"), "BR": ("pt-br", "Brasil"), "PL": ("pl", "Polska"),
    "CZ": ("cs", "Czech Republic"), "SK": ("sk", "Slovakia"), "HU": ("hu", "Hungary"), "SE": ("sv", "Sweden"),
    "NO": ("no", "Norge"), "DK": ("da", "Denmark"), "FI": ("fi", "Finland"), "EE": ("et", "Estonia"),
    "TR": ("tr", "Türkiye"), "IS": ("is", "Iceland"), "HR": ("hr", "Croatia"),
    "IE": ("", "Ireland"), "IN": ("", "India"), "SG": ("", "Singapore"), "AE": ("", "UAE"), "ZA": ("", "South Africa"),
    "JP": ("", "Japan"), "KR": ("", "South Korea"), "NZ": ("", "New Zealand"), "GR": ("", "Greece"),
}  # fmt: skip
STREETS = {
    "IE": "Patrick Street|O'Connell Street|Harcourt Road|Dorset Street Lower|Ballymun Road|The Orchard|Castle Park|Seaview Terrace",
    "IN": "MG Road|Linking Road|Park Street|Anna Salai|Brigade Road|Sector 14|Station Road|Hill Road|100 Feet Road",
    "SG": "Orchard Road|Bukit Timah Road|Ang Mo Kio Avenue 3|Tampines Street 81|Jurong West Street 42|Toa Payoh Lorong 2",
    "AE": "Sheikh Zayed Road|Al Wasl Road|Jumeirah Beach Road|Hamdan Street|Al Khail Road|Corniche Road",
    "ZA": "Long Street|Voortrekker Road|Oxford Road|Jan Smuts Avenue|Kerk Street|Main Road|Bree Street",
    "JP": "Jingumae|Minami-Aoyama|Nishi-Shinjuku|Ginza|Namba|Kita-Horie|Sakae|Tenjin",
    "KR": "Teheran-ro|Sejong-daero|Gangnam-daero|Hannam-daero|Itaewon-ro|Haeundae-ro|Dongil-ro 12-gil",
    "NZ": "Queen Street|Lambton Quay|Ponsonby Road|Cuba Street|Tinakori Road|Great South Road",
    "GR": "Ermou|Leoforos Kifisias|Patission|Odos Athinas|Tsimiski|Egnatia",
}
TOWNS = {
    "IE": "Dublin 2|Dublin 9|Cork|Galway|Limerick|Swords|Naas|Letterkenny|Tralee",
    "IN": "Bengaluru|Mumbai|New Delhi|Chennai|Kolkata|Pune|Gurugram|Hyderabad|Jaipur",
    "SG": "Singapore",
    "AE": "Dubai|Abu Dhabi|Sharjah|Al Ain|Ajman",
    "ZA": "Cape Town|Johannesburg|Durban|Pretoria|Sandton|Port Elizabeth",
    "JP": "Shibuya-ku, Tokyo|Minato-ku, Tokyo|Shinjuku-ku, Tokyo|Chuo-ku, Osaka|Naka-ku, Nagoya|Chuo-ku, Fukuoka",
    "KR": "Gangnam-gu, Seoul|Jongno-gu, Seoul|Yongsan-gu, Seoul|Haeundae-gu, Busan|Nam-gu, Incheon",
    "NZ": "Auckland|Wellington|Christchurch|Hamilton|Dunedin",
    "GR": "Athina|Thessaloniki|Patra|Irakleio",
}
DISTRICTS = {
    "BR": "Centro|Jardim Paulista|Boa Viagem|Copacabana|Savassi|Moema",
    "MX": "Col. Centro|Col. Roma Norte|Col. Del Valle|Fracc. Las Américas",
    "IN": "Indiranagar|Bandra West|Koramangala|Andheri East|Salt Lake|T. Nagar",
    "IE": "Co. Dublin|Co. Cork|Co. Kildare|County Galway",
    "AE": "Al Barsha 1|Jumeirah 2|Business Bay|Al Nahda",
}
STATES = {
    "BR": "SP RJ MG PE BA", "CA": "ON QC BC AB NS", "AU": "NSW VIC QLD WA TAS", "IN": "Karnataka|Maharashtra|Delhi|Tamil Nadu",
    "MX": "CDMX|Jal.|N.L.|Pue.", "IT": "MI RM TO NA FI",
}  # fmt: skip
UNITS = {
    "US": "Apt 4B|Apt. 12|Suite 300|Unit 7|#21|Floor 3|Apartment 9",
    "GB": "Flat 3|Flat 12B|Unit 4", "CA": "Unit 12|Apt 305|Suite 200", "AU": "Unit 4|Level 2", "NZ": "Flat 2|Unit 5",
    "IN": "Flat 4B|2nd Floor|House No. 14|Plot 22", "SG": "#05-12|#12-304", "AE": "Apartment 1204|Office 33|Villa 12",
    "IE": "Apartment 5|Apt 12", "ZA": "Unit 8|Flat 21", "DE": "Wohnung 4|3. OG", "ES": "3º B|piso 2|bajo A", "FR": "Apt 12|Bât. B",
    "IT": "int. 5|scala B", "PL": "m. 12|lok. 3", "BR": "Apto 42|Bloco B", "PT": "2º Esq.|3º Dto", "SE": "lgh 1102", "DK": "2. tv|1. th",
    "NL": "bis|A", "BE": "bus 4|bte 12", "MX": "Int. 4|Depto. 12", "KR": "101-dong 1203-ho|3F", "JP": "Sunny Heights 203|5F", "HU": "2. em. 5.",
}  # fmt: skip
BUILDINGS = ("Rose Cottage", "Kingfisher House", "The Old Rectory", "Harbour View Tower", "Oakwood Business Park")
SENTENCES = (
    "I live at {A}.", "please ship it to {A} by Friday", "The parcel for {A} came back yesterday.", "We moved: our new address is {A}",
    "Can you deliver to {A}?", "Invoice address is {A}, delivery the same.", "Pick up at {A} tomorrow at 9, bring the ID.",
    "He gave {A} as his home and asked for 3 refunds.", "From {A} we sent 12 boxes on 4 May.",
)  # fmt: skip
LABELS = (
    "Shipping address",
    "Billing address",
    "Ship to",
    "Address",
    "Lieferadresse",
    "Adresse",
    "Dirección",
    "Indirizzo",
    "Delivery",
)
CHATS = (
    "its {a}", "i live at {a}", "send it to {a} please", "new address {a} thanks", "{a}", "can u deliver to {a} instead",
    "my addy is {a} and ring the bell twice",
)  # fmt: skip
NOISE = (
    "The 12 Days Deal: 3 for 2 on Alpine Road bikes, ships in 24 hours.", "Chapter 14, Berlin 1920, page 88", "iPhone 15 Pro Max 256 GB, Natural Titanium",
    "Delivered 400 units in 2024, Store 12, Aisle 4, Shelf B", "Room 204 is free at 10:30, Floor 2", "order 10115 Berlin Lamp, 2 pieces, EUR 40",
    "Die Straße der Lieder, Band 5, 2019, 230 Seiten", "Take 2 tablets, 3 times a day, for 10 days", "see Table 3, Figure 12, Appendix B, 2023",
    "Paris 2024, Tokyo 2020, Rio 2016 and London 2012", "Model 5030 Basel, 3 shelves, oak, 120 x 40 cm", "call me on Monday 12 March, 14:00, Madrid time",
    "12 Angry Men, 1957, USA, 96 min", "Section 14 of the Act, 1990, applies", "Unit 4 costs 1200 a month, flat 20 percent off", "Oslo Table 180, Bergen Chair 45, Malmö Lamp 60",
    "sku: 28013 Madrid Tee navy M", "The 5th Avenue scent, 100 ml", "Line 42, column 7: expected ',' in Route 66 mapping", "Highway 61 Revisited, 1965, Columbia",
)  # fmt: skip
LAYOUTS = ("sentence", "label", "block", "chat", "chat bare", "csv", "json", "fields", "capitals", "mail", "noise")
Text = tuple[str, list[tuple[int, int, str]]]


class World:
    """Addresses of one country after the other, each as a list of lines of parts."""

    def __init__(self, seed: int) -> None:
        from mimesis import Address, Person
        from mimesis.locales import Locale

        self.dice = random.Random(seed)
        self.sources = {c: Address(Locale(name), seed=seed) for c, (name, _) in LOCALES.items() if name}
        self.person = Person(Locale("en"), seed=seed)

    def town(self, country: str) -> str:
        """A town's name."""
        if country in TOWNS:
            return self.dice.choice(TOWNS[country].split("|"))
        return re.sub(r"\s*[(/].*", "", self.sources[country].city()).title()

    def code(self, country: str) -> str:
        """A postcode in the country's form."""
        dice = self.dice
        letters = "ABCDEFGHJKLMNPRSTVWXYZ"
        digit = lambda n: "".join(dice.choice("0123456789") for _ in range(n))  # noqa: E731
        forms = {
            "GB": f"{dice.choice(('LS', 'M', 'SW', 'EH', 'CF', 'BN', 'NE', 'OX', 'GU', 'B'))}{dice.randint(1, 20)} {digit(1)}{dice.choice('ABDEFHJL')}{dice.choice('NPRSTUW')}",
            "CA": f"{dice.choice('KLMHVT')}{digit(1)}{dice.choice('ABCEGHJ')} {digit(1)}{dice.choice('ABCEGHJ')}{digit(1)}",
            "IE": f"{dice.choice(('D02', 'D09', 'T12', 'H91', 'K67', 'W91', 'A65'))} {dice.choice('ACDEFHKNPRTVWXY')}{digit(1)}{dice.choice('ACDEFHKNPRTVWXY')}{digit(1)}",
            "NL": f"{dice.randint(1000, 9999)} {dice.choice(letters)}{dice.choice(letters)}",
            "IN": dice.choice((f"{dice.randint(110, 855)}{digit(3)}", f"{dice.randint(110, 855)} {digit(3)}")),
            "SG": f"{dice.randint(10, 82)}{digit(4)}", "JP": f"{dice.randint(100, 999)}-{digit(4)}", "KR": f"0{digit(4)}",
            "BR": f"{dice.randint(10000, 99999)}-{digit(3)}", "PT": f"{dice.randint(1000, 9999)}-{digit(3)}",
            "SE": f"{dice.randint(100, 999)} {digit(2)}", "CZ": f"{dice.randint(100, 799)} {digit(2)}", "SK": f"0{digit(2)} {digit(2)}",
            "GR": f"1{digit(2)} {digit(2)}", "PL": f"{digit(2)}-{digit(3)}", "AE": "",
        }  # fmt: skip
        five = {"US", "DE", "FR", "ES", "MX", "IT", "FI", "EE", "TR", "HR"}
        if country in forms:
            return forms[country]
        if country in five:
            return f"{dice.randint(1000, 99999):05d}"
        return f"{dice.randint(101, 899)}" if country == "IS" else f"{dice.randint(1000, 9990)}"

    def lines(self, country: str) -> list[str]:
        """Street (with a flat now and then), place, now and then the country."""
        dice, town, code = self.dice, self.town(country), self.code(country)
        state = dice.choice(re.split(r"\||(?<=[A-Z]) (?=[A-Z])", STATES[country])) if country in STATES else ""
        district = dice.choice(DISTRICTS[country].split("|")) if country in DISTRICTS else ""
        number, unit = dice.randint(1, 250), dice.choice(UNITS.get(country, "").split("|"))
        flat = bool(unit) and dice.random() < 0.3
        if country in STREETS:
            street = dice.choice(STREETS[country].split("|"))
            street = f"{street} {number}" if country in ("KR", "GR") else f"{number} {street}"
            if country == "JP":
                street = f"{dice.randint(1, 6)}-{dice.randint(1, 30)}-{dice.randint(1, 20)} {street.split(' ', 1)[1]}"
        else:
            street = self.sources[country].address()
            if country not in ("US", "GB", "CA", "AU", "FR") and (ahead := re.match(r"(\d+) (.+)", street)):
                street = f"{ahead[2]} {int(ahead[1]) % 250 + 1}"  # mimesis has the number in front everywhere
        if country in ("US", "GB", "IE", "AU", "NZ", "CA") and dice.random() < 0.08:
            street = dice.choice(
                (f"PO Box {number * 13}", f"P.O. Box {number}", *(("RR 2 Box 14",) if country == "US" else ()))
            )
            flat = False
        place = {
            "US": lambda: f"{town}, {self.sources['US'].state(abbr=True)} {code}",
            "CA": lambda: f"{town}, {state} {code}", "AU": lambda: f"{town} {state} {code}", "GB": lambda: f"{town} {code}",
            "NZ": lambda: f"{town} {code}", "ZA": lambda: f"{town}, {code}", "IE": lambda: f"{town}, {district + ', ' if dice.random() < 0.5 else ''}{code}",
            "IN": lambda: f"{district}, {town}{' - ' if dice.random() < 0.5 else ', ' + state + ' '}{code}", "SG": lambda: f"Singapore {code}",
            "AE": lambda: f"{district}, {town}", "BR": lambda: f"{district}, {town} - {state}, {code}", "MX": lambda: f"{district}, {code} {town}, {state}",
            "IT": lambda: f"{code} {town} {state if dice.random() < 0.5 else ''}".strip(), "JP": lambda: f"{town} {code}", "KR": lambda: f"{town} {code}",
            "HR": lambda: f"{code} {town}",
        }.get(country, lambda: f"{code} {town}")()  # fmt: skip
        first = [street]
        if flat:
            first = (
                [f"{unit}, {street}"]
                if country in ("GB", "AU", "NZ", "IN", "AE", "IE", "ZA") and dice.random() < 0.6
                else [f"{street}, {unit}"]
            )
            if country == "NL":
                first = [f"{street} {unit}"]
        if country in ("GB", "IE", "AE", "IN", "ZA") and dice.random() < 0.15:
            first.insert(0, dice.choice(BUILDINGS))
        return [*first, place, *([LOCALES[country][1]] if dice.random() < 0.35 else [])]

    def text(self, layout: str, country: str) -> Text:
        """One text of a layout with its gold."""
        dice, lines = self.dice, self.lines(country)
        name = f"{self.person.first_name()} {self.person.last_name()}"
        flat = ", ".join(lines)
        if layout == "noise":
            return dice.choice(NOISE), []
        if layout == "sentence":
            return marked(dice.choice(SENTENCES), flat)
        if layout == "label":
            return marked(f"Order 48213\n{dice.choice(LABELS)}: {{A}}\nPayment: card", flat)
        if layout == "block":
            return marked(f"Please deliver to:\n{name}\n{{A}}\n\nThank you", "\n".join(lines))
        if layout == "chat":
            return marked(dice.choice(CHATS), flat.lower())
        if layout == "chat bare":
            return marked(dice.choice(CHATS), flat.lower().replace(",", ""))
        if layout == "csv":
            return marked(f'order,name,address,total\n1001,{name},"{{A}}",45.00', flat)
        if layout == "json":
            return marked(f'{{"order": 1001, "customer": "{name}", "shipping_address": "{{A}}", "total": 45.0}}', flat)
        if layout == "capitals":
            return marked(f"SHIP TO\n{name.upper()}\n{{A}}\nDPD 15 KG", "\n".join(lines).upper())
        if layout == "mail":
            return marked(
                f"Hi team,\nplease update my details.\n\nBest\n{name}\n{{A}}\nTel. +44 20 7946 0{dice.randint(100, 999)}",
                "\n".join(lines),
            )
        if layout == "fields":
            text = f"Name: {name}\nStreet: "
            marks = []
            for label, value in (
                ("", lines[0]),
                ("City: ", self.town(country)),
                ("Postcode: ", self.code(country) or "00000"),
            ):
                text += label
                marks.append((len(text), len(text) + len(value), "ADDRESS"))
                text += value + "\n"
            return text, marks
        raise ValueError(layout)


def marked(pattern: str, address: str) -> Text:
    """The pattern with the address in it, and where it stands."""
    mark = "{A}" if "{A}" in pattern else "{a}"
    at = pattern.index(mark)
    return pattern.replace(mark, address), [(at, at + len(address), "ADDRESS")]


def texts(count: int, seed: int) -> Iterator[tuple[str, str, Text]]:
    """Layout, country and text, the same each time."""
    world = World(seed)
    for n in range(count):
        layout = LAYOUTS[n % len(LAYOUTS)]
        country = list(LOCALES)[(n // len(LAYOUTS)) % len(LOCALES)]
        yield layout, country, world.text(layout, country)


_program = """
import json, sys
sys.path[:0] = [sys.argv[1]]
sys.dont_write_bytecode = True
from bench import addresses
print(json.dumps(list(addresses.texts(int(sys.argv[2]), int(sys.argv[3])))))
"""


def made(count: int, seed: int) -> list[tuple[str, str, Rows]]:
    """The texts, made where mimesis is."""
    folder = environment("presidio")
    if folder is None:
        sys.exit("mimesis can't be had, so there is nothing to measure on")
    root = Path(__file__).parent.parent
    command = [folder / "python", "-c", _program, str(root), str(count), str(seed)]
    made: list[tuple[str, str, Rows]] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return made


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--texts", type=int, default=4_000)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--show", default="", help="print what is missed (in []) of this country or layout")
    options = parser.parse_args()
    rows = made(options.texts, options.seed)
    inputs = [text for _, _, (text, _) in rows]  # type: ignore[misc]
    for who, answer in (("Seawall", ours(inputs)), ("Presidio", peers(inputs) if not options.show else None)):
        if answer is None:
            continue
        tallies: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        alarms = quiet = 0
        for (layout, country, (text, marks)), (_, places) in zip(rows, answer[1], strict=True):  # type: ignore[misc]
            gold, found = characters([(int(a), int(b)) for a, b, _ in marks]), characters(places)  # type: ignore[call-overload]
            if layout == "noise":
                quiet, alarms = quiet + 1, alarms + bool(found)
            for key in ("all", layout, country):
                for at, size in enumerate((len(gold & found), len(gold), len(found))):
                    tallies[key][at] += size
            if options.show in (layout, country) and gold ^ found:
                print(
                    repr(
                        "".join(
                            f"[{c}]" if n in gold - found else f"<{c}>" if n in found - gold else c
                            for n, c in enumerate(text)
                        )
                        .replace("][", "")
                        .replace("><", "")
                    )
                )
        print(f"{who}: {scores(*tallies['all'])}; {alarms} of {quiet} texts without an address got one")
        for key, tally in sorted(tallies.items(), key=lambda item: (item[0].isupper(), item[0])):
            if key != "all" and tally[1]:
                print(f"    {key:10} {scores(*tally)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
