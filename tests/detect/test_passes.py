"""The passes see the same, however a text is cut into blocks, pieces and areas."""

from __future__ import annotations

import pytest

from seawall.detect import passes
from seawall.detect.detector import Context, Detector, Example, Pattern
from seawall.detect.engine import Engine
from seawall.model.words import Category

CARDS = Detector(
    category=Category.PAYMENT_DATA,
    patterns=(Pattern(regex=r"\b\d{4}-\d{4}\b"),),
    context=Context(positive=("card", "карта"), required=True),
    hits=(Example("card 1234-5678", ("1234-5678",)),),
    misses=("1234-5678",),
    source="https://example.com",
)
TAGS = Detector(
    category=Category.CREDENTIALS,
    patterns=(Pattern(regex=r"\btag_[a-z]{4}\b"),),
    hits=(Example("tag_abcd", ("tag_abcd",)),),
    misses=("tag",),
    source="https://example.com",
)


@pytest.fixture(scope="module")
def small() -> Engine:
    return Engine(detectors={"cards": CARDS, "tags": TAGS})


def found(engine: Engine, text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in engine.scan(text)]


@pytest.mark.parametrize("edge", [passes._piece_chars, 4096, passes.block_chars])
@pytest.mark.parametrize("shift", range(-24, 25, 3))
def test_what_lies_across_an_edge_is_found_once(small: Engine, edge: int, shift: int) -> None:
    before = "a " * ((edge + shift) // 2)
    assert found(small, f"{before}card 1234-5678 tag_abcd {'b ' * 40}") == ["1234-5678", "tag_abcd"]


def test_words_of_other_scripts_are_heard_in_any_case(small: Engine) -> None:
    assert found(small, "Моя КАРТА: 1234-5678") == ["1234-5678"]
    assert found(small, "Моя почта: 1234-5678") == []
    assert found(small, "а " * 3000 + "карта 1234-5678") == ["1234-5678"]


def test_a_year_is_no_run_of_digits_and_a_date_is(small: Engine) -> None:
    assert small._passes._digit_areas(b"in 2024 and later, version 3") == []
    assert small._passes._digit_areas(b"on 3/4/24") != []
    assert small._passes._digit_areas(b"12345") != []


def test_an_engine_without_numbers_or_words_compiles(small: Engine) -> None:
    engine = Engine(detectors={"tags": TAGS})
    assert found(engine, "x tag_abcd 1234-5678") == ["tag_abcd"]
    assert found(Engine(engine.serialized(), detectors={"tags": TAGS}), "tag_abcd") == ["tag_abcd"]
