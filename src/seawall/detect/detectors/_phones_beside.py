"""Telephone numbers that stand beside a person: *Ana Lima, 912 345 678* and *ask for Jo, 6712 0934*, in forms that need a word elsewhere.

Whoever writes a name, a mail or postal address and a number of a mobile telephone's length right beside it means that person's. So this asks
only at names and addresses that were found, for numbers that fit the plan for mobiles of some country.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Judgement, Page
from seawall.detect.detectors._numbering import mobile_beside
from seawall.detect.names import builtin_model
from seawall.model.words import Confidence

people_max = 400
"""Names, mail and postal addresses of one text that are looked at."""
_people = frozenset(("person_name", "street_address", "email"))
_NUMBER = r"(?:\(?\d{1,5}\)?(?:[ .-]\d{2,5}){1,4}|[6-9]\d{9}|5\d{9}|1[3-9]\d{9}|0[5-9]\d{8,9}|01[0125]\d{8})(?![\w%€$£]|[.,:/-]\d|[.-]?[ ]\d{3,})"
_after = re.compile(
    r"(?:[’']s|[>)])?(?: (?:abi|bey|hanım|ji|bhai|san|sir))?[ \t]{0,2}[,;:/|(·–-]{0,1}[ \t]{0,2}\n?[ \t]{0,2}"
    r"(?:(?:at|on|au|al|a|på|na|no|di|auf|unter|el|op|de|to|for|sa|ko|pod|is|at the|[a-z]{2,4}[.:]) ?){0,1}"
    rf"({_NUMBER})"
)
_before = re.compile(rf"(?<![\w.,:/€$£+-])({_NUMBER})[ \t]?[,;:/|)·–-]{{0,1}}[ \t]{{0,2}}\n?[ \t]{{0,2}}$")
_before_chars = 24
_alone = re.compile(
    rf"^[ \t•*–-]{{0,4}}([^\W\d_a-z][^\W\d_A-Z]{{2,14}})[ \t]{{0,2}}[,:–-]?[ \t]{{1,2}}({_NUMBER})[ \t]{{0,2}}(?=$|[,;(])",
    re.MULTILINE,
)
"""A given name and a number that are a line: *Kasia 512 608 441*."""
_date = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[ .-](?:0?[1-9]|1[0-2])[ .-](?:19|20)\d\d(?!\d)|(?:19|20)\d\d[ .-]\d\d[ .-]\d\d(?!\d)"
)
"""A day, also with the hour behind it."""
_years = re.compile(r"(?:19|20)\d\d[ .-](?:19|20)\d\d")
"""Of those who held a copyright."""
_MONEY = re.compile(
    r"[ \u00a0]?(?:€|EUR|USD|GBP|CHF|PLN|CZK|HUF|SEK|NOK|DKK|RON|Ft|Kč|zł|kr|lei|TL|руб|грн|лв|stk|pcs|kg|cm|mm)(?!\w)"
)
_numbered = re.compile(
    r"(?:\b(?:no|nr|number|id|nummer|numer|num|ref|acct|konto|cust)\.?|#|№|nº|n°)[ :]{0,2}$", re.IGNORECASE
)
digits_min, digits_max = 8, 11
_begins_row = re.compile(r"(?:^|\n)[ ]?\"?$")
_cells_min = 4
_rows_chars_max = 4_000


def beside_people(page: Page, against: Container[str]) -> Iterator[Judgement]:
    """Numbers right behind or before a person, each once. ``against``: words that say what other number it is."""
    if page.figures < digits_min:
        return
    people = [(start, end) for name, start, end in page.findings if name in _people]
    text = page.text
    people += [match.span(1) for match in _alone.finditer(text) if _is_given(match.group(1))]
    if not people:
        return
    people.sort()
    taken = [(start, end) for name, start, end in page.findings if name not in ("bulk_records", "order_record")]
    done = 0
    for start, end in people[:people_max]:
        found = [
            match.span(1)
            for match in (
                _before.search(text, max(0, start - _before_chars), start),
                _after.match(text, end, min(len(text), end + 48)),
            )
            if match is not None
        ]
        for low, high in found:
            if low < done or any(first < high and low < last for first, last in taken):
                continue
            if _telephone(text[low:high]) and not _MONEY.match(text, high) and not _said(page, low, high, against):
                done = high
                yield Judgement(
                    start=low,
                    end=high,
                    confidence=Confidence.LIKELY,
                    reasons=("beside a person", "numbering plan for mobiles"),
                )


def _is_given(word: str) -> bool:
    """Whether a word is a given name and nothing else."""
    known = builtin_model().known(word)
    return "g" in known and "c" not in known


def _telephone(number: str) -> bool:
    digits = "".join(filter(str.isdecimal, number))
    if (
        not digits_min <= len(digits) <= digits_max
        or len(set(digits)) < 3
        or _date.match(number)
        or _years.search(number)
    ):
        return False
    return mobile_beside(number)


def _said(page: Page, low: int, high: int, against: Container[str]) -> bool:
    """Whether a word before it on its line names another number."""
    if _numbered.search(page.text, max(0, low - 16), low) or _keys_a_row(page, low, high, against):
        return True
    line = max(page.text.rfind("\n", max(0, low - 40), low) + 1, low - 40, 0)
    return any(word in against for _, word in page.words(line, high))


def _keys_a_row(page: Page, low: int, high: int, against: Container[str]) -> bool:
    """Whether it is the first cell of a row, under a header whose first name is another number's: ``order,customer,…``."""
    text = page.text
    end = text[high : high + 2].lstrip('"')[:1]
    if end not in (",", ";", "|", "\t") or _begins_row.search(text, max(0, low - 3), low) is None:
        return False
    first = header = text.rfind("\n", 0, low) + 1
    while first > max(0, low - _rows_chars_max):
        above = text.rfind("\n", 0, first - 1) + 1
        if text.count(end, above, first) + 1 < _cells_min:
            break
        first = header = above
    cell = text.find(end, header, low)
    return 0 <= cell < low and any(word in against for _, word in page.words(header, cell))
