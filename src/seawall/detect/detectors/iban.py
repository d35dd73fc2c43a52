"""International bank account numbers: country, length, structure and the mod-97 check must all be right.

Right behind the word IBAN or one for an account a wrong check is a slip of the hand: *possible*, and the reason says so.
"""

from __future__ import annotations

from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff
from seawall.model.words import Category, Confidence

# The SWIFT registry's account structures: country, then runs of n digits, a letters, c either. The last two lines are
# countries that use the format without being registered (their lengths as published by their central banks).
_STRUCTURES = """
AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n
DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c
HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n
LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c
PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n
ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c
AO21n BF2c22n BJ2c22n CF23n CG23n CI2c22n CM23n CV21n DZ22n GA23n GQ23n GW2c19n IR22n KM23n MA24n MG23n ML2c22n MZ21n
NE2c22n SN2c22n TD23n TG2c22n
"""
_KINDS = {"n": "[0-9]", "a": "[A-Z]", "c": "[0-9A-Z]"}


@lru_cache(maxsize=256)
def _compiled(structure: str) -> tuple[int, re.Pattern[str]]:
    parts = re.findall(r"(\d+)([nac])", structure[2:])
    length = 4 + sum(int(count) for count, _ in parts)
    body = "".join(f"{_KINDS[kind]}{{{count}}}" for count, kind in parts)
    return length, re.compile(structure[:2] + "[0-9]{2}" + body)


_STRUCTURE = {structure[:2]: structure for structure in _STRUCTURES.split()}
_SEPARATORS = " -."
"""For the browser's engine; here each is counted by itself, which is quicker."""
named_chars = 32
_NAMED = re.compile(
    r"(?:^|[^A-Za-z0-9])(?:iban|account(?:[ _-]?(?:number|no))?|konto(?:nummer|nr)?|rekening(?:nummer)?|compte|cuenta|conto|conta|konta"
    r"|rachunku|rachunek|účet|účtu|hesap|számlaszám|ιβαν|(?:ال)?[آا]يبان)[\"'.)]{0,2}(?:[ ]{1,2}[A-Za-z\u00c0-\u024f]{1,12}[.]?){0,2}[\"']?[ \t]{0,2}[:=#>-]?[ \t\"'(]{0,3}$",
    re.IGNORECASE,
)
"""What makes a number of the right form one that was mistyped: its name right before it."""
_DIGITS = {ord(letter): str(number) for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 10)}


def _validate(candidate: Candidate) -> Judgement | None:
    country = candidate.value[:2].upper()
    structure = _STRUCTURE.get(country)
    if structure is None:
        return None
    length, shape = _compiled(structure)
    value = candidate.value
    if candidate.pattern.name == "wrapped":
        places = [at for at, character in enumerate(value) if character.isalnum()][:length]
        compact = "".join(value[at] for at in places)
        return _judged(candidate, compact, shape, candidate.start + places[-1] + 1)
    compact = value.replace(" ", "").replace("-", "").replace(".", "")[:length]
    if len(compact) < length or not (compact.isupper() or compact.islower()):
        return None
    # How much of the value holds so many characters that are no separators.
    taken, seen = 0, length
    while seen != taken:
        taken = seen
        seen = length + value.count(" ", 0, taken) + value.count("-", 0, taken) + value.count(".", 0, taken)
    end = candidate.start + taken
    return _judged(candidate, compact, shape, end)


def _judged(candidate: Candidate, compact: str, shape: re.Pattern[str], end: int) -> Judgement | None:
    number = compact.upper()
    if _goes_on(candidate.text, end) or not shape.fullmatch(number):
        return None
    if not mod97(number):
        named = _NAMED.search(candidate.text[max(0, candidate.start - named_chars) : candidate.start])
        if not named or len(set(number[4:])) < 3:
            return None
        reasons = ("country and length", "its name before it", "check digits are wrong")
        return candidate.accept(*reasons, confidence=Confidence.POSSIBLE, end=end, weight=1)
    return candidate.accept("country and length", "check digits", confidence=Confidence.VERY_LIKELY, end=end, weight=3)


def length_of(country: str) -> int | None:
    """How long the account numbers of a country are; None where it has none."""
    structure = _STRUCTURE.get(country)
    return _compiled(structure)[0] if structure else None


_WORD = re.compile(r"(?<=[0-9])[A-Z][a-z]")
"""A label that lost its line end: ``0130 00Order``."""


