"""Telephone numbers of all regions, with extensions; local forms where a word says a number follows.

International and North American forms are known by shape. A national form with its leading zero must fit a numbering
plan. Anything else (``785 8949``, ``2813882583``) needs a word such as ``call`` or ``mobile`` nearby, and must not look like
a date, a price, a postcode line or an identifier.
"""

from __future__ import annotations

from collections.abc import Iterable

from seawall.detect import late_re as re
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Page, Pattern, Stuff
from seawall.detect.detectors._alike import by_chance
from seawall.detect.detectors._machine_rows import of_a_machine
from seawall.detect.detectors._numbering import (
    country_of,
    dialled_in,
    digits_of,
    has_country_code,
    indonesian,
    national_region,
    national_regions,
    own_region,
)
from seawall.detect.detectors._phone_or_house import EXPORT_HITS, EXPORT_MISSES, abroad, as_float, invited, phone_alone
from seawall.detect.detectors._phone_words import FOREIGN_WORDS, LABELS, NOT_PHONES, SPOKEN, STRONG_WORDS, WEAK_WORDS
from seawall.detect.detectors._phones_beside import beside_people
from seawall.detect.detectors._shop_words import UNSPACED
from seawall.model.words import Category, Confidence

_EXTENSION = r"(?:[ ,;]{0,2}(?:x|ext\.?|extension|poste|durchwahl|int\.?|#)[ .:]{0,2}\d{1,7})?"
_DATE = re.compile(
    r"(?:19|20)\d\d[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:0?[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|[12]\d|3[01])[-/. ](?:19|20)?\d\d$"
    r"|(?:19|20)\d\d ?[-/–] ?(?:19|20)\d\d$"
)
_SPACED_DATE = re.compile(r"\d\d \d\d \d\d")
"""Digits that right behind *telephone* are no date."""
_OTHER_NUMBER = re.compile(
    r"(?:order|account|invoice|tracking|reference|ref|serial|ticket|case|customer|id|article|part|model|policy|member|"
    r"confirmation|booking|card|routing|sort|tax|vat|zip|postal|iban|license|licence|passport|security|build|version|page|line|row|"
    r"bug|rfe|rfc|cve|issue|error|lot|batch|item|product|unit|room|flight|seat)[ _-]?(?:no|nr|number|id|code)?"
    r"[ .:#-]{0,3}(?:is )?$|[?&][a-z]=$|http/[0-9.]{1,3}[\"'] $|[ _-](?:count|cnt|total|hash|checksum|length|len|size|anzahl)[\"']?[ ]?[:=]?[ ]{0,2}$",
    re.ASCII | re.IGNORECASE,
)
_STRONG = frozenset(word.removesuffix("*") for word in STRONG_WORDS + FOREIGN_WORDS)
"""Words that mean telephones and nothing else, as they are seen."""
_SHORT = frozenset(LABELS)
_LABELLED = re.compile(r"[.]?[ ]?(?:no|nr|n[°º])?[.:#]{0,2}(?:[ ](?:is|es|é|è|est|ist))?[ \uff1a]{0,2}\(?\+?")
_LABEL_ENDS = re.compile(r"[:=\uff1a][ \t\"']{0,3}$")
"""Behind a label two groups with a dot between are a telephone's: ``Tel: 5128.2059``."""
_label_digits_min = 8
_EXTENSION_BEGINS = re.compile(r"[xX#eEpPdDiI]")
_NO_EXTENSION = re.compile(r"[.@_+-]?[0-9A-Za-z@_]")
"""Goes on with what is no extension: the next cell's address, ``+44 7700 900030,x51.ana@…``."""
_NO_DIGIT = re.compile(r"[^0-9]+")
_GROUP = re.compile(r"\d+")
_RELEASE = re.compile(r"\+ ?\d\.\d{1,2}\.")
"""``+ 9.0.241``: a release."""
_COUNTED = "012345678901234567890123456789"
"""What runs up or down like this was typed to stand for a number."""
_ABBREVIATED, _BETWEEN = re.compile(r"(?:tel|mob|fax|tlf|fon|ph)\.$", re.IGNORECASE), re.compile(r"[0-9\n]")
_UNTIDY = re.compile(r"-\.|\.-|\d\.\d+ |\d \d+\.")
_NUMBER_BEFORE = re.compile(r"\d[ .-]$|\b(?=[A-Fa-f]{0,3}\d)[0-9A-Fa-f]{2,4} {1,2}$")
_CODE_POINTS = re.compile(r"00\d\d(?: \d{4}){1,3}")
_ZIP_PLUS_FOUR = re.compile(r"\d{5}-\d{4}")
_KOREAN_MOBILE = re.compile(r"01[016-9]-\d{3,4}-\d{4}")
"""Written like nothing else, also where an order is spoken of (주문자 is who ordered)."""
_MONEY_AFTER = re.compile(
    r"[ \u00a0]?(?:[€£¥₹₽]|(?:EUR|USD|GBP|CHF|PLN|CZK|HUF|SEK|NOK|DKK|RON|Ft|Kč|zł|kr|lei|TL|руб|грн|лв)\b)"
)
_DOCUMENT = re.compile(r"20[0-4]\d[-/]\d{4,6}")  # a year and a running number, as orders and invoices have
_ORDER = re.compile(r"\d\d-\d{5}-\d{5}|\d{3}-\d\d-\d{4}")
"""An order at eBay; what is written as a social security number and is none."""
_VAT_BEFORE = re.compile(r"\b(?:GB|XI) $")  # a value added tax number of nine digits in groups
_by_chance_share = 0.5
_american_share = 0.3
_AMERICAN = re.compile(r"[2-9](?!11)[0-8][0-9][2-9](?!11)[0-9]{6}")
"""A number of North America, by the numbering plan's own rules for area and exchange codes (nationalnanpa.com, 2026)."""
_NAMING = re.compile(
    r"[A-Za-z\u00c0-\uffff]{0,8}[ .:\uff1a#=\"'(*_-]{0,6}(?:[A-Za-z\u00c0-\uffff]{1,9}[ .:\uff1a#=\"'(*_-]{1,4}){0,3}"
)
_LINE_BEGINS = re.compile(r"(?:^|[\n|·•>]|[ ]{3})[ \t]{0,3}$")
_CARD_LINES = re.compile(
    r"(?:^|[\n|·•>])[ \t]{0,3}[TPMFHWCE][.:]?[ \t]{1,3}(?:[+(]{0,2}[0-9](?:[ ()./-]{0,2}[0-9]){6}|[a-z0-9._+-]{1,64}@|www\.|http)"
)
_card_lines_min = 2  # a letter and a blank before a number is a telephone's in a signature with several such lines
_ASIDE = re.compile(
    r"(?: [^ \d,;:()#]{2,20}){2,6}[,;(] ?\(?|[^ \d,;:()#]{0,6}(?: [^ \d,;:()#]{2,20}){0,4} (?:unter|op|på|au|al|pod|na|pe|la|numeroon|numbril|на|за) |(?:の件で|에 대해| ?건으로) ?"
)
_HAS_ITS_OWN = re.compile(r"(?:[ :.#]|nr|no|num|number|nummer|n[°º]){1,4}[A-Z]{0,3}-?\d{3}", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?] [A-Z][a-z]{3}")
_DIGITS_BETWEEN = re.compile(r"\d[\d.,/-]{2,}")
_ASSIGNED = re.compile(r"=[ ]?['\"]$")  # what a program calls a number is none for that
_plans_told_max = 3
_house_digits_max = 8
_WRITTEN = (
    (re.compile(r"0[1-9](?:[ .]\d\d){4}"), "FR"),
    (re.compile(r"1[3-9]\d{9}"), "CN"),
    (re.compile(r"010-\d{4}-\d{4}"), "KR"),
    (re.compile(r"0[5789]0-\d{4}-\d{4}"), "JP"),
)
"""How numbers are written in one country and hardly elsewhere."""
_VERSION = re.compile(r"\d{1,5}(?:\.\d{1,5}){2,4}")


