"""Readings lead back to the text as it came; every disguise's own hits and misses; nothing hostile makes them slow."""

from __future__ import annotations

import base64
import codecs
import random
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import keeps_pace, seconds
from seawall.app import open_engine
from seawall.detect.disguise import Disguise, Example, Piece, one_by_one, plainly_written, reading_of
from seawall.detect.disguises import _alphabets, _checks, _spoken, spelled_digits
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


@pytest.mark.parametrize("blank", ["\xa0", "\u202f", "\u3000", "\xad", "\u200b", "\u200d", "\ufeff"])
def test_blanks_that_editors_write_hide_nothing_in_base64(engine: Engine, blank: str) -> None:
    text = base64.b64encode(f"Ship it to{blank} ana.lima@mail.example,{blank}paid".encode()).decode()
    assert [f.detector for f in engine.scan(text)] == ["email"]


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
                    span[0] <= p.start <= span[1] or p.end == span[0] for p in pieces
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
    *(
        "a<b>" * 2250,
        "4<" * 4500,
        "*4" * 4500,
        "4__" * 3000,
        "\x1b[1m4" * 1800,
        "4]]><![CDATA[" * 700,
        '"4" + ' * 1500,
        '"a","' * 1800,
    ),
    *(
        'a="1"\n' * 1500,
        "'1' . " * 1500,
        "52, " * 2250,
        "chr(52)+" * 1100,
        "\\064" * 2250,
        "01100001 " * 1000,
        "01" * 4500,
        "61\n" * 3000,
    ),
    *(
        "0000: 6161 " * 800,
        "IV " * 3000,
        "alfa " * 1800,
        "at dot com " * 800,
        "a @ " * 2250,
        "a.b@c " * 1500,
        "NDEx " * 1800,
        "a b " * 2250,
    ),
    *(
        "\U000e0041" * 9000,
        "\u200b\u200c" * 4500,
        "\u202ea" * 4500,
        "⠼⠁" * 4500,
        "4→" * 4500,
        "a😀" * 4500,
        "один " * 1800,
        "begin 644 a\n" * 700,
    ),
    *(
        "+AEA-" * 1800,
        "A$" * 4500,
        "``aabb " * 1200,
        "2?2]4@>" * 1200,
        "gur naq " * 1100,
        "teertS " * 1200,
        "moc.a@" * 1500,
        "0" * 9000,
    ),
    *(
        "4111 a 1 " * 1000,
        "123 a 45 b 6789 " * 560,
        "ssn " * 2250,
        "DE89 a " * 1200,
        "XXXDE89" * 1280,
        "a_4111111111111111" * 500,
        "4, then " * 1100,
    ),
    *("４" * 9000, "а" * 9000, "a@" * 4500, "00 AB" * 1800, "H4sI" * 2250),
]


@pytest.mark.parametrize("name", DISGUISES)
def test_no_text_makes_a_disguise_slow(name: str) -> None:
    def undo(text: str) -> object:
        return list(DISGUISES[name].pieces(text))

    for text in HOSTILE:
        assert seconds(lambda text=text: undo(text)) < 3, f"{text[:8]!r}"
        if seconds(lambda text=text: undo(text)) > 0.004:
            assert keeps_pace(undo, text, text * 4, factor=12, slack=0.2), f"{text[:8]!r} costs more than its length"


ASCII = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=11, max_size=40)


@given(ASCII)
def test_the_shape_of_encoded_text_is_seen_in_every_base_and_turn(plain: str) -> None:
    data = plain.encode()
    coded, coded32 = base64.b64encode(data).decode(), base64.b32encode(data).decode()
    for text in (coded, codecs.encode(coded, "rot13"), base64.urlsafe_b64encode(data).decode()):
        turned = text == codecs.encode(coded, "rot13")
        alphabet = codecs.encode(_alphabets.BASE64, "rot13") if turned else _alphabets.BASE64
        assert re.match(_alphabets.eleven_bytes(alphabet), text)
    assert re.search(_alphabets.eleven_bytes(_alphabets.BASE64, backwards=True), coded[::-1])
    assert re.match(f"(?:{_alphabets.five_bytes(_alphabets.BASE32)}){{2}}", coded32)
    assert re.match(f"(?:{_alphabets.five_bytes(_alphabets.BASE32_HEX)}){{2}}", base64.b32hexencode(data).decode())
    wide = base64.b64encode(plain[:9].encode("utf-16-le")).decode()
    assert re.match(f"(?:{_alphabets.wide_bytes(_alphabets.BASE64)}){{3}}", wide)


