"""The engine: text in, findings out. One pass over the text, then exact work only where the pass saw something.

    text ── one byte a character ──► Hyperscan: every detector's shapes at once, GIL released (passes.py)
         ── where digits run ─────► numbers, outside of what is solid; weak ones only near a word that asks for them
         ── at each hit ──────────► the pattern's Python regex in a bounded window fixes the span
         ── candidate ────────────► the detector's validator: check digits, ranges, words nearby → judgement or nothing
         ── gates that opened ────► sweeps: tables, contracts, names
         ── all judgements ───────► overlaps settled by evidence → findings, offsets in code points

Text is encoded as Latin-1 with ``?`` for everything else. That makes a byte offset a code-point offset, whatever the
script, and lone surrogates harmless; the exact regexes and validators see the real text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, cast

import msgspec

from seawall.detect import detectors as detectors_folder
from seawall.detect import disguises as disguises_folder
from seawall.detect import kept_re, late_re
from seawall.detect.detector import Detector, Judgement, Known, Pattern, Stuff
from seawall.detect.disguise import Disguise, Reading, depth_max, plainly_written, reading_of
from seawall.detect.emphasis import unmarked
from seawall.detect.overlap import Found, hushed, settle
from seawall.detect.page import Match, Surroundings, Sweep
from seawall.detect.passes import Area, Passes, blanked, hidden, number_bits, number_mask
from seawall.detect.portable import DIGIT_RUN, digits_min
from seawall.detect.roster import Guise, Roster
from seawall.detect.rulebook import Rulebook
from seawall.detect.second_look import REASON, Reader, looked_again
from seawall.detect.shop_talk import REASON as TALK
from seawall.detect.tuning import Tuning
from seawall.model import limits, plugins
from seawall.model.errors import Unavailable
from seawall.model.finding import Finding
from seawall.model.words import Confidence

if TYPE_CHECKING:
    from mmap import mmap

    from seawall.detect.documents import PictureReader

vain_chars = 1_024
"""So much, and no more than it went past, may one pattern look at in vain before it is looked for in one go."""
wide_chars, short_chars = 16_384, 512

_digit_run = late_re.compile(DIGIT_RUN.encode())
_no_digits = bytes(set(range(256)) - set(b"0123456789"))
EXACT_MATCH = "exact_match"
"""The detector that findings of the shop's own data name."""

_NUMBER, _PROSE, _SOLID = map(int, (Stuff.NUMBER, Stuff.PROSE, Stuff.SOLID))
_SURE, _FAIR = Confidence.VERY_LIKELY.rank, Confidence.LIKELY.rank
Look = tuple[int, tuple[tuple[int, int], ...]]
"""Where a hit ends, and the patterns it stands for: (number, how far before it a match can begin)."""


def builtin_detectors() -> Mapping[str, Detector]:
    """Every detector of ``detect/detectors/``, by id, imported when it is asked for."""
    return plugins.Late(detectors_folder, "DETECTOR", Detector)


def builtin_disguises() -> Mapping[str, Disguise]:
    """Every disguise of ``detect/disguises/``, by id, imported when it is asked for."""
    return plugins.Late(disguises_folder, "DISGUISE", Disguise)


class LetOff(msgspec.Struct, frozen=True):
    """Something that was seen and is no finding because the shop said so."""

    finding: Finding
    why: str


