"""National identity, social security and personal tax numbers of more than 100 countries.

A written form with a check of its own (``308-63-0237``, ``756.9217.0769.85``) stands by itself; bare digits are only taken
next to a word that names the scheme (``pesel``, ``Steuer-ID``) or an identity number in general. The reason names the scheme. What has the form of a scheme right
behind its name and fails its check is mistyped or made up: *possible*, and the reason says so. So is whatever stands in a field that is called
after an identity card, a driving licence or an identity in general.
"""

from __future__ import annotations

from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.accents import typed
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.detectors._alike import by_chance, named_otherwise
from seawall.detect.detectors._field_names import behind
from seawall.detect.detectors._national_checks import check_of
from seawall.detect.detectors._national_schemes import LABELS, SCHEMES, SHARED_WORDS, Scheme
from seawall.detect.detectors._numbering import country_of
from seawall.detect.detectors._shop_words import OTHER_NUMBERS, UNSPACED
from seawall.detect.least import lengths
from seawall.model.words import Category, Confidence

_SEPARATORS = str.maketrans("", "", " .-/()[]")
_BY_LABEL = {scheme.label: scheme for scheme in SCHEMES}
_SHARED = frozenset(typed(words(SHARED_WORDS)))
_NAMES = typed(words(LABELS))
_LABELS = frozenset(form.removesuffix("*") for word in _NAMES for form in (word, word.replace("'", " ")))
_NAMED = {scheme.label: frozenset(typed(words(scheme.words))) for scheme in SCHEMES}
_ORDINARY = frozenset(
    words(
        "run, sin, pan, nas, fin, tin, inn, nip, cc, cf, tc, t.c, c.c, nie, taj, nit, cns, kt, spi, tic, cui, dpi, dui, rif, nic, nid, nin, epic, iin, c.f, nss, pis, nis, rg, cin, cie, cni, seria, medicare, patente, seri no, buletin, bi, ci, c.i, ni, vid, uan, crn, trn, nrc, ine, abha, fayda, tsi, nid, ric, ptal, ein, mei, my number"
    )
)
"""Names of schemes that are words besides: they count in capitals, or right before the number."""
_CLOSE = re.compile(r"[ :#.=\"'-]{0,3}(?:(?:no|nr|number|num|is|est|es|n°|nº)[ :#.=]{0,3}){0,2}")
_NOT_ALONE = frozenset(words("pnr, run, nas, epic, tic, cc, steuernummer, patente, insee, ein, mei"))
"""Names that announce much else: a number behind them must hold its check."""
_BEHIND = re.compile(
    r"[\"'.)]{0,2}(?:(?:[ _]{1,2}[A-Za-z\u00c0-\uffee'\u2019]{1,12}[.]?){0,2}[\"']?[ \t]{0,2}(?:[:=#>\uff1a-]|\r?\n)?|(?:[ _]{1,2}[A-Za-z\u00c0-\uffee'\u2019]{1,12}){3,5}:)[ \t\"'`(]{0,3}"
)
"""What may stand between a name and its number: ``NIF del cliente: ``, ``"bsn": "``."""
_SAID = re.compile(r"[\"'.)]{0,2}(?:[ ]{1,2}(?:no|nr|number)[.]?)?[\"']?[ \t]{0,2}[:=#>\uff1a][ \t\"'`(]{0,3}")
"""The same behind a name that is a word besides: a field's."""
_OF = (
    r"[^\W\d_]{0,14}[\"'.)]{0,2}(?:[ _]{1,2}(?:no|nr|num|number|code|de|del|da|do|di|des|du|la|le|el|of|the|customer|client|cliente|kunde|holder|titular|extranjero"
    r"|numero|n[u\u00fa]mero|num[\u00e9e]ro|numer|n[u\u00fa]mer|numaras\u0131|numeris|numurs|n\u00f6mr\u0259si|nomor|nombor|nummer|n[u\u00fa]meris|\u010d\u00edslo|broj|\u0161tevilka|sz\u00e1ma"
    r"|raqami|numri|numru|zenbakia|\u043d\u043e\u043c\u0435\u0440|\u043d\u0443\u043c\u0430\u0440|\u043d\u04e9\u043c\u0456\u0440\u0456|\u0646\u0645\u0628\u0631|\u0928\u0902\u092c\u0930|\u09a8\u09ae\u09cd\u09ac\u09b0|\u0b8e\u0ba3\u0bcd)[.]?){0,3}[\"']?[ \t]{0,2}"
)
_FIELD = re.compile(
    _OF + r"(?:[:=#>\uff1a]|(?<=[ ])(?:is|ist|lautet|est|es|è|é|jest|to|är|er|je|on)[ :])[ \t\"'`(]{0,3}", re.IGNORECASE
)
"""The same behind a general name of identity numbers."""
_ABOVE = re.compile(_OF + r"\r?\n[ \t]{0,4}", re.IGNORECASE)
"""The same where the name has a line of its own."""
_OWN_LINE = re.compile(r"(?:^|\n)[ \t*#>-]{0,4}(?:[^\W\d_]{1,14}[ .]{1,2}){0,2}$")
_NEXT = re.compile(r"[ \t]{0,2}")
"""The same in scripts whose forms do without a colon."""
_KEY = re.compile(r"[\"'] ?[:=] ?[\"']?")
_by_chance_share = 0.5
_ranges_share = 0.05
_RANGES_ONLY = frozenset(("own:us_ssn",))
"""Numbers without a check digit, of which only some ranges were never given to anybody."""
_DATE = re.compile(
    r"(?:19|20)\d\d[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:0?[1-9]|[12]\d|3[01])|\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d"
)
_ZIP_PLUS_FOUR = re.compile(r"\d{5}-\d{4}")
_GROUPED = {scheme.label: re.compile(scheme.grouped) for scheme in SCHEMES if scheme.grouped}
_CHECKLESS = frozenset(
    ("own:ar_dni", "own:no_check", "own:cr_cedula", "own:vn_cccd", "own:lk_nic", "own:eg_id", "ke.pin", "cu.ni")
)
"""Numbers without a published check digit: only their own words find them."""
NO_DIGIT = frozenset(
    ("own:us_ein", "own:us_ssn", "own:uk_nino", "dk.cpr", "own:kr_rrn", "us.itin", "own:lv_pk", "in_.pan", "id.nik")
)
"""Numbers that have no check digit, only values that are never given out."""
_MARKED = re.compile(r"[0-9][-./ (]")
"""Written with its own marks, not in one piece as an article's number may be."""
_SOME_DIGITS = re.compile(r"\[[0-9-]{1,12}\]")
_COMPACT = {scheme.label: re.compile(scheme.compact) for scheme in SCHEMES}


