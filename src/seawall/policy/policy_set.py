"""A compiled policy set: parsed once, asked many times.

Theory of operation. A verdict wants to know, for each finding, the strongest of four actions that Cedar permits. Asked
plainly that is four Cedar requests a finding, of which most of the time is spent building the request. Since a policy
names its action in its head only (policy.py sees to it), one request answers all four: every policy is loaded as a
permit without a head action, Cedar then reports every policy whose conditions hold, and what is left is Cedar's own
rule, forbid overrides permit, applied here to each action. A property test holds this equal to four plain requests.

Only the entities a request can reach are given to Cedar (principal, teams, tool), so that a decision costs the same in
a shop with ten people and one with ten thousand.

Anything that goes wrong on the way (a policy that overflows, a name Cedar cannot hold) blocks: ``decision-failed``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

import cedarpy
import msgspec

from seawall.model.errors import ConfigError, UsageError
from seawall.model.exchange import Principal, Tool
from seawall.model.verdict import Verdict
from seawall.model.words import Action, PrincipalKind
from seawall.policy.policy import Policy, read_policy
from seawall.policy.schema import SCHEMA

DEFAULT_DENY = "default-deny"
"""Named when no policy permits anything."""
DECISION_FAILED = "decision-failed"
"""Named when the policies could not be evaluated."""
RESERVED = frozenset({DEFAULT_DENY, DECISION_FAILED})

answers_cached_max = 8_192
seats_cached_max = 16_384
ANYONE = "*"
"""Stands for a principal no policy names."""
entity_slices_cached_max = 512
_KINDS = {"person": "Person", "service": "Service", "agent": "Agent", "shopper": "Shopper"}


class Question(NamedTuple):
    """What Cedar is told about one finding, or about the exchange as a whole (category ``none``)."""

    category: str
    detector: str
    confidence: str
    records: int
    channel: str
    direction: str
    operation: str
    complete: bool
    shopper: bool
    other_customer: bool
    unread: tuple[str, ...] = ()
    key_categories: tuple[str, ...] = ()


class Answer(NamedTuple):
    """The strongest permitted action and the policies that made it so, forbids first."""

    action: Action
    policies: tuple[str, ...]


@cache
def builtin_sources() -> Mapping[str, str]:
    """The policies Seawall comes with: file name to Cedar text."""
    folder = resources.files("seawall.policy.policies")
    return {
        entry.name: entry.read_text("utf-8")
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if entry.name.endswith(".cedar")
    }


class PolicySet:
    """Policies ready to decide. Immutable but for its cache; safe to share between threads."""

    def __init__(
        self, policies: Sequence[Policy], *, strict: bool, observe: bool, teams: Mapping[str, Sequence[str]]
    ) -> None:
        self.policies: dict[str, Policy] = {policy.id: policy for policy in policies}
        self.strict = strict
        self.observe = observe
        self.teams = teams
        self._teams_of = _teams_of(teams)
        self.hash = _hash(policies, strict=strict, observe=observe, teams=self._teams_of)
        """SHA-256 of everything a verdict depends on beside the exchange; stands in every event."""
        self._cedar = cedarpy.PolicySet.from_json_str(_satisfiable(policies))
        self._named = _named(policies)
        self.answers = lru_cache(maxsize=answers_cached_max)(self._answer)
        """What was answered, by the exact inputs of :meth:`_answer`."""
        self.verdicts: dict[Hashable, Verdict] = {}
        """What deciding.py remembers of this set's verdicts, by everything that decides."""
        self._seat = lru_cache(maxsize=seats_cached_max)(self._seated)
        self._slice = lru_cache(maxsize=entity_slices_cached_max)(self._entities)

    @classmethod
    def compile(
        cls,
        sources: Mapping[str, str],
        *,
        strict: bool = False,
        observe: bool = False,
        teams: Mapping[str, Sequence[str]] | None = None,
    ) -> PolicySet:
        """Read and check policies.

        ``sources`` maps file names to Cedar text: :func:`builtin_sources` and the shop's own. The built-in hard forbids
        are always part of the set, whether named in ``sources`` or not. ``teams`` maps a team to its principals
        (``{"support": ["person:ana@shop.example"]}``) and adds to the teams an exchange brings along.

        Raises:
            ConfigError: a policy does not parse or does not fit the schema, two have the same id, or one takes the name
                of a built-in hard forbid. Says which and what to do.
        """
        builtin = _builtin_policies()
        policies: dict[str, Policy] = {policy.id: policy for policy in builtin.values() if policy.hard}
        origin = {id: policy.text for id, policy in policies.items()}
        named: dict[str, str] = {}
        for name in sorted(sources):
            own = builtin.get(name)
            policy = own if own is not None and own.text == sources[name] else read_policy(name, sources[name])
            if policy.id in RESERVED or (policy.id in origin and origin[policy.id] != policy.text):
                raise ConfigError(
                    f"{name} takes the name of a rule that no policy can change: {policy.id}",
                    advice="Give the file and its @id another name; built-in forbids can't be replaced.",
                )
            if policy.hard and policy.id not in origin:
                raise ConfigError(f"{name} calls itself hard", advice="Only built-in policies are; remove @hard.")
            if policy.id in named:
                raise ConfigError(f"{name} and {named[policy.id]} are both {policy.id}", advice="Rename one of them.")
            named[policy.id] = name
            policies[policy.id] = policy
        _validate(list(policies.values()))
        return cls(list(policies.values()), strict=strict, observe=observe, teams=teams or {})

    def in_mode(self, *, strict: bool, observe: bool = False) -> PolicySet:
        """The same policies in another mode, for examples and replays."""
        if (strict, observe) == (self.strict, self.observe):
            return self
        return PolicySet(list(self.policies.values()), strict=strict, observe=observe, teams=self.teams)

    def answer(self, principal: Principal, tool: Tool, question: Question) -> Answer:
        """What the policies say to a question about a principal and a tool."""
        return self.answers(self._seat(principal), tool, question)

    def _seated(self, principal: Principal) -> Principal:
        """Who a principal is to the policies: its kind and its teams, and its name only where a policy names it.

        Cedar can't make words of a name, so people in the same teams get the same answers unless a policy names one of
        them. In a shop of 10,000 people nearly every first decision is then one that was made before.
        """
        if principal.acting_for is not None:
            return principal
        kind, name = _KINDS[principal.kind], principal.name
        anyone = ANYONE
        while (kind, anyone) in self._named or f"{principal.kind.value}:{anyone}" in self._teams_of:
            anyone += "*"
        try:
            name.encode()
        except UnicodeEncodeError:
            return principal  # Cedar can't hold it either, and says so
        if (kind, name) not in self._named:
            name = anyone
        return Principal(principal.kind, name, teams=self._teams(principal))

    def _teams(self, principal: Principal) -> tuple[str, ...]:
        """The teams it brings along and those the settings give it."""
        return tuple(sorted({*principal.teams, *self._teams_of.get(str(principal), ())}))

    def _answer(self, principal: Principal, tool: Tool, question: Question) -> Answer:
        answer = self._evaluate(principal, tool, question)
        if principal.acting_for is None:
            return answer
        # An agent's right is its own AND its delegator's, so the stronger action of the two counts.
        second = self._evaluate(_delegator(principal.acting_for), tool, question)
        if second.action.rank > answer.action.rank:
            return second
        if second.action is answer.action:
            return Answer(answer.action, tuple(dict.fromkeys(answer.policies + second.policies)))
        return answer

    def _evaluate(self, principal: Principal, tool: Tool, question: Question) -> Answer:
        try:
            satisfied = self.satisfied(principal, tool, question)
        except (ValueError, KeyError, TypeError):
            return Answer(Action.BLOCK, (DECISION_FAILED,))
        if satisfied is None:
            return Answer(Action.BLOCK, (DECISION_FAILED,))
        return combine([self.policies[id] for id in satisfied])

    def satisfied(self, principal: Principal, tool: Tool, question: Question) -> list[str] | None:
        """Ids of the policies whose head and conditions hold, or None when one of them failed.

        Raises:
            ValueError: a name that Cedar cannot hold (a lone surrogate).
        """
        context = json.dumps({**question._asdict(), "strict": self.strict})
        result = cedarpy.is_authorized(
            {
                "principal": {"type": _KINDS[principal.kind], "id": principal.name},
                "action": {"type": "Action", "id": Action.ALLOW.value},
                "resource": {"type": "Tool", "id": tool.id},
                "context": context,
            },
            self._cedar,
            self._slice(principal, tool),
        )
        # A policy that fails is left out by Cedar. A forbid left out would be a hole, so any failure counts.
        return None if result.diagnostics.errors else sorted(result.diagnostics.reasons)

    def _entities(self, principal: Principal, tool: Tool) -> cedarpy.Entities:
        teams = list(self._teams(principal))
        attributes = {
            "grade": tool.grade.value,
            "approved": tool.approved,
            "permits": sorted(category.value for category in tool.permits),
            "teams": sorted(tool.teams),
            "blocked": tool.blocked,
            "excepted": sorted(tool.excepted),
        }
        parents = [{"type": "Team", "id": team} for team in teams]
        entities = [
            {
                "uid": {"type": _KINDS[principal.kind], "id": principal.name},
                "attrs": {"teams": teams},
                "parents": parents,
            },
            {"uid": {"type": "Tool", "id": tool.id}, "attrs": attributes, "parents": []},
        ]
        return cedarpy.Entities.from_json_str(json.dumps(entities))


