"""All detectors as Hyperscan databases: what is compiled, what a hit means, and how it is kept on disk.

Several databases, so that ordinary text pays for little (``passes.py`` says which part of a text meets which): *shapes*
sees all of it; *doors* too, but says only whether there is a digit or many of them, and which disguises there may be;
*figures* (shapes that hold a digit) and *odd figures* (disguises that do) see what lies near a digit, *marks*
(disguises that no text of words alone can hold) what has a sign that prose has not, *signs* (those of them that have
one neither figures nor mail addresses have) what has such a sign, *numerals* (those that are long numbers) what has
many digits, *runs* (what is encoded) what has letters and digits in a long row; *numbers* what
lies near a run of digits, *asking* (patterns of numbers that are nothing without a word) of that what lies near such a
word; *words* and *foreign* (words in scripts outside Latin-1) only what lies near a candidate. Behind these lies
one database for each detector that has patterns in *asking*, with those alone: in a long text few of them have a word
near, and every number would be a hit of the others too.

Each Hyperscan expression has an :class:`Entry` that says what to do when it is seen: look with some patterns' exact
regexes, open a detector's sweep, or remember a context word. Compiling takes seconds, loading a serialised database
a millisecond, so app.py keeps the bytes of :meth:`Rulebook.dump` in a file named by the roster's ``rules``. What every
text meets is loaded at once, the rest when a text first meets it, and so are the detectors (roster.py). Bytes made by
another library version, CPU or rule set don't load and are compiled anew; so is anything corrupt.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

import hyperscan
import msgspec

from seawall.detect.context_words import Spelling, foreign_literal, literals, spelling
from seawall.detect.detector import Context, Detector, Pattern, Stuff
from seawall.detect.disguise import Disguise
from seawall.detect.number_rows import NumberRows, packed
from seawall.detect.portable import DIGIT_RUN, common_head, digit_run_chars_max, study
from seawall.detect.roster import Numbered, Roster, compiled_format, roster_of
from seawall.model.errors import PluginError
from seawall.model.words import Category

if TYPE_CHECKING:
    from mmap import mmap

_MANY_DIGITS = r"(?:\d[^\d]{0,24}){7}\d"
_LONG_RUN = r"[0-9A-Za-z+/_-]{14}"
_near_digits_chars_max = 256
"""Patterns wider than this are looked for everywhere: the surroundings of digits are cheap to look at only if they are
few."""


class Kind(IntEnum):
    """What a Hyperscan hit stands for."""

    PATTERN = 0
    SWEEP = 1
    WORD = 2
    DISGUISE = 3
    DIGITS = 4
    """A run of digits."""
    FIGURE = 5
    """A digit."""
    NUMERALS = 6
    """Many digits near one another."""
    RUN = 7
    """Letters and digits in a long row."""


class Entry(msgspec.Struct, frozen=True, array_like=True):
    """What to do when one expression is seen."""

    kind: Kind
    refers: tuple[tuple[int, int], ...]
    """PATTERN: (pattern number, how many characters before the hit's end a match can begin). SWEEP: (detector number,
    0). WORD: (word number, its spelling's). DISGUISE: (its number, 0). DIGITS, FIGURE, NUMERALS and RUN: nothing."""


Refers = tuple[tuple[int, int], ...]
_vocabulary_kept = msgspec.msgpack.Decoder(tuple[str, ...])


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The serialised form."""

    format: int
    rules: str
    entries: tuple[Entry, ...]
    words: bytes
    """What the expressions for words refer to; most there are, and nothing asks for them before somebody listens."""
    vocabulary: bytes
    literals: bytes
    """For each word, the expressions that look for it, and which of each one's spellings is the word's."""
    widths: tuple[int, ...]
    heads: tuple[str, ...]
    reach: int
    figure_reach: int
    door_chars: int
    asked: tuple[int, ...]
    word_chars_max: int
    databases: tuple[memoryview, ...]
    """Views of what was read: nothing is copied before it is needed."""


Key = tuple[bytes, int, Kind]
"""An expression, its Hyperscan flags and what it stands for."""


class _Expressions:
    """Collects expressions, each once, with everything that refers to it, and sorts them into databases."""

    def __init__(self) -> None:
        self.found: dict[Key, list[tuple[int, int]]] = {}
        self.numeric: list[int] = []
        """Patterns in *numbers* and *asking*."""
        self.figured: list[int] = []
        """Patterns in *figures*."""
        self.places: tuple[dict[Key, None], ...] = tuple({} for _ in range(PLACES))
        """The keys of each database."""
        self.asked: dict[int, dict[Key, None]] = {}
        """Those of *asking* by detector."""

    def add(
        self,
        regex: str | bytes,
        caseless: bool,
        kind: Kind,
        refers: tuple[int, int],
        place: int = 0,
        *,
        once: bool = False,
        owner: int = -1,
    ) -> None:
        """``once``: whether it is there is all anybody asks. ``owner``: the detector, of a pattern in *asking*."""
        pattern = regex.encode("latin-1") if isinstance(regex, str) else regex
        flags = hyperscan.HS_FLAG_CASELESS if caseless else 0
        if once:
            flags |= hyperscan.HS_FLAG_SINGLEMATCH | hyperscan.HS_FLAG_DOTALL
        self._note((pattern, flags, kind), refers, place)
        if owner >= 0:
            self.asked.setdefault(owner, {})[pattern, flags, kind] = None

    def add_word(self, literal: bytes, refers: tuple[int, int], place: int) -> None:
        """A context word, to be found as it stands."""
        self._note((literal, 0, Kind.WORD), refers, place)

    def _note(self, key: Key, refers: tuple[int, int], place: int) -> None:
        self.found.setdefault(key, []).append(refers)
        self.places[place][key] = None

    def compiled(self) -> Iterator[hyperscan.Database]:
        """The databases, in each of which every expression has its number over all."""
        numbers = {key: number for number, key in enumerate(self.found)}
        for place, keys in enumerate((*self.places, *self.asked.values())):
            yield self._database(numbers, list(keys), literal=place in (WORDS, FOREIGN))

    @staticmethod
    def _database(numbers: dict[Key, int], keys: list[Key], *, literal: bool) -> hyperscan.Database:
        keys = keys or [(_no_word if literal else _nothing, 0, Kind.WORD)]
        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        database.compile(
            expressions=[regex for regex, _, _ in keys],
            ids=[numbers.get(key, 0) for key in keys],
            flags=[flags for _, flags, _ in keys],
            literal=literal,
        )
        return database


Meant = tuple[int, int, str]
"""What a context word is to one detector: its number, 1 or -1, and the word as reasons show it."""
Senses = tuple[int, ...]
"""Which of the spellings of an expression are words of a detector, counted from one; negative where the word speaks
against. Most are ``(1,)``, so that all expressions share a few of them."""
Meaning = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...], list[int]]

_NO_MEANING: Meaning = ((), (), [])
_NUMBER = int(Stuff.NUMBER)
PLACES = 12
SHAPES, NUMBERS, WORDS, FOREIGN, ASKING, DOORS, FIGURES, ODD_FIGURES, NUMERALS, RUNS, MARKS, SIGNS = range(PLACES)
_nothing, _no_word = b"\\x00{40}never", b"NEVER"
"""Stand in a database that would be empty, which Hyperscan doesn't compile. Words are looked for in small letters."""


class Rulebook:
    """The detectors of an engine, numbered, with the compiled database."""

    def __init__(
        self,
        detectors: Mapping[str, Detector],
        serialized: bytes | mmap | None,
        disguises: Mapping[str, Disguise] | None = None,
        roster: Roster | None = None,
    ) -> None:
        roster = roster or roster_of(detectors, disguises or {})
        self.rules = roster.rules
        self.names = tuple(roster.detectors)
        self.traits = tuple(roster.detectors.values())
        self.detectors: Sequence[Detector] = Numbered(detectors, self.names)
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.kinds = [int(trait.stuff) for trait in self.traits]
        credentials = all(trait.category is Category.CREDENTIALS for trait in self.traits)
        guises = {name: one for name, one in roster.disguises.items() if one.credentials or not credentials}
        self.disguise_names = tuple(guises)
        self.guises = tuple(guises.values())
        self.disguises: Sequence[Disguise] = Numbered(disguises or {}, self.disguise_names)
        self.asking = [asks for trait in self.traits for asks in trait.asks]
        """For each pattern, whether it is nothing without a positive word."""
        self.owners = [number for number, trait in enumerate(self.traits) for _ in trait.asks]
        self._first = list(accumulate((len(trait.asks) for trait in self.traits), initial=0))
        """For each detector, the number of its first pattern."""
        self._databases: list[hyperscan.Database | None] = []
        self._kept: tuple[memoryview, ...] = ()
        self.compiled = not (serialized and self._load(serialized))
        if self.compiled:
            self._compile()
        self.meanings = [self._meaning(entry) for entry in self.entries]
        """For each expression: patterns of things, patterns of numbers, detectors whose sweep it opens."""
        self.doors = [
            tuple(number for number, _ in entry.refers) if entry.kind is Kind.DISGUISE else () for entry in self.entries
        ]
        """For each expression, the disguises it speaks of; none for the run of digits."""
        self.reaches = self._reaches()
        """For each detector, how far before and after a hit's end a word can lie that counts for its patterns."""
        self.askers = sorted({owner for owner, asks in zip(self.owners, self.asking, strict=True) if asks})
        """Detectors with patterns that are nothing without a word."""
        self.ask_widest = max((max(self.reaches[number]) for number in self.askers), default=0)
        """How far from such a word any of their patterns can end."""
        self._meant: list[tuple[Meant, ...]] | None = None
        self._spellings: dict[int, list[Spelling]] = {}
        self._ears: dict[int, dict[int, Senses]] = {}

    def dump(self) -> bytes:
        """The compiled form, for :class:`Rulebook` to load."""
        return msgspec.msgpack.encode(
            _Kept(
                compiled_format,
                self.rules,
                self.entries,
                self._words_kept,
                self._vocabulary_kept,
                self._literals_kept,
                self.widths,
                self.heads,
                self.reach,
                self.figure_reach,
                self.door_chars,
                self.asked,
                self.word_chars_max,
                tuple(memoryview(hyperscan.dumpb(self.database(place))) for place in range(len(self._databases))),
            )
        )

    def database(self, place: int) -> hyperscan.Database:
        """One of the databases; most are loaded when a text first meets them."""
        database = self._databases[place]
        if database is None:
            try:
                database = self._databases[place] = _loaded(self._kept[place])
            except hyperscan.HyperscanError:  # damaged where it was kept
                self._compile()
                return self.database(place)
        return database

    def load(self) -> None:
        """Have all databases, detectors and disguises loaded, for those who serve and would rather wait now; what the
        databases were read from is let go."""
        for place in range(len(self._databases)):
            self.database(place)
        self._kept = ()
        self.detectors, self.disguises = tuple(self.detectors), tuple(self.disguises)

    @property
    def places(self) -> int:
        """How many databases there are."""
        return len(self._databases)

    def _load(self, serialized: bytes | mmap) -> bool:
        try:
            kept = msgspec.msgpack.decode(serialized, type=_Kept)
            if (kept.format, kept.rules) != (compiled_format, self.rules):
                return False
            self._databases = [None] * len(kept.databases)
            for place in (SHAPES, DOORS):
                self._databases[place] = _loaded(kept.databases[place])
        except (msgspec.DecodeError, hyperscan.HyperscanError):
            return False
        self.entries, self._words_kept, self._kept = kept.entries, kept.words, kept.databases
        self._vocabulary_kept, self._literals_kept = kept.vocabulary, kept.literals
        self.word_chars_max = kept.word_chars_max
        self.widths, self.heads, self.asked = kept.widths, kept.heads, kept.asked
        self.reach, self.figure_reach, self.door_chars = kept.reach, kept.figure_reach, kept.door_chars
        return True

    def _compile(self) -> None:
        expressions = _Expressions()
        widths = []
        self.figure_reach = 0
        patterns = [pattern for detector in self.detectors for pattern in detector.patterns]
        for number, pattern in enumerate(patterns):
            widths.append(self._add_pattern(expressions, number, pattern))
        for number, detector in enumerate(self.detectors):
            for regexes, caseless in ((detector.gate, True), (detector.gate_cased, False)):
                for regex in regexes:
                    known, place = study(regex), SHAPES
                    if known.figured and known.width_max <= _near_digits_chars_max:
                        place = FIGURES
                        self.figure_reach = max(self.figure_reach, known.width_max)
                    expressions.add(known.gate, caseless, Kind.SWEEP, (number, 0), place, once=not detector.anchored)
        expressions.add(DIGIT_RUN, False, Kind.DIGITS, (0, 0), DOORS, once=True)
        expressions.add(r"\d", False, Kind.FIGURE, (0, 0), DOORS, once=True)
        expressions.add(_MANY_DIGITS, False, Kind.NUMERALS, (0, 0), DOORS, once=True)
        expressions.add(_LONG_RUN, False, Kind.RUN, (0, 0), DOORS, once=True)
        self.door_chars = digit_run_chars_max
        """The most characters something in *doors* can have."""
        for number, disguise in enumerate(self.disguises):
            for regex in disguise.gate:
                known = study(regex)
                self.door_chars = max(self.door_chars, known.width_max)
                if disguise.in_runs:
                    place = RUNS
                elif disguise.in_prose:
                    place = ODD_FIGURES if known.figured else DOORS
                elif known.figured and disguise.in_digits:
                    place = NUMERALS
                else:
                    place = SIGNS if known.signed else MARKS
                expressions.add(regex, disguise.caseless, Kind.DISGUISE, (number, 0), place, once=True)
        words = sorted({w for d in self.detectors for w in (*d.context.positive, *d.context.negative)})
        self._vocabulary_kept = msgspec.msgpack.encode(words)
        for number, word in enumerate(words):
            for literal, spelled in literals(word):
                expressions.add_word(literal, (number, spelled), WORDS)
            if literal := foreign_literal(word):
                expressions.add_word(literal, (number, 0), FOREIGN)
        self.widths = tuple(widths)
        self.heads = tuple(common_head(pattern.regex, pattern.gate) if pattern.gate else "" for pattern in patterns)
        self.reach = max((self.widths[n] for n in expressions.numeric), default=0)
        """How far from a run of digits a pattern of *numbers* can begin or end."""
        self.figure_reach = max((self.figure_reach, *(self.widths[n] for n in expressions.figured)))
        """How far from a digit something of *figures* can begin or end."""
        # Words were added last, so that all other expressions have the first numbers.
        found = [(kind, tuple(refers)) for (_, _, kind), refers in expressions.found.items()]
        self.entries = tuple(Entry(kind, refers) for kind, refers in found if kind is not Kind.WORD)
        of_words = [refers for kind, refers in found if kind is Kind.WORD]
        self._words_kept = packed(of_words)
        literals_of: list[list[tuple[int, int]]] = [[] for _ in words]
        for expression, refers in enumerate(of_words, len(self.entries)):
            for which, (number, _) in enumerate(refers):
                literals_of[number].append((expression, which))
        self._literals_kept = packed(literals_of)
        self.asked = tuple(expressions.asked)
        """Detectors with a database of their own behind the others, in the order of these."""
        self._databases = list(expressions.compiled())
        self.word_chars_max = max(map(len, words), default=0) + 8
        """How far before its end a context word can begin, and a bit."""

    def _meaning(self, entry: Entry) -> Meaning:
        if entry.kind is Kind.SWEEP:
            return (), (), [number for number, _ in entry.refers]
        if entry.kind is not Kind.PATTERN:
            return _NO_MEANING
        kinds, owners = self.kinds, self.owners
        numbers = tuple([refer for refer in entry.refers if kinds[owners[refer[0]]] == _NUMBER])
        if not numbers:
            return entry.refers, (), []
        return tuple([refer for refer in entry.refers if refer not in numbers]), numbers, []

    def _reaches(self) -> list[tuple[int, int]]:
        widest = [0] * len(self.detectors)
        for width, owner, asks in zip(self.widths, self.owners, self.asking, strict=True):
            if asks and width > widest[owner]:
                widest[owner] = width
        return [(t.before + width, t.after + max(32, width)) for t, width in zip(self.traits, widest, strict=True)]

    def pattern(self, number: int) -> Pattern:
        """A pattern by its number over all detectors."""
        owner = self.owners[number]
        return self.detectors[owner].patterns[number - self._first[owner]]

    @property
    def meant(self) -> list[tuple[Meant, ...]]:
        """For each context word, what it is to whom; made when somebody first listens."""
        if self._meant is None:
            meant: list[list[Meant]] = [[] for _ in self.words]
            for owner, detector in enumerate(self.detectors):
                for word, (sign, says) in _signs(detector.context, self.words).items():
                    meant[word].append((owner, sign, says))
            self._meant = list(map(tuple, meant))
        return self._meant

    def ears(self, detector: int) -> dict[int, Senses]:
        """What a detector listens for: the expressions of *words* that may be one of its own, and which of their
        spellings are."""
        heard = self._ears.get(detector)
        if heard is None:
            heard = {}
            shared: dict[Senses, Senses] = {}
            for word, (sign, _) in _signs(self.detectors[detector].context, self.words).items():
                for expression, place in self._literals[word]:
                    senses = (*heard.get(expression, ()), sign * (place + 1))
                    heard[expression] = shared.setdefault(senses, senses)
            self._ears[detector] = heard
        return heard

    def says(self, expression: int, place: int) -> str:
        """The word that one of the spellings of an expression is, as reasons show it."""
        return self.words[self.refers_of(expression)[place][0]].removesuffix("*")

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every context word, by its number."""
        return _vocabulary_kept.decode(self._vocabulary_kept)

    @cached_property
    def _literals(self) -> NumberRows:
        return NumberRows(self._literals_kept)

    @cached_property
    def _of_words(self) -> NumberRows:
        return NumberRows(self._words_kept)

    @property
    def expressions(self) -> int:
        """How many there are."""
        return len(self.entries) + len(self._of_words)

    def refers_of(self, expression: int) -> Refers:
        """What an expression of *words* or *foreign* refers to."""
        return self._of_words[expression - len(self.entries)]

    def spellings(self, expression: int) -> list[Spelling]:
        """How to tell that an expression of *words* is a word: one of these."""
        known = self._spellings.get(expression)
        if known is None:
            refers = self.refers_of(expression)
            known = self._spellings[expression] = [spelling(self.words[word], spelled) for word, spelled in refers]
        return known

    def _add_pattern(self, expressions: _Expressions, number: int, pattern: Pattern) -> int:
        try:
            known = study(pattern.regex)
            place, asker = SHAPES, -1
            if not pattern.literals and known.width_max <= _near_digits_chars_max:
                if known.numeric or pattern.digits:
                    place, asker = (ASKING, self.owners[number]) if self.asking[number] else (NUMBERS, -1)
                    expressions.numeric.append(number)
                elif known.figured:
                    place = FIGURES
                    expressions.figured.append(number)
            if pattern.gate:
                gate = study(pattern.gate)
                leads = common_head(pattern.regex, pattern.gate) == common_head(pattern.gate, pattern.gate)
                lead = gate.gate_width if leads else pattern.gate_lead or known.width_max
                expressions.add(gate.gate, pattern.caseless, Kind.PATTERN, (number, lead), place, owner=asker)
            elif pattern.literals:
                for literal in pattern.literals:
                    leads = known.prefix.lower().startswith(literal.lower())
                    lead = len(literal) if leads else known.width_max
                    expressions.add(_quoted(literal.lower()), True, Kind.PATTERN, (number, lead))
            else:
                width = known.gate_width
                expressions.add(known.gate, pattern.caseless, Kind.PATTERN, (number, width), place, owner=asker)
        except PluginError as error:
            owner = self.names[self.owners[number]]
            raise PluginError(
                f"{owner}: {pattern.name or pattern.regex}: {error.message}", advice=error.advice
            ) from None
        return known.width_max


def _signs(context: Context, words: Sequence[str]) -> dict[int, tuple[int, str]]:
    """By the number of each of its words among all, which are sorted."""
    signs = {bisect_left(words, word): (1, word.removesuffix("*")) for word in context.positive}
    return signs | {bisect_left(words, word): (-1, word.removesuffix("*")) for word in context.negative}


def _quoted(text: str) -> str:
    """A literal as a regex; letters beyond ASCII match in either case, which Hyperscan's caseless flag doesn't do."""
    quoted = ""
    for character in text:
        if character.isascii():
            quoted += character if character.isalnum() else f"\\x{ord(character):02x}"
        else:
            upper = character.upper() if len(character.upper()) == 1 and ord(character.upper()) < 0x100 else character
            quoted += f"[{character}{upper}]"
    return quoted


def _loaded(kept: memoryview) -> hyperscan.Database:
    """
    Raises:
        HyperscanError: it is damaged, or of another library or processor.
    """
    return hyperscan.loadb(bytes(kept), hyperscan.HS_MODE_BLOCK)
