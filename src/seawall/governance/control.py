"""A control: something Seawall does about a risk, with a state that is read from the system and never typed in (GOV-1).

One file in ``controls/`` exports one ``CONTROL``: what it promises, the requirements it stands for, a function from
:class:`~seawall.governance.facts.Facts` to its state with evidence, and examples of both that the suite runs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

import msgspec

from seawall.governance.facts import Facts, Last
from seawall.model import plugins

example_now_ms = 1_795_000_000_000
"""The moment examples stand at."""


class State(StrEnum):
    """How a control fares."""

    IN_FORCE = "in force"
    PARTLY = "partly"
    NOT = "not in force"
    UNKNOWN = "unknown"
    """Nothing was seen yet that would tell."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """One thing an auditor can look at."""

    what: str
    figure: str = ""
    """A number with its unit, ``3 of 7 people``."""
    ms: int = 0
    """Its date, in Unix milliseconds; 0 for the moment the register was read."""
    event: str = ""
    number: int | None = None
    """The event's place in the ledger."""
    link: str = ""
    """The page of the console that has more."""


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A control's state at a moment."""

    state: State
    words: str
    """Why, and what to do where it is not in force."""
    evidence: tuple[Evidence, ...] = ()


class Control(msgspec.Struct, frozen=True, kw_only=True):
    """A plug-in of ``controls/``."""

    title: str
    requirements: tuple[str, ...]
    promise: str
    """What it does, in plain words."""
    read: Callable[[Facts], Reading]
    examples: Mapping[str, tuple[Facts, State]]
    """By name, a situation and the state it makes; at least one that is in force and one that is not."""


def controls() -> dict[str, Control]:
    """Every control by its id."""
    from seawall.governance import controls as folder

    return plugins.collect(folder, "CONTROL", Control)


def of_event(what: str, last: Last, *, days: int = 0) -> Evidence:
    """Evidence that points to the newest event of a sort; with ``days``, says how many there were in them."""
    if not last.ms:
        return Evidence(what=what, figure="never")
    figure = f"{last.count:,} in {days} days" if days else ""
    return Evidence(what=what, figure=figure, ms=last.ms, event=last.event, number=last.number)


def share(part: int, whole: int, of: str) -> str:
    """``3 of 7 people (43 %)``."""
    percent = f" ({100 * part // whole} %)" if whole else ""
    return f"{part:,} of {whole:,} {of}{percent}"


def by_share(part: int, whole: int) -> State:
    """All is in force, some is partly, none is not; of nothing nobody knows."""
    if not whole:
        return State.UNKNOWN
    return State.IN_FORCE if part >= whole else State.PARTLY if part else State.NOT
