"""Masking text of any length in bounded memory: in goes the text piece by piece, out comes the masked text.

A block of whole records (lines; in CSV what quotes hold together) is masked at a time. In CSV the header is put in
front of every block before it is inspected, so that a detector sees in row ten million what it saw in row one, and
columns the header names are masked in every row. What was handed out is restored again as one stream as it leaves, and
compared with what came in: ``unmask`` is exact over the seams between blocks, too, or an error is raised.
"""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable

import msgspec

from seawall.detect import sql_text
from seawall.detect.cells import Layout, column_findings, in_values, is_talk, layout_of, record_end, words_told_min
from seawall.detect.columns import Columns
from seawall.detect.json_columns import JsonColumns
from seawall.detect.json_text import seam
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.detect.sql_text import Statements
from seawall.model.errors import IntegrityError, LimitExceeded
from seawall.model.finding import Finding

block_chars = 256 * 1024
learnt_chars = 64 * 1024
"""The first block, from which the columns of a table are learnt."""
whole_every = 64
"""Of so many blocks one is read in whole rows, to see that the columns are still what they were."""
dense_block_chars = 16 * 1024
overlap_chars = 4096
seam_tries_max = 16
_ROWS_OF_FIELDS = (".sql", ".xml", ".yaml", ".yml")
_SEAMS = "\n},;> "

Inspect = Callable[[str], tuple[list[Finding], bool]]
"""A text's findings, and whether they are all of them."""