def _validate(candidate: Candidate) -> Judgement | None:
    text, start = candidate.text, candidate.start
    if candidate.pattern.name == "as a float":
        return as_float(candidate, _STRONG)
    if start and (_joined(text[start - 1]) or text[start - 1] == "_") and candidate.pattern.name != "international":
        return None
    value, end = phone_alone(text, start, candidate.end)
    extension = _EXTENSION_BEGINS.search(value)
    body = (value if extension is None else value[: extension.start()]).rstrip(" ,;")
    if len(body) < len(value) and _NO_EXTENSION.match(text, end):
        value, end = body, start + len(body)
    if _part_of_more(text, start, end, candidate.pattern.name) or _MONEY_AFTER.match(text, end, end + 8):
        return None
    digits = _NO_DIGIT.sub("", body)
    if len(set(digits)) < 2 or not 6 <= len(digits) <= 15:
        return None
    reasons = _REASONING[candidate.pattern.name](candidate, body, digits)
    if reasons is None:
        return None
    if len(body) < len(value):
        reasons = (*reasons, "extension")
    strong = "numbering plan" in reasons[0] or any(reason.startswith("context word") for reason in reasons)
    sure = Confidence.VERY_LIKELY if strong and len(reasons) > 1 else Confidence.LIKELY
    if candidate.disguised and not _strong(candidate, candidate.context()):
        sure = Confidence.LIKELY
    return candidate.accept(*reasons, confidence=sure, end=end, weight=1 if strong else 0)


