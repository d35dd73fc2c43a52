"""Reads events back from the ledger's tables, with as much of each as retention and erasure have left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from seawall.model.event import Event
from seawall.store.database import Hot
from seawall.store.records import commitment, read
from seawall.store.subjects import SubjectKeys


def read_bodies(
    hot: Hot, subjects: SubjectKeys, where: str, parameters: Sequence[object]
) -> Iterator[tuple[int, Event | None]]:
    """``(number, event)`` in ledger order; None where nothing is left of it. ``where`` is SQL of ours.

    Raises:
        IntegrityError: a stored event is damaged.
    """
    sql = f"SELECT seq,envelope,envelope_salt,detail,sealed_for FROM bodies {where} ORDER BY seq"  # noqa: S608  # ours
    for seq, envelope, salt, stored, sealed_for in hot.rows(sql, parameters):
        if envelope is None:
            yield seq, None
            continue
        detail = stored
        if detail is not None and sealed_for:
            detail = subjects.unseal(hot, sealed_for, detail, commitment(salt, envelope))
        yield seq, read(envelope, detail)


def read_events(hot: Hot, subjects: SubjectKeys, where: str, parameters: Sequence[object]) -> Iterator[Event]:
    """The events of which something is left, in ledger order."""
    for _seq, event in read_bodies(hot, subjects, where, parameters):
        if event is not None:
            yield event
