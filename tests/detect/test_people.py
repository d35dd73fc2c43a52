"""People as tickets, chats and mails name them, with titles or family names first; and what only looks so."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import keeps_pace
from engines import engine_of
from seawall.detect.detector import Judgement
from seawall.detect.detectors._names_again import named_again
from seawall.detect.detectors._names_beside import names_beside
from seawall.detect.detectors._not_people import is_nobody
from seawall.detect.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("person_name")


@pytest.fixture(scope="module")
def mails() -> Engine:
    return engine_of("person_name", "email")


def found(engine: Engine, text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in engine.scan(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The refund for [Mrs Helen O'Brien] was approved.",
        "We owe [Mr A Khan] a new kettle.",
        "Please call [Dr. J. P. Whitmore] today.",
        "Name on card: [MRS J P HOLLOWAY]",
        "Dear [Sir Reginald Fox], we are sorry.",
        "[Mme de La Tour] souhaite annuler.",
        "Sehr geehrter [Herr Dr. von Hohenfels], vielen Dank.",
        "Cher [Monsieur N'Guessan], nous sommes désolés.",
        "[Dott.ssa Elena Conti] ha ordinato due sedie.",
        "Szanowny [Panie Kowalczyk], w załączeniu faktura.",
        "Talk to [Mr Smith] I said",
        "Wurde von [Fr. Huber] storniert",
        "Rückruf an [Hr. Huber] und zwar heute",
        "Hablé con [don Evaristo] y dice que paga.",
        "La [señora Quispe] llamó otra vez.",
    ],
)
def test_a_title_announces_initials_small_words_and_apostrophes(engine: Engine, text: str) -> None:
    name = text[text.index("[") + 1 : text.index("]")]
    assert found(engine, text.replace("[", "").replace("]", "")) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "[Müller, Anna] - 2 open returns",
        "[Okafor, Chinedu]: complaint about the delivery",
        "Assigned: [Nowak, Piotr]",
        "Customer since 2019: [Garcia Lopez, Manuel]",
        "Ticket from [Lindqvist, Karin]",
    ],
)
def test_a_family_name_first_and_its_given_name_are_one(engine: Engine, text: str) -> None:
    name = text[text.index("[") + 1 : text.index("]")]
    assert found(engine, text.replace("[", "").replace("]", "")) == [name]


def test_lists_of_people_stay_apart(engine: Engine) -> None:
    assert found(engine, "Attendees: Kathrin, Jules, Oksana") == ["Kathrin", "Jules", "Oksana"]
    assert not any(", " in name for name in found(engine, "We met Johnson, Miller, Peter and Brown."))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hugo Boss suit, size 48", "Hugo Boss"),
        ("the Harley Davidson jacket", "Davidson"),
        ("Macy's return policy", "Macy"),
        ("Dr. Martens boots 1460", "Dr. Martens"),
        ("Paul Smith socks", "Paul Smith"),
        ("Trader Joe’s tote bag", "Joe"),
        ("J.P. Morgan report", "Morgan"),
        ("Martin Luther King Day", "Martin Luther King"),
        ("St. Patrick's Day promo", "Patrick"),
        ("Galeries Lafayette Paris", "Lafayette Paris"),
        ("a Claude agent, built on Anthropic's SDK", "Claude"),
        ("The harness reads CLAUDE.md, not you, so Claude can't", "Claude"),
    ],
)
def test_brands_figures_and_days_are_nobody(text: str, name: str) -> None:
    start = text.index(name)
    assert is_nobody(text, start, start + len(name))


@pytest.mark.parametrize(
    "text", ["Hugo Bosson called", "Paul Smith called", "Wendy called", "Martin Lutherson", "Frank", "Claude called"]
)
def test_people_with_names_like_brands_are_people(text: str) -> None:
    name = text.removesuffix(" called")
    assert not is_nobody(text, 0, len(name))


@pytest.mark.parametrize(
    "text",
    [
        "Dear Sir or Madam, where is it?",
        "Mr. Clean magic eraser and Dr. Oetker pizza",
        "Hugo Boss, Calvin Klein and Ralph Lauren are on sale",
        "Ben & Jerry's in the Harry Potter mug",
        "Hey Siri, set a timer",
    ],
)
def test_nobody_is_named(engine: Engine, text: str) -> None:
    assert found(engine, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "私は[中村美咲]と申します",
        "よろしくお願いします。\n[小林 真由美]",
        "请联系[刘建国]，他的订单有问题",
        "안녕하세요, [이영희]입니다",
        "Зателефонуйте [Наталії Бондаренко]",
        "З повагою, [Ганна Дейнеко]",
        "Клієнт [Лукʼян Чекалюк] чекає",
        "السيد [مؤيّد آل عايض] طلب استرجاع المبلغ",
        "اسمي [عبد الجبّار آل مقطة] وأين طلبي؟",
    ],
)
def test_other_letters(engine: Engine, text: str) -> None:
    name = text[text.index("[") + 1 : text.index("]")]
    names = found(engine, text.replace("[", "").replace("]", ""))
    assert names == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Устройства в приложении Alexa и на аккаунте Nabu Casa",
        "添加 Google 和 Alexa",
        "Piper 애드온은 하드웨어에 따라 구성됩니다",
        "이름 편집",
        "배송할 주소를 선택한 주소로 바꾸기",
        "미리 정의된 이메일이 없습니다",
        "יש להזין שם משתמש חוקי",
        "أدخل اسم مستخدم صالح",
        "agent_name: Final = params.get('name')",
        "I don't mind, you don't either",
        "Organic Cotton Tee, Heather Grey, Size M",
        "size: M, colour: Olive, qty 2",
        "Farbe: Jade",
        '{"couleur": "Rose", "taille": "M"}',
    ],
)
def test_programs_labels_and_colours_are_nobody(engine: Engine, text: str) -> None:
    assert found(engine, text) == []


def test_a_known_full_name_in_latin_letters_is_read_among_others(engine: Engine) -> None:
    assert found(engine, "Наш клиент Michael Schneider просит вернуть деньги") == ["Michael Schneider"]


def test_a_closing_before_a_full_name_is_no_family_name(engine: Engine) -> None:
    assert found(engine, "Hoogachtend, Anna Jansen, directeur") == ["Anna Jansen"]


@pytest.mark.parametrize("line", ["Kasia 512 608 441", "Mafalda, 912 330 274", "• Inês: 963 220 418 (depois das 18)"])
def test_a_given_name_and_a_mobile_number_that_are_a_line_are_somebodys(line: str) -> None:
    engine = engine_of("person_name", "phone")
    assert "phone" in [one.detector for one in engine.scan(f"Contacts\n{line}\n")]
    assert engine.scan("Total 512 608 441\nSum 912 330 274\n") == []


def test_somebody_something_is_sent_to_and_a_telephone_are_no_address_and_no_price() -> None:
    sent = "sent to WANJIRU KAMAU 0722 418 903 on 14/7/26 at 6:12 PM"
    assert "street_address" not in [one.detector for one in engine_of("street_address", "phone").scan(sent)]
    hours = "Nås på 070-338 41 26 efter 16."
    assert [one.detector for one in engine_of("price_list", "phone").scan(hours)] == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "Sản phẩm đã được cập nhật thành công.",
        "Tùy chọn vận chuyển mới cho khách hàng",
        "Lý do hoàn tiền và quản lý khu vực thuế",
    ],
)
def test_vietnamese_words_are_nobody(engine: Engine, text: str) -> None:
    assert found(engine, text) == []


def test_a_full_name_in_a_vietnamese_sentence_is_read(engine: Engine) -> None:
    assert found(engine, "Khách hàng Nguyễn Thị Hoa muốn trả lại sản phẩm đã mua") == ["Nguyễn Thị Hoa"]


@pytest.mark.parametrize(
    "text",
    [
        'rows = [("[Bea Holm]", "bea.holm@epost.example")]',
        "VALUES (1,'[Qira]','[Zelenko]','qira.zelenko@post.example')",
        "<td><b>[Qira]</b></td><td>[Zelenko]</td><td>zelenko-qira@post.example</td>",
        "* [Paul Hahn] (paulhahn@post.example, +49 30 901820)",
        "| [Müller, Jörg] | joerg.mueller@post.example |",
        "q.zelenko@post.example, [Qira Zelenko]",
    ],
)
def test_an_address_tells_the_names_beside_it(mails: Engine, text: str) -> None:
    names = re.findall(r"\[([^\]\"(]+)\]", text)
    plain = text
    for name in names:
        plain = plain.replace(f"[{name}]", name)
    said = [plain[one.start : one.end] for one in mails.scan(plain) if one.detector == "person_name"]
    assert said == names


@pytest.mark.parametrize(
    "text",
    [
        "Customer Service, customer.service@shop.example",
        "Debian GCC <debian-gcc@lists.debian.example>",
        "Thank You from thank.you@post.example",
        "write to ana@post.example about the Ana table",
    ],
)
def test_an_address_of_an_office_or_a_word_tells_no_name(mails: Engine, text: str) -> None:
    assert [one for one in mails.scan(text) if "spelled by the address beside it" in one.reasons] == []


@given(st.text(alphabet="aeüß.@ <>,'AE\n-", max_size=120))
def test_names_beside_addresses_lie_outside_them_in_any_text(text: str) -> None:
    places = [(match.start(), match.end()) for match in re.finditer(r"[a-zü.-]+@[a-z.]+", text)]
    for start, end in names_beside(text, places, lambda word: "x"):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]


def test_many_addresses_cost_their_number() -> None:
    text = "Anna Lima anna.lima@post.example\n" * 200

    def spelled(text: str) -> list[tuple[int, int]]:
        places = [(match.start(), match.end()) for match in re.finditer(r"[a-z.]+@[a-z.]+", text)]
        return list(names_beside(text, places, lambda word: "Xg"))

    assert keeps_pace(spelled, text, text * 4, factor=12, slack=0.3)


@pytest.mark.parametrize(
    "text",
    [
        "my name is Fatima Zahra\n[12:04] Fatima Z.: to the Allee\n[12:05] Fatima Z.: thanks",
        "I am Kofi Mensah. Mensah is waiting, and so is Kofi; Kofi Mensah has paid. Kofi's parcel is late.",
        "mein Name ist Qirwen Hallasz, bitte an Hallasz, nicht an hallasz.txt oder QirwenShop",
    ],
)
def test_a_name_known_in_one_place_is_known_in_all(engine: Engine, text: str) -> None:
    masked = list(text)
    for one in engine.scan(text):
        masked[one.start : one.end] = " " * (one.end - one.start)
    left = "".join(masked)
    assert not re.search(r"\b(?:Fatima|Kofi|Mensah|Qirwen|Hallasz)\b", left), left
    assert ("hallasz.txt oder QirwenShop" in left) == ("hallasz.txt" in text)


def test_a_word_of_a_name_that_is_an_everyday_word_or_a_place_is_left_alone(engine: Engine) -> None:
    assert found(engine, "Mrs Rose Paris ordered. The colour Rose is sold out in Paris, and we will mark it.") == [
        "Mrs Rose Paris"
    ]


def test_what_is_found_again_costs_its_number() -> None:
    names = [f"Qira{a}{b} Zelenko{c}" for a in "abcdefgh" for b in "klmnoprs" for c in "xyz"]
    text = "\n".join(names)

    def again(text: str) -> list[Judgement]:
        found = [Judgement(start=m.start(), end=m.end()) for m in re.finditer(r"[^\n]+", text)][:150]
        return list(named_again(text, found, lambda word: "Xx", lambda start, end: True))

    assert again(text)
    assert keeps_pace(again, text, text * 4, factor=12, slack=0.3)


@given(
    st.text(alphabet="Ana Bo'-.\n佐藤", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 12)), max_size=4),
)
def test_what_is_found_again_is_text_and_never_overlaps(text: str, spans: list[tuple[int, int]]) -> None:
    names = [Judgement(start=at, end=at + size) for at, size in spans if at + size <= len(text)]
    done = 0
    for one in named_again(text, names, lambda word: "Xx", lambda start, end: True):
        assert done <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip()
        done = one.end


def test_columns_with_a_number_in_their_name_head_a_table_too(engine: Engine) -> None:
    text = "order,buyer-name,ship-address-1,Address2\n9,Pilar Ríos,Calle 21,x\n"
    assert found(engine, text) == ["Pilar Ríos"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Chị Nguyễn Thị Lan, SĐT 0912 345 678, 12 Nguyễn Huệ, Quận 1", ["Chị Nguyễn Thị Lan"]),
        ("Khách Trần Văn Minh, Quận 1, cần đổi hàng", ["Khách Trần Văn Minh"]),
        ("Anh Chị vui lòng chờ, Quận 1 giao chậm", []),
    ],
)
def test_a_vietnamese_title_is_of_the_name(engine: Engine, text: str, names: list[str]) -> None:
    assert found(engine, text)[: len(names) or None] == names
