"""Numbers put into the fields of a form or told in parts: ``{"part1": "4111", "part2": "1111", …}``, ``starts with 4111, then …``."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import is_card, is_iban

_FIELD = r"(?:[^0-9A-Z]{1,30}+[0-9]{1,2}){0,2}[^0-9A-Z]{2,30}+"
_CARD = re.compile(
    rf"(?<![0-9A-Za-z.])(?:([0-9]{{4}})(?:{_FIELD}([0-9]{{4}}){_FIELD}([0-9]{{4}}){_FIELD}([0-9]{{4}})|{_FIELD}([0-9]{{6}}){_FIELD}([0-9]{{5}}))"
    rf"|([0-9]{{8}}){_FIELD}([0-9]{{8}}))(?![0-9A-Za-z])"
)
_CODES = re.compile(
    rf"(?<![0-9A-Za-z.])[A-Z]{{2}}[0-9][0-9](?:{_FIELD}[0-9A-Z]{{4}}){{2,7}}(?:{_FIELD}[0-9A-Z]{{1,3}})?(?![0-9A-Za-z])"
)
_FOUR = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{4}(?![0-9A-Za-z])|(?<![0-9A-Za-z])[0-9A-Z]{1,3}$")
_IDENTITY = re.compile(rf"(?<![0-9A-Za-z.])([0-9]{{3}}){_FIELD}([0-9][0-9]){_FIELD}([0-9]{{4}})(?![0-9A-Za-z])")
_WORD = re.compile(r"\b(?:ssn|social[ _-]security)", re.IGNORECASE)


def _pieces(text: str) -> Iterator[Piece]:
    yield from one_by_one([*_cards(text), *_accounts(text), *_identities(text)])


def _cards(text: str) -> Iterator[Piece]:
    for match in _CARD.finditer(text):
        compact = "".join(filter(None, match.groups()))
        if is_card(compact):
            yield Piece(*match.span(), compact)


def _accounts(text: str) -> Iterator[Piece]:
    for match in _CODES.finditer(text):
        compact = "".join(_FOUR.findall(match.group()))
        if is_iban(compact):
            yield Piece(*match.span(), compact)


def _identities(text: str) -> Iterator[Piece]:
    """Three, two and four digits have no check: only after a word that asks for them."""
    for word in _WORD.finditer(text):
        match = _IDENTITY.search(text, word.end(), word.end() + 160)
        if match is not None and not any(map(str.isdigit, text[word.end() : match.start()])):
            yield Piece(*match.span(), "-".join(match.groups()))


_FORM = '{"part1": "4111", "part2": "1111", "part3": "1111", "part4": "1111"}'

DISGUISE = Disguise(
    says="over the fields of a form",
    gate=(
        r"\b[0-9]{4}[^0-9A-Z]{2,30}(?:[0-9]{1,2}[^0-9A-Z]{1,30}){0,2}[0-9]{4}[^0-9A-Z]{2,30}(?:[0-9]{1,2}[^0-9A-Z]{1,30}){0,2}[0-9]{4}[^0-9A-Z]",
        r"\b[0-9]{4}[^0-9A-Z]{2,30}(?:[0-9]{1,2}[^0-9A-Z]{1,30}){0,2}[0-9]{6}[^0-9A-Z]", r"\b[0-9]{8}[^0-9A-Z]{2,30}(?:[0-9]{1,2}[^0-9A-Z]{1,30}){0,2}[0-9]{8}[^0-9]?\b",
        r"\b(?:[sS][sS][nN]|[sS]ocial[ _-][sS]ecurity)\b",
        r"\b[A-Z]{2}[0-9][0-9][^0-9A-Za-z]{1,8}[a-z0-9]{0,8}[^0-9A-Za-z]{0,8}[0-9A-Z]{4}[^0-9A-Z]",
    ),
    in_digits=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example(f"card {_FORM}", _FORM[11:-2], "payment_card"),
        Example("card starts with 4111, then 1111, then 1111 and ends in 1111", "4111, then 1111, then 1111 and ends in 1111", "payment_card"),
        Example('iban: {"a": "DE89", "b": "3704", "c": "0044", "d": "0532", "e": "0130", "f": "00"}',
                'DE89", "b": "3704", "c": "0044", "d": "0532", "e": "0130", "f": "00', "iban"),
    ),
    misses=("in 2019, then 2020, then 2021 and in 2022", "size 120, 45, 2000"),
)  # fmt: skip
