"""WooCommerce: the REST API, page by page, in the order of ids so that nothing shifts while it is read.

Facts: https://woocommerce.github.io/woocommerce-rest-api-docs/ (v3) and, for paging,
https://developer.wordpress.org/rest-api/using-the-rest-api/pagination/, read 25 November 2026. At most 100 a page;
``X-WP-TotalPages`` says how many pages there are. Orders can be narrowed by ``modified_after``, customers can't
(https://github.com/woocommerce/woocommerce/issues/41371), so they are read in full each time.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.shops.asking import Asker, Row, address_of, text, with_addresses

page_rows = 100
pages_max = 1_000_000
_NAMES = {"first_name": "first_name", "last_name": "last_name", "street": "address_1", "zip": "postcode"}
_NAMES |= {"city": "city", "phone": "phone", "email": "email"}
NARROWED = ("orders",)
"""What can be asked for since a moment."""


async def rows(asker: Asker, shop: str, token: str, what: str, since: str = "") -> AsyncIterator[list[Row | None]]:
    """Every customer or order, a page at a time; None for one that can't be read.

    Args:
        token: consumer key and secret as ``ck_…:cs_…``.
        what: ``customers`` or ``orders``.
        since: only what changed since, as ``2026-11-25T10:00:00Z``; empty for all.

    Raises:
        ConfigError: the key is no key, or is refused.
        Unavailable: the shop does not answer as its API promises.
    """
    asked = {"modified_after": since, "dates_are_gmt": "true"} if since and what in NARROWED else {}
    async for page in _pages(asker, shop, token, what, asked):
        yield [row for one in page for row in _read(one, what)]


async def keys(asker: Asker, shop: str, token: str, what: str) -> AsyncIterator[list[str]]:
    """The number of every customer or order there is now. Raises as :func:`rows`.

    ``_fields``: https://developer.wordpress.org/rest-api/using-the-rest-api/global-parameters/
    """
    async for page in _pages(asker, shop, token, what, {"_fields": "id"}):
        yield [text(one.get("id")) for one in page if isinstance(one, dict)]


async def _pages(asker: Asker, shop: str, token: str, what: str, more: dict[str, str]) -> AsyncIterator[list[Any]]:
    shop = address_of(shop)
    if ":" not in token:
        raise ConfigError("WooCommerce wants a key and its secret", advice="Write both, as ck_…:cs_…, into the secret.")
    headers = (("authorization", "Basic " + base64.b64encode(token.encode()).decode()),)
    asked = {"per_page": str(page_rows), "orderby": "id", "order": "asc", **more}
    if what == "customers":
        asked["role"] = "all"
    for page in range(1, pages_max):
        url = f"{shop}/wp-json/wc/v3/{what}?" + urlencode({**asked, "page": str(page)})
        answer = await asker.json("GET", url, headers)
        if not isinstance(answer.body, list):
            raise Unavailable("WooCommerce does not answer as its API promises", advice="Is this the shop's address?")
        yield answer.body
        total = answer.headers.get("x-wp-totalpages", "")
        if page >= int(total if total.isdigit() else 0) and (total.isdigit() or len(answer.body) < page_rows):
            return


def _read(one: Any, what: str) -> list[Row | None]:
    """A customer's or order's rows, one for each address that says something."""
    if not isinstance(one, dict):
        return [None]
    owner = text(one.get("customer_id" if what == "orders" else "id"))
    base = {
        "email": text(one.get("email")),
        "first_name": text(one.get("first_name")),
        "last_name": text(one.get("last_name")),
        "order": text(one.get("number")) if what == "orders" else "",
        "owner": "" if owner == "0" else owner,
        "key": text(one.get("id")),
    }
    return with_addresses(base, [one.get("billing"), one.get("shipping")], _NAMES)
