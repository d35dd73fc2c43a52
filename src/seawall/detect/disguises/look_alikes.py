"""Characters that look or count like others: full-width letters, digits of other scripts, Cyrillic and Greek twins,
ligatures, and what nobody sees (zero-width spaces, soft hyphens, direction marks, variation selectors)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_RUN = re.compile(r"[^\x00-\x7f]+")
# Letters that can't be told from Latin ones in most fonts (Unicode's confusables, the commonest of them).
_TWINS = dict(
    zip(
        "аеорсухіјѕԁһӏѵԛԝАВЕКМНОРСТХІЈЅԌԚԜΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντυρχιακε",
        "aeopcyxijsdhlvqwABEKMHOPCTXIJSGQWABEZHIKMNOPTYXovtupxiake",
        strict=True,
    )
)
_MARKS = {
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "﹣": "-",
    "․": ".",
    "。": ".",
    "·": ".",
    "⁄": "/",
    "＠": "@",
    "﹫": "@",
}


@lru_cache(maxsize=8_192)
def _plain(character: str) -> str:
    twin = _TWINS.get(character) or _MARKS.get(character)
    if twin is not None:
        return twin
    kind = unicodedata.category(character)
    if kind == "Cf" or character in "\u115f\u1160\u3164\uffa0" or "\ufe00" <= character <= "\ufe0f":
        return ""
    digit = unicodedata.digit(character, -1)
    if digit >= 0:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii():
        return plain
    return " " if kind == "Zs" else character


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run, at = match.group(), match.start()
        begin = -1
        for place, character in enumerate(run):
            changes = _plain(character) != character
            if changes and begin < 0:
                begin = place
            elif not changes and begin >= 0:
                yield Piece(at + begin, at + place, "".join(map(_plain, run[begin:place])))
                begin = -1
        if begin >= 0:
            yield Piece(at + begin, match.end(), "".join(map(_plain, run[begin:])))


DISGUISE = Disguise(
    says="through look-alike characters",
    pieces=_pieces,
    letters=False,
    hits=(
        Example("mail аna.lima@mail.example", "аna.lima@mail.example", "email"),
        Example("ana\u200b.lima@\u200bmail.example", "ana\u200b.lima@\u200bmail.example", "email"),
        Example("card ４１１１ １１１１ １１１１ １１１１", "４１１１ １１１１ １１１１ １１１１", "payment_card"),
        Example("card ٤١١١ ١١١١ ١١١١ ١١١١", "٤١١١ ١١١١ ١١١١ ١١١١", "payment_card"),
        Example(
            "IBAN DE89\u00ad3704\u00ad0044\u00ad0532\u00ad0130\u00ad00",
            "DE89\u00ad3704\u00ad0044\u00ad0532\u00ad0130\u00ad00",
            "iban",
        ),
        Example("card 4111–1111–1111–1111", "4111–1111–1111–1111", "payment_card"),
    ),
    misses=("Привет, это обычный текст о посылке № 12", "Größe ½ “quoted” — 20 €", "価格は １２００ 円です"),
)
