"""Names and values side by side, as programs print them: a record a line at a time, entries of forms and of directories.

``first_name | Ana`` below ``-[ RECORD 1 ]``, ``1) "first_name"`` above ``2) "Ana"``, ``<Attribute Name="sn">`` round its value,
``{"name": "firstname", "value": "Ana"}``, a part of ``multipart/form-data``, two cells of a row. What is called so stands elsewhere
than behind a colon; :func:`told_pairs` tells it to whoever asks, as :mod:`.tables` does the cells of columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from seawall.detect import late_re as re
from seawall.detect.tables import Span, Wanted

pairs_max = 400
_blocks = (
    (
        "-[ RECORD ",
        re.compile(r"-\[ RECORD [0-9]{1,6} \][^\n]{0,200}\n((?:[^\n|]{1,64}\|[^\n]{0,1000}(?:\n|$)){1,100})"),
        re.compile(r"^([^\n|]{1,64}?)[ ]{0,60}\|[ ]([^\n]{1,200}?)[ ]{0,80}$", re.MULTILINE),
    ),
    (
        "dn: ",
        re.compile(r"(?:^|\n)dn: [^\n]{3,300}\n((?:[A-Za-z][\w;-]{0,40}:{1,2} [^\n]{0,1000}(?:\n|$)){2,100})"),
        re.compile(r"^([A-Za-z][\w;-]{0,40}): ([^\n]{1,200}?)$", re.MULTILINE),
    ),
    (
        ". row *",
        re.compile(r"\* [0-9]{1,6}\. row \*[^\n]{0,100}\n((?:[ ]{0,60}[^\n:*]{1,64}:[^\n]{0,1000}(?:\n|$)){1,100})"),
        re.compile(r"^[ ]{0,60}([^\n:]{1,64}): ([^\n]{1,200}?)$", re.MULTILINE),
    ),
)
"""A line of the block that has a sign, the block's lines, and the pair on each."""
_PAIRS = (
    (
        ') "',
        re.compile(r"\b[0-9]{0,2}[13579]\) \"([^\"\n]{2,40})\"\r?\n[ ]{0,4}[0-9]{0,2}[02468]\) \"([^\"\n]{1,200})\""),
    ),
    (
        "AttributeValue",
        re.compile(
            r"<(?:\w{1,12}:)?Attribute\b[^<>]{0,300}?(?:\bFriendlyName=\"([^\"<>]{2,80})\"|\bName=\"(?:[^\"<>]{0,100}[/:#])?([^\"<>/:#]{2,40})\")[^<>]{0,300}>"
            r"\s{0,40}<(?:\w{1,12}:)?AttributeValue[^<>]{0,200}>([^<>]{1,200})</"
        ),
    ),
    (
        "string(",
        re.compile(r"\[\"([^\"\n]{2,40})\"\]=>\s{1,20}string\([0-9]{1,3}\) \"([^\"\n]{1,200})\""),
    ),
    ("] => ", re.compile(r"\n[ ]{1,40}\[([A-Za-z_][\w-]{1,40})\] => ([^\n]{1,200})")),
    ("form-data", re.compile(r"form-data; name=\"([^\"\n]{2,60})\"\r?\n\r?\n([^\r\n]{1,200})")),
    (
        '="',
        re.compile(
            r"<[A-Za-z][\w:.-]{1,24}[ \n][^<>]{0,120}?\b(?:name|key|label)=\"([^\"<>]{2,60})\"[^<>]{0,120}?(?:\bvalue=\"([^\"<>]{1,200})\"|>([^<>]{1,200})</)",
            re.IGNORECASE,
        ),
    ),
    ("</key>", re.compile(r"<key>([^<>\n]{2,40})</key>\s{0,40}<(?:string|value|date)>([^<>]{1,200})</")),
    (
        "meta_key>",
        re.compile(
            r"meta_key>(?:<!\[CDATA\[)?([^<>\]\n]{2,40})(?:\]\]>)?</[\w:]{1,20}>\s{0,40}<[\w:]{1,20}meta_value>(?:<!\[CDATA\[)?([^<>\]]{1,200})"
        ),
    ),
    (
        "</",
        re.compile(
            r"<(?:t[hd]|dt)\b[^<>]{0,100}>(?:<(?:b|strong)>)?([^<>\n]{2,40}?)[: ]{0,2}(?:</(?:b|strong)>)?</(?:t[hd]|dt)>\s{0,40}<d?t?d\b[^<>]{0,100}>([^<>]{1,200})</",
            re.IGNORECASE,
        ),
    ),
)
_ENTRY = re.compile(
    r"\"(?:name|key|label|ref|title|question|field|field_?name|slug)\"[ ]?:[ ]?\"([^\"\n]{2,60})\"", re.IGNORECASE
)
_ENTRY_VALUE = re.compile(
    r"\"(?:value|answer|text|content|string_?value)\"[ ]?:[ ]?\"([^\"\n]{1,200})\"", re.IGNORECASE
)
_entry_chars = 160
_SEGMENT = re.compile(r"(?<![A-Za-z0-9])(NAD\+[A-Z]{2,3}(?=\+)|N[34](?=\*)|PID(?=\|))([+*|])([^\n'~]{2,400})")
_ADDRESSED = {"NAD": (3, 4, 6), "N3*": (0, 1), "N4*": (0, 2), "PID": (10,)}
"""Which elements of a segment are parts of an address, from the first behind the part that names it (UN/EDIFACT D.96A NAD, ASC X12
004010 N3 and N4, HL7 2.5 PID)."""
_COMPONENT = re.compile(r"[^:^]+")
country_chars_max = 3
_OID = {"2.5.4.4": "sn", "2.5.4.42": "givenName", "2.5.4.3": "cn"}
_SHORT = {
    "sn": "surname", "givenname": "given name", "cn": "full name", "displayname": "full name", "l": "city", "fname": "first name",
    "lname": "last name", "firstname": "first name", "lastname": "last name",
}  # fmt: skip
"""What directories call it in short."""


