"""Marks of stress and escapes before a value: what they stand round is found as it is without them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import costs_at_most
from seawall.app import open_engine
from seawall.detect.emphasis import unmarked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("**Password:** Zx9", "  Password:   Zx9"),
        ("a _4111 1111_ b", "a  4111 1111  b"),
        ("**_x y_**", "   x y   "),
        ("~~old~~ *new*", "  old    new "),
        ("name\rAna\r", "name\nAna\n"),
        (r"Card\n4111, \tana@shop.example", "Card  4111,   ana@shop.example"),
        (r"Thanks\nKunde x\npassword: y", "Thanks  Kunde x  password: y"),
        ("call `Eva Lindqvist` now", "call  Eva Lindqvist  now"),
        ("👤Eva Lindqvist ☎️Kim", " Eva Lindqvist   Kim"),
        ("__Password:__ ||Zx9 x||", "  Password:     Zx9 x  "),
        ("name:\u200bAna\u200b, tel: \u200e0151\u200e", "name: Ana , tel:  0151 "),
    ],
)
def test_marks_are_put_out_of_sight(text: str, plain: str) -> None:
    assert unmarked(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "snake_case_name",
        "__init__",
        "2 * 3 * 4",
        "x ** y ** z",
        "4539 **** **** 6467",
        "* one\n* two",
        "**kwargs",
        "a\r\nb\rc",
        r"C:\new",
        r"C:\temp\new report\readme",
        "a || b || c",
        "run `git status` and `Name`, then `firstName lastName`",
        "📦 on its way 🙂",
        "Ana\u200bMaria",
        "x \u200b\u200c\u200d\u2060\u200b\u200c y",
    ],
)
def test_what_is_no_mark_stays(text: str) -> None:
    assert unmarked(text) == text


def test_the_lines_of_a_key_stay() -> None:
    key = r"-----BEGIN PRIVATE KEY-----\n9xQ\n-----END PRIVATE KEY-----"
    assert unmarked(key) == key


@given(st.text(alphabet="*_~\\n4a @\n", max_size=200))
def test_it_is_as_long_as_before(text: str) -> None:
    assert len(unmarked(text)) == len(text)


@pytest.mark.parametrize("piece", ["*a", "_a", "**a ", "~~a", "*", "_", r"\n4", r"\na.", "_a_"])
def test_it_takes_time_in_line_with_the_text(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert costs_at_most(lambda: unmarked(text), 0.4)


VALUES = {
    "email": "ana.lima@shop.example",
    "payment_card": "4539 1488 0343 6467",
    "iban": "DE89370400440532013000",
    "phone": "+49 151 55551234",
}


@pytest.mark.parametrize("around", ["**{}**", "_{}_", "*{}*", "~~{}~~", "**_{}_**", r"\n{}\n", r"a\n{} b"])
@pytest.mark.parametrize("detector", VALUES)
def test_values_are_found_in_them(detector: str, around: str) -> None:
    text = f"Hello there, {around.format(VALUES[detector])} and see you"
    assert [text[one.start : one.end] for one in open_engine().scan(text) if one.detector == detector] == [
        VALUES[detector]
    ]
