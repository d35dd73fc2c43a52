"""Addresses as one piece: what belongs to a street, a postcode or a city that was seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from engines import engine_of
from seawall.app import open_engine
from seawall.detect.engine import Engine
from seawall.detect.postal import begins_at, ends_at, known_place, with_number


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("street_address")


@pytest.mark.parametrize(
    ("street", "rest", "proved"),
    [
        ("12 Main Street", ", Apt. 4, Springfield, IL 62704, USA", True),
        ("10 Downing Street", "\nLondon SW1A 2AA\nUnited Kingdom", True),
        ("Hauptstraße 5", ", 10115 Berlin, Deutschland", True),
        ("Keizersgracht 123", ", 1015 CJ Amsterdam", True),
        ("Calle Mayor 12", ", 3º B, 28013 Madrid, España", True),
        ("ul. Polna 7", "\n00-625 Warszawa", True),
        ("Rua Augusta 100", ", 1100-053 Lisboa", True),
        ("Drottninggatan 12", ", 111 51 Stockholm", True),
        ("4 Privet Drive", "", False),
    ],
)
def test_an_address_goes_on_to_its_last_part(street: str, rest: str, proved: bool) -> None:
    text = f"send it to {street}{rest}. Thanks for that"
    start = text.index(street) + len(street)
    assert ends_at(text, start) == (start + len(rest), proved)


@pytest.mark.parametrize(
    ("before", "street", "place"),
    [
        ("Ship to ", "Zahrádkářů 276, ", "244 67 Bochov"),
        ("see ", "Hauptstraße 5, ", "10115 Berlin"),
        ("Jan Kowalski\n", "al. Wolności 276\n", "44-670 Rybnik"),
        ("Collect from ", "276 Yukon Bypass, ", "Folsom, NY 17432"),
        ("my flat is ", "90 Ártún 55 ", "Apt. 352"),
        ("in the year 2020 we sold ", "", "10000 Pieces"),
        ("the ", "", "62704 Springfield"),
    ],
)
def test_the_street_before_a_postcode(before: str, street: str, place: str) -> None:
    text = f"{before}{street}{place}"
    at = len(before) + len(street)
    assert begins_at(text, at) == len(before) if street else begins_at(text, at) == at


def test_a_house_number_in_front_belongs_to_the_street() -> None:
    assert with_number("at 92 Via Roma 4", 6) == 3
    assert with_number("for $92 Via Roma 4", 8) == 8


def test_places_are_known_without_a_list() -> None:
    assert known_place("Madrid")
    assert not known_place("delivery")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("My order goes to Lindenallee 14, 50968 Köln, is that right?", "Lindenallee 14, 50968 Köln"),
        ("Deliver to:\nPSC 1234, Box 567\nAPO AE 09012\nplease", "PSC 1234, Box 567\nAPO AE 09012"),
        (
            "new address: 21 Turjaška 46\n Apt. 358\n Ljubljana\n Slovenia",
            "21 Turjaška 46\n Apt. 358\n Ljubljana\n Slovenia",
        ),
        ("My zip code is 35649", "35649"),
        ("Sendes til Vesterbrogade 12, 1620 København, Danmark", "Vesterbrogade 12, 1620 København, Danmark"),
        ("12 High Street\nGuildford GU1 3AA\nUnited Kingdom", "12 High Street\nGuildford GU1 3AA\nUnited Kingdom"),
    ],
)
def test_whole_addresses(engine: Engine, text: str, address: str) -> None:
    assert [text[f.start : f.end] for f in engine.scan(text)] == [address]


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 Olympics tickets sold out; 5000 Pieces were left of 10000 Units.",
        "Room 12 has 3 ways to arrange the tables; see page 40 of the guide.",
        "A4021;Lampe Verona;Messing;129,00;4006381333931",
        "Version 4.12.0 fixes 17 errors in 30 days",
    ],
)
def test_silent_where_nobody_lives(engine: Engine, text: str) -> None:
    assert engine.scan(text) == []


@given(st.text(max_size=300), st.integers(0, 300))
def test_any_text_is_read_without_fault(text: str, place: int) -> None:
    place = min(place, len(text))
    end, _ = ends_at(text, place)
    assert place <= end <= len(text)
    assert 0 <= begins_at(text, place) <= place


@pytest.mark.parametrize(
    "piece", ["12 Main Street, ", "10115 Berlin ", "Apt. 4 ", "A ", "12 ", "Aa Bb ", "12 Aa 4\n", "ul. "]
)
def test_hostile_text_costs_little_a_byte(engine: Engine, piece: str) -> None:
    text = piece * (40_000 // len(piece))
    assert costs_at_most(lambda: engine.inspect(text), 4)
    assert not engine.inspect(text[:1000]).failed


BESIDE = (
    "card 4111 1111 1111 1111",
    "IBAN DE89 3704 0044 0532 0130 00",
    "SSN 536-90-4399",
    "order 1042",
    "phone +49 221 1234567",
    "ana.lima@shop.example",
)


@pytest.fixture(scope="module")
def everything() -> Engine:
    return open_engine()


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("join", ["{0}, {1}", "{1}, {0}", "{0}\n{1}", "{1}\n{0}", "{0} - {1}", "{0}; {1}"])
@pytest.mark.parametrize(
    "address", ["Lindenallee 14, 50968 Köln", "12 Long Lane, Leeds LS4 3AB", "12 rue de la Paix, 75002 Paris"]
)
def test_no_number_beside_an_address_takes_it_away(everything: Engine, address: str, join: str, beside: str) -> None:
    text = join.format(beside, address)
    covered = {n for one in everything.scan(text) for n in range(one.start, one.end)}
    first = text.index(address)
    assert [text[n] for n in range(first, first + len(address)) if n not in covered] == []


@pytest.mark.parametrize("phone", ["06-10446904", "089 72 63 41", "50-98-28-96", "0910-5877671", "9761 9808"])
@pytest.mark.parametrize(
    "above", ["Kromwater 38\nApt. 705\nZoetermeer\nTanzania 53144", "Holmevej 34\n2100 København\nPoland"]
)
def test_a_telephone_number_below_an_address_stays_whole(everything: Engine, above: str, phone: str) -> None:
    text = f"{above}\n{phone} office"
    found = [(one.detector, text[one.start : one.end]) for one in everything.scan(text)]
    assert ("street_address", above) in found
    assert not any(value != phone and value in phone for _, value in found)


@pytest.mark.parametrize(
    "address",
    ["12 rue de la Paix, 75002 Paris", "ul. Marszałkowska 10", "PO Box 1234", "2455-B Bench Rd, Othello WA 99344"],
)
def test_an_address_ends_at_an_empty_line(engine: Engine, address: str) -> None:
    text = f"{address}\n\nThe parcel left on Monday."
    found = [text[one.start : one.end] for one in engine.scan(text)]
    assert found == [address]
