"""The model of shop talk: its parts, its file, and what it reads in sentences it never saw."""

from __future__ import annotations

import math
import random
from collections import Counter
from importlib import resources

import numpy as np
import pytest
from bench import five_classes, train_shop_talk
from hypothesis import given
from hypothesis import strategies as st

from cost import keeps_pace
from engines import engine_of
from seawall.detect.detectors._talk import _figures
from seawall.detect.shop_talk import (
    KINDS,
    LOOKS,
    UNSPACED,
    Model,
    _in_spaced,
    buckets_bits,
    built_weight,
    builtin_model,
    chunks,
    features,
    rows_kept_max,
    sentences,
    window_chars,
)

ORDER = "Klantin stuurde vrijdag twee lampen terug (89,90 €), ze wil haar geld, zending 4471 is ontvangen."
PRICE = "Il mulino ci fa la sciarpa a 4,20, con trasporto 4,85. Vendiamo a 14,90 e sotto gli 11 non scendiamo."
CONTRACT = (
    "5.2 The Carrier shall collect every working day before 17:00. For each parcel lost it pays up to 80 EUR. Either "
    "side may end this arrangement on 60 days' written notice."
)
HARMLESS = (
    "Our parcels leave the warehouse every working day. You may send anything back within 30 days, free of charge.",
    "How do I work out a margin from cost and price in a spreadsheet?",
    "def total(lines):\n    return sum(line.price * line.quantity for line in lines)\n",
    # What programs, drawings and maps are made of, and what shops tell everybody.
    '\t\t\tnextMonth: "翌月",\n\t\t\tyear: "年",\n\t\t\tmonth1: "1月",\n\t\t\tmonth2: "2月",\n\t\t\tmonth3: "3月",',
    '  "readtime.one": "1 minit baca",\n  "search.result.one": "1 dokumen dijumpai",\n  "search.more.one": "1 lagi",',
    "months: 'ene._feb._mar._abr._may._jun._jul._ago._sep._oct._nov._dic.'.split(\n    '_'\n),\n",
    'd="M468 268c25.6 0 55.8 -16.9 59.8 -42.1c1.7 -11 -11.2 -18.1 -19.7 -10.5c-14.7 13.1 -46.4 13.1 -61.1 0z" />',
    '{"arcs":[[[-1,0],[0,-1],[-1,-1],[0,-2],[0,-1],[-1,0],[-1,-1],[0,1],[0,3],[-1,18],[0,2],[4,7],[1,0],[5,4],[2,1]]]}',
    "clear: both;\n\tmargin: 0px;\n\tpadding: 0px;\n\tmargin-top: -40px;\n\tpadding-left: 58px;\n\tline-height: 1.0px;",
    "§ 6. Odstąpienie od umowy. Konsument może odstąpić od umowy w terminie 14 dni. Sprzedawca zwraca koszt dostawy.",
)

FLAT = {
    name: [1.0 * (name in ("scale", "likely", "whole", "alone", "sure"))] * 3
    for name in ("scale", "bias", "chance", "bare", "whole_chance", "likely", "whole", "alone", "sure")
}

FAR = (
    "The rain had stopped over the hills. Somebody was playing the piano behind an open window, badly and with joy. "
    "She put the kettle on, looked for her glasses and sat down with the letter. Nobody had written to her for years. "
    "In the garden two cats watched each other without moving. It would soon be dark."
)


def test_chunks_have_no_digits_of_their_own_and_unspaced_scripts_are_read_in_pairs() -> None:
    assert chunks('Paid "45,90 €" on 3.11.') == [b"paid", b"00,00", "€".encode(), b"on", b"0.00."]
    assert [chunk.decode() for chunk in chunks("注文番号 12")] == ["注文", "文番", "番号", "号", "00"]


def test_every_letter_of_a_script_without_spaces_is_known_by_its_first_byte() -> None:
    letters = filter(UNSPACED.fullmatch, map(chr, [*range(0xD800), *range(0xE000, 0x10000)]))
    assert not any(letter.encode()[0] in _in_spaced for letter in letters)


def test_features_are_words_their_pieces_without_accents_and_the_shapes_of_numbers() -> None:
    assert features("größe".encode()) == ["<große>", "<gro", "groß", "roße", "oße>"]
    assert features(b"00,00") == ["#0,0", "#5"]
    assert features(b"00%") == ["#0", "#2", "%"]
    assert features("a\U00010437\U0001d7d7".encode()) == ["<a\ua000>", "#0", "#1"]


