"""For every detector: clean text around a finding changes nothing but offsets, and no seam of a stream hides it."""

from __future__ import annotations

import random
from functools import cache

import pytest

from seawall.app import open_engine
from seawall.detect.engine import Engine, builtin_detectors
from seawall.detect.windows import Windows

HITS = {name: [example.text for example in made.hits] for name, made in builtin_detectors().items() if made.hits}
CLEAN = ("so it", "went", "on,", "größer", "тут", "漢字", "and\n", "blue.", "x = y")
APART = "\n\n\n\n"
"""Keeps words of the surroundings from counting as context of the sample."""


@cache
def engine() -> Engine:
    return open_engine()


def findings(text: str, name: str) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in engine().inspect(text).findings if one.detector == name]


@pytest.mark.parametrize("name", sorted(HITS))
def test_clean_text_around_changes_nothing_but_offsets(name: str) -> None:
    dice = random.Random(name)
    for sample in HITS[name]:
        head, tail = (" ".join(dice.choices(CLEAN, k=dice.randrange(12))) for _ in range(2))
        before = head + APART
        moved = [
            (start - len(before), end - len(before)) for start, end in findings(before + sample + APART + tail, name)
        ]
        assert moved == findings(sample, name), sample


@pytest.mark.parametrize("name", sorted(HITS))
def test_no_seam_of_a_stream_hides_a_finding(name: str) -> None:
    """However the text comes in, its windows are the same, and what stands near a seam is told by one of them, once."""
    dice = random.Random(name)
    sample = dice.choice([text for text in HITS[name] if len(text) < 1_500 and text.count("\n") < 2] or HITS[name])
    chars = max(2_000, 3 * len(sample))
    lead = "so it went on and on\n" * ((chars - len(sample) // 2) // 21)
    text = f"{lead}{APART}{sample}{APART}{lead}"

    def told(size: int) -> list[tuple[int, int]]:
        windows, found = Windows(chars=chars), []
        for piece in [*(text[at : at + size] for at in range(0, len(text), size)), ""]:
            for window in windows.feed(piece, not piece):
                found += [
                    (window.at(start), window.at(end))
                    for start, end in findings(window.text, name)
                    if window.tells(start, end)
                ]
        return found

    whole = told(len(text))
    assert told(dice.randrange(50, 900)) == whole
    assert whole == findings(text, name), sample


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Bellen mag: 06-28117340. Adres Prinsengracht 263-1, 1016 GV Amsterdam.", "06-28117340"),
        ("Sunita Aggarwal: 9811042276, B-47, Lajpat Nagar II, New Delhi 110024", "9811042276"),
        ("Tel 01712204933, Hauptstraße 5, 10115 Berlin", "01712204933"),
    ],
)
def test_an_address_does_not_begin_in_the_middle_of_the_number_before_it(text: str, number: str) -> None:
    found = {text[one.start : one.end]: one.detector for one in open_engine().scan(text)}
    assert found[number] == "phone"
    assert "street_address" in found.values()


def test_a_russian_number_in_groups_or_whole_needs_no_word() -> None:
    text = "Курьер: Олег, 8 903 115 20 44, или 89031152045"
    found = [text[one.start : one.end] for one in open_engine().scan(text) if one.detector == "phone"]
    assert found == ["8 903 115 20 44", "89031152045"]
    assert not [one for one in open_engine().scan("part 89031152045 in stock") if one.detector == "phone"]


def test_when_a_line_of_a_chat_was_written_is_no_figure_of_the_order_told_in_it() -> None:
    first, then = "9:14 am - Meera: order 2 lamps not arrived, paid 1,450", "9:18 am - Meera: refund 1,450 please"
    stamps = f"12/11/26, {first}\n12/11/26, {then}"
    found = [stamps[one.start : one.end] for one in open_engine().scan(stamps) if one.detector == "order_record"]
    assert not {"12/11/26", "9:14", "9:18"} & set(found)
