"""Numbers written backwards, as a whole or group by group: an IBAN, a card number, a social security number. A mail address
is one either way."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece
from seawall.detect.disguises._checks import is_card, is_iban

_RUN = re.compile(
    r"(?<![0-9A-Za-z])[0-9A-Z](?:[ -]?[0-9A-Z]){10,36}[ -]?[0-9][0-9][ -]?[A-Z]{2}(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[0-9][0-9 -]{11,26}[0-9](?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z-])[0-9]{4}-[0-9][0-9]-[0-9]{3}(?![0-9A-Za-z-])|(?<![0-9A-Za-z])[0-9][0-9 -]{6,18}[0-9]\+(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])[0-9][0-9][A-Z]{2}(?:[ -][0-9A-Z]{4}){2,7}(?:[ -][0-9A-Z]{1,4})?(?![0-9A-Za-z])"
)
_GROUP = re.compile(r"[0-9A-Z]+")
_TOGETHER = {ord(" "): None, ord("-"): None}
_SSN = re.compile(r"[0-9]{3}-[0-9][0-9]-[0-9]{4}")


def _pieces(text: str) -> Iterator[Piece]:
    for match in _RUN.finditer(text):
        run = match.group()
        if is_card(run.translate(_TOGETHER)):
            continue
        for plain in (run[::-1], _GROUP.sub(lambda group: group.group()[::-1], run), *_fours(run)):
            compact = plain.translate(_TOGETHER)
            if is_card(compact) or is_iban(compact) or _SSN.fullmatch(plain) or plain[0] == "+":
                yield Piece(*match.span(), plain)
                break


def _fours(run: str) -> Iterator[str]:
    """A number without blanks, backwards four by four."""
    if run.isdigit():
        yield "".join(run[at : at + 4][::-1] for at in range(0, len(run), 4))


DISGUISE = Disguise(
    says="written backwards",
    gate=(
        r"[0-9][0-9 -]{12}",
        r"[0-9][ -]?[0-9][ -]?[0-9][0-9][ -]?[A-Z]{2}\b",
        r"\b[0-9]{4}-[0-9][0-9]-[0-9]{3}\b",
        r"[0-9][0-9 -]{6}[0-9]\+",
        r"\b[0-9][0-9][A-Z]{2}[ -][0-9A-Z]{4}[ -]",
    ),
    pieces=_pieces,
    guess=True,
    hits=(
        Example("my card backwards: 0015 0150 1501 5015", "0015 0150 1501 5015", "payment_card"),
        Example("ref 00 0310 2350 4400 4073 98ED", "00 0310 2350 4400 4073 98ED", "iban"),
    ),
    misses=("order 4444555555555555 shipped", "tracking 1Z999AA10123456784", "2026-11-250"),
)
