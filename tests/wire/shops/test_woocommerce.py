import pytest

from fakes.shops import WOO_TOKEN, FakeShop, fake_shop
from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.http import HttpClient
from seawall.wire.shops import woocommerce
from seawall.wire.shops.asking import Asker, Row


async def read(shop: FakeShop, token: str = WOO_TOKEN, what: str = "customers", since: str = "") -> list[Row | None]:
    client = HttpClient()
    try:
        pages = woocommerce.rows(Asker(client), shop.url, token, what, since)
        return [row async for page in pages for row in page]
    finally:
        await client.close()


async def test_all_pages_in_the_order_of_ids() -> None:
    with fake_shop() as shop:
        rows = await read(shop)
        assert [path.split("page=")[-1] for path in shop.asked] == ["1", "2", "3"]
        assert all("orderby=id&order=asc" in path and "per_page=100" in path for path in shop.asked)
    assert len(rows) == 250
    last = rows[-1]
    assert last is not None
    assert (last["email"], last["street"], last["owner"]) == ("w250@customers.example", "High Street 250", "250")


async def test_orders_can_be_narrowed_and_a_guest_owns_nothing() -> None:
    with fake_shop(customers=[]) as shop:
        billing = {"email": "g@b.example", "address_1": "Quay 1", "postcode": "D02", "city": "Dublin", "phone": ""}
        shop.customers = [{"id": 5, "number": "W-1005", "customer_id": 0, "billing": billing}, "rubbish"]  # type: ignore[list-item]
        rows = await read(shop, what="orders", since="2026-11-25T10:00:00Z")
        assert "modified_after=2026-11-25T10%3A00%3A00Z" in shop.asked[0]
        assert rows[1] is None
        assert rows[0] is not None
        assert (rows[0]["order"], rows[0]["email"], rows[0]["owner"]) == ("W-1005", "g@b.example", "")


async def test_a_shop_without_customers_and_keys_that_are_none() -> None:
    with fake_shop(customers=[]) as shop:
        assert await read(shop) == []
        with pytest.raises(ConfigError, match="key and its secret"):
            await read(shop, "ck_only")
        with pytest.raises(ConfigError, match="refuses the key"):
            await read(shop, "ck:wrong")
        for odd in (b"<html>welcome</html>", b'{"code": "x"}'):
            shop.odd = odd
            with pytest.raises(Unavailable, match=r"JSON|promises"):
                await read(shop)


async def test_the_numbers_there_are_now() -> None:
    with fake_shop(customers=[{"id": n, "entity_id": n} for n in range(450)]) as shop:
        client = HttpClient()
        asked = Asker(client), shop.url, WOO_TOKEN, "customers"
        pages = [page async for page in woocommerce.keys(*asked)]
        await client.close()
    assert sorted(map(int, (key for page in pages for key in page))) == list(range(450))
