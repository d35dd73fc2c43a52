"""A name that is all there is on its line or between quotes."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.detector import Judgement
from seawall.detect.detectors._names_whole import whole_names
from seawall.detect.names import builtin_model


def grown(text: str, read: str) -> str:
    start = text.index(read)
    (name,) = whole_names(text, [Judgement(start=start, end=start + len(read))], builtin_model())
    return text[name.start : name.end]


@pytest.mark.parametrize(
    ("text", "read", "whole"),
    [
        ("Translators\n\n Flavia Weisghizzi\n flavia@mailer.example", "Flavia", "Flavia Weisghizzi"),
        ("* Dario Lopez-Kästen\n* Noam Zeilberger", "Dario", "Dario Lopez-Kästen"),
        ('{"contact": "Antoni Bella"}', "Bella", "Antoni Bella"),
        ("Given by\n Ed James.\nThanks", "Ed", "Ed James"),
        ("Packed by\nMaite Guix i Ribé\n", "Maite Guix", "Maite Guix i Ribé"),
    ],
)
def test_the_rest_of_a_line_is_of_the_name(text: str, read: str, whole: str) -> None:
    assert grown(text, read) == whole


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Dear Maria\nyour parcel is late", "Maria"),
        ("Order Maria\n", "Maria"),
        ("Rafael from Lisbon\n", "Rafael"),
        ("Ask Rafael Fontenelle about it.", "Rafael"),
        ("Maria Portugal\n", "Maria"),
    ],
)
def test_a_greeting_a_place_and_a_sentence_are_not(text: str, read: str) -> None:
    assert grown(text, read) == read


def test_two_halves_of_a_name_stay_two_and_never_lie_in_each_other() -> None:
    text = "Jens-Michael Hoffmann"
    halves = [Judgement(start=0, end=12), Judgement(start=13, end=21)]
    names = whole_names(text, halves, builtin_model())
    assert all(one.end <= two.start for one, two in pairwise(names))


@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 20))
def test_any_name_can_be_asked_about(text: str, start: int, size: int) -> None:
    start = min(start, max(0, len(text) - 1))
    end = min(len(text), start + size)
    (name,) = whole_names(text, [Judgement(start=start, end=end)], builtin_model())
    assert name.start <= start
    assert end <= name.end
