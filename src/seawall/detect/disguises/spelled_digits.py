"""Digits written as words, as people dictate a number: ``four one one one``, ``double two``, in eight languages."""

from __future__ import annotations

from collections.abc import Iterator

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

digits_min = 6
_NUMBERS = (
    "zero oh nought null nul nulle cero zéro zerò cyfra",
    "one eins ein une uno um jeden een én",
    "two zwei zwo deux dos due dois dwa twee",
    "three drei trois tres tre três trzy drie",
    "four vier quatre cuatro quattro quatro cztery",
    "five fünf fuenf cinq cinco cinque pięć piec vijf",
    "six sechs seis sei sześć szesc zes",
    "seven sieben sept siete sette sete siedem zeven",
    "eight acht huit ocho otto oito osiem",
    "nine neun neuf nueve nove dziewięć dziewiec negen",
)
_VALUE = {word: str(digit) for digit, words in enumerate(_NUMBERS) for word in words.split()}
_TIMES = {"double": 2, "triple": 3, "treble": 3, "doppel": 2, "doble": 2}
_WORD = re.compile(r"\w+")
_BETWEEN = frozenset(" ,.-–")
between_chars_max = 3
run_words_max = 61
_KNOWN = frozenset((*_VALUE, *_TIMES, *"0123456789"))
_INNER = b"\1" * (digits_min - 2)
"""What a run leaves among a line's words, whatever stands before its first and after its last one."""
_ASCII = "|".join(sorted((word for word in (*_VALUE, *_TIMES) if word.isascii()), key=len, reverse=True))


def _pieces(text: str) -> Iterator[Piece]:
    """Word by word with one look-up each: an expression of all these words costs a hundred times as much on prose.

    No run goes over the end of a line, and most lines have no four of these words in a row.
    """
    offset = 0
    for line in text.split("\n"):
        if not line.isascii() or _INNER in bytes(map(_KNOWN.__contains__, _split(line))):
            yield from _in_line(line, offset)
        offset += len(line) + 1


def _split(line: str) -> list[str]:
    return line.lower().replace(",", " ").replace(".", " ").replace("-", " ").split()


def _in_line(line: str, offset: int) -> Iterator[Piece]:
    run: list[str] = []
    begin = end = 0
    for match in _WORD.finditer(line):
        word = match.group().lower()
        known = word in _KNOWN or (len(word) == 1 and word.isdecimal())
        if run:
            start = match.start()
            follows = start - end <= between_chars_max and _BETWEEN.issuperset(line[end:start])
            if known and follows and len(run) < run_words_max:
                run.append(word)
                end = match.end()
                continue
            yield from _piece(run, offset + begin, offset + end)
            run = []
        if known:
            run = [word]
            begin, end = match.span()
    yield from _piece(run, offset + begin, offset + end)


def _piece(run: list[str], begin: int, end: int) -> Iterator[Piece]:
    if len(run) < digits_min:
        return
    digits, times, spelled = [], 1, 0
    for word in run:
        if word in _TIMES:
            times = _TIMES[word]
            continue
        spelled += not word.isdigit()
        digits.append(_VALUE.get(word, word) * times)
        times = 1
    plain = "".join(digits)
    if spelled >= 3 and len(plain) >= digits_min:
        yield Piece(begin, end, plain)


DISGUISE = Disguise(
    says="through spelled digits",
    gate=(rf"\b(?:{_ASCII})[ ,.-]{{1,3}}(?:{_ASCII})[ ,.-]{{1,3}}",),
    caseless=True,
    pieces=_pieces,
    hits=(
        Example(
            "card four one one one one one one one one one one one one one one one thanks",
            "four one one one one one one one one one one one one one one one",
            "payment_card",
        ),
        Example(
            "Kreditkarte vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
            "vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
            "payment_card",
        ),
    ),
    misses=("one two three four, who is at the door", "two for the price of one, four or five sizes"),
)
