"""Passwords in tables: the cells of a column that is called password, below a header or in an SQL insert."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detector import Page
from seawall.detect.detectors._password_forms import CALLED
from seawall.detect.tables import cells_under, kind_of

rows_max = 200
"""Rows of an insert whose cells are looked at."""

Span = tuple[int, int]

ends_cell = frozenset(",;|\t\n()")
_column = re.compile(
    rf"(?:^|[,;|\t(])[ \"'`\[]{{0,2}}(?:[\w-]{{1,16}}[ _])?(?:{CALLED}|secret access key|secret key|api secret|client secret)[ \"'`\]]{{0,2}}(?:[,;|\t\r\n)]|$)",
    re.IGNORECASE,
)
_column_chars_max = 48
_header = re.compile(r"[^\n()\[\]{}=:]*\n?")
"""What the line of a table's header is made of, and hardly a line of code."""
_insert = re.compile(
    r"\binsert\s{1,4}into\s{1,4}[^\s(]{1,80}\s{0,4}\((?P<names>[^()]{1,1000})\)\s{0,8}values?\s{0,8}(?=\()",
    re.IGNORECASE,
)
_row = re.compile(r"\s{0,8},?\s{0,8}\(")
_cell = re.compile(r"\s{0,8}(?:N?'(?P<quoted>(?:[^'\\]|\\.|''){0,400})'|(?P<bare>[^',()]{0,80}))\s{0,8}(?P<after>[,)])")

exported = re.compile(
    r"^(?=[^\n]{0,300}\b(?:url|login_uri|web ?site)\b)[^\n]{0,300}\b(?:user ?name|login name|login_username)[0-9]?[\"']?[,;\t]"
    r"(?:[^\n,;\t]{0,20}[,;\t]){0,4}?[\"']?(?:login_)?password\b",
    re.IGNORECASE | re.MULTILINE,
)
"""The header of what browsers and password managers export: in it, a plain word is a password, too."""


class Heads:
    """Where a column called password ends, asked for at ascending places."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._vain = 0
        """Up to where the line had none."""

    def end_at(self, anchor: int) -> bool:
        """Whether one ends at the anchor or stands before it on its line, in a header or among the names of an insert."""
        text = self._text
        start = text.rfind("\n", max(0, anchor - 400), anchor - 1) + 1 or max(0, anchor - 400)
        if _header.fullmatch(text, start, anchor) is None and "insert" not in text[start:anchor].lower():
            return False
        if _column.search(text, max(start, self._vain - _column_chars_max), anchor) is None:
            self._vain = anchor
            return False
        return True


def secret_cells(page: Page) -> Iterator[Span]:
    """The cells of columns called password: of tables, of headers with a line or two below, of inserts."""
    for table in page.tables:
        for column, kind in enumerate(table.kinds()):
            if kind == "secret":
                yield from (row[column] for row in table.cells if column < len(row))
    if not page.tables:
        yield from (cell for _, cell in cells_under(page.text, lambda name, _: kind_of(name) == "secret"))
    for statement in _insert.finditer(page.text):
        names = [name.strip(" \t\r\n`\"'[]") for name in statement.group("names").split(",")]
        wanted = frozenset(column for column, name in enumerate(names) if kind_of(name) == "secret")
        if wanted:
            yield from _inserted(page.text, statement.end(), wanted)


def _inserted(text: str, place: int, wanted: frozenset[int]) -> Iterator[Span]:
    """The quoted cells of the wanted columns in the rows that begin at ``place``."""
    for _ in range(rows_max):
        row = _row.match(text, place)
        if row is None:
            return
        place, column = row.end(), 0
        while (cell := _cell.match(text, place)) is not None:
            if column in wanted and cell.group("quoted") is not None:
                yield cell.span("quoted")
            place, column = cell.end(), column + 1
            if cell.group("after") == ")":
                break
        else:
            return
