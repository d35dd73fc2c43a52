"""Masking: every value gets a stand-in that keeps its shape, and the way back is exact.

``Pseudonymizer(key, entries).mask(text, findings)`` gives the text as it may leave and the entries that restore it:
``Restorer(masked.entries).restore(masked.text) == text``, for any text and any findings, also for text that already
holds pseudonyms. That is checked for every text before it is handed out.

*Same value, same pseudonym.* A pseudonym is derived from the conversation's key, the shape, the category and the value
without case and spacing, so that every turn and every worker comes to the same one without asking. The derivation is
keyed BLAKE2b, a MAC (RFC 7693) at a quarter of HMAC-SHA256's price. Two spellings of one value share their beginning
and differ near the end; each comes back as it was.

*No collisions.* A candidate that was issued for another value, or that stands in this text or an earlier one, is
derived again with a counter.

*Text that holds pseudonyms.* One of this conversation that somebody wrote into a new text is by default quoted: masked
itself, so that it comes back as the pseudonym it was. An agent that works on pseudonyms sends them on purpose:
``quote=False`` leaves them as they are. Those of other conversations are ordinary text and are never restored.

Names are masked word by word, so that a model that greets by first name alone is understood.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Container, Mapping, MutableMapping, MutableSet, Sequence
from enum import StrEnum
from typing import Protocol

import msgspec

from seawall.detect import late_re as re
from seawall.detect import pseudonym_grammar as grammar
from seawall.detect.pseudonym_grammar import is_pseudonym, pseudonym_spans
from seawall.detect.restoring import Restorer, find_issued
from seawall.model.errors import IntegrityError, LimitExceeded
from seawall.model.finding import Finding
from seawall.model.limits import pseudonyms_per_conversation_max
from seawall.model.words import Category

__all__ = ["Masked", "Pseudonymizer", "Shape", "is_pseudonym", "pseudonym_spans", "shape_of", "without_pseudonyms"]

derivations_max = 64
"""Counters tried for one value before giving up; a second one is already one in a hundred million."""
attempts_max = 8
name_words_max = 6
"""A name of more words than this is masked as one."""


class Shape(StrEnum):
    """What a pseudonym looks like."""

    EMAIL = "email"
    PHONE = "phone"
    CARD = "card"
    IBAN = "iban"
    NAME = "name"
    ADDRESS = "address"
    DATABASE = "database"
    ORDER = "order"
    NUMBER = "number"
    CODE = "code"


_SHAPES = {
    "email": Shape.EMAIL,
    "phone": Shape.PHONE,
    "payment_card": Shape.CARD,
    "iban": Shape.IBAN,
    "person_name": Shape.NAME,
    "street_address": Shape.ADDRESS,
    "database_url": Shape.DATABASE,
    "order_record": Shape.ORDER,
}
_BEFORE_NUMBER = frozenset(',;\t|:["\n(=>')
_blanks_before_max = 256
_NUMBER = re.compile(r"[0-9]{1,400}(?:[.,][0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?")
_AFTER_NUMBER = re.compile(r"[ ]{0,3}(?:[,;\t|\]})<&\"\r\n]|\Z)")
_WORD = re.compile(r"[^\s,.;:/()]+")
_Make = Callable[[Category, int, int], str]
_MAKERS: dict[Shape, _Make] = {
    Shape.NAME: grammar.make_name,
    Shape.ADDRESS: grammar.make_name,
    Shape.IBAN: grammar.make_iban,
    Shape.CARD: grammar.make_card,
    Shape.PHONE: grammar.make_phone,
    Shape.NUMBER: lambda category, base, spelling: grammar.make_phone(category, base, spelling)[1:],
}
_TAILS = {
    Shape.EMAIL: grammar.EMAIL_TAIL,
    Shape.DATABASE: grammar.DATABASE_TAIL,
    Shape.ADDRESS: grammar.ADDRESS_TAIL,
}
_NUMBERS = frozenset({Shape.CARD, Shape.IBAN, Shape.PHONE})


class Masked(msgspec.Struct, frozen=True):
    """A text as it may leave, and what brings it back."""

    text: str
    entries: dict[str, str]
    """Pseudonym to value for every pseudonym this text was given."""
    new: dict[str, str]
    """Those of ``entries`` that the conversation did not have before."""

    def __repr__(self) -> str:
        return f"Masked({len(self.text)} characters, {len(self.entries)} pseudonyms)"


class Record(Protocol):
    """What a conversation that does not fit into memory keeps on disk."""

    entries: MutableMapping[str, str]
    """Pseudonym to value."""
    standing: MutableSet[str]
    """Codes that stood in its texts."""
    entries_max: int


class _Everything(Container[str]):
    """Knows every value, so that each is looked up where it is kept."""

    def __contains__(self, _value: object) -> bool:
        return True


_EVERYTHING = _Everything()


class _Span(msgspec.Struct, frozen=True):
    start: int
    end: int
    shape: Shape
    category: Category


class Pseudonymizer:
    """Masks the texts of one conversation. Not shared between threads."""

    def __init__(
        self,
        conversation_key: bytes,
        entries: Mapping[str, str] | None = None,
        *,
        quote: bool = True,
        keep_numbers: bool = False,
        record: Record | None = None,
        lent: Mapping[str, str] | None = None,
    ) -> None:
        """``conversation_key`` is secret and the conversation's own; ``entries`` are those issued so far.

        ``keep_numbers`` gives a value of nothing but digits in a cell of its own a stand-in of nothing but digits, so
        that columns of numbers and JSON numbers stay what they are. With a ``record``, which may be on disk and larger
        than memory, ``entries`` are its own, and as many as it takes. ``lent`` are those of the ``entries`` that were
        issued elsewhere (in a file that the conversation names): their values keep them here.
        """
        self._key = hashlib.blake2b(conversation_key).digest()
        self._entries: MutableMapping[str, str] = dict(entries or {}) if record is None else record.entries
        self._known: Container[str] = set(self._entries.values()) if record is None else _EVERYTHING
        self._lent = {value: pseudonym for pseudonym, value in lent.items()} if lent else {}
        self._quote = quote
        self._keep_numbers = keep_numbers
        self._entries_max = pseudonyms_per_conversation_max if record is None else record.entries_max
        self._standing: MutableSet[str] = set() if record is None else record.standing
        """Codes that stood in the texts so far. Given to a value later on, they would come back as that value there."""
        self._keyed: dict[tuple[Shape, Category], hashlib.blake2b] = {}

    @property
    def entries(self) -> Mapping[str, str]:
        """Everything issued to this conversation so far."""
        return self._entries

    def mask(
        self, text: str, findings: Sequence[Finding], *, comes_back: Callable[[str], bool] | None = None
    ) -> Masked:
        """Exchange what the findings cover. Give only findings whose action is ``mask``.

        ``comes_back`` says whether a masked text gives back what it was made of, for whoever restores it as a part of
        something longer; else it is restored by itself.

        Raises:
            LimitExceeded: the conversation has no room for more pseudonyms.
            IntegrityError: no pseudonyms were found that come back exactly (a fault of Seawall; nothing was masked).
        """
        taken, issued = self._read(text)
        self._standing |= taken
        spans = _settle(text, findings, issued, quote=self._quote, keep_numbers=self._keep_numbers)
        if not spans:
            return Masked(text, {}, {})
        if comes_back is None:
            wanted = text if self._quote else Restorer(self._entries).restore(text)

            def comes_back(masked: str) -> bool:
                return Restorer(self._entries).restore(masked) == wanted

        for attempt in range(attempts_max):
            masked = self._attempt(text, spans, attempt * derivations_max)
            if len(self._entries) + len(masked.new) > self._entries_max:
                raise LimitExceeded(
                    f"This conversation holds {self._entries_max} masked values",
                    advice="Start a new one.",
                )
            self._entries.update(masked.new)
            if comes_back(masked.text):
                if isinstance(self._known, set):
                    self._known.update(masked.new.values())
                return masked
            for pseudonym in masked.new:
                del self._entries[pseudonym]
        raise IntegrityError("The text could not be masked so that it comes back exactly", advice="Report this.")

    def note(self, text: str) -> None:
        """Codes that stand in this text are given to no value from now on."""
        self._standing |= self._read(text)[0]

    def _read(self, text: str) -> tuple[set[str], list[_Span]]:
        """Codes that stand in the text already, and where those of this conversation do, as the restorer sees them."""
        taken: set[str] = set()
        spans: list[_Span] = []
        for code in grammar.codes(text):
            category = grammar.category_of(code.canonical)
            if category is None:
                continue  # its check is wrong, so no value can be given it
            taken.add(code.canonical)
            issued = find_issued(self._entries, code.canonical) if self._entries else None
            if issued is None or (spans and code.start < spans[-1].end):
                continue
            end = code.end
            if issued[2] and (tail := grammar.TAILS_PLAIN[issued[2]].match(text, end)) and grammar.whole(tail):
                end = tail.end()
            spans.append(_Span(code.start, end, Shape.CODE, category))
        return taken, spans

    def _attempt(self, text: str, spans: Sequence[_Span], first: int) -> Masked:
        """The text with every span exchanged, counting from ``first``."""
        pieces: list[str] = []
        entries: dict[str, str] = {}
        new: dict[str, str] = {}
        given: dict[tuple[Shape, Category, str], str] = {}
        taken: set[str] = set()
        done = 0
        for span in spans:
            for start, end in _words(text, span):
                value = text[start:end]
                wanted = (span.shape, span.category, value)
                pseudonym = given.get(wanted)
                if pseudonym is None:
                    pseudonym = given[wanted] = self._pseudonym(*wanted, taken, first)
                    entries[pseudonym] = value
                    if pseudonym not in self._entries:
                        new[pseudonym] = value
                pieces += (text[done:start], pseudonym)
                done = end
        pieces.append(text[done:])
        return Masked("".join(pieces), entries, new)

    def _pseudonym(self, shape: Shape, category: Category, value: str, taken: set[str], first: int) -> str:
        """The value's pseudonym: the one it has, else the first that is free, which is then taken."""
        if first == 0 and value in self._known:
            # It may have the second: where the first stood in an earlier text, it was not free.
            for counter in range(2):
                pseudonym, canonical = self._derive(shape, category, value, counter)
                if self._entries.get(pseudonym) == value:
                    return pseudonym
                if counter == 0 and value not in self._lent and self._is_free(canonical, taken):
                    taken.add(canonical)
                    return pseudonym
            lent = self._lent.get(value, "")
            if lent and grammar.category_of(lent.lower().removeprefix("+").partition("@")[0]) is category:
                return lent
        for counter in range(first, first + derivations_max):
            pseudonym, canonical = self._derive(shape, category, value, counter)
            if self._is_free(canonical, taken):
                taken.add(canonical)
                return pseudonym
        raise IntegrityError("No free pseudonym was found", advice="Report this.")

    def _is_free(self, canonical: str, taken: set[str]) -> bool:
        if canonical in taken or canonical in self._standing:
            return False
        return not self._entries or find_issued(self._entries, canonical) is None

    def _derive(self, shape: Shape, category: Category, value: str, counter: int) -> tuple[str, str]:
        """A pseudonym of a value, and its code."""
        plain = _normal(shape, value)
        digest = self._digest(shape, category, plain, counter)
        spelling = digest if plain == value else self._digest(shape, category, value, counter)
        made = _MAKERS.get(shape, grammar.make_code)(category, int.from_bytes(digest[:8], "big"), spelling[8])
        canonical = made.lower().removeprefix("+")
        if shape in _NUMBERS:
            return (made if value.removeprefix("+").isalnum() else grammar.grouped(made)), canonical
        return made.upper() if shape is Shape.ORDER else made + _TAILS.get(shape, ""), canonical

    def _digest(self, shape: Shape, category: Category, text: str, counter: int) -> bytes:
        keyed = self._keyed.get((shape, category))
        if keyed is None:
            keyed = hashlib.blake2b(key=self._key, digest_size=16)
            keyed.update(f"{shape}\0{category}\0".encode())
            self._keyed[shape, category] = keyed
        hashed = keyed.copy()
        hashed.update(f"{counter}\0{text}".encode("utf-8", "surrogatepass"))
        return hashed.digest()


