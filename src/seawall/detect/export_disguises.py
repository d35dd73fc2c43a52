"""Which disguises the browser undoes, and what it needs for it: written into ``extension/src/gen/`` by ``make docs``.

People and pages really produce these: look-alike and unseen characters come with copying, percent, entities, escapes
and base64 with programs, split digits with forms. What is not here takes intent or a program; the gateway undoes it.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from html.entities import html5
from typing import Any
from urllib.parse import quote

from seawall.detect.disguise import Disguise

BY_GATE = ("fields", "layouts", "tags", "under_headers")
"""Those of which the browser asks with the gates themselves whether they may be in a text."""
EXPORTED = (
    "base64",
    "escapes",
    "glued",
    "hex_pairs",
    "html",
    "look_alikes",
    "markdown",
    "percent",
    "split_digits",
    *BY_GATE,
)
NOT_EXPORTED = {
    "unseen": "for names, which the browser does not look for; unseen characters in other values are look_alikes'",
    "quoted_printable": "what mail programs make; pasted mail is decoded",
    "form_fields": "what servers post to each other; the gateway reads it",
    "message_segments": "messages between programs and banks; the gateway reads them",
    "markup": "tags within a line are taken off there too, which editors of pages write; the rest takes intent",
    **dict.fromkeys(
        (
            "address_words", "apart", "base85", "binary", "braille", "character_codes", "control_characters",
            "joined_strings", "leet", "mirrored", "morse", "octal", "odd_bases", "over_fields", "overridden",
            "reversed", "roman", "rotated", "smuggled", "spelled_abroad", "spelled_digits", "spelled_letters",
            "spelled_tens", "symbols_between", "told_in_pieces", "turned_texts",
        ),
        "takes intent or a program; the gateway undoes it",
    ),
}  # fmt: skip
"""Disguises the extension does not undo, and why. A disguise is in one of the two."""


def tables() -> dict[str, Any]:
    """What Python knows of characters and JavaScript does not: digits of all scripts, names, entities of signs."""
    runs: list[list[int]] = []
    for code in range(0x80, 0x110000):
        digit = unicodedata.digit(chr(code), -1)
        if digit < 0:
            continue
        last = runs[-1] if runs else None
        if last and code == last[0] + last[1] and digit == last[2] + last[1]:
            last[1] += 1
        else:
            runs.append([code, 1, digit])
    signs = [chr(code) for code in range(33, 127)]
    entities = {
        name[:-1]: said for name, said in html5.items() if name.endswith(";") and (said.isascii() or said == "\xa0")
    }
    return {
        "DIGIT_RUNS": runs,
        "NAMED": {unicodedata.name(sign): sign for sign in signs},
        "ENTITIES": dict(sorted(entities.items())),
    }


def cases(disguises: Mapping[str, Disguise]) -> Iterable[str]:
    """Texts both engines are run on: every example of a disguise, and values of several kinds in each of them."""
    for name in EXPORTED:
        yield from (hit.text for hit in disguises[name].hits)
        yield from disguises[name].misses
    for value in _VALUES:
        for turned in _turned(value):
            yield f"Please look at {turned} for the customer"
            yield f"😀 {turned}\n{turned} 𐐷"
            yield f'{{"text": "{turned}"}}'
    yield from _printed()
    yield from (f"https://shop.example/?q={quote(value)}&n=2" for value in _VALUES)
    yield quote(quote("card 4111 1111 1111 1111")) + " and " + quote("ana.lima@mail.example").replace("%", "%25")


_VALUES = (
    "ana.lima@mail.example",
    "card 4111 1111 1111 1111",
    "IBAN DE89 3704 0044 0532 0130 00",
    "tel +49 30 901820",
    "ssn 219-09-9999",
    "order 10234 of ana.lima@mail.example",
)


_TABLE = (
    ("birth_date", "cvv", "phone", "account_number", "note"),
    ("1984-03-07", "737", "030 901820", "12345678", "open"),
    ("1990-11-23", "212", "089 4455667", "87654321", "closed"),
    ("1975-07-01", "918", "040 123987", "23456789", "open"),
)


def _printed() -> Iterator[str]:
    """One table as programs print it, and its first row field by field."""
    for gap in ("  ", "   ", " | ", " │ ", " & ", ", ", " || ", ";", "\t"):
        for side in (str.ljust, str.rjust):
            rows = [gap.join(side(cell, 14) for cell in row) for row in _TABLE]
            yield "\n".join(rows)
            yield "\n".join([rows[0], gap.join(["-" * 14] * 5), *rows[1:]])
    header, *rest = _TABLE
    yield json.dumps({"columns": header, "data": rest})
    yield json.dumps({name: [row[n] for row in rest] for n, name in enumerate(header)})
    yield json.dumps({name: {str(at): row[n] for at, row in enumerate(rest)} for n, name in enumerate(header)})
    yield f"INSERT INTO customers ({', '.join(header)}) VALUES {', '.join(map(repr, rest))};"  # noqa: S608 - a text to read
    yield f"COPY customers ({', '.join(header)}) FROM stdin;\n" + "\n".join(map("\t".join, rest)) + "\n\\.\n"
    for cell in ("td", "th"):
        rows = ["".join(f"<{cell}>{one}</{cell}>\n" for one in row) for row in _TABLE]
        yield "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
    for name, value in zip(header, rest[0], strict=True):
        yield from (frame.format(name, value) for frame in _FRAMES)


_FRAMES = (
    '{{"{0}": {{"value": "{1}"}}}}',
    '[{{"key": "{0}", "value": "{1}"}}]',
    'array(1) {{\n  ["{0}"]=>\n  string(9) "{1}"\n}}',
    'a:1:{{s:9:"{0}";s:9:"{1}";}}',
    "cy.get('#{0}').type('{1}')",
    "<tr><td>{0}</td><td>{1}</td></tr>",
    "<dl>\n<dt>{0}</dt>\n<dd>{1}</dd>\n</dl>",
    '<span class="label">{0}</span> <span>{1}</span>',
    '<label>{0} <input type="text" value="{1}"></label>',
)


def _turned(value: str) -> Iterable[str]:
    data = value.encode()
    yield "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in value)
    yield "\u200b".join(value)
    yield value.replace(" ", "\u00a0").replace("-", "\u2011")
    yield value.replace("a", "\u0430").replace("e", "\u0435").replace("1", "\u0661")
    yield "".join("\u00ad" + one if place % 3 == 0 else one for place, one in enumerate(value))
    yield quote(value, safe="")
    yield "".join(f"%{byte:02x}" for byte in data)
    yield "".join(f"&#{ord(one)};" for one in value)
    yield "".join(f"&#x{ord(one):x};" if not one.isalnum() else one for one in value)
    yield "".join(f"\\u{ord(one):04x}" for one in value)
    yield "".join(f"\\x{byte:02x}" if not chr(byte).isalnum() else chr(byte) for byte in data)
    yield _base64(data)
    yield _base64(data).rstrip("=").replace("+", "-").replace("/", "_")
    yield _base64(_base64(data).encode())
    yield _base64(f"Hi,\xa0 {value}\u202f\u200b!".encode())
    yield _base64(quote(value).encode())
    yield data.hex()
    yield data.hex(" ")
    yield data.hex(":").upper()
    yield value.replace(" ", "/")
    yield "|".join(value)
    yield value.replace("@", "\\@").replace("-", "\\-")


def _base64(data: bytes) -> str:
    from base64 import b64encode

    return b64encode(data).decode()
