"""The grammar of pseudonyms: every code is found, belongs to its category, and ordinary text holds none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import keeps_pace
from seawall.detect import pseudonym_grammar as grammar
from seawall.model.words import Category

MAKERS = [grammar.make_name, grammar.make_code, grammar.make_iban, grammar.make_card, grammar.make_phone]
made = st.builds(
    lambda make, category, base, spelling: (make(category, base, spelling), category),
    st.sampled_from(MAKERS),
    st.sampled_from(list(Category)),
    st.integers(0, 2**64 - 1),
    st.integers(0, 255),
)


@given(made, st.text(max_size=5), st.text(max_size=5))
def test_a_code_is_found_in_any_text_and_knows_its_category(one: tuple[str, Category], before: str, after: str) -> None:
    code, category = one
    for written in (code, code.upper(), code.lower(), grammar.grouped(code) if code[2].isdigit() else code):
        found = [c for c in grammar.codes(before + written + after) if c.start == len(before)]
        assert [(c.end - c.start, c.canonical) for c in found] == [(len(written), code.lower().removeprefix("+"))]
        assert grammar.category_of(found[0].canonical) is category


@given(made)
def test_every_form_a_code_may_be_issued_in_leads_back_to_it(one: tuple[str, Category]) -> None:
    canonical = one[0].lower().removeprefix("+")
    for pseudonym, tail in grammar.forms(canonical):
        assert pseudonym.endswith(tail)
        assert next(grammar.codes(pseudonym)).canonical == canonical
        assert grammar.is_pseudonym(pseudonym)
        assert grammar.pseudonym_spans(f"({pseudonym})") == [(1, 1 + len(pseudonym))]


@pytest.mark.parametrize("make", MAKERS)
def test_a_change_of_one_character_or_of_two_neighbours_seldom_passes_the_check(make: object) -> None:
    chance = random.Random(3)
    passed = tried = 0
    for _ in range(300):
        category = chance.choice(list(Category))
        code = make(category, chance.getrandbits(60), chance.getrandbits(8)).lower().removeprefix("+")  # type: ignore[operator]
        place = chance.randrange(5, len(code) - 1)
        alphabet = "0123456789" if code[place].isdigit() and make is not grammar.make_code else grammar.SYMBOLS
        if make is grammar.make_name:
            alphabet = grammar.VOWELS if code[place] in grammar.VOWELS else grammar.CONSONANTS
        other = chance.choice([symbol for symbol in alphabet if symbol != code[place]])
        for changed in (
            code[:place] + other + code[place + 1 :],
            code[:place] + code[place + 1] + code[place] + code[place + 2 :],
        ):
            if changed != code and [c.canonical for c in grammar.codes(changed)] == [changed]:
                tried += 1
                passed += grammar.category_of(changed) is not None
    assert passed <= tried * 0.12, (passed, tried)


def test_numbers_are_right_by_their_own_checks() -> None:
    chance = random.Random(5)
    for _ in range(200):
        category, base, spelling = chance.choice(list(Category)), chance.getrandbits(60), chance.getrandbits(8)
        card = grammar.make_card(category, base, spelling)
        digits = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(card))]
        assert len(card) == 16
        assert sum(digit - 9 * (digit > 9) for digit in digits) % 10 == 0
        iban = grammar.make_iban(category, base, spelling)
        assert int("".join(str(int(character, 36)) for character in iban[4:] + iban[:4])) % 97 == 1
        assert len(grammar.make_phone(category, base, spelling)) == 16  # E.164: a plus and at most 15 digits


def test_words_no_code_can_hold_a_second_beginning() -> None:
    assert "q" not in grammar.SYMBOLS + grammar.CONSONANTS + grammar.VOWELS
    assert len(set(grammar.SYMBOLS)) == 31


@given(made, st.data())
def test_a_code_cut_short_is_a_beginning_wherever_it_is_cut(one: tuple[str, Category], data: st.DataObject) -> None:
    code = one[0]
    for place in range(1, len(code)):
        for pattern in (grammar.PLAIN, grammar.IN_JSON):
            found = pattern.search("so " + code[:place])
            assert found is not None
            assert (found.start(), grammar.whole(found)) == (3, False)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Qazaqstan, quiz, Mozart and qwertz: Equinox 9",
        "9 99 999 9999 99999 999-99-9999",
        "+999 is no country; +9990 neither",
        "QZ12 is too short, and qz alone too",
        "0999 1234 5678 9012",
    ],
)
def test_ordinary_text_holds_none(text: str) -> None:
    assert grammar.pseudonym_spans(text) == []
    assert not grammar.is_pseudonym(text)


def test_what_may_hold_one_is_a_code_or_the_beginning_of_one() -> None:
    code = grammar.make_code(Category.CUSTOMER_PII, 5, 1)
    assert grammar.may_hold_pseudonym(f"dear {code}, hello")
    assert grammar.may_hold_pseudonym(f"dear {code[:6]}")
    assert not grammar.may_hold_pseudonym("order 99 of the queue, +49 30 901820")


def test_a_text_without_its_codes_keeps_its_places() -> None:
    code = grammar.make_code(Category.CUSTOMER_PII, 5, 1)
    text = f"mail {code}@mail.example or call, {code}x and x{code} and {code}."
    assert grammar.without_codes(text) == (
        f"mail {'x' * len(code + '@mail.example')} or call, {code}x and x{code} and {'x' * len(code)}."
    )
    assert grammar.without_codes("plain text, queue 9") == "plain text, queue 9"


def test_letters_that_only_look_alike_are_not_the_codes() -> None:
    code = grammar.make_code(Category.CREDENTIALS, 12345, 6)
    fullwidth = "".join(chr(ord(character) + 0xFEE0) for character in code)
    assert list(grammar.codes(fullwidth)) == []


_PIECES = [
    "q",
    "Q",
    "z",
    "Z",
    "9",
    "99",
    "999",
    "+",
    "a",
    "mi",
    "ke",
    "0048217730195",
    "qz",
    "\u200b",
    "-",
    " ",
    "\n",
    "x",
]
_PIECES += [make(Category.PAYMENT_DATA, 7, 1) for make in MAKERS]
_SOUP = st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)


@given(_SOUP, st.lists(st.integers(0, 300), max_size=40), st.integers(1, 20), st.sampled_from((0, 2_048)))
def test_a_finder_finds_what_one_expression_does(text: str, places: list[int], crowd: int, least: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grammar, "short_chars", 0)
        patch.setattr(grammar, "finder_chars_min", least)
        patch.setattr(grammar, "crowded_min", crowd)
        finder = grammar.Finder(text)
        _compare(finder, text, places)


def _compare(finder: grammar.Finder, text: str, places: list[int]) -> None:
    for place in (0, *sorted(places)):
        expected, found = grammar.PLAIN.search(text, place), finder.search(place)
        assert (found and (found.span(), found[0], grammar.whole(found))) == (
            expected and (expected.span(), expected[0], grammar.whole(expected))
        )
    assert grammar.may_hold_pseudonym(text) == (grammar.PLAIN.search(text) is not None)


def test_a_finder_goes_through_a_text_full_of_codes_once() -> None:
    """Eight times as many codes take about eight times as long: what is ahead is looked for once."""
    some = f"{grammar.make_code(Category.PAYMENT_DATA, 9, 2)} x " * 500
    assert keeps_pace(lambda text: list(grammar.codes(text)), some, some * 8, factor=14, slack=0.002)
