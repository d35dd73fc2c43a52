"""Mails, tickets and documents as shops have them: values in headers, signatures and blocks of addresses.

People and numbers are invented.
"""

from __future__ import annotations

import pytest

from seawall.app import open_engine
from seawall.detect.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


def found(engine: Engine, text: str, detector: str) -> list[str]:
    return [text[one.start : one.end] for one in engine.scan(text) if one.detector == detector]


@pytest.mark.parametrize(
    "text",
    [
        "差出人: [田中健一] <ken.t@mail.example>\n件名: 返品",
        "보낸 사람: [박지훈] [mailto:pjh@mail.example]",
        "发件人: [李建国] <ljg@mail.example>",
        "姓名\t[张晓梅]",
        "お名前　：　[高橋大輔]",
        "<b>姓名:</b> [李建国]<br>",
        "이름 .......... [최수진]",
        "【姓名】[陈思雨]",
        "이름:\n[최수진]\n",
        "| お名前 | [佐藤美咲] |",
        "[王丽华]\n上海市浦东新区世纪大道100号12楼1203室\n",
        "[박지훈]\n서울특별시 강남구 테헤란로 152\n",
        "감사합니다\n[정하은]",
        "谢谢！\n[刘志强]\n客服主管",
        "- [鈴木陽子] (090-1234-5678) 返品希望",
        'ORGANIZER;CN="[王丽华]":mailto:wlh@mail.example',
    ],
)
def test_a_name_in_eastern_letters_is_read_in_mails_and_forms(engine: Engine, text: str) -> None:
    name = text[text.index("[") + 1 : text.index("]")] if "[mailto" not in text else "박지훈"
    assert name in found(engine, text.replace(f"[{name}]", name), "person_name")


@pytest.mark.parametrize(
    "text",
    [
        "이름 편집\n성명 변경",
        "白茶\n价格 12 元\n\n黄色\n尺码 38",
        "客户\t方便时请回复",
        "제목: 문의\n감사합니다\n고객센터",
        "姓名: 未知\n联系人:\n公司",
        "よろしくお願いいたします。\n山本屋",
    ],
)
def test_a_word_in_eastern_letters_there_is_nobodys_name(engine: Engine, text: str) -> None:
    assert not found(engine, text, "person_name")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("To: Anaïs Perrin <anais@mail.example>", "Anaïs Perrin"),
        ("Cc: María José Gómez Prieto <m77@mail.example>", "María José Gómez Prieto"),
        ("> 12.11.2026 Inês Carvalho <p77@mail.example>", "Inês Carvalho"),
    ],
)
def test_a_name_before_its_mail_address_is_read_whole(engine: Engine, text: str, name: str) -> None:
    assert found(engine, text, "person_name") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "From: Customer Service <cs@mail.example>",
        "Von: Kundenservice Hafen <service@mail.example>",
        "Subject: Art. 15 GDPR",
        "Betreff: Art. 17 DSGVO Auskunft",
        "Telefon\nE-mail\nfernanda26@mail.example",
    ],
)
def test_desks_articles_and_labels_are_nobody(engine: Engine, text: str) -> None:
    assert not found(engine, text, "person_name")


@pytest.mark.parametrize(
    ("text", "detector", "value"),
    [
        ("Password\tkX9#vellum", "password", "kX9#vellum"),
        ("Passwort:\n    zug4Fahrt$\n", "password", "zug4Fahrt$"),
        ("| Passord | Blaue-Tasse12 |", "password", "Blaue-Tasse12"),
        ("Palavra-passe: Sommer!Regen77", "password", "Sommer!Regen77"),
        ("Password*: kX9#vellum", "password", "kX9#vellum"),
        ("<b>Lösenord:</b> kX9#vellum<br>", "password", "kX9#vellum"),
        ("Κωδικός πρόσβασης: kX9#vellum", "password", "kX9#vellum"),
        ("Пароль:\n  kX9#vellum", "password", "kX9#vellum"),
        ("Adgangskode ........ : zug4Fahrt$", "password", "zug4Fahrt$"),
        ("Fødselsdato: 18. maj 1983", "date_of_birth", "18. maj 1983"),
        ("تاريخ الميلاد: 28 سبتمبر 1982", "date_of_birth", "28 سبتمبر 1982"),
        ("| ФИО | Дата рождения |\n|---|---|\n| Анна Громова | 18.06.1972 |", "date_of_birth", "18.06.1972"),
        ("Faks: 21 24 66 14", "phone", "21 24 66 14"),
        ("Φαξ: 21 2278 6841", "phone", "21 2278 6841"),
        ("Teléfono | 612 64 87 97", "phone", "612 64 87 97"),
        ("Tel. kom. = 512 568 406", "phone", "512 568 406"),
        ("Mette Holm\nT 34 45 06 43\nM 34 44 86 48\nE mh@mail.example", "phone", "34 44 86 48"),
        ("Rechnung an          Lieferung an\nT: 21 259 9044          T: 612 66 43 92", "phone", "612 66 43 92"),
        ("Bestelnummer 585-6922980\nSanne de Wit", "order_record", "585-6922980"),
        ("Număr comandă SO5273123\nIoana Marinescu <im@mail.example>", "order_record", "SO5273123"),
        ("Kortnummer 4539 1488 0343 6467, udløber 03/28, sikkerhedskode 606", "card_expiry", "03/28"),
        ("Kortnummer 4539 1488 0343 6467, Säkerhetskod 606", "card_security_code", "606"),
    ],
)
def test_a_value_is_found_behind_its_name_in_whatever_layout(
    engine: Engine, text: str, detector: str, value: str
) -> None:
    assert value in found(engine, text, detector)


