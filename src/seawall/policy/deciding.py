"""One exchange and what was found in it, in; one verdict, out. Pure, and it never raises."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from seawall.model.exchange import Exchange
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Channel, PrincipalKind
from seawall.policy.phrases import fill, records_of
from seawall.policy.policy_set import DECISION_FAILED, DEFAULT_DENY, Answer, PolicySet, Question
from seawall.policy.schema import WHOLE

verdicts_remembered_max = 4_096
findings_remembered_max = 64
"""Exchanges with more findings are hardly ever alike."""
_RANK = {action: action.rank for action in Action}
_WITHOUT_POLICY = {
    DEFAULT_DENY: (
        "No policy of this shop covers this yet, so it stays here.",
        "Ask whoever looks after AI tools; it is quickly added if the work needs it.",
    ),
    DECISION_FAILED: (
        "The policies could not be applied to this, so it stays here to be safe.",
        "Try again without unusual characters in names, or tell whoever looks after AI tools.",
    ),
}


def decide(policy_set: PolicySet, exchange: Exchange, findings: Sequence[Finding]) -> Verdict:
    """The verdict on an exchange.

    For each finding the strongest action the policies permit, ``block`` when they permit none; for the exchange the
    strongest of these and of what the exchange as a whole meets (a tool for other teams, parts nobody could read).
    Each finding is judged on its own, so that one more finding never weakens the verdict.

    Never raises: what can't be decided is blocked by ``decision-failed``.

    A verdict depends on the policy set and on what :func:`_deciding` lists, and on nothing else, so it is remembered.
    """
    if len(findings) > findings_remembered_max:
        return _decide(policy_set, exchange, findings)
    key = _deciding(exchange, findings)
    verdicts = policy_set.verdicts
    verdict = verdicts.get(key)
    if verdict is None:
        verdict = _decide(policy_set, exchange, findings)
        if len(verdicts) >= verdicts_remembered_max:
            verdicts.clear()
        verdicts[key] = verdict
    return verdict


def _deciding(exchange: Exchange, findings: Sequence[Finding]) -> Hashable:
    """Everything a verdict depends on beside the policy set. Places of findings are not among it; their order is."""
    # ``_value_`` is what hashing an enum member looks up in Python code each time.
    subject = exchange.subject
    return (
        exchange.principal,
        exchange.tool,
        exchange.channel._value_,
        exchange.direction._value_,
        exchange.operation._value_,
        exchange.coverage.complete,
        exchange.coverage.unread,
        subject is None,
        exchange.categories,
        tuple(
            [
                (one.category._value_, one.detector, one.confidence._value_, one.count, one.of_another_than(subject))
                for one in findings
            ]
        ),
    )


def _decide(policy_set: PolicySet, exchange: Exchange, findings: Sequence[Finding]) -> Verdict:
    """The verdict, worked out."""
    ask = policy_set.answer
    principal, tool = exchange.principal, exchange.tool
    whole_question = _whole(exchange)
    whole = ask(principal, tool, whole_question)
    answers: dict[tuple[str, str, str, int, bool], Answer] = {}
    own: list[Answer] = []
    for finding in findings:
        # ``_value_`` is what hashing an enum member looks up in Python code each time; texts have many findings.
        key = (
            finding.category._value_,
            finding.detector,
            finding.confidence._value_,
            finding.count,
            finding.of_another_than(exchange.subject),
        )
        answer = answers.get(key)
        if answer is None:
            category, detector, confidence, records, other = key
            answers[key] = answer = ask(
                principal,
                tool,
                whole_question._replace(
                    category=category, detector=detector, confidence=confidence, records=records, other_customer=other
                ),
            )
        own.append(answer)
    deciding = list(answers.values())
    if not findings or whole.action is not Action.ALLOW:
        deciding.append(whole)
    deciding.sort(key=lambda answer: -_RANK[answer.action])
    action = deciding[0].action
    policies = tuple(dict.fromkeys(id for answer in deciding for id in answer.policies))
    least = _RANK[whole.action]
    actions = tuple([answer.action if _RANK[answer.action] > least else whole.action for answer in own])
    found: dict[str, int] = {}
    for finding, met in zip(findings, actions, strict=True):
        if met is action:
            found[finding.detector] = found.get(finding.detector, 0) + records_of(finding)
    message, alternative = (fill(text, found, tool.name or tool.id) for text in words_of(policy_set, policies))
    obligations = _obligations(policy_set, action, (*policies, *whole.policies))
    if not policy_set.observe:
        return Verdict(
            action=action,
            actions=actions,
            policies=policies,
            obligations=obligations,
            message=message,
            alternative=alternative,
            policy_set=policy_set.hash,
        )
    return Verdict(
        action=Action.ALLOW,
        actions=(Action.ALLOW,) * len(actions),
        policies=policies,
        message=message,
        alternative=alternative,
        policy_set=policy_set.hash,
        would=action,
    )


def _faces_shopper(exchange: Exchange) -> bool:
    return (
        exchange.subject is not None
        or exchange.channel is Channel.CHATBOT
        or exchange.principal.kind is PrincipalKind.SHOPPER
    )


def _whole(exchange: Exchange) -> Question:
    """The question about the exchange as a whole, which the one about a finding goes out from."""
    return Question(
        category=WHOLE,
        detector=WHOLE,
        confidence=WHOLE,
        records=0,
        channel=exchange.channel._value_,
        direction=exchange.direction._value_,
        operation=exchange.operation._value_,
        complete=exchange.coverage.complete,
        shopper=_faces_shopper(exchange),
        other_customer=False,
        unread=exchange.coverage.unread,
        key_categories=tuple(sorted(exchange.categories)),
    )


def words_of(policy_set: PolicySet, policies: tuple[str, ...]) -> tuple[str, str]:
    """Message and alternative of the first policy that has any, with ``{found}`` and ``{tool}`` as they stand there."""
    for id in policies:
        if id in _WITHOUT_POLICY:
            return _WITHOUT_POLICY[id]
        policy = policy_set.policies[id]
        if policy.message:
            return policy.message, policy.alternative
    return "", ""


def _obligations(policy_set: PolicySet, action: Action, policies: tuple[str, ...]) -> tuple[str, ...]:
    """What the policies ask for, sorted. A blocked exchange has no answer to restore or hold."""
    named = {word for id in policies if id in policy_set.policies for word in policy_set.policies[id].obligations}
    return tuple(sorted(named - {"restore", "hold"} if action is Action.BLOCK else named))
