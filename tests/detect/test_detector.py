"""What every detector of the folder promises, beyond what it finds (test_detectors.py)."""

from __future__ import annotations

import re

import pytest

from seawall.detect.detector import Context, Detector, Example, Judgement, Pattern, Stuff, words
from seawall.detect.engine import builtin_detectors
from seawall.detect.portable import study
from seawall.model.words import Category, Confidence

DETECTORS = builtin_detectors()


def test_words_are_written_as_one_string() -> None:
    assert words("card, card number ,карта,, card") == ("card", "card number", "карта")
    assert words("") == ()


def test_what_may_be_left_out_means_the_careful_thing() -> None:
    detector = Detector(
        category=Category.CREDENTIALS, hits=(Example("a", ("a",)),), misses=("b",), source="https://example.com"
    )
    assert (detector.context, detector.stuff, detector.always, detector.anchored) == (
        Context(),
        Stuff.TEXT,
        False,
        True,
    )
    assert Pattern(regex="a").confidence is Confidence.POSSIBLE
    judgement = Judgement(start=0, end=1)
    assert (judgement.count, judgement.covers, judgement.category, judgement.subject) == (1, False, None, None)


@pytest.mark.parametrize("name", DETECTORS)
def test_context_words_are_lower_case(name: str) -> None:
    context = DETECTORS[name].context
    for word in (*context.positive, *context.negative):
        assert word == word.lower().strip()
        assert word
    if any(pattern.context_required for pattern in DETECTORS[name].patterns):
        assert context.positive


@pytest.mark.parametrize("name", DETECTORS)
def test_each_detector_finds_in_some_way_and_says_where_its_facts_are_from(name: str) -> None:
    detector = DETECTORS[name]
    assert detector.patterns or detector.sweep
    assert detector.source.startswith("https://")
    assert detector.hits
    assert detector.misses
    assert not detector.gate or detector.sweep, "a gate opens a sweep"


@pytest.mark.parametrize(
    ("name", "pattern"),
    [(name, pattern) for name, one in DETECTORS.items() for pattern in one.patterns if pattern.gate_lead],
    ids=lambda value: value if isinstance(value, str) else value.gate,
)
def test_a_match_begins_no_further_before_what_its_gate_saw_than_declared(name: str, pattern: Pattern) -> None:
    flags = re.ASCII | (re.IGNORECASE if pattern.caseless else 0)
    gate = re.compile(study(pattern.gate).gate, flags)
    seen = 0
    for text in (example.text for example in DETECTORS[name].hits):
        for match in re.finditer(pattern.regex, text, flags):
            first = gate.search(text, match.start(), match.end())
            if first is not None:
                seen += 1
                assert first.end() - match.start() <= pattern.gate_lead
    assert seen
