"""Labels and values with tags of HTML between them: ``<td>CVV</td><td>737</td>``, ``<b>Password:</b> <code>…</code>``, cells of a table.

No disguise anybody chose: pages and shops' mails are written so, and their source is pasted and fetched. Tags become what they
make of a page: a tabulator between cells, a line end between rows and paragraphs, a colon behind a label. What stands in
attributes is left where it is, but for the value of a field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_SAID = r"""(?:\\?"[^"<>]{0,400}"|'[^'<>]{0,400}'|[^\s"'<>=`]{1,80})"""
_ATTRIBUTES = rf"(?:\s{{1,40}}(?!value\b)[A-Za-z][\w:.-]{{0,40}}(?:\s?=\s?{_SAID})?){{0,16}}"
_TAG = re.compile(
    r"<(\\?/)?(t[dhr]|thead|tbody|tfoot|table|br|p|div|d[ldt]|[uo]l|li|h[1-6]|hr|section|label|textarea|center|o:p|a|text"
    rf"|span|[bisu]|em|strong|small|big|font|mark|code|kbd|samp|tt|var)\b{_ATTRIBUTES}\s{{0,40}}/?>"
    rf"|<input\b{_ATTRIBUTES}\s{{1,40}}value\s?=\s?(?:\\?\"|')(?=[^\"'\s\\])",
    re.IGNORECASE,
)  # fmt: skip
_GAP = re.compile(r"(?:\s|\\[nrt])*")
_WRITTEN_ENDS = ("\\n", "\\r", "\\t")
blank_chars_max = 400
_NAME = re.compile(r"""\b(?:name|placeholder|aria-label)\s?=\s?\\?["']([A-Za-z][\w .-]{1,40})\\?["']""", re.IGNORECASE)
_LABEL = re.compile(r"[^\W_](?:[^\n\t\d:<>,;!?|]{0,38}[^\s\d:<>,;!?|])?")
_PARTS = re.compile(r"[0-9@][0-9A-Z@]")

_TABLE = frozenset(("table", "/table"))
_ROW = frozenset(("tr", "/tr", "thead", "/thead", "tbody", "/tbody", "tfoot", "/tfoot")) | _TABLE
_CELL = frozenset(("td", "/td", "th", "/th"))
_INLINE = frozenset(
    (
        "a",
        "label",
        "text",
        "textarea",
        "o:p",
        "span",
        "b",
        "i",
        "s",
        "u",
        "em",
        "strong",
        "small",
        "big",
        "font",
        "mark",
    )
) | frozenset(("code", "kbd", "samp", "tt", "var"))
_INLINE_ENDS = frozenset(f"/{name}" for name in _INLINE)
_LINES = frozenset(("br", "hr", "/p", "/div", "/li"))
_AFTER_LABEL = frozenset(("/dt", "/th", "/label", "/div")) | _INLINE_ENDS


class _Run(msgspec.Struct, frozen=True):
    """Tags with nothing between them but blanks."""

    start: int
    end: int
    names: tuple[str, ...]
    said: str
    """The text between the run before and this one."""
    field: str = ""
    """What a field that ends the run calls itself."""

    def has(self, names: frozenset[str]) -> bool:
        return not names.isdisjoint(self.names)

    def inline(self) -> bool:
        return all(name in _INLINE or name in _INLINE_ENDS for name in self.names)

    def labels(self) -> bool:
        """Whether the text before may be the label of what follows."""
        return len(self.said) <= 40 and _LABEL.fullmatch(self.said) is not None


def _runs(text: str) -> Iterator[_Run]:
    names: list[str] = []
    start = end = before = 0
    field = ""
    for tag in _TAG.finditer(text):
        if names and _GAP.fullmatch(text, end, tag.start()) is None:
            yield _Run(start, end, tuple(names), text[before:start].strip(), field)
            before, names, field = end, [], ""
        if not names:
            start = tag.start()
        end = tag.end()
        if tag.group(2) is None:
            named = _NAME.search(tag.group())
            field = named.group(1) if named is not None else ""
            names.append("input")
        else:
            name = tag.group(2).lower()
            names.append(("/" if tag.group(1) else "") + ("h" if name[0] == "h" and name != "hr" else name))
    if names:
        yield _Run(start, end, tuple(names), text[before:start].strip(), field)