def combine(satisfied: Sequence[Policy]) -> Answer:
    """Cedar's rule for each action, then the strongest: permitted by some policy and forbidden by none.

    When nothing is left, it is a block: by the forbids that took everything away, else by ``default-deny``.
    """
    permits = [policy for policy in satisfied if not policy.forbids]
    forbids = [policy for policy in satisfied if policy.forbids]
    permitted = frozenset[Action]().union(*(policy.actions for policy in permits))
    forbidden = frozenset[Action]().union(*(policy.actions for policy in forbids))
    action = max(permitted - forbidden, key=lambda action: action.rank, default=Action.BLOCK)
    # A forbid took part when it is hard and ruled this low an action out, or struck out a permit (stronger: it lifted
    # one; weaker: it is why a block stands).
    struck = [policy for policy in forbids if action not in policy.actions or not permitted - forbidden]
    deciding = [policy for policy in struck if policy.hard or policy.actions & permitted]
    deciding += [policy for policy in permits if action in policy.actions and action not in forbidden]
    deciding.sort(key=lambda policy: (not policy.hard, not policy.forbids, policy.id))
    return Answer(action, tuple(policy.id for policy in deciding) or (DEFAULT_DENY,))


def _satisfiable(policies: Sequence[Policy]) -> str:
    """All policies as permits of any action, under their own ids, so that Cedar reports each whose conditions hold."""
    static: dict[str, Any] = {
        policy.id: {**policy.cedar, "effect": "permit", "action": {"op": "All"}} for policy in policies
    }
    return json.dumps({"templates": {}, "staticPolicies": static, "templateLinks": []})


