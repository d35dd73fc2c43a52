"""May I use this tool for that? The policy set is asked as at the moment of use, and answers in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import msgspec

from seawall.discovery.catalogue import Catalogue
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.settings import Settings
from seawall.model.words import Action, Category, Channel, Confidence
from seawall.policy.approved_list import Listed
from seawall.policy.deciding import decide
from seawall.policy.endpoint_policy import TYPICAL, visit
from seawall.policy.phrases import describe
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


_ASKED = {
    Category.CUSTOMER_PII: "customers' details",
    Category.ORDER_HISTORY: "orders",
    Category.PAYMENT_DATA: "payment data",
    Category.INTERNAL_PRICING: "internal prices",
    Category.SUPPLIER_CONTRACT: "supplier terms",
    Category.CREDENTIALS: "passwords or keys",
}
"""Kinds of data as somebody asks about them, who has no text yet."""
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
        message=_asked(verdict.message, categories),
        alternative=verdict.alternative,
        policies=verdict.policies,
    )


def meant(listed: Mapping[str, Listed], known: Catalogue, named: str) -> tuple[str, ...]:
    """Ids of the tools that somebody may mean by an id, a name, a host or an address: the likeliest first.

    Plans share an address, so an address means each of them, an approved one first; so does the name of one, but that
    one comes first.
    """
    text = named.strip()
    host = text.partition("://")[2].partition("/")[0] if "://" in text else text.partition("/")[0]
    at = known.find(host) if "." in host else None
    if at is not None:
        return tuple(sorted((tool.id for tool in at.tools), key=lambda id: not listed[id].tool.approved))
    wanted = text.casefold()
    found = next((id for id, one in listed.items() if wanted in (id.casefold(), one.tool.name.casefold())), None)
    if found is None:
        return ()
    plans = known.plans_of(listed[found].known)
    return (found, *(plan.id for plan in plans if plan.id != found))


def _asked(message: str, categories: Sequence[Category]) -> str:
    """A policy's words with the kinds of data that were asked about instead of what stood for them."""
    if not categories:
        return message
    spoken = describe({TYPICAL[category]: 1 for category in categories})
    kinds = [_ASKED[category] for category in dict.fromkeys(categories)]
    asked = kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"
    return message.replace(spoken, asked).replace(spoken[:1].upper() + spoken[1:], asked[:1].upper() + asked[1:])
