"""Readings lead back to the text as it came; every disguise's own hits and misses; nothing hostile makes them slow."""

from __future__ import annotations

import base64
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.app import open_engine
from seawall.detect.disguise import Disguise, Piece, reading_of
from seawall.detect.disguises import spelled_digits
from seawall.detect.engine import Engine, builtin_disguises

DISGUISES = builtin_disguises()
HITS = [(name, example) for name, one in DISGUISES.items() for example in one.hits]
MISSES = [(name, text) for name, one in DISGUISES.items() for text in one.misses]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return open_engine()


@pytest.mark.parametrize(("name", "example"), HITS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(HITS)])
def test_a_hit_is_found_through_its_disguise(engine: Engine, name: str, example: object) -> None:
    found = [
        (f.detector, example.text[f.start : f.end], f.reasons[-1])  # type: ignore[attr-defined]
        for f in engine.scan(example.text)  # type: ignore[attr-defined]
    ]
    assert (example.detector, example.found, DISGUISES[name].says) in found  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "text"), MISSES, ids=[f"{name}-{n}" for n, (name, _) in enumerate(MISSES)])
def test_nothing_is_found_through_a_miss(engine: Engine, name: str, text: str) -> None:
    assert [f.detector for f in engine.scan(text) if f.reasons and f.reasons[-1] == DISGUISES[name].says] == []


def test_disguises_are_taken_off_one_by_one(engine: Engine) -> None:
    inner = "to=ana.lima%40mail.example"
    text = f"blob: {base64.b64encode(inner.encode()).decode()} end"
    (found,) = [f for f in engine.scan(text) if f.detector == "email"]
    assert text[found.start : found.end] == base64.b64encode(inner.encode()).decode()
    assert found.reasons[-2:] == ("through percent encoding", "through an encoding")


def test_a_customer_table_in_base64_is_a_table(engine: Engine) -> None:
    rows = "name,email\n" + "".join(f"Ana {n},a{n}@mail.example\n" for n in range(30))
    text = "payload = " + base64.b64encode(rows.encode()).decode()
    found = {f.detector: f for f in engine.scan(text)}
    assert found["bulk_records"].count == 30
    assert found["bulk_records"].start <= len("payload = ")
    assert found["bulk_records"].end == len(text)


@given(
    st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 8), st.text(max_size=6)), max_size=6)
)
def test_what_a_reading_leads_back_to_is_in_the_text(text: str, raw: list[tuple[int, int, str]]) -> None:
    pieces, done = [], 0
    for start, size, plain in sorted(raw):
        if start >= done and start + size <= len(text):
            pieces.append(Piece(start, start + size, plain))
            done = start + size
    reading = reading_of(text, pieces)
    assert (reading is None) == (not pieces)
    if reading is None:
        return
    for start in range(len(reading.text)):
        for end in range(start + 1, min(start + 12, len(reading.text)) + 1):
            span = reading.back(start, end)
            if span is not None:
                assert 0 <= span[0] <= span[1] <= len(text)
                touched = [p for p in pieces if p.start < span[1] and p.end > span[0]] or any(
                    span[0] <= p.start <= span[1] for p in pieces
                )
                assert touched


@given(st.text(max_size=120))
def test_pieces_are_ascending_apart_and_inside(text: str) -> None:
    for one in DISGUISES.values():
        done = 0
        for piece in one.pieces(text):
            assert done <= piece.start <= piece.end <= len(text)
            done = piece.end


HOSTILE = [
    *("%25" * 3000, "%" * 9000, "&#" * 4500, "&#x41;" * 1500, "\\" * 9000, "\\u0041" * 1500, "=" * 9000, "=41" * 3000),
    *(
        "a" * 9000,
        "A2" * 4500,
        "0x" * 4500,
        "61 " * 3000,
        "<~" * 4500,
        "1/" * 4500,
        "1\n" * 4500,
        "1  " * 3000,
        "DE89/" * 1800,
    ),
    *(
        "one " * 2250,
        "double " * 1300,
        "4l" * 4500,
        "1 " * 4500,
        "AB12" * 2250,
        "----- " * 1500,
        "moc." * 2250,
        "\u200b" * 9000,
    ),
    *("４" * 9000, "а" * 9000, "a@" * 4500, "00 AB" * 1800, "H4sI" * 2250),
]


@pytest.mark.parametrize("name", DISGUISES)
def test_no_text_makes_a_disguise_slow(name: str) -> None:
    def seconds(text: str) -> float:
        started = time.thread_time()
        list(DISGUISES[name].pieces(text))
        return time.thread_time() - started

    for text in HOSTILE:
        short = seconds(text)
        assert short < 1.5, f"{text[:8]!r}"
        if short > 0.004:
            assert seconds(text * 4) < 0.2 + 12 * short, f"four times {text[:8]!r} took more than four times as long"


def test_every_disguise_has_a_name_of_its_own() -> None:
    assert len({one.says for one in DISGUISES.values()}) == len(DISGUISES)
    assert all(isinstance(one, Disguise) for one in DISGUISES.values())


NUMBER_WORDS = [*spelled_digits._VALUE, *spelled_digits._TIMES]
SAID = st.sampled_from([*NUMBER_WORDS, *"0123456789", "the", "12", "one_two", "(four", "five!", "Two", "DREI"])
BETWEEN = st.sampled_from([" ", ", ", "-", " - ", " – ", ". ", "    ", "\n", "", ",,,,"])
ONE = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
PLAINLY = re.compile(rf"\b(?:{ONE}|\d)(?:[ ,.\-–]{{1,3}}(?:{ONE}|\d)\b){{5,60}}", re.IGNORECASE)
"""The rule in one expression: a hundred times slower, and easier to read."""


@given(st.lists(st.tuples(SAID, BETWEEN), max_size=80).map(lambda pairs: "".join(map("".join, pairs))))
def test_spelled_digits_are_read_as_the_plain_rule_reads_them(text: str) -> None:
    plainly = []
    for match in PLAINLY.finditer(text):
        words = re.findall(rf"{ONE}|\d", match.group().lower())
        if sum(word in spelled_digits._VALUE for word in words) >= 3:
            plainly.append(match.span())
    found = [(piece.start, piece.end) for piece in spelled_digits._pieces(text)]
    assert [span for span in plainly if span not in found] == [
        span for span in plainly if len(_digits(text[slice(*span)])) < spelled_digits.digits_min
    ]
    assert set(found) <= set(plainly)


def _digits(said: str) -> str:
    """The digits of a run, by the plain rule."""
    times, plain = 1, ""
    for word in re.findall(rf"{ONE}|\d", said.lower()):
        if word in spelled_digits._TIMES:
            times = spelled_digits._TIMES[word]
        else:
            plain, times = plain + spelled_digits._VALUE.get(word, word) * times, 1
    return plain
