"""The shop's own detectors: taken when their examples prove them, refused with the reason when not."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.detect.custom import _detector, custom_detectors, detectors_max
from seawall.detect.engine import Engine
from seawall.model.errors import ConfigError
from seawall.model.settings import DetectorSettings
from seawall.model.words import Category, Confidence

LOYALTY = DetectorSettings(
    id="loyalty_card",
    category=Category.CUSTOMER_PII,
    regex=r"\bLC-\d{8}\b",
    hits=("bonus card LC-12345678",),
    misses=("LC-1234", "size LC-XL"),
)


def changed(**more: object) -> DetectorSettings:
    return msgspec.structs.replace(LOYALTY, **more)


def test_one_finds_what_it_says_with_its_category_and_level() -> None:
    sure = changed(confidence=Confidence.VERY_LIKELY)
    engine = Engine(detectors=custom_detectors([sure], {}), disguises={})
    (found,) = engine.scan("please add LC-87654321 to my account")
    assert (found.detector, found.category, found.confidence) == (
        "loyalty_card",
        Category.CUSTOMER_PII,
        Confidence.VERY_LIKELY,
    )
    assert found.reasons == ("your own detector",)


def test_words_that_are_asked_for_must_be_near() -> None:
    asking = changed(
        regex=r"\b\d{8}\b",
        words=("loyalty", "bonus card"),
        words_required=True,
        hits=("loyalty 12345678", "bonus card: 12345678"),
        misses=("batch 12345678",),
    )
    engine = Engine(detectors=custom_detectors([asking], {}), disguises={})
    assert engine.scan("My Bonus Card is 12345678")
    assert not engine.scan("lot 12345678")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"id": "Loyalty"}, "no proper id"),
        ({"id": "email"}, "already"),
        ({"regex": "("}, "Not a regular expression"),
        ({"regex": r"LC.*"}, "can't be used"),
        ({"regex": r"LC-\d+"}, "no upper bound"),
        ({"regex": r"(?=LC)\d"}, "not portable"),
        ({"regex": r"LC-[0-9]{1,300}"}, "more than 256"),
        ({"regex": r"(?:[a-z]{1,9}){1,20}!"}, "inside another"),
        ({"regex": r"(?:(?:a|b){2}c{0,3}){1,9}"}, "inside another"),
        ({"regex": r"[a-z]{0,60}[a-z]{0,60}[a-z]{0,60}!"}, "ways"),
        ({"hits": ()}, "no hits"),
        ({"misses": ()}, "no hits or no misses"),
        ({"hits": ("LC-12345678", "LC-1")}, "nothing in its hit 2"),
        ({"misses": ("fine", "LC-12345678")}, "something in its miss 2"),
        ({"hits": ("x" * 4001,)}, "too many or too long"),
        ({"words": ("Loud",)}, "not right"),
        ({"words_required": True}, "names none"),
    ],
)
def test_what_can_not_be_used_is_refused_with_the_reason(change: dict[str, object], says: str) -> None:
    with pytest.raises(ConfigError, match=says) as refused:
        custom_detectors([changed(**change)], {"email": None})
    assert "12345678" not in str(refused.value), "an example may hold what nobody should read in a log"


def test_ids_are_told_apart_and_there_is_an_end_to_them() -> None:
    with pytest.raises(ConfigError, match="already"):
        custom_detectors([LOYALTY, LOYALTY], {})
    with pytest.raises(ConfigError, match="more than"):
        custom_detectors([LOYALTY] * (detectors_max + 1), {})


PIECES = st.sampled_from(
    ["a", "[a-c]", r"\d", "(?:ab|a)", "[ -]", "(?:a|[ab]|b)", "x{2}", "[a-z]{0,9}", "a{1,30}", "(?:b{1,4})"]
)


@given(st.lists(PIECES, min_size=1, max_size=6), st.sampled_from(["a" * 3000, "ab" * 1500, "1a " * 1000]))
def test_no_regex_that_is_taken_can_be_made_slow(pieces: list[str], text: str) -> None:
    regex = "".join(pieces) + "!"
    try:
        made = _detector(changed(regex=regex))  # what custom_detectors takes, before it tries the examples
    except ConfigError:
        return
    engine = Engine(detectors={"loyalty_card": made}, disguises={})
    assert costs_at_most(lambda: engine.inspect(text + "!" + text), 2), "minutes are what it would take"
