"""Tuning takes findings away, never adds or changes any."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.tuning import Tuning
from seawall.model.errors import ConfigError
from seawall.model.finding import Finding
from seawall.model.settings import DetectSettings
from seawall.model.words import Category, Confidence

TEXT = "Write to help@shop.example, Ana.Lima@Shop.example or bo@mail.example"
KNOWN = {"email": None, "phone": None}


def emails(text: str = TEXT, confidence: Confidence = Confidence.LIKELY) -> list[Finding]:
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        value = word.rstrip(",")
        if "@" in value:
            found.append(
                Finding(
                    detector="email",
                    category=Category.CUSTOMER_PII,
                    start=start,
                    end=start + len(value),
                    confidence=confidence,
                )
            )
    return found


def left(settings: DetectSettings, confidence: Confidence = Confidence.LIKELY) -> list[str]:
    kept = Tuning(settings, KNOWN).keep(TEXT, emails(confidence=confidence))
    return [TEXT[one.start : one.end] for one in kept]


def test_values_are_allowed_by_name_or_by_what_stands_round_a_star() -> None:
    assert left(DetectSettings(allow=("HELP@shop.example",))) == ["Ana.Lima@Shop.example", "bo@mail.example"]
    assert left(DetectSettings(allow=("*@shop.example",))) == ["bo@mail.example"]
    assert left(DetectSettings(allow=("shop.example",))) == [TEXT[o.start : o.end] for o in emails()]


def test_a_level_and_a_number_are_asked_for() -> None:
    likely = DetectSettings(confidence_min={"email": Confidence.LIKELY})
    assert left(likely, Confidence.POSSIBLE) == []
    assert len(left(likely)) == 3
    assert left(DetectSettings(count_min={"email": 4})) == []
    assert len(left(DetectSettings(count_min={"email": 3}))) == 3
    assert left(DetectSettings(count_min={"email": 3}, allow=("help@shop.example",))) == []
    assert len(left(DetectSettings(count_min={"phone": 9}))) == 3


@pytest.mark.parametrize("value", ["*", "*a*", "a@*", "**abc*", "x" * 301])
def test_what_would_allow_everything_is_refused(value: str) -> None:
    with pytest.raises(ConfigError):
        Tuning(DetectSettings(allow=(value,)), KNOWN)


def test_a_detector_nobody_has_is_an_error() -> None:
    for wrong in (
        DetectSettings(off=("emial",)),
        DetectSettings(count_min={"emial": 2}),
        DetectSettings(confidence_min={"emial": Confidence.LIKELY}),
    ):
        with pytest.raises(ConfigError, match="no detector emial"):
            Tuning(wrong, KNOWN)


def test_nothing_set_is_idle() -> None:
    assert Tuning(DetectSettings(), KNOWN).idle
    assert not Tuning(DetectSettings(allow=("abc",)), KNOWN).idle


@given(st.text(max_size=80), st.lists(st.text(min_size=3, max_size=10).filter(str.isalnum), max_size=3))
def test_what_is_kept_was_there_before(text: str, allow: list[str]) -> None:
    findings = emails(text)
    kept = Tuning(DetectSettings(allow=tuple(allow), count_min={"email": 2}), KNOWN).keep(text, findings)
    assert all(one in findings for one in kept)
