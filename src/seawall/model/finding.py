"""A finding: what was seen, where, how sure, and why. It never holds the value itself."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from seawall.model.words import Category, Confidence

subject_digits = 13
"""Hex digits a person's fingerprint is told apart by: 52 bits, so that an index of ten million people stays small."""


def subject_print(fingerprint: Callable[[str], str], subject: str) -> str:
    """How ``customer:ID`` is written in findings, exchanges and events: a keyed fingerprint, never the id itself."""
    return fingerprint(subject)[:subject_digits]


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One piece of sensitive data in one text.

    Offsets are Unicode code points into the text that was scanned, ``end`` exclusive, and point at the text as it
    came, also where the value was found through an encoding or a disguise.
    """

    detector: str
    category: Category
    start: int
    end: int
    confidence: Confidence = Confidence.LIKELY
    reasons: tuple[str, ...] = ()
    """Named evidence, each a short phrase an operator understands: ``check digit``, ``context word: phone``,
    ``scheme: Germany Steuer-IdNr``, ``vendor: Stripe``."""
    count: int = 1
    """How many records this stands for: rows for ``bulk_records``, else 1."""
    subject: str | None = None
    """Whose data it is, where an exact match knows: fingerprints of ``customer:ID`` (:func:`subject_print`), separated
    by blanks where several people share it (an address, a phone)."""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The people it is known to be about."""
        return tuple(self.subject.split()) if self.subject else ()

    def of_another_than(self, subject: str | None) -> bool:
        """Whether it is known to be somebody's, and not this person's."""
        return subject is not None and self.subject is not None and subject not in self.subjects

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start
