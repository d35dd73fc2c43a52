"""Texts nobody trained on, with gold spans: other sentences, other names, other streets than bench/train_names.py uses.

    pip install mimesis==22.2.0         # names and addresses of some 35 locales, MIT

``texts(slice, count)`` yields ``(text, [(start, end, label)])`` for a slice of :data:`SLICES`, the same each time.
Labels are
``PERSON`` and ``ADDRESS``.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from names_heldout_letters import FAMILY_FIRST, LETTERS

LETTERS_EACH = 200
LOCALES = ("en", "en-gb", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "cs", "tr")
COUNTRIES = {
    "en": "USA",
    "en-gb": "United Kingdom",
    "de": "Deutschland",
    "fr": "France",
    "es": "España",
    "it": "Italia",
    "nl": "Nederland",
    "pt": "Portugal",
    "pl": "Polska",
    "sv": "Sverige",
    "da": "Danmark",
    "cs": "Česko",
    "tr": "Türkiye",
}

MAILS = {
    "en": """
Morning {G},\\nattached is the quote we discussed on the phone.\\nAll the best\\n{G} {S}
The parcel for {N} was handed to a neighbour yesterday afternoon.
{N} says the zip on her jacket broke after one week and wants a new one.
Could somebody from finance ring {N} back about the double charge?
Escalated by {N}: three chairs out of five arrived scratched.
Our buyer {N} negotiates with the mill in spring.
Looping in {N} and {N} so that nobody is left out.
It was {G} who approved the discount, not {G}.
Spoke to a lady named {N}; she moves house next week.
Compose a polite refusal to {N}, who wants a refund after ninety days.
Reviewer {N} gave us one star because of the packaging.
Warm wishes from the whole team,\\n{N}\\nHead of Returns
{N} has not paid invoice 20418 although we reminded him twice.
Payroll question: does {N} get the bonus this quarter?
Hello there, it is {N} writing, my basket keeps emptying itself.
""",
    "de": """
Moin {G},\\nhier das Angebot wie besprochen.\\nBeste Grüße aus dem Norden\\n{N}
{N} reklamiert zwei Teller aus der letzten Sendung.
Die Kundin {N} möchte lieber einen Gutschein.
Wer hat mit {N} über den Rabatt gesprochen?
Formuliere eine Absage an {N}, die Frist ist vorbei.
""",
    "fr": """
Salut {G},\\nvoici le devis dont nous avons parlé.\\nBelle journée\\n{N}
{N} se plaint de deux assiettes cassées.
La cliente {N} préfère un bon d'achat.
Qui a parlé de la remise avec {N} ?
""",
    "es": """
Buenas {G},\\naquí va el presupuesto.\\nUn abrazo\\n{N}
{N} reclama dos platos rotos.
La clienta {N} prefiere un vale.
¿Quién habló con {N} sobre el descuento?
""",
    "it": """
Salve {G},\\necco il preventivo.\\nA presto\\n{N}
{N} segnala due piatti rotti.
La cliente {N} preferisce un buono.
Chi ha parlato con {N} dello sconto?
""",
    "nl": """
Dag {G},\\nhierbij de offerte.\\nFijne dag\\n{N}
{N} meldt twee kapotte borden.
De klant {N} wil liever een tegoedbon.
Wie heeft met {N} over de korting gepraat?
""",
    "pt": """
Viva {G},\\nsegue o orçamento.\\nAbraço\\n{N}
{N} reclama de dois pratos partidos.
A cliente {N} prefere um vale.
""",
    "pl": """
Witaj {G},\\nprzesyłam ofertę.\\nMiłego dnia\\n{N}
{N} zgłasza dwa rozbite talerze.
Klientka {N} woli bon.
""",
    "sv": """
Hejsan {G},\\nhär kommer offerten.\\nHa det bra\\n{N}
{N} klagar på två trasiga tallrikar.
Kunden {N} vill hellre ha ett presentkort.
""",
    "da": """
Godmorgen {G},\\nher er tilbuddet.\\nHav en god dag\\n{N}
{N} klager over to knuste tallerkener.
""",
    "cs": """
