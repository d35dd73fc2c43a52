"""Numbers written backwards, as a whole or group by group: an IBAN, a card number, a social security number. A mail address
is one either way."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detectors.iban import length_of
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import is_card, is_iban

# The digit they all begin with stands in front of what must not come before it, so that the search skips to digits.
_RUN = re.compile(
    r"[0-9](?:"
    r"(?<![0-9A-Za-z.].)(?:[ -]{0,2}[0-9]){12,18}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z-].)[0-9]{3}-[0-9][0-9]-[0-9]{3}(?![0-9A-Za-z-])|(?<![0-9A-Za-z].)[0-9 -]{6,18}[0-9]\+(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z].)[0-9][A-Z]{2}(?:[ -][0-9A-Z]{4}){2,7}(?:[ -][0-9A-Z]{1,4})?(?![0-9A-Za-z])"
    r")"
)
_END = re.compile(r"[0-9][ -]?[0-9][ -]?[A-Z]{2}(?![0-9A-Za-z])")
"""Check digits and country of a whole account number."""
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z](?:[ -]?[0-9A-Z]){9,34}[ -]?$")
account_chars = 80
_GROUP = re.compile(r"[0-9A-Z]+")
_TOGETHER = {ord(" "): None, ord("-"): None}
_SSN = re.compile(r"[0-9]{3}-[0-9][0-9]-[0-9]{4}")


def _pieces(text: str) -> Iterator[Piece]:
    yield from one_by_one([*_numbers(text), *_accounts(text)])


def _accounts(text: str) -> Iterator[Piece]:
    for end in _END.finditer(text):
        if not length_of(end.group()[-1] + end.group()[-2]):
            continue
        begin = max(0, end.start() - account_chars)
        match = _ACCOUNT.search(text[begin : end.start()])
        if match is not None:
            piece = _turned(begin + match.start(), text[begin + match.start() : end.end()])
            if piece is not None:
                yield piece


def _numbers(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run = match.group()
        if not is_card(run.translate(_TOGETHER)) and (piece := _turned(match.start(), run)) is not None:
            yield piece


def _turned(start: int, run: str) -> Piece | None:
    for plain in (run[::-1], _GROUP.sub(lambda group: group.group()[::-1], run), *_fours(run)):
        compact = plain.translate(_TOGETHER)
        if is_card(compact) or is_iban(compact) or _SSN.fullmatch(plain) or plain[0] == "+":
            return Piece(start, start + len(run), plain)
    return None


def _fours(run: str) -> Iterator[str]:
    """A number without blanks, backwards four by four."""
    if run.isdigit():
        yield "".join(run[at : at + 4][::-1] for at in range(0, len(run), 4))


DISGUISE = Disguise(
    says="written backwards",
    gate=(
        r"\b[0-9](?:[ -]{0,2}[0-9]){12,18}\b",
        r"[0-9][ -]?[0-9][ -]?[0-9][0-9][ -]?[A-Z]{2}\b",
        r"\b[0-9]{4}-[0-9][0-9]-[0-9]{3}\b",
        r"[0-9][0-9 -]{6}[0-9]\+",
        r"\b[0-9][0-9][A-Z]{2}[ -][0-9A-Z]{4}[ -]",
    ),
    in_digits=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example("my card backwards: 0015 0150 1501 5015", "0015 0150 1501 5015", "payment_card"),
        Example("ref 00 0310 2350 4400 4073 98ED", "00 0310 2350 4400 4073 98ED", "iban"),
    ),
    misses=("order 4444555555555555 shipped", "tracking 1Z999AA10123456784", "2026-11-250"),
)