@pytest.mark.parametrize(
    ("text", "detector"),
    [
        ("Password\nForgot password?\nRemember me", "password"),
        ("| Password | VARCHAR(255) |", "password"),
        ("| Password | Base64 |", "password"),
        ("Password:\n\nanna.berg1@mail.example", "password"),
        ("Passwort\nmindestens 8 Zeichen", "password"),
        ("M 10 12 14\nL 14 16 18\nW 120 200 75", "phone"),
        ("T 100 200 300 cm", "phone"),
        ("12.11.2026 09:14 - Tom Hofer wrote:", "phone"),
        ("Bestelnummer op de doos, 12 stuks", "order_record"),
    ],
)
def test_what_only_looks_like_such_a_value_is_none(engine: Engine, text: str, detector: str) -> None:
    assert not found(engine, text, detector)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Adresse: Strandvejen 110 st. th., 2900 Hellerup\nE-mail:", "Strandvejen 110 st. th., 2900 Hellerup"),
        ("Adres: os. Słoneczne 8/21, 31-958 Kraków\nNumer klienta: 10482", "os. Słoneczne 8/21, 31-958 Kraków"),
        ("> > Adres: Prinsengracht 263-H, 1016 GV Amsterdam", "Prinsengracht 263-H, 1016 GV Amsterdam"),
        ("Cím: 4024 Debrecen, Piac utca 22. III. em. 4.\n", "4024 Debrecen, Piac utca 22. III. em. 4."),
        ("地址: 北京市朝阳区建国路88号院5号楼2单元601\n", "北京市朝阳区建国路88号院5号楼2单元601"),
        ("العنوان: ١٤ شارع التحرير، الدقي، القاهرة", "١٤ شارع التحرير، الدقي، القاهرة"),
        ("Endereço | Rua das Palmas, 45, casa 2, Centro, Rio - RJ", "Rua das Palmas, 45, casa 2, Centro, Rio - RJ"),
        ("Adres:\n  Atatürk Mah. Gül Sok. No:14/3 Çankaya/Ankara", "Atatürk Mah. Gül Sok. No:14/3 Çankaya/Ankara"),
        ("Address: Flat 3, 27 Mill Road, Bath BA1 2QW, Phone: 07403 679433", "Flat 3, 27 Mill Road, Bath BA1 2QW"),
        ("BEGIN:VEVENT\nLOCATION:Lindenstraße 44\\, 20095 Hamburg\nEND:VEVENT", "Lindenstraße 44\\, 20095 Hamburg"),
    ],
)  # fmt: skip
def test_an_address_is_read_to_the_end_of_its_line(engine: Engine, text: str, address: str) -> None:
    assert address in found(engine, text, "street_address")


@pytest.mark.parametrize(
    "text",
    [
        "Adresse: siehe Rechnung 4711, die wir gestern geschickt haben",
        "Address: see order 10482",
        "MAC address: 00:1B 44 11, Office",
        "IP address: 203.0.113.9, Port 80",
        "Adresse : www.mail.example, ouvert 7 jours",
    ],
)
def test_not_every_line_called_an_address_is_one(engine: Engine, text: str) -> None:
    assert not found(engine, text, "street_address")


def test_who_lives_there_is_no_part_of_the_address(engine: Engine) -> None:
    text = "Lieferadresse: Katharina Lindner, Lindenstraße 44, 20095 Hamburg"
    assert found(engine, text, "person_name") == ["Katharina Lindner"]
    assert found(engine, text, "street_address") == ["Lindenstraße 44, 20095 Hamburg"]


@pytest.mark.parametrize(
    "text",
    [
        "BEGIN:VCARD\nFN:Hafenkontor GmbH\nORG:Hafenkontor GmbH\nEND:VCARD",
        "BEGIN:VCARD\nFN:株式会社みなと\nEND:VCARD",
        "ORGANIZER;CN=Officina Moretti S.r.l.:mailto:x",
        "De : SARL\nObjet : commande",
        "Saygılarımızla, Ltd. Şti.",
        "صاحب الحساب: شركة المرفأ",
        "Nazwisko: Telefon:",
    ],
)
def test_firms_and_the_next_label_are_nobodys_names(engine: Engine, text: str) -> None:
    assert not found(engine, text, "person_name")


def test_people_on_cards_and_in_invitations_are_still_found(engine: Engine) -> None:
    text = "BEGIN:VCARD\nFN:Mette Kjærgaard\nORG:Havnekontoret ApS\nEND:VCARD"
    assert found(engine, text, "person_name") == ["Mette Kjærgaard"]
    assert found(engine, "ORGANIZER;CN=Marco De Santis:mailto:x", "person_name") == ["Marco De Santis"]
