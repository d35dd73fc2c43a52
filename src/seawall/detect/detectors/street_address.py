"""Postal addresses by form: number, street and what follows, as written in English, German, Dutch, Nordic, French, Spanish,
Italian, Portuguese and Polish; PO boxes, British postcodes, and ``City, ST 12345``. Unit, city and postcode that follow
a street belong to the same finding, so that a postcode is no separate number."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from seawall.detect import late_re as re
from seawall.detect.address_parts import decoded
from seawall.detect.address_points import points_min
from seawall.detect.address_words import is_street
from seawall.detect.countries import COUNTRIES
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Page, Pattern, Stuff, words
from seawall.detect.detectors._address_announced import ANNOUNCE
from seawall.detect.detectors._address_asked import ASKED, ASKED_HITS, ASKED_MISSES, near, worded
from seawall.detect.detectors._address_columns import COLUMN_HITS, COLUMN_MISSES, GATES, in_columns, of_measures
from seawall.detect.detectors._address_fields import FIELD_HITS, FIELD_MISSES, FIELD_PATTERNS, FIELDS, field, in_whole
from seawall.detect.detectors._address_lines import LINE_HITS, LINE_MISSES, LINES_GATE, in_lines
from seawall.detect.detectors._addresses_east import EAST_HITS, EAST_MISSES, eastern
from seawall.detect.detectors._addresses_scripts import SCRIPT_HITS, SCRIPT_MISSES, other_scripts
from seawall.detect.detectors._addresses_vietnamese import VIETNAMESE_HITS, VIETNAMESE_MISSES, vietnamese
from seawall.detect.detectors._phone_or_house import behind_phone
from seawall.detect.detectors._round_letters import round_letters
from seawall.detect.postal import (
    before_phone,
    begins_at,
    ends_at,
    houses_end,
    known_place,
    town_before,
    town_ends,
    with_number,
)
from seawall.detect.scripts import scripts_in
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
    r"(?:calle|c/|avenida|avda\.?|av\.|plaza|paseo|pasaje|pje\.|psje\.|jir[^ ]{1,2}n|jr\.|jl\.|jalan|str\.|camino|carrer|carrera|via|viale|piazza|corso|vicolo|vico|largo|rua|travessa|pra[^ ]{1,2}a"
    r"|estrada|alameda|rodovia|ulica|ulice|vul\.|ul\.|al\.|os\.|pl\.|avinguda|trg|bulevardul|bd-ul|strada|calea|splaiul|aleea"
    r"|n[^ ]{1,2}m[^ ]{1,2}st[^ ]{1,2}|n[^ ]{1,2}m\.|t[^ ]{1,2}[^ ]{1,2}da|leoforos|odos)"
)
# A type in a word of its own behind the name: Slovenska cesta 54, Váci u. 12., Karl Johans gate 12, Atatürk Cad. No: 15.
# Letters beyond ASCII stand as what is not a space here; the validator looks at the word itself.
_AFTER = (
    r"(?:stra[^ ]{1,2}e|strasse|str\.|weg|platz|allee|gate|gata|gatan|vei|veien|vej|plass|plads|torg|tie|katu|aukio|cesta"
    r"|ulica|ulice|trg|utca|u\.|[^ ]{1,2}t|[^ ]{1,2}tja|t[^ ]{1,2}r|tere|k[^ ]{1,2}r[^ ]{1,2}t|krt\.|caddesi|cad\.|cd\."
    r"|soka[^ ]{1,2}|sok\.|sk\.|bulvar[^ ]{1,2}|blv\.|mahallesi|mah\.|k[^ ]{3,6}si|k[^ ]{2,4}\.|ko[^ ]{1,3}chasi|prospekti|bulv[^ ]{1,2}ris|laukums|iela|g\.|gatv[^ ]{1,2}|tn\.?|t[^ ]{1,2}nav|puiestee|prospekt)"
)
_after_text = (
    "straße strasse str. weg platz allee gate gata gatan vei veien vej plass plads torg tie katu aukio cesta ulica ulice "
    "trg utca u. út útja tér tere körút krt. caddesi cad. cd. sokağı sokak sok. sk. bulvarı blv. mahallesi mah. iela g. "
    "gatvė tn. tn tänav puiestee prospekt küçəsi küç. ko'chasi ko‘chasi prospekti bulvāris laukums"
)
_AFTER_WORDS = frozenset(_after_text.split())
_ORDINARY = frozenset(["gate", "tie", "u.", "g.", "sk.", "cd.", "tere", "vei", "út", "trg"])
"""Of these, words that are also something else: they want a place, a postcode or a context word beside them."""
_STATES = r"(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY])"
_UK = (
    r"(?:GIR ?0AA|(?:A[BL]|B[ABDHLNRSTX]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]"
    r"|L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE)"
    r"\d[0-9A-HJKMNPR-Y]? ?\d[ABD-HJLNP-UW-Z]{2})"
)
# Japanese addresses in Latin letters: block (2-14-8, 3 Chome-5-12), quarter, ward, city; or the other way round.
_BLOCK = r"(?:\d{1,4}(?:-\d{1,4}){2,3}|\d{1,2}[ -]?[Cc]h[^ ]{1,2}me[ -]{1,2}\d{1,4}(?:-\d{1,4}){0,2})"
_QUARTER = r"[A-Z]" + _L + r"{2,20}(?:-[A-Z]" + _L + r"{2,16})?"
_WARDED = r"[A-Z]" + _L + r"{2,16}(?:-ku|-shi| City| Ward| Ku)"
_WARD = r"[A-Z]" + _L + r"{2,16}(?:-ku|-shi| City| Ward| Ku)?"
_JAPAN = (
    r"(?:Tokyo|TOKYO|T[^ ]{1,2}ky[^ ]{1,2}|Osaka|Kyoto|Yokohama|Nagoya|Sapporo|Kobe|Fukuoka|Kawasaki|Saitama|Hiroshima|Sendai|Chiba"
    r"|Kanagawa|Aichi|Hyogo|Hokkaido)(?:-to|-fu|-shi|-ken)?"
)
_JAPANESE_CODE = r"(?:,? (?:Japan )?\d{3}-\d{4})?\b"
_JAPANESE = (
    rf"\b{_BLOCK},? {_QUARTER},? {_WARD},? {_JAPAN}{_JAPANESE_CODE}",
    rf"\b\d{{1,4}}-\d{{1,4}},? {_QUARTER},? {_WARDED},? {_JAPAN}{_JAPANESE_CODE}",
    rf"\b{_QUARTER} {_BLOCK},? {_WARD},? {_JAPAN}{_JAPANESE_CODE}",
    rf"\b{_JAPAN},? {_WARDED},? {_QUARTER} {_BLOCK}\b",
)
_NOT_STREETS = re.compile(
    r"\b(?:minutes?|hours?|days?|years?|weeks?|months?|times?|people|percent|miles?|km|the|of|in|to|a|an|and|or|is|my|this|that|"
    r"per|on|for|with|from|by|at|other|more|ways?|best|easy|different|simple|second|first|x|gb|tb|mb|bit|line|lines|pages?)\b",
    re.IGNORECASE,
)


def _validate(candidate: Candidate) -> Judgement | None:
    judgement = _judged(candidate)
    if judgement is not None and _claimed.search(candidate.text, max(0, judgement.start - 40), judgement.start):
        return None
    if judgement is not None and _dated(candidate.text, judgement.start, judgement.end):
        return None
    if judgement is not None and _other_letters.search(candidate.value) and not _latin_letters.search(candidate.value):
        return None  # the sweep knows those
    if judgement is None:
        return None
    start, end = in_whole(candidate.text, judgement.start, judgement.end)
    return msgspec.structs.replace(judgement, start=start, end=end, parts=True)


_claimed = re.compile(r"(?:©|\(c\)|\bcopyright:?)[\d ,–-]{0,24}$", re.IGNORECASE)
"""A year behind it is no number of a house: ``© 2009 Arden Works, Palo Alto``."""
_begins_with_date = re.compile(
    r"(?:(?:copyright|©|\(c\))[ :,]{0,3}(?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d)\b", re.IGNORECASE
)
_begins_with_year = re.compile(r"(?:19|20)\d\d[ ,]")
_file = re.compile(
    r"(?:[0-9]{1,12} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} [ 0-3]?[0-9],? {1,2}(?:(?:19|20)[0-9]{2}\b|[0-2][0-9]:[0-5][0-9])"
)
"""A file's size and day, as they are listed, or a day alone: *May 12, 2024 Berlin*."""
_behind_people = re.compile(r"[ \t]{0,3}(?:<|\([^\s()]{1,60}@)")