_STREET = re.compile(
    r"[ ,]{1,2}(?!\d)(?:[\w.'-]{1,20} ){0,4}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|court|ct|boulevard|blvd|parkway|"
    r"pkwy|way|place|pl|terrace|square|circle|apt|suite|strasse|straße|weg|platz|rue|via|calle|rua)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Z][a-z]")
"""A label that lost its line end, behind a number that a plus says is one: ``+420 608 123 456Card``."""


def _joined(character: str) -> bool:
    """Whether a letter or digit beside a number makes them one word. Chinese, Japanese and Thai have no spaces, and Hebrew and
    Arabic put prepositions in front."""
    return character.isalnum() and (character.isascii() or not UNSPACED.match(character))


def _part_of_more(text: str, start: int, end: int, shape: str) -> bool:
    """The digits go on before or after, as in decimals, ranges, identifiers and URLs."""
    before = text[max(0, start - 2) : start]
    after = text[end : end + 2]
    if before[-1:] == ".":
        return _ABBREVIATED.search(text[max(0, start - 4) : start]) is None
    if len(before) == 2 and before[1] == ":" and before[0].isdigit():
        return True
    if len(before) == 2 and before[1] in "-./#_@" and _joined(before[0]):
        return True
    if before[-1:] in ("$", "€", "£", "¥", "#", "/", "%", "@", "+") or before == "[*":
        return True
    if _joined(after[:1]) and not (text[start] == "+" and _WORD.match(after)):
        return True
    if after[:1] in ("%", "€", "£", "@", "_"):
        return True
    if after[:1] == "," and (shape == "international" or before[-1:] in (",", "\n", "")):
        return False  # a cell of a table; what comes next is the next one
    goes_on = len(after) == 2 and after[0] in ".-/:,_" and after[1].isdigit()
    return goes_on or of_a_machine(text, start, end)


def _row_of_numbers(candidate: Candidate) -> bool:
    """Other digits stand right before, as in identifiers written in groups and in drawings: it begins in their middle."""
    return _NUMBER_BEFORE.search(candidate.text[max(0, candidate.start - 8) : candidate.start]) is not None


def _strong(candidate: Candidate, word: str | None) -> bool:
    """Whether the word means telephones and nothing else: some only as a label, right before a number."""
    if word is None or word in _STRONG:
        return word is not None
    if word not in _SHORT or not _label_digits_min <= sum(map(str.isdigit, candidate.value)) <= 13:
        return False
    before = candidate.text[max(0, candidate.start - 24) : candidate.start].lower()
    place = before.rfind(word)
    return place >= 0 and _LABELLED.fullmatch(before[place + len(word) :]) is not None


