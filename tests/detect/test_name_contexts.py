"""What stands round a name tells whether it is somebody's or a thing's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from engines import engine_of
from seawall.detect.engine import Engine
from seawall.detect.name_contexts import Contexts, bucket, buckets_bits, builtin_contexts, features, words_kept_max


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of("person_name")


@pytest.mark.parametrize(
    "text",
    [
        "Compare Oskar Lind, Brandt & Holm and Mia Keller: which furniture brand has the better returns?",
        "Der Sessel Ottilie hat Beine aus Eiche, dazu passen der Hocker Ottilie und die Leuchte Henriette.",
        "Recommend five novels like The Quiet Year of Martha Lindgren for our book club.",
        "Le fauteuil Mathilde existe en ocre et en sauge, comme le canapé Mathilde.",
        "Ruta de una semana: San Vicente, Santa Eulalia y San Lorenzo.",
    ],
)
def test_things_called_after_people_are_nobody(engine: Engine, text: str) -> None:
    assert [text[one.start : one.end] for one in engine.scan(text)] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Compare the two brands for me please.\n\nThanks,\nMartha Lindgren", "Martha Lindgren"),
        ("Ottilie Brandt wants to return the armchair, her receipt is in the box.", "Ottilie Brandt"),
        ("the driver gave the lamp to mathilde, she signed for it", "mathilde"),
        ("Present: Oskar, Mia, Henrik and Agnes. Mia takes the keys.", "Agnes"),
    ],
)
def test_people_among_things_stay_people(engine: Engine, text: str, name: str) -> None:
    assert name in [text[one.start : one.end] for one in engine.scan(text)]


def test_a_name_beside_a_number_is_somebody_whatever_is_said() -> None:
    text = "Compare the brands Oskar Lind, Mia Keller: +44 20 7946 0958"
    assert any(one.detector == "person_name" for one in engine_of("person_name", "phone").scan(text))


_model = builtin_contexts()


@given(st.text(max_size=80), st.text(min_size=1, max_size=12), st.text(max_size=80))
def test_the_sum_is_that_of_the_features(before: str, name: str, after: str) -> None:
    text, start = before + name + after, len(before)
    said = features(text, start, start + len(name), ["Xxg"], 80)
    expected = sum(_model._weights[bucket(one)] for one in said)
    near = _model.round(text, start, start + len(name))
    assert _model.sum(near, ["Xxg"], 80) == expected
    assert _model.round(text, start, start + len(name)) == near, "also when it is remembered"


def test_memory_is_bounded() -> None:
    model = Contexts(bytes([0, 1]) + bytes(1 << buckets_bits))
    for at in range(words_kept_max + 100):
        model.round("Ana " + "".join("abcdefghij"[int(digit)] for digit in str(at)), 0, 3)
    assert len(model._rows) <= words_kept_max


def test_a_file_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="this version"):
        Contexts(b"something else")


def test_a_long_list_costs_no_more_than_its_length(engine: Engine) -> None:
    text = "Compare " + ", ".join(["Martha Lindgren", "Oskar Lind"] * 400)
    costs_at_most(lambda: engine.scan(text), 2.0)
