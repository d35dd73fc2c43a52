"""Addresses decoded jointly: parts of any order, case and country, weighed together."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import keeps_pace
from engines import engine_of
from seawall.detect.address_parts import _codes_alone, decoded, pieces
from seawall.detect.address_points import points_min, weighed
from seawall.detect.address_words import is_street
from seawall.detect.engine import Engine


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("street_address")


def found(engine: Engine, text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in engine.inspect(text).findings]


@pytest.mark.parametrize(
    "address",
    [
        "Flat 12B, 4 Long Lane, Leeds LS4 3AB",
        "1-2-3 Ginza, Chuo-ku, Tokyo 104-0061",
        "Teheran-ro 152, Gangnam-gu, Seoul 06236, South Korea",
        "Rua Augusta 1200, Apto 42, Centro, São Paulo - SP, 01305-100",
        "Valle Real 114, Col. Roma Norte, 06700 Pamplona, CDMX, México",
        "12 MG Road, Indiranagar, Bengaluru - 560 038",
        "12 Harcourt Road, Dublin 2, D02 X285",
        "114 Fountain Run, Mason VIC 9175, Australia",
        "K Bertě 141, 581 92 Česká Lípa",
        "Zahrádkářů 27, 24467 Bochov, Czech Republic",
        "Hlíðarvegur 25, 880 Kirkjubæjarklaustur, Iceland",
        "915 Vallegata, 1823 Flekkefjord, Norge",
        "34 Brooklyn Lake, Springfield, NE 10449",
        "RR 2 Box 14, Springfield, IL 62704",
        "Flat 302, Sai Residency, 3rd Cross, Indiranagar, Bengaluru 560038",
        "Door No. 12-3, Lakshmi Nilayam, Gandhi Nagar, Vijayawada 520003",
        "B-204, Sunshine Heights, Baner, Pune 411045",
    ],
)
@pytest.mark.parametrize(
    "around", ["The parcel for {} came back yesterday.", "Ship to: {}\nPayment: card", '{{"address": "{}"}}']
)
def test_forms_of_many_countries_are_one_finding(engine: Engine, address: str, around: str) -> None:
    assert found(engine, around.format(address)) == [address]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("hi i live at 12 oak road, leeds, ls4 3ab thanks", "12 oak road, leeds, ls4 3ab"),
        ("send it to 208 patrick street apartment 5 tralee please", "208 patrick street apartment 5 tralee"),
        ("can u ship to calle mayor 12, 28013 madrid instead", "calle mayor 12, 28013 madrid"),
        ("new address is vallegata 12, 1823 flekkefjord norge", "vallegata 12, 1823 flekkefjord norge"),
        ("SHIP TO\nANA SILVA\nHAUPTSTRASSE 5\n10115 BERLIN\nDPD 15 KG", "HAUPTSTRASSE 5\n10115 BERLIN"),
        ("Best\nAna Silva\nHauptstraße 5\n10115 Berlin\nTel. +49 30 901820", "Hauptstraße 5\n10115 Berlin"),
        ("unit 9456 box 8731\ndpo ap 71610", "unit 9456 box 8731\ndpo ap 71610"),
        ("rue de la paix 12 75002 paris", "rue de la paix 12 75002 paris"),
        ("die adresse: hauptstr. 5 10115 berlin", "hauptstr. 5 10115 berlin"),
        ("mieszkam na ul. długiej 12, 31-147 kraków", "ul. długiej 12, 31-147 kraków"),
        ("via roma 3 00184 roma", "via roma 3 00184 roma"),
        ("mariahilfer straße 10/4 1070 wien", "mariahilfer straße 10/4 1070 wien"),
        ("12 rue des lilas\nbât. b, 3e étage\n69003 lyon", "12 rue des lilas\nbât. b, 3e étage\n69003 lyon"),
        ("5 oak lane\nreading\nrg1 2ab", "5 oak lane\nreading\nrg1 2ab"),
        ("its 45 king st, flat 2, dundee dd1 2jy ring the bell", "45 king st, flat 2, dundee dd1 2jy"),
        ("100 queen st w toronto on m5h 2n2", "100 queen st w toronto on m5h 2n2"),
        ("meet at the corner of 12 Main Street and Oak Avenue", "the corner of 12 Main Street and Oak Avenue"),
    ],
)
def test_without_capitals_or_commas_and_over_lines(engine: Engine, text: str, address: str) -> None:
    assert found(engine, text) == [address]


def test_a_form_s_fields_are_parts_of_one_address(engine: Engine) -> None:
    text = "Name: x\nStreet: Egnatia 22\nCity: Irakleio\nPostcode: 125 00\n"
    assert found(engine, text) == ["Egnatia 22", "Irakleio", "125 00"]
    assert found(engine, "City: Irakleio\nColour: blue") == []


@pytest.mark.parametrize(
    "text",
    [
        "Paris 2024, Tokyo 2020, Rio 2016 and London 2012",
        "order 10115 Berlin Lamp, 2 pieces, EUR 40",
        "12 Angry Men, 1957, USA, 96 min",
        "Model 5030 Basel, 3 shelves, oak, 120 x 40 cm",
        "see Table 3, Figure 12, Appendix B, 2023",
        "Oslo Table 180, Bergen Chair 45, Malmö Lamp 60",
        "the offering 12 and the remembering 1, during 2024",
        "2006 Lukas Novotny\n 2002 Manish Singh\n 2005-2007 Marco Barisione",
        "* @param address: the address 0x12 of the buffer, 3 bytes",
        "sold in Germany, France and Norway in 2023, 12 percent more",
        "Unit 3, Blue Widget, the 3rd of May, 560038 of them sold in Bengaluru",
        "B-204, Oak Table, 411045 pieces of it",
    ],
)
def test_parts_alone_are_no_address(engine: Engine, text: str) -> None:
    assert found(engine, text) == []


def test_a_hint_reads_only_near_itself() -> None:
    text = "12 Main Street, Springfield, IL 62704"
    whole = decoded(text, 4, 8)
    assert whole is not None
    assert (whole.start, whole.end) == (0, len(text))
    padded = "word " * 4000 + text + ". " + "word " * 4000
    far = decoded(padded, 20_004, 20_008)
    assert far is not None
    assert padded[far.start : far.end] == text


@pytest.mark.parametrize("mail", ["ana.silva.12@shop.example", "<ana12@shop.example>", "12@shop.example"])
def test_an_announced_mail_address_is_no_postal_one(mail: str) -> None:
    text = f"please send it to {mail}, 12 Main Street, Springfield, IL 62704"
    assert decoded(text, 7, text.index(mail), announced=True) is None


_LIST = """send it to Flat 12B, Rose Cottage, 4 Long Lane, Leeds LS4 3AB or 915 vallegata, 1823 flekkefjord norge please
12 rue de la Paix, 75002 Paris; Calle Mayor 12, 28013 Madrid, Spain. PO Box 1234, Springfield, IL 62704, USA
"""


@given(
    st.integers(0, len(_LIST)), st.integers(0, 400), st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=9)
)
def test_what_is_remembered_changes_nothing(cut: int, size: int, hints: list[tuple[int, bool]]) -> None:
    text = (_LIST[cut:] + _LIST)[:size]
    memory: dict[object, object] = {}
    for at, announced in hints:
        at = min(at, len(text))
        alone = decoded(text, at, min(at + 4, len(text)), announced=announced)
        assert decoded(text, at, min(at + 4, len(text)), announced=announced, memory=memory) == alone


def test_street_endings() -> None:
    assert is_street("Bahnhofstraße")
    assert not is_street("during")


@given(st.text(alphabet='12 aA,.\n-Wß:"(Street LS4 3AB)', max_size=300), st.integers(0, 300), st.booleans())
def test_any_text_is_read_within_bounds(text: str, at: int, announced: bool) -> None:
    at = min(at, len(text))
    whole = decoded(text, at, at, announced=announced)
    assert whole is None or 0 <= whole.start < whole.end <= len(text)
    read = pieces(text, 0, len(text), 0, {})
    assert all(one.end <= two.start for one, two in pairwise(read))


def test_a_text_full_of_hints_costs_its_length(engine: Engine) -> None:
    hint = "ship to 12 oak, leeds, "
    assert keeps_pace(engine.inspect, hint * 250, hint * 2000, factor=16, slack=0.5)


def test_codes_and_numbers_alone_are_never_enough_for_an_address_that_nothing_announced() -> None:
    for count in range(1, 5):
        for parts in product(sorted(_codes_alone), repeat=count):
            assert weighed("".join(parts))[0] + 1 < points_min  # one more for a word nearby
    assert decoded("k1a0b1 k1b0b1 k1c0b1 99812", 7, 13, worded=lambda: True) is None
