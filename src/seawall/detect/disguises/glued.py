"""Numbers grown together with other things: ``card_4111111111111111``, ``XXXX4111…XXXX``, zeros before or after."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.detectors.iban import length_of
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._checks import is_card, is_iban, windows

_NUMBER = re.compile(r"(?<![0-9])[0-9]{15,19}(?![0-9])")
_PADDED = re.compile(
    r"(?<![0-9A-Za-z])0{2,12}([1-9][0-9]{12,18})(?![0-9A-Za-z])|(?<![0-9A-Za-z])([1-9][0-9]{12,15}?)0{3,12}(?![0-9A-Za-z])"
)
_ACCOUNT = re.compile(r"(?:(?<=_)|(?<![0-9A-Za-z])(?:([A-Za-z])\1{2,30})?)([A-Z]{2}[0-9][0-9][0-9A-Z]{11,60})(?![0-9])")
_NEAR = re.compile(r"[0-9]{12}|[A-Z]{2}[0-9]{2}[0-9A-Z]{11}")
reach_chars = 96
_POINT = re.compile(r"[0-9]\.$")
"""What stands behind it is a fraction: ``1.4461359977722168e+00``."""
_HEX = re.compile(r"[0-9a-f]{20,}|[0-9A-F]{20,}")


def _pieces(text: str) -> Iterator[Piece]:
    found: list[Piece] = []
    for low, high in windows(text, _NEAR, reach_chars):
        found += _cards(text, low, high)
        found += _ibans(text, low, high)
    yield from one_by_one(found)


def _cards(text: str, low: int, high: int) -> Iterator[Piece]:
    for match in _NUMBER.finditer(text, low, high):
        before, after = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 8]
        grown = before[-1:].isalpha() or before[-1:] == "_" or after[:1].isalpha() or after[:1] == "_"
        if (
            grown
            and not _POINT.search(before)
            and is_card(match.group())
            and not _HEX.search(before + match.group() + after)
        ):
            yield Piece(*match.span(), f" {match.group()} ")
    for match in _PADDED.finditer(text, low, high):
        digits = match.group(1) or match.group(2)
        if is_card(digits):
            yield Piece(*match.span(), digits)


def _ibans(text: str, low: int, high: int) -> Iterator[Piece]:
    for match in _ACCOUNT.finditer(text, low, high):
        run = match.group(2)
        size = length_of(run[:2])
        rest = run[size:] if size else ""
        if size and is_iban(run[:size]) and (match.group(1) or len(rest) >= 3) and len(set(rest)) <= 1:
            yield Piece(match.start(2), match.start(2) + size, f" {run[:size]} ")


DISGUISE = Disguise(
    says="grown together",
    gate=(r"[A-Za-z_][0-9]{15}", r"[0-9]{15}[A-Za-z_]", r"\b0{2}[0-9]{13}", r"[0-9]{12}000\b", r"[_A-Z][A-Z]{2}[0-9][0-9][0-9A-Z]{11}", r"\b[A-Z]{2}[0-9][0-9][0-9A-Z]{14}"),
    in_digits=True,
    pieces=_pieces,
    guess=True,
    credentials=False,
    hits=(
        Example("card number: card_4111111111111111", "4111111111111111", "payment_card"),
        Example("IBAN XXXXXXDE89370400440532013000XXXXXX", "DE89370400440532013000", "iban"),
        Example("card number 000004111111111111111", "000004111111111111111", "payment_card"),
    ),
    misses=("sha a3f5d4111111111111111b", "id 000000000000001234"),
)  # fmt: skip