def _validate(candidate: Candidate) -> Judgement | None:
    text, start, end = candidate.text, candidate.start, candidate.end
    if _part_of_more(text, start, end):
        return None
    if _DATE.fullmatch(candidate.value):
        return None
    number = _compact(candidate.value)
    if len(set(number)) < 3:
        return None
    if candidate.pattern.name:
        return _by_form(candidate, _BY_LABEL[candidate.pattern.name], number)
    return _by_words(candidate, number)


def _told(scheme: Scheme) -> tuple[str, str]:
    """Which scheme a number is of, and what says so."""
    return f"scheme: {scheme.label}", "form" if scheme.check in _CHECKLESS else "check"


def _by_form(candidate: Candidate, scheme: Scheme, number: str) -> Judgement | None:
    named = next((word for word in candidate.nearby() if word in _NAMED[scheme.label]), None)
    against = (
        candidate.against() is not None and candidate.match_start == candidate.start
    )  # ID 8001015009087 says what it is
    if not _holds(scheme, number):
        if against:
            return None
        return _mistyped(candidate, list(candidate.nearby()), number) or _of_a_form(candidate, scheme, number)
    if against and not named and (not _MARKED.search(candidate.value) or named_otherwise(candidate)):
        return None
    if named:
        reasons = (*_told(scheme), f"context word: {named}")
        return candidate.accept(*reasons, confidence=Confidence.VERY_LIKELY, weight=3)
    share = _by_chance_share if scheme.check not in _RANGES_ONLY else _ranges_share
    if by_chance(candidate, share, scheme.label, lambda other: _holds(scheme, _compact(other))):
        return None
    return candidate.accept(*_told(scheme), confidence=Confidence.LIKELY, weight=2)


