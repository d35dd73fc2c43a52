"""What a detector is: the plug-in type of ``detect/detectors/``.

A file ``detect/detectors/<id>.py`` exports ``DETECTOR: Detector``; the file's stem is the detector's id. A detector is
data and small pure functions. It finds in one of two ways, or both:

**By pattern** (cards, e-mail, API keys). ``patterns`` hold regexes in a portable subset (see below). Hyperscan looks
for all patterns of all detectors in one pass; where it sees one, the Python regex fixes the exact span, and
``validate`` is asked: it gets a :class:`Candidate` and returns a :class:`Judgement` or None (not a finding).
A detector may have hundreds of patterns made from data. Each has its own ``name``, so one ``api_key`` detector names
the vendor: ``Pattern(regex=…, name="Stripe", literals=("sk_live_",), reasons=("vendor: Stripe",))``. The pattern's
``reasons`` and ``confidence`` are what a finding starts with; without ``validate`` they are the verdict, else
``candidate.pattern`` tells the function which one matched (``candidate.accept()`` is the judgement with just these).

**By sweep** (names, tables, contracts). ``sweep`` gets the :class:`Page` once and yields judgements with spans of its
own. It is called only when one of ``gate`` (cheap regexes in the same subset, ending in a fixed string) was seen;
``page.anchors`` are the end offsets of these hits, in order, so that a sweep looks at windows, not at everything.
``person_name`` works so: ``gate`` holds what makes a window worth a look (a capitalised pair, a greeting, a
form label), ``sweep`` runs the model on the windows round the anchors. Empty ``gate`` with a ``sweep`` means: always.
``page.findings`` holds what was found before it (sweeps run in ascending ``order``, all after the patterns).

**The portable subset** (read alike by Python with ``re.ASCII``, Hyperscan and JavaScript; portable.py refuses others):
literals, explicit classes, ``\\d`` ``\\w`` ``\\b``, groups ``(…)`` ``(?:…)``, alternation, repeats with an upper bound
(``{0,40}``, no ``*`` or ``+``; up to 4,096 characters over all). Not: ``.``, ``\\s``, look-around, back references,
inline flags, named groups, possessive repeats. Write ``[ \\t]`` or ``[^\\n]`` for what you mean. Hyperscan sees one
byte a character, ``?`` for what is outside Latin-1, so keep patterns ASCII; context words may be of any script.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum
from typing import Any, Protocol

import msgspec

from seawall.detect.shop_talk import Talk
from seawall.detect.tables import Table
from seawall.model.words import Category, Confidence


class Pattern(msgspec.Struct, frozen=True, kw_only=True):
    """One shape to look for."""

    regex: str
    """In the portable subset. Matched with ``re.ASCII``."""
    name: str = ""
    """Which of the detector's patterns this is: a vendor, a brand, a country."""
    caseless: bool = False
    """ASCII letters match in either case."""
    confidence: Confidence = Confidence.POSSIBLE
    """What the shape alone is worth."""
    group: int = 0
    """The capture group that is the value; 0 for the whole match. The finding covers the value only."""
    literals: tuple[str, ...] = ()
    """Keywords of which the matched text always holds at least one (compared without case). Given, Hyperscan looks for
    these instead of the regex, which compiles in no time and is right for rare ones (``ghp_``, ``AKIA``). Leave empty
    when the keyword is an ordinary word: each sight of it would cost a look."""
    gate: str = ""
    """A cheaper regex for Hyperscan that is seen in or right before the end of every match. Empty: made from
    ``literals``, else from ``regex`` cut to its shortest form. Where both begin alike, a match is looked
    for only where that beginning stands."""
    gate_lead: int = 0
    """How many characters before the end of what ``gate`` saw a match can begin; 0 for as many as a match can have. The
    fewer, the less is looked through."""
    reasons: tuple[str, ...] = ()
    """Evidence the shape itself gives, first in the finding's reasons."""
    digits: bool = False
    """What ``validate`` takes holds a run of digits (:data:`seawall.detect.portable.DIGIT_RUN`), though the regex has
    matches without: nobody needs to look where none is."""
    context_required: bool = False
    """Only looked at where a positive context word is near. For weak shapes; it makes them nearly free elsewhere."""


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """Words that make a candidate more or less likely, found in the same pass as the patterns."""

    positive: tuple[str, ...] = ()
    """Lower case, one or more words, in any language. Matched without case as whole words; a trailing ``*`` lets the
    word go on."""
    negative: tuple[str, ...] = ()
    """Words that speak against it: ``sku``, ``tracking``."""
    before: int = 64
    """Characters looked at before the candidate."""
    after: int = 24
    """Characters looked at after it."""
    required: bool = False
    """Without a positive word the validator is not even asked."""


def words(text: str) -> tuple[str, ...]:
    """Context words written as one comma-separated string: ``words("card, card number, карта")``."""
    found = dict.fromkeys(map(str.strip, text.split(",")))
    found.pop("", None)
    return tuple(found)


class Judgement(msgspec.Struct, frozen=True, kw_only=True):
    """What a validator or sweep says a piece of text is."""

    start: int
    end: int
    """Code points into the text the function was given, end exclusive."""
    confidence: Confidence = Confidence.LIKELY
    reasons: tuple[str, ...] = ()
    """Short phrases an operator understands. Never the value."""
    weight: int = 0
    """Breaks ties where findings of equal confidence overlap: stronger evidence has the larger weight (check digit 2,
    context word 1)."""
    count: int = 1
    """Records this stands for."""
    category: Category | None = None
    """Where it is another than the detector's own: what the shop's own data is, its fingerprint set knows."""
    subject: str | None = None
    """Whose data it is (:attr:`seawall.model.finding.Finding.subject`)."""
    covers: bool = False
    """May lie over other findings without competing with them (a table over its cells)."""
    parts: bool = False
    """Made of parts, so that what a better finding leaves of it is still one (an address behind a number)."""