Ahoj {G},\\nposílám nabídku.\\nHezký den\\n{N}
{N} reklamuje dva talíře.
""",
    "tr": """
Selam {G},\\nteklif ekte.\\nİyi günler\\n{N}
{N} iki kırık tabak bildirdi.
""",
}
CHATS = """
hiya, {g} {s} here, cant check out
you can call me {g}
yep {g} {s}
{g} {s} thats me
account is registered to {g} {s}
the order was placed by {g} {s} last sunday
oh hey its {g} again from this morning
put it on {g} {s} please
my flatmate {g} signed for it
the lady on the phone was {g}
ok thanks {g} you were great
alright thank you very much {g}
good evening my name is {g} {s} and the zip broke
sure thing, name {g} {s}, order 48213
it says {g} {s} on the parcel
who do i talk to, is it {g}?
i am {g} {s}, account ending 4412
first {g} last {s}
nice to meet you {g}
{g}
""".strip().split("\n")
CLEAN_CHATS = """
hiya, cant check out
you can call me after six
yep thats right
thats me
account is registered to my work address
the order was placed last sunday
oh hey its me again from this morning
put it on my card please
my flatmate signed for it
the lady on the phone was rude
ok thanks you were great
alright thank you very much
good evening, the zip broke
sure thing, order 48213
it says return to sender on the parcel
who do i talk to about this?
i am locked out, account ending 4412
nice to hear that
what a mess
i would rather have store credit
does the blue one run small
is the lamp dimmable
the tracking has not moved since friday
i already reset the app twice
can the courier ring the bell at the side door
my daughter wants the pink one
it arrived wet and the carton was torn
the voucher says expired
so how much do i get back
please tell the driver the gate code is 2214
any chance of a price match
i need it by saturday for a wedding
the email never came through
is express shipping still possible today
the left shoe is bigger than the right
got the wrong flavour
thanks anyway
works now, cheers
hm let me think
ok i will wait for the mail
Hello, thank you for reaching out to us today.
Certainly, could I have the last four digits please?
I do apologise for the delay with your parcel.
Let me look into that for you right away.
May I place you on a short hold?
Good news, the refund was issued this morning.
Your new delivery slot is Thursday between two and four.
Would you like a replacement or your money back?
""".strip().split("\n")
PLACES = """
Please send the spare part to {A}.
the new flat is at {A} from june
Collect it from {A} between nine and five
Ship-to: {A}
Our customer lives at {A} and is away on Mondays.
Invoice goes to\\n{B}\\nthanks
Deliver here:\\n{N}\\n{B}
{N}\\n{B}
The courier could not find {A} yesterday.
Is {A} inside your delivery zone?
""".strip().split("\n")
QUIET = """
The Verona armchair pairs well with the Bergen sideboard in Smoked Oak.
Room 12 has 3 ways to arrange the tables; see page 40 of the guide.
Version 4.12.0 fixes 17 errors in the checkout of the Nordic stores.
2 for 1 on Sunday, 15 percent off the Alpine Jacket in Forest Green
We sold 400 pieces in 30 days, 12 of them in the Berlin store.
SELECT city, zip FROM orders WHERE total > 100 AND country = 'DE'
A4021;Lampe Verona;Messing;Gross;129,00;DE;4006381333931
Line 7: ValueError in module catalog.loader, retry 3 of 5
Turn left after 200 metres, the way is steep and the square is closed.
Organic Cotton Tee, Heather Grey, Size M, SKU 1002-33-GR
""".strip().split("\n")
SLICES = ("mails", "chats", "clean chats", "addresses", "quiet", "letters")

Text = tuple[str, list[tuple[int, int, str]]]


class World:
    """Names and addresses of one locale after the other."""

    def __init__(self, seed: int) -> None:
        from mimesis import Address, Person
        from mimesis.locales import Locale

        self.dice = random.Random(seed)
        self.people = {name: Person(Locale(name), seed=seed) for name in LOCALES}
        self.addresses = {name: Address(Locale(name), seed=seed) for name in LOCALES}

    def name(self, locale: str) -> tuple[str, str]:
        """Given and family name."""
        return self.people[locale].first_name(), self.people[locale].last_name()

    def lines(self, locale: str) -> list[str]:
        """An address as the country writes it: street, postcode and city, now and then the country."""
        source, dice = self.addresses[locale], self.dice
        city = re.sub(r"\s*[(/].*", "", source.city())
        code, street = source.postal_code(), source.address()
        if locale == "en":
            if dice.random() < 0.3:
                street += f", {dice.choice(['Apt', 'Suite', 'Unit', 'Apt.'])} {dice.randint(1, 99)}"
            place = f"{city}, {source.state(abbr=True)} {code}"
        elif locale == "en-gb":
            area = dice.choice(("LS", "M", "SW", "EH", "CF", "BN", "NE", "OX", "GU", "B"))
            inward = dice.choice("ABDEFHJL") + dice.choice("NPRSTUW")
            place = f"{city} {area}{dice.randint(1, 20)} {dice.randint(1, 9)}{inward}"
        elif locale == "fr":
            place = f"{code} {city.title()}"
        elif locale == "pt":
            place = f"{code[:4]}-{dice.randint(100, 999)} {city}"
        else:
            place = f"{code} {city}"
        return [street, place, *([COUNTRIES[locale]] if dice.random() < 0.35 else [])]


class Bearers:
    """Names of people alone, for the letters."""

    def __init__(self, seed: int) -> None:
        from mimesis import Person
        from mimesis.locales import Locale

        self.people = {name: Person(Locale(name), seed=seed) for name in LETTERS}

    def name(self, locale: str) -> tuple[str, str]:
        """The two parts in the order of the language."""
        given, family = self.people[locale].first_name(), self.people[locale].last_name()
        return (family, given) if locale in FAMILY_FIRST else (given, family)


def letters() -> Iterator[Text]:
    """Every pattern of bench/names_heldout_letters.py in turn, language after language."""
    bearers = Bearers(5)
    for locale, patterns in LETTERS.items():
        lines = patterns.strip().split("\n")
        for n in range(LETTERS_EACH):
            yield filled(bearers, lines[n % len(lines)], locale)


def filled(world: World | Bearers, pattern: str, locale: str) -> Text:
    """One text with its spans."""
    given, family = world.name(locale)
    text, marks = "", []
    for piece in re.split(r"(\{\w\})", pattern.replace("\\n", "\n")):
        label = ""
        if piece in ("{N}", "{G}", "{S}", "{g}", "{s}"):
            if piece == "{N}":
                given, family = world.name(locale)
            piece = {"N": f"{given} {family}", "G": given, "S": family, "g": given.lower(), "s": family.lower()}[
                piece[1]
            ]
            label = "PERSON"
        elif piece in ("{A}", "{B}"):
            piece = (", " if piece == "{A}" else "\n").join(world.lines(locale))
            label = "ADDRESS"
        if label and marks and marks[-1][2] == label == "PERSON" and text[marks[-1][1] :] == " ":
            marks[-1] = (marks[-1][0], len(text) + len(piece), label)
        elif label:
            marks.append((len(text), len(text) + len(piece), label))
        text += piece
    return text, marks


def texts(name: str, count: int, seed: int = 7) -> Iterator[Text]:
    """Texts of a slice; letters are always the same, two hundred a language."""
    if name == "letters":
        yield from letters()
        return
    world = World(seed)
    for n in range(count):
        locale = LOCALES[n % len(LOCALES)]
        if name == "mails":
            yield filled(world, world.dice.choice(MAILS[locale[:2]].strip().split("\n")), locale)
        elif name == "chats":
            yield filled(world, world.dice.choice(CHATS), world.dice.choice(("en", "en", "en", locale)))
        elif name == "addresses":
            yield filled(world, world.dice.choice(PLACES), locale)
        else:
            yield world.dice.choice(CLEAN_CHATS if name == "clean chats" else QUIET), []
