"""What charts are drawn from: hourly counts, added up over whatever a chart asks for.

Every answer is the roll-ups plus the few newest events they do not hold yet, read in one unchanging view, so a chart
and the ledger never disagree. A day is 24 hours from ``offset_hours`` after midnight UTC, so that a shop in another
time zone sees its own days (zones that are half an hour off are drawn to the hour).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from seawall.model.errors import UsageError
from seawall.store.database import Database, Hot
from seawall.store.rollups import Rollup, hour_ms, stretch
from seawall.store.subjects import SubjectKeys

points_max = 5_000

Cube = Literal["traffic", "people", "exposure"]
_COLUMNS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "traffic": (("kind", "channel", "tool", "action", "risk_path"), ("events", "findings", "bytes_out", "bytes_in")),
    "people": (("principal", "tool", "action", "direction"), ("events", "findings", "bytes_out")),
    "exposure": (("tool", "category", "detector", "action"), ("findings", "records", "chars")),
}


class Counts(msgspec.Struct, frozen=True):
    """One cell of a table or point of a line."""

    start_ms: int
    """Where its time begins; 0 when the chart is not over time."""
    words: tuple[str, ...]
    """The values of the columns that were asked for, in that order; ``""`` where an event has none."""
    counts: dict[str, int]
    """``events``, ``findings``, ``bytes_out`` … as the cube has them. ``chars`` is how much sensitive text: of findings
    that were let through (action ``allow`` or ``coach``) it is what the tool received."""


class Charts:
    """Reads roll-ups. Blocking, some milliseconds; use a thread from an event loop."""

    def __init__(self, database: Database, subjects: SubjectKeys) -> None:
        self._database = database
        self._subjects = subjects

    def counts(
        self,
        cube: Cube,
        by: Sequence[str] = (),
        *,
        since_ms: int,
        until_ms: int,
        step_hours: int | None = None,
        offset_hours: int = 0,
        where: dict[str, str] | None = None,
    ) -> list[Counts]:
        """Counts of whole hours from ``since_ms`` to ``until_ms``, by these columns, oldest and largest first.

        Args:
            cube: ``traffic`` (kind, channel, tool, action, risk_path), ``people`` (principal, tool, action,
                direction) or ``exposure`` (tool, category, detector, action).
            by: columns of the cube to keep apart; the rest is added up.
            since_ms: from the hour this is in.
            until_ms: up to and including the hour before this; a time within an hour includes that hour.
            step_hours: None for one total, else points this far apart (24 for days, 168 for weeks).
            offset_hours: when a day begins, in hours after midnight UTC; may be negative.
            where: columns that must have a value.

        Raises:
            UsageError: a column the cube lacks, or more points than anyone can look at.
        """
        columns, measures = _COLUMNS[cube]
        wanted = dict(where or {})
        if unknown := ({*by, *wanted} - {*columns}):
            raise UsageError(f"{cube} has no {min(unknown)}", advice=f"It has {', '.join(columns)}.")
        hours = range(since_ms // hour_ms, -(-until_ms // hour_ms))
        if step_hours is not None and (step_hours < 1 or len(hours) // step_hours > points_max):
            raise UsageError("That is too many points for one chart", advice="Take a longer step or a shorter time.")
        sums: dict[tuple[Any, ...], list[int]] = {}
        with self._database.view() as hot:
            for hour, words, counts in self._rows(hot, cube, hours, wanted):
                start = 0
                if step_hours is not None:
                    step = (hour - offset_hours) // step_hours
                    start = (step * step_hours + offset_hours) * hour_ms
                key = (start, *(words[column] for column in by))
                known = sums.setdefault(key, [0] * len(measures))
                for at, count in enumerate(counts):
                    known[at] += count
        found = [
            Counts(start, tuple(words), dict(zip(measures, counts, strict=True)))
            for (start, *words), counts in sums.items()
        ]
        return sorted(found, key=lambda one: (one.start_ms, [-count for count in one.counts.values()], one.words))

    def _rows(
        self, hot: Hot, cube: str, hours: range, where: dict[str, str]
    ) -> list[tuple[int, dict[str, str], Sequence[int]]]:
        """Rows of a cube with their words spelt out, the newest events included."""
        columns, measures = _COLUMNS[cube]
        sql = f"SELECT hour,{','.join((*columns, *measures))} FROM hourly_{cube} WHERE hour >= ? AND hour < ?"  # noqa: S608
        parameters: list[object] = [hours.start, hours.stop]
        known = True
        for column, word in where.items():
            number = _number(hot, _spelt(column, word))
            known = known and number is not None
            sql += f" AND {column} = ?"
            parameters.append(number)
        stored = hot.rows(sql, parameters) if known else []
        names = _names(hot, {number for row in stored for number in row[1 : 1 + len(columns)]})
        rows: list[tuple[int, dict[str, str], Sequence[int]]] = []
        for row in stored:
            words = [_bare(names[number]) for number in row[1 : 1 + len(columns)]]
            rows.append((row[0], dict(zip(columns, words, strict=True)), row[1 + len(columns) :]))
        for (hour, *fresh), counts in getattr(self._fresh(hot), cube).items():
            spelt = dict(zip(columns, (_bare(str(word)) for word in fresh), strict=True))
            if hour in hours and all(spelt[column] == word for column, word in where.items()):
                rows.append((hour, spelt, counts))
        return rows

    def _fresh(self, hot: Hot) -> Rollup:
        """Counts of the events after the mark."""
        row = hot.row("SELECT rolled, size FROM tree WHERE id = 1")
        rolled, size = row or (0, 0)
        return stretch(hot, self._subjects, rolled, size)


def _spelt(column: str, word: str) -> str:
    return f"{column}:{word}" if word and column in {"category", "detector"} else word


def _bare(name: str) -> str:
    """A word without the ``category:`` or ``detector:`` it has in the dictionary."""
    return name.removeprefix("category:").removeprefix("detector:")


def _number(hot: Hot, word: str) -> int | None:
    if not word:
        return 0
    row = hot.row("SELECT id FROM names WHERE text = ?", (word,))
    return row[0] if row else None


def _names(hot: Hot, numbers: set[int]) -> dict[int, str]:
    names = {0: ""}
    wanted = sorted(numbers - {0})
    for at in range(0, len(wanted), 500):
        some = wanted[at : at + 500]
        places = ",".join("?" * len(some))
        names.update(hot.rows(f"SELECT id, text FROM names WHERE id IN ({places})", some))  # noqa: S608  # only marks
    return names
