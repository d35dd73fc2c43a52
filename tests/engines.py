"""Engines of a few detectors for tests of these alone, compiled once for all workers and runs.

The disguises come with any of them, and take three to five seconds of compiling. What was compiled lies beside
pytest's own cache, under the name of its rules; the engine refuses what does not fit its rules, library or processor.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from seawall.detect.engine import Engine, builtin_detectors

FOLDER = Path(__file__).parents[1] / ".pytest_cache" / "seawall"
kept_max = 24


def engine_of(*names: str) -> Engine:
    """A new engine of the built-in detectors of these names, with every disguise."""
    known = builtin_detectors()
    detectors = {name: known[name] for name in names}
    path = FOLDER / f"few-{Engine.rules_hash(detectors)}.hsdb"
    try:
        kept = path.read_bytes()
    except FileNotFoundError:
        kept = None
    engine = Engine(kept, detectors=detectors)
    if engine.compiled:
        FOLDER.mkdir(parents=True, exist_ok=True)
        written = path.with_suffix(f".{os.getpid()}")
        written.write_bytes(engine.serialized())
        written.replace(path)
        with suppress(FileNotFoundError):  # another worker tidies up at the same moment
            oldest_last = sorted(FOLDER.glob("few-*.hsdb"), key=lambda one: one.stat().st_mtime, reverse=True)
            for old in oldest_last[kept_max:]:
                old.unlink(missing_ok=True)
    return engine