def _of_a_form(candidate: Candidate, scheme: Scheme, number: str) -> Judgement | None:
    """A form that nothing else has, with a name and a birth in it, whatever its check says."""
    if scheme.label not in _TELLING or not number[:6].isalpha() or len(set(number[6:])) < 4:
        return None
    return candidate.accept(f"scheme: {scheme.label}", "form", "check digit is wrong", confidence=Confidence.POSSIBLE)


_TELLING = frozenset(("Italy codice fiscale",))


def _compact(value: str) -> str:
    return value.translate(_SEPARATORS).upper()


def _by_words(candidate: Candidate, number: str) -> Judgement | None:
    nearby = [word for word in candidate.nearby() if word not in _ORDINARY or _meant(candidate, word)]
    if _ZIP_PLUS_FOUR.fullmatch(candidate.value):
        return None
    against = candidate.against() is not None
    shared = not against and any(word in _SHARED for word in nearby)
    value = candidate.value
    if candidate.text[max(0, candidate.start - 1) : candidate.start] == "(" and ")" in value:
        return None  # an area code
    for word in nearby:
        if against and not _leads(candidate, word):
            continue  # NIF para a fatura: the nearest word is no invoice's number
        for scheme in _by_word().get(word, ()):
            if against and scheme.check in _CHECKLESS:
                continue
            if _written_so(scheme, value) and _holds(scheme, number):
                reasons = (*_told(scheme), f"context word: {word}")
                return candidate.accept(*reasons, confidence=Confidence.VERY_LIKELY, weight=3)
    fits = (s for s in _checked(len(number)) if _written_so(s, value) and _holds(s, number)) if shared else ()
    general = next(iter(fits), None)
    if general is None:
        return None if against else _mistyped(candidate, nearby, number) or _labelled(candidate, nearby, number)
    return candidate.accept(*_told(general), "identity number nearby", confidence=Confidence.LIKELY)


def _labelled(candidate: Candidate, nearby: list[str], number: str) -> Judgement | None:
    """What a field holds that is called after an identity, whatever the country."""
    if len(number) > _labelled_chars_max or sum(map(str.isdigit, number)) < _labelled_digits_min:
        return None
    for word in nearby:
        around = behind(candidate.text, candidate.start, word) if word in _LABELS else None
        if around is None:
            continue
        above = _ABOVE.fullmatch(around[1]) and _OWN_LINE.search(around[0])
        if above or _FIELD.fullmatch(around[1]) or (UNSPACED.match(word) and _NEXT.fullmatch(around[1])):
            return candidate.accept(f"named: {word}", confidence=Confidence.POSSIBLE, weight=1)
    return None


_labelled_chars_max = 20
_labelled_digits_min = 5


def _mistyped(candidate: Candidate, nearby: list[str], number: str) -> Judgement | None:
    """A number right behind its scheme's own name and in its form, of which only the check says that it is none."""
    for word in nearby:
        around = behind(candidate.text, candidate.start, word) if word not in _NOT_ALONE else None
        if around is None or not (_SAID if word in _ORDINARY else _BEHIND).fullmatch(around[1]):
            continue
        for scheme in _by_word().get(word, ()):
            if scheme.check in _CHECKLESS or not _written_so(scheme, candidate.value):
                continue
            if _loosely(scheme.compact).fullmatch(number):
                wrong = "no such number is given out" if scheme.check in NO_DIGIT else "check digit is wrong"
                reasons = (f"scheme: {scheme.label}", f"context word: {word}", wrong)
                return candidate.accept(*reasons, confidence=Confidence.POSSIBLE, weight=1)
    return None


@lru_cache(maxsize=256)
def _loosely(compact: str) -> re.Pattern[str]:
    """A scheme's form with any digit where only some are given out."""
    return re.compile(_SOME_DIGITS.sub(r"\\d", compact))