class Blocks(ABC):
    """A text cut into blocks, each inspected with the header before it and then exchanged."""

    def __init__(self, inspect: Inspect, suffix: str, block_chars: int) -> None:
        self._inspect = inspect
        self._suffix = suffix.lower()
        lines = self._suffix in (".jsonl", ".ndjson")
        self._json = JsonColumns(lines=lines) if lines or self._suffix == ".json" else None
        self._sql = Statements() if self._suffix == ".sql" else None
        self._block_chars = block_chars
        self._waiting = ""
        self._begun = False
        self._layout: Layout | None = None
        self._header = ""
        self._columns: Columns | None = None
        self._narrow = False
        """Whether the columns that nothing is known of show without the others all there is to see in them."""
        self._blocks = 0
        self.found: Counter[str] = Counter()
        """Detector to how many values were masked."""

    def feed(self, text: str) -> str:
        """What can be handed out after this piece."""
        self._waiting += text
        out = []
        while len(self._waiting) >= self._size() + overlap_chars:
            out.append(self._block(self._cut(self._size())))
        return "".join(out)

    @abstractmethod
    def exchanged(self, text: str, findings: list[Finding], following: str) -> str | None:
        """A block with its findings exchanged; None when it may not end here, ``following`` being what comes next."""

    def finish(self) -> str:
        """The rest. Raises what :meth:`exchanged` raises."""
        out = []
        while self._waiting:
            long = len(self._waiting) > self._size() + overlap_chars
            out.append(self._block(self._cut(self._size()) if long else len(self._waiting)))
        return "".join(out)

    def _size(self) -> int:
        return self._block_chars if self._begun else min(self._block_chars, learnt_chars)

    def _cut(self, limit: int) -> int:
        """Where a block may end: where a record does, else where a word does."""
        if self._json is not None:
            return seam(self._waiting, limit)
        cut = sql_text.seam(self._waiting, limit) if self._sql is not None else record_end(self._waiting, limit)
        for mark in _SEAMS:
            if cut:
                break
            cut = self._waiting.rfind(mark, limit // 2, limit) + 1
        return cut or limit

    def _block(self, end: int) -> str:
        """Mask what waits up to ``end``, or up to a place after or before it where the seam holds."""
        if not self._begun:
            self._begun = True
            self._layout = layout_of(self._waiting, self._suffix) if self._json is None and self._sql is None else None
            self._header = self._waiting[: self._layout.header_end] if self._layout else ""
        for _ in range(seam_tries_max):
            findings, complete = self._findings(end)
            if not complete and end > 1024:
                end = self._cut(end // 2)
                self._block_chars = min(self._block_chars, max(end, dense_block_chars))  # the next are as full
                continue
            if not complete:
                raise LimitExceeded("A line holds more findings than can be masked", advice="Break it into lines.")
            covering = [finding for finding in findings if finding.start < end < finding.end]
            if covering:
                end = max(finding.end for finding in covering)
                continue
            masked = self.exchanged(self._waiting[:end], findings, self._waiting[end : end + 64])
            if masked is not None:
                self.found.update(finding.detector for finding in findings)
                self._blocks += 1
                if self._json is not None:
                    self._json.step()
                if self._sql is not None:
                    self._sql.step(self._waiting[:end])
                self._waiting = self._waiting[end:]
                return masked
            further = self._waiting.find("\n", end) + 1
            end = further or len(self._waiting)
        raise _inexact()

    def _findings(self, end: int) -> tuple[list[Finding], bool]:
        """What to mask before ``end``. A table as a whole is no value, so ``bulk_records`` is left out."""
        if self._layout is not None:
            return self._in_rows(end, self._layout)
        text = self._waiting[: end + overlap_chars]
        if self._json is not None:
            return self._json.findings(text, end, self._inspect, whole=self._blocks % whole_every == 0)
        lead = self._sql.lead(text[:end]) if self._sql is not None else ""
        found, complete = self._inspect(lead + text)
        values = [
            _moved(one, -len(lead))
            for one in found
            if len(lead) <= one.start < end + len(lead) and one.detector != "bulk_records"
        ]
        if self._suffix in _ROWS_OF_FIELDS:  # what reads like talk over several fields is a row
            values = [
                one for one in values if not is_talk(one) or text.count(" ", one.start, one.end) >= words_told_min
            ]
        return [piece for one in values for piece in in_values(text, one)], complete

    def _in_rows(self, end: int, layout: Layout) -> tuple[list[Finding], bool]:
        """What to mask of a table's rows before ``end``."""
        first = self._waiting.startswith(self._header)
        body = layout.header_end if first else 0
        rows = self._waiting[body:end]
        whole = self._columns is None or not self._narrow or self._blocks % whole_every == 0
        complete = True
        findings: list[Finding] = []
        if whole:
            found, complete = self._inspect(self._header + rows)
            lead = len(self._header)
            seen = [
                msgspec.structs.replace(one, start=max(0, one.start - lead), end=one.end - lead)
                for one in found
                if one.end > lead and one.detector != "bulk_records"
            ]
            if self._columns is None and complete:
                self._columns = Columns.learnt(rows, layout, seen)
                self._narrow = True
            columns = self._columns.detectors() if self._columns else layout.detectors()
            findings = column_findings(rows, layout, columns, seen)
        if self._columns is not None and self._narrow:
            narrow, all_ = self._columns.findings(rows, self._header, self._inspect)
            if whole:
                self._narrow = self._columns.shows_all(rows, findings, narrow)
            else:
                findings, complete = narrow, all_
        return [_moved(one, body) for one in findings], complete


class StreamMasker(Blocks):
    """Masks one text so that it comes back exactly. ``feed`` it, then ``finish``."""

    def __init__(
        self, inspect: Inspect, pseudonymizer: Pseudonymizer, suffix: str = "", block_chars: int = block_chars
    ) -> None:
        """``suffix`` is the file name's (``.csv``), as a hint."""
        super().__init__(inspect, suffix, block_chars)
        self._pseudonymizer = pseudonymizer
        self._check = Restorer(pseudonymizer.entries)
        self._owed = ""

    def exchanged(self, text: str, findings: list[Finding], following: str) -> str | None:
        """The block with stand-ins, if the stream so far comes back with it, also with what follows right after."""
        owed = self._owed + text
        trials: list[tuple[Restorer, str]] = []

        def comes_back(masked: str) -> bool:
            trial = copy.copy(self._check)
            back = trial.feed(masked)
            ahead = copy.copy(trial).feed(following)
            trials.append((trial, back))
            return (owed + following).startswith(back + ahead)

        try:
            masked = self._pseudonymizer.mask(text, findings, comes_back=comes_back).text
        except IntegrityError:
            return None
        if not trials and not comes_back(masked):  # nothing was exchanged
            return None
        trial, back = trials[-1]
        self._pseudonymizer.note(masked[-64:] + following)  # a code that stands across the seam
        self._check, self._owed = trial, owed[len(back) :]
        return masked

    def finish(self) -> str:
        """The rest.

        Raises:
            IntegrityError: the text as a whole does not come back exactly; nothing of it may be used.
        """
        rest = super().finish()
        if self._check.flush() != self._owed:
            raise _inexact()
        return rest


def _moved(finding: Finding, by: int) -> Finding:
    return msgspec.structs.replace(finding, start=finding.start + by, end=finding.end + by) if by else finding


def _inexact() -> IntegrityError:
    return IntegrityError("This text could not be masked so that it comes back exactly", advice="Report this.")
