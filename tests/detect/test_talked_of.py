"""Orders and parcels talked of beside a card's or an identity number: only what names it speaks against it.

All numbers are made up.
"""

from __future__ import annotations

import pytest

from seawall.detect.engine import Engine, builtin_detectors

CARD, GROUPED, SOCIAL = "4539578763621486", "5100 2900 2900 2909", "308-63-0237"


@pytest.fixture(scope="module")
def engine() -> Engine:
    known = builtin_detectors()
    return Engine(detectors={name: known[name] for name in ("payment_card", "national_id")}, disguises={})


@pytest.mark.parametrize("value", [CARD, GROUPED, SOCIAL])
@pytest.mark.parametrize(
    "text",
    [
        "the {} is late and I gave you {} for it",
        "where is my {}? it is under {} I think",
        "{} never came, so I cancel. {} was taken",
        "{} not here yet: please use {} now",
    ],
)
@pytest.mark.parametrize("word", ["order", "parcel", "pedido", "Paket", "invoice", "заказ"])
def test_what_is_talked_of_says_nothing_about_a_number(engine: Engine, text: str, word: str, value: str) -> None:
    said = text.format(word, value)
    assert [said[one.start : one.end] for one in engine.scan(said)] == [value]


@pytest.mark.parametrize("value", [CARD, GROUPED, SOCIAL])
@pytest.mark.parametrize(
    "text",
    [
        "{} {}",
        "{}: {}",
        "{} no. {}",
        "your {} with the number {} left",
        "{}={}",
        "{},city\n{},Graz",
        '{{"{}": "{}"}}',
        "<{}>{}</x>",
    ],
)
@pytest.mark.parametrize("word", ["order", "parcel", "tracking", "invoice"])
def test_a_name_before_its_number_still_speaks_against_it(engine: Engine, text: str, word: str, value: str) -> None:
    assert engine.scan(text.format(word, value)) == []
