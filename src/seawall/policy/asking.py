"""May I use this tool for that? The policy set is asked as at the moment of use, and answers in words."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import msgspec

from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.settings import Settings
from seawall.model.words import Action, Category, Channel, Confidence
from seawall.policy.deciding import decide
from seawall.policy.endpoint_policy import TYPICAL, visit
from seawall.policy.policy_set import PolicySet


class May(StrEnum):
    """The short answer."""

    YES = "yes"
    THIS_WAY = "this way"
    """Yes, and something happens to the data on the way, which the message says."""
    NO = "no"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is told."""

    may: May
    tool: str
    message: str
    alternative: str
    policies: tuple[str, ...]


_MAY = {Action.ALLOW: May.YES, Action.COACH: May.THIS_WAY, Action.MASK: May.THIS_WAY, Action.BLOCK: May.NO}


def may(
    policy: PolicySet, settings: Settings, principal: Principal, tool: Tool, categories: Sequence[Category]
) -> Answer:
    """The answer for a tool as it stands for somebody, and kinds of data that would go there (none: harmless text)."""
    opened = visit(policy, settings, principal, tool)
    findings = [
        Finding(detector=TYPICAL[category], category=category, confidence=Confidence.VERY_LIKELY, start=0, end=1)
        for category in categories
    ]
    exchange = Exchange(principal, tool, Channel.BROWSER, coverage=Coverage(inspected=1, strings=1))
    sent = decide(policy, exchange, findings)
    verdict = max((opened, sent), key=lambda one: (one.would or one.action).rank)
    if (opened.would or opened.action) is (sent.would or sent.action):
        verdict = sent
    return Answer(
        may=_MAY[verdict.would or verdict.action],
        tool=tool.id,
        message=verdict.message,
        alternative=verdict.alternative,
        policies=verdict.policies,
    )