def shape_of(finding: Finding, value: str) -> Shape:
    """What the stand-in for a finding looks like: by its detector, else by the value's own look."""
    known = _SHAPES.get(finding.detector)
    if known is not None:
        return known
    if finding.detector == "exact_match":
        if "@" in value:
            return Shape.EMAIL
        if all(word.isalpha() for word in _WORD.findall(value)):
            return Shape.NAME
    return Shape.CODE


def without_pseudonyms(text: str, findings: Sequence[Finding]) -> list[Finding]:
    """Findings but for those that see a pseudonym: every letter and digit they cover belongs to one."""
    spans = pseudonym_spans(text) if findings else []
    if not spans:
        return list(findings)
    return [finding for finding in findings if not _covered(text, finding, spans)]


def _covered(text: str, finding: Finding, spans: Sequence[tuple[int, int]]) -> bool:
    place = finding.start
    for start, end in spans:
        if end <= place:
            continue
        if start >= finding.end:
            break
        if any(character.isalnum() for character in text[place:start]):
            return False
        place = end
    rest = text[place : finding.end] if place < finding.end else ""
    return place > finding.start and not any(character.isalnum() for character in rest)


def _normal(shape: Shape, value: str) -> str:
    """A value without case and spacing where these do not matter for its shape."""
    if shape in (Shape.CARD, Shape.PHONE):
        return "".join(filter(str.isdigit, value)) or value
    if shape in (Shape.IBAN, Shape.ORDER):
        return "".join(filter(str.isalnum, value.upper())) or value
    if shape in (Shape.EMAIL, Shape.NAME, Shape.ADDRESS):
        return " ".join(unicodedata.normalize("NFKC", value).casefold().split()) or value
    return value


