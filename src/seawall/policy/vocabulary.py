"""What a policy speaks of: the attributes it asks about, the words and names it compares them with.

Read from Cedar's JSON form. Lint uses it to catch words that never occur (``"customer_pi"``) and to make up cases for a
policy from its own constants.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from seawall.policy.policy import Policy
from seawall.policy.schema import VALUES


class Vocabulary(msgspec.Struct, frozen=True):
    """What one policy speaks of."""

    attributes: frozenset[str]
    """Attributes of context, resource and principal it asks about."""
    words: dict[str, frozenset[str]]
    """Attribute to the strings it is compared with."""
    numbers: frozenset[int]
    """Numbers it compares anything with."""
    entities: frozenset[tuple[str, str]]
    """``(type, id)`` of the teams, tools and principals it names."""
    kinds: frozenset[str]
    """Kinds of principal it names: ``Agent``, ``Person`` …"""

    def unknown(self) -> list[tuple[str, str]]:
        """``(attribute, word)`` for every word its attribute never has."""
        return sorted(
            (attribute, word)
            for attribute, words in self.words.items()
            if attribute in VALUES
            for word in words - VALUES[attribute]
        )


def vocabulary(policy: Policy) -> Vocabulary:
    """What a policy speaks of, in its head and its conditions."""
    cedar = policy.cedar
    words: dict[str, set[str]] = {}
    for node in _nodes(cedar.get("conditions", [])):
        for left, right in _compared(node):
            for attribute in _attributes(left):
                words.setdefault(attribute, set()).update(_strings(right))
    everything = [cedar.get("principal", {}), cedar.get("resource", {}), cedar.get("conditions", [])]
    return Vocabulary(
        attributes=frozenset(_attributes(cedar.get("conditions", []))),
        words={attribute: frozenset(found) for attribute, found in words.items() if found},
        numbers=frozenset(
            node["Value"]
            for node in _nodes(everything)
            if type(node.get("Value")) is int and abs(node["Value"]) < 2**53
        ),
        entities=frozenset(_entities(everything)),
        kinds=frozenset(
            str(node["entity_type"]) for node in _nodes(everything) if isinstance(node.get("entity_type"), str)
        ),
    )


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for child in node.values():
            yield from _nodes(child)
    elif isinstance(node, list):
        for child in node:
            yield from _nodes(child)


def _compared(node: dict[str, Any]) -> Iterator[tuple[Any, Any]]:
    """Both sides of a comparison, each way round."""
    for operator in ("==", "!=", "contains", "containsAny", "containsAll", "like"):
        sides = node.get(operator)
        if isinstance(sides, dict) and "left" in sides and "right" in sides:
            yield sides["left"], sides["right"]
            yield sides["right"], sides["left"]


def _attributes(node: Any) -> Iterator[str]:
    for inner in _nodes(node):
        access = inner.get(".")
        if isinstance(access, dict) and "Var" in access.get("left", {}):
            yield str(access["attr"])


def _strings(node: Any) -> Iterator[str]:
    return (inner["Value"] for inner in _nodes(node) if isinstance(inner.get("Value"), str))


def _numbers(node: Any) -> Iterator[int]:
    for inner in _nodes(node):
        value = inner.get("Value")
        if type(value) is int and abs(value) < 2**53:
            yield value


def _entities(node: Any) -> Iterator[tuple[str, str]]:
    for inner in _nodes(node):
        named = inner.get("__entity", inner)
        if isinstance(named, dict) and set(named) == {"type", "id"}:
            yield str(named["type"]), str(named["id"])
