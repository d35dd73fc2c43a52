"""Policies in plain words: what happens to each kind of data for each state of tool, and every policy's own text.

The table is not written by hand: each cell is what the policy set in force decides for one typical finding.
"""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
from litestar.response import Response

from seawall.access.roles import Permission
from seawall.console.parts import Page, Route
from seawall.console.visit import Visit
from seawall.model.errors import NotFound
from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Category, Channel, Confidence, Grade, PrincipalKind
from seawall.policy import PolicySet, decide
from seawall.policy.catalogue import tools

_TYPICAL = {
    Category.CUSTOMER_PII: "email",
    Category.ORDER_HISTORY: "order_record",
    Category.PAYMENT_DATA: "payment_card",
    Category.INTERNAL_PRICING: "price_list",
    Category.SUPPLIER_CONTRACT: "contract",
    Category.CREDENTIALS: "api_key",
}


class Column(msgspec.Struct, frozen=True):
    """A state a tool can be in."""

    name: str
    tool: Tool


class Row(msgspec.Struct, frozen=True):
    """A kind of data, and what happens to it in each column."""

    name: str
    cells: tuple[tuple[str, tuple[str, ...]], ...]
    """Action and the policies that made it so."""


_STATES = (
    Column("Approved tool", Tool(id="approved", name="an approved tool", grade=Grade.BUSINESS, approved=True)),
    Column("Not approved", Tool(id="unapproved", name="an unapproved tool", grade=Grade.BUSINESS, approved=False)),
    Column("Consumer chatbot", Tool(id="consumer", name="a consumer chatbot", grade=Grade.CONSUMER, approved=False)),
)


def table(policy: PolicySet, columns: tuple[Column, ...]) -> list[Row]:
    """One row a category, then card security codes and whole tables, which have rules of their own."""
    rows = [(category, detector, 1, "") for category, detector in _TYPICAL.items()]
    rows += [
        (Category.PAYMENT_DATA, "card_security_code", 1, "Card security codes"),
        (Category.CUSTOMER_PII, "bulk_records", 250, "Whole tables and exports"),
    ]
    anyone = Principal(PrincipalKind.PERSON, "anyone")
    made = []
    for category, detector, count, name in rows:
        finding = Finding(
            detector=detector, category=category, start=0, end=1, confidence=Confidence.VERY_LIKELY, count=count
        )
        cells = []
        for column in columns:
            exchange = Exchange(
                principal=anyone, tool=column.tool, channel=Channel.GATEWAY, coverage=Coverage(inspected=1, strings=1)
            )
            verdict = decide(policy, exchange, (finding,))
            cells.append(((verdict.would or verdict.action).value, verdict.policies))
        made.append(Row(name or category.value, tuple(cells)))
    return made


async def overview(visit: Visit) -> Response[Any]:
    """The table and the list of policies."""
    policy = visit.parts.policy()
    rows = await asyncio.to_thread(table, policy, _STATES)
    return visit.page(
        "policies.html",
        columns=_STATES,
        rows=rows,
        policies=list(policy.policies.values()),
        policy_hash=policy.hash,
        observe=policy.observe,
        tools=list(tools(visit.parts.settings).values()),
    )


async def one(visit: Visit) -> Response[Any]:
    """One policy: what it says, why, its text and its examples."""
    found = visit.parts.policy().policies.get(visit.request.path_params["policy_id"])
    if found is None:
        raise NotFound("There is no policy of this name")
    return visit.page("policy.html", policy=found)


PAGE = Page(
    title="Policies",
    order=5,
    routes=(
        Route(method="GET", path="/policies", permission=Permission.POLICIES_READ, answer=overview),
        Route(method="GET", path="/policies/{policy_id:str}", permission=Permission.POLICIES_READ, answer=one),
    ),
)
