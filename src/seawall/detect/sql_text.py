"""Dumps of databases piece by piece: what columns a table has is said once, and its rows go on as long as they like.

``INSERT INTO t VALUES`` names no column, and a statement of a million rows says its columns before the first. So each
piece is read with what was said before it about the tables whose rows it holds.
"""

from __future__ import annotations

from seawall.detect import late_re as re
from seawall.detect.tables import INSERT, bare_name, created_tables

tables_max = 2_000
lead_chars_max = 32 * 1024
_QUOTED_OR_END = re.compile(r"'(?:[^'\\]|\\.)*'|\"[^\"]*\"|;", re.DOTALL)


class Statements:
    """What one dump has said so far."""

    def __init__(self) -> None:
        self._created: dict[str, tuple[str, ...]] = {}
        self._open = ""
        """How the statement began that the piece before did not end."""

    def lead(self, piece: str) -> str:
        """What to put in front of a piece, for it to be read with."""
        inserts = {bare_name(found.group(1)) for found in INSERT.finditer(piece) if not found.group(2)}
        opened = INSERT.match(self._open)
        if opened is not None and not opened.group(2):
            inserts.add(bare_name(opened.group(1)))
        known = [
            f"CREATE TABLE {name} (" + ", ".join(f'"{column}" text' for column in self._created[name]) + ");\n"
            for name in sorted(inserts & self._created.keys())
        ]
        lead = "".join(known)[:lead_chars_max] + self._open
        return lead + "\n" if lead else ""

    def step(self, piece: str) -> None:
        """Go on behind a piece."""
        if len(self._created) < tables_max:
            self._created.update(created_tables(piece))
        last = max(INSERT.finditer(piece), key=lambda found: found.start(), default=None)
        if last is not None:
            self._open = last.group()
        begin = last.end() if last is not None else 0
        if self._open and any(found[0] == ";" for found in _QUOTED_OR_END.finditer(piece, begin)):
            self._open = ""


def seam(text: str, limit: int) -> int:
    """Where a piece may end: behind a line or a row; 0 if there is neither."""
    cut = text.rfind("\n", limit // 2, limit) + 1
    row = text.rfind("),", limit // 2, limit)
    return cut or (row + 2 if row >= 0 else 0)
