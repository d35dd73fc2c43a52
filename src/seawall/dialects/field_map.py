"""Which field of a body means what. Data, one map an operation and API version."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BodyMap:
    """How to read one kind of body."""
