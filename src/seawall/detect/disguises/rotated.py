"""Letters turned by some places (ROT13 and the other shifts, Atbash), digits by five, and ROT47, where they would hide an IBAN or a
card number."""

from __future__ import annotations

import string
from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detectors.iban import length_of
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import is_card, is_iban

_IBAN = re.compile(
    r"(?<![0-9A-Za-z])[A-Z]{2}[0-9][0-9](?:[0-9A-Z]{11,30}|(?:[ -][0-9A-Z]{4}){2,7}(?:[ -][0-9A-Z]{1,4})?)(?![0-9A-Za-z])"
)
_TOGETHER = {ord(" "): None, ord("-"): None}
_FIVE = str.maketrans("0123456789", "5678901234")
_TURNS = [
    str.maketrans(string.ascii_uppercase, turned)
    for turned in (
        *(string.ascii_uppercase[-by:] + string.ascii_uppercase[:-by] for by in (13, *range(1, 13), *range(14, 26))),
        string.ascii_uppercase[::-1],
    )
]
"""By thirteen places, by any other number of them, and the alphabet read backwards."""
_ALL = "".join(map(chr, range(33, 127)))
_47 = str.maketrans(_ALL, _ALL[47:] + _ALL[:47])
_DIGITS_47 = re.compile(r"(?<![!-~])[_`a-h]{4}(?:[ \\-]?[_`a-h]){9,18}(?![!-~])")
_IBAN_47 = re.compile(r"(?<![!-~])[p-~!-+]{2}[_`a-h]{2}(?: ?[_`a-hp-~!-+]){11,36}(?![!-~])")
_CARD = re.compile(r"(?<![0-9A-Za-z])[0-9]{4}(?:[ -]?[0-9]){9,16}(?![0-9A-Za-z])")


def _pieces(text: str) -> Iterator[Piece]:
    yield from one_by_one([*_ibans(text), *_cards(text)])


def _ibans(text: str) -> Iterator[Piece]:
    for match in _IBAN.finditer(text):
        compact = match.group().translate(_TOGETHER)
        if is_iban(compact):
            continue
        # Few turns make a country of the letters whose numbers are as long.
        tables = [table for table in _TURNS if length_of(compact[:2].translate(table)) == len(compact)]
        for digits in ({}, _FIVE):
            turns = (compact.translate(digits).translate(table) for table in tables)
            plain = next(filter(is_iban, turns), None)
            if plain is not None:
                yield Piece(*match.span(), plain)
                break
    for match in _IBAN_47.finditer(text):
        plain = match.group().translate(_47)
        if is_iban(plain.translate(_TOGETHER)):
            yield Piece(*match.span(), plain)


def _cards(text: str) -> Iterator[Piece]:
    for match in _DIGITS_47.finditer(text):
        plain = match.group().translate(_47).replace("\\", "-")
        if is_card(re.sub(r"\D", "", plain)):
            yield Piece(*match.span(), plain)
    for match in _CARD.finditer(text):
        compact = match.group().translate(_FIVE).translate(_TOGETHER)
        if is_card(compact) and len(set(compact)) > 2 and not is_card(match.group().translate(_TOGETHER)):
            yield Piece(*match.span(), compact)


DISGUISE = Disguise(
    says="through turned letters",
    gate=(
        r"\b[A-Z]{2}[0-9][0-9][ -]?[0-9A-Z]{4}[ -]?[0-9A-Z]{3}", r"[_`a-h]{4}[ \\]?[_`a-h]{4}[ \\]?[_`a-h]{4}[ \\]?[_`a-h]",
        r"\b[0-9]{4}[ -]?[0-9]{4,6}[ -]?[0-9]{4,5}[ -]?[0-9]", r"[p-~!-+]{2}[_`a-h]{2} ?[_`a-hp-~!-+]{4} ?[_`a-h]{4}",
    ),
    in_digits=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example("to QR89 3704 0044 0532 0130 00", "QR89 3704 0044 0532 0130 00", "iban"),
        Example("to GH89 3704 0044 0532 0130 00", "GH89 3704 0044 0532 0130 00", "iban"),
        Example("card number c``` ```` ```` ````", "c``` ```` ```` ````", "payment_card"),
    ),
    misses=("part QR89 3704 0044 0532 0130 01", "badge cabbage faded"),
)  # fmt: skip
