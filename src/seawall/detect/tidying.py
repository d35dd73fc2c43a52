"""Messy tables put in order here, so that nobody pastes one into a chatbot for it: two looks at the rows, no guessing.

The first look (:class:`Survey`) learns which columns are empty and in which order a column's dates have day and month;
the second (:class:`Tidier`) rewrites row by row. What can't be known is left as it is and counted: ``03/04/2026``
becomes ``2026-04-03`` only when the column itself shows that days come first, or the caller said so; a phone number
only when it is a valid one of its region.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import msgspec
import phonenumbers

from seawall.detect.tables import kind_of
from seawall.model.errors import LimitExceeded

columns_max = 2_000
lines_above_max = 10
"""Rows in which the header is looked for."""
rows_compared_max = 5_000_000
"""Rows whose fingerprints are kept (about 100 bytes each) to find the ones that come twice."""
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u200b\u2060\ufeff]+")
"""Joiners (U+200C, U+200D) are none: Persian words and many emoji are spelled with them."""
_UNSEEN = re.compile(r"[\u200b\u2060\ufeff]+")
_NUMERIC = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{2,4})(?=[ T]|\Z)")
_WORDED = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[. -]{1,2}([A-Za-zäéû.]{3,10})[. ,-]{1,2}([0-9]{4})(?=[ T]|\Z)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero",
            "feb february februar février febrero",
            "mar march märz mär mars marzo",
            "apr april avril abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juillet julio",
            "aug august août agosto",
            "sep sept september septembre septiembre",
            "oct october oktober okt octobre octubre",
            "nov november novembre noviembre",
            "dec december dezember dez décembre diciembre",
        ),
        1,
    )
    for name in names.split()
}


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be done besides trimming."""

    dates: bool = False
    """Write dates as ISO 8601."""
    day_first: bool | None = None
    """How ``03/04/2026`` is meant where a column does not show it; None leaves it."""
    phones: str = ""
    """The region (``DE``) whose local numbers become E.164 in columns that hold phone numbers; empty leaves them."""
    empty_columns: bool = True
    """Whether columns without a value are left out."""
    dedupe: bool = False
    """Whether a row that came before is left out."""


class Survey:
    """What the first look at the rows learns."""

    def __init__(self, first: Sequence[Sequence[str]]) -> None:
        """``first``: the first rows, among which is the header; those after it are looked at."""
        self.above = _above(first)
        """How many rows stand above the header, as a title and empty rows do in exports."""
        header = first[self.above] if first else ()
        self.header = [tidy_text(name) for name in header[:columns_max]]
        self.filled = [False] * len(self.header)
        self._first_over: Counter[int] = Counter()
        self._second_over: Counter[int] = Counter()
        for row in first[self.above + 1 :]:
            self.row(row)

    def row(self, cells: Sequence[str]) -> None:
        """Look at one."""
        for column, cell in enumerate(cells[:columns_max]):
            if column < len(self.filled) and self.filled[column] and not cell.lstrip()[:1].isdigit():
                continue  # no date, and nothing else is asked of it
            value = tidy_text(cell)
            if not value:
                continue
            while column >= len(self.header):  # a row longer than the header: its cells get columns of their own
                self.header.append("")
                self.filled.append(False)
            self.filled[column] = True
            found = _NUMERIC.match(value)
            if found and len(found[1]) <= 2:
                self._first_over[column] += int(found[1]) > 12
                self._second_over[column] += int(found[3]) > 12

    def day_first(self, column: int, otherwise: bool | None) -> bool | None:
        """Whether days come before months in a column; None when its own values disagree or do not tell."""
        first, second = self._first_over[column], self._second_over[column]
        if first and second:
            return None
        return True if first else False if second else otherwise


