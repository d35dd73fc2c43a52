"""Delimited text (CSV, TSV) piece by piece: where records end, where cells lie, and what whole columns hold.

A column named ``email`` holds e-mail addresses in every row, also in those a detector would doubt. So columns are typed
by their header once, and each cell of such a column counts as a finding of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from seawall.detect import late_re as re
from seawall.detect.shop_talk import REASON
from seawall.detect.tables import kind_of, plain
from seawall.model.finding import Finding
from seawall.model.words import Category, Confidence

header_chars_max = 64 * 1024
steps_back_max = 200
words_told_min = 4
"""So many blanks a cell has in which something is told. What reads like talk over several cells is a row of a table."""
structured_chars_min = 6
"""Shorter findings go over nothing."""
DELIMITERS = ",;\t|"
DETECTORS = {
    "email": ("email", Category.CUSTOMER_PII),
    "phone": ("phone", Category.CUSTOMER_PII),
    "name": ("person_name", Category.CUSTOMER_PII),
    "address": ("street_address", Category.CUSTOMER_PII),
    "birth": ("date_of_birth", Category.CUSTOMER_PII),
    "identity": ("national_id", Category.CUSTOMER_PII),
    "card": ("payment_card", Category.PAYMENT_DATA),
    "code": ("card_security_code", Category.PAYMENT_DATA),
    "ip": ("ip_address", Category.CUSTOMER_PII),
    "secret": ("password", Category.CREDENTIALS),
}
_NUMBERS_SOMEBODY = frozenset(
    ("id", "ids", "no", "nr", "num", "number", "nummer", "code", "key", "ref", "uuid", "guid", "count")
)
"""Where a name for people ends so, its column holds the shop's own numbers of them: ``customer_id``."""
_SHAPELY = frozenset(detector for detector, _ in DETECTORS.values()) | {"iban"}
"""Whose stand-ins look like what they stand for."""
_CELL_END = {mark: re.compile(rf"[{re.escape(mark)}\r\n]") for mark in DELIMITERS}


class Layout(msgspec.Struct, frozen=True):
    """How a delimited text is built."""

    delimiter: str
    header: tuple[str, ...]
    header_end: int
    """Where the first record begins: past the header's line end."""

    def detectors(self) -> dict[int, tuple[str, Category]]:
        """Column to what its header says every cell of it is."""
        found = {}
        for column, name in enumerate(self.header):
            detector = DETECTORS.get(kind_of(name))
            if detector is not None and not (detector[0] == "person_name" and _numbers_somebody(name)):
                found[column] = detector
        return found


def _numbers_somebody(name: str) -> bool:
    return plain(name).rpartition(" ")[2] in _NUMBERS_SOMEBODY


def layout_of(text: str, suffix: str = "") -> Layout | None:
    """The layout of a text that begins with a header, or None.

    A file named ``.csv`` or ``.tsv`` needs one name of a column that shops use, or none where its first lines have as
    many delimiters; other text needs both, and two such names.
    """
    named = suffix.lower() in (".csv", ".tsv")
    first = _first_record(text)
    line = text[:first]
    if not first or not line.strip():
        return None
    delimiter = max(DELIMITERS, key=line.count)
    if not line.count(delimiter):
        return None
    cells = [line[start:end] for start, end, _ in cells_of(line, delimiter)]
    header = tuple(cell.strip(' "\t') for cell in cells)
    known = sum(bool(kind_of(name)) for name in header)
    if known < (0 if named else 2):
        return None
    if not named and any(name.count("(") != name.count(")") for name in header):
        return None  # CREATE TABLE customers (id int, email text);
    if any("@" in name for name in header) or all(any(c.isdigit() for c in name) for name in header if name):
        return None
    if not (named and known):
        following = text[first : first + 4096].split("\n")[:3]
        if any(line and line.count(delimiter) < len(header) - 1 for line in following[:-1]):
            return None
    return Layout(delimiter, header, first)


def _first_record(text: str) -> int:
    """Where the first record ends; 0 when it does not within what a header may take."""
    end = text.find("\n", 0, header_chars_max) + 1
    for _ in range(steps_back_max):
        if not end or text.count('"', 0, end) % 2 == 0:
            return end
        end = text.find("\n", end, header_chars_max) + 1
    return 0


def record_end(text: str, limit: int) -> int:
    """Where the last record that ends before ``limit`` ends, line end included; 0 when none does.

    A line end between quotes ends no record. With a quote that never closes, lines are taken for records.
    """
    cut = text.rfind("\n", 0, limit) + 1
    last = cut
    for _ in range(steps_back_max):
        if not cut or text.count('"', 0, cut) % 2 == 0:
            return cut
        cut = text.rfind("\n", 0, cut - 1) + 1
    return last


