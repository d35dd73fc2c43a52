"""Who can reach which tool with which data, each way: one row an identity and tool, each cell what policy decides.

Identities come from two places: whoever holds a live key, and whoever was seen sending something, by key or
without. A tool is reached by right (a live key opens it) or in fact (something was sent to it); the row says which.
A key for some kinds of data bounds its cells; of several keys that open the same tool, the widest counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from seawall.model.errors import UsageError
from seawall.model.exchange import Principal, Tool
from seawall.model.keys import VirtualKey
from seawall.model.words import Category, Direction
from seawall.policy.policy_set import PolicySet
from seawall.policy.table import Cell, by_category

rows_max = 5_000


class Sent(msgspec.Struct, frozen=True):
    """What somebody sent to a tool in the time looked at."""

    principal: str
    tool: str
    texts: int
    answer: bool = False
    """Whether these came back: answers in which something was found."""


class Right(msgspec.Struct, frozen=True, kw_only=True):
    """One identity and one tool."""

    principal: Principal
    tool: Tool
    keys: tuple[str, ...]
    """Public ids of the live keys that open the tool; empty when it was only seen in use."""
    texts: int
    """Texts it sent there in the time looked at, whatever became of them."""
    answers: int
    """Answers it got from there in which sensitive data was found that it had not sent."""
    cells: dict[Category, Cell]
    """What happens to each kind of data on its way out."""
    returning: dict[Category, Cell]
    """What happens to each kind of data that comes back in an answer."""


def rights(
    policy_set: PolicySet,
    tools: Mapping[str, Tool],
    reachable: Iterable[str],
    keys: Sequence[VirtualKey],
    sent: Iterable[Sent],
) -> tuple[list[Right], bool]:
    """Rows by identity, then tool; and whether some were left out at :data:`rows_max`.

    Args:
        policy_set: the policies in force.
        tools: every tool the settings know, by id.
        reachable: ids of the tools a key opens when it names none: those behind the gateway.
        keys: live keys only.
        sent: what was seen.
    """
    open_to_all = tuple(reachable)
    who: dict[str, Principal] = {}
    opened: dict[tuple[str, str], list[VirtualKey]] = {}
    used: dict[tuple[str, str], list[int]] = {}
    for key in keys:
        name = str(key.principal)
        who[name] = key.principal
        for id in sorted(key.tools) or open_to_all:
            opened.setdefault((name, id), []).append(key)
    for one in sent:
        if one.principal not in who:
            try:
                who[one.principal] = Principal.parse(one.principal)
            except UsageError:
                continue  # an event of Seawall itself, or one whose sender was erased
        used.setdefault((one.principal, one.tool), [0, 0])[one.answer] += one.texts
    pairs = sorted({*opened, *used})
    rows = []
    for name, id in pairs[:rows_max]:
        tool = tools.get(id) or Tool(id=id, name=id)
        opening = opened.get((name, id), [])
        texts, answers = used.get((name, id), (0, 0))
        bounds = {key.categories for key in opening} or {frozenset[Category]()}
        rows.append(
            Right(
                principal=who[name],
                tool=tool,
                keys=tuple(key.id for key in opening),
                texts=texts,
                answers=answers,
                cells=_widest(policy_set, tool, who[name], Direction.OUT, bounds),
                returning=_widest(policy_set, tool, who[name], Direction.IN, bounds),
            )
        )
    return rows, len(pairs) > rows_max


def _widest(
    policy_set: PolicySet, tool: Tool, principal: Principal, direction: Direction, bounds: Iterable[frozenset[Category]]
) -> dict[Category, Cell]:
    """The mildest cell of each category over what some keys are for."""
    tables = [by_category(policy_set, tool, principal, direction, bound) for bound in bounds]
    return {
        category: min((table[category] for table in tables), key=lambda cell: (cell.action.rank, cell.policies))
        for category in Category
    }
