"""Telephone numbers as exports hold them, and where a telephone's number ends and a house's begins: *0171 2345678 12 Long Street*, *+33 6 12 34 56 78 - 5 rue de la Paix*.

Both are groups of digits, and the telephone's form takes as many as there are. What stands behind says that the last group is a
house's where the rest is a number by itself: of a country's plan, or of seven figures behind a word for telephones.
"""

from __future__ import annotations

from collections.abc import Container

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Example, Judgement, words
from seawall.detect.detectors._machine_rows import without_clock
from seawall.detect.detectors._numbering import country_of, digits_of, national_region
from seawall.model.words import Confidence

_HOUSE = re.compile(r"(?:[ ]{0,2}[-\u2013/.|][ ]{1,2}|[ ]{1,2})([0-9]{1,5})$")
_STREET_BEHIND = re.compile(
    r"(?:[A-Za-z]|/[0-9]{1,4})?[ ](?:(?:rue|avenue|av|bd|boulevard|place|all[\u00e9e]e|impasse|chemin|quai|route|cours|passage|ter|bis)\b"
    r"|(?:(?:[A-Z][A-Za-z'\u2019.-]{0,20}|[0-9]{1,3}(?:st|nd|rd|th))[ ]){1,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|parkway|pkwy"
    r"|way|place|pl|terrace|square|sq|circle|crescent|close|grove|gardens|mews|row|quay|hill|highway|hwy)\b(?![ ][0-9]{1,4}\b))",
    re.IGNORECASE,
)
"""A street that its house's number stands in front of."""
_PAIRS = re.compile(r"0[1-9](?:[ .-][0-9]{2}){4}")
"""A whole number in France."""
_LOCAL = re.compile(r"[0-9]{3}[- .][0-9]{4}")
_house_chars = 9
_house_digits_max = 5
_phone_digits_min = 7
_street_chars = 80


def phone_alone(text: str, start: int, end: int) -> tuple[str, int]:
    """A number and its end, without the clock or the house behind it."""
    value, end = without_clock(text, start, end)
    whole = end
    while whole - end < _house_digits_max and text[whole : whole + 1].isdecimal():
        whole += 1  # the telephone's form ends after fifteen figures
    cut = before_house(text, start, whole)
    return (value, end) if cut == whole else (text[start:cut], cut)


def before_house(text: str, start: int, end: int) -> int:
    """The end of a telephone's number, moved before its last group where that is a house's."""
    if end - start <= _phone_digits_min or not text[end : end + 1] or text[end] in "\n@":
        return end
    house = _HOUSE.search(text, max(start, end - _house_chars), end)
    if house is None or _STREET_BEHIND.match(text, end, end + _street_chars) is None:
        return end
    if _PAIRS.fullmatch(text, start, end):
        return end
    return house.start() if _number(text[start : house.start()]) else end


def _number(body: str) -> bool:
    """Whether these groups are a telephone's number by themselves."""
    digits = digits_of(body)
    if len(digits) < _phone_digits_min:
        return False
    if body[0] == "+":
        return country_of(digits) is not None
    return _LOCAL.fullmatch(body) is not None or (
        len(digits) > _phone_digits_min and national_region(digits) is not None
    )


_phone_first = re.compile(r"(?<![\w.,-])\+?0\d{1,4}(?:[ ./-]?\d{2,6}){1,4}[ \t]?[,;:/|·–-]?[ \t\n]{1,2}(?=\S)")
_phone_first_chars = 70


def behind_phone(text: str, start: int, end: int) -> int:
    """The start moved behind a telephone's number in groups that stands before the address."""
    for match in _phone_first.finditer(text, start, min(end, start + _phone_first_chars)):
        if sum(map(str.isdigit, match.group())) in range(9, 14) and end - match.end() > _address_chars_min:
            number = match.start() + len(match.group().rstrip(_between))
            ends = before_house(text, match.start(), number)
            if ends < number:
                return ends + len(text[ends:number].rstrip(_figures))
            if end - match.end() > _address_chars_min + 4:
                return match.end()
    if text[start : start + 1].isdigit():
        for match in _phone_labelled.finditer(text, max(0, start - _phone_labelled_chars), min(end, start + 24)):
            if match.start(1) <= start < match.end(1) and end - match.end() > _address_chars_min:
                ends = before_house(text, match.start(1), match.end(1))
                if ends < match.end(1):
                    return ends + len(text[ends : match.end(1)].rstrip(_figures))  # the house itself
                if _whole_phone(match):
                    return match.end()
    return start


