"""Exports a ledger as lines of JSON that anyone can check with the public key alone, and checks one.

The first line holds the signed checkpoint, the number of the first event and the peaks of the tree before it; every
other line is one event: its number, leaf hash, the two halves exactly as they were hashed, and their salts (or their
hash, where a half was taken away). From peaks and leaves follows the root, which must be the one in the checkpoint.

A line is accepted only in the one spelling this file writes, byte for byte, so nothing in an export can be changed
unseen: not a value, not the order, not a space. Who checks it decides by the key they pin whom they believe.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from seawall.model.errors import IntegrityError, UsageError
from seawall.store.bodies import read_bodies
from seawall.store.database import Database, Hot
from seawall.store.ledger import peaks_at
from seawall.store.merkle import Frontier
from seawall.store.notes import Checkpoint, NoteVerifier
from seawall.store.ocsf import ocsf
from seawall.store.records import NOTHING, commitment, commitment_bytes, leaf_of, read
from seawall.store.subjects import SubjectKeys
from seawall.store.tail import segment_bits

FORMAT = "seawall ledger 1"
chunk_events = 1_000
line_bytes_max = 4 * 1024 * 1024


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The first line."""

    format: str
    key: str
    """The verifier key. Believe it only if it is the one you pinned."""
    checkpoint: str
    first: int
    peaks: tuple[str, ...] = ()


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One event. ``*_hash`` stands where the half itself was taken away; all bytes are base64."""

    number: int
    leaf: str
    salt: str = ""
    envelope: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    envelope_hash: str = ""
    detail_salt: str = ""
    detail: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    detail_hash: str = ""


class Checked(msgspec.Struct, frozen=True):
    """What an export that holds says."""

    checkpoint: Checkpoint
    key: str
    first: int
    events: int
    erased: int


_ENCODE = msgspec.json.Encoder().encode
_HEAD = msgspec.json.Decoder(Head)
_LINE = msgspec.json.Decoder(Line)


def export_lines(
    database: Database, subjects: SubjectKeys, verifier: NoteVerifier, note: str, since_ms: int | None = None
) -> Iterator[bytes]:
    """The lines of an export up to checkpoint ``note``, each with its newline.

    Args:
        database: where the ledger is.
        subjects: opens details sealed for people.
        verifier: the key of ``note``.
        note: a signed checkpoint of this ledger.
        since_ms: leave out the events before the first one of this time or later.

    Raises:
        Unavailable: the database did not answer.
    """
    size = verifier.open(note).size
    with database.view() as hot:
        first = 0 if since_ms is None else _first_since(hot, since_ms, size)
        peaks = tuple(_text(peak) for peak in peaks_at(hot, first).peaks)
        yield _ENCODE(Head(FORMAT, str(verifier), note, first, peaks)) + b"\n"
        for start in range(first, size, chunk_events):
            sql = (
                "SELECT e.seq,e.commitments,b.envelope,b.envelope_salt,b.detail,b.detail_salt,b.sealed_for"
                " FROM events e JOIN bodies b ON b.seq = e.seq WHERE e.seq >= ? AND e.seq < ? ORDER BY e.seq"
            )
            for row in hot.rows(sql, (start, min(start + chunk_events, size))):
                yield _ENCODE(_line(hot, subjects, row)) + b"\n"


def ocsf_lines(database: Database, subjects: SubjectKeys, size: int, since_ms: int | None) -> Iterator[bytes]:
    """OCSF records of the first ``size`` events, from ``since_ms`` on, one a line.

    Raises:
        Unavailable: the database did not answer.
    """
    with database.view() as hot:
        first = 0 if since_ms is None else _first_since(hot, since_ms, size)
        for start in range(first, size, chunk_events):
            stop = min(start + chunk_events, size)
            for number, event in read_bodies(hot, subjects, "WHERE seq >= ? AND seq < ?", (start, stop)):
                if event is not None:
                    yield _ENCODE(ocsf(event, number)) + b"\n"


def _line(hot: Hot, subjects: SubjectKeys, row: tuple[Any, ...]) -> Line:
    number, promised, envelope, salt, detail, detail_salt, sealed_for = row
    first, second = promised[:commitment_bytes], promised[commitment_bytes:]
    if detail is not None and sealed_for:
        detail = subjects.unseal(hot, sealed_for, detail, first)
    return Line(
        number=number,
        leaf=_text(leaf_of(first, second)),
        salt=_text(salt) if envelope is not None else "",
        envelope=msgspec.UNSET if envelope is None else msgspec.Raw(envelope),
        envelope_hash="" if envelope is not None else _text(first),
        detail_salt=_text(detail_salt) if detail is not None else "",
        detail=msgspec.UNSET if detail is None else msgspec.Raw(detail),
        detail_hash="" if detail is not None or second == NOTHING else _text(second),
    )


def _first_since(hot: Hot, since_ms: int, size: int) -> int:
    row = hot.row("SELECT min(segment) FROM segments WHERE time_max >= ?", (since_ms,))
    start = row[0] << segment_bits if row and row[0] is not None else size >> segment_bits << segment_bits
    found = hot.row("SELECT min(seq) FROM events WHERE seq >= ? AND seq < ? AND time >= ?", (start, size, since_ms))
    return found[0] if found and found[0] is not None else size


def check_export(lines: Iterable[bytes], pinned: str = "") -> Checked:
    """Check an export without a database.

    Args:
        lines: the file, line by line with the newlines.
        pinned: the verifier key it must be signed with; empty to believe the one inside, which proves only that
            nothing was changed since whoever has that key signed it.

    Raises:
        IntegrityError: something is wrong; the message names the first event it can be pinned to.
        UsageError: this is no export.
    """
    reader = iter(lines)
    head_line = next(reader, b"")
    try:
        head = _HEAD.decode(head_line)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise UsageError("This is not a ledger export", advice="Make one with `seawall ledger export`.") from error
    if head.format != FORMAT or _ENCODE(head) + b"\n" != head_line:
        raise IntegrityError("The first line of the export was changed")
    if pinned and head.key != pinned.strip():
        raise IntegrityError("The export is signed with another key than the one you trust")
    checkpoint = NoteVerifier.parse(head.key).open(head.checkpoint)
    try:
        frontier = Frontier(head.first, [_bytes(peak) for peak in head.peaks])
    except ValueError as error:
        raise IntegrityError("The first line of the export was changed") from error
    events = erased = 0
    for raw in reader:
        number = head.first + events
        try:
            leaf, whole = _check_line(raw, number)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise IntegrityError(f"Event {number} of the export was changed") from error
        frontier.extend([leaf])
        events += 1
        erased += not whole
    if frontier.size != checkpoint.size:
        raise IntegrityError(
            f"The export ends after event {frontier.size - 1}, but {checkpoint.size} events were signed",
            advice="Events were cut off, or added.",
        )
    if frontier.root() != checkpoint.root:
        raise IntegrityError("The events of the export do not make the signed checkpoint")
    return Checked(checkpoint, head.key, head.first, events, erased)


def _check_line(raw: bytes, number: int) -> tuple[bytes, bool]:
    """The leaf of a line that holds, and whether nothing of the event was taken away."""
    wrong = IntegrityError(f"Event {number} of the export was changed")
    if len(raw) > line_bytes_max:
        raise wrong
    line = _LINE.decode(raw)
    if line.number != number:
        raise IntegrityError(f"Event {number} is missing from the export, or not in its place")
    if _ENCODE(line) + b"\n" != raw:
        raise wrong
    envelope = b"" if line.envelope is msgspec.UNSET else bytes(line.envelope)
    detail = b"" if line.detail is msgspec.UNSET else bytes(line.detail)
    if bool(envelope) == bool(line.envelope_hash) or bool(envelope) != bool(line.salt):
        raise wrong
    if bool(detail) != bool(line.detail_salt) or (detail and line.detail_hash):
        raise wrong
    first = commitment(_bytes(line.salt), envelope) if envelope else _bytes(line.envelope_hash)
    second = _bytes(line.detail_hash) if line.detail_hash else NOTHING
    if detail:
        second = commitment(_bytes(line.detail_salt), detail)
    leaf = leaf_of(first, second)
    if _text(leaf) != line.leaf:
        raise wrong
    if envelope:
        read(envelope, detail or None)
    return leaf, bool(envelope) and not line.detail_hash


def _text(raw: bytes) -> str:
    return b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    try:
        raw = b64decode(text, validate=True)
    except ValueError as error:
        raise IntegrityError("The export holds text that is not base64") from error
    if _text(raw) != text:
        raise IntegrityError("The export holds base64 with stray bits")
    return raw
