"""Takes a person out of a file of a data room: the rows that are theirs, and of a text the words.

What is theirs is told from outside as spans (what an exact match knows to be about them) and as the name they go by:
the ID of ``customer:ID``, the address of ``person:ana@shop.example``.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from seawall.model.rooms import RoomFile

ERASED = "[erased]"
"""What stands in a text where somebody did."""
ordinary_digits_max = 5
"""A name of so few digits may be a quantity or a price as well: it counts in columns of ids only."""
_LIST, _BETWEEN, _LIST_END = "[", ",\n ", "]\n"


class _Records(msgspec.Struct, frozen=True):
    """A file's rows or objects as they stand in it. ``before``, the texts with ``between`` between them and ``after``
    are the file."""

    before: str
    texts: list[str]
    between: str
    after: str
    values: Sequence[Mapping[str, str]]

    def joined(self, texts: Sequence[str]) -> str:
        return self.before + self.between.join(texts) + self.after


def distinctive(name: str) -> bool:
    """Whether a name can hardly be anything else where it stands alone."""
    return not name.isdecimal() or len(name) > ordinary_digits_max


def without(
    file: RoomFile, text: str, spans: Collection[tuple[int, int]], name: str, id_fields: Collection[str]
) -> tuple[RoomFile, str, int]:
    """A file and its text without somebody, and in how many places they stood.

    Args:
        spans: what is known to be about them, as code points.
        name: what they go by.
        id_fields: fields that hold names; one that is not distinctive counts there only.
    """
    records = _records(file, text)
    if records is None or records.joined(records.texts) != text:
        return _without_words(file, text, spans, name)
    kept, at = list[str](), len(records.before)
    for piece, values in zip(records.texts, records.values, strict=True):
        end = at + len(piece)
        if not _is(values, name, id_fields) and not any(start < end and at < stop for start, stop in spans):
            kept.append(piece)
        at = end + len(records.between)
    gone = len(records.texts) - len(kept)
    if not gone:
        return file, text, 0
    left = records.joined(kept) if kept or records.before else ""
    return msgspec.structs.replace(file, records=len(kept), chars=len(left)), left, gone


def _is(values: Mapping[str, str], name: str, id_fields: Collection[str]) -> bool:
    told = name.casefold()
    certain = distinctive(name)
    return any(value.strip().casefold() == told and (certain or key in id_fields) for key, value in values.items())


def _without_words(
    file: RoomFile, text: str, spans: Collection[tuple[int, int]], name: str
) -> tuple[RoomFile, str, int]:
    there = list(spans)
    if distinctive(name):
        word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        there += [found.span() for found in word.finditer(text)]
    out, done, gone = list[str](), 0, 0
    for start, stop in sorted(there):
        if start >= done:
            out += [text[done:start], ERASED]
            gone += 1
        done = max(stop, done)
    left = "".join((*out, text[done:]))
    return msgspec.structs.replace(file, chars=len(left)), left, gone


def _records(file: RoomFile, text: str) -> _Records | None:
    """None for a text."""
    if not file.fields:
        return None
    suffix = PurePosixPath(file.name.lower()).suffix
    if suffix == ".json":
        inner = text[len(_LIST) : -len(_LIST_END)]
        return _objects(_LIST, inner.split(_BETWEEN) if inner else [], _BETWEEN, _LIST_END)
    if suffix in {".jsonl", ".ndjson"}:
        return _objects("", text.removesuffix("\n").split("\n") if text else [], "\n", "\n")
    return _rows(file, text)


def _objects(before: str, texts: list[str], between: str, after: str) -> _Records | None:
    try:
        found = [msgspec.json.decode(one) for one in texts]
    except msgspec.DecodeError:
        return None
    values = [{key: str(value) for key, value in one.items()} for one in found if isinstance(one, dict)]
    return _Records(before, texts, between, after, values) if len(values) == len(texts) else None


def _rows(file: RoomFile, text: str) -> _Records | None:
    for mark in ",;\t|":
        try:
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
        except csv.Error:
            return None
        if rows and tuple(rows[0]) == file.fields:
            texts = [_written(row, mark) for row in rows]
            return _Records(
                texts[0], texts[1:], "", "", [dict(zip(file.fields, row, strict=False)) for row in rows[1:]]
            )
    return None


def _written(row: Sequence[str], mark: str) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=mark, lineterminator="\n").writerow(row)
    return line.getvalue()