def _dated(text: str, start: int, end: int) -> bool:
    """Whether the number of the house is a measure's, a section's or a date: a copyright's, a listed file's or a changelog's, with somebody and their mail address."""
    if _begins_with_date.match(text, start) or _file.match(text, start):
        return True
    listed = _begins_with_year.match(text, start) and _behind_people.match(text, end)
    return bool(listed) or of_measures(text, start, end)


_latin_letters = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_other_letters = re.compile("[\u0370-\u1dff\u3040-\uffff]")


def _judged(candidate: Candidate) -> Judgement | None:
    """What the form alone says, widened to all that stands together with it; or the parts together, where it says nothing."""
    form = candidate.pattern.name
    hint = form in _HINTS
    if form in FIELDS:
        return field(candidate)
    alone = None if hint else _by_form(candidate)
    start, end = (candidate.start, candidate.end) if alone is None else (alone.start, alone.end)
    text = candidate.text
    while end > start + 1 and text[end - 1] in "?'-":
        end -= 1
    whole = decoded(
        text,
        start,
        end,
        announced=form == "announced",
        worded=lambda: worded(candidate),
        memory=candidate.memory,
    )
    reasons = () if alone is None else alone.reasons
    if whole is not None and (alone is None or (whole.start <= start and whole.end >= end)):
        sure = Confidence.VERY_LIKELY if whole.points > points_min or alone is not None else Confidence.LIKELY
        reasons = (*reasons, *(reason for reason in whole.reasons if reason not in reasons))
        return candidate.accept(
            *reasons,
            confidence=sure,
            start=behind_phone(text, whole.start, whole.end),
            end=_goes_on(text, before_phone(text, whole.start, whole.end)),
            weight=2,
        )
    if alone is None:
        return None
    return candidate.accept(
        *reasons,
        confidence=alone.confidence,
        start=behind_phone(text, start, end),
        end=_goes_on(text, before_phone(text, start, end)),
        weight=1,
    )


