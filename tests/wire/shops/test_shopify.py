from typing import Any

import pytest

from fakes.shops import SHOPIFY_TOKEN, FakeShop, fake_shop
from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.http import HttpClient
from seawall.wire.shops import shopify
from seawall.wire.shops.asking import Asker, Row


async def read(shop: FakeShop, waited: list[float], what: str = "customers", **more: Any) -> list[Row | None]:
    async def pause(seconds: float) -> None:
        waited.append(seconds)

    client = HttpClient()
    try:
        token = more.pop("token", SHOPIFY_TOKEN)
        pages = shopify.rows(Asker(client, pause=pause, name="Shopify"), shop.url, token, what, **more)
        return [row async for page in pages for row in page]
    finally:
        await client.close()


async def test_customers_and_their_addresses_with_whose_they_are() -> None:
    waited: list[float] = []
    with fake_shop() as shop:
        rows = await read(shop, waited)
        assert waited == [2, 3], "two polls while it runs, further and further apart"
        assert not shop.leaked, "the file is not the shop's host, and gets no token"
        assert "updated_at" not in shop.queries[0]
        await read(shop, waited, since="2026-11-25T10:00:00Z")
        assert "updated_at:>='2026-11-25T10:00:00Z'" in shop.queries[1]
    assert len(rows) == 10
    first, address = rows[0], rows[5]
    assert first is not None
    assert address is not None
    assert (first["email"], first["phone"], first["owner"]) == ("p1@customers.example", "+491700000001", "1")
    assert (address["street"], address["zip"], address["owner"]) == ("Lindenweg 1", "50667", "1")


async def test_a_throttled_question_waits_until_it_can_be_paid_and_a_file_cut_off_goes_on() -> None:
    waited: list[float] = []
    with fake_shop(throttled=1, cut=1, running=0) as shop:
        rows = await read(shop, waited)
        assert sum("result.jsonl" in path for path in shop.asked) == 2
    assert waited == [4, 1], "(30 - 10) points at 5 a second, then a breath before the second download"
    assert len(rows) == 10
    assert len({(row["email"], row["street"]) for row in rows if row}) == 10, "no row comes twice"


async def test_orders_have_a_row_for_each_address() -> None:
    where = {
        "address1": "Lindenweg 4",
        "zip": "50667",
        "city": "Köln",
        "firstName": "Ana",
        "lastName": "S",
        "phone": None,
    }
    order = {"id": "gid://shopify/Order/9", "name": "#SO-1001", "email": "a@b.example", "phone": None}
    order |= {"customer": {"id": "gid://shopify/Customer/7"}, "billingAddress": where, "shippingAddress": None}
    with fake_shop(running=0) as shop:
        shop.lines = [order, {**order, "customer": None, "billingAddress": None}]
        rows = await read(shop, [], "orders")
        assert "orders" in shop.queries[0]
    assert [(row["order"], row["street"], row["owner"]) for row in rows if row] == [
        ("#SO-1001", "Lindenweg 4", "7"),
        ("#SO-1001", "", ""),
    ]


async def test_what_goes_wrong_is_told_and_never_the_token() -> None:
    for faults, token, error, said in (
        ({"refuses": True}, SHOPIFY_TOKEN, ConfigError, "does not start"),
        ({"ends": "FAILED", "running": 0}, SHOPIFY_TOKEN, Unavailable, "FAILED .TIMEOUT"),
        ({}, "wrong-token", ConfigError, "refuses the key"),
    ):
        with fake_shop(**faults) as shop, pytest.raises(error, match=said) as told:
            await read(shop, [], token=token)
        assert token not in str(told.value)


async def test_an_empty_shop_and_broken_lines() -> None:
    with fake_shop(running=0) as shop:
        shop.lines = []
        assert await read(shop, []) == []
        shop.lines = ["text", 7, {"id": 5}]  # type: ignore[list-item]
        rows = await read(shop, [])
        assert rows[:2] == [None, None]


async def test_the_numbers_there_are_now() -> None:
    async def pause(_seconds: float) -> None:
        return None

    with fake_shop(running=0) as shop:
        client = HttpClient()
        pages = [page async for page in shopify.keys(Asker(client, pause=pause), shop.url, SHOPIFY_TOKEN, "customers")]
        await client.close()
        assert "firstName" not in shop.queries[0]
    assert pages == [["1", "2", "3", "4", "5"]]
