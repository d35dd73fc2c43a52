"""From a text to the values in it that a set might know, with as little looking as the sets allow.

Ids are found from their digits outwards and must have the look of one the set has; phones from groups of digits; names,
streets and phrases from words that passed the sets' sieve. A text with nothing of the kind costs one look for ``@``,
one for digits and one for each new word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from seawall.detect.exact.kinds import (
    ID_KINDS,
    LETTERS,
    fold,
    name_form,
    normal,
    phrase,
    shape,
    street_form,
    street_word,
)

values_per_text_max = 20_000
"""Candidates of one kind in one text; later ones are not looked up (the table they stand in is found as a table)."""
searched_words_max = 48
"""So many words that pass are each searched for; with more, all words are gone through."""
words_remembered_max = 200_000
_gap_chars_max = 3
separators_max = 6
"""Characters between letters and digits of an id."""
_BREAK = re.compile(r"[\n;|\t]")

_EMAIL = re.compile(r"[^\s@<>\"'(),:;\[\]{}|=&?/\\]{1,64}@[^\s@<>\"'(),:;\[\]{}|=&?/\\]{3,253}")
_DOT = re.compile(r"[\[({](?:dot|punkt)[\])}]", re.IGNORECASE)
_SPELLED_EMAIL = re.compile(
    r"([\w.+-]{1,64})[ ]?[\[({](?:at|AT)[\])}][ ]?"
    r"([\w-]{1,63}(?:[ ]?(?:\.|[\[({](?:dot|DOT|punkt)[\])}])[ ]?[\w-]{1,63}){1,6})"
)
"""``ana (at) customers (dot) example``."""
_DIGITS = re.compile(r"\d[\w\-/#]{0,40}")
_LEFT = re.compile(r"#?[A-Za-z][A-Za-z0-9_\-/#]{0,23}\Z|[#]\Z")
_JOINING = frozenset("#-_/")
_SPLIT = re.compile(r"[./#:]")
_SPACED_PREFIX = re.compile(r"\b[A-Za-z]{1,5}[ ]\Z")
_GROUPS = re.compile(r"(?:\+|\(\+?)?\d(?:[\d \u00a0()./\-–]{4,28})\d")
_GROUP = re.compile(r"\d+")
_NUMBER = re.compile(r"(?<![\w.,])\d{1,5}(?:[ ]?[A-Za-z]\b)?(?![\d%]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]){11,30}\b")
_DATE = re.compile(r"\b(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4})\b")
_PRICE = re.compile(r"\d[\d.,']{0,14}")

NAME, STREET, CITY, TEXT = 1, 2, 4, 8
"""What a word may be part of."""


class Value(msgspec.Struct, frozen=True):
    """A piece of text in comparable form."""

    kind: str
    form: str
    start: int
    end: int


class Word(msgspec.Struct, frozen=True):
    """A word that passed the sieve."""

    start: int
    end: int
    folded: str
    part_of: int


class Looks(msgspec.Struct, frozen=True):
    """What the values of the sets look like, all sets together."""

    kinds: frozenset[str]
    shapes: dict[str, frozenset[str] | None]
    """By kind of id; None for any look."""
    phone_lengths: frozenset[int]
    countries: tuple[str, ...]
    text_lengths: tuple[int, ...]
    id_lengths: tuple[int, int] = (3, 40)
    """Of the shortest and the longest id."""


def exact_values(text: str, looks: Looks) -> Iterator[Value]:
    """Values that are found by their own look: addresses, phones, ids, dates, prices."""
    kinds = looks.kinds
    if "email" in kinds:
        if "@" in text:
            yield from _emails(text)
        if any(map(text.__contains__, ("at)", "at]", "at}", "AT)", "AT]"))):
            yield from _spelled_emails(text)
    if kinds & _DIGIT_KINDS and any(map(text.__contains__, "0123456789")):
        if looks.shapes:
            yield from _ids(text, looks)
        if "phone" in kinds:
            yield from _phones(text, looks)
        for kind, pattern in (("iban", _IBAN), ("birth", _DATE), ("price", _PRICE)):
            if kind in kinds:
                for match in pattern.finditer(text):
                    if form := normal(kind, match[0]):
                        yield Value(kind, form, match.start(), match.end())


_DIGIT_KINDS = frozenset({"phone", "iban", "birth", "price", "card", "postcode", *ID_KINDS})


def _emails(text: str) -> Iterator[Value]:
    for match in _EMAIL.finditer(text):
        raw = match[0].rstrip(".!*_-`")
        if form := normal("email", raw.replace("*", "").replace("`", "")):
            yield Value("email", form, match.start(), match.start() + len(raw))


def _spelled_emails(text: str) -> Iterator[Value]:
    for match in _SPELLED_EMAIL.finditer(text):
        domain = "".join(_DOT.sub(".", match[2]).split())
        if form := normal("email", f"{match[1]}@{domain}"):
            yield Value("email", form, match.start(), match.end())


def _ids(text: str, looks: Looks) -> Iterator[Value]:
    done = 0
    for match in _DIGITS.finditer(text):
        begin, end = match.span()
        if begin < done:
            continue
        done, start = end, begin
        before = text[begin - 1] if begin else " "
        if before in _JOINING or before.isalpha():
            left = _LEFT.search(text, max(0, begin - 24), begin)
            start = left.start() if left else begin
        whole = text[start:end].rstrip(".-/_#")
        yield from _id_values(whole, start, looks)
        if _SPLIT.search(whole):
            at = start
            for piece in _SPLIT.split(whole):
                if piece and piece != whole:
                    yield from _id_values(piece, at, looks)
                at += len(piece) + 1
        if start > 1 and text[start - 1] == " " and text[start - 2].isalpha():
            spaced = _SPACED_PREFIX.search(text, max(0, start - 6), start)
            if spaced:
                yield from _id_values(text[spaced.start() : start + len(whole)], spaced.start(), looks)


def _id_values(raw: str, start: int, looks: Looks) -> Iterator[Value]:
    if not looks.id_lengths[0] <= len(raw) <= looks.id_lengths[1] + separators_max:
        return
    form = normal("id", raw)
    if not form:
        return
    look = shape(form)
    for kind, known in looks.shapes.items():
        if known is None or look in known:
            yield Value(kind, form, start, start + len(raw))


def _phones(text: str, looks: Looks) -> Iterator[Value]:
    """Every run of groups of digits that has a phone number's length."""
    for match in _GROUPS.finditer(text):
        raw = match[0].replace("(0)", "   ")
        every = [(one.start(), one.end()) for one in _GROUP.finditer(raw)]
        if 8 < len(every) <= 15 and all(end - start <= 2 for start, end in every):  # spelled digit by digit
            ranges = [(0, len(every) - 1)]
        else:
            every = every[:8]
            ranges = [(first, last) for first in range(len(every)) for last in range(first, len(every))]
        for first, last in ranges:
            digits = "".join([raw[start:end] for start, end in every[first : last + 1]])
            if 6 <= len(digits) <= 17:
                start, end = every[first][0], every[last][1]
                plus = raw[max(0, start - 2) : start].endswith(("+", "+("))
                for form in _phone_forms(digits, plus, looks):
                    yield Value("phone", form, match.start() + start - plus, match.start() + end)


