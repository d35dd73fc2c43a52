"""Python's ``re``, but an expression is compiled when it is first used.

The detectors hold hundreds of expressions, and a short text needs few of them: compiling all took a quarter of the time
``seawall check`` needs to start. A module says ``from seawall.detect import late_re as re`` and writes on as ever. A
test compiles every one of them, so that a wrong one is found there and not by whoever meets it first.
"""

from __future__ import annotations

from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, AnyStr, cast

from seawall.detect import kept_re

_WRITTEN: dict[kept_re.Written, None] = {}


class Late:
    """An expression not compiled yet. Its methods are the compiled one's own from the first use on, so that later uses
    cost nothing more."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags
        if isinstance(pattern, str):
            _WRITTEN[pattern, int(flags)] = None

    def compiled(self) -> Pattern[Any]:
        """The compiled expression."""
        return kept_re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _TAKEN:
            raise AttributeError(name)
        compiled = self.compiled()
        for each in _TAKEN:
            self.__dict__[each] = getattr(compiled, each)
        return self.__dict__[name]


_TAKEN = frozenset(
    ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn", "flags", "groups", "groupindex")
)


def all_written() -> list[kept_re.Written]:
    """Every expression of the modules that are imported."""
    return list(_WRITTEN)


def compile(pattern: AnyStr, flags: int = 0) -> Pattern[AnyStr]:
    """As ``re.compile``, later."""
    return cast("Pattern[AnyStr]", Late(pattern, flags))


__all__ = [
    "ASCII",
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "VERBOSE",
    "Late",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]