_lead_chars = 28


def _leads(candidate: Candidate, word: str) -> bool:
    """Whether a scheme's word stands shortly before the number, in the same sentence."""
    before = candidate.text[max(0, candidate.start - _lead_chars) : candidate.start].lower()
    place = before.rfind(word)
    return place >= 0 and not _BREAKS.intersection(before[place:])


_BREAKS = frozenset(",;|\n\t0123456789")


def _meant(candidate: Candidate, word: str) -> bool:
    text, start = candidate.text, candidate.start
    if word == "my number":  # anybody's telephone, unless it is called as the Japanese call theirs
        return "y Number" in text[max(0, start - 56) : start] or country_of(_compact(candidate.value)) is None
    if word.upper() in text[max(0, start - 56) : candidate.end + 16]:
        return True
    before = text[max(0, start - 56) : start].lower()
    place = before.rfind(word)
    if place > 0 and before[place - 1] in "\"'" and _KEY.fullmatch(before[place + len(word) :]):  # {"cui": "…"}
        return word not in _NOT_ALONE and (
            not candidate.value.isdecimal()
            or any(scheme.check not in _CHECKLESS for scheme in _by_word().get(word, ()))
        )
    return place >= 0 and _CLOSE.fullmatch(before[place + len(word) :]) is not None


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[Scheme, ...]]:
    """The schemes each word names."""
    named: dict[str, list[Scheme]] = {}
    for scheme in SCHEMES:
        for word in _NAMED[scheme.label]:
            named.setdefault(word, []).append(scheme)
    return {word: tuple(schemes) for word, schemes in named.items()}


@lru_cache(maxsize=64)
def _checked(length: int) -> tuple[Scheme, ...]:
    """The schemes with a check whose numbers can have so many characters."""
    checked = (scheme for scheme in SCHEMES if scheme.check not in _CHECKLESS)
    return tuple(scheme for scheme in checked if length in lengths(scheme.compact))


def _written_so(scheme: Scheme, value: str) -> bool:
    grouped = _GROUPED.get(scheme.label)
    return grouped is None or grouped.fullmatch(value) is not None


def _holds(scheme: Scheme, number: str) -> bool:
    return bool(_COMPACT[scheme.label].fullmatch(number)) and check_of(scheme.check)(number)


