"""Payment card numbers: a brand's number range and length, the Luhn check digit, and a plausible grouping.

One in ten numbers passes Luhn by chance, so a 16-digit parcel or article number can look like a card. What decides then
is range and length (about one number in three), grouping, and the words nearby: ``GTIN 9887838483726164`` is none. In a field for a card's number a wrong check digit is a slip of the hand: *possible*.
"""

from __future__ import annotations

from itertools import pairwise

from seawall.detect import late_re as re
from seawall.detect.accents import typed
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.detectors._alike import by_chance, named_otherwise
from seawall.detect.detectors._field_names import behind
from seawall.detect.detectors._machine_rows import in_dump
from seawall.detect.detectors._shop_words import OTHER_NUMBERS, UNSPACED
from seawall.model.words import Category, Confidence

# Issuer ranges by the leading digits, with the lengths issued: the brands' own published ranges (see source).
_RANGES: tuple[tuple[str, int, int, frozenset[int]], ...] = tuple(
    (brand, int(low), int(high), frozenset(lengths))
    for brand, low, high, lengths in (
        ("Visa", "400000", "499999", (13, 16, 19)),
        ("Mastercard", "510000", "559999", (16,)),
        ("Mastercard", "222100", "272099", (16,)),
        ("American Express", "340000", "349999", (15,)),
        ("American Express", "370000", "379999", (15,)),
        ("Discover", "601100", "601199", (16, 17, 18, 19)),
        ("Discover", "644000", "659999", (16, 17, 18, 19)),
        ("Diners Club", "300000", "305999", (14, 15, 16, 19)),
        ("Diners Club", "309500", "309599", (14, 16, 19)),
        ("Diners Club", "360000", "369999", (14, 15, 16, 17, 18, 19)),
        ("Diners Club", "380000", "399999", (14, 16, 19)),
        ("JCB", "352800", "358999", (16, 17, 18, 19)),
        ("JCB", "180000", "180099", (15,)),
        ("JCB", "213100", "213199", (15,)),
        ("UATP", "100000", "199999", (15,)),
        ("UnionPay", "620000", "629999", (16, 17, 18, 19)),
        ("UnionPay", "810000", "817199", (16, 17, 18, 19)),
        ("Maestro", "500000", "509999", (12, 13, 14, 15, 16, 17, 18, 19)),
        ("Maestro", "560000", "589999", (12, 13, 14, 15, 16, 17, 18, 19)),
        ("Maestro", "600000", "601099", (12, 13, 14, 15, 16, 17, 18, 19)),
        ("Maestro", "601200", "619999", (12, 13, 14, 15, 16, 17, 18, 19)),
        ("Maestro", "630000", "643999", (12, 13, 14, 15, 16, 17, 18, 19)),
        ("Maestro", "660000", "699999", (12, 13, 14, 15, 16, 17, 18, 19)),
        ("Mir", "220000", "220499", (16, 17, 18, 19)),
        ("Troy", "979200", "979289", (16,)),
    )
)
_USUAL_GROUPS = {
    (4, 4, 4, 4), (4, 6, 5), (4, 6, 4), (4, 4, 4, 4, 3), (6, 13), (4, 4, 4, 1), (4, 4, 4, 2), (4, 4, 5), (8, 8), (6, 10),
    (4, 4, 4, 3), (5, 5, 5), (4, 4, 4, 4, 1), (4, 4, 4, 4, 2), (4, 3, 3, 3)
}  # fmt: skip
_GROUP = re.compile(r"[0-9]+")
# A table of code points or measures: four characters of hexadecimal, with a digit, again and again on one line.
_TABLE_BEFORE = re.compile(r"(?:(?=[A-Fa-f]{0,3}[0-9])[0-9A-Fa-f]{4}[ \t]{1,2}){1,3}$")
_TABLE_AFTER = re.compile(r"(?:[ \t]{1,2}(?=[A-Fa-f]{0,3}[0-9])[0-9A-Fa-f]{4}(?![0-9A-Za-z])){1,3}")


