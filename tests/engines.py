"""Engines of a few detectors for tests of these alone: the one that is compiled for all of them, told to see less."""

from __future__ import annotations

from functools import cache

from seawall.app import open_engine
from seawall.detect.engine import Engine


@cache
def _whole() -> Engine:
    return open_engine()


def engine_of(*names: str) -> Engine:
    """A new engine of the built-in detectors of these names, with every disguise."""
    return _whole().only(names)
