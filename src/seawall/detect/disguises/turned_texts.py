"""Sentences, streets, keys and addresses with their letters turned (ROT13, ROT47)."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one

_LINE_CHARS = 2_000
_MARKERS = [
    "the",
    "and",
    "you",
    "for",
    "with",
    "this",
    "that",
    "have",
    "from",
    "please",
    "customer",
    "address",
    "street",
    "road",
    "avenue",
    "lane",
    "email",
    "phone",
    "card",
    "number",
    "name",
    "order",
    "und",
    "der",
    "die",
    "ist",
    "mit",
    "bitte",
    "strasse",
    "les",
    "des",
    "pour",
    "avec",
    "rue",
    "los",
    "las",
    "para",
    "con",
    "calle",
]
_TURNED = {codecs.encode(word, "rot13") for word in _MARKERS}
_GATED = [
    codecs.encode(word, "rot13")
    for word in ("the", "and", "street", "road", "avenue", "lane", "please", "und", "strasse", "customer", "number")
]
_PLACES = frozenset(codecs.encode(word, "rot13") for word in ("street", "road", "avenue", "lane", "strasse"))
_HEADS = [
    codecs.encode(head, "rot13") for head in ("AKIA", "ghp_", "gho_", "sk_live_", "sk_test_", "xoxb-", "glpat-", "AIza")
]
_KEY = re.compile(rf"(?<![0-9A-Za-z_])(?:{'|'.join(_HEADS)})[0-9A-Za-z_-]{{12,200}}")
_ALL = "".join(map(chr, range(33, 127)))
_47 = str.maketrans(_ALL, _ALL[47:] + _ALL[:47])
_MAIL_47 = re.compile(r"[!-~]{1,64}o[!-~]{1,64}\](?:4@>|56|\?6E|@C8|7C|6D|:E|4@\]F<)(?![0-9A-Za-z@:?])")
_WORD = re.compile(r"[A-Za-z]+")


def _pieces(text: str) -> Iterator[Piece]:
    found = [*_lines(text), *(Piece(*one.span(), codecs.encode(one.group(), "rot13")) for one in _KEY.finditer(text))]
    found += [Piece(*one.span(), one.group().translate(_47)) for one in _MAIL_47.finditer(text)]
    yield from one_by_one(found)


def _lines(text: str) -> Iterator[Piece]:
    offset = 0
    for line in text.split("\n"):
        if 8 <= len(line) <= _LINE_CHARS:
            words = [word.lower() for word in _WORD.findall(line)]
            turned = sum(word in _TURNED for word in words)
            if turned >= 2 or (turned and _PLACES.intersection(words)):
                begin = line.find(": ") + 2 if 0 < line.find(": ") < 40 else 0
                yield Piece(offset + begin, offset + len(line), codecs.encode(line[begin:], "rot13"))
        offset += len(line) + 1


_ANA = "ana.lima@mail.com".translate(_47)
_KEYLESS = codecs.encode("please send the bill to ana.lima@mail.example and call", "rot13")

DISGUISE = Disguise(
    says="through turned text",
    gate=(
        rf"\b(?:{'|'.join(_GATED)}|{'|'.join(word.capitalize() for word in _GATED)})\b", rf"\b(?:{'|'.join(_HEADS)})[0-9A-Za-z]",
        r"[!-~]\](?:4@>|56|\?6E|@C8|7C|6D|:E)",
    ),
    in_prose=True,
    pieces=_pieces,
    hits=(
        Example(_KEYLESS, _KEYLESS, "email"),
        Example(f"note {_ANA} end", _ANA, "email"),
    ),
    misses=("gur naq", "the gur is no word"),
)  # fmt: skip
