from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.detect.exact.candidates import Looks, Sieve, exact_values, street_values, word_values

LOOKS = Looks(
    kinds=frozenset({"email", "phone", "order", "iban", "price", "birth", "name", "family", "street", "city", "text"}),
    shapes={"order": frozenset({"a2d6"})},
    phone_lengths=frozenset({12}),
    countries=("49",),
    text_lengths=(3,),
)


def seen(text: str) -> set[tuple[str, str]]:
    return {(one.kind, text[one.start : one.end]) for one in exact_values(text, LOOKS)}


def test_values_are_cut_out_of_what_is_around_them() -> None:
    assert ("email", "ana@customers.example") in seen("mailto:ana@customers.example?subject=x")
    assert ("order", "SO-100200") in seen("https://shop.example/orders/SO-100200/status")
    assert ("order", "so 100200") in seen("about so 100200, please")
    assert ("phone", "0170 1234567") in seen("tel 0170 1234567, 80331 Munich")
    assert ("iban", "DE89 3704 0044 0532 0130 00") in seen("to DE89 3704 0044 0532 0130 00.")
    assert ("birth", "7.3.1984") in seen("born 7.3.1984")


def test_ids_of_another_look_are_not_even_candidates() -> None:
    assert not {one for one in seen("invoice INV-2026-00017, part 123456") if one[0] == "order"}


def test_words_pass_the_sieve_only_where_a_set_may_know_them() -> None:
    asked: list[str] = []

    def part_of(word: str) -> int:
        asked.append(word)
        return 15 if word in ("jorg", "muller", "hauptstr") else 0

    sieve = Sieve(LOOKS, part_of)
    text = "We wrote to Jörg Müller, Hauptstr. 5, yesterday"
    words = sieve.words(text)
    assert [word.folded for word in words] == ["jorg", "muller", "hauptstr"]
    asked.clear()
    sieve.words(text)
    assert not asked
    assert ("name", "jorg muller") in {(one.kind, one.form) for one in word_values(text, words, LOOKS)}
    assert ("hauptstr 5", "Hauptstr. 5") in {(v.form, text[v.start : v.end]) for v in street_values(text, words)}
    assert sieve.words("nothing of the kind") == []


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB1 @.-+()/#\n0Ä٣", max_size=120))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    words = Sieve(LOOKS, lambda _: 15).words(text)
    values = [*exact_values(text, LOOKS), *word_values(text, words, LOOKS), *street_values(text, words)]
    assert all(0 <= one.start < one.end <= len(text) for one in values)