def _words(text: str, span: _Span) -> list[tuple[int, int]]:
    """The pieces of a span that get pseudonyms of their own."""
    if span.shape is Shape.NAME:
        words = [found.span() for found in _WORD.finditer(text, span.start, span.end)]
        if 0 < len(words) <= name_words_max:
            return words
    return [(span.start, span.end)]


def _settle(
    text: str, findings: Sequence[Finding], issued: Sequence[_Span], *, quote: bool, keep_numbers: bool
) -> list[_Span]:
    """Spans in order that do not overlap. Overlapping findings become one, which looks like the longest of them."""
    spans: list[_Span] = []
    for finding in findings:
        start, end = max(finding.start, 0), min(finding.end, len(text))
        if start < end:
            shape = shape_of(finding, text[start:end])
            card = shape is Shape.CARD and text[start:end].isdigit()
            if keep_numbers and not card and _is_number(text, start, end):
                shape = Shape.NUMBER
            spans.append(_Span(start, end, shape, finding.category))
    if quote:
        spans += issued
    else:
        spans = [span for span in spans if not any(own.start <= span.start and span.end <= own.end for own in issued)]
    spans.sort(key=lambda span: (span.start, -span.end))
    settled: list[_Span] = []
    for span in spans:
        if settled and span.start < settled[-1].end:
            last = settled[-1]
            longest = last if last.end - last.start >= span.end - span.start else span
            settled[-1] = _Span(last.start, max(last.end, span.end), longest.shape, longest.category)
        else:
            settled.append(span)
    return settled


def _is_number(text: str, start: int, end: int) -> bool:
    """Whether a span is a number and all there is in its cell. A ``+`` in front would be read as part of it."""
    if _NUMBER.fullmatch(text, start, end) is None:
        return False
    place = start - (text[start - 1 : start] == "-")
    while place and text[place - 1] == " " and start - place < _blanks_before_max:
        place -= 1
    alone = not place or text[place - 1] in _BEFORE_NUMBER
    return alone and "+" not in text[max(0, place - 1) : start] and _AFTER_NUMBER.match(text, end) is not None
