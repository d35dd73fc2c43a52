"""What single words of an address can be."""

import pytest

from seawall.detect.address_words import is_street, word_part


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("Street", "t"),
        ("hauptstraße", "t"),
        ("lane", "t"),
        ("Place", "t"),
        ("place", "y"),
        ("House", "b"),
        ("NY", "S"),
        ("von", "j"),
        ("Leeds", "p"),
        ("köln", "p"),
        ("hamburg", "p"),
        ("Qwertzuiop", "W"),
        ("phone", "X"),
        ("wohne", "X"),
        ("yesterday", "x"),
    ],
)
def test_a_word_has_the_part_it_can_be(word: str, part: str) -> None:
    assert word_part(word) == part


def test_streets_are_told_by_their_ends() -> None:
    assert is_street("Keizersgracht")
    assert not is_street("during")
