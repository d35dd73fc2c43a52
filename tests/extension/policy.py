"""A short policy as the server would send it: what the browser tests hand to the extension where none is needed."""

from __future__ import annotations

from typing import Any

CATEGORIES = (
    "customer_pii",
    "order_history",
    "payment_data",
    "internal_pricing",
    "supplier_contract",
    "credentials",
)
APPROVED, CONSUMER = "approved.example", "consumer.example"
SITES = ("chatgpt.com", "claude.ai", "gemini.google.com", "chat.mistral.ai", "www.perplexity.ai", "chat.deepseek.com")
"""Real names, so that the extension's own list knows them; every one of them leads to the stand-in."""


def cell(action: str, policy: str, justify_minutes: int = 0) -> dict[str, Any]:
    return {
        "action": action,
        "policy": policy,
        "message": "This holds {found}, and {tool} must not have it.",
        "alternative": "",
        "justifyMinutes": justify_minutes,
    }


def columns() -> dict[str, Any]:
    allow = cell("allow", "nothing-sensitive")
    masks = {"customer_pii", "order_history", "payment_data", "credentials"}
    return {
        "masking": {
            "none": allow,
            "categories": {
                name: cell("mask", "mask-customer-data") if name in masks else cell("block", "prices-and-contracts")
                for name in CATEGORIES
            },
            "detectors": {
                "card_security_code": cell("block", "card-security-code"),
                "bulk_records": cell("block", "bulk-records"),
            },
        },
        "blocking": {
            "none": allow,
            "categories": {name: cell("block", "customer-data-to-public-tool", 15) for name in CATEGORIES},
            "detectors": {},
        },
        "coaching": {
            "none": allow,
            "categories": {name: cell("coach", "coach-customer-data") for name in CATEGORIES},
            "detectors": {},
        },
    }


def tool(name: str, hosts: list[str], column: str, *, approved: bool = True) -> dict[str, Any]:
    return {
        "id": name,
        "name": name.capitalize(),
        "vendor": "Example",
        "hosts": hosts,
        "state": "approved" if approved else "unlisted",
        "grade": "business" if approved else "consumer",
        "columns": {"work": column, "personal": "blocking", "unknown": column},
        "facts": [{"topic": "training", "text": "unknown", "source": "", "date": ""}],
    }


def policy(**changes: Any) -> dict[str, Any]:
    """`masking` at approved tools, `blocking` at deepseek and perplexity, `coaching` at mistral."""
    return {
        "format": 1,
        "version": 1,
        "issued": "2026-11-01T00:00:00Z",
        "expires": "2027-06-01T00:00:00Z",
        "organisation": "Example Shop",
        "observe": False,
        "failMode": "closed",
        "pollSeconds": 300,
        "languages": ["en"],
        "contact": {"name": "Security", "url": "https://seawall.shop.example/"},
        "work": {"domains": ["shop.example"], "orgs": ["org-1a2b"]},
        "tools": [
            tool("chatgpt", ["chatgpt.com"], "masking"),
            tool("claude", ["claude.ai"], "masking"),
            tool("gemini", ["gemini.google.com"], "masking"),
            tool("mistral", ["chat.mistral.ai"], "coaching"),
            tool("perplexity", ["www.perplexity.ai"], "blocking", approved=False),
            tool("deepseek", ["chat.deepseek.com"], "blocking", approved=False),
        ],
        "decisions": columns(),
        "sites": [],
        "tenantHeaders": [],
        **changes,
    }


def stern() -> dict[str, Any]:
    """The same, and where it blocks there is nobody to ask."""
    made = policy()
    for one in made["decisions"]["blocking"]["categories"].values():
        one["justifyMinutes"] = 0
    return made
