"""Letters for the digits they look like, inside a number: ``4lll llll llll llll``, ``O`` for 0, ``S`` for 5."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import is_card

_ONE = "[0-9OoIlSsBZzgq]"
_RUN = re.compile(rf"(?<![0-9A-Za-z])(?:{_ONE}{{2,6}}(?:[ -]{_ONE}{{2,7}}){{1,5}}|{_ONE}{{9,19}})(?![0-9A-Za-z])")
_HOST = re.compile(r"@[0-9A-Za-z.-]{1,60}\.(?:c0m|n3t|0rg|inf0)(?![0-9A-Za-z])")
_LOCAL = re.compile(r"[0-9A-Za-z._+-]{1,64}$")
_NUMBER = re.compile(
    rf"\+[0-9][0-9OoIlSsBZzgq]{{0,2}}(?:[ -]{_ONE}{{1,8}}){{2,6}}(?![0-9A-Za-z])"
    rf"|(?<![0-9A-Za-z-]){_ONE}{{3}}-{_ONE}{{2}}-{_ONE}{{4}}(?![0-9A-Za-z-])"
)
_DIGITS = str.maketrans("OoIlSsBZzgq", "00115582299")
_LETTERS = str.maketrans("013", "oie")


def _pieces(text: str) -> Iterator[Piece]:
    yield from one_by_one([*_cards(text), *_others(text)])


def _others(text: str) -> Iterator[Piece]:
    """Addresses whose ending nobody could have, numbers with a country code, identity numbers in their usual groups."""
    for match in _HOST.finditer(text):
        local = _LOCAL.search(text, max(0, match.start() - 64), match.start())
        if local is not None:
            yield Piece(local.start(), match.end(), local.group() + match.group().translate(_LETTERS))
    for match in _NUMBER.finditer(text):
        run = match.group()
        if any(map(str.isalpha, run)) and sum(map(str.isdigit, run)) >= 3:
            yield Piece(*match.span(), run.translate(_DIGITS))


def _cards(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run = match.group()
        digits = sum(map(str.isdigit, run))
        letters = len(run) > digits and any(map(str.isalpha, run))
        plain = run.translate(_DIGITS)
        if letters and digits and is_card(plain.replace(" ", "").replace("-", "")):
            yield Piece(*match.span(), plain)


DISGUISE = Disguise(
    says="letters for digits",
    gate=(
        r"[0-9][OoIlSsBZzgq][0-9OoIlSsBZzgq]{2}",
        r"[OoIlSsBZzgq][0-9][0-9OoIlSsBZzgq]{2}",
        r"\b[OoIlSsBZzgq]{4}[ -][0-9]{4}",
        r"[0-9] [OoIlSsBZzgq]{4}[ ]",
        r"\.(?:c0m|n3t|0rg|inf0)\b",
        r"\+\d{1,3}[ -][0-9OoIlSsBZzgq]{0,4}[OoIlSsBZzgq]",
        r"\d[OoIlSsBZzgq]?-[0-9OoIlSsBZzgq]{2}-[0-9OoIlSsBZzgq]{4}\b",
    ),
    in_prose=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example("card 4lll llll llll llll", "4lll llll llll llll", "payment_card"),
        Example("credit card SSSS 5555 5555 4444", "SSSS 5555 5555 4444", "payment_card"),
    ),
    misses=("size 10 Ol 1l", "sku Z0OB-l0S1"),
)
