"""Postal addresses by form: number, street and what follows, as written in English, German, Dutch, Nordic, French, Spanish,
Italian, Portuguese and Polish; PO boxes, British postcodes, and ``City, ST 12345``. Unit, city and postcode that follow
a street belong to the same finding, so that a postcode is no separate number."""

from __future__ import annotations

import re

from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.postal import begins_at, ends_at, known_place, town_before, with_number
from seawall.model.words import Category, Confidence

# A letter of any script, an apostrophe or a hyphen, written as what it is not to stay in the portable subset; with "?",
# which is what Hyperscan sees of a letter beyond Latin-1.
_L = r"[^\x00-\x26\x28-\x2c\x2e-\x3e\x40\x5b-\x60\x7b-\x7f]"
_SURE = r"street|st|avenue|ave|av|road|rd|drive|dr|lane|ln|court|ct|boulevard|blvd|parkway|pkwy|terrace|highway|hwy|crescent|mews"
_MAYBE = (
    r"way|place|pl|circle|cir|square|sq|trail|close|grove|row|walk|alley|gardens|hill|park|loop|plaza|quay|wharf|path"
)
_GERMANIC = (
    r"(?:stra[^ ]{1,2}e|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|straat|laan|plein|gracht|kade|dijk|singel"
    r"|gatan|gata|v[^ ]{1,2}gen|vegen|veien|vej|gade|all[^ ]{1,2}|katu|polku|[ei]ntie)"
)
_ROMANCE_BEFORE = r"(?:rue|avenue|boulevard|bd|place|all[^ ]{1,2}e|impasse|chemin|quai|route|cours|passage|faubourg)"
_ROMANCE_AFTER = (
    r"(?:calle|c/|avenida|avda\.?|plaza|paseo|camino|carrer|via|viale|piazza|corso|vicolo|largo|rua|travessa|pra[^ ]{1,2}a"
    r"|estrada|alameda|rodovia|ulica|ulice|ul\.|al\.|os\.|pl\.|avinguda|trg|bulevardul|bd-ul|strada|calea|splaiul|aleea"
    r"|n[^ ]{1,2}m[^ ]{1,2}st[^ ]{1,2}|n[^ ]{1,2}m\.|t[^ ]{1,2}[^ ]{1,2}da|leoforos|odos)"
)
# A type in a word of its own behind the name: Slovenska cesta 54, Váci u. 12., Karl Johans gate 12, Atatürk Cad. No: 15.
# Letters beyond ASCII stand as what is not a space here; the validator looks at the word itself.
_AFTER = (
    r"(?:stra[^ ]{1,2}e|strasse|str\.|weg|platz|allee|gate|gata|gatan|vei|veien|vej|plass|plads|torg|tie|katu|aukio|cesta"
    r"|ulica|ulice|trg|utca|u\.|[^ ]{1,2}t|[^ ]{1,2}tja|t[^ ]{1,2}r|tere|k[^ ]{1,2}r[^ ]{1,2}t|krt\.|caddesi|cad\.|cd\."
    r"|soka[^ ]{1,2}|sok\.|sk\.|bulvar[^ ]{1,2}|blv\.|mahallesi|mah\.|iela|g\.|gatv[^ ]{1,2}|tn\.|t[^ ]{1,2}nav|puiestee|prospekt)"
)
_after_text = (
    "straße strasse str. weg platz allee gate gata gatan vei veien vej plass plads torg tie katu aukio cesta ulica ulice "
    "trg utca u. út útja tér tere körút krt. caddesi cad. cd. sokağı sokak sok. sk. bulvarı blv. mahallesi mah. iela g. "
    "gatvė tn. tänav puiestee prospekt"
)
_AFTER_WORDS = frozenset(_after_text.split())
_ORDINARY = frozenset(["gate", "tie", "u.", "g.", "sk.", "cd.", "tere", "vei", "út", "trg"])
"""Of these, words that are also something else: they want a place, a postcode or a context word beside them."""
_STATES = r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])"
_UK = (
    r"(?:GIR ?0AA|(?:A[BL]|B[ABDHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
    r"|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
    r"\d[0-9A-HJKPS-UW]? ?\d[ABD-HJLNP-UW-Z]{2})"
)
_NOT_STREETS = re.compile(
    r"\b(?:minutes?|hours?|days?|years?|weeks?|months?|times?|people|percent|miles?|km|the|of|in|to|a|an|and|or|is|my|this|that|"
    r"per|other|more|ways?|best|easy|different|simple|second|first|x|gb|tb|mb|bit|line|lines|pages?)\b",
    re.IGNORECASE,
)


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    form = candidate.pattern.name
    if form == "British postcode":
        return _postcode(candidate)
    if form == "street and number":
        # A word boundary is one of ASCII's, so Überseering begins behind its first letter.
        while start and text[start - 1].isalpha() and not text[start - 1].isascii():
            start -= 1
    if start and (text[start - 1].isalnum() or text[start - 1] in "$€£#.-_"):
        return None
    if form == "postcode by name":
        return candidate.accept(form, weight=1)
    if form in _PLACES:
        return _place(candidate)
    tail_end, proved = ends_at(text, end)
    reasons = (form, *(("postcode",) if proved else ()))
    if form == "number and street":
        street = re.sub(r"^\S+ ", "", candidate.value)
        if not proved and _NOT_STREETS.search(street) and tail_end == end:
            return None
        if not _capitalised(street) and tail_end == end and candidate.context() is None:
            return None
    elif form == "street with a type in front" and tail_end == end and candidate.context() is None:
        named = re.sub(r"^\S+ ", "", candidate.value)
        if not any(character.isupper() for character in named) or (
            candidate.value[:1].islower() and not named[:1].isupper()
        ):
            return None
    elif form == "name, type and number":
        start = _name_begin(candidate)
        town = town_before(text, start)
        if start < 0 or (_weak(candidate) and tail_end == end and town == start and candidate.context() is None):
            return None
        start = town
    word = candidate.context()
    if word:
        reasons = (*reasons, f"context word: {word}")
    sure = Confidence.VERY_LIKELY if len(reasons) > 1 else Confidence.LIKELY
    return candidate.accept(*reasons, confidence=sure, start=with_number(text, start), end=tail_end, weight=1)