def _goes_on(text: str, end: int) -> bool:
    """Whether the run of letters and digits does not end here."""
    return end < len(text) and text[end].isalnum() and text[end].isascii() and not _WORD.match(text, end)


def mod97(number: str) -> bool:
    """ISO 7064 MOD 97-10 over an upper-case IBAN."""
    if number[2:4] in ("00", "01", "99"):
        return False  # 98 less a remainder of 97 is 2 to 98
    return int((number[4:] + number[:4]).translate(_DIGITS)) % 97 == 1


DETECTOR = Detector(
    stuff=Stuff.SOLID,
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(
            regex=r"\b[A-Za-z]{2}\d{2}(?:[ .-]{0,2}[0-9A-Za-z]){11,30}",
            gate=r"\b(?:" + "|".join(sorted(_STRUCTURE)) + r")\d{2}(?:[ .-]{0,2}[0-9A-Za-z]){8}",
            gate_lead=28,
            caseless=True,
            confidence=Confidence.LIKELY,
        ),
        Pattern(
            regex=r"\b[A-Z]{2}[ -]\d{2}(?:[ .-]{0,2}[0-9A-Z]){11,30}",
            gate=r"\b(?:" + "|".join(sorted(_STRUCTURE)) + r")[ -]\d{2}(?:[ .-]{0,2}[0-9A-Z]){8}",
            gate_lead=29,
            confidence=Confidence.LIKELY,
        ),
        # One that goes on in the next line, behind a mark of quotation perhaps.
        Pattern(
            regex=r"\b[A-Z]{2}\d{2}(?:[ ]?[0-9A-Z]){2,26}[ ]?\r?\n[ \t>]{0,4}[0-9A-Z](?:[ ]?[0-9A-Z]){1,26}",
            gate=r"\b(?:" + "|".join(sorted(_STRUCTURE)) + r")\d{2}(?:[ ]?[0-9A-Z]){2,26}[ ]?\r?\n[ \t>]{0,4}[0-9A-Z]",
            name="wrapped",
            confidence=Confidence.LIKELY,
        ),
    ),
    context=Context(positive=("iban",)),
    validate=_validate,
    hits=(
        Example("Bitte auf DE89 3704 0044 0532 0130 00 überweisen.", ("DE89 3704 0044 0532 0130 00",), "check digits"),
        Example("iban gb82west12345698765432", ("gb82west12345698765432",)),
        Example("AL47-2121-1009-0000-0002-3569-8741", ("AL47-2121-1009-0000-0002-3569-8741",)),
        Example(
            "SE45 5000 0000 0583 9825 7466 or NO93 8601 1117 947",
            ("SE45 5000 0000 0583 9825 7466", "NO93 8601 1117 947"),
        ),
        Example("VG96 VPVG 0000 0123 4567 8901 X in a sentence", ("VG96 VPVG 0000 0123 4567 8901",)),
        Example(
            "NL91ABNA0417164300,FR1420041010050500013M02606", ("NL91ABNA0417164300", "FR1420041010050500013M02606")
        ),
        Example("IBAN DE 89 3704 0044 0532 0130 00", ("DE 89 3704 0044 0532 0130 00",)),
        Example("auf DE893704 0044\n> 0532013000 zahlen", ("DE893704 0044\n> 0532013000",)),
        Example("IBAN: DE89 3704 0044 0532 0130 00Order: 4711", ("DE89 3704 0044 0532 0130 00",)),
        Example("NL91ABNA0417164300Name: Ana", ("NL91ABNA0417164300",)),
        Example("rekeningnummer NL91ABNA0417164301", ("NL91ABNA0417164301",), "check digits are wrong"),
        Example("IBAN des Kunden: DE89 3704 0044 0532 0130 01", ("DE89 3704 0044 0532 0130 01",)),
    ),
    misses=(
        "DE89 3704 0044 0532 0130 01",
        "LV80 bANK 0000 4351 9500 1",
        "SM86 0032 2509 8000 0000 0270 100",
        "build ab12cd34ef56ab78cd90ef12",
        "DE893704004405320130001",
        "IBAN missing, parcel DE89370400440532013001",
        "IBAN: DE00 0000 0000 0000 0000 00",
        "DE89370400440532013000AB",
        "DE89370400440532013000ab",
        "DE89370400440532\n0130001",
        "IN 20 OF THESE 38 SHOPS",
    ),
    overlooks="numbers with a wrong check that the word does not stand right before",
    confuses="nothing seen so far",
    source="https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
)