def test_names_of_programs_do_not_look_like_encoded_text() -> None:
    names = "getElementsByTagName InstanceTypeOffering MAX_CONNECTIONS_PER_HOST some/path/to/a/file application/json"
    assert not re.search(_alphabets.eleven_bytes(_alphabets.BASE64), names)


def test_only_what_was_disguised_inside_a_reading_is_taken_off_again() -> None:
    text = "id=a%2Fb and ana%2540mail.example"
    reading = reading_of(text, [Piece(4, 7, "/"), Piece(16, 21, "%40")])
    assert reading is not None
    inner, outer = reading.text.index("%40"), reading.text.index("and")
    assert reading.changed(Piece(inner, inner + 3, "@"))
    assert not reading.changed(Piece(outer, outer + 3, "x"))


def test_every_disguise_has_a_name_of_its_own() -> None:
    assert len({one.says for one in DISGUISES.values()}) == len(DISGUISES)
    assert all(isinstance(one, Disguise) for one in DISGUISES.values())


NUMBER_WORDS = [*_spoken.DIGITS, *_spoken.TIMES]
SAID = st.sampled_from([*NUMBER_WORDS, *"0123456789", "the", "12", "(four", "five!", "Two", "DREI", "forty", "eleven"])
BETWEEN = st.sampled_from([" ", ", ", "-", " - ", " – ", ". ", "    ", "\n", "", ",,,,"])


@given(st.lists(st.tuples(SAID, BETWEEN), max_size=80).map(lambda pairs: "".join(map("".join, pairs))))
def test_runs_of_number_words_are_words_of_the_text_close_to_one_another(text: str) -> None:
    for run in _spoken.runs(text, spelled_digits._KNOWN, spelled_digits.words_min):
        assert len(run) >= spelled_digits.words_min
        for word, start, end in run:
            assert text[start:end].lower() == word
            assert word in spelled_digits._KNOWN or word.isdecimal()
        for one, two in pairwise(run):
            assert 0 < two[1] - one[2] <= _spoken.between_chars_max


@given(st.lists(st.sampled_from(NUMBER_WORDS), min_size=6, max_size=30), st.sampled_from([" ", ", ", "-", "\n", ": "]))
def test_a_row_of_number_words_is_one_run(words: list[str], between: str) -> None:
    text = f"it is {between.join(words)} ok"
    (run,) = _spoken.runs(text, spelled_digits._KNOWN, spelled_digits.words_min)
    assert [word for word, _, _ in run] == words


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("double four one", "441"),
        ("forty one eleven", "4111"),
        ("forty double two", "4022"),
        ("twenty", "20"),
        ("cuatro uno 12 neuf", "41129"),
    ],
)
def test_words_say_digits(said: str, digits: str) -> None:
    assert _spoken.digits_of(said.split()) == digits


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        (["4111", "1111", "1111", "1111"], (0, 4, "4111 1111 1111 1111")),
        (["Card", "4111", "1111", "1111", "1111"], (1, 5, "4111 1111 1111 1111")),
        (["ana", "@", "mail.example"], (0, 3, "ana@mail.example")),
        (["ana@mail.example", "bo"], None),
        (["+49 ", "30 9", "0181234"], (0, 3, "+493090181234")),
        (["536", "22", "8123"], (0, 3, "536-22-8123")),
        (["2019", "2020", "2021", "2022"], None),
        (["DE89", "3704", "0044", "0532", "0130", "00"], (0, 6, "DE89370400440532013000")),
    ],
)
def test_pieces_make_a_value_only_where_it_shows_by_itself(pieces: list[str], found: object) -> None:
    assert _checks.value_in(pieces) == found


def test_a_value_glued_to_an_escape_is_found(engine: Engine) -> None:
    text = "q=x%3D4111111111111111 card"
    (found,) = [f for f in engine.scan(text) if f.detector == "payment_card"]
    assert text[found.start : found.end] == "4111111111111111"


