"""Digits as people say them, in twenty languages, and runs of such words in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seawall.detect import late_re as re

digits_min = 6
between_chars_max = 4
run_words_max = 61
short_line_chars = 24
"""Lines this short may hold one word each of a longer run."""
_SAID = """
zero oh nought null nul nulle cero zéro zerò cyfra noll nolla nula nulla sıfır sifir nol kosong ноль нуль μηδέν शून्य
one eins ein une uno um jeden een én en ett yksi jedna jedan bir unu egy satu один одна ένα एक un uma una
two zwei zwo deux dos due dois dwa twee två tva to kaksi dva iki doi kettő ketto ket dua два две δύο दो duas dwie
three drei trois tres tre três trzy drie kolme tři tri üç uc trei három harom tiga три τρία तीन
four vier quatre cuatro quattro quatro cztery fyra fire neljä nelja čtyři ctyri četiri dört dort patru négy negy empat четыре чотири τέσσερα चार
five fünf fuenf cinq cinco cinque pięć piec vijf fem viisi pět pet beş bes cinci öt lima пять п'ять πέντε पांच
six sechs seis sei sześć szesc zes sex seks kuusi šest sest altı alti șase sase hat enam шесть шість έξι छह
seven sieben sept siete sette sete siedem zeven sju syv seitsemän seitseman sedm sedam yedi șapte sapte hét het tujuh семь сім επτά सात
eight acht huit ocho otto oito osiem åtta atta otte åtte kahdeksan osm osam sekiz opt nyolc delapan восемь вісім οκτώ आठ
nine neun neuf nueve nove dziewięć dziewiec negen nio ni yhdeksän yhdeksan devět devet dokuz nouă noua kilenc sembilan девять дев'ять εννέα नौ
"""
DIGITS = {word: str(digit) for digit, words in enumerate(_SAID.split("\n")[1:-1]) for word in words.split()}
TIMES = {"double": 2, "triple": 3, "treble": 3, "doppel": 2, "doble": 2}
TEENS = {
    word: str(10 + place)
    for place, word in enumerate(["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])
}  # fmt: skip
TENS = {
    word: str(2 + place)
    for place, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"])
}
_MARKS = " \t\r\n,.:;/|_+*()\\-–…"
_WORD = re.compile(rf"[^{re.escape(_MARKS)}]+")
_BETWEEN = frozenset(_MARKS)
NUMBER_WORDS = {**DIGITS, **TEENS, **TENS}


def runs(
    text: str, known: Mapping[str, object], words_min: int, joiners: frozenset[str] = frozenset()
) -> Iterator[list[tuple[str, int, int]]]:
    """Runs of known words, digits among them: ``(word in small letters, start, end)`` each. ``joiners`` may stand between
    two of them: *treinta y cuatro*.

    Word by word with one look-up each: an expression of all these words costs a hundred times as much on prose. Most lines
    have no row of such words and are passed over at once.
    """
    contains = known.__contains__
    for offset, block in _blocks(text):
        flat = block.lower()
        for mark in ",.-:/;|_":
            if mark in flat:
                flat = flat.replace(mark, " ")
        if b"\1\1" in bytes(map(contains, flat.split())):
            yield from _in_block(block, offset, known, words_min, joiners)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Lines, short ones that follow one another together."""
    offset = begin = 0
    short = False
    for line in text.split("\n"):
        brief = len(line) <= short_line_chars
        if not (short and brief) and offset > begin:
            yield begin, text[begin:offset]
            begin = offset
        short = brief
        offset += len(line) + 1
    yield begin, text[begin:]


def _in_block(
    block: str, offset: int, known: Mapping[str, object], words_min: int, joiners: frozenset[str]
) -> Iterator[list[tuple[str, int, int]]]:
    run: list[tuple[str, int, int]] = []
    for match in _WORD.finditer(block):
        word = match.group().lower()
        start, end = match.start() + offset, match.end() + offset
        if word in known or (word.isdecimal() and len(word) <= 8):
            close = run and start - run[-1][2] <= between_chars_max
            if run and (not close or len(run) >= run_words_max):
                if len(run) >= words_min:
                    yield run
                run = []
            run.append((word, start, end))
        elif run and word in joiners and start - run[-1][2] <= 1:
            run[-1] = (run[-1][0], run[-1][1], end)
        elif run:
            if len(run) >= words_min:
                yield run
            run = []
    if len(run) >= words_min:
        yield run


def digits_of(words: list[str]) -> str:
    """The digits some words say: ``double two``, ``forty one`` and ``eleven`` too."""
    out: list[str] = []
    times, ten = 1, ""
    for word in words:
        unit = DIGITS.get(word, word if word.isdecimal() else "")
        if ten:
            paired = len(unit) == 1 and unit != "0"
            out.append(ten + (unit if paired else "0"))
            ten = ""
            if paired:
                continue
        if word in TIMES:
            times = TIMES[word]
        elif word in TENS:
            ten = TENS[word]
        else:
            out.append((TEENS.get(word) or unit) * times)
            times = 1
    return "".join(out) + (ten + "0" if ten else "")
