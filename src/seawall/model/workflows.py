"""The register of workflows (AC-6): what hands product, order or customer data to an AI, and what stands before it.

Values only; store/workflows.py keeps them, governance/workflows.py judges them by what was seen.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

from seawall.model.words import Category

workflows_max = 1_000
name_chars_max = 120
owner_chars_max = 200
runners_max = 20
"""Principals one workflow may name."""


class Feed(StrEnum):
    """What a workflow is fed with: the six sensitive categories, and product data, which is none of them."""

    PRODUCT_DATA = "product_data"
    CUSTOMER_PII = Category.CUSTOMER_PII.value
    ORDER_HISTORY = Category.ORDER_HISTORY.value
    PAYMENT_DATA = Category.PAYMENT_DATA.value
    INTERNAL_PRICING = Category.INTERNAL_PRICING.value
    SUPPLIER_CONTRACT = Category.SUPPLIER_CONTRACT.value
    CREDENTIALS = Category.CREDENTIALS.value


class Means(StrEnum):
    """How the data gets there."""

    KEY = "key"
    """A script or service with a key."""
    AGENT = "agent"
    CHATBOT = "chatbot"
    """One that shoppers talk to."""
    EXPORT = "export"
    """A file that is exported and handed over."""
    PLUGIN = "plug-in"
    """An extension of the shop system or another program."""
    STAFF = "staff"
    """People, in a browser or on a desktop."""


class Gatekeeper(StrEnum):
    """What looks at the data before the AI gets it."""

    GATEWAY = "gateway"
    BROWSER = "browser"
    CLIPBOARD = "clipboard"
    CHECK = "check"
    """The check API, which the workflow asks before it hands on."""
    MCP = "mcp"
    SQL = "sql"
    NONE = "none"


class Standing(StrEnum):
    """Whether it is one."""

    LISTED = "listed"
    DISMISSED = "dismissed"
    """Somebody said that this is no workflow of the shop's; it is not proposed again."""


class Workflow(msgspec.Struct, frozen=True, kw_only=True):
    """One entry."""

    id: str = ""
    """Empty for one that is not kept yet."""
    name: str
    owner: str = ""
    """Who answers for it."""
    feeds: tuple[Feed, ...] = ()
    tool: str
    """Id of the AI tool it feeds."""
    means: Means
    gatekeeper: Gatekeeper = Gatekeeper.NONE
    """What the shop says stands before it; events prove it or do not."""
    runners: tuple[str, ...] = ()
    """Principals it runs as, ``service:newsletter``; empty means the staff."""
    review_by: str = ""
    """Day by which somebody looks at it again, ``2027-03-31``."""
    standing: Standing = Standing.LISTED
    by: str = ""
    changed_ms: int = 0
