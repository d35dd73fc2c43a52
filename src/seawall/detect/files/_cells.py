"""A sheet as text: a line a row, a tab between cells, so that headers, rows and bulk are seen as a table.

Sheets can be hostile without being large: one cell in the last column of the last row makes a dense grid of 17
thousand million cells. Nothing here is dense: gaps of more than a few columns are cut, empty rows are not written.
"""

from __future__ import annotations

from seawall.detect.documents import FilePart, column_name
from seawall.model import limits
from seawall.model.errors import LimitExceeded

gap_columns_max = 64
cell_chars_max = limits.pattern_chars_max * 8
sheet_chars_max = 256 * 1024 * 1024


class Grid:
    """Collects the cells of one sheet in reading order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._lines: list[str] = []
        self._rows: list[tuple[int, int]] = []
        self._cells: list[tuple[int, str]] = []
        self._row = 0
        self._first = 1 << 30
        self._last = -1
        self._chars = 0
        self._cut = False
        self._repeat = 1

    def cell(self, column: int, text: str) -> None:
        """A cell of the present row; columns count from 0 and should rise."""
        if text:
            if "\n" in text or "\t" in text or "\r" in text:
                text = text.replace("\r\n", " ").replace("\n", " ").replace("\t", " ").replace("\r", " ")
            self._cells.append((column, text))

    def end_row(self, row: int) -> None:
        """The row that just ended; rows count from 1 and should rise."""
        if not self._cells:
            return
        first = min(column for column, _ in self._cells)
        self._first = min(self._first, first)
        self._last = max(self._last, max(column for column, _ in self._cells))
        pieces: list[str] = []
        at = 0
        for column, text in self._cells:
            gap = column - at
            if gap > gap_columns_max or gap < 0:
                self._cut = True
                gap = 1
            pieces.append("\t" * gap)
            pieces.append(text)
            at = column
        line = "".join(pieces)
        self._chars += len(line) + 1
        if self._chars > sheet_chars_max:
            raise LimitExceeded("holds a sheet with more text than Seawall reads")
        if not self._rows or row != self._row + 1:
            self._rows.append((len(self._lines), row))
        self._lines.append(line)
        self._row = row
        self._cells = []

    def part(self) -> FilePart | None:
        """The sheet as one piece of text, or None when it is empty."""
        if not self._lines:
            return None
        first, last = self._rows[0][1], self._row
        area = f"{column_name(self._first)}{first}:{column_name(self._last)}{last}"
        return FilePart(
            path=f"{self.name}!{area}",
            text="\n".join(self._lines) + "\n",
            media="text/tab-separated-values",
            rows=tuple(self._rows),
            column=-1 if self._cut else 0,
        )
