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