_FIELDS = frozenset(
    words(
        "card number, card no, ccn, pan, credit card, debit card, visa, mastercard, amex, american express, kreditkarte, kreditkartennummer, "
        "kartennummer, numéro de carte, carte bancaire, tarjeta de crédito, número de tarjeta, número da tarxeta, carta di credito, numero di carta, "
        "numero carta, número do cartão, cartão de crédito, kaartnummer, creditcard, kortnummer, korttinumero, numer karty, číslo karty, "
        "kártyaszám, numărul cardului, kart numarası, kart no, broj kartice, nomor kartu, số thẻ, номер карты, номер картки, номер на карта, "
        "หมายเลขบัตร, カード番号, クレジットカード, 卡号, 银行卡号, 카드번호, 신용카드"
    )
)
"""What a field for a card's number is called."""
_FIELD_GAP = re.compile(r"[\"'.)]{0,2}(?:[ _](?:number|no|nr|num))?[.\"']{0,2}[ \t]{0,2}[:=#>\uff1a][ \t\"'(]{0,3}")
_OTHER_CARD = re.compile(
    r"(?:sim|id|identity|gift|loyalty|member|membership|library|club|points|customer|report)[ _-]{0,2}$", re.IGNORECASE
)
_COMMON = frozenset(("Visa", "Mastercard", "American Express", "Discover", "JCB"))
"""Brands of which a number is a card even where orders and parcels are talked of."""
_by_chance_share = 0.67
noughts = "00000000"
"""In a row, numbers that had to be pieced together or turned are counters."""
zeros_min = 8
"""Numbers one by one with so many noughts are a program's statistics."""
_WRAPPED_GROUPS = ((4, 4, 4, 4), (4, 6, 5))
_DIGIT_BEFORE = re.compile(r"[0-9][ \t.,;:-]{0,3}\r?\n?[ \t>]{0,4}$")
_DIGIT_LINE = re.compile(r"[ \t.-]{0,2}\r?\n?[ \t>]{0,4}[0-9]{3}")


_ONCE = bytes(byte - 48 if 48 <= byte < 58 else 0 for byte in range(256))
_TWICE = bytes(sum(divmod(2 * (byte - 48), 10)) if 48 <= byte < 58 else 0 for byte in range(256))


