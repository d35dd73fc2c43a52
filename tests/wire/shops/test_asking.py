import pytest

from fakes.shops import WOO_TOKEN, fake_shop
from seawall.model.errors import ConfigError, Unavailable, UsageError
from seawall.wire.http import HttpClient
from seawall.wire.shops import woocommerce
from seawall.wire.shops.asking import Asker, address_of, text, tries_max, wait_of


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("my-shop.myshopify.com", "https://my-shop.myshopify.com"),
        ("https://shop.example/", "https://shop.example"),
        ("https://shop.example/de", "https://shop.example/de"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ],
)
def test_an_address(written: str, address: str) -> None:
    assert address_of(written) == address


@pytest.mark.parametrize(
    "written", ["http://shop.example", "https://u:p@shop.example", "", "ftp://x", "https://x/?a=b"]
)
def test_a_key_never_travels_in_the_clear_or_to_what_is_no_address(written: str) -> None:
    with pytest.raises(UsageError):
        address_of(written)


def test_a_busy_shop_says_how_long() -> None:
    assert wait_of({"retry-after": "3"}, 0) == 3
    assert wait_of({"retry-after": "99999"}, 0) == 120
    assert wait_of({"x-rate-limit-time-reset-ms": "2500"}, 5) == 2.5
    assert [wait_of({}, n) for n in (0, 3, 20)] == [1, 8, 120]
    assert [text(value) for value in ("a", 7, None, True, {}, 1.5)] == ["a", "7", "", "", "", ""]


async def test_waits_are_as_asked_and_have_an_end() -> None:
    waited: list[float] = []

    async def pause(seconds: float) -> None:
        waited.append(seconds)

    with fake_shop(busy=2) as shop:
        client = HttpClient()
        asker = Asker(client, pause=pause, name="The fake")
        first = [row async for page in woocommerce.rows(asker, shop.url, WOO_TOKEN, "customers") for row in page]
        assert len(first) == 250
        assert waited == [3, 3]
        shop.busy = 100
        with pytest.raises(Unavailable, match=f"after {tries_max} tries"):
            await asker.json("GET", f"{shop.url}/wp-json/wc/v3/customers", [])
        shop.busy = 0
        with pytest.raises(ConfigError, match="refuses the key") as told:
            await asker.json(
                "GET", f"{shop.url}/wp-json/wc/v3/customers?key=ck_wrong", [("authorization", "Basic hunter2")]
            )
        assert "hunter2" not in str(told.value)
        assert "ck_wrong" not in str(told.value)
        await client.close()
    gone = HttpClient(connect_seconds=0.2)
    with pytest.raises(Unavailable):
        await Asker(gone, pause=pause).json("GET", shop.url, [])
    await gone.close()