_two_streets = re.compile(rf"(\d\S* (?:\S+ ){{1,4}}?(?:{_SURE})) (?:and|&) ", re.IGNORECASE)
_and_street = re.compile(rf" (?:and|&) (?:[^\W_][\w.'’-]{{1,20}} ){{1,3}}(?:{_SURE}|{_MAYBE})\b", re.IGNORECASE)


_ordinal = (
    r"(?:\d{1,3}(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|top))"
)
_town = r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}"
_american = re.compile(
    rf"(?P<floor>,? {_ordinal} (?i:floor|fl)\b\.?)?"
    rf"(?:(?:(?:, {_town})?, (?:{_STATES}|N\.Y\.|D\.C\.)(?![\w'])(?:,? \d{{5}}(?:-\d{{4}})?)?|(?:, {_town})? {_STATES} \d{{5}}(?:-\d{{4}})?|, {_town} \d{{5}}(?:-\d{{4}})?)(?![\w-]))?"
)
"""A floor, and what ends an address in America, behind the rest of it."""


def _goes_on(text: str, end: int) -> int:
    """Where an address ends whose floor, town and state stand behind what was found of it, or its second street."""
    more = _american.match(text, end, end + 90)
    return _other_street(text, end if more is None else more.end())


def _other_street(text: str, end: int) -> int:
    """The end moved over the second street of a corner."""
    found = _and_street.match(text, end, end + 80)
    return end if found is None or text[max(0, end - 120) : end].lower().find("corner of ") < 0 else found.end()


_HINTS = (
    "announced",
    "postcode by form",
    "country behind",
    "block and district",
    "number, postcode and word",
    "postcode, town, street and number",
    "state and ZIP",
    "block or lot",
    "flat in a house",
    "rural delivery",
)
"""Forms that say nothing alone."""
_HOUSE_LAST = ("street and number", "name, type and number", "street with a type in front")


