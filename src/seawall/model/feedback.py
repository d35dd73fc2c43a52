"""What people say about findings, and values let off for a while. Values only; store/feedback.py keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

exception_days_max = 90


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody said about one finding of one event."""

    event: str
    number: int
    """Which of the event's findings, from 0."""
    detector: str
    right: bool
    """Whether what was found is what Seawall took it for."""
    by: str
    time_ms: int


class DetectorScore(msgspec.Struct, frozen=True, kw_only=True):
    """How often people agreed with a detector."""

    detector: str
    right: int
    wrong: int

    @property
    def precision(self) -> float | None:
        """The share of looked-at findings that were right; None while nobody looked."""
        seen = self.right + self.wrong
        return self.right / seen if seen else None


class ValueException(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is no finding until a moment, known by its keyed fingerprint only."""

    id: str
    detector: str
    fingerprint: str
    masked: str
    reason: str
    by: str
    since_ms: int
    until_ms: int


ExceptedValues = Mapping[tuple[str, str], int]
"""``(detector, fingerprint)`` of each excepted value to the moment it ends."""
NOTHING_EXCEPTED: ExceptedValues = MappingProxyType({})


def excepted(values: ExceptedValues, detector: str, fingerprint: str, now_ms: int) -> bool:
    """Whether this finding is let off now."""
    return now_ms < values.get((detector, fingerprint), 0)
