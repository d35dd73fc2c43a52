"""Text and files in, findings and one decision a source out. Shared by the commands that look at text.

Memory stays bounded: what is larger than one block is read block by block when it is text, and findings are cut at
``findings_per_source_max`` with a note that says so.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from seawall.model import limits
from seawall.model.errors import UsageError
from seawall.model.exchange import Coverage, Exchange, Part, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Category, Channel, Confidence, PrincipalKind

if TYPE_CHECKING:
    from seawall.detect.documents import Unread
    from seawall.detect.engine import Engine
    from seawall.policy import PolicySet

block_bytes = 16 * 1024 * 1024
"""How much of a large text is held at once."""
findings_per_source_max = 100_000


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


class SourceReport(msgspec.Struct, kw_only=True):
    """What was seen in one file or text, and what policy says of it."""

    source: str
    action: Action
    findings: list[FoundRow]
    policies: tuple[str, ...] = ()
    message: str = ""
    alternative: str = ""
    unread: list[Unseen] = []


def open_inspector(where: Mapping[str, str | None], tool: str | None) -> Inspector:
    """An inspector with the settings' policies, the cached engine and the data directory's fingerprint sets."""
    from seawall import app
    from seawall.policy.catalogue import tool_named

    settings = app.load_settings(where["config"])
    engine = app.open_engine(settings=settings)
    app.tell_own_data(engine, settings, app.data_dir(where["data"]))
    return Inspector(engine, app.open_policy(settings), tool_named(settings, tool))


class Inspector:
    """Looks at texts and files for one tool."""

    def __init__(self, engine: Engine, policies: PolicySet, tool: Tool) -> None:
        self._engine = engine
        self._policies = policies
        self.tool = tool
        self._principal = Principal(PrincipalKind.SERVICE, "seawall-check")

    def text(self, name: str, text: str) -> SourceReport:
        """What is in one text."""
        seen = _Seen(name)
        self._scan(seen, Part("", text), 0)
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
        seen = _Seen(name)
        text = "\n".join("\t".join(map(_in_cell, row)) for row in (header, *rows))
        self._scan(seen, Part("", text), 0)
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

        head = file.read(block_bytes)
        rest = file.read(1)
        if rest:
            source = Source(seen.source, head, Budget())
            if recognise(source).media in ("text/plain", "application/json", "application/x-chat+jsonl") and (
                encoding := _plain(head)
            ):
                self._blocks(seen, head + rest, file, encoding)
                return
            rest += file.read(limits.file_bytes_max - len(head))
        for item in iter_document(seen.source, head + rest):
            if isinstance(item, FilePart):
                self._scan(seen, item, 0)
            else:
                self._unread(seen, item)

    def _blocks(self, seen: _Seen, head: bytes, file: BinaryIO, encoding: str) -> None:
        """A large text, a block at a time, cut where a line ends.

        A line longer than a block is cut in its middle and the next block starts a little before the cut, so that
        nothing is missed at the seam.
        """
        import codecs

        decoder = codecs.getincrementaldecoder(encoding)("replace")
        text = decoder.decode(head)
        offset = known_until = lines = 0
        while text:
            more = file.read(block_bytes)
            last = not more
            cut = len(text) if last else text.rfind("\n") + 1
            overlap = 0
            if not cut:
                cut, overlap = len(text), limits.pattern_chars_max
            self._scan(seen, Part("", text[:cut]), offset, known_until, lines, cut - overlap if overlap else 1 << 62)
            known_until = offset + cut - overlap
            lines += text.count("\n", 0, cut - overlap)
            offset += cut - overlap
            text = text[cut - overlap :] + decoder.decode(more, last) if not last else ""

    def _scan(
        self, seen: _Seen, part: Part, offset: int, known_until: int = 0, lines: int = 0, report_until: int = 1 << 62
    ) -> None:
        from seawall.detect.masking import masked_sample

        inspection = self._engine.inspect(part.text)
        lines_of = _Lines(part.text, lines)
        seen.strings += 1
        seen.inspected += not (inspection.failed or inspection.truncated)
        if inspection.failed:
            seen.unread.append(Unseen(part.path or seen.source, f"detectors failed: {', '.join(inspection.failed)}"))
        if inspection.truncated:
            seen.unread.append(Unseen(part.path or seen.source, "too many findings; the rest was not looked at"))
        for finding in inspection.findings:
            if finding.start >= report_until or finding.start + offset < known_until:
                continue
            if len(seen.rows) >= findings_per_source_max:
                seen.too_many()
                return
            seen.findings.append(finding)
            seen.rows.append(_row(seen, part, finding, offset, lines_of, masked_sample(part.text, finding)))

    def _unread(self, seen: _Seen, item: Unread) -> None:
        seen.strings += 1
        seen.unread.append(Unseen(item.path, item.reason))

    def _decide(self, seen: _Seen) -> SourceReport:
        from seawall.policy import decide

        verdict = decide(self._policies, self._exchange(Coverage(seen.inspected, seen.strings)), seen.findings)
        for row, action in zip(seen.rows, verdict.actions, strict=True):
            row.action = action
        return SourceReport(
            source=seen.source,
            action=verdict.action,
            findings=seen.rows,
            policies=verdict.policies,
            message=verdict.message,
            alternative=verdict.alternative,
            unread=seen.unread,
        )


def _in_cell(value: str) -> str:
    return " ".join(value.split()) if any(mark in value for mark in "\t\r\n\v\f") else value


class _Seen:
    """What has been seen of one source so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.rows: list[FoundRow] = []
        self.unread: list[Unseen] = []
        self.strings = 0
        self.inspected = 0

    def too_many(self) -> None:
        """Say once that findings were left out."""
        note = Unseen(self.source, f"more than {findings_per_source_max} findings; the rest are left out")
        if note not in self.unread:
            self.unread.append(note)


class _Lines:
    """Line and column of rising offsets in one text, without counting from its start each time."""

    def __init__(self, text: str, before: int) -> None:
        self._text = text
        self._at = 0
        self._line = before
        self._start = 0

    def of(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of an offset. An offset before the last asked for is counted afresh."""
        if offset < self._at:
            return self._line + 1, max(1, offset - self._start + 1)
        self._line += self._text.count("\n", self._at, offset)
        newline = self._text.rfind("\n", self._at, offset)
        if newline >= 0:
            self._start = newline + 1
        self._at = offset
        return self._line + 1, offset - self._start + 1


def _row(seen: _Seen, part: Part, finding: Finding, offset: int, lines: _Lines, masked: str) -> FoundRow:
    from seawall.detect.documents import FilePart

    file_part = part if isinstance(part, FilePart) else None
    line, column = lines.of(finding.start)
    return FoundRow(
        detector=finding.detector,
        category=finding.category,
        start=offset + (file_part.original(finding.start) if file_part else finding.start),
        end=offset + (file_part.original(finding.end) if file_part else finding.end),
        confidence=finding.confidence,
        masked=masked,
        reasons=finding.reasons,
        path=part.path if part.path != seen.source else "",
        place=file_part.place(finding.start, line - 1) if file_part else f"line {line}",
        line=line,
        column=column,
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