class Tidier:
    """Rewrites rows."""

    def __init__(self, survey: Survey, wishes: Wishes) -> None:
        self._wishes = wishes
        self._survey = survey
        self.columns = [
            column for column in range(len(survey.header)) if survey.filled[column] or not wishes.empty_columns
        ]
        self._phones = {
            column for column in self.columns if wishes.phones and kind_of(survey.header[column]) == "phone"
        }
        self._orders = {column: survey.day_first(column, wishes.day_first) for column in self.columns}
        self._seen: set[bytes] = set()
        self.done: Counter[str] = Counter()
        """What was done, and what was left, to how many cells or rows."""

    def header(self) -> list[str]:
        """Names of the columns that stay."""
        dropped = len(self._survey.header) - len(self.columns)
        if dropped:
            self.done["empty columns left out"] = dropped
        if self._survey.above:
            self.done["lines above the header left out"] = self._survey.above
        names: list[str] = []
        for column in self.columns:
            name = self._survey.header[column]
            if not name and self._survey.filled[column]:
                name = f"column {column + 1}"
                self.done["columns without a name numbered"] += 1
            names.append(name)
        return names

    def row(self, cells: Sequence[str]) -> list[str] | None:
        """A row in order, or None when it is empty or came before.

        Raises:
            LimitExceeded: there are more rows than can be compared.
        """
        if len(cells) > columns_max and any(cell.strip() for cell in cells[columns_max:]):
            self.done[f"rows cut after {columns_max} cells"] += 1
        held = len(cells)
        tidied = [self._cell(column, cells[column]) if column < held else "" for column in self.columns]
        if not any(tidied):
            self.done["empty rows left out"] += 1
            return None
        if self._wishes.dedupe:
            mark = hashlib.blake2b("\0".join(tidied).encode("utf-8", "surrogatepass"), digest_size=16).digest()
            if mark in self._seen:
                self.done["rows left out that came before"] += 1
                return None
            if len(self._seen) >= rows_compared_max:
                raise LimitExceeded(f"More than {rows_compared_max} rows to compare", advice="Leave --dedupe away.")
            self._seen.add(mark)
        return tidied

    def _cell(self, column: int, cell: str) -> str:
        value = tidy_text(cell)
        if value != cell:
            self.done["cells trimmed"] += 1
        if not value:
            return value
        if column in self._phones:
            return self._phone(value)
        if self._wishes.dates and value[0].isdigit():
            return self._date(value, self._orders[column])
        return value

    def _phone(self, value: str) -> str:
        try:
            number = phonenumbers.parse(value, self._wishes.phones)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_valid_number(number) or number.extension:
            self.done["phone numbers left as they were"] += 1
            return value
        written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        self.done["phone numbers written as E.164"] += written != value
        return written

    def _date(self, value: str, day_first: bool | None) -> str:
        written = iso_date(value, day_first)
        if written is None:
            if _NUMERIC.match(value):
                self.done["dates left as they were"] += 1
            return value
        self.done["dates written as ISO 8601"] += written != value
        return written


def _above(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows stand above the header: each with one cell at most, and then a row of names only.

    A first row with one name above rows of values is a header itself.
    """
    for at, row in enumerate(rows):
        filled = [cell.strip() for cell in row if cell.strip()]
        if len(filled) > 1:
            return 0 if any(re.search(r"[0-9@]", cell) for cell in filled) else at
    return 0


def tidy_text(text: str) -> str:
    """Text in normal form C, without space at its ends, with one ordinary space where there was any other."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def tidy_line(text: str) -> str:
    """A line of a text that is no table, in normal form C and without what nobody sees. Its blanks are its layout."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def iso_date(value: str, day_first: bool | None) -> str | None:
    """A date as ISO 8601, what follows it (a time) kept; None when it is none or can't be known."""
    worded = _WORDED.match(value)
    if worded:
        month = _MONTHS.get(worded[2].lower().strip("."))
        return _written(int(worded[3]), month or 0, int(worded[1]), value[worded.end() :])
    found = _NUMERIC.match(value)
    if not found:
        return None
    first, second, last = found[1], int(found[3]), found[4]
    rest = value[found.end() :]
    if len(first) == 4:
        return _written(int(first), second, int(last), rest) if len(last) == 2 else None
    if len(last) != 4 or len(first) > 2 or day_first is None:
        return None
    day, month = (int(first), second) if day_first else (second, int(first))
    return _written(int(last), month, day, rest)


def _written(year: int, month: int, day: int, rest: str) -> str | None:
    import calendar

    if not (1 <= month <= 12 and year >= 1 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}{rest}"
