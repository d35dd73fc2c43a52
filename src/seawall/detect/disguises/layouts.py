"""Small tables in layouts other than delimited lines: columns set by blanks or under rules (a data frame's print, ``kubectl``,
reStructuredText), boxes, ``||``, ``!!``, `` & `` of TeX, ``, ``, and rows in brackets below a list of names.

No disguise anybody chose: programs print so, and people paste it. A table becomes lines of cells set apart by tabulators, which all
detectors know. Only one that has a column of people's, cards' or accounts' data is read so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.tables import Span, kind_of

_KINDS = frozenset(("name", "phone", "identity", "card", "birth", "ip", "code", "email", "address", "secret"))
columns_max = 60
rows_max = 400
line_chars_max = 2_000
apart_chars_max = 400
"""How far from a list of names, or from the row before, a row in brackets may be."""

_WIDE = re.compile(r"[^\s](?:[^\s]| (?=[^\s]))*")
_WORD = re.compile(r"\S+")
_RULE = re.compile(r"[ \t+|]*+[-=]{2,}+(?>(?:[ \t+|]++[-=]{2,}+)+)[ \t+|]*+\r?")
_RULED = re.compile(r"[-=]{2,}")
_HEAD = re.compile(r"[^\W\d][^\t|;,&{}<>=\"]{2,}")
_MARKS = (
    re.compile(r"[ \t]*[│┃║][ \t]*"),
    re.compile(r"[ \t]*(?:!!|\|\|?)[ \t]*"),
    re.compile(r"[ \t]+&[ \t]+"),
    re.compile(r",[ \t]+"),
)
_ENDS = re.compile(r"[ \t]*(?:\\\\(?:[ \t]*\\hline)?|[|│┃║])?[ \t\r]*\Z")
_NO_ROW = re.compile(r"[ \t]*(?:\|-[^\n]*|[-+=|:─━═┌┐└┘├┤┬┴┼╞╡╪╭╮╰╯┏┓┗┛┡┩╇╈ \t]*|\\hline)\r?")
_SPACE = r"[ \t\n]{0,12}+"
_NAME = r"""(?:"[^"\n]{1,40}"|'[^'\n]{1,40}')"""
_LIST = re.compile(rf"[\[(]{_SPACE}(?P<names>{_NAME}(?>(?:{_SPACE},{_SPACE}{_NAME}){{2,60}})){_SPACE},?{_SPACE}[\])]")
_ITEM = re.compile(r"""["']([^"'\n]{1,40})["']""")
_ONE = r"""(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[-+.\w]{1,40}+)"""
_ROW = re.compile(rf"[\[(]{_SPACE}{_ONE}(?>(?:{_SPACE},{_SPACE}{_ONE}){{1,60}}){_SPACE},?{_SPACE}[\])]")
_COLUMN = re.compile(r"""["']([^"'\n]{2,40})["'][ \t]?:[ \t\n]{0,8}[\[{]""")
_NEXT, _VALUE = r"[\"']?[ \t\n]{0,12},?[ \t\n]{0,12}", r"""(?:"([^"\n]{1,200})|'([^'\n]{1,200})|([-+.\w]{1,40}))"""
_LISTED = re.compile(_NEXT + _VALUE)
_NUMBERED = re.compile(rf"{_NEXT}[\"']?[0-9]{{1,6}}[\"']?[ \t]?:[ \t]?{_VALUE}")
_IS_NAME = re.compile(r"[\"'][ \t]?:")
_CELL = re.compile(r""""([^"\n]{0,200})"|'([^'\n]{0,200})'|([-+.\w]{1,40})""")


def _wanted(names: Sequence[str]) -> bool:
    return 1 < len(names) <= columns_max and any(kind_of(name) in _KINDS for name in names)


def _pieces(text: str) -> Iterator[Piece]:
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    found = [*_set_apart(text, lines), *_marked(text, lines), *_bracketed(text), *_by_column(text)]
    yield from one_by_one(found)


def _row(cells: Iterable[Span], low: int, high: int, lead: str) -> Iterator[Piece]:
    """Tabulators between the cells of a row that stands from ``low`` to ``high``, and nothing before and behind them."""
    done, mark = low, lead
    for start, end in cells:
        if start > done or mark:
            yield Piece(done, start, mark)
        done, mark = end, "\t"
    if high > done:
        yield Piece(done, high, "")


