"""What a text's own habits say of a name the names model read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engines import engine_of
from seawall.detect.detector import Judgement
from seawall.detect.detectors._habits import is_heading, is_key, things_among, writes_large

MANUAL = "Dina enheter vinner. Rekrytera sedan {} i byn. De kostar mer. Spara guldet."


def place(text: str, word: str) -> tuple[int, int]:
    start = text.index(word)
    return start, start + len(word)


def names(text: str) -> list[str]:
    return [text[one.start : one.end] for one in engine_of("person_name").scan(text)]


def test_who_begins_sentences_large_writes_names_large() -> None:
    text = MANUAL.format("trupper")
    assert writes_large(text, *place(text, "trupper"))


@pytest.mark.parametrize(
    "text",
    [
        "hi, this is maria from lisbon. where is my order? Thanks.",
        "spoke to maria about it",
        "Agent: Hello. How can I help you?\nCustomer: maria, order 20817\nAgent: Thank you. One moment.",
    ],
)
def test_who_does_not_or_whose_turn_is_short_may_write_them_small(text: str) -> None:
    assert not writes_large(text, *place(text, "maria"))


def test_a_programs_key_and_a_heading_are_nobody() -> None:
    assert is_key('Uuml:"U"', 4)
    assert is_key('"Serif": "x"', 6)
    assert not is_key('Nadine: "hello"', 6)
    text = "Ajuda\n\nMòdul\n\nAquí hi ha totes les funcions que podeu fer servir en un document."
    assert is_heading(text, *place(text, "Mòdul"))
    assert not is_heading(
        "Regards,\n\nBajwa\n\nShop Example Ltd, 4 Example Street, and a lot more below it all.", 10, 15
    )
    assert not is_heading("Regards,\n\nBajwa\n", 10, 15)


def test_what_a_text_says_again_and_again_and_seldom_as_a_name_is_a_thing() -> None:
    text = "Start Grisbi, then close it. Recompile Grisbi with encryption. " * 4
    read = [Judgement(start=6, end=12)]
    assert things_among(text, read, read) == {"Grisbi"}
    assert things_among("Ask Grisbi. Grisbi has paid.", read, read) == set()
    assert things_among(text, [], read) == set()


def test_words_of_a_name_nobody_knows_are_looked_for_no_further() -> None:
    text = "Contact Qirwen Hallasz about it. The Hallasz is late."
    assert "Hallasz" not in names(text)[1:]
    text = "Please call Maria Okonjo. Okonjo has paid twice."
    assert names(text) == ["Maria Okonjo", "Okonjo"]


def test_what_is_nobody_alone_is_nobody_in_the_rest_of_the_text() -> None:
    text = "Ask the Debian Members, or Maria Okonjo. The Debian packages are old."
    assert "Debian" not in names(text)


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 20))
def test_any_text_can_be_asked(text: str, start: int, size: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + size)
    assert writes_large(text, start, end) in (True, False)
    assert is_heading(text, start, end) in (True, False)
