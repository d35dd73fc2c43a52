"""Rows of a table in a file, on their way to be read as JSON lines."""

from __future__ import annotations

from typing import Any


def told_apart(names: list[str]) -> list[str]:
    """The names, each once: two columns may be called alike, and both are read."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        while name in found:
            name = f"{name} {place}"
        found[name] = None
    return list(found)


def readable(value: Any, row: int, files: list[tuple[int, bytes]]) -> Any:
    """The value with bytes as text, however deep they lie; what is no text goes to ``files``, with its row."""
    if isinstance(value, bytes):
        try:
            said = value.decode()
        except UnicodeDecodeError:
            said = "\0"
        if "\0" in said:  # no text: a picture, a number, noughts
            files.append((row, value))
            return None
        return said
    if isinstance(value, dict):
        return {name: readable(one, row, files) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [readable(one, row, files) for one in value]
    return value
