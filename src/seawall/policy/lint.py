"""What is wrong with a shop's policies, and what could be clearer: ``seawall policy lint``.

Errors are what would not work or not be understood: a file that does not compile, words that never occur, a message
that is missing, an example that does not hold, a policy without one. Hints are what probably was meant otherwise: a
policy without effect, one that only a hard forbid answers, one that takes a protection away, words that say little
(AUP-5: vague policies get ignored) or that blame (RISK-4: nobody who pastes a customer's address means harm).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum

import msgspec

from seawall.model.errors import ConfigError
from seawall.model.words import Action
from seawall.policy.examples import read_examples, run_examples
from seawall.policy.policy import Policy, read_policy
from seawall.policy.policy_set import PolicySet, builtin_sources
from seawall.policy.reach import reach
from seawall.policy.schema import VALUES
from seawall.policy.vocabulary import vocabulary


class Weight(StrEnum):
    """How much a remark weighs."""

    ERROR = "error"
    HINT = "hint"


class Remark(msgspec.Struct, frozen=True):
    """One thing lint has to say about one file."""

    source: str
    weight: Weight
    rule: str
    """``compiles``, ``words``, ``message``, ``vague``, ``blame``, ``example``, ``effect``, ``hard-forbid`` or
    ``lifts``."""
    text: str


_VAGUE = re.compile(
    r"\b(appropriate(ly)?|as needed|if necessary|where possible|reasonabl[ey]|etc|and so on|be careful|use judge?ment"
    r"|confidential information|sensitive information|properly|generally|usually|normally|in most cases)\b",
    re.IGNORECASE,
)
_BLAMING = re.compile(
    r"\b(violat\w*|forbidden|prohibited|illegal\w*|unauthori[sz]ed|must not|misconduct|offen[cs]e|negligen\w*"
    r"|careless\w*|your fault|guilty|disciplin\w*|caught|punish\w*)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_KNOWN_PLACEHOLDERS = frozenset({"found", "tool"})


def lint(sources: Mapping[str, str], *, detectors: Collection[str] = ()) -> list[Remark]:
    """Remarks on policies that would be added to the built-in ones, errors first, then by file.

    ``detectors`` are the ids there are; without them, detector names are not looked at.
    """
    remarks: list[Remark] = []
    policies: list[Policy] = []
    for source in sorted(sources):
        try:
            policies.append(read_policy(source, sources[source]))
        except ConfigError as error:
            remarks.append(Remark(source, Weight.ERROR, "compiles", str(error)))
    for policy in policies:
        remarks += _alone(policy, detectors)
    readable = {policy.source: policy.text for policy in policies}
    try:
        policy_set = PolicySet.compile({**builtin_sources(), **readable})
    except ConfigError as error:
        remarks.append(Remark(_named_in(str(error), readable), Weight.ERROR, "compiles", str(error)))
    else:
        for policy in policies:
            remarks += _among_others(policy_set, policy)
    return sorted(remarks, key=lambda remark: (remark.weight is not Weight.ERROR, remark.source, remark.rule))


def _named_in(message: str, sources: Collection[str]) -> str:
    return next((source for source in sources if source in message), "")


def _alone(policy: Policy, detectors: Collection[str]) -> Iterator[Remark]:
    """What one file shows by itself."""

    def remark(weight: Weight, rule: str, text: str) -> Remark:
        return Remark(policy.source, weight, rule, text)

    spoken = vocabulary(policy)
    for attribute, word in spoken.unknown():
        near = get_close_matches(word, VALUES[attribute], 1)
        yield remark(
            Weight.ERROR,
            "words",
            f'{attribute} is never "{word}"' + (f'; did you mean "{near[0]}"?' if near else ""),
        )
    for word in (
        sorted(spoken.words.get("detector", frozenset()) - frozenset(detectors) - {"none"}) if detectors else ()
    ):
        near = get_close_matches(word, list(detectors), 1)
        hint = f'; did you mean "{near[0]}"?' if near else ""
        yield remark(Weight.ERROR, "words", f'There is no detector "{word}"{hint}')
    lacking = [name for name in ("title", "why", "message") if not getattr(policy, name)]
    if not policy.alternative and (policy.forbids or policy.actions - {Action.ALLOW}):
        lacking.append("alternative")
    if lacking:
        yield remark(Weight.ERROR, "message", f"It lacks {', '.join('@' + name for name in lacking)}")
    for name in ("title", "why", "message", "alternative"):
        text = getattr(policy, name)
        for word in _PLACEHOLDER.findall(text):
            if word not in _KNOWN_PLACEHOLDERS:
                yield remark(Weight.ERROR, "message", f"@{name} has {{{word}}}; there are {{found}} and {{tool}}")
        if vague := _VAGUE.search(text):
            yield remark(Weight.HINT, "vague", f'@{name} says "{vague[0]}", which everyone reads differently: say what')
        if blaming := _BLAMING.search(text):
            yield remark(Weight.HINT, "blame", f'@{name} says "{blaming[0]}"; most of this is well meant: say why')


def _among_others(policy_set: PolicySet, policy: Policy) -> Iterator[Remark]:
    """What a file does beside the others."""

    def remark(weight: Weight, rule: str, text: str) -> Remark:
        return Remark(policy.source, weight, rule, text)

    try:
        examples = read_examples(policy)
    except ConfigError as error:
        yield remark(Weight.ERROR, "example", str(error))
    else:
        for outcome in run_examples(policy_set, [policy]):
            if not outcome.passed:
                yield remark(Weight.ERROR, "example", f"{outcome.name} does not hold: {outcome.explanation}")
        if not any(example.takes_part for example in examples):
            yield remark(Weight.ERROR, "example", 'It has no example: add @example_NAME("detector=email -> mask")')
    found = reach(policy_set, policy)
    if not found.applies:
        yield remark(Weight.HINT, "effect", "Its conditions never hold")
    elif not found.decides and found.barred:
        bars = ", ".join(id for id in found.instead if id in policy_set.policies and policy_set.policies[id].hard)
        yield remark(Weight.HINT, "hard-forbid", f"It never takes effect: {bars} can't be lifted")
    elif not found.decides:
        yield remark(Weight.HINT, "effect", f"It never takes effect: {', '.join(found.instead)} decides instead")
    built_in = builtin_sources().get(policy.source)
    if not policy.hard and policy.forbids and Action.BLOCK in policy.actions and built_in != policy.text:
        yield remark(Weight.HINT, "lifts", "It takes blocks away; what then goes through is what other policies permit")
    if built_in is not None and built_in != policy.text:
        yield remark(Weight.HINT, "lifts", f"It replaces the built-in {policy.id}")
