"""Names and addresses in other letters than Latin: masked and brought back, silent in prose, and bounded in cost."""

import time

import pytest

from seawall.app import open_engine
from seawall.detect.detectors import _addresses_east, _addresses_scripts, _names_east, _names_scripts, _names_south
from seawall.detect.engine import Engine
from seawall.detect.pseudonyms import Pseudonymizer
from seawall.detect.restoring import Restorer
from seawall.detect.scripts import scripts_in

SWEEPS = (
    *(_addresses_east.eastern, _addresses_scripts.other_scripts),
    *(_names_east.eastern, _names_scripts.other_scripts, _names_south.southern),
)
TICKETS = [
    ("张伟 电话 13812345678 地址 北京市朝阳区建国路88号", ("张伟", "建国路")),
    ("お客様 山田太郎様 電話 090-1234-5678 住所 東京都千代田区千代田1-1", ("山田", "千代田")),
    ("고객명 김민수 주소 서울특별시 강남구 테헤란로 152", ("김민수", "테헤란로")),
    ("Клиент Иванов Иван Иванович, тел. +7 916 123-45-67", ("Иванов", "Иванович")),
    ("Отправить: ул. Ленина, д. 5, кв. 12, Москва", ("Ленина", "Москва")),
    ("العميل أحمد محمد هاتف 0501234567", ("أحمد", "محمد")),
    ("הלקוח דוד כהן, טלפון 052-1234567", ("דוד", "כהן")),
    ("ग्राहक का नाम राजेश कुमार, फोन 9812345678", ("राजेश", "कुमार")),
    ("ชื่อลูกค้า สมชาย ใจดี โทร 081-234-5678", ("สมชาย", "ใจดี")),
    ("வாடிக்கையாளர் பெயர்: மணிகண்டன் செல்வம்\nகைபேசி 98401 23456", ("மணிகண்டன்", "செல்வம்")),
    ("আমার নাম পার্থ চক্রবর্তী। পার্সেল এখনো পাইনি", ("পার্থ", "চক্রবর্তী")),
    ("خانم پریسا هاشمی دو بار تماس گرفت", ("پریسا", "هاشمی")),
    ("میرا نام سمیرا قریشی ہے، پارسل کہاں ہے؟", ("سمیرا", "قریشی")),
    ("धन्यवाद,\nवैशाली कुलकर्णी", ("वैशाली", "कुलकर्णी")),
    ("คุณพรชัยโทรมาเรื่องกล่องแตก", ("พรชัย",)),
    ("Ο πελάτης Γιώργος Παπαδόπουλος πήρε τηλέφωνο", ("Γιώργος", "Παπαδόπουλος")),
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.mark.parametrize(("text", "gone"), TICKETS, ids=[str(n) for n in range(len(TICKETS))])
def test_a_ticket_leaves_without_its_person_and_comes_back_whole(
    engine: Engine, text: str, gone: tuple[str, ...]
) -> None:
    masked = Pseudonymizer(b"a conversation's key").mask(text, engine.scan(text))
    assert not [piece for piece in gone if piece in masked.text]
    assert Restorer(masked.entries).restore(masked.text) == text


def test_a_name_has_the_same_stand_in_with_and_without_its_title(engine: Engine) -> None:
    pseudonymizer = Pseudonymizer(b"a conversation's key")
    one, two = "客户李小明反映包裹没有收到", "李小明先生，您好"
    first = pseudonymizer.mask(one, engine.scan(one))
    second = pseudonymizer.mask(two, engine.scan(two))
    assert first.entries == second.entries
    assert first.new
    assert not second.new


SEEDS = [
    "市",
    "市1-1",
    "88号",
    "王李张",
    "佐藤",
    "Иванов Иван ",
    "서울시 ",
    "김민수 ",
    "العميل ",
    "นายวิชัย ",
    "姓名:",
    "முருகன் ",
    "நன்றி\n",
    "আমার নাম ",
    "خانم ",
    "東京都渋谷区1",
]


@pytest.mark.parametrize("seed", SEEDS, ids=[str(n) for n in range(len(SEEDS))])
def test_hostile_text_costs_its_length(seed: str) -> None:
    def cost(size: int) -> float:
        text = (seed * size)[:size]
        started = time.thread_time()
        for sweep in SWEEPS:
            for _ in sweep(text, scripts_in(text)):
                pass
        return time.thread_time() - started

    cost(400)
    assert min(cost(3_000) for _ in range(2)) < 12 * max(min(cost(600) for _ in range(3)), 0.001)
