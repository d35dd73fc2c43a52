"""Rows out of CSV and JSON lines, for commands that read a shop's exports.

A row that can't be read is None, not an end. Values never reach a message: a bad row is known by its number.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from seawall.model.errors import UsageError

field_chars_max = 1_000_000
line_bytes_max = 16 * 1024 * 1024
heads_max = 1_000
_head_bytes = 64 * 1024

Row = list[str] | None
Rows = tuple[list[str], Iterator[Row]]
"""The columns' names, and rows with one value for each."""


@contextmanager
def rows_of(path: Path) -> Iterator[Rows]:
    """The rows of a file, by its content CSV or JSON lines.

    Raises:
        UsageError: it can't be opened or is neither.
    """
    try:
        file = path.open("rb")
        head = file.read(_head_bytes)
    except OSError as error:
        folder = isinstance(error, IsADirectoryError)
        raise UsageError(
            f"{path} can't be read: {error.strerror or type(error).__name__}",
            advice="Name a file; --documents takes a folder." if folder else "Check its name and rights.",
        ) from None
    with file:
        file.seek(0)
        if not head.strip():
            raise UsageError("The file is empty", advice="Is it the right one?")
        if head.lstrip()[:1] == b"{":
            yield _json_lines(file)
        else:
            encoding, mark = _encoding(head)
            file.seek(mark)
            with io.TextIOWrapper(file, encoding=encoding, errors="surrogateescape", newline="") as text:
                yield _csv(text, head[mark:].decode(encoding, "replace").split("\n", 1)[0])


def _csv(text: io.TextIOWrapper, first: str) -> Rows:
    csv.field_size_limit(field_chars_max)
    said = _SEPARATOR.fullmatch(first.strip())
    if said:  # as some spreadsheets begin their files
        text.readline()
    mark = said.group(1) if said else max(",;\t|", key=first.count)
    reader = csv.reader(text, delimiter=mark)
    heads = [name.strip() for name in _next(reader) or []]
    if not heads or len(heads) > heads_max:
        raise UsageError("The file has no header line that names its columns", advice="Add one.")
    return heads, _checked(reader, len(heads))


_SEPARATOR = re.compile(r"sep=([,;\t|])", re.IGNORECASE)


def _encoding(head: bytes) -> tuple[str, int]:
    """The encoding, and how many bytes of a mark stand in front. UTF-8 where most lines that could tell say so, so that
    a few broken lines are these and no more."""
    from seawall.detect.text_encoding import decode

    telling = [line for line in head.split(b"\n")[:-1] if not line.isascii()]
    if telling and sum(_is_utf8(line) for line in telling) * 2 >= len(telling):
        return "utf-8-sig", 0
    decoded = decode(head[: len(head) - 4] if len(head) == _head_bytes else head)
    if decoded is None:
        raise UsageError("The file is neither CSV nor JSON lines", advice="Export the table as CSV.")
    return ("utf-8-sig", 0) if decoded.encoding == "utf-8" else (decoded.encoding, len(decoded.mark))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _next(reader: Any) -> list[str] | None:
    try:
        return list(next(reader))
    except (csv.Error, StopIteration):
        return None


def _checked(reader: Any, width: int) -> Iterator[Row]:
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None
            continue
        if not row:
            continue
        yield row if len(row) == width and all(map(_whole, row)) else None


def _whole(value: str) -> bool:
    """Whether every byte of it could be read."""
    return value.isascii() or not any("\udc80" <= char <= "\udcff" for char in value)


def _json_lines(file: Any) -> Rows:
    lines = _objects(file)
    waiting: list[dict[str, str] | None] = []
    heads: dict[str, None] = {}
    for one in lines:
        waiting.append(one)
        heads.update(dict.fromkeys(one or ()))
        if len(waiting) >= 200:
            break
    names = list(heads)[:heads_max]
    if not names:
        raise UsageError("No line is a JSON object", advice="Write one object a line.")

    def rows() -> Iterator[Row]:
        for some in (waiting, lines):
            for one in some:
                yield None if one is None else [one.get(name, "") for name in names]

    return names, rows()


def _objects(file: Any) -> Iterator[dict[str, str] | None]:
    decode = msgspec.json.Decoder().decode
    while line := file.readline(line_bytes_max + 1):
        if len(line) > line_bytes_max:
            while not line.endswith(b"\n") and (line := file.readline(line_bytes_max)):
                pass
            yield None
        elif not line.isspace():
            try:
                one = decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                yield None
                continue
            yield flat(one) if isinstance(one, dict) else None


def flat(one: dict[str, Any], path: str = "") -> dict[str, str]:
    """An object's values by their dotted names (``address.zip``); of a list, its first member. Four levels deep."""
    found: dict[str, str] = {}
    for key, value in one.items():
        name = f"{path}{key}"
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            if name.count(".") < 3:
                found.update(flat(value, name + "."))
        elif value is not None and not isinstance(value, list):
            found[name] = str(value)
    return found
