"""Modules that are imported when a test first uses them: a vendor's SDK takes seconds, and every worker collects all
tests while only one runs those that need it."""

from __future__ import annotations

import importlib
from typing import Any


class Late:
    """Stands for a module by its name until something of it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # pytest asks everything in a file whether it is a test (`__test__`)
        return getattr(importlib.import_module(self._name), name)