def test_gates_of_signs_are_left_out_where_there_are_only_words(engine: Engine) -> None:
    """What costs ordinary text nothing must not hide anything either: one sign, or some digits, open them."""
    data = b"Please send it to ana\\x40mail.example, thank you"
    opened = engine._passes.doors(data).disguises
    assert [engine._book.disguises[number].says for number in opened] == ["through character escapes"]
    assert engine._passes.doors(b"Please send it to Ana, thank you, it is 3 of 4").disguises == set()


AROUND = st.lists(
    st.sampled_from(["the parcel", "left", "on time,", "größer", "посылка", "漢字", "and\n"]), max_size=8
).map(" ".join)
LASTING = [example for name, example in HITS if name not in ("turned_texts", "mirrored")]
"""Examples of disguises that take no whole line with them."""


@settings(max_examples=80)
@given(before=AROUND, after=AROUND, example=st.sampled_from(LASTING))
def test_clean_text_around_a_disguise_changes_nothing_but_offsets(
    engine: Engine, before: str, after: str, example: Example
) -> None:
    alone = [one for one in engine.scan(example.text) if one.detector == example.detector]
    text = f"{before}\n\n\n{example.text}\n\n\n{after}"
    shift = len(before) + 3
    found = [one for one in engine.scan(text) if one.detector == example.detector]
    assert [(one.start - shift, one.end - shift) for one in found] == [(one.start, one.end) for one in alone]


@pytest.mark.parametrize(("name", "example"), HITS, ids=[f"{name}-{n}" for n, (name, _) in enumerate(HITS)])
def test_what_a_finding_covers_is_all_there_was(engine: Engine, name: str, example: Example) -> None:
    text = example.text
    for one in sorted(engine.scan(text), key=lambda one: -one.start):
        text = f"{text[: one.start]}(left out){text[one.end :]}"
    assert [one for one in engine.scan(text) if one.detector == example.detector] == []


def test_rows_of_a_table_are_not_put_together_to_card_numbers(engine: Engine) -> None:
    """One in sixty rows of four numbers with four digits looks like a card number pulled apart."""
    dice = random.Random(1)
    rows = [[str(dice.randint(1000, 9999)) for _ in range(4)] for _ in range(600)]
    for mark in (",", ";", "|", "\t"):
        text = "\n".join(mark.join(row) for row in rows)
        assert len([one for one in engine.scan(text) if one.detector == "payment_card"]) <= 1
    alone = "4111,1111,1111,1111"
    (one,) = engine.scan(f"card\n{alone}\n")
    assert (one.start, one.end) == (5, 5 + len(alone))


def test_of_pieces_that_lie_over_one_another_the_first_and_longest_stands() -> None:
    pieces = [Piece(4, 9, "b"), Piece(0, 5, "long"), Piece(0, 3, "short"), Piece(9, 12, "c")]
    assert list(one_by_one(pieces)) == [Piece(0, 5, "long"), Piece(9, 12, "c")]


ACCENTED = "".join(chr(code) for code in range(0xC0, 0x180) if plainly_written(chr(code)))


@given(st.text(st.sampled_from(ACCENTED + "aZ09 @.,-+\n"), max_size=80))
def test_no_disguise_without_a_gate_is_made_of_accented_letters(text: str) -> None:
    for name, disguise in DISGUISES.items():
        assert disguise.gate or not list(disguise.pieces(text)), name


def test_letters_that_look_like_others_are_not_plain() -> None:
    assert all(map(plainly_written, ("Größe", "czerwone łóżko", "señor Núñez", "çığ".replace("ı", "i"), "naïve coöp")))
    assert not any(map(plainly_written, ("\u0131", "\u017f", "\u0133", "\u00aa", "–", "\u00ad", "\u0430")))


@pytest.mark.parametrize(
    "sentence",
    [
        "Добрый день, мы получили ваше письмо и ответим завтра утром. ",
        "Καλημέρα σας, λάβαμε το μήνυμά σας και θα απαντήσουμε αύριο. ",
        "お気軽に（電話で）お問い合わせください。しばらくお待ちください！",
    ],
)
def test_full_width_digits_are_read_at_the_end_of_a_long_text_in_another_script(sentence: str) -> None:
    text = sentence * (40_000 // len(sentence)) + "\n４１１１ １１１１ １１１１ １１１１\n"
    assert [one.detector for one in open_engine().scan(text) if one.start > len(text) - 30] == ["payment_card"]
