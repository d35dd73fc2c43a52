"""Shopify: one bulk operation of the GraphQL Admin API, waited for, and its file of JSON lines.

Facts: https://shopify.dev/docs/api/usage/bulk-operations/queries and /docs/api/usage/limits, read 25 November 2026. A
bulk query has one top-level connection; its file stays for a week; lines of nested connections name their parent in
``__parentId`` and may stand anywhere after it. A query over the rate limit comes back with status 200, the error code
``THROTTLED`` and a ``throttleStatus`` that tells how fast points come back.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import msgspec

from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.shops.asking import Asker, Row, address_of, pause_seconds_max, text, tries_max

api_version = "2026-04"
poll_seconds_min, poll_seconds_max = 2.0, 30.0
polls_max = 20_000
"""At half a minute each, a week."""
rows_at_once = 1_000

_ADDRESS = "firstName lastName address1 zip city phone"
QUERIES = {
    "customers": f"""{{ customers%s {{ edges {{ node {{
        id firstName lastName defaultEmailAddress {{ emailAddress }} defaultPhoneNumber {{ phoneNumber }}
        addressesV2 {{ edges {{ node {{ {_ADDRESS} }} }} }} }} }} }} }}""",
    "orders": f"""{{ orders%s {{ edges {{ node {{
        id name email phone customer {{ id }} billingAddress {{ {_ADDRESS} }} shippingAddress {{ {_ADDRESS} }}
        }} }} }} }}""",
}
_KEYS = "{ %s { edges { node { id } } } }"
NARROWED = ("customers", "orders")
"""What can be asked for since a moment."""
_RUN = """mutation($query: String!) { bulkOperationRunQuery(query: $query) {
  bulkOperation { id status } userErrors { field message } } }"""
_STATE = "query($id: ID!) { node(id: $id) { ... on BulkOperation { id status errorCode objectCount url } } }"


async def rows(asker: Asker, shop: str, token: str, what: str, since: str = "") -> AsyncIterator[list[Row | None]]:
    """Every customer or order, some at a time; None for a line that can't be read.

    Args:
        token: an Admin API access token that may read customers and orders.
        what: a key of :data:`QUERIES`.
        since: only what changed since, as ``2026-11-25T10:00:00Z``; empty for all.

    Raises:
        ConfigError: the token is refused or may not read this, or the shop refuses the query.
        Unavailable: the shop does not answer, or its operation fails.
    """
    narrowed = f"(query: \"updated_at:>='{since}'\")" if since else ""
    async for lines in _exported(asker, address_of(shop), token, QUERIES[what] % narrowed):
        yield [row for line in lines for row in _read(line)]


async def keys(asker: Asker, shop: str, token: str, what: str) -> AsyncIterator[list[str]]:
    """The number of every customer or order there is now. Raises as :func:`rows`."""
    async for lines in _exported(asker, address_of(shop), token, _KEYS % what):
        yield [row["key"] for line in lines for row in _read(line) if row is not None and row["key"]]


async def _exported(asker: Asker, shop: str, token: str, query: str) -> AsyncIterator[list[bytes]]:
    """The lines of a bulk operation's file, some at a time."""
    started = await _ask(asker, shop, token, _RUN, {"query": query})
    run = started.get("bulkOperationRunQuery") or {}
    if run.get("userErrors") or not run.get("bulkOperation"):
        raise ConfigError(
            "Shopify does not start the export", advice="Is another one running, and may the token read customers?"
        )
    url = await _finished(asker, shop, token, run["bulkOperation"]["id"])
    some: list[bytes] = []
    if url:
        async for line in asker.lines(url):
            some.append(line)
            if len(some) >= rows_at_once:
                yield some
                some = []
    if some:
        yield some


async def _finished(asker: Asker, shop: str, token: str, operation: str) -> str:
    """Wait until the file is there; its address, empty when there is nothing in it."""
    wait = poll_seconds_min
    for _ in range(polls_max):
        node = (await _ask(asker, shop, token, _STATE, {"id": operation})).get("node") or {}
        status = node.get("status")
        if status == "COMPLETED":
            return text(node.get("url"))
        if status not in ("CREATED", "RUNNING"):
            code = text(node.get("errorCode")) if text(node.get("errorCode")).isupper() else "no reason given"
            raise Unavailable(f"Shopify's export ended as {str(status)[:20]} ({code[:40]})", advice="Try again later.")
        await asker.pause(wait)
        wait = min(wait * 1.5, poll_seconds_max)
    raise Unavailable("Shopify's export does not end")


async def _ask(asker: Asker, shop: str, token: str, query: str, variables: dict[str, str]) -> dict[str, Any]:
    """One GraphQL question; waited out when it is over the limit."""
    body = msgspec.json.encode({"query": query, "variables": variables})
    headers = (("content-type", "application/json"), ("x-shopify-access-token", token))
    for _ in range(tries_max):
        answer = (await asker.json("POST", f"{shop}/admin/api/{api_version}/graphql.json", headers, body)).body
        if not isinstance(answer, dict):
            break
        errors = answer.get("errors")
        if not errors:
            return answer.get("data") or {}
        if not _throttled(errors):
            raise ConfigError("Shopify refuses the question", advice="May the token read customers and orders?")
        await asker.pause(_until_affordable(answer))
    raise Unavailable("Shopify does not answer as its API promises", advice="Try again later.")


def _throttled(errors: object) -> bool:
    return isinstance(errors, list) and any(
        isinstance(one, dict) and ((one.get("extensions") or {}).get("code") == "THROTTLED") for one in errors
    )


def _until_affordable(answer: dict[str, Any]) -> float:
    """Seconds until there are points enough for the question."""
    try:
        cost = answer["extensions"]["cost"]
        status = cost["throttleStatus"]
        missing = float(cost["requestedQueryCost"]) - float(status["currentlyAvailable"])
        return min(max(missing / float(status["restoreRate"]), 1.0), pause_seconds_max)
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return 2.0


def _read(line: bytes) -> list[Row | None]:
    """The rows of a line: a customer, an address of one, or an order with its two addresses."""
    if not line.strip():
        return []
    try:
        one = msgspec.json.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return [None]
    if not isinstance(one, dict):
        return [None]
    owner = number_of(one.get("__parentId") or (one.get("customer") or {}).get("id"))
    if "name" not in one:
        owner = owner or number_of(one.get("id"))
    base = {
        "key": number_of(one.get("id")) or owner,
        "email": text((one.get("defaultEmailAddress") or {}).get("emailAddress") or one.get("email")),
        "phone": text((one.get("defaultPhoneNumber") or {}).get("phoneNumber") or one.get("phone")),
        "first_name": text(one.get("firstName")),
        "last_name": text(one.get("lastName")),
        "order": text(one.get("name")),
    }
    found: list[Row | None] = [
        {**base, **_address(address, base), "owner": owner}
        for address in (one.get("billingAddress"), one.get("shippingAddress"))
        if isinstance(address, dict) and any(address.values())
    ]
    return found or [{**base, **_address(one, base), "owner": owner}]


def _address(address: dict[str, Any], base: Row) -> Row:
    return {
        "street": text(address.get("address1")),
        "zip": text(address.get("zip")),
        "city": text(address.get("city")),
        "first_name": text(address.get("firstName")) or base["first_name"],
        "last_name": text(address.get("lastName")) or base["last_name"],
        "phone": text(address.get("phone")) or base["phone"],
    }


def number_of(gid: object) -> str:
    """``123`` of ``gid://shopify/Customer/123``."""
    return text(gid).partition("?")[0].rpartition("/")[2]
