"""Expressions mean the same in every Python that Seawall runs on."""

from __future__ import annotations

import re
from pathlib import Path

SOURCES = sorted((Path(__file__).parents[2] / "src" / "seawall").rglob("*.py"))
_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\\n])*\]")
_GROUP_HELD = re.compile(r"(?<!\\)\)(?:[*+?]|\{\{?\d*,?\d*\}\}?)\+")


def test_no_possessive_quantifier_stands_on_a_group() -> None:
    """Before Python 3.11.5 it loses its place (cpython#106052): Debian 12 has 3.11.2. ``(?>(?:…)*)`` says the same."""
    found = []
    for path in SOURCES:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if ("re.compile" in line or 'r"' in line or "rb'" in line or "(?" in line) and _GROUP_HELD.search(
                _CLASS.sub("x", line)
            ):
                found.append(f"{path.name}:{number}")
    assert found == []