_phone_words = (
    r"\b(?:tel|telephone|téléphone|tél|telef[oó]n[oe]?|telefon|phone|cell|mobile?|mob|móvil|handy|natel|gsm|call|tlf|puh|cel"
    r"|fax|whatsapp)\b[.:]{0,2}[ ]{0,2}"
)
_phone_labelled = re.compile(
    rf"(?:{_phone_words}|(?=\+))([+(]{{0,2}}\d(?:(?:[ ./-]|\)[ ]?|[ ]?\()?\d){{6,14}})(?!\d)"
    r"([ \t]{0,2}[,;:/|·–.-][ \t\n]{1,2}|[ \t]?\n|[ \t]{1,2}(?=[^\W\d_]|\d{1,5}[A-Za-z] ))",
    re.IGNORECASE,
)
"""A telephone behind its word, or with a plus, up to where an address may begin."""


def _whole_phone(match: re.Match[str]) -> bool:
    """Whether its last group is no house's number: a mark stands behind, or the telephone were too short without it."""
    first = match.group(1).rpartition(" ")[0]
    if not match.group(2).isspace() or "\n" in match.group(2) or sum(map(str.isdigit, first)) < _phone_digits_min:
        return True
    return _number(match.group(1).lstrip("("))


_phone_labelled_chars = 40
_address_chars_min = 8
_between = " \t\n,;:/|\u00b7\u2013-"
_figures = "0123456789"


_FLOAT_TAIL = re.compile(r"[eE].*|\.0$")
_abroad_digits_min = 11


def as_float(candidate: Candidate, strong: Container[str]) -> Judgement | None:
    """``4.915123456789E+12`` and ``15551234567.0`` beside a word that means telephones and nothing else."""
    word = candidate.context()
    digits = "".join(filter(str.isdecimal, _FLOAT_TAIL.sub("", candidate.value)))
    if word not in strong or candidate.against() or country_of(digits) is None:
        return None
    reasons = ("a number as a float", f"context word: {word}")
    return candidate.accept(*reasons, confidence=Confidence.LIKELY, weight=1)


def abroad(word: str, strong: bool, digits: str) -> str | None:
    """The region of a number with its country code and no plus, in exports and in *my number is 447700900123*."""
    fits = len(digits) >= _abroad_digits_min and (strong or "number" in word)
    return country_of(digits) if fits else None


INVITING = frozenset(
    words(
        "call, dial, call me, call us, call me back, ring me, text me, text us, phone me, reach me, number is, my number, my contact, contact is, "
        "ruf mich an, rufen sie mich an, rufen sie uns an, mich unter, uns unter, erreichbar, meine nummer, nummer ist, fastnetz, anruf, zurückrufen, "
        "mon numéro, numéro est le, mon fixe, appelle, appelez, rappelle, rappelez, mi número, mi número es, llámame, mi fijo, il mio numero, il numero è, "
        "chiamami, mijn nummer, o meu número, meu número, número é, mój numer, numer to, dzwoń, moje číslo, volejte, mitt nummer, mit nummer, numaram, мой номер, мій номер"
    )
)
"""Words that ask for a call right before a number, or say it is somebody's."""
_invited_digits = range(9, 13)


def invited(word: str, digits: str) -> bool:
    """Whether a number that fits no plan is one all the same: ``Call me: 0232728795`` is mistyped or made up."""
    return word in INVITING and digits[:1] == "0" and len(digits) in _invited_digits


EXPORT_HITS = (
    Example("please call me: 0232728795", ("0232728795",), "named as one"),
    Example("mein Name ist Ada, meine Nummer: 02566619375", ("02566619375",), "named as one"),
    Example("name,phone\nMarta,4.915123456789E+12\n", ("4.915123456789E+12",), "a number as a float"),
    Example('{"phone": 15551234567.0}', ("15551234567.0",), "a number as a float"),
    Example("msisdn=905321234567", ("905321234567",)),
    Example("call me, my number is 447700900123", ("447700900123",)),
)
EXPORT_MISSES = (
    "call me about the lamp with 0232728795",
    "the number is 232728795",
    "phone model 4.915123456789E+12 units",
    "total 15551234567.0",
    'GET /a?phone=1 HTTP/1.1" 200 4411',
    'U+FB03 => "0046 0066 0069"',
    "0061 0061 # LATIN CAPITAL LETTER A WITH RING ABOVE",
    "ACN 004 085 616",
    "REACH EC 231-791-2 CAS 7732-18-5",
    "example_number='2842291234', possible_length=(10,)",
    "<Buffer 01 02 03 04 05>",
    "catalogue no. 02 33 44 55 66",
    "3220      ; [*0328.0020.0004][.CBDC.0020.0004][*0329.0020.0004]",
    'check_call(["truncate", "-s", "5368709120", name])',
    "weights for the number: '00987654321'[c % 11]",
    "* Merge upstream patch v9.0.0242 + 9.0.241/242: Install it",
    "https://shop.example/news?n=2905&sms=10305&s=325345",
    "Ersatzteil-Nr. 030 1234567 passt nicht",
    "HP 301 302 XL, HP 15-1234, pH 7.4 - 7.8",
    "cel 2025-2030, kom 12 34 56",
)
