"""Whether a policy ever matters, found by asking.

A policy set has few attributes with few values each, so what a policy does is found by deciding cases rather than by
proof: every category, direction and state of tool, and for whatever else the policy speaks of all its values, the
policy's own constants and their neighbours. Cases are capped; a policy that is only reached outside them would be said
to have no effect, which is why lint gives this as a hint and never as an error.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice, product

import msgspec

from seawall.model.exchange import Principal, Tool
from seawall.model.words import Category, Channel, Direction, Grade, PrincipalKind
from seawall.policy.policy import Policy
from seawall.policy.policy_set import PolicySet, Question, combine
from seawall.policy.schema import VALUES, WHOLE
from seawall.policy.vocabulary import Vocabulary, vocabulary

cases_max = 3_000


class Reach(msgspec.Struct, frozen=True):
    """What came of a policy's cases."""

    applies: int
    """Cases in which its head and conditions hold."""
    decides: int
    """Those of them in which it is among the policies that decide."""
    instead: tuple[str, ...]
    """The policies that decided in the others, the most frequent first."""
    barred: bool
    """Whether a built-in hard forbid decided in every one of the others, and there are such."""


def reach(policy_set: PolicySet, policy: Policy) -> Reach:
    """Decide made-up cases for one policy of a set."""
    spoken = vocabulary(policy)
    modes = [policy_set.in_mode(strict=strict) for strict in _both("strict", spoken)]
    every = _spread(list(_cases(spoken)))
    applies = decides = barred = 0
    instead: Counter[str] = Counter()
    for mode in modes:
        for principal, tool, question in every:
            satisfied = mode.satisfied(principal, tool, question) or []
            if policy.id not in satisfied:
                continue
            applies += 1
            deciding = combine([mode.policies[id] for id in satisfied]).policies
            if policy.id in deciding:
                decides += 1
                continue
            instead.update(deciding)
            barred += any(id in mode.policies and mode.policies[id].hard for id in deciding)
    others = applies - decides
    return Reach(applies, decides, tuple(id for id, _ in instead.most_common(3)), others > 0 and barred == others)


def _spread(cases: list[tuple[Principal, Tool, Question]]) -> list[tuple[Principal, Tool, Question]]:
    """At most ``cases_max`` of them, taken evenly."""
    step = -(-len(cases) // cases_max)
    return list(islice(cases, 0, None, max(step, 1)))


def _both(attribute: str, spoken: Vocabulary) -> list[bool]:
    return [False, True] if attribute in spoken.attributes else [False]


def _values(attribute: str, spoken: Vocabulary, ordinary: str) -> list[str]:
    """All values of an attribute the policy asks about, else the ordinary one."""
    if attribute not in spoken.attributes:
        return [ordinary]
    return sorted({ordinary, *spoken.words.get(attribute, ()), *VALUES.get(attribute, ())} - {WHOLE})


def _cases(spoken: Vocabulary) -> Iterator[tuple[Principal, Tool, Question]]:
    numbers = sorted({1} | {near for number in spoken.numbers for near in (number - 1, number, number + 1) if near > 0})
    questions = product(
        [WHOLE, *(category.value for category in Category)],
        _values("detector", spoken, "email"),
        _values("confidence", spoken, "likely"),
        numbers,
        _values("channel", spoken, Channel.GATEWAY.value),
        [direction.value for direction in Direction],
        _values("operation", spoken, "send"),
        [False, True] if "complete" in spoken.attributes else [True],
        _both("shopper", spoken),
        _both("other_customer", spoken),
    )
    nothing = tuple[str, ...]()
    unread = [nothing, *((kind,) for kind in sorted(VALUES["unread"]))] if "unread" in spoken.attributes else [nothing]
    keys = [nothing, ("customer_pii",)] if "key_categories" in spoken.attributes else [nothing]
    everyone = list(product(_principals(spoken), _tools(spoken)))
    for asked, kinds, key in product(questions, unread, keys):
        question = Question(*asked, kinds, key)
        if question.category == WHOLE:
            question = question._replace(detector=WHOLE, confidence=WHOLE, records=0)
        for principal, tool in everyone:
            yield principal, tool, question


def _principals(spoken: Vocabulary) -> list[Principal]:
    teams = tuple(sorted(id for kind, id in spoken.entities if kind == "Team"))
    kinds = {"Person", *spoken.kinds} | {kind for kind, _ in spoken.entities if kind in _PRINCIPALS}
    names = {id for kind, id in spoken.entities if kind in _PRINCIPALS} | {"someone"}
    memberships = [(), teams] if teams else [()]
    return [
        Principal(PrincipalKind(kind.lower()), name, teams=member)
        for kind, name, member in product(sorted(kinds & _PRINCIPALS), sorted(names), memberships)
    ]


_PRINCIPALS = frozenset(kind.value.capitalize() for kind in PrincipalKind)


def _tools(spoken: Vocabulary) -> list[Tool]:
    grades = list(Grade) if "grade" in spoken.attributes else [Grade.BUSINESS, Grade.CONSUMER]
    teams = frozenset(id for kind, id in spoken.entities if kind == "Team") or frozenset({"a-team"})
    ids = sorted({id for kind, id in spoken.entities if kind == "Tool"} | {"a-tool"})
    kept_for = [frozenset[str](), teams] if "teams" in spoken.attributes else [frozenset[str]()]
    blocked = [False, True] if "blocked" in spoken.attributes else [False]
    none = frozenset[str]()
    excepted = [none, frozenset({WHOLE, *Category})] if "excepted" in spoken.attributes else [none]
    return [
        Tool(id=id, grade=grade, approved=approved, permits=permits, teams=only, blocked=shut, excepted=lifted)
        for id, grade, approved, permits, only, shut, lifted in product(
            ids, grades, (True, False), (frozenset[Category](), frozenset(Category)), kept_for, blocked, excepted
        )
    ]
