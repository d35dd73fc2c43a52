"""What a pseudonym looks like, so that one can be told from ordinary text, also across splits and decorations.

Theory of operation. A pseudonym stands for a value on its way to an AI and is exchanged for it on the way back. Models
change case, wrap text in Markdown, escape it, break lines, group digits anew. So all that carries meaning is a *code*
of letters and digits, compared without case, with a fixed length and a fixed beginning; whatever is put between its
characters is ignored, and what a shape adds round it (``@mail.example``) may be missing. There are five codes:

======= ======================= ========================================================================
name    ``Qzamikelovaru``       a pronounceable word: ``qz``, category, 5 syllables
code    ``qzc4k7t2x9b``         ``qz``, category, 6 symbols, spelling, check symbol
iban    ``QZ41 0048 2177 …``    ``QZ`` is no country (ISO 3166 keeps QM to QZ for private use); mod 97 is right
card    ``9999 0482 1773 0193`` country 999 of the national range (ISO/IEC 7812) is nobody's; Luhn is right
phone   ``+999 048 217 730 195``  no country has the code 999 (ITU E.164 list), so it can never be called
======= ======================= ========================================================================

No code holds a ``q`` but its first letter, and ``qz`` is rarer than any other pair of letters in the languages of
Europe, so a code can't begin inside another one and ordinary text is passed over by one look for ``q``, ``9`` or ``+``.

Each code holds its category (who may see it restored is decided by that), a base that is the same for all spellings of
one value, a spelling (so that ``ANNA@`` and ``anna@`` come back as they were) and a check, so that a code that was
never issued here is told from chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from seawall.detect import late_re as re
from seawall.model.words import Category

SYMBOLS = "0123456789abcdefghjkmnprstvwxyz"
"""31 digits and letters: without i, l, o and u, which are misread, and without q, which begins a code."""
CONSONANTS = "bcdfghjklmnprstvwxz"
VOWELS = "aeiou"

CATEGORIES = tuple(Category)
_CATEGORY_LETTERS = "chpnsk"
"""One for each category, in the order of the enum."""
_CATEGORY_VOWELS = "aeiouy"

short_chars, finder_chars_min = 160, 2_048
crowded_min, crowded_chars = 16, 512
"""So many codes at the beginning of a text, one in so many characters, and it is full of them."""
codes_remembered_max = 4_096
"""An answer repeats the same few codes."""
_SYLLABLES = len(CONSONANTS) * len(VOWELS)
_NAME_SPELLINGS, _NAME_CHECK = 16, 13
NAME_BASES = _SYLLABLES**5 // (_NAME_SPELLINGS * _NAME_CHECK)
CODE_BASES = len(SYMBOLS) ** 6
DIGIT_BASES = 10**8
IBAN_BASES = 10**13


class Code(NamedTuple):
    """A code found in a text."""

    start: int
    end: int
    """Of the code with a ``+`` before it, without the tail of its shape."""
    canonical: str
    """Lower case, letters and digits only: what codes are compared by."""
    inside: bool
    """Whether the character before it belongs to a word or number, so that it may be chance."""


def make_name(category: Category, base: int, spelling: int) -> str:
    """A name-like word, first letter upper case."""
    number = base % NAME_BASES * _NAME_SPELLINGS + spelling % _NAME_SPELLINGS
    first = CATEGORIES.index(category)
    number = number * _NAME_CHECK + (number * 7 + first + 5) % _NAME_CHECK
    syllables = ""
    for _ in range(5):
        number, rest = divmod(number, _SYLLABLES)
        syllables = CONSONANTS[rest // 5] + VOWELS[rest % 5] + syllables
    return "Qz" + _CATEGORY_VOWELS[first] + syllables


def make_code(category: Category, base: int, spelling: int) -> str:
    """A code-like word in lower case."""
    first = CATEGORIES.index(category)
    number = base % CODE_BASES * 31 + spelling % 31
    # 31 and 29 have no common factor, so that every symbol weighs something else in the check.
    check = (number + first + 11) % 29
    high, low = divmod(number, 961 * 31)
    return (
        f"qz{_CATEGORY_LETTERS[first]}{_PAIRS[high // 961]}{_PAIRS[high % 961]}"
        f"{SYMBOLS[low // 961]}{_PAIRS[low % 961]}{SYMBOLS[check]}"
    )


_PAIRS = [high + low for high in SYMBOLS for low in SYMBOLS]
"""Two symbols at once: the digits of base 961."""


def make_iban(category: Category, base: int, spelling: int) -> str:
    """An IBAN of no country, without spaces, mod 97 correct."""
    account = f"{CATEGORIES.index(category)}{base % IBAN_BASES:013d}{spelling % 100:02d}"
    # The check of ISO 13616: letters count from A = 10, so QZ00 is 26 35 00.
    return f"QZ{98 - int(account + '263500') % 97:02d}{account}"


def make_card(category: Category, base: int, spelling: int) -> str:
    """Sixteen digits of no issuer, Luhn correct."""
    number = f"9999{CATEGORIES.index(category)}{base % DIGIT_BASES:08d}{spelling % 10}"
    number += str(int(number) % 7)
    # Luhn: every second digit counts double, and its two digits are added; the last digit makes the sum a ten.
    doubled = sum(map(int, number[::2].translate(_DOUBLED)))
    return number + str(-(doubled + sum(map(int, number[1::2]))) % 10)


_DOUBLED = str.maketrans("0123456789", "0246813579")


def make_phone(category: Category, base: int, spelling: int) -> str:
    """A number of no country, without spaces: ``+999`` and 12 digits, the last two a check."""
    number = f"999{CATEGORIES.index(category)}{base % DIGIT_BASES:08d}{spelling % 10}"
    return f"+{number}{int(number) % 97:02d}"


@lru_cache(maxsize=codes_remembered_max)
def category_of(canonical: str) -> Category | None:
    """The category a code belongs to when its check is right, else None."""
    if canonical.startswith("qz"):
        third = canonical[2:3]
        if third in _CATEGORY_VOWELS:
            return _rebuilt(canonical, CATEGORIES[_CATEGORY_VOWELS.index(third)], _read_name, make_name)
        if third in _CATEGORY_LETTERS:
            return _rebuilt(canonical, CATEGORIES[_CATEGORY_LETTERS.index(third)], _read_code, make_code)
        return _rebuilt(canonical, _digit_category(canonical[4]), _read_iban, make_iban)
    if len(canonical) == 16:
        return _rebuilt(canonical, _digit_category(canonical[4]), _read_card, make_card)
    return _rebuilt(canonical, _digit_category(canonical[3]), _read_phone, make_phone)


def _digit_category(digit: str) -> Category | None:
    return CATEGORIES[int(digit)] if int(digit) < len(CATEGORIES) else None


def _rebuilt(
    canonical: str,
    category: Category | None,
    read: Callable[[str], tuple[int, int]],
    make: Callable[[Category, int, int], str],
) -> Category | None:
    """A code is right when making it again from what it says gives the same code."""
    if category is None:
        return None
    return category if make(category, *read(canonical)).lower().lstrip("+") == canonical else None


def _read_name(canonical: str) -> tuple[int, int]:
    number = 0
    for place in range(3, 13, 2):
        syllable = CONSONANTS.index(canonical[place]) * 5 + VOWELS.index(canonical[place + 1])
        number = number * _SYLLABLES + syllable
    return divmod(number // _NAME_CHECK, _NAME_SPELLINGS)


def _read_code(canonical: str) -> tuple[int, int]:
    base = 0
    for symbol in canonical[3:9]:
        base = base * 31 + SYMBOLS.index(symbol)
    return base, SYMBOLS.index(canonical[9])


def _read_iban(canonical: str) -> tuple[int, int]:
    return int(canonical[5:18]), int(canonical[18:20])


def _read_card(canonical: str) -> tuple[int, int]:
    return int(canonical[5:13]), int(canonical[13])


def _read_phone(canonical: str) -> tuple[int, int]:
    return int(canonical[4:12]), int(canonical[12])


# --- finding codes in text -------------------------------------------------------------------------------------------
#
# One regex finds whole codes and, at the end of what has arrived, beginnings of codes: after each character it may
# continue or the text may end. Its first element is a set, so that ``re`` skips ordinary text at C speed.

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u00a0\u202f\r\n"
"""What may stand between the characters of a word: zero-width and no-break characters, soft hyphens, line breaks."""
_GROUPING = " -./()\u2007\u2009\u2010\u2011\u2012\u2013\u2014\u2015"
"""What may stand between digits too."""
between_max = 3

_HEX = "[0-9a-fA-F]"
_JSON_CUT = rf"(?:\\(?:u{_HEX}{{0,3}})?)?\Z"
"""The end of the text, perhaps in the middle of a JSON escape."""


def _element(characters: str, *, json: bool) -> str:
    """One of some characters, in a JSON string also as ``\\u0040`` (and ``\\/``)."""
    plain = "[" + "".join(re.escape(character) for character in characters) + "]"
    if not json:
        return plain
    escaped = "|".join(f"{ord(character):04x}" for character in characters)
    short = "".join(f"|\\\\{re.escape(character)}" for character in characters if character == "/")
    return rf"(?:{plain}|\\u(?i:{escaped}){short})"


def _between(characters: str, *, json: bool) -> str:
    """What a model or a formatter may have put between two characters."""
    if not json:
        return _element(characters + "\\", json=False) + f"{{0,{between_max}}}"
    raw = "[" + "".join(re.escape(character) for character in characters if character not in "\r\n") + "]"
    escaped = "|".join(f"{ord(character):04x}" for character in characters + "\\")
    short = "nr\\\\" + ("/" if "/" in characters else "")
    return rf"(?:{raw}|\\[{short}]|\\u(?i:{escaped})){{0,{between_max}}}"


def _chain(elements: list[str], between: str, cut: str, last: str) -> str:
    """The elements one after the other; the text may end after each."""
    pattern = last
    for element in reversed(elements):
        pattern = f"{between}(?:{cut}|{element}{pattern})"
    return pattern


def _cases(letters: str) -> str:
    return letters + letters.upper()


def pattern(*, json: bool, apart: bool = False) -> re.Pattern[str]:
    """The regex that finds codes. An unnamed group took part (:func:`whole`) when a code is there in full, else the
    text ended in the middle of one.

    In JSON mode it also stops at every escape that begins no code (group ``escape``), so that ``\\\\u0071`` is never
    read as the letter it is not. ``apart`` takes a NUL for the end of a text, so that many are looked through at once.
    """
    after_q, after_nine, after_plus = _after_the_first(json=json, apart=apart)
    if not json:
        return re.compile(rf"[qQ9+](?:(?<=[qQ]){after_q}|(?<=9){after_nine}|(?<=\+){after_plus})")
    # An escaped first character: \u0071 is q, \u0039 is 9, \u002b is +; a text that ends in an escape may become one.
    escapes = (
        rf"u(?i:0071|0051){after_q}|u0039{after_nine}|u(?i:002b){after_plus}|(?:u{_HEX}{{0,3}})?\Z"
        rf"|(?P<escape>u{_HEX}{{4}}|[^u]|u)"
    )
    return re.compile(
        rf"[qQ9+\\](?:(?<=[qQ]){after_q}|(?<=9){after_nine}|(?<=\+){after_plus}|(?<=\\)(?:{escapes}))", re.DOTALL
    )


def _after_the_first(*, json: bool, apart: bool) -> tuple[str, str, str]:
    """What follows the first character of a code: a ``q``, a ``9``, a ``+``."""

    def of(characters: str) -> str:
        return _element(characters, json=json)

    cut = _JSON_CUT if json else r"(?:\Z|(?=\x00))" if apart else r"\Z"
    letters, digits = _between(_UNSEEN, json=json), _between(_UNSEEN + _GROUPING, json=json)
    name = [of(_cases(_CATEGORY_VOWELS))] + [of(_cases(CONSONANTS)), of(_cases(VOWELS))] * 5
    code = [of(_cases(_CATEGORY_LETTERS))] + [of(_cases(SYMBOLS))] * 8
    number = of("0123456789")
    category = of("012345")

    def rest(elements: list[str], between: str) -> str:
        """The first element is what tells this code from others, the rest may still be on its way."""
        return elements[0] + _chain(elements[1:], between, cut, "()")

    words = "|".join(
        (
            rest(name, letters),
            rest(code, letters),
            rest([number, number, category, *[number] * 15], digits),
        )
    )
    after_q = f"{letters}(?:{cut}|{of('zZ')}{digits}(?:{cut}|{words}))"
    nine = of("9")
    phone = rest([category, *[number] * 11], digits)
    card = rest([nine, category, *[number] * 11], digits)
    after_nine = f"{digits}(?:{cut}|{nine}{digits}(?:{cut}|{nine}{digits}(?:{cut}|{card}|{phone})))"
    # A plus belongs to a phone number only, so that the one before a card number stays where it is.
    nine_of_phone = f"{digits}(?:{cut}|{nine}{digits}(?:{cut}|{nine}{digits}(?:{cut}|{phone})))"
    after_plus = f"{digits}(?:{cut}|{nine}{nine_of_phone})"
    return after_q, after_nine, after_plus


PLAIN = pattern(json=False)
IN_JSON = pattern(json=True)
APART = pattern(json=False, apart=True)
_Q, _NINE, _PLUS = _after_the_first(json=False, apart=False)
_FIRSTS: tuple[str, ...] = ("q", "Q", "9", "+")
steps_max = 8
"""So many of these in a row may begin no code before they are looked for all at once."""
_BY_FIRST = [re.compile(first + rest) for first, rest in (("q", _Q), ("Q", _Q), ("9", _NINE), (r"\+", _PLUS))]
"""What ``PLAIN`` finds, by its first character: ``re`` looks for one character twenty times as fast as for one of a
few."""


class Finder:
    """Finds in one text what ``PLAIN.search`` would, much faster where codes are few. Asked for places from left to
    right."""

    __slots__ = ("_ahead", "_found", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._ahead: list[re.Match[str] | None] | None = None
        """The next match that begins with each character; None where looking for all of them at once is as good."""
        if len(text) >= finder_chars_min:
            self._ahead = [regex.search(text) for regex in _BY_FIRST]
        self._found = 0

    def search(self, place: int = 0) -> re.Match[str] | None:
        """The first match that begins at ``place`` or after it."""
        ahead = self._ahead
        if ahead is None:
            return (
                _step_by_step(self._text, place)
                if len(self._text) < finder_chars_min
                else PLAIN.search(self._text, place)
            )
        first, at = None, len(self._text) + 1
        for number, found in enumerate(ahead):
            if found is not None and found.start() < place:
                found = ahead[number] = _BY_FIRST[number].search(self._text, place)
            if found is not None and found.start() < at:
                first, at = found, found.start()
        self._found += 1
        if self._found == crowded_min and at < crowded_min * crowded_chars:
            self._ahead = None  # from one to the next is no way then
        return first


def _step_by_step(text: str, place: int) -> re.Match[str] | None:
    """As ``PLAIN.search`` in a short text: ordinary words hold few of the characters that a code begins with, and
    ``str.find`` is at them in no time."""
    find, firsts = text.find, _FIRSTS
    for _ in range(steps_max if len(text) >= short_chars else 0):
        begins = {at: first for first in firsts if (at := find(first, place)) >= 0}
        if not begins:
            return None
        at = min(begins)
        found = PLAIN.match(text, at)
        if found is not None:
            return found
        place = at + 1
        firsts = tuple(begins.values())
    return PLAIN.search(text, place)


_ESCAPE = re.compile(rf"\\u({_HEX}{{4}})")
_NOT_CODE = re.compile(r"[^0-9a-z]")


def may_hold_pseudonym(text: str) -> bool:
    """Whether a code, or the beginning of one, stands in a plain text."""
    return Finder(text).search() is not None


def whole(found: re.Match[str]) -> bool:
    """Whether a match is a code in full, and not the beginning of one at the end of the text or a mere escape."""
    return found.lastindex is not None and found.lastgroup != "escape"


def canonical_plain(raw: str) -> str:
    """A matched code without case and decoration."""
    return raw.lower() if raw.isalnum() and raw.isascii() else _NOT_CODE.sub("", raw.lower())


def canonical_json(raw: str) -> str:
    """A code matched in JSON text without escapes, case and decoration."""
    if "\\" in raw:
        raw = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), raw)
        raw = re.sub(r"\\.", "", raw, flags=re.DOTALL)
    return canonical_plain(raw)


def codes(text: str) -> Iterator[Code]:
    """Every place in a plain text that reads as a code, known or not, checked or not, overlapping ones included."""
    finder = Finder(text)
    found = finder.search()
    while found is not None:
        if whole(found):
            start = found.start()
            before = text[start - 1 : start]
            yield Code(start, found.end(), canonical_plain(found[0]), before.isalnum())
        found = finder.search(found.start() + 1)


def _tail_pattern(characters: str, *, json: bool) -> re.Pattern[str]:
    """What a shape adds after its code, found as loosely as the code, whole (an unnamed group) or begun at the end.

    In a web address the at-sign is ``%40``; the value is then written the same way.
    """
    cut = _JSON_CUT if json else r"\Z"
    elements = [_element("".join(sorted({c.lower(), c.upper()})), json=json) for c in characters]
    if characters[0] == "@":
        elements[0] = f"(?:{elements[0]}|%(?:{cut}|4(?:{cut}|0)))"
    return re.compile(_chain(elements, _between(_UNSEEN, json=json), cut, "()"))


EMAIL_TAIL, DATABASE_TAIL, ADDRESS_TAIL = "@mail.example", ".db.example", " Street"
"""``.example`` belongs to nobody (RFC 2606), so no mail reaches anyone."""
TAILS_PLAIN = {tail: _tail_pattern(tail, json=False) for tail in (EMAIL_TAIL, DATABASE_TAIL, ADDRESS_TAIL)}
TAILS_IN_JSON = {tail: _tail_pattern(tail, json=True) for tail in TAILS_PLAIN}


def grouped(code: str) -> str:
    """A number as people write it: IBAN and card in fours, phone in threes."""
    if code[0] == "+":
        return f"{code[:4]} {code[4:7]} {code[7:10]} {code[10:13]} {code[13:]}"
    return f"{code[:4]} {code[4:8]} {code[8:12]} {code[12:16]} {code[16:]}".rstrip()


def forms(canonical: str) -> Iterator[tuple[str, str]]:
    """Every way a code may have been issued, each with the tail that belongs to it; the most frequent first."""
    if canonical[0] != "q":
        number = canonical if len(canonical) == 16 else "+" + canonical
        yield grouped(number), ""
        yield number, ""
        if len(canonical) != 16:
            yield canonical, ""  # where a number must stay one
    elif canonical[2] in _CATEGORY_VOWELS:
        name = canonical.capitalize()
        yield name, ""
        yield name + ADDRESS_TAIL, ADDRESS_TAIL
    elif canonical[2] in _CATEGORY_LETTERS:
        yield canonical + EMAIL_TAIL, EMAIL_TAIL
        yield canonical, ""
        yield canonical.upper(), ""
        yield canonical + DATABASE_TAIL, DATABASE_TAIL
    else:
        iban = canonical.upper()
        yield grouped(iban), ""
        yield iban, ""


def pseudonym_spans(text: str) -> list[tuple[int, int]]:
    """Where a plain text holds pseudonyms of any conversation, tails included: code points, end exclusive."""
    spans: list[tuple[int, int]] = []
    for code in codes(text):
        if (spans and code.start < spans[-1][1]) or category_of(code.canonical) is None:
            continue
        end = code.end
        for _, tail in forms(code.canonical):
            found = TAILS_PLAIN[tail].match(text, code.end) if tail else None
            if found is not None and whole(found):
                end = max(end, found.end())
        spans.append((code.start, end))
    return spans


def without_codes(text: str) -> str:
    """The text with a word of x's as long in the place of every pseudonym that stands by itself."""
    out, done = "", 0
    for start, end in pseudonym_spans(text):
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            out += text[done:start] + "x" * (end - start)
            done = end
    return out + text[done:] if done else text


def is_pseudonym(text: str) -> bool:
    """Whether a text is one pseudonym and nothing else but space round it."""
    spans = pseudonym_spans(text)
    return bool(spans) and spans[0][0] == len(text) - len(text.lstrip()) and spans[0][1] == len(text.rstrip())
