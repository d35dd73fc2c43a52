"""A finding: what was seen, where, how sure, and why. It never holds the value itself."""

from __future__ import annotations

import msgspec

from seawall.model.words import Category, Confidence


class Finding(msgspec.Struct, frozen=True, kw_only=True):
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
    """Whose data it is, where an exact match knows (``customer:ID``)."""

    @property
    def length(self) -> int:
        """Code points covered."""
        return self.end - self.start