def told_pairs(text: str, wanted: Wanted) -> Iterator[tuple[str, Span]]:
    """The values whose name is wanted, with that name."""
    found = list(_pairs(text))
    if not found:
        return
    found.sort(key=lambda pair: pair[1])
    names = tuple(name for name, _ in found)
    for name, span in found[:pairs_max]:
        if wanted(name, names):
            yield name, span


def _pairs(text: str) -> Iterator[tuple[str, Span]]:
    for sign, block, line in _blocks:
        for lines in block.finditer(text) if sign in text else ():
            for match in islice(line.finditer(text, *lines.span(1)), pairs_max):
                yield _called(match.group(1)), match.span(2)
    for sign, pair in _PAIRS:
        for match in islice(pair.finditer(text), pairs_max) if sign in text else ():
            groups = [group for group in range(1, pair.groups + 1) if match.start(group) >= 0]
            yield _called(match.group(groups[0])), match.span(groups[-1])
    yield from islice(_entries(text), pairs_max)


def _entries(text: str) -> Iterator[tuple[str, Span]]:
    """``{"name": "city", "value": "Tours"}``; a form's field may close its own braces before the answer."""
    for match in _ENTRY.finditer(text):
        value = _ENTRY_VALUE.search(text, match.end(), match.end() + _entry_chars)
        if value is None:
            continue
        between = text[match.end() : value.start()]
        if "{" not in between and between.count("}") < 2 and _ENTRY.search(between) is None:
            yield _called(match.group(1)), value.span(1)


def _called(name: str) -> str:
    """A name as columns have it: ``contact[first_name]``, ``_billing_city`` and ``urn:oid:2.5.4.4`` are prefixes and numbers besides."""
    name = name.strip().rstrip("]*:").rpartition("[")[2].strip("_")
    name = _OID.get(name, name)
    return _SHORT.get(name.lower(), name)


def segment_cells(text: str) -> Iterator[Span]:
    """The parts of addresses in segments that systems exchange: no word says what they hold, their place does."""
    if "NAD+" not in text and "N3*" not in text and "N4*" not in text and "PID|" not in text:
        return
    for match in islice(_SEGMENT.finditer(text), pairs_max):
        places = _ADDRESSED[(match.group(1) + match.group(2))[:3]]
        start = match.start(3)
        for place, element in enumerate(match.group(3).split(match.group(2))):
            for part in _COMPONENT.finditer(element) if place in places else ():
                value = part.group().strip()
                if value and not (len(value) <= country_chars_max and value.isalpha() and value.isupper()):
                    low = start + part.start() + part.group().find(value)
                    yield low, low + len(value)
            start += len(element) + 1
