"""Text and files in, findings and one decision a source out. Shared by the commands that look at text.

Memory stays bounded: texts are inspected a window at a time, and large ones read so. Of more findings than
``findings_per_source_max`` the rest are counted by kind, not kept one by one.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from seawall.model import limits
from seawall.model.errors import UsageError
from seawall.model.exchange import Coverage, Exchange, Part, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category, Channel, Confidence, PrincipalKind, unread_kind

if TYPE_CHECKING:
    from seawall.detect.documents import Source, Unread
    from seawall.detect.engine import Engine
    from seawall.detect.windows import Window
    from seawall.policy import PolicySet

whole_bytes = 16 * 1024 * 1024
"""A text larger than this is read piece by piece whatever its format; plain text is always."""
piece_bytes = 256 * 1024
head_bytes = 1024 * 1024
"""How much is looked at to tell what a file is."""
findings_per_source_max = 10_000
let_off_per_source_max = 100


_PLAIN = ("text/plain",)
_PIECEWISE = (*_PLAIN, "application/json", "application/x-chat+jsonl")


class FoundRow(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One finding as commands show it. Holds a masked sample, never the value."""

    detector: str
    category: Category
    start: int
    end: int
    confidence: Confidence
    masked: str
    reasons: tuple[str, ...]
    action: Action | None = None
    path: str = ""
    """Where in the source: ``orders.zip!/list.xlsx#Customers!A1:F90``. Empty when the source is the text itself."""
    place: str = ""
    """The line, cell or row."""
    line: int = 0
    column: int = 0
    count: int = 1
    subject: str | None = None


class Unseen(msgspec.Struct, frozen=True):
    """Something that was not inspected."""

    path: str
    reason: str


class LetOffRow(msgspec.Struct, frozen=True):
    """Something that is no finding because the shop said so."""

    detector: str
    masked: str
    why: str


class SourceReport(msgspec.Struct, kw_only=True):
    """What was seen in one file or text, and what policy says of it."""

    source: str
    action: Action
    findings: list[FoundRow]
    policies: tuple[str, ...] = ()
    message: str = ""
    alternative: str = ""
    unread: list[Unseen] = []
    let_off: list[LetOffRow] = []
    """Up to ``let_off_per_source_max`` of what the settings took away."""


def open_inspector(where: Mapping[str, str | None], tool: str | None) -> Inspector:
    """An inspector with the settings' policies, the cached engine, and of the data directory the fingerprint sets and
    what was let off in the console."""
    from seawall import app
    from seawall.cli._exceptions import StoredExceptions
    from seawall.policy.catalogue import tool_named

    settings = app.with_echo(app.load_settings(where["config"], data=app.data_dir(where["data"])))
    engine = app.open_engine(settings=settings)
    app.tell_own_data(engine, settings, app.data_dir(where["data"]))
    inspector = Inspector(engine, app.open_policy(settings), tool_named(settings, tool))
    inspector.excepted = StoredExceptions(where)
    return inspector


