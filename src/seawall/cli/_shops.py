"""Rows out of a shop system, for ``seawall fingerprint build --from``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager

from seawall.cli._rows import Row
from seawall.wire.shops import bigcommerce, magento, shopify, woocommerce
from seawall.wire.shops.asking import COLUMNS, Asker
from seawall.wire.shops.asking import Row as Record

SHOPS = {
    "bigcommerce": bigcommerce.rows,
    "magento": magento.rows,
    "shopify": shopify.rows,
    "woocommerce": woocommerce.rows,
}
HEADS = [*COLUMNS, "owner"]
answer_seconds_max = 60.0


@contextmanager
def rows_of(system: str, shop: str, token: str, what: str, since: str) -> Iterator[tuple[list[str], Iterator[Row]]]:
    """The columns' names and the rows.

    Raises:
        UsageError, ConfigError, Unavailable: as the system's ``rows``.
    """
    from seawall.wire.http import HttpClient

    with asyncio.Runner() as runner:

        async def client() -> HttpClient:
            return HttpClient(first_byte_seconds=answer_seconds_max, idle_seconds=answer_seconds_max)

        asking = runner.run(client())
        pages = SHOPS[system](Asker(asking, name=system.capitalize()), shop, token, what, since)
        try:
            yield HEADS, _one_by_one(runner, pages)
        finally:
            runner.run(_end(pages, asking))


async def _end(pages: AsyncIterator[list[Record | None]], client: object) -> None:
    from seawall.wire.http import HttpClient

    close = getattr(pages, "aclose", None)
    if close is not None:
        await close()
    assert isinstance(client, HttpClient)
    await client.close()


def _one_by_one(runner: asyncio.Runner, pages: AsyncIterator[list[Record | None]]) -> Iterator[Row]:
    async def following() -> list[Record | None] | None:
        return await anext(pages, None)

    while (some := runner.run(following())) is not None:
        for one in some:
            yield None if one is None else [one.get(head, "") for head in HEADS]
