"""Tables that have no delimiter: records one label a line, elements and attributes of XML, columns set by blanks or drawn
lines, JSON whose columns are lists.

``tables.py`` knows rows with something between their cells. Here rows are known by what comes back: a label, an element's
name, the number of cells. Asked for only where a text is full of findings; linear in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seawall.detect import late_re as re
from seawall.detect.tables import Table, kind_of

rows_min = 3
labels_max = 2_000
"""Different labels; what has more is no list of records."""
line_chars_max = 4_000
_LABELLED = re.compile(
    r"^[ \t>*+-]{0,24}[\"']?([^\W\d_][\w .()/-]{0,32}?)[\"']?(?:;[\w=;,-]{1,40})?[ \t]{0,12}(?::{1,2}|=|\|)[ \t]{0,8}[\"']?[^\s\"'{\[|]",
    re.MULTILINE,
)
_ELEMENT = re.compile(r"<([A-Za-z_][\w:.-]{0,40})(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?[^<>\s][^<>]{0,400}(?:\]\]>)?</")
_ATTRIBUTE = re.compile(r"[ \t\n]([A-Za-z_][\w:.-]{0,40})=(?:\"[^\"<>]{1,400}\"|'[^'<>]{1,400}')")
_LIST = re.compile(r"\"([A-Za-z][\w .-]{0,40})\"[ \t]{0,4}:[ \t\n]{0,8}\[(?=[ \t\n]{0,8}[\"\d-])")
_ITEM = re.compile(
    r"(?:\"(?:[^\"\\\n]|\\.){0,400}\"|-?\d[\d.eE+-]{0,24}|null|true|false)[ \t\n]{0,40}(,|\])[ \t\n]{0,40}"
)
_NAMED_ROWS = re.compile(
    r"\"(?:columns?|headers?|fields?|keys|cols)\"[ \t]{0,4}:[ \t\n]{0,8}\[((?:[ \t\n]{0,40}\"[^\"\n]{0,60}\",?){2,200})[ \t\n]{0,40}\]",
    re.IGNORECASE,
)
_ROW_BREAK = re.compile(r"\][ \t\n]{0,80},[ \t\n]{0,80}\[")
_QUOTED = re.compile(r"\"([^\"\n]{0,60})\"")
_BETWEEN = (re.compile(r"[│┃║]"), re.compile(r"[ \t]&[ \t]"), re.compile(r"(?<=\S)[ ]{2,}(?=\S)|\t+"))


def find_records(text: str) -> list[Table]:
    """Every list of records of three rows or more, by start."""
    found = [*_labels(text), *_xml(text), *_json_columns(text), *aligned(text)]
    return sorted(found, key=lambda table: (table.start, -table.end))


def _labels(text: str) -> Iterator[Table]:
    """One label a line: YAML, ``\\G`` of mysql, ``\\x`` of psql, vCards, LDIF, forms in a mail."""
    yield from _repeated(text, "records", ((m.group(1).strip(), m.start(), m.end()) for m in _LABELLED.finditer(text)))


def _xml(text: str) -> Iterator[Table]:
    if text.count("<") >= 2 * rows_min:
        elements = ((m.group(1), m.start(), m.end()) for m in _ELEMENT.finditer(text))
        yield from _repeated(text, "XML", elements)
        attributes = ((m.group(1), m.start(), m.end()) for m in _ATTRIBUTE.finditer(text))
        yield from _repeated(text, "XML", attributes)


def _repeated(text: str, layout: str, labels: Iterable[tuple[str, int, int]]) -> Iterator[Table]:
    """A row is what lies between one label and its next return; the labels people are known by count."""
    seen: dict[str, list[tuple[int, int]]] = {}
    for name, start, end in labels:
        if name in seen:
            seen[name].append((start, end))
        elif len(seen) < labels_max:
            seen[name] = [(start, end)]
    rows = max((len(places) for name, places in seen.items() if kind_of(name)), default=0)
    often = {
        name: places for name, places in seen.items() if rows >= len(places) >= rows_min and len(places) * 2 >= rows
    }
    if rows < rows_min or not often:
        return
    start = min(places[0][0] for places in often.values())
    last = max(places[-1][1] for places in often.values())
    end = text.find("\n" if layout == "records" else ">", last)
    yield Table(layout, start, end + (layout == "XML") if end >= 0 else len(text), tuple(often), rows)


def _json_columns(text: str) -> Iterator[Table]:
    """``{"email": ["…", "…"], …}`` and ``{"columns": […], "rows": [[…], […]]}``."""
    for named in _NAMED_ROWS.finditer(text):
        rows = [match.end() for match in _ROW_BREAK.finditer(text, named.end())]
        if len(rows) + 1 >= rows_min:
            close = text.find("]", rows[-1]) + 1
            header = tuple(_QUOTED.findall(named.group(1)))
            yield Table("JSON", named.start(), close or len(text), header, len(rows) + 1)
            return
    lists = []
    done = 0
    for match in _LIST.finditer(text):
        if match.start() < done:
            continue
        place, count = match.end(), 0
        while text[place : place + 1].isspace():
            place += 1
        while (item := _ITEM.match(text, place)) is not None:
            place, count = item.end(), count + 1
            if item.group(1) == "]":
                break
        done = place
        if count >= rows_min:
            lists.append((match.group(1), count, match.start(), place))
    known = [count for name, count, _, _ in lists if kind_of(name)]
    if known:
        alike = [one for one in lists if one[1] * 2 >= max(known)]
        names = tuple(name for name, _, _, _ in alike)
        yield Table("JSON", min(one[2] for one in alike), max(one[3] for one in alike), names, max(known))


def aligned(text: str) -> Iterator[Table]:
    """Columns set by blanks, drawn with lines, or as TeX has them: rows of as many cells as the one before, or one less."""
    run: list[tuple[int, int]] = []
    cells, kind = 0, -1
    position = 0
    for line in text.split("\n"):
        end = position + len(line)
        now_kind, now = _cells_of(line)
        ruled = bool(run) and not any(map(str.isalnum, line)) and line.strip() != ""
        if run and now_kind == kind and cells - 1 <= now <= cells + 1:
            run.append((position, end))
            cells = max(cells, now)
        elif not ruled:
            yield from _aligned_table(text, run, kind)
            run, cells, kind = ([(position, end)], now, now_kind) if now >= 2 else ([], 0, -1)
        position = end + 1
    yield from _aligned_table(text, run, kind)


def _cells_of(line: str) -> tuple[int, int]:
    """Which kind of columns a line has, and how many cells."""
    drawn = "│" in line or "┃" in line or "║" in line
    if not ("  " in line or drawn or " & " in line) or len(line) > line_chars_max:
        return -1, 0
    bare = line.strip(" │┃║")
    if drawn and (count := len(_BETWEEN[0].findall(bare))):
        return 0, count + 1
    if "&" in bare and (count := len(_BETWEEN[1].findall(bare))):
        return 1, count + 1
    if ("  " in bare or "\t" in bare) and (count := len(_BETWEEN[2].findall(bare))):
        return 2, count + 1
    return -1, 0


def _aligned_table(text: str, run: list[tuple[int, int]], kind: int) -> Iterator[Table]:
    if len(run) <= rows_min:
        return
    start, end = run[0]
    first = [cell.strip() for cell in _BETWEEN[kind].split(text[start:end].strip(" │┃║\\"))]
    named = sum(bool(kind_of(cell)) for cell in first)
    header = tuple(first) if named and not any(c.isdigit() or c == "@" for cell in first for c in cell) else ()
    yield Table("columns", start, run[-1][1], header, len(run) - bool(header))