_PLACES = ("postcode and city", "city and postcode", "city, state and ZIP", "flat or suite")


def _place(candidate: Candidate) -> Judgement | None:
    """A postcode with its city: an address when a street stands before it; ``City, ST 12345`` also alone."""
    text = candidate.text
    start = begins_at(text, candidate.start)
    if start == candidate.start:
        if candidate.pattern.name != "city, state and ZIP":
            return None
    elif candidate.pattern.name.startswith(("postcode", "city and")) and candidate.context() is None:
        street = text[start : candidate.start]
        if _NOT_STREETS.search(street) or not any(map(known_place, re.findall(r"[^\W\d_]{3,}", candidate.value))):
            return None
    end, _ = ends_at(text, candidate.end)
    word = candidate.context()
    form = "street, postcode and city" if start < candidate.start else candidate.pattern.name
    reasons = (form, *((f"context word: {word}",) if word else ()))
    sure = Confidence.VERY_LIKELY if start < candidate.start else Confidence.LIKELY
    return candidate.accept(*reasons, confidence=sure, start=start, end=end, weight=1)


def _type_of(candidate: Candidate) -> tuple[str, int]:
    """The word of the street's type before the house number, and where it begins."""
    for found in re.finditer(r" ([^\s\d,]+),?(?= ?(?:n[or][.:]? ?|br\.? ?)?\d)", candidate.value, re.IGNORECASE):
        return found.group(1).lower(), found.start(1)
    return "", 0


def _weak(candidate: Candidate) -> bool:
    return _type_of(candidate)[0] in _ORDINARY


def _name_begin(candidate: Candidate) -> int:
    """Where a street's name before its type begins: its last capitalised words; -1 when there are none."""
    kind, at = _type_of(candidate)
    if kind not in _AFTER_WORDS:
        return -1
    begin = -1
    for word in reversed(list(re.finditer(r"\S+", candidate.value[:at]))):
        first = word.group()[0]
        if first.isupper() or (first.isdigit() and begin >= 0):
            begin = word.start()
        elif begin >= 0:
            break
    return candidate.start + begin if begin >= 0 else -1


def _capitalised(street: str) -> bool:
    """The street's name begins like a name: each longer word with a capital or a digit."""
    long_words = [word for word in re.findall(r"[\w'’-]+", street) if len(word) > 3]
    return all(not word[0].islower() for word in long_words) and any(
        word[0].isupper() for word in re.findall(r"\w+", street)
    )