def _phone_forms(digits: str, plus: bool, looks: Looks) -> list[str]:
    """The international numbers that these digits may be, of the lengths and countries the sets have."""
    lengths = looks.phone_lengths
    if plus or digits.startswith("00"):
        digits = digits if plus else digits[2:]
        return [digits] if len(digits) in lengths else []
    bare = digits.lstrip("0")
    forms = {bare}
    for country in looks.countries:
        forms.add(country + (digits[1:] if digits[0] == "0" and country != "39" else digits))
    return [form for form in forms if len(form) in lengths]


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands by itself."""
    at, size = text.find(word), len(word)
    while at >= 0:
        end = at + size
        if not (at and text[at - 1].isalpha()) and not (end < len(text) and text[end].isalpha()):
            yield at, end
        at = text.find(word, end)


class Sieve:
    """Tells which words of a text may be part of a value. Remembers words by their hash, never by their letters."""

    def __init__(self, looks: Looks, part_of: Callable[[str], int]) -> None:
        """``part_of`` says what a folded word may be part of, by looking into the sets."""
        self._part_of = part_of
        self._known: dict[int, int] = {}
        self.wanted = bool(looks.kinds & {"name", "family", "street", "city", "text"})

    def words(self, text: str) -> list[Word]:
        """The words that pass, in order."""
        known, passing = self._known, {}
        for word in set(LETTERS.findall(text)):
            part_of = known.get(hash(word))
            if part_of is None:
                if len(known) > words_remembered_max:
                    known.clear()
                part_of = known[hash(word)] = self._part_of(fold(word)) if len(word) <= 40 else 0
            if part_of:
                passing[word] = (fold(word), part_of)
        if not passing:
            return []
        if len(passing) <= searched_words_max:
            spans = sorted(span for word in passing for span in _places(text, word))
        else:
            spans = [match.span() for match in LETTERS.finditer(text) if match[0] in passing]
        return [Word(start, end, *passing[text[start:end]]) for start, end in spans[:values_per_text_max]]


def word_values(text: str, words: Sequence[Word], looks: Looks) -> Iterator[Value]:
    """Names, family names, cities and phrases made of words that passed the sieve."""
    kinds = looks.kinds
    for first, word in enumerate(words):
        if "family" in kinds and word.part_of & NAME and len(word.folded) >= 2:
            yield Value("family", word.folded, word.start, word.end)
        run = [word]
        if "city" in kinds and word.part_of & CITY:
            yield Value("city", word.folded, word.start, word.end)
        for other in words[first + 1 : first + 5]:
            between = text[run[-1].end : other.start]
            if len(between) > _gap_chars_max or _BREAK.search(between):
                break
            run.append(other)
            forms = [one.folded for one in run]
            if "name" in kinds and all(one.part_of & NAME for one in run):
                yield Value("name", name_form(forms), word.start, other.end)
            if "family" in kinds and len(run) <= 3 and all(one.part_of & NAME for one in run):
                yield Value("family", " ".join(forms), word.start, other.end)
            if "city" in kinds and len(run) <= 4 and all(one.part_of & CITY for one in run):
                yield Value("city", " ".join(forms), word.start, other.end)
        if "text" in kinds and word.part_of & TEXT:
            yield from _phrases(text, word, looks)


_TOKEN = re.compile(r"[^\W_]+")


def _phrases(text: str, word: Word, looks: Looks) -> Iterator[Value]:
    most = max(looks.text_lengths, default=0)
    tokens = []
    for match in _TOKEN.finditer(text, word.start, min(len(text), word.start + 40 * most)):
        tokens.append(match)
        if len(tokens) in looks.text_lengths:
            yield Value("text", phrase([fold(one[0]) for one in tokens]), word.start, match.end())
        if len(tokens) >= most:
            break


def street_values(text: str, words: Sequence[Word]) -> Iterator[Value]:
    """Streets: words before or after a short number, at least one of which some set has."""
    places = [word for word in words if word.part_of & STREET]
    if not places:
        return
    starts = {word.start: word for word in places}
    ends = {word.end: word for word in places}
    for match in _NUMBER.finditer(text):
        number = "".join(fold(match[0]).split())
        bare = match[0][: len(match[0].rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz "))]
        forms = ((number, match.end()), (bare, match.start() + len(bare)))
        before = _beside(text, match.start(), -1, ends)
        for count in range(1, len(before) + 1):
            run = before[:count][::-1]
            for form, end in dict.fromkeys(forms):
                yield Value("street", street_form([street_word(w.folded) for w in run], form), run[0].start, end)
        after = _beside(text, match.end(), 1, starts)
        for count in range(1, len(after) + 1):
            run = after[:count]
            yield Value("street", street_form([street_word(w.folded) for w in run], number), match.start(), run[-1].end)


def _beside(text: str, at: int, step: int, places: dict[int, Word]) -> list[Word]:
    """Up to four words in a row before (-1) or after (1) a place, nearest first."""
    found: list[Word] = []
    while len(found) < 4:
        word = None
        for gap in range(_gap_chars_max + 1):
            word = places.get(at + gap * step)
            if word is not None:
                break
        if word is None or "\n" in (text[word.end : at] if step < 0 else text[at : word.start]):
            break
        found.append(word)
        at = word.start if step < 0 else word.end
    return found