def _set_apart(text: str, lines: Sequence[Span]) -> Iterator[Piece]:
    """Columns set by blanks, under a header or under rules."""
    number = 0
    while number + 1 < len(lines):
        header = lines[number]
        number += 1
        if not 8 <= header[1] - header[0] <= line_chars_max or _HEAD.fullmatch(text, *_stripped(text, header)) is None:
            continue
        ruled = _RULE.fullmatch(text, *lines[number]) is not None and "+" not in text[slice(*lines[number])]
        below = lines[number + ruled : number + ruled + rows_max]
        best: tuple[int, int, list[Span], list[Span]] = (0, 0, [], [])
        for columns in _under_rules(text, lines[number]) if ruled else _under_names(text, header):
            if _wanted([text[a:b] for a, b in _cells(text, header, columns)]):
                rows = list(_rows(text, below, columns))
                best = max(best, (len(rows), len(columns), columns, rows))
        held, _, columns, rows = best
        if held:
            for row in (header, *rows):
                yield from _row(_cells(text, row, columns), *row, "")
            number += ruled + held


def _stripped(text: str, line: Span) -> Span:
    start, end = line
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t\r":
        end -= 1
    return start, end


def _under_rules(text: str, rule: Span) -> Iterator[list[Span]]:
    begins = [m.start() - rule[0] for m in _RULED.finditer(text, *rule)]
    yield list(zip(begins, [*begins[1:], line_chars_max], strict=True))


def _under_names(text: str, header: Span) -> Iterator[list[Span]]:
    """Columns that begin, or end, where the header's names do."""
    for words in (_WIDE, _WORD):
        names = [(m.start() - header[0], m.end() - header[0]) for m in words.finditer(text, *header)]
        begins, ends = [a for a, _ in names], [b for _, b in names]
        if len(names) > (1 if words is _WIDE else 2) and ":" not in text[slice(*header)]:
            yield list(zip(begins, [*begins[1:], line_chars_max], strict=True))
            yield list(zip([0, *ends[:-1]], [*ends[:-1], line_chars_max], strict=True))


def _rows(text: str, lines: Iterable[Span], columns: Sequence[Span]) -> Iterator[Span]:
    """The lines that have a blank wherever a column ends."""
    for low, high in lines:
        if high - low > line_chars_max or not text[low:high].strip() or _RULE.fullmatch(text, low, high) is not None:
            return
        cells = _cells(text, (low, high), columns)
        if any((begin > low and not text[begin - 1].isspace()) or "  " in text[begin:end] for begin, end in cells):
            return
        yield low, high


def _cells(text: str, line: Span, columns: Sequence[Span]) -> list[Span]:
    low, high = line
    cells = [_stripped(text, (min(low + a, high), min(low + b, high))) for a, b in columns]
    begin, end = cells[0]
    numbered = text.rfind("  ", begin, end) if columns[0][0] == 0 else -1  # behind a row's number
    return [(numbered + 2 if numbered >= 0 else begin, end), *cells[1:]]


def _marked(text: str, lines: Sequence[Span]) -> Iterator[Piece]:
    """Lines with the same number of the same mark."""
    number = 0
    while number < len(lines):
        low, high = lines[number]
        number += 1
        if not 4 <= high - low <= line_chars_max:
            continue
        for mark in _MARKS:
            header = _split(text, (low, high), mark)
            if len(header) < 2 or ":" in text[low:high] or not _wanted([_plain(text[a:b]) for a, b in header]):
                continue
            rows: list[list[Span]] = []
            until = number
            for line in lines[number : number + rows_max]:
                if _NO_ROW.fullmatch(text, *line) is None:
                    cells = _split(text, line, mark)
                    if len(cells) != len(header):
                        break
                    rows.append(cells)
                until += 1
            if rows:
                done = low
                for cells in (header, *rows):
                    yield from _row(cells, done, cells[-1][1], "\n" if done > low else "")
                    done = cells[-1][1]
                number = until
                break


def _plain(name: str) -> str:
    return name.replace("\\_", "_")


def _split(text: str, line: Span, mark: re.Pattern[str]) -> list[Span]:
    low, high = _stripped(text, line)
    end = _ENDS.search(text, max(low, high - 24), high)
    high = end.start() if end is not None else high
    while low < high and text[low] in "|!│┃║ ":
        low += 1
    cells: list[Span] = []
    for found in mark.finditer(text, low, high):
        cells.append((low, found.start()))
        low = found.end()
    return [*cells, (low, high)] if cells and low <= high else []


