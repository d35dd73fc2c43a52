"""Texts as shops get them, whole: exports, posted forms, chats and mails in which one field spoiled the next."""

from __future__ import annotations

import pytest

from seawall.app import open_engine
from seawall.detect.engine import Engine

EBAY = (
    "Order Number,Buyer Username,Buyer Name,Buyer Note,Ship To Name,Ship To Phone,Ship To Address 1\n"
    '"12-09876-54321","bulbking","Deborah Okafor","leave at porch","Deborah Okafor","(312) 555-0142","18 Oak Tree Rd"\n'
)
PAYPAL = (
    "mc_gross=49.90&address_street=Rue+de+la+Paix+12&payment_date=20%3A12%3A59+Jan+13%2C+2026+PST&address_zip=75002"
    "&address_name=Camille+Durand&address_city=Paris&quantity=1"
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def found(engine: Engine, text: str) -> set[tuple[str, str]]:
    return {(finding.detector, text[finding.start : finding.end]) for finding in engine.scan(text)}


def test_of_a_buyers_columns_the_note_and_the_login_are_no_name(engine: Engine) -> None:
    seen = found(engine, EBAY)
    assert ("person_name", "Deborah Okafor") in seen
    assert not {value for _, value in seen} & {"leave at porch", "bulbking", "1"}


def test_a_posted_form_is_read_field_by_field(engine: Engine) -> None:
    seen = found(engine, PAYPAL)
    assert {
        ("street_address", "Rue+de+la+Paix+12"),
        ("street_address", "Paris"),
        ("person_name", "Camille+Durand"),
    } <= seen


def test_a_field_ends_where_the_next_ones_name_begins(engine: Engine) -> None:
    text = (
        '{street_address: Storgatan 14 B lgh 1202, postal_code: "114 55", city: Stockholm, phone: "+46 70 174 06 05"}'
    )
    addresses = {value for detector, value in found(engine, text) if detector == "street_address"}
    assert addresses == {"Storgatan 14 B lgh 1202", "114 55", "Stockholm"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("It is apartment 14 Hatch Street Upper, Dublin 2. You can ring me on 087 123 4567", "Dublin 2"),
        ("A reply to Dr. Imogen Hartley-Shaw of 4 The Crescent, Bath BA1 2QW", "4 The Crescent, Bath BA1 2QW"),
        ("Adresim: Bağdat Caddesi No: 112 Daire 5, Kadıköy/İstanbul.", "Daire 5, Kadıköy/İstanbul"),
    ],
)
def test_an_address_takes_nothing_of_the_sentence_round_it(engine: Engine, text: str, address: str) -> None:
    (value,) = [value for detector, value in found(engine, text) if detector == "street_address"]
    assert value.rstrip(".").endswith(address)
    assert "Hartley" not in value


def test_the_time_of_a_chats_line_is_no_number_to_call(engine: Engine) -> None:
    text = "[12/11/26, 10:04:30] o telefone ainda é seu?\n[12/11/26, 10:05:01] sim, (19) 99812-3456"
    assert {value for detector, value in found(engine, text) if detector == "phone"} == {"(19) 99812-3456"}


@pytest.mark.parametrize(
    "text",
    [
        "Cedente: Luce Srl, P.IVA 01234567897",
        "Our carrier is Jansen B.V. in Utrecht and Lindström AB delivers.",
        "Rossi S.p.A. e Bianchi S.r.l. hanno firmato, Novák s.r.o. dodává",
        "Dupont SAS, Kowalski Sp. z o.o., Nguyen Co., Ltd and Smith & Sons Inc.",
    ],
)
def test_a_company_is_nobody(engine: Engine, text: str) -> None:
    assert not [one for one in found(engine, text) if one[0] == "person_name"]


def test_who_bears_a_founders_name_without_the_firm_is_somebody(engine: Engine) -> None:
    text = "Giulia Rossi of Rossi S.p.A. wrote. Kan mevr. van den Berg haar geld terug krijgen?"
    names = {value for detector, value in found(engine, text) if detector == "person_name"}
    assert {"Giulia Rossi", "mevr. van den Berg"} <= names


def test_a_name_behind_what_somebody_did_is_told_in_korean(engine: Engine) -> None:
    assert ("person_name", "김민수") in found(engine, "안녕하세요, 어제 주문한 김민수입니다. 배송지를 바꿔주세요.")


def test_words_behind_an_address_a_name_or_a_number_are_not_taken_along(engine: Engine) -> None:
    greek = found(engine, "Διεύθυνση: Ερμού 45, 105 63 Αθήνα. Τηλ. 694 123 4567")
    assert ("street_address", "Ερμού 45, 105 63 Αθήνα.") in greek
    assert ("person_name", "Mads Kristensen") in found(engine, "Kunde: Mads Kristensen, CPR 070761-4285, ordre 20881.")
    assert ("phone", "917 65 432") in found(engine, "Send den til Storgata 4, 7030 Trondheim? Mobil 917 65 432.")
    assert not found(engine, "Which language? Turkish. And in German too, please.")
    assert ("order_record", "77120") in found(engine, "مرحبا، أنا ليلى حداد، طلبي رقم 77120 لم يصل. هاتفي 03 123 456")