def _part_of_more(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if _joined(before[-1:]) or _joined(after[:1]) or before[-1:] in ("#", "$", "€", "£", "_", "+"):
        return True
    glued = len(before) == 2 and before[1] in "-./+" and _joined(before[0])
    if before[-1:] in (" ", "-") and _ABROAD.search(text[max(0, start - 6) : start]):
        return True
    return glued or (len(after) == 2 and after[0] in "-./_" and after[1].isalnum())


_ABROAD = re.compile(r"\+[1-9][0-9]{0,2}[ -]$")
"""The country of a telephone number: ``+34 612 34 5060``."""


def _joined(character: str) -> bool:
    """As in phone.py: letters of scripts without spaces don't make a number part of a word."""
    return character.isalnum() and (character.isascii() or not UNSPACED.match(character))


def _patterns() -> tuple[Pattern, ...]:
    written = tuple(
        Pattern(regex=regex, name=scheme.label, confidence=Confidence.LIKELY)
        for scheme in SCHEMES
        if scheme.written
        for regex in scheme.written.split("|\\b")
        for regex in [regex if regex.startswith("\\b") else "\\b" + regex]
    )
    bare = (
        Pattern(regex=r"\bID[ :.#]{1,3}(\d{13})\b", name="South Africa ID", group=1, confidence=Confidence.LIKELY),
        Pattern(regex=r"\b\d{7,17}[0-9A-Za-z]{0,7}\b", context_required=True),
        Pattern(regex=r"\b\d{6}[ABab]\d{8}\b", context_required=True),
        Pattern(regex=r"\b[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{7,8}\d\b", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{1,5}\d{5,13}[0-9A-Za-z]{0,8}\b", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{3} ?[A-Za-z]{3} ?\d\d[A-Za-z]\d\d ?[A-Za-z]\d{3}[A-Za-z]\b", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{1,3}[ -]\d{5,13}(?:[ -]?[A-Za-z]{1,2})?\b", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{1,2}\d{6}[(\[][0-9Aa][)\]]", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{5}\d{4}[A-Za-z]\b", context_required=True),
        Pattern(regex=r"\b[A-Z]{4}[ -]\d{6}[ -][0-9A-Z]{3}\b", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{2} nr[. ]{1,2}\d{6,7}\b", context_required=True),
        Pattern(regex=r"\b\d{1,2}[A-Z]{5,11}\d{6}\b", context_required=True),
        Pattern(regex=r"\b[A-Za-z]{1,2}[ -]?\d{1,4}(?:[ .-]\d{3,11}){1,3}\b", context_required=True),
        Pattern(regex=r"\b\d{6,9}[ -]?[A-Za-z]{1,2}\b", context_required=True),
        Pattern(regex=r"\b\d{8}[ -]?\d[ -]?[A-Za-z]{2}\d\b", context_required=True),
        Pattern(regex=r"\b[A-Z]?\d{2,3}[A-Z]{1,3}\d{4,5}\b", context_required=True),
        Pattern(regex=r"\b[0-9A-Z]\d{2}[0-9A-Z]{6}\d[0-9A-Z]\b", context_required=True),
        Pattern(regex=r"\b[1-9][A-Z][0-9A-Z]\d[ -]?[A-Z][0-9A-Z]\d[ -]?[A-Z]{2}\d\d\b", context_required=True),
        Pattern(
            regex=r"\b\d{1,9}(?:[ ./-]\d{1,7}){1,5}(?:-?[A-Za-z]{1,2}| [A-Z]{1,2}| [a-z])?\b",
            digits=True,
            context_required=True,
        ),
    )
    return written + bare


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.CUSTOMER_PII,
    patterns=_patterns(),
    context=Context(
        positive=tuple(
            dict.fromkeys(
                (
                    *sorted({*_SHARED, *_NAMES, *(word.replace("'", " ") for word in _NAMES)}),
                    *(w for s in SCHEMES for w in typed(words(s.words))),
                )
            )
        ),
        negative=words(
            "phone, tel, fax, mobile, call, telephone, telefon, teléfono, telefono, téléphone, telefoon, telefone, tlf, mobil, "
            "handy, gsm, celular, cell, puhelin, puh, whatsapp, телефон, тел, τηλέφωνο, version, ref, iban, card number"
        )
        + OTHER_NUMBERS,
        before=56,
        after=16,
    ),
    validate=_validate,
    hits=(
        Example("My ID card number is L01X00T47.", ("L01X00T47",), "named: id card number"),
        Example("Subscriber ID: HPN12345A9, plan member ID AET987654", ("HPN12345A9", "AET987654")),
        Example("prescription number RX789456123", ("RX789456123",), "scheme: United States prescription"),
        Example("driver license: 12ABC12345, driver license number AB1234567", ("12ABC12345", "AB1234567")),
        Example("PESEL do faktury 02271305255", ("02271305255",), "scheme: Poland PESEL"),
        Example("NIF para a fatura: 234567899", ("234567899",)),
        Example("His social security number is 308-63-0237", ("308-63-0237",), "scheme: United States SSN"),
        Example("abc 078 05 1123 abc", ("078 05 1123",), "scheme: United States SSN"),
        Example(
            "Cédula de identidad: 4820316-SC, CI 7392018 LP", ("4820316-SC", "7392018 LP"), "scheme: Bolivia cédula"
        ),
        Example("Mario, RSSMRC81D14H501Z, Roma", ("RSSMRC81D14H501Z",), "form"),
        Example("رقم هويتي 1029384756", ("1029384756",)),
        Example("Bilhete de Identidade: 004172938LA046", ("004172938LA046",), "scheme: Angola bilhete de identidade"),
        Example("Social security number: 756.2039.4817.08", ("756.2039.4817.08",)),
        Example(
            "Kørekortnummer: 29384756\nBroj vozačke dozvole\n39485720", ("29384756", "39485720"), "named: kørekort"
        ),
        Example("Řidičský průkaz: EK 402938", ("EK 402938",), "named: řidičský průkaz"),
        Example("AHV-Nummer `756.2039.4817.02` abfragen", ("756.2039.4817.02",), "check digit is wrong"),
        Example("for the order they asked me this: 308-63-0237", ("308-63-0237",)),
        Example('{"cui": "2938475680101"}', ("2938475680101",)),
        Example("NI number AB 12 34 56 C", ("AB 12 34 56 C",), "scheme: United Kingdom NINO"),
        Example(
            "Customer's driver number: MORGA 657054 SM9IJ",
            ("MORGA 657054 SM9IJ",),
            "scheme: United Kingdom driving licence",
        ),
        Example("age proof MORGA657054SM9IJ attached", ("MORGA657054SM9IJ",), "scheme: United Kingdom driving licence"),
        Example(
            "Sozialversicherungsnummer 65 170839 J 003",
            ("65 170839 J 003",),
            "scheme: Germany Sozialversicherungsnummer",
        ),
        Example("codice fiscale RCCMNL83S18D969H", ("RCCMNL83S18D969H",), "scheme: Italy codice fiscale"),
        Example("mi DNI es 54362315K", ("54362315K",), "scheme: Spain DNI"),
        Example("NIE X-2482300-W", ("X-2482300-W",), "scheme: Spain NIE"),
        Example("sécu 2 95 10 99 126 111 93", ("2 95 10 99 126 111 93",), "scheme: France NIR"),
        Example("Steuer-ID 36 574 261 809", ("36 574 261 809",), "scheme: Germany Steuer-IdNr"),
        Example("AHV 756.9217.0769.85", ("756.9217.0769.85",), "scheme: Switzerland AHV"),
        Example("BSN 111222333", ("111222333",), "scheme: Netherlands BSN"),
        Example("85.07.30-033.28", ("85.07.30-033.28",), "scheme: Belgium national number"),
        Example("NIF 123456789", ("123456789",), "scheme: Portugal NIF"),
        Example("PPS number 6433435F", ("6433435F",), "scheme: Ireland PPS number"),
        Example("personnummer 880320-0016", ("880320-0016",), "scheme: Sweden personnummer"),
        Example("fødselsnummer 151086 95088", ("151086 95088",), "scheme: Norway fødselsnummer"),
        Example("CPR 211062-5629", ("211062-5629",), "scheme: Denmark CPR"),
        Example("131052-308T", ("131052-308T",), "scheme: Finland henkilötunnus"),
        Example("PESEL 44051401359", ("44051401359",), "scheme: Poland PESEL"),
        Example("rodné číslo 710319/2745", ("710319/2745",), "scheme: Czechia rodné číslo"),
        Example("OIB 33392005961", ("33392005961",), "scheme: Croatia OIB"),
        Example("CNP 1630615123457", ("1630615123457",), "scheme: Romania CNP"),
        Example("ЕГН 7523169263", ("7523169263",), "scheme: Bulgaria EGN"),
        Example("TC Kimlik 17291716060", ("17291716060",), "scheme: Turkey T.C. kimlik"),
        Example("СНИЛС 112-233-445 95", ("112-233-445 95",), "scheme: Russia SNILS"),
        Example("social insurance 123 456 782", ("123 456 782",), "scheme: Canada SIN"),
        Example("CURP BOXW310820HNERXN09", ("BOXW310820HNERXN09",), "scheme: Mexico CURP"),
        Example("CPF: 390.533.447-05", ("390.533.447-05",), "scheme: Brazil CPF"),
        Example("CUIL 20-05536168-2", ("20-05536168-2",), "scheme: Argentina CUIL"),
        Example("RUT 12.531.909-2", ("12.531.909-2",), "scheme: Chile RUT"),
        Example("Aadhaar 2341 2341 2346", ("2341 2341 2346",), "scheme: India Aadhaar"),
        Example("身份证 360426199101010071", ("360426199101010071",), "scheme: China resident identity"),
        Example("HKID A123456(3)", ("A123456(3)",), "scheme: Hong Kong identity card"),
        Example("hkid: a123456[3]", ("a123456[3]",), "scheme: Hong Kong identity card"),
        Example("NRIC S1234567D", ("S1234567D",), "scheme: Singapore NRIC"),
        Example("900101-1234567", ("900101-1234567",), "scheme: South Korea RRN"),
        Example("tax file number 123 456 782", ("123 456 782",), "scheme: Australia TFN"),
        Example("IRD 49-091-850", ("49-091-850",), "scheme: New Zealand IRD"),
        Example("ID number 7503305044089", ("7503305044089",), "scheme: South Africa ID"),
        Example("TC: 10000000146", ("10000000146",), "scheme: Turkey T.C. kimlik"),
        Example("con c.c: 52.123.456 (Bogotá)", ("52.123.456",), "scheme: Colombia cédula"),
        Example("c.c: 52.123.456 de Bogotá", ("52.123.456",), "scheme: Colombia cédula"),
        Example("Steuer-ID 36 574 261 809 ab sofort", ("36 574 261 809",), "scheme: Germany Steuer-IdNr"),
        Example("Adóazonosító: 8445674587", ("8445674587",), "scheme: Hungary adóazonosító jel"),
        Example("Medicare 2123 45670 1", ("2123 45670 1",), "scheme: Australia Medicare"),
        Example("Driver's license: CA D1234567", ("D1234567",), "scheme: United States driving licence"),
        Example('ת"ז 123456782', ("123456782",), "scheme: Israel identity number"),
        Example("nie: x-2482300-w", ("x-2482300-w",), "scheme: Spain NIE"),
        Example("codice fiscale rcc mnl 83s18 d969h", ("rcc mnl 83s18 d969h",), "scheme: Italy codice fiscale"),
        Example("RUT 12531909-2, otro RUT: 76793310-K", ("12531909-2", "76793310-K"), "scheme: Chile RUT"),
        Example("운전면허번호: 11-22-345678-90", ("11-22-345678-90",), "scheme: South Korea driving licence"),
        Example("CI seria RT nr. 123456", ("RT nr. 123456",), "scheme: Romania carte de identitate"),
        Example("PESEL 44051401358", ("44051401358",), "scheme: Poland PESEL"),
        Example("NIF del cliente: 54362315A", ("54362315A",), "scheme: Spain DNI"),
    ),
    misses=(
        "personnummer saknas, ring 070-174 06 05",
        "cpr mangler\ntelefon: 01 02 03 45 67",
        "dni: no tiene, telefono (01) 123 4674",
        "rodné číslo neznám, telefon 216 025 923",
        "my number is 01512 2230829 thanks",
        "\n".join(f"{(131 + 97 * step) % 1000:03}-{11 + step}-{4021 + 13 * step}" for step in range(40)),
        "0780511201",
        "078-05-0000",
        "078 00 1123",
        "693-09.4444",
        "order number 308-63-0237",
        "SKU-19584-B86,EAN 4125242731676,qty 21",
        "The id is 44051401359",
        "2024-05-12",
        "AB123456C7",
        "item 54362315K",
        'Run "make update-copyright".\n2016-11-08  release',
        "Fifth Floor, Boston, MA 02110-1301 USA. SSN, INSZ and others",
        "the test run took 12531909 2 times",
        "Driver licence checked, van 7394857201",
        "Führerschein vorhanden\nBestellung 3948572",
        "SSN on file. Ticket 2026-62592",
        "NIF em falta, nascido a 11/03/1954",
        "RUN 12531909-3 of the tests",
        "PESEL: none. Parcel 44051401358",
        "no BSN on file; customer 111222334",
        "OIB: call +38260123543",
        "LAMPE693354SM9IJ, LAMPE657004SM9IJ",
    ),
    overlooks="bare digits without the scheme's name, wrong check digits that its name does not stand right before",
    confuses="serial numbers written as social security numbers",
    source="https://arthurdejong.org/python-stdnum/formats",
)