class Candidate(Protocol):
    """A pattern's match, with all that is known about its surroundings. Made by the engine."""

    text: str
    """The whole text (or its normalised form). Look only near ``start`` and ``end``: cost must not grow with it."""
    start: int
    end: int
    """The value's span in ``text`` (the pattern's ``group``)."""
    pattern: Pattern
    disguised: bool
    """The text is a decoded or normalised form of what was sent."""

    @property
    def match_start(self) -> int:
        """Where the whole match begins."""
        ...

    @property
    def match_end(self) -> int:
        """Where it ends."""
        ...

    @property
    def value(self) -> str:
        """``text[start:end]``."""
        ...

    def groups(self) -> tuple[str | None, ...]:
        """The pattern's capture groups."""
        ...

    def context(self) -> str | None:
        """The nearest positive context word within reach, or None. Words on the candidate's own line outweigh others;
        a column header or JSON key the value stands under counts as the nearest."""
        ...

    def nearby(self) -> tuple[str, ...]:
        """All positive context words within reach, nearest first."""
        ...

    def against(self) -> str | None:
        """The nearest negative context word within reach, or None; None also when a positive word is nearer."""
        ...

    @property
    def memory(self) -> dict[Any, Any]:
        """What the detector keeps of this text, for its later candidates; gone with the scan."""
        ...

    def accept(
        self,
        *reasons: str,
        confidence: Confidence | None = None,
        start: int | None = None,
        end: int | None = None,
        weight: int = 0,
    ) -> Judgement:
        """A judgement that this is a finding: the pattern's reasons plus these; span and confidence its own if not
        given."""
        ...


class Page(Protocol):
    """A text as a sweep sees it."""

    text: str
    anchors: Sequence[int]
    """End offsets of the detector's gate hits, ascending; empty when it has no gate."""

    @property
    def figures(self) -> int:
        """How many digits there may be in the text; what is told by figures alone need not look where there are too
        few."""
        ...

    @property
    def tables(self) -> Sequence[Table]:
        """Every table of three rows or more in the text, by start; looked for once, whoever asks."""
        ...

    @property
    def talk(self) -> Sequence[Talk]:
        """What of the text reads like one of the kinds of ``shop_talk``, by start; read once, whoever asks."""
        ...

    @property
    def findings(self) -> Sequence[tuple[str, int, int]]:
        """``(detector, start, end)`` of what was found so far, by start."""
        ...

    def words(self, start: int, end: int) -> Sequence[tuple[int, str]]:
        """The detector's context words, positive and negative, that end in this range: ``(end offset, word)``."""
        ...

    @property
    def doubts(self) -> list[tuple[int, int]] | None:
        """Where a sweep puts the places it is not sure of, for a larger model to read; None when there is none."""
        ...


class Known(Protocol):
    """What the shop's own data is recognised by (``detect/exact``), handed to the engine beside its detectors."""

    edition: str
    """Changes with what is known, so that nothing found under another edition is taken for current."""

    def find(self, text: str, found: Sequence[tuple[str, Judgement]]) -> Iterable[Judgement]:
        """Exact matches in a text, given what the detectors found. Each judgement names its category."""
        ...


class Example(msgspec.Struct, frozen=True):
    """A text that must be found, with what in it."""

    text: str
    found: tuple[str, ...]
    """The exact pieces of ``text`` this detector must find, in order."""
    reason: str = ""
    """A reason the first of them must carry."""


class Stuff(IntEnum):
    """What a detector's findings are made of, which saves looking into some of them twice."""

    TEXT = 0
    NUMBER = 1
    """A number: it means nothing inside something solid."""
    SOLID = 2
    """Of one piece with a check of its own; a very likely one holds no number that counts."""
    PROSE = 3
    """Words in a sentence: a name, a street. Exchanged characters make some that nobody wrote."""


class Detector(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in of ``detect/detectors/``."""

    category: Category
    patterns: tuple[Pattern, ...] = ()
    context: Context = Context()
    validate: Callable[[Candidate], Judgement | None] | None = None
    """Asked for each candidate; None refuses it. Pure, and quick for any input: bounded work near the candidate."""
    gate: tuple[str, ...] = ()
    """Regexes, caseless, any of which opens the sweep."""
    gate_cased: tuple[str, ...] = ()
    """As ``gate``, for shapes whose capitals matter (a capitalised word)."""
    sweep: Callable[[Page], Iterable[Judgement]] | None = None
    always: bool = False
    """The sweep is called for every text, and what ``gate`` saw is only its anchors. For a sweep with a door of its own
    that is cheaper than the hits a gate would make."""
    anchored: bool = True
    """The sweep asks where its gates were seen. One that only wants to know whether costs less."""
    findings_min: int = 0
    """So many findings before it open the sweep too, whatever its gate saw; 0 for never."""
    stuff: Stuff = Stuff.TEXT
    noise: bool = False
    """What it sees is nobody's: no finding, and nothing that lies in it is one, unless that has better evidence."""
    order: int = 0
    """Sweeps run in ascending order, then by id; names are 50, tables 80."""
    hits: tuple[Example, ...]
    """Texts that must be found, taken from real noise. Synthetic values only. At least one."""
    misses: tuple[str, ...]
    """Texts in which this detector must find nothing. At least one."""
    overlooks: str = ""
    """What it does not find, in plain words; docs/detectors.md shows it."""
    confuses: str = ""
    """What it takes for its own now and then."""
    source: str
    """Address of the standard or documentation the shape comes from."""
