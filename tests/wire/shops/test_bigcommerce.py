import pytest

from fakes.shops import TOKEN, FakeShop, fake_shop
from seawall.model.errors import ConfigError, Unavailable
from seawall.wire.http import HttpClient
from seawall.wire.shops import bigcommerce
from seawall.wire.shops.asking import Asker, Row

WHERE = {
    "first_name": "Ana",
    "address1": "Lindenweg 4",
    "postal_code": "50667",
    "city": "Köln",
    "phone": "+49 221 1234567",
}


async def read(shop: FakeShop, token: str = TOKEN, what: str = "customers", since: str = "") -> list[Row | None]:
    client = HttpClient()
    try:
        return [row async for page in bigcommerce.rows(Asker(client), shop.url, token, what, since) for row in page]
    finally:
        await client.close()


async def test_customers_page_by_page_with_their_addresses() -> None:
    people = [{"id": n, "email": f"b{n}@customers.example", "addresses": [WHERE, WHERE]} for n in range(1, 301)]
    with fake_shop(customers=people) as shop:
        rows = await read(shop, since="2026-11-25T10:00:00Z")
        assert len(shop.asked) == 2
        assert "include=addresses" in shop.asked[0]
        assert "date_modified%3Amin=2026" in shop.asked[0]
    assert len(rows) == 600
    assert rows[0] is not None
    assert (rows[0]["street"], rows[0]["zip"], rows[0]["owner"]) == ("Lindenweg 4", "50667", "1")


async def test_orders_end_with_an_empty_answer_and_guests_own_nothing() -> None:
    where = {"street_1": "Quay 1", "zip": "D02", "city": "Dublin", "email": "g@b.example"}
    orders = [{"id": n, "customer_id": n % 2, "billing_address": where} for n in range(250)]
    with fake_shop(customers=orders) as shop:
        rows = await read(shop, what="orders")
        assert len(shop.asked) == 2
    assert [row["owner"] for row in rows[:2] if row] == ["", "1"]
    assert rows[1] is not None
    assert (rows[1]["order"], rows[1]["email"], rows[1]["street"]) == ("1", "g@b.example", "Quay 1")


async def test_what_goes_wrong_is_told() -> None:
    with fake_shop(customers=["rubbish"]) as shop:
        assert await read(shop) == [None]
        with pytest.raises(ConfigError, match="refuses the key"):
            await read(shop, "wrong")
        shop.odd = b'{"data": 7}'
        with pytest.raises(Unavailable, match="promises"):
            await read(shop)


async def test_the_numbers_there_are_now() -> None:
    with fake_shop(customers=[{"id": n, "entity_id": n} for n in range(450)]) as shop:
        client = HttpClient()
        asked = Asker(client), shop.url, TOKEN, "customers"
        pages = [page async for page in bigcommerce.keys(*asked)]
        await client.close()
    assert sorted(map(int, (key for page in pages for key in page))) == list(range(450))