def test_a_chunk_says_each_thing_once_and_counts_only_what_it_adds_up() -> None:
    assert features(b"hahahaha") == ["<hahahaha>", "<hah", "haha", "ahah", "aha>"]
    model = Model(Model.pack(FLAT, [1] * (len(KINDS) << buckets_bits)))
    assert model.sums(["".join(map(chr, range(0x4E00, 0x4E80))).encode()]) == ((63, 63, 63), 63)


@pytest.mark.parametrize(
    "word",
    [
        *("a" * 1_400, "haha" * 300, "lorem-ipsum-" * 40, "einkaufspreis" * 90),
        random.Random(1).randbytes(600).hex(),
        f"https://shop.example/{'/'.join(f'{n:x}order{n * n:x}' for n in range(90))}",
    ],
)
def test_a_word_without_an_end_tells_nothing(word: str) -> None:
    assert builtin_model().talk(word) == []


@pytest.mark.parametrize(("text", "kind"), [(ORDER, "order_record"), (PRICE, "price_list"), (CONTRACT, "contract")])
def test_what_is_told_is_found_with_its_kind(text: str, kind: str) -> None:
    assert {talk.kind for talk in builtin_model().talk(text)} == {kind}
    found = engine_of(kind).scan(text)
    assert found
    assert found[0].detector == kind


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert builtin_model().talk(text) == []


def test_the_finding_lies_in_what_speaks_for_it_and_the_reason_names_the_model() -> None:
    (talk,) = builtin_model().talk(f"  {PRICE}\n\n")
    assert PRICE[-20:] in f"  {PRICE}\n\n"[talk.start : talk.end]
    assert talk.end == len(PRICE) + 2
    found = [one for told in (ORDER, CONTRACT) for one in engine_of("order_record", "contract").scan(told)]
    assert any(one.reasons[0] == "shop talk model" for one in found)


def test_a_short_text_is_read_as_a_whole_with_a_threshold_of_its_own() -> None:
    model = builtin_model()
    assert all(whole < likely for whole, likely in zip(model.told["whole"], model.told["likely"], strict=True))
    texts = [text.text for text in five_classes.texts("dev") if len(text.text) <= window_chars]
    alone = {text for text in texts for run in model.runs(text) if not run.whole}
    found = [talk for text in texts if text not in alone for talk in model.talk(text)]
    assert all(run.whole for text in texts if text not in alone for run in model.runs(text))
    assert all(talk.score >= model.told["whole"][KINDS.index(talk.kind)] for talk in found)


def test_a_short_text_of_many_chunks_adds_up_to_what_they_say() -> None:
    model = Model(Model.pack(FLAT, [1] * (len(KINDS) << buckets_bits)))
    text = "\n".join("".join(chr(0x4E00 + 7 * row + column) for column in range(7)) for row in range(150))
    assert len(text) < window_chars < 2 * len(chunks(text)), "more of them than a lane of sums had room for"
    said = sum(model.sums(heard).features for _, _, heard in sentences(text))
    whole = [run.words for run in model.runs(text) if run.whole]
    assert whole == [pytest.approx(said / math.sqrt(said + built_weight * len(LOOKS)))] * len(KINDS)


def test_a_model_packs_and_unpacks_and_refuses_other_files() -> None:
    model = Model(Model.pack(FLAT, [0] * (len(KINDS) << buckets_bits)))
    assert model.scores("anything at all") == (0.0, 0.0, 0.0)
    with pytest.raises(ValueError, match="not a shop talk model"):
        Model("something\nelse\n\n")


def test_the_model_that_comes_with_seawall_is_small() -> None:
    builtin_model.cache_clear()
    assert len(builtin_model().weights) < 200_000


@given(st.text(alphabet=st.sampled_from("ab 1\n.é注文。"), max_size=4_000))
def test_sentences_are_the_text_in_pieces_that_leave_out_only_where_they_end(text: str) -> None:
    end = 0
    for start, over, heard in sentences(text):
        assert start >= end
        assert all(letter in " \n。" for letter in text[end:start])
        assert start < over <= len(text)
        assert heard == set(chunks(text[start:over].replace("。", "\n")))
        end = over


@pytest.mark.parametrize(("told", "kind"), [(ORDER, "order_record"), (PRICE, "price_list"), (CONTRACT, "contract")])
@pytest.mark.parametrize("around", HARMLESS)
def test_harmless_text_around_takes_nothing_from_what_is_told(told: str, kind: str, around: str) -> None:
    text = f"{FAR} {around}\n\n{told}\n\n{around} {FAR}"
    at = text.index(told)
    found = [talk for talk in builtin_model().talk(text) if talk.kind == kind]
    assert any(talk.start < at + len(told) and at < talk.end for talk in found)


