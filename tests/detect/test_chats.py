"""What people paste from chats and prompts: names and addresses behind marks, times and pictures; all made up."""

import pytest

from seawall.app import open_engine

engine = open_engine()


def found(text: str, detector: str) -> list[str]:
    return [text[one.start : one.end] for one in engine.scan(text) if one.detector == detector]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(Name: Sabine Krüger)", "Sabine Krüger"),
        ("[name: Margaret Holloway]", "Margaret Holloway"),
        ("name:Trevor Ashdown😀", "Trevor Ashdown"),
        (r"Hello\nKunde: Sabine Krüger\nThanks", "Sabine Krüger"),
        ('{"customer":"Trevor Ashdown"}', "Trevor Ashdown"),
        ("kund:Anders Bergström", "Anders Bergström"),
        ("client=Hélène Marchand", "Hélène Marchand"),
        ("customer: `Trevor Ashdown`", "Trevor Ashdown"),
        ("👤Sabine Krüger", "Sabine Krüger"),
        ("氏名 `佐藤花子`", "佐藤花子"),
        ("お客様名: 👉 佐藤花子", "佐藤花子"),
        ('"姓名" => "李秀英"', "李秀英"),
        ("고객 — 김민수", "김민수"),
        ("2025年3月12日 14:22 佐藤花子: 注文が届きません", "佐藤花子"),
        ("2025. 3. 12. 오후 2:22, 김민수 : 주문이 안 왔어요", "김민수"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str) -> None:
    assert found(text, "person_name") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "client: Apache HttpClient",
        'Customer: "Blue Sofa"',
        "customer:new, buyer = required",
        "use `Array Buffer` and `Type Error`",
        "尊敬的客户，高级会员可享受优惠",
        "고객 - 배송지 변경",
        "12:30 新商品のお知らせ",
    ],
)
def test_what_is_no_name_is_none(text: str) -> None:
    assert found(text, "person_name") == []


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("* IP: 84.17.52.113", "84.17.52.113"),
        ("# client ip: 84.17.52.113", "84.17.52.113"),
        ("### IP-Adresse: 84.17.52.113", "84.17.52.113"),
        ("ip:2a02:8109:9c40:1b2::5", "2a02:8109:9c40:1b2::5"),
    ],
)
def test_an_ip_address_in_a_list_or_close_behind_its_name_is_found(text: str, address: str) -> None:
    assert found(text, "ip_address") == [address]


@pytest.mark.parametrize("text", ["# listen on 84.17.52.113 for tests", "// e.g. 84.17.52.113", "x::Ab12::cd34"])
def test_an_ip_address_in_a_comment_is_an_example(text: str) -> None:
    assert found(text, "ip_address") == []


@pytest.mark.parametrize(
    ("text", "detector", "value"),
    [
        ("cust maria gomez ddn 03/04/1991 late", "date_of_birth", "03/04/1991"),
        ("klant piet gebdat 4-5-82 retour", "date_of_birth", "4-5-82"),
        ("born on the twelfth of may nineteen eighty four", "date_of_birth", "twelfth of may nineteen eighty four"),
        ("phn 0171 5567812 pls", "phone", "0171 5567812"),
        ("p/w Lantern2031! broken", "password", "Lantern2031!"),
        ("card 4539148803436467 sec code 482", "card_security_code", "482"),
        ("card 4539148803436467 cad 09/27", "card_expiry", "09/27"),
        ("card 4539148803436467\nexp → `09/27`", "card_expiry", "09/27"),
        ("acct: bank account #31926819", "bank_account", "31926819"),
        ("passport #533401372", "passport", "533401372"),
    ],
)
def test_what_haste_abbreviates_and_dictation_spells_out_is_found(text: str, detector: str, value: str) -> None:
    assert value in found(text, detector)


@pytest.mark.parametrize(
    ("text", "detector"),
    [
        ("cad drawing 09/27, no card", "card_expiry"),
        ("contra account balance2024", "password"),
        ("born in nineteen towns", "date_of_birth"),
        ("card code SKU-482", "card_security_code"),
    ],
)
def test_what_only_looks_abbreviated_is_not(text: str, detector: str) -> None:
    assert found(text, detector) == []