def _by_form(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    form = candidate.pattern.name
    if form == "British postcode":
        return _postcode(candidate)
    if form == "street and number":
        # A word boundary is one of ASCII's, so Überseering begins behind its first letter.
        while start and text[start - 1].isalpha() and not text[start - 1].isascii():
            start -= 1
    if (behind := _of_a_phone.match(text, start, end)) is not None and text[start - 1 : start] == "-":
        start = behind.end()  # tel 555-0147 88 Elm Street
    if start and (text[start - 1].isalnum() or text[start - 1] in "$€£#.-_"):
        return None
    if text[end : end + 1].isalpha() or candidate.value[:3].lower() == "c/o":
        return None  # 499 kr. Støvler: a word of ASCII ends there, and no other
    if form == "number, name and number" and _years.match(text, end - 4, end) and candidate.value.count(" ") == 2:
        return None  # 12 April 2026
    end = houses_end(text, end) if form in _HOUSE_LAST else end
    if text[end - 1 : end].isdigit() and text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit():
        return None  # a number that goes on is no house's
    if form == "postcode by name":
        return candidate.accept(form, weight=1)
    if form in _PLACES:
        return _place(candidate)
    tail_end, proved = ends_at(text, end)
    reasons = (form, *(("postcode",) if proved else ()))
    if form == "street and number":
        first = _first_word.match(text, start, end)
        if first is None or not is_street(first.group()):
            return None
        if not first.group()[0].isupper() and tail_end == end and not near(candidate):
            return None
    if form == "number and street":
        corner = _two_streets.match(text, start, end)
        if corner is not None:
            end = tail_end = corner.end(1)
            proved = False
        street = _number_first.sub("", text[start:end])
        if not proved and _NOT_STREETS.search(street) and tail_end == end:
            return None
        if not _capitalised(street) and tail_end == end and near(candidate) is None:
            return None
    elif form == "street with a type in front" and (
        (kind := _ascii_word.match(text, start, end)) is not None and kind.group().lower() not in _romance_types
    ):
        return None  # called, Rank 1
    elif form == "street with a type in front" and not proved and _english.search(text, start, end):
        return None  # via HTTP with error 2
    elif form == "street with a type in front" and tail_end == end and near(candidate) is None:
        named = _number_first.sub("", candidate.value)
        if not any(character.isupper() for character in named) or (
            candidate.value[:1].islower() and not named[:1].isupper()
        ):
            return None
    elif form == "name, type and number":
        start = _name_begin(candidate)
        town = town_before(text, start)
        if start < 0 or (_weak(candidate) and tail_end == end and town == start and near(candidate) is None):
            return None
        start = town
    word = near(candidate)
    if word:
        reasons = (*reasons, f"context word: {word}")
    sure = Confidence.VERY_LIKELY if len(reasons) > 1 else Confidence.LIKELY
    return candidate.accept(*reasons, confidence=sure, start=with_number(text, start), end=tail_end, weight=1)


_of_a_phone = re.compile(r"\d{4} (?=\d{1,5}[A-Za-z]? )")
_ascii_word = re.compile(r"[A-Za-z]+(?![^\W\d_])")
_english = re.compile(r"\b(?:with|under|for|from|by|and|or|is|this|that|the|when|if|not)\b")
_romance_types_text = (
    "calle c avenida avda av plaza paseo pasaje pje psje jr jl jalan str camino carrer carrera via viale piazza corso vicolo vico largo rua travessa praca estrada alameda rodovia "
    "ulica ulice vul ul al os pl avinguda trg bulevardul bd strada calea splaiul aleea namesti nam trida leoforos odos"
)
_romance_types = frozenset(_romance_types_text.split())
_first_word = re.compile(r"[^\W\d_][\w'’-]*\.?")
_number_first = re.compile(r"^\S+ ")
_years = re.compile(r"\b(?:19|20)\d\d\b")


def _of_years(value: str) -> bool:
    """Lines that begin with years: who held a copyright when."""
    return len(_years.findall(value)) > 1


_columns = re.compile(r"[^\s,] {8,80}[^\s,]+[ \t]*\r?\n")
"""A line of two columns: no street has so wide a gap."""
_long_words = re.compile(r"[^\W\d_]{3,}")
_PLACES = ("postcode and city", "city and postcode", "city, state and ZIP", "flat or suite")


def _place(candidate: Candidate) -> Judgement | None:
    """A postcode with its city: an address when a street stands before it; ``City, ST 12345`` also alone."""
    text = candidate.text
    if _calls.match(text, candidate.start):
        return None  # Mobil 917 65 432
    start = begins_at(text, candidate.start)
    if start == candidate.start:
        if candidate.pattern.name != "city, state and ZIP":
            return None
    elif candidate.pattern.name.startswith(("postcode", "city and")) and near(candidate) is None:
        street = text[start : candidate.start]
        if (
            _of_years(text[start : candidate.end])
            or _NOT_STREETS.search(street)
            or not any(map(known_place, _long_words.findall(candidate.value)))
        ):
            return None
    if _columns.search(text, start, candidate.start):
        return None
    if text[candidate.end - 1] in "?!":
        end = candidate.end - 1  # a sentence ends with the town
    else:
        end, _ = ends_at(text, town_ends(text, candidate.end), townward=True)
    word = near(candidate)
    form = "street, postcode and city" if start < candidate.start else candidate.pattern.name
    reasons = (form, *((f"context word: {word}",) if word else ()))
    sure = Confidence.VERY_LIKELY if start < candidate.start else Confidence.LIKELY
    return candidate.accept(*reasons, confidence=sure, start=start, end=end, weight=1)


_calls = re.compile(r"(?:mobil|mobile?|mob|tel|telefon|tlf|phone|cell|handy|fax|puh)[.:]? {0,2}\d", re.IGNORECASE)
_type_and_number = re.compile(r" ([^\s\d,]+),?(?= ?(?:n[or][.:]? ?|br\.? ?)?\d)", re.IGNORECASE)


def _type_of(candidate: Candidate) -> tuple[str, int]:
    """The word of the street's type before the house number, and where it begins."""
    for found in _type_and_number.finditer(candidate.value):
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
    if " " not in candidate.value and near(candidate) is None and len(text.strip()) > len(candidate.value):
        return None
    begin = _uk_begin(text, start)
    stop, _ = ends_at(text, end)
    return candidate.accept("British postcode", confidence=Confidence.LIKELY, start=begin, end=stop)


_town_left = re.compile(r"(?:[A-Z][^\W\d_]+[ -]?(?:(?:upon|on|in|of|under)[ -])?){1,3}[ ,\n]{1,2}$")


def _uk_begin(text: str, start: int) -> int:
    """Where the street and town before a postcode begin."""
    town = _town_left.search(text, max(0, start - 40), start)
    if town is None:
        return begins_at(text, start)
    begin = begins_at(text, town.start())
    return begin if begin < town.start() else begins_at(text, start)


_COUNTRY = "|".join(
    sorted(name for name in COUNTRIES if name.isascii() and len(name) > 3 and re.fullmatch("[a-z -]+", name))
)


def _pattern(name: str, regex: str, *, caseless: bool = True, gate: str = "") -> Pattern:
    return Pattern(regex=regex, name=name, caseless=caseless, gate=gate, confidence=Confidence.LIKELY)


def _sweep(page: Page) -> Iterator[Judgement]:
    """Addresses in other letters than Latin, where a text holds such letters, Vietnamese ones, and those in columns."""
    abroad: list[Judgement] = []
    if scripts_in(page.text):
        abroad = [*round_letters(page.text, eastern), *round_letters(page.text, other_scripts)]
        yield from abroad
    if not page.text.isascii():
        yield from vietnamese(page.text)
    if page.anchors:
        yield from in_columns(page)
    if page.anchors or abroad or scripts_in(page.text):
        yield from in_lines(page, [(one.start, one.end) for one in abroad])


DETECTOR = Detector(
    stuff=Stuff.PROSE,
    category=Category.CUSTOMER_PII,
    patterns=(
        _pattern(
            "number and street",
            r"\b\d{1,6}(?:-?[A-Za-z])?(?:[ -]\d{1,5})?,? (?:" + _L + r"{1,20}\.? |\d{1,3}(?:st|nd|rd|th) ){1,4}(?:" + _SURE + r")\b",
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
            gate=r"\b" + _ROMANCE_AFTER,
        ),
        _pattern("PO box", r"\b(?:g?\.?p\.? ?o\.? ?box|(?:locked|private) bag|postfach|apartado(?: de correos| postal)?|postbus|postboks|casella postale|caixa postal|skr\.? ?poczt\.?"
                 r"|skrytka pocztowa|bo[^ ]{1,2}te postale) \d{1,7}(?:-\d{3,6})?\b"),
        _pattern("number of a street, crossing and distance", r"\b(?:calle|cll?\.?|carrera|cra\.?|kra\.?|cr\.|diagonal|transversal|avenida|av\.?)"
                 r" \d{1,3} ?[a-z]?(?: ?(?:bis|sur|norte|este|oeste))? ?(?:#|no\.?|n[^ ]) ?\d{1,3} ?[a-z]? ?- ?\d{1,3}\b"),
        _pattern("city, state and ZIP", r"\b[A-Z]" + _L + r"{2,20}(?: [A-Z]" + _L + r"{2,20}){0,2},? " + _STATES
                 + r" \d{5}(?:-\d{4})?\b", caseless=False),
        _pattern("postcode and city", r"\b(?:[A-Z]{1,3}-)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{5}-\d{3}|\d{4} ?[A-Z]{2}) [A-Z]"
                 + _L + r"{2,24}", caseless=False, gate=r"\d(?: ?[A-Z]{2})? [A-Z]" + _L + _L),
        _pattern("city and postcode", r"\b[A-Z]" + _L + r"{2,24}(?:,? | ?- ?)(?:\d{5,6}|\d{3} \d{2})\b", caseless=False,
                 gate=_L + r"(?:,? | ?- ?)(?:\d{5,6}|\d{3} \d{2})\b"),
        Pattern(regex=r"\b\d{1,5} [A-Z]" + _L + r"{2,20}(?: [A-Z]" + _L + r"{1,20}){0,3} \d{1,4}\b", name="number, name and number",
                confidence=Confidence.LIKELY, context_required=True, gate=r"\b\d{1,5} [A-Z]" + _L + r"{2}"),
        _pattern("flat or suite", r"\b(?:apt|apartment|suite|flat|unit)\.? #?\d{1,5}[a-z]?\b"),
        _pattern("military post", r"\b(?:(?:PSC|Unit|CMR|USNS|USNV|USS|USCGC) [A-Z0-9][A-Za-z0-9]{0,20},?(?: Box \d{1,5})?[ ,\n]{1,2})?"
                 r"[ADF]PO,? A[AEP] \d{5}(?:-\d{4})?\b", caseless=False, gate=r"PO,? A[AEP] \d{5}"),
        _pattern("postcode by form", r"\b(?:[a-z]\d[a-z] ?\d[a-z]\d|[ac-fhknprtv-y]\d[0-9w] [ac-fhknprtv-y0-9]{4}|\d{5}-\d{3,4}|\d{4} [a-z]{2}|"
                 r"[a-z]{1,2}\d[0-9a-z]? \d[a-z]{2})\b"),
        _pattern("country behind", r"(?:,|\n|\d) {0,4}(?:" + _COUNTRY + r")\b"),
        *(_pattern("Japanese block", regex, caseless=False) for regex in _JAPANESE),
        _pattern("block and district", _L + _L + r"-(?:ku|gu|shi|dong|ro|daero|gil|machi|chome)\b"),
        _pattern("number, postcode and word", r"\b\d{1,4}[a-z]?,?[ \n]{1,2}(?:\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|[a-z]{1,2}-?\d{4,6}) " + _L + _L + _L),
        _pattern("postcode, town, street and number", r"\b(?:[A-Z]{1,2}-?)?\d{4,6},? [A-Z]" + _L + r"{2,20}, (?:[A-Z]" + _L + r"{1,20}\.? |" + _L + r"{2,10}\.?,? ){1,5}\d{1,4}\b",
                 caseless=False, gate=r"\d{4},? [A-Z]"),
        _pattern("state and ZIP", _L + _L + r",? " + _STATES + r",? \d{4,5}\b"),
        _pattern("block or lot", r"\b(?:[Bb]lk|[Bb]lock|[Ll]ot|[Pp]lot|[Vv]illa|[Bb]lok|[Bb]loc|[Bb]loque|[Hh]\.? ?[Nn]o)\b\.? ?[A-Z]?\d{1,4}[A-Za-z]?(?:/\d{1,3})?,? [A-Z]",
                 caseless=False),
        _pattern("flat in a house", r"\b(?:[Ff]lat|[Dd]oor|[Hh]ouse|[Uu]nit|[Aa]partment)\b\.? ?(?:[Nn]o\b[.:]? ?)?[A-Z]?-?\d{1,4}[A-Za-z]?(?:[-/]\d{1,4}){0,3},? [A-Z]" + _L + _L,
                 caseless=False),
        _pattern("rural delivery", r"\bRD ?\d{1,2},? [A-Z]", caseless=False),
        _pattern("number, lane and road", r"\b(?:\d{1,2}F\.?(?:-\d{1,2})?,? )?No\. ?\d{1,4}(?:-\d{1,3})?,? (?:Aly\. ?\d{1,3},? )?(?:Ln\. ?\d{1,4},? )?(?:Sec\. ?\d,? )?"
                 r"[A-Z][a-z'-]{1,20}\.?(?: [A-Z][a-z'-]{0,20}\.?){0,3} (?:Rd|St|Blvd|Ave)\.(?:,? [A-Z][a-z'-]{2,20}(?: [A-Z][a-z'-]{2,20})? (?:Dist|District|Township)\b\.?)?"
                 r"(?:,? (?:[A-Z][a-z]{2,20} ){1,2}(?:City|County))?", caseless=False, gate=r"No\. ?\d{1,4}(?:-\d{1,3})?, [A-Z]"),
        _pattern("announced", ANNOUNCE),
        *FIELD_PATTERNS,
        _pattern("British postcode", r"\b" + _UK + r"\b", caseless=False, gate=r"\d[0-9A-Z]? ?\d[ABD-HJLNP-UW-Z]{2}\b"),
    ),
    context=Context(
        positive=words(
            "address, adresse, dirección, indirizzo, endereço, ship to, shipped to, shipping, deliver to, delivery, live at, "
            "lives at, living at, resident, residing, home, located at, is at, street, postcode, post code, billing, house, "
            "wohnt, lieferadresse, livraison, envío, moved to, mail to, taxi to, office is at, postal code"
        )
        + ASKED,
        negative=words("sku, part, part number, model, product, serial, version, hex, colour, color, code, ref, flight"),
        before=48,
        after=24,
    ),
    validate=_validate,
    gate=(*GATES, LINES_GATE),
    always=True,
    sweep=_sweep,
    order=40,
    hits=(
        *(Example(text, addresses) for text, addresses in COLUMN_HITS),
        *(Example(text, (address,), "line behind its label") for text, address in LINE_HITS),
        *(Example(text, (address,)) for text, address in ASKED_HITS),
        Example("ship to Hauptstraße 12-14 please", ("Hauptstraße 12-14",)),
        Example("44 Union St, 6th Floor, Brooklyn 11201", ("44 Union St, 6th Floor, Brooklyn 11201",)),
        Example("send it to 473 Maple Rd, Wilbury, MA", ("473 Maple Rd, Wilbury, MA",)),
        Example("2455-B Bench Rd, Othello WA 99344", ("2455-B Bench Rd, Othello WA 99344",)),
        Example("Ship to 12 Main Street, Springfield, IL 62704", ("12 Main Street, Springfield, IL 62704",), "postcode"),
        Example("4 Privet Drive was empty", ("4 Privet Drive",)),
        Example("Hauptstraße 5, 10115 Berlin", ("Hauptstraße 5, 10115 Berlin",)),
        Example("Keizersgracht 123, 1015 CJ Amsterdam", ("Keizersgracht 123, 1015 CJ Amsterdam",)),
        Example("12 rue de la Paix, 75002 Paris", ("12 rue de la Paix, 75002 Paris",)),
        Example("Calle Mayor 12, 28013 Madrid", ("Calle Mayor 12, 28013 Madrid",)),
        Example("au 12 rue de la Paix 69002 Lyon. Mon colis est en retard", ("12 rue de la Paix 69002 Lyon",)),
        Example("ul. Marszałkowska 10", ("ul. Marszałkowska 10",)),
        Example("Überseering 12, 22297 Hamburg", ("Überseering 12, 22297 Hamburg",)),
        Example("Slovenska cesta 54, 1000 Ljubljana", ("Slovenska cesta 54, 1000 Ljubljana",)),
        Example("1055 Budapest, Váci u. 12.", ("1055 Budapest, Váci u. 12.",)),
        Example("wohnt Am Alten Weg 7", ("Am Alten Weg 7",)),
        Example("Karl Johans gate 12, 0154 Oslo", ("Karl Johans gate 12, 0154 Oslo",)),
        Example("Atatürk Cad. No: 15, 34000 Istanbul", ("Atatürk Cad. No: 15, 34000 Istanbul",)),
        Example("Bulevardul Unirii 12, București 030167", ("Bulevardul Unirii 12, București 030167",)),
        Example("Please send #1042, Calle Mayor 12, 28013 Madrid", ("Calle Mayor 12, 28013 Madrid",)),
        Example("Bestellung #104 Hauptstraße 5, 10115 Berlin", ("Hauptstraße 5, 10115 Berlin",)),
        Example("#305, 12 Main Street, Springfield, IL 62704", ("#305, 12 Main Street, Springfield, IL 62704",)),
        Example("Calle Mayor 12, 28013 Madrid, Ana Silva", ("Calle Mayor 12, 28013 Madrid",)),
        Example("12 rue de la Paix, 75002 Paris, Marie Dupont", ("12 rue de la Paix, 75002 Paris",)),
        Example("Via Roma 3, 00184 Roma, Luca Bianchi, 1042", ("Via Roma 3, 00184 Roma",)),
        Example("12 Main Street, Springfield, IL 62704, John Miller", ("12 Main Street, Springfield, IL 62704",)),
        Example("PO Box 1234", ("PO Box 1234",)),
        Example("to 1-9-2 Marunouchi, Chiyoda City, Tokyo 100-0005", ("1-9-2 Marunouchi, Chiyoda City, Tokyo 100-0005",)),
        Example("3 Chome-5-12 Ginza, Chuo City, Tokyo", ("3 Chome-5-12 Ginza, Chuo City, Tokyo",)),
        Example("Sangenjaya 2-14-8-503, Setagaya, Tokyo 154-0024", ("Sangenjaya 2-14-8-503, Setagaya, Tokyo 154-0024",)),
        Example("Tokyo, Setagaya City, Sangenjaya 2 Chome 14-8", ("Tokyo, Setagaya City, Sangenjaya 2 Chome 14-8",)),
        Example("EC1A 1BB", ("EC1A 1BB",)),
        Example("PLZ und Ort: 99084 Erfurt", ("99084 Erfurt",)),
        Example("Kunde Ib Kjær bor Nørrebrogade 44, 2. th., 2200 København, tlf. 35 12 34 56", ("Nørrebrogade 44, 2. th., 2200 København",)),
        Example("Av. Insurgentes Sur 1602, Col. Del Valle, C.P. 03940, CDMX", ("Av. Insurgentes Sur 1602, Col. Del Valle, C.P. 03940, CDMX",)),
        Example("Mariahilfer Straße 45/2/14, 1060 Wien, 0664/123 45 67", ("Mariahilfer Straße 45/2/14, 1060 Wien",)),
        Example("meine adresse ist am alten markt 3, 50667 köln", ("am alten markt 3, 50667 köln",)),
        Example("P.O. Box 4512-00100 Nairobi", ("P.O. Box 4512-00100 Nairobi",)),
        Example("From SW1A 1AA to M60 1NW", ("SW1A 1AA", "M60 1NW")),
        Example("Drottninggatan 12, 111 51", ("Drottninggatan 12, 111 51",)),
        *FIELD_HITS,
        *EAST_HITS,
        *SCRIPT_HITS,
        *VIETNAMESE_HITS,
    ),
    misses=(
        "in the address field, see RFC 2047 Section 5",
        "3955,Ridge Airport,West Ridge,United States,WYS,KWYS,44.6884,-111.117996,6649",
        *COLUMN_MISSES,
        *LINE_MISSES,
        *ASKED_MISSES,
        "2016 Simon Arden <simon@arden.example>",
        "2021-02-23  Kito Arden  <kito@arden.example>",
        "Copyright 1991, 1993 Arden Research Limited, Cambridge, England",
        "it is a 10 minute drive down the road",
        "there are 3 ways to do this in one place",
        "Tokyo 2-14-8 tour, sizes 2-14-8 in Tokyo, open 10-18 Ginza, Shibuya, Tokyo",
        "VA1 1AA",
        "Copyright © 2009 Arden Works, Inc., Palo Alto, CA., USA",
        "ABCM11AADEF",
        "5 star street style",
        "part EC1A-1BB2",
        "the first 100 lines of the way",
        "via email 24",
        "shipped via USPS, ISBN 978-3-16-148410-0",
        "Terminal B gate 12",
        "Silk Bow tie 3",
        *FIELD_MISSES,
        *EAST_MISSES,
        *SCRIPT_MISSES,
        *VIETNAMESE_MISSES,
    ),
    overlooks="single towns and countries, chats without commas",
    confuses="streets in prose about places, firms' published addresses",
    source="https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions",
)  # fmt: skip
