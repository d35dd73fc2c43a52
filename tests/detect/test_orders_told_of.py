"""Orders that a word says are somebody's, or that a letter tells of, with nobody beside their number."""

from __future__ import annotations

import pytest

from engines import engine_of

TOLD = (
    "Your order 20418 has left our warehouse this morning.",
    "Hi Tom, SO-20418 was delivered to the wrong door.",
    "Ihre Bestellung 20418 ist unterwegs.",
    "Hallo, die Bestellung Nr. 20418 wurde gestern zugestellt.",
    "Votre commande n° 20418 est partie ce matin.",
    "Hola, el pedido 20418 fue entregado ayer.",
    "Il tuo ordine 20418 è partito.",
    "Je bestelling 20418 is onderweg.",
    "Twoje zamówienie nr 20418 jest w drodze.",
    "A sua encomenda 20418 já saiu.",
    "Din beställning 20418 är på väg.",
    "Din ordre 20418 er sendt.",
    "Vaše objednávka č. 20418 je na cestě.",
    "Comanda dvs. 20418 a plecat.",
    "A rendelésed 20418 úton van.",
    "Siparişiniz 20418 yola çıktı.",
    "Η παραγγελία σας 20418 έφυγε.",
    "Ваш заказ 20418 отправлен.",
    "Tilauksesi 20418 on matkalla.",
    "Đơn hàng của bạn 20418 đã gửi.",
    "طلبك 20418 في الطريق",
)
NOBODYS = (
    "Order 20418 shipped with DHL",
    "INFO order 20418 delivered\nINFO order 20419 delivered\nINFO order 20420 delivered",
    "2026-05-01 12:00:01 order 20418 status=shipped carrier=dhl",
    "your order 2024",
    "If your order 5000 EUR or more, it ships free",
    "Re: CVE-2026-20418 is fixed, thank you",
)
AROUND = "The meeting is on Thursday at ten. Bring the two samples, the lift is out of order again. " * 20


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("around", ["", AROUND])
def test_an_order_said_to_be_somebodys_is_found(text: str, around: str) -> None:
    whole = f"{around}\n\n{text}\n\n{around}"
    found = [one for one in engine_of("order_record").inspect(whole).findings if one.detector == "order_record"]
    assert any("20418" in whole[one.start : one.end] for one in found)


@pytest.mark.parametrize("text", NOBODYS)
def test_a_number_nobody_is_told_of_is_none(text: str) -> None:
    assert not engine_of("order_record").inspect(text).findings