def luhn(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others."""
    data = digits.encode()
    return (sum(data[-1::-2].translate(_ONCE)) + sum(data[-2::-2].translate(_TWICE))) % 10 == 0


_BY_DIGIT = {
    digit: tuple(row for row in _RANGES if row[1] <= int(digit) * 100_000 + 99_999 and row[2] >= int(digit) * 100_000)
    for digit in "0123456789"
}


def brand_of(digits: str) -> str | None:
    """The brand whose range and length this number has."""
    size = len(digits)
    for brand, low, high, lengths in _BY_DIGIT[digits[0]]:
        if size in lengths and low <= int(digits[:6]) <= high:
            return brand
    return None


def _validate(candidate: Candidate) -> Judgement | None:
    value, name = candidate.value, candidate.pattern.name
    if _fraction.fullmatch(value) is not None:
        return None
    if name and name != "wrapped":
        return _masked(candidate)
    if not name and value.isdigit():
        return _whole(candidate, value)
    groups = [match.span() for match in _GROUP.finditer(value)]
    return _wrapped(candidate, value, groups) if name else _grouped(candidate, value, groups)


_fraction = re.compile(r"\d{1,3}\.\d{9,20}")
"""A number with that many places behind its point is measured or computed."""


def _whole(candidate: Candidate, digits: str) -> Judgement | None:
    brand = brand_of(digits)
    if brand is None or len(set(digits)) < 2 or not luhn(digits):
        return _mistyped(candidate, digits)
    word = candidate.context()
    if _in_decimal(candidate.text, candidate.start, candidate.end, numbered=word is not None):
        return None
    if candidate.against() and (brand not in _COMMON or len(digits) < 15 or named_otherwise(candidate)):
        return None
    if candidate.disguised and (len(digits) < 15 or brand == "UATP") and not word:
        return None
    if len(digits) < 16 and not word and candidate.text[candidate.start - 1 : candidate.start] == "+":
        return None  # a telephone number with its country code
    short = len(digits) < 15 or (brand in ("Maestro", "UATP") and len(digits) != 16)
    if short and not word and not _alone(candidate):
        return None
    if word:
        return candidate.accept(
            f"brand: {brand}", "check digit", f"context word: {word}", confidence=Confidence.VERY_LIKELY, weight=3
        )
    if by_chance(candidate, _by_chance_share, "card", _is_card):
        return None
    return candidate.accept(f"brand: {brand}", "check digit", confidence=Confidence.LIKELY, weight=2)


def _mistyped(candidate: Candidate, digits: str) -> Judgement | None:
    """As many digits as a card has in the field for a card's number, with a wrong check digit or of no brand."""
    word = candidate.context()
    brand = brand_of(digits)
    if word not in _FIELDS or (len(digits) not in (15, 16) and brand is None) or len(set(digits)) < 3:
        return None
    if brand and luhn(digits):
        return None
    around = behind(candidate.text, candidate.start, word)
    if around is None or not (_FIELD_GAP.fullmatch(around[1]) or (around[1] == "" and UNSPACED.match(word))):
        return None
    if (
        _OTHER_CARD.search(around[0])
        or candidate.against()
        or candidate.text[candidate.end : candidate.end + 1].isalnum()
    ):
        return None
    return candidate.accept(f"context word: {word}", "check digit is wrong", confidence=Confidence.POSSIBLE, weight=1)


def _is_card(number: str) -> bool:
    digits = "".join(_GROUP.findall(number))
    return brand_of(digits) is not None and luhn(digits)


def _wrapped(candidate: Candidate, value: str, groups: list[tuple[int, int]]) -> Judgement | None:
    """All of it is one card, and nothing like it stands below: no column of numbers. Without a word of a card beside it
    nothing stands above either, and it is grouped as cards are."""
    digits = "".join(value[a:b] for a, b in groups)
    brand = brand_of(digits) if 12 <= len(digits) <= 19 else None
    if brand is None or not luhn(digits) or candidate.against():
        return None
    if _DIGIT_LINE.search(candidate.text, candidate.end, candidate.end + 12):
        return None
    word = candidate.context()
    if word:
        return candidate.accept(
            f"brand: {brand}", "check digit", f"context word: {word}", confidence=Confidence.VERY_LIKELY, weight=3
        )
    sizes = tuple(end - start for start, end in groups)
    if sizes not in _WRAPPED_GROUPS or len(set(digits)) < 2:
        return None
    if _DIGIT_BEFORE.search(candidate.text[max(0, candidate.start - 12) : candidate.start]):
        return None
    if by_chance(candidate, _by_chance_share, "card", _is_card):
        return None
    return candidate.accept(f"brand: {brand}", "check digit", "card grouping", confidence=Confidence.LIKELY, weight=2)


def _grouped(candidate: Candidate, value: str, groups: list[tuple[int, int]]) -> Judgement | None:
    """Take the run of groups that makes a card; numbers standing before or after are not part of it."""
    sizes = [end - start for start, end in groups]
    if tuple(sizes) in _WRAPPED_GROUPS and (mistyped := _mistyped(candidate, "".join(_GROUP.findall(value)))):
        return mistyped
    for first in range(len(groups)):
        if sum(sizes[first:]) < 12:
            break
        for last in reversed(range(first, len(groups))):  # the longest that holds: a short one may by chance
            if not 12 <= sum(sizes[first : last + 1]) <= 19:
                continue
            digits = "".join(value[a:b] for a, b in groups[first : last + 1])
            brand = brand_of(digits)
            if brand is None or not luhn(digits) or len(set(digits)) < 2:
                continue
            if sizes == [4, 4, 4, 4] and last - first == 2:
                continue  # three of a card's four groups hold by chance
            usual = tuple(sizes[first : last + 1]) in _USUAL_GROUPS or _in_a_list(
                candidate, value, groups, first, brand
            )
            if not usual and first == last and len(groups) > 1 and not candidate.context():
                continue
            apart = _spelled_apart(sizes[first : last + 1]) and _alike_apart(value, groups[first : last + 1])
            if not usual and not candidate.context() and not apart:
                continue
            if candidate.against() and (sizes != [4, 4, 4, 4] or brand not in _COMMON or named_otherwise(candidate)):
                return None
            if candidate.disguised and len(digits) < 15 and not candidate.context():
                return None
            if not candidate.context() and (
                _of_a_table(candidate, value, groups, first, last) or _goes_on(value, groups, first, last)
            ):
                continue
            start, end = candidate.start + groups[first][0], candidate.start + groups[last][1]
            reasons = (f"brand: {brand}", "check digit") + (("card grouping",) if usual else ())
            if not candidate.context() and by_chance(candidate, _by_chance_share, "card", _is_card, (start, end)):
                continue
            sure = Confidence.VERY_LIKELY if usual or candidate.context() else Confidence.LIKELY
            return candidate.accept(*reasons, confidence=sure, start=start, end=end, weight=3)
    return None


_list_number = re.compile(r"[0-9]{1,3}\. {1,3}[0-9]")


def _in_a_list(candidate: Candidate, value: str, groups: list[tuple[int, int]], first: int, brand: str) -> bool:
    """Whether this is the whole number behind a line's own: ``2. 4539148803436467``."""
    numbered = (
        first == 1 and len(groups) == 2 and groups[1][1] - groups[1][0] >= 15 and brand not in ("UATP", "Maestro")
    )
    begins = candidate.text[max(0, candidate.start - 1) : candidate.start] in ("", "\n", " ", "\t")
    return numbered and begins and _list_number.match(value) is not None


def _goes_on(value: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether a group of four stands before these as they stand before one another: a parcel's number in more groups."""
    if first == 0 or groups[first - 1][1] - groups[first - 1][0] != 4 or last == first:
        return False
    gap = value[groups[first - 1][1] : groups[first][0]]
    return all(value[a[1] : b[0]] == gap for a, b in pairwise(groups[first : last + 1]))


def _alike_apart(value: str, groups: list[tuple[int, int]]) -> bool:
    """Whether the same stands between all groups, as whoever writes a card in pairs does: a path of ``50 21-51-21`` has both."""
    return len({value[one[1] : other[0]] for one, other in pairwise(groups)}) < 2


def _spelled_apart(sizes: list[int]) -> bool:
    """Even groups of two or more digits, or digits one by one: a way people write a card number."""
    return (len(set(sizes)) == 1 and len(sizes) >= 12) or (len(sizes) > 3 and set(sizes[:-1]) in ({2}, {3}))


def _of_a_table(candidate: Candidate, value: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether these groups are only some of a row of numbers: decimals, measures, code points in hexadecimal."""
    text = candidate.text
    start, end = candidate.start + groups[first][0], candidate.start + groups[last][1]
    gaps = {value[a[1] : b[0]] for a, b in pairwise(groups[first : last + 1])}
    if len(gaps) > 1 and any("." in gap for gap in gaps):
        return True
    if text[start - 1 : start] == "." or (text[end : end + 1] == "." and text[end + 1 : end + 2].isdigit()):
        return True
    size = groups[first][1] - groups[first][0]
    if (size == 1 and gaps >= {" ", "-"}) or (1 < size < 4 and gaps == {"-"} and _dashed_on(text, start, end)):
        return True
    if size < 4:
        if in_dump(text, start, end) or (size == 1 and text[start:end].count("0") >= zeros_min):
            return True
        around = [b - a for a, b in groups[max(0, first - 1) : first] + groups[last + 1 : last + 2]]
        return size in around and len(gaps) == 1 and gaps == {" "}
    before, after = _TABLE_BEFORE.search(text[max(0, start - 18) : start]), _TABLE_AFTER.match(text, end, end + 19)
    beside = ((before.group() if before else "") + (after.group() if after else "")).split()
    return len(beside) > 1 or any(not token.isdigit() for token in beside)


def _dashed_on(text: str, start: int, end: int) -> bool:
    """Whether a row of numbers and dashes goes on before or behind."""
    return (text[start - 1 : start] == "-" and start > 1 and text[start - 2].isdigit()) or (
        text[end : end + 1] == "-" and text[end + 1 : end + 2].isdigit()
    )


def _masked(candidate: Candidate) -> Judgement | None:
    word = candidate.context()
    if not word and candidate.pattern.name == "last four":
        return None
    reason = f"masked card number, {candidate.pattern.name} shown"
    sure = Confidence.LIKELY if word and candidate.pattern.name != "last four" else Confidence.POSSIBLE
    return candidate.accept(reason, confidence=sure)


def _in_decimal(text: str, start: int, end: int, *, numbered: bool) -> bool:
    """Part of a decimal number, a longer dotted or dashed token, a hexadecimal word or a URL path; ``CC#4111…``, where
    ``numbered``, is none."""
    before = text[start - 1] if start else " "
    if before == "#" and numbered:
        before = " "
    after = text[end : end + 2]
    if before == ".":
        return True
    if before in ",-+/_#$€£=&" and start > 1 and (text[start - 2].isalnum() or before in "#$€£+"):
        return before != "=" and not (before == "," and start > 1)
    return len(after) == 2 and after[0] in "._-/" and after[1].isalnum()


def _alone(candidate: Candidate) -> bool:
    """The number is all there is in a short text."""
    return len(candidate.text.strip()) <= len(candidate.value) + 2


DETECTOR = Detector(
    stuff=Stuff.NUMBER,
    category=Category.PAYMENT_DATA,
    patterns=(
        Pattern(regex=r"\b\d(?:[ ._-]{0,3}\d){11,22}\b", confidence=Confidence.LIKELY),
        # Somebody wrote on where a number had been put in.
        Pattern(regex=r"\b([2-6]\d{3}(?:[ -]\d{4}){3})[A-Za-z]{2,24}", group=1, confidence=Confidence.LIKELY),
        # A card number that goes on in the next line, behind a mark of quotation perhaps.
        Pattern(
            regex=r"\b\d{4}(?:[ .-]?\d{3,6}){0,3}[ \t.-]{0,2}\r?\n[ \t>]{0,4}\d{3,6}(?:[ .-]?\d{3,5}){0,3}\b",
            gate=r"\d[ \t.-]{0,2}\r?\n[ \t>]{0,4}\d{3}",
            name="wrapped",
            digits=True,
        ),
        Pattern(
            regex=r"\b[2-6]\d{5}[*xX#]{2,9}\d{4}\b", name="first six and last four", confidence=Confidence.POSSIBLE
        ),
        Pattern(
            regex=r"\b[2-6]\d{3}[ -]?(?:\d{2})?[*xX#]{2,4}[ -]?[*xX#]{4}[ -]?\d{4}\b",
            name="first four and last four",
            confidence=Confidence.POSSIBLE,
        ),
        Pattern(
            regex=r"(?:[*xX#]{4}[ -]?){3}\d{4}\b",
            name="last four",
            confidence=Confidence.POSSIBLE,
        ),
    ),
    context=Context(
        positive=typed(
            words(
                "card, cards, credit card, debit card, card number, card no, cc, ccn, pan, visa, mastercard, amex, american express, discover, "
                "diners, jcb, maestro, unionpay, payment, pay with, paid with, cvv, cvc, expiry, exp, expires, valid thru, kreditkarte*, "
                "kartennummer, kk-nr, kk nr, kk-nummer, karte, carte, cartes, carte bancaire, numéro de carte, tarjeta*, carta, carta di credito, cartão*, kaart, "
                "kaartnummer, creditcard, kort, kortet, kortnummer, kreditkort*, kortti*, kortin, kortilla, korttinumero, karta*, kartu, kartą, "
                "numer karty, číslo karty, kartou, karty, kártya*, kártyá*, bankkártya*, kártyaszám*, card bancar, cardul, cardului, numărul cardului, "
                "kredi kart*, kart numarası, kart no, kartım, kartic*, broj kartice, kartu kredit, nomor kartu, thẻ, số thẻ, thẻ tín dụng, "
                "карта, карты, картой, карту, картк*, картку, карткою, номер карты, номер картки, номер на карта, κάρτα, κάρτας, บัตร, บัตรเครดิต, "
                "หมายเลขบัตร, カード, カード番号, クレジットカード, 信用卡, 卡号, 银行卡, 银行卡号, 카드, 카드번호, 신용카드, بطاقة, البطاقة, بالبطاقة, כרטיס, "
                "כרטיס אשראי, אשראי"
            )
        ),
        negative=(
            *OTHER_NUMBERS,
            *words("imei, session, timestamp, trace, request id, iccid, meter, policy number, customer number"),
        ),
        before=48,
    ),
    validate=_validate,
    hits=(
        Example("Card 4111 1111 1111 1111 exp 12/27", ("4111 1111 1111 1111",), "brand: Visa"),
        Example("4111 1111 1111 1111Hello, is this yours?", ("4111 1111 1111 1111",), "brand: Visa"),
        Example("5555555555554444", ("5555555555554444",), "brand: Mastercard"),
        Example("my order is late and i paid it from 4539578763621486", ("4539578763621486",)),
        Example("the parcel never came and you charged 5100 2900 2900 2909", ("5100 2900 2900 2909",)),
        Example("amex 3782 822463 10005 please", ("3782 822463 10005",), "brand: American Express"),
        Example("ref 12 4111-1111-1111-1111 ok", ("4111-1111-1111-1111",)),
        Example("my credit card: 122000000000003", ("122000000000003",), "brand: UATP"),
        Example("pay with 6759649826438453", ("6759649826438453",), "brand: Maestro"),
        Example(
            "card 411111******1111 declined", ("411111******1111",), "masked card number, first six and last four shown"
        ),
        Example("Kártyaszám 4111 1111\n1111 1111, lejárat 04/28", ("4111 1111\n1111 1111",), "brand: Visa"),
        Example("> charge 4111 1111\n> 1111 1111 please", ("4111 1111\n> 1111 1111",), "card grouping"),
        Example("it is 3782 822463\n10005, thanks", ("3782 822463\n10005",), "brand: American Express"),
        Example("numer karty 4222222222222", ("4222222222222",), "brand: Visa"),
        Example("CC#4111111111111111 Exp 11/27", ("4111111111111111",), "brand: Visa"),
        Example("paid with 3782-8224-6310-005", ("3782-8224-6310-005",), "card grouping"),
        Example("karta bankowa, numer karty 6304 9506 0000 0000 00", ("6304 9506 0000 0000 00",)),
        Example("Card number: 4111-1111-1111-1112", ("4111-1111-1111-1112",), "check digit is wrong"),
        Example('"credit_card": "1234567890123456"', ("1234567890123456",), "check digit is wrong"),
        Example("card 4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1", ("4-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1",)),
    ),
    misses=(
        "exp(6.66666666666667*(l_m/l_opt - 1))",
        "not a card: 1234-5678-9012-3456",
        '<path d="M7 6h10a6 6 0 0 1 6 6 6 6 0 0 1-6 6c-1.78 0-3.37-.77-4.47-2h-1.06c-1.1 1.23-2.69 2-4.47 2a6 6 0 0 1-6-6 6 6 0 0 1 6-6"/>',
        'd="M79-173,0-191-2-275-28-168-51-270-119-349-229-180-254-279-690-221-972,45-215,165"',
        '<glyph d="M214 207q0 30-21 51t-50 21-51-21-21-51 21-50 51-21 50 21 21 50z m107 250q0 30-20 51t-51 21-50-21-21-51 21-50 50-21 51 21z" />',
        "+4915121017656",
        "9400 4111 1111 1111 1111 07",
        "".join(f"{4000000000000000 + 7919 * step}\n" for step in range(30)),
        "4111 1111 1111 1112",
        "4111 1111\n1111 1112",
        "my card number is 4111 1111 1111 1112",
        "gift card number: 4111111111111112",
        "Visa, order: 4111111111111112",
        "3402 1198\n4111 1111\n1111 1111\n4022 8001",
        "12 4111 1111\n1111 1111",
        "GTIN 4111111111111111",
        "your parcel with the number 4111111111111111, and order of 4539578763621486",
        "tracking,city\n4111111111111111,Graz",
        "order=4111111111111111 tracking of it=4539578763621486",
        "4111111111111111 (order)",
        "order #309089 line 5 EAN 5555555555554444",
        "ts 1730308822164",
        "0.4111111111111111",
        "weights = [.4111111111111111, -.5555555555554444]",
        "axial_force_at(7.99) - 149.430523405935",
        "sizes 500 600 700 800 900 1000 1095",
        "9B2F 5531 60B5 713B 7452 66A2",
        "542D 5751 5994 6333 7841 727C",
        "FA72 ; [.4181.0024.0002.5168][.41F7.0020.0002]",
        "M136.4 221.5C123.5 225.213 115.104 231.625 109.5",
        "c.116.056-.165-.093-.017-.206.033-.225z",
        "accepted: 2.0 2.1 3.0 3.2 3.5 3.7 5.0 5.2 5.3 6.0 6.2 7.0",
        "4111111111111111.25",
        "0000 0000 0000 0000",
        "DHL parcel 66509180988530151662",
    ),
    overlooks="wrong check digits, except in a field for a card's number; cards pulled apart and mixed with other digits",
    confuses="single article numbers of sixteen digits that pass Luhn; in lists they are told apart",
    source="https://www.iso.org/standard/70484.html",
)
