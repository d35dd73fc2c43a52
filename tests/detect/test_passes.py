"""The passes see the same, however a text is cut into blocks, pieces and areas."""

from __future__ import annotations

import msgspec
import pytest

from engines import engine_of
from seawall.detect import passes
from seawall.detect.detector import Context, Detector, Example, Pattern
from seawall.detect.engine import Engine
from seawall.detect.page import Surroundings
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
    return Engine(detectors={"cards": CARDS, "tags": TAGS}, disguises={})


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
    assert small._passes.doors(b"in 2024 and later, version 3").runs == []
    assert small._passes.doors(b"on 3/4/24").runs != []
    assert small._passes.doors(b"12345").runs != []


def test_figures_are_where_a_digit_is(small: Engine) -> None:
    assert small._passes.doors(b"on Monday") == ([], [], set())
    assert small._passes.doors(b"x " * 4000 + b"in 2024" + b" y" * 4000).figures != [(0, 16_007)]


def test_a_shape_with_a_digit_is_seen_wherever_it_stands() -> None:
    street = msgspec.structs.replace(TAGS, patterns=(Pattern(regex=r"\btag_[a-z]{1,40}\d[a-z]{1,40}\b"),))
    engine = Engine(detectors={"street": street}, disguises={})
    for before in (
        0,
        passes._piece_chars - 30,
        passes._piece_chars - 1,
        passes._piece_chars + 3,
        passes.block_chars - 9,
    ):
        assert found(engine, "a " * (before // 2) + "tag_abcdefghijklmnop7rstuv " + "b " * 40) == [
            "tag_abcdefghijklmnop7rstuv"
        ]


def test_a_door_says_which_disguise_wherever_it_stands() -> None:
    engine = engine_of("payment_card")  # with every disguise, which to compile for this alone would take two seconds
    says = [one.says for one in engine._book.disguises]
    for before in (0, 1, *range(passes._piece_chars - 9, passes._piece_chars + 1), 3 * passes._piece_chars - 3):
        areas, _, disguises = engine._passes.doors(b"a" + b" " * before + b" %4a ")
        assert areas == []
        assert [says[number] for number in disguises] == ["through percent encoding"], before


def test_a_weak_number_is_looked_for_only_near_its_word(small: Engine) -> None:
    text = "1234-5678 " * 60
    assert len(small._passes.asking(text.encode(), [(0, len(text))])) == 60
    far = "card " + "x " * 3000 + text
    areas = small._passes.doors(far.encode()).runs
    seen = Surroundings(small._book, small._passes, far, far.encode())
    assert seen.near_words(areas) == {}
    assert found(small, far) == []
    assert found(small, far + "x " * 40 + "card 1234-5678") == ["1234-5678"]


def test_an_engine_without_numbers_or_words_compiles(small: Engine) -> None:
    engine = Engine(detectors={"tags": TAGS}, disguises={})
    assert found(engine, "x tag_abcd 1234-5678") == ["tag_abcd"]
    assert found(Engine(engine.serialized(), detectors={"tags": TAGS}, disguises={}), "tag_abcd") == ["tag_abcd"]
