"""Characters or short groups pulled apart by the same thing every time: ``a n a @ s h o p . e x a m p l e``, ``D.E.8.9.…``;
and by signs outside ASCII: emoji, arrows, bullets."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one
from seawall.detect.disguises._alphabets import BASE64, eleven_bytes
from seawall.detect.disguises._checks import from_64, text_in, value_in, windows

characters_min = 9
digits_min = 6
"""In a sentence that is read for what it says."""
_SINGLE = re.compile(
    r"(?<![^\s\"'(:=])[^\s](?P<gap>(?:[^0-9A-Za-z\n]|<[a-z/]{1,8}>){1,5}|\r?\n)[^\s](?:(?P=gap)[^\s]){6,600}(?![0-9A-Za-z@])"
)
_SENTENCE = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z](?P<gap>[^0-9A-Za-z\s]{1,4}|\r?\n)[A-Za-z](?:(?P=gap)[!-~]){0,40}(?P=gap) (?:(?P=gap)[ -~]){8,600}(?![0-9A-Za-z])"
)
"""A whole sentence with its blanks: ``c|a|r|d| |n|u|m|b|e|r|:| |4|…``."""
_NEAR = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z](?:(?:[^0-9A-Za-z]{1,11}|<[a-z/]{1,8}>)[0-9A-Za-z](?![0-9A-Za-z])){3}")
"""Single letters or digits in a row."""
reach_chars = 64
_FOURS = re.compile(
    r"(?<![0-9A-Za-z+/])[0-9A-Za-z+/]{4}(?:[ ,;|][0-9A-Za-z+/]{4}){3,5000}[ ,;|]?[0-9A-Za-z+/]{0,4}={0,2}(?![0-9A-Za-z])"
)
_BLANKS = str.maketrans("", "", " ,;|")


def _pieces(text: str) -> Iterator[Piece]:
    said = list(_sentences(text))
    yield from one_by_one(said or [*_singles(text), *_fours(text)])


def _singles(text: str) -> Iterator[Piece]:
    for low, high in windows(text, _NEAR, reach_chars):
        yield from _singles_within(text, low, high)


def _singles_within(text: str, low: int, high: int) -> Iterator[Piece]:
    for match in _SINGLE.finditer(text, low, high):
        step = len(match["gap"]) + 1
        run = match.group()[::step]
        if len(run) < characters_min:
            continue
        found = value_in(run)
        if found is not None and not found[2].isdigit():
            first, last, plain = found
            yield Piece(match.start() + first * step, match.start() + (last - 1) * step + 1, plain)


def _sentences(text: str) -> Iterator[Piece]:
    for low, high in windows(text, _NEAR, reach_chars):
        for match in _SENTENCE.finditer(text, low, high):
            step = len(match["gap"]) + 1
            said = match.group()[::step]
            if "@" in said or sum(map(str.isdigit, said)) >= digits_min:
                yield from (Piece(at + 1, at + step, "") for at in range(match.start(), match.end() - 1, step))


def _fours(text: str) -> Iterator[Piece]:
    for match in _FOURS.finditer(text):
        for skipped in (0, 5, 10):  # words of four letters may stand before it
            run = match.group()[skipped:].translate(_BLANKS)
            if len(run) < 12 or run.islower() or run.isupper() or run.isdigit():
                break
            plain = text_in(from_64(run))
            if plain is not None:
                yield Piece(match.start() + skipped, match.end(), plain)
                break


_SPACED = " ".join("ana.lima@mail.example")

DISGUISE = Disguise(
    says="through characters set apart",
    gate=(
        r"\b[0-9A-Za-z](?:[^0-9A-Za-z\n]{1,4}|\r?\n|<[a-z/]{1,8}>)[0-9A-Za-z@.+_-](?:(?:[^0-9A-Za-z\n]{1,4}|\r?\n|<[a-z/]{1,8}>)"
        r"[0-9A-Za-z@.+_-]){5}",
        eleven_bytes(BASE64, between="[ ,;|]"),
    ),
    pieces=_pieces,
    hits=(
        Example(f"mail {_SPACED} please", _SPACED, "email"),
        Example("IBAN: D.E.8.9.3.7.0.4.0.0.4.4.0.5.3.2.0.1.3.0.0.0 ok", "D.E.8.9.3.7.0.4.0.0.4.4.0.5.3.2.0.1.3.0.0.0", "iban"),
        Example("c|a|r|d| |n|o|:| |4|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1", "4|1|1|1|1|1|1|1|1|1|1|1|1|1|1|1", "payment_card"),
        Example("note = YW5h Lmxp bWFA bWFp bC5l eGFt cGxl", "YW5h Lmxp bWFA bWFp bC5l eGFt cGxl", "email"),
    ),
    misses=("T h i s  i s  s p a c e d", "a b c d e f g h i j k l m", "1 2 3 4 5 6 7 8 9 10 11 12"),
)  # fmt: skip