class Inspector:
    """Looks at texts and files for one tool."""

    def __init__(self, engine: Engine, policies: PolicySet, tool: Tool) -> None:
        self._engine = engine
        self._policies = policies
        self.tool = tool
        self.excepted: Callable[[str, str], str] | None = None
        """Says of a detector and a value until when and by whom it is let off; empty when it is not."""
        self._principal = Principal(PrincipalKind.SERVICE, "seawall-check")

    def text(self, name: str, text: str) -> SourceReport:
        """What is in one text."""
        seen = _Seen(name)
        self._scan(seen, Part("", text))
        return self._decide(seen)

    def path(self, path: str) -> SourceReport:
        """What is in a file, ``-`` being standard input. A file that can't be read says so in ``unread``."""
        seen = _Seen(path)
        try:
            if path == "-":
                self._stream(seen, sys.stdin.buffer)
            else:
                with Path(path).open("rb") as file:
                    self._stream(seen, file)
        except OSError as error:
            seen.unread.append(Unseen(path, f"can't be opened: {error.strerror or type(error).__name__}"))
        return self._decide(seen)

    def data(self, name: str, data: bytes) -> SourceReport:
        """What is in a file that is in memory."""
        seen = _Seen(name)
        self._stream(seen, io.BytesIO(data))
        return self._decide(seen)

    def unseen(self, name: str, reason: str) -> SourceReport:
        """The report of what can't be looked at."""
        seen = _Seen(name)
        seen.strings += 1
        seen.unread.append(Unseen(name, reason))
        return self._decide(seen)

    def table(self, name: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> SourceReport:
        """What is in the rows of a table: one finding for each column and detector, ``count`` being how many rows."""
        seen = _Seen(name, kept_max=sum(map(len, rows)) + 1)
        text = "\n".join("\t".join(map(_in_cell, row)) for row in (header, *rows))
        self._scan(seen, Part("", text))
        columns: dict[tuple[str, str], FoundRow] = {}
        findings: dict[tuple[str, str], Finding] = {}
        for row, finding in zip(seen.rows, seen.findings, strict=True):
            line = text.rfind("\n", 0, finding.start) + 1
            many = finding.detector == "bulk_records"
            column = "" if many else header[min(text.count("\t", line, finding.start), len(header) - 1)]
            if not many and not line:
                continue  # a column's name is no record
            before = columns.get((column, finding.detector))
            if before is None:
                row.path, row.place = column, "table" if many else ""
                row.start = row.end = row.line = row.column = 0
                columns[column, finding.detector], findings[column, finding.detector] = row, finding
            else:
                before.count += 1
                if finding.confidence.rank > before.confidence.rank:
                    before.confidence, findings[column, finding.detector] = finding.confidence, finding
        seen.rows, seen.findings = list(columns.values()), list(findings.values())
        return self._decide(seen)

    def alone(self, row: FoundRow) -> Verdict:
        """What policy says of one finding by itself."""
        from seawall.policy import decide

        finding = Finding(
            detector=row.detector,
            category=row.category,
            start=row.start,
            end=row.end,
            confidence=row.confidence,
            reasons=row.reasons,
            count=row.count,
            subject=row.subject,
        )
        return decide(self._policies, self._exchange(Coverage(1, 1)), [finding])

    def _exchange(self, coverage: Coverage) -> Exchange:
        return Exchange(principal=self._principal, tool=self.tool, channel=Channel.FILE, coverage=coverage)

    def _stream(self, seen: _Seen, file: BinaryIO) -> None:
        from seawall.detect.documents import Budget, FilePart, Source, iter_document, recognise

        data = file.read(head_bytes)
        for size, formats in ((head_bytes, _PLAIN), (whole_bytes, _PIECEWISE)):
            data += file.read(size - len(data))
            if len(data) < size:
                break
            source = Source(seen.source, data, Budget())
            if recognise(source).media in formats and (encoding := _plain(data)):
                self._pieces(seen, source, file, encoding)
                return
        data += file.read(limits.file_bytes_max - len(data) + 1)
        for item in iter_document(seen.source, data, Budget(pictures=self._engine.pictures)):
            if isinstance(item, FilePart):
                self._scan(seen, item)
            else:
                self._unread(seen, item)

    def _pieces(self, seen: _Seen, source: Source, file: BinaryIO, encoding: str) -> None:
        """A large text, a piece at a time."""
        import codecs

        from seawall.detect.windows import Windows

        decoder = codecs.getincrementaldecoder(encoding)("replace")
        windows = Windows(source.suffix)
        part = Part("", "")
        text = decoder.decode(source.data)
        source.data = b""
        while True:
            piece = file.read(piece_bytes)
            for window in windows.feed(text, not piece):
                self._look(seen, part, window)
            if not piece:
                return
            text = decoder.decode(piece)

    def _scan(self, seen: _Seen, part: Part) -> None:
        from seawall.detect.windows import Windows

        for window in Windows().feed(part.text, True):
            self._look(seen, part, window)

    def _look(self, seen: _Seen, part: Part, window: Window) -> None:
        """What is in one window; where that is more than one look takes, in its halves."""
        from seawall.detect.masking import masked_sample

        inspection = self._engine.inspect(window.text)
        if inspection.truncated and (halves := window.halves()):
            for half in halves:
                self._look(seen, part, half)
            return
        lines_of = _Lines(window)
        seen.strings += 1
        seen.inspected += not (inspection.failed or inspection.truncated)
        if inspection.failed:
            seen.unread.append(Unseen(part.path or seen.source, f"detectors failed: {', '.join(inspection.failed)}"))
        if inspection.truncated:
            seen.unread.append(Unseen(part.path or seen.source, "too many findings; the rest was not looked at"))
        for finding in inspection.findings:
            if window.tells(finding.start, finding.end) and not self._let_off(seen, window, finding):
                line, column = lines_of.of(max(finding.start, window.lead))
                row = _row(seen, part, window, finding, (line, column), masked_sample(window.text, finding))
                seen.add(row, msgspec.structs.replace(finding, start=row.start, end=row.end))

        for one in inspection.let_off[: let_off_per_source_max - len(seen.let_off)]:
            if window.tells(one.finding.start, one.finding.end):
                masked = masked_sample(window.text, one.finding)
                seen.let_off.append(LetOffRow(one.finding.detector, masked, one.why))

    def _let_off(self, seen: _Seen, window: Window, finding: Finding) -> bool:
        """Whether the value is let off for a while, which is told."""
        from seawall.detect.masking import masked_sample

        value = window.text[finding.start : finding.end]
        why = self.excepted(finding.detector, value) if self.excepted is not None else ""
        if not why:
            return False
        if len(seen.let_off) < let_off_per_source_max:
            seen.let_off.append(LetOffRow(finding.detector, masked_sample(window.text, finding), why))
        return True

    def _unread(self, seen: _Seen, item: Unread) -> None:
        seen.strings += 1
        seen.unread.append(Unseen(item.path, item.reason))
        seen.kinds.add(unread_kind(item.media))

    def _decide(self, seen: _Seen) -> SourceReport:
        from seawall.policy import decide

        coverage = Coverage(seen.inspected, seen.strings, tuple(sorted(seen.kinds)))
        verdict = decide(self._policies, self._exchange(coverage), seen.findings)
        for row, action in zip(seen.rows, verdict.actions, strict=True):
            row.action = action
            row.path, row.place, row.masked = encodable(row.path), encodable(row.place), encodable(row.masked)
            row.reasons = tuple(map(encodable, row.reasons))
        return SourceReport(
            source=encodable(seen.source),
            action=verdict.action,
            findings=seen.rows,
            policies=verdict.policies,
            message=verdict.message,
            alternative=verdict.alternative,
            unread=[Unseen(encodable(one.path), encodable(one.reason)) for one in seen.unread],
            let_off=[LetOffRow(one.detector, encodable(one.masked), one.why) for one in seen.let_off],
        )


def _in_cell(value: str) -> str:
    return " ".join(value.split()) if any(mark in value for mark in "\t\r\n\v\f") else value


class _Seen:
    """What has been seen of one source so far."""

    def __init__(self, source: str, kept_max: int = findings_per_source_max) -> None:
        self.source = source
        self.kept_max = kept_max
        self.findings: list[Finding] = []
        self.rows: list[FoundRow] = []
        self.unread: list[Unseen] = []
        self.let_off: list[LetOffRow] = []
        self.kinds: set[str] = set()
        self.strings = 0
        self.inspected = 0
        self._kept = 0
        self._table = -1
        self._summed: dict[tuple[str, Confidence], int] = {}

    def add(self, row: FoundRow, finding: Finding) -> None:
        """Keep a finding: by itself, as more rows of a table that began before, or counted with its kind."""
        if row.detector == "bulk_records":
            before = self.rows[self._table] if self._table >= 0 else None
            if before is not None and before.path == row.path and 0 <= row.start - before.end <= 2:
                self._more(self._table, row)
                return
            self._table = len(self.rows)
        elif self._kept >= self.kept_max:
            kind = (row.detector, row.confidence)
            if kind in self._summed:
                self._more(self._summed[kind], row)
                return
            self._summed[kind] = len(self.rows)
            row.masked, row.place = "", f"from {row.place} on"
        self._kept += 1
        self.rows.append(row)
        self.findings.append(finding)

    def _more(self, index: int, row: FoundRow) -> None:
        known = self.rows[index]
        known.end = row.end
        known.count += row.count
        self.findings[index] = msgspec.structs.replace(self.findings[index], end=known.end, count=known.count)


class _Lines:
    """Line and column of rising offsets in one window, without counting from its start each time."""

    def __init__(self, window: Window) -> None:
        self._text = window.text
        self._at = window.lead
        self._start = window.lead + window.line_start - window.offset
        self._line = window.lines

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset. One before the last asked for counts as on its line."""
        if offset < self._at:
            return self._line + 1, max(1, offset - self._start + 1)
        self._line += self._text.count("\n", self._at, offset)
        newline = self._text.rfind("\n", self._at, offset)
        if newline >= 0:
            self._start = newline + 1
        self._at = offset
        return self._line + 1, offset - self._start + 1


def _row(seen: _Seen, part: Part, window: Window, finding: Finding, at: tuple[int, int], masked: str) -> FoundRow:
    from seawall.detect.documents import FilePart

    file_part = part if isinstance(part, FilePart) else None
    start, end = window.at(finding.start), window.at(finding.end)
    return FoundRow(
        detector=finding.detector,
        category=finding.category,
        start=file_part.original(start) if file_part else start,
        end=file_part.original(end) if file_part else end,
        confidence=finding.confidence,
        masked=masked,
        reasons=finding.reasons,
        path=part.path if part.path != seen.source else "",
        place=file_part.place(start, at[0] - 1) if file_part else f"line {at[0]}",
        line=at[0],
        column=at[1],
        count=finding.count,
        subject=finding.subject,
    )


def _plain(head: bytes) -> str:
    """The encoding of a large text, when it can be read block by block; else nothing."""
    from seawall.detect.text_encoding import decode

    decoded = decode(head[: 1024 * 1024])
    if decoded is None:
        return ""
    names = {"utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf-32-le": "utf-32", "utf-32-be": "utf-32"}
    return (
        "utf-8-sig"
        if decoded.encoding == "utf-8"
        else (names if decoded.mark else {}).get(decoded.encoding, decoded.encoding)
    )


def as_json(report: SourceReport) -> dict[str, Any]:
    """A source as contract.md shapes it, with what helps besides."""
    shaped: dict[str, Any] = {
        "source": report.source,
        "action": report.action,
        "findings": [finding_json(row) for row in report.findings],
        "policies": report.policies,
        "message": report.message,
        "alternative": report.alternative,
        "unread": report.unread,
    }
    if report.let_off:
        shaped["let_off"] = report.let_off
    return shaped


def finding_json(row: FoundRow) -> dict[str, Any]:
    """A finding as contract.md shapes it; ``path`` and ``place`` say where inside a file, ``revoke`` how a
    credential is made worthless."""
    from seawall.detect.revoking import revoking

    shaped: dict[str, Any] = {
        "detector": row.detector,
        "category": row.category,
        "start": row.start,
        "end": row.end,
        "confidence": row.confidence,
        "masked": row.masked,
        "reasons": row.reasons,
        "action": row.action,
        "path": row.path,
        "place": row.place,
        "count": row.count,
    }
    if row.subject is not None:
        shaped["subject"] = row.subject
    if advice := [words for _, words in revoking(row.detector, row.reasons)]:
        shaped["revoke"] = advice[0]
    return shaped


def encodable(text: str) -> str:
    """Text that UTF-8 can hold: a byte that is none in a file's name, or half a character, as ``\\udcff``."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()
    return text


def printable(text: str) -> str:
    """Text safe to show on a terminal: what could steer it (escapes in a file's name) is shown as ``\\x1b``."""
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def each_line(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Lines of a JSON-lines stream with their numbers; one over the limit is given as far as it was read, then empty.

    Raises:
        UsageError: never for what a line holds; only when the stream is no longer readable.
    """
    number = 0
    while True:
        try:
            line = file.readline(limits.body_bytes_max + 1)
        except (OSError, ValueError):
            raise UsageError("The input can't be read any further") from None
        if not line:
            return
        number += 1
        if len(line) > limits.body_bytes_max and not line.endswith(b"\n"):
            while piece := file.readline(limits.body_bytes_max):
                if piece.endswith(b"\n"):
                    break
            yield number, b""
            continue
        yield number, line
