"""The light names tier: its parts, its file, and what it reads in sentences it never saw."""

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most, keeps_pace
from engines import engine_of
from seawall.detect.engine import Engine, Inspection
from seawall.detect.names import (
    LINE,
    Filter,
    Model,
    buckets_bits,
    builtin_model,
    feel_of,
    place_tokens,
    rows_kept_max,
    shape,
    tokens,
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("person_name")


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
        *(("Jean-Luc", "Xx"), ("42", "0"), (",", ","), (LINE, "NL"), ("§", "~"), ("Žofie", "Xx")),
    ],
)
def test_shapes(word: str, expected: str) -> None:
    assert shape(word) == expected


@pytest.mark.parametrize(
    ("word", "opens", "joins"),
    [("Priya", True, 1), ("table", False, 0), ("van", False, 1), ("'", False, 2), ("Zqxw-Marie", True, 1)],
)
def test_the_gate_says_where_a_name_may_stand_and_what_joins_it(word: str, opens: bool, joins: int) -> None:
    model = builtin_model()
    assert model.gate(word) == (opens, joins, model.kind(word))
    assert model.look(word)[:2] == (opens, joins)


def test_words_are_cut_at_spaces_and_marks() -> None:
    assert tokens("Who's Jean-Luc, (O'Brien)?\n12.5") == [
        *("Who", "'", "s", "Jean-Luc", ",", "(", "O", "'", "Brien", ")", "?", LINE, "12", ".", "5"),
    ]


def test_a_filter_knows_what_it_holds_and_little_else() -> None:
    held = [f"name{n}" for n in range(2_000)]
    made = Filter.of(held)
    assert all(word in made for word in held)
    assert sum(f"other{n}" in made for n in range(2_000)) < 60


def test_how_people_write_here() -> None:
    assert feel_of("hi ana how are you", 3, 6) == 2
    assert feel_of("Hi ana how are you", 3, 6) == 1
    assert feel_of("HI ANA HOW ARE YOU", 3, 6) == 3
    assert feel_of("Hi Ana how are you", 3, 6) == 0


def test_a_model_packs_and_unpacks_and_refuses_other_files() -> None:
    small = Filter.of(["ana"])
    model = Model(Model.pack([small] * 4, bytes([128]) * (4 << buckets_bits)))
    assert model.kind("Ana") == "Xxgflc"
    assert list(model.runs("Ana lives", 0, 9)) == []
    with pytest.raises(ValueError, match="not a names model"):
        Model(b"something else")


def test_only_words_that_may_be_names_open_a_window() -> None:
    model = builtin_model()
    text = "Thank you for the update, says Katarzyna Nowak; maria waits in “Kraków”. bolga olga"
    opened = [text[place:].split()[0].strip(";,.”") for place in model.places_in(text)]
    assert opened == ["Katarzyna", "Nowak", "maria", "olga"]
    assert model.places_in("The parcel left the warehouse on Tuesday and the carrier is late.") == []


def test_what_is_remembered_is_bounded_and_changes_no_answer() -> None:
    builtin_model.cache_clear()
    model = builtin_model()
    text = "I spoke with Michael Schneider on Monday."
    first = [(run.labels, run.margins) for run in model.runs(text, 0, len(text))]
    for n in range(2):
        words = " ".join(f"Qx{chr(97 + n)}{i:x}z".translate({48 + d: 97 + d for d in range(10)}) for i in range(13_000))
        list(model.runs(words, 0, len(words)))
    assert max(map(len, (model._looks, model._own, model._near))) <= rows_kept_max
    assert [(run.labels, run.margins) for run in model.runs(text, 0, len(text))] == first
    builtin_model.cache_clear()


def test_threads_find_the_same() -> None:
    texts = [
        f"Regards, {name} Kowalska{n}\nhi {name.lower()}" for n, name in enumerate(["Ana", "Jan", "Olga", "Piotr"] * 40)
    ]
    engine = engine_of("person_name")
    builtin_model.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: names_in(engine, text), texts))
    assert found == [names_in(engine, text) for text in texts]


def test_the_model_that_comes_with_seawall_is_small_and_quick_to_read() -> None:
    def read() -> None:
        builtin_model.cache_clear()
        builtin_model()

    assert costs_at_most(read, 0.1)
    model = builtin_model()
    filters = (model.given, model.family, model.places, model.common)
    assert len(model.weights) == 1 << buckets_bits
    assert model.weights.nbytes + sum(len(held.bits) for held in filters) < 5_000_000


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
    words = tokens(text)
    begins: list[int] = []
    place_tokens(text, 0, words, begins, len(words))
    for word, begin in zip(words, begins, strict=True):
        assert text.startswith("\n" if word == LINE else word, begin)
    for run in builtin_model().runs(text, 0, len(text)):
        assert len(run.labels) == len(run.margins) == len(run.tokens)


@given(
    st.lists(
        st.sampled_from(["Ana Silva ", "hi ana ", "Dr. ", "name: ", "\n", "Ünal ", "the ", "O'Brien, ", "x@y.z "]),
        max_size=40,
    )
)
def test_findings_lie_in_the_text_and_apart(engine: Engine, pieces: list[str]) -> None:
    text = "".join(pieces)
    spans = [(finding.start, finding.end) for finding in engine.scan(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@pytest.mark.parametrize("piece", ["Ana Silva ", "name: ", "hi ana ", "Mr ", "Aa", "ANA ", "A b@c <a@", "Ana\n", "ana"])
def test_cost_grows_no_faster_than_the_text(engine: Engine, piece: str) -> None:
    short, long = (piece * (size // len(piece)) for size in (8_000, 16_000))
    assert not engine.inspect(long).failed
    assert keeps_pace(engine.inspect, short, long, factor=3.5, slack=0.01)


@pytest.mark.parametrize("unit", ["Ana Silva ", "Mr Mr ", "THE ANA ", "Xyzzy"])
def test_one_endless_line_is_bounded(engine: Engine, unit: str) -> None:
    text = unit * (300_000 // len(unit))
    looked: list[Inspection] = []
    assert costs_at_most(lambda: looked.append(engine.inspect(text)), 10)
    assert not any(one.failed for one in looked)
