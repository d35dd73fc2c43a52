import pytest

from fakes.shops import TOKEN, FakeShop, fake_shop
from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.http import HttpClient
from seawall.wire.shops import magento
from seawall.wire.shops.asking import Asker, Row

WHERE = {
    "firstname": "Ana",
    "lastname": "Sample",
    "street": ["Lindenweg 4", ""],
    "postcode": "50667",
    "city": "Köln",
}


async def read(shop: FakeShop, token: str = TOKEN, what: str = "customers", since: str = "") -> list[Row | None]:
    client = HttpClient()
    try:
        return [row async for page in magento.rows(Asker(client), shop.url, token, what, since) for row in page]
    finally:
        await client.close()


async def test_every_page_once_and_a_row_for_each_address() -> None:
    people = [{"id": n, "email": f"m{n}@customers.example", "firstname": "A", "addresses": [WHERE]} for n in range(400)]
    with fake_shop(customers=[*people, {"id": 7, "email": "x@y.example"}, "rubbish"]) as shop:
        rows = await read(shop)
        assert len(shop.asked) == 3
        assert all("sortOrders%5D%5B0%5D%5Bfield%5D=id" in path for path in shop.asked)
    assert len(rows) == 402
    assert rows[0] is not None
    assert (rows[0]["street"], rows[0]["zip"], rows[0]["first_name"], rows[0]["owner"]) == (
        "Lindenweg 4",
        "50667",
        "Ana",
        "0",
    )
    assert rows[-1] is None


async def test_orders_since_a_moment() -> None:
    order = {"increment_id": "000000123", "customer_email": "g@b.example", "billing_address": WHERE, "customer_id": 9}
    with fake_shop(customers=[order]) as shop:
        rows = await read(shop, what="orders", since="2026-11-25T10:00:00Z")
        assert "updated_at" in shop.asked[0]
        assert "2026-11-25+10%3A00%3A00" in shop.asked[0]
    assert rows[0] is not None
    assert (rows[0]["order"], rows[0]["city"], rows[0]["owner"]) == ("000000123", "Köln", "9")


async def test_what_goes_wrong_is_told() -> None:
    with fake_shop(customers=[]) as shop:
        assert await read(shop) == []
        with pytest.raises(ConfigError, match="refuses the key"):
            await read(shop, "wrong")
        shop.odd = b"[]"
        with pytest.raises(Unavailable, match="promises"):
            await read(shop)


async def test_the_numbers_there_are_now() -> None:
    with fake_shop(customers=[{"id": n, "entity_id": n} for n in range(450)]) as shop:
        client = HttpClient()
        asked = Asker(client), shop.url, TOKEN, "customers"
        pages = [page async for page in magento.keys(*asked)]
        await client.close()
    assert sorted(map(int, (key for page in pages for key in page))) == list(range(450))
