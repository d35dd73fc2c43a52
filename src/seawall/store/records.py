"""What an event looks like in the ledger: two sealed halves and a commitment to them.

An event is written as an *envelope* (who, when, which tool, what was done, counts: what an auditor needs for years)
and a *detail* (findings with masked samples, messages, the shopper it was about: what goes after the retention time
or when a person asks to be forgotten). Each half has its own random salt, and the ledger's leaf is over the two
commitments only::

    E = SHA-256(salt of the envelope || envelope)       entry = "seawall event 1\\n" || E || D
    D = SHA-256(salt of the detail || detail)           leaf  = SHA-256(0x00 || entry)

So either half and its salt can be destroyed and the tree still verifies, while nobody can find out by guessing what
was in it. ``D`` is 32 zero bytes when an event has no detail. The bytes that are hashed are the bytes that are stored:
nothing depends on encoding an event the same way twice.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import msgspec

from seawall.model.errors import IntegrityError, UsageError
from seawall.model.event import Event, FindingRecord
from seawall.store.merkle import leaf_hash

salt_bytes = 16
commitment_bytes = 32
id_chars_max = 64
time_ms_max = 2**48
amount_max = 2**40
"""Bytes, offsets and counts of one event."""
NOTHING = bytes(commitment_bytes)
_LABEL = b"seawall event 1\n"


class Detail(msgspec.Struct, frozen=True, omit_defaults=True):
    """The half of an event that can be taken back."""

    findings: tuple[FindingRecord, ...] = ()
    message: str = ""
    subject: str = ""
    conversation: str = ""
    detail: dict[str, str] = {}


_ENCODE = msgspec.json.Encoder().encode
_ENVELOPE = msgspec.json.Decoder(Event)
_DETAIL = msgspec.json.Decoder(Detail)
_BARE = {"findings": (), "message": "", "subject": "", "conversation": "", "detail": {}}


class Record(msgspec.Struct, frozen=True):
    """An event ready to be written."""

    event: Event
    envelope: bytes
    detail: bytes | None
    subjects: tuple[str, ...] = ()
    """Whose data the detail describes; it is sealed under a key of each of them."""


def _subjects(event: Event) -> tuple[str, ...]:
    found = {one for finding in event.findings if finding.subject for one in finding.subject.split()}
    if event.subject:
        found.add(event.subject)
    return tuple(sorted(found)) if found else ()


def _without_surrogates(value: Any) -> Any:
    """The same with every lone surrogate replaced, because UTF-8 and every JSON reader refuse them."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without_surrogates(item) for item in value]
    return value


def record(event: Event) -> Record:
    """Encode an event. Text that is no valid Unicode is repaired, not refused: the event counts more.

    Raises:
        UsageError: an id, time or number that no event can have.
    """
    if not 0 < len(event.id) <= id_chars_max or "\0" in event.id or not 0 <= event.time < time_ms_max:
        raise UsageError("An event needs an id of 1 to 64 characters and a time in milliseconds since 1970")
    if not _countable(event):
        raise UsageError("An event holds a number that is negative or far too large")
    try:
        return _record(event)
    except UnicodeEncodeError:
        return _record(msgspec.convert(_without_surrogates(msgspec.to_builtins(event)), Event))


def _countable(event: Event) -> bool:
    """Whether the hourly counts can take its numbers. One that they can't take would stop them for everyone."""
    if not (0 <= event.bytes_out < amount_max and 0 <= event.bytes_in < amount_max):
        return False
    for finding in event.findings:
        if not (0 <= finding.start <= finding.end < amount_max and 0 <= finding.count < amount_max):
            return False
    return all(0 <= count < amount_max for count in event.categories.values())


def _record(event: Event) -> Record:
    if not (event.findings or event.message or event.subject or event.conversation or event.detail):
        return Record(event, _ENCODE(event), None)
    detail = _ENCODE(Detail(event.findings, event.message, event.subject, event.conversation, event.detail))
    envelope = _ENCODE(msgspec.structs.replace(event, **_BARE))
    return Record(event, envelope, detail, _subjects(event))


def commitment(salt: bytes, payload: bytes) -> bytes:
    """What the ledger promises about one half of an event."""
    return sha256(salt + payload).digest()


def leaf_of(envelope_commitment: bytes, detail_commitment: bytes) -> bytes:
    """The leaf hash of an event, from its two commitments."""
    return leaf_hash(_LABEL + envelope_commitment + detail_commitment)


def read(envelope: bytes, detail: bytes | None) -> Event:
    """The event as it was, or as much as is left of it.

    Raises:
        IntegrityError: the bytes are not an event.
    """
    try:
        event = _ENVELOPE.decode(envelope)
        if detail is None:
            return event
        extra = _DETAIL.decode(detail)
    except msgspec.DecodeError as error:
        raise IntegrityError("A stored event cannot be read", advice="Run `seawall ledger verify`.") from error
    return msgspec.structs.replace(
        event,
        findings=extra.findings,
        message=extra.message,
        subject=extra.subject,
        conversation=extra.conversation,
        detail=extra.detail,
    )
