"""A literal's hit stands for a word exactly where the word's regular expression would match."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect.context_words import FOLDED, ends, foreign_literal, literals, spelling

WORDS = (
    "card number",
    "pay*",
    "prénom",
    "e-mail",
    "appelez-moi au",
    "net 30",
    "n° sécu",
    "no",
    "c.f",
    "id*",
    "ÿ x",
    "nr.",
)


def heard(word: str, data: bytes) -> set[int]:
    """Where a word ends in a text, by its literals."""
    folded = data.translate(FOLDED)
    return {
        end
        for literal, number in literals(word)
        for found in re.finditer(b"(?=" + re.escape(literal) + b")", folded)
        for end in ends(data, found.start() + len(literal), spelling(word, number))
    }


def matched(word: str, data: bytes) -> set[int]:
    """The same by regular expressions, each way a word can end tried at every place."""
    stem, goes_on = word.removesuffix("*"), word.endswith("*")
    plain = "[ _-]?".join("".join(map(_either, part)) for part in stem.split(" "))
    plain = ("(?:\\b|_)" if stem[0].isascii() else "") + plain
    forms = [(plain, "[_0-9]", re.IGNORECASE)]
    if len(stem) > 2 and stem.replace(" ", "").isalpha() and stem.isascii():
        forms.append(("[a-z]" + "".join(map(str.capitalize, stem.split(" "))), "[_0-9A-Z]", 0))
    closed = not goes_on and stem[-1].isascii()
    found = set()
    for form, tail, flags in forms:
        for behind in ("\\b", tail) if closed else ("",):
            regex = re.compile((form + behind).encode("latin-1"), flags)
            found |= {match.end() for begin in range(len(data)) if (match := regex.match(data, begin))}
    return found


def _either(character: str) -> str:
    upper = character.upper()
    return f"[{character}{upper}]" if ord(character) > 127 and ord(upper[0]) < 256 else re.escape(character)


PARTS = st.one_of(
    st.sampled_from(
        ["Card", "card", "NUMBER", "number", "pay", "Pay", "PRÉNOM", "prénom", "e", "mail", "E-Mail", "appelez"]
    ),
    st.sampled_from(
        ["moi", "au", "net", "30", "n°", "sécu", "SÉCU", "no", "No", "C.F", "c.f", "id", "ID", "ÿ", "x", "nr.", "NR."]
    ),
    st.sampled_from([" ", "-", "_", "?", "1", "a", "Z", "é", ".", "\n", ""]),
)


@given(st.lists(PARTS, max_size=9).map("".join))
def test_a_literal_beside_its_boundaries_is_the_word(text: str) -> None:
    data = text.encode("latin-1")
    for word in WORDS:
        assert heard(word, data) == matched(word, data), word


@pytest.mark.parametrize(
    ("word", "text", "places"),
    [
        ("card number", "Card Number, customerCardNumber card_number2 CARD-NUMBER", {11, 31, 44, 56}),
        ("card number", "cardnumberless discard number cardNumberX", set()),
        ("e-mail", "E-Mail e_mail e mail", {6}),
        ("pay*", "payment repay", {3}),
    ],
)  # fmt: skip
def test_words_as_people_and_programs_write_them(word: str, text: str, places: set[int]) -> None:
    assert heard(word, text.encode()) == places


def test_words_beyond_latin_1_are_looked_for_as_utf_8() -> None:
    assert not list(literals("карта*"))
    assert foreign_literal("карта*") == "карта".encode()
    assert foreign_literal("prénom") == b""