def _named(policies: Sequence[Policy]) -> frozenset[tuple[str, str]]:
    """Every entity the policies name, as type and id."""
    found: set[tuple[str, str]] = set()

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if isinstance(value.get("type"), str) and isinstance(value.get("id"), str):
                found.add((value["type"], value["id"]))
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)

    for policy in policies:
        walk(policy.cedar)
    return frozenset(found)


def _delegator(text: str) -> Principal:
    """Who an agent acts for. A name that can't be read stands for a person in no team: never a wider right."""
    try:
        return Principal.parse(text)
    except UsageError:
        return Principal(PrincipalKind.PERSON, text)


def _teams_of(teams: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    for team in sorted(teams):
        for principal in teams[team]:
            members.setdefault(principal, []).append(team)
    return {principal: tuple(names) for principal, names in members.items()}


@cache
def _builtin_policies() -> Mapping[str, Policy]:
    return {name: read_policy(name, text) for name, text in builtin_sources().items()}


def _validate(policies: Sequence[Policy]) -> None:
    """Hold policies against the schema, all at once; one by one only to say which does not fit."""
    if cedarpy.validate_policies("\n".join(policy.text for policy in policies), _schema()).validation_passed:
        return
    for policy in policies:
        found = cedarpy.validate_policies(policy.text, _schema())
        if not found.validation_passed:
            raise ConfigError(
                f"{policy.source} does not fit the schema: {'; '.join(error.error for error in found.errors)}",
                advice="docs/policy.md lists what a policy can ask about.",
            )
    raise ConfigError("The policies do not fit the schema together", advice="docs/policy.md says what they can hold.")


@cache
def _schema() -> cedarpy.Schema:
    return cedarpy.Schema.from_str(SCHEMA)


def _hash(policies: Sequence[Policy], *, strict: bool, observe: bool, teams: Mapping[str, tuple[str, ...]]) -> str:
    whole = [SCHEMA, strict, observe, sorted((policy.id, policy.text) for policy in policies), sorted(teams.items())]
    return hashlib.sha256(msgspec.json.encode(whole)).hexdigest()
