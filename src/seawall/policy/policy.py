"""One policy: a Cedar permit or forbid with the words a person is told, read from one file.

A policy file holds one Cedar policy with annotations:

``@id``
    The file's stem with hyphens: ``mask_credentials.cedar`` is ``mask-credentials``.
``@title``, ``@why``
    What it says and the reason, for the page that lists policies.
``@message``, ``@alternative``
    What the person whose text met it is told, and the safe way to get the work done. ``{found}`` and ``{tool}`` stand
    for the kinds of data found (never a value) and the tool's name.
``@requirement``
    The requirement or clause of the acceptable-use policy it enforces.
``@obligations``
    What the edge must also do: ``restore``, ``hold``, ``notify``, ``justify`` (a reason lets it through for a while).
``@hard("true")``
    Only in built-in policies: a forbid that no other policy can lift.
``@example_NAME``
    A case and its outcome, run by ``seawall policy test`` and the suite; see examples.py.

The action a policy is about stands in its head (``action == Action::"mask"``) and not in its conditions, so that all
policies can be evaluated in one request; see policy_set.py.
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import Any

import cedarpy
import msgspec

from seawall.model.errors import ConfigError
from seawall.model.words import Action
from seawall.policy.schema import ACTIONS, OBLIGATIONS

policy_chars_max = 20_000


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """A policy as the shop wrote it, taken apart."""

    id: str
    source: str
    """Name of the file it came from."""
    text: str
    forbids: bool
    actions: frozenset[Action]
    title: str = ""
    why: str = ""
    message: str = ""
    alternative: str = ""
    requirement: str = ""
    hard: bool = False
    obligations: tuple[str, ...] = ()
    examples: dict[str, str] = {}
    """Examples by name, in the small language of examples.py."""
    cedar: dict[str, Any]
    """The policy in Cedar's JSON form."""


def expected_id(source: str) -> str:
    """The id a file's policy must have."""
    return PurePosixPath(source).stem.replace("_", "-")


def read_policy(source: str, text: str) -> Policy:
    """Read the one policy in a file.

    Raises:
        ConfigError: when it does not parse, holds none or several, or lacks or misspells what it must say.
    """
    if len(text) > policy_chars_max:
        raise ConfigError(f"{source} is over {policy_chars_max} characters", advice="Write one policy a file.")
    try:
        parsed = json.loads(cedarpy.policies_to_json_str(text))
    except ValueError as error:
        raise ConfigError(f"{source} is not a Cedar policy: {error}", advice="See docs/policy.md.") from None
    static = list(parsed["staticPolicies"].values())
    if len(static) != 1 or parsed["templates"]:
        raise ConfigError(f"{source} holds {len(static)} policies", advice="Write one policy a file, and no templates.")
    cedar = static[0]
    notes: dict[str, str] = {name: value or "" for name, value in cedar.get("annotations", {}).items()}
    if notes.get("id") != expected_id(source):
        raise ConfigError(f"{source} does not name itself", advice=f'Start it with @id("{expected_id(source)}").')
    obligations = tuple(word for part in notes.get("obligations", "").split(",") if (word := part.strip()))
    if unknown := set(obligations) - OBLIGATIONS:
        raise ConfigError(
            f"{source} asks for {', '.join(sorted(unknown))}",
            advice=f"Obligations are {', '.join(sorted(OBLIGATIONS))}.",
        )
    if _mentions_action(cedar.get("conditions", [])):
        raise ConfigError(
            f"{source} speaks of the action in a condition", advice='Name it in the head: action == Action::"mask".'
        )
    return Policy(
        id=notes["id"],
        source=source,
        text=text,
        forbids=cedar["effect"] == "forbid",
        actions=_actions(source, cedar["action"]),
        title=notes.get("title", ""),
        why=notes.get("why", ""),
        message=notes.get("message", ""),
        alternative=notes.get("alternative", ""),
        requirement=notes.get("requirement", ""),
        hard=notes.get("hard", "") == "true",
        obligations=obligations,
        examples={name.removeprefix("example_"): value for name, value in notes.items() if name.startswith("example_")},
        cedar=cedar,
    )


def only_blocks(source: str, text: str) -> bool:
    """Whether one more file like this can only make decisions stricter: a permit to block, and nothing else.

    The strongest open action wins and nothing is stronger than a block, so such a permit never opens anything.
    """
    try:
        policy = read_policy(source, text)
    except ConfigError:
        return False
    return not policy.forbids and policy.actions == {Action.BLOCK}


def _actions(source: str, scope: dict[str, Any]) -> frozenset[Action]:
    """The actions in a policy's head; all four when it names none."""
    if scope["op"] == "All":
        return frozenset(ACTIONS)
    named = scope["entities"] if "entities" in scope else [scope["entity"]]
    known = Action._value2member_map_
    for entity in named:
        if entity["type"] != "Action" or entity["id"] not in known:
            raise ConfigError(f"{source} speaks of an action there is not", advice=f"Actions are {', '.join(ACTIONS)}.")
    return frozenset(Action(entity["id"]) for entity in named)


def _mentions_action(node: Any) -> bool:
    if isinstance(node, dict):
        return node.get("Var") == "action" or any(_mentions_action(child) for child in node.values())
    return isinstance(node, list) and any(_mentions_action(child) for child in node)
