"""What is compiled, where it is looked for, and what is read back."""

from __future__ import annotations

import hyperscan
import pytest

from seawall.detect import rulebook
from seawall.detect.detector import Context, Detector, Example, Pattern
from seawall.detect.engine import builtin_detectors, builtin_disguises
from seawall.detect.page import Surroundings
from seawall.detect.passes import Passes
from seawall.detect.rulebook import (
    ASKING,
    DOORS,
    FIGURES,
    MARKS,
    NUMBERS,
    NUMERALS,
    SHAPES,
    SIGNS,
    Rulebook,
)
from seawall.model.errors import PluginError
from seawall.model.words import Category


def detector(*patterns: Pattern, **more: object) -> Detector:
    fields: dict[str, object] = {"hits": (Example("a", ("a",)),), "misses": ("b",), "source": "https://example.com"}
    return Detector(category=Category.CREDENTIALS, patterns=patterns, **{**fields, **more})  # type: ignore[arg-type]


def hits(book: Rulebook, place: int, text: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []

    def note(number: int, _begin: int, end: int, _flags: int, _context: object) -> None:
        found.append((end, number))

    database = book.database(place)
    database.scan(text, match_event_handler=note, scratch=hyperscan.Scratch(database))
    return sorted(found)


def place_of(pattern: Pattern, text: bytes, **more: object) -> set[int]:
    """The databases that see a pattern in a text."""
    book = Rulebook({"one": detector(pattern, **more)}, None)
    return {place for place in range(rulebook.PLACES) if place != DOORS and hits(book, place, text)}


@pytest.mark.parametrize(
    ("pattern", "text", "place"),
    [
        (Pattern(regex="tag_[a-z]{4}"), b"tag_abcd", SHAPES),
        (Pattern(regex="tag_[a-z]{4}[0-9]"), b"tag_abcd1", FIGURES),
        (Pattern(regex="(?:[0-9]|x)tag"), b"1tag", SHAPES),
        (Pattern(regex="tag[0-9]", literals=("tag",)), b"tag1", SHAPES),
        (Pattern(regex="tag[a-z]{1,300}[0-9]", gate="tag[a-z]"), b"tagab1", SHAPES),
        (Pattern(regex=r"\d{2}-\d{4}"), b"12-3456", NUMBERS),
        (Pattern(regex=r"\d{1,9}x", digits=True), b"12345x", NUMBERS),
        (Pattern(regex=r"\d{2}-\d{4}", context_required=True), b"12-3456", ASKING),
    ],
)
def test_each_pattern_is_looked_for_where_it_costs_least(pattern: Pattern, text: bytes, place: int) -> None:
    assert place_of(pattern, text) == {place}


def test_a_match_begins_no_further_before_its_gate_than_the_entry_says() -> None:
    book = Rulebook(
        {
            "one": detector(
                Pattern(regex="ab[0-9]{3,90}"),
                Pattern(regex="x[a-z]{0,50}@[a-z]{3}", gate="@[a-z]", gate_lead=52),
                Pattern(regex="x[a-z]{0,50}%[a-z]{3}", gate="%[a-z]"),
                Pattern(regex="cal(?:le|da) [a-z]{2,40} \\d", gate="cal(?:le|da)"),
            )
        },
        None,
    )
    leads = dict(refer for entry in book.entries if entry.kind is rulebook.Kind.PATTERN for refer in entry.refers)
    assert leads == {0: 5, 1: 52, 2: 55, 3: 5}
    assert [bool(head) for head in book.heads] == [False, False, False, True]


def test_disguises_with_a_digit_are_looked_for_near_digits_only() -> None:
    disguises = builtin_disguises()
    book = Rulebook({"one": detector(Pattern(regex="tag"))}, None, disguises)
    percent = [number for number, one in enumerate(book.disguises) if one.says == "through percent encoding"]
    backwards = [number for number, one in enumerate(book.disguises) if one.says == "written backwards"]

    def seen(text: bytes, *places: int) -> set[int]:
        return {n for place in places for _, hit in hits(book, place, text) for n in book.doors[hit]}

    assert seen(b"%4a %40", DOORS, MARKS, SIGNS) >= set(percent)
    assert seen(b"4444333322221111", NUMERALS) >= set(backwards)
    assert not seen(b"4444333322221111", DOORS, MARKS, SIGNS) & set(backwards)
    assert not seen(b"%4a %40", DOORS, MARKS) & set(percent)


def test_who_asks_for_a_word_has_a_database_without_the_others() -> None:
    asking = [Pattern(regex=regex, context_required=True) for regex in (r"\d{2}-\d{4}", r"\d{4}/\d{2}", r"\d{5}x")]
    book = Rulebook({"a": detector(*asking[:2]), "b": detector(Pattern(regex="x")), "c": detector(*asking[1:])}, None)
    assert [book.names[number] for number in book.asked] == ["a", "c"]
    text = b"12-3456 1234/56 12345x"
    first, last = (hits(book, rulebook.PLACES + n, text) for n in range(2))
    assert [end for end, _ in first] == [7, 15]
    assert [end for end, _ in last] == [15, 22]
    assert hits(book, ASKING, text) == sorted({*first, *last})
    passes = Passes(book)
    everywhere = [(0, len(text))]
    assert passes.asked(text, dict.fromkeys(book.asked, everywhere)) == passes.asking(text, everywhere)
    assert len(passes.asked(text, {book.asked[1]: [(8, len(text))]})) == 2
    assert passes.asked(text, {}) == []


def test_who_looks_for_credentials_only_pays_for_no_disguise_of_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulebook._Expressions, "compiled", lambda _: iter(()))  # it takes seconds
    detectors, disguises = builtin_detectors(), builtin_disguises()
    secrets = Rulebook({"jwt": detectors["jwt"]}, None, disguises)
    assert set(secrets.disguises) == {one for one in disguises.values() if one.credentials}
    both = Rulebook({"jwt": detectors["jwt"], "phone": detectors["phone"]}, None, disguises)
    assert set(both.disguises) == set(disguises.values())