SERVICE = "The parcel left our warehouse on Monday and should arrive soon. We are glad to help with anything else. "


def test_what_was_said_before_in_a_run_says_nothing_more() -> None:
    model = builtin_model()
    assert model.talk(f"{SERVICE * 8}7 ok.") == model.talk(f"{SERVICE}7 ok.") == []
    for text in (text.text for text in five_classes.texts("dev")[::4] if 2 * len(text.text) < window_chars):
        whole, twice = ([run.words for run in model.runs(one) if run.whole] for one in (text, f"{text}\n{text}"))
        assert whole == twice


@pytest.mark.parametrize(("told", "kind"), [(ORDER, "order_record"), (PRICE, "price_list"), (CONTRACT, "contract")])
@pytest.mark.parametrize("between", ["\n", " ", f"\n\n{FAR}\n\n"])
def test_what_is_told_again_is_marked_again(told: str, kind: str, between: str) -> None:
    text = between.join([told] * 3)
    found = [talk for talk in builtin_model().talk(text) if talk.kind == kind]
    for at in (n * len(told + between) for n in range(3)):
        assert any(talk.start < at + len(told) and at < talk.end for talk in found)


@given(st.text(max_size=2_000))
def test_any_text_can_be_read_and_what_is_found_lies_in_it(text: str) -> None:
    assert all(0 <= talk.start <= talk.end <= len(text) for talk in builtin_model().talk(text))


def test_what_is_remembered_is_bounded_and_changes_no_answer() -> None:
    model = builtin_model()
    first = model.talk(CONTRACT)
    for n in range(2):
        model.talk(
            " ".join(f"q{chr(97 + n)}{''.join(chr(97 + i // 26**at % 26) for at in range(3))}" for i in range(12_000))
        )
    assert len(model._rows) <= rows_kept_max
    assert model.talk(CONTRACT) == first


def test_twice_the_text_costs_twice_as_much() -> None:
    model = builtin_model()
    text = f"{ORDER} {PRICE}\n{CONTRACT} "
    assert keeps_pace(model.talk, text * 50, text * 200, factor=12, slack=0.05)


def test_the_model_was_made_from_the_texts_that_are_here() -> None:
    made_from = resources.files("seawall.detect").joinpath("shop_talk.model").read_text("ascii").split("\n")[3]
    assert made_from == train_shop_talk.digest(), "run `python -m bench.train_shop_talk`"


def test_what_it_learns_from_a_few_texts_tells_them_apart_and_is_the_same_twice() -> None:
    texts = [("returned the blue lamp, refund 12.50 paid", True), ("lamps are blue and red", False)] * 4
    seen = [train_shop_talk.said(text) for text, _ in texts]
    known = frozenset(Counter(name for one in seen for name in one))
    rows = train_shop_talk.Matrix([train_shop_talk.row_of(one, known) for one in seen])
    right = np.array([label for _, label in texts])
    first = train_shop_talk.regression(rows, right, np.ones(len(texts)), 30.0, 1e-9)
    weights, bias = train_shop_talk.regression(rows, right, np.ones(len(texts)), 30.0, 1e-9)
    assert ((rows.times(weights) + bias > 0) == right).all()
    assert (weights == first[0]).all()
    assert bias == first[1]


def test_what_is_made_up_to_learn_from_is_always_the_same() -> None:
    once, twice = (train_shop_talk.made_up(random.Random(7)) for _ in range(2))
    assert once == twice
    assert all(0 < len(text) <= window_chars for text in once)


def test_an_order_known_by_its_talk_is_told_by_its_figures() -> None:
    engine = engine_of("order_record", "price_list", "contract")
    text = ORDER
    told = [one for one in engine.scan(text) if one.detector == "order_record"]
    assert [text[one.start : one.end] for one in told] == ["89,90", "4471"]
    assert all("shop talk model" in one.reasons for one in told)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("order f3392f8b-6116-4073-ab96-e330819e2c07 of 2 June", ["f3392f8b-6116-4073-ab96-e330819e2c07", "2"]),
        ("RE-4471, at 10:00, for 1.249,00 €.", ["RE-4471", "10:00", "1.249,00"]),
        ("ship-address-1 and a 3-seater", []),
    ],
)
def test_a_figure_is_taken_with_what_is_joined_to_it(text: str, figures: list[str]) -> None:
    assert [text[start:end] for start, end in _figures(text, 0, len(text))] == figures
