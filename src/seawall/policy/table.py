"""The policies as one table: what happens to each kind of data on its way to each kind of tool.

No cell is written by hand: each is what the policy set decides for one typical finding.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from seawall.model.exchange import Coverage, Exchange, Principal, Tool
from seawall.model.finding import Finding
from seawall.model.words import Action, Category, Channel, Confidence, Direction, Grade, PrincipalKind
from seawall.policy.deciding import decide
from seawall.policy.policy_set import PolicySet


class Column(msgspec.Struct, frozen=True):
    """A tool, or a state a tool can be in."""

    name: str
    tool: Tool


class Cell(msgspec.Struct, frozen=True):
    """What happens, and by which policies."""

    column: str
    action: Action
    policies: tuple[str, ...]


class Row(msgspec.Struct, frozen=True):
    """A kind of data and what happens to it for each column."""

    name: str
    category: Category | None
    detector: str
    cells: tuple[Cell, ...]


STATES = (
    Column("approved", Tool(id="approved", name="an approved tool", grade=Grade.BUSINESS, approved=True)),
    Column(
        "approved and permitted",
        Tool(
            id="permitted",
            name="a tool approved for it",
            grade=Grade.BUSINESS,
            approved=True,
            permits=frozenset(Category),
        ),
    ),
    Column("not approved", Tool(id="unapproved", name="an unapproved tool", grade=Grade.BUSINESS)),
    Column("consumer", Tool(id="consumer", name="a consumer tool", grade=Grade.CONSUMER)),
)

_KINDS = (
    ("Customer details", Category.CUSTOMER_PII, "email", 1),
    ("Order history", Category.ORDER_HISTORY, "order_record", 1),
    ("Payment data", Category.PAYMENT_DATA, "payment_card", 1),
    ("Card security codes", Category.PAYMENT_DATA, "card_security_code", 1),
    ("Internal pricing", Category.INTERNAL_PRICING, "price_list", 1),
    ("Supplier contracts", Category.SUPPLIER_CONTRACT, "contract", 1),
    ("Passwords and keys", Category.CREDENTIALS, "api_key", 1),
    ("Whole tables and exports", Category.CUSTOMER_PII, "bulk_records", 250),
)
ANYONE = Principal(PrincipalKind.PERSON, "anyone")


def table(policy_set: PolicySet, columns: Sequence[Column] = STATES, principal: Principal = ANYONE) -> list[Row]:
    """One row a kind of data, and one for text that holds nothing sensitive. In observe mode, what would be done."""
    rows = [
        Row(name, category, detector, _cells(policy_set, columns, principal, [_finding(category, detector, records)]))
        for name, category, detector, records in _KINDS
    ]
    return [*rows, Row("Nothing sensitive", None, "", _cells(policy_set, columns, principal, []))]


def by_category(
    policy_set: PolicySet,
    tool: Tool,
    principal: Principal,
    direction: Direction = Direction.OUT,
    key_categories: frozenset[Category] = frozenset(),
) -> dict[Category, Cell]:
    """What happens to a typical value of each category on its way from somebody to a tool, or back in its answer.

    ``key_categories`` are those the key in use is for; empty for all.
    """
    column = Column(tool.id, tool)
    typical = {category: (detector, records) for _, category, detector, records in reversed(_KINDS)}
    return {
        category: _cell(
            policy_set, column, principal, [_finding(category, *typical[category])], direction, key_categories
        )
        for category in Category
    }


def _finding(category: Category, detector: str, records: int) -> Finding:
    return Finding(
        detector=detector, category=category, confidence=Confidence.VERY_LIKELY, count=records, start=0, end=1
    )


def _cells(
    policy_set: PolicySet, columns: Sequence[Column], principal: Principal, findings: list[Finding]
) -> tuple[Cell, ...]:
    return tuple([_cell(policy_set, column, principal, findings) for column in columns])


def _cell(
    policy_set: PolicySet,
    column: Column,
    principal: Principal,
    findings: list[Finding],
    direction: Direction = Direction.OUT,
    key_categories: frozenset[Category] = frozenset(),
) -> Cell:
    exchange = Exchange(
        principal,
        column.tool,
        Channel.GATEWAY,
        direction=direction,
        coverage=Coverage(1, 1),
        categories=key_categories,
    )
    verdict = decide(policy_set, exchange, findings)
    return Cell(column.name, verdict.would or verdict.action, verdict.policies)
