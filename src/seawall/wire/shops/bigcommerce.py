"""BigCommerce: customers over the v3 API, orders over v2, page by page, in the order of ids.

Facts: https://developer.bigcommerce.com/docs/start/best-practices/api-rate-limits (429 with
``X-Rate-Limit-Time-Reset-Ms``) and the published schema of v3 answers (``meta.pagination.total_pages``), read on 25
November 2026. That a page has at most 250 and that v2 answers 204 past the last could not be looked up; an empty list
ends the reading just as well.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

from seawall.model.errors import Unavailable
from seawall.wire.shops.asking import Asker, Row, address_of, text, with_addresses

page_rows = 250
pages_max = 1_000_000
api_host = "https://api.bigcommerce.com/stores/"
NARROWED = ("customers", "orders")
"""What can be asked for since a moment."""
_NAMES = {"first_name": "first_name", "last_name": "last_name", "city": "city", "phone": "phone", "email": "email"}
_V3 = {**_NAMES, "street": "address1", "zip": "postal_code"}
_V2 = {**_NAMES, "street": "street_1", "zip": "zip"}


async def rows(asker: Asker, shop: str, token: str, what: str, since: str = "") -> AsyncIterator[list[Row | None]]:
    """Every customer or order, a page at a time; None for one that can't be read.

    Args:
        shop: the store's hash, as in the address of its API, or that whole address.
        token: the access token of an API account that may read customers and orders.
        what: ``customers`` or ``orders``.
        since: only what changed since, as ``2026-11-25T10:00:00Z``; empty for all.

    Raises:
        ConfigError: the token is refused.
        Unavailable: the shop does not answer as its API promises.
    """
    asked: dict[str, str] = {"include": "addresses"} if what == "customers" else {}
    if since:
        asked["date_modified:min" if what == "customers" else "min_date_modified"] = since
    async for items in _pages(asker, shop, token, what, asked):
        yield [row for item in items for row in _read(item, what)]


async def keys(asker: Asker, shop: str, token: str, what: str) -> AsyncIterator[list[str]]:
    """The number of every customer or order there is now. Raises as :func:`rows`. The API has no shorter answer."""
    async for items in _pages(asker, shop, token, what, {}):
        yield [text(one.get("id")) for one in items if isinstance(one, dict)]


async def _pages(asker: Asker, shop: str, token: str, what: str, more: dict[str, str]) -> AsyncIterator[list[Any]]:
    base = address_of(shop if "://" in shop else api_host + shop)
    path, order = ("v3/customers", "date_created:asc") if what == "customers" else ("v2/orders", "id:asc")
    asked = {**more, "sort": order, "limit": str(page_rows)}
    for page in range(1, pages_max):
        url = f"{base}/{path}?" + urlencode({**asked, "page": str(page)})
        body = (await asker.json("GET", url, (("x-auth-token", token),))).body
        items, last = _page(body, page)
        yield items
        if last:
            return


def _page(body: Any, page: int) -> tuple[list[Any], bool]:
    """The items of an answer, and whether there are no more: v3 wraps them, v2 does not."""
    if body is None:
        return [], True
    if isinstance(body, list):
        return body, not body
    try:
        items, pages = body["data"], int(body["meta"]["pagination"]["total_pages"])
        if isinstance(items, list):
            return items, page >= pages
    except (KeyError, TypeError, ValueError):
        pass
    raise Unavailable("BigCommerce does not answer as its API promises", advice="Is this the store's hash?")


def _read(one: Any, what: str) -> list[Row | None]:
    """A customer's rows, one for each address, or an order's."""
    if not isinstance(one, dict):
        return [None]
    if what == "orders":
        owner = text(one.get("customer_id"))
        base = {"order": text(one.get("id")), "owner": "" if owner == "0" else owner, "key": text(one.get("id"))}
        return with_addresses(base, [one.get("billing_address")], _V2)
    base = {
        "email": text(one.get("email")),
        "phone": text(one.get("phone")),
        "first_name": text(one.get("first_name")),
        "last_name": text(one.get("last_name")),
        "owner": text(one.get("id")),
        "key": text(one.get("id")),
    }
    return with_addresses(base, one.get("addresses"), _V3)
