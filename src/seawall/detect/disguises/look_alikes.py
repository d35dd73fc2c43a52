"""Characters that look or count like others: full-width letters, digits of other scripts, Cyrillic and Greek twins,
ligatures, and what nobody sees (zero-width spaces, soft hyphens, direction marks, variation selectors)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from seawall.detect import late_re as re
from seawall.detect.disguise import Disguise, Example, Piece

_RUN = re.compile(r"[^\x00-\x7f]+")
_WORD = re.compile(
    r"[\u0400-\u04ff]*[бвгджзийлмнптфцчшщъыьэюяєїґБГДЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯЄЇҐ][\u0400-\u04ff]*"
    r"|[\u0370-\u03ff\u1f00-\u1fff]*[άέήίόύώβγδζθλξπσςφψωΓΔΘΛΞΠΣΦΨΩ][\u0370-\u03ff\u1f00-\u1fff]*"
)
"""A word with a letter that looks like none of ours: it is written in its own script."""
_PARTS = re.compile(r"[0-9A-Za-z@._+/-]")
_CAPITAL = re.compile(r"[ВМНТ][\u0430-\u045f]*|[ΒΖΆΈΉΊΌΎΏ][\u03ac-\u03ce\u1f00-\u1fff]*")
"""The same at the beginning of a sentence: written small its first letter is none of ours."""
_SHORT = re.compile(r"[\u0430-\u045f]{1,3}|[\u03ac-\u03ce]{1,3}")
"""Words like *а*, *у*, *как* and *ο*, which every text in these scripts is full of."""
_ONE = re.compile(r"[\u0400-\u042f\u0391-\u03a9]")
"""The shortest of these at the beginning of a sentence."""
_GOES_ON_SMALL = re.compile(r"[ \t\n][\u0430-\u045f\u03ac-\u03ce]")
_STOPS = "。！？"
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_UNSPACED_OR_END = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\s「『」』）]|\Z")
_QUOTES = "«»„“”…"
_GOES_ON = re.compile(r"[.!?]{1,3}(?:\s|\Z)|[,;:]?\s{1,2}[\u0370-\u04ff\u1f00-\u1fff]")
_ENDS = re.compile(r"[.,!?;:)]{0,3}(?:\s|\Z)")
# Letters that can't be told from Latin ones in most fonts (Unicode's confusables, the commonest of them): Cyrillic, Greek,
# Armenian, Cherokee, phonetic signs and small capitals.
_LOOKS = {
    "a": "аαɑᴀ", "b": "Ьʙ", "c": "сᴄϲ", "d": "ԁᴅ", "e": "еεєᴇ", "f": "ꜰ", "g": "ɡցɢ", "h": "һհʜ", "i": "іιıɩɪ", "j": "јϳᴊ", "k": "кκᴋ",
    "l": "ӏʟǀ", "m": "мᴍ", "n": "ոηɴ", "o": "оοօᴏ", "p": "рρᴘ", "q": "ԛգ", "r": "гʀ", "s": "ѕꜱ", "t": "тτᴛ", "u": "υսᴜ", "v": "ѵνᴠ",
    "w": "ԝωᴡ", "x": "хχ", "y": "уγʏ", "z": "ᴢ", "A": "АΑᎪ", "B": "ВΒᏴ", "C": "СᏟ", "D": "Ꭰ", "E": "ЕΕᎬ", "G": "ԌᏀ", "H": "НΗᎻ",
    "I": "ІΙӀⅠ", "J": "ЈᎫ", "K": "КΚᏦ", "L": "Ꮮ", "M": "МΜᎷ", "N": "Ν", "O": "ОΟՕ", "P": "РΡᏢ", "Q": "Ԛ", "S": "ЅՏᏚ", "T": "ТΤᎢ",
    "V": "ѴᏙ", "W": "ԜᎳ", "X": "ХΧ", "Y": "ҮΥ", "Z": "ΖᏃ", "2": "ƧƨϨ", "3": "ƷЗзʒӠ", "4": "Чᔦ", "5": "Ƽƽ", "6": "б", "8": "Ȣȣ",
}  # fmt: skip
_TWINS = {twin: plain for plain, twins in _LOOKS.items() for twin in twins}
_MARKS = {
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "﹣": "-", "‧": ".", "•": ".", "․": ".", "。": ".", "·": ".",
    "⁄": "/", "∕": "/", "＠": "@", "﹫": "@", "ⓐ": "a", "\u2028": "\n", "\u2029": "\n",
}  # fmt: skip
_NUMERALS = {
    **dict(zip("〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖", "01234567890123456789", strict=True)),
    **dict(zip("貳參陸弐参両", "236232", strict=True)),
}
"""Chinese digits; taken for digits only in a row of them."""
_ROW = re.compile(f"[{''.join(_NUMERALS)}]{{4,}}(?:[ -]?[{''.join(_NUMERALS)}]{{2,}}){{0,8}}")


def _folds() -> dict[int, str]:
    """Letters in squares and circles that Unicode gives no plain form."""
    found: dict[int, str] = {}
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):
        found |= {first + place: chr(ord("A") + place) for place in range(26)}
    found |= {0x2474 + place: str(place + 1) for place in range(9)}
    return found


_FOLDS = _folds()
_COVERING = ((0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
"""Marks that are put over, under and round any character."""


_DIGIT_LETTERS = "ЗзЧб"
"""What looks like a digit and is a letter of every third word where people write so: *за*, *без*."""
_AMONG_DIGITS = re.compile(r"[\u200b-\u200d\u2060ЗзЧбОоΟο]+")


def _spelling(text: str, run: str, at: int) -> str:
    """Letters that are none of a number here: no digit stands right beside them."""
    beside = text[max(0, at - 1) : at] + text[at + len(run) : at + len(run) + 1]
    if _AMONG_DIGITS.fullmatch(run) and any(character in "0123456789" for character in beside):
        return ""
    return _DIGIT_LETTERS


_ROW_DIGITS = {ord(numeral): digit for numeral, digit in _NUMERALS.items()}


@lru_cache(maxsize=8_192)
def _plain(character: str) -> str:
    twin = _TWINS.get(character) or _MARKS.get(character)
    if twin is not None:
        return twin
    kind, code = unicodedata.category(character), ord(character)
    if (
        kind == "Cf"
        or character in "\u115f\u1160\u3164\uffa0"
        or "\ufe00" <= character <= "\ufe0f"
        or 0xE0100 <= code <= 0xE01EF
    ):
        return ""
    if any(low <= code <= high for low, high in _COVERING):
        return ""
    if code in _FOLDS:
        return _FOLDS[code]
    digit = unicodedata.digit(character, -1)
    if digit >= 0:
        return str(digit)
    plain = unicodedata.normalize("NFKC", character)
    if plain.isascii():
        return plain
    return " " if kind == "Zs" else character


def _in_own_script(text: str, run: str, at: int) -> bool:
    """Whether a run is a word of a script of its own, of which nothing is part of a number, a name or an address in ours."""
    before, end = text[at - 1 : at], at + len(run)
    if _WORD.fullmatch(run) is not None and not (_PARTS.match(before) or _PARTS.match(text, end)):
        return True
    if before.strip(" \t\n\r(") or _ENDS.match(text, end) is None:
        return False
    word = run.strip(_QUOTES)
    if _WORD.fullmatch(word) is not None or _CAPITAL.fullmatch(word) is not None:
        return True
    if _ONE.fullmatch(word) is not None:
        return _GOES_ON_SMALL.match(text, end) is not None
    return _SHORT.fullmatch(word) is not None and _GOES_ON.match(text, end) is not None


def _ends_sentence(text: str, at: int) -> bool:
    return _UNSPACED.match(text, at - 1) is not None and _UNSPACED_OR_END.match(text, at + 1) is not None


def _pieces(text: str) -> Iterator[Piece]:
    rows = {match.start(): match for match in _ROW.finditer(text)}
    row_end = 0
    for match in _RUN.finditer(text):
        if match.start() < row_end:
            continue
        row = rows.get(match.start())
        if row is not None:
            row_end = row.end()
            yield Piece(*row.span(), row.group().translate(_ROW_DIGITS))
            continue
        run, at = match.group(), match.start()
        if _in_own_script(text, run, at):
            continue
        begin = -1
        letters = _spelling(text, run, at)
        for place, character in enumerate(run):
            changes = _plain(character) != character and character not in letters
            changes = changes and not (character in _STOPS and _ends_sentence(text, at + place))
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
        Example("IBAN DЕ89 3704 0044 0532 0130 00", "DЕ89 3704 0044 0532 0130 00", "iban"),
        Example("ana\u200b.lima@\u200bmail.example", "ana\u200b.lima@\u200bmail.example", "email"),
        Example("card ４１１１ １１１１ １１１１ １１１１", "４１１１ １１１１ １１１１ １１１１", "payment_card"),
        Example("card ٤١١١ ١١١١ ١١١١ ١١١١", "٤١١١ ١١١١ ١١١١ ١١١١", "payment_card"),
        Example(
            "IBAN DE89\u00ad3704\u00ad0044\u00ad0532\u00ad0130\u00ad00",
            "DE89\u00ad3704\u00ad0044\u00ad0532\u00ad0130\u00ad00",
            "iban",
        ),
        Example("card 4З78 2824 6310 0057, exp", "4З78 2824 6310 0057", "payment_card"),
        Example("card 4111–1111–1111–1111", "4111–1111–1111–1111", "payment_card"),
    ),
    misses=(
        "Привет, это обычный текст о посылке № 12",
        "Доставка от 350 ₽, бесплатно от 5000 ₽. Возврат без причины в течение 14 дней, самовывоз за 1 день.",
        "Größe ½ “quoted” — 20 €",
        "価格は １２００ 円です",
    ),
)
