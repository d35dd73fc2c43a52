"""Magento and Adobe Commerce: the REST API's searches, page by page, in the order of ids.

Facts: https://developer.adobe.com/commerce/webapi/rest/use-rest/performing-searches/, read 25 November 2026. Some of
its searches answer a page past the end with the last one again (https://github.com/magento/magento2/issues/25619), so
``total_count`` says where to stop.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

from seawall.model.errors import Unavailable
from seawall.wire.shops.asking import Asker, Row, address_of, text, with_addresses

page_rows = 200
pages_max = 1_000_000
_SEARCH = {"customers": ("customers/search", "id"), "orders": ("orders", "entity_id")}
NARROWED = ("customers", "orders")
"""What can be asked for since a moment."""
_NAMES = {"first_name": "firstname", "last_name": "lastname", "street": "street", "zip": "postcode", "city": "city"}
_NAMES |= {"phone": "telephone", "email": "email"}


async def rows(asker: Asker, shop: str, token: str, what: str, since: str = "") -> AsyncIterator[list[Row | None]]:
    """Every customer or order, a page at a time; None for one that can't be read.

    Args:
        token: the access token of an integration that may read customers and sales.
        what: ``customers`` or ``orders``.
        since: only what changed since, as ``2026-11-25T10:00:00Z``; empty for all.

    Raises:
        ConfigError: the token is refused.
        Unavailable: the shop does not answer as its API promises.
    """
    asked: dict[str, str] = {}
    if since:
        one = "searchCriteria[filter_groups][0][filters][0]"
        moment = since.replace("T", " ").rstrip("Z")
        asked = {f"{one}[field]": "updated_at", f"{one}[value]": moment, f"{one}[condition_type]": "gteq"}
    async for items in _pages(asker, shop, token, what, asked):
        yield [row for item in items for row in _read(item, what)]


async def keys(asker: Asker, shop: str, token: str, what: str) -> AsyncIterator[list[str]]:
    """The number of every customer or order there is now. Raises as :func:`rows`.

    ``fields``: https://developer.adobe.com/commerce/webapi/rest/use-rest/retrieve-filtered-responses/
    """
    _, key = _SEARCH[what]
    async for items in _pages(asker, shop, token, what, {"fields": f"items[{key}],total_count"}):
        yield [text(one.get(key)) for one in items if isinstance(one, dict)]


async def _pages(asker: Asker, shop: str, token: str, what: str, more: dict[str, str]) -> AsyncIterator[list[Any]]:
    shop = address_of(shop)
    path, order = _SEARCH[what]
    head = "searchCriteria"
    asked = {f"{head}[pageSize]": str(page_rows), f"{head}[sortOrders][0][field]": order}
    asked[f"{head}[sortOrders][0][direction]"] = "ASC"
    asked |= more
    for page in range(1, pages_max):
        url = f"{shop}/rest/V1/{path}?" + urlencode({**asked, f"{head}[currentPage]": str(page)})
        body = (await asker.json("GET", url, (("authorization", f"Bearer {token}"),))).body
        if not isinstance(body, dict) or not isinstance(total := body.get("total_count"), int):
            raise Unavailable("Magento does not answer as its API promises", advice="Is this the shop's address?")
        items = body.get("items") or []
        yield items
        if page * page_rows >= total or not items:
            return


def _read(one: Any, what: str) -> list[Row | None]:
    """A customer's rows, one for each address, or an order's."""
    if not isinstance(one, dict):
        return [None]
    if what == "orders":
        base = {
            "email": text(one.get("customer_email")),
            "order": text(one.get("increment_id")),
            "owner": text(one.get("customer_id")),
            "key": text(one.get("entity_id")),
        }
        return with_addresses(base, [one.get("billing_address")], _NAMES)
    base = {
        "email": text(one.get("email")),
        "first_name": text(one.get("firstname")),
        "last_name": text(one.get("lastname")),
        "owner": text(one.get("id")),
        "key": text(one.get("id")),
    }
    return with_addresses(base, one.get("addresses"), _NAMES)