def _pieces(text: str) -> Iterator[Piece]:
    runs = list(_runs(text))
    pairs = _in_pairs(runs)
    in_row = False
    for number, run in enumerate(runs):
        gap = _GAP.match(text, run.end)
        start, end = run.start - _blank_before(text, run.start), gap.end() if gap is not None else run.end
        if run.has(_ROW):
            in_row = "tr" in run.names
        if not (run.inline() and _within_a_value(text[start - 1 : end + 1], end - start)):
            yield Piece(start, end, _meaning(run, text[start:end], in_row, number in pairs))


def _blank_before(text: str, end: int) -> int:
    """How many characters of blanks, and of line ends as programs write them, stand before a place."""
    before = text[max(0, end - blank_chars_max) : end]
    said = before.rstrip()
    while said.endswith(_WRITTEN_ENDS):
        said = said[:-2].rstrip()
    return len(before) - len(said)


def _within_a_value(around: str, size: int) -> bool:
    """Whether something ``size`` long may stand within a value or a word: another disguise takes it out then."""
    before, tags, behind = around[:1], around[1:-1], around[-1:]
    if len(tags) != size:
        return False  # the text begins or ends with it
    apart = tags[0] != "<" or tags[-1] != ">" or tags.count("<") > 1
    return _PARTS.match(before + behind) is not None or (before.isalnum() and behind.isalnum() and not apart)


def _meaning(run: _Run, gap: str, in_row: bool, pair: bool) -> str:
    if run.has(_ROW):
        return "\n"
    if run.has(_CELL):
        return ": " if (pair or "/th" in run.names) and "td" in run.names and run.labels() else "\t"
    opens = any(name[0] != "/" and name != "br" for name in run.names)
    if run.names[-1] == "input":
        return f"{run.field}: " if run.field and not run.labels() else ": "
    if opens and run.has(_AFTER_LABEL) and run.labels() and not run.has(_LINES - {"/div"}):
        return ": "
    if in_row:
        return ", " if run.has(_LINES) else " "
    if run.said.endswith(":"):
        return " "
    return "\n" if not run.inline() or "\n" in gap or not run.start else " "


def _in_pairs(runs: Iterable[_Run]) -> set[int]:
    """The runs between the two cells of a row that has no more, in tables without a header."""
    found: set[int] = set()
    row: list[int] = []
    headed = False
    for number, run in enumerate(runs):
        if run.has(_ROW):
            found.update(row if len(row) == 1 and not headed else ())
            row = []
            headed = headed and not run.has(_TABLE)
        elif run.said and ("td" in run.names or "th" in run.names):
            row.append(number)
            headed = headed or ("th" in run.names and "/th" in run.names)
    return found | set(row if len(row) == 1 and not headed else ())


_COLUMNS = "<table><tr><th>Kunde</th><th>Geburtsdatum</th></tr><tr><td>Anna Berg</td><td>07.03.1984</td></tr></table>"

DISGUISE = Disguise(
    says="between tags",
    gate=(
        r"</(?:t[dh]|d[td]|a|b|i|u|em|strong|span|font|label|code|div|p|li|text|h[1-6])>",
        r"<(?:br|input|code|td|span|div) ?[/a-z]",
        r"<br>",
        r"<\\/(?:t[dh]|d[td]|b|strong|span|label|p|div)>",
    ),
    caseless=True,
    pieces=_pieces,
    sentences=False,
    hits=(
        Example("<tr><td>CVV</td><td>737</td></tr>", "737", "card_security_code"),
        Example(_COLUMNS, "07.03.1984", "date_of_birth"),
        Example('<label>CVV <input type="text" value="737"></label>', "737", "card_security_code"),
    ),
    misses=(
        "<tr><td>Password</td><td>Reset it</td></tr>",
        "<tr><th>Size</th><th>Pieces</th></tr><tr><td>737</td><td>12</td></tr>",
        "<ul><li>Code</li><li>737 pieces</li></ul>",
    ),
)  # fmt: skip
