"""The light names tier: its parts, its file, and what it reads in sentences it never saw."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.detectors.person_name import DETECTOR
from seawall.detect.engine import Engine
from seawall.detect.names import Filter, Model, buckets_bits, builtin_model, mood, shape, token_regex, tokens


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(detectors={"person_name": DETECTOR})


def names_in(engine: Engine, text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in engine.scan(text)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(
            ("Ana", "Xx"),
            ("A", "X"),
            ("SILVA", "XX"),
            ("ana", "x"),
            ("iPhone", "xX"),
            ("McCoy", "XxX"),
            ("O'Brien", "Xx"),
        ),
        *(("Jean-Luc", "Xx"), ("42", "0"), (",", ","), ("\n", "NL"), ("ana@shop.example", "@"), ("Žofie", "Xx")),
    ],
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_words_are_cut_where_people_would() -> None:
    words = [token.word for token in tokens("Who's Jean-Luc O'Brien? ana@shop.example, 12.5\n")]
    assert words == ["Who", "'", "s", "Jean-Luc", "O'Brien", "?", "ana@shop.example", ",", "12.5", "\n"]


def test_a_filter_knows_what_it_holds_and_little_else() -> None:
    held = [f"name{n}" for n in range(2_000)]
    made = Filter.of(held)
    assert all(word in made for word in held)
    assert sum(f"other{n}" in made for n in range(2_000)) < 60


def test_mood() -> None:
    assert mood(["hi", "ana", "how", "are", "you"]) == "u"
    assert mood(["HI", "ANA", "SILVA"]) == "C"
    assert mood(["Ana", "lives", "in", "Porto"]) == "m"


def test_a_model_packs_and_unpacks_and_refuses_other_files() -> None:
    small = Filter.of(["ana"])
    model = Model(Model.pack(small, small, small, bytes(4 << buckets_bits)))
    assert model.kind("Ana") == "Xxgfc"
    assert model.label(["Ana", "lives"]) == ("OO", [0, 0])
    assert model.label([]) == ("", [])
    with pytest.raises(ValueError, match="not a names model"):
        Model(b"something else")


def test_the_model_that_comes_with_seawall_is_small_and_quick_to_read() -> None:
    builtin_model.cache_clear()
    begin = time.thread_time()
    model = builtin_model()
    assert time.thread_time() - begin < 0.1
    assert len(model.weights) == 4 << buckets_bits
    assert len(model.weights) + sum(len(f.bits) for f in (model.given, model.family, model.common)) < 5_000_000


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Yesterday Katarzyna Wojciechowska returned two lamps.", ["Katarzyna Wojciechowska"]),
        ("Please ring Henrik Sørensen before noon, he is waiting.", ["Henrik Sørensen"]),
        ("hello, i'm giulia and my sofa never came", ["giulia"]),
        ("Sehr geehrte Frau Hoffmann, anbei die Rechnung.", ["Frau Hoffmann"]),
        ("Bonjour, je m'appelle Mathilde Lefèvre.", ["Mathilde Lefèvre"]),
        ("Me llamo Javier Ortega y quiero devolver la silla.", ["Javier Ortega"]),
        ("Kind regards,\nOlumide Adeyemi\nBuyer", ["Olumide Adeyemi"]),
        ('{"first_name": "Þórdís", "last_name": "Kristjánsdóttir"}', ["Þórdís", "Kristjánsdóttir"]),
        ("Ship to: Nguyen Van Minh, 12 Harbour Road", ["Nguyen Van Minh"]),
    ],
)
def test_names_in_many_languages_and_places(engine: Engine, text: str, wanted: list[str]) -> None:
    found = names_in(engine, text)
    for name in wanted:
        assert any(name in piece or piece in name for piece in found), (text, found)


@pytest.mark.parametrize(
    "text",
    [
        "Do you ship the Oslo Chair to Norway, or only within Germany?",
        "name = 'orders'\nfor item in basket:\n    total += item.price",
        "2026-11-22 10:00:01 INFO gateway Started worker 7 of 8",
        "GTIN;Titel;Farbe\n4006381333931;Lampe Aurora;Blau\n4006381333932;Lampe Milano;Rot",
        "d41d8cd98f00b204e9800998ecf8427e 8f14e45fceea167a5a36dedd4bea2543",
        "write three posts about our summer sale and make them funny",
        "Terms and Conditions of Sale apply from Monday.",
    ],
)
def test_silent_where_nobody_is_named(engine: Engine, text: str) -> None:
    assert names_in(engine, text) == []


def test_findings_say_why(engine: Engine) -> None:
    finding = engine.scan('{"customer_name": "Ana Silva"}')[0]
    assert finding.reasons == ("field: customer name",)
    finding = engine.scan("I talked to Michael Schneider about it.")[0]
    assert finding.reasons == ("names model", "known given name")


@given(st.text(max_size=400))
def test_any_text_is_read_without_fault(text: str) -> None:
    model = builtin_model()
    found = tokens(text)
    assert [text[token.start : token.end] for token in found] == [token.word for token in found]
    labels, margins = model.label([token.word for token in found])
    assert len(labels) == len(margins) == len(found)


@pytest.mark.parametrize("piece", ["Ana Silva ", "name: ", "hi ana ", "Dr. ", "Aa", "dear dear ", "A b@c <a@", "Ana\n"])
def test_cost_grows_no_faster_than_the_text(engine: Engine, piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (8_000, 16_000))
    times = []
    for text in (short, long):
        best = 1e9
        for _ in range(3):
            begin = time.thread_time()
            assert not engine.inspect(text).failed
            best = min(best, time.thread_time() - begin)
        times.append(best)
    assert times[1] < 3.5 * times[0] + 0.01


def test_tokens_are_found_in_linear_time() -> None:
    for piece in ("a.b@", "a-", "O'", "1,", "é"):
        text = piece * 50_000
        begin = time.thread_time()
        assert token_regex.findall(text)
        assert time.thread_time() - begin < 3.0
