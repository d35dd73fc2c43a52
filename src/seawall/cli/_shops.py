"""Rows out of a shop system, for ``seawall fingerprint build --from``."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from seawall.cli._rows import Row
from seawall.wire.shops import bigcommerce, magento, shopify, woocommerce
from seawall.wire.shops.asking import COLUMNS, Asker

if TYPE_CHECKING:
    from seawall.wire.http import HttpClient

Page = TypeVar("Page")

SHOPS = {"bigcommerce": bigcommerce, "magento": magento, "shopify": shopify, "woocommerce": woocommerce}
HEADS = [*COLUMNS, "owner", "key"]
answer_seconds_max = 60.0


def narrows(system: str, what: str) -> bool:
    """Whether a system can be asked for what changed since a moment."""
    return what in SHOPS[system].NARROWED


@contextmanager
def rows_of(system: str, shop: str, token: str, what: str, since: str) -> Iterator[tuple[list[str], Iterator[Row]]]:
    """The columns' names and the rows.

    Raises:
        UsageError, ConfigError, Unavailable: as the system's ``rows``.
    """
    with _asked(system, lambda asker: SHOPS[system].rows(asker, shop, token, what, since)) as pages:
        yield HEADS, (None if one is None else [one.get(head, "") for head in HEADS] for page in pages for one in page)


@contextmanager
def keys_of(system: str, shop: str, token: str, what: str) -> Iterator[Iterator[str]]:
    """What tells the rows apart that are there now. Raises as :func:`rows_of`."""
    with _asked(system, lambda asker: SHOPS[system].keys(asker, shop, token, what)) as pages:
        yield (key for page in pages for key in page)


@contextmanager
def _asked(system: str, ask: Callable[[Asker], AsyncIterator[list[Page]]]) -> Iterator[Iterator[list[Page]]]:
    """The pages of what is asked, one after the other, on an event loop of their own."""
    from seawall.wire.http import HttpClient

    with asyncio.Runner() as runner:

        async def client() -> HttpClient:
            return HttpClient(first_byte_seconds=answer_seconds_max, idle_seconds=answer_seconds_max)

        asking = runner.run(client())
        pages = ask(Asker(asking, name=system.capitalize()))

        async def following() -> list[Page] | None:
            return await anext(pages, None)

        try:
            yield iter(lambda: runner.run(following()), None)
        finally:
            runner.run(_end(pages, asking))


async def _end(pages: AsyncIterator[object], client: HttpClient) -> None:
    close = getattr(pages, "aclose", None)
    if close is not None:
        await close()
    await client.close()