def _meant(candidate: Candidate, word: str) -> bool:
    """Whether a word that also means other things (``call``, ``number``, ``ring``) is about this number: it stands on the
    same line with no other number between."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before = text[max(0, start - 40) : start].lower()
    place = before.rfind(word)
    if place >= 0 and not _BETWEEN.search(before[place + len(word) :]):
        return before[place + len(word) :][:1] != "("  # ``check_call(["truncate", "-s", "5368709120"])``
    after = text[end : end + 20].lower()
    place = after.find(word)
    return place >= 0 and not _BETWEEN.search(after[:place])


def _against(candidate: Candidate, body: str) -> bool:
    """Whether a word nearby says that this is another number. A country code or an area code in brackets outweighs one
    that stands on another line or in front of yet another number."""
    word = candidate.against()
    if word is None or _KOREAN_MOBILE.fullmatch(body):
        return False
    if body[:1] == "+" and " " in body and country_of(digits_of(body)) is not None:
        return False  # in groups behind a country's code nobody writes orders
    if body[:1] not in ("+", "("):
        return not (body[:1] == "0" and (" " in body or "-" in body) and _aside(candidate, word))
    text, start, end = candidate.text, candidate.start, candidate.end
    before = text[max(0, start - 40) : start].lower()
    place = before.rfind(word)
    if place >= 0 and body[:1] == "+" and country_of(digits_of(body)) and not _named(candidate, word):
        return False  # +31612345678 some words behind *my parcel*
    if place < 0:
        return "\n" not in text[end : end + 20] and body[:1] != "+"
    between = text[max(0, start - 40) + place + len(word) : start]
    return not (_DIGITS_BETWEEN.search(between) or "\n" in between or _SENTENCE_ENDS.search(between))


def _aside(candidate: Candidate, word: str) -> bool:
    """Whether the word means another: ``the order for ana lima, 07911 123456``, ``0176 98765432 about order 4711``."""
    text, start, end = candidate.text, candidate.start, candidate.end
    before = text[max(0, start - 56) : start].lower()
    place = before.rfind(word)
    if place >= 0:
        return _ASIDE.fullmatch(before[place + len(word) :]) is not None
    after = text[end : end + 48]
    place = after.lower().find(word)
    return place >= 0 and _HAS_ITS_OWN.match(after, place + len(word)) is not None


def _context(candidate: Candidate) -> tuple[str, ...]:
    word = candidate.context()
    return (f"context word: {word}",) if word else ()


def _international(candidate: Candidate, body: str, digits: str) -> tuple[str, ...] | None:
    text, start = candidate.text, candidate.start
    digits = digits.removeprefix("00")
    if _RELEASE.match(body) or (
        body.isdigit() and digits[::-1] in _COUNTED and not _strong(candidate, candidate.context())
    ):
        return None
    if _against(candidate, body) or (body.startswith("0") and body.isdigit() and candidate.context() is None):
        return None
    if not 7 <= len(digits) <= 15 or (start and (_joined(text[start - 1]) or text[start - 1] in ")]_.")):
        return None
    quoted = text[start - 1] if start and text[start - 1] in "'\"" else ""
    loose = quoted and not (body[0] == "+" and text.startswith(quoted, start + len(body)))  # no literal of its own
    if (loose or (body[0] == "0" and _CODE_POINTS.fullmatch(body))) and candidate.context() is None:
        return None
    region = country_of(digits)
    if region:
        return (f"numbering plan: {region}", *_context(candidate))
    if not has_country_code(digits):
        return None
    grouped = body[0] == "+" and len(_GROUP.findall(body)) >= 3 and not quoted
    if not grouped and candidate.context() is None:
        return None
    return ("country code", *_context(candidate))


def _american(candidate: Candidate, body: str, digits: str) -> tuple[str, ...] | None:
    if _against(candidate, body):
        return None
    national = digits[-10:]
    valid = national[0] in "23456789" and national[3] in "23456789"
    spaced = "(" not in body and "-" not in body and "." not in body
    mixed = "(" not in body and len({mark for mark in body if not mark.isdigit()}) > 1
    odd = mixed or _row_of_numbers(candidate) or (spaced and not valid)
    if not candidate.context() and (odd or _in_crowd(candidate, "US")):
        return None
    return (("numbering plan: US",) if valid else ("grouped as in North America",)) + _context(candidate)


def _national(candidate: Candidate, body: str, digits: str) -> tuple[str, ...] | None:
    if _against(candidate, body) or _DATE.match(body):
        return None
    word = _context(candidate)
    groups = _GROUP.findall(body)
    if not word and (_row_of_numbers(candidate) or _UNTIDY.search(body)):
        return None
    if _ZIP_PLUS_FOUR.fullmatch(body) and not _strong(candidate, candidate.context()):
        return None
    # 0176 98765432, 0812 3456 7890
    long = len(digits) == 12 and (national_region(digits, mobile=True) is not None or indonesian(digits))
    if not (9 <= len(digits) <= 11 or long) or (not word and (len(groups) < 2 or "/" in body or len(groups[0]) > 5)):
        return _local(candidate, body, digits) if word else None
    region = national_region(digits) or ("ID" if long else None)
    if not word and (
        region is None
        or _ORDER.fullmatch(body)
        or _VAT_BEFORE.search(_before(candidate))
        or _in_crowd(candidate, region)
    ):
        return None
    return (_plans(candidate, body, digits) if region else ("grouped digits",)) + word


def _plans(candidate: Candidate, body: str, digits: str) -> tuple[str, ...]:
    """Where such a number is dialled: in the countries whose language the word beside it is or that write numbers so, as
    long as it fits one of theirs; else in any it fits."""
    word = candidate.context() or ""
    likely = next((regions for form, regions in _WRITTEN if form.fullmatch(body)), "")
    spoken = next((regions for stem, regions in SPOKEN.items() if word.startswith(stem)), "")
    found = national_regions(digits, (likely or spoken).split(), _plans_told_max)
    return (f"numbering plan: {' or '.join(found)}",) if found else ("numbering plan",)


def _in_crowd(candidate: Candidate, region: str) -> bool:
    """Whether numbers written like this one stand around it, and too many of them are none of its region."""
    share = _american_share if region == "US" else _by_chance_share
    zero = candidate.value[:1] == "0"
    check = region + "0" * zero
    return by_chance(candidate, share, check, lambda other: _dialled(region, other, zero=zero))


def _dialled(region: str, number: str, *, zero: bool) -> bool:
    digits = _NO_DIGIT.sub("", _EXTENSION_BEGINS.split(number, maxsplit=1)[0])
    if region != "US":
        return (digits[:1] == "0") is zero and dialled_in(region, digits)
    digits = digits[-10:]
    return "555" in (digits[:3], digits[3:6]) or _AMERICAN.fullmatch(digits) is not None


def _local(candidate: Candidate, body: str, digits: str) -> tuple[str, ...] | None:
    word = candidate.context()
    if word in _SHORT and not _strong(candidate, word):
        word = next((other for other in candidate.nearby() if other in _STRONG), None)  # *teléfono* ends in *fono*
    if word is None:
        return None
    dated = _DATE.match(body) and not (_SPACED_DATE.fullmatch(body) and word in _STRONG and _named(candidate, word))
    house = len(digits) <= _house_digits_max and not _named(candidate, word)
    if house and _STREET.match(candidate.text, candidate.end, candidate.end + 80):
        return None
    if candidate.against() or dated or _OTHER_NUMBER.search(_before(candidate)):
        return None
    groups = _GROUP.findall(body)
    strong = _strong(candidate, word)
    if not strong and _ASSIGNED.search(candidate.text, max(0, candidate.start - 3), candidate.start):
        return None
    if (not strong and not _meant(candidate, word)) or (_DOCUMENT.fullmatch(body) and not _named(candidate, word)):
        return None
    if len(groups) == 1:
        fits = national_region(digits, mobile=not strong) or abroad(word, strong, digits)
        counted = not strong and (digits in _COUNTED or digits[::-1] in _COUNTED)
        if fits is None and (strong or invited(word, digits)) and _named(candidate, word):
            return ("named as one", f"context word: {word}")
        if fits is None or counted or (not strong and len(digits) < 10):
            return None
        return (*_plans(candidate, body, digits), f"context word: {word}")
    small = sum(len(group) == 1 for group in groups) if "(" not in body else 0
    decimal = len(groups) == 2 and "." in body and "-" not in body and " " not in body
    labelled = strong and len(digits) > 6 and _named(candidate, word) and _LABEL_ENDS.search(_before(candidate))
    decimal = decimal and not labelled
    if not strong and (
        (len(digits) < 7 and len(groups) < 3) or (_VERSION.fullmatch(body) and len(set(map(len, groups))) > 1)
    ):
        return None
    if len(digits) < 6 or small > 1 or decimal or re.fullmatch(r"\d{1,3}(?:[., ]000){1,3}", body):
        return None
    return ("grouped digits", f"context word: {word}")


def _named(candidate: Candidate, word: str) -> bool:
    """Whether the word stands right before the number, with nothing but a colon, a bracket or a short word between."""
    before = candidate.text[max(0, candidate.start - 56) : candidate.start].lower()
    place = before.rfind(word)
    return place >= 0 and _NAMING.fullmatch(before[place + len(word) :]) is not None


def _own_way(candidate: Candidate, body: str, _digits: str) -> tuple[str, ...] | None:
    """A form that one country writes and that fits its plan: ``8 (495) 123-45-67`` in Russia, ``(11) 91234-5678`` in Brazil."""
    if _against(candidate, body) or (body.isdigit() and not any("а" <= c <= "я" for c in _before(candidate))):
        return None
    region = own_region(body)
    if not region or by_chance(
        candidate, _by_chance_share, f"{region} by form", lambda other: own_region(other) == region
    ):
        return None
    return (f"numbering plan: {region}", *_context(candidate))


def _lettered(candidate: Candidate, body: str, digits: str) -> tuple[str, ...] | None:
    """``M: 7612 4145``: one letter for mobile, telephone, fax or work at the beginning of a line or after a bar."""
    if not 7 <= len(digits) <= 12 or candidate.against() or _DATE.match(body) or _UNTIDY.search(body):
        return None
    text, start = candidate.text, candidate.match_start
    if not _LINE_BEGINS.search(text[max(0, start - 4) : start]):
        return None
    if (
        text[start + 1] in " \t"
        and len(_CARD_LINES.findall(text[max(0, start - 64) : candidate.end + 64])) < _card_lines_min
    ):
        return None
    return ("labelled with a letter",)


def _before(candidate: Candidate) -> str:
    return candidate.text[max(0, candidate.start - 40) : candidate.start]


_REASONING = {
    "international": _international,
    "american": _american,
    "national": _national,
    "local": _local,
    "lettered": _lettered,
    "own way": _own_way,
}


def _sweep(page: Page) -> Iterable[Judgement]:
    return beside_people(page, _AGAINST)


_AGAINST = frozenset(word.removesuffix("*") for word in NOT_PHONES)

DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.CUSTOMER_PII,
    patterns=(
        Pattern(
            regex=r"\+[ (]{0,2}[1-9](?:[ ()./-]{0,3}\d){6,14}" + _EXTENSION,
            name="international",
            caseless=True,
        ),
        Pattern(regex=r"\b00[ -]?[1-9](?:[ ()./-]{0,3}\d){8,13}" + _EXTENSION, name="international", caseless=True),
        Pattern(
            regex=r"(?:\b1[ .-]?)?\(\d{3}\)[ .-]{0,2}\d{3}[ .-]{0,2}\d{4}" + _EXTENSION, name="american", caseless=True
        ),
        Pattern(regex=r"\b(?:1[ .-])?\d{3}[ .-]\d{3}[ .-]\d{4}" + _EXTENSION, name="american", caseless=True),
        Pattern(
            regex=r"(?:(?:\(0(?: ?\d{1,4}| \d\d \d\d?)\)|\b0 \d\d(?: \d\d?)? ?/)[ ./-]{0,3}\d{2,8}(?:[ ./-]{1,3}\d{1,5}){0,4}|\b0\d{1,5}[ ./-]{0,3}\d{2,8}(?:[ ./-]{1,3}\d{2,5}){0,4}|\b0\d{1,2}\) ?\d{3,4}-\d{4})"
            + _EXTENSION,
            gate=r"(?:\(0(?: ?\d{1,4}| \d\d \d\d?)\)|\b0 \d\d(?: \d\d?)? ?/|\b0\d{1,5}[ ./-]|\b0\d{1,2}\) ?\d)[ ./-]{0,2}\d{2}",
            name="national",
            caseless=True,
            digits=True,
        ),
        Pattern(
            regex=r"\b[TPMFHWC](?:[.:][ \t]{0,2}|[ \t]{1,3})(\(?\d{2,5}\)?(?:[ ./-]{1,2}\d{2,6}){1,4}"
            + _EXTENSION
            + ")",
            name="lettered",
            group=1,
            digits=True,
        ),
        Pattern(
            regex=r"(?:\b8[ -]?\(?\d{3,5}\)?[ -]?\d{1,3}-\d\d-\d\d|\b8[ ]?\(?9\d\d\)?[ ]\d{3}[ ]\d\d[ ]\d\d|\b89\d{9}|\b1[3-9]\d[ -]\d{4}[ -]\d{4}|\(\d\d\) ?9?\d{4}-\d{4})\b",
            name="own way",
        ),
        Pattern(
            regex=r"(?:(?:(?:\b\d{1,2}[ .-]?)?\((?:\d{1,5}|\d{1,2}[ /-]\d{1,3})\)|\b\d{1,5})(?:(?:[ ./-]{1,2}| - )\d{1,8}){1,5}|\(\d{2,5}\)\d{2,4}(?:[ .-]\d{2,4}){1,3})"
            + _EXTENSION,
            name="local",
            caseless=True,
            digits=True,
            context_required=True,
        ),
        Pattern(regex=r"\b\d{6,13}" + _EXTENSION, name="local", caseless=True, context_required=True),
        Pattern(regex=r"\b[1-9](?:\.\d{8,14}[eE]\+1[0-4]|\d{9,14}\.0)\b", name="as a float", context_required=True),
    ),
    context=Context(
        positive=(
            *STRONG_WORDS,
            *LABELS,
            *FOREIGN_WORDS,
            *WEAK_WORDS,
        ),
        negative=NOT_PHONES,
        before=40,
        after=20,
    ),
    validate=_validate,
    sweep=_sweep,
    order=55,
    hits=(
        Example("Brazil: +55 11 98456 5666", ("+55 11 98456 5666",), "numbering plan: BR"),
        Example("Phone: +420 608 123 456Card: none", ("+420 608 123 456",)),
        Example("one is +44 (20) 7123 4567, f('+49 151 23456789', 5)", ("+44 (20) 7123 4567", "+49 151 23456789")),
        Example("United States: (415)555-0132", ("(415)555-0132",)),
        Example("fax 001-748-088-2851x818", ("001-748-088-2851x818",), "extension"),
        Example("(978)645-9740x11144 mobile", ("(978)645-9740x11144",)),
        Example("My Japanese number is 090-1234-5678", ("090-1234-5678",)),
        Example("My CN number is 13812345678", ("13812345678",)),
        Example("Tel.: (0 45 61) 98 76 5", ("(0 45 61) 98 76 5",)),
        Example("Fax 0 89 / 12 34 56 78", ("0 89 / 12 34 56 78",)),
        Example("주문자 김민지, 010-8234-5671", ("010-8234-5671",)),
        Example("You can call 73 448 266", ("73 448 266",)),
        Example("They're not answering at 785 8949", ("785 8949",)),
        Example("50-98-28-96-Office", ("50-98-28-96",)),
        Example("+30 21 0 1234567", ("+30 21 0 1234567",)),
        Example("My Israeli number is 09-7625400", ("09-7625400",)),
        Example("ring 0487 23 46 71 after six", ("0487 23 46 71",)),
        Example("телефон 495 123 45 67", ("495 123 45 67",)),
        Example("電話番号は090-1284-2267です。", ("090-1284-2267",)),
        Example("תתקשרו אליי ל-050-234-7910", ("050-234-7910",)),
        Example("ana@shop.example,+44 121 422 3144,1.687,00 EUR", ("+44 121 422 3144",)),
        Example("Cheers, Gail\nM: 7612 4145\nW: shop.example", ("7612 4145",)),
        Example("Komórka: 512 345 373, mail", ("512 345 373",)),
        Example("mój numer telefonu to 123453715, zamówienie 155538112", ("123453715",)),
        Example("Мой телефон 8 (71234) 5 24 38, заказ 4111003", ("8 (71234) 5 24 38",)),
        Example("τηλέφωνό μου είναι 96 121145, παραγγελία 5390477", ("96 121145",)),
        Example('"phone": "+81-3-1233-7204", "order_id": "SO-666364"', ("+81-3-1233-7204",), "numbering plan: JP"),
        Example("app version 128.0.4236.32\nYou can text (876) 210-4150", ("(876) 210-4150",)),
        Example("U kunt mij bellen op 7412096 over bestelling 4711", ("7412096",)),
        Example("bitte zurückrufen unter 0176 98765432 wegen Bestellung 20250311-44", ("0176 98765432",)),
        Example("can you check the order for sarah jenkins, 07911 123456, she waits", ("07911 123456",)),
        Example("Telefon 40.61.73.20, e-post", ("40.61.73.20",)),
        Example("my number's 0121 234 0538, ring after six", ("0121 234 0538",)),
        Example("I never got the parcel. Callback (201) 555-6528, ext. 765", ("(201) 555-6528, ext. 765",)),
        Example("mein Handy: 0151 23456789", ("0151 23456789",), "numbering plan: DE or AT"),
        Example("Mon portable est le 06 12 34 56 78", ("06 12 34 56 78",), "numbering plan: FR"),
        Example("手机 13812345678", ("13812345678",), "numbering plan: CN"),
        Example("joignable au 01/23/41/37/79", ("01/23/41/37/79",)),
        Example("telemóvel 912 534 027, Rufnummer? 04 61 - 7 12 88", ("912 534 027", "04 61 - 7 12 88")),
        Example("Tel (0 30) 55 51-2 34", ("(0 30) 55 51-2 34",)),
        Example("Cel. 55 1234 5678 o HP: 0812-3456-7890", ("55 1234 5678", "0812-3456-7890")),
        Example("Иван, 8 (495) 123-45-67", ("8 (495) 123-45-67",), "numbering plan: RU"),
        Example("8-916-123-45-67", ("8-916-123-45-67",), "numbering plan: RU"),
        Example("Ana, (21) 98765-4321", ("(21) 98765-4321",), "numbering plan: BR"),
        Example("收货人：李晓红，138 1234 5678", ("138 1234 5678",), "numbering plan: CN"),
        Example("Tfno. 943 12 34 56 / 688.123.450", ("943 12 34 56", "688.123.450")),
        Example("Herr Koch, Tel 22 14 08", ("22 14 08",)),
        Example("bel mij op 020 123 4567, mijn pakket", ("020 123 4567",)),
        Example("Mijn pakket is nooit aangekomen, bel mij op +31612345678", ("+31612345678",)),
        Example("Tālrunis: 21 242 539", ("21 242 539",)),
        Example("पार्सल नहीं आया, फ़ोन 081234 26932", ("081234 26932",)),
        Example("გთხოვთ დამირეკოთ 555 12 32 89", ("555 12 32 89",)),
        Example("Teléfono: 8315.9646 o tél. 33 6 12 58 59 37", ("8315.9646", "33 6 12 58 59 37")),
        Example("Telefonas: (0-612) 95747", ("(0-612) 95747",)),
        Example("48213; ana.k@mail.example; 91 234 56 78; 2 pcs", ("91 234 56 78",), "beside a person"),
        Example("Mano numeris 612 95747, būsiu namie", ("612 95747",)),
        Example("wegen der Bestellung unter 07172 932695 anrufen", ("07172 932695",)),
        Example("02) 3423-5718, мой номер (952)378-75-29", ("02) 3423-5718", "(952)378-75-29")),
        *EXPORT_HITS,
        Example("Importer's reference: +47 77 60 12 34", ("+47 77 60 12 34",), "numbering plan: NO"),
    ),
    misses=(
        "phone_count: 12345678, mobile_total=12345678; order 12-04637-18227, order 07-10273-55102",
        "VAT 980 7806 84\nGB 980 7806 84",
        ", ".join(
            f"{(241 + 97 * step) % 1000:03}-{(377 + 61 * step) % 1000:03}-{4021 + 13 * step}" for step in range(30)
        ),
        "call me on 2024-05-12 at noon",
        "order number is 13812345678",
        "invoice INV-2026-68401 internal ref 3039081424 page 30 of 30 dims 67x23x94",
        "EAN 4125242731676",
        "call price 1 234 000 EUR",
        "a[+1234567890]",
        "build +420608123456ab",
        "the 1939-1945 office",
        "lat 52.5200066, lon 13.404954",
        "pi is 3.14159265358979, call it pi",
        "Date: Tue Dec 24 09:35:02 2013 -0800",
        "Suite 330, Boston, MA  02111-1307, USA",
        "rights as defined in Clause 252.227-7013 (c)",
        "validate('85 07 30 033 28')",
        "format('000 216 001 808 337 13010')",
        "A2.969 2.969 0 0110 12.967 2.969",
        "v8s-.016.707.355 1.445",
        "0 01-.72.721.72.72 0 01-.722-.72",
        "build number 16.11.32126.315",
        "<fraction> 0032 2044 0033",
        "00000010  02 00 3e 00 01 00 00 00 00 c5",
        "Visual Studio 16 2019 where the defaults work",
        "the number 1234567890 is written so",
        'number_pattern="(?:247|528|625)0"',
        "telefonum kapalı İ, sipariş 0149495233",
        "전화 주세요. 주문 6685980676",
        "Артикул 804 858 5813, штрихкод",
        "telefonla sorun, tutar 38 936 359 Ft",
        "Phone us about invoice 2026-62592 please",
        "postcode 5412248\nPhone: none",
        "rodné číslo 991261195, telefon nemám",
        "Cikkszám 071 223 4455 (hívjon minket)",
        "8-1234-12-12 and (12) 3456-789",
        "ana@shop.example;SKU 612 345 678;9,90\nana@shop.example, 2024-11-12, 4006381333931",
        "telefonlarda 8315.9646 oranı, phone sales: 123.45",
        "Tilaukseni 040 862 8899 ei ole tullut",
        *EXPORT_MISSES,
    ),
    overlooks="bare local numbers without a word",
    confuses="part numbers written as telephone numbers",
    source="https://github.com/google/libphonenumber",
)
