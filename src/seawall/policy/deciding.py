"""One exchange and what was found in it, in; one verdict, out. Pure, and it never raises."""

from __future__ import annotations

from collections.abc import Sequence

from seawall.model.exchange import Exchange
from seawall.model.finding import Finding
from seawall.model.verdict import Verdict
from seawall.model.words import Action, Channel, PrincipalKind
from seawall.policy.phrases import fill
from seawall.policy.policy_set import DECISION_FAILED, DEFAULT_DENY, Answer, PolicySet, Question
from seawall.policy.schema import WHOLE

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
    """
    shopper = _faces_shopper(exchange)
    whole = policy_set.answer(exchange.principal, exchange.tool, _question(exchange, None, shopper))
    answers: dict[Question, Answer] = {}
    asked: list[Question] = []
    for finding in findings:
        question = _question(exchange, finding, shopper)
        asked.append(question)
        if question not in answers:
            answers[question] = policy_set.answer(exchange.principal, exchange.tool, question)
    deciding = list(answers.values())
    if not findings or whole.action is not Action.ALLOW:
        deciding.append(whole)
    deciding.sort(key=lambda answer: -answer.action.rank)
    action = deciding[0].action
    policies = tuple(dict.fromkeys(id for answer in deciding for id in answer.policies))
    actions = tuple(max((answers[question].action, whole.action), key=lambda action: action.rank) for question in asked)
    told = {finding.detector: 0 for finding, own in zip(findings, actions, strict=True) if own is action}
    for finding, own in zip(findings, actions, strict=True):
        if own is action:
            told[finding.detector] += 1
    message, alternative = _words(policy_set, policies, told, exchange.tool.name or exchange.tool.id)
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


def _question(exchange: Exchange, finding: Finding | None, shopper: bool) -> Question:
    return Question(
        category=finding.category.value if finding else WHOLE,
        detector=finding.detector if finding else WHOLE,
        confidence=finding.confidence.value if finding else WHOLE,
        records=finding.count if finding else 0,
        channel=exchange.channel.value,
        direction=exchange.direction.value,
        operation=exchange.operation.value,
        complete=exchange.coverage.complete,
        shopper=shopper,
        other_customer=bool(finding and finding.subject and exchange.subject and finding.subject != exchange.subject),
    )


def _words(policy_set: PolicySet, policies: tuple[str, ...], found: dict[str, int], tool: str) -> tuple[str, str]:
    """Message and alternative of the first policy that has any."""
    for id in policies:
        if id in _WITHOUT_POLICY:
            return _WITHOUT_POLICY[id]
        policy = policy_set.policies[id]
        if policy.message:
            return fill(policy.message, found, tool), fill(policy.alternative, found, tool)
    return "", ""


def _obligations(policy_set: PolicySet, action: Action, policies: tuple[str, ...]) -> tuple[str, ...]:
    """What the policies ask for, sorted. A blocked exchange has no answer to restore or hold."""
    named = {word for id in policies if id in policy_set.policies for word in policy_set.policies[id].obligations}
    return tuple(sorted(named - {"restore", "hold"} if action is Action.BLOCK else named))
