"""What an engine knows of its detectors and disguises before it asks any of them something.

They are a hundred and more files with words of forty languages, and a text has to do with few of them. So each is
imported when a text first needs it, and until then the roster stands for it. It is made when all are at hand and kept
on disk beside the compiled database, under a name that changes with every byte of the code they are made of
(:func:`sources_hash`): with another rule, all are imported and looked at again.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from hyperscan import _version

try:
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b  # the same, and loads OpenSSL besides

from seawall.detect import kept_re, late_re
from seawall.detect.detector import Detector, Stuff
from seawall.detect.disguise import Disguise
from seawall.model.words import Category

T = TypeVar("T")
compiled_format = 17
"""Goes up with what is compiled from the same rules, or kept of them."""
_folders = ("detect", "detect/detectors", "detect/disguises", "detect/vendors", "model")
"""What detectors and disguises are made of."""


class Trait(msgspec.Struct, frozen=True, array_like=True):
    """A detector, for those who need not ask it yet."""

    category: Category
    stuff: Stuff
    noise: bool
    swept: bool
    gated: bool
    """Its sweep is called only where its gate was seen."""
    findings_min: int
    order: int
    before: int
    after: int
    asks: tuple[bool, ...]
    """For each of its patterns, whether it is nothing without a positive word."""


class Guise(msgspec.Struct, frozen=True, array_like=True):
    """A disguise, for those who need not take it off yet."""

    says: str
    gated: bool
    guess: bool
    named: bool
    credentials: bool
    sentences: bool
    letters: bool

    def bars(self, trait: Trait) -> bool:
        """Whether nothing of such a detector would be believed behind it."""
        return (
            (trait.stuff is Stuff.PROSE and not self.letters)
            or (trait.stuff not in (Stuff.NUMBER, Stuff.SOLID) and self.guess)
            or (trait.category is Category.CREDENTIALS and not self.credentials)
        )


class Roster(msgspec.Struct, frozen=True, array_like=True):
    """All of an engine, by id."""

    rules: str
    """As :func:`rules_hash`."""
    detectors: dict[str, Trait]
    disguises: dict[str, Guise]
    expressions: memoryview = memoryview(b"")
    """What their expressions compile to (kept_re.py)."""


class Numbered(Sequence[T]):
    """Plug-ins by number, each taken when it is asked for."""

    def __init__(self, plugins: Mapping[str, T], names: Sequence[str]) -> None:
        self._plugins = plugins
        self._names = names

    def __len__(self) -> int:
        return len(self._names)

    def __getitem__(self, number: int) -> T:  # type: ignore[override]
        return self._plugins[self._names[number]]

    def __iter__(self) -> Iterator[T]:
        return map(self._plugins.__getitem__, self._names)


def roster_of(detectors: Mapping[str, Detector], disguises: Mapping[str, Disguise]) -> Roster:
    """The roster of some detectors and disguises, all of which are looked at."""
    return Roster(
        rules_hash(detectors, disguises),
        {name: _trait(detectors[name]) for name in sorted(detectors)},
        {name: _guise(one) for name, one in disguises.items()},
    )


def with_expressions(roster: Roster, detectors: Mapping[str, Detector]) -> Roster:
    """The roster with what all expressions compile to; takes a second."""
    patterns = (pattern for one in detectors.values() for pattern in one.patterns)
    written = [(one.regex, int(re.ASCII | (re.IGNORECASE if one.caseless else 0))) for one in patterns]
    kept = kept_re.keep([*late_re.all_written(), *written])
    return msgspec.structs.replace(roster, expressions=memoryview(kept))


def sources_hash() -> str:
    """Names the code that detectors and disguises are made of, with what compiles and runs it: 32 hex digits."""
    hashed = _hash_begun()
    hashed.update(sys.version.encode())
    for folder in _folders:
        # Two hundred files, at each start: with pathlib it takes three times as long.
        with os.scandir(f"{os.path.dirname(__file__)}/../{folder}") as entries:  # noqa: PTH120
            files = sorted((one.name, one.path) for one in entries if one.name.endswith((".py", ".json")))
        for name, path in files:
            with open(path, "rb", buffering=0) as file:
                content = file.read()
            hashed.update(b"%s %d\n" % (name.encode(), len(content)))
            hashed.update(content)
    return hashed.hexdigest()[:32]


def rules_hash(detectors: Mapping[str, Detector], disguises: Mapping[str, Disguise] | None = None) -> str:
    """Names a rule set together with the library that compiled it: 32 hex digits."""
    hashed = _hash_begun()
    for name in sorted(detectors):
        detector = detectors[name]
        # Words are compiled in sorted order, so a detector that gathers them in a set must not change the hash.
        context = (sorted(detector.context.positive), sorted(detector.context.negative))
        hashed.update(
            msgspec.json.encode(
                (name, detector.patterns, context, detector.gate, detector.gate_cased, detector.anchored)
            )
        )
    for name, disguise in sorted((disguises or {}).items()):
        hashed.update(
            msgspec.json.encode(
                (name, disguise.gate, disguise.caseless, disguise.in_prose, disguise.in_digits, disguise.in_runs)
            )
        )
    return hashed.hexdigest()[:32]


def _hash_begun() -> blake2b:
    return blake2b(f"{compiled_format} {_version.__version__} {platform.machine()}".encode())


def _trait(detector: Detector) -> Trait:
    context = detector.context
    return Trait(
        detector.category,
        detector.stuff,
        detector.noise,
        detector.sweep is not None,
        bool(detector.gate or detector.gate_cased) and not detector.always,
        detector.findings_min,
        detector.order,
        context.before,
        context.after,
        tuple([pattern.context_required or context.required for pattern in detector.patterns]),
    )


def _guise(disguise: Disguise) -> Guise:
    return Guise(
        disguise.says,
        bool(disguise.gate),
        disguise.guess,
        disguise.named,
        disguise.credentials,
        disguise.sentences,
        disguise.letters,
    )