class Inspection(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine saw in one text."""

    findings: list[Finding]
    """By start; non-overlapping but for those that stand for many records."""
    truncated: bool = False
    """There was more than ``findings_per_text_max``; the rest of the text was not looked at."""
    failed: tuple[str, ...] = ()
    """Detectors that raised. What they would have found is missing, so policy must treat the text as uninspected."""
    let_off: tuple[LetOff, ...] = ()
    """What the shop's settings took away, for those who ask why something is no finding."""


class Engine:
    """All detectors, compiled. Safe to use from any thread; a scan shares nothing with another but the database."""

    def __init__(
        self,
        serialized: bytes | mmap | None = None,
        *,
        detectors: Mapping[str, Detector] | None = None,
        disguises: Mapping[str, Disguise] | None = None,
        roster: Roster | None = None,
    ) -> None:
        """Load the serialised form, or compile (seconds) when it is None or does not fit library, CPU or rules. Without
        ``detectors`` or ``disguises``: all there are. ``roster``: theirs, for whom has it already."""
        chosen = builtin_detectors() if detectors is None else detectors
        self._book = Rulebook(chosen, serialized, builtin_disguises() if disguises is None else disguises, roster)
        self._always = {n for n, one in enumerate(self._book.guises) if not one.gated}
        traits = self._book.traits
        self._barred = [frozenset(n for n, trait in enumerate(traits) if one.bars(trait)) for one in self._book.guises]
        """For each disguise, the detectors nothing of which would be believed behind it."""
        self._patterns = cast("list[Pattern]", [None] * len(self._book.asking))
        self._regexes: list[re.Pattern[str] | None] = [None] * len(self._book.asking)
        self._heads: list[re.Pattern[str] | None] = [None] * len(self._book.asking)
        """These three are made when a pattern is first looked for."""
        self._passes = Passes(self._book)
        self._noise = frozenset(n for n, one in zip(self._book.names, self._book.traits, strict=True) if one.noise)
        self.known: Known | None = None
        """The shop's own data. May be exchanged while other threads scan."""
        self.reader: Reader | None = None
        """The heavy tier for names: what reads again where the light one doubts."""
        self.pictures: PictureReader | None = None
        """What reads text in pictures, for those who read files with this engine."""
        self.tuning: Tuning | None = None
        """What the settings take away from what was found."""
        never = limits.body_bytes_max
        opened = [(n, (t.findings_min or never) if t.gated else 0) for n, t in enumerate(traits) if t.swept]
        self._sweeps = sorted(opened, key=lambda sweep: traits[sweep[0]].order)
        """Detectors with how many findings before them open their sweep though no gate of theirs was seen."""
        self._gated = all(least for _, least in self._sweeps)
        self._left_out: frozenset[int] = frozenset()
        """Detectors that are not asked, and below disguises that are not undone; ``only`` says which."""
        self._kept_on = self._idle()

    def only(
        self, detectors: Iterable[str], disguises: Iterable[str] | None = None, *, unswept: Iterable[str] = ()
    ) -> Engine:
        """An engine that sees less with what this one has compiled: as if there were these detectors alone, some of
        them without their sweeps, and of the disguises (all of them if not said) these."""
        names, quiet = set(detectors), set(unswept)
        chosen = set(self._book.disguise_names if disguises is None else disguises)
        less = copy(self)
        less._left_out = frozenset(number for name, number in self._book.numbers.items() if name not in names)
        less._barred = [barred | less._left_out for barred in self._barred]
        less._kept_on = less._idle() | {n for n, one in enumerate(self._book.disguise_names) if one not in chosen}
        less._sweeps = [sweep for sweep in self._sweeps if self._book.names[sweep[0]] not in quiet]
        return less

    @property
    def edition(self) -> str:
        """Names what is known of the shop's own data; findings of another edition are out of date."""
        edition = self.known.edition if self.known is not None else ""
        return edition if self.reader is None else f"{edition}+{self.reader.edition}"

    @property
    def rules(self) -> str:
        """Names what it was made of, detectors and disguises, and the library that compiled them."""
        return self._book.rules

    @property
    def detectors(self) -> dict[str, Detector]:
        """The detectors this engine runs, by id."""
        named = zip(self._book.names, self._book.detectors, strict=True)
        return {name: one for number, (name, one) in enumerate(named) if number not in self._left_out}

    @property
    def compiled(self) -> bool:
        """Whether it had to be compiled, so that its serialised form is worth keeping."""
        return self._book.compiled

    def serialized(self) -> bytes:
        """The compiled form, for a later ``Engine(serialized)``."""
        return self._book.dump()

    def load(self) -> None:
        """Load now what would be loaded when a text first needs it, and let go of the serialised form."""
        self._book.load()

    def scan(self, text: str) -> list[Finding]:
        """All findings, by start, offsets in code points. See :meth:`inspect` for partial results.

        Raises:
            Unavailable: a detector failed, so the text is not fully inspected. Never names what was inspected.
        """
        seen = self.inspect(text)
        if seen.failed:
            raise Unavailable(
                f"These detectors failed: {', '.join(seen.failed)}", advice="Please report this text's shape."
            )
        return seen.findings

    def inspect(self, text: str) -> Inspection:
        """All findings, and whether anything kept them from being complete."""
        return _Run(self, unmarked(text), self._left_out).inspection()

    def _idle(self) -> frozenset[int]:
        """Disguises behind which nothing this engine looks for would be believed."""
        every = frozenset(range(len(self._book.traits)))
        return frozenset(n for n, barred in enumerate(self._barred) if every <= barred)

    def _regex(self, number: int) -> re.Pattern[str]:
        regex = self._regexes[number]
        if regex is None:
            pattern = self._patterns[number] = self._book.pattern(number)
            flags = re.ASCII | (re.IGNORECASE if pattern.caseless else 0)
            if head := self._book.heads[number]:
                self._heads[number] = late_re.compile(head, flags)
            regex = self._regexes[number] = kept_re.compile(pattern.regex, flags)
        return regex


class _Run:
    """One scan of one text."""

    def __init__(self, engine: Engine, text: str, barred: frozenset[int], reading: Reading | None = None) -> None:
        self.engine = engine
        self.barred = barred
        """Detectors that are not asked."""
        self._reading = reading
        """What the text is the reading of, where it is one."""
        self.book = engine._book
        self.text = text
        self.found: list[Found] = []
        self.failed: set[str] = set()
        self._sure: dict[int, list[tuple[int, int]]] = {}
        """What each detector's patterns are very sure of, by start."""
        self.doubts: list[tuple[int, int]] | None = None if engine.reader is None else []
        self._solids: list[tuple[int, int]] = []
        """What holds no number that counts."""
        self._listing: list[tuple[str, int, int]] | None = None
        self._noise: list[Found] = []
        """What the shop named as nobody's."""
        self._hushed: list[Found] = []
        """What would have been found there."""

    def inspection(self) -> Inspection:
        """Everything found, settled."""
        seen = self._read(self.text, disguised=False)
        if self.doubts and self.engine.reader is not None:
            try:
                self.found, reached = looked_again(self.text, self.doubts, self.found, self.engine.reader)
            except Exception:  # noqa: BLE001 - as in _judge
                reached = False
            if not reached:
                self.failed.add(REASON)
        if seen:
            self._unmask(seen, 1, guessing=False)
        if not self.found and not self._noise:
            return Inspection(findings=[], failed=tuple(sorted(self.failed)))
        settled = settle(self.found, self.text)
        findings = self._findings(settled[: limits.findings_per_text_max])
        let_off: list[LetOff] = []
        if self._noise:
            let_off += [LetOff(one, one.reasons[0]) for one in self._findings(settle(self._noise))]
            let_off += [LetOff(one, "it lies in a format of yours") for one in self._findings(settle(self._hushed))]
        if self.engine.tuning is not None:
            kept = self.engine.tuning.keep(self.text, findings)
            if len(kept) < len(findings):
                let_off += [LetOff(*one) for one in self.engine.tuning.dropped(self.text, findings)]
            findings = kept
        truncated = len(settled) > limits.findings_per_text_max
        return Inspection(
            findings=findings, truncated=truncated, failed=tuple(sorted(self.failed)), let_off=tuple(let_off)
        )

    def _findings(self, found: Sequence[Found]) -> list[Finding]:
        traits, numbers = self.book.traits, self.book.numbers
        return [
            Finding(
                detector=name,
                category=judgement.category or traits[numbers[name]].category,
                start=judgement.start,
                end=judgement.end,
                confidence=judgement.confidence,
                reasons=judgement.reasons,
                count=judgement.count,
                subject=judgement.subject,
            )
            for name, judgement in found
        ]

    def _read(self, text: str, disguised: bool) -> set[int]:
        """Look through a text; the disguises that may be in it."""
        data = text.encode("latin-1", "replace")
        passes = self.engine._passes
        hits = passes.shapes(data)
        areas, figures, disguises = passes.doors(data)
        if figures and (more := passes.figures(data, figures)):
            hits = sorted(hits + more)
        if hits or areas or not self.engine._gated:
            self._follow(Surroundings(self.book, passes, text, data), data, hits, areas, disguised)
        known = self.engine.known
        if known is not None:
            try:
                self.found.extend([(EXACT_MATCH, judgement) for judgement in known.find(text, self.found)])
            except Exception:  # noqa: BLE001 - as in _judge
                self.failed.add(EXACT_MATCH)
        return disguises if plainly_written(text) else disguises | self.engine._always

    def _unmask(self, disguises: set[int], depth: int, *, guessing: bool) -> None:
        """Take each disguise off, look again, and bring back what was found in what it hid."""
        rest = self.text
        disguises = disguises - self.engine._kept_on
        if any(self.book.guises[number].guess for number in disguises):
            rest, disguises = self._unsure(disguises, guessing)
        for number in sorted(disguises):
            disguise = self.book.guises[number]
            try:
                pieces = self.book.disguises[number].pieces(rest if disguise.guess else self.text)
                if self._reading is not None:
                    pieces = filter(self._reading.changed, pieces)
                reading = reading_of(self.text, pieces)
            except Exception:  # noqa: BLE001 - as in _judge
                self.failed.add(disguise.says)
                continue
            if reading is None:
                continue
            inner = _Run(self.engine, reading.text, self.barred | self.engine._barred[number], reading)
            deeper = inner._read(reading.text, disguised=True)
            if deeper and depth < depth_max:
                inner._unmask(deeper, depth + 1, guessing=guessing or disguise.guess)
            self.failed |= inner.failed
            for name, judgement in inner.found:
                span = reading.back(judgement.start, judgement.end)
                if span is None or not self._believes(disguise, name, judgement):
                    continue
                reasons = (*judgement.reasons, disguise.says)
                self.found.append(
                    (name, msgspec.structs.replace(judgement, start=span[0], end=span[1], reasons=reasons))
                )

    def _unsure(self, disguises: set[int], guessing: bool) -> tuple[str, set[int]]:
        """The text without what is sure already, which nobody needs to guess at, and the disguises there still may
        be."""
        kinds = self.book.guises
        sure = [(j.start, j.end) for _, j in self.found if not j.covers and j.confidence is Confidence.VERY_LIKELY]
        if guessing or not sure:
            return self.text, {number for number in disguises if not (guessing and kinds[number].guess)}
        rest = blanked(self.text, sure, "", hidden)
        left = self.engine._passes.doors(rest.encode("latin-1", "replace")).disguises
        return rest, {number for number in disguises if number in left or not kinds[number].guess}

    def _believes(self, disguise: Guise, name: str, judgement: Judgement) -> bool:
        """Whether what was found behind a disguise counts."""
        stuff = self.book.kinds[self.book.numbers[name]] if name in self.book.numbers else _SOLID
        if not disguise.sentences and judgement.reasons[:1] == (TALK,):
            return False
        if disguise.guess:
            return (disguise.named or judgement.confidence.rank == _SURE) and stuff in (_NUMBER, _SOLID)
        return judgement.confidence.rank >= _FAIR and (disguise.letters or stuff != _PROSE)

    def _follow(
        self, surroundings: Surroundings, data: bytes, hits: list[int], areas: list[Area], disguised: bool
    ) -> None:
        """Look where the passes saw something: solid things first, then numbers that are not inside one of them, then
        sweeps."""
        anchors: dict[int, list[int]] = {}
        numbers: list[Look] = []
        weak: list[Look] = []
        if hits:
            self._things(surroundings, hits, numbers, anchors, disguised)
        if numbers:
            numbers = self._outside_solids(numbers)
        if areas and self._solids:
            data = blanked(data, self._solids, b"", lambda piece: bytes(len(piece)))
            if len(data.translate(None, _no_digits)) < digits_min or _digit_run.search(data) is None:
                areas = []  # all there are lie in something solid
        if areas:
            passes = self.engine._passes
            if seen := passes.numbers(data, areas):
                self._things(surroundings, seen, numbers, anchors, disguised)
                numbers.sort()
            # In a short text it costs less to look everywhere and to listen for the words of what was seen.
            near = surroundings.near_words(areas) if len(data) > short_chars else None
            if seen := passes.asking(data, areas) if near is None else passes.asked(data, near):
                self._things(surroundings, seen, weak, anchors, disguised)
        if numbers:
            self._look(surroundings, numbers, disguised)
        if weak:
            self._look(surroundings, weak, disguised)
        noisy = bool(self.engine._noise) and self._hush(surroundings.text)
        if anchors or self.found or not self.engine._gated:
            self._sweep(surroundings, anchors)
            if noisy:
                self._hush(surroundings.text)

    def _hush(self, text: str) -> bool:
        """Put aside what the shop named as nobody's, and what lies in it; whether there is any."""
        named = self.engine._noise
        self._noise += [item for item in self.found if item[0] in named]
        if not self._noise:
            return False
        rest = [item for item in self.found if item[0] not in named]
        self.found, dropped = hushed(rest, self._noise, text)
        self._hushed += dropped
        return True

    def _things(
        self,
        surroundings: Surroundings,
        hits: list[int],
        numbers: list[Look],
        anchors: dict[int, list[int]],
        disguised: bool,
    ) -> None:
        """Look at what is no number. Numbers and the places of sweeps' gates are only noted."""
        meanings = self.book.meanings
        things: list[Look] = []
        for hit in hits:
            patterns, of_numbers, sweeps = meanings[hit & number_mask]
            end = hit >> number_bits
            if of_numbers:
                numbers.append((end, of_numbers))
            if patterns:
                things.append((end, patterns))
            for detector in sweeps:
                anchors.setdefault(detector, []).append(end)
        if things:
            self._look(surroundings, things, disguised)

    def _outside_solids(self, looks: list[Look]) -> list[Look]:
        """Those that do not end inside of something solid; ``looks`` are in the order of their ends."""
        spans = sorted(self._solids)
        if not spans:
            return looks
        kept: list[Look] = []
        ahead = iter([*spans, (len(self.text) + 1, 0)])
        begin, solid_end = next(ahead)
        inside_until = -1
        for look in looks:
            end = look[0]
            while begin < end:
                inside_until = solid_end
                begin, solid_end = next(ahead)
            if end > inside_until:
                kept.append(look)
        return kept

    def _look(self, surroundings: Surroundings, looks: list[Look], disguised: bool) -> None:
        """Judge what the exact regexes find. Patterns that ask for a word nearby are not tried where none is."""
        text = surroundings.text
        book = self.book
        patterns, names, owners, asking = self.engine._patterns, book.names, book.owners, book.asking
        detectors, reaches, barred = book.detectors, book.reaches, self.barred
        regexes, heads, widths = self.engine._regexes, self.engine._heads, book.widths
        done: dict[int, int] = {}
        # Where a pattern, and where a detector's patterns that ask for words, are worth a look again; and up to where
        # these have a word they need not look for.
        until: dict[int, int] = {}
        quiet: dict[int, int] = {}
        worded: dict[int, int] = {}
        vain: dict[int, tuple[int, int]] = {}
        for end, refers in looks:
            for number, lead in refers:
                if end < until.get(number, 0):
                    continue
                owner = owners[number]
                if owner in barred:
                    continue
                if asking[number] and end >= worded.get(owner, 0):
                    if end < quiet.get(owner, 0):
                        continue
                    before, after = reaches[owner]
                    word = surroundings.next_word(owner, end - before, end + after)
                    if word > end + after:
                        quiet[owner] = word - after
                        continue
                    worded[owner] = word + before
                low = done.get(number, 0)
                if low < end - lead:
                    low = end - lead
                limit = end + widths[number] + 1
                regex, head = regexes[number] or self.engine._regex(number), heads[number]
                match = regex.search(text, low, limit) if head is None else _headed(head, regex, text, low, end, limit)
                if match is not None and not end <= match.end() < limit:
                    match = _reaching(regex, text, match, end, limit)
                if match is None or match.start() >= end:
                    # What begins before this hit would end within the window: a later hit need not look there.
                    done[number] = end
                    spent, since = vain.get(number, (0, low))
                    spent += limit - low
                    vain[number] = spent, since
                    if spent > vain_chars and spent > end - since:
                        until[number] = self._nothing_before(number, end)
                    continue
                vain.pop(number, None)
                done[number] = stop = match.end()
                until[number] = stop + 1
                # What a detector is sure of, its patterns that ask for words need not judge again.
                if asking[number] and self._is_sure(owner, match):
                    continue
                candidate = Match(surroundings, owner, patterns[number], match, disguised)
                if asking[number] and candidate.context() is None:
                    continue
                judgement = self._judge(detectors[owner], candidate)
                if judgement is not None:
                    self.found.append((names[owner], judgement))
                    if judgement.end < stop:  # what the regex took beyond the value may hold the next one
                        done[number] = judgement.end
                        until[number] = judgement.end + 1
                    if judgement.confidence is Confidence.VERY_LIKELY:
                        span = (judgement.start, judgement.end)
                        self._sure.setdefault(owner, []).append(span)
                        if book.kinds[owner] == _SOLID:
                            self._solids.append(span)

    def _is_sure(self, owner: int, match: re.Match[str]) -> bool:
        """Whether a match lies within what the detector is very sure of."""
        spans = self._sure.get(owner)
        if not spans:
            return False
        start, end = match.span()
        place = bisect_right(spans, (start, end)) - 1
        return place >= 0 and end <= spans[place][1]

    def _nothing_before(self, number: int, begin: int) -> int:
        """Where a pattern is worth a look again after many looks in vain: one wide search instead of one at each hit,
        so that a text full of signs without a match costs its length and not its length times the pattern's width."""
        regex = self.engine._regexes[number] or self.engine._regex(number)
        match = regex.search(self.text, begin, begin + wide_chars)
        return match.start() + 1 if match is not None else begin + wide_chars - self.book.widths[number] - 1

    def _judge(self, detector: Detector, candidate: Match) -> Judgement | None:
        if detector.validate is None:
            return candidate.accept()
        try:
            return detector.validate(candidate)
        except Exception:  # noqa: BLE001 - a faulty detector is contained and reported by name, never by what it saw
            self.failed.add(self.book.names[candidate.owner])
            return None

    def _sweep(self, surroundings: Surroundings, anchors: dict[int, list[int]]) -> None:
        for number, least in self.engine._sweeps:
            if len(self.found) < least and number not in anchors:
                continue
            if number in self.barred or (sweep := self.book.detectors[number].sweep) is None:
                continue
            so_far = partial(self._so_far, len(self.found))
            page = Sweep(surroundings, number, anchors.get(number, ()), so_far, self.doubts)
            try:
                self.found.extend([(self.book.names[number], judgement) for judgement in sweep(page)])
            except Exception:  # noqa: BLE001 - as in _judge
                self.failed.add(self.book.names[number])

    def _so_far(self, count: int) -> list[tuple[str, int, int]]:
        """The first so many findings as sweeps see them, by start."""
        known = self._listing
        if known is None or len(known) != count:
            known = sorted((name, j.start, j.end) for name, j in self.found[:count])
            known.sort(key=itemgetter(1))
            self._listing = known
        return known


def _reaching(
    regex: re.Pattern[str], text: str, match: re.Match[str] | None, end: int, limit: int
) -> re.Match[str] | None:
    """The first match that reaches the place where its gate was seen; looks no further than the pattern is wide."""
    while match is not None and match.end() < end:
        match = regex.search(text, match.end(), limit)
    if match is not None and match.end() == limit < len(text):
        match = regex.match(text, match.start())
    return match


def _headed(
    head: re.Pattern[str], regex: re.Pattern[str], text: str, low: int, end: int, limit: int
) -> re.Match[str] | None:
    """The match that begins with its gate."""
    begins = head.search(text, low, end)
    while begins is not None:
        match = regex.match(text, begins.start(), limit)
        if match is not None:
            return match
        begins = head.search(text, begins.start() + 1, end)
    return None