def test_what_is_kept_is_what_was_compiled() -> None:
    detectors = {name: builtin_detectors()[name] for name in ("phone", "order_record", "street_address")}
    disguises = dict(sorted(builtin_disguises().items())[::4])  # all of them take seconds, and are read by every engine
    assert {one.credentials for one in disguises.values()} == {True, False}
    made = Rulebook(detectors, None, disguises)
    assert made.compiled
    read = Rulebook(detectors, made.dump(), disguises)
    assert not read.compiled
    assert [read.refers_of(n) for n in range(len(made.entries), made.expressions)] == list(made._of_words)
    assert made.places == rulebook.PLACES + len(made.asked) > rulebook.PLACES
    names = ["entries", "widths", "heads", "reach", "figure_reach", "door_chars", "asked", "meanings", "doors"]
    names.append("reaches")
    assert any(made.doors)
    assert {name: getattr(read, name) for name in names} == {name: getattr(made, name) for name in names}
    assert read.dump() == made.dump()


def test_a_database_that_was_damaged_where_it_was_kept_is_compiled_anew() -> None:
    detectors = {"one": detector(Pattern(regex=r"tag \d{4}"))}
    made = Rulebook(detectors, None)
    kept = made.dump()
    figures = hyperscan.dumpb(made.database(rulebook.FIGURES))
    spoilt = figures[:-40] + bytes(byte ^ 255 for byte in figures[-40:])
    read = Rulebook(detectors, kept.replace(figures, spoilt))
    assert not read.compiled, "nobody has asked for it yet"
    read.load()
    assert read.dump() == kept


def test_other_rules_refuse_what_was_kept() -> None:
    one = {"one": detector(Pattern(regex="tag"))}
    assert not Rulebook(one, Rulebook(one, None).dump()).compiled
    assert Rulebook({"one": detector(Pattern(regex="tug"))}, Rulebook(one, None).dump()).compiled


def test_a_pattern_that_is_not_portable_is_named() -> None:
    with pytest.raises(PluginError, match="one: shape"):
        Rulebook({"one": detector(Pattern(regex="a.*b", name="shape"))}, None)


@pytest.mark.parametrize(
    ("word", "heard", "unheard"),
    [
        ("card number", ["card number", "CARD-NUMBER", "customerCardNumber", "card_number2"], ["cardnumberless"]),
        ("pay*", ["payment", "pay"], ["repay"]),
        ("prénom", ["PRÉNOM", "prénom"], ["prenom"]),
    ],
)  # fmt: skip
def test_words_are_heard_as_people_and_programs_write_them(word: str, heard: list[str], unheard: list[str]) -> None:
    book = Rulebook({"one": detector(Pattern(regex="tag"), context=Context(positive=(word,)))}, None)
    passes = Passes(book)

    def hears(text: str) -> list[str]:
        data = text.encode("latin-1", "replace")
        return [word for _, word in Surroundings(book, passes, text, data).between(0, 0, len(text))]

    for text in heard:
        assert hears(text) == [word.removesuffix("*")], text
    for text in unheard:
        assert not hears(text), text
