"""A text under inspection: which words are heard near a place, and what a candidate and a sweep are told."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.detect import page
from seawall.detect.detector import Candidate, Context, Detector, Example, Judgement, Page, Pattern
from seawall.detect.engine import Engine
from seawall.detect.page import Match, Surroundings, Sweep, of_another_column
from seawall.model.words import Category, Confidence

CARDS = Detector(
    category=Category.PAYMENT_DATA,
    patterns=(Pattern(regex=r"\b(\d{4})-\d{4}\b", group=1, reasons=("shape",), context_required=True),),
    context=Context(
        positive=("card", "credit card", "карта", "дебетовая карта"), negative=("sku",), before=30, after=12
    ),
    hits=(Example("card 1234-5678", ("1234",)),),
    misses=("1234-5678",),
    source="https://example.com",
)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(detectors={"cards": CARDS}, disguises={})


def around(engine: Engine, text: str) -> Surroundings:
    return Surroundings(engine._book, engine._passes, text, text.encode("latin-1", "replace"))


def near(engine: Engine, text: str) -> tuple[str | None, str | None]:
    start = text.index("1234")
    return around(engine, text).near(0, start, start + 9)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("card 1234-5678", ("card", None)),
        ("1234-5678 card", ("card", None)),
        ("sku 1234-5678", (None, "sku")),
        ("card sku 1234-5678", ("card", "sku")),
        ("sku card 1234-5678", ("card", None)),
        ("sku 1234-5678 card", ("card", "sku")),
        ("sku\n1234-5678 card", ("card", None)),
        ("sku\n1234-5678", (None, "sku")),
        ("sku\n \n1234-5678", (None, None)),
        ("1234-5678\n\nsku", (None, None)),
        ("card\n\n1234-5678", ("card", None)),
        ("my credit card: 1234-5678", ("credit card", None)),
        ("1234-5678 sku", (None, "sku")),
        ("1234-5678, sku 4711 here", (None, None)),
        ("İ карта 1234-5678", ("карта", None)),
        ("card " + "x" * 40 + " 1234-5678", (None, None)),
        ("1234-5678 and a far card", (None, None)),
        ("cardiology 1234-5678", (None, None)),
        ("Моя КАРТА 1234-5678", ("карта", None)),
    ],
)
def test_the_nearest_word_counts_and_a_negative_one_only_when_it_is_nearer(
    engine: Engine, text: str, words: tuple[str | None, str | None]
) -> None:
    assert near(engine, text) == words


def test_of_foreign_words_in_one_another_the_longest_counts(engine: Engine) -> None:
    text = "моя дебетовая карта 1234-5678"
    assert around(engine, text).all_near(0, text.index("1234"), len(text)) == ("дебетовая карта",)


@pytest.mark.parametrize("shift", range(-12, 13))
def test_a_word_across_two_pieces_is_heard_once(engine: Engine, shift: int) -> None:
    before = "x " * ((page._piece_chars + shift) // 2)
    text = f"{before}credit card 1234-5678"
    start = text.index("1234")
    surroundings = around(engine, text)
    assert "credit card" in surroundings.all_near(0, start, start + 9)
    ends = [end for end, word in surroundings.between(0, 0, len(text)) if word == "credit card"]
    assert ends == [len(before) + len("credit card")]


_PARTS = ("credit card", "card", "sku", "card_2", "x", "\n\n", "Card", "cards", "é")


@given(
    st.lists(st.sampled_from(_PARTS), max_size=60),
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 90)), max_size=9),
)
def test_a_glance_hears_what_is_heard_of_a_whole_piece(
    engine: Engine, parts: list[str], asked: list[tuple[int, int]]
) -> None:
    text = " ".join(parts)
    glancing, whole = around(engine, text), around(engine, text)
    whole._glances = page.glances_max
    for low, chars in asked:
        assert glancing.between(0, low, low + chars) == whole.between(0, low, low + chars)
        assert glancing.near(0, low, low + chars) == whole.near(0, low, low + chars)


@pytest.mark.parametrize(("text", "figures"), [("no digit", 0), ("one 1", 1), ("1 2345", 5), ("", 0), ("é ①", 3)])
def test_a_text_of_words_alone_holds_no_figures(engine: Engine, text: str, figures: int) -> None:
    assert around(engine, text).figures == figures
    assert Sweep(around(engine, text), 0, (), list).figures == figures


def test_the_next_word_is_found_or_a_place_before_which_there_is_none(engine: Engine) -> None:
    text = "x " * 3000 + "card " + "x " * 3000
    surroundings = around(engine, text)
    assert surroundings.next_word(0, 5990, 6100) == 6004
    later = surroundings.next_word(0, 6004, 6100)
    assert later > 6100
    assert not [end for end, _ in surroundings.between(0, 6005, later)]


def test_only_what_lies_near_a_word_is_near(engine: Engine) -> None:
    text = "x " * 6000 + "card 1234-5678 " + "x " * 6000
    ((_, ((low, high),)),) = around(engine, text).near_words([(0, len(text))]).items()
    assert 12_000 - 100 < low < 12_004 < high < 12_200
    assert around(engine, text).near_words([(0, 4_000)]) == {}


def test_a_candidate_tells_its_value_its_match_and_its_words(engine: Engine) -> None:
    text = "card 1234-5678"
    match = re.search(CARDS.patterns[0].regex, text)
    assert match is not None
    candidate = Match(around(engine, text), 0, CARDS.patterns[0], match, disguised=False)
    assert (candidate.value, candidate.groups()) == ("1234", ("1234",))
    assert (candidate.start, candidate.end, candidate.match_start, candidate.match_end) == (5, 9, 5, 14)
    assert (candidate.context(), candidate.against(), candidate.nearby()) == ("card", None, ("card",))
    judgement = candidate.accept("more", confidence=Confidence.LIKELY, end=14, weight=2)
    assert judgement == Judgement(start=5, end=14, confidence=Confidence.LIKELY, reasons=("shape", "more"), weight=2)
    assert candidate.accept().confidence is Confidence.POSSIBLE


def test_a_sweep_sees_anchors_words_tables_and_what_was_found_before() -> None:
    seen: list[tuple[object, ...]] = []

    def sweep(page: Page) -> list[Judgement]:
        seen.append((list(page.anchors), list(page.words(0, 99)), list(page.findings), len(page.tables)))
        return []

    sweeper = Detector(
        category=Category.ORDER_HISTORY,
        gate=("total",),
        context=Context(positive=("amount",)),
        sweep=sweep,
        hits=CARDS.hits,
        misses=CARDS.misses,
        source=CARDS.source,
    )
    rows = "name,total,amount\n" + "a,1,2\n" * 4
    Engine(detectors={"cards": CARDS, "sweeper": sweeper}, disguises={}).inspect(rows + "card 1234-5678")
    at = len(rows) + 5
    assert seen == [([10], [(17, "amount")], [("cards", at, at + 4)], 1)]


def test_what_a_detector_keeps_is_of_one_text_and_its_own() -> None:
    seen: list[tuple[str, int]] = []

    def keeping(name: str) -> Detector:
        def validate(candidate: Candidate) -> None:
            seen.append((name, len(candidate.memory)))
            candidate.memory[candidate.start] = True

        return msgspec.structs.replace(CARDS, validate=validate)

    two = Engine(detectors={"one": keeping("one"), "two": keeping("two")}, disguises={})
    two.inspect("card 1234-5678, card 2345-6789")
    two.inspect("card 1234-5678")
    assert sorted(seen) == [(name, count) for name in ("one", "two") for count in (0, 0, 1)]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("city,passport\nGraz,533401372", False),
        ("order,passport\n533401372,x", True),
        ("order;passport\n533401372;x", True),
        ("| order | passport |\n|---|---|\n| 533401372 | x |", True),
        ("order\tpassport\tcity\n533401372\tx\tGraz", True),
        ("Hello, my passport\n533401372, thanks", False),
        ("a,b,passport\n533401372,x", False),
        ("my passport\n533401372", False),
        ("passport 533401372", False),
    ],
)
def test_a_word_over_another_column_is_not_about_a_cell(text: str, other: bool) -> None:
    assert of_another_column(text, text.index("passport") + 8, text.index("533401372")) is other


@given(text=st.text(alphabet="ab,;|\t\n 1", max_size=60), word_end=st.integers(0, 60), start=st.integers(0, 60))
def test_any_place_can_be_asked(text: str, word_end: int, start: int) -> None:
    assert of_another_column(text, min(word_end, start), max(word_end, start)) in (True, False)