def _bracketed(text: str) -> Iterator[Piece]:
    """A list of names and rows in brackets, as many values in each."""
    done = 0
    for listed in _LIST.finditer(text):
        if listed.start() < done:
            continue
        header = [m.span(1) for m in _ITEM.finditer(text, *listed.span(1))]
        if not _wanted([text[a:b] for a, b in header]):
            continue
        rows: list[list[Span]] = []
        for row in _ROW.finditer(text, listed.end()):
            cells = [
                next(m.span(group) for group in (1, 2, 3) if m.start(group) >= 0)
                for m in _CELL.finditer(text, *row.span())
            ]
            if row.start() - (rows[-1][-1][1] if rows else listed.end()) > apart_chars_max or len(rows) >= rows_max:
                break
            if len(cells) == len(header):
                rows.append(cells)
        if not rows:
            continue
        yield from _row(header, header[0][0] - 1, header[-1][1], "\n")
        done = header[-1][1]
        for cells in rows:
            yield from _row(cells, done, cells[-1][1], "\n")
            done = cells[-1][1]
        yield Piece(done, done + 1, "\n")
        done += 1


def _by_column(text: str) -> Iterator[Piece]:
    """A column's values in one list, or behind the numbers of their rows."""
    for column in _COLUMN.finditer(text):
        name = text[slice(*column.span(1))]
        if kind_of(name) not in _KINDS:
            continue
        done = column.end()
        value = _LISTED if text[done - 1] == "[" else _NUMBERED
        for _ in range(rows_max):
            item = value.match(text, done)
            if item is None:
                break
            start, end = item.span(item.lastindex or 0)
            if _IS_NAME.match(text, end):
                break  # the list ended, and what follows is called so
            yield Piece(done, start, f"\n{name}: ")
            done = end


_FRAME = (
    "   born        name  birth_date  cvv\n0   80s   Anna Berg  1984-03-07  737\n1   90s   Jan Weber  1990-11-23  212\n"
)
_RULES = "name         birth_date\n===========  ==========\nAnna Berg    1984-03-07\n"
_BOX = "│ name │ cvv │ paid │\n├──────┼─────┼──────┤\n│ Jan  │ 737 │ 9.90 │\n"
_ROWS = '{"columns": ["name", "cvv", "paid"], "data": [["Anna Berg", "737", 9], ["Jan Weber", "212", 7]]}'

_NAMED = (
    r"(?:born|geb|buyer|client|klant|klient|kund|street|stra[^ ]{1,2}e|calle|mobil|mobiel|handy|card|csc|passport|dni|nif|bsn|pesel|cpf|vorname|nachname"
    r"|apellido|pr[^ ]nom|cognome)[a-z_]{0,12}"
)
"""What else columns of people's data are called."""

DISGUISE = Disguise(
    says="in a table's layout",
    in_prose=True,
    gate=(
        r"[a-z]_(?:name|date|number|no|code|phone|email|address|ip|birth|id)[ ]{1,40}[a-z]",
        r"(?:name|phone|mail|birth|dob|cv[vc]|iban|ssn|tel|telefon|nombre|kunde|customer|date|number|address)[ ]{2,40}[a-z_]",
        r"\b" + _NAMED + r"[ ]{2,40}[a-z_]",
        r"[\"']" + _NAMED + r"[\"'](?:,[ \n]{0,20}[\"']| ?: ?[\[{][ \n]{0,8}[\"'])",
        r"(?:==|--|=-|-=)[ ]{1,4}[=-]{2}",
        r"[+]={3,60}[+]",
        r"(?:name|phone|mail|birth|dob|cv[vc]|iban|ssn|tel|telefon|nombre|kunde|customer|date|number|address)[ ]{0,40}(?:\?|!!|\|\|| & )",
        r"[a-z]_(?:name|date|number|no|code|phone|email|address|ip|birth|id), [a-z]",
        r"(?:name|phone|mail|birth|dob|cv[vc]|iban|ssn|date|number|address)[\"'],[ \n]{0,20}[\"']",
        r"(?:cv[vc]|dob|iban|ssn|birth|date|phone)[\"'][ \n]{0,20}[\])]",
        r"(?:cv[vc]2?|dob|birth|date|phone|number|iban|ssn|name)[\"'] ?: ?[\[{][ \n]{0,8}[\"']",
    ),
    caseless=True,
    pieces=_pieces,
    sentences=False,
    hits=(
        Example(_FRAME, "212", "card_security_code"),
        Example(_RULES, "1984-03-07", "date_of_birth"),
        Example(_BOX, "737", "card_security_code"),
        Example(_ROWS, "212", "card_security_code"),
        Example("id  buyer      born\n 1  Ana Lima   27.01.1973\n 2  Jo Berg    04.09.1964\n", "04.09.1964", "date_of_birth"),
    ),
    misses=(
        "  sku  pieces   size\n0 A-1     737  12/27\n1 A-2     212  11/23\n",
        "Name the number you want, and the date,\nand send it to the address of the shop.",
    ),
)  # fmt: skip