def cells_of(text: str, delimiter: str, place: int = 0) -> Iterator[tuple[int, int, int]]:
    """``(start, end, column)`` of the value of every cell; for a quoted one, of what stands between the quotes.

    ``place`` is where a record begins.
    """
    ending = _CELL_END[delimiter]
    column, length = 0, len(text)
    while place < length:
        start, end = place, place
        if text[place] == '"':
            start, end = place + 1, _closing(text, place + 1)
            place = end + 1
        found = ending.search(text, min(place, length))
        stop = found.start() if found else length
        if start == place:  # not quoted
            end = stop
        yield start, min(end, length), column
        place = stop + 1
        if found is None or text[stop] == delimiter:
            column += 1
        else:
            if text.startswith("\r\n", stop):
                place += 1
            column = 0


def _closing(text: str, place: int) -> int:
    """Where the quote that closes a cell stands; two in a row are one inside it."""
    while (quote := text.find('"', place)) >= 0:
        if text.startswith('"', quote + 1):
            place = quote + 2
        else:
            return quote
    return len(text)


def column_findings(
    text: str, layout: Layout, columns: dict[int, tuple[str, Category]], others: Sequence[Finding]
) -> list[Finding]:
    """Findings for the cells of typed columns, and the other findings in the cells of all other columns.

    None reaches over a cell's edge, so that a masked row has the columns it had. An address ends with its row: what
    begins the next is no postcode.
    """
    merged: list[Finding] = []
    priced = any(detector == "price_list" for detector, _ in columns.values())
    told = [
        one for one in others if not (priced and one.detector == "price_list" and "\n" in text[one.start : one.end])
    ]
    waiting = sorted(told, key=lambda finding: finding.start)
    first = row = 0
    rows: dict[int, int] = {}
    for start, end, column in cells_of(text, layout.delimiter):
        row += column == 0
        while first < len(waiting) and waiting[first].end <= start:
            first += 1
        typed = columns.get(column)
        if typed is not None:
            whole = _trimmed(text, start, end, typed)
            merged += [surer(whole, waiting, first)] if whole is not None else []
            continue
        for at in range(first, len(waiting)):
            other = waiting[at]
            if other.start >= end:
                break
            inside = start <= other.start and other.end <= end
            if is_talk(other) and not (inside and text.count(" ", start, end) >= words_told_min):
                continue
            if other.detector == "street_address" and rows.setdefault(at, row) != row:
                continue
            low, high = max(other.start, start), min(other.end, end)
            if low < high and any(map(str.isalnum, text[low:high])) and not is_land(other, text[start:end]):
                merged.append(msgspec.structs.replace(other, start=low, end=high))
    return merged


_STRUCTURE = re.compile(
    r"[\"']?,?\n[ \t]*(?:- )?[\"']?[^\W\d][\w .-]{0,40}[\"']?[ \t]*(?::[ \t]|=)[ \t]*[\"']?"
    r"|[\"'][ \t]*,[ \t\n]*[\"']|</?[A-Za-z!?][^<>]{0,200}>"
)
"""What stands between the values of YAML, settings, SQL and XML, and belongs to none of them."""


_NAMED = re.compile(r"[a-z][\w-]{1,24}:[ \t]{1,8}[\"']?")


def in_values(text: str, one: Finding) -> list[Finding]:
    """A finding in the values it goes over, so that what has structure keeps it."""
    if one.end - one.start < structured_chars_min:
        return [one]
    name = _NAMED.match(text, one.start, one.end)
    found, done = [], name.end() if name else one.start
    for edge in _STRUCTURE.finditer(text, done, one.end):
        found.append((done, edge.start()))
        done = edge.end()
    if not found and done == one.start:
        return [one]
    return [
        msgspec.structs.replace(one, start=low, end=high)
        for low, high in (*found, (done, one.end))
        if low < high and any(map(str.isalnum, text[low:high]))
    ]


def is_land(one: Finding, cell: str) -> bool:
    """Whether all of an address that a cell holds is the letters of a country or a state, which are nobody's."""
    return one.detector == "street_address" and len(cell) <= 3 and cell.isalpha() and cell.isupper()


def is_talk(one: Finding) -> bool:
    """Whether a finding is what the model of shop talk heard, and nothing by itself."""
    return REASON in one.reasons


def surer(whole: Finding, others: Sequence[Finding], first: int) -> Finding:
    """What a detector is very sure a typed cell is, where it is of the same kind: an IBAN in a column of accounts gets
    the stand-in it gets everywhere else."""
    for at in range(first, len(others)):
        other = others[at]
        if other.start > whole.start:
            break
        alike = (other.start, other.end, other.category) == (whole.start, whole.end, whole.category)
        if alike and other.confidence is Confidence.VERY_LIKELY and other.detector in _SHAPELY:
            return other
    return whole


def _trimmed(text: str, start: int, end: int, typed: tuple[str, Category]) -> Finding | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if not any(character.isalnum() for character in text[start:end]):
        return None
    return Finding(
        detector=typed[0],
        category=typed[1],
        start=start,
        end=end,
        confidence=Confidence.LIKELY,
        reasons=("column header",),
    )
