"""Examples that stand in a policy's own file and are run by ``seawall policy test``, by lint and by the suite.

    @example_email_to_consumer_tool("detector=email grade=consumer -> block")
    @example_not_public_copy("nothing grade=consumer -> allow")

Left of the arrow stands the case, right of it the action. An example whose name begins with ``not_`` is one this policy
has no part in; in any other it must be among the policies that decided. What is not said is ordinary: a person without
teams sends one likely e-mail address over the gateway to an approved business tool.

=============== ============================================================================
``nothing``     no finding
``detector``    a detector's id; ``category`` (default ``customer_pii``), ``confidence``, ``records``, ``whose``
                (``customer:2``) say more of the finding
``grade``       the tool's; ``approved=no``, ``blocked=yes``, ``permits=a,b``, ``excepted=none,a``,
                ``tool_teams=a,b``, ``tool=id`` say more of it
``principal``   ``agent:refunds``; ``teams=a,b``, ``acting_for=person:ana`` say more of it
``channel``, ``direction``, ``operation``, ``subject``, ``coverage=1/2``, ``unread=picture,sound``, ``strict=yes``,
``key=customer_pii`` (categories the key is for)
=============== ============================================================================
"""

from __future__ import annotations

import msgspec

from seawall.model.errors import ConfigError, UsageError
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import UNREAD_KINDS, Action, Category, Channel, Confidence, Direction, Grade, Operation
from seawall.policy.deciding import decide
from seawall.policy.policy import Policy
from seawall.policy.policy_set import PolicySet

_WORDS = frozenset(
    [
        "detector",
        "category",
        "confidence",
        "records",
        "whose",
        "grade",
        "approved",
        "blocked",
        "excepted",
        "permits",
        "tool_teams",
        "tool",
        "principal",
        "teams",
        "acting_for",
        "channel",
        "direction",
        "operation",
        "subject",
        "coverage",
        "unread",
        "strict",
        "key",
    ]
)


class Example(msgspec.Struct, frozen=True):
    """A case and what must come of it."""

    policy: str
    name: str
    takes_part: bool
    """Whether the policy must be, or must not be, among those that decide."""
    exchange: Exchange
    findings: tuple[Finding, ...]
    strict: bool
    action: Action


class Outcome(msgspec.Struct, frozen=True):
    """What came of it."""

    policy: str
    name: str
    passed: bool
    explanation: str
    """Empty when it passed."""


def read_examples(policy: Policy) -> list[Example]:
    """The examples of a policy.

    Raises:
        ConfigError: one that can't be read; says which and what it lacks.
    """
    return [_read(policy.id, name, text) for name, text in policy.examples.items()]


def run_examples(policy_set: PolicySet, policies: list[Policy] | None = None) -> list[Outcome]:
    """Decide every example of some policies (all when None) with a policy set.

    Raises:
        ConfigError: as :func:`read_examples`.
    """
    chosen = list(policy_set.policies.values()) if policies is None else policies
    examples = [example for policy in chosen for example in read_examples(policy)]
    sets = {strict: policy_set.in_mode(strict=strict) for strict in {example.strict for example in examples}}
    return [_run(sets[example.strict], example) for example in examples]


def _run(policy_set: PolicySet, example: Example) -> Outcome:
    verdict = decide(policy_set, example.exchange, example.findings)
    wrong = ""
    if verdict.action is not example.action:
        wrong = f"it comes to {verdict.action} by {', '.join(verdict.policies)}, not to {example.action}"
    elif (example.policy in verdict.policies) != example.takes_part:
        part = "no part" if example.takes_part else "a part"
        wrong = f"the policy has {part} in it; decided by {', '.join(verdict.policies)}"
    return Outcome(example.policy, example.name, not wrong, wrong)


def _read(policy: str, name: str, text: str) -> Example:
    case, arrow, action = text.partition("->")
    given: dict[str, str] = {}
    nothing = False
    for word in case.split():
        key, equals, value = word.partition("=")
        if word == "nothing":
            nothing = True
        elif equals and key in _WORDS:
            given[key] = value
        else:
            raise _unreadable(policy, name, f"{word!r} is not known")
    try:
        if not arrow:
            raise ValueError("there is no -> with an action")
        return Example(
            policy=policy,
            name=name,
            takes_part=not name.startswith("not_"),
            exchange=_exchange(given),
            findings=() if nothing else (_finding(given),),
            strict=given.get("strict") == "yes",
            action=Action(action.strip()),
        )
    except (ValueError, UsageError) as error:
        raise _unreadable(policy, name, str(error)) from None


def _unreadable(policy: str, name: str, what: str) -> ConfigError:
    return ConfigError(
        f"The example {name} of {policy} can't be read: {what}",
        advice='Write it as "detector=email grade=consumer -> block"; docs/policy.md lists the words.',
    )


def _list(text: str) -> list[str]:
    return [word for word in text.split(",") if word]


def _finding(given: dict[str, str]) -> Finding:
    return Finding(
        detector=given.get("detector", "email"),
        category=Category(given.get("category", "customer_pii")),
        confidence=Confidence(given.get("confidence", "likely")),
        count=int(given.get("records", "1")),
        subject=given.get("whose"),
        start=0,
        end=1,
    )


def _exchange(given: dict[str, str]) -> Exchange:
    unread = tuple(sorted(set(_list(given.get("unread", "")))))
    if set(unread) - UNREAD_KINDS:
        raise ValueError(f"unread knows {', '.join(sorted(UNREAD_KINDS))}")
    inspected, _, strings = given.get("coverage", "0/1" if unread else "1/1").partition("/")
    return Exchange(
        principal=Principal.parse(
            given.get("principal", "person:someone"),
            teams=tuple(_list(given.get("teams", ""))),
            acting_for=given.get("acting_for"),
        ),
        tool=Tool(
            id=given.get("tool", "a-tool"),
            name=given.get("tool", "the tool"),
            grade=Grade(given.get("grade", "business")),
            approved=given.get("approved", "yes") == "yes",
            permits=frozenset(Category(word) for word in _list(given.get("permits", ""))),
            teams=frozenset(_list(given.get("tool_teams", ""))),
            blocked=given.get("blocked") == "yes",
            excepted=frozenset(_list(given.get("excepted", ""))),
        ),
        channel=Channel(given.get("channel", "gateway")),
        direction=Direction(given.get("direction", "out")),
        operation=Operation(given.get("operation", "send")),
        subject=given.get("subject"),
        coverage=Coverage(int(inspected), int(strings), unread),
        categories=frozenset(Category(word) for word in _list(given.get("key", ""))),
    )