def _postcode(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    if (
        candidate.against()
        or text[end : end + 1] in ("-", "_", "/")
        or text[start - 1 : start] in ("-", "_", "/", "#", ".")
    ):
        return None
    if " " not in candidate.value and candidate.context() is None and len(text.strip()) > len(candidate.value):
        return None
    begin = _uk_begin(text, start)
    stop, _ = ends_at(text, end)
    return candidate.accept("British postcode", confidence=Confidence.LIKELY, start=begin, end=stop)


def _uk_begin(text: str, start: int) -> int:
    """Where the street and town before a postcode begin."""
    town = re.compile(r"(?:[A-Z][^\W\d_]+[ -]?(?:(?:upon|on|in|of|under)[ -])?){1,3}[ ,\n]{1,2}$").search(
        text, max(0, start - 40), start
    )
    if town is None:
        return begins_at(text, start)
    begin = begins_at(text, town.start())
    return begin if begin < town.start() else begins_at(text, start)


def _pattern(name: str, regex: str, *, caseless: bool = True, gate: str = "") -> Pattern:
    return Pattern(regex=regex, name=name, caseless=caseless, gate=gate, confidence=Confidence.LIKELY)


DETECTOR = Detector(
    stuff=Stuff.PROSE,
    category=Category.CUSTOMER_PII,
    patterns=(
        _pattern(
            "number and street",
            r"\b\d{1,6}[A-Za-z]?(?:[ -]\d{1,5})?,? (?:" + _L + r"{1,20}\.? |\d{1,3}(?:st|nd|rd|th) ){1,4}(?:" + _SURE + r")\b",
        ),
        _pattern(
            "number and street",
            r"\b\d{1,6}[A-Za-z]?(?:[ -]\d{1,5})?,? (?:[A-Z]" + _L + r"{1,20}\.? ){1,3}(?:"
            + "|".join(word.capitalize() for word in _MAYBE.split("|")) + r")\b",
            caseless=False,
        ),
        _pattern("street and number", r"\b" + _L + r"{2,24}" + _GERMANIC + r" \d{1,4}(?: ?[a-h]\b)?",
                 gate=_GERMANIC + r" \d"),
        _pattern("name, type and number", r"(?:" + _L + r"{2,20}\.? ){1,3}" + _AFTER
                 + r",? ?(?:n[or][.:]? ?|br\.? ?)?\d{1,4}(?:[-/]\d{1,4})?(?: ?[a-h]\b)?\.?",
                 gate=" " + _AFTER + r",? ?(?:n[or][.:]? ?|br\.? ?)?\d"),
        _pattern(
            "number, type and name",
            r"\b\d{1,4}(?: ?(?:bis|ter))?,? " + _ROMANCE_BEFORE + r" (?:(?:de|du|des|la|le|les|l'|d') ?){0,2}"
            + _L + r"{2,20}(?:[ -][A-Z]" + _L + r"{1,20}){0,3}",
            gate=r"\d(?: ?(?:bis|ter))?,? " + _ROMANCE_BEFORE + " ",
        ),
        _pattern(
            "street with a type in front",
            r"\b" + _ROMANCE_AFTER + r" ?(?:" + _L + r"{1,20}\.?,? ){1,5}(?:n[.o ]{0,3})?\d{1,5}(?:[ /-]\d{1,4})?\b",
        ),
        _pattern("PO box", r"\b(?:p\.? ?o\.? ?box|postfach|apartado(?: postal)?|postbus|bo[^ ]{1,2}te postale) \d{1,7}\b"),
        _pattern("city, state and ZIP", r"\b[A-Z]" + _L + r"{2,20}(?: [A-Z]" + _L + r"{2,20}){0,2},? " + _STATES
                 + r" \d{5}(?:-\d{4})?\b", caseless=False),
        _pattern("postcode and city", r"\b(?:[A-Z]{1,3}-)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{4} ?[A-Z]{2}) [A-Z]"
                 + _L + r"{2,24}", caseless=False, gate=r"\d(?: ?[A-Z]{2})? [A-Z]" + _L + _L),
        _pattern("city and postcode", r"\b[A-Z]" + _L + r"{2,24},? \d{5}\b", caseless=False, gate=_L + r",? \d{5}\b"),
        Pattern(regex=r"\b\d{1,5} [A-Z]" + _L + r"{2,20}(?: [A-Z]" + _L + r"{1,20}){0,3} \d{1,4}\b", name="number, name and number",
                confidence=Confidence.LIKELY, context_required=True, gate=r"\b\d{1,5} [A-Z]" + _L + r"{2}"),
        _pattern("flat or suite", r"\b(?:apt|apartment|suite|flat|unit)\.? #?\d{1,5}[a-z]?\b"),
        Pattern(regex=r"\b(?:zip(?: ?code)?|post(?:al)? ?code|plz|code postal|c[^ ]digo postal)(?: is)?:? {0,1}(\d{4,6}(?:-\d{3,4})?)\b",
                name="postcode by name", caseless=True, group=1, confidence=Confidence.LIKELY),
        _pattern("military post", r"\b(?:(?:PSC|Unit|CMR|USNS|USNV|USS|USCGC) [A-Z0-9][A-Za-z0-9]{0,20},?(?: Box \d{1,5})?[ ,\n]{1,2})?"
                 r"[ADF]PO,? A[AEP] \d{5}(?:-\d{4})?\b", caseless=False, gate=r"PO,? A[AEP] \d{5}"),
        _pattern("British postcode", r"\b" + _UK + r"\b", caseless=False),
    ),
    context=Context(
        positive=words(
            "address, adresse, dirección, indirizzo, endereço, ship to, shipped to, shipping, deliver to, delivery, live at, "
            "lives at, living at, resident, residing, home, located at, is at, street, postcode, post code, billing, house, "
            "wohnt, lieferadresse, livraison, envío, moved to, mail to, taxi to, office is at, postal code"
        ),
        negative=words("sku, part, part number, model, product, serial, version, hex, colour, color, code, ref, flight"),
        before=48,
        after=24,
    ),
    validate=_validate,
    hits=(
        Example("Ship to 12 Main Street, Springfield, IL 62704", ("12 Main Street, Springfield, IL 62704",), "postcode"),
        Example("4 Privet Drive was empty", ("4 Privet Drive",)),
        Example("Hauptstraße 5, 10115 Berlin", ("Hauptstraße 5, 10115 Berlin",)),
        Example("Keizersgracht 123, 1015 CJ Amsterdam", ("Keizersgracht 123, 1015 CJ Amsterdam",)),
        Example("12 rue de la Paix, 75002 Paris", ("12 rue de la Paix, 75002 Paris",)),
        Example("Calle Mayor 12, 28013 Madrid", ("Calle Mayor 12, 28013 Madrid",)),
        Example("ul. Marszałkowska 10", ("ul. Marszałkowska 10",)),
        Example("Überseering 12, 22297 Hamburg", ("Überseering 12, 22297 Hamburg",)),
        Example("Slovenska cesta 54, 1000 Ljubljana", ("Slovenska cesta 54, 1000 Ljubljana",)),
        Example("1055 Budapest, Váci u. 12.", ("1055 Budapest, Váci u. 12.",)),
        Example("wohnt Am Alten Weg 7", ("Am Alten Weg 7",)),
        Example("Karl Johans gate 12, 0154 Oslo", ("Karl Johans gate 12, 0154 Oslo",)),
        Example("Atatürk Cad. No: 15, 34000 Istanbul", ("Atatürk Cad. No: 15, 34000 Istanbul",)),
        Example("Bulevardul Unirii 12, București 030167", ("Bulevardul Unirii 12, București 030167",)),
        Example("PO Box 1234", ("PO Box 1234",)),
        Example("EC1A 1BB", ("EC1A 1BB",)),
        Example("From SW1A 1AA to M60 1NW", ("SW1A 1AA", "M60 1NW")),
        Example("Drottninggatan 12, 111 51", ("Drottninggatan 12, 111 51",)),
    ),
    misses=(
        "it is a 10 minute drive down the road",
        "there are 3 ways to do this in one place",
        "VA1 1AA",
        "ABCM11AADEF",
        "5 star street style",
        "part EC1A-1BB2",
        "the first 100 lines of the way",
        "via email 24",
        "Terminal B gate 12",
        "Silk Bow tie 3",
    ),
    source="https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions",
)  # fmt: skip
